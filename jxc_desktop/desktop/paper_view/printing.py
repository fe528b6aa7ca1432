"""Pages on a printer of this computer: painted at the printer's own resolution, page by page."""

import re
from collections.abc import Sequence

from PySide6.QtCore import QMarginsF, QRectF, QSizeF
from PySide6.QtGui import QPageLayout, QPageSize, QPainter
from PySide6.QtPrintSupport import QPrinter, QPrinterInfo

from jxc_desktop.desktop.desk import Token
from jxc_desktop.desktop.paper_view.pages import PdfPages
from jxc_desktop.kernel.numbers import fold
from jxc_desktop.kernel.refusal import Refused

_MOST_DPI = 600
_PART = re.compile(r"([0-9]{1,5})(?:-([0-9]{1,5}))?")


def printer_names() -> list[str]:
    """The printers of this computer, its first choice first."""
    names, first = QPrinterInfo.availablePrinterNames(), QPrinterInfo.defaultPrinterName()
    return sorted(names, key=lambda name: name != first)


def pages_of(text: str, count: int) -> list[int]:
    """The pages "1-3, 5" names, counted from 0; all where nothing is typed. Refused "print.range"."""
    plain = fold(text).replace("，", ",").replace("–", "-").replace(" ", "")
    if not plain:
        return list(range(count))
    chosen: list[int] = []
    for part in plain.split(","):
        found = _PART.fullmatch(part)
        first, last = (int(found[1]), int(found[2] or found[1])) if found else (0, 0)
        if not 1 <= first <= last <= count:
            raise Refused("print.range", text=text[:20], pages=count)
        chosen += range(first - 1, last)
    return chosen


def printer_named(name: str, copies: int) -> QPrinter:
    """The printer of this name at its own resolution; Refused "print.gone" where it is no longer there."""
    # An unknown name would quietly become a file or the default printer.
    if name not in QPrinterInfo.availablePrinterNames():
        raise Refused("print.gone", name=name)
    printer = QPrinter(QPrinter.PrinterMode.HighResolution)
    printer.setPrinterName(name)
    printer.setCopyCount(copies)
    return printer


def print_pages(pages: PdfPages, numbers: Sequence[int], printer: QPrinter, title: str, token: Token) -> int:
    """Paints these pages; how many. Each page says its own paper. Refused "print.failed"; Cancelled when stopped."""
    printer.setDocName(title)
    printer.setFullPage(True)
    dpi = min(printer.resolution(), _MOST_DPI)
    painter = QPainter()
    for done, number in enumerate(numbers):
        if token.cancelled:
            printer.abort()
        token.progress(done, len(numbers))
        _turn(printer, pages.sizes_mm[number])
        if not (painter.begin(printer) if not done else printer.newPage()):
            raise Refused("print.failed", name=printer.printerName())
        painter.drawImage(QRectF(printer.pageLayout().fullRectPixels(printer.resolution())), pages.picture(number, dpi))
    painter.end()
    return len(numbers)


def _turn(printer: QPrinter, size_mm: tuple[float, float]) -> None:
    wide, high = size_mm
    lying = wide > high
    size = QPageSize(QSizeF(min(size_mm), max(size_mm)), QPageSize.Unit.Millimeter)
    turned = QPageLayout.Orientation.Landscape if lying else QPageLayout.Orientation.Portrait
    printer.setPageLayout(QPageLayout(size, turned, QMarginsF(0, 0, 0, 0)))
