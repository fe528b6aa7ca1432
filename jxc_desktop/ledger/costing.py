"""Moving average in whole fen (TRADE.md rule 1): what a move is worth, and what is left on the shelf."""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import NamedTuple

from sqlalchemy import bindparam, select

from jxc_desktop.kernel.money import Money
from jxc_desktop.kernel.price import Price
from jxc_desktop.kernel.quantity import NONE, Quantity
from jxc_desktop.kernel.refusal import Broken, Refused
from jxc_desktop.kernel.rounding import div_half_up
from jxc_desktop.ledger.tables import stock_balance
from jxc_desktop.storage.prepared import PreparedIn
from jxc_desktop.usecase.tx import Tx


class Route(StrEnum):
    """By which way goods came or went: the column blocks of the stock movement summary (TRADE.md E1)."""

    OPENING = "opening"
    PURCHASE = "purchase"
    PURCHASE_RETURN = "purchase_return"
    TRANSFER_IN = "transfer_in"
    COUNT_GAIN = "count_gain"
    ASSEMBLY_IN = "assembly_in"
    OTHER_IN = "other_in"
    SALE = "sale"
    RETAIL = "retail"
    SALES_RETURN = "sales_return"
    TRANSFER_OUT = "transfer_out"
    COUNT_LOSS = "count_loss"
    WRITE_OFF = "write_off"
    ASSEMBLY_OUT = "assembly_out"
    OTHER_OUT = "other_out"
    COST_ADJUSTMENT = "cost_adjustment"


class Negative(StrEnum):
    """What happens where the shelf does not hold enough (rule 3)."""

    FORBID = "forbid"
    WARN = "warn"
    ALLOW = "allow"


class Receipt(NamedTuple):
    """Goods come in at a known value (`value` for all of `quantity`, both positive or zero value)."""

    line_no: int
    item_id: int
    warehouse_id: int
    route: Route
    quantity: Quantity
    value: Money
    batch_id: int = 0


class Issue(NamedTuple):
    """Goods go out (`quantity` positive) at the moving average; `label` names them in a refusal.

    `reference` is the last resort for goods issued below zero that never had a cost.
    """

    line_no: int
    item_id: int
    warehouse_id: int
    route: Route
    quantity: Quantity
    label: str = ""
    reference: Price | None = None
    batch_id: int = 0


class IssueAt(NamedTuple):
    """Goods go out at a value of their own: a purchase return at its receipt's cost, a mirror."""

    line_no: int
    item_id: int
    warehouse_id: int
    route: Route
    quantity: Quantity
    value: Money
    label: str = ""
    batch_id: int = 0


class Revalue(NamedTuple):
    """Only the value of what lies there changes (`value` signed): the mirror of what a return left for COGS."""

    line_no: int
    item_id: int
    warehouse_id: int
    value: Money
    batch_id: int = 0


Want = Receipt | Issue | IssueAt | Revalue


class Move(NamedTuple):
    """One row of the stock book to be: signed quantity and value, and the shelf after it."""

    line_no: int
    item_id: int
    warehouse_id: int
    batch_id: int
    route: Route
    quantity: Quantity
    value: Money
    balance_quantity: Quantity
    balance_value: Money
    average_quantity: int
    average_value_fen: int
    provisional: bool = False


@dataclass(slots=True)
class Shelf:
    """What one warehouse holds of one item: thousandths, fen, and the last average as an exact ratio."""

    quantity: int = 0
    value_fen: int = 0
    average_quantity: int = 0
    average_value_fen: int = 0

    def receive(self, quantity: int, value_fen: int) -> int:
        """Take in; the fen by which goods issued below zero had been costed wrong (to COGS).

        2 issued at a provisional 3.61 each, then 1 received at 3.70: the one covered was 0.09 too cheap.
        """
        settled = 0
        if self.quantity < 0:
            covered = min(quantity, -self.quantity)
            cost = div_half_up(value_fen * covered, quantity)
            provisional = div_half_up(-self.value_fen * covered, -self.quantity)
            settled = cost - provisional
        self.quantity += quantity
        self.value_fen += value_fen - settled
        if self.quantity > 0:
            self.average_quantity, self.average_value_fen = self.quantity, self.value_fen
        elif value_fen:
            self.average_quantity, self.average_value_fen = quantity, value_fen
        return settled

    def issue(self, quantity: int, reference: Price | None) -> int:
        """Give out at the average; its worth in fen. The issue that empties the shelf takes all that is left."""
        held = max(self.quantity, 0)
        if quantity < held:
            worth = div_half_up(self.value_fen * quantity, held)
        else:
            worth = (self.value_fen if held else 0) + self._provisional(quantity - held, reference)
        self.quantity -= quantity
        self.value_fen -= worth
        return worth

    def _provisional(self, quantity: int, reference: Price | None) -> int:
        if self.average_quantity:
            return div_half_up(self.average_value_fen * quantity, self.average_quantity)
        return reference.times(Quantity(quantity)).fen if reference else 0

    def revalue(self, value_fen: int) -> bool:
        """Change what the goods are worth; False where none lie there or they would be worth less than nothing."""
        if self.quantity <= 0 or self.value_fen + value_fen < 0:
            return False
        self.value_fen += value_fen
        self.average_quantity, self.average_value_fen = self.quantity, self.value_fen
        return True

    def issue_at(self, quantity: int, value_fen: int) -> int:
        """Give out at a value of its own; the fen left over at quantity zero, or below zero value (to COGS)."""
        self.quantity -= quantity
        self.value_fen -= value_fen
        stray = self.value_fen if self.quantity == 0 or (self.quantity > 0 and self.value_fen < 0) else 0
        self.value_fen -= stray
        return stray


