"""Verb: a till gets another name, sells out of another warehouse, or goes out of use and back again."""

from dataclasses import dataclass

from sqlalchemy import update

from jxc_desktop.documents.places import Till, require_in_use, till_by_code, tills, warehouse_by_id
from jxc_desktop.documents.tables import till
from jxc_desktop.kernel.changes import Topic
from jxc_desktop.kernel.permission import Permission
from jxc_desktop.kernel.refusal import Refused
from jxc_desktop.kernel.text import clean
from jxc_desktop.sales.add_till import MOST_NAME
from jxc_desktop.sales.shifts import held_count, shift_now
from jxc_desktop.usecase import Tx, use_case
from jxc_desktop.words import mark


@dataclass(frozen=True, slots=True)
class EditTill:
    """The till as it shall be from the next sign-in on; its two digits stay, an empty name is those."""

    code: str
    warehouse_id: int
    name: str = ""
    active: bool = True


@use_case(mark("Change a till"), needs=Permission.EDIT_SETTINGS, touches={Topic.SETTINGS})
def edit_till(tx: Tx, request: EditTill) -> Till:
    """Out of use only with no shift open and no sale held, and never the one that asks, nor the last.

    Refused "till.unknown", "warehouse.unknown", "warehouse.stopped", "till.is_here", "till.last", "till.shift_open",
    "till.held_sales", "text.too_long".
    """
    before = till_by_code(tx.conn, request.code)
    require_in_use(tx.conn, warehouse_id=request.warehouse_id)
    if before.active and not request.active:
        _can_rest(tx, before.code)
    name = clean(request.name, most=MOST_NAME) or before.code
    values = {"name": name, "warehouse_id": request.warehouse_id, "active": int(request.active)}
    tx.conn.execute(update(till).where(till.c.code == before.code).values(**values))
    after = till_by_code(tx.conn, before.code)
    tx.remember(before=_told(tx, before), after=_told(tx, after))
    return after


def _told(tx: Tx, one: Till) -> dict[str, str | bool]:
    """As the audit shows it: the warehouse by its name."""
    place = warehouse_by_id(tx.conn, one.warehouse_id)
    return {"name": one.name, "warehouse": place.name, "active": one.active}


def _can_rest(tx: Tx, code: str) -> None:
    if code == tx.session.till:
        raise Refused("till.is_here", till=code)
    if len(tills(tx.conn)) == 1:
        raise Refused("till.last", till=code)
    if shift_now(tx.conn, code) is not None:
        raise Refused("till.shift_open", till=code)
    if held := held_count(tx.conn, code):
        raise Refused("till.held_sales", till=code, n=held)
