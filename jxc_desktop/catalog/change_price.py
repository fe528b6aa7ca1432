"""Verb: 调价, new prices for some units of some items, old and new kept in the audit."""

from dataclasses import dataclass

from sqlalchemy import update

from jxc_desktop.catalog.find import ItemUnit, unit_by_id
from jxc_desktop.catalog.label_queue import await_new_prices, label_prices
from jxc_desktop.catalog.tables import item, item_unit
from jxc_desktop.kernel.changes import Topic
from jxc_desktop.kernel.permission import Permission
from jxc_desktop.kernel.price import Price
from jxc_desktop.kernel.refusal import Refused
from jxc_desktop.usecase import Tx, use_case
from jxc_desktop.words import mark


@dataclass(frozen=True, slots=True)
class UnitPrices:
    """A unit's new prices: None leaves one as it is, 0 lets a further unit's derive from the factor (rule 6)."""

    unit_id: int
    retail_price: Price | None = None
    member_price: Price | None = None
    wholesale_price: Price | None = None
    purchase_price: Price | None = None
    floor_price: Price | None = None


@dataclass(frozen=True, slots=True)
class ChangePrices:
    """Any number of units at once: all or none."""

    prices: tuple[UnitPrices, ...]


@dataclass(frozen=True, slots=True)
class PricesChanged:
    """The items whose labels are out of date; `label` names the first of them."""

    item_ids: tuple[int, ...]
    label: str = ""


@use_case(mark("Change prices"), needs=Permission.CHANGE_PRICE, touches={Topic.ITEMS})
def change_price(tx: Tx, request: ChangePrices) -> PricesChanged:
    """Refused "item.unknown", "price.negative", "price.floor_of_unit"; purchase prices need the right to see them."""
    before = [unit_by_id(tx.conn, one.unit_id) for one in request.prices]
    items = tuple(dict.fromkeys(unit.item_id for unit in before))
    labelled = label_prices(tx.conn, items)
    for one, unit in zip(request.prices, before, strict=True):
        _change(tx, one, unit)
    await_new_prices(tx, labelled, items)
    after = [unit_by_id(tx.conn, one.unit_id) for one in request.prices]
    tx.remember(before=[_told(unit) for unit in before], after=[_told(unit) for unit in after])
    return PricesChanged(items, before[0].label if before else "")


def _change(tx: Tx, one: UnitPrices, unit: ItemUnit) -> None:
    if one.purchase_price is not None:
        tx.require(Permission.SEE_COST)
    prices = {
        "retail_price_e4": one.retail_price,
        "member_price_e4": one.member_price,
        "wholesale_price_e4": one.wholesale_price,
        "purchase_price_e4": one.purchase_price,
        "floor_price_e4": one.floor_price,
    }
    values = {name: price.e4 for name, price in prices.items() if price is not None}
    if any(e4 < 0 for e4 in values.values()):
        raise Refused("price.negative", item=unit.label)
    if not values:
        return
    if unit.unit == unit.base_unit:
        tx.conn.execute(update(item).where(item.c.id == unit.item_id).values(**values, changed_at=tx.moment))
        return
    if one.floor_price is not None:
        raise Refused("price.floor_of_unit", item=unit.label, unit=unit.base_unit)
    tx.conn.execute(update(item_unit).where(item_unit.c.id == unit.unit_id).values(**values))
    tx.conn.execute(update(item).where(item.c.id == unit.item_id).values(changed_at=tx.moment))


def _told(unit: ItemUnit) -> UnitPrices:
    return UnitPrices(
        unit.unit_id,
        unit.retail_price,
        unit.member_price,
        unit.wholesale_price,
        unit.purchase_price,
        unit.floor_price,
    )
