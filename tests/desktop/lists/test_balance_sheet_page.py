"""The balance sheet in the window: two lists side by side, each with its own way on; facts above a count."""

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from jxc_desktop.desktop.kit.labels import Words
from jxc_desktop.desktop.lists.drill_sheet import DrillSheet
from jxc_desktop.desktop.lists.report_page import ReportPage
from jxc_desktop.desktop.workplace import Workplace
from jxc_desktop.finance.money_paper import FundPart
from jxc_desktop.finance.set_opening import OpeningAccount, SetOpening, set_opening
from jxc_desktop.insights.report import Row
from jxc_desktop.stock.count_item import CountItem, Tally, count_item
from jxc_desktop.stock.post_count import PostCount, post_count
from jxc_desktop.stock.start_count import StartCount, start_count
from tests.desktop.lists.conftest import OpenPage, settled
from tests.stocked import Stocked, so_many, yuan


@pytest.fixture
def page(goods: Stocked, open_page: OpenPage, work: Workplace, qtbot: QtBot) -> ReportPage:
    loan = OpeningAccount("2001", yuan("-4000"))
    goods.act(set_opening, SetOpening(funds=(FundPart(1, yuan("500")), FundPart(4, yuan("70"))), accounts=(loan,)))
    opened = open_page("finance.balance_sheet")
    opened.table.grid.setFocus()
    return opened


def drilled(page: ReportPage, work: Workplace, qtbot: QtBot) -> dict[str, str]:
    """What the sheet over the page was asked, by its report's name."""
    settled(qtbot, work)
    qtbot.waitUntil(lambda: page.window().findChild(DrillSheet) is not None)
    sheet = page.window().findChild(DrillSheet)
    settled(qtbot, work)
    assert sheet is not None and sheet.table.answers is not None
    asked = {"report": sheet.report.name} | dict(sheet.table.answers)
    sheet.done()
    settled(qtbot, work)
    return asked


def line_number(page: ReportPage, number: int) -> int:
    """Where the line of this 行次 stands, left or right."""
    rows = page.table.grid.rows_model.rows
    return next(at for at, row in enumerate(rows) if isinstance(row, Row) and number in (row.cells[1], row.cells[5]))


def test_right_and_left_go_to_the_other_side_and_enter_opens_its_account(
    page: ReportPage, work: Workplace, qtbot: QtBot
) -> None:
    grid = page.table.grid
    grid.go_to(line_number(page, 31))
    qtbot.keyClick(grid, Qt.Key.Key_Right)
    assert page.table.current_row().cells[:2] == ("短期借款", 31)  # type: ignore[union-attr]  # there is a row
    qtbot.keyClick(grid, Qt.Key.Key_Return)
    assert drilled(page, work, qtbot)["account"] == "2001"
    qtbot.keyClick(grid, Qt.Key.Key_Left)
    qtbot.keyClick(grid, Qt.Key.Key_Return)
    asked = drilled(page, work, qtbot)
    assert (asked["report"], asked["accounts"]) == ("finance.trial_balance", "1001, 1002, 1012")


def test_a_double_click_opens_the_side_it_falls_on(page: ReportPage, work: Workplace, qtbot: QtBot) -> None:
    grid = page.table.grid
    for number, key, code in ((48, "claim", "3001"), (12, "title", "1405")):
        index = grid.rows_model.index(line_number(page, number), grid.rows_model.column_number(key))
        grid.scrollTo(index)
        at = grid.visualRect(index).center()
        qtbot.mouseClick(grid.viewport(), Qt.MouseButton.LeftButton, pos=at)
        qtbot.mouseDClick(grid.viewport(), Qt.MouseButton.LeftButton, pos=at)
        assert drilled(page, work, qtbot)["account"] == code


def test_a_side_without_a_line_opens_nothing(page: ReportPage, work: Workplace, qtbot: QtBot) -> None:
    grid = page.table.grid
    grid.go_to(line_number(page, 20), "claim")
    assert page.table.current_row().opens is None  # type: ignore[union-attr]  # there is a row
    qtbot.keyClick(grid, Qt.Key.Key_Return)
    settled(qtbot, work)
    assert page.window().findChild(DrillSheet) is None


def test_both_sides_share_the_room_that_is_left(page: ReportPage) -> None:
    grid = page.table.grid
    left, right = (grid.columnWidth(grid.rows_model.column_number(key)) for key in ("title", "claim"))
    assert abs(left - right) <= 1
    assert grid.horizontalScrollBar().maximum() == 0


def test_the_head_of_a_count_stands_above_its_lines(
    goods: Stocked, open_page: OpenPage, work: Workplace, qtbot: QtBot
) -> None:
    take_id = goods.act(start_count, StartCount()).take_id
    goods.act(count_item, CountItem(take_id, goods.unit("可乐"), so_many(28), Tally.FIRST))
    number = goods.act(post_count, PostCount(take_id)).number
    page = open_page("stock.count_variance")
    said = [words.text() for words in page.table.facts.findChildren(Words)]
    assert said[said.index("盘点单号") + 1] == number
    assert said[said.index("差异率") + 1] == "6.67%"
    assert page.table.facts.isVisible()
