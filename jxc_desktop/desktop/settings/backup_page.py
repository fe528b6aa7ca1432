"""Backups: make one now, where they go, which there are, put one back."""

from collections.abc import Sequence
from pathlib import Path
from typing import Any

from PySide6.QtWidgets import QFileDialog, QWidget

from jxc_desktop.desktop.forms.ui_backup_page import Ui_BackupPage
from jxc_desktop.desktop.kit.band import Band
from jxc_desktop.desktop.kit.buttons import KeyButton, Kind
from jxc_desktop.desktop.kit.card import EmptyState, FactsStrip
from jxc_desktop.desktop.kit.table import Column, Grid, Mark, TableCard
from jxc_desktop.desktop.kit.table import Kind as Cell
from jxc_desktop.desktop.settings.restore_sheet import RestoreSheet
from jxc_desktop.desktop.settings.second_place import SecondPlace
from jxc_desktop.desktop.settings.sizes import size_words
from jxc_desktop.desktop.shop_file.backups import backups_of, moment_words
from jxc_desktop.desktop.start.place_field import place_warning
from jxc_desktop.desktop.window.page import Page
from jxc_desktop.desktop.workplace import Workplace
from jxc_desktop.storage.backup_shelf import BackupFile
from jxc_desktop.words import tr


class BackupPage(Page):
    """F9 backs up, Enter on a line puts that one back after it was checked once more."""

    def __init__(self, work: Workplace) -> None:
        super().__init__(work)
        self.backups = backups_of(work)
        self.form = Ui_BackupPage()
        self.form.setupUi(self)
        self.facts, self.news = FactsStrip(), Band()
        self.place = SecondPlace(self.backups, work.shop.path)
        self.grid = Grid(self._columns(), name=tr("Backups"), identity=lambda row: str(row.path))
        self.card = TableCard(self.grid, foot=True)
        self.now = KeyButton(tr("Back up now"), "F9", Kind.PRIMARY, "shield-check")
        self.back = KeyButton(tr("Put this one back"), "Enter", icon="archive-restore")
        self.other = KeyButton(tr("Another file"), "Ctrl R", Kind.QUIET, "folder-open")
        for slot, part in ((self.form.facts, self.facts), (self.form.place, self.place)):
            slot.addWidget(part)
        self.form.warning.addWidget(self.news)
        self.form.list.addWidget(self.card, 1)
        self.setFocusProxy(self.grid)
        self._wire()
        self._warn_of_place()

    def _columns(self) -> Sequence[Column]:
        def when(row: Any) -> str:
            return moment_words(row.made_at)

        def state(row: Any) -> Mark:
            return Mark(tr("checked"), "ok") if self.backups.is_checked(row) else Mark(tr("not checked here"), "warn")

        return (
            Column("when", tr("Made"), width=150, sortable=False, read=when),
            Column("state", tr("State"), Cell.TAG, width=130, sortable=False, read=state),
            Column("size", tr("Size"), Cell.CODE, width=100, sortable=False, read=lambda row: size_words(_size(row))),
            Column("name", tr("File"), width=260, stretch=True, sortable=False, read=lambda row: _path(row).name),
            Column("folder", tr("Place"), Cell.MUTED, width=330, sortable=False, read=lambda row: _path(row).parent),
        )

    def _wire(self) -> None:
        self.now.clicked.connect(self.backups.make)
        self.back.clicked.connect(lambda: self._put_back(self.grid.current_row()))
        self.other.clicked.connect(self._pick)
        self.grid.opened.connect(self._put_back)
        self.backups.listed.connect(self._made)
        self.backups.state.connect(self._hear_state)

    def _hear_state(self, *_: str) -> None:
        self.now.setEnabled(not self.backups.running)

    def title_actions(self) -> Sequence[QWidget]:
        return (self.other, self.back, self.now)

    def keys(self) -> Sequence[tuple[str, str]]:
        return (("Enter", tr("Put this one back")),)

    def step_back(self) -> bool:
        if self.news.title():
            self.news.close_band()
            return True
        return False

    # --- the list ----------------------------------------------------------------------------------------------

    def reload(self) -> None:
        self.grid.wait()
        self.work.desk.read(self, self.backups.shelf, self._show, refused=self.work.say_refused, latest="backups.shelf")

    def _show(self, shelf: Sequence[BackupFile]) -> None:
        self.grid.show_rows(shelf)
        self.back.setEnabled(bool(shelf))
        last = next((backup for backup in shelf if self.backups.is_checked(backup)), None)
        self.facts.show_facts(
            (
                (tr("Last checked backup"), moment_words(last.made_at) if last else tr("none yet")),
                (tr("Made by itself"), tr("at shift close, once a day, at the end")),
                (tr("Kept"), tr("7 days, 4 weeks, 12 months")),
            )
        )
        if shelf:
            self.card.show_rows()
            space = size_words(sum(backup.size_bytes for backup in shelf))
            self.card.show_check(
                tr("{n} {n:backup|backups}, {size}", n=len(shelf), size=space), "text2", str(self.backups.folder)
            )
        else:
            why = tr("The first one is made when the shift is closed, or now with F9.")
            self.card.show_instead(EmptyState("shield-check", tr("No backup yet"), why))
            self.card.show_check("", "text2", str(self.backups.folder))

    def _made(self) -> None:
        if self.backups.fault:
            title = tr("Backup failed") if self.backups.failed else tr("Look at the backups")
            self.news.say("bad", title, self.backups.fault)
        elif self.news.title() in (tr("Backup failed"), tr("Look at the backups")):
            self._warn_of_place()
        if self.isVisible():
            self.reload()
        else:
            self._stale = True

    def _warn_of_place(self) -> None:
        self.news.close_band()
        warning = place_warning(self.work.shop.path.parent)
        if warning:
            self.news.say("warn", tr("The books do not lie safely"), warning)

    # --- putting one back --------------------------------------------------------------------------------------

    def _pick(self) -> None:
        start = str(self.backups.second or self.backups.folder)
        chosen, _ = QFileDialog.getOpenFileName(self, tr("Choose the backup"), start, f"{tr('Shop books')} (*.jxc)")
        if chosen:
            self._check_and_ask(Path(chosen))

    def _put_back(self, backup: BackupFile | None) -> None:
        if backup is not None:
            self._check_and_ask(backup.path)

    def _check_and_ask(self, path: Path) -> None:
        sheet = RestoreSheet(self.window(), self.work, path)
        sheet.wanted.connect(self.backups.restore_wanted)
        sheet.open_sheet()


def _size(row: Any) -> int:
    backup: BackupFile = row
    return backup.size_bytes


def _path(row: Any) -> Path:
    backup: BackupFile = row
    return backup.path
