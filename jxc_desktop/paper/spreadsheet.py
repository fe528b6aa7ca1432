"""Table papers as an .xlsx: written row by row, figures exact, texts always texts (TRADE.md row 66)."""

import re
from collections.abc import Callable, Sequence
from contextlib import suppress
from datetime import date, datetime
from decimal import Decimal
from pathlib import Path
from typing import Any

from openpyxl import Workbook
from openpyxl.cell import WriteOnlyCell
from openpyxl.styles import Alignment, Border, Font, PatternFill, Side
from openpyxl.utils import get_column_letter
from openpyxl.utils.exceptions import WorkbookAlreadySaved

from jxc_desktop.kernel.money import Money
from jxc_desktop.kernel.price import Price
from jxc_desktop.kernel.quantity import Quantity
from jxc_desktop.paper.table_paper import Cell, Column, Kind, Row, RowKind, TablePaper, group_spans
from jxc_desktop.words import tr

_FORMATS = {
    Kind.MONEY: "#,##0.00",
    Kind.QUANTITY: "#,##0.###",
    Kind.PRICE: "#,##0.00##",
    Kind.COUNT: "#,##0",
    Kind.RATE: "0.0%",
    Kind.DATE: "yyyy-mm-dd",
    Kind.MOMENT: "yyyy-mm-dd hh:mm",
}
_WIDTHS = {
    Kind.TEXT: 26,
    Kind.CODE: 18,
    Kind.UNIT: 7,
    Kind.MONEY: 14,
    Kind.QUANTITY: 11,
    Kind.PRICE: 11,
    Kind.COUNT: 9,
    Kind.RATE: 9,
    Kind.DATE: 12,
    Kind.MOMENT: 17,
}
_NOT_XML = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")
_LOOKS_ESCAPED = re.compile("_(?=x[0-9A-Fa-f]{4}_)")
_NOT_IN_SHEET_NAMES = re.compile(r"[\[\]:*?/\\]")
_MOST_CHARACTERS = 32_767
_MOST_ROWS = 1_048_476  # Excel has 100 more: room for heading, totals and notes
_BAND = PatternFill("solid", fgColor="F1F1F1")
_RULE = Side(style="thin", color="777777")
_FORMULA_STARTS = ("=", "+", "-", "@", "\t", "\n", "'")


def write_xlsx(path: Path, papers: Sequence[TablePaper], progress: Callable[[int], None] | None = None) -> int:
    """Write `papers` to `path`, a sheet each (more where a table is longer than a sheet); gives the rows written.

    `progress` hears the number of rows so far every thousand and may raise to cancel. Whatever is raised, OSError
    where the place cannot be written among it, a file that was at `path` before is still there, whole.
    """
    book = Workbook(write_only=True)
    part = path.with_name(f"{path.name}.part")
    try:
        written = _fill(book, papers, progress)
        book.save(part)
        part.replace(path)
    except BaseException:
        for sheet in book.worksheets:
            with suppress(WorkbookAlreadySaved):  # where the book was saved and could only not be put in its place
                sheet.close()
        part.unlink(missing_ok=True)
        raise
    return written


def _fill(book: Workbook, papers: Sequence[TablePaper], progress: Callable[[int], None] | None) -> int:
    used: set[str] = set()
    written = 0
    for paper in papers:
        sheet, on_sheet = _Sheet(book, paper, sheet_name(paper.title, used)), 0
        for row in paper.rows:
            if on_sheet == _MOST_ROWS:
                sheet, on_sheet = _Sheet(book, paper, sheet_name(paper.title, used)), 0
            sheet.row(row)
            on_sheet += 1
            written += 1
            if progress and written % 1000 == 0:
                progress(written)
        sheet.close()
    if not papers:
        book.create_sheet(tr("Nothing here"))
    return written


def sheet_name(title: str, used: set[str]) -> str:
    """A name Excel accepts for a sheet titled `title`, unlike all `used` (to which it is added, folded)."""
    plain = _NOT_IN_SHEET_NAMES.sub(" ", clean_text(title)).replace("\n", " ").replace("\t", " ")
    plain = " ".join(plain.split()).strip("'") or tr("Table")
    if plain.casefold() == "history":  # Excel keeps this one to itself
        plain += " 1"
    name, number = _cut(plain, 31), 2
    while name.casefold() in used:
        ending = f" {number}"
        name = _cut(plain, 31 - len(ending)) + ending
        number += 1
    used.add(name.casefold())
    return name


def _cut(text: str, units: int) -> str:
    """At most so many UTF-16 units, which is what Excel counts."""
    while len(text.encode("utf-16-le")) > units * 2:
        text = text[:-1]
    return text.strip().strip("'")


def clean_text(text: str) -> str:
    """`text` without what XML cannot hold; carriage returns become line feeds, as every reader makes of them anyway."""
    plain = _NOT_XML.sub("", text.replace("\r\n", "\n").replace("\r", "\n"))
    return _LOOKS_ESCAPED.sub("_x005F_", plain)[:_MOST_CHARACTERS]


def number_of(cell: Money | Quantity | Price) -> Decimal:
    """The exact decimal of a figure."""
    return Decimal(cell.text())


