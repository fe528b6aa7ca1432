"""Writing off goods (报损): damaged, expired, lost, used in the shop, given as samples."""

from dataclasses import dataclass
from datetime import date

from jxc_desktop.catalog.find import unit_by_id
from jxc_desktop.catalog.settings import settings
from jxc_desktop.documents.drafts import discard
from jxc_desktop.documents.kinds import Kind
from jxc_desktop.kernel.changes import Topic
from jxc_desktop.kernel.money import Money
from jxc_desktop.kernel.permission import Permission
from jxc_desktop.kernel.quantity import NONE, Quantity
from jxc_desktop.kernel.refusal import Refused
from jxc_desktop.ledger import Route
from jxc_desktop.stock.adjusting import DRAFTED_AS, Adjusted, Adjustment, post_loss
from jxc_desktop.stock.reasons import LOSS_ACCOUNT, Reason
from jxc_desktop.usecase import Tx, use_case
from jxc_desktop.words import mark


@dataclass(frozen=True, slots=True)
class LostLine:
    """So much of one unit is gone."""

    unit_id: int
    quantity: Quantity
    reason: Reason


@dataclass(frozen=True, slots=True)
class WriteOff:
    """Goods leave the shelf unsold."""

    lines: tuple[LostLine, ...]
    warehouse_id: int | None = None
    memo: str = ""
    day: date | None = None
    draft_id: int | None = None


@dataclass(frozen=True, slots=True)
class StockWrittenOff:
    """The paper and what the goods had cost; without the cost permission the cost is not told."""

    document_id: int
    number: str
    cost: Money | None


@use_case(mark("Write off goods"), needs=Permission.ADJUST_STOCK, touches={Topic.STOCK, Topic.BOOKS})
def write_off(tx: Tx, request: WriteOff) -> StockWrittenOff:
    """Row 22: 1901/1405, 5711/1901; own use 5602, samples 5601.

    Above the shop's `write_off_most` at cost it needs APPROVE_WRITE_OFF. Refused "adjust.empty", "adjust.quantity",
    "adjust.reason", "adjust.needs_approval", "item.unknown", "unit.too_fine", "stock.short", "draft.*", and as
    `write_document`.
    """
    if not request.lines:
        raise Refused("adjust.empty")
    header = Adjustment(
        Kind.STOCK_WRITEOFF,
        Route.WRITE_OFF,
        request.warehouse_id or tx.session.warehouse_id,
        request.memo,
        request.day.isoformat() if request.day else None,
    )
    made, worths = post_loss(tx, header, [_line(tx, line) for line in request.lines])
    total = Money.total(worths)
    most = settings(tx.conn).write_off_most
    if total > most and not tx.may(Permission.APPROVE_WRITE_OFF):
        raise Refused("adjust.needs_approval", most=most)
    discard(tx, request.draft_id, *DRAFTED_AS)
    return StockWrittenOff(made.id, made.number, total if tx.may(Permission.SEE_COST) else None)


def _line(tx: Tx, line: LostLine) -> Adjusted:
    unit = unit_by_id(tx.conn, line.unit_id)
    if line.quantity <= NONE:
        raise Refused("adjust.quantity", item=unit.label)
    if line.reason not in LOSS_ACCOUNT:
        raise Refused("adjust.reason", item=unit.label)
    return Adjusted(unit, line.quantity, unit.base_quantity(line.quantity), line.reason)
