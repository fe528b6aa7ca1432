"""From a barcode to name, price and stock at 50,000 items on a held reader, beside one bare SELECT."""

import random
from functools import partial
from typing import Any

from sqlalchemy import Connection

from benchmarks.floor import bare
from benchmarks.measuring import Aim, Bench, Figure, Spent, against_floor
from benchmarks.shelf import barcode, stocked_shop
from jxc_desktop.catalog.scanned import scanned
from jxc_desktop.ledger.balances import on_hand
from jxc_desktop.storage.shop_file import ShopFile

ITEMS, SCANS, WARM_UP = 50_000, 4_000, 200
_SELECT = """SELECT item.name, item.retail_price_e4, stock_balance.quantity FROM item_barcode
 JOIN item ON item.id = item_barcode.item_id JOIN item_unit ON item_unit.id = item_barcode.unit_id
 JOIN stock_balance ON stock_balance.item_id = item.id AND stock_balance.warehouse_id = 1
 WHERE item_barcode.code = ? AND item.active = 1"""


def measure(bench: Bench) -> list[Figure]:
    """Codes at random, ours and the floor's in turn."""
    file = bench.folder / "wide.jxc"
    stocked_shop(file, ITEMS).close()
    floor = bare(file)
    chance = random.Random(7)
    ours, raw = Spent(), Spent()
    with ShopFile.open(file, write=False) as shop, shop.reading() as conn:
        for _ in range(WARM_UP + SCANS):
            code = barcode(chance.randint(1, ITEMS))
            ours.on(partial(look, conn, code))
            raw.on(partial(look_raw, floor, code))
    floor.close()
    held = against_floor("barcode to name, price, stock", ours.without(WARM_UP), raw.without(WARM_UP), most=5)
    return [Figure(held.name, held.ours, held.floor, (*held.aims, Aim("p99 < 1 ms", held.ours.p99_ms, 1.0)))]


def look(conn: Connection, code: str) -> tuple[str, str, str]:
    """As the till does."""
    found = scanned(conn, code).items[0].item
    return found.name, found.retail_price.text(), on_hand(conn, found.item_id, 1).quantity.text()


def look_raw(floor: Any, code: str) -> Any:
    """The one row."""
    return floor.execute(_SELECT, (code,)).fetchone()
