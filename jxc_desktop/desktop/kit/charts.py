"""Charts over time: bars with comparison marks, a line, a spark."""

import math
from collections.abc import Sequence
from itertools import pairwise

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import (
    QFontMetrics,
    QLinearGradient,
    QPainter,
    QPainterPath,
    QPaintEvent,
    QPen,
)
from PySide6.QtWidgets import QWidget

from jxc_desktop.desktop.kit import theme
from jxc_desktop.desktop.kit.chart_ground import (
    CENTRE,
    Chart,
    Numbers,
    Scale,
    figure_text,
    paint_scale,
    scale_width,
)


class BarChart(Chart):
    """One bar for each label; `marks` is what it is compared with: a thin mark across, another shape and colour."""

    def __init__(self, name: str) -> None:
        super().__init__(name)
        self._labels: list[str] = []
        self._values: list[float] = []
        self._marks: list[float | None] = []
        self._titles = ("", "")
        self._now = -1

    def show_values(
        self,
        labels: Sequence[str],
        values: Sequence[float],
        marks: Sequence[float | None] = (),
        *,
        now: int = -1,
        titles: tuple[str, str] = ("", ""),
    ) -> None:
        """`now` is the label in bold (this hour); `titles` name values and marks in the table of numbers."""
        self._labels, self._values = list(labels), list(values)
        self._marks = list(marks) or [None] * len(self._values)
        self._now, self._titles = now, titles
        self.told()

    def numbers(self) -> Numbers:
        rows: Numbers = [("", *self._titles)]
        for label, value, mark in zip(self._labels, self._values, self._marks, strict=True):
            rows.append((label, figure_text(value), "" if mark is None else figure_text(mark)))
        return rows

    def paint_chart(self, painter: QPainter, area: QRectF) -> None:
        known = [mark for mark in self._marks if mark is not None]
        scale = Scale.over([*self._values, *known], 8, area.height() - 22)
        left = scale_width(scale)
        paint_scale(painter, scale, left, area.width())
        if not self._values:
            return
        step = (area.width() - left) / len(self._values)
        wide = min(26.0, step * 0.56)
        room = max(1, math.ceil(46 / step)) if max(len(label) for label in self._labels) > 2 else max(1, int(20 / step))
        for number, (label, value, mark) in enumerate(zip(self._labels, self._values, self._marks, strict=True)):
            middle = left + step * (number + 0.5)
            if value:
                self._paint_bar(painter, scale, middle, wide, value)
            if mark is not None:
                painter.setPen(QPen(theme.color("chart2"), 2.2, Qt.PenStyle.SolidLine, Qt.PenCapStyle.RoundCap))
                y = scale.y(mark)
                painter.drawLine(QPointF(middle - wide / 2 - 2, y), QPointF(middle + wide / 2 + 2, y))
            if number % room == 0 or number == self._now:
                painter.setPen(theme.color("text" if number == self._now else "text3"))
                painter.setFont(theme.font(12, bold=number == self._now))
                painter.drawText(QRectF(middle - 30, area.height() - 18, 60, 16), CENTRE, label)

    @staticmethod
    def _paint_bar(painter: QPainter, scale: Scale, middle: float, wide: float, value: float) -> None:
        zero, end = scale.y(0), scale.y(value)
        bar = QRectF(middle - wide / 2, min(zero, end), wide, max(1.0, abs(zero - end)))
        painter.save()
        painter.setClipRect(bar)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(theme.color("chart1"))
        # Rounded at its end only: the other end stands square on the zero line.
        painter.drawRoundedRect(bar.adjusted(0, 0, 0, 4) if value > 0 else bar.adjusted(0, -4, 0, 0), 3, 3)
        painter.restore()


