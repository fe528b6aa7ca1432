"""Everything the slip of a shift shows, open or closed (交班单, layout E8, rule 9)."""

from dataclasses import dataclass
from typing import Any

from sqlalchemy import ColumnElement, Connection, case, func, select

from jxc_desktop.documents.kinds import Kind
from jxc_desktop.documents.tables import document, shift
from jxc_desktop.kernel.money import Money
from jxc_desktop.ledger.funds import FundKind, funds, moved
from jxc_desktop.sales.shifts import Shift, held_count, shift_by_id
from jxc_desktop.sales.tables import drawer_move, sale_header, sale_line, tender, till_event

_OWN_PAPERS = (Kind.RETAIL_SALE, Kind.RETAIL_RETURN, Kind.SHIFT_CLOSE, Kind.OPENING_SETUP)
_MONEY_PAPERS = [str(kind) for kind in Kind if kind not in _OWN_PAPERS]
_IS_SALE = document.c.kind == str(Kind.RETAIL_SALE)
_IS_CASH = tender.c.kind == str(FundKind.CASH)


@dataclass(frozen=True, slots=True)
class TenderFlow:
    """What came in and went back by one kind of tender; account is what was sold on credit.

    `fund` names the cash fund of cash that is in another one than the drawer's: it is not counted with the drawer.
    """

    kind: str
    taken: Money
    refunded: Money
    fund: str = ""

    @property
    def net(self) -> Money:
        """What stayed."""
        return self.taken - self.refunded


@dataclass(frozen=True, slots=True)
class Drawer:
    """opening + taken - change - refunded + paid_in - paid_out = expected (rule 9); `notes` are (face, pieces).

    Paid in and out hold what other papers of this till moved in the drawer's cash fund too (a debt paid, an expense).
    Every figure but the float, and cash moved without a paper, is what the shift's papers moved in that one fund.
    """

    opening: Money
    taken: Money
    change: Money
    refunded: Money
    paid_in: Money
    paid_out: Money
    counted: Money | None
    notes: tuple[tuple[Money, int], ...]
    handed_over: Money

    @property
    def expected(self) -> Money:
        """What should lie in the drawer."""
        return expected_cash(self.opening, self.taken, self.change, self.refunded, self.paid_in, self.paid_out)

    @property
    def over_short(self) -> Money | None:
        """长短款: positive where there is more than expected."""
        return None if self.counted is None else self.counted - self.expected

    @property
    def kept(self) -> Money | None:
        """What stays in the drawer for the next shift."""
        return None if self.counted is None else self.counted - self.handed_over


@dataclass(frozen=True, slots=True)
class ShiftSlip:
    """All of layout E8; a voided sale and its mirror cancel out. `events` are (EventKind value, times).

    Show `drawer.expected` only after the drawer was counted (blind count, row 46).
    """

    shift: Shift
    sales_count: int
    sales: Money
    refunds_count: int
    refunds: Money
    discounts: Money
    round_off: Money
    gifts: Money
    tenders: tuple[TenderFlow, ...]
    drawer: Drawer
    events: tuple[tuple[str, int], ...]
    held: int
    number: str

    @property
    def net(self) -> Money:
        """Sales less refunds."""
        return self.sales - self.refunds


def expected_cash(
    opening: Money, taken: Money, change: Money, refunded: Money, paid_in: Money, paid_out: Money
) -> Money:
    """备用金 + cash sales - change - cash refunds + 存入 - 取出 (rule 9)."""
    return opening + taken - change - refunded + paid_in - paid_out


def shift_slip(conn: Connection, shift_id: int) -> ShiftSlip:
    """Everything that happened in a shift, open or closed; Refused "shift.unknown"."""
    one = shift_by_id(conn, shift_id)
    refund = document.c.kind == str(Kind.RETAIL_RETURN)
    sold = case((_IS_SALE, case((document.c.reverses_id.is_(None), 1), else_=-1)), else_=0)
    sums = conn.execute(
        select(
            func.sum(sold),
            func.sum(case((_IS_SALE, sale_header.c.due_fen), else_=0)),
            func.sum(case((refund, 1), else_=0)),
            func.sum(case((refund, -sale_header.c.due_fen), else_=0)),
            func.sum(case((_IS_SALE, sale_header.c.discount_fen), else_=0)),
            func.sum(case((_IS_SALE, sale_header.c.round_off_fen), else_=0)),
        )
        .join_from(sale_header, document, document.c.id == sale_header.c.document_id)
        .where(sale_header.c.shift_id == shift_id)
    ).one()
    count, sales, refunds_count, refunds, discounts, round_off = (value or 0 for value in sums)
    return ShiftSlip(
        one,
        count,
        Money(sales),
        refunds_count,
        Money(refunds),
        Money(discounts),
        Money(round_off),
        _gifts(conn, shift_id),
        _tenders(conn, one),
        _drawer(conn, one),
        _events(conn, shift_id),
        held_count(conn, one.till),
        _close_number(conn, shift_id),
    )


