"""How wide each column of a table is, how tall each row, and which rows stand on which page."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass

from jxc_desktop.paper.pdf import width_mm, wrap
from jxc_desktop.paper.table_paper import Column, Kind, Row, RowKind, TablePaper, cell_text

PAD_MM = 1.2
INDENT_MM = 3.2
MOST_LINES = 3
_SIZES = (8.5, 8.0, 7.5, 7.0, 6.5, 6.0, 5.5)
_LEAST_TEXT_MM = 22.0
_SAMPLED, _JUDGED = 4, 100
_LEAST_FOR_ONE_LINE = 7.0
_TOLD_EVERY = 1000  # rows

Heard = Callable[[int, int], object]


@dataclass(frozen=True, slots=True)
class SetRow:
    """A row as it is drawn: the lines of each cell, and its height in mm."""

    cells: tuple[tuple[str, ...], ...]
    row: Row
    height: float


@dataclass(frozen=True, slots=True)
class Layout:
    """Left edges of the columns (one more than columns: the right edge of the last), type size, pages, totals."""

    edges: tuple[float, ...]
    size: float
    pages: tuple[tuple[SetRow, ...], ...]
    totals: tuple[SetRow, ...]


def unheard(done: int, total: int) -> None:
    """Nobody waits for these pages."""


def told(rows: Iterable[Row], heard: Heard) -> Iterator[Row]:
    """The same rows; every thousand `heard` hears how many they are by now, of 0: nobody knows how many there are."""
    for number, row in enumerate(rows, 1):
        if number % _TOLD_EVERY == 0:
            heard(number, 0)
        yield row


def lay_out(paper: TablePaper, left: float, right: float, room_mm: float, heard: Heard = unheard) -> Layout:
    """Set all rows of `paper` between `left` and `right` on pages that have `room_mm` for rows.

    The totals go with the last row: a page never holds totals alone. `heard` as in `told`; it may raise to cancel.
    """
    rows = tuple(paper.rows)
    texts, summed = _texts(paper, rows), _texts(paper, paper.totals)
    size, widths = _widths(paper, rows, [*texts, *map(_without_words, summed)], right - left)
    edges = [left]
    for width in widths:
        edges.append(edges[-1] + width)
    placed = [_set(row, text, paper, widths, size) for row, text in zip(told(rows, heard), texts, strict=True)]
    totals = tuple(_set(row, text, paper, widths, size) for row, text in zip(paper.totals, summed, strict=True))
    pages = _pages(placed, room_mm, sum(row.height for row in totals))
    return Layout(tuple(edges), size, pages, totals)


def runs_on(texts: Sequence[str]) -> bool:
    """Whether the words of a total may run on over the empty cell beside them: they make no column wider then."""
    return len(texts) > 1 and not texts[1]


def _without_words(texts: tuple[str, ...]) -> tuple[str, ...]:
    return ("", *texts[1:]) if runs_on(texts) else texts


def natural_width(paper: TablePaper, size: float = 8.5) -> float:
    """How wide the table would like to be, in mm."""
    return sum(_natural(paper.columns, (), _texts(paper, paper.rows), size))


def _texts(paper: TablePaper, rows: Iterable[Row]) -> list[tuple[str, ...]]:
    return [
        tuple(
            cell_text(cell, column.kind, paper.brackets) for cell, column in zip(row.cells, paper.columns, strict=True)
        )
        for row in rows
    ]


def _widths(
    paper: TablePaper, rows: Sequence[Row], texts: Sequence[tuple[str, ...]], whole: float
) -> tuple[float, list[float]]:
    """The largest type that leaves most rows on one line; where none does, the largest that fits at all."""
    fitting: tuple[float, list[float]] | None = None
    for size in _SIZES:
        if fitting and size < _LEAST_FOR_ONE_LINE:
            return fitting
        natural = _natural(paper.columns, rows, texts, size)
        spare = whole - sum(natural)
        if spare >= 0:
            return size, _with_spare(paper.columns, natural, spare)
        squeezed = _squeezed(paper.columns, natural, -spare)
        if sum(squeezed) <= whole + 0.01 and (size <= 7.5 or max(natural) < 110):
            if _on_one_line(paper.columns, texts, squeezed, size):
                return size, squeezed
            fitting = fitting or (size, squeezed)
    return fitting or (_SIZES[-1], [width * whole / sum(natural) for width in natural])


def _on_one_line(
    columns: tuple[Column, ...], texts: Sequence[tuple[str, ...]], widths: list[float], size: float
) -> bool:
    """Whether four rows in five need one line only, judged by some of them."""
    words = [at for at, column in enumerate(columns) if column.kind is Kind.TEXT]
    some = texts[:: max(len(texts) // _JUDGED, 1)]
    broken = sum(any(width_mm(row[at], size) > widths[at] - 2 * PAD_MM for at in words) for row in some)
    return broken * 5 <= len(some)


def _natural(
    columns: tuple[Column, ...], rows: Sequence[Row], texts: Sequence[tuple[str, ...]], size: float
) -> list[float]:
    """The width each column needs: measured on the longest few of its texts, which is enough and quick."""
    widths = []
    for at, column in enumerate(columns):
        longest = sorted((row[at] for row in texts), key=_reach)[-_SAMPLED:]
        inner = max((width_mm(text, size, bold=column.kind.is_figure) for text in longest), default=0)
        inner = max(inner, width_mm(column.title, size))
        if column.blank:
            inner = max(inner, 16)
        indent = max((row.indent_at(at) for row in rows), default=0) * INDENT_MM
        widths.append(inner + 2 * PAD_MM + indent)
    return widths


def _reach(text: str) -> int:
    return len(text) if text.isascii() else sum(1 if c.isascii() else 2 for c in text)


def _with_spare(columns: tuple[Column, ...], natural: list[float], spare: float) -> list[float]:
    spread = sum(column.spread for column in columns)
    if not spread:
        return natural
    return [width + spare * column.spread / spread for column, width in zip(columns, natural, strict=True)]


def _squeezed(columns: tuple[Column, ...], natural: list[float], excess: float) -> list[float]:
    """Texts give way (they wrap), each in proportion to what it has above the least; figures keep their width."""
    give = [
        max(width - _LEAST_TEXT_MM, 0) if column.kind is Kind.TEXT else 0.0
        for column, width in zip(columns, natural, strict=True)
    ]
    share = min(excess / sum(give), 1) if sum(give) else 0
    return [width - part * share for width, part in zip(natural, give, strict=True)]


def _set(row: Row, texts: tuple[str, ...], paper: TablePaper, widths: list[float], size: float) -> SetRow:
    cells = []
    for at, (text, column) in enumerate(zip(texts, paper.columns, strict=True)):
        room = widths[at] - 2 * PAD_MM - row.indent_at(at) * INDENT_MM
        if column.kind is Kind.TEXT and row.kind_at(at) is RowKind.LINE:
            cells.append(_wrapped(text, size, room))
        else:
            cells.append((text,))
    most = max((len(lines) for lines in cells), default=1)
    return SetRow(tuple(cells), row, paper.row_mm + (most - 1) * line_mm(size))


def _wrapped(text: str, size: float, room: float) -> tuple[str, ...]:
    """The lines of a text cell; spaces before it are kept as its step inwards, on every line."""
    before = text[: len(text) - len(text.lstrip())].replace("\u3000", "    ")
    lines = wrap(text, size, room - width_mm(before, size), most_lines=MOST_LINES)
    return tuple(before + line for line in lines)


def line_mm(size: float) -> float:
    """From one line of a wrapped cell to the next."""
    return size * 0.3528 * 1.3


def _pages(rows: list[SetRow], room_mm: float, totals_mm: float) -> tuple[tuple[SetRow, ...], ...]:
    pages: list[list[SetRow]] = [[]]
    used = 0.0
    for at, row in enumerate(rows):
        need = row.height + (totals_mm if at == len(rows) - 1 else 0)
        follows = rows[at + 1].height if row.row.kind is RowKind.GROUP and at + 1 < len(rows) else 0
        if pages[-1] and used + need + follows > room_mm:  # a block's head is never the last row of a page
            pages.append([])
            used = 0.0
        pages[-1].append(row)
        used += row.height
    return tuple(tuple(page) for page in pages)