_BALANCES = PreparedIn(
    lambda items: (
        select(
            stock_balance.c.item_id,
            stock_balance.c.quantity,
            stock_balance.c.value_fen,
            stock_balance.c.average_quantity,
            stock_balance.c.average_value_fen,
        )
        .where(
            stock_balance.c.item_id.in_(items),
            stock_balance.c.warehouse_id == bindparam("warehouse"),
            stock_balance.c.batch_id == bindparam("batch"),
        )
        .with_for_update()
    )
)


def _shelves(tx: Tx, wants: Sequence[Want]) -> dict[tuple[int, int, int], Shelf]:
    """What lies at every place that is wanted, read at once where it is one warehouse and batch."""
    places: dict[tuple[int, int], dict[int, None]] = {}
    for want in wants:
        places.setdefault((want.warehouse_id, want.batch_id), {})[want.item_id] = None
    shelves: dict[tuple[int, int, int], Shelf] = defaultdict(Shelf)
    for (warehouse, batch), items in places.items():
        for item, *figures in _BALANCES.all(tx.conn, list(items), warehouse=warehouse, batch=batch):
            shelves[item, warehouse, batch] = Shelf(*figures)
    return shelves


def cost(tx: Tx, wants: Iterable[Want], negative: Negative = Negative.FORBID) -> list[Move]:
    """The moves for `wants`, costed one after the other so that two lines of one item share one shelf.

    A move by route COST_ADJUSTMENT (quantity zero) follows where goods issued below zero are settled or a
    return leaves value behind: `posting.variance_lines` books those to COGS. Refused "stock.short".
    """
    wanted = list(wants)
    shelves = _shelves(tx, wanted)
    moves: list[Move] = []
    for want in wanted:
        moves += cost_one(shelves[want.item_id, want.warehouse_id, want.batch_id], want, negative)
    return moves


def cost_one(shelf: Shelf, want: Want, negative: Negative) -> Sequence[Move]:
    """The move for one want and, where there is a variance, the adjusting move behind it; Refused "stock.short".

    None where goods cannot be revalued: the difference stays in COGS.
    """
    if isinstance(want, Revalue):
        return [_adjusting(shelf, want, want.value)] if shelf.revalue(want.value.fen) else []
    quantity = want.quantity.thousandths
    if quantity <= 0:
        raise Broken(f"a stock move of {quantity} thousandths")
    below = False
    if isinstance(want, Receipt):
        stray = -shelf.receive(quantity, want.value.fen)
        moved, worth = want.quantity, want.value
    else:
        below = quantity > shelf.quantity
        if below and negative is Negative.FORBID:
            raise Refused("stock.short", item=want.label, have=Quantity(shelf.quantity), want=want.quantity)
        moved = -want.quantity
        if isinstance(want, Issue):
            stray = 0
            worth = Money(-shelf.issue(quantity, want.reference))
        else:
            stray = -shelf.issue_at(quantity, want.value.fen)
            worth = -want.value
    move = _move(shelf, want, want.route, moved, worth, -stray, below)
    return [move] if not stray else [move, _adjusting(shelf, want, Money(stray))]


def _adjusting(shelf: Shelf, want: Want, worth: Money) -> Move:
    return _move(shelf, want, Route.COST_ADJUSTMENT, NONE, worth, 0, False)


def _move(shelf: Shelf, want: Want, route: Route, moved: Quantity, worth: Money, ahead: int, below: bool) -> Move:
    return Move(
        want.line_no,
        want.item_id,
        want.warehouse_id,
        want.batch_id,
        route,
        moved,
        worth,
        Quantity(shelf.quantity),
        Money(shelf.value_fen + ahead),
        shelf.average_quantity,
        shelf.average_value_fen,
        below,
    )
