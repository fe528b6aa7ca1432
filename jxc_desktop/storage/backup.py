"""Backups: an online copy in one go, checked before it counts; restoring never harms the present file."""

import os
import shutil
from collections.abc import Callable, Sequence
from contextlib import suppress
from datetime import datetime
from pathlib import Path
from typing import Any

from sqlalchemy import Connection

from jxc_desktop.kernel.refusal import Refused
from jxc_desktop.storage import driver
from jxc_desktop.storage.faults import refusal_for, told
from jxc_desktop.storage.lock import WriterLock
from jxc_desktop.storage.shop_file import ShopFile

Proof = Callable[[Connection], Sequence[object]]


def back_up(shop: ShopFile, target: Path, proof: Proof | None = None) -> Path:
    """A verified copy of the shop as it is at this moment, written beside and then renamed to `target`.

    Refused "file.full", "file.unreachable", "backup.same", "backup.bad" (the copy did not check out; it is removed).
    """
    target = target.resolve()
    if target == shop.path:
        raise Refused("backup.same", path=str(target))
    part = target.with_name(target.name + ".part")
    try:
        target.parent.mkdir(parents=True, exist_ok=True)
        _remove(part)
        _copy(shop, part)
        verify(part, proof)
        _flush(part)
        os.replace(part, target)
    except (OSError, driver.load().DatabaseError) as fault:
        raise refusal_for(fault, target) or Refused("file.unreachable", path=str(target)) from fault
    finally:
        _remove(part)
    return target


def _copy(shop: ShopFile, part: Path) -> None:
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


def verify(path: Path, proof: Proof | None = None) -> None:
    """Open a backup and check it whole; Refused "backup.bad" with the reason, "file.missing".

    Refused "file.in_use" for a shop that is open: it is no backup, and its log must stay where it is.
    """
    lock = WriterLock(path)
    if lock.path.exists():
        lock.take()
    try:
        with ShopFile.open(path, write=False) as copy, copy.reading() as conn:
            said = conn.exec_driver_sql("PRAGMA integrity_check(5)").scalar()
            if said != "ok":
                raise Refused("backup.bad", path=str(path), why=str(said).splitlines()[0])
            if conn.exec_driver_sql("PRAGMA foreign_key_check").first():
                raise Refused("backup.bad", path=str(path), why="foreign keys")
            if proof and (findings := proof(conn)):
                raise Refused("backup.bad", path=str(path), why=str(findings[0]))
    except Refused as refused:
        if refused.key in ("backup.bad", "file.missing"):
            raise
        raise Refused("backup.bad", path=str(path), why=refused.key) from refused
    finally:
        lock.release()


def restore(backup: Path, target: Path, proof: Proof | None = None) -> Path | None:
    """Put a verified backup in place of the shop file; what stood there is kept beside it and its path returned.

    Refused "backup.same", "backup.bad", "file.in_use", "file.full"; the present file is untouched by any refusal.
    """
    backup, target = backup.resolve(), target.resolve()
    if backup == target:
        raise Refused("backup.same", path=str(target))
    part = target.with_name(target.name + ".part")
    kept = target.with_name(f"{target.stem}.before-restore-{datetime.now():%Y%m%d-%H%M%S-%f}{target.suffix}")
    lock = WriterLock(target)
    try:
        target.parent.mkdir(parents=True, exist_ok=True)
        _remove(part)
        _fetch(backup, part)
        verify(part, proof)
        _flush(part)
        lock.take()
        try:
            _set_aside(target, kept)
            os.replace(part, target)
        except OSError:
            if not target.exists():
                _move(kept, target)
            raise
    except OSError as fault:
        missing = isinstance(fault, FileNotFoundError) and not backup.exists()
        named = Refused("file.missing", path=str(backup)) if missing else refusal_for(fault, target)
        raise named or Refused("file.unreachable", path=str(target)) from fault
    finally:
        _remove(part)
        lock.release()
    return kept if kept.exists() else None


def _fetch(backup: Path, part: Path) -> None:
    """The file with what its log holds: taken from a computer that died, or from one at work, they are two."""
    log = _beside(backup, "-wal")
    if not log.exists() or not log.stat().st_size:
        shutil.copyfile(backup, part)
        return
    with ShopFile.open(backup, write=False) as source:
        _copy(source, part)


def _set_aside(target: Path, kept: Path) -> None:
    """What stands there gets the name it is kept by, with its log where that could not be folded into it."""
    if target.exists():
        # Damaged or being read: that it cannot be folded together is no reason not to put a whole one in its place.
        with suppress(Refused), told(target), ShopFile(target, write=False) as old, old.writer.connect() as conn:
            conn.exec_driver_sql("PRAGMA query_only=0")
            conn.exec_driver_sql("PRAGMA wal_checkpoint(TRUNCATE)")
    _move(target, kept)
    _remove_side_files(target)


def _move(path: Path, new: Path) -> None:
    for suffix in ("", "-wal"):
        if _beside(path, suffix).exists():
            os.replace(_beside(path, suffix), _beside(new, suffix))


def _flush(path: Path) -> None:
    with open(path, "rb+") as file:
        os.fsync(file.fileno())


def _remove(part: Path) -> None:
    part.unlink(missing_ok=True)
    _remove_side_files(part)


def _remove_side_files(path: Path) -> None:
    for suffix in ("-wal", "-shm", "-journal"):
        _beside(path, suffix).unlink(missing_ok=True)


def _beside(path: Path, suffix: str) -> Path:
    return path.with_name(path.name + suffix)
