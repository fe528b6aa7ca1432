"""One shop = one SQLite file: a writer, readers, settings read back, identity checked before each commit."""

import os
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import Any, Self

from sqlalchemy import Connection, Engine, create_engine, event
from sqlalchemy.pool import QueuePool

from jxc_desktop.kernel.refusal import Broken, Refused
from jxc_desktop.storage import driver, takeover
from jxc_desktop.storage.disk import beside
from jxc_desktop.storage.faults import only_known_rows, refusal_for, told
from jxc_desktop.storage.lock import WriterLock
from jxc_desktop.storage.readers import Readers

APPLICATION_ID = 0x4A584331  # "JXC1", written into the file's header
FORMAT = 1  # raised when an older program must not even read the file; what it can migrate, alembic's version tells
_STATEMENTS = 512  # a day at the till, with purchases and a count, runs 270 different ones; the driver keeps 128
_SETTINGS = {
    "synchronous": 2,
    "foreign_keys": 1,
    "recursive_triggers": 1,
}


class ShopFile:
    """An open shop file. `writing()` is one durable transaction, `reading()` a steady view that never blocks it."""

    def __init__(self, path: Path, *, write: bool) -> None:
        self.path = path
        self.set_aside: Path | None = None  # the shop before this one, where opening it carried a restore out
        self._lock = WriterLock(path) if write else None
        if self._lock:
            self._lock.take()
        self._identity = _identity(path)  # of what lies here now that nobody puts another one here
        self._one_writer = threading.Lock()
        # A connection to a file put in this one's place would read the stranger, with our log over it.
        self.writer = _engine(path, self.check_identity, write=write, query_only=not write, size=1)
        self.reader = _engine(path, self.check_identity, write=write, query_only=True, size=4)
        self._kept: Connection | None = None
        self._readers = Readers()

    @classmethod
    def open(cls, path: Path, *, write: bool = True) -> Self:
        """Open an existing shop file.

        A restore that a power cut broke off is carried out first; `set_aside` says where the shop before it is kept.
        Refused "file.missing", "file.not_shop", "file.newer", "file.in_use" (holder), "file.readonly", "file.damaged",
        "restore.unfinished".
        """
        path = path.resolve()
        with told(path):
            set_aside = takeover.finish(path)
        if not path.is_file():
            raise Refused("file.missing", path=str(path))
        _check_header(path)
        with told(path):
            shop = cls(path, write=write)
            shop.set_aside = set_aside
            if write:
                takeover.clear_second_names(path)
            try:
                with shop.reading() as conn:
                    if conn.exec_driver_sql("PRAGMA application_id").scalar() != APPLICATION_ID:
                        raise Refused("file.not_shop", path=str(path))
                    if (version := conn.exec_driver_sql("PRAGMA user_version").scalar_one()) > FORMAT:
                        raise Refused("file.newer", version=version)
            except BaseException:
                shop.close()
                raise
            return shop

    @classmethod
    def create(cls, path: Path) -> Self:
        """An empty shop file ready to be migrated; a refusal leaves no file behind.

        Refused "file.exists", "file.unreachable", "file.full", "file.in_use", "file.readonly".
        """
        path = path.resolve()
        if path.exists() or takeover.is_decided(path):
            raise Refused("file.exists", path=str(path))
        with told(path):
            try:
                path.parent.mkdir(parents=True, exist_ok=True)
                path.touch(exist_ok=False)
            except OSError as fault:
                raise refusal_for(fault, path) or Refused("file.unreachable", path=str(path)) from fault
            try:
                shop = cls(path, write=True)
            except Refused as refused:
                if refused.key != "file.in_use":  # whoever has the lock may be putting a file here
                    path.unlink()
                raise
            try:
                with shop.writing() as conn:
                    conn.exec_driver_sql(f"PRAGMA application_id={APPLICATION_ID}")
                    conn.exec_driver_sql(f"PRAGMA user_version={FORMAT}")
            except BaseException:
                shop.discard()
                raise
            return shop

    @contextmanager
    def writing(self) -> Iterator[Connection]:
        """One transaction, durable when the block has ended without an error; nothing of it stays otherwise."""
        with self._one_writer, told(self.path):
            self._refuse_closed()
            conn = self._kept = self._kept or self.writer.connect()
            try:
                with conn.begin():
                    with only_known_rows():
                        yield conn
                    self.check_identity()
            except BaseException:
                conn.connection.rollback()  # nobody else does where the COMMIT itself was refused
                raise

    @contextmanager
    def reading(self) -> Iterator[Connection]:
        """A connection that cannot write, on a snapshot of its own."""
        with told(self.path), self._readers:
            self._refuse_closed()
            with self.reader.connect() as conn, conn.begin():
                yield conn

    def check_identity(self) -> None:
        """Refused "file.replaced" where the file was deleted or swapped under the running program."""
        try:
            same = _identity(self.path) == self._identity
        except OSError:
            same = False
        if not same:
            raise Refused("file.replaced", path=str(self.path))

    def _refuse_closed(self) -> None:
        if self._readers.closed:
            raise Refused("file.replaced", path=str(self.path))  # or soon to be

    def close(self) -> None:
        """Fold the write-ahead log into the file and let go of everything; who reads or writes finishes first."""
        self._readers.see_off()
        self.reader.dispose()
        with self._one_writer:  # closed under him, his connection takes his rows back and tells him nothing
            if self._kept:
                self._kept.close()
            self.writer.dispose()
            if self._lock:
                self._lock.release()

    def discard(self) -> None:
        """Close and remove a file that did not become a shop, and everything beside it, as far as the disk lets go."""
        self.close()
        with suppress(OSError):  # a stick that was pulled out: why there is no shop is being told
            for suffix in ("", "-wal", "-shm", ".lock"):
                beside(self.path, suffix).unlink(missing_ok=True)

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()


