"""A goods list into a shop by keys: all of it or nothing, columns changed by hand, the last one taken back."""

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from jxc_desktop.catalog.search import search
from jxc_desktop.desktop.kit.buttons import KeyButton
from jxc_desktop.desktop.kit.sheet import Sheet
from jxc_desktop.desktop.settings.import_page import ImportPage
from jxc_desktop.desktop.window.main_window import MainWindow
from jxc_desktop.desktop.window.room_view import Room, SubPage
from jxc_desktop.desktop.workplace import Workplace
from jxc_desktop.exchange.fields import Field
from jxc_desktop.exchange.imports import imports
from tests.desktop.in_front import bring_to_front

HEAD = "条码,品名,单位,进价,零售价,库存\n"
GOOD = HEAD + "6901028075770,农夫山泉,瓶,1.20,2.00,48\n6902083881405,娃哈哈,瓶,1.10,2.00,24\n"


@pytest.fixture
def window(work: Workplace, qtbot: QtBot) -> MainWindow:
    made = MainWindow(work, (Room("settings", "Settings", (SubPage("import", "Import", ImportPage),)),))
    qtbot.addWidget(made)
    made.resize(1280, 649)
    bring_to_front(made)
    return made


def page_of(window: MainWindow) -> ImportPage:
    page = window.page()
    assert isinstance(page, ImportPage)
    return page


def try_list(page: ImportPage, qtbot: QtBot, file: Path, text: str) -> None:
    file.write_text(text, encoding="utf-8")
    page.panel.show_file(str(file))
    qtbot.waitUntil(lambda: page.panel.plan is not None)


def names(work: Workplace) -> set[str]:
    return {one.item.name for one in work.look(lambda conn: search(conn, "")).items}


def bring_in(window: MainWindow, page: ImportPage, qtbot: QtBot) -> None:
    QTest.keyClick(window, Qt.Key.Key_F9)
    qtbot.waitUntil(lambda: page.take_back.isVisible())


def test_f9_brings_in_a_list_that_fits_with_its_stock(
    window: MainWindow, work: Workplace, qtbot: QtBot, tmp_path: Path
) -> None:
    page = page_of(window)
    assert not page.bring_in.isEnabled()
    try_list(page, qtbot, tmp_path / "goods.csv", GOOD)
    bring_in(window, page, qtbot)
    assert names(work) == {"农夫山泉", "娃哈哈"}
    assert "QC" in page.band._more.text() or page.band._more.text()


def test_one_bad_row_keeps_the_whole_list_out_and_is_shown_with_its_number(
    window: MainWindow, work: Workplace, qtbot: QtBot, tmp_path: Path
) -> None:
    page = page_of(window)
    try_list(page, qtbot, tmp_path / "goods.csv", GOOD + "6901028075770,又一个,瓶,1,2,3\n")
    assert not page.bring_in.isEnabled()
    assert [finding.row_number for finding in page.panel.findings.grid.rows_model.rows] == [4]
    QTest.keyClick(window, Qt.Key.Key_F9)
    assert names(work) == set()


def test_a_column_is_taken_from_elsewhere_by_hand(
    window: MainWindow, work: Workplace, qtbot: QtBot, tmp_path: Path
) -> None:
    page = page_of(window)
    try_list(page, qtbot, tmp_path / "goods.csv", "品名,甲,零售价\n水,7.50,9\n")
    choice = page.panel.columns.choices()[Field.RETAIL_PRICE]
    choice.choose(1)
    choice.chosen.emit(1)
    qtbot.waitUntil(lambda: page.panel.plan is not None)
    assert page.panel.plan is not None and str(page.panel.plan.rows[0].retail_price.text()) == "7.50"  # type: ignore[union-attr]  # it has one


def test_a_file_that_is_no_list_is_said_in_words(window: MainWindow, qtbot: QtBot, tmp_path: Path) -> None:
    page = page_of(window)
    (tmp_path / "letter.txt").write_text("Dear shop,\nhello\n", encoding="utf-8")
    with qtbot.waitSignal(page.panel.tried):
        page.panel.show_file(str(tmp_path / "letter.txt"))
    qtbot.waitUntil(lambda: not page.work.desk.busy)
    assert page.panel.plan is None and not page.bring_in.isEnabled()


def test_the_last_list_is_taken_back_after_being_asked(
    window: MainWindow, work: Workplace, qtbot: QtBot, tmp_path: Path
) -> None:
    page = page_of(window)
    page.panel.with_stock.click()
    try_list(page, qtbot, tmp_path / "goods.csv", GOOD)
    bring_in(window, page, qtbot)
    page.take_back.click()
    sheet = next(one for one in window.findChildren(Sheet) if one.isVisible())
    next(one for one in sheet.findChildren(KeyButton) if "2" in one.name).click()
    qtbot.waitUntil(lambda: not page.take_back.isVisible())
    assert names(work) == set()
    assert work.look(imports)[0].undone_at


def test_esc_takes_the_list_away(window: MainWindow, qtbot: QtBot, tmp_path: Path) -> None:
    page = page_of(window)
    try_list(page, qtbot, tmp_path / "goods.csv", GOOD)
    QTest.keyClick(window, Qt.Key.Key_Escape)
    assert page.panel.request() is None and not page.bring_in.isEnabled()


def test_esc_stops_an_import_while_it_writes_and_nothing_came_in(
    window: MainWindow, work: Workplace, qtbot: QtBot, tmp_path: Path
) -> None:
    page = page_of(window)
    try_list(page, qtbot, tmp_path / "goods.csv", HEAD + "".join(f",商品{n},瓶,1,2,3\n" for n in range(3000)))
    QTest.keyClick(window, Qt.Key.Key_F9)
    QTest.keyClick(window, Qt.Key.Key_Escape)
    qtbot.waitUntil(lambda: page.bring_in.isEnabled())
    assert page.band.title() == "没有导入，什么都没动" and names(work) == set()
    bring_in(window, page, qtbot)
    assert work.look(imports)[0].items == 3000


def test_how_far_the_import_is_stands_in_the_band(
    window: MainWindow, qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    page = page_of(window)
    seen: list[str] = []
    monkeypatch.setattr(page.band, "say_more", seen.append)
    try_list(page, qtbot, tmp_path / "goods.csv", HEAD + "".join(f",商品{n},瓶,1,2,3\n" for n in range(1200)))
    bring_in(window, page, qtbot)
    assert seen == ["1,000 / 1,200，要么全进，要么一个不进", "1,200 / 1,200，要么全进，要么一个不进"]