class _Sheet:
    """One sheet being written; a cell object per column and style is used again for every row, which is quick."""

    def __init__(self, book: Workbook, paper: TablePaper, name: str) -> None:
        self.sheet: Any = book.create_sheet(name)  # the stubs know no write-only sheet
        self.paper = paper
        self.cells: dict[tuple[int, str, bool, bool, bool], Any] = {}
        head = 3 if group_spans(paper.columns) else 2
        above = 1 + bool(self._said_above()) + bool(paper.facts)
        self.sheet.freeze_panes = f"{'B' if len(paper.columns) > 3 else 'A'}{above + head}"
        for at, column in enumerate(paper.columns, 1):
            self.sheet.column_dimensions[get_column_letter(at)].width = _width(column)
        self._head()

    def _said_above(self) -> str:
        paper = self.paper
        return "   ".join(part for part in (paper.shop_name, paper.subtitle, paper.scope) if part)

    def _head(self) -> None:
        self.sheet.append([self._plain(self.paper.title, Font(bold=True, size=14))])
        if said := self._said_above():
            self.sheet.append([self._plain(said, Font(color="525861"))])
        if facts := "   ".join(f"{title} {value}" for title, value in self.paper.facts):
            self.sheet.append([self._plain(facts, Font())])
        columns = self.paper.columns
        if spans := group_spans(columns):
            groups = {first: title for first, _, title in spans}
            self.sheet.append([self._header(groups.get(at, ""), columns[at]) for at in range(len(columns))])
        self.sheet.append([self._header(column.title, column, ruled=True) for column in columns])

    def _plain(self, text: str, font: Font) -> Any:
        cell = WriteOnlyCell(self.sheet)
        cell.font = font
        _put_text(cell, text)
        return cell

    def _header(self, text: str, column: Column, ruled: bool = False) -> Any:
        cell = self._plain(text, Font(bold=True))
        cell.fill = _BAND
        cell.alignment = Alignment(horizontal="right" if column.kind.is_figure else "left", wrap_text=True)
        if ruled:
            cell.border = Border(bottom=_RULE)
        return cell

    def row(self, row: Row, total: bool = False) -> None:
        """Append one row."""
        columns = self.paper.columns
        if len(row.cells) != len(columns):
            raise ValueError(f"{len(row.cells)} cells for {len(columns)} columns in {self.paper.title}")
        self.sheet.append([self._cell(at, cell, row, total) for at, cell in enumerate(row.cells)])

    def _cell(self, at: int, value: Cell, row: Row, total: bool) -> Any:
        if value is None or value == "":
            return None
        kind = self.paper.columns[at].kind
        bold = total or row.kind_at(at) is not RowKind.LINE
        if isinstance(value, str) or not (kind.is_figure or isinstance(value, date | Money | Quantity | Price)):
            text = str(value)
            indented = "\u3000" * row.indent_at(at) + text if kind is Kind.TEXT else text
            cell = self._styled(at, "@", bold, total, quoted=text.startswith(_FORMULA_STARTS))
            _put_text(cell, indented)
            return cell
        cell = self._styled(at, _format(kind, value), bold, total, quoted=False)
        cell.value = number_of(value) if isinstance(value, Money | Quantity | Price) else value
        return cell

    def _styled(self, at: int, shape: str, bold: bool, total: bool, quoted: bool) -> Any:
        key = (at, shape, bold, total, quoted)
        if key not in self.cells:
            cell: Any = WriteOnlyCell(self.sheet)
            if bold:
                cell.font = Font(bold=True)
                cell.fill = _BAND
            if total:
                cell.border = Border(top=_RULE, bottom=_RULE)
            cell.number_format = shape
            cell.quotePrefix = quoted
            self.cells[key] = cell
        return self.cells[key]

    def close(self) -> None:
        """The totals, and below them what the paper says about itself."""
        for row in self.paper.totals:
            self.row(row, total=True)
        paper = self.paper
        prepared = tr("Prepared by {name}", name=paper.prepared_by) if paper.prepared_by else ""
        for text in (paper.proof, paper.note, prepared):
            if text:
                self.sheet.append([self._plain(text, Font(color="525861"))])


def _put_text(cell: Any, text: str) -> None:
    cell.value = clean_text(text)
    cell.data_type = "s"  # whatever it looks like: a formula, an error, a link


def _format(kind: Kind, value: Cell) -> str:
    if isinstance(value, datetime):
        return _FORMATS[Kind.MOMENT]
    if isinstance(value, date):
        return _FORMATS[Kind.DATE]
    for shape, own in ((Money, Kind.MONEY), (Quantity, Kind.QUANTITY), (Price, Kind.PRICE)):
        if isinstance(value, shape):
            return _quantity_format(value) if isinstance(value, Quantity) else _FORMATS[own]
    return _FORMATS.get(kind, "General")


def _quantity_format(quantity: Quantity) -> str:
    """Whole numbers without a hanging decimal point."""
    return "#,##0.###" if quantity.thousandths % 1000 else "#,##0"


def _width(column: Column) -> float:
    return max(_WIDTHS[column.kind], sum(1 if c.isascii() else 2 for c in column.title) + 3)
