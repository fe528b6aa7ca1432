"""Labels on the screen: what waits, what a scan adds, how they lie on the paper, and what a print takes away."""

from collections.abc import Iterator
from pathlib import Path

import pypdfium2
import pytest
import zxingcpp
from PySide6.QtCore import Qt
from PySide6.QtPrintSupport import QPrinter
from pytestqt.qtbot import QtBot

from jxc_desktop.catalog.change_price import ChangePrices, UnitPrices, change_price
from jxc_desktop.catalog.label_queue import waiting_labels
from jxc_desktop.desktop.paper_view import preview as preview_module
from jxc_desktop.desktop.paper_view.preview import PrintPreview
from jxc_desktop.desktop.stock.label_run import LabelRun
from jxc_desktop.desktop.stock.labels_page import LabelsPage
from jxc_desktop.desktop.workplace import Workplace
from jxc_desktop.kernel.price import Price
from jxc_desktop.kernel.quantity import Quantity
from jxc_desktop.kernel.refusal import Refused
from jxc_desktop.paper.labels import LabelSize
from jxc_desktop.purchasing.receive_goods import ReceiveGoods, receive_goods
from jxc_desktop.purchasing.received_lines import ReceivedLine
from tests.desktop.line_pages import COLA, NOODLES, WATER, WATER_BOX, Shelves, open_page, press, quiet, shown, type_cell

CTRL = Qt.KeyboardModifier.ControlModifier


@pytest.fixture
def page(work: Workplace, shelves: Shelves, qtbot: QtBot) -> Iterator[LabelsPage]:
    lines = tuple(
        ReceivedLine(shelves.units[code], Quantity.of(count), Price.parse("1"))
        for code, count in ((WATER, 5), (COLA, 3))
    )
    shelves.act(receive_goods, ReceiveGoods(shelves.supplier_id, lines))
    yield from open_page(work, qtbot, LabelsPage)


def waits(shelves: Shelves) -> dict[str, int]:
    return {label.goods.barcode: label.copies for label in shelves.ask(waiting_labels)}


def read(pdf: bytes) -> list[str]:
    """What a scanner reads from each page as a 203 dpi head prints it."""
    with pypdfium2.PdfDocument(pdf) as document:
        pictures = [page.render(scale=203.2 / 72).to_pil().convert("L") for page in document]
    dots = [picture.point(lambda grey: 255 if grey > 127 else 0) for picture in pictures]
    return [code.text for picture in dots for code in zxingcpp.read_barcodes(picture)]


def preview_of(page: LabelsPage, work: Workplace, qtbot: QtBot) -> PrintPreview:
    press(page, Qt.Key.Key_F9)
    quiet(work, qtbot)
    sheet = page.window().findChild(PrintPreview)
    assert sheet is not None and sheet.pages is not None
    return sheet


def choose_size(page: LabelsPage, size: LabelSize) -> None:
    page.strip.size_choice.choose(size.name)
    page.strip.size_choice.chosen.emit(size.name)


