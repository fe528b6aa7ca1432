"""Places (仓库, 款台), the warehouses and tills that papers name: reading them, and whether new papers may."""

from dataclasses import dataclass

from sqlalchemy import Connection, bindparam, select

from jxc_desktop.documents.tables import shift, till, warehouse
from jxc_desktop.kernel.refusal import Refused
from jxc_desktop.storage.prepared import Prepared


@dataclass(frozen=True, slots=True)
class Warehouse:
    """A place where stock lies; out of use it is on no new paper."""

    id: int
    name: str
    active: bool = True


@dataclass(frozen=True, slots=True)
class Till:
    """A till and the warehouse it sells out of; out of use nobody signs in at it."""

    code: str
    name: str
    warehouse_id: int
    active: bool = True


_STATES = Prepared(
    select(
        select(warehouse.c.active).where(warehouse.c.id == bindparam("warehouse")).scalar_subquery(),
        select(till.c.active).where(till.c.code == bindparam("till")).scalar_subquery(),
    )
)


def warehouses(conn: Connection, *, active_only: bool = True) -> tuple[Warehouse, ...]:
    """The warehouses in the order they were made: those in use, or all."""
    rows = conn.execute(select(warehouse.c.id, warehouse.c.name, warehouse.c.active).order_by(warehouse.c.id))
    return tuple([Warehouse(own_id, name, bool(active)) for own_id, name, active in rows if active or not active_only])


def tills(conn: Connection, *, active_only: bool = True) -> tuple[Till, ...]:
    """The tills by their codes: those in use, or all."""
    rows = conn.execute(select(till.c.code, till.c.name, till.c.warehouse_id, till.c.active).order_by(till.c.code))
    return tuple([Till(code, name, at, bool(active)) for code, name, at, active in rows if active or not active_only])


def warehouse_by_id(conn: Connection, warehouse_id: int) -> Warehouse:
    """One warehouse, in use or not; Refused "warehouse.unknown"."""
    for one in warehouses(conn, active_only=False):
        if one.id == warehouse_id:
            return one
    raise Refused("warehouse.unknown", warehouse=warehouse_id)


def till_by_code(conn: Connection, code: str) -> Till:
    """One till, in use or not; Refused "till.unknown"."""
    for one in tills(conn, active_only=False):
        if one.code == code:
            return one
    raise Refused("till.unknown", till=code)


def checked_till_code(code: str) -> str:
    """The two digits that stand in every number a till gives; Refused "till.invalid"."""
    if not (code.isascii() and code.isdigit() and len(code) == 2):
        raise Refused("till.invalid", till=code)
    return code


def require_in_use(conn: Connection, till_code: str = "", warehouse_id: int | None = None) -> None:
    """That a new paper, shift or person may stand there.

    Refused "till.stopped", "warehouse.stopped", "warehouse.unknown"; a till that is not the shop's says nothing.
    """
    stored, sells = _STATES.first(conn, warehouse=warehouse_id, till=till_code)
    if sells == 0:
        raise Refused("till.stopped", till=till_code)
    if warehouse_id is not None and not stored:
        raise Refused("warehouse.stopped", name=warehouse_by_id(conn, warehouse_id).name)


def till_with_drawer(conn: Connection, fund_id: int) -> str | None:
    """The till whose open shift has this cash fund for its drawer."""
    counted_on = (shift.c.cash_fund_id == fund_id) & (shift.c.closed_at == "")
    return conn.execute(select(shift.c.till).where(counted_on).order_by(shift.c.till)).scalar()
