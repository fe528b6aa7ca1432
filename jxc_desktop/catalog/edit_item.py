"""Verb: change an item's card as a whole."""

import dataclasses
from dataclasses import dataclass

from sqlalchemy import delete, insert, update

from jxc_desktop.catalog.clashes import refuse_clash
from jxc_desktop.catalog.instore_code import next_instore_codes
from jxc_desktop.catalog.item_fields import BarcodeSource, NewBarcode, NewItem, NewUnit, tidied
from jxc_desktop.catalog.item_rows import all_units, item_row, unit_row
from jxc_desktop.catalog.keep_codes import keep_codes
from jxc_desktop.catalog.label_queue import await_new_prices, label_prices
from jxc_desktop.catalog.lookups import ItemCard, UnitCard, item_card
from jxc_desktop.catalog.tables import item, item_barcode, item_unit, waiting_label
from jxc_desktop.catalog.usage import used_items, used_units
from jxc_desktop.catalog.write_items import check_links
from jxc_desktop.kernel.changes import Topic
from jxc_desktop.kernel.permission import Permission
from jxc_desktop.kernel.refusal import Refused
from jxc_desktop.usecase import Tx, use_case
from jxc_desktop.words import mark

_COST = "purchase_price_e4"


@dataclass(frozen=True, slots=True)
class EditItem:
    """The item and its card as it shall be; units are told apart by their names."""

    item_id: int
    item: NewItem


@dataclass(frozen=True, slots=True)
class ItemEdited:
    """The item and what it is called now."""

    item_id: int
    name: str


@use_case(mark("Edit item"), needs=Permission.EDIT_ITEMS, touches={Topic.ITEMS})
def edit_item(tx: Tx, edit: EditItem) -> ItemEdited:
    """Write the card anew. An empty code keeps the old one; purchase prices stay where the person may not see them.

    Refused as `write_items`, "item.unknown", "unit.base_in_use", "unit.factor_in_use", and "permission.missing" where
    selling prices differ and the person may not change prices.
    """
    old = item_card(tx.conn, edit.item_id, with_cost=True)
    new = tidied(edit.item)
    new = dataclasses.replace(new, code=new.code or old.code)
    kept = new.category_id == old.category_id
    check_links(tx.conn, [dataclasses.replace(new, category_id=None) if kept else new])
    # What is not sold may have codes that others have taken meanwhile: they clash when it is sold again.
    resting = dataclasses.replace(new, barcodes=(), units=(), weighed=False)
    refuse_clash(tx.conn, [new] if old.active else [resting], own_id=old.item_id)
    if new.instore_code:
        made = NewBarcode(next_instore_codes(tx.conn, 1)[0], BarcodeSource.INSTORE)
        new = dataclasses.replace(new, barcodes=(*new.barcodes, made))
    if _prices(new) != _old_prices(old):
        tx.require(Permission.CHANGE_PRICE)
    # His own right and not that of a manager who let him: what he could not see he has handed in as empty.
    with_cost = tx.session.may(Permission.SEE_COST)
    labelled = label_prices(tx.conn, [old.item_id])
    row = item_row(new, tx.moment)
    if not with_cost:
        row.pop(_COST)
    tx.conn.execute(update(item).where(item.c.id == old.item_id).values(**row))
    _write_units(tx, old, new, with_cost)
    await_new_prices(tx, labelled, [old.item_id])
    tx.remember(before=old, after=item_card(tx.conn, old.item_id, with_cost=True))
    return ItemEdited(old.item_id, new.label)


def _prices(new: NewItem) -> list[object]:
    units = {u.name: (u.retail_price, u.member_price, u.wholesale_price) for u in new.units if _has_price(u)}
    return [new.retail_price, new.member_price, new.wholesale_price, new.floor_price, units]


def _old_prices(old: ItemCard) -> list[object]:
    further = [u for u in old.units[1:] if u.active and _has_price(u)]
    units = {u.name: (u.retail_price, u.member_price, u.wholesale_price) for u in further}
    return [old.retail_price, old.member_price, old.wholesale_price, old.floor_price, units]


def _has_price(unit: NewUnit | UnitCard) -> bool:
    return bool(unit.retail_price or unit.member_price or unit.wholesale_price)


def _write_units(tx: Tx, old: ItemCard, new: NewItem, with_cost: bool) -> None:
    """Rename the base unit, add, change and take away the others, then set every unit's barcodes."""
    known = {unit.name: unit for unit in old.units}
    base = old.units[0]
    if new.unit != base.name and new.unit in known:
        raise Refused("unit.base_in_use", unit=new.unit, item=new.label)
    wanted = {unit.name: unit for unit in new.units}
    gone = [unit for unit in old.units[1:] if unit.name not in wanted]
    used = used_units(tx.conn, [unit.unit_id for unit in old.units])
    moved = bool(used_items(tx.conn, [old.item_id]))
    keep_codes(tx, old.item_id, {code.code for code in new.all_barcodes()})
    for old_unit in gone:
        _take_away(tx, old_unit, old_unit.unit_id in used)
    for unit in all_units(new):
        earlier = base if unit.name == new.unit else known.get(unit.name)
        if earlier and earlier.factor != unit.factor and (earlier.unit_id in used or moved):
            raise Refused("unit.factor_in_use", unit=unit.name, item=new.label)
        unit_id = _write_unit(tx, old.item_id, unit, earlier, with_cost)
        _write_barcodes(tx, old.item_id, unit_id, unit.barcodes)


def _write_unit(tx: Tx, item_id: int, unit: NewUnit, earlier: UnitCard | None, with_cost: bool) -> int:
    row = unit_row(item_id, unit, with_cost=with_cost) | {"active": 1}
    if earlier:
        tx.conn.execute(update(item_unit).where(item_unit.c.id == earlier.unit_id).values(**row))
        return earlier.unit_id
    made: int = tx.conn.execute(insert(item_unit).values(**row).returning(item_unit.c.id)).scalar_one()
    return made


def _take_away(tx: Tx, unit: UnitCard, used: bool) -> None:
    for naming in (item_barcode, waiting_label):
        tx.conn.execute(delete(naming).where(naming.c.unit_id == unit.unit_id))
    if used:
        tx.conn.execute(update(item_unit).where(item_unit.c.id == unit.unit_id).values(active=0))
    else:
        tx.conn.execute(delete(item_unit).where(item_unit.c.id == unit.unit_id))


def _write_barcodes(tx: Tx, item_id: int, unit_id: int, barcodes: tuple[NewBarcode, ...]) -> None:
    for one in barcodes:
        where = (item_barcode.c.item_id == item_id, item_barcode.c.code == one.code)
        moved = update(item_barcode).where(*where).values(unit_id=unit_id, source=str(one.source))
        if not tx.conn.execute(moved).rowcount:
            row = {"code": one.code, "item_id": item_id, "unit_id": unit_id, "source": str(one.source)}
            tx.conn.execute(insert(item_barcode).values(**row))
