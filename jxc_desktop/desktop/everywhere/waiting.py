"""The bell: how many things wait to be done, and the list of them over any page."""

from collections.abc import Callable
from datetime import date, datetime
from typing import Any

from PySide6.QtCore import QObject, QTimer

from jxc_desktop.desktop.home.to_do import ToDoList
from jxc_desktop.desktop.kit.sheet import Sheet
from jxc_desktop.desktop.window.main_window import MainWindow
from jxc_desktop.insights.to_do import ToDo, to_do
from jxc_desktop.kernel.dates import business_day
from jxc_desktop.words import tr

_EACH_MS = 10 * 60_000
_WIDTH = 400


class Waiting(QObject):
    """One per main window; counts at the start, every ten minutes and whenever the list is opened."""

    def __init__(self, window: MainWindow) -> None:
        super().__init__(window)
        self._window, self._work = window, window.work
        window.waiting_wanted.connect(self._open)
        self._clock = QTimer(self)
        self._clock.setInterval(_EACH_MS)
        self._clock.timeout.connect(self._count)
        self._clock.start()
        QTimer.singleShot(0, self._count)

    def _count(self) -> None:
        self._read(self._show_count, "bell")

    def _show_count(self, things: tuple[ToDo, ...]) -> None:
        self._window.header.bell.show_count(len(things))

    def _open(self) -> None:
        sheet = Sheet(self._window, tr("To be done"), side=True, width=_WIDTH)
        things = ToDoList()
        sheet.body.setContentsMargins(4, 8, 4, 8)
        sheet.body.addWidget(things)
        sheet.body.addStretch(1)

        def show(found: tuple[ToDo, ...]) -> None:
            self._show_count(found)
            things.show_things(found)
            things.take_focus()

        def go(thing: ToDo) -> None:
            sheet.done()
            self._work.go(thing.opens)

        things.opened.connect(go)
        sheet.open_sheet()
        self._read(show, "waiting")

    def _read(self, then: Callable[[tuple[ToDo, ...]], None], latest: str) -> None:
        session, now = self._work.session, datetime.now()
        day: date = business_day(now, self._work.settings.rolls_at_hour)

        def read(conn: Any) -> tuple[ToDo, ...]:
            return to_do(conn, session, day)

        self._work.read(self, read, then, latest=latest)
