"""A delivery while it is being checked: its lines beside the order's, and what a scan or a typed cell makes of them."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import date
from decimal import Decimal
from typing import Any

from jxc_desktop.catalog.find import ItemUnit, unit_by_id
from jxc_desktop.kernel.money import ZERO, Money
from jxc_desktop.kernel.price import Price
from jxc_desktop.kernel.quantity import NONE, Quantity
from jxc_desktop.kernel.rounding import div_half_up
from jxc_desktop.purchasing.lookups import last_price
from jxc_desktop.purchasing.order_lookups import Order
from jxc_desktop.purchasing.received_lines import ReceivedLine, expiry_of

_JUMP_PERCENT = 30


@dataclass(frozen=True, slots=True)
class DeliveryLine:
    """One line: quantities in its own unit; `ordered` is None for goods that are on no order.

    A typed `amount` stands until the quantity or the price changes; `retail` is the new shelf price, None = as it is.
    """

    goods: ItemUnit
    now: Quantity = NONE
    price: Price | None = None
    last: Price | None = None
    amount: Money | None = None
    gift: bool = False
    ordered: Quantity | None = None
    before: Quantity = NONE
    order_line_id: int | None = None
    made: date | None = None
    expiry: date | None = None
    retail: Price | None = None

    @property
    def label(self) -> str:
        """The goods as the table names them."""
        return self.goods.label

    @property
    def difference(self) -> Quantity:
        """What came in all against what was ordered; nothing where there is no order."""
        return NONE if self.ordered is None else self.before + self.now - self.ordered

    @property
    def missing(self) -> Quantity:
        """What is still to come on the order."""
        return NONE if self.ordered is None else max(self.ordered - self.before, NONE)

    @property
    def worth(self) -> Money | None:
        """The line's amount, None while the price is not known."""
        if self.gift:
            return ZERO
        if self.amount is not None:
            return self.amount
        return None if self.price is None else self.price.times(self.now)

    @property
    def change(self) -> Decimal | None:
        """The price against the last one in percent, one decimal; None where there is none to compare."""
        if self.gift or self.price is None or not self.last:
            return None
        tenths = div_half_up((self.price.e4 - self.last.e4) * 1000, self.last.e4)
        return Decimal(tenths) / 10

    @property
    def jumped(self) -> bool:
        """Whether the price is so far from the last one, either way, that it is worth a second look: a slip of the
        hand or a price by another unit is rather there."""
        return self.change is not None and abs(self.change) > _JUMP_PERCENT

    @property
    def lacks_price(self) -> bool:
        """Received, no gift, and nobody said what it cost."""
        return bool(self.now) and self.worth is None

    def wants_price(self, *, sees_cost: bool) -> bool:
        """Whether a price must be given: who may not see cost leaves an order's price to the order."""
        return self.lacks_price and (sees_cost or self.order_line_id is None)


Lines = tuple[DeliveryLine, ...]


def of_goods(conn: Any, goods: ItemUnit, supplier_id: int | None, *, with_cost: bool) -> DeliveryLine:
    """A line for goods on no order, at the price they last cost (of this supplier first)."""
    price = _last_price(conn, goods, supplier_id) if with_cost else None
    return DeliveryLine(goods, price=price, last=(goods.purchase_price or None) if with_cost else None)


def _last_price(conn: Any, goods: ItemUnit, supplier_id: int | None) -> Price | None:
    of_him = last_price(conn, goods.item_id, supplier_id) if supplier_id else None
    if of_him and of_him.unit_id == goods.unit_id:
        return of_him.price
    return goods.purchase_price or None


def of_order(conn: Any, order: Order, *, with_cost: bool) -> Lines:
    """The lines still open on an order, nothing received yet."""
    lines = []
    for line in order.lines:
        goods = unit_by_id(conn, line.unit_id)
        last = (goods.purchase_price or None) if with_cost else None
        lines.append(
            DeliveryLine(
                goods,
                price=line.price or last,
                last=last,
                ordered=line.quantity,
                before=line.received,
                order_line_id=line.id,
            )
        )
    return tuple(lines)


def of_kept(conn: Any, kept: Sequence[ReceivedLine], order: Order | None, *, with_cost: bool) -> Lines:
    """The lines of a draft (or of a receipt to be corrected), over those of the order as it stands now."""
    lines = list(of_order(conn, order, with_cost=with_cost)) if order else []
    places = {line.order_line_id: number for number, line in enumerate(lines)}
    for each in kept:
        number = places.get(each.order_line_id) if each.order_line_id and not each.gift else None
        base = (
            of_goods(conn, unit_by_id(conn, each.unit_id), None, with_cost=with_cost)
            if number is None
            else lines[number]
        )
        price = each.price if each.price is not None or each.amount is None else Price.of(each.amount, each.quantity)
        filled = replace(
            base,
            now=each.quantity,
            price=price if price is not None else base.price,
            amount=each.amount,
            gift=each.gift,
            made=each.made_day,
            expiry=each.expiry_day,
            retail=each.retail_price,
        )
        if number is None:
            lines.append(filled)
        else:
            lines[number] = filled
    return tuple(lines)


