"""Shifts as they stand: the open one of a till with its drawer, what the last one left, what is held."""

from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import Connection, bindparam, func, select

from jxc_desktop.documents.tables import shift
from jxc_desktop.kernel.money import ZERO, Money
from jxc_desktop.kernel.refusal import Refused
from jxc_desktop.ledger.funds import Fund, FundKind, fund_of_kind, funds
from jxc_desktop.sales.tables import held_sale
from jxc_desktop.security.tables import app_user
from jxc_desktop.storage.prepared import Prepared

_OPEN = Prepared(
    select(shift.c.id, shift.c.cash_fund_id).where(shift.c.till == bindparam("till"), shift.c.closed_at == "")
)


@dataclass(frozen=True, slots=True)
class Shift:
    """One shift; `number` counts on per till (Z), `cash_fund_id` is the cash fund that its drawer is."""

    id: int
    till: str
    number: int
    cashier: str
    business_day: str
    opened_at: datetime
    closed_at: datetime | None
    opening_float: Money
    cash_fund_id: int


@dataclass(frozen=True, slots=True)
class OpenDrawer:
    """The open shift of a till and the cash fund that its drawer is."""

    shift_id: int
    fund_id: int


def open_drawer(conn: Connection, till: str) -> OpenDrawer | None:
    """The open shift of a till with its cash fund."""
    row = _OPEN.first(conn, till=till)
    return OpenDrawer(*row) if row else None


def shift_now(conn: Connection, till: str) -> int | None:
    """The id of the open shift of a till."""
    row = _OPEN.first(conn, till=till)
    return row[0] if row else None


def current_shift(conn: Connection, till: str) -> Shift | None:
    """The open shift of a till."""
    shift_id = shift_now(conn, till)
    return shift_by_id(conn, shift_id) if shift_id else None


def shift_by_id(conn: Connection, shift_id: int) -> Shift:
    """One shift; Refused "shift.unknown"."""
    row = conn.execute(_shifts().where(shift.c.id == shift_id)).first()
    if row is None:
        raise Refused("shift.unknown")
    return _shift(row)


def proposed_float(conn: Connection, till: str) -> Money:
    """What the last shift of the till left in the drawer."""
    row = conn.execute(
        select(shift.c.counted_fen, shift.c.handed_over_fen)
        .where(shift.c.till == till, shift.c.closed_at != "")
        .order_by(shift.c.id.desc())
        .limit(1)
    ).first()
    return Money((row[0] or 0) - (row[1] or 0)) if row else ZERO


def proposed_fund(conn: Connection, till: str) -> Fund:
    """The cash fund that the till's drawer was last, else the first; Refused "fund.none_of_kind"."""
    last = select(shift.c.cash_fund_id).where(shift.c.till == till).order_by(shift.c.id.desc()).limit(1)
    before = conn.execute(last).scalar()
    return next((each for each in funds(conn) if each.id == before), None) or fund_of_kind(conn, FundKind.CASH)


def held_count(conn: Connection, till: str) -> int:
    """How many sales are held at a till."""
    held = (held_sale.c.till == till) & (held_sale.c.ended_at == "")
    return conn.execute(select(func.count()).select_from(held_sale).where(held)).scalar_one()


def _shifts() -> Any:
    columns = (
        shift.c.id,
        shift.c.till,
        shift.c.number,
        app_user.c.name,
        shift.c.business_day,
        shift.c.opened_at,
        shift.c.closed_at,
        shift.c.float_fen,
        shift.c.cash_fund_id,
    )
    return select(*columns).join_from(shift, app_user, app_user.c.id == shift.c.cashier_id)


def _shift(row: Any) -> Shift:
    identity, till, number, cashier, day, opened, closed, float_fen, fund_id = row
    ended = datetime.fromisoformat(closed) if closed else None
    began = datetime.fromisoformat(opened)
    return Shift(identity, till, number, cashier, day, began, ended, Money(float_fen), fund_id)
