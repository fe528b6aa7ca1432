"""Carries work away from the window and brings the answers back: one clerk in order, a few readers beside him."""

import logging
from collections.abc import Callable
from concurrent.futures import Future, ThreadPoolExecutor
from dataclasses import dataclass, field
from typing import Any, TypeVar

from PySide6.QtCore import QObject, Qt, Signal
from shiboken6 import isValid

from jxc_desktop.kernel.changes import Changes
from jxc_desktop.kernel.refusal import Refused
from jxc_desktop.usecase import Done

Result = TypeVar("Result")
Then = Callable[[Result], object]
OnRefused = Callable[[Refused], object]
OnBroken = Callable[[Exception], object]
OnProgress = Callable[[int, int], object]
_log = logging.getLogger(__name__)


class Cancelled(Exception):
    """Raised out of long work by `Token.stop_if_cancelled`; nobody is told."""


class Token:
    """What long work holds: it tells how far it is and asks whether it is still wanted."""

    def __init__(self, tell: OnProgress) -> None:
        self._tell = tell
        self._cancelled = False

    @property
    def cancelled(self) -> bool:
        """Whether the work is no longer wanted."""
        return self._cancelled

    def cancel(self) -> None:
        """Says that the work is no longer wanted; its answer will reach nobody."""
        self._cancelled = True

    def progress(self, done: int, total: int) -> None:
        """Tells the window how far the work is; Cancelled where it is no longer wanted."""
        self.stop_if_cancelled()
        self._tell(done, total)

    def stop_if_cancelled(self) -> None:
        """Leaves the work by Cancelled where it is no longer wanted."""
        if self._cancelled:
            raise Cancelled


@dataclass(slots=True, eq=False)
class _Job:
    """One piece of work and who waits for it."""

    asker: QObject
    work: Callable[[Token], Any]
    then: Then[Any] | None
    refused: OnRefused
    broken: OnBroken | None
    told: OnProgress | None
    latest: str
    token: Token = field(init=False)
    result: Any = None
    fault: Exception | None = None


class Desk(QObject):
    """Runs callables off the window's thread and calls back on it. It knows nothing of what they do.

    `run` is for use cases: one clerk thread, strictly in the order asked. `read` and `work` are for queries,
    reports, prints and imports: a few threads side by side. A `Refused` goes to `refused=`, any other exception is
    logged with its trace and goes to `broken=`. `changed(Changes)` follows each use case that changed something.

    Whoever asks names himself first: the object whose widgets the answer will touch. Where it is gone by then, nobody
    is called; so an answer never meets a widget that has been deleted.
    """

    changed = Signal(object)
    busy_changed = Signal(bool)
    _arrived = Signal(object)
    _progressed = Signal(object, int, int)

    def __init__(self, parent: QObject | None = None, *, readers: int = 2) -> None:
        super().__init__(parent)
        self._clerk = ThreadPoolExecutor(max_workers=1, thread_name_prefix="clerk")
        self._readers = ThreadPoolExecutor(max_workers=readers, thread_name_prefix="reader")
        self._open: list[_Job] = []
        self._closed = False
        self._arrived.connect(self._deliver, Qt.ConnectionType.QueuedConnection)
        self._progressed.connect(self._tell, Qt.ConnectionType.QueuedConnection)

    @property
    def busy(self) -> bool:
        """Whether any work is still out."""
        return bool(self._open)

    def run(
        self,
        asker: QObject,
        verb: Callable[[], Result],
        then: Then[Result] | None = None,
        *,
        refused: OnRefused,
        broken: OnBroken | None = None,
    ) -> Token:
        """Has the clerk carry out a use case; `then(result)` on the window's thread.

        A use case is never cancelled once asked for: the token only silences its callbacks.
        """
        return self._send(self._clerk, _Job(asker, lambda _: verb(), then, refused, broken, None, ""))

    def read(
        self,
        asker: QObject,
        query: Callable[[], Result],
        then: Then[Result] | None = None,
        *,
        refused: OnRefused,
        broken: OnBroken | None = None,
        latest: str = "",
    ) -> Token:
        """Has a reader answer a query; of an asker's several with the same `latest` only the newest counts."""
        return self._send(self._readers, _Job(asker, lambda _: query(), then, refused, broken, None, latest))

    def work(
        self,
        asker: QObject,
        work: Callable[[Token], Result],
        then: Then[Result] | None = None,
        *,
        progress: OnProgress | None = None,
        refused: OnRefused,
        broken: OnBroken | None = None,
        latest: str = "",
    ) -> Token:
        """Long work off the clerk (imports, prints, backups): it gets the token to tell progress and hear a stop."""
        return self._send(self._readers, _Job(asker, work, then, refused, broken, progress, latest))

    def announce(self, changes: Changes) -> None:
        """Says that something changed outside a use case of this desk."""
        if changes:
            self.changed.emit(changes)

    def forget(self) -> None:
        """Nobody waits any more for what is still out; the clerk does what was asked of him all the same."""
        for job in self._open:
            job.token.cancel()

    def close(self) -> None:
        """Lets the clerk finish what was asked of him, drops the rest, and joins the threads."""
        self._closed = True
        self.forget()
        self._readers.shutdown(wait=True, cancel_futures=True)
        self._clerk.shutdown(wait=True)
        self._open = []

    # --- there and back ----------------------------------------------------------------------------------------

    def _send(self, threads: ThreadPoolExecutor, job: _Job) -> Token:
        job.token = Token(lambda done, total: self._progressed.emit(job, done, total))
        if self._closed:
            job.token.cancel()
            return job.token
        if job.latest:
            for older in self._open:
                if older.asker is job.asker and older.latest == job.latest:
                    older.token.cancel()
        self._open.append(job)
        if len(self._open) == 1:
            self.busy_changed.emit(True)
        # A query that was overtaken while it waited is not asked at all; a use case always is.
        skips = threads is self._readers
        future: Future[None] = threads.submit(self._carry_out, job, skips)
        future.add_done_callback(lambda _: self._arrived.emit(job))
        return job.token

    @staticmethod
    def _carry_out(job: _Job, skips: bool) -> None:
        if skips and job.token.cancelled:
            return
        try:
            job.result = job.work(job.token)
        except Cancelled:
            job.token.cancel()
        except Exception as fault:  # noqa: BLE001 - whatever it is, it is told on the window's thread and logged
            job.fault = fault
            if not isinstance(fault, Refused):
                _log.exception("work at the desk broke")

    def _deliver(self, job: _Job) -> None:
        if job not in self._open:
            return
        self._open.remove(job)
        if not self._open:
            self.busy_changed.emit(False)
        if job.fault is None and isinstance(job.result, Done):
            self.announce(job.result.changes)
        if job.token.cancelled or not isValid(job.asker):
            return
        if job.fault is None:
            if job.then is not None:
                job.then(job.result)
        elif isinstance(job.fault, Refused):
            job.refused(job.fault)
        elif job.broken is not None:
            job.broken(job.fault)

    def _tell(self, job: _Job, done: int, total: int) -> None:
        if job in self._open and job.told is not None and not job.token.cancelled and isValid(job.asker):
            job.told(done, total)
