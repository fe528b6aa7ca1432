"""News in place: the band in the page, the toast that can be undone."""

from collections.abc import Callable, Sequence

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QFrame, QPushButton, QWidget

from jxc_desktop.desktop.kit.buttons import Cross, KeyButton
from jxc_desktop.desktop.kit.icons import Glyph
from jxc_desktop.desktop.kit.labels import Words, restyle
from jxc_desktop.desktop.kit.layout import column, empty, row
from jxc_desktop.desktop.kit.timer import timer
from jxc_desktop.words import tr

OK_MS, TOAST_MS = 4000, 6000
_CLEAR_OF_FOOT = 92  # status bar and the buttons at the foot of a page stay in sight
_SIGNS = {"ok": "circle-check", "info": "info", "warn": "triangle-alert", "bad": "circle-alert"}
_TONES = {"ok": "ok", "info": "accent", "warn": "warn", "bad": "bad"}


class Band(QFrame):
    """A line of news in the page, hidden until `say`; it stays until an action is taken, or it is closed.

    An "ok" goes by itself after 4 s, unless the band `stays` because it offers what to do next.
    """

    closed = Signal()

    def __init__(self, *, stays: bool = False) -> None:
        super().__init__()
        self._stays = stays
        self._icon = Glyph("info", "accent", 20)
        self._title, self._more = Words("", 15, bold=True, wrap=True), Words("", 13, "text2", wrap=True)
        self._actions = row()
        self._cross = Cross()
        self._cross.clicked.connect(self.close_band)
        words = column(self._title, self._more, gap=1)
        self.setLayout(row(self._icon, (words, 1), self._actions, self._cross, gap=12, margins=(14, 8, 12, 8)))
        self._going = timer(self, OK_MS, self.close_band)
        self.hide()

    def say(self, kind: str, title: str, more: str = "", *actions: KeyButton) -> None:
        """Shows news: kind "ok", "info", "warn" or "bad"; `actions` are the ways on, each with its key."""
        self.setProperty("part", f"band-{kind}")
        restyle(self)
        self._icon.show_icon(_SIGNS[kind], _TONES[kind])
        self._title.setText(title)
        self._more.setText(more)
        self._more.setVisible(bool(more))
        self._put_actions(actions)
        self.setAccessibleName(f"{title} {more}".strip())
        self._going.stop()
        if kind == "ok" and not self._stays:
            self._going.start()
        self.show()

    def say_more(self, more: str) -> None:
        """Other words below the same title: how far it is."""
        self._more.setText(more)
        self.setAccessibleName(f"{self._title.text()} {more}".strip())

    def title(self) -> str:
        """The news shown, "" while there is none."""
        return self._title.text() if not self.isHidden() else ""

    def close_band(self) -> None:
        """Takes the news away; the keys of its actions go with it."""
        self._going.stop()
        self._put_actions(())
        if not self.isHidden():
            self.hide()
            self.closed.emit()

    def _put_actions(self, actions: Sequence[KeyButton]) -> None:
        for old in empty(self._actions):
            old.hide()
            old.deleteLater()
        for action in actions:
            self._actions.addWidget(action)
            action.show()


class Toast(QFrame):
    """The dark note at the bottom of the window about something that can be undone with Ctrl Z."""

    def __init__(self, window: QWidget) -> None:
        super().__init__(window)
        self._over_window = window
        self.setProperty("part", "toast")
        self._words = Words("", 14, "surface")
        self._undo = QPushButton(tr("Undo Ctrl Z"))
        self._undo.setAccessibleName(tr("Undo Ctrl Z"))
        self._undo.setAutoDefault(False)
        self._undo.setCursor(Qt.CursorShape.PointingHandCursor)
        self._undo.clicked.connect(self.undo)
        self._then: Callable[[], None] | None = None
        self.setLayout(
            row(Glyph("circle-check", "surface", 18), self._words, self._undo, gap=10, margins=(16, 8, 12, 8))
        )
        self._going = timer(self, TOAST_MS, self._over)
        window.installEventFilter(self)
        self.hide()

    def say(self, text: str, undo: Callable[[], None] | None = None) -> None:
        """Shows what was done; `undo` is called by the button or by the page's Ctrl Z."""
        self._words.setText(text)
        self._then = undo
        self._undo.setVisible(undo is not None)
        self.setAccessibleName(text)
        self._place()
        self.show()
        self.raise_()
        self._going.start()

    def undo(self) -> bool:
        """Undoes what the toast speaks of; whether there was anything to undo."""
        then, self._then = self._then, None
        self._over()
        if then is None:
            return False
        then()
        return True

    def withdraw(self) -> None:
        """What it spoke of can no longer be undone."""
        self._over()

    def page_left(self) -> None:
        """What it would undo lies on another page now: Ctrl Z here means something else."""
        if self._then is not None:
            self._over()

    def text(self) -> str:
        """The words shown, "" while there is no toast."""
        return self._words.text() if not self.isHidden() else ""

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.Resize and not self.isHidden():
            self._place()
        return False

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self._over()
        else:
            super().keyPressEvent(event)

    def _over(self) -> None:
        self._going.stop()
        self._then = None
        self.hide()

    def _place(self) -> None:
        self.adjustSize()
        window = self._over_window
        self.move((window.width() - self.width()) // 2, window.height() - self.height() - _CLEAR_OF_FOOT)