def received(lines: Iterable[DeliveryLine]) -> tuple[ReceivedLine, ...]:
    """What came, as the verb and the draft take it."""
    return tuple(
        ReceivedLine(
            line.goods.unit_id,
            line.now,
            price=None if line.gift or line.amount is not None else line.price,
            amount=None if line.gift else line.amount,
            gift=line.gift,
            made_day=line.made,
            expiry_day=line.expiry,
            order_line_id=line.order_line_id,
            retail_price=line.retail,
        )
        for line in lines
        if line.now
    )


# --- what changes a line -------------------------------------------------------------------------------------------


def place_of(lines: Lines, goods: ItemUnit, quantity: Quantity) -> int | None:
    """The line a scan adds to: the same unit, else one of the item that a scan of this unit fits into exactly."""
    mine = [n for n, line in enumerate(lines) if line.goods.item_id == goods.item_id and not line.gift]
    same = [n for n in mine if lines[n].goods.unit_id == goods.unit_id]
    fitting = [n for n in mine if _converted(lines[n].goods, goods, quantity) is not None]
    open_first = sorted(same or fitting, key=lambda n: not lines[n].missing > lines[n].now)
    return open_first[0] if open_first else None


def added(lines: Lines, number: int, goods: ItemUnit, quantity: Quantity) -> Lines:
    """So much of a unit more on a line; a box on a line in bottles adds its bottles."""
    line = lines[number]
    more = _converted(line.goods, goods, quantity)
    return lines if more is None else put(lines, number, counted(line, line.now + more))


def _converted(into: ItemUnit, of: ItemUnit, quantity: Quantity) -> Quantity | None:
    whole, rest = divmod(quantity.thousandths * of.factor.thousandths, into.factor.thousandths)
    return None if rest else Quantity(whole)


def put(lines: Lines, number: int, line: DeliveryLine) -> Lines:
    """Another line in the place of this one."""
    return (*lines[:number], line, *lines[number + 1 :])


def without(lines: Lines, number: int) -> Lines:
    """Not received: an order's line goes back to nothing, another line goes away."""
    line = lines[number]
    if line.ordered is not None:
        return put(lines, number, counted(line, NONE))
    return (*lines[:number], *lines[number + 1 :])


def counted(line: DeliveryLine, now: Quantity) -> DeliveryLine:
    """Another quantity; a typed amount no longer stands."""
    return replace(line, now=max(now, NONE), amount=None)


def priced(line: DeliveryLine, price: Price | None) -> DeliveryLine:
    """Another price: a typed amount no longer stands."""
    return replace(line, price=price, amount=None, gift=False)


def amounted(line: DeliveryLine, amount: Money | None) -> DeliveryLine:
    """The amount as the slip says it: the price follows."""
    if amount is None or not line.now:
        return line
    return replace(line, amount=amount, price=Price.of(amount, line.now), gift=False)


def made_on(line: DeliveryLine, made: date | None) -> DeliveryLine:
    """The day of production as printed on the pack: the expiry day follows where the item has a shelf life."""
    return replace(line, made=made, expiry=expiry_of(line.goods, made) or line.expiry)


def dated(line: DeliveryLine, made: date | None, expires: date | None) -> DeliveryLine:
    """The days a scanned code says."""
    line = made_on(line, made) if made else line
    return replace(line, expiry=expires) if expires else line


def gifted(line: DeliveryLine) -> DeliveryLine:
    """A gift, or no gift any more."""
    return replace(line, gift=not line.gift, amount=None)


def in_unit(line: DeliveryLine, goods: ItemUnit) -> DeliveryLine | None:
    """The same goods in another of their units; None where what came does not come out even."""
    old = line.goods
    now = _converted(goods, old, line.now)
    if now is None:
        return None

    def quantity(value: Quantity) -> Quantity:
        return Quantity(div_half_up(value.thousandths * old.factor.thousandths, goods.factor.thousandths))

    def price(value: Price | None) -> Price | None:
        return value and Price(div_half_up(value.e4 * goods.factor.thousandths, old.factor.thousandths))

    return replace(
        line,
        goods=goods,
        now=now,
        ordered=line.ordered and quantity(line.ordered),
        before=quantity(line.before),
        price=price(line.price),
        last=price(line.last),
        amount=None,
        retail=None,
    )


def as_ordered(lines: Lines) -> Lines:
    """Everything that is still to come has come."""
    return tuple(counted(line, line.missing) if line.missing else line for line in lines)


# --- what the foot says --------------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Sums:
    """What the totals row says; `amount` is None while a price is missing everywhere."""

    kinds: int
    pieces: Quantity
    amount: Money


def sums(lines: Lines) -> Sums:
    """The sums over what was received."""
    came = [line for line in lines if line.now]
    amount = Money.total(line.worth or ZERO for line in came)
    return Sums(len(came), Quantity.total(line.now for line in came), amount)


def over_percent(lines: Lines) -> int:
    """The tolerance that lets in all that came, in whole percent of the order, rounded up."""
    most = 0
    for line in lines:
        if line.ordered and line.difference > NONE:
            most = max(most, -(-line.difference.thousandths * 100 // line.ordered.thousandths))
    return most
