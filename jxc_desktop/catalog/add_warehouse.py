"""Verb: another place where stock lies."""

from dataclasses import dataclass

from sqlalchemy import insert, select

from jxc_desktop.catalog.tables import warehouse
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
    """Add one; Refused "warehouse.name_missing", "warehouse.same_name"."""
    name = clean(new.name, most=20)
    if not name:
        raise Refused("warehouse.name_missing")
    if tx.conn.execute(select(warehouse.c.id).where(warehouse.c.name == name)).first():
        raise Refused("warehouse.same_name", name=name)
    made = insert(warehouse).values(name=name).returning(warehouse.c.id)
    return WarehouseAdded(tx.conn.execute(made).scalar_one())
