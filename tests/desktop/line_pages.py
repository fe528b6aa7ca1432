"""A shop with three goods that have codes, a supplier, and a page of it in a real window."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Any, TypeVar

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit, QWidget
from pytestqt.qtbot import QtBot

from jxc_desktop.catalog.add_item import add_item
from jxc_desktop.catalog.item_fields import NewBarcode, NewItem, NewUnit
from jxc_desktop.desktop.window.main_window import MainWindow
from jxc_desktop.desktop.window.page import Page
from jxc_desktop.desktop.window.room_view import Room, SubPage
from jxc_desktop.desktop.workplace import Workplace
from jxc_desktop.kernel.price import Price
from jxc_desktop.kernel.quantity import Quantity
from jxc_desktop.ledger.balances import on_hand, owed_to
from jxc_desktop.storage.shop_file import ShopFile
from jxc_desktop.suppliers.add_supplier import NewSupplier, add_supplier
from jxc_desktop.usecase import Session, UseCase, do
from tests.desktop.in_front import bring_to_front

WATER, COLA, NOODLES = "6921168509256", "6928804011142", "6900873000777"
WATER_BOX = "16921168509253"
NOBODY = "6999999999994"
P = TypeVar("P", bound=Page)


@dataclass(slots=True)
class Shelves:
    """Units by code, and what the tests ask the shop."""

    shop: ShopFile
    session: Session
    supplier_id: int
    units: dict[str, int]
    items: dict[str, int]

    def act(self, verb: UseCase[Any, Any], request: object) -> Any:
        """The result of a verb."""
        return do(self.shop, self.session, verb, request).result

    def ask(self, lookup: Callable[..., Any], *args: Any, **options: Any) -> Any:
        """The answer of a lookup."""
        with self.shop.reading() as conn:
            return lookup(conn, *args, **options)

    def held(self, code: str) -> str:
        """What lies of the goods of a code."""
        return str(self.ask(on_hand, self.items[code]).quantity.text())

    def owed(self) -> str:
        """What is owed to the supplier."""
        return str(self.ask(owed_to, self.supplier_id).text())


def stock_up(shop: ShopFile, session: Session) -> Shelves:
    """Water by the bottle and the box, cola with a last price, noodles that nobody has priced."""

    def act(verb: UseCase[Any, Any], request: object) -> Any:
        return do(shop, session, verb, request).result

    def code(text: str) -> tuple[NewBarcode, ...]:
        return (NewBarcode(text),)

    price = Price.parse
    box = NewUnit("箱", Quantity.of(24), code(WATER_BOX))
    goods = {
        WATER: NewItem(
            "农夫山泉", unit="瓶", spec="550ml", barcodes=code(WATER), units=(box,),
            purchase_price=price("1.20"), retail_price=price("2"),
        ),
        COLA: NewItem(
            "可口可乐", unit="罐", barcodes=code(COLA), purchase_price=price("1.85"), retail_price=price("3"),
        ),
        NOODLES: NewItem("红烧牛肉面", unit="桶", barcodes=code(NOODLES), retail_price=price("4.50")),
    }  # fmt: skip
    made = {barcode: act(add_item, item) for barcode, item in goods.items()}
    supplier = act(add_supplier, NewSupplier("宏发商贸", phone="13800138000")).supplier_id
    return Shelves(
        shop,
        session,
        supplier,
        {barcode: one.unit_id for barcode, one in made.items()},
        {barcode: one.item_id for barcode, one in made.items()},
    )


def open_page(work: Workplace, qtbot: QtBot, make: type[P]) -> Iterator[P]:
    """The page in the main window, ready for keys."""
    window = MainWindow(work, [Room("purchasing", "Purchasing", (SubPage("receive", "Receive", make),))])
    # Not given to qtbot: that would delete the window before the clerk has what closing it keeps.
    bring_to_front(window)
    page = window.page()
    assert isinstance(page, make)
    quiet(work, qtbot)
    yield page
    window.close()
    quiet(work, qtbot)
    window.deleteLater()
    QApplication.processEvents()


def quiet(work: Workplace, qtbot: QtBot) -> None:
    """Until the desk has nothing out."""
    qtbot.waitUntil(lambda: not work.desk.busy)
    QApplication.processEvents()


def press(widget: QWidget, key: Qt.Key, modifier: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> None:
    """A key into the window's focused widget."""
    QTest.keyClick(widget.window().focusWidget() or widget, key, modifier)


def type_cell(page: Page, text: str) -> None:
    """Types into the open cell and leaves it with Enter."""
    cell = page.findChild(QLineEdit, "cell")
    assert cell is not None
    cell.selectAll()
    QTest.keyClicks(cell, text)
    QTest.keyClick(cell, Qt.Key.Key_Return)


def shown(page: Any) -> list[list[str]]:
    """The table as text: the columns that are shown."""
    grid = page.grid
    columns = [n for n in range(len(grid.rows_model.columns)) if not grid.isColumnHidden(n)]
    rows = range(len(grid.rows_model.rows))
    return [[str(grid.rows_model.index(row, n).data() or "") for n in columns] for row in rows]
