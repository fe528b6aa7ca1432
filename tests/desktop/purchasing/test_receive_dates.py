"""Receiving on the screen: days of production, more than was ordered, and the way to the labels."""

import dataclasses
from collections.abc import Iterator
from datetime import date, timedelta

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLineEdit
from pytestqt.qtbot import QtBot

from jxc_desktop.catalog.edit_item import EditItem, edit_item
from jxc_desktop.catalog.item_fields import NewBarcode, NewItem
from jxc_desktop.catalog.settings import change_settings, settings
from jxc_desktop.desktop.purchasing.receive_page import ReceivePage
from jxc_desktop.desktop.stock.labels_page import LabelsPage
from jxc_desktop.desktop.window.main_window import MainWindow
from jxc_desktop.desktop.window.room_view import Room, SubPage
from jxc_desktop.desktop.workplace import Workplace
from jxc_desktop.kernel.permission import Permission, Role
from jxc_desktop.kernel.price import Price
from jxc_desktop.kernel.quantity import Quantity
from jxc_desktop.purchasing.lookups import receipt, receipts
from jxc_desktop.purchasing.order_goods import OrderedLine, OrderGoods, order_goods
from jxc_desktop.storage.shop_file import ShopFile
from jxc_desktop.suppliers.lookups import supplier
from jxc_desktop.usecase import Session
from tests.desktop.line_pages import COLA, WATER, Shelves, open_page, press, quiet, type_cell

CTRL = Qt.KeyboardModifier.ControlModifier
TODAY = date.today()


@pytest.fixture
def page(work: Workplace, shelves: Shelves, qtbot: QtBot) -> Iterator[ReceivePage]:
    milk = NewItem(
        "可口可乐", unit="罐", barcodes=(NewBarcode(COLA),), purchase_price=Price.parse("1.85"),
        retail_price=Price.parse("3"), shelf_life_days=180,
    )  # fmt: skip
    shelves.act(edit_item, EditItem(shelves.items[COLA], milk))
    for page in open_page(work, qtbot, ReceivePage):
        page._chosen(shelves.ask(supplier, shelves.supplier_id))
        yield page


def columns(page: ReceivePage) -> set[str]:
    return {c.key for n, c in enumerate(page.grid.rows_model.columns) if not page.grid.isColumnHidden(n)}


def test_the_typed_day_of_production_proposes_the_expiry_day(
    page: ReceivePage, shelves: Shelves, work: Workplace, qtbot: QtBot
) -> None:
    made = TODAY - timedelta(days=20)
    page.scanned(COLA)
    press(page, Qt.Key.Key_M, CTRL)
    type_cell(page, made.isoformat())
    assert page.lines[0].expiry == made + timedelta(days=180)
    assert (made + timedelta(days=180)).isoformat() in page.entry.line.said()
    press(page, Qt.Key.Key_F9)
    quiet(work, qtbot)
    came = shelves.ask(receipt, shelves.ask(receipts)[0].document_id).lines[0]
    assert came.expiry_day == (made + timedelta(days=180)).isoformat()


def test_the_expiry_day_may_be_typed_instead_and_stands(page: ReceivePage) -> None:
    page.scanned(COLA)
    page.grid.begin_edit(0, "expiry")
    type_cell(page, (TODAY + timedelta(days=30)).isoformat())
    assert (page.lines[0].made, page.lines[0].expiry) == (None, TODAY + timedelta(days=30))


def test_enter_goes_on_to_the_proposed_expiry_day_and_leaves_it(page: ReceivePage) -> None:
    page.scanned(COLA)
    press(page, Qt.Key.Key_M, CTRL)
    type_cell(page, TODAY.isoformat())
    assert isinstance(page.window().focusWidget(), QLineEdit)
    press(page, Qt.Key.Key_Return)
    assert page.lines[0].expiry == TODAY + timedelta(days=180)


def test_goods_that_are_out_of_date_are_said(page: ReceivePage) -> None:
    page.scanned(COLA)
    press(page, Qt.Key.Key_M, CTRL)
    type_cell(page, (TODAY - timedelta(days=200)).isoformat())
    assert "已经过期" in page.entry.line.said()


def test_the_day_of_production_has_a_column_where_goods_expire(page: ReceivePage) -> None:
    page.scanned(WATER)
    assert "made" not in columns(page)
    page.scanned(COLA)
    assert "made" in columns(page)


