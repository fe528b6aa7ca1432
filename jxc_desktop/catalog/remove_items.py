"""Taking items back out, as undoing an import does: what was never on a paper goes, the rest is retired."""

from collections.abc import Collection
from dataclasses import dataclass

from sqlalchemy import delete, select, update

from jxc_desktop.catalog.keep_codes import remember_codes
from jxc_desktop.catalog.tables import item, item_barcode, item_imported, item_unit, waiting_label
from jxc_desktop.catalog.usage import used_items
from jxc_desktop.storage.parts import in_parts
from jxc_desktop.usecase import Tx


@dataclass(frozen=True, slots=True)
class ItemsRemoved:
    """How many went for good, and how many stay retired since papers name them."""

    deleted: int
    retired: int


def remove_items(tx: Tx, item_ids: Collection[int]) -> ItemsRemoved:
    """Remove items; stock that lies on retired ones stays in the books and can still be counted out."""
    used = used_items(tx.conn, item_ids)
    unused = sorted(set(item_ids) - used)
    for some in in_parts(unused):
        codes = tx.conn.execute(select(item_barcode.c.code).where(item_barcode.c.item_id.in_(some))).scalars().all()
        remember_codes(tx, codes)
        units = select(item_unit.c.id).where(item_unit.c.item_id.in_(some))
        tx.conn.execute(delete(waiting_label).where(waiting_label.c.unit_id.in_(units)))
        naming = (item_barcode, item_unit, item_imported)
        for column in (*(table.c.item_id for table in naming), item.c.id):
            tx.conn.execute(delete(column.table).where(column.in_(some)))
    take_off_sale(tx, sorted(used))
    return ItemsRemoved(len(unused), len(used))


def take_off_sale(tx: Tx, item_ids: Collection[int]) -> None:
    """Scans and searches no longer find these items, whatever lies of them."""
    for some in in_parts(item_ids):
        tx.conn.execute(update(item).where(item.c.id.in_(some)).values(active=0, changed_at=tx.moment))
