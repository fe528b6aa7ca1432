"""Verb: another place where stock lies."""

from dataclasses import dataclass

from sqlalchemy import insert

from jxc_desktop.documents.places import warehouses
from jxc_desktop.documents.tables import warehouse
from jxc_desktop.kernel.changes import Topic
from jxc_desktop.kernel.permission import Permission
from jxc_desktop.kernel.refusal import Refused
from jxc_desktop.kernel.text import clean
from jxc_desktop.usecase import Tx, use_case
from jxc_desktop.words import mark


@dataclass(frozen=True, slots=True)
class NewWarehouse:
    """A warehouse by its name."""

    name: str


@dataclass(frozen=True, slots=True)
class WarehouseAdded:
    """The new warehouse."""

    warehouse_id: int


@use_case(mark("Add warehouse"), needs=Permission.EDIT_SETTINGS, touches={Topic.SETTINGS})
def add_warehouse(tx: Tx, new: NewWarehouse) -> WarehouseAdded:
    """Add one; Refused as `checked_name`."""
    made = insert(warehouse).values(name=checked_name(tx, new.name)).returning(warehouse.c.id)
    return WarehouseAdded(tx.conn.execute(made).scalar_one())


def checked_name(tx: Tx, name: str, own_id: int = 0) -> str:
    """The name as kept, of no other warehouse, in use or not.

    Refused "warehouse.name_missing", "warehouse.same_name", "text.too_long".
    """
    kept = clean(name, most=20)
    if not kept:
        raise Refused("warehouse.name_missing")
    if any(one.name == kept and one.id != own_id for one in warehouses(tx.conn, active_only=False)):
        raise Refused("warehouse.same_name", name=kept)
    return kept
