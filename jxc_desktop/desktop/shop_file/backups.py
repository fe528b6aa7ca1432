"""Automatic backups: at shift close, once a day and when the program closes; told in words, never in the way."""

import logging
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from pathlib import Path

from PySide6.QtCore import QObject, QTimer, Signal

from jxc_desktop.desktop.remembered import remembered
from jxc_desktop.desktop.workplace import Workplace
from jxc_desktop.insights.proof import prove_shop
from jxc_desktop.kernel.changes import Changes, Topic
from jxc_desktop.kernel.refusal import Refused
from jxc_desktop.sales.shifts import shift_now
from jxc_desktop.storage.backup import back_up
from jxc_desktop.storage.backup_shelf import (
    BackupFile,
    backup_name,
    backups_in,
    fingerprint,
    let_go,
    outlived,
    put_damaged_by,
)
from jxc_desktop.storage.shop_file import ShopFile
from jxc_desktop.words import say_refusal, tr

FOLDER = "备份"
_KEPT, _CHECKED = "backup", "backups_checked"
_LOOK_AGAIN_MS, _FIRST_LOOK_MS = 10 * 60_000, 60_000
_STALE = timedelta(days=2)
_log = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class Made:
    """What came of one backup: size and fingerprint of the verified files by their paths, and what is to be said.

    `whole` is whether every place has got its one.
    """

    checked: dict[str, tuple[int, str]]
    fault: str
    whole: bool


class Backups(QObject):
    """One per workplace (`backups_of`). `state(text, tone)` is for the status bar: "ok", "text2" or "warn".

    `listed` when there are other backups than before; `restore_wanted(Path)` goes to the composition root, which
    alone can close the shop.
    """

    state = Signal(str, str)
    listed = Signal()
    restore_wanted = Signal(object)

    def __init__(self, work: Workplace) -> None:
        super().__init__(work)
        self._work = work
        self._shop = work.shop
        self._store = remembered(self._shop.path)
        self._running = False
        self._again = False
        self._changed = False
        self._shift_open = False
        self._fault, self._failed = "", False
        self._watch = QTimer(self)
        self._watch.setInterval(_LOOK_AGAIN_MS)
        self._watch.timeout.connect(self._daily)

    # --- where -------------------------------------------------------------------------------------------------

    @property
    def folder(self) -> Path:
        """The first place: beside the shop file."""
        return self._shop.path.parent / FOLDER

    @property
    def second(self) -> Path | None:
        """A second place on another disk or stick, None where none was chosen."""
        kept = str(self._store.read(_KEPT).get("second", ""))
        return Path(kept) if kept else None

    def choose_second(self, folder: Path | None) -> None:
        """Keeps the second place for this computer; None for none."""
        self._store.keep(_KEPT, {"second": str(folder or "")})
        self.listed.emit()

    def shelf(self) -> tuple[BackupFile, ...]:
        """All backups of this shop in both places, the newest first."""
        found = [*backups_in(self.folder, self._shop.path)]
        if self.second and self.second != self.folder:
            found += backups_in(self.second, self._shop.path)
        return tuple(sorted(found, key=lambda backup: backup.made_at, reverse=True))

    def is_checked(self, backup: BackupFile) -> bool:
        """Whether it was opened and proven when it was made and has its size still."""
        return _known(self._store.read(_CHECKED).get(str(backup.path)))[0] == backup.size_bytes

    def is_as_made(self, backup: Path) -> bool:
        """Whether its bytes are those that were checked here when it was made, as far as that is known; slow."""
        known = self._print_of(backup)
        return not known or fingerprint(backup) in (known, "")

    def _print_of(self, backup: Path) -> str:
        return _known(self._store.read(_CHECKED).get(str(backup)))[1]

    # --- when --------------------------------------------------------------------------------------------------

    def begin(self) -> None:
        """Watch for a closed shift and for the day's backup; the first look waits until everybody is at work."""
        self._work.changed.connect(self._hear)
        self._look_at_shift()
        self._watch.start()
        QTimer.singleShot(_FIRST_LOOK_MS, self, self._daily)
        self.tell_state()

    def stop(self) -> None:
        """Watch no more: another person works now, or the shop is closed."""
        if self._watch.isActive():
            self._watch.stop()
            self._work.changed.disconnect(self._hear)

    def _hear(self, changes: Changes) -> None:
        self._changed = True
        if Topic.SHIFTS in changes:
            self._look_at_shift()

    def _look_at_shift(self) -> None:
        till = self._work.session.till
        self._work.read(self, lambda conn: shift_now(conn, till), self._shift_seen)

    def _shift_seen(self, shift_id: int | None) -> None:
        closed, self._shift_open = self._shift_open and shift_id is None, shift_id is not None
        if closed:
            self.make()

    def _daily(self) -> None:
        if self._watch.isActive() and not self._made_today():
            self.make()

    def _made_today(self) -> bool:
        shelf = backups_in(self.folder, self._shop.path)
        return bool(shelf) and shelf[0].made_at.date() >= date.today()

    # --- making one --------------------------------------------------------------------------------------------

    @property
    def running(self) -> bool:
        """Whether one is being made."""
        return self._running

    def make(self) -> None:
        """Make one now, off the window's thread; asked while one is being made, another follows it."""
        if self._running:
            self._again = True
            return
        self._running, self._changed = True, False
        self.state.emit(tr("Backing up"), "text2")
        self._work.desk.work(self, lambda _: self._make(), then=self._made, refused=self._refused, broken=self._broken)

    def at_close(self) -> str:
        """The last one before the program ends, at once; why not, in words, "" where it is made or not needed."""
        if not self._changed and self._made_today():
            return ""
        try:
            made = self._make()
        except Refused as refused:
            _log.warning("no backup at the end: %s", refused)
            return say_refusal(refused)
        self._note(made)
        return made.fault

    def _make(self) -> Made:
        now = datetime.now()
        made = [_shelve(self._shop, self.folder, now)]
        missed = ""
        if self.second and self.second != self.folder:
            try:
                # A stick that is not in: its folder must not be made anew on this computer's own disk.
                if not self.second.is_dir():
                    raise Refused("backup.no_place", folder=str(self.second))
                made.append(_shelve(self._shop, self.second, now))
            except Refused as refused:
                _log.warning("no second backup: %s", refused)
                missed = say_refusal(refused)
        said = [made[0][1], missed, self._look_at_one([path for path, _ in made], now.date())]
        checked = _read_back(path for path, disagree in made if not disagree)
        return Made(checked, " ".join(filter(None, said)), whole=not missed)

    def _look_at_one(self, made: Sequence[Path], today: date) -> str:
        """Each day another of the older ones is read again: a stick that goes bad says nothing by itself."""
        older = [backup for backup in self.shelf() if backup.path not in made and self._print_of(backup.path)]
        if not older:
            return ""
        backup = older[today.toordinal() % len(older)]
        try:
            if self.is_as_made(backup.path):
                return ""
            put_by = put_damaged_by(backup.path)
        except OSError:
            _log.warning("an older backup could not be read: %s", backup.path, exc_info=True)
            put_by = backup.path
        return tr(
            "The backup of {when} can no longer be trusted: {path}. Its disk is failing: take another one.",
            when=moment_words(backup.made_at),
            path=put_by,
        )

    def _note(self, made: Made) -> None:
        here = {str(backup.path) for backup in self.shelf()}
        known = {**self._store.read(_CHECKED), **{path: list(noted) for path, noted in made.checked.items()}}
        self._store.keep(_CHECKED, {path: noted for path, noted in known.items() if path in here})

    def _made(self, made: Made) -> None:
        self._note(made)
        self._over(made.fault, failed=not made.whole)

    def _refused(self, refused: Refused) -> None:
        _log.warning("no backup: %s", refused)
        self._over(say_refusal(refused), failed=True)

    def _broken(self, _: Exception) -> None:
        self._over(tr("Something of ours went wrong. The reason is in the log."), failed=True)

    def _over(self, fault: str, *, failed: bool) -> None:
        self._running, self._fault, self._failed = False, fault, failed
        self.tell_state()
        self.listed.emit()
        if self._again:
            self._again = False
            self.make()

    # --- telling -----------------------------------------------------------------------------------------------

    @property
    def failed(self) -> bool:
        """Whether the last one of this sitting was not made, or not in the second place."""
        return self._failed

    @property
    def fault(self) -> str:
        """What is wrong with the last one of this sitting (not made, not in the second place, ...), "" for nothing."""
        return self._fault

    def tell_state(self) -> None:
        """Says the state once more, for a status bar that has just come up."""
        shelf = [backup for backup in backups_in(self.folder, self._shop.path) if self.is_checked(backup)]
        if self._running:
            self.state.emit(tr("Backing up"), "text2")
        elif not shelf:
            self.state.emit(tr("Backup failed") if self._failed else tr("No backup yet"), "warn")
        elif self._fault and not self._failed:
            self.state.emit(tr("Backup {when}, look at it", when=moment_words(shelf[0].made_at)), "warn")
        elif self._failed:
            self.state.emit(tr("Backup failed, the last is of {when}", when=moment_words(shelf[0].made_at)), "warn")
        else:
            late = datetime.now() - shelf[0].made_at > _STALE
            said = tr("Backup {when} checked", when=moment_words(shelf[0].made_at))
            self.state.emit(said, "warn" if late else "ok")


