"""Signing out takes the window away at any moment: no answer meets what is gone, and nothing of it stays behind."""

import gc
import threading
import weakref
from pathlib import Path

from PySide6.QtCore import QEvent, QObject
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from jxc_desktop.desktop.everywhere.window_parts import WindowParts
from jxc_desktop.desktop.rooms.rooms import ROOMS
from jxc_desktop.desktop.shop_file.last_shop import LastShop
from jxc_desktop.desktop.window.main_window import MainWindow
from jxc_desktop.desktop.workplace import Workplace
from tests.desktop.in_front import bring_to_front

PAGES = [(room.key, page.key) for room in ROOMS for page in room.pages]
_READERS = 2


class Shut:
    """Nobody at the desk gets on with anything until `open`."""

    def __init__(self, work: Workplace) -> None:
        self._gate = threading.Event()
        self._asker = QObject()
        for _ in range(_READERS):
            work.desk.read(self._asker, self._gate.wait, refused=lambda _: None)
        work.desk.run(self._asker, self._gate.wait, refused=lambda _: None)
        self.open = self._gate.set


def window_of(work: Workplace, folder: Path) -> MainWindow:
    made = MainWindow(work, ROOMS)
    WindowParts(made, LastShop(folder))
    bring_to_front(made)
    return made


def take_away(window: MainWindow) -> None:
    """As the program does it when somebody else signs in."""
    window.close()
    window.deleteLater()
    QApplication.sendPostedEvents(window, QEvent.Type.DeferredDelete)


def quiet(work: Workplace, qtbot: QtBot) -> None:
    qtbot.waitUntil(lambda: not work.desk.busy)
    QApplication.processEvents()


def test_every_page_may_be_gone_before_its_answer_is_there(work: Workplace, qtbot: QtBot, tmp_path: Path) -> None:
    window = window_of(work, tmp_path)
    quiet(work, qtbot)
    shut = Shut(work)
    for room, key in PAGES:
        window.go_to_page(room, key)
    take_away(window)
    shut.open()
    quiet(work, qtbot)  # what a page says of being gone fails the test: it is said in a slot


def test_nothing_of_a_window_stays_when_it_is_gone(work: Workplace, qtbot: QtBot, tmp_path: Path) -> None:
    window = window_of(work, tmp_path)
    left: dict[str, weakref.ref[QObject]] = {"the window": weakref.ref(window)}
    for room, key in PAGES:
        page = window.go_to_page(room, key)
        assert page is not None
        left[key] = weakref.ref(page)
        quiet(work, qtbot)
    take_away(window)
    quiet(work, qtbot)
    del window, page
    work.speaker = None
    gc.collect()
    assert [name for name, one in left.items() if one() is not None] == []
