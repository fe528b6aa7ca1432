"""An order while it is being written: its lines, and a proposal from what is running low."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import Any

from jxc_desktop.catalog.find import ItemUnit, unit_by_id
from jxc_desktop.catalog.lookups import item_card
from jxc_desktop.kernel.money import ZERO, Money
from jxc_desktop.kernel.price import Price
from jxc_desktop.kernel.quantity import NONE, Quantity
from jxc_desktop.kernel.rounding import div_half_up
from jxc_desktop.ledger.balances import on_hand
from jxc_desktop.purchasing.order_goods import OrderedLine
from jxc_desktop.purchasing.order_lookups import on_order
from jxc_desktop.stock.lookups import LowRow, low_stock


@dataclass(frozen=True, slots=True)
class WantedLine:
    """One line: `held` and `least` in the base unit, the quantity and its price in the line's unit."""

    goods: ItemUnit
    now: Quantity = NONE
    price: Price | None = None
    held: Quantity = NONE
    least: Quantity = NONE
    due: date | None = None

    @property
    def worth(self) -> Money | None:
        """The amount; None while there is no price."""
        return None if self.price is None else self.price.times(self.now)


Lines = tuple[WantedLine, ...]


def of_goods(conn: Any, goods: ItemUnit, warehouse_id: int, *, with_cost: bool) -> WantedLine:
    """A line for goods at their last purchase price, with what lies there."""
    card = item_card(conn, goods.item_id, with_cost=False)
    held = on_hand(conn, goods.item_id, warehouse_id).quantity
    price = (goods.purchase_price or None) if with_cost else None
    return WantedLine(goods, price=price, held=held, least=card.least_quantity)


def still_missing(conn: Any, warehouse_id: int) -> list[LowRow]:
    """What runs low and is not on its way already, less what is."""
    coming = on_order(conn, warehouse_id)
    rows = low_stock(conn, warehouse_id=warehouse_id)
    left = [replace(row, missing=row.missing - coming.get(row.item_id, NONE)) for row in rows]
    return [row for row in left if row.missing > NONE]


def of_low(conn: Any, rows: Sequence[LowRow], warehouse_id: int, *, with_cost: bool) -> Lines:
    """A line for each item that runs low, as much as is missing."""
    lines = []
    for row in rows:
        line = of_goods(conn, unit_by_id(conn, row.unit_id), warehouse_id, with_cost=with_cost)
        lines.append(replace(line, now=row.missing))
    return tuple(lines)


def of_kept(conn: Any, kept: Sequence[OrderedLine], warehouse_id: int, *, with_cost: bool) -> Lines:
    """The lines of a draft."""
    return tuple(
        replace(
            of_goods(conn, unit_by_id(conn, each.unit_id), warehouse_id, with_cost=with_cost),
            now=each.quantity,
            price=each.price,
            due=each.due_day,
        )
        for each in kept
    )


def ordered(lines: Iterable[WantedLine]) -> tuple[OrderedLine, ...]:
    """What is ordered, as the verb takes it."""
    return tuple(OrderedLine(line.goods.unit_id, line.now, line.price, line.due) for line in lines if line.now)


def in_unit(line: WantedLine, goods: ItemUnit) -> WantedLine:
    """The same goods in another unit: at least as many as before, in whole units."""
    base = line.now.thousandths * line.goods.factor.thousandths
    whole = -(-base // (goods.factor.thousandths * 1000))
    price = line.price and Price(div_half_up(line.price.e4 * goods.factor.thousandths, line.goods.factor.thousandths))
    return replace(line, goods=goods, now=Quantity.of(whole), price=price)


def total(lines: Iterable[WantedLine]) -> Money:
    """What the order comes to."""
    return Money.total(line.worth or ZERO for line in lines)
