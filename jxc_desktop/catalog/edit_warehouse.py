"""Verb: a warehouse gets another name."""

from dataclasses import dataclass

from sqlalchemy import select, update

from jxc_desktop.catalog.tables import warehouse
from jxc_desktop.kernel.changes import Topic
from jxc_desktop.kernel.permission import Permission
from jxc_desktop.kernel.refusal import Refused
from jxc_desktop.kernel.text import clean
from jxc_desktop.usecase import Tx, use_case
from jxc_desktop.words import mark


@dataclass(frozen=True, slots=True)
class EditWarehouse:
    """The warehouse and the name it shall have."""

    warehouse_id: int
    name: str


@dataclass(frozen=True, slots=True)
class WarehouseEdited:
    """The warehouse that was changed."""

    warehouse_id: int


@use_case(mark("Rename a warehouse"), needs=Permission.EDIT_SETTINGS, touches={Topic.SETTINGS})
def edit_warehouse(tx: Tx, request: EditWarehouse) -> WarehouseEdited:
    """Refused "warehouse.unknown", "warehouse.name_missing", "warehouse.same_name"."""
    name, own = clean(request.name, most=20), warehouse.c.id == request.warehouse_id
    if not name:
        raise Refused("warehouse.name_missing")
    before = tx.conn.execute(select(warehouse.c.name).where(own)).scalar()
    if before is None:
        raise Refused("warehouse.unknown", warehouse=request.warehouse_id)
    if tx.conn.execute(select(warehouse.c.id).where(warehouse.c.name == name, ~own)).first():
        raise Refused("warehouse.same_name", name=name)
    tx.conn.execute(update(warehouse).where(own).values(name=name))
    tx.remember(before=before, after=name)
    return WarehouseEdited(request.warehouse_id)
