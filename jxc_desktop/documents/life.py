"""A paper's life: drafted, posted with the next number, reversed; nothing else ever happens to it."""

import re
from dataclasses import dataclass

from sqlalchemy import Connection, insert, select, update

from jxc_desktop.documents.kinds import MOVES, PREFIX, Kind, State
from jxc_desktop.documents.places import require_in_use
from jxc_desktop.documents.tables import document, number_series
from jxc_desktop.kernel.money import ZERO, Money
from jxc_desktop.kernel.numbers import fold
from jxc_desktop.kernel.refusal import Refused
from jxc_desktop.ledger.funds import require_funds_in_use
from jxc_desktop.storage.prepared import AddTo, Prepared
from jxc_desktop.usecase.tx import Tx

_NUMBER = re.compile(r"([A-Z]{2})-?(20[0-9]{6})-?([0-9]{2})-?([0-9]{4,})")
_PREFIXES = frozenset(PREFIX.values())


@dataclass(frozen=True, slots=True)
class Paper:
    """A paper's header as the rooms see it."""

    id: int
    kind: Kind
    number: str
    state: State
    business_day: str
    till: str
    partner_id: int | None
    warehouse_id: int | None
    answers_id: int | None
    total: Money
    memo: str


_GIVEN = [c.name for c in document.c if c.name not in ("id", "reversed_by_id")]
_INSERT = Prepared(insert(document).returning(document.c.id), _GIVEN)
_NEXT = AddTo(number_series, ["kind", "till", "day"], sums=["last"], returning="last")
_COLUMNS = (
    document.c.id,
    document.c.kind,
    document.c.number,
    document.c.state,
    document.c.business_day,
    document.c.till,
    document.c.partner_id,
    document.c.warehouse_id,
    document.c.answers_id,
    document.c.total_fen,
    document.c.memo,
)


def next_number(tx: Tx, kind: Kind) -> str:
    """The next gapless number of this kind, till and day: XS-20261122-01-0007 (rule 4, row 95)."""
    day, till = tx.day, tx.session.till
    last = _NEXT.all(tx.conn, kind=str(kind), till=till, day=day, last=1)[0][0]
    return f"{PREFIX[kind]}-{day.replace('-', '')}-{till}-{last:04d}"


def write_document(
    tx: Tx,
    kind: Kind,
    *,
    partner_id: int | None = None,
    warehouse_id: int | None = None,
    answers_id: int | None = None,
    reverses_id: int | None = None,
    total: Money = ZERO,
    memo: str = "",
    draft: bool = False,
    first: bool = True,
    day: str | None = None,
) -> Paper:
    """A new header: posted with its number at once, or a draft without one.

    `first` is False for a second paper of the same request (the request id belongs to the first). `day` is the
    business day where it is not today's (rule 2: only the books' day changes, never the cost).
    Refused "till.stopped", "warehouse.stopped", "warehouse.unknown": nothing is written at a place out of use;
    "paper.day_ahead" for a day that is still to come, on the calendar as for the shop.
    """
    if day and day > max(tx.day, tx.moment[:10]):
        raise Refused("paper.day_ahead", day=day)
    require_in_use(tx.conn, tx.session.till, warehouse_id)
    number = None if draft else next_number(tx, kind)
    state = State.DRAFT if draft else State.POSTED
    values = {
        "kind": str(kind),
        "number": number,
        "state": str(state),
        "business_day": day or tx.day,
        "posted_at": None if draft else tx.moment,
        "till": tx.session.till,
        "partner_id": partner_id,
        "warehouse_id": warehouse_id,
        "answers_id": answers_id,
        "reverses_id": reverses_id,
        "request_id": tx.request_id if first else None,
        "total_fen": total.fen,
        "memo": memo,
        "created_by": tx.session.user_id,
        "created_at": tx.moment,
    }
    made = _INSERT.all(tx.conn, **values)[0][0]
    return Paper(
        made,
        kind,
        number or "",
        state,
        day or tx.day,
        tx.session.till,
        partner_id,
        warehouse_id,
        answers_id,
        total,
        memo,
    )


def paper(conn: Connection, document_id: int) -> Paper:
    """One paper's header by id; Refused "paper.unknown"."""
    return _one(conn, document.c.id == document_id, str(document_id))


def paper_numbered(conn: Connection, number: str) -> Paper:
    """One paper's header by its number or the bars under it (the number without dashes); Refused "paper.unknown"."""
    return _one(conn, document.c.number == (paper_number(number) or fold(number).upper()), number)


def paper_number(text: str) -> str | None:
    """A paper's number as it is stored: XS202611220100007, as the bars on a receipt say it, and xs-20261122-01-00007
    are XS-20261122-01-00007; None where it is none (row 95)."""
    found = _NUMBER.fullmatch(fold(text).upper())
    return "-".join(found.groups()) if found and found[1] in _PREFIXES else None


def _one(conn: Connection, where: object, named: str) -> Paper:
    row = conn.execute(select(*_COLUMNS).where(where)).first()  # type: ignore[arg-type]  # a column comparison
    if row is None:
        raise Refused("paper.unknown", number=named)
    identity, kind, number, state, day, till, partner, warehouse, answers, total, memo = row
    return Paper(
        identity, Kind(kind), number or "", State(state), day, till, partner, warehouse, answers, Money(total), memo
    )


def advance(tx: Tx, old: Paper, to: State, *, total: Money | None = None, reversed_by: int | None = None) -> Paper:
    """Move a paper along its life, giving it its number where it is posted; Refused "paper.not_now"."""
    if (old.state, to) not in MOVES:
        raise Refused("paper.not_now", number=old.number or str(old.id), state=old.state)
    values: dict[str, object] = {"state": str(to)}
    if to is State.POSTED:
        values |= {"number": next_number(tx, old.kind), "posted_at": tx.moment, "business_day": tx.day}
    if total is not None:
        values["total_fen"] = total.fen
    if reversed_by is not None:
        values["reversed_by_id"] = reversed_by
    tx.conn.execute(update(document).where(document.c.id == old.id).values(**values))
    return paper(tx.conn, old.id)


def write_reversal(tx: Tx, old: Paper, *, first: bool = True) -> Paper:
    """The header of the mirror of a posted paper, which is marked reversed (红冲, rule 4).

    The caller posts the mirror with `ledger.mirror`. `first` as in `write_document`. Refused "paper.not_now" where
    it is not posted, "paper.is_mirror" where it is itself a mirror, "fund.*", and as `write_document`.
    """
    if tx.conn.execute(select(document.c.reverses_id).where(document.c.id == old.id)).scalar() is not None:
        raise Refused("paper.is_mirror", number=old.number)
    if (old.state, State.REVERSED) not in MOVES:
        raise Refused("paper.not_now", number=old.number or str(old.id), state=old.state)
    require_funds_in_use(tx.conn, old.id)
    mirror = write_document(
        tx,
        old.kind,
        partner_id=old.partner_id,
        warehouse_id=old.warehouse_id,
        answers_id=old.id,
        reverses_id=old.id,
        total=-old.total,
        memo=old.number,
        first=first,
    )
    advance(tx, old, State.REVERSED, reversed_by=mirror.id)
    return mirror
