"""The one page of all lists: it asks, counts, sorts, opens, exports and says why there is nothing."""

from pathlib import Path

import pytest
from openpyxl import load_workbook
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QFileDialog
from pytestqt.qtbot import QtBot

from jxc_desktop.desktop.kit.card import EmptyState
from jxc_desktop.desktop.kit.sheet import Sheet
from jxc_desktop.desktop.lists.drill_sheet import DrillSheet
from jxc_desktop.desktop.lists.report_page import ReportPage
from jxc_desktop.desktop.paper_view.preview import PrintPreview
from jxc_desktop.desktop.workplace import Workplace
from jxc_desktop.insights.registry import REPORTS
from jxc_desktop.insights.report import Opens, Row, Thing
from jxc_desktop.kernel.changes import Changes, Topic
from jxc_desktop.kernel.permission import Role
from jxc_desktop.kernel.refusal import Refused
from jxc_desktop.usecase import Session
from tests.desktop.lists.conftest import OpenPage, settled
from tests.stocked import Stocked


def names(page: ReportPage) -> list[object]:
    """The words of the first text column."""
    columns = page.table.grid.rows_model.columns
    at = next(n for n, column in enumerate(columns) if column.stretch)
    return [page.table.grid.rows_model.value(n, at) for n in range(len(page.table.grid.rows_model.rows))]


def control(page: ReportPage, key: Qt.Key) -> None:
    """Ctrl and a key, as the window gets it: shortcuts are found by the window."""
    QTest.keyClick(page.window().windowHandle(), key, Qt.KeyboardModifier.ControlModifier)


def instead(page: ReportPage) -> str:
    """What is said in the place of the table, "" while the rows are seen."""
    state = page.table.card.findChild(EmptyState)
    return state.accessibleName() if state and state.isVisible() else ""


def test_the_list_shows_its_rows_and_sums_of_the_whole_query(goods: Stocked, open_page: OpenPage) -> None:
    page = open_page("stock.items")
    assert names(page) == ["茶", "可乐", "农夫山泉"]
    assert page.table.totals is not None and page.table.totals.count == 3
    assert "共 3 种" in page.table.card.totals.accessibleName()  # type: ignore[union-attr]  # the page has totals


def test_typing_into_the_search_finds_by_pinyin(
    goods: Stocked, open_page: OpenPage, work: Workplace, qtbot: QtBot
) -> None:
    page = open_page("stock.items")
    search = page.filters.search
    assert search is not None
    qtbot.keyClicks(search, "nfsq")
    qtbot.waitUntil(lambda: names(page) == ["农夫山泉"])
    assert page.table.grid.hit_in(0, "name") == (0, 4)


def test_enter_in_the_search_opens_the_only_hit(
    goods: Stocked, open_page: OpenPage, work: Workplace, qtbot: QtBot
) -> None:
    page = open_page("stock.items")
    assert page.filters.search is not None
    page.filters.search.setText("可乐")
    with qtbot.waitSignal(work.going) as gone:
        qtbot.keyClick(page.filters.search, Qt.Key.Key_Return)
    assert gone.args == [Opens(Thing.ITEM, goods.items["可乐"])]


def test_nothing_found_says_so_and_offers_to_clear_and_to_make_it(
    goods: Stocked, open_page: OpenPage, work: Workplace, qtbot: QtBot
) -> None:
    made: list[str] = []
    page = open_page("stock.items", new=made.append, new_title="新建商品")
    assert page.filters.search is not None
    page.filters.search.setText("zzxq")
    qtbot.waitUntil(lambda: "没找到“zzxq”" in instead(page))
    control(page, Qt.Key.Key_N)
    qtbot.waitUntil(lambda: made == ["zzxq"])
    assert page.step_back()
    qtbot.waitUntil(lambda: instead(page) == "")
    assert page.filters.words() == ""


def test_chips_count_and_narrow_the_list(goods: Stocked, open_page: OpenPage, work: Workplace, qtbot: QtBot) -> None:
    page = open_page("stock.items")
    short = page.filters.chips["status"]["short"]
    qtbot.waitUntil(lambda: short.text().endswith("1"))
    qtbot.mouseClick(short, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: names(page) == ["农夫山泉"])
    qtbot.mouseClick(page.filters.chips["status"]["out"], Qt.MouseButton.LeftButton)
    assert not short.isChecked()
    qtbot.waitUntil(lambda: names(page) == ["茶"])


