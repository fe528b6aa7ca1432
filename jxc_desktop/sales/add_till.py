"""Verb: another till, selling out of one warehouse."""

from dataclasses import dataclass

from sqlalchemy import insert

from jxc_desktop.documents.places import checked_till_code, require_in_use, tills
from jxc_desktop.documents.tables import till
from jxc_desktop.kernel.changes import Topic
from jxc_desktop.kernel.permission import Permission
from jxc_desktop.kernel.refusal import Refused
from jxc_desktop.kernel.text import clean
from jxc_desktop.usecase import Tx, use_case
from jxc_desktop.words import mark

MOST_NAME = 20


@dataclass(frozen=True, slots=True)
class NewTill:
    """A till: its two digits stand in every number it gives, an empty name is those."""

    code: str
    warehouse_id: int
    name: str = ""


@dataclass(frozen=True, slots=True)
class TillAdded:
    """The new till."""

    code: str


@use_case(mark("Add till"), needs=Permission.EDIT_SETTINGS, touches={Topic.SETTINGS})
def add_till(tx: Tx, new: NewTill) -> TillAdded:
    """Add one; Refused "till.invalid", "till.same_code", "warehouse.unknown", "warehouse.stopped", "text.too_long"."""
    code = checked_till_code(new.code)
    if any(one.code == code for one in tills(tx.conn, active_only=False)):
        raise Refused("till.same_code", till=code)
    require_in_use(tx.conn, warehouse_id=new.warehouse_id)
    name = clean(new.name, most=MOST_NAME) or code
    tx.conn.execute(insert(till).values(code=code, name=name, warehouse_id=new.warehouse_id))
    return TillAdded(code)
