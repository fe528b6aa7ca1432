"""A folder of backups: what they are called, which there are, which may go when newer ones have come."""

import hashlib
import logging
import re
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from pathlib import Path

KEEP_DAYS, KEEP_WEEKS, KEEP_MONTHS = 7, 4, 12
_STAMP = "%Y-%m-%d %H%M%S"
_STAMPED = re.compile(r"^(?P<stem>.+) (?P<stamp>\d{4}-\d{2}-\d{2} \d{6})$")
# What stands behind the shop's own name: the moment, or the step it was made before; then a copy's mark, if any.
_MADE_OF = re.compile(r"(?: \d{4}-\d{2}-\d{2} \d{6}|\.before-[\w-]+)(?: ?\(\d+\)| - .*)?$")
_NEVER_WORKED_IN = b"\1\1"  # of an SQLite file's header: a shop that was opened to write has a log, 2 and 2
_log = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class BackupFile:
    """One backup by its name: the shop file's stem and the moment it was made."""

    path: Path
    made_at: datetime
    size_bytes: int


def backup_name(shop: Path, moment: datetime) -> str:
    """ "shop 2026-11-22 103000.jxc"."""
    return f"{shop.stem} {moment.strftime(_STAMP)}{shop.suffix}"


def shop_stem(backup: Path) -> str:
    """The stem of the shop file a backup was made of: "shop" of "shop 2026-11-22 103000 (2).jxc", else its own."""
    return _MADE_OF.sub("", backup.stem) or backup.stem


def backups_in(folder: Path, shop: Path) -> tuple[BackupFile, ...]:
    """The backups of this shop in a folder, the newest first; none where the folder cannot be read."""
    try:
        seen = [_known(path, shop) for path in folder.glob(f"*{shop.suffix}")]
    except OSError:
        _log.warning("backups in %s were not listed", folder, exc_info=True)
        return ()
    return tuple(sorted(filter(None, seen), key=lambda backup: backup.made_at, reverse=True))


def _known(path: Path, shop: Path) -> BackupFile | None:
    stamped = _STAMPED.match(path.stem)
    if stamped is None or stamped["stem"] != shop.stem:
        return None
    try:
        return BackupFile(path, datetime.strptime(stamped["stamp"], _STAMP), path.stat().st_size)
    except (OSError, ValueError):
        return None


def outlived(backups: Sequence[BackupFile], today: date) -> tuple[BackupFile, ...]:
    """Those that may go: kept are all of today, the last of 7 days, of 4 weeks and of 12 months."""
    newest_first = sorted(backups, key=lambda backup: backup.made_at, reverse=True)
    kept = {backup.path for backup in newest_first if backup.made_at.date() >= today}
    for most, period in ((KEEP_DAYS, _day), (KEEP_WEEKS, _week), (KEEP_MONTHS, _month)):
        kept |= _last_of_each(newest_first, most, period)
    return tuple(backup for backup in newest_first if backup.path not in kept)


def let_go(backups: Iterable[BackupFile]) -> None:
    """Remove these files; one that will not go stays, which harms nobody."""
    for backup in backups:
        try:
            backup.path.unlink(missing_ok=True)
        except OSError:
            _log.warning("an old backup stays: %s", backup.path, exc_info=True)


def fingerprint(backup: Path) -> str:
    """What its bytes are known by, "" once somebody worked in it as in a shop. OSError."""
    with open(backup, "rb") as file:
        if file.read(20)[18:] != _NEVER_WORKED_IN:
            return ""
        file.seek(0)
        return hashlib.file_digest(file, "blake2b").hexdigest()


def put_damaged_by(backup: Path) -> Path:
    """Rename a backup that went bad on its disk: it counts no more, and no good one goes because of it. OSError."""
    return backup.rename(backup.with_name(f"{backup.stem}.damaged{backup.suffix}"))


def _last_of_each(newest_first: Sequence[BackupFile], most: int, period: Callable[[datetime], object]) -> set[Path]:
    last: dict[object, Path] = {}
    for backup in newest_first:
        last.setdefault(period(backup.made_at), backup.path)
    return set(list(last.values())[:most])


def _day(moment: datetime) -> object:
    return moment.date()


def _week(moment: datetime) -> object:
    return tuple(moment.isocalendar())[:2]


def _month(moment: datetime) -> object:
    return moment.year, moment.month