def test_a_click_on_a_title_sorts_the_query(goods: Stocked, open_page: OpenPage, qtbot: QtBot) -> None:
    page = open_page("stock.items")
    page.table.grid.sort_wanted.emit("stock", True)
    qtbot.waitUntil(lambda: names(page) == ["可乐", "农夫山泉", "茶"])
    assert page.table.sort == "-stock"


def test_the_sort_is_remembered_for_the_person_and_the_report(
    goods: Stocked, open_page: OpenPage, work: Workplace, qtbot: QtBot
) -> None:
    page = open_page("stock.items")
    grid = page.table.grid
    grid.header.sectionClicked.emit(grid.rows_model.column_number("stock"))
    grid.show_column("barcode", False)
    file = work.shop.path.with_name(work.shop.path.stem + ".screen.json")
    qtbot.waitUntil(lambda: file.exists() and "barcode" in file.read_text(encoding="utf-8"))
    again = open_page("stock.items")
    assert again.table.sort == "-stock"
    assert again.table.grid.isColumnHidden(again.table.grid.rows_model.column_number("barcode"))


def test_rows_come_in_pages_as_one_scrolls(goods: Stocked, open_page: OpenPage, qtbot: QtBot) -> None:
    for number in range(230):
        goods.add_item(f"货 {number:03d}")
    page = open_page("stock.items")
    assert len(page.table.grid.rows_model.rows) == 200
    qtbot.keyClick(page.table.grid, Qt.Key.Key_End)
    qtbot.waitUntil(lambda: len(page.table.grid.rows_model.rows) == 233)


def test_a_row_opens_its_paper_by_enter(goods: Stocked, open_page: OpenPage, work: Workplace, qtbot: QtBot) -> None:
    page = open_page("purchasing.papers")
    with qtbot.waitSignal(work.going) as gone:
        qtbot.keyClick(page.table.grid, Qt.Key.Key_Return)
    assert gone.args[0].thing is Thing.DOCUMENT


def test_a_row_that_opens_a_short_report_shows_it_beside_the_page(
    goods: Stocked, open_page: OpenPage, work: Workplace, qtbot: QtBot
) -> None:
    page = open_page("stock.on_hand")
    qtbot.keyClick(page.table.grid, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: page.window().findChild(DrillSheet) is not None)
    sheet = page.window().findChild(DrillSheet)
    qtbot.waitUntil(lambda: any(isinstance(row, Row) and row.opens for row in sheet.table.grid.rows_model.rows))
    rows = sheet.table.grid.rows_model.rows
    sheet.table.grid.go_to(next(n for n, row in enumerate(rows) if row.opens))
    with qtbot.waitSignal(work.going) as gone:
        qtbot.keyClick(sheet.table.grid, Qt.Key.Key_Return)
    assert gone.args[0].thing is Thing.DOCUMENT
    assert not sheet.isHidden()
    page.hide()
    assert sheet.isHidden()


def test_a_report_about_one_item_asks_for_it_first_and_takes_a_scan(
    goods: Stocked, open_page: OpenPage, work: Workplace, qtbot: QtBot
) -> None:
    page = open_page("stock.ledger")
    assert "先选商品" in instead(page)
    assert page.scanned("C0001")
    qtbot.waitUntil(lambda: len(page.table.grid.rows_model.rows) > 1)
    assert page.filters.item is not None and page.filters.item.text() == "农夫山泉"


def test_another_page_can_ask_the_report(goods: Stocked, open_page: OpenPage, work: Workplace, qtbot: QtBot) -> None:
    page = open_page("stock.ledger")
    page.show_thing(Opens(Thing.REPORT, "stock.ledger", (("item", str(goods.items["可乐"])),)))
    qtbot.waitUntil(lambda: len(page.table.grid.rows_model.rows) > 1)
    assert page.table.answers is not None and page.table.answers["item"] == str(goods.items["可乐"])


def test_the_period_chooser_moves_both_days(goods: Stocked, open_page: OpenPage, work: Workplace, qtbot: QtBot) -> None:
    page = open_page("purchasing.papers")
    assert page.filters.period is not None and len(page.table.grid.rows_model.rows) == 2
    page.filters.period.period.choose("yesterday")
    page.filters.period.period.chosen.emit("yesterday")
    qtbot.waitUntil(lambda: "没有内容" in instead(page))
    assert page.table.answers is not None
    assert page.table.answers["from"] == page.table.answers["to"] < work.today()


