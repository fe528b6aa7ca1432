"""Taking in goods that were found (报溢)."""

from dataclasses import dataclass
from datetime import date

from jxc_desktop.catalog.find import unit_by_id
from jxc_desktop.documents.drafts import discard
from jxc_desktop.documents.kinds import Kind
from jxc_desktop.kernel.changes import Topic
from jxc_desktop.kernel.money import Money
from jxc_desktop.kernel.permission import Permission
from jxc_desktop.kernel.price import Price
from jxc_desktop.kernel.quantity import NONE, Quantity
from jxc_desktop.kernel.refusal import Refused
from jxc_desktop.ledger import Route
from jxc_desktop.stock.adjusting import DRAFTED_AS, Adjusted, Adjustment, post_gain
from jxc_desktop.stock.reasons import GAIN_REASONS, Reason
from jxc_desktop.usecase import Tx, use_case
from jxc_desktop.words import mark


@dataclass(frozen=True, slots=True)
class FoundLine:
    """So much of one unit was found; without a price it comes in at the shelf's present cost."""

    unit_id: int
    quantity: Quantity
    reason: Reason = Reason.FOUND
    price: Price | None = None


@dataclass(frozen=True, slots=True)
class Overage:
    """Goods come onto the shelf that no delivery brought."""

    lines: tuple[FoundLine, ...]
    warehouse_id: int | None = None
    memo: str = ""
    day: date | None = None
    draft_id: int | None = None


@dataclass(frozen=True, slots=True)
class StockFound:
    """The paper and what the goods are worth; without the cost permission the cost is not told."""

    document_id: int
    number: str
    cost: Money | None


@use_case(mark("Take in found goods"), needs=Permission.ADJUST_STOCK, touches={Topic.STOCK, Topic.BOOKS})
def overage(tx: Tx, request: Overage) -> StockFound:
    """Row 22: 1405/1901, 1901/5301.

    Refused "adjust.empty", "adjust.quantity", "adjust.reason", "item.unknown", "unit.too_fine", "draft.*", and as
    `write_document`.
    """
    if not request.lines:
        raise Refused("adjust.empty")
    header = Adjustment(
        Kind.STOCK_OVERAGE,
        Route.OTHER_IN,
        request.warehouse_id or tx.session.warehouse_id,
        request.memo,
        request.day.isoformat() if request.day else None,
    )
    made, worths = post_gain(tx, header, [_line(tx, line) for line in request.lines])
    discard(tx, request.draft_id, *DRAFTED_AS)
    return StockFound(made.id, made.number, Money.total(worths) if tx.may(Permission.SEE_COST) else None)


def _line(tx: Tx, line: FoundLine) -> Adjusted:
    unit = unit_by_id(tx.conn, line.unit_id)
    if line.quantity <= NONE or (line.price is not None and line.price < Price(0)):
        raise Refused("adjust.quantity", item=unit.label)
    if line.reason not in GAIN_REASONS:
        raise Refused("adjust.reason", item=unit.label)
    return Adjusted(unit, line.quantity, unit.base_quantity(line.quantity), line.reason, line.price)
