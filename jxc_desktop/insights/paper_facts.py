"""One paper as it is opened from anywhere: its header in words, what it answers, what answers it, what settled it."""

from dataclasses import dataclass
from typing import Any

from sqlalchemy import Connection, func, or_, select

from jxc_desktop.documents.kinds import Kind, State
from jxc_desktop.documents.tables import document, partner, settlement, warehouse
from jxc_desktop.kernel.money import Money
from jxc_desktop.kernel.refusal import Refused
from jxc_desktop.security.tables import app_user

# Their total is what goods cost: shown only to those who may see cost.
AT_COST = frozenset(
    {
        Kind.PURCHASE_ORDER,
        Kind.GOODS_RECEIPT,
        Kind.PURCHASE_RETURN,
        Kind.STOCK_TAKE,
        Kind.COUNT_GAIN,
        Kind.COUNT_LOSS,
        Kind.STOCK_WRITEOFF,
        Kind.STOCK_OVERAGE,
    }
)


@dataclass(frozen=True, slots=True)
class LinkedPaper:
    """Another paper this one has to do with; `total` None where it may not be seen."""

    document_id: int
    kind: Kind
    number: str
    business_day: str
    state: State
    total: Money | None


@dataclass(frozen=True, slots=True)
class SettledWith:
    """Another paper that paid for this one, or was paid by it, and how much of it still stands."""

    document_id: int
    kind: Kind
    number: str
    business_day: str
    amount: Money


@dataclass(frozen=True, slots=True)
class PaperFacts:
    """The header of a paper. `answered_by` are its returns, payments and reversal; `total` as in `LinkedPaper`."""

    document_id: int
    kind: Kind
    number: str
    state: State
    business_day: str
    posted_at: str
    till: str
    partner_id: int | None
    partner: str
    warehouse: str
    who: str
    memo: str
    total: Money | None
    is_reversal: bool
    answers: LinkedPaper | None
    answered_by: tuple[LinkedPaper, ...]
    settled: tuple[SettledWith, ...]


def paper_facts(conn: Connection, document_id: int, *, with_cost: bool) -> PaperFacts:
    """All of a paper's header; Refused "paper.unknown"."""
    row = conn.execute(
        select(
            document,
            partner.c.name.label("partner"),
            warehouse.c.name.label("warehouse"),
            app_user.c.name.label("who"),
        )
        .select_from(
            document.join(app_user, app_user.c.id == document.c.created_by)
            .outerjoin(partner, partner.c.id == document.c.partner_id)
            .outerjoin(warehouse, warehouse.c.id == document.c.warehouse_id)
        )
        .where(document.c.id == document_id)
    ).first()
    if row is None:
        raise Refused("paper.unknown", number=str(document_id))
    answered = _linked(conn, with_cost, document.c.id == row.answers_id) if row.answers_id else []
    return PaperFacts(
        row.id,
        Kind(row.kind),
        row.number or "",
        State(row.state),
        row.business_day,
        row.posted_at or "",
        row.till,
        row.partner_id,
        row.partner or "",
        row.warehouse or "",
        row.who,
        row.memo,
        _total(row, with_cost),
        row.reverses_id is not None,
        answered[0] if answered else None,
        tuple(_linked(conn, with_cost, document.c.answers_id == row.id)),
        tuple(_settled(conn, row.id)),
    )


def _total(row: Any, with_cost: bool) -> Money | None:
    return Money(row.total_fen) if with_cost or Kind(row.kind) not in AT_COST else None


def _linked(conn: Connection, with_cost: bool, where: Any) -> list[LinkedPaper]:
    rows = conn.execute(select(document).where(where).order_by(document.c.id))
    return [
        LinkedPaper(r.id, Kind(r.kind), r.number or "", r.business_day, State(r.state), _total(r, with_cost))
        for r in rows
    ]


def _settled(conn: Connection, document_id: int) -> list[SettledWith]:
    """The other papers, settlements that were undone (rows of the opposite sign) left out."""
    pair = settlement.c
    part = or_(pair.money_document_id == document_id, pair.bill_document_id == document_id)
    other = (pair.money_document_id + pair.bill_document_id - document_id).label("other")
    sums = select(other, func.sum(pair.amount_fen).label("fen")).where(part).group_by(other).subquery()
    columns = (document.c.id, document.c.kind, document.c.number, document.c.business_day, sums.c.fen)
    rows = conn.execute(
        select(*columns)
        .select_from(sums.join(document, document.c.id == sums.c.other))
        .where(sums.c.fen != 0)
        .order_by(document.c.id)
    )
    return [SettledWith(key, Kind(kind), number or "", day, Money(fen)) for key, kind, number, day, fen in rows]
