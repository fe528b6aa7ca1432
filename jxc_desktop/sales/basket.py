"""What is on the counter: frozen, every change gives the next basket (TRADE.md rows 33, 38, 43)."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Self

from jxc_desktop.catalog.find import ItemUnit
from jxc_desktop.documents.partners import PriceLevel
from jxc_desktop.kernel.money import ZERO, Money
from jxc_desktop.kernel.price import Price
from jxc_desktop.kernel.quantity import Quantity
from jxc_desktop.kernel.refusal import Refused
from jxc_desktop.sales.bill import Bill, Reckoned, reckon
from jxc_desktop.sales.pricing import price_for
from jxc_desktop.sales.round_off import RoundRule

ONE = Quantity.of(1)


@dataclass(frozen=True, slots=True)
class Goods:
    """What the till needs of an item in one of its units: its prices, never its cost."""

    item_id: int
    unit_id: int
    code: str
    barcode: str
    name: str
    spec: str
    unit: str
    retail_price: Price
    member_price: Price
    wholesale_price: Price
    floor_price: Price
    weighed: bool

    @classmethod
    def of(cls, unit: ItemUnit) -> Self:
        """As `catalog.find` gives it."""
        return cls(
            unit.item_id,
            unit.unit_id,
            unit.code,
            unit.barcode,
            unit.name,
            unit.spec,
            unit.unit,
            unit.retail_price,
            unit.member_price,
            unit.wholesale_price,
            unit.floor_price,
            unit.weighed,
        )


@dataclass(frozen=True, slots=True)
class BasketLine:
    """One line; its own discount is either `percent` of its gross or the sum `off`.

    `printed_amount` is the amount on a scale's label, which wins over price x weight.
    """

    goods: Goods
    quantity: Quantity
    price: Price
    off: Money = ZERO
    percent: int = 0
    reason: str = ""
    by_hand: bool = False
    printed_amount: Money | None = None

    @property
    def gross(self) -> Money:
        """Price x quantity, or the label's amount."""
        return self.price.times(self.quantity) if self.printed_amount is None else self.printed_amount

    @property
    def discount(self) -> Money:
        """Its own discount, without its share of the bill's; a sum typed for more than is left now takes that."""
        return self.gross.share(self.percent, 100) if self.percent else min(self.off, self.gross)

    @property
    def member_saving(self) -> Money:
        """What the customer's price level saves against retail."""
        if self.by_hand or self.price >= self.goods.retail_price or self.printed_amount is not None:
            return ZERO
        return self.goods.retail_price.times(self.quantity) - self.gross

    @property
    def saved(self) -> Money:
        """What the till shows beside the line: price level and own discount."""
        return self.member_saving + self.discount

    @property
    def shown_price(self) -> Price:
        """The price the till shows: retail where the level saves something, else what is charged."""
        return self.goods.retail_price if self.member_saving else self.price

    @property
    def amount(self) -> Money:
        """What the line comes to before the bill's discount."""
        return self.gross - self.discount

    @property
    def pieces(self) -> int:
        """Things a customer can count: weighed goods are one."""
        return pieces_of(self.quantity, self.goods.weighed)


def pieces_of(quantity: Quantity, weighed: bool) -> int:
    """Units sold whole by their number, anything weighed or broken as one."""
    whole, part = divmod(quantity.thousandths, 1000)
    return 1 if weighed or part else whole


@dataclass(frozen=True, slots=True)
class Totals:
    """What the right side of the till shows: goods - member_saving - discount - round_off = due."""

    goods: Money
    member_saving: Money
    discount: Money
    round_off: Money
    due: Money
    pieces: int
    kinds: int
    lines: tuple[Reckoned, ...]


