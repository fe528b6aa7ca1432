"""One shelf driven by hand: receive, issue, return, and what has been booked to COGS meanwhile."""

from dataclasses import dataclass, field

from jxc_desktop.kernel.money import ZERO, Money
from jxc_desktop.kernel.price import Price
from jxc_desktop.kernel.quantity import Quantity
from jxc_desktop.ledger.costing import Issue, IssueAt, Negative, Receipt, Route, Shelf, Want, cost_one


@dataclass(slots=True)
class OneShelf:
    """`cogs` takes what is issued and every variance; `put_in` is all that receipts and returns brought."""

    negative: Negative = Negative.FORBID
    shelf: Shelf = field(default_factory=Shelf)
    cogs: Money = ZERO
    put_in: Money = ZERO

    def receive(self, quantity: Quantity, value: Money) -> None:
        self.put_in += value
        self._move(Receipt(1, 1, 1, Route.PURCHASE, quantity, value))

    def issue(self, quantity: Quantity, reference: Price | None = None) -> Money:
        worth = -self._move(Issue(1, 1, 1, Route.RETAIL, quantity, reference=reference))
        self.cogs += worth
        return worth

    def give_back(self, quantity: Quantity, value: Money) -> None:
        """A purchase return, or the mirror of a receipt, at the value the goods came at."""
        self._move(IssueAt(1, 1, 1, Route.PURCHASE_RETURN, quantity, value))
        self.put_in -= value

    def take_back(self, quantity: Quantity, value: Money) -> None:
        """A customer's return at the cost the goods left at."""
        self.cogs -= value
        self._move(Receipt(1, 1, 1, Route.SALES_RETURN, quantity, value))

    def _move(self, want: Want) -> Money:
        moved, *stray = cost_one(self.shelf, want, self.negative)
        self.cogs -= Money.total(each.value for each in stray)
        return moved.value

    @property
    def quantity(self) -> str:
        return Quantity(self.shelf.quantity).text()

    @property
    def value(self) -> str:
        return Money(self.shelf.value_fen).text()

    @property
    def conserved(self) -> bool:
        """What came in is on the shelf or in COGS; nothing is on a shelf without goods."""
        empty_is_worthless = bool(self.shelf.quantity) or not self.shelf.value_fen
        return self.put_in == self.cogs + Money(self.shelf.value_fen) and empty_is_worthless
