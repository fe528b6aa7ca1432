"""The bell: how many things wait to be done, and the list of them over any page."""

from PySide6.QtCore import QObject, QTimer

from jxc_desktop.desktop.home.to_do import ToDoList
from jxc_desktop.desktop.home.waiting import waiting_of
from jxc_desktop.desktop.kit.sheet import Sheet
from jxc_desktop.desktop.window.main_window import MainWindow
from jxc_desktop.insights.to_do import ToDo
from jxc_desktop.words import tr

_EACH_MS = 10 * 60_000
_WIDTH = 400


class Ringing(QObject):
    """One per main window; asks at the start, every ten minutes and whenever the list is opened."""

    def __init__(self, window: MainWindow) -> None:
        super().__init__(window)
        self._window, self._waiting = window, waiting_of(window.work)
        self._waiting.found.connect(self._show_count)
        window.waiting_wanted.connect(self._open)
        self._clock = QTimer(self)
        self._clock.setInterval(_EACH_MS)
        self._clock.timeout.connect(self._waiting.read)
        self._clock.start()
        QTimer.singleShot(0, self._waiting.read)

    def _show_count(self, things: tuple[ToDo, ...]) -> None:
        self._window.header.bell.show_count(len(things))

    def _open(self) -> None:
        sheet = Sheet(self._window, tr("To be done"), side=True, width=_WIDTH)
        things = ToDoList()
        sheet.body.setContentsMargins(4, 8, 4, 8)
        sheet.body.addWidget(things)
        sheet.body.addStretch(1)
        self._waiting.found.connect(things.show_things)
        self._waiting.found.connect(things.take_focus)
        sheet.closed.connect(sheet.deleteLater)

        def go(thing: ToDo) -> None:
            sheet.done()
            self._window.work.go(thing.opens)

        things.opened.connect(go)
        sheet.open_sheet()
        self._waiting.read()
