"""Python's cycle collector, let in only between two events of the window's thread.

By itself it runs on whichever thread happens to allocate, in the middle of whatever is going on. A reader's thread
that collects a dropped page would destroy widgets away from the thread they live on, and one that collects while Qt
is walking through them would pull them from under it: the program would die without a word.
"""

import gc

from PySide6.QtCore import QObject, QTimer

_LOOK_MS = 500


class Garbage(QObject):
    """From now on nothing is collected by itself: the window's thread looks twice a second and collects what is due."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        gc.disable()
        # What is there now (modules, tables, forms) stays to the end: without it to walk through, a full collection
        # takes 2 ms instead of 40, which a scan would have to wait for.
        gc.freeze()
        self._timer = QTimer(self)
        self._timer.setInterval(_LOOK_MS)
        self._timer.timeout.connect(self.collect_due)
        self._timer.start()

    def collect_due(self) -> None:
        """Collect the generations that have passed their thresholds, as Python would have."""
        limits, counts = gc.get_threshold(), gc.get_count()
        if counts[0] <= limits[0]:
            return
        generation = 2 if counts[2] > limits[2] else 1 if counts[1] > limits[1] else 0
        gc.collect(generation)
