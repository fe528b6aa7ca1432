"""The last step: who the owner is, his password, and where the books lie."""

from PySide6.QtWidgets import QLineEdit, QWidget

from jxc_desktop.desktop.forms.ui_wizard_owner import Ui_WizardOwner
from jxc_desktop.desktop.kit.fields import LabelledField, TextField
from jxc_desktop.desktop.start.answers import Answers
from jxc_desktop.desktop.start.place_field import PlaceField
from jxc_desktop.desktop.start.step import Step
from jxc_desktop.kernel.identity import Secret
from jxc_desktop.kernel.refusal import Refused
from jxc_desktop.security.passwords import SHORTEST
from jxc_desktop.words import say_refusal, tr


def password_line() -> TextField:
    """A line for a password: dots, no clean-up of what is typed."""
    line = TextField()
    line.setEchoMode(QLineEdit.EchoMode.Password)
    line.setMaxLength(64)
    return line


class OwnerStep(Step):
    """Enter here makes the shop."""

    def __init__(self) -> None:
        super().__init__(
            tr("The owner's account"), tr("You see and may do everything; the others come in under Settings")
        )
        self.name = tr("Owner's account")
        self.verb = tr("Open the shop")
        self.owner, self.password, self.again = TextField(), password_line(), password_line()
        holder = QWidget()
        self.form = Ui_WizardOwner()
        self.form.setupUi(holder)
        self._password_field = LabelledField(
            tr("Password"), self.password, required=True, note_below=tr("At least 4; digits are quickest at the till")
        )
        self._again_field = LabelledField(tr("Once more"), self.again, required=True)
        self.place = PlaceField(tr("Where the books lie"), self, tr("One file, yours; copy it and you have everything"))
        owner = LabelledField(
            tr("Your name"), self.owner, required=True, note_below=tr("Stands on receipts and papers")
        )
        self.fields = [owner, self._password_field, self._again_field, self.place]
        slots = (self.form.owner, self.form.password, self.form.again, self.form.place)
        for slot, field in zip(slots, self.fields, strict=True):
            slot.addWidget(field)
        self.lay_from_top(holder)

    def show_answers(self, answers: Answers) -> None:
        self.owner.show_value(answers.owner)
        self.password.setText(answers.password.text)
        self.again.setText(answers.password.text)
        self.place.show_folder(answers.folder)

    def check(self) -> bool:
        if not super().check():
            return False
        if len(self.password.text()) < SHORTEST:
            self._password_field.set_fault(say_refusal(Refused("password.short", least=SHORTEST)))
            self.password.setFocus()
            return False
        if self.password.text() != self.again.text():
            self._again_field.set_fault(tr("Not the same as above"))
            self.again.setFocus()
            return False
        return True

    def take(self, answers: Answers) -> None:
        answers.owner = self.owner.text().strip()
        answers.password = Secret(self.password.text())
        answers.folder = self.place.folder()
