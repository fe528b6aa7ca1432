"""The floor: the bare driver on the same tables and indexes, under the same durability."""

import shutil
from pathlib import Path
from typing import Any

from jxc_desktop.storage import driver

_SETTINGS = ("journal_mode=wal", "synchronous=2", "foreign_keys=1", "cache_size=-32000")


def insert(table: str, columns: str) -> str:
    """The INSERT a program writes by hand: every figure of a row is given, as a real one's are."""
    return f"INSERT INTO {table} ({columns}) VALUES ({', '.join('?' for _ in columns.split(', '))})"


MOVE = insert(
    "stock_move",
    "document_id, move_no, line_count, move_count, line_no, item_id, warehouse_id, batch_id, route, quantity, "
    "value_fen, balance_quantity, balance_value_fen, provisional, business_day, posted_at",
)
JOURNAL = insert(
    "journal_line",
    "document_id, line_no, line_count, move_count, account, partner_id, fund_id, amount_fen, memo, business_day",
)
SEAL = insert("posting", "document_id, line_count, move_count, business_day, posted_at")


def bare_copy(shop: Path, floor: Path) -> Any:
    """A copy of a closed shop file without its guards: rows are written unchecked."""
    shutil.copy(shop, floor)
    conn = bare(floor)
    for (name,) in conn.execute("SELECT name FROM sqlite_master WHERE type='trigger'").fetchall():
        conn.execute(f'DROP TRIGGER "{name}"')
    return conn


def bare(path: Path) -> Any:
    """A connection of the driver alone."""
    conn = driver.load().connect(str(path), isolation_level=None)
    for pragma in _SETTINGS:
        conn.execute(f"PRAGMA {pragma}")
    return conn
