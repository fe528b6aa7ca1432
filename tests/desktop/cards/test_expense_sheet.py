"""Booking an expense in the window: an account that does not hold so much is named, and may pay all the same."""

import pytest
from pytestqt.qtbot import QtBot

from jxc_desktop.desktop.cards.expense_sheet import Booking, ExpenseSheet
from jxc_desktop.desktop.kit.labels import Remark
from jxc_desktop.desktop.window.main_window import MainWindow
from jxc_desktop.desktop.workplace import Workplace
from jxc_desktop.kernel.money import Money


@pytest.mark.parametrize(("booking", "at"), [(Booking.EXPENSE, 2), (Booking.TRANSFER, 1)])
def test_an_account_that_does_not_hold_what_it_pays_says_so(
    window: MainWindow, work: Workplace, qtbot: QtBot, booking: Booking, at: int
) -> None:
    sheet = _opened(window, work, qtbot, booking)
    below = sheet._fields[at].findChildren(Remark)[0]
    assert below.text() == ""
    sheet.amount.show_value(Money(100))
    assert "里面只有 0.00" in below.text()
    sheet.amount.show_value(Money(0))
    assert below.text() == ""


def test_what_comes_in_may_go_to_an_empty_account(window: MainWindow, work: Workplace, qtbot: QtBot) -> None:
    sheet = _opened(window, work, qtbot, Booking.INCOME)
    sheet.amount.show_value(Money(100))
    assert [field.findChildren(Remark)[0].text() for field in sheet._fields[1:3]] == ["", ""]


def _opened(window: MainWindow, work: Workplace, qtbot: QtBot, booking: Booking) -> ExpenseSheet:
    sheet = ExpenseSheet(window, work, booking)
    sheet.open_sheet()
    qtbot.waitUntil(lambda: bool(sheet._held) and not work.desk.busy)
    return sheet