@dataclass(frozen=True, slots=True)
class Basket:
    """The lines on the counter, whose they are, and what comes off the whole; `touched` is the line changed last."""

    lines: tuple[BasketLine, ...] = ()
    customer_id: int | None = None
    customer_name: str = ""
    level: PriceLevel = PriceLevel.RETAIL
    bill_off: Money = ZERO
    bill_percent: int = 0
    bill_reason: str = ""
    touched: int = -1

    def add(self, goods: Goods, quantity: Quantity = ONE, printed_amount: Money | None = None) -> "Basket":
        """One scan: a line more, or more on the line that has the same code (row 33).

        Weighed goods and lines that were repriced or discounted by hand are never merged into.
        """
        _positive(quantity)
        for at, line in enumerate(self.lines):
            if line.goods.unit_id == goods.unit_id and _merges(line):
                return self._with(at, quantity=line.quantity + quantity)
        line = BasketLine(goods, quantity, price_for(self.level, goods), printed_amount=printed_amount)
        return replace(self, lines=(*self.lines, line), touched=len(self.lines))

    def set_quantity(self, at: int, quantity: Quantity) -> "Basket":
        """Another quantity; Refused "quantity.zero" (delete the line instead), "basket.no_line"."""
        _positive(quantity)
        return self._with(at, quantity=quantity, printed_amount=None)

    def change_price(self, at: int, price: Price, reason: str = "") -> "Basket":
        """Another price for a line (改价); Refused "sale.price_negative"."""
        if price.e4 < 0:
            raise Refused("sale.price_negative")
        return self._with(at, price=price, by_hand=True, printed_amount=None, reason=reason)

    def discount_line(self, at: int, off: Money = ZERO, *, percent: int = 0, reason: str = "") -> "Basket":
        """A sum or so many percent off one line; both zero takes the discount away. Refused "discount.too_much"."""
        changed = self._with(at, off=off, percent=percent, reason=reason)
        line = changed.lines[at]
        if not (line.discount >= ZERO and line.off <= line.gross and line.percent <= 100):
            raise Refused("discount.too_much")
        return changed

    def discount_bill(self, off: Money = ZERO, *, percent: int = 0, reason: str = "") -> "Basket":
        """A sum or so many percent off the whole (整单优惠). Refused "discount.too_much"."""
        changed = replace(self, bill_off=off, bill_percent=percent, bill_reason=reason)
        if not (changed.bill_discount >= ZERO and off <= self.before_bill_discount and percent <= 100):
            raise Refused("discount.too_much")
        return changed

    def delete(self, at: int) -> "Basket":
        """Without one line; the sum off the bill falls away with the last."""
        self._line(at)
        lines = self.lines[:at] + self.lines[at + 1 :]
        rest = replace(self, lines=lines, touched=min(at, len(lines) - 1))
        return rest if lines else replace(rest, bill_off=ZERO, bill_percent=0, bill_reason="")

    def for_customer(self, customer_id: int | None, name: str = "", level: PriceLevel = PriceLevel.RETAIL) -> "Basket":
        """Whose it is; every line that was not priced by hand takes that customer's price (row 43)."""
        lines = tuple(
            line
            if line.by_hand or line.printed_amount is not None
            else replace(line, price=price_for(level, line.goods))
            for line in self.lines
        )
        return replace(self, customer_id=customer_id, customer_name=name, level=level, lines=lines)

    def at_prices(self, now: Sequence[Goods]) -> "Basket":
        """The same basket with its goods as they are now, line by line (row 34)."""
        lines = tuple(replace(line, goods=goods) for line, goods in zip(self.lines, now, strict=True))
        return replace(self, lines=lines).for_customer(self.customer_id, self.customer_name, self.level)

    @property
    def before_bill_discount(self) -> Money:
        """The lines' sum after their own discounts."""
        return Money.total(line.amount for line in self.lines)

    @property
    def bill_discount(self) -> Money:
        """What comes off the whole, as a sum; one typed before lines were taken away never passes what is left."""
        if not self.bill_percent and not self.bill_off:
            return ZERO
        before = self.before_bill_discount
        return before.share(self.bill_percent, 100) if self.bill_percent else min(self.bill_off, before)

    def bill(self, rule: RoundRule, *, cash: bool) -> Bill:
        """The lines with every discount and 抹零 shared over them."""
        return reckon([(line.gross, line.discount) for line in self.lines], self.bill_discount, rule, cash=cash)

    def totals(self, rule: RoundRule, *, cash: bool = True) -> Totals:
        """The figures of the right side; `cash` as long as no other way of paying is chosen."""
        bill = self.bill(rule, cash=cash)
        saving = Money.total(line.member_saving for line in self.lines)
        return Totals(
            bill.gross + saving,
            saving,
            bill.discount,
            bill.round_off,
            bill.due,
            sum(line.pieces for line in self.lines),
            len({line.goods.item_id for line in self.lines}),
            bill.lines,
        )

    def _line(self, at: int) -> BasketLine:
        if not 0 <= at < len(self.lines):
            raise Refused("basket.no_line")
        return self.lines[at]

    def _with(self, at: int, **changes: object) -> "Basket":
        line = replace(self._line(at), **changes)  # type: ignore[arg-type]  # the callers name fields of BasketLine
        return replace(self, lines=(*self.lines[:at], line, *self.lines[at + 1 :]), touched=at)


@dataclass(frozen=True, slots=True)
class History:
    """The basket now and as it was before each change."""

    now: Basket = Basket()
    past: tuple[Basket, ...] = ()

    def then(self, basket: Basket) -> "History":
        """After a change."""
        return self if basket == self.now else History(basket, (*self.past, self.now))

    def undo(self) -> "History":
        """One step back; the first stays."""
        return History(self.past[-1], self.past[:-1]) if self.past else self


def _merges(line: BasketLine) -> bool:
    return not (line.goods.weighed or line.by_hand or line.off or line.percent or line.printed_amount is not None)


def _positive(quantity: Quantity) -> None:
    if quantity.thousandths <= 0:
        raise Refused("quantity.zero")
