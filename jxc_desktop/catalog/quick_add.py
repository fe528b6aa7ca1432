"""Verb: 快速建档, an unknown code at the till becomes an item with four fields and the sale goes on (row 53)."""

from dataclasses import dataclass

from jxc_desktop.catalog.item_fields import NewBarcode, NewItem
from jxc_desktop.catalog.write_items import ItemAdded, write_items
from jxc_desktop.kernel.changes import Topic
from jxc_desktop.kernel.permission import Permission
from jxc_desktop.kernel.price import Price
from jxc_desktop.kernel.refusal import Refused
from jxc_desktop.usecase import Tx, use_case
from jxc_desktop.words import mark


@dataclass(frozen=True, slots=True)
class QuickItem:
    """What the cashier knows: the code scanned ("" for goods without one), a name, the price, the unit."""

    barcode: str
    name: str
    retail_price: Price
    unit: str = "个"


@use_case(mark("Add item at the till"), needs=Permission.SELL, touches={Topic.ITEMS})
def quick_add(tx: Tx, quick: QuickItem) -> ItemAdded:
    """Add an item that can be sold at once; Refused "item.price_missing" and as `write_items`."""
    if quick.retail_price <= Price(0):
        raise Refused("item.price_missing", item=quick.name)
    barcodes = (NewBarcode(quick.barcode),) if quick.barcode else ()
    new = NewItem(quick.name, unit=quick.unit, barcodes=barcodes, retail_price=quick.retail_price)
    return write_items(tx, [new])[0]
