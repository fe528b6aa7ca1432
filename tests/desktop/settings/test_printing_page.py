"""Printers by keys: chosen, tried, and what waits tried again or thrown away."""

from datetime import datetime
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from jxc_desktop.desktop.printing import Paper, printing_of
from jxc_desktop.desktop.settings.printing_page import PrintingPage
from jxc_desktop.desktop.window.main_window import MainWindow
from jxc_desktop.desktop.window.room_view import Room, SubPage
from jxc_desktop.desktop.workplace import Workplace
from tests.desktop.in_front import bring_to_front


@pytest.fixture
def page(work: Workplace, qtbot: QtBot) -> PrintingPage:
    window = MainWindow(work, (Room("settings", "Settings", (SubPage("printing", "Printing", PrintingPage),)),))
    qtbot.addWidget(window)
    window.resize(1280, 649)
    bring_to_front(window)
    seen = window.page()
    assert isinstance(seen, PrintingPage)
    return seen


def test_a_try_goes_to_the_chosen_printer_and_the_choice_stays(
    page: PrintingPage, work: Workplace, qtbot: QtBot, tmp_path: Path
) -> None:
    page.receipt.setText(f"file:{tmp_path / 'paper.bin'}")
    QTest.keyClick(page.window(), Qt.Key.Key_P, Qt.KeyboardModifier.ControlModifier)
    qtbot.waitUntil(lambda: page.told.property("tone") == "ok")
    assert "禾丰便利店".encode("gb18030") in (tmp_path / "paper.bin").read_bytes()
    assert printing_of(work).printer(Paper.RECEIPT).startswith("file:")


def test_a_paper_that_waits_is_shown_with_its_reason_and_thrown_away(
    page: PrintingPage, work: Workplace, qtbot: QtBot, tmp_path: Path
) -> None:
    page.receipt.setText(f"file:{tmp_path / 'nowhere' / 'paper.bin'}")
    page.print_try.click()
    qtbot.waitUntil(lambda: page.told.property("tone") == "warn")
    qtbot.waitUntil(lambda: len(page.waiting.grid.rows_model.rows) == 1)
    assert page.again.isEnabled()
    page.waiting.grid.setFocus()
    QTest.keyClick(page.waiting.grid, Qt.Key.Key_Delete)
    assert printing_of(work).queue.waiting() == ()
    assert not page.again.isEnabled()


def test_what_waits_is_printed_when_it_is_tried_again(
    page: PrintingPage, work: Workplace, qtbot: QtBot, tmp_path: Path
) -> None:
    printing = printing_of(work)
    printing.queue.put("receipt", "XS-1", f"file:{tmp_path / 'paper.bin'}", b"hello", datetime(2026, 11, 22))
    page.show_waiting()
    QTest.keyClick(page.window(), Qt.Key.Key_F5)
    qtbot.waitUntil(lambda: not printing.queue.waiting())
    assert (tmp_path / "paper.bin").read_bytes() == b"hello"


def test_the_paper_width_is_the_shops(page: PrintingPage, work: Workplace, qtbot: QtBot) -> None:
    page.width_mm.chosen.emit(80)
    qtbot.waitUntil(lambda: work.settings.receipt_width_mm == 80)
