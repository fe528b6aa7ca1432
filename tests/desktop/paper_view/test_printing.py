"""Pages as pictures and on a printer: read back from what came out."""

from pathlib import Path

import pypdfium2
import pytest
from PySide6.QtPrintSupport import QPrinter

from jxc_desktop.desktop.desk import Token
from jxc_desktop.desktop.paper_view.pages import PdfPages
from jxc_desktop.desktop.paper_view.printing import pages_of, print_pages, printer_named
from jxc_desktop.kernel.refusal import Refused
from jxc_desktop.paper.table_paper import Column, Row, TablePaper
from jxc_desktop.paper.table_pdf import table_pdf


def pdf(rows: int = 80, landscape: bool = False) -> bytes:
    lines = tuple(Row((f"商品 {n}",)) for n in range(rows))
    return table_pdf(TablePaper("清单", (Column("商品"),), lines, landscape=landscape))


def quiet() -> Token:
    return Token(lambda done, total: None)


def to_file(path: Path) -> QPrinter:
    printer = QPrinter(QPrinter.PrinterMode.HighResolution)
    printer.setOutputFormat(QPrinter.OutputFormat.PdfFormat)
    printer.setOutputFileName(str(path))
    printer.setResolution(150)
    return printer


def test_a_page_is_drawn_as_large_as_asked_and_not_blank() -> None:
    pages = PdfPages(pdf())
    picture = pages.picture(0, 72)
    pages.close()
    assert (picture.width(), picture.height()) == (596, 842)
    assert any(picture.pixelColor(x, y).lightness() < 128 for x in range(0, 596, 2) for y in range(0, 842, 2))


@pytest.mark.usefixtures("qapp")
def test_the_chosen_pages_come_out_in_their_own_size(tmp_path: Path) -> None:
    pages, file = PdfPages(pdf(200)), tmp_path / "out.pdf"
    assert len(pages) > 3
    assert print_pages(pages, [0, 2], to_file(file), "清单", quiet()) == 2
    pages.close()
    printed = pypdfium2.PdfDocument(file)
    assert len(printed) == 2
    assert [round(mm * 72 / 25.4) for mm in (210, 297)] == [round(points) for points in printed.get_page_size(1)]
    printed.close()


@pytest.mark.usefixtures("qapp")
def test_a_page_across_is_printed_across(tmp_path: Path) -> None:
    pages, file = PdfPages(pdf(3, landscape=True)), tmp_path / "out.pdf"
    print_pages(pages, [0], to_file(file), "清单", quiet())
    pages.close()
    printed = pypdfium2.PdfDocument(file)
    wide, high = printed.get_page_size(0)
    printed.close()
    assert wide > high


@pytest.mark.parametrize(
    ("text", "pages"), [("", [0, 1, 2, 3, 4]), ("2", [1]), ("1-2, 5", [0, 1, 4]), ("１，３", [0, 2]), ("4–5", [3, 4])]
)
def test_pages_are_chosen_as_people_write_them(text: str, pages: list[int]) -> None:
    assert pages_of(text, 5) == pages


@pytest.mark.parametrize("text", ["0", "6", "3-1", "a", "1-", "-", "1,,2"])
def test_pages_that_are_not_there_are_refused(text: str) -> None:
    with pytest.raises(Refused, match=r"print\.range"):
        pages_of(text, 5)


@pytest.mark.usefixtures("qapp")
def test_a_printer_that_is_gone_is_refused() -> None:
    with pytest.raises(Refused, match=r"print\.gone"):
        printer_named("没有这台", 1)
