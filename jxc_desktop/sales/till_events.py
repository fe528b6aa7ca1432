"""What the owner wants to see at handover: price changes, deleted lines, the drawer opened, reprints (layout E8)."""

from dataclasses import dataclass
from enum import StrEnum

from sqlalchemy import bindparam, func, insert, select

from jxc_desktop.documents.life import paper_numbered
from jxc_desktop.kernel.changes import Topic
from jxc_desktop.kernel.permission import Permission
from jxc_desktop.sales.shifts import shift_now
from jxc_desktop.sales.tables import till_event
from jxc_desktop.storage.prepared import Prepared
from jxc_desktop.usecase import Tx, use_case
from jxc_desktop.words import mark


class EventKind(StrEnum):
    """The oddities of a shift."""

    PRICE_CHANGE = "price_change"
    DISCOUNT = "discount"
    LINE_DELETED = "line_deleted"
    VOIDED = "sale_voided"
    DRAWER_OPENED = "drawer_opened"
    REPRINT = "reprint"


@dataclass(frozen=True, slots=True)
class LogEvent:
    """Something that happened at the till outside a paper (a deleted line, the drawer opened without a sale)."""

    kind: EventKind
    about: str = ""


@dataclass(frozen=True, slots=True)
class EventLogged:
    """How often it has happened in this shift, this time with it."""

    times: int


@dataclass(frozen=True, slots=True)
class Reprint:
    """A receipt is printed again."""

    number: str


@dataclass(frozen=True, slots=True)
class Reprinted:
    """`times` is the n of 补打 n on the copy (rule 15)."""

    document_id: int
    number: str
    times: int


_EVENT = Prepared(insert(till_event), [c.name for c in till_event.c if c.name != "id"])
_IN_SHIFT = Prepared(
    select(func.count()).where(till_event.c.shift_id == bindparam("shift"), till_event.c.kind == bindparam("kind"))
)


def record(tx: Tx, kind: EventKind, shift_id: int | None, *, document_id: int | None = None, about: str = "") -> None:
    """One event row."""
    _EVENT.run(
        tx.conn,
        shift_id=shift_id,
        kind=str(kind),
        at=tx.moment,
        user_id=tx.session.user_id,
        approver_id=tx.approver.user_id if tx.approver else None,
        document_id=document_id,
        about=about,
    )


@use_case(mark("Note what happened at the till"), needs=Permission.SELL, touches={Topic.SHIFTS})
def log_event(tx: Tx, request: LogEvent) -> EventLogged:
    """Put one event into the till's record of this shift."""
    shift_id = shift_now(tx.conn, tx.session.till)
    record(tx, request.kind, shift_id, about=request.about)
    return EventLogged(_IN_SHIFT.first(tx.conn, shift=shift_id, kind=str(request.kind))[0] if shift_id else 1)


@use_case(mark("Print a receipt again"), needs=Permission.SELL, touches={Topic.SHIFTS})
def reprint(tx: Tx, request: Reprint) -> Reprinted:
    """Count a copy of a receipt; Refused "paper.unknown"."""
    paper = paper_numbered(tx.conn, request.number)
    record(tx, EventKind.REPRINT, shift_now(tx.conn, tx.session.till), document_id=paper.id)
    printed = select(func.count()).where(
        till_event.c.document_id == paper.id, till_event.c.kind == str(EventKind.REPRINT)
    )
    return Reprinted(paper.id, paper.number, tx.conn.execute(printed).scalar_one())
