"""The line one searches in and the line one scans into."""

import unicodedata

from PySide6.QtCore import QEvent, QPointF, QSize, Qt, Signal
from PySide6.QtGui import QFontMetrics, QKeyEvent, QKeySequence, QPainter, QPaintEvent
from PySide6.QtWidgets import QLineEdit, QSizePolicy

from jxc_desktop.desktop.kit import icons, theme
from jxc_desktop.desktop.kit.timer import timer

_PAUSE_MS = 150
_SIGNS = {"ok": "circle-check", "warn": "circle-alert", "bad": "circle-alert", "text2": "info", "accent": "info"}


class SearchField(QLineEdit):
    """Search as you type: `searched(text)` after a pause, `entered` by Enter, `left_down` by ↓ into the list.

    Esc empties it first; when it is empty Esc goes to the page.
    """

    searched = Signal(str)
    entered = Signal(str)
    left_down = Signal()

    def __init__(self, placeholder: str = "", *, width: int = 280) -> None:
        super().__init__()
        self.setObjectName("search")
        self.setPlaceholderText(placeholder)
        self.setAccessibleName(placeholder)
        self.setFixedWidth(width)
        self._pause = timer(self, _PAUSE_MS, lambda: self.searched.emit(self.text().strip()))
        self.textChanged.connect(lambda: self._pause.start())

    def search_now(self) -> None:
        """Searches without waiting for the pause."""
        self._pause.stop()
        self.searched.emit(self.text().strip())

    def keyPressEvent(self, event: QKeyEvent) -> None:
        key = event.key()
        if key == Qt.Key.Key_Escape and self.text():
            self.clear()
            self.search_now()
        elif key in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.search_now()
            self.entered.emit(self.text().strip())
        elif key == Qt.Key.Key_Down:
            self.left_down.emit()
        else:
            super().keyPressEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        tone = "text2" if self.hasFocus() else "text3"
        icons.draw(QPainter(self), "search", tone, QPointF(11, (self.height() - 16) / 2), 16)


class ScanLine(QLineEdit):
    """The 54 px line of every scanning page. What a scanner sends does not come through here but by `ScannerFilter`.

    `entered(text)` by Enter, also when empty; `deleted` by Del in the empty line; `moved(±1)` by ↑ ↓ (±10 by PgUp
    PgDn) for the current row of the table below.
    """

    entered = Signal(str)
    deleted = Signal()
    moved = Signal(int)

    def __init__(self, placeholder: str, *, name: str = "") -> None:
        super().__init__()
        self.setObjectName("scan")
        self.setFixedHeight(54)
        self.setPlaceholderText(placeholder)
        self.setAccessibleName(name or placeholder)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        # Codes and pinyin are typed here and nothing else: an input method that is on would swallow letters.
        self.setAttribute(Qt.WidgetAttribute.WA_InputMethodEnabled, False)
        self._said, self._tone = "", "ok"

    def say(self, text: str, tone: str = "ok") -> None:
        """The echo at the right: what was scanned last, or what is wrong; "" for nothing."""
        self._said, self._tone = text, tone
        self.setAccessibleDescription(text)
        room = QFontMetrics(theme.font(15)).horizontalAdvance(text) + 46 if text else 0
        self.setTextMargins(0, 0, room, 0)
        self.update()

    def said(self) -> str:
        """The echo shown."""
        return self._said

    def ahead(self) -> str:
        """`3*` typed and no code behind it: it is taken out of the line for the scan that comes now; else ""."""
        typed = unicodedata.normalize("NFKC", self.text()).strip()
        if not typed.endswith(("*", "×")):
            return ""
        self.clear()
        return typed

    def sizeHint(self) -> QSize:
        return QSize(400, 54)

    def event(self, event: QEvent) -> bool:
        # A field takes Ctrl Z, and on some systems Ctrl U K E, for its own text; in the empty line they are the page's.
        if isinstance(event, QKeyEvent) and self._is_key_of_page(event):
            event.ignore()
            return False
        return super().event(event)

    def _is_key_of_page(self, event: QKeyEvent) -> bool:
        asks = event.type() == QEvent.Type.ShortcutOverride and event.modifiers() & Qt.KeyboardModifier.ControlModifier
        return bool(asks) and not self.text() and not event.matches(QKeySequence.StandardKey.Paste)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        key = event.key()
        moves = {Qt.Key.Key_Up: -1, Qt.Key.Key_Down: 1, Qt.Key.Key_PageUp: -10, Qt.Key.Key_PageDown: 10}
        if key in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.entered.emit(self.text().strip())
        elif key == Qt.Key.Key_Delete and not self.text():
            self.deleted.emit()
        elif key in moves and event.modifiers() == Qt.KeyboardModifier.NoModifier:
            self.moved.emit(moves[Qt.Key(key)])
        elif key == Qt.Key.Key_Escape and self.text():
            self.clear()
        else:
            super().keyPressEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        painter = QPainter(self)
        middle = self.height() / 2
        icons.draw(painter, "scan-barcode", "accent" if self.hasFocus() else "text3", QPointF(16, middle - 12), 24)
        if not self._said:
            return
        painter.setFont(theme.font(15))
        painter.setPen(theme.color(self._tone))
        wide = QFontMetrics(painter.font()).horizontalAdvance(self._said)
        left = self.width() - wide - 14
        icons.draw(painter, _SIGNS.get(self._tone, "info"), self._tone, QPointF(left - 25, middle - 9), 18)
        painter.drawText(left, 0, wide + 2, self.height(), Qt.AlignmentFlag.AlignVCenter, self._said)
