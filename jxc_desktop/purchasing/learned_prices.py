"""What a delivery teaches the master data: last price, first supplier, and a new sale price typed beside it."""

from collections.abc import Sequence
from dataclasses import dataclass

from sqlalchemy import Table, bindparam, update

from jxc_desktop.catalog.change_price import ChangePrices, UnitPrices, change_price
from jxc_desktop.catalog.find import ItemUnit
from jxc_desktop.catalog.tables import item, item_unit
from jxc_desktop.kernel.permission import Permission
from jxc_desktop.kernel.price import Price
from jxc_desktop.kernel.rounding import div_half_up
from jxc_desktop.purchasing.received_lines import Worked
from jxc_desktop.storage.prepared import Prepared
from jxc_desktop.usecase import Tx


@dataclass(frozen=True, slots=True)
class PriceSeen:
    """The price of a line beside the last one; `change_bp` is the change in hundredths of a percent."""

    item_id: int
    unit_id: int
    label: str
    unit: str
    price: Price
    last_price: Price | None
    change_bp: int | None


def _setter(table: Table, column: str) -> Prepared:
    """Sets the price of a row that has another: most deliveries cost what the last one did."""
    other = (table.c.id == bindparam("row")) & (table.c[column] != bindparam("price"))
    return Prepared(update(table).where(other).values({column: bindparam("price")}))


_PURCHASE = _setter(item, "purchase_price_e4")
_PURCHASE_OF_UNIT = _setter(item_unit, "purchase_price_e4")


_FIRST_SUPPLIER = Prepared(
    update(item)
    .where(item.c.id == bindparam("row"), item.c.supplier_id.is_(None))
    .values(supplier_id=bindparam("supplier"))
)


def seen(worked: Sequence[Worked], *, with_last: bool) -> tuple[PriceSeen, ...]:
    """Each paid line's price against the last one (row 3), which only those who may see cost are told."""
    return tuple(_seen(line.unit, line.price, with_last) for line in worked if not line.asked.gift)


def _seen(unit: ItemUnit, price: Price, with_last: bool) -> PriceSeen:
    last = unit.purchase_price if with_last else Price(0)
    change = div_half_up((price.e4 - last.e4) * 10_000, last.e4) if last else None
    return PriceSeen(unit.item_id, unit.unit_id, unit.label, unit.unit, price, last or None, change)


def learn(tx: Tx, worked: Sequence[Worked], supplier_id: int) -> None:
    """Store last prices, the first supplier, new sale prices; Refused "permission.missing" (CHANGE_PRICE) for those."""
    bought = [line for line in worked if not line.asked.gift and line.price]
    _PURCHASE.run_many(tx.conn, [{"row": line.unit.item_id, "price": _per_base(line)} for line in bought])
    first = [{"row": line.unit.item_id, "supplier": supplier_id} for line in worked]
    _FIRST_SUPPLIER.run_many(tx.conn, first)
    packs = [line for line in bought if line.unit.unit != line.unit.base_unit]
    _PURCHASE_OF_UNIT.run_many(tx.conn, [{"row": line.unit.unit_id, "price": line.price.e4} for line in packs])
    changed = [UnitPrices(line.unit.unit_id, retail_price=line.asked.retail_price) for line in worked]
    changed = [prices for prices in changed if prices.retail_price is not None]
    if changed:
        tx.require(Permission.CHANGE_PRICE)
        change_price(tx, ChangePrices(tuple(changed)))


def _per_base(line: Worked) -> int:
    return div_half_up(line.price.e4 * 1000, line.unit.factor.thousandths)
