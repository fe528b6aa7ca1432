"""A table as a document: declared once, drawn as PDF and written as spreadsheet or csv (TRADE.md row 66)."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date, datetime
from decimal import Decimal
from enum import Enum

from jxc_desktop.kernel.money import Money
from jxc_desktop.kernel.price import Price
from jxc_desktop.kernel.quantity import Quantity
from jxc_desktop.words.figures import grouped, on_paper

Cell = str | int | Money | Quantity | Price | Decimal | date | datetime | None


class Kind(Enum):
    """What a column holds; it decides alignment, number format and whether a spreadsheet gets text or a number."""

    TEXT = "text"
    CODE = "code"  # barcodes, tax ids, numbers of papers: digits that are no amount
    UNIT = "unit"  # a short word, centred
    MONEY = "money"
    QUANTITY = "quantity"
    PRICE = "price"
    COUNT = "count"
    RATE = "rate"  # a Decimal fraction: 0.4 is shown as 40.0%
    DATE = "date"
    MOMENT = "moment"

    @property
    def is_figure(self) -> bool:
        """Whether its cells are numbers, set right."""
        return self in {Kind.MONEY, Kind.QUANTITY, Kind.PRICE, Kind.COUNT, Kind.RATE}


@dataclass(frozen=True, slots=True)
class Column:
    """One column. `group` is the heading above neighbours of the same group; `weight` its part of spare width.

    `blank` draws it as an empty box to be written in by hand.
    """

    title: str
    kind: Kind = Kind.TEXT
    weight: float | None = None
    group: str = ""
    blank: bool = False

    @property
    def spread(self) -> float:
        """Its part of spare width: texts take more of it than figures."""
        if self.weight is not None:
            return self.weight
        return 3.0 if self.kind is Kind.TEXT else 1.0


class RowKind(Enum):
    """A plain line, the bold shaded head of a block (it may carry the block's sums), or a bold subtotal."""

    LINE = "line"
    GROUP = "group"
    SUBTOTAL = "subtotal"


@dataclass(frozen=True, slots=True)
class Beside:
    """How the right half of a row looks where two lists stand side by side: from cell `at` on."""

    at: int
    kind: RowKind = RowKind.LINE
    indent: int = 0


@dataclass(frozen=True, slots=True)
class Row:
    """The cells of one row, as many as there are columns; `indent` moves its first cell in by so many steps.

    With something `beside`, kind and indent are those of the left half alone.
    """

    cells: tuple[Cell, ...]
    kind: RowKind = RowKind.LINE
    indent: int = 0
    beside: Beside | None = None

    def kind_at(self, column: int) -> RowKind:
        """The kind of the half this column stands in."""
        return self.beside.kind if self.beside and column >= self.beside.at else self.kind

    def indent_at(self, column: int) -> int:
        """The steps inwards of this cell: only the first of a half has any."""
        if self.beside and column == self.beside.at:
            return self.beside.indent
        return 0 if column else self.indent


@dataclass(frozen=True)
class TablePaper:
    """A report, a statement or a list as a document.

    `rows` may be an iterator for spreadsheets and csv, which take it row by row; a PDF gathers it.
    `scope` stands small at the right (warehouse, filters, units), `proof` below the totals, `facts` (what, and what
    it is) above the table. `one_page`: rows as low as it takes to stand on one sheet, if they can be read then.
    """

    title: str
    columns: tuple[Column, ...]
    rows: Iterable[Row]
    subtitle: str = ""
    shop_name: str = ""
    scope: str = ""
    facts: tuple[tuple[str, str], ...] = ()
    totals: tuple[Row, ...] = ()
    proof: str = ""
    note: str = ""
    prepared_by: str = ""
    approval: bool = True
    printed_at: datetime | None = None
    landscape: bool | None = None
    one_page: bool = False
    brackets: bool = True
    row_mm: float = field(default=6.6)


def cell_text(cell: Cell, kind: Kind, brackets: bool = True) -> str:
    """How a cell reads on paper: figures grouped, zero "–", unknown empty, negatives in brackets."""
    if cell is None or cell == "":
        return ""
    if isinstance(cell, str):
        return cell
    if isinstance(cell, datetime):
        return f"{cell:%Y-%m-%d %H:%M}"
    if isinstance(cell, date):
        return f"{cell:%Y-%m-%d}"
    if isinstance(cell, int | Decimal):
        return _number_text(cell, kind, brackets)
    if not cell:
        return "–"
    return on_paper(cell) if brackets else grouped(cell)


def _number_text(cell: int | Decimal, kind: Kind, brackets: bool) -> str:
    if kind in {Kind.CODE, Kind.TEXT, Kind.UNIT}:
        return str(cell)
    if not cell:
        return "–"
    size = f"{abs(Decimal(cell)) * 100:,.1f}%" if kind is Kind.RATE else f"{abs(Decimal(cell)):,f}"
    if cell > 0:
        return size
    return f"({size})" if brackets else f"\u2212{size}"


def group_spans(columns: tuple[Column, ...]) -> list[tuple[int, int, str]]:
    """Neighbours of one group as (first, one past last, heading); columns without a group are left out."""
    spans: list[tuple[int, int, str]] = []
    for at, column in enumerate(columns):
        if spans and spans[-1][1] == at and spans[-1][2] == column.group:
            spans[-1] = (spans[-1][0], at + 1, column.group)
        elif column.group:
            spans.append((at, at + 1, column.group))
    return spans
