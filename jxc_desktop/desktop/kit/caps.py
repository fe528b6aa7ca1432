"""Key caps: the printed key beside a word, and how its print becomes a shortcut."""

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QFontMetrics, QKeySequence, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QWidget

from jxc_desktop.desktop.kit import theme
from jxc_desktop.words import tr

HEIGHT = 20
# Keys that every field needs for itself: their owner (page, sheet, list) takes them, the button only prints them.
_OWNED_ELSEWHERE = {"Enter", "Esc", "Del", "Space", "Tab", "+", "-", "+ -", "↑ ↓", "↑", "↓"}


def sequence(key: str) -> QKeySequence | None:
    """The shortcut of a printed key ("Ctrl S", "F9"), None where its owner takes it (Enter, Esc, Del, Space)."""
    if not key or key in _OWNED_ELSEWHERE:
        return None
    # Qt's "Enter" is the one of the number pad; the key everybody means is "Return".
    return QKeySequence(key.replace(" ", "+").replace("+Enter", "+Return"))


def spoken(text: str, key: str) -> str:
    """The accessible name of something with a key."""
    return tr("{name}, key {key}", name=text, key=shown(key)) if key else text


def shown(key: str) -> str:
    """The key as printed: only the space bar has another name per language."""
    return tr("Space") if key == "Space" else key


def width(key: str) -> int:
    """The width of the cap in px."""
    return max(24, QFontMetrics(theme.font(12)).horizontalAdvance(shown(key)) + 10) if key else 0


def draw(painter: QPainter, key: str, at: QPointF, *, on_fill: bool = False, faint: bool = False) -> None:
    """Paints the cap of `key` with its top left corner at `at`."""
    box = QRectF(at.x() + 0.5, at.y() + 0.5, width(key) - 1, HEIGHT - 1)
    painter.setPen(QPen(theme.color("cap_edge_on_fill" if on_fill else "line2"), 1))
    painter.setBrush(theme.color("cap_on_fill" if on_fill else "sunken"))
    painter.drawRoundedRect(box, 4, 4)
    painter.setFont(theme.font(12))
    painter.setPen(theme.color("on_fill" if on_fill else "edge" if faint else "text2"))
    painter.drawText(box, Qt.AlignmentFlag.AlignCenter, shown(key))


class KeyCap(QWidget):
    """A key printed by itself, as in the line of hints under a table."""

    def __init__(self, key: str) -> None:
        super().__init__()
        self._key = key
        self.setAccessibleName(shown(key))
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    def sizeHint(self) -> QSize:
        return QSize(width(self._key), HEIGHT)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        draw(painter, self._key, QPointF(0, 0))
