"""A strip as a PDF page exactly as long as it needs to be."""

from collections.abc import Callable

from jxc_desktop.paper import barcodes
from jxc_desktop.paper.pdf import Align, Sheet, largest, width_mm, wrap
from jxc_desktop.paper.strip import BOLD_SIZES, Barcode, Pair, Roll, Row, Rule, Size, Space, Strip, Three, Words

_POINTS = {Size.SMALL: 7.4, Size.PLAIN: 8.7, Size.NAME: 9.5, Size.BIG: 11.5, Size.HUGE: 20, Size.TITLE: 18}
_ROW_MM = {Size.SMALL: 3.9, Size.PLAIN: 4.5, Size.NAME: 4.7, Size.BIG: 5.6, Size.HUGE: 8.4, Size.TITLE: 8.2}
_TOP_MM, _BOTTOM_MM = 4.0, 6.0
_GAP_MM = 1.5
_INDENT_MM = 2.0
_MIDDLE = 0.67
_BARS_MM = 9.0

Draw = Callable[[Sheet], None]


def strip_pdf(strip: Strip, roll: Roll = Roll.MM80) -> bytes:
    """`strip` on one page as wide as `roll`, for looking at, for keeping and for printers that have a driver."""
    setter = _Setter(roll)
    for row in strip.rows:
        setter.set(row)
    sheet = Sheet(roll.value, max(setter.y + _BOTTOM_MM, 30), strip.title)
    for draw in setter.drawn:
        draw(sheet)
    return sheet.bytes()


class _Setter:
    """Sets row under row and remembers what is to be drawn where, until the length of the page is known."""

    def __init__(self, roll: Roll) -> None:
        self.left, self.right = roll.margin_mm, roll.value - roll.margin_mm
        self.y = _TOP_MM
        self.drawn: list[Draw] = []

    def set(self, row: Row) -> None:
        match row:
            case Words():
                self._words(row)
            case Pair():
                self._pair(row)
            case Three():
                self._three(row)
            case Rule(dashed=dashed):
                self._rule(dashed)
            case Barcode(code=code):
                self._bars(code)
            case Space(rows=rows):
                self.y += rows * _ROW_MM[Size.PLAIN]

    def _put(self, x: float, text: str, points: float, align: Align, bold: bool) -> None:
        baseline = self.y
        self.drawn.append(lambda sheet: sheet.text(x, baseline, text, points, align=align, bold=bold))

    def _down(self, size: Size) -> None:
        self.y += _ROW_MM[size]

    def _words(self, row: Words) -> None:
        bold = row.bold or row.size in BOLD_SIZES
        left = self.left + row.indent * _INDENT_MM
        points = _POINTS[row.size]
        if row.size in BOLD_SIZES:
            points = largest(row.text, (points, 15, 13, 11), self.right - left, bold)
        x = {Align.LEFT: left, Align.RIGHT: self.right, Align.CENTRE: (self.left + self.right) / 2}[row.align]
        down = _ROW_MM[row.size] * points / _POINTS[row.size]
        for text in wrap(row.text, points, self.right - left, bold):
            self.y += down
            self._put(x, text, points, row.align, bold)

    def _pair(self, row: Pair) -> None:
        right_size = row.right_size or row.size
        bold, right_bold = row.bold or row.size in BOLD_SIZES, row.bold or right_size in BOLD_SIZES
        left, points = self.left + row.indent * _INDENT_MM, _POINTS[row.size]
        room = self.right - left
        right_points = largest(row.right, (_POINTS[right_size], 15, 12, 10, 8, 7.4), room, right_bold)
        fits = width_mm(row.left, points, bold) + _GAP_MM + width_mm(row.right, right_points, right_bold) <= room
        if fits:
            self._down(max(row.size, right_size, key=_ROW_MM.__getitem__))
            self._put(left, row.left, points, Align.LEFT, bold)
        else:
            for text in wrap(row.left, points, room, bold):
                self._down(row.size)
                self._put(left, text, points, Align.LEFT, bold)
        first = fits
        for text in wrap(row.right, right_points, room, right_bold):
            if not first:
                self._down(right_size)
            first = False
            self._put(self.right, text, right_points, Align.RIGHT, right_bold)

    def _three(self, row: Three) -> None:
        points = _POINTS[row.size]
        stop = self.left + (self.right - self.left) * _MIDDLE
        end = min(stop, self.right - width_mm(row.right, points) - _GAP_MM)
        beside = self.left + width_mm(row.left, points) + _GAP_MM + width_mm(row.middle, points) <= end
        for text in wrap(row.left, points, self.right - self.left) if row.left else ():
            self._down(row.size)
            self._put(self.left, text, points, Align.LEFT, False)
        if not (row.left and beside):
            self._down(row.size)
        middle_points = largest(row.middle, (points, 7.5, 6.5, 5.5), end - self.left)
        self._put(end, row.middle, middle_points, Align.RIGHT, False)
        self._put(self.right, row.right, points, Align.RIGHT, False)

    def _rule(self, dashed: bool) -> None:
        at = self.y + 2.2
        left, right = self.left, self.right
        self.drawn.append(lambda sheet: sheet.line(left, at, right, width=0.5, dashed=dashed))
        self.y = at + 0.6

    def _bars(self, code: str) -> None:
        bars = barcodes.code128(code)
        if bars.width_mm > self.right - self.left:
            bars = barcodes.code128(code, module=1)
        top, centre = self.y + 2.5, (self.left + self.right) / 2
        self.drawn.append(lambda sheet: barcodes.draw(sheet, bars, centre, top, _BARS_MM))
        self.y = top + _BARS_MM + 0.8
