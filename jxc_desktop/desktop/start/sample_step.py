"""The step into the sample shop: a year of trade is played, one sees how far it is."""

from pathlib import Path

from PySide6.QtWidgets import QProgressBar, QWidget

from jxc_desktop.desktop.forms.ui_wizard_sample import Ui_WizardSample
from jxc_desktop.desktop.kit.labels import Words
from jxc_desktop.desktop.start.answers import Answers
from jxc_desktop.desktop.start.place_field import PlaceField
from jxc_desktop.desktop.start.step import WIDE, Step
from jxc_desktop.sample.people import OWNER, PASSWORD, SHOP_NAME
from jxc_desktop.words import tr


class SampleStep(Step):
    """Your own shop is another file: nothing done here touches it."""

    column_width = WIDE

    def __init__(self) -> None:
        super().__init__(
            tr("Practise in a sample shop"),
            tr("A year of goods in, sold and counted is made now. Your own shop is another file, nothing touches it"),
        )
        self.name = tr("Sample shop")
        self.verb = tr("Make it")
        holder = QWidget()
        self.form = Ui_WizardSample()
        self.form.setupUi(holder)
        who = tr("You come in as the owner {name}; his password is {password}", name=OWNER, password=PASSWORD.text)
        self.place = PlaceField(tr("Where the sample lies"), self, who)
        self.form.place.addWidget(self.place)
        self._bar, self._told = QProgressBar(), Words("", 13, "text2")
        self._bar.setTextVisible(False)
        self._bar.setAccessibleName(tr("How far it is"))
        for widget in (self._bar, self._told):
            self.form.told.addWidget(widget)
            widget.hide()
        self.fields = [self.place]
        self.lay_from_top(holder)

    def show_answers(self, answers: Answers) -> None:
        self.place.show_folder(answers.folder)
        self._bar.hide()
        self._told.hide()

    def first(self) -> QWidget:
        return self.place.line

    def take(self, answers: Answers) -> None:
        answers.folder = self.place.folder()

    def target(self) -> Path:
        """A file name that is free."""
        folder, stem = self.place.folder(), tr("{shop} practice", shop=SHOP_NAME)
        names = [f"{stem}.jxc", *(f"{stem} {n}.jxc" for n in range(2, 100))]
        return next((folder / name for name in names if not (folder / name).exists()), folder / names[0])

    def show_progress(self, done: int, total: int) -> None:
        """So many days of the year are played."""
        self._bar.setMaximum(max(total, 1))
        self._bar.setValue(done)
        self._told.setText(tr("Day {done} of {total}", done=done, total=total))
        self._bar.show()
        self._told.show()
