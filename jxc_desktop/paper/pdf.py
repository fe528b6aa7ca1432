"""The ground every PDF is drawn on: two embedded fonts, millimetres from the top left, text that never vanishes."""

import io
import threading
import unicodedata
from dataclasses import dataclass
from enum import Enum
from functools import lru_cache

from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.ttfonts import TTFont
from reportlab.pdfgen.canvas import Canvas

from jxc_desktop import resources

MM = 72 / 25.4
MISSING = "\u25a1"  # what stands for a character neither font has: seen, counted, and found again by a search
WORDS_GREY = 0.27  # the palest grey for words is #777; this is the one for side notes
RULE_GREY = 0.53

_REGULAR, _BOLD = "NotoSansSC-Regular", "NotoSansSC-Bold"
_registering = threading.Lock()
_covered: dict[str, frozenset[str]] = {}


class Align(Enum):
    """Which end of a text sits on its x."""

    LEFT = "left"
    RIGHT = "right"
    CENTRE = "centre"


@dataclass(frozen=True, slots=True)
class _Run:
    text: str
    font: str
    thickened: bool


def printable(text: str) -> str:
    """`text` on one line in NFC, without controls, invisible marks and broken halves of characters."""
    spaced = "".join(" " if c.isspace() else c for c in unicodedata.normalize("NFC", text))
    return "".join(c for c in spaced if unicodedata.category(c) not in {"Cc", "Cf", "Cs", "Mn"})


def width_mm(text: str, size: float, bold: bool = False) -> float:
    """How wide `text` is when drawn."""
    return sum(pdfmetrics.stringWidth(run.text, run.font, size) for run in _runs(text, bold)) / MM


def fit(text: str, size: float, most_mm: float, bold: bool = False) -> str:
    """`text`, cut and ended with "…" where it is wider than `most_mm`."""
    if width_mm(text, size, bold) <= most_mm:
        return text
    low, high = 0, len(text)
    while low < high:
        middle = (low + high + 1) // 2
        if width_mm(text[:middle] + "…", size, bold) <= most_mm:
            low = middle
        else:
            high = middle - 1
    return text[:low].rstrip() + "…"


def wrap(text: str, size: float, most_mm: float, bold: bool = False, most_lines: int = 99) -> list[str]:
    """`text` in lines no wider than `most_mm`: broken at spaces where there are any, else between characters.

    What goes past `most_lines` is cut with "…" on the last one.
    """
    lines: list[str] = []
    rest = printable(text).strip()
    while rest:
        if len(lines) == most_lines - 1:
            return [*lines, fit(rest, size, most_mm, bold)]
        cut = _break(rest, size, most_mm, bold)
        lines.append(rest[:cut].rstrip())
        rest = rest[cut:].lstrip()
    return lines or [""]


def _break(text: str, size: float, most_mm: float, bold: bool) -> int:
    if width_mm(text, size, bold) <= most_mm:
        return len(text)
    width, cut = 0.0, 0
    for index, character in enumerate(text):
        width += width_mm(character, size, bold)
        if width > most_mm:
            cut = index
            break
    cut = max(cut, 1)
    if (gap := text.rfind("   ", 0, cut + 1)) > 0:  # two facts on one line part before either of them breaks
        return gap
    space = text.rfind(" ", 0, cut + 1)
    inside_word = text[cut - 1].isascii() and text[cut : cut + 1].isascii() and text[cut : cut + 1] != " "
    return space if inside_word and space > 0 else cut


def largest(text: str, sizes: tuple[float, ...], most_mm: float, bold: bool = False) -> float:
    """The first of `sizes` (large to small) in which `text` fits, the last where none does."""
    return next((size for size in sizes if width_mm(text, size, bold) <= most_mm), sizes[-1])


@lru_cache(maxsize=8192)
def _runs(text: str, bold: bool) -> tuple[_Run, ...]:
    covered = _fonts()
    shown = printable(text)
    if covered[wanted := _BOLD if bold else _REGULAR].issuperset(shown):
        return (_Run(shown, wanted, False),)
    pieces: list[_Run] = []
    for character in shown:
        piece = _one(character, bold, covered)
        if pieces and pieces[-1].font == piece.font and pieces[-1].thickened == piece.thickened:
            pieces[-1] = _Run(pieces[-1].text + piece.text, piece.font, piece.thickened)
        else:
            pieces.append(piece)
    return tuple(pieces)


