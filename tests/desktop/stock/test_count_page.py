"""Counting on the screen: scans add up, typed counts stand, differences are posted once."""

from collections.abc import Iterator
from dataclasses import replace

import pypdfium2
import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLineEdit
from pytestqt.qtbot import QtBot

from jxc_desktop.desktop.paper_view.printable import Look
from jxc_desktop.desktop.stock.count_ending import posted_words
from jxc_desktop.desktop.stock.count_page import CountPage
from jxc_desktop.desktop.stock.count_print import count_sheet
from jxc_desktop.desktop.stock.count_summary import CountSummary
from jxc_desktop.desktop.workplace import Workplace
from jxc_desktop.documents.kinds import State
from jxc_desktop.kernel.money import Money
from jxc_desktop.kernel.price import Price
from jxc_desktop.kernel.quantity import Quantity
from jxc_desktop.purchasing.receive_goods import ReceiveGoods, receive_goods
from jxc_desktop.purchasing.received_lines import ReceivedLine
from jxc_desktop.stock.count_item import CountItem, count_item
from jxc_desktop.stock.count_sheets import Show, count_rows, takes
from jxc_desktop.stock.post_count import CountPosted
from jxc_desktop.stock.reasons import Reason
from jxc_desktop.stock.start_count import StartCount, start_count
from jxc_desktop.stock.write_off import LostLine, WriteOff, write_off
from tests.desktop.line_pages import (
    COLA,
    NOBODY,
    NOODLES,
    WATER,
    WATER_BOX,
    Shelves,
    open_page,
    press,
    quiet,
    shown,
    type_cell,
)


@pytest.fixture
def page(work: Workplace, shelves: Shelves, qtbot: QtBot) -> Iterator[CountPage]:
    lines = tuple(
        ReceivedLine(shelves.units[code], Quantity.of(n), Price.parse("1")) for code, n in ((WATER, 50), (COLA, 10))
    )
    shelves.act(receive_goods, ReceiveGoods(shelves.supplier_id, lines))
    yield from open_page(work, qtbot, CountPage)


def begin(page: CountPage, work: Workplace, qtbot: QtBot) -> int:
    press(page, Qt.Key.Key_F9)
    qtbot.waitUntil(lambda: page.view is not None)
    quiet(work, qtbot)
    assert page.take_id is not None
    return page.take_id


def scan(page: CountPage, work: Workplace, qtbot: QtBot, *codes: str) -> None:
    for code in codes:
        assert page.scanned(code)
        quiet(work, qtbot)


def test_scans_add_up_box_codes_too(page: CountPage, shelves: Shelves, work: Workplace, qtbot: QtBot) -> None:
    take_id = begin(page, work, qtbot)
    scan(page, work, qtbot, WATER, WATER, WATER_BOX, "20*" + WATER, COLA)
    counted = {row.item_id: row.counted for row in shelves.ask(count_rows, take_id, show=Show.COUNTED)}
    assert counted == {shelves.items[WATER]: Quantity.of(46), shelves.items[COLA]: Quantity.of(1)}
    assert [row[1:6] for row in shown(page)] == [
        ["可口可乐", "", "10", "1", "−9"],
        ["农夫山泉 550ml", "", "50", "46", "−4"],
    ]


def test_the_panel_shows_the_item_just_counted(page: CountPage, work: Workplace, qtbot: QtBot) -> None:
    begin(page, work, qtbot)
    scan(page, work, qtbot, COLA, "48*" + WATER)
    assert page.panel._counted.text() == "48"
    assert page.panel._diff.text() == "−2"
    assert page.panel._name.text() == "农夫山泉"


