"""Close a shift: the blind count, what should have been there, and the difference posted (TRADE.md rule 9, row 46)."""

from dataclasses import dataclass

from sqlalchemy import update

from jxc_desktop.documents.kinds import Kind
from jxc_desktop.documents.life import write_document
from jxc_desktop.documents.tables import shift
from jxc_desktop.kernel.changes import Topic
from jxc_desktop.kernel.money import ZERO, Money
from jxc_desktop.kernel.permission import Permission
from jxc_desktop.kernel.refusal import Refused
from jxc_desktop.ledger import Account, Line, credit, debit, post
from jxc_desktop.ledger.funds import fund
from jxc_desktop.sales.drawer import transfer_lines
from jxc_desktop.sales.shift_slip import shift_slip, written_notes
from jxc_desktop.sales.shifts import OpenDrawer, held_count, open_drawer
from jxc_desktop.usecase import Tx, use_case
from jxc_desktop.words import mark


@dataclass(frozen=True, slots=True)
class NoteCount:
    """So many of one note or coin."""

    face: Money
    pieces: int


@dataclass(frozen=True, slots=True)
class CloseShift:
    """The drawer as counted, and what of it is handed over (上缴): into a fund, or into the safe without one."""

    notes: tuple[NoteCount, ...]
    handed_over: Money = ZERO
    hand_over_fund_id: int | None = None


@dataclass(frozen=True, slots=True)
class ShiftClosed:
    """What came of the count; `held` sales still wait at this till and are kept."""

    shift_id: int
    shift_number: int
    document_id: int
    number: str
    expected: Money
    counted: Money
    over_short: Money
    kept: Money
    held: int


@use_case(mark("Close the shift"), needs=Permission.CLOSE_SHIFT, touches={Topic.SHIFTS, Topic.FUNDS, Topic.BOOKS})
def close_shift(tx: Tx, request: CloseShift) -> ShiftClosed:
    """The difference is booked at once, what is handed over goes into its fund.

    Refused "shift.none_open", "shift.count_wrong" (a negative number of notes), "shift.handed_too_much", "fund.*",
    "drawer.same_fund", and as `write_document`.
    """
    drawer = open_drawer(tx.conn, tx.session.till)
    if drawer is None:
        raise Refused("shift.none_open", till=tx.session.till)
    if any(note.pieces < 0 or note.face <= ZERO for note in request.notes):
        raise Refused("shift.count_wrong")
    counted = Money.total(note.face.share(note.pieces, 1) for note in request.notes)
    if not ZERO <= request.handed_over <= counted:
        raise Refused("shift.handed_too_much", counted=counted)
    slip = shift_slip(tx.conn, drawer.shift_id)
    expected = slip.drawer.expected
    difference = counted - expected
    lines = _over_short_lines(tx, drawer, difference)
    if request.handed_over and request.hand_over_fund_id is not None:
        lines += transfer_lines(tx, drawer, -request.handed_over, request.hand_over_fund_id)
    paper = write_document(tx, Kind.SHIFT_CLOSE, total=counted)
    post(tx, paper.id, lines)
    tx.conn.execute(
        update(shift)
        .where(shift.c.id == drawer.shift_id)
        .values(
            closed_at=tx.moment,
            close_document_id=paper.id,
            expected_fen=expected.fen,
            counted_fen=counted.fen,
            over_short_fen=difference.fen,
            handed_over_fen=request.handed_over.fen,
            counted_notes=written_notes(tuple((note.face, note.pieces) for note in request.notes if note.pieces)),
        )
    )
    kept = counted - request.handed_over
    held = held_count(tx.conn, tx.session.till)
    return ShiftClosed(
        drawer.shift_id, slip.shift.number, paper.id, paper.number, expected, counted, difference, kept, held
    )


def _over_short_lines(tx: Tx, drawer: OpenDrawer, difference: Money) -> list[Line]:
    """长短款: the drawer's cash fund against 1901, and at once to 5301 (over) or 5711 (short)."""
    if not difference:
        return []
    own = fund(tx.conn, drawer.fund_id)
    result = Account.OTHER_GAINS if difference > ZERO else Account.OTHER_LOSSES
    return [
        debit(own.account, difference, fund_id=own.id),
        credit(Account.PENDING_GAIN_LOSS, difference),
        debit(Account.PENDING_GAIN_LOSS, difference),
        credit(result, difference),
    ]
