"""Verb: a till gets another name, or sells out of another warehouse."""

from dataclasses import dataclass

from sqlalchemy import select, update

from jxc_desktop.catalog.lookups import warehouses
from jxc_desktop.catalog.tables import till
from jxc_desktop.kernel.changes import Topic
from jxc_desktop.kernel.permission import Permission
from jxc_desktop.kernel.refusal import Refused
from jxc_desktop.kernel.text import clean
from jxc_desktop.usecase import Tx, use_case
from jxc_desktop.words import mark


@dataclass(frozen=True, slots=True)
class EditTill:
    """The till as it shall be from the next sign-in on; its two digits stay, an empty name is those."""

    code: str
    warehouse_id: int
    name: str = ""


@dataclass(frozen=True, slots=True)
class TillEdited:
    """The till that was changed."""

    code: str


@use_case(mark("Change a till"), needs=Permission.EDIT_SETTINGS, touches={Topic.SETTINGS})
def edit_till(tx: Tx, request: EditTill) -> TillEdited:
    """Refused "till.invalid", "warehouse.unknown"."""
    own = till.c.code == request.code
    before = tx.conn.execute(select(till.c.name, till.c.warehouse_id).where(own)).mappings().first()
    if before is None:
        raise Refused("till.invalid", till=request.code)
    if request.warehouse_id not in {warehouse.id for warehouse in warehouses(tx.conn)}:
        raise Refused("warehouse.unknown", warehouse=request.warehouse_id)
    after = {"name": clean(request.name, most=20) or request.code, "warehouse_id": request.warehouse_id}
    tx.conn.execute(update(till).where(own).values(**after))
    tx.remember(before=dict(before), after=after)
    return TillEdited(request.code)
