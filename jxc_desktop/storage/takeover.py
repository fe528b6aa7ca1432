"""A restored file takes the name of the shop file: decided by one renaming, finished by whoever opens the shop next.

`shop.jxc` is there at every moment, as the old file or as the new one. Once the new one, whole and flushed, is called
`shop.jxc.restoring-STAMP`, the restore is decided: the old one gets a second name, its logs go, the new one is
renamed over it. A power cut in between leaves the decision on the disk, and the next opening carries it out.
"""

import logging
import os
from contextlib import suppress
from datetime import datetime
from glob import escape
from pathlib import Path

from jxc_desktop.kernel.refusal import Refused
from jxc_desktop.storage import driver
from jxc_desktop.storage.disk import LOGS, beside, flush_names, remove_side_files, remove_with_side_files, second_name
from jxc_desktop.storage.lock import WriterLock

_DECIDED, _BEFORE = ".restoring-", ".before-restore-"
_log = logging.getLogger(__name__)


def take_over(part: Path, target: Path) -> Path | None:
    """`part`, whole and flushed, becomes `target`; what stood there is kept beside it and its path returned.

    The caller holds the writer lock of `target`. OSError where it did not come to that: the old file is in its place.
    """
    decided = beside(target, f"{_DECIDED}{datetime.now():%Y%m%d-%H%M%S-%f}")
    os.replace(part, decided)
    try:
        flush_names(target.parent)
        return _carry_out(decided, target)
    except OSError:
        _take_back(decided, target)
        raise


def is_decided(target: Path) -> bool:
    """Whether a restore of this file waits to be carried out."""
    return bool(_waiting(target))


def finish(target: Path) -> Path | None:
    """Carry out the restore that a power cut broke off; where the shop before it is kept, None where none waits.

    Refused "file.in_use" where somebody is restoring at this moment, "restore.unfinished".
    """
    if not is_decided(target):
        return None
    kept = None
    with WriterLock(target):
        try:
            for decided in _waiting(target):
                kept = _carry_out(decided, target)
                _log.warning("a restore that was broken off is carried out: %s, before it %s", target, kept)
        except OSError as fault:
            raise Refused("restore.unfinished", path=str(target)) from fault
    return kept


def _waiting(target: Path) -> list[Path]:
    return sorted(target.parent.glob(f"{escape(target.name)}{_DECIDED}*"))


def _kept(decided: Path, target: Path) -> Path:
    stamp = decided.name.rpartition(_DECIDED)[2]
    return target.with_name(f"{target.stem}{_BEFORE}{stamp}{target.suffix}")


def _carry_out(decided: Path, target: Path) -> Path | None:
    """Each step may have been done already before a power cut."""
    kept = _kept(decided, target)
    if not kept.exists():
        _keep(target, kept)
    flush_names(target.parent)
    remove_side_files(target)  # before the new file is here: it must never see the log of the old one
    flush_names(target.parent)
    os.replace(decided, target)
    with suppress(OSError):  # unflushed it would be found decided once more, which is as good
        flush_names(target.parent)
    return kept if kept.exists() else None


def _keep(target: Path, kept: Path) -> None:
    """The file comes last: where it has its second name, so have its logs."""
    if target.exists():
        _fold(target)
    for suffix in (*LOGS, ""):
        if beside(target, suffix).exists():
            second_name(beside(target, suffix), beside(kept, suffix))


def _fold(target: Path) -> None:
    """The log goes into its file where it can: damaged or being read, the old file is kept with its log beside it."""
    module = driver.load()
    with suppress(module.DatabaseError):
        conn = module.connect(str(target), timeout=0)
        try:
            conn.execute("PRAGMA wal_checkpoint(TRUNCATE)")
        finally:
            conn.close()


def _take_back(decided: Path, target: Path) -> None:
    """The old file as it was, and no decision any more; what cannot be taken back is left to the next opening."""
    kept = _kept(decided, target)
    if kept.exists() and not target.exists():
        return  # the only one there is
    try:
        for suffix in LOGS:
            if beside(kept, suffix).exists() and not beside(target, suffix).exists():
                second_name(beside(kept, suffix), beside(target, suffix))
        flush_names(target.parent)
        decided.unlink()
        flush_names(target.parent)
        remove_with_side_files(kept)
    except OSError:
        _log.warning("a restore that failed was not wholly taken back: %s", decided, exc_info=True)


def clear_second_names(target: Path) -> None:
    """Remove what a failed restore left: Windows lets nobody remove a second name of a file that is being read.

    The caller holds the writer lock of `target`: nobody is restoring it.
    """
    for kept in target.parent.glob(f"{escape(target.stem)}{_BEFORE}*{escape(target.suffix)}"):
        with suppress(OSError):
            if kept.samefile(target):
                remove_with_side_files(kept)
