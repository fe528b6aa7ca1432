"""Enter takes the row under the bar, and F1 tells every key that a page prints."""

from collections.abc import Iterator

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from jxc_desktop.desktop.everywhere.keys_sheet import page_keys
from jxc_desktop.desktop.lines.pick_sheet import PickSheet
from jxc_desktop.desktop.purchasing.receive_page import ReceivePage
from jxc_desktop.desktop.workplace import Workplace
from jxc_desktop.suppliers.add_supplier import NewSupplier, add_supplier
from tests.desktop.line_pages import Shelves, open_page, press, quiet


@pytest.fixture
def page(work: Workplace, shelves: Shelves, qtbot: QtBot) -> Iterator[ReceivePage]:
    yield from open_page(work, qtbot, ReceivePage)


def test_enter_takes_the_row_under_the_bar_though_there_are_others(
    page: ReceivePage, shelves: Shelves, work: Workplace, qtbot: QtBot
) -> None:
    shelves.act(add_supplier, NewSupplier("康达食品"))
    press(page, Qt.Key.Key_F3)
    sheet = page.window().findChild(PickSheet)
    assert isinstance(sheet, PickSheet)
    qtbot.waitUntil(lambda: len(sheet.grid.rows_model.rows) == 2)
    chosen = sheet.grid.current_row()
    qtbot.keyClick(sheet.search, Qt.Key.Key_Return)
    quiet(work, qtbot)
    assert sheet.isHidden()
    assert page.supplier is not None
    assert page.supplier.partner.id == chosen.partner.id


def test_f1_tells_the_keys_of_title_facts_and_table(page: ReceivePage) -> None:
    told = dict(page_keys(page))
    assert {"F2", "F3", "F4", "F8", "F9", "F10", "Ctrl S", "Ctrl D", "Ctrl U"} <= told.keys()
    assert all(told.values())
