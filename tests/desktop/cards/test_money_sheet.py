"""Paying a supplier in the window: named papers, the oldest first, a fund that does not hold so much."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from jxc_desktop.desktop.cards.money_sheet import MoneySheet
from jxc_desktop.desktop.kit.labels import Remark
from jxc_desktop.desktop.window.main_window import MainWindow
from jxc_desktop.desktop.window.page import Page
from jxc_desktop.desktop.window.room_view import Room, SubPage
from jxc_desktop.desktop.workplace import Workplace
from jxc_desktop.documents.partners import PartnerKind
from jxc_desktop.finance.lookups import supplier_debt
from jxc_desktop.kernel.money import Money
from jxc_desktop.kernel.price import Price
from jxc_desktop.kernel.quantity import Quantity
from jxc_desktop.purchasing.receive_goods import ReceiveGoods, receive_goods
from jxc_desktop.purchasing.received_lines import ReceivedLine
from tests.desktop.in_front import bring_to_front
from tests.desktop.line_pages import WATER, stock_up


@pytest.fixture
def sheet(work: Workplace, qtbot: QtBot) -> MoneySheet:
    """Three deliveries of 10, 20 and 30 are owed; the sheet is open."""
    shelves = stock_up(work.shop, work.session)
    for price in (1, 2, 3):
        line = ReceivedLine(shelves.units[WATER], Quantity.of(10), Price(price * 10_000))
        shelves.act(receive_goods, ReceiveGoods(shelves.supplier_id, (line,)))
    window = MainWindow(work, (Room("home", "首页", (SubPage("today", "Today", Page),)),))
    qtbot.addWidget(window)
    bring_to_front(window)
    made = MoneySheet(window, work, PartnerKind.SUPPLIER, shelves.supplier_id, "宏发商贸")
    made.open_sheet()
    qtbot.waitUntil(lambda: len(made.bills.grid.rows_model.rows) >= 3 and not work.desk.busy)
    return made


def still_open(work: Workplace, partner_id: int) -> list[str]:
    return [bill.open.text() for bill in work.look(lambda conn: supplier_debt(conn, partner_id)).items]


def type_part(sheet: MoneySheet, row: int, text: str) -> None:
    sheet.bills.grid.setFocus()
    sheet.bills.grid.begin_edit(row, "now")
    QTest.keyClicks(QApplication.focusWidget(), text)
    QTest.keyClick(QApplication.focusWidget(), Qt.Key.Key_Return)


def test_parts_of_two_papers_are_paid_and_the_sum_follows(sheet: MoneySheet, work: Workplace, qtbot: QtBot) -> None:
    partner_id = sheet._partner_id
    before = still_open(work, partner_id)
    assert before[-3:] == ["10.00", "20.00", "30.00"]
    last = len(before) - 1
    type_part(sheet, last - 1, "5")
    type_part(sheet, last, "12.5")
    assert sheet.amounts[0].text() == "17.50"
    QTest.keyClick(QApplication.focusWidget(), Qt.Key.Key_F9)
    qtbot.waitUntil(lambda: still_open(work, partner_id)[-3:] == ["10.00", "15.00", "17.50"])


def test_more_than_is_open_of_a_paper_is_not_taken(sheet: MoneySheet) -> None:
    last = len(sheet.bills.grid.rows_model.rows) - 1
    type_part(sheet, last, "30.01")
    assert "30.00" in sheet._fields[0].fault()
    assert sheet.bills.parts() == ()


def test_a_fund_that_does_not_hold_so_much_says_so(sheet: MoneySheet) -> None:
    assert "里面只有 0.00" in sheet._fields[1].findChildren(Remark)[0].text()
    sheet.amounts[0].show_value(Money(0))
    assert sheet._fields[1].findChildren(Remark)[0].text() == ""
