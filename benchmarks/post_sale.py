"""Post a 4-line sale through `checkout`, beside the same rows written by the bare driver."""

import random
from collections.abc import Sequence
from datetime import datetime
from functools import partial
from typing import Any

from benchmarks.floor import JOURNAL, MOVE, SEAL, bare_copy, insert
from benchmarks.measuring import Bench, Figure, Spent, against_floor
from benchmarks.people import OWNER
from benchmarks.shelf import stocked_shop
from jxc_desktop.kernel.money import Money
from jxc_desktop.kernel.price import Price
from jxc_desktop.kernel.quantity import Quantity
from jxc_desktop.sales.checkout import Checkout, SaleLine, checkout
from jxc_desktop.sales.open_shift import OpenShift, open_shift
from jxc_desktop.sales.tendering import TenderKind, TenderWanted
from jxc_desktop.storage.shop_file import ShopFile
from jxc_desktop.usecase import do

ITEMS, LINES, SALES = 2_000, 4, 400


def measure(bench: Bench) -> list[Figure]:
    """Each sale is its own commit, ours and the floor's in turn.

    Every item is sold once beforehand: a shop in the middle of its month, not on the first of it.
    """
    file = bench.folder / "sales.jxc"
    stocked_shop(file, ITEMS).close()
    floor = bare_copy(file, bench.folder / "sales-floor.db")
    shelf = list(range(1, ITEMS + 1))
    random.Random(7).shuffle(shelf)
    warm_up = ITEMS // LINES
    ours, raw = Spent(), Spent()
    with ShopFile.open(file) as shop:
        do(shop, OWNER, open_shift, OpenShift())
        for number in range(warm_up + SALES):
            start = number * LINES % ITEMS
            ids = shelf[start : start + LINES]
            ours.on(partial(sell, shop, ids))
            raw.on(partial(sell_raw, floor, number, ids))
    floor.close()
    return [
        against_floor("post a 4-line sale", ours.without(warm_up), raw.without(warm_up), most=3, most_cpu=4),
    ]


def sell(shop: ShopFile, ids: Sequence[int]) -> None:
    """One sale through the door, as the till asks for it."""
    lines = tuple(SaleLine(number, Quantity.of(1), Price(35000)) for number in ids)
    do(shop, OWNER, checkout, Checkout(lines, (TenderWanted(TenderKind.CASH, Money(2000)),)))


_DOCUMENT = """INSERT INTO document (kind, number, state, business_day, posted_at, till, warehouse_id, total_fen, memo,
 created_by, created_at) VALUES ('retail_sale', ?, 'posted', ?, ?, '01', 1, 1400, '', 1, ?)"""
_LINE = insert(
    "sale_line",
    "document_id, line_no, item_id, unit_id, quantity, base_quantity, list_price_e4, price_e4, gross_fen, "
    "discount_fen, round_off_fen, amount_fen, tax_fen, cost_fen, basis_points, reason, answers_line_id",
)
_TENDER = insert("tender", "document_id, line_no, kind, fund_id, tendered_fen, amount_fen, reference")
_SOLD = (1_000, 1_000, 35_000, 35_000, 350, 0, 0, 350, 3, 210, 100, "", None)
_MOVED = (1, 0, "retail", -1_000, -210, 99_999_000, 20_999_790, 0)
_BOOKED = (
    ("1001", 0, 1, 1_400), ("5001", 0, 0, -1_388), ("2221", 0, 0, -12), ("5401", 0, 0, 840), ("1405", 0, 0, -840)
)  # fmt: skip


def sell_raw(floor: Any, number: int, ids: Sequence[int]) -> None:
    """The primary rows of one sale and nothing else: nothing read, nothing checked, no sums kept."""
    now = datetime.now().isoformat(timespec="milliseconds")
    day, lines, moves = now[:10], len(_BOOKED), len(ids)
    cursor = floor.cursor()
    cursor.execute("BEGIN IMMEDIATE")
    document = cursor.execute(_DOCUMENT, (f"XS-FLOOR-{number:05d}", day, now, now)).lastrowid
    cursor.executemany(_LINE, [(document, n, i, i, *_SOLD) for n, i in enumerate(ids, 1)])
    cursor.executemany(MOVE, [(document, n, lines, moves, n, i, *_MOVED, day, now) for n, i in enumerate(ids, 1)])
    cursor.executemany(JOURNAL, [(document, n, lines, moves, *row, "", day) for n, row in enumerate(_BOOKED, 1)])
    cursor.execute(_TENDER, (document, 1, "cash", 1, 2_000, 1_400, ""))
    cursor.execute(SEAL, (document, lines, moves, day, now))
    cursor.execute("COMMIT")
