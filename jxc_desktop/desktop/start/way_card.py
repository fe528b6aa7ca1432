"""One of the ways to start: an icon, two lines, the digit that chooses it."""

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QAbstractButton, QSizePolicy

from jxc_desktop.desktop.kit import caps, icons, theme

_HEIGHT, _TILE = 78, 48


class WayCard(QAbstractButton):
    """Checkable; the chosen one is ringed and tinted."""

    def __init__(self, icon: str, title: str, why: str, digit: int) -> None:
        super().__init__()
        self._icon_name, self._why, self._key = icon, why, str(digit)
        self.setText(title)
        self.setAccessibleName(caps.spoken(title, self._key))
        self.setAccessibleDescription(why)
        self.setCheckable(True)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def sizeHint(self) -> QSize:
        return QSize(400, _HEIGHT)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        chosen = self.isChecked()
        painter.setPen(QPen(theme.color("accent" if chosen else "line"), 2 if chosen else 1))
        painter.setBrush(theme.color("accent_soft" if chosen else "hover" if self.underMouse() else "surface"))
        painter.drawRoundedRect(QRectF(self.rect()).adjusted(1, 1, -1, -1), 8, 8)
        self._paint_tile(painter, QRectF(16, (self.height() - _TILE) / 2, _TILE, _TILE), chosen)
        words = self.width() - 80 - 70
        painter.setPen(theme.color("text"))
        painter.setFont(theme.font(16, bold=True))
        painter.drawText(QRectF(80, 14, words, 26), Qt.AlignmentFlag.AlignVCenter, self.text())
        painter.setPen(theme.color("text2"))
        painter.setFont(theme.font(13))
        shown = painter.fontMetrics().elidedText(self._why, Qt.TextElideMode.ElideRight, words)
        painter.drawText(QRectF(80, 41, words, 22), Qt.AlignmentFlag.AlignVCenter, shown)
        at = QPointF(self.width() - 20 - caps.width(self._key), self.height() / 2 - caps.HEIGHT / 2)
        caps.draw(painter, self._key, at, on_fill=False, faint=False)

    def _paint_tile(self, painter: QPainter, tile: QRectF, chosen: bool) -> None:
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(theme.color("surface" if chosen else "canvas"))
        painter.drawRoundedRect(tile, 8, 8)
        tone = "accent" if chosen else "text2"
        icons.draw(painter, self._icon_name, tone, QPointF(tile.left() + 12, tile.top() + 12), 24)
