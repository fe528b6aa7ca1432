"""A base says what a subclass must give, and a class that lacks it is not even made."""

from abc import abstractmethod

import pytest
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from jxc_desktop.desktop.kit.abstract import Abstract


class Sign(Abstract, QWidget):
    """A widget that leaves its words to its subclasses."""

    @abstractmethod
    def words(self) -> str:
        """What it says."""


class Arrow(Sign):
    def words(self) -> str:
        return "→"


class LongArrow(Arrow):
    """Has its words from the class above."""


def test_a_class_that_gives_everything_can_be_made(qtbot: QtBot) -> None:
    arrow = LongArrow()
    qtbot.addWidget(arrow)
    assert arrow.words() == "→"


def test_a_class_that_lacks_something_is_refused_as_it_is_written() -> None:
    with pytest.raises(TypeError, match="Blank does not say words"):

        class Blank(Sign):
            pass
