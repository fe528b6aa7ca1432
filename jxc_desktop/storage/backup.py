"""Backups: an online copy in one go, flushed and checked whole before it counts."""

import logging
import os
from collections.abc import Callable, Sequence
from contextlib import suppress
from pathlib import Path
from typing import Any, Protocol

from sqlalchemy import Connection

from jxc_desktop.kernel.refusal import Refused
from jxc_desktop.storage import driver
from jxc_desktop.storage.disk import beside, flush, flush_names, forget_read, remove_with_side_files
from jxc_desktop.storage.faults import refusal_for
from jxc_desktop.storage.form import steps_lacking
from jxc_desktop.storage.lock import WriterLock
from jxc_desktop.storage.shop_file import ShopFile


class Disagreement(Protocol):
    """What a proof found: which check, about what."""

    @property
    def check(self) -> str: ...
    @property
    def about(self) -> str: ...


Proof = Callable[[Connection], Sequence[Disagreement]]
_log = logging.getLogger(__name__)


def back_up(shop: ShopFile, target: Path, proof: Proof | None = None) -> Path:
    """A verified copy of the shop as it is at this moment, written beside and then renamed to `target`.

    Refused "backup.same", "backup.full", "backup.no_place", "backup.shop_damaged" (what was read from the shop, or
    what the disk kept of it, is not whole), "backup.disagrees"; nothing is left behind or replaced then. "file.io"
    where the disk does not say that it kept the copy, or its name.
    """
    target = target.resolve()
    if target == shop.path:
        raise Refused("backup.same", path=str(target))
    part = beside(target, ".part")
    try:
        target.parent.mkdir(parents=True, exist_ok=True)
        remove_with_side_files(part)
        copy_whole(shop, part)
        flush(part)
        forget_read(part)
        verify(part, proof)
        os.replace(part, target)
        flush_names(target.parent)
    except (Refused, OSError, driver.load().DatabaseError) as fault:
        _log.warning("no backup %s", target, exc_info=True)
        raise _refusal(fault, target) from fault
    finally:
        with suppress(OSError):  # why there is no backup is said already
            remove_with_side_files(part)
    return target


def copy_whole(shop: ShopFile, part: Path) -> None:
    """The shop with all its log holds, as one file. Driver errors, OSError, Refused "file.*" as they come."""
    module = driver.load()
    with shop.reading() as conn:
        source: Any = conn.connection.driver_connection
        conn.rollback()
        copy = module.connect(str(part))
        try:
            source.backup(copy, pages=-1)
            copy.execute("PRAGMA journal_mode=DELETE")
        finally:
            copy.close()


def _refusal(fault: BaseException, target: Path) -> Refused:
    """A fresh copy that is not whole tells of the shop it was made of, a disk that is full of the backup's."""
    refused = fault if isinstance(fault, Refused) else refusal_for(fault, target)
    if refused is None or refused.key in ("file.readonly", "file.unreachable"):
        return Refused("backup.no_place", folder=str(target.parent))
    if refused.key == "file.full":
        return Refused("backup.full", folder=str(target.parent))
    if refused.key in ("file.damaged", "backup.bad"):
        return Refused("backup.shop_damaged")
    if refused.key == "backup.disagrees":
        return Refused(refused.key, path=str(target), why=refused.facts["why"])
    return refused


def verify(path: Path, proof: Proof | None = None) -> None:
    """Open a backup and check it whole; the proof, which reads this program's form only, where it has that.

    Refused "backup.missing", "backup.bad", "backup.disagrees" (whole, but what the proof found first), "file.not_shop",
    "file.newer"; "file.in_use" for a shop that is open: it is no backup, and its log must stay where it is.
    """
    lock = WriterLock(path)
    if lock.path.exists():
        lock.take()
    try:
        with ShopFile.open(path, write=False) as copy:
            lacking = steps_lacking(copy)[1]
            with copy.reading() as conn:
                _check_whole(conn, path)
                if proof and not lacking and (findings := proof(conn)):
                    raise Refused("backup.disagrees", path=str(path), why=f"{findings[0].check}: {findings[0].about}")
    except Refused as refused:
        if refused.key == "file.missing":
            raise Refused("backup.missing", path=str(path)) from refused
        if refused.key in ("file.damaged", "file.io"):
            raise Refused("backup.bad", path=str(path)) from refused
        raise
    finally:
        lock.release()


def _check_whole(conn: Connection, path: Path) -> None:
    said = conn.exec_driver_sql("PRAGMA integrity_check(5)").scalar()
    loose = conn.exec_driver_sql("PRAGMA foreign_key_check").first()
    if said != "ok" or loose:
        _log.warning("%s is damaged: %s; %s", path, said, loose)
        raise Refused("backup.bad", path=str(path))
