"""Ctrl Z means what lies on the page that is seen."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from jxc_desktop.desktop.window.main_window import MainWindow
from jxc_desktop.desktop.window.page import Page
from jxc_desktop.desktop.window.room_view import Room, SubPage
from jxc_desktop.desktop.workplace import Workplace
from tests.desktop.in_front import bring_to_front


class Blank(Page):
    """Any page at all."""


@pytest.mark.parametrize("leaves", [True, False])
def test_what_was_undone_at_the_till_is_not_undone_from_another_room(
    leaves: bool, work: Workplace, qtbot: QtBot
) -> None:
    window = MainWindow(work, [Room(key, key, (SubPage(key, key, Blank),)) for key in ("till", "stock")])
    qtbot.addWidget(window)
    bring_to_front(window)
    undone: list[str] = []
    work.say_done("删了 农夫山泉", lambda: undone.append("till"))
    if leaves:
        window.go_to(1)
    QTest.keyClick(window, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    assert undone == ([] if leaves else ["till"])
