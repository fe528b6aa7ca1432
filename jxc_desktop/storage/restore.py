"""Putting a backup in the place of the shop: checked whole first, what stood there kept beside it."""

import shutil
from contextlib import suppress
from pathlib import Path

from jxc_desktop.kernel.refusal import Refused
from jxc_desktop.storage.backup import Proof, copy_whole, verify
from jxc_desktop.storage.disk import beside, flush, remove_with_side_files
from jxc_desktop.storage.faults import refusal_for
from jxc_desktop.storage.form import steps_lacking
from jxc_desktop.storage.lock import WriterLock
from jxc_desktop.storage.migrate import run_steps
from jxc_desktop.storage.shop_file import ShopFile
from jxc_desktop.storage.takeover import take_over


def restore(backup: Path, target: Path, proof: Proof | None = None) -> Path | None:
    """Put a backup, checked whole and in this program's form, in place of the shop file.

    What stood there is kept beside it and its path returned. Refused "backup.same", "restore.full", "restore.no_place",
    "file.in_use", and as `verify`; the present file is as it was after any refusal.
    """
    backup, target = backup.resolve(), target.resolve()
    if backup == target:
        raise Refused("backup.same", path=str(target))
    try:
        target.parent.mkdir(parents=True, exist_ok=True)
        with WriterLock(target):  # before anything: two restores would write one part
            return _put(backup, target, proof)
    except (OSError, Refused) as fault:
        raise _refusal(fault, backup, target) from fault


def _put(backup: Path, target: Path, proof: Proof | None) -> Path | None:
    part = beside(target, ".part")
    try:
        remove_with_side_files(part)
        _fetch(backup, part)
        _bring_up(part, proof)
        flush(part)
        return take_over(part, target)
    finally:
        with suppress(OSError):  # what went wrong is said already
            remove_with_side_files(part)
            beside(part, ".lock").unlink(missing_ok=True)


def _fetch(backup: Path, part: Path) -> None:
    """The file with what its log holds: taken from a computer that died, or from one at work, they are two."""
    log = beside(backup, "-wal")
    if not log.exists() or not log.stat().st_size:
        shutil.copyfile(backup, part)
        return
    with ShopFile.open(backup, write=False) as source:
        copy_whole(source, part)


def _bring_up(part: Path, proof: Proof | None) -> None:
    """Checked before anything is written to it; once more where an older program made it and it has its steps now."""
    verify(part, proof)
    with ShopFile.open(part, write=False) as copy:
        lacking = steps_lacking(copy)[1]
    if lacking:
        with ShopFile.open(part) as copy:
            run_steps(copy)
        verify(part, proof)


def _refusal(fault: OSError | Refused, backup: Path, target: Path) -> Refused:
    """In the words of who restores: he named the backup, and has never seen the part."""
    if isinstance(fault, FileNotFoundError) and not backup.exists():
        return Refused("backup.missing", path=str(backup))
    refused = fault if isinstance(fault, Refused) else refusal_for(fault, target)
    if refused is None or refused.key in ("file.readonly", "file.unreachable"):
        return Refused("restore.no_place", folder=str(target.parent))
    if refused.key == "file.full":
        return Refused("restore.full", folder=str(target.parent))
    about_part = refused.facts.get("path") == str(beside(target, ".part"))
    return Refused(refused.key, **{**refused.facts, "path": str(backup)}) if about_part else refused
