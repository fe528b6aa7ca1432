"""A timer that runs once each time it is started: how pages wait for a pause in typing, or take news away."""

from collections.abc import Callable

from PySide6.QtCore import QObject, QTimer


def timer(parent: QObject, ms: int, then: Callable[[], object]) -> QTimer:
    """`then` runs `ms` after each start; a start while it waits begins the wait anew."""
    made = QTimer(parent)
    made.setSingleShot(True)
    made.setInterval(ms)
    made.timeout.connect(then)
    return made
