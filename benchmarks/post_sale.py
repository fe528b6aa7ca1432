"""Post a 4-line sale through `checkout`, beside the same rows written by the bare driver: p50 and CPU, in one run."""

import json
import random
import shutil
import statistics
import sys
import tempfile
import time
from collections.abc import Callable, Sequence
from datetime import date, datetime
from functools import partial
from pathlib import Path
from typing import Any

from sqlalchemy import insert

from jxc_desktop.catalog.tables import item, item_unit
from jxc_desktop.documents.kinds import Kind
from jxc_desktop.documents.life import write_document
from jxc_desktop.finance.open_shop import NewShop, open_shop
from jxc_desktop.kernel.identity import Secret
from jxc_desktop.kernel.money import Money
from jxc_desktop.kernel.permission import Role
from jxc_desktop.kernel.price import Price
from jxc_desktop.kernel.quantity import Quantity
from jxc_desktop.ledger import Account, Receipt, Route, cost, credit, debit, post
from jxc_desktop.sales.checkout import Checkout, SaleLine, checkout
from jxc_desktop.sales.open_shift import OpenShift, open_shift
from jxc_desktop.sales.tendering import TenderKind, TenderWanted
from jxc_desktop.storage import driver
from jxc_desktop.storage.shop_file import ShopFile
from jxc_desktop.usecase import Session, Tx, do

ITEMS, LINES = 2_000, 4
OWNER = Session(1, "周禾", Role.OWNER)


def measure(folder: Path, sales: int = 400) -> dict[str, float]:
    """Milliseconds of both and their ratios; both files lie in `folder`, and each sale is its own commit.

    Every item is sold once beforehand: a shop in the middle of its month, not on the first of it.
    """
    file = folder / "sales.jxc"
    stocked_shop(file).close()
    shutil.copy(file, folder / "floor.db")
    shop, floor = ShopFile.open(file), open_floor(folder / "floor.db")
    shelf = list(range(1, ITEMS + 1))
    random.Random(7).shuffle(shelf)
    warm_up = ITEMS // LINES
    spent: dict[str, list[tuple[int, int]]] = {"ours": [], "floor": []}
    try:
        do(shop, OWNER, open_shift, OpenShift())
        for number in range(warm_up + sales):
            start = number * LINES % ITEMS
            ids = shelf[start : start + LINES]
            spent["ours"].append(timed(partial(sell, shop, ids)))
            spent["floor"].append(timed(partial(sell_raw, floor, number, ids)))
    finally:
        floor.close()
        shop.close()
    return figures({name: taken[warm_up:] for name, taken in spent.items()})


def figures(spent: dict[str, list[tuple[int, int]]]) -> dict[str, float]:
    """Milliseconds and ratios out of (wall, CPU) nanoseconds."""
    found: dict[str, float] = {}
    for name, taken in spent.items():
        found[f"{name}_p50_ms"] = statistics.median(wall for wall, _ in taken) / 1e6
        found[f"{name}_cpu_ms"] = statistics.mean(cpu for _, cpu in taken) / 1e6
    found["p50_ratio"] = found["ours_p50_ms"] / found["floor_p50_ms"]
    found["cpu_ratio"] = found["ours_cpu_ms"] / found["floor_cpu_ms"]
    return found


def timed(action: Callable[[], object]) -> tuple[int, int]:
    """Wall and CPU nanoseconds of one call."""
    wall, cpu = time.perf_counter_ns(), time.thread_time_ns()
    action()
    return time.perf_counter_ns() - wall, time.thread_time_ns() - cpu


def sell(shop: ShopFile, ids: Sequence[int]) -> None:
    """One sale through the door, as the till asks for it."""
    lines = tuple(SaleLine(number, Quantity.of(1), Price(35000)) for number in ids)
    do(shop, OWNER, checkout, Checkout(lines, (TenderWanted(TenderKind.CASH, Money(2000)),)))


