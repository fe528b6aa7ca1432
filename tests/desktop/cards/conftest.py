"""A window to lay cards over."""

import pytest
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from jxc_desktop.desktop.window.main_window import MainWindow
from jxc_desktop.desktop.window.page import Page
from jxc_desktop.desktop.window.room_view import Room, SubPage
from jxc_desktop.desktop.workplace import Workplace
from tests.desktop.in_front import bring_to_front


class Blank(Page):
    """The page below."""


@pytest.fixture
def window(work: Workplace, qtbot: QtBot) -> QWidget:
    made = MainWindow(work, (Room("home", "首页", (SubPage("home", "Home", Blank),)),))
    qtbot.addWidget(made)
    made.resize(1280, 649)
    bring_to_front(made)
    return made
