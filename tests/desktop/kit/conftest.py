"""The shop's look on the one application of the tests."""

from collections.abc import Iterator

import pytest
from PySide6.QtWidgets import QApplication

from jxc_desktop.desktop.kit import theme
from jxc_desktop.words import language, speak


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """The offscreen plugin says of every window what it cannot do."""
    for item in items:
        if "desktop/kit" in item.nodeid:
            item.add_marker(pytest.mark.qt_log_ignore("This plugin does not support"))


@pytest.fixture(autouse=True)
def look(qapp: QApplication) -> Iterator[None]:
    """Light, in Chinese, before each test; back to that after it."""
    before = language()
    speak("zh_CN")
    theme.apply(qapp, "light")
    yield
    speak(before)
