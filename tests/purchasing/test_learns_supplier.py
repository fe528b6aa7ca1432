"""A delivery tells who supplies goods that had no supplier yet, and never overrules one that was chosen."""

from sqlalchemy import select

from jxc_desktop.catalog.add_item import add_item
from jxc_desktop.catalog.item_fields import NewItem
from jxc_desktop.catalog.tables import item
from jxc_desktop.kernel.price import Price
from jxc_desktop.kernel.quantity import Quantity
from jxc_desktop.purchasing.receive_goods import ReceiveGoods, receive_goods
from jxc_desktop.purchasing.received_lines import ReceivedLine
from jxc_desktop.storage.shop_file import ShopFile
from jxc_desktop.suppliers.add_supplier import NewSupplier, add_supplier
from jxc_desktop.usecase import Session, do


def test_the_first_delivery_names_the_supplier_and_later_ones_leave_it(shop: ShopFile, owner: Session) -> None:
    first, second = (do(shop, owner, add_supplier, NewSupplier(name)).result.supplier_id for name in ("宏发", "康达"))
    unit = do(shop, owner, add_item, NewItem("雪饼")).result
    for supplier in (first, second):
        line = ReceivedLine(unit.unit_id, Quantity.of(1), price=Price(10_000))
        do(shop, owner, receive_goods, ReceiveGoods(supplier, (line,)))
    with shop.reading() as conn:
        assert conn.execute(select(item.c.supplier_id).where(item.c.id == unit.item_id)).scalar_one() == first
