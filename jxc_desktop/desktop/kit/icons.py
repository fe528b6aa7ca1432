"""Line icons in any tone, sharp on every screen."""

from functools import lru_cache

from PySide6.QtCore import QByteArray, QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QPixmap
from PySide6.QtSvg import QSvgRenderer
from PySide6.QtWidgets import QSizePolicy, QWidget

from jxc_desktop import resources
from jxc_desktop.desktop.kit import theme


def pixmap(name: str, tone: str = "text2", px: int = 18, dpr: float = 2.0) -> QPixmap:
    """The icon `px` wide in the tone's colour of the theme in force, drawn for a screen of `dpr`."""
    return _drawn(name, theme.color(tone).name(), px, dpr)


def draw(painter: QPainter, name: str, tone: str, at: QPointF, px: int) -> None:
    """Paints the icon with its top left corner at `at`."""
    dpr = painter.device().devicePixelRatioF()
    painter.drawPixmap(at, pixmap(name, tone, px, dpr))


@lru_cache(maxsize=512)
def _drawn(name: str, color: str, px: int, dpr: float) -> QPixmap:
    svg = _source(name).replace("currentColor", color)
    made = QPixmap(round(px * dpr), round(px * dpr))
    made.fill(Qt.GlobalColor.transparent)
    painter = QPainter(made)
    QSvgRenderer(QByteArray(svg.encode())).render(painter, QRectF(0, 0, made.width(), made.height()))
    painter.end()
    made.setDevicePixelRatio(dpr)
    return made


@lru_cache(maxsize=256)
def _source(name: str) -> str:
    svg = resources.path(f"icons/{name}.svg").read_text(encoding="utf-8")
    return svg.replace('stroke-width="2"', 'stroke-width="1.9"')


class Glyph(QWidget):
    """An icon that stands beside words and follows the theme."""

    def __init__(self, name: str, tone: str = "text2", px: int = 18, ground: str = "", pad: int = 0) -> None:
        super().__init__()
        self._name, self._tone, self._px, self._ground = name, tone, px, ground
        self._pad = pad
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)

    def show_icon(self, name: str, tone: str) -> None:
        """Shows another icon in another tone."""
        self._name, self._tone = name, tone
        self.update()

    def sizeHint(self) -> QSize:
        side = self._px + 2 * self._pad
        return QSize(side, side)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        if self._ground:
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(theme.color(self._ground))
            painter.drawRoundedRect(self.rect(), 8, 8)
        draw(painter, self._name, self._tone, QPointF(self._pad, self._pad), self._px)