def _identity(path: Path) -> tuple[int, int]:
    seen = os.stat(path)
    return seen.st_dev, seen.st_ino


def _check_header(path: Path) -> None:
    try:
        with open(path, "rb") as file:
            start = file.read(16)
    except OSError as fault:
        raise Refused("file.unreachable", path=str(path)) from fault
    if start != b"SQLite format 3\0":
        raise Refused("file.not_shop", path=str(path))


def _engine(path: Path, check: Callable[[], None], *, write: bool, query_only: bool, size: int) -> Engine:
    module = driver.load()

    def connect() -> Any:
        check()
        conn = module.connect(
            str(path), isolation_level=None, check_same_thread=False, timeout=10, cached_statements=_STATEMENTS
        )
        try:
            _settle(conn, write, query_only)
        except BaseException:
            conn.close()  # Windows could not remove a damaged copy that is still held open
            raise
        return conn

    # Nothing to reset on return: both ways of working end their transaction themselves.
    engine = create_engine(
        "sqlite://",
        module=module,
        creator=connect,
        poolclass=QueuePool,
        pool_size=size,
        max_overflow=8,
        pool_reset_on_return=None,
    )

    @event.listens_for(engine, "begin")
    def begin(conn: Connection) -> None:
        conn.connection.cursor().execute("BEGIN" if query_only else "BEGIN IMMEDIATE")

    return engine


def _settle(conn: Any, write: bool, query_only: bool) -> None:
    """Set what keeps data safe and read it back: a setting that did not take is a fault, not a wish.

    How a file keeps its log is written in it: who only reads it, a backup on a locked stick, leaves that as it is.
    """
    for name, wanted in ({"journal_mode": "wal"} | _SETTINGS if write else _SETTINGS).items():
        conn.execute(f"PRAGMA {name}={wanted}")
        got = conn.execute(f"PRAGMA {name}").fetchone()[0]
        if got != wanted:
            raise Broken(f"PRAGMA {name} is {got!r}, not {wanted!r}")
    conn.execute("PRAGMA temp_store=MEMORY")
    conn.execute("PRAGMA cache_size=-32000")
    # Folding the log into the file is what a commit waits for: a quarter as often, and what is written all day once.
    conn.execute("PRAGMA wal_autocheckpoint=4000")
    if query_only:
        conn.execute("PRAGMA query_only=1")
