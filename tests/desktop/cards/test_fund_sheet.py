"""Fund accounts in the window: a new one, another name, out of use only when empty, its ledger."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from jxc_desktop.desktop.cards.expense_sheet import ExpenseSheet
from jxc_desktop.desktop.cards.fund_sheet import FundSheet, NewFundSheet
from jxc_desktop.desktop.everywhere.things import Things
from jxc_desktop.desktop.lists.report_page import ReportPage
from jxc_desktop.desktop.rooms.list_actions import funds_page
from jxc_desktop.desktop.window.main_window import MainWindow
from jxc_desktop.desktop.window.room_view import Room, SubPage
from jxc_desktop.desktop.workplace import Workplace
from jxc_desktop.finance.lookups import fund_balances
from jxc_desktop.finance.money_paper import FundPart
from jxc_desktop.finance.set_opening import SetOpening, set_opening
from jxc_desktop.insights.report import Opens, Thing
from jxc_desktop.kernel.money import Money
from jxc_desktop.usecase import do
from tests.desktop.in_front import bring_to_front


@pytest.fixture
def window(work: Workplace, qtbot: QtBot) -> MainWindow:
    """Cash holds 50, the rest nothing; the list of funds is in front."""
    do(work.shop, work.session, set_opening, SetOpening(funds=(FundPart(1, Money(5000)),)))
    window = MainWindow(work, (Room("finance", "财务", (SubPage("finance.funds", "Funds", funds_page),)),))
    Things(window)
    qtbot.addWidget(window)
    bring_to_front(window)
    qtbot.waitUntil(lambda: len(page_of(window).table.grid.rows_model.rows) == 4)
    return window


def page_of(window: MainWindow) -> ReportPage:
    page = window.page()
    assert isinstance(page, ReportPage)
    return page


def names(work: Workplace) -> list[str]:
    return [held.fund.name for held in work.look(fund_balances)]


def test_the_list_says_what_lies_where(window: MainWindow) -> None:
    page = page_of(window)
    assert page.table.totals is not None and Money(5000) in page.table.totals.cells
    assert Money(5000) in page.table.grid.rows_model.rows[0].cells


def test_ctrl_n_makes_an_account_and_the_list_has_it(window: MainWindow, work: Workplace, qtbot: QtBot) -> None:
    QTest.keyClick(window, Qt.Key.Key_N, Qt.KeyboardModifier.ControlModifier)
    sheet = window.findChild(NewFundSheet)
    assert sheet is not None and sheet.name.hasFocus()
    QTest.keyClicks(sheet.name, "ABC 6688")
    QTest.keyClick(sheet.name, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: "ABC 6688" in names(work))
    qtbot.waitUntil(lambda: len(page_of(window).table.grid.rows_model.rows) == 5)


def test_enter_opens_the_card_and_money_in_it_keeps_it_in_use(
    window: MainWindow, work: Workplace, qtbot: QtBot
) -> None:
    grid = page_of(window).table.grid
    grid.setFocus()
    QTest.keyClick(grid, Qt.Key.Key_Return)
    card = window.findChild(FundSheet)
    assert card is not None
    card.name.setText("抽屉")
    card.state.choose(False)
    card.save.click()
    qtbot.waitUntil(lambda: "50.00" in card.fault())
    card.state.choose(True)
    card.save.click()
    qtbot.waitUntil(lambda: "抽屉" in names(work))


def test_enter_on_the_balance_shows_what_came_in_and_went_out(
    window: MainWindow, work: Workplace, qtbot: QtBot
) -> None:
    grid = page_of(window).table.grid
    grid.setFocus()
    grid.go_to(0, "balance")
    with qtbot.waitSignal(work.going) as gone:
        QTest.keyClick(grid, Qt.Key.Key_Return)
    assert gone.args == [Opens(Thing.REPORT, "finance.fund_ledger", (("fund", "1"),))]
    assert window.findChild(FundSheet) is None


def test_ctrl_h_goes_to_what_came_in_and_went_out_and_f6_transfers(
    window: MainWindow, work: Workplace, qtbot: QtBot
) -> None:
    page_of(window).table.grid.setFocus()
    with qtbot.waitSignal(work.going) as gone:
        QTest.keyClick(window, Qt.Key.Key_H, Qt.KeyboardModifier.ControlModifier)
    assert gone.args == [Opens(Thing.REPORT, "finance.fund_ledger", (("fund", "1"),))]
    QTest.keyClick(window, Qt.Key.Key_F6)
    assert window.findChild(ExpenseSheet) is not None
