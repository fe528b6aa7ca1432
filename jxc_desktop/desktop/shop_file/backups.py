"""Automatic backups: at shift close, once a day and when the program closes; told in words, never in the way."""

import logging
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
from jxc_desktop.storage.backup_shelf import BackupFile, backup_name, backups_in, let_go, outlived
from jxc_desktop.storage.shop_file import ShopFile
from jxc_desktop.words import say_refusal, tr

FOLDER = "备份"
_KEPT, _CHECKED = "backup", "backups_checked"
_LOOK_AGAIN_MS, _FIRST_LOOK_MS = 10 * 60_000, 60_000
_STALE = timedelta(days=2)
_log = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class Made:
    """What came of one backup: the verified file, and why the second place got none ("" where it did or is unset)."""

    backup: BackupFile
    second_fault: str = ""


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
        self._fault = ""
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
        return self._store.read(_CHECKED).get(str(backup.path)) == backup.size_bytes

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
        return made.second_fault

    def _make(self) -> Made:
        now = datetime.now()
        path = _shelve(self._shop, self.folder, now)
        fault = ""
        if self.second and self.second != self.folder:
            try:
                # A stick that is not in: its folder must not be made anew on this computer's own disk.
                if not self.second.is_dir():
                    raise Refused("file.unreachable", path=str(self.second))
                _shelve(self._shop, self.second, now)
            except Refused as refused:
                _log.warning("no second backup: %s", refused)
                fault = say_refusal(refused)
        return Made(BackupFile(path, now.replace(microsecond=0), path.stat().st_size), fault)

    def _note(self, made: Made) -> None:
        here = {str(backup.path): backup.size_bytes for backup in self.shelf()}
        known = self._store.read(_CHECKED)
        fresh = {path: size for path, size in here.items() if Path(path).name == made.backup.path.name}
        still = {path: size for path, size in known.items() if path in here}
        self._store.keep(_CHECKED, {**still, **fresh})

    def _made(self, made: Made) -> None:
        self._note(made)
        self._over(made.second_fault)

    def _refused(self, refused: Refused) -> None:
        _log.warning("no backup: %s", refused)
        self._over(say_refusal(refused))

    def _broken(self, _: Exception) -> None:
        self._over(tr("Something of ours went wrong. The reason is in the log."))

    def _over(self, fault: str) -> None:
        self._running, self._fault = False, fault
        self.tell_state()
        self.listed.emit()
        if self._again:
            self._again = False
            self.make()

    # --- telling -----------------------------------------------------------------------------------------------

    @property
    def fault(self) -> str:
        """Why the last one of this sitting was not made (or not in the second place), "" where all is well."""
        return self._fault

    def tell_state(self) -> None:
        """Says the state once more, for a status bar that has just come up."""
        shelf = [backup for backup in backups_in(self.folder, self._shop.path) if self.is_checked(backup)]
        if self._running:
            self.state.emit(tr("Backing up"), "text2")
        elif not shelf:
            self.state.emit(tr("Backup failed") if self._fault else tr("No backup yet"), "warn")
        elif self._fault:
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


def _shelve(shop: ShopFile, folder: Path, now: datetime) -> Path:
    """One verified backup in one folder, which is thinned out after it."""
    path = back_up(shop, folder / backup_name(shop.path, now), prove_shop)
    let_go(outlived(backups_in(folder, shop.path), now.date()))
    return path