def test_a_code_that_says_a_day_fills_it_in(page: ReceivePage) -> None:
    page.scanned(f"]C101{COLA.zfill(14)}11261101")
    assert (page.lines[0].made, page.lines[0].expiry) == (date(2026, 11, 1), date(2027, 4, 30))
    page.scanned(f"]C101{COLA.zfill(14)}1126110117270331")
    assert (page.lines[0].made, page.lines[0].expiry) == (date(2026, 11, 1), date(2027, 3, 31))


def test_a_draft_keeps_the_day_of_production(
    page: ReceivePage, shelves: Shelves, work: Workplace, qtbot: QtBot
) -> None:
    page.scanned(COLA)
    page.typed(0, "made", TODAY)
    page.typed(0, "expiry", TODAY + timedelta(days=9))
    press(page, Qt.Key.Key_Escape)
    quiet(work, qtbot)
    qtbot.waitUntil(lambda: bool(page.news.title()))
    press(page, Qt.Key.Key_O, CTRL)
    assert (page.lines[0].made, page.lines[0].expiry) == (TODAY, TODAY + timedelta(days=9))


# --- more than was ordered -----------------------------------------------------------------------------------------


@dataclasses.dataclass
class Asked:
    """A window that is asked for a manager, who agrees."""

    manager: Session
    permissions: list[Permission] = dataclasses.field(default_factory=list)

    def __call__(self, permission: Permission, then: object, _: object) -> None:
        self.permissions.append(permission)
        then(self.manager)  # type: ignore[operator]


def clerk_page(shop: ShopFile, work: Workplace, qtbot: QtBot) -> Iterator[ReceivePage]:
    clerk = Workplace(shop, Session(1, "周禾", Role.CLERK), work.desk)
    yield from open_page(clerk, qtbot, ReceivePage)


def an_order(shelves: Shelves) -> int:
    lines = (OrderedLine(shelves.units[WATER], Quantity.of(40), Price.parse("1.15")),)
    return int(shelves.act(order_goods, OrderGoods(shelves.supplier_id, lines)).document_id)


def tolerate(shelves: Shelves, percent: int) -> None:
    shelves.act(change_settings, dataclasses.replace(shelves.ask(settings), over_receipt_percent=percent))


def test_within_the_shops_tolerance_f9_asks_nobody(
    shop: ShopFile, shelves: Shelves, work: Workplace, qtbot: QtBot
) -> None:
    tolerate(shelves, 5)
    order_id = an_order(shelves)
    for page in clerk_page(shop, work, qtbot):
        page.open_paper(order_id)
        page.scanned("42*" + WATER)
        assert "多 2 瓶" in page.card.said()
        press(page, Qt.Key.Key_F9)
        quiet(work, qtbot)
        assert shelves.held(WATER) == "42"


def test_past_it_the_manager_is_asked_for_his_code(
    shop: ShopFile, shelves: Shelves, work: Workplace, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    order_id = an_order(shelves)
    asked = Asked(Session(1, "周禾", Role.MANAGER))
    for page in clerk_page(shop, work, qtbot):
        monkeypatch.setattr(page.window(), "ask_approval", asked)
        page.open_paper(order_id)
        page.scanned("42*" + WATER)
        press(page, Qt.Key.Key_F9)
        quiet(work, qtbot)
        assert shelves.held(WATER) == "0"
        assert asked.permissions == []
        press(page, Qt.Key.Key_Return, CTRL)
        quiet(work, qtbot)
        assert asked.permissions == [Permission.APPROVE_OVER_RECEIPT]
        assert shelves.held(WATER) == "42"


# --- labels --------------------------------------------------------------------------------------------------------


def test_ctrl_b_goes_to_the_labels_of_the_delivery(shelves: Shelves, work: Workplace, qtbot: QtBot) -> None:
    rooms = (
        Room("purchasing", "Purchasing", (SubPage("receive", "Receive", ReceivePage),)),
        Room("stock", "Stock", (SubPage("labels", "Labels", LabelsPage),)),
    )
    window = MainWindow(work, rooms)
    window.show()
    window.activateWindow()
    quiet(work, qtbot)
    page = window.page()
    assert isinstance(page, ReceivePage)
    page._chosen(shelves.ask(supplier, shelves.supplier_id))
    page.scanned("6*" + WATER)
    press(page, Qt.Key.Key_F9)
    quiet(work, qtbot)
    press(page, Qt.Key.Key_B, CTRL)
    quiet(work, qtbot)
    labels = window.page()
    assert isinstance(labels, LabelsPage)
    assert [(label.goods.barcode, label.copies) for label in labels.labels] == [(WATER, 6)]
    window.close()
    quiet(work, qtbot)
    window.deleteLater()