def stocked_shop(path: Path) -> ShopFile:
    """A shop with 2,000 items on the shelves, 100,000 of each."""
    shop = open_shop(path, NewShop("禾丰便利店", "周禾", Secret("2468")))
    with shop.writing() as conn:
        rows = [
            {"id": n, "code": f"{n:06d}", "name": f"商品{n}", "unit": "个", "tax_code": "13", "created_at": "",
             "purchase_price_e4": 21000, "retail_price_e4": 35000, "changed_at": ""}
            for n in range(1, ITEMS + 1)
        ]  # fmt: skip
        conn.execute(insert(item), rows)
        units = [{"id": n, "item_id": n, "name": "个", "factor": 1000} for n in range(1, ITEMS + 1)]
        conn.execute(insert(item_unit), units)
        tx = Tx(conn, OWNER, datetime.now(), date.today(), "stock")
        value = Money(100_000 * 210)
        wants = [Receipt(n, n, 1, Route.OPENING, Quantity.of(100_000), value) for n in range(1, ITEMS + 1)]
        moves = cost(tx, wants)
        paper = write_document(tx, Kind.OPENING_SETUP, warehouse_id=1)
        worth = Money.total(move.value for move in moves)
        post(tx, paper.id, [debit(Account.INVENTORY, worth), credit(Account.CAPITAL, worth)], moves)
    return shop


def open_floor(path: Path) -> Any:
    """The same tables and indexes without the guards, under the same durability."""
    floor = driver.load().connect(str(path), isolation_level=None)
    for pragma in ("journal_mode=wal", "synchronous=2", "foreign_keys=1", "cache_size=-32000"):
        floor.execute(f"PRAGMA {pragma}")
    for (name,) in floor.execute("SELECT name FROM sqlite_master WHERE type='trigger'").fetchall():
        floor.execute(f'DROP TRIGGER "{name}"')
    return floor


_DOCUMENT = """INSERT INTO document (kind, number, state, business_day, posted_at, till, warehouse_id, total_fen, memo,
 created_by, created_at) VALUES ('retail_sale', ?, 'posted', ?, ?, '01', 1, 1400, '', 1, ?)"""
_LINE = """INSERT INTO sale_line (document_id, line_no, item_id, unit_id, quantity, base_quantity, list_price_e4,
 price_e4, gross_fen, discount_fen, round_off_fen, amount_fen, tax_fen, cost_fen, basis_points, reason)
 VALUES (?, ?, ?, ?, 1000, 1000, 35000, 35000, 350, 0, 0, 350, 3, 210, 100, '')"""
_MOVE = """INSERT INTO stock_move (document_id, line_no, item_id, warehouse_id, batch_id, route, quantity, value_fen,
 balance_quantity, balance_value_fen, provisional, business_day, posted_at)
 VALUES (?, ?, ?, 1, 0, 'retail', -1000, -210, 99999000, 20999790, 0, ?, ?)"""
_JOURNAL = """INSERT INTO journal_line (document_id, line_no, account, partner_id, fund_id, amount_fen, memo,
 business_day) VALUES (?, ?, ?, 0, ?, ?, '', ?)"""
_TENDER = """INSERT INTO tender (document_id, line_no, kind, fund_id, tendered_fen, amount_fen, reference)
 VALUES (?, 1, 'cash', 1, 2000, 1400, '')"""
_SEAL = "INSERT INTO posting (document_id, business_day, posted_at) VALUES (?, ?, ?)"
_AMOUNTS = (("1001", 1, 1400), ("5001", 0, -1388), ("2221", 0, -12), ("5401", 0, 840), ("1405", 0, -840))


def sell_raw(floor: Any, number: int, ids: Sequence[int]) -> None:
    """The primary rows of one sale and nothing else: nothing read, nothing checked, no sums kept."""
    now = datetime.now().isoformat(timespec="milliseconds")
    day = now[:10]
    cursor = floor.cursor()
    cursor.execute("BEGIN IMMEDIATE")
    document = cursor.execute(_DOCUMENT, (f"XS-FLOOR-{number:05d}", day, now, now)).lastrowid
    cursor.executemany(_LINE, [(document, n, i, i) for n, i in enumerate(ids, 1)])
    cursor.executemany(_MOVE, [(document, n, i, day, now) for n, i in enumerate(ids, 1)])
    cursor.executemany(_JOURNAL, [(document, n, *row, day) for n, row in enumerate(_AMOUNTS, 1)])
    cursor.execute(_TENDER, (document,))
    cursor.execute(_SEAL, (document, day, now))
    cursor.execute("COMMIT")


def main(arguments: Sequence[str]) -> None:
    """Print the figures as JSON; the first argument names the folder to work in."""
    folder = Path(tempfile.mkdtemp(dir=arguments[0] if arguments else None))
    try:
        print(json.dumps({name: round(value, 3) for name, value in measure(folder).items()}, indent=1))
    finally:
        shutil.rmtree(folder)


if __name__ == "__main__":
    main(sys.argv[1:])
