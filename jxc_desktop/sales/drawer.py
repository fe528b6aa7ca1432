"""Paid in and paid out: cash put into the drawer or taken from it within a shift (存入 / 取出, rule 9)."""

from dataclasses import dataclass

from sqlalchemy import insert

from jxc_desktop.documents.kinds import Kind
from jxc_desktop.documents.life import write_document
from jxc_desktop.kernel.changes import Topic
from jxc_desktop.kernel.money import Money
from jxc_desktop.kernel.permission import Permission
from jxc_desktop.kernel.refusal import Refused
from jxc_desktop.ledger import Line, post
from jxc_desktop.ledger.funds import fund, fund_in_use
from jxc_desktop.sales.shifts import OpenDrawer, open_drawer
from jxc_desktop.sales.tables import drawer_move
from jxc_desktop.usecase import Tx, use_case
from jxc_desktop.words import mark


@dataclass(frozen=True, slots=True)
class CashMove:
    """Positive = into the drawer, negative = out of it.

    `fund_id` is the account it comes from or goes to (the bank); without one it stays cash of the shop (the safe).
    """

    amount: Money
    reason: str
    fund_id: int | None = None


@dataclass(frozen=True, slots=True)
class CashMoved:
    """The transfer's paper where a fund was named."""

    document_id: int | None
    number: str


@use_case(mark("Cash in or out of the drawer"), needs=Permission.CLOSE_SHIFT, touches={Topic.SHIFTS, Topic.FUNDS})
def move_cash(tx: Tx, request: CashMove) -> CashMoved:
    """Refused "shift.none_open", "money.none", "reason.missing", "fund.*", "drawer.*", and as `write_document`."""
    drawer = open_drawer(tx.conn, tx.session.till)
    if drawer is None:
        raise Refused("shift.none_open", till=tx.session.till)
    if not request.amount:
        raise Refused("money.none")
    if not request.reason:
        raise Refused("reason.missing")
    done = CashMoved(None, "")
    if request.fund_id is not None:
        done = _transfer(tx, drawer, request.amount, request.fund_id, request.reason)
    tx.conn.execute(
        insert(drawer_move).values(
            shift_id=drawer.shift_id,
            document_id=done.document_id,
            amount_fen=request.amount.fen,
            reason=request.reason,
            at=tx.moment,
            user_id=tx.session.user_id,
        )
    )
    return done


def _transfer(tx: Tx, drawer: OpenDrawer, amount: Money, fund_id: int, reason: str) -> CashMoved:
    lines = transfer_lines(tx, drawer, amount, fund_id)
    paper = write_document(tx, Kind.FUND_TRANSFER, total=abs(amount), memo=reason)
    post(tx, paper.id, lines)
    return CashMoved(paper.id, paper.number)


def transfer_lines(tx: Tx, drawer: OpenDrawer, amount: Money, fund_id: int) -> list[Line]:
    """From another fund into the drawer's, negative = out of it; Refused "fund.*", "drawer.same_fund"."""
    own, other = fund(tx.conn, drawer.fund_id), fund_in_use(tx.conn, fund_id)
    if other.id == own.id:
        raise Refused("drawer.same_fund")
    return [Line(own.account, amount, fund_id=own.id), Line(other.account, -amount, fund_id=other.id)]
