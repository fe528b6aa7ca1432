"""The goods of the sample shop as the players see them: units, prices, how well each sells, who delivers it."""

from collections.abc import Sequence
from dataclasses import dataclass
from random import Random

from sqlalchemy import Connection, func, select

from jxc_desktop.catalog.tables import category, item, item_barcode, item_unit
from jxc_desktop.kernel.price import Price
from jxc_desktop.kernel.quantity import Quantity
from jxc_desktop.ledger.balances import on_hand

_DRINKS = {"饮料", "水", "奶", "咖啡", "酒", "八宝粥"}
_HOUSEHOLD = {"日用品", "卫生巾", "调味品"}


@dataclass(frozen=True, slots=True)
class Ware:
    """One item: `liking` is its weight in a customer's choice, `supplier` the number of who delivers it."""

    item_id: int
    unit_id: int
    retail: Price
    member: Price
    wholesale: Price
    purchase: Price
    liking: int
    supplier: int
    barcode: str

    @property
    def least(self) -> Quantity:
        """Two weeks' liking: below it the supplier is called."""
        return Quantity.of(3 + self.liking // 8)

    @property
    def refill(self) -> Quantity:
        """What he then brings."""
        return Quantity.of(6 + self.liking // 3)


def wares(conn: Connection, chance: Random) -> list[Ware]:
    """Every item on sale that has prices; a few sell very well, many slowly, as in a real shop."""
    base = item.join(item_unit, (item_unit.c.item_id == item.c.id) & (item_unit.c.name == item.c.unit))
    first_code = select(func.min(item_barcode.c.code)).where(item_barcode.c.item_id == item.c.id).scalar_subquery()
    columns = (
        item.c.id,
        item_unit.c.id,
        item.c.retail_price_e4,
        item.c.member_price_e4,
        item.c.wholesale_price_e4,
        item.c.purchase_price_e4,
        category.c.name,
        func.coalesce(first_code, ""),
    )
    joined = base.outerjoin(category, category.c.id == item.c.category_id)
    rows = conn.execute(select(*columns).select_from(joined).where(item.c.active == 1).order_by(item.c.id))
    found = []
    for item_id, unit_id, retail, member, wholesale, purchase, group, code in rows:
        if retail and purchase:
            liking = int(200 / (1 + chance.randrange(60)))
            prices = (Price(retail), Price(member or retail), Price(wholesale or retail), Price(purchase))
            found.append(Ware(item_id, unit_id, *prices, max(liking, 1), _supplier(group, item_id), code))
    return found


def _supplier(group: str | None, item_id: int) -> int:
    if group in _DRINKS:
        return 1
    if group in _HOUSEHOLD:
        return 3
    return 0 if item_id % 3 else 2


def running_out(conn: Connection, shelf: Sequence[Ware], supplier: int) -> list[tuple[Ware, Quantity]]:
    """What a supplier should bring: goods below two weeks' liking, filled up to five weeks of it."""
    short = []
    for ware in shelf:
        if ware.supplier == supplier and on_hand(conn, ware.item_id).quantity < ware.least:
            short.append((ware, ware.refill))
    return short
