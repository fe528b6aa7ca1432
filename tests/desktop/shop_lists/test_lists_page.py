"""The shop's short lists by key: chosen, opened, changed, and a new line made."""

from typing import TypeVar

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from jxc_desktop.catalog.add_warehouse import NewWarehouse, add_warehouse
from jxc_desktop.catalog.lookups import categories, tax_rates
from jxc_desktop.catalog.scale_code import scale_formats
from jxc_desktop.desktop.cards.field_sheet import FieldSheet
from jxc_desktop.desktop.shop_lists.category_sheets import CashCategorySheet, CategorySheet
from jxc_desktop.desktop.shop_lists.lists_page import ListsPage
from jxc_desktop.desktop.shop_lists.place_sheets import ScaleFormatSheet, TaxRateSheet, TillSheet, WarehouseSheet
from jxc_desktop.desktop.window.main_window import MainWindow
from jxc_desktop.desktop.window.room_view import Room, SubPage
from jxc_desktop.desktop.workplace import Workplace
from jxc_desktop.documents.places import tills, warehouses
from jxc_desktop.finance.lookups import all_categories
from jxc_desktop.sales.add_till import NewTill, add_till
from jxc_desktop.usecase import Session, do
from tests.desktop.in_front import bring_to_front

S = TypeVar("S", bound=FieldSheet)
P = TypeVar("P", WarehouseSheet, TillSheet)


@pytest.fixture
def window(work: Workplace, qtbot: QtBot) -> MainWindow:
    window = MainWindow(work, (Room("settings", "设置", (SubPage("lists", "Lists", ListsPage),)),))
    qtbot.addWidget(window)
    window.resize(1280, 649)
    bring_to_front(window)
    qtbot.waitUntil(lambda: all(table.rows_model.rows for table in page_of(window).tables[1:]))
    return window


def page_of(window: MainWindow) -> ListsPage:
    page = window.page()
    assert isinstance(page, ListsPage)
    return page


def new_line(window: MainWindow, list_number: int, kind: type[S]) -> S:
    """Ctrl N in a list."""
    page_of(window).names.go_to(list_number)
    QTest.keyClick(window, Qt.Key.Key_N, Qt.KeyboardModifier.ControlModifier)
    return shown(window, kind)


def shown(window: MainWindow, kind: type[S]) -> S:
    sheets = [sheet for sheet in window.findChildren(kind) if sheet.isVisible()]
    assert len(sheets) == 1
    return sheets[0]


def stop(window: MainWindow, list_number: int, kind: type[P], key: Qt.Key = Qt.Key.Key_Down) -> P:
    """The second line of a list opened and, by ↓ in the field of its state and Enter, put out of use (↑: back)."""
    page = page_of(window)
    table = page.tables[list_number]
    page.names.go_to(list_number)
    table.setFocus()
    table.go_to(1)
    QTest.keyClick(table, Qt.Key.Key_Return)
    sheet = shown(window, kind)
    sheet.state.setFocus()
    QTest.keyClick(sheet.state, key)
    QTest.keyClick(sheet.state, Qt.Key.Key_Return)
    return sheet


def test_a_category_is_made_and_put_out_of_use_by_keys(window: MainWindow, work: Workplace, qtbot: QtBot) -> None:
    sheet = new_line(window, 0, CategorySheet)
    QTest.keyClicks(sheet.name, "tea")
    QTest.keyClick(sheet.name, Qt.Key.Key_Return)
    page = page_of(window)
    qtbot.waitUntil(lambda: len(page.tables[0].rows_model.rows) == 1)
    QTest.keyClick(page.names, Qt.Key.Key_Return)
    assert page.shown_table.hasFocus()
    QTest.keyClick(page.shown_table, Qt.Key.Key_Return)
    card = shown(window, CategorySheet)
    card.state.choose(False)
    card.save.click()
    qtbot.waitUntil(lambda: work.look(categories) == ())
    qtbot.waitUntil(lambda: not page.tables[0].rows_model.rows[0].active)
    assert page.step_back() and page.names.hasFocus() and not page.step_back()


