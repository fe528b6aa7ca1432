"""Open a shift: the float in the drawer (备用金) and the next number of the till (TRADE.md row 46)."""

from dataclasses import dataclass

from sqlalchemy import func, insert, select

from jxc_desktop.documents.places import require_in_use
from jxc_desktop.documents.tables import document, shift
from jxc_desktop.kernel.changes import Topic
from jxc_desktop.kernel.money import ZERO, Money
from jxc_desktop.kernel.permission import Permission
from jxc_desktop.kernel.refusal import Refused
from jxc_desktop.ledger.funds import Fund, FundKind, fund
from jxc_desktop.sales.shifts import proposed_fund, shift_now
from jxc_desktop.usecase import Tx, use_case
from jxc_desktop.words import mark


@dataclass(frozen=True, slots=True)
class OpenShift:
    """What lies in the drawer at the start.

    `cash_fund_id` is the cash fund the drawer is; without one the fund of the till's last shift, else the first.
    """

    opening_float: Money = ZERO
    cash_fund_id: int | None = None


@dataclass(frozen=True, slots=True)
class ShiftOpened:
    """`number` counts on for the till (Z)."""

    shift_id: int
    number: int


@use_case(mark("Open a shift"), needs=Permission.SELL, touches={Topic.SHIFTS})
def open_shift(tx: Tx, request: OpenShift) -> ShiftOpened:
    """Refused "till.stopped", "shift.open_already", "shift.not_cash", "money.negative", "fund.*"."""
    till = tx.session.till
    require_in_use(tx.conn, till)
    if request.opening_float < ZERO:
        raise Refused("money.negative")
    if shift_now(tx.conn, till) is not None:
        raise Refused("shift.open_already", till=till)
    drawer = _drawer(tx, request.cash_fund_id)
    last = tx.conn.execute(select(func.max(shift.c.number)).where(shift.c.till == till)).scalar() or 0
    latest = tx.conn.execute(select(func.max(document.c.id))).scalar() or 0
    made = tx.conn.execute(
        insert(shift).values(
            till=till,
            number=last + 1,
            cashier_id=tx.session.user_id,
            business_day=tx.day,
            opened_at=tx.moment,
            float_fen=request.opening_float.fen,
            cash_fund_id=drawer.id,
            after_document_id=latest,
        )
    )
    return ShiftOpened(int(made.inserted_primary_key[0]), last + 1)  # type: ignore[index]  # one row has a key


def _drawer(tx: Tx, fund_id: int | None) -> Fund:
    if fund_id is None:
        return proposed_fund(tx.conn, tx.session.till)
    chosen = fund(tx.conn, fund_id)
    if chosen.kind is not FundKind.CASH or not chosen.active:
        raise Refused("shift.not_cash", fund=chosen.name)
    return chosen