def _one(character: str, bold: bool, covered: dict[str, frozenset[str]]) -> _Run:
    if bold and character in covered[_BOLD]:
        return _Run(character, _BOLD, False)
    if character in covered[_REGULAR]:
        return _Run(character, _REGULAR, bold)  # the bold font is the smaller one: a rare name is thickened
    return _Run(MISSING, _BOLD if bold else _REGULAR, False)


def _fonts() -> dict[str, frozenset[str]]:
    with _registering:
        for name in (_REGULAR, _BOLD):
            if name not in _covered:
                font = TTFont(name, str(resources.path(f"fonts/{name}.ttf")))
                pdfmetrics.registerFont(font)
                _covered[name] = frozenset(chr(code) for code in font.face.charToGlyph)
    return _covered


def _page(width: float, height: float) -> tuple[float, float]:
    """The size in points, a hair less: 80 mm must become 640 dots at 203 dpi, and not 641 after rounding up."""
    return width * MM - 0.002, height * MM - 0.002


class Sheet:
    """One PDF being drawn; x and y in mm from the top left of the page, y of a text is its baseline.

    The same drawing gives the same bytes, whenever it is made.
    """

    def __init__(self, width_mm: float, height_mm: float, title: str) -> None:
        _fonts()
        self._file = io.BytesIO()
        self._canvas = Canvas(self._file, pagesize=_page(width_mm, height_mm), invariant=1, pageCompression=1)
        self._canvas.setTitle(printable(title))
        self._canvas.setCreator("jxc-desktop")
        self.width, self.height = width_mm, height_mm

    def text(
        self,
        x: float,
        y: float,
        text: str,
        size: float = 9,
        *,
        bold: bool = False,
        align: Align = Align.LEFT,
        grey: float = 0.0,
    ) -> None:
        """Draw one line of text."""
        if align is not Align.LEFT:
            wide = width_mm(text, size, bold)
            x -= wide if align is Align.RIGHT else wide / 2
        drawn = self._canvas.beginText(x * MM, (self.height - y) * MM)
        drawn.setFillGray(grey)
        for run in _runs(text, bold):
            drawn.setFont(run.font, size)
            if run.thickened:
                drawn.setStrokeGray(grey)
                self._canvas.setLineWidth(size * 0.028)
                drawn.setTextRenderMode(2)
            drawn.textOut(run.text)
            if run.thickened:
                drawn.setTextRenderMode(0)
        self._canvas.drawText(drawn)

    def line(
        self,
        x: float,
        y: float,
        x2: float,
        y2: float | None = None,
        width: float = 0.4,
        grey: float = 0.0,
        dashed: bool = False,
    ) -> None:
        """A straight rule, `width` in points."""
        self._canvas.setStrokeGray(grey)
        self._canvas.setLineWidth(width)
        self._canvas.setDash([1.5, 1.5] if dashed else [])
        self._canvas.line(x * MM, (self.height - y) * MM, x2 * MM, (self.height - (y if y2 is None else y2)) * MM)

    def fill(self, x: float, y: float, width: float, height: float, grey: float = 0.0) -> None:
        """A filled rectangle, x and y its top left corner."""
        self._canvas.setFillGray(grey)
        self._canvas.rect(x * MM, (self.height - y - height) * MM, width * MM, height * MM, stroke=0, fill=1)

    def next_page(self) -> None:
        """End this page and begin another of the same size."""
        self._canvas.showPage()

    def turn(self, width_mm: float, height_mm: float) -> None:
        """Give this page (not yet drawn on) and those after it another size."""
        self._canvas.setPageSize(_page(width_mm, height_mm))
        self.width, self.height = width_mm, height_mm

    def bookmark(self, key: str, title: str) -> None:
        """Name this page `key` for `link` and list it in the reader's outline."""
        self._canvas.bookmarkPage(key)
        self._canvas.addOutlineEntry(printable(title), key)

    def link(self, x: float, y: float, width: float, height: float, key: str) -> None:
        """Make a rectangle of this page lead to the page bookmarked `key`."""
        corners = (x * MM, (self.height - y - height) * MM, (x + width) * MM, (self.height - y) * MM)
        self._canvas.linkRect("", key, corners, Border="[0 0 0]")

    def bytes(self) -> bytes:
        """End the last page and give the file."""
        self._canvas.showPage()
        self._canvas.save()
        return self._file.getvalue()
