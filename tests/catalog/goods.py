"""Small goods for the tests of this room."""

from jxc_desktop.catalog.add_item import add_item
from jxc_desktop.catalog.item_fields import NewBarcode, NewItem, NewUnit
from jxc_desktop.catalog.write_items import ItemAdded
from jxc_desktop.kernel.price import Price
from jxc_desktop.kernel.quantity import Quantity
from jxc_desktop.storage.shop_file import ShopFile
from jxc_desktop.usecase import Session, do

COLA = "6901234567892"
COLA_BOX = "16901234567899"


def cola(**changes: object) -> NewItem:
    """可乐 by the bottle, with a box of 12."""
    box = NewUnit("箱", Quantity.of(12), (NewBarcode(COLA_BOX),))
    card: dict[str, object] = {
        "name": "重庆可乐",
        "spec": "330ml",
        "unit": "瓶",
        "barcodes": (NewBarcode(COLA),),
        "retail_price": Price.parse("3"),
        "purchase_price": Price.parse("2"),
        "units": (box,),
    }
    return NewItem(**(card | changes))  # type: ignore[arg-type]  # fields by name


def added(shop: ShopFile, session: Session, new: NewItem) -> ItemAdded:
    """The item, written through its verb."""
    return do(shop, session, add_item, new).result