def test_a_second_warehouse_gets_a_till_that_sells_out_of_it(window: MainWindow, work: Workplace, qtbot: QtBot) -> None:
    place = new_line(window, 2, WarehouseSheet)
    place.name.setText("后仓")
    place.save.click()
    qtbot.waitUntil(lambda: len(work.look(warehouses)) == 2)
    qtbot.waitUntil(lambda: len(page_of(window).tables[2].rows_model.rows) == 2)
    till = new_line(window, 3, TillSheet)
    till.code.setText("7")
    till.save.click()
    qtbot.waitUntil(lambda: "两位" in till.fault())
    till.code.setText("07")
    till.warehouse.choose(work.look(warehouses)[1].id)
    till.save.click()
    qtbot.waitUntil(lambda: [one.code for one in work.look(tills)] == ["01", "07"])


def test_a_till_and_then_its_warehouse_are_put_out_of_use_and_back_by_keys(
    window: MainWindow, work: Workplace, owner: Session, qtbot: QtBot
) -> None:
    back = do(work.shop, owner, add_warehouse, NewWarehouse("后仓")).result.warehouse_id
    do(work.shop, owner, add_till, NewTill("02", back))
    page = page_of(window)
    page.reload()
    qtbot.waitUntil(lambda: len(page.tables[3].rows_model.rows) == 2)
    sheet = stop(window, 2, WarehouseSheet)
    qtbot.waitUntil(lambda: "02 号款台" in sheet.fault())
    QTest.keyClick(sheet.state, Qt.Key.Key_Escape)
    stop(window, 3, TillSheet)
    qtbot.waitUntil(lambda: [one.code for one in work.look(tills)] == ["01"])
    stop(window, 2, WarehouseSheet)
    qtbot.waitUntil(lambda: [one.name for one in work.look(warehouses)] == ["门店仓"])
    qtbot.waitUntil(lambda: not page.tables[2].rows_model.rows[1].active)
    stop(window, 2, WarehouseSheet, Qt.Key.Key_Up)
    qtbot.waitUntil(lambda: len(work.look(warehouses)) == 2)


def test_what_money_is_spent_on_is_booked_to_the_account_chosen(
    window: MainWindow, work: Workplace, qtbot: QtBot
) -> None:
    sheet = new_line(window, 1, CashCategorySheet)
    sheet.name.setText("猫粮")
    sheet.account.choose("5602")
    sheet.save.click()
    qtbot.waitUntil(lambda: work.look(all_categories)[-1].name == "猫粮")
    assert work.look(all_categories)[-1].account == "5602"


def test_a_rate_of_a_day_that_has_been_is_refused_at_the_day(window: MainWindow, work: Workplace, qtbot: QtBot) -> None:
    sheet = new_line(window, 4, TaxRateSheet)
    sheet.code.choose("13")
    sheet.percent.setText("12.5")
    tomorrow = sheet.since.read()
    assert tomorrow is not None
    sheet.since.setText("2026-01-01")
    sheet.save.click()
    qtbot.waitUntil(lambda: "2026-01-01" in sheet.fault())
    sheet.since.show_value(tomorrow)
    sheet.save.click()
    qtbot.waitUntil(
        lambda: (
            {rate.code: rate.basis_points for rate in work.look(lambda conn: tax_rates(conn, tomorrow))}["13"] == 1250
        )
    )


def test_a_label_of_the_scale_is_added_and_taken_off(window: MainWindow, work: Workplace, qtbot: QtBot) -> None:
    before = work.look(scale_formats)
    sheet = new_line(window, 5, ScaleFormatSheet)
    sheet.flag.setText("24")
    sheet.save.click()
    qtbot.waitUntil(lambda: len(work.look(scale_formats)) == len(before) + 1)
    qtbot.waitUntil(lambda: len(page_of(window).tables[5].rows_model.rows) == len(before) + 1)
    page = page_of(window)
    page.tables[5].setFocus()
    page.tables[5].go_to(len(before))
    QTest.keyClick(page.tables[5], Qt.Key.Key_Return)
    shown(window, ScaleFormatSheet).off.click()
    qtbot.waitUntil(lambda: work.look(scale_formats) == before)
