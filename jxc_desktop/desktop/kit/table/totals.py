"""The row of totals that stays below a table, aligned to its columns."""

from collections.abc import Mapping

from PySide6.QtCore import QRect, QSize, Qt
from PySide6.QtGui import QFontMetrics, QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from jxc_desktop.desktop.kit import theme
from jxc_desktop.desktop.kit.kinds import is_negative, text_of
from jxc_desktop.desktop.kit.table.grid import Grid
from jxc_desktop.desktop.kit.table.header import PAD

_HEIGHT = 38


class Totals(QWidget):
    """Sums over the whole query, never over the rows that happen to be loaded."""

    def __init__(self, grid: Grid) -> None:
        super().__init__()
        self._grid = grid
        self._words = ""
        self._sums: dict[str, object] = {}
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        grid.columns_changed.connect(self.update)
        grid.horizontalScrollBar().valueChanged.connect(self.update)

    def show_totals(self, words: str, sums: Mapping[str, object]) -> None:
        """`words` at the left ("Total, 13 kinds"), each sum under the column of its key; with neither the row goes."""
        self._words, self._sums = words, dict(sums)
        self.setFixedHeight(_HEIGHT if words or sums else 0)
        columns = {column.key: column for column in self._grid.rows_model.columns}
        spoken = [f"{columns[key].title} {text_of(value, columns[key].kind)}" for key, value in sums.items()]
        self.setAccessibleName(", ".join([words, *spoken]))
        self.update()

    def sizeHint(self) -> QSize:
        return QSize(100, _HEIGHT)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.fillRect(self.rect(), theme.color("sunken"))
        grid = self._grid
        for number in grid.rule_columns:
            left = grid.columnViewportPosition(number)
            painter.fillRect(left, 0, 1, self.height(), theme.color("line2"))
        painter.fillRect(0, 0, self.width(), 1, theme.color("line2"))
        painter.setFont(theme.font(grid.px, bold=True))
        leftmost = self._paint_sums(painter)
        painter.setPen(theme.color("text"))
        words = QFontMetrics(painter.font()).elidedText(self._words, Qt.TextElideMode.ElideRight, leftmost - 22)
        painter.drawText(QRect(14, 0, leftmost, self.height()), Qt.AlignmentFlag.AlignVCenter, words)

    def _paint_sums(self, painter: QPainter) -> int:
        """Paints the sums; the left edge of the first one, up to which the words may run."""
        grid, leftmost = self._grid, self.width()
        metrics = QFontMetrics(painter.font())
        for number, column in enumerate(grid.rows_model.columns):
            if column.key not in self._sums or grid.isColumnHidden(number):
                continue
            value = self._sums[column.key]
            text = text_of(value, column.kind)
            wide = metrics.horizontalAdvance(text)
            start = grid.columnViewportPosition(number)
            left = start + grid.columnWidth(number) - PAD - wide if column.is_figure else start + PAD
            painter.setPen(theme.color("bad" if is_negative(value) else "text"))
            painter.drawText(QRect(left, 0, wide + 2, self.height()), Qt.AlignmentFlag.AlignVCenter, text)
            leftmost = min(leftmost, left)
        return leftmost
