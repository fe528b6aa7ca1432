"""Asks before a paper is taken back: what will happen, why, and the verb on the button."""

from collections.abc import Callable

from PySide6.QtWidgets import QWidget

from jxc_desktop.desktop.booking_sheet import BookingSheet
from jxc_desktop.desktop.kit.buttons import KeyButton, Kind
from jxc_desktop.desktop.kit.fields import LabelledField, TextField, first_fault
from jxc_desktop.desktop.kit.labels import Words
from jxc_desktop.desktop.paper_view.reversing import Reversal
from jxc_desktop.desktop.workplace import Workplace
from jxc_desktop.insights.paper_facts import PaperFacts
from jxc_desktop.kernel.refusal import Refused
from jxc_desktop.words import tr


class ReversalSheet(BookingSheet):
    """`then(number)` when the reversal is posted. Enter does not press the verb: it cannot be undone."""

    def __init__(
        self, window: QWidget, work: Workplace, facts: PaperFacts, reversal: Reversal, then: Callable[[str], None]
    ) -> None:
        super().__init__(window, work, f"{tr(reversal.title)} {facts.number}", width=460)
        self._facts, self._reversal, self._then = facts, reversal, then
        self.reason = TextField(name=tr("Reason"))
        self._reason_field = LabelledField(tr("Reason"), self.reason, required=True)
        self.body.addWidget(Words(tr(reversal.more), 14, "text2", wrap=True))
        self.body.addWidget(self._reason_field)
        self._reason_field.setVisible(reversal.needs_reason)
        self.act, stay = KeyButton(tr(reversal.title), kind=Kind.DANGER), KeyButton(tr("Cancel"), "Esc")
        self.act.clicked.connect(self._go)
        self.set_foot([self.act], [stay])
        self._first = self.reason if reversal.needs_reason else stay

    def open_sheet(self, focus: QWidget | None = None) -> None:
        super().open_sheet(focus or self._first)

    def _go(self) -> None:
        if self._reversal.needs_reason and first_fault([self._reason_field]):
            return
        request = self._reversal.request(self._facts, self.reason.text().strip())
        self.book(self._reversal.verb, request, self._posted)

    def _posted(self, made: object) -> None:
        self.done()
        self._then(str(getattr(made, "number", "")))

    def refuse(self, refused: Refused) -> None:
        self.done()
        self.work.say_refused(refused)
