"""The single-writer lock beside a shop file, with the name of who holds it; being alone with a small file."""

import getpass
import json
import os
import platform
import sys
import time
from datetime import datetime
from pathlib import Path
from typing import IO, Self

from jxc_desktop.kernel.refusal import Refused
from jxc_desktop.storage.disk import beside
from jxc_desktop.storage.faults import refusal_for

_LOCKED_BYTE = 1 << 20  # Windows locks bytes against reading too: the holder's name must lie outside the lock
_PATIENCE_S = 10


class WriterLock:
    """Held by one process for as long as it may write; the system lets go of it when the process dies."""

    def __init__(self, shop: Path) -> None:
        self._shop = shop
        self.path = beside(shop, ".lock")
        self._file: IO[str] | None = None

    def take(self) -> None:
        """Refused "file.in_use" with the holder's name where somebody else writes; "file.readonly", "file.full"."""
        try:
            file = self.path.open("a+", encoding="utf-8")  # held open for as long as the lock is
        except OSError as fault:
            raise self._not_written(fault) from fault
        try:
            _lock(file)
        except OSError as taken:
            holder = _holder(file)
            file.close()
            raise Refused("file.in_use", holder=holder) from taken
        try:
            file.seek(0)
            file.truncate()
            file.write(json.dumps({"user": _user(), "host": platform.node(), "pid": os.getpid(), "since": _now()}))
            file.flush()
        except OSError as fault:
            file.close()
            raise self._not_written(fault) from fault
        self._file = file

    def _not_written(self, fault: OSError) -> Refused:
        return refusal_for(fault, self._shop) or Refused("file.readonly", path=str(self._shop))

    def __enter__(self) -> Self:
        self.take()
        return self

    def __exit__(self, *_: object) -> None:
        self.release()

    def release(self) -> None:
        """Let go of it."""
        if self._file:
            self._file.close()
            self._file = None


def _user() -> str:
    try:
        return getpass.getuser()
    except (OSError, KeyError):
        return "?"


def _now() -> str:
    return datetime.now().isoformat(sep=" ", timespec="minutes")


def _holder(file: IO[str]) -> str:
    try:
        file.seek(0)
        told = json.loads(file.read())
        return f"{told['user']} @ {told['host']} ({told['since']})"
    except (OSError, ValueError, KeyError, TypeError):
        return "?"


if sys.platform == "win32":
    import msvcrt

    def _lock(file: IO[str]) -> None:
        file.seek(_LOCKED_BYTE)
        msvcrt.locking(file.fileno(), msvcrt.LK_NBLCK, 1)
else:
    import fcntl

    def _lock(file: IO[str]) -> None:
        fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)


def wait_for(file: IO[str]) -> None:
    """Be alone with a file until it is closed; OSError where somebody else is for ten seconds."""
    until = time.monotonic() + _PATIENCE_S
    while True:
        try:
            return _lock(file)
        except OSError:
            if time.monotonic() > until:
                raise
            time.sleep(0.02)