class LineChart(Chart):
    """A line over time with a soft area below and its last value in words."""

    def __init__(self, name: str) -> None:
        super().__init__(name)
        self._labels: list[str] = []
        self._values: list[float] = []
        self._title = ""

    def show_values(self, labels: Sequence[str], values: Sequence[float], *, title: str = "") -> None:
        """One value for each label; only as many labels are printed as there is room for."""
        self._labels, self._values, self._title = list(labels), list(values), title
        self.told()

    def numbers(self) -> Numbers:
        pairs = zip(self._labels, self._values, strict=True)
        return [("", self._title), *((label, figure_text(value)) for label, value in pairs)]

    def paint_chart(self, painter: QPainter, area: QRectF) -> None:
        scale = Scale.over(self._values, 14, area.height() - 22)
        last = figure_text(self._values[-1]) if self._values else ""
        painter.setFont(theme.font(12, bold=True))
        left, right = scale_width(scale), area.width() - QFontMetrics(painter.font()).horizontalAdvance(last) - 14
        paint_scale(painter, scale, left, right)
        if len(self._values) < 2:
            return
        step = (right - left) / (len(self._values) - 1)
        points = [QPointF(left + step * n, scale.y(value)) for n, value in enumerate(self._values)]
        line = _smooth(points)
        self._paint_area(painter, line, points, scale)
        painter.setPen(QPen(theme.color("chart1"), 2.2))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.drawPath(line)
        painter.setPen(QPen(theme.color("surface"), 2))
        painter.setBrush(theme.color("chart1"))
        painter.drawEllipse(points[-1], 5, 5)
        painter.setFont(theme.font(12, bold=True))
        painter.setPen(theme.color("text"))
        painter.drawText(QPointF(points[-1].x() + 9, points[-1].y() + 4), last)
        self._paint_labels(painter, left, step, area)

    @staticmethod
    def _paint_area(painter: QPainter, line: QPainterPath, points: list[QPointF], scale: Scale) -> None:
        area = QPainterPath(line)
        area.lineTo(points[-1].x(), scale.y(0))
        area.lineTo(points[0].x(), scale.y(0))
        area.closeSubpath()
        shade = QLinearGradient(0, scale.top, 0, scale.bottom)
        for at, alpha in ((0, 46), (1, 4)):
            color = theme.color("chart1")
            color.setAlpha(alpha)
            shade.setColorAt(at, color)
        painter.fillPath(area, shade)

    def _paint_labels(self, painter: QPainter, left: float, step: float, area: QRectF) -> None:
        painter.setFont(theme.font(12))
        painter.setPen(theme.color("text3"))
        count = len(self._labels)
        gaps = max(1, min(3, int(step * count / 70), count - 1))
        for number in (round(n * (count - 1) / gaps) for n in range(gaps + 1)):
            middle = left + step * number
            painter.drawText(QRectF(middle - 40, area.height() - 18, 80, 16), CENTRE, self._labels[number])


def _smooth(points: list[QPointF]) -> QPainterPath:
    path = QPainterPath(points[0])
    for before, here in pairwise(points):
        reach = (here.x() - before.x()) / 2.4
        path.cubicTo(QPointF(before.x() + reach, before.y()), QPointF(here.x() - reach, here.y()), here)
    return path


class Spark(QWidget):
    """The course of a week as a line without axes, beside its figure."""

    def __init__(self) -> None:
        super().__init__()
        self._values: list[float] = []
        self.setFixedSize(84, 30)

    def show_values(self, values: Sequence[float]) -> None:
        """The values from old to new."""
        self._values = list(values)
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        if len(self._values) < 2:
            return
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        most, least = max(self._values), min(self._values)
        step, range_ = (self.width() - 8) / (len(self._values) - 1), (most - least) or 1
        high = self.height() - 10
        points = [QPointF(3 + step * n, 5 + high * (most - value) / range_) for n, value in enumerate(self._values)]
        color = theme.color("chart1")
        painter.setPen(QPen(color, 1.8, Qt.PenStyle.SolidLine, Qt.PenCapStyle.RoundCap, Qt.PenJoinStyle.RoundJoin))
        painter.drawPolyline(points)
        painter.setBrush(color)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.drawEllipse(points[-1], 2.8, 2.8)
