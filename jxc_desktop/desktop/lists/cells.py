"""A declared report put into the table of the kit: its columns, cells, rows and the words of its totals."""

from collections.abc import Callable
from datetime import date

from PySide6.QtGui import QFontMetrics

from jxc_desktop.desktop.kit import theme
from jxc_desktop.desktop.kit.kinds import Kind
from jxc_desktop.desktop.kit.table import Column, Mark, RowStyle
from jxc_desktop.insights.report import Cell, Report, Row, RowKind, Running, Tag
from jxc_desktop.insights.report import Column as Declared
from jxc_desktop.insights.report import Kind as Held
from jxc_desktop.words import tr

Hides = Callable[[Declared], bool]
_KINDS = {
    Held.TEXT: Kind.TEXT,
    Held.CODE: Kind.CODE,
    Held.MONEY: Kind.MONEY,
    Held.QUANTITY: Kind.QUANTITY,
    Held.PRICE: Kind.PRICE,
    Held.PERCENT: Kind.PERCENT,
    Held.COUNT: Kind.COUNT,
    Held.DAY: Kind.DATE,
    Held.MOMENT: Kind.TIME,
    Held.TAG: Kind.TAG,
}
# What only describes the row steps back behind what it is about.
_QUIET_KEYS = {"spec", "unit", "category", "supplier", "bin", "warehouse", "who", "memo", "phone", "code"}
_UNIT_COST = "Unit cost"
_STEP_PX = 17
_CROWDED = 12
_MOST_MORE_PX = 48
_HEAD_ROOM_PX = 26  # padding at both sides and a little more
_ARROW_PX = 12  # of the column that the report is sorted by at first
_LEAST_WIDTHS = {Held.DAY: 104, Held.MOMENT: 108}


def table_columns(report: Report, declared: tuple[Declared, ...], hides: Hides | None = None) -> list[Column]:
    """The columns as the kit draws them. What `hides` says is hidden at first.

    Exactly one takes the spare width, of two lists side by side one in each.
    """
    crowded = hides is None and len([c for c in declared if c.shown]) > _CROWDED
    hides = hides or (_too_much if crowded else _nothing)
    stretching = [c.key for c in declared if c.stretch] or [_widest_text(declared)]
    if not report.halves:
        del stretching[1:]
    sorts = not isinstance(report.body, Running)
    return [
        Column(
            column.key,
            tr(column.title),
            _kind_of(column, column.key in stretching),
            tr(column.unit) if column.unit else "",
            max(
                min(max(_title_width(column, report.sort), _said_width(column)), column.width + _MOST_MORE_PX),
                column.width,
                _LEAST_WIDTHS.get(column.kind, 0),
            ),
            column.key in stretching,
            group=tr(column.group) if column.group else "",
            hidden=not column.shown or hides(column),
            sortable=sorts and column.sortable,
            read=_named_with_spec(declared, number)
            if crowded and column.key == "name"
            else _reader(number, column.kind),
        )
        for number, column in enumerate(declared)
    ]


def _too_much(column: Declared) -> bool:
    """What a wide report leaves out on the screen at first, so that its sums are in sight."""
    return column.key in ("code", "spec") or column.kind is Held.PRICE


def _named_with_spec(declared: tuple[Declared, ...], number: int) -> Callable[[object], object]:
    """The name and, where its own column is left out, the 规格 behind it."""
    spec = next((at for at, column in enumerate(declared) if column.key == "spec"), -1)

    def read(row: object) -> object:
        cells = row.cells if isinstance(row, Row) else ()
        return " ".join(str(cells[at]) for at in (number, spec) if 0 <= at < len(cells) and cells[at])

    return read


def _nothing(column: Declared) -> bool:
    return False


def _title_width(column: Declared, sort: str) -> int:
    """What the title and its unit need, so that neither language has cut heads."""
    title = QFontMetrics(theme.font(13, bold=True)).horizontalAdvance(tr(column.title))
    unit = QFontMetrics(theme.font(12)).horizontalAdvance(tr(column.unit)) + 6 if column.unit else 0
    arrow = _ARROW_PX if column.key == sort.removeprefix("-") else 0
    return title + unit + _HEAD_ROOM_PX + arrow


def _said_width(column: Declared) -> int:
    """What the longest of its fixed words needs: kinds of papers are longer in English."""
    metrics = QFontMetrics(theme.font(14))
    return max((metrics.horizontalAdvance(tr(said.text)) for said in column.says.values()), default=0) + _HEAD_ROOM_PX


def _widest_text(declared: tuple[Declared, ...]) -> str:
    texts = [column for column in declared if column.kind is Held.TEXT and column.shown] or list(declared)
    return max(texts, key=lambda column: column.width).key


def _kind_of(column: Declared, stretching: bool) -> Kind:
    if column.kind is Held.PRICE and column.title == _UNIT_COST:
        return Kind.COST
    quiet = column.key in _QUIET_KEYS and not stretching and column.kind is Held.TEXT
    return Kind.MUTED if quiet else _KINDS[column.kind]


def kit_kind(kind: Held) -> Kind:
    """How the kit draws what a report holds."""
    return _KINDS[kind]


def _reader(number: int, kind: Held) -> Callable[[object], object]:
    def read(row: object) -> object:
        return shown(row.cells[number], kind) if isinstance(row, Row) and number < len(row.cells) else None

    return read


def shown(cell: Cell, kind: Held) -> object:
    """A cell as the table paints it: tags on their ground, moments without the year they were always in."""
    if isinstance(cell, Tag):
        return Mark(cell.text, cell.tone or "text2")
    if kind is Held.MOMENT and isinstance(cell, str) and cell:
        day, _, time = cell.partition("T")
        return f"{day[5:] if day.startswith(f'{date.today():%Y}') else day} {time[:5]}".strip()
    return cell


def row_style(row: Row) -> RowStyle:
    """Heads of blocks on their ground, subtotals bold, lines of a block indented; each half of two for itself."""
    beside = row_style(row.right_half()) if row.beside else None
    return RowStyle(
        group=row.kind is RowKind.GROUP,
        bold=row.kind is RowKind.SUBTOTAL,
        faint=row.faint,
        indent=row.indent * _STEP_PX,
        beside=beside,
    )


def count_words(report: Report, count: int, narrowed: bool) -> str:
    """The words before the totals: how many of what."""
    found = f"{count:,}"
    name, room = report.name.partition(".")[2], report.room
    if name in ("papers", "receipts", "orders", "held"):
        return tr("Found {n} {n:paper|papers}", n=found) if narrowed else tr("{n} {n:paper|papers} in all", n=found)
    if name in ("items", "on_hand", "low", "summary"):
        return tr("Found {n} {n:item|items}", n=found) if narrowed else tr("{n} {n:item|items} in all", n=found)
    if name in ("list", "ageing") and room in ("customers", "suppliers"):
        return (
            tr("Found {n} {n:partner|partners}", n=found)
            if narrowed
            else tr("{n} {n:partner|partners} in all", n=found)
        )
    return tr("Total of {n} {n:line|lines}", n=found)
