"""Before a backup is put back: it is checked once more, and what would be lost is said."""

from datetime import datetime
from pathlib import Path

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from jxc_desktop.desktop.kit.buttons import KeyButton, Kind
from jxc_desktop.desktop.kit.icons import Glyph
from jxc_desktop.desktop.kit.labels import Words
from jxc_desktop.desktop.kit.layout import row
from jxc_desktop.desktop.kit.sheet import Sheet
from jxc_desktop.desktop.shop_file.backups import backups_of, moment_words
from jxc_desktop.desktop.workplace import Workplace
from jxc_desktop.insights.proof import prove_shop
from jxc_desktop.insights.shop_facts import papers_since
from jxc_desktop.kernel.refusal import Refused
from jxc_desktop.storage.backup import verify
from jxc_desktop.storage.backup_shelf import backups_in
from jxc_desktop.words import say_refusal, tr


class RestoreSheet(Sheet):
    """`wanted(Path)` when the backup is whole and the owner wants it back."""

    wanted = Signal(object)

    def __init__(self, window: QWidget, work: Workplace, path: Path) -> None:
        super().__init__(window, tr("Put a backup back"), width=520, note=path.name)
        self._path = path
        self._icon, self._says = Glyph("loader-circle", "text2", 18), Words(tr("Checking the backup"), 14, bold=True)
        self._lost = Words("", 14, "text2", wrap=True)
        self._kept = Words(
            tr("The shop is closed for it and opens again at the sign-in. The books as they are now stay in a file"
               " beside them, so this can be taken back."),
            14, "text2", wrap=True,
        )  # fmt: skip
        self.body.addLayout(row(self._icon, (self._says, 1), gap=8))
        self.body.addWidget(self._lost)
        self.body.addWidget(self._kept)
        self.put = KeyButton(tr("Put it back"), kind=Kind.DANGER, icon="archive-restore")
        self.put.setEnabled(False)
        self.put.clicked.connect(self.done)
        self.put.clicked.connect(lambda: self.wanted.emit(self._path))
        self.set_foot([self.put], [KeyButton(tr("Leave it"), "Esc")])
        self.closed.connect(self.deleteLater)
        made_at, backups = _made_at(path, work.shop.path), backups_of(work)

        def check(_: object) -> int:
            verify(path, prove_shop)
            if not backups.is_as_made(path):
                raise Refused("backup.bad", path=str(path))
            with work.shop.reading() as conn:
                return papers_since(conn, made_at)

        work.desk.work(self, check, self._whole, refused=self._refused, broken=self._broken)
        self._when = moment_words(made_at)

    def said(self) -> str:
        """What the check found."""
        return self._says.text()

    def lost(self) -> str:
        """What would be lost, or why it cannot be used."""
        return self._lost.text()

    def _whole(self, papers: int) -> None:
        self._icon.show_icon("circle-check", "ok")
        self._says.say(tr("Whole, the books in it agree. Made {when}", when=self._when))
        if papers:
            self._lost.say(
                tr("{n} {n:paper made since then is|papers made since then are} not in it", n=papers), "warn"
            )
        else:
            self._lost.say(tr("No paper was made since then"), "text2")
        self.put.setEnabled(True)

    def _refused(self, refused: Refused) -> None:
        self._icon.show_icon("circle-alert", "bad")
        self._says.say(tr("This backup cannot be used"))
        self._lost.say(say_refusal(refused), "bad")
        self._kept.hide()

    def _broken(self, _: Exception) -> None:
        self._refused(Refused("backup.bad", path=str(self._path)))


def _made_at(path: Path, shop: Path) -> datetime:
    known = {backup.path: backup.made_at for backup in backups_in(path.parent, shop)}
    if path in known:
        return known[path]
    try:
        return datetime.fromtimestamp(path.stat().st_mtime)
    except OSError:
        return datetime.now()  # it is gone: the check says so
