"""The second place for backups: a stick or another disk, with a word where it would not help."""

import os
from pathlib import Path

from PySide6.QtWidgets import QFileDialog, QWidget

from jxc_desktop.desktop.kit.buttons import KeyButton, Kind
from jxc_desktop.desktop.kit.card import Card
from jxc_desktop.desktop.kit.icons import Glyph
from jxc_desktop.desktop.kit.labels import Words
from jxc_desktop.desktop.kit.layout import STRETCH, column, row
from jxc_desktop.desktop.shop_file.backups import Backups
from jxc_desktop.storage.place import cloud_of, is_network
from jxc_desktop.words import tr


class SecondPlace(Card):
    """Shows the folder chosen, what is to be said of it, and lets one choose another (Ctrl O) or none."""

    def __init__(self, backups: Backups, shop: Path) -> None:
        super().__init__(gap=2, margins=(16, 8, 12, 8))
        self._backups, self._shop = backups, shop
        self.folder, self.remark = Words("", 14), Words("", 12, "text2")
        self._icon = Glyph("info", "text2", 14)
        self.pick = KeyButton(tr("Choose a folder"), "Ctrl O", icon="folder-open")
        self.none = KeyButton(tr("No second place"), kind=Kind.QUIET)
        self.pick.clicked.connect(self._pick)
        self.none.clicked.connect(lambda: self.choose(None))
        label = Words(tr("Second place"), 12, "text2")
        facts = column(label, self.folder, row(self._icon, self.remark, STRETCH, gap=5), gap=1)
        self.add(row((facts, 1), self.none, self.pick, gap=8))
        self.show_place()

    def choose(self, folder: Path | None) -> None:
        """Keeps it; the next backup goes there too."""
        self._backups.choose_second(folder)
        self.show_place()

    def show_place(self) -> None:
        """The folder as it is kept, and the word about it."""
        second = self._backups.second
        self.folder.say(str(second) if second else tr("none yet"), "text" if second else "text2")
        self.none.setVisible(second is not None)
        text, tone = remark(second, self._shop)
        self._icon.show_icon("triangle-alert" if tone == "warn" else "info", tone)
        self.remark.say(text, tone)

    def _pick(self) -> None:
        window: QWidget = self.window()
        start = str(self._backups.second or self._shop.parent)
        chosen = QFileDialog.getExistingDirectory(window, tr("Which folder?"), start)
        if chosen:
            self.choose(Path(chosen))


def remark(second: Path | None, shop: Path) -> tuple[str, str]:
    """What to say of a second place, and in which tone."""
    if second is None:
        return tr("A stick or another disk: if this one breaks, the books are still there"), "text2"
    if not second.is_dir():
        return tr("It is not there now. Plug the stick in, or choose another folder"), "warn"
    if cloud := cloud_of(second):
        return tr("{cloud} carries the backups away from this computer", cloud=cloud), "text2"
    if is_network(second):
        return tr("On another computer: fine for backups as long as it is switched on"), "text2"
    if _same_disk(second, shop):
        return tr("On the same disk as the books: if it breaks, both are gone"), "warn"
    return tr("Every backup is made here too, and checked"), "text2"


def _same_disk(second: Path, shop: Path) -> bool:
    try:
        return os.stat(second).st_dev == os.stat(shop).st_dev
    except OSError:
        return False
