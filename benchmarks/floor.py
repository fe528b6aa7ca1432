"""The floor: the bare driver on the same tables and indexes, under the same durability."""

import shutil
from pathlib import Path
from typing import Any

from jxc_desktop.storage import driver

_SETTINGS = ("journal_mode=wal", "synchronous=2", "foreign_keys=1", "cache_size=-32000")


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
