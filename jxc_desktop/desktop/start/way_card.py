"""One of the ways to start: an icon, two lines, the digit that chooses it."""

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QPainter

from jxc_desktop.desktop.kit import caps, icons, theme
from jxc_desktop.desktop.start.choice_card import ChoiceCard

_HEIGHT, _TILE = 78, 48


class WayCard(ChoiceCard):
    """A tile with the icon, the way, why one would go it, and its key."""

    def __init__(self, icon: str, title: str, why: str, digit: int) -> None:
        super().__init__(title, caps.spoken(title, str(digit)), _HEIGHT)
        self._icon_name, self._why, self._key = icon, why, str(digit)
        self.setAccessibleDescription(why)

    def paint_content(self, painter: QPainter, chosen: bool) -> None:
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
