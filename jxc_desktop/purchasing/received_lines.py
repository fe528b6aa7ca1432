"""What the lines of a delivery come to: amount, input tax, share of other cost, cost on the shelf."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta
from typing import NamedTuple

from sqlalchemy import Connection

from jxc_desktop.catalog.find import ItemUnit, units_by_id
from jxc_desktop.catalog.settings import Settings, Taxpayer, settings
from jxc_desktop.catalog.tax import basis_points, split
from jxc_desktop.kernel.money import ZERO, Money
from jxc_desktop.kernel.price import Price
from jxc_desktop.kernel.quantity import NONE, Quantity
from jxc_desktop.kernel.refusal import Refused
from jxc_desktop.kernel.rounding import largest_remainder


@dataclass(frozen=True, slots=True)
class ReceivedLine:
    """One line of a delivery in one of the item's units, prices with tax.

    `amount` wins over `price`; a `gift` brings quantity and no value; `retail_price` is that unit's new sale price.
    An `expiry_day` left empty follows from the `made_day` and the item's shelf life (row 26).
    """

    unit_id: int
    quantity: Quantity
    price: Price | None = None
    amount: Money | None = None
    gift: bool = False
    expiry_day: date | None = None
    order_line_id: int | None = None
    retail_price: Price | None = None
    made_day: date | None = None


class Worked(NamedTuple):
    """A line worked out: gross `amount` = net + `tax`; `cost` = net + `share` of the other cost."""

    asked: ReceivedLine
    unit: ItemUnit
    base_quantity: Quantity
    price: Price
    amount: Money
    tax: Money
    share: Money
    cost: Money


def work_out(
    conn: Connection, lines: Sequence[ReceivedLine], other_cost: Money, day: str, ordered: Sequence[Price | None]
) -> list[Worked]:
    """Every line with its cost (row 3); `ordered` are the order's prices per line's unit where there is an order.

    The other cost is shared by amount, by base quantity where all are gifts, largest remainder (rule 8's way).
    Refused "receipt.empty", "receipt.quantity", "receipt.price_missing", "receipt.negative", "receipt.expires_first",
    "unit.too_fine".
    """
    if not lines:
        raise Refused("receipt.empty")
    if other_cost < ZERO:
        raise Refused("receipt.negative")
    known = units_by_id(conn, [line.unit_id for line in lines])
    units = [known[line.unit_id] for line in lines]
    bases = [_base(unit, line) for unit, line in zip(units, lines, strict=True)]
    lines = [_dated(unit, line) for unit, line in zip(units, lines, strict=True)]
    amounts = [_amount(*each) for each in zip(lines, units, ordered, strict=True)]
    weights = [amount.fen for _, amount in amounts]
    shares = largest_remainder(other_cost.fen, weights if any(weights) else [base.thousandths for base in bases])
    shop = settings(conn)
    worked = []
    for line, unit, base, (price, amount), share in zip(lines, units, bases, amounts, shares, strict=True):
        tax = _input_tax(conn, shop, unit, amount, day)
        shared = Money(share) if share else ZERO
        worked.append(Worked(line, unit, base, price, amount, tax, shared, amount - tax + shared))
    return worked


def _base(unit: ItemUnit, line: ReceivedLine) -> Quantity:
    if line.quantity <= NONE:
        raise Refused("receipt.quantity", item=unit.label)
    return unit.base_quantity(line.quantity)


def expiry_of(goods: ItemUnit, made: date | None) -> date | None:
    """到期日 = 生产日期 + 保质期天数 (row 26); None where the item keeps or the day is not known."""
    return made + timedelta(days=goods.shelf_life_days) if made and goods.shelf_life_days else None


def _dated(unit: ItemUnit, line: ReceivedLine) -> ReceivedLine:
    expires = line.expiry_day or expiry_of(unit, line.made_day)
    if expires and line.made_day and expires < line.made_day:
        raise Refused("receipt.expires_first", item=unit.label)
    return line if expires == line.expiry_day else replace(line, expiry_day=expires)


def _amount(line: ReceivedLine, unit: ItemUnit, ordered: Price | None) -> tuple[Price, Money]:
    if line.gift:
        return Price(0), ZERO
    if line.amount is not None:
        price, amount = Price.of(line.amount, line.quantity), line.amount
    else:
        asked = line.price if line.price is not None else ordered
        if asked is None:
            raise Refused("receipt.price_missing", item=unit.label)
        price, amount = asked, asked.times(line.quantity)
    if amount < ZERO:
        raise Refused("receipt.negative")
    return price, amount


def _input_tax(conn: Connection, shop: Settings, unit: ItemUnit, amount: Money, day: str) -> Money:
    """A general taxpayer's input tax; a small-scale shop's goes into cost (rule 14)."""
    if shop.taxpayer is not Taxpayer.GENERAL or not amount:
        return ZERO
    return split(amount, basis_points(conn, shop, unit.tax_code, day)).tax
