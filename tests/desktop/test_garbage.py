"""A dropped page is destroyed on the window's thread and nowhere else."""

import gc
import threading
from collections.abc import Iterator

import pytest
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from jxc_desktop.desktop.garbage import Garbage


@pytest.fixture
def garbage(qapp: QApplication) -> Iterator[Garbage]:
    kept = Garbage(qapp)
    yield kept
    kept.deleteLater()
    gc.unfreeze()


class Dropped(QWidget):
    """In a circle with itself, so that only the collector finds it."""

    def __init__(self, ends: list[threading.Thread]) -> None:
        super().__init__()
        self.itself = self
        self.ends = ends

    def __del__(self) -> None:
        self.ends.append(threading.current_thread())


def allocate() -> None:
    rows = [[number] for number in range(200_000)]
    assert rows


def test_a_collection_passes_over_what_was_there_at_the_start(garbage: Garbage) -> None:
    assert len(gc.get_objects()) < gc.get_freeze_count() // 10


def test_a_reader_that_allocates_collects_nothing_and_the_window_does(qtbot: QtBot, garbage: Garbage) -> None:
    ends: list[threading.Thread] = []
    Dropped(ends)
    assert not gc.isenabled()
    reader = threading.Thread(target=allocate)
    reader.start()
    reader.join()
    assert ends == []
    allocate_here = [[number] for number in range(2 * gc.get_threshold()[0])]
    qtbot.waitUntil(lambda: ends != [])
    assert ends == [threading.main_thread()] and allocate_here
