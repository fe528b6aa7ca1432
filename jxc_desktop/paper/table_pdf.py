"""A table paper as PDF: one report, or several bound into one pack with a page of contents."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import datetime

from jxc_desktop.paper.pdf import RULE_GREY, WORDS_GREY, Align, Sheet, fit, largest, width_mm, wrap
from jxc_desktop.paper.table_layout import (
    INDENT_MM,
    PAD_MM,
    Heard,
    Layout,
    SetRow,
    lay_out,
    line_mm,
    natural_width,
    runs_on,
    told,
    unheard,
)
from jxc_desktop.paper.table_paper import Kind, RowKind, TablePaper, group_spans
from jxc_desktop.words import tr

A4 = (210.0, 297.0)
_MARGIN = 14.0
_TOP = 22.0
_HEAD_MM, _HEAD_GROUPED_MM = 8.0, 14.4
_FOOT_MM = 27.0
_ROWS_OF_CONTENTS = 28
_LEAST_ROW_MM, _LOWER_MM = 4.3, 0.2
_FACT_SIZE, _FACT_MM, _FACT_GAP_MM = 9.0, 5.0, 7.0


@dataclass(frozen=True)
class _Laid:
    paper: TablePaper
    layout: Layout
    width: float
    height: float

    @property
    def pages(self) -> int:
        return len(self.layout.pages)


def table_pdf(paper: TablePaper, heard: Heard = unheard) -> bytes:
    """`paper` on A4, portrait or landscape as it needs, heading repeated and pages counted.

    `heard` hears how many rows are gathered (of 0: nobody knows how many there are), then the page being drawn and of
    how many; it may raise to cancel.
    """
    laid = _laid(paper, heard)
    sheet = Sheet(laid.width, laid.height, paper.title)
    _draw(sheet, laid, 1, laid.pages, heard)
    return sheet.bytes()


def pack_pdf(
    title: str,
    shop_name: str,
    subtitle: str,
    papers: Sequence[TablePaper],
    printed_at: datetime,
    heard: Heard = unheard,
) -> bytes:
    """Several papers in one file: contents first, then each with its pages counted through the whole pack.

    `heard` as for `table_pdf`.
    """
    laid = [_laid(paper, heard) for paper in papers]
    contents = max(1, -(-len(laid) // _ROWS_OF_CONTENTS))
    whole = contents + sum(one.pages for one in laid)
    sheet = Sheet(*A4, f"{title} {subtitle}")
    _contents(sheet, title, shop_name, subtitle, laid, contents, whole, printed_at)
    page = contents + 1
    for at, one in enumerate(laid):
        sheet.next_page()
        sheet.turn(one.width, one.height)
        sheet.bookmark(f"paper{at}", one.paper.title)
        _draw(sheet, one, page, whole, heard)
        page += one.pages
    return sheet.bytes()


def _laid(paper: TablePaper, heard: Heard) -> _Laid:
    gathered = paper if isinstance(paper.rows, tuple) else replace(paper, rows=tuple(told(paper.rows, heard)))
    landscape = gathered.landscape
    if landscape is None:
        landscape = natural_width(gathered) > A4[0] - 2 * _MARGIN or len(gathered.columns) > 9
    width, height = (A4[1], A4[0]) if landscape else A4
    room = height - _top(gathered, width) - _head_mm(gathered) - _FOOT_MM
    layout = lay_out(gathered, _MARGIN, width - _MARGIN, room, heard)
    while gathered.one_page and len(layout.pages) > 1 and gathered.row_mm > _LEAST_ROW_MM:
        gathered = replace(gathered, row_mm=gathered.row_mm - _LOWER_MM)
        layout = lay_out(gathered, _MARGIN, width - _MARGIN, room)
    return _Laid(gathered, layout, width, height)


def _fact_lines(paper: TablePaper, width: float) -> list[list[tuple[str, str]]]:
    """The facts above the table, as many on a line as have room."""
    lines: list[list[tuple[str, str]]] = []
    used = 0.0
    for title, said in paper.facts:
        need = width_mm(f"{title} {said}", _FACT_SIZE) + _FACT_GAP_MM
        if not lines or used + need > width - 2 * _MARGIN:
            lines.append([])
            used = 0.0
        lines[-1].append((title, said))
        used += need
    return lines


def _top(paper: TablePaper, width: float) -> float:
    """Where the heads of the columns begin."""
    return _TOP + _FACT_MM * len(_fact_lines(paper, width))


def _head_mm(paper: TablePaper) -> float:
    return _HEAD_GROUPED_MM if group_spans(paper.columns) else _HEAD_MM


def _draw(sheet: Sheet, laid: _Laid, first_page: int, whole: int, heard: Heard) -> None:
    for at, rows in enumerate(laid.layout.pages):
        heard(first_page + at, whole)
        if at:
            sheet.next_page()
        last = at == laid.pages - 1
        _heading(sheet, laid.paper)
        _column_heads(sheet, laid)
        y = _top(laid.paper, laid.width) + _head_mm(laid.paper)
        for row in rows:
            _row(sheet, laid, row, y)
            y += row.height
        if last:
            for row in laid.layout.totals:
                _row(sheet, laid, row, y, total=True)
                y += row.height
        _close(sheet, laid, y)
        if last:
            _under(sheet, laid.paper, y)
        _foot(sheet, laid.paper, first_page + at, whole)


def _heading(sheet: Sheet, paper: TablePaper) -> None:
    right = sheet.width - _MARGIN
    room = right - _MARGIN
    size = largest(paper.title, (17, 15, 13, 11), room * 0.55, bold=True)
    title = fit(paper.title, size, room * 0.6, bold=True)
    sheet.text(_MARGIN, 17, title, size, bold=True)
    beside = _MARGIN + width_mm(title, size, bold=True) + 8
    shop = fit(paper.shop_name, 9.5, 80)
    scope = fit(paper.scope, 8.5, 90)
    left_of_scope = right - max(width_mm(shop, 9.5), width_mm(scope, 8.5)) - 4
    sheet.text(beside, 17, fit(paper.subtitle, 11, max(left_of_scope - beside, 10)), 11)
    sheet.text(right, 13 if scope else 17, shop, 9.5, align=Align.RIGHT)
    sheet.text(right, 17.5, scope, 8.5, align=Align.RIGHT, grey=WORDS_GREY)
    for number, line in enumerate(_fact_lines(paper, sheet.width)):
        x = _MARGIN
        for title, said in line:
            sheet.text(x, _TOP + 1.5 + number * _FACT_MM, title, _FACT_SIZE, grey=WORDS_GREY)
            x += width_mm(f"{title} ", _FACT_SIZE)
            sheet.text(x, _TOP + 1.5 + number * _FACT_MM, said, _FACT_SIZE)
            x += width_mm(said, _FACT_SIZE) + _FACT_GAP_MM


def _column_heads(sheet: Sheet, laid: _Laid) -> None:
    edges, size, top = laid.layout.edges, laid.layout.size, _top(laid.paper, laid.width)
    sheet.line(edges[0], top, edges[-1], width=0.9)
    for first, end, title in group_spans(laid.paper.columns):
        middle = (edges[first] + edges[end]) / 2
        sheet.text(middle, top + 5, title, size + 0.5, bold=True, align=Align.CENTRE)
        sheet.line(edges[first] + 2, top + 7, edges[end] - 2, width=0.3)
    bottom = top + _head_mm(laid.paper)
    for at, column in enumerate(laid.paper.columns):
        x, align = _anchor(edges, at, column.kind)
        room = edges[at + 1] - edges[at] - 2 * PAD_MM
        shrunk = largest(column.title, (size, size - 0.5, size - 1, size - 1.5, size - 2), room)
        sheet.text(x, bottom - 2.4, column.title, shrunk, align=align, grey=0.2)
    sheet.line(edges[0], bottom, edges[-1], width=0.5)


def _anchor(edges: tuple[float, ...], at: int, kind: Kind) -> tuple[float, Align]:
    if kind.is_figure:
        return edges[at + 1] - PAD_MM, Align.RIGHT
    if kind is Kind.UNIT:
        return (edges[at] + edges[at + 1]) / 2, Align.CENTRE
    return edges[at] + PAD_MM, Align.LEFT


def _row(sheet: Sheet, laid: _Laid, row: SetRow, y: float, total: bool = False) -> None:
    edges, size = laid.layout.edges, laid.layout.size
    for left, right, kind in _halves(row, edges):
        if kind is RowKind.GROUP and not total:
            sheet.fill(left, y + 0.15, right - left, row.height - 0.3, grey=0.945)
    baseline = y + laid.paper.row_mm / 2 + size * 0.125
    for at, (lines, column) in enumerate(zip(row.cells, laid.paper.columns, strict=True)):
        x, align = _anchor(edges, at, column.kind)
        x += row.row.indent_at(at) * INDENT_MM
        bold = total or row.row.kind_at(at) is not RowKind.LINE
        for step, text in enumerate(lines):
            free = total and at == 0 and runs_on([cell[0] for cell in row.cells])
            shrunk = size if free else _cell_size(text, size, laid, at, bold)
            sheet.text(x, baseline + step * line_mm(size), text, shrunk, bold=bold, align=align)
    sheet.line(edges[0], y + row.height, edges[-1], width=0.2, grey=0.67)


def _halves(row: SetRow, edges: tuple[float, ...]) -> list[tuple[float, float, RowKind]]:
    """From where to where a row is of one kind: its whole width, or its two halves."""
    if row.row.beside is None:
        return [(edges[0], edges[-1], row.row.kind)]
    middle = edges[row.row.beside.at]
    return [(edges[0], middle, row.row.kind), (middle, edges[-1], row.row.beside.kind)]


def _cell_size(text: str, size: float, laid: _Laid, at: int, bold: bool) -> float:
    """Figures are never cut: one too wide for its column is set smaller. Bold words may run into empty neighbours."""
    column = laid.paper.columns[at]
    if column.kind is Kind.TEXT:
        return size
    room = laid.layout.edges[at + 1] - laid.layout.edges[at] - 0.6
    return largest(text, (size, size - 1, size - 2, max(size - 3, 3.5), 3.0), room, bold)


def _close(sheet: Sheet, laid: _Laid, y: float) -> None:
    """The lower edge, the rules between blocks of columns and the boxes for writing."""
    edges, top = laid.layout.edges, _top(laid.paper, laid.width)
    sheet.line(edges[0], y, edges[-1], width=0.9)
    spans = group_spans(laid.paper.columns)
    inner = {edges[first] for first, _, _ in spans} | {edges[end] for _, end, _ in spans}
    for x in sorted(inner - {edges[0], edges[-1]}):
        sheet.line(x, top, x, y, width=0.3, grey=RULE_GREY)
    for at, column in enumerate(laid.paper.columns):
        if column.blank:
            for x in (edges[at], edges[at + 1]):
                sheet.line(x, top, x, y, width=0.3, grey=RULE_GREY)


def _under(sheet: Sheet, paper: TablePaper, y: float) -> None:
    right = sheet.width - _MARGIN
    has_figures = any(column.kind.is_figure for column in paper.columns)
    note = tr("Brackets mean minus") if paper.brackets and has_figures else ""
    texts = [*(wrap(paper.proof, 8.5, right - _MARGIN - 32, most_lines=2) if paper.proof else [])]
    texts += wrap(paper.note, 8.5, right - _MARGIN - 32, most_lines=2) if paper.note else []
    for at, text in enumerate(texts[:3]):
        sheet.text(_MARGIN, y + 5.4 + at * 3.9, text, 8.5)
    sheet.text(right, y + 5.4, note, 8, align=Align.RIGHT, grey=WORDS_GREY)


def _foot(sheet: Sheet, paper: TablePaper, page: int, whole: int) -> None:
    y = sheet.height - 10
    parts = [tr("Prepared by {name}", name=paper.prepared_by)] if paper.prepared_by else []
    if paper.approval:
        parts.append(f"{tr('Approved by')}  {'_' * 14}")
    if paper.printed_at:
        parts.append(f"{paper.printed_at:%Y-%m-%d %H:%M}")
    sheet.text(_MARGIN, y, "        ".join(parts), 8.5)
    right = sheet.width - _MARGIN
    sheet.text(right, y, tr("Page {page} of {pages}", page=page, pages=whole), 8.5, align=Align.RIGHT)


def _contents(
    sheet: Sheet,
    title: str,
    shop_name: str,
    subtitle: str,
    laid: list[_Laid],
    pages: int,
    whole: int,
    printed_at: datetime,
) -> None:
    right = sheet.width - _MARGIN
    number = pages + 1
    starts = []
    for one in laid:
        starts.append(number)
        number += one.pages
    for page in range(pages):
        if page:
            sheet.next_page()
        sheet.text(_MARGIN, 34, fit(title, 22, right - _MARGIN, bold=True), 22, bold=True)
        sheet.text(_MARGIN, 42, fit(f"{shop_name}   {subtitle}", 11, right - _MARGIN), 11)
        sheet.line(_MARGIN, 49, right, width=0.9)
        part = slice(page * _ROWS_OF_CONTENTS, (page + 1) * _ROWS_OF_CONTENTS)
        for at, (one, start) in enumerate(zip(laid[part], starts[part], strict=True)):
            y = 57 + at * 8
            sheet.text(_MARGIN, y, fit(one.paper.title, 11, 70), 11)
            sheet.text(_MARGIN + 74, y, fit(one.paper.subtitle, 9, 80), 9, grey=WORDS_GREY)
            sheet.text(right, y, str(start), 11, align=Align.RIGHT)
            sheet.line(_MARGIN, y + 2.6, right, width=0.2, grey=0.67)
            sheet.link(_MARGIN, y - 5, right - _MARGIN, 7.6, f"paper{page * _ROWS_OF_CONTENTS + at}")
        cover = TablePaper(title, (), (), printed_at=printed_at, approval=False)
        _foot(sheet, cover, page + 1, whole)
