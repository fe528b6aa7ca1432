"""A furnished till for its tests: goods, customers, an open shift; and hands that scan and press keys."""

from collections.abc import Callable
from typing import Any

from PySide6.QtCore import QCoreApplication, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from jxc_desktop.catalog.add_item import add_item
from jxc_desktop.catalog.item_fields import NewBarcode, NewItem, NewUnit
from jxc_desktop.customers.add_customer import NewCustomer, add_customer
from jxc_desktop.desktop.till.checkout_page import CheckoutPage
from jxc_desktop.kernel.money import Money
from jxc_desktop.kernel.price import Price
from jxc_desktop.kernel.quantity import Quantity
from jxc_desktop.purchasing.receive_goods import ReceiveGoods, receive_goods
from jxc_desktop.purchasing.received_lines import ReceivedLine
from jxc_desktop.sales.open_shift import OpenShift, open_shift
from jxc_desktop.storage.shop_file import ShopFile
from jxc_desktop.suppliers.add_supplier import NewSupplier, add_supplier
from jxc_desktop.usecase import Session, UseCase, do

WATER, NOODLES, MILK, TISSUE, COLA = (
    "6921168509256",
    "6920152414019",
    "6907992500133",
    "6901236341582",
    "6928804011142",
)
SHARED = "6935205300003"
UNKNOWN = "6935205309907"

GOODS = (
    NewItem(
        "农夫山泉 饮用天然水",
        unit="瓶",
        spec="550ml",
        barcodes=(NewBarcode(WATER),),
        retail_price=Price(20000),
        purchase_price=Price(10000),
        units=(NewUnit("箱", Quantity.of(24), (NewBarcode("16921168509253"),), retail_price=Price(420000)),),
    ),
    NewItem("康师傅 红烧牛肉面", unit="桶", spec="103g", barcodes=(NewBarcode(NOODLES),), retail_price=Price(45000)),
    NewItem(
        "蒙牛 纯牛奶",
        unit="箱",
        spec="250ml×16",
        barcodes=(NewBarcode(MILK),),
        retail_price=Price(528000),
        member_price=Price(498000),
    ),
    NewItem("维达 超韧抽纸", unit="提", spec="3 层 120 抽", barcodes=(NewBarcode(TISSUE),), retail_price=Price(159000)),
    NewItem("可口可乐", unit="瓶", spec="500ml", barcodes=(NewBarcode(COLA),), retail_price=Price(35500)),
    NewItem("红富士苹果", unit="斤", spec="散装", code="2100301", weighed=True, plu="301", retail_price=Price(79800)),
    NewItem("笔芯 黑", unit="支", barcodes=(NewBarcode(SHARED),), retail_price=Price(10000)),
    NewItem("笔芯 蓝", unit="支", barcodes=(NewBarcode(SHARED),), retail_price=Price(12000), allow_shared=True),
)


def furnish(shop: ShopFile, session: Session, *, shift: bool = True) -> None:
    """Goods with a hundred of each on the shelf, two customers, and 200.00 in the drawer of an open shift."""

    def act(verb: UseCase[Any, Any], request: object) -> Any:
        return do(shop, session, verb, request).result

    made = [act(add_item, item) for item in GOODS]
    supplier = act(add_supplier, NewSupplier("龙泉食品批发")).supplier_id
    lines = tuple(ReceivedLine(item.unit_id, Quantity.of(100), Price(10000)) for item in made)
    act(receive_goods, ReceiveGoods(supplier, lines))
    act(add_customer, NewCustomer("张桂兰", "13800138000", credit_limit=Money(500_00)))
    act(add_customer, NewCustomer("李建国", "13900139111"))
    if shift:
        act(open_shift, OpenShift(Money(200_00)))


class Clock:
    """The time of the tests, in ms: a scanner's keys come 2 ms apart, a hand's 300."""

    def __init__(self) -> None:
        self.ms = 1_000_000.0

    def seconds(self) -> float:
        """As the page asks it."""
        return self.ms / 1000

    def now(self) -> float:
        """As the scanner filter asks it."""
        return self.ms


class Hands:
    """What a cashier and a scanner do to the window of the till."""

    def __init__(self, bot: QtBot, window: QWidget, page: CheckoutPage, clock: Clock) -> None:
        self.bot, self.window, self.page, self.clock = bot, window, page, clock

    def scan(self, *codes: str) -> None:
        """Codes as a keyboard scanner sends them: the digits and Enter in one burst, to whatever has the focus."""
        for code in codes:
            for character in code:
                key = Qt.Key(ord(character.upper()))
                self._send(key, character)
            self._send(Qt.Key.Key_Return, "\r")
            QCoreApplication.processEvents()

    def _send(self, key: Qt.Key, text: str) -> None:
        self.clock.ms += 2
        window = self.window.windowHandle()
        for kind in (QKeyEvent.Type.KeyPress, QKeyEvent.Type.KeyRelease):
            event = QKeyEvent(kind, key, Qt.KeyboardModifier.NoModifier, text)
            QCoreApplication.sendEvent(window, event)

    def press(self, key: Qt.Key, modifier: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> None:
        """A key at the pace of a hand, to whatever has the focus."""
        self.clock.ms += 300
        QTest.keyClick(QApplication.focusWidget() or self.window, key, modifier)
        QCoreApplication.processEvents()

    def type(self, text: str) -> None:
        """Letters and digits at the pace of a hand."""
        for character in text:
            self.clock.ms += 300
            QTest.keyClicks(QApplication.focusWidget() or self.window, character)
        QCoreApplication.processEvents()

    def wait(self, until: Callable[[], bool]) -> None:
        """Until an answer is there."""
        self.bot.waitUntil(until, timeout=5000)

    # --- what the cashier sees ---------------------------------------------------------------------------------

    def lines(self) -> list[tuple[str, str, str]]:
        """Name, quantity and amount of each line of the table."""
        rows = self.page.view.table.grid.rows_model.rows
        return [(row.item.first, row.quantity.text(), row.amount.value.text()) for row in rows]

    def side(self) -> str:
        """Which panel the money side shows."""
        view = self.page.view
        named = {
            "sell": view.sell,
            "pay": view.paying,
            "change": view.change,
            "held": view.held,
            "customer": view.customer,
            "opening": view.opening,
        }
        return next(name for name, panel in named.items() if panel is view.side())
