"""Posting a stock-take: its variances as a gain paper (盘盈单) and a loss paper (盘亏单), or giving it up."""

from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum

from sqlalchemy import bindparam, insert, select, update

from jxc_desktop.catalog.find import item_by_id
from jxc_desktop.catalog.tables import item
from jxc_desktop.documents.kinds import Kind, State
from jxc_desktop.documents.life import Paper, advance
from jxc_desktop.kernel.changes import Topic
from jxc_desktop.kernel.money import ZERO, Money
from jxc_desktop.kernel.permission import Permission
from jxc_desktop.kernel.quantity import NONE
from jxc_desktop.kernel.refusal import Refused
from jxc_desktop.ledger import Route
from jxc_desktop.ledger.reading import held, last_move
from jxc_desktop.stock.adjusting import Adjusted, Adjustment, post_gain, post_loss
from jxc_desktop.stock.reasons import Reason
from jxc_desktop.stock.tables import count_line
from jxc_desktop.stock.takes import Counted, Scope, Take, all_counted, open_take
from jxc_desktop.storage.prepared import Prepared
from jxc_desktop.usecase import Tx, use_case
from jxc_desktop.words import mark


class Uncounted(StrEnum):
    """What nobody counted: leave it as the book has it, or say that none of it is there."""

    LEAVE = "leave"
    ZERO = "zero"


@dataclass(frozen=True, slots=True)
class ItemReason:
    """Why one item differs."""

    item_id: int
    reason: Reason


@dataclass(frozen=True, slots=True)
class PostCount:
    """The take is done; `reason` stands for every variance that has none of its own."""

    take_id: int
    uncounted: Uncounted = Uncounted.LEAVE
    reason: Reason = Reason.MISCOUNT
    reasons: tuple[ItemReason, ...] = ()


@dataclass(frozen=True, slots=True)
class CountPosted:
    """The take's number and the papers it led to; amounts at cost are None without the cost permission."""

    take_id: int
    number: str
    counted: int
    gain_id: int | None
    gain_number: str
    gain: Money | None
    loss_id: int | None
    loss_number: str
    loss: Money | None


@dataclass(frozen=True, slots=True)
class AbandonCount:
    """The take is given up; the stock stays as it is."""

    take_id: int


@dataclass(frozen=True, slots=True)
class CountAbandoned:
    """Which it was."""

    take_id: int


_Side = tuple[Paper | None, list[Money]]
_EXPLAIN = Prepared(
    update(count_line)
    .where(count_line.c.document_id == bindparam("take"), count_line.c.item_id == bindparam("item"))
    .values(reason=bindparam("why"), variance_cost_fen=bindparam("fen"))
)


@use_case(mark("Post a stock-take"), needs=Permission.ADJUST_STOCK, touches={Topic.STOCK, Topic.BOOKS})
def post_count(tx: Tx, request: PostCount) -> CountPosted:
    """Rows 20 and 74: variance = counted - book when it was counted, at present cost, posted now.

    Refused "paper.unknown", "count.not_open", "count.nothing", "count.part_has_no_rest", "count.again" where more is
    missing than the book still holds, and as `write_document`.
    """
    take = open_take(tx, request.take_id)
    if request.uncounted is Uncounted.ZERO:
        _count_rest_as_zero(tx, take)
    lines = all_counted(tx.conn, take.paper.id)
    if not lines:
        raise Refused("count.nothing")
    reasons = {each.item_id: each.reason for each in request.reasons}
    more = [_adjusted(tx, line, reasons.get(line.item_id, request.reason)) for line in lines if line.variance > NONE]
    less = [_adjusted(tx, line, reasons.get(line.item_id, request.reason)) for line in lines if line.variance < NONE]
    gain = _post(tx, take, more, Kind.COUNT_GAIN, first=True)
    loss = _post(tx, take, less, Kind.COUNT_LOSS, first=gain[0] is None)
    _explain(tx, take, more, gain[1], 1)
    _explain(tx, take, less, loss[1], -1)
    gained, lost = Money.total(gain[1]), Money.total(loss[1])
    posted = advance(tx, take.paper, State.POSTED, total=gained - lost)
    return _result(tx, posted, len(lines), gain, loss)


@use_case(mark("Give up a stock-take"), needs=Permission.COUNT_STOCK, touches={Topic.STOCK})
def abandon_count(tx: Tx, request: AbandonCount) -> CountAbandoned:
    """Refused "paper.unknown", "count.not_open"."""
    advance(tx, open_take(tx, request.take_id).paper, State.VOIDED)
    return CountAbandoned(request.take_id)


def _count_rest_as_zero(tx: Tx, take: Take) -> None:
    if take.scope is Scope.PART:
        raise Refused("count.part_has_no_rest")
    book = held(item.c.id, take.warehouse_id)
    counted = select(count_line.c.item_id).where(count_line.c.document_id == take.paper.id)
    rest = select(item.c.id, book).where(item.c.id.not_in(counted), book != 0)
    if take.category_id is not None:
        rest = rest.where(item.c.category_id == take.category_id)
    rows = [
        {
            "document_id": take.paper.id,
            "item_id": item_id,
            "counted": 0,
            "book": quantity,
            "last_move_id": last_move(tx.conn, item_id, take.warehouse_id),
            "counted_at": tx.moment,
            "user_id": tx.session.user_id,
        }
        for item_id, quantity in tx.conn.execute(rest).all()
    ]
    if rows:
        tx.conn.execute(insert(count_line), rows)


def _adjusted(tx: Tx, line: Counted, reason: Reason) -> Adjusted:
    quantity = abs(line.variance)
    return Adjusted(item_by_id(tx.conn, line.item_id), quantity, quantity, reason)


def _post(tx: Tx, take: Take, lines: Sequence[Adjusted], kind: Kind, *, first: bool) -> _Side:
    if not lines:
        return None, []
    route = Route.COUNT_GAIN if kind is Kind.COUNT_GAIN else Route.COUNT_LOSS
    header = Adjustment(kind, route, take.warehouse_id, take.paper.memo, answers_id=take.paper.id, first=first)
    if kind is Kind.COUNT_GAIN:
        return post_gain(tx, header, lines)
    try:
        return post_loss(tx, header, lines)
    except Refused as refused:
        if refused.key != "stock.short":
            raise
        facts = refused.facts
        raise Refused("count.again", item=facts["item"], missing=facts["want"], have=facts["have"]) from refused


def _explain(tx: Tx, take: Take, lines: Sequence[Adjusted], worths: Sequence[Money], sign: int) -> None:
    _EXPLAIN.run_many(
        tx.conn,
        [
            {"take": take.paper.id, "item": line.unit.item_id, "why": str(line.reason), "fen": sign * worth.fen}
            for line, worth in zip(lines, worths, strict=True)
        ],
    )


def _result(tx: Tx, take: Paper, counted: int, gain: _Side, loss: _Side) -> CountPosted:
    told = tx.may(Permission.SEE_COST)
    return CountPosted(
        take.id,
        take.number,
        counted,
        gain[0].id if gain[0] else None,
        gain[0].number if gain[0] else "",
        sum(gain[1], ZERO) if told else None,
        loss[0].id if loss[0] else None,
        loss[0].number if loss[0] else "",
        sum(loss[1], ZERO) if told else None,
    )
