"""Verb: a warehouse gets another name, or goes out of use and back again."""

from dataclasses import dataclass

from sqlalchemy import func, select, update

from jxc_desktop.catalog.add_warehouse import checked_name
from jxc_desktop.documents.kinds import State
from jxc_desktop.documents.places import Warehouse, tills, warehouse_by_id
from jxc_desktop.documents.tables import document, warehouse
from jxc_desktop.kernel.changes import Topic
from jxc_desktop.kernel.permission import Permission
from jxc_desktop.kernel.refusal import Refused
from jxc_desktop.ledger.balances import goods_in
from jxc_desktop.usecase import Tx, use_case
from jxc_desktop.words import mark


@dataclass(frozen=True, slots=True)
class EditWarehouse:
    """The warehouse as it shall be."""

    warehouse_id: int
    name: str
    active: bool = True


@use_case(mark("Change a warehouse"), needs=Permission.EDIT_SETTINGS, touches={Topic.SETTINGS})
def edit_warehouse(tx: Tx, request: EditWarehouse) -> Warehouse:
    """Out of use only empty, uncounted and with no till in it: so the last one, which the last till needs, stays.

    Refused as `checked_name`, "warehouse.unknown", "warehouse.has_till", "warehouse.not_empty", "warehouse.count_open".
    """
    before = warehouse_by_id(tx.conn, request.warehouse_id)
    values = {"name": checked_name(tx, request.name, before.id), "active": int(request.active)}
    if before.active and not request.active:
        _can_rest(tx, before)
    tx.conn.execute(update(warehouse).where(warehouse.c.id == before.id).values(**values))
    after = warehouse_by_id(tx.conn, before.id)
    tx.remember(before=before, after=after)
    return after


def _can_rest(tx: Tx, one: Warehouse) -> None:
    standing = [till.code for till in tills(tx.conn) if till.warehouse_id == one.id]
    if standing:
        raise Refused("warehouse.has_till", name=one.name, till=", ".join(standing))
    if n := goods_in(tx.conn, one.id):
        raise Refused("warehouse.not_empty", name=one.name, n=n)
    counts = select(func.count()).where(document.c.warehouse_id == one.id, document.c.state == State.DRAFT)
    if n := tx.conn.execute(counts).scalar_one():
        raise Refused("warehouse.count_open", name=one.name, n=n)
