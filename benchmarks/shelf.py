"""A shop with so many items on its shelves, each with a barcode."""

from datetime import date, datetime
from pathlib import Path

from benchmarks.people import NEW_SHOP, OWNER
from jxc_desktop.catalog.barcode import completed
from jxc_desktop.catalog.item_fields import NewBarcode, NewItem
from jxc_desktop.catalog.write_items import write_items
from jxc_desktop.documents.kinds import Kind
from jxc_desktop.documents.life import write_document
from jxc_desktop.finance.open_shop import open_shop
from jxc_desktop.kernel.money import Money
from jxc_desktop.kernel.price import Price
from jxc_desktop.kernel.quantity import Quantity
from jxc_desktop.ledger import Account, Receipt, Route, cost, credit, debit, post
from jxc_desktop.storage.shop_file import ShopFile
from jxc_desktop.usecase import Tx

HELD = Quantity.of(100_000)
RETAIL, PURCHASE = Price(35000), Price(21000)
_WORDS = ("红烧牛肉面", "乌龙茶", "鲜牛奶", "薯片原味", "洗衣液", "矿泉水", "巧克力", "酱油", "卫生纸", "苹果")


def barcode(number: int) -> str:
    """The EAN-13 of the item with this number."""
    return completed(f"6901{number:08d}")


def card(number: int) -> NewItem:
    """The item with this number."""
    return NewItem(
        name=f"{_WORDS[number % len(_WORDS)]}{number}",
        spec=f"{number % 900 + 100}克",
        barcodes=(NewBarcode(barcode(number)),),
        tax_code="13",
        purchase_price=PURCHASE,
        retail_price=RETAIL,
    )


def stocked_shop(path: Path, items: int) -> ShopFile:
    """A new shop, open: items 1 to `items` with the same ids, 100,000 of each on the shelf."""
    shop = open_shop(path, NEW_SHOP)
    with shop.writing() as conn:
        tx = Tx(conn, OWNER, datetime.now(), date.today(), "stock")
        added = write_items(tx, [card(number) for number in range(1, items + 1)])
        value = PURCHASE.times(HELD)
        moves = cost(tx, [Receipt(n, one.item_id, 1, Route.OPENING, HELD, value) for n, one in enumerate(added, 1)])
        paper = write_document(tx, Kind.OPENING_SETUP, warehouse_id=1)
        worth = Money.total(move.value for move in moves)
        post(tx, paper.id, [debit(Account.INVENTORY, worth), credit(Account.CAPITAL, worth)], moves)
    return shop
