"""What waits to be done, read once for whoever shows it: the bell, its list, the first page."""

from datetime import datetime
from typing import Any

from PySide6.QtCore import QObject, Signal

from jxc_desktop.desktop.workplace import Workplace
from jxc_desktop.insights.to_do import ToDo, to_do
from jxc_desktop.kernel.dates import business_day


class Waiting(QObject):
    """One per workplace (`waiting_of`). `found(tuple[ToDo, ...])` after each `read`."""

    found = Signal(object)

    def __init__(self, work: Workplace) -> None:
        super().__init__(work)
        self._work = work

    def read(self) -> None:
        """Reads it anew, for everybody."""
        session, day = self._work.session, business_day(datetime.now(), self._work.settings.rolls_at_hour)

        def read(conn: Any) -> tuple[ToDo, ...]:
            return to_do(conn, session, day)

        self._work.read(self, read, self.found.emit, latest="waiting")


def waiting_of(work: Workplace) -> Waiting:
    """The one of a workplace, made when it is first asked for."""
    found = work.findChild(Waiting)
    return found if isinstance(found, Waiting) else Waiting(work)
