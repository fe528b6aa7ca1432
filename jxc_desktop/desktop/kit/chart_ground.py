"""What every chart shares: the name and numbers it tells, the scale, the ring of focus."""

import math
from abc import abstractmethod
from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import (
    QFocusEvent,
    QFontMetrics,
    QKeyEvent,
    QPainter,
    QPaintEvent,
    QPen,
)
from PySide6.QtWidgets import QSizePolicy, QWidget

from jxc_desktop.desktop.kit import theme
from jxc_desktop.desktop.kit.abstract import Abstract

Numbers = list[tuple[str, ...]]
_NICE = (1, 2, 4, 5, 10)
_STEPS = 3
RIGHT = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
LEFT = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
CENTRE = Qt.AlignmentFlag.AlignCenter


def nice_step(most: float) -> float:
    """The step of a scale of three that reaches `most`: 1, 2, 4 or 5 times a power of ten."""
    if most <= 0:
        return 1.0
    raw = most / _STEPS
    power = 10.0 ** math.floor(math.log10(raw))
    return next(nice * power for nice in _NICE if nice * power >= raw * 0.999)


def figure_text(value: float) -> str:
    """A figure short enough for an axis."""
    text = f"{value:,.0f}" if abs(value) >= 10 or value == int(value) else f"{value:,.1f}"
    return text.replace("-", "\u2212")


@dataclass(frozen=True, slots=True)
class Scale:
    """Maps values to heights between two edges, with lines at round figures."""

    low: float
    high: float
    step: float
    top: float
    bottom: float

    @classmethod
    def over(cls, values: Sequence[float], top: float, bottom: float) -> "Scale":
        """A scale from zero (or a round figure below) to a round figure above."""
        most, least = max([0.0, *values]), min([0.0, *values])
        step = nice_step(max(most, -least))
        return cls(step * math.floor(least / step), step * max(1, math.ceil(most / step)), step, top, bottom)

    def y(self, value: float) -> float:
        """The height of a value."""
        return self.bottom - (self.bottom - self.top) * (value - self.low) / (self.high - self.low)

    def lines(self) -> list[float]:
        """The round figures."""
        return [self.low + self.step * n for n in range(round((self.high - self.low) / self.step) + 1)]


class Chart(Abstract, QWidget):
    """A painted chart. It says its name and numbers to a screen reader; Enter asks for them as a table.

    `numbers()` gives that table: a row of titles and a row for each figure.
    """

    numbers_wanted = Signal()

    def __init__(self, name: str) -> None:
        super().__init__()
        self._name = name
        self.setAccessibleName(name)
        self.setMinimumHeight(60)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)

    @abstractmethod
    def numbers(self) -> Numbers:
        """The figures of the chart as rows of text, titles first."""

    def told(self) -> None:
        """The numbers have changed: tells a screen reader and paints anew."""
        self.setAccessibleDescription("; ".join(" ".join(line) for line in self.numbers()[1:]))
        self.update()

    def sizeHint(self) -> QSize:
        return QSize(240, 140)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.numbers_wanted.emit()
        else:
            super().keyPressEvent(event)

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        self.paint_chart(painter, QRectF(self.rect()))
        if self.hasFocus():
            painter.setPen(QPen(theme.color("accent"), 2))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRoundedRect(QRectF(self.rect()).adjusted(1, 1, -1, -1), 6, 6)

    @abstractmethod
    def paint_chart(self, painter: QPainter, area: QRectF) -> None:
        """Paints the chart into `area`."""


def paint_scale(painter: QPainter, scale: Scale, left: float, right: float) -> None:
    """The round figures at the left with their hairlines."""
    painter.setFont(theme.font(12))
    for value in scale.lines():
        y = round(scale.y(value))
        painter.fillRect(QRectF(left, y, right - left, 1), theme.color("line"))
        painter.setPen(theme.color("text3"))
        painter.drawText(QRectF(0, y - 8, left - 8, 16), RIGHT, figure_text(value))


def scale_width(scale: Scale) -> float:
    """The room the figures at the left take."""
    metrics = QFontMetrics(theme.font(12))
    return max(32.0, max(metrics.horizontalAdvance(figure_text(value)) for value in scale.lines()) + 10.0)
