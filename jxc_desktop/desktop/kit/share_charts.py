"""Charts of shares and ranks: a donut with its legend, a heat map, a ranking, and the legend by itself."""

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import (
    QFontMetrics,
    QPainter,
    QPaintEvent,
    QPen,
)
from PySide6.QtWidgets import QSizePolicy, QWidget

from jxc_desktop.desktop.kit import theme
from jxc_desktop.desktop.kit.chart_ground import (
    CENTRE,
    LEFT,
    RIGHT,
    Chart,
    Numbers,
)
from jxc_desktop.desktop.kit.tokens import CHART_TONES

MOST_PARTS = 5


@dataclass(frozen=True, slots=True)
class Part:
    """A piece of a donut: its name, its size and how its figure reads."""

    name: str
    value: float
    text: str


class Donut(Chart):
    """Shares of a whole (at most five, the rest is one piece of the caller's), the legend in the order of pieces."""

    def __init__(self, name: str, diameter: int = 136) -> None:
        super().__init__(name)
        self._diameter = diameter
        self._parts: list[Part] = []
        self._middle, self._below = "", ""
        self.setMinimumSize(diameter + 150, diameter)

    def show_parts(self, parts: Sequence[Part], middle: str, below: str = "") -> None:
        """The pieces from large to small; `middle` and `below` stand in the hole ("148", "sales")."""
        self._parts = [part for part in parts if part.value > 0][:MOST_PARTS]
        self._middle, self._below = middle, below
        self.told()

    def numbers(self) -> Numbers:
        return [("", ""), *((part.name, part.text) for part in self._parts)]

    def paint_chart(self, painter: QPainter, area: QRectF) -> None:
        side = min(self._diameter, area.height())
        ring = QRectF(0, (area.height() - side) / 2, side, side)
        self._paint_ring(painter, ring.adjusted(11, 11, -11, -11))
        painter.setFont(theme.font(18, bold=True))
        painter.setPen(theme.color("text"))
        painter.drawText(ring.translated(0, -9 if self._below else 0), CENTRE, self._middle)
        painter.setFont(theme.font(12))
        painter.setPen(theme.color("text3"))
        painter.drawText(ring.translated(0, 13), CENTRE, self._below)
        self._paint_legend(painter, QRectF(side + 16, 0, area.width() - side - 16, area.height()))

    def _paint_ring(self, painter: QPainter, ring: QRectF) -> None:
        whole = sum(part.value for part in self._parts)
        if not whole:
            painter.setPen(QPen(theme.color("hover"), 18))
            painter.drawEllipse(ring)
            return
        gap = 1.6 * 16 if len(self._parts) > 1 else 0
        start = 90.0 * 16
        for part, tone in zip(self._parts, _tones(len(self._parts)), strict=True):
            span = part.value / whole * 360 * 16
            painter.setPen(QPen(theme.color(tone), 18, Qt.PenStyle.SolidLine, Qt.PenCapStyle.FlatCap))
            painter.drawArc(ring, int(start - gap / 2), -max(16, int(span - gap)))
            start -= span

    def _paint_legend(self, painter: QPainter, area: QRectF) -> None:
        high = min(26.0, area.height() / max(1, len(self._parts)))
        top = (area.height() - high * len(self._parts)) / 2
        painter.setFont(theme.font(13))
        for number, (part, tone) in enumerate(zip(self._parts, _tones(len(self._parts)), strict=True)):
            line = QRectF(area.left(), top + high * number, area.width(), high)
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(theme.color(tone))
            painter.drawRoundedRect(QRectF(line.left(), line.center().y() - 5, 10, 10), 3, 3)
            painter.setPen(theme.color("text2"))
            painter.drawText(line.adjusted(18, 0, 0, 0), LEFT, part.name)
            painter.setPen(theme.color("text"))
            painter.drawText(line, RIGHT, part.text)


def _tones(count: int) -> tuple[str, ...]:
    return CHART_TONES[:count]


@dataclass(frozen=True, slots=True)
class Rank:
    """One line of a ranking: the name, figures at the right as printed, and the length of its bar."""

    name: str
    texts: tuple[str, ...]
    value: float


class RankChart(Chart):
    """The best sellers: a name, its figures, and a bar in proportion to the first."""

    def __init__(self, name: str) -> None:
        super().__init__(name)
        self._ranks: list[Rank] = []

    def show_ranks(self, ranks: Sequence[Rank]) -> None:
        """From the largest to the smallest."""
        self._ranks = list(ranks)
        self.told()

    def numbers(self) -> Numbers:
        return [("",), *((rank.name, *rank.texts) for rank in self._ranks)]

    def paint_chart(self, painter: QPainter, area: QRectF) -> None:
        if not self._ranks:
            return
        most = max(rank.value for rank in self._ranks) or 1
        high = min(46.0, area.height() / len(self._ranks))
        painter.setFont(theme.font(13))
        metrics = QFontMetrics(painter.font())
        for number, rank in enumerate(self._ranks):
            line = QRectF(0, high * number, area.width(), high * 0.62)
            right = line.right()
            for text in reversed(rank.texts):
                painter.setPen(theme.color("text"))
                painter.drawText(QRectF(right - 80, line.top(), 80, line.height()), RIGHT, text)
                right -= 84
            painter.setPen(theme.color("text"))
            name = metrics.elidedText(rank.name, Qt.TextElideMode.ElideRight, max(40, int(right) - 8))
            painter.drawText(line, LEFT, name)
            for part, tone in ((1.0, "hover"), (max(0.0, rank.value / most), "chart1")):
                painter.setPen(Qt.PenStyle.NoPen)
                painter.setBrush(theme.color(tone))
                painter.drawRoundedRect(QRectF(0, line.bottom() + 2, area.width() * part, 5), 2.5, 2.5)


class Legend(QWidget):
    """What the colours of a chart stand for: (tone, words), a box for bars, a short line for marks."""

    def __init__(self, *entries: tuple[str, str, bool]) -> None:
        super().__init__()
        self._entries = entries
        self.setAccessibleName(", ".join(words for _, words, _ in entries))
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    def sizeHint(self) -> QSize:
        metrics = QFontMetrics(theme.font(12))
        return QSize(sum(metrics.horizontalAdvance(words) + 34 for _, words, _ in self._entries) - 12, 18)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setFont(theme.font(12))
        left = 0.0
        for tone, words, is_line in self._entries:
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(theme.color(tone))
            mark = QRectF(left, 7.5, 14, 3) if is_line else QRectF(left, 4, 14, 10)
            painter.drawRoundedRect(mark, 1 if is_line else 3, 1 if is_line else 3)
            painter.setPen(theme.color("text2"))
            wide = painter.fontMetrics().horizontalAdvance(words)
            painter.drawText(QRectF(left + 20, 0, wide + 2, 18), LEFT, words)
            left += wide + 34
