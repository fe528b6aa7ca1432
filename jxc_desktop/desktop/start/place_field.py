"""Where the shop file is to lie: a folder, with a warning where it would not be safe there."""

from pathlib import Path

from PySide6.QtWidgets import QFileDialog, QWidget

from jxc_desktop.desktop.kit.buttons import KeyButton
from jxc_desktop.desktop.kit.fields import LabelledField, TextField
from jxc_desktop.desktop.kit.layout import boxed, row
from jxc_desktop.storage.place import cloud_of, is_network
from jxc_desktop.words import tr


def place_warning(folder: Path) -> str:
    """Why a shop file should not lie there, "" where it may."""
    cloud = cloud_of(folder)
    if cloud:
        return tr("This folder belongs to {cloud}: it copies half-written files. Take another one", cloud=cloud)
    if is_network(folder):
        return tr("This folder lies on another computer: the books could break. Take one on this computer")
    return ""


class PlaceField(LabelledField):
    """A folder typed or picked (Ctrl O)."""

    def __init__(self, label: str, window: QWidget, note_below: str = "") -> None:
        self.line = TextField()
        self.line.setAccessibleName(label)
        pick = KeyButton(tr("Other folder"), "Ctrl O", icon="folder-open", height=34)
        pick.clicked.connect(self._pick)
        super().__init__(label, boxed(row((self.line, 1), pick)), note_below=note_below)
        self._window, self._below = window, note_below
        self.line.editingFinished.connect(self._look)

    def show_folder(self, folder: Path) -> None:
        """Puts a folder in."""
        self.line.show_value(str(folder))
        self._look()

    def folder(self) -> Path:
        """The folder as typed."""
        return Path(self.line.text().strip()).expanduser()

    def check(self) -> bool:
        if not self.line.text().strip() or not self.folder().is_absolute():
            self.set_fault(tr("Which folder?"))
            return False
        return True

    def _look(self) -> None:
        warning = place_warning(self.folder())
        self.set_note(self._below)
        if warning:
            self.set_warning(warning)

    def _pick(self) -> None:
        chosen = QFileDialog.getExistingDirectory(self._window, tr("Which folder?"), self.line.text())
        if chosen:
            self.show_folder(Path(chosen))
