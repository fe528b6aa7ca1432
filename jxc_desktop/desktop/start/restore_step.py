"""The step that puts a backup in its place."""

from pathlib import Path

from PySide6.QtCore import QStandardPaths
from PySide6.QtWidgets import QFileDialog, QWidget

from jxc_desktop.desktop.forms.ui_wizard_restore import Ui_WizardRestore
from jxc_desktop.desktop.kit.buttons import KeyButton
from jxc_desktop.desktop.kit.fields import LabelledField, TextField
from jxc_desktop.desktop.kit.layout import boxed, row
from jxc_desktop.desktop.start.answers import Answers, shop_file_name
from jxc_desktop.desktop.start.place_field import PlaceField
from jxc_desktop.desktop.start.step import WIDE, Step
from jxc_desktop.storage.backup_shelf import shop_stem
from jxc_desktop.words import tr


class RestoreStep(Step):
    """The backup is checked whole before it counts; a shop file that stands there already is kept beside it."""

    column_width = WIDE

    def __init__(self) -> None:
        super().__init__(tr("Restore a backup"), tr("It is checked whole first; the backup itself stays as it is"))
        self.name = tr("Restore a backup")
        self.verb = tr("Restore")
        self.backup = TextField()
        self.backup.setAccessibleName(tr("Backup"))
        pick = KeyButton(tr("Choose the backup"), "Ctrl B", icon="archive-restore", height=34)
        pick.clicked.connect(self._pick)
        holder = QWidget()
        self.form = Ui_WizardRestore()
        self.form.setupUi(holder)
        self._backup_field = LabelledField(
            tr("Backup"),
            boxed(row((self.backup, 1), pick)),
            note_below=tr("A file that ends in .jxc, on a stick or another disk"),
        )
        self.place = PlaceField(tr("Where the books lie"), self)
        self.form.backup.addWidget(self._backup_field)
        self.form.place.addWidget(self.place)
        self.fields = [self.place]
        self.lay_from_top(holder)

    def show_answers(self, answers: Answers) -> None:
        self.place.show_folder(answers.folder)

    def first(self) -> QWidget:
        return self.backup

    def check(self) -> bool:
        if not self.path().is_file():
            self._backup_field.set_fault(tr("There is no such file"))
            self.backup.setFocus()
            return False
        self._backup_field.set_fault("")
        return super().check()

    def take(self, answers: Answers) -> None:
        answers.folder = self.place.folder()

    def path(self) -> Path:
        """The backup."""
        return Path(self.backup.text().strip())

    def target(self) -> Path:
        """The shop file it becomes: its own name, without the day of the backup."""
        return self.place.folder() / shop_file_name(shop_stem(self.path()))

    def _pick(self) -> None:
        home = QStandardPaths.writableLocation(QStandardPaths.StandardLocation.DocumentsLocation)
        chosen, _ = QFileDialog.getOpenFileName(
            self, tr("Choose the backup"), self.backup.text() or home, f"{tr('Shop books')} (*.jxc)"
        )
        if chosen:
            self.backup.show_value(chosen)