def test_ctrl_z_takes_back_scan_after_scan(page: CountPage, shelves: Shelves, work: Workplace, qtbot: QtBot) -> None:
    take_id = begin(page, work, qtbot)
    scan(page, work, qtbot, "5*" + COLA, COLA)
    for left in ("5", None):
        press(page, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
        quiet(work, qtbot)
        rows = shelves.ask(count_rows, take_id, show=Show.COUNTED)
        assert [row.counted.text() for row in rows] == ([left] if left else [])


def test_a_typed_count_stands_for_the_whole_shelf(
    page: CountPage, shelves: Shelves, work: Workplace, qtbot: QtBot
) -> None:
    take_id = begin(page, work, qtbot)
    scan(page, work, qtbot, COLA)
    press(page, Qt.Key.Key_F4)
    type_cell(page, "9")
    quiet(work, qtbot)
    assert shelves.ask(count_rows, take_id, show=Show.COUNTED)[0].counted == Quantity.of(9)


def test_a_count_corrected_among_what_was_scanned_gives_the_keys_back(
    page: CountPage, work: Workplace, qtbot: QtBot
) -> None:
    begin(page, work, qtbot)
    scan(page, work, qtbot, COLA, WATER)
    press(page, Qt.Key.Key_F4)
    type_cell(page, "9")
    quiet(work, qtbot)
    assert page.entry.line.hasFocus()


def test_counts_are_typed_down_the_list_of_what_was_not_scanned(
    page: CountPage, shelves: Shelves, work: Workplace, qtbot: QtBot
) -> None:
    take_id = begin(page, work, qtbot)
    press(page, Qt.Key.Key_F6)
    quiet(work, qtbot)
    press(page, Qt.Key.Key_F4)
    for typed in (Qt.Key.Key_3, Qt.Key.Key_4):
        press(page, typed)
        press(page, Qt.Key.Key_Return)
        press(page, Qt.Key.Key_7)
        quiet(work, qtbot)
        cell = page.window().focusWidget()
        assert isinstance(cell, QLineEdit) and cell.text() == "7"
        press(page, Qt.Key.Key_Backspace)
    counted = {row.item_id: row.counted for row in shelves.ask(count_rows, take_id, show=Show.COUNTED)}
    assert sorted(one.text() for one in counted.values() if one) == ["3", "4"]


def test_what_is_not_scanned_is_not_nothing(page: CountPage, work: Workplace, qtbot: QtBot) -> None:
    begin(page, work, qtbot)
    scan(page, work, qtbot, COLA)
    press(page, Qt.Key.Key_F6)
    quiet(work, qtbot)
    assert [row[1] for row in shown(page)] == ["红烧牛肉面", "农夫山泉 550ml"]
    assert [row[4] for row in shown(page)] == ["", ""]


def test_an_unknown_code_is_asked_about_and_counting_goes_on(page: CountPage, work: Workplace, qtbot: QtBot) -> None:
    begin(page, work, qtbot)
    page.scanned(NOBODY)
    assert page.entry.unknown.isVisible()
    scan(page, work, qtbot, COLA)
    assert len(shown(page)) == 1
    press(page, Qt.Key.Key_Escape)
    assert not page.entry.unknown.isVisible()
    assert page.take_id is not None


def test_where_the_differences_cannot_be_read_f9_may_be_pressed_again(
    page: CountPage, work: Workplace, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    begin(page, work, qtbot)
    scan(page, work, qtbot, COLA)
    with monkeypatch.context() as broken:
        broken.setattr(work, "shop", None)
        press(page, Qt.Key.Key_F9)
        qtbot.waitUntil(lambda: not work.desk.busy)
    press(page, Qt.Key.Key_F9)
    qtbot.waitUntil(lambda: page.window().findChild(CountSummary) is not None)


def test_differences_are_looked_at_and_posted_once(
    page: CountPage, shelves: Shelves, work: Workplace, qtbot: QtBot
) -> None:
    begin(page, work, qtbot)
    scan(page, work, qtbot, "48*" + WATER, "11*" + COLA)
    press(page, Qt.Key.Key_F9)
    qtbot.waitUntil(lambda: page.window().findChild(CountSummary) is not None)
    quiet(work, qtbot)
    assert (shelves.held(WATER), shelves.held(COLA)) == ("50", "10")
    sheet = page.window().findChild(CountSummary)
    press(sheet, Qt.Key.Key_F9)
    press(sheet, Qt.Key.Key_F9)
    quiet(work, qtbot)
    posted = shelves.ask(takes)
    assert [one.state for one in posted] == [State.POSTED]
    assert page.news.title().startswith(posted[0].number)
    assert (shelves.held(WATER), shelves.held(COLA), shelves.held(NOODLES)) == ("48", "11", "0")
    assert page.take_id is None


def test_esc_leaves_the_count_and_it_can_be_gone_on_with(page: CountPage, work: Workplace, qtbot: QtBot) -> None:
    take_id = begin(page, work, qtbot)
    scan(page, work, qtbot, COLA)
    press(page, Qt.Key.Key_Escape)
    quiet(work, qtbot)
    assert page.take_id is None
    press(page.start.grid, Qt.Key.Key_Return)
    quiet(work, qtbot)
    assert page.take_id == take_id
    assert [row[1] for row in shown(page)] == ["可口可乐"]


def test_a_blind_count_shows_no_book(page: CountPage, work: Workplace, qtbot: QtBot) -> None:
    page.start.blind.setChecked(True)
    begin(page, work, qtbot)
    scan(page, work, qtbot, COLA)
    titles = [c.key for n, c in enumerate(page.grid.rows_model.columns) if not page.grid.isColumnHidden(n)]
    assert not {"book", "variance", "variance_retail"} & set(titles)
    assert page.panel._book_row.isHidden()


def test_goods_that_moved_between_two_scans_are_to_be_counted_again(
    page: CountPage, shelves: Shelves, work: Workplace, qtbot: QtBot
) -> None:
    begin(page, work, qtbot)
    scan(page, work, qtbot, COLA)
    shelves.act(write_off, WriteOff((LostLine(shelves.units[COLA], Quantity.of(2), Reason.SAMPLE),)))
    scan(page, work, qtbot, COLA)
    assert "再数一遍" in page.panel._hint.text()


def test_another_persons_count_is_replaced_only_when_one_says_so(
    page: CountPage, shelves: Shelves, work: Workplace, qtbot: QtBot
) -> None:
    take_id = shelves.act(start_count, StartCount()).take_id
    page.open_take(take_id)
    quiet(work, qtbot)
    press(page, Qt.Key.Key_F6)
    quiet(work, qtbot)
    shelves.act(count_item, CountItem(take_id, shelves.units[COLA], Quantity.of(8)))
    number = next(n for n, row in enumerate(page.grid.rows_model.rows) if row.row.item_id == shelves.items[COLA])
    page._typed(number, "now", Quantity.of(10))
    quiet(work, qtbot)
    assert page.news.title()
    assert shelves.ask(count_rows, take_id, show=Show.COUNTED)[0].counted == Quantity.of(8)
    press(page, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    quiet(work, qtbot)
    assert shelves.ask(count_rows, take_id, show=Show.COUNTED)[0].counted == Quantity.of(10)


def test_the_sheet_for_the_shelves_can_be_printed(
    page: CountPage, shelves: Shelves, work: Workplace, qtbot: QtBot
) -> None:
    begin(page, work, qtbot)
    assert page.view is not None
    printable = count_sheet(work, page.view.head, "全店")
    pdf = shelves.ask(printable.make, Look(printable.papers[0][0], frozenset()))
    with pypdfium2.PdfDocument(pdf) as sheet:
        text = sheet[0].get_textpage().get_text_range()
    assert all(code in text for code in (WATER, COLA, NOODLES))


def test_who_may_not_see_cost_reads_the_papers_numbers_alone() -> None:
    seen = CountPosted(1, "PD-1", 2, 2, "PY-1", Money(504), None, "", None)
    assert posted_words(seen)[1] == "盘盈 PY-1 成本 +5.04"
    assert posted_words(replace(seen, gain=None))[1] == "盘盈 PY-1"
