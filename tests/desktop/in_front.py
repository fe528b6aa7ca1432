"""A window as a person has it before him."""

from PySide6.QtTest import QTest
from PySide6.QtWidgets import QWidget


def bring_to_front(window: QWidget) -> None:
    """Show it, and wait until it is drawn and gets the keys: on Windows that is later than `isActiveWindow` says."""
    window.show()
    window.activateWindow()
    assert QTest.qWaitForWindowExposed(window)
    assert QTest.qWaitForWindowActive(window)