def moment_words(moment: datetime, today: date | None = None) -> str:
    """ "today 10:30", "yesterday 22:10", "11-20 22:10"."""
    days = ((today or date.today()) - moment.date()).days
    time = f"{moment:%H:%M}"
    if days == 0:
        return tr("today {time}", time=time)
    return tr("yesterday {time}", time=time) if days == 1 else f"{moment:%m-%d} {time}"


def backups_of(work: Workplace) -> Backups:
    """The one of a workplace, made when it is first asked for."""
    found = work.findChild(Backups)
    return found if isinstance(found, Backups) else Backups(work)


def _known(kept: object) -> tuple[int, str]:
    """The size and the fingerprint of a backup as they were noted when it was made; (-1, "") where they were not."""
    if isinstance(kept, list) and len(kept) == 2:
        return kept[0], kept[1]
    return -1, ""


def _read_back(paths: Iterable[Path]) -> dict[str, tuple[int, str]]:
    """Size and fingerprint of fresh backups; not of one whose stick was pulled out meanwhile."""
    found = {}
    for path in paths:
        try:
            found[str(path)] = path.stat().st_size, fingerprint(path)
        except OSError:
            _log.warning("a fresh backup cannot be read: %s", path, exc_info=True)
    return found


def _shelve(shop: ShopFile, folder: Path, now: datetime) -> tuple[Path, str]:
    """One verified backup in one folder, which is thinned out after it; what is to be said, "" for nothing."""
    path = folder / backup_name(shop.path, now)
    try:
        back_up(shop, path, prove_shop)
    except Refused as refused:
        if refused.key != "backup.disagrees":
            raise
        _log.warning("the books disagree: %s", refused)
        # Whole all the same, and better than none; but no older one goes for it.
        said = tr(
            "The books disagree in one place ({why}). They are backed up as they are: see F9 on the About page.",
            **refused.facts,
        )
        return back_up(shop, path), said
    let_go(outlived(backups_in(folder, shop.path), now.date()))
    return path, ""
