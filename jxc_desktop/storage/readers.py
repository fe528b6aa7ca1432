"""Who is reading a shop file at this moment: it is closed only when nobody is."""

import threading

_PATIENCE_S = 10.0


class Readers:
    """Enter it to read; `see_off` lets nobody in any more and waits for those who are inside."""

    def __init__(self) -> None:
        self._changed = threading.Condition()
        self._inside = 0
        self.closed = False

    def __enter__(self) -> None:
        with self._changed:
            self._inside += 1

    def __exit__(self, *_: object) -> None:
        with self._changed:
            self._inside -= 1
            self._changed.notify_all()

    def see_off(self) -> None:
        """Waits at most ten seconds, as the file itself waits for a lock: Windows moves no file that is being read."""
        with self._changed:
            self.closed = True
            self._changed.wait_for(lambda: self._inside == 0, _PATIENCE_S)
