"""The print preview: its pages, zoom, choices, and what it saves."""

import threading
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFileDialog, QWidget
from pytestqt.qtbot import QtBot

from jxc_desktop.desktop.paper_view import preview as preview_module
from jxc_desktop.desktop.paper_view.preview import PrintPreview
from jxc_desktop.desktop.paper_view.printable import Look, Printable, Switch
from jxc_desktop.desktop.remembered import remembered
from jxc_desktop.desktop.workplace import Workplace
from jxc_desktop.paper.table_paper import Column, Row, TablePaper
from jxc_desktop.paper.table_pdf import table_pdf
from tests.desktop.in_front import bring_to_front


def make(_conn: object, look: Look) -> bytes:
    rows = tuple(Row((f"商品 {n}",)) for n in range(80 if "long" in look.switches else 3))
    return table_pdf(TablePaper("清单", (Column("商品"),), rows, landscape=look.paper == "across"))


PAPERS = (("up", "A4 竖向"), ("across", "A4 横向"))
LIST = Printable("清单", "今天", "report", "清单", make, PAPERS, (Switch("long", "都印"),))


@pytest.fixture
def seen(qtbot: QtBot, work: Workplace) -> Iterator[PrintPreview]:
    window = QWidget()
    window.resize(1280, 649)
    qtbot.addWidget(window)
    bring_to_front(window)
    sheet = PrintPreview(window, work, LIST)
    sheet.open_sheet()
    qtbot.waitUntil(lambda: sheet.pages is not None and not work.desk.busy)
    yield sheet
    window.close()


def test_pages_are_turned_and_end_at_the_last(seen: PrintPreview, qtbot: QtBot) -> None:
    assert seen.pages is not None and len(seen.pages) == 3
    for _ in range(5):
        seen.turn(1)
    assert seen.number == 2
    seen.turn(-1)
    assert seen.number == 1


def test_zoom_goes_by_steps_and_back_to_the_whole_page(seen: PrintPreview, qtbot: QtBot) -> None:
    fits = seen.canvas.scale()
    seen.step_zoom(1)
    assert seen.canvas.scale() > fits
    seen.canvas.set_zoom(0)
    assert seen.canvas.scale() == fits


def test_a_choice_makes_the_pages_again(seen: PrintPreview, work: Workplace, qtbot: QtBot) -> None:
    seen.switches["long"].click()
    qtbot.waitUntil(lambda: seen.pages is not None and len(seen.pages) == 1)
    seen.paper.choose("across")
    seen.paper.chosen.emit("across")
    qtbot.waitUntil(lambda: seen.pages is not None and seen.pages.sizes_mm[0][0] > 290)
    assert remembered(work.shop.path).read("papers") == {"report": "across"}


def test_the_pdf_is_saved_as_it_was_seen(seen: PrintPreview, work: Workplace, qtbot: QtBot, tmp_path: Path) -> None:
    assert seen.pages is not None
    content = seen.pages.pdf
    seen._pdf.click()
    dialog = seen.findChild(QFileDialog)
    dialog.fileSelected.emit(str(tmp_path / "清单.pdf"))
    dialog.reject()
    qtbot.waitUntil(lambda: not work.desk.busy)
    assert (tmp_path / "清单.pdf").read_bytes() == content


def test_wrong_pages_and_copies_are_said_at_their_field(
    qtbot: QtBot, work: Workplace, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(preview_module, "printer_names", lambda: ["HP"])
    window = QWidget()
    window.resize(1280, 649)
    qtbot.addWidget(window)
    bring_to_front(window)
    sheet = PrintPreview(window, work, LIST)
    sheet.open_sheet()
    qtbot.waitUntil(lambda: sheet.pages is not None and not work.desk.busy)
    sheet.range.setText("9")
    qtbot.keyClick(sheet, Qt.Key.Key_Return)
    assert "1-3,5" in sheet._range_field.fault()
    sheet.range.setText("1")
    sheet.copies.setText("0")
    qtbot.keyClick(sheet, Qt.Key.Key_Return)
    assert sheet._copies_field.fault() != ""


def test_a_printer_that_is_gone_is_said_and_the_sheet_stays(
    qtbot: QtBot, work: Workplace, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(preview_module, "printer_names", lambda: ["HP LaserJet"])
    window = QWidget()
    window.resize(1280, 649)
    qtbot.addWidget(window)
    bring_to_front(window)
    sheet = PrintPreview(window, work, LIST)
    sheet.open_sheet()
    qtbot.waitUntil(lambda: sheet.pages is not None and not work.desk.busy)
    qtbot.keyClick(sheet, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: "HP LaserJet" in sheet._progress.text())
    assert sheet.isVisible()
    assert remembered(work.shop.path).read("printers") == {"report": "HP LaserJet"}


def test_the_sheet_says_how_far_the_pages_are_and_closing_it_stops_them(qtbot: QtBot, work: Workplace) -> None:
    window, told, ended = QWidget(), threading.Event(), threading.Event()
    qtbot.addWidget(window)
    bring_to_front(window)

    def make_long(_conn: object, look: Look) -> bytes:
        look.token.progress(3000, 0)
        told.set()
        try:
            while True:
                look.token.progress(7, 900)
                threading.Event().wait(0.001)
        finally:
            ended.set()

    sheet = PrintPreview(window, work, replace(LIST, make=make_long))
    said: list[str] = []
    sheet.open_sheet()
    qtbot.waitUntil(told.is_set)
    qtbot.waitUntil(lambda: said.append(sheet._page_words.text()) is None and "7" in said[-1] and "900" in said[-1])
    sheet.done()
    qtbot.waitUntil(ended.is_set)
    window.close()
