"""The shop's look on the one application of the tests."""

from collections.abc import Iterator

import pytest
from PySide6.QtWidgets import QApplication

from jxc_desktop.desktop.kit import theme
from jxc_desktop.words import language, speak


@pytest.fixture(autouse=True)
def look(qapp: QApplication) -> Iterator[None]:
    """Light, in Chinese, before each test; back to that after it."""
    before = language()
    speak("zh_CN")
    theme.apply(qapp, "light")
    yield
    speak(before)
