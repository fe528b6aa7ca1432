"""Bars of the codes a shop prints, in whole printer dots so that every edge falls on a dot."""

import re
from dataclasses import dataclass
from enum import StrEnum

from barcode.codex import Code128
from barcode.ean import EuropeanArticleNumber8, EuropeanArticleNumber13
from barcode.itf import ITF

from jxc_desktop.paper.pdf import Align, Sheet

DOT_MM = 0.125  # one dot of a 203 dpi head: 8 dots to the millimetre
_INSET_MM = 0.01  # renderers fill every dot a bar touches: its edges stay clear of the neighbours


class Symbology(StrEnum):
    """How a code is written in bars."""

    EAN13 = "ean13"
    EAN8 = "ean8"
    UPCA = "upca"
    ITF14 = "itf14"
    CODE128 = "code128"


_QUIET = {Symbology.EAN13: 11, Symbology.EAN8: 7, Symbology.UPCA: 9, Symbology.ITF14: 10, Symbology.CODE128: 10}
_BY_LENGTH = {13: Symbology.EAN13, 8: Symbology.EAN8, 12: Symbology.UPCA, 14: Symbology.ITF14}
_SAYABLE = re.compile(r"[ -~]{1,48}")


@dataclass(frozen=True, slots=True)
class Bars:
    """A code as "1" and "0" per dot, without and with its quiet margins (`quiet` dots on each side)."""

    symbology: Symbology
    code: str
    dots: str
    quiet: int

    @property
    def width_mm(self) -> float:
        """The bars alone."""
        return len(self.dots) * DOT_MM

    @property
    def room_mm(self) -> float:
        """Bars and quiet margins."""
        return (len(self.dots) + 2 * self.quiet) * DOT_MM


def symbology_of(code: str) -> Symbology | None:
    """By its length where the check digit is right, else Code 128; None for a code bars cannot say."""
    if code.isascii() and code.isdigit() and len(code) in _BY_LENGTH and check_digit(code[:-1]) == code[-1]:
        return _BY_LENGTH[len(code)]
    return Symbology.CODE128 if _SAYABLE.fullmatch(code) else None


def check_digit(body: str) -> str:
    """The GS1 check digit that follows the digits `body`."""
    weighted = sum(int(digit) * (3 if place % 2 == 0 else 1) for place, digit in enumerate(reversed(body)))
    return str(-weighted % 10)


def bars_within(code: str, room_mm: float) -> Bars | None:
    """The widest bars for `code` that fit in `room_mm` with their margins, None where no head could print them.

    A module is 3 or 2 dots; 1 dot (0.125 mm) only where nothing else fits.
    """
    symbology = symbology_of(code)
    if symbology is None:
        return None
    for module in (3, 2, 1):
        bars = _bars(symbology, code, module)
        if bars.room_mm <= room_mm:
            return bars
    return None


def code128(text: str, module: int = 2) -> Bars:
    """Code 128 of printable ASCII text."""
    return _bars(Symbology.CODE128, text, module)


def _bars(symbology: Symbology, code: str, module: int) -> Bars:
    if symbology is Symbology.ITF14:
        narrow = module
        dots = ITF(code, narrow=narrow, wide=narrow * 5 // 2 if narrow > 1 else 3).build()[0]
        return Bars(symbology, code, dots, _QUIET[symbology] * module)
    modules: str
    if symbology in {Symbology.EAN13, Symbology.UPCA}:
        modules = EuropeanArticleNumber13(code.zfill(13)).build()[0]  # UPC-A is the EAN-13 that begins with 0
    elif symbology is Symbology.EAN8:
        modules = EuropeanArticleNumber8(code).build()[0]
    else:
        modules = Code128(code).build()[0]
    return Bars(symbology, code, "".join(bit * module for bit in modules), _QUIET[symbology] * module)


def draw(sheet: Sheet, bars: Bars, centre: float, y: float, height: float, words: float = 0.0) -> None:
    """Draw `bars` centred on x `centre`, top at `y`, `height` mm high; `words` > 0 writes the code below in that size.

    The left edge is moved to a whole dot. The digits of EAN and UPC stand between longer guard bars.
    """
    left = round((centre - bars.width_mm / 2) / DOT_MM) * DOT_MM
    split = words and bars.symbology in {Symbology.EAN13, Symbology.EAN8, Symbology.UPCA}
    below = words * 0.3528 * 0.95
    guards = _guards(bars) if split else []
    start = 0
    while start < len(bars.dots):
        end = start
        while end < len(bars.dots) and bars.dots[end] == bars.dots[start]:
            end += 1
        if bars.dots[start] == "1":
            longer = below * 0.9 if any(a <= start < b for a, b in guards) else 0.0
            width = (end - start) * DOT_MM - 2 * _INSET_MM
            sheet.fill(left + start * DOT_MM + _INSET_MM, y, width, height - (below if words else 0) + longer)
        start = end
    if split:
        _digits(sheet, bars, left, y + height - below * 0.08, words)
    elif words:
        sheet.text(left + bars.width_mm / 2, y + height - below * 0.02, bars.code, words, align=Align.CENTRE)


def _guards(bars: Bars) -> list[tuple[int, int]]:
    unit = len(bars.dots) // (67 if bars.symbology is Symbology.EAN8 else 95)
    middle = (31, 36) if bars.symbology is Symbology.EAN8 else (45, 50)
    edge = 10 if bars.symbology is Symbology.UPCA else 3
    whole = len(bars.dots) // unit
    return [(a * unit, b * unit) for a, b in ((0, edge), middle, (whole - edge, whole))]


def _digits(sheet: Sheet, bars: Bars, left: float, y: float, size: float) -> None:
    guards = _guards(bars)
    first = (guards[0][1] + guards[1][0]) / 2 * DOT_MM
    second = (guards[1][1] + guards[2][0]) / 2 * DOT_MM
    code = bars.code
    if bars.symbology is Symbology.EAN13:
        sheet.text(left - 1.2, y, code[0], size, align=Align.RIGHT)
        halves = (code[1:7], code[7:])
    elif bars.symbology is Symbology.UPCA:
        sheet.text(left - 1.2, y, code[0], size, align=Align.RIGHT)
        sheet.text(left + bars.width_mm + 1.2, y, code[-1], size)
        halves = (code[1:6], code[6:11])
    else:
        halves = (code[:4], code[4:])
    sheet.text(left + first, y, halves[0], size, align=Align.CENTRE)
    sheet.text(left + second, y, halves[1], size, align=Align.CENTRE)
