"""A band that offers several ways on: a paper is done, a draft waits, more came than was ordered."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame

from jxc_desktop.desktop.kit.buttons import Cross, KeyButton
from jxc_desktop.desktop.kit.icons import Glyph
from jxc_desktop.desktop.kit.labels import Words, restyle
from jxc_desktop.desktop.kit.layout import column, empty, row

_SIGNS = {"ok": "circle-check", "info": "info", "warn": "triangle-alert", "bad": "circle-alert"}
_TONES = {"ok": "ok", "info": "accent", "warn": "warn", "bad": "bad"}


class ActionBand(QFrame):
    """Hidden until `say`; it stays until an action is taken, it is closed, or the page takes it away."""

    closed = Signal()

    def __init__(self) -> None:
        super().__init__()
        self._icon = Glyph("info", "accent", 20)
        self._title, self._more = Words("", 15, bold=True), Words("", 13, "text2", wrap=True)
        self._actions = row()
        self._cross = Cross()
        self._cross.clicked.connect(self.close_band)
        words = column(self._title, self._more, gap=1)
        self.setLayout(row(self._icon, (words, 1), self._actions, self._cross, gap=12, margins=(14, 8, 10, 8)))
        self.hide()

    def say(self, kind: str, title: str, more: str = "", *actions: KeyButton) -> None:
        """Shows the news (kind "ok", "info", "warn" or "bad") and what can be done about it."""
        self.setProperty("part", f"band-{kind}")
        restyle(self)
        self._icon.show_icon(_SIGNS[kind], _TONES[kind])
        self._title.setText(title)
        self._more.setText(more)
        self._more.setVisible(bool(more))
        for old in empty(self._actions):
            old.hide()
            old.deleteLater()
        for action in actions:
            self._actions.addWidget(action)
            action.show()
        self.setAccessibleName(f"{title} {more}".strip())
        self.show()

    def title(self) -> str:
        """What it says, "" while there is no band."""
        return self._title.text() if not self.isHidden() else ""

    def close_band(self) -> None:
        """Takes it away; its keys go with it."""
        for old in empty(self._actions):
            old.hide()
            old.deleteLater()
        if not self.isHidden():
            self.hide()
            self.closed.emit()
