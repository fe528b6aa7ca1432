"""Verb: 店内码, give items without a barcode one of the shop's own."""

from dataclasses import dataclass

from sqlalchemy import insert

from jxc_desktop.catalog.find import item_by_id
from jxc_desktop.catalog.instore_code import next_instore_codes
from jxc_desktop.catalog.item_fields import BarcodeSource
from jxc_desktop.catalog.lookups import base_codes
from jxc_desktop.catalog.search_key import refresh_search_key
from jxc_desktop.catalog.tables import item_barcode
from jxc_desktop.kernel.changes import Topic
from jxc_desktop.kernel.permission import Permission
from jxc_desktop.usecase import Tx, use_case
from jxc_desktop.words import mark


@dataclass(frozen=True, slots=True)
class GiveInstoreCodes:
    """The items whose base unit shall have a code."""

    item_ids: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class InstoreCode:
    """An item and the code of its base unit."""

    item_id: int
    code: str


@dataclass(frozen=True, slots=True)
class InstoreCodesGiven:
    """The code of each item now, in the order asked for."""

    codes: tuple[InstoreCode, ...]


@use_case(mark("Give in-store codes"), needs=Permission.EDIT_ITEMS, touches={Topic.ITEMS})
def give_instore_codes(tx: Tx, request: GiveInstoreCodes) -> InstoreCodesGiven:
    """The next free codes of the pool 20 to 24 (row 75); what has a barcode keeps it and gets none.

    Refused "item.unknown", "instore.pool_empty".
    """
    items = [item_by_id(tx.conn, item_id) for item_id in dict.fromkeys(request.item_ids)]
    codes = base_codes(tx.conn, [unit.item_id for unit in items])
    bare = [unit for unit in items if unit.item_id not in codes]
    for unit, code in zip(bare, next_instore_codes(tx.conn, len(bare)), strict=True):
        row = {"code": code, "item_id": unit.item_id, "unit_id": unit.unit_id, "source": str(BarcodeSource.INSTORE)}
        tx.conn.execute(insert(item_barcode).values(**row))
        refresh_search_key(tx.conn, unit.item_id)
        codes[unit.item_id] = code
    return InstoreCodesGiven(tuple([InstoreCode(unit.item_id, codes[unit.item_id]) for unit in items]))
