"""What the till did to prices, checked again where it cannot be got round (TRADE.md row 38)."""

from collections.abc import Sequence
from typing import NamedTuple

from jxc_desktop.catalog.find import ItemUnit
from jxc_desktop.documents.partners import PriceLevel
from jxc_desktop.kernel.money import ZERO, Money
from jxc_desktop.kernel.permission import Permission
from jxc_desktop.kernel.price import Price
from jxc_desktop.kernel.quantity import Quantity
from jxc_desktop.kernel.refusal import Refused
from jxc_desktop.sales.bill import Bill
from jxc_desktop.sales.pricing import over_limit, price_for
from jxc_desktop.usecase import Tx


class PricedLine(NamedTuple):
    """One wanted line with the goods it names; `listed` is the price this customer should pay."""

    unit: ItemUnit
    quantity: Quantity
    base_quantity: Quantity
    price: Price
    listed: Price
    gross: Money
    discount: Money
    reason: str

    @property
    def repriced(self) -> bool:
        """Whether somebody typed the price; goods without one are open to any (row 53)."""
        return self.price not in (self.listed, self.unit.retail_price) and bool(self.listed)


def priced(
    unit: ItemUnit,
    level: PriceLevel,
    quantity: Quantity,
    price: Price,
    discount: Money,
    reason: str,
    printed: Money | None,
) -> PricedLine:
    """The line, its quantity and its label's amount checked.

    Refused "quantity.zero", "sale.price_negative", "unit.too_fine", "item.retired", "label.mismatch".
    """
    if quantity.thousandths <= 0:
        raise Refused("quantity.zero")
    if price.e4 < 0:
        raise Refused("sale.price_negative")
    if not unit.active:
        raise Refused("item.retired", item=unit.label)
    gross = price.times(quantity)
    if printed is not None:
        _check_label(unit, price, gross, printed)
        gross = printed
    return PricedLine(
        unit, quantity, unit.base_quantity(quantity), price, price_for(level, unit), gross, discount, reason
    )


def _check_label(unit: ItemUnit, price: Price, gross: Money, printed: Money) -> None:
    """A label's quantity is its amount / price cut to 3 places: the two may differ by half a thousandth of the unit."""
    most = price.e4 // 200_000 + 1
    if not unit.weighed or abs(printed.fen - gross.fen) > most:
        raise Refused("label.mismatch", item=unit.label, amount=printed)


def check_prices(tx: Tx, lines: Sequence[PricedLine], bill: Bill, most_percent: int) -> None:
    """Refused "permission.missing" where neither he nor who approves may change prices, give as much or go as low."""
    before = bill.gross
    if any(line.repriced for line in lines):
        tx.require(Permission.CHANGE_PRICE)
    if bill.discount and (
        over_limit(bill.discount, before, most_percent)
        or any(over_limit(line.discount, line.gross, most_percent) for line in lines)
    ):
        tx.require(Permission.GIVE_DISCOUNT)
    for line, reckoned in zip(lines, bill.lines, strict=True):
        floor = line.unit.floor_price.times(line.quantity)
        if _reduced(line, reckoned.discount) and reckoned.gross - reckoned.discount < floor:
            tx.require(Permission.SELL_BELOW_FLOOR)


def check_cost(tx: Tx, lines: Sequence[PricedLine], bill: Bill, taxes: Sequence[Money], costs: Sequence[Money]) -> None:
    """Goods without a floor price that were reduced do not go below cost without leave (row 38)."""
    for line, reckoned, tax, cost in zip(lines, bill.lines, taxes, costs, strict=True):
        guarded = cost > ZERO and not line.unit.floor_price and _reduced(line, reckoned.discount)
        if guarded and reckoned.amount - tax < cost:
            tx.require(Permission.SELL_BELOW_FLOOR)


def _reduced(line: PricedLine, discount: Money) -> bool:
    return bool(discount) or (line.repriced and line.price < line.listed)
