"""Shelf and barcode labels: one a page for label printers, or many on a sheet of A4 (TRADE.md row 49)."""

from collections.abc import Sequence
from dataclasses import dataclass
from enum import Enum

from jxc_desktop.kernel.price import Price
from jxc_desktop.paper import barcodes
from jxc_desktop.paper.pdf import Align, Sheet, fit, largest, width_mm, wrap
from jxc_desktop.words import tr


class LabelSize(Enum):
    """Labels by width and height in mm; the last two are those of A4 sheets of 24 and of 30, edge to edge."""

    MM30X20 = (30.0, 20.0)
    MM40X30 = (40.0, 30.0)
    MM50X30 = (50.0, 30.0)
    MM60X40 = (60.0, 40.0)
    MM70X38 = (70.0, 38.0)
    SHEET_24 = (70.0, 37.0)
    SHEET_30 = (70.0, 29.7)

    @property
    def width(self) -> float:
        """Across, in mm."""
        return self.value[0]

    @property
    def height(self) -> float:
        """Down, in mm."""
        return self.value[1]

    @property
    def on_a4(self) -> tuple[int, int]:
        """How many columns and rows of it an A4 sheet holds."""
        return int(210 // self.width), int(297.5 // self.height)

    @property
    def is_sheet(self) -> bool:
        """Whether it only comes on sheets of A4, not on a roll."""
        return self in (LabelSize.SHEET_24, LabelSize.SHEET_30)

    @property
    def free_edge(self) -> float:
        """What stays empty around the label, in mm: office printers do not reach the edge of a sheet."""
        return 2.5 if self.is_sheet else 0.0


@dataclass(frozen=True, slots=True)
class LabelPaper:
    """What one label says; `unit` is what the price is for (计价单位), an empty `code` leaves the bars out."""

    name: str
    price: Price
    code: str = ""
    spec: str = ""
    unit: str = ""
    origin: str = ""
    member_price: Price | None = None


def label_pdf(labels: Sequence[LabelPaper], size: LabelSize) -> bytes:
    """One label a page, as label printers want it; repeat a label for copies."""
    sheet = Sheet(size.width, size.height, tr("Labels"))
    for at, label in enumerate(labels):
        if at:
            sheet.next_page()
        _label(sheet, label, size, 0.0, 0.0)
    return sheet.bytes()


def label_sheet_pdf(labels: Sequence[LabelPaper], size: LabelSize, skip: int = 0) -> bytes:
    """Labels side by side on A4, the first `skip` places left empty (a sheet already begun)."""
    across, down = size.on_a4
    left = _whole_dots((210 - across * size.width) / 2)
    top = (297 - down * size.height) / 2
    sheet = Sheet(210, 297, tr("Labels"))
    for at, label in enumerate(labels, skip):
        place = at % (across * down)
        if place == 0 and at > skip:
            sheet.next_page()
        _label(sheet, label, size, left + place % across * size.width, top + place // across * size.height)
    return sheet.bytes()


def _whole_dots(mm: float) -> float:
    return round(mm / barcodes.DOT_MM) * barcodes.DOT_MM


def _label(sheet: Sheet, label: LabelPaper, size: LabelSize, x: float, y: float) -> None:
    if size is LabelSize.MM30X20:
        _small(sheet, label, x, y)
        return
    edge = size.free_edge
    x, y, wide, high = x + edge, y + edge, size.width - 2 * edge, size.height - 2 * edge
    scale = min(high / 30, 1.25)
    left, right = x + 2, x + wide - 2
    _name(sheet, label.name, left, right, y + 5.2 * scale, 9.5 * scale)
    second = y + 9 * scale
    origin = fit(tr("Origin {place}", place=label.origin), 6.5 * scale, (right - left) * 0.5) if label.origin else ""
    origin_mm = width_mm(origin, 6.5 * scale) + (2 if origin else 0)
    facts = "   ".join(part for part in (label.spec, tr("Unit {unit}", unit=label.unit) if label.unit else "") if part)
    sheet.text(left, second, fit(facts, 6.5 * scale, right - left - origin_mm), 6.5 * scale)
    sheet.text(right, second, origin, 6.5 * scale, align=Align.RIGHT)
    rule = y + 10.4 * scale
    sheet.line(left, rule, right, width=0.35)
    _prices(sheet, label, left, right, rule, scale)
    _bars(sheet, label.code, x + wide / 2, rule + 9.6 * scale, y + high - 1.3, wide, 6.2 * scale)


def _name(sheet: Sheet, name: str, left: float, right: float, y: float, points: float) -> None:
    room = right - left
    if width_mm(name, points, bold=True) <= room:
        sheet.text(left, y, name, points, bold=True)
        return
    smaller = largest(name, (points * 0.9, points * 0.8), room, bold=True)
    if width_mm(name, smaller, bold=True) <= room:
        sheet.text(left, y, name, smaller, bold=True)
        return
    lines = wrap(name, points * 0.62, room, bold=True, most_lines=2)
    for at, line in enumerate(lines):
        sheet.text(left, y - 1.6 + at * points * 0.24, line, points * 0.62, bold=True)


def _prices(sheet: Sheet, label: LabelPaper, left: float, right: float, rule: float, scale: float) -> None:
    base = rule + 7.4 * scale
    taken = 0.0
    if label.member_price is not None:
        text = label.member_price.text()
        points = largest(text, (10.5 * scale, 9 * scale, 7.5 * scale, 6 * scale), (right - left) * 0.4, bold=True)
        sheet.text(right, rule + 3.8 * scale, tr("Member"), 6.5 * scale, align=Align.RIGHT)
        sheet.text(right, base + 0.1, text, points, bold=True, align=Align.RIGHT)
        taken = width_mm(text, points, bold=True) + 2
    _price(sheet, label.price, left, base, right - left - taken, scale)


def _price(sheet: Sheet, price: Price, left: float, base: float, room: float, scale: float) -> None:
    """¥, the yuan large and the decimals half as large, smaller together where the room is short."""
    whole, point, decimals = price.text().partition(".")
    for factor in (1.0, 0.85, 0.7, 0.58, 0.48, 0.4):
        big, small, sign = 24 * scale * factor, 15 * scale * factor, 10 * scale * factor
        sign_mm = width_mm("¥", sign, bold=True) + 0.9 * factor
        whole_mm = width_mm(whole, big, bold=True)
        if sign_mm + whole_mm + width_mm(point + decimals, small, bold=True) <= room:
            break
    sheet.text(left, base, "¥", sign, bold=True)
    sheet.text(left + sign_mm, base, whole, big, bold=True)
    sheet.text(left + sign_mm + whole_mm, base, point + decimals, small, bold=True)


def _bars(sheet: Sheet, code: str, centre: float, top: float, bottom: float, room: float, words: float) -> None:
    if not code:
        return
    bars = barcodes.bars_within(code, room)
    if bars is None:
        sheet.text(centre, (top + bottom) / 2, fit(code, 7, room - 2), 7, align=Align.CENTRE)
        return
    barcodes.draw(sheet, bars, centre, top, bottom - top, words)


def _small(sheet: Sheet, label: LabelPaper, x: float, y: float) -> None:
    """30 x 20 mm: name, price beside unit, bars; no room for more."""
    left, right = x + 1.5, x + 28.5
    _name(sheet, label.name, left, right, y + 3.9, 7.0)
    text = f"¥{label.price.text()}"
    points = largest(text, (11, 9.5, 8, 7), 18, bold=True)
    sheet.text(left, y + 8.6, text, points, bold=True)
    unit = "  ".join(part for part in (label.spec, f"/{label.unit}" if label.unit else "") if part)
    sheet.text(right, y + 8.4, fit(unit, 5.5, 26 - width_mm(text, points, bold=True)), 5.5, align=Align.RIGHT)
    _bars(sheet, label.code, x + 15, y + 9.8, y + 19.2, 30, 5.4)