def _gifts(conn: Connection, shift_id: int) -> Money:
    given = (sale_line.c.amount_fen == 0) & (sale_line.c.gross_fen != 0) & (sale_header.c.shift_id == shift_id)
    statement = select(func.sum(sale_line.c.gross_fen)).join_from(
        sale_line, sale_header, sale_header.c.document_id == sale_line.c.document_id
    )
    return Money(conn.execute(statement.where(given)).scalar() or 0)


def _tenders(conn: Connection, one: Shift) -> tuple[TenderFlow, ...]:
    names = {each.id: each.name for each in funds(conn, active_only=False)}
    elsewhere = case((_IS_CASH & (tender.c.fund_id != one.cash_fund_id), tender.c.fund_id), else_=0)
    rows = conn.execute(
        select(
            tender.c.kind,
            elsewhere,
            func.sum(case((_IS_SALE, tender.c.amount_fen), else_=0)),
            func.sum(case((_IS_SALE, 0), else_=-tender.c.amount_fen)),
        )
        .select_from(_tenders_of_shift())
        .where(sale_header.c.shift_id == one.id)
        .group_by(tender.c.kind, elsewhere)
        .order_by(func.min(tender.c.id))
    )
    return tuple(TenderFlow(kind, Money(into), Money(back), names.get(fund, "")) for kind, fund, into, back in rows)


def _tenders_of_shift() -> Any:
    return sale_header.join(document, document.c.id == sale_header.c.document_id).join(
        tender, tender.c.document_id == document.c.id
    )


def _drawer(conn: Connection, one: Shift) -> Drawer:
    cash = (sale_header.c.shift_id == one.id) & _IS_CASH & (tender.c.fund_id == one.cash_fund_id)
    into, given, back = conn.execute(
        select(
            func.sum(case((_IS_SALE, tender.c.tendered_fen), else_=0)),
            func.sum(case((_IS_SALE, tender.c.tendered_fen - tender.c.amount_fen), else_=0)),
            func.sum(case((_IS_SALE, 0), else_=-tender.c.amount_fen)),
        )
        .select_from(_tenders_of_shift())
        .where(cash)
    ).one()
    paid_in, paid_out = _paid(conn, one)
    counted, handed, notes = conn.execute(
        select(shift.c.counted_fen, shift.c.handed_over_fen, shift.c.counted_notes).where(shift.c.id == one.id)
    ).one()
    return Drawer(
        one.opening_float,
        Money(into or 0),
        Money(given or 0),
        Money(back or 0),
        paid_in,
        paid_out,
        None if counted is None else Money(counted),
        read_notes(notes),
        Money(handed or 0),
    )


def _paid(conn: Connection, one: Shift) -> tuple[Money, Money]:
    own = conn.execute(select(drawer_move.c.amount_fen).where(drawer_move.c.shift_id == one.id)).scalars().all()
    sums = [*own, *_cash_of_other_papers(conn, one)]
    return Money(sum(fen for fen in sums if fen > 0)), Money(-sum(fen for fen in sums if fen < 0))


def _cash_of_other_papers(conn: Connection, one: Shift) -> list[int]:
    """What money papers made at this till in this shift moved in the drawer's fund: a debt paid over the counter."""
    by_drawer = select(drawer_move.c.document_id).where(drawer_move.c.document_id.is_not(None))
    after, until = conn.execute(
        select(shift.c.after_document_id, shift.c.close_document_id).where(shift.c.id == one.id)
    ).one()
    within: list[ColumnElement[bool]] = [
        document.c.kind.in_(_MONEY_PAPERS),
        document.c.till == one.till,
        document.c.id > after,
        document.c.id.not_in(by_drawer),
    ]
    if until is not None:
        within.append(document.c.id < until)
    amount = moved(document.c.id, one.cash_fund_id)
    return [fen for fen in conn.execute(select(amount).select_from(document).where(*within)).scalars() if fen]


def _events(conn: Connection, shift_id: int) -> tuple[tuple[str, int], ...]:
    mine = select(till_event.c.kind, func.count()).where(till_event.c.shift_id == shift_id)
    return tuple((kind, times) for kind, times in conn.execute(mine.group_by(till_event.c.kind)))


def _close_number(conn: Connection, shift_id: int) -> str:
    closing = select(document.c.number).join_from(shift, document, document.c.id == shift.c.close_document_id)
    return conn.execute(closing.where(shift.c.id == shift_id)).scalar() or ""


def written_notes(notes: tuple[tuple[Money, int], ...]) -> str:
    """Faces and pieces as stored: "100.00x3 50.00x1"."""
    return " ".join(f"{face.text()}x{pieces}" for face, pieces in notes)


def read_notes(stored: str) -> tuple[tuple[Money, int], ...]:
    """Faces and pieces as counted."""
    pairs = (part.split("x") for part in stored.split())
    return tuple((Money.parse(face), int(pieces)) for face, pieces in pairs)
