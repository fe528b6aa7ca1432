"""Timers that run once each time they are started: how pages wait for a pause in typing, or take news away."""

from collections.abc import Callable

from PySide6.QtCore import QObject, QTimer


def timer(parent: QObject, ms: int, then: Callable[[], object]) -> QTimer:
    """`then` runs `ms` after each start; a start while it waits begins the wait anew."""
    made = QTimer(parent)
    made.setSingleShot(True)
    made.setInterval(ms)
    made.timeout.connect(then)
    return made


class Lull:
    """`then` runs 2 s after the last `start`, and at the latest 15 s after the first of a row of them."""

    def __init__(self, parent: QObject, then: Callable[[], object]) -> None:
        self._then = then
        self._pause, self._at_least = timer(parent, 2_000, self.now), timer(parent, 15_000, self.now)

    def start(self) -> None:
        """Something has changed."""
        self._pause.start()
        if not self._at_least.isActive():
            self._at_least.start()

    def stop(self) -> None:
        """Nothing waits any more."""
        self._pause.stop()
        self._at_least.stop()

    def hurry(self) -> None:
        """What waits runs now."""
        if self._pause.isActive():
            self.now()

    def now(self) -> None:
        """It runs, and nothing waits any more."""
        self.stop()
        self._then()