def test_a_period_that_ends_before_it_begins_is_said_in_place(
    goods: Stocked, open_page: OpenPage, work: Workplace, qtbot: QtBot
) -> None:
    page = open_page("purchasing.papers")
    assert page.filters.period is not None
    page.filters.period.first.setText("2099-01-01")
    page.filters.period.first.check()
    qtbot.waitUntil(lambda: instead(page) != "")
    assert page.table.answers is None


def test_without_the_permission_the_page_says_so(
    goods: Stocked, open_page: OpenPage, work: Workplace, qtbot: QtBot
) -> None:
    work.session = Session(1, "小张", Role.CASHIER)
    page = open_page("finance.trial_balance")
    assert instead(page) != ""


def test_cost_is_not_among_the_columns_of_who_may_not_see_it(
    goods: Stocked, open_page: OpenPage, work: Workplace
) -> None:
    work.session = Session(1, "小张", Role.CASHIER)
    page = open_page("stock.items")
    assert "purchase_price" not in {column.key for column in page.table.grid.rows_model.columns}


def test_what_somebody_changed_is_read_again_and_the_current_row_stays(
    goods: Stocked, open_page: OpenPage, work: Workplace, qtbot: QtBot
) -> None:
    page = open_page("stock.items")
    page.table.grid.go_to(1)
    goods.receive("可乐", 5, "2")
    goods.add_item("啊")
    work.desk.announce(Changes({Topic.STOCK}))
    qtbot.waitUntil(lambda: len(names(page)) == 4)
    settled(qtbot, work)
    assert names(page)[page.table.grid.current_number] == "可乐"


def test_the_export_is_the_screen_as_a_spreadsheet(
    goods: Stocked, open_page: OpenPage, work: Workplace, qtbot: QtBot, tmp_path: Path
) -> None:
    page = open_page("stock.items")
    page.table.grid.show_column("barcode", False)
    control(page, Qt.Key.Key_E)
    qtbot.waitUntil(lambda: page.findChild(QFileDialog) is not None)
    dialog = page.findChild(QFileDialog)
    file = tmp_path / "商品.xlsx"
    dialog.fileSelected.emit(str(file))
    dialog.reject()
    qtbot.waitUntil(lambda: file.exists() and not work.desk.busy)
    values = [[cell.value for cell in row] for row in load_workbook(file).active.iter_rows()]
    assert any("农夫山泉" in row for row in values)
    assert not any("条码" in row for row in values)


def test_a_file_that_is_open_elsewhere_is_said_in_plain_words(
    goods: Stocked, open_page: OpenPage, work: Workplace, qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    said: list[Refused] = []
    monkeypatch.setattr(work, "say_refused", said.append)
    page = open_page("stock.items")

    def held(self: Path, _target: object) -> None:
        raise PermissionError(13, "held", str(self))

    monkeypatch.setattr(Path, "replace", held)
    wanted = page.wanted()
    assert wanted is not None
    page.export_to(tmp_path / "商品.xlsx", wanted)
    qtbot.waitUntil(lambda: bool(said))
    assert said[0].key == "export.held"
    assert list(tmp_path.glob("商品*")) == []


def test_ctrl_p_shows_the_pages_and_esc_goes_back(
    goods: Stocked, open_page: OpenPage, work: Workplace, qtbot: QtBot
) -> None:
    page = open_page("stock.items")
    control(page, Qt.Key.Key_P)
    qtbot.waitUntil(lambda: page.window().findChild(PrintPreview) is not None)
    preview = page.window().findChild(PrintPreview)
    qtbot.waitUntil(lambda: preview.pages is not None)
    qtbot.keyClick(preview, Qt.Key.Key_Escape)
    assert preview.isHidden()
    settled(qtbot, work)
    assert not [sheet for sheet in page.window().findChildren(Sheet) if sheet.isVisible()]


def test_every_declared_report_opens(goods: Stocked, open_page: OpenPage, work: Workplace, qtbot: QtBot) -> None:
    for report in REPORTS:
        page = open_page(report.name)
        settled(qtbot, work)
        assert page.table.card.findChild(EmptyState) or page.table.grid.rows_model.rows is not None, report.name