@pytest.fixture
def printer(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Path:
    """A printer that writes what it is given into a file."""
    file = tmp_path / "printed.pdf"

    def made(name: str, copies: int) -> QPrinter:
        if name == "gone":
            raise Refused("print.gone", name=name)
        one = QPrinter(QPrinter.PrinterMode.HighResolution)
        one.setOutputFormat(QPrinter.OutputFormat.PdfFormat)
        one.setOutputFileName(str(file))
        one.setResolution(203)
        return one

    monkeypatch.setattr(preview_module, "printer_names", lambda: ["labels", "gone"])
    monkeypatch.setattr(preview_module, "printer_named", made)
    return file


def test_what_a_delivery_left_is_listed_with_its_price(page: LabelsPage) -> None:
    rows = {row[2]: (row[3], row[4], row[5], row[6]) for row in shown(page)}
    assert rows == {WATER: ("瓶", "2.00", "5", "到货"), COLA: ("罐", "3.00", "3", "到货")}


def test_a_scan_adds_one_and_the_bar_goes_there(
    page: LabelsPage, shelves: Shelves, work: Workplace, qtbot: QtBot
) -> None:
    page.grid.go_to(1)
    page.scanned(COLA)
    page.scanned(COLA)
    page.scanned("10*" + NOODLES)
    page.scanned(WATER_BOX)
    quiet(work, qtbot)
    assert waits(shelves) == {WATER: 5, COLA: 5, NOODLES: 10, WATER_BOX: 1}
    assert page.labels[page.grid.current_number].goods.barcode == WATER_BOX


def test_copies_are_typed_stepped_and_taken_out_and_brought_back(
    page: LabelsPage, shelves: Shelves, work: Workplace, qtbot: QtBot
) -> None:
    first, second = (label.goods.barcode for label in page.labels)
    before = waits(shelves)
    press(page, Qt.Key.Key_F4)
    type_cell(page, "12")
    quiet(work, qtbot)
    assert waits(shelves)[first] == 12
    page.entry.line.setFocus()
    page.grid.go_to(0)
    for _ in range(3):
        press(page, Qt.Key.Key_Plus)
    quiet(work, qtbot)
    assert waits(shelves)[first] == 15
    press(page, Qt.Key.Key_Delete)
    quiet(work, qtbot)
    assert waits(shelves) == {second: before[second]}
    for _ in range(5):
        press(page, Qt.Key.Key_Z, CTRL)
        quiet(work, qtbot)
    assert waits(shelves) == before


def test_f6_asks_for_one_of_each_and_f7_clears_the_list(
    page: LabelsPage, shelves: Shelves, work: Workplace, qtbot: QtBot
) -> None:
    press(page, Qt.Key.Key_F6)
    quiet(work, qtbot)
    assert waits(shelves) == {WATER: 1, COLA: 1}
    press(page, Qt.Key.Key_F7)
    quiet(work, qtbot)
    assert waits(shelves) == {}
    press(page, Qt.Key.Key_Z, CTRL)
    quiet(work, qtbot)
    assert waits(shelves) == {WATER: 1, COLA: 1}


def test_the_new_price_stands_on_the_label(page: LabelsPage, shelves: Shelves, work: Workplace, qtbot: QtBot) -> None:
    dearer = ChangePrices((UnitPrices(shelves.units[COLA], retail_price=Price.parse("3.80")),))
    work.run(page, change_price, dearer, lambda _: None)
    quiet(work, qtbot)
    sheet = preview_of(page, work, qtbot)
    assert sheet.pages is not None
    with pypdfium2.PdfDocument(sheet.pages.pdf) as document:
        assert any("3.80" in page_.get_textpage().get_text_range() for page_ in document)
    sheet.leave()
    quiet(work, qtbot)


@pytest.mark.parametrize("size", LabelSize)
def test_what_is_printed_scans_as_what_waits(
    page: LabelsPage, work: Workplace, qtbot: QtBot, printer: Path, size: LabelSize
) -> None:
    choose_size(page, size)
    sheet = preview_of(page, work, qtbot)
    assert sheet.pages is not None
    assert sorted(read(sheet.pages.pdf)) == sorted([WATER] * 5 + [COLA] * 3)
    sheet.leave()
    quiet(work, qtbot)


def test_what_is_printed_leaves_the_list_and_the_sheet_goes_on_where_it_ended(
    page: LabelsPage, shelves: Shelves, work: Workplace, qtbot: QtBot, printer: Path
) -> None:
    choose_size(page, LabelSize.SHEET_24)
    press(page, Qt.Key.Key_F8)
    qtbot.keyClicks(page.strip.start, "23")
    press(page, Qt.Key.Key_Return)
    assert page.run().pages == 2
    sheet = preview_of(page, work, qtbot)
    press(sheet, Qt.Key.Key_Return)
    quiet(work, qtbot)
    assert waits(shelves) == {}
    assert page.labels == ()
    assert page.strip.start_place() == 7
    assert pypdfium2.PdfDocument(printer).__len__() == 2


def test_only_the_pages_that_were_printed_leave_the_list(
    page: LabelsPage, shelves: Shelves, work: Workplace, qtbot: QtBot, printer: Path
) -> None:
    first = page.labels[0].goods.barcode
    before = waits(shelves)
    sheet = preview_of(page, work, qtbot)
    sheet.range.setText("1-2")
    sheet.print()
    quiet(work, qtbot)
    assert waits(shelves) == {**before, first: before[first] - 2}


def test_a_print_that_fails_leaves_all_waiting(
    page: LabelsPage, shelves: Shelves, work: Workplace, qtbot: QtBot, printer: Path
) -> None:
    before = waits(shelves)
    sheet = preview_of(page, work, qtbot)
    sheet.printer.choose("gone")
    press(sheet, Qt.Key.Key_Return)
    quiet(work, qtbot)
    assert waits(shelves) == before
    sheet.leave()
    quiet(work, qtbot)


def test_goods_without_a_price_are_left_out_and_wait(
    page: LabelsPage, shelves: Shelves, work: Workplace, qtbot: QtBot
) -> None:
    free = ChangePrices((UnitPrices(shelves.units[COLA], retail_price=Price(0)),))
    work.run(page, change_price, free, lambda _: None)
    quiet(work, qtbot)
    assert [label.goods.barcode for label in page.run().labels] == [WATER]
    assert "1 种还没有售价" in page.card.said()


def test_f3_chooses_another_size_by_keys_and_the_cursor_is_back_in_the_scan_line(
    page: LabelsPage, qtbot: QtBot
) -> None:
    press(page, Qt.Key.Key_F3)
    sizes = page.strip.size_choice.view()
    qtbot.waitUntil(sizes.isVisible)
    qtbot.keyClick(sizes, Qt.Key.Key_End)
    qtbot.keyClick(sizes, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: not sizes.isVisible())
    assert page.strip.size_chosen is LabelSize.SHEET_30
    assert page.window().focusWidget() is page.entry.line


def test_size_and_place_are_there_again_the_next_time(
    page: LabelsPage, work: Workplace, shelves: Shelves, qtbot: QtBot
) -> None:
    choose_size(page, LabelSize.SHEET_30)
    page.strip.go_on_at(11)
    again = LabelsPage(work)
    assert (again.strip.size_chosen, again.strip.start_place()) == (LabelSize.SHEET_30, 11)


def test_a_place_that_is_not_on_the_sheet_begins_a_new_one(page: LabelsPage) -> None:
    choose_size(page, LabelSize.SHEET_24)
    page.strip.go_on_at(30)
    assert page.strip.start_place() == 1


def test_a_full_sheet_is_followed_by_a_new_one(shelves: Shelves, page: LabelsPage) -> None:
    run = LabelRun(page.labels, LabelSize.SHEET_24, 17)
    assert (run.pages, run.next_start([0])) == (1, 1)
