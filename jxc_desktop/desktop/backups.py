"""Automatic backups: at shift close, once a day and when the program closes; told in words, never in the way."""

from PySide6.QtCore import QObject, Signal

from jxc_desktop.desktop.workplace import Workplace


class Backups(QObject):
    """One per workplace; `state(text, tone)` is for the status bar."""

    state = Signal(str, str)

    def __init__(self, work: Workplace, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._work = work
