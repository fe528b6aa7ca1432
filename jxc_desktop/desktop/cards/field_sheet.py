"""A small card of a few fields and one verb: a person, a fund account, a line of one of the shop's lists."""

from abc import abstractmethod
from collections.abc import Sequence
from typing import Any

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from jxc_desktop.desktop.booking_sheet import BookingSheet
from jxc_desktop.desktop.forms.ui_field_sheet import Ui_FieldSheet
from jxc_desktop.desktop.kit.abstract import Abstract
from jxc_desktop.desktop.kit.buttons import KeyButton, Kind
from jxc_desktop.desktop.kit.fields import LabelledField, first_fault
from jxc_desktop.desktop.workplace import Workplace
from jxc_desktop.kernel.refusal import Refused
from jxc_desktop.usecase import UseCase
from jxc_desktop.words import say_refusal, tr


class FieldSheet(BookingSheet, Abstract):
    """What such sheets share: fields, one verb on the button, a refusal under the field it speaks of."""

    saved = Signal()

    def __init__(self, window: QWidget, work: Workplace, title: str, verb: str, note: str = "") -> None:
        super().__init__(window, work, title, width=440, note=note)
        self.refusal_at: dict[str, LabelledField] = {}
        self._fields: list[LabelledField] = []
        holder = QWidget()
        self.form = Ui_FieldSheet()
        self.form.setupUi(holder)
        self.body.addWidget(holder)
        self.save = KeyButton(verb, "Enter", Kind.PRIMARY, "check")
        self.save.clicked.connect(self._save)

    @property
    def first(self) -> QWidget:
        """Where the cursor begins."""
        return self._fields[0].editor

    def fault(self) -> str:
        """The first fault shown, "" where there is none."""
        return next((field.fault() for field in self._fields if field.fault()), "")

    def lay(self, fields: Sequence[LabelledField], *left: QWidget) -> None:
        """The fields, one below the other; buttons at the left of the foot where the sheet can do more."""
        self._fields = list(fields)
        for field in fields:
            self.form.fields.addWidget(field)
        self.set_foot(left, [KeyButton(tr("Cancel"), "Esc"), self.save])

    def agrees(self) -> bool:
        """Whether the fields fit each other; says so where not."""
        return True

    @abstractmethod
    def send(self) -> None:
        """Has the clerk do what the button says."""

    def run_verb(self, verb: UseCase[Any, Any], request: object, done: str) -> None:
        """The clerk does it; then the sheet goes and `done` is said."""

        def then(_: object) -> None:
            self.work.say_done(done)
            self.done()
            self.saved.emit()

        self.book(verb, request, then)

    def _save(self) -> None:
        if first_fault(self._fields) is None and self.agrees():
            self.send()

    def refuse(self, refused: Refused) -> None:
        field = self.refusal_at.get(refused.key, self._fields[0])
        field.set_fault(say_refusal(refused))
        field.tell_whole()
        self.fit()
        field.editor.setFocus()
