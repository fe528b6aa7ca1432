"""Which items and units stand on any paper, so that they can be retired but no longer removed."""

from collections.abc import Collection

from sqlalchemy import Column, Connection, select

from jxc_desktop.catalog import tables
from jxc_desktop.storage.columns import metadata
from jxc_desktop.storage.parts import in_parts

_OWN = {
    tables.item.name,
    tables.item_unit.name,
    tables.item_barcode.name,
    tables.item_imported.name,
    tables.waiting_label.name,
}


def used_items(conn: Connection, item_ids: Collection[int]) -> set[int]:
    """Those of the items that any table outside the catalog names."""
    return _used(conn, "item.id", item_ids)


def used_units(conn: Connection, unit_ids: Collection[int]) -> set[int]:
    """Those of the units that any table outside the catalog names."""
    return _used(conn, "item_unit.id", unit_ids)


def _used(conn: Connection, target: str, ids: Collection[int]) -> set[int]:
    found: set[int] = set()
    for column in _references(target):
        for some in in_parts(ids):
            found |= set(conn.execute(select(column).where(column.in_(some)).distinct()).scalars())
    return found


def _references(target: str) -> list[Column[int]]:
    """Every column of another room that points at `target`: what a new room adds is seen without being told."""
    others = [table for name, table in metadata.tables.items() if name not in _OWN]
    return [c for table in others for c in table.c if any(key.target_fullname == target for key in c.foreign_keys)]
