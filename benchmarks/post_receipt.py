"""Post a 50-line goods receipt through `receive_goods`, beside the same rows written by the bare driver."""

import random
from collections.abc import Sequence
from datetime import datetime
from functools import partial
from typing import Any

from benchmarks.floor import JOURNAL, MOVE, SEAL, bare_copy, insert
from benchmarks.measuring import Bench, Figure, Spent, against_floor
from benchmarks.people import OWNER
from benchmarks.shelf import PURCHASE, stocked_shop
from jxc_desktop.kernel.quantity import Quantity
from jxc_desktop.purchasing.receive_goods import ReceiveGoods, receive_goods
from jxc_desktop.purchasing.received_lines import ReceivedLine
from jxc_desktop.storage.shop_file import ShopFile
from jxc_desktop.suppliers.add_supplier import NewSupplier, add_supplier
from jxc_desktop.usecase import do

ITEMS, LINES, RECEIPTS = 2_000, 50, 120
_TEN = Quantity.of(10)


def measure(bench: Bench) -> list[Figure]:
    """Each receipt is its own commit, ours and the floor's in turn; every item comes in once beforehand."""
    file = bench.folder / "receipts.jxc"
    with stocked_shop(file, ITEMS) as shop:
        supplier = do(shop, OWNER, add_supplier, NewSupplier("恒丰商贸")).result.supplier_id
    floor = bare_copy(file, bench.folder / "receipts-floor.db")
    shelf = list(range(1, ITEMS + 1))
    random.Random(7).shuffle(shelf)
    warm_up = ITEMS // LINES
    ours, raw = Spent(), Spent()
    with ShopFile.open(file) as shop:
        for number in range(warm_up + RECEIPTS):
            start = number * LINES % ITEMS
            ids = shelf[start : start + LINES]
            ours.on(partial(receive, shop, supplier, ids))
            raw.on(partial(receive_raw, floor, number, supplier, ids))
    floor.close()
    return [against_floor("post a 50-line receipt", ours.without(warm_up), raw.without(warm_up), most=3)]


def receive(shop: ShopFile, supplier: int, ids: Sequence[int]) -> None:
    """One delivery through the door."""
    lines = tuple(ReceivedLine(number, _TEN, price=PURCHASE) for number in ids)
    do(shop, OWNER, receive_goods, ReceiveGoods(supplier, lines))


_DOCUMENT = """INSERT INTO document (kind, number, state, business_day, posted_at, till, partner_id, warehouse_id,
 total_fen, memo, created_by, created_at) VALUES ('goods_receipt', ?, 'posted', ?, ?, '01', ?, 1, ?, '', 1, ?)"""
_LINE = insert(
    "receipt_line",
    "document_id, line_no, item_id, unit_id, quantity, base_quantity, price_e4, amount_fen, cost_share_fen, tax_fen, "
    "cost_fen, gift, made_day, expiry_day, order_line_id",
)
_QUANTITY, _PRICE_E4, _FEN = 10_000, 21_000, 2_100
_MOVED = (1, 0, "purchase", _QUANTITY, _FEN, 100_010_000, 21_002_100, 0)


def receive_raw(floor: Any, number: int, supplier: int, ids: Sequence[int]) -> None:
    """The primary rows of one receipt and nothing else: nothing read, nothing checked, no sums kept."""
    now = datetime.now().isoformat(timespec="milliseconds")
    day, many = now[:10], len(ids)
    total = _FEN * many
    bought = (_QUANTITY, _QUANTITY, _PRICE_E4, _FEN, 0, 0, _FEN, 0, "", "", None)
    booked = (("1405", 0, 0, total), ("2202", supplier, 0, -total))
    cursor = floor.cursor()
    cursor.execute("BEGIN IMMEDIATE")
    document = cursor.execute(_DOCUMENT, (f"RK-FLOOR-{number:05d}", day, now, supplier, total, now)).lastrowid
    cursor.executemany(_LINE, [(document, n, i, i, *bought) for n, i in enumerate(ids, 1)])
    cursor.executemany(MOVE, [(document, n, 2, many, n, i, *_MOVED, day, now) for n, i in enumerate(ids, 1)])
    cursor.executemany(JOURNAL, [(document, n, 2, many, *row, "", day) for n, row in enumerate(booked, 1)])
    cursor.execute(SEAL, (document, 2, many, day, now))
    cursor.execute("COMMIT")
