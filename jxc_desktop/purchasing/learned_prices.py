"""What a delivery teaches the master data: last price, first supplier, and a new sale price typed beside it."""

from collections.abc import Sequence
from dataclasses import dataclass

from sqlalchemy import bindparam, func, update

from jxc_desktop.catalog.change_price import ChangePrices, UnitPrices, change_price
from jxc_desktop.catalog.find import ItemUnit
from jxc_desktop.catalog.tables import item, item_unit
from jxc_desktop.kernel.price import Price
from jxc_desktop.kernel.rounding import div_half_up
from jxc_desktop.purchasing.received_lines import Worked
from jxc_desktop.storage.columns import BIG
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


_PRICE = func.coalesce(bindparam("price", type_=BIG), item.c.purchase_price_e4)
_LEARN = Prepared(
    update(item)
    .where(item.c.id == bindparam("row"))
    .values(purchase_price_e4=_PRICE, supplier_id=func.coalesce(item.c.supplier_id, bindparam("supplier", type_=BIG)))
)
_PURCHASE_OF_UNIT = Prepared(
    update(item_unit)
    .where(item_unit.c.id == bindparam("row"), item_unit.c.purchase_price_e4 != bindparam("price"))
    .values(purchase_price_e4=bindparam("price"))
)


def seen(worked: Sequence[Worked]) -> tuple[PriceSeen, ...]:
    """The prices paid that are not the last ones (row 3)."""
    paid = [line for line in worked if not line.asked.gift]
    return tuple(
        [_seen(each.unit, each.price) for each in paid if each.price != each.unit.purchase_price or not each.price]
    )


def _seen(unit: ItemUnit, price: Price) -> PriceSeen:
    last = unit.purchase_price
    change = div_half_up((price.e4 - last.e4) * 10_000, last.e4) if last else None
    return PriceSeen(unit.item_id, unit.unit_id, unit.label, unit.unit, price, last or None, change)


def learn(tx: Tx, worked: Sequence[Worked], supplier_id: int) -> None:
    """Store last prices, the first supplier, new sale prices; Refused as `change_price` for those."""
    last = {line.unit.item_id: line for line in worked}
    last |= {line.unit.item_id: line for line in worked if _is_priced(line)}
    news = [line for line in last.values() if _teaches(line)]
    learned = [{"row": line.unit.item_id, "price": _per_base(line), "supplier": supplier_id} for line in news]
    _LEARN.run_many(tx.conn, learned)
    packs = [line for line in worked if line.unit.unit != line.unit.base_unit and _is_priced(line)]
    _PURCHASE_OF_UNIT.run_many(tx.conn, [{"row": line.unit.unit_id, "price": line.price.e4} for line in packs])
    repriced = [line for line in worked if line.asked.retail_price is not None]
    changed = [UnitPrices(line.unit.unit_id, retail_price=line.asked.retail_price) for line in repriced]
    if changed:
        change_price(tx, ChangePrices(tuple(changed)))


def _teaches(line: Worked) -> bool:
    """Most deliveries cost what the last one did and come from a supplier already known."""
    unit = line.unit
    if unit.supplier_id is None:
        return True
    return _is_priced(line) and (unit.unit != unit.base_unit or line.price != unit.purchase_price)


def _is_priced(line: Worked) -> bool:
    return bool(line.price) and not line.asked.gift


def _per_base(line: Worked) -> int | None:
    """The price of the base unit; None where a gift taught nothing."""
    return div_half_up(line.price.e4 * 1000, line.unit.factor.thousandths) if _is_priced(line) else None
