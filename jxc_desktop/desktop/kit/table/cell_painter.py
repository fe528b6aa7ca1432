"""Paints one cell: figures right in tabular digits, negatives red, zero a dash, the current row soft with a bar."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from PySide6.QtCore import QPointF, QRect, QRectF, Qt
from PySide6.QtGui import QFontMetrics, QPainter

from jxc_desktop.desktop.kit import icons, theme
from jxc_desktop.desktop.kit.buttons import tag_ground
from jxc_desktop.desktop.kit.kinds import CENTRED, QUIET, Kind, is_negative, is_zero, text_of
from jxc_desktop.desktop.kit.labels import CENTRE, LEFT, RIGHT
from jxc_desktop.desktop.kit.table.cells import Emph, Mark, Meter, Sign, Two
from jxc_desktop.desktop.kit.table.columns import Column, RowStyle
from jxc_desktop.desktop.kit.table.header import PAD

Span = tuple[int, int]
HitSpan = Callable[[Any], Span | None]


@dataclass(slots=True)
class Cell:
    """What is to be painted where."""

    column: Column
    value: object
    style: RowStyle
    box: QRect
    px: int
    hit: Span | None = None

    @property
    def inner(self) -> QRect:
        """The box inside its padding, indented where the row is and this is its first text."""
        indent = self.style.indent if self.column.stretch or self.column.kind == Kind.TEXT else 0
        return self.box.adjusted(PAD + indent, 0, -PAD, 0)

    @property
    def side(self) -> Qt.AlignmentFlag:
        """Figures right, text left, marks in the middle."""
        if self.column.is_figure:
            return RIGHT
        if self.column.kind in CENTRED:
            return CENTRE
        return LEFT


def paint_value(painter: QPainter, cell: Cell) -> None:
    """Paints the value of the cell over its ground."""
    match cell.value:
        case None:
            return
        case Two():
            _paint_two(painter, cell, cell.value)
        case Mark():
            _paint_mark(painter, cell, cell.value)
        case Sign():
            at = QPointF(cell.box.center().x() - 7.5, cell.box.center().y() - 7.5)
            icons.draw(painter, cell.value.icon, cell.value.tone, at, 16)
        case Meter():
            _paint_meter(painter, cell, cell.value)
        case Emph():
            _paint_text(painter, cell, cell.value.value, cell.value.tone, cell.value.bold)
        case _:
            _paint_text(painter, cell, cell.value, "", bold=False)


def paint_skeleton(painter: QPainter, cell: Cell, row: int) -> None:
    """A grey bar where the value will come, of a length that looks like text."""
    if cell.column.kind in CENTRED:
        return
    box = cell.inner
    part = 0.6 if cell.column.is_figure else (0.42 + 0.11 * ((row * 7 + cell.box.left()) % 5))
    wide = box.width() * min(part, 0.9)
    left = box.right() + 1 - wide if cell.column.is_figure else box.left()
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(theme.color("hover"))
    painter.drawRoundedRect(QRectF(left, box.center().y() - 5, wide, 11), 4, 4)


def tone_of(value: object, cell: Cell) -> str:
    """The colour of a value: faint rows step back, negatives are red, codes quiet."""
    if cell.style.faint:
        return "text3"
    if is_negative(value):
        return "bad"
    if cell.column.kind == Kind.SIGNED and not is_zero(value) and not isinstance(value, str):
        return "warn"
    if is_zero(value) and cell.column.is_figure:
        return "text3"
    if cell.style.tone:
        return cell.style.tone
    return "text2" if cell.column.kind in QUIET else "text"


def _paint_text(painter: QPainter, cell: Cell, value: object, tone: str, bold: bool) -> None:
    painter.setFont(theme.font(cell.px, bold or cell.style.bold or cell.style.group))
    text = text_of(value, cell.column.kind)
    box = cell.inner
    metrics = QFontMetrics(painter.font())
    if not cell.column.is_figure:
        text = metrics.elidedText(text, Qt.TextElideMode.ElideRight, box.width())
    elif metrics.horizontalAdvance(text) > box.width() + PAD:
        # A figure cut short would be another figure: a row of points says that the column is too narrow.
        text = "…"
    if cell.hit and cell.hit[1] <= len(text):
        _paint_hit(painter, metrics, text, cell.hit, box)
    painter.setPen(theme.color(tone or tone_of(value, cell)))
    painter.drawText(box, cell.side, text)


def _paint_hit(painter: QPainter, metrics: QFontMetrics, text: str, hit: Span, box: QRect) -> None:
    left = box.left() + metrics.horizontalAdvance(text[: hit[0]])
    wide = metrics.horizontalAdvance(text[hit[0] : hit[1]])
    painter.fillRect(QRectF(left, box.center().y() - 9, wide, 19), theme.color("warn_soft"))


def _paint_two(painter: QPainter, cell: Cell, value: Two) -> None:
    box, high = cell.inner, cell.box.height()
    first = QRect(box.left(), cell.box.top() + round(high * 0.1), box.width(), round(high * 0.48))
    second = QRect(box.left(), cell.box.top() + round(high * 0.53), box.width(), round(high * 0.36))
    for text, place, px, bold, tone in (
        (value.first, first, cell.px + 1, value.bold or cell.style.bold, "text"),
        (value.second, second, 12, False, value.tone),
    ):
        painter.setFont(theme.font(px, bold))
        painter.setPen(theme.color("text3" if cell.style.faint else tone))
        metrics = QFontMetrics(painter.font())
        painter.drawText(place, LEFT, metrics.elidedText(text, Qt.TextElideMode.ElideRight, place.width()))


def _paint_mark(painter: QPainter, cell: Cell, value: Mark) -> None:
    if not value.text:
        return
    painter.setFont(theme.font(12))
    wide = QFontMetrics(painter.font()).horizontalAdvance(value.text) + 16
    left = cell.box.center().x() - wide / 2 if cell.column.kind in CENTRED else float(cell.inner.left())
    pill = QRectF(left, cell.box.center().y() - 10, wide, 21)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(theme.color(tag_ground(value.tone)))
    painter.drawRoundedRect(pill, 4, 4)
    painter.setPen(theme.color(value.tone))
    painter.drawText(pill, Qt.AlignmentFlag.AlignCenter, value.text)


def _paint_meter(painter: QPainter, cell: Cell, value: Meter) -> None:
    box = QRectF(cell.inner.left(), cell.box.center().y() - 3, cell.inner.width(), 6)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(theme.color("hover"))
    painter.drawRoundedRect(box, 3, 3)
    box.setWidth(max(4.0, box.width() * min(1.0, value.fraction)))
    painter.setBrush(theme.color(value.tone))
    painter.drawRoundedRect(box, 3, 3)
