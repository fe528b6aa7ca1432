"""Writing many items at once: what adding one, importing a list and quick adding all go through."""

import dataclasses
from collections.abc import Callable, Sequence
from dataclasses import dataclass

from sqlalchemy import Connection, insert, select

from jxc_desktop.catalog.clashes import refuse_clash
from jxc_desktop.catalog.instore_code import next_instore_codes, next_item_codes
from jxc_desktop.catalog.item_fields import BarcodeSource, NewBarcode, NewItem, tidied
from jxc_desktop.catalog.item_rows import all_units, item_row, unit_row
from jxc_desktop.catalog.tables import category, item, item_barcode, item_unit, tax_rate
from jxc_desktop.documents.tables import partner
from jxc_desktop.kernel.refusal import Refused
from jxc_desktop.storage.parts import in_parts
from jxc_desktop.storage.prepared import Prepared
from jxc_desktop.usecase import Tx

_BARCODE = Prepared(insert(item_barcode), ["code", "item_id", "unit_id", "source"])
_AT_ONCE = 1000


def _untold(written: int) -> None:
    """Nobody asked how far it is."""


@dataclass(frozen=True, slots=True)
class ItemAdded:
    """The new item, its base unit and the code it got."""

    item_id: int
    unit_id: int
    code: str


def write_items(tx: Tx, items: Sequence[NewItem]) -> list[ItemAdded]:
    """Write items in their order, pinyin keys and codes made on the way; all or none of them.

    Refused as `item_fields.tidied` and `clashes.find_clashes`, "item.category_gone", "tax_code.unknown",
    "partner.unknown".
    """
    tidy = [tidied(new) for new in items]
    refuse_clash(tx.conn, tidy)
    return write_tidied(tx, tidy)


def write_tidied(tx: Tx, items: Sequence[NewItem], wrote: Callable[[int], object] = _untold) -> list[ItemAdded]:
    """As `write_items`, of cards that were `tidied` and held against the shop's codes in this transaction.

    `wrote` is told how many there are after each 1,000; what it raises leaves the transaction.
    Refused "item.category_gone", "tax_code.unknown", "partner.unknown".
    """
    check_links(tx.conn, items)
    coded = _with_codes(tx.conn, items)
    added: list[ItemAdded] = []
    for some in in_parts(coded, _AT_ONCE):
        added += _write(tx, some)
        wrote(len(added))
    return added


def _write(tx: Tx, coded: Sequence[NewItem]) -> list[ItemAdded]:
    rows = [item_row(new, tx.moment) | {"created_at": tx.moment} for new in coded]
    item_ids = tx.conn.execute(insert(item).returning(item.c.id, sort_by_parameter_order=True), rows).scalars().all()
    units = [(item_id, unit) for item_id, new in zip(item_ids, coded, strict=True) for unit in all_units(new)]
    unit_rows = [unit_row(item_id, unit) for item_id, unit in units]
    made = insert(item_unit).returning(item_unit.c.id, sort_by_parameter_order=True)
    unit_ids = tx.conn.execute(made, unit_rows).scalars().all()
    base: dict[int, int] = {}
    for (item_id, _), unit_id in zip(units, unit_ids, strict=True):
        base.setdefault(item_id, unit_id)
    _BARCODE.run_many(
        tx.conn,
        [
            {"code": one.code, "item_id": item_id, "unit_id": unit_id, "source": str(one.source)}
            for (item_id, unit), unit_id in zip(units, unit_ids, strict=True)
            for one in unit.barcodes
        ],
    )
    return [ItemAdded(i, base[i], new.code) for i, new in zip(item_ids, coded, strict=True)]


def check_links(conn: Connection, items: Sequence[NewItem]) -> None:
    """Every category, tax rate and supplier that an item names is the shop's, the category in use.

    Refused "item.category_gone", "tax_code.unknown", "partner.unknown".
    """
    categories = set(conn.execute(select(category.c.id).where(category.c.active == 1)).scalars())
    rates = {"", *conn.execute(select(tax_rate.c.code)).scalars()}
    suppliers: set[int] = set()
    if any(new.supplier_id for new in items):
        suppliers = set(conn.execute(select(partner.c.id).where(partner.c.kind == "supplier")).scalars())
    for new in items:
        if new.category_id is not None and new.category_id not in categories:
            raise Refused("item.category_gone", category=new.category_id)
        if new.tax_code not in rates:
            raise Refused("tax_code.unknown", tax_code=new.tax_code)
        if new.supplier_id is not None and new.supplier_id not in suppliers:
            raise Refused("partner.unknown", partner=new.supplier_id)


def _with_codes(conn: Connection, items: Sequence[NewItem]) -> list[NewItem]:
    codes = iter(next_item_codes(conn, sum(not new.code for new in items)))
    instore = iter(next_instore_codes(conn, sum(new.instore_code for new in items)))
    coded = []
    for new in items:
        changes: dict[str, object] = {}
        if not new.code:
            changes["code"] = next(codes)
        if new.instore_code:
            changes["barcodes"] = (*new.barcodes, NewBarcode(next(instore), BarcodeSource.INSTORE))
        coded.append(dataclasses.replace(new, **changes) if changes else new)  # type: ignore[arg-type]  # by name
    return coded
