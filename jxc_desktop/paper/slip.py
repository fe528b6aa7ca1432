"""The ruled slip that purchase and sales papers share: heading, facts, ruled lines, total in words, signatures."""

from dataclasses import dataclass
from enum import Enum

from jxc_desktop.paper.pdf import RULE_GREY, WORDS_GREY, Align, Sheet, fit, largest, width_mm, wrap
from jxc_desktop.words import tr

_LEFT, _RIGHT = 12.0, 190.0
_TOP = 31.0
_ROW_MM = 7.2
_UNDER_MM = 33.0
_COPY_GREY = 0.47


class SlipPage(Enum):
    """The papers a slip is printed on; the drawing is 178 mm wide and sits on 241 x 140 three-part paper too."""

    A5_LANDSCAPE = (210.0, 148.0)
    A4 = (210.0, 297.0)

    @property
    def rows(self) -> int:
        """Lines on one page."""
        return int((self.value[1] - _TOP - _UNDER_MM) // _ROW_MM) - 2


@dataclass(frozen=True, slots=True)
class SlipColumn:
    """One column: its left edge and width in mm."""

    title: str
    x: float
    width: float
    align: Align


@dataclass(frozen=True, slots=True)
class Fact:
    """A label and what it says."""

    label: str
    says: str
    bold: bool = False


@dataclass(frozen=True, slots=True)
class Slip:
    """A slip ready to be drawn; `total` are the texts of the last row by column title, `words` what stands at its left.

    `copies` are the names of the parts of multi-part paper, `copy` the one this is (bold), None without parts.
    """

    title: str
    number: str
    facts: tuple[tuple[Fact, Fact, Fact], ...]
    columns: tuple[SlipColumn, ...]
    rows: tuple[tuple[str, ...], ...]
    words: str
    total: dict[str, str]
    under: tuple[Fact, ...]
    aside: str
    signatures: tuple[Fact, ...]
    note: str
    printed: str
    copies: tuple[str, ...] = ()
    copy: int | None = None


def slip_pdf(slip: Slip, page: SlipPage) -> bytes:
    """The slip on as many pages as it needs, heading repeated, the total on the last."""
    sheet = Sheet(*page.value, f"{slip.title} {slip.number}")
    pages = [slip.rows[at : at + page.rows] for at in range(0, len(slip.rows), page.rows)] or [()]
    for index, rows in enumerate(pages):
        if index:
            sheet.next_page()
        last = index == len(pages) - 1
        _heading(sheet, slip, index + 1, len(pages))
        bottom = _table(sheet, slip, rows, page.rows if page is SlipPage.A5_LANDSCAPE else max(len(rows), 9), last)
        _foot(sheet, slip, bottom, last)
        _copies(sheet, slip)
    return sheet.bytes()


def _heading(sheet: Sheet, slip: Slip, page: int, pages: int) -> None:
    middle = (_LEFT + _RIGHT) / 2
    size = largest(slip.title, (16, 14, 12, 10), 120, bold=True)
    sheet.text(middle, 14, fit(slip.title, size, 140, bold=True), size, bold=True, align=Align.CENTRE)
    sheet.text(_RIGHT, 10.5, tr("Page {page} of {pages}", page=page, pages=pages), 8, align=Align.RIGHT)
    for at, (left, middle_fact, right) in enumerate(slip.facts):
        y = 22 + at * 5.5
        right_text = f"{right.label}  {right.says}" if right.says else ""
        right_at = _RIGHT - width_mm(right_text, 9.5)
        sheet.text(_LEFT, y, _fact(left, 118 - _LEFT - 3), 9.5)
        sheet.text(118, y, _fact(middle_fact, right_at - 118 - 2), 9.5)
        sheet.text(right_at, y, right_text, 9.5)


def _fact(fact: Fact, most_mm: float) -> str:
    return fit(f"{fact.label}  {fact.says}", 9.5, most_mm) if fact.says else ""


def _table(sheet: Sheet, slip: Slip, rows: tuple[tuple[str, ...], ...], drawn_rows: int, last: bool) -> float:
    """The ruled lines and, on the last page, the total; gives the y of the outer frame's lower edge."""
    top, first = _TOP, _TOP + _ROW_MM
    sheet.fill(_LEFT, top, _RIGHT - _LEFT, _ROW_MM, grey=0.94)
    for at, column in enumerate(slip.columns):
        _cell(sheet, column, column.title, top, bold=True)
        for row, texts in enumerate(rows):
            _cell(sheet, column, texts[at], first + row * _ROW_MM)
    for row in range(1, drawn_rows + 1):
        sheet.line(_LEFT, first + row * _ROW_MM, _RIGHT, width=0.3, grey=RULE_GREY)
    inner = first + drawn_rows * _ROW_MM
    for column in slip.columns[1:]:
        sheet.line(column.x, top, column.x, inner, width=0.3, grey=RULE_GREY)
    bottom = inner + (_ROW_MM if last else 0)
    if last:
        _total(sheet, slip, inner)
    sheet.line(_LEFT, first, _RIGHT, width=0.4)
    for x in (_LEFT, _RIGHT):
        sheet.line(x, top, x, bottom, width=0.8)
    for y in (top, bottom):
        sheet.line(_LEFT, y, _RIGHT, width=0.8)
    return bottom


def _total(sheet: Sheet, slip: Slip, top: float) -> None:
    edge = _RIGHT
    for column in reversed(slip.columns):
        if text := slip.total.get(column.title):
            size = largest(text, (9.5, 8.5, 7.5, 6.5), column.width + 8, bold=True)
            sheet.text(column.x + column.width - 1.5, top + 5, text, size, bold=True, align=Align.RIGHT)
            edge = column.x + column.width - 1.5 - width_mm(text, size, bold=True)
    room = edge - _LEFT - 4
    size = largest(slip.words, (9.5, 8.5, 7.5, 6.5, 5.5), room, bold=True)
    sheet.text(_LEFT + 1.5, top + 5, fit(slip.words, size, room, bold=True), size, bold=True)


def _cell(sheet: Sheet, column: SlipColumn, text: str, top: float, bold: bool = False) -> None:
    room = column.width - 2.4
    x = {
        Align.LEFT: column.x + 1.5,
        Align.RIGHT: column.x + column.width - 1.5,
        Align.CENTRE: column.x + column.width / 2,
    }[column.align]
    if column.align is Align.LEFT and width_mm(text, 8.2, bold) > room:
        lines = wrap(text, 7, room, bold, most_lines=2)
        for at, line in enumerate(lines):
            sheet.text(x, top + (3.2 if len(lines) == 2 else 4.9) + at * 2.9, line, 7, bold=bold)
        return
    size = largest(text, (9, 8.2, 7.4, 6.6, 5.8, 5), room, bold)
    sheet.text(x, top + 4.9, text, size, bold=bold, align=column.align)


def _foot(sheet: Sheet, slip: Slip, bottom: float, last: bool) -> None:
    y = bottom + 6
    if last and (slip.under or slip.aside):
        _under(sheet, slip, y)
        y += 10
    else:
        y += 4
    for at, signature in enumerate(slip.signatures):
        step = (_RIGHT - _LEFT) / len(slip.signatures)
        x = _LEFT + at * step
        label = f"{signature.label}  "
        sheet.text(x, y, label + signature.says, 9.5)
        if not signature.says:
            end = _RIGHT if at == len(slip.signatures) - 1 else x + step - 6
            sheet.line(x + width_mm(label, 9.5) + 1, y + 0.8, end, width=0.3)
    y += 6.5
    printed_at = _RIGHT - width_mm(slip.printed, 8)
    sheet.text(_LEFT, y, fit(slip.note, 8, printed_at - _LEFT - 4), 8)
    sheet.text(printed_at, y, slip.printed, 8, grey=WORDS_GREY)


def _under(sheet: Sheet, slip: Slip, y: float) -> None:
    x = _LEFT
    aside = fit(slip.aside, 8.5, 120)
    for fact in slip.under:
        text = f"{fact.label}  {fact.says}"
        sheet.text(x, y, text, 9, bold=fact.bold)
        x += max(width_mm(text, 9, fact.bold) + 6, 42 if not aside else 40)
    fits = x + width_mm(aside, 8.5) <= _RIGHT
    sheet.text(_RIGHT, y if fits else y + 4.4, aside, 8.5, align=Align.RIGHT)


def _copies(sheet: Sheet, slip: Slip) -> None:
    for at, name in enumerate(slip.copies):
        chosen = at == slip.copy
        grey = 0.0 if chosen or slip.copy is None else _COPY_GREY
        characters = [c for c in name if not c.isspace()]
        for step, character in enumerate(characters[:8]):
            sheet.text(196, 38 + at * 30 + step * 4, character, 8, bold=chosen, align=Align.CENTRE, grey=grey)
