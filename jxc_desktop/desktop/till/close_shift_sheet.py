"""Hand over the shift (交班): the drawer counted note by note, blind; only then what should be there (row 46)."""

from collections.abc import Sequence
from typing import Any

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from jxc_desktop.desktop.booking_sheet import BookingSheet
from jxc_desktop.desktop.forms.ui_close_shift import Ui_CloseShift
from jxc_desktop.desktop.kit.buttons import KeyButton, Kind
from jxc_desktop.desktop.kit.fields import Choice, CountField, LabelledField, MoneyField
from jxc_desktop.desktop.kit.icons import Glyph
from jxc_desktop.desktop.kit.labels import RIGHT, Amount, Words, hline, note
from jxc_desktop.desktop.kit.layout import STRETCH, boxed, empty, row
from jxc_desktop.desktop.workplace import Workplace
from jxc_desktop.kernel.money import ZERO, Money
from jxc_desktop.kernel.refusal import Refused
from jxc_desktop.ledger.funds import Fund
from jxc_desktop.sales.close_shift import CloseShift, NoteCount, ShiftClosed, close_shift
from jxc_desktop.sales.shift_slip import shift_slip
from jxc_desktop.sales.shifts import shift_now
from jxc_desktop.words import say_refusal, tr
from jxc_desktop.words.figures import grouped

_MUCH = Money(10_00)  # a difference past this is sooner a miscount than money lost
FACES = tuple(Money(fen) for fen in (100_00, 50_00, 20_00, 10_00, 5_00, 1_00, 50, 10))


class CloseShiftSheet(BookingSheet):
    """F9 closes it, `shift_closed(ShiftClosed)`, and tells what came of the count; `cash_wanted`: money in or out."""

    shift_closed = Signal(object)
    cash_wanted = Signal()

    def __init__(
        self, window: QWidget, work: Workplace, title: str, told: Sequence[str], funds: Sequence[Fund]
    ) -> None:
        super().__init__(window, work, title, width=520)
        self._content = QWidget()
        self.form = Ui_CloseShift()
        self.form.setupUi(self._content)
        self.body.addWidget(self._content)
        for words in told:
            self.form.told_slot.addWidget(Words(words, 14, "text2", wrap=True))
        self.form.told_slot.addWidget(
            row_of_hint("eye-off", tr("Count first. What should be there is told afterwards."))
        )
        self.counts = [CountField(name=f"{grouped(face)} {tr('¥')}") for face in FACES]
        self._sums = [Words("", 14, "text2", align=RIGHT) for _ in FACES]
        self._counted = Amount(30)
        self.handed = MoneyField(name=tr("Handed over"))
        self._where = Choice([(None, tr("Into the safe"))] + [(f.id, f.name) for f in funds], name=tr("Where to"))
        self._fault = Words("", 13, "bad", wrap=True)
        self._asked_to_recount = False
        self._expected: Money | None = None
        self._fill()
        close = KeyButton(tr("Close the shift"), "F9", Kind.PRIMARY, "check")
        close.clicked.connect(self._close)
        cash = KeyButton(tr("Cash in or out"), "F6", Kind.QUIET, "banknote")
        cash.clicked.connect(self.cash_wanted)
        self.set_foot([cash], [KeyButton(tr("Go back"), "Esc"), close])
        self._reckon()
        self._read_expected()
        work.changed.connect(self._read_expected)  # money may be put in or taken out from here

    def _fill(self) -> None:
        half = len(FACES) // 2
        for number, (face, count, sum_) in enumerate(zip(FACES, self.counts, self._sums, strict=True)):
            line, left = number % half, 3 * (number // half)
            count.setFixedWidth(80)
            sum_.setMinimumWidth(80)
            count.textEdited.connect(lambda _: self._reckon())
            self.form.faces.addWidget(Words(f"{grouped(face).removesuffix('.00')} ×", 15, align=RIGHT), line, left)
            self.form.faces.addWidget(count, line, left + 1)
            self.form.faces.addWidget(sum_, line, left + 2)
        self.form.sum_slot.addWidget(hline())
        self.form.sum_slot.addLayout(row(Words(tr("Cash counted"), 15, bold=True), STRETCH, self._counted))
        self.form.over_slot.addWidget(LabelledField(tr("Handed over"), self.handed, unit=tr("¥")))
        self.form.over_slot.addWidget(LabelledField(tr("Where to"), self._where))
        self.form.sheet.addWidget(self._fault)

    def refuse(self, refused: Refused) -> None:
        """Why the shift cannot be closed."""
        self._fault.say(say_refusal(refused), "bad")

    def _show_closed(self, closed: ShiftClosed) -> None:
        # What should have been there, and the difference, now that it is counted.
        for old in empty(self.body):
            old.deleteLater()
        self.set_title(tr("Shift {n} is closed", n=closed.shift_number), closed.number)
        rows = ((tr("Cash counted"), closed.counted, "text"), (tr("Should be"), closed.expected, "text"))
        for label, amount, tone in (*rows, _difference(closed.over_short), (tr("Stays here"), closed.kept, "text")):
            figure = Words(grouped(amount), 20, tone, bold=True)
            self.body.addWidget(boxed(row(Words(label, 15, "text2"), STRETCH, figure)))
        if closed.held:
            self.body.addWidget(note(tr("Still held at this till: {n}", n=closed.held), "warn"))
        self.body.addStretch(1)
        done = KeyButton(tr("Done"), "Enter", Kind.PRIMARY, "check")
        done.clicked.connect(self.done)
        self.set_foot([], [done])
        self.setFocus()
        self.shift_closed.emit(closed)

    def _read_expected(self, _: object = None) -> None:
        def keep(expected: Money | None) -> None:
            self._expected = expected

        till = self.work.session.till
        self.work.read(self, lambda conn: _expected(conn, till), keep, latest="shift.expected")

    def _reckon(self) -> None:
        total = ZERO
        for face, field, sum_ in zip(FACES, self.counts, self._sums, strict=True):
            worth = face.share(_pieces(field), 1)
            sum_.setText(grouped(worth) if worth else "–")
            total += worth
        self._counted.show_figure(total)

    def _close(self) -> None:
        try:
            notes = tuple(NoteCount(face, f.read() or 0) for face, f in zip(FACES, self.counts, strict=True))
            handed = self.handed.read() or ZERO
        except Refused as refused:
            self.refuse(refused)
            return
        if self._should_recount(notes):
            return
        where = self._where.value()
        wanted = CloseShift(notes, handed, where if isinstance(where, int) and handed else None)
        self.book(close_shift, wanted, self._show_closed)

    def _should_recount(self, notes: Sequence[NoteCount]) -> bool:
        """Once: a slip of the finger is not booked as money short. It says that it is off, not by how much."""
        counted = Money.total(note.face.share(note.pieces, 1) for note in notes)
        if self._asked_to_recount or self._expected is None or abs(counted - self._expected) <= _MUCH:
            return False
        self._asked_to_recount = True
        self._fault.say(tr("That is far from the books. Count once more; if it is right, press F9 again."), "warn")
        return True


def _expected(conn: Any, till: str) -> Money | None:
    """What should lie in the drawer; None where no shift is open."""
    shift_id = shift_now(conn, till)
    return None if shift_id is None else shift_slip(conn, shift_id).drawer.expected


def row_of_hint(icon: str, words: str) -> QWidget:
    """An icon and a remark beside it."""
    return boxed(row(Glyph(icon, "text3", 16), note(words), STRETCH, gap=6))


def _pieces(field: CountField) -> int:
    try:
        return field.read() or 0
    except Refused:
        return 0


def _difference(over_short: Money) -> tuple[str, Money, str]:
    if over_short < ZERO:
        return tr("Short"), over_short, "bad"
    return (tr("Over"), over_short, "warn") if over_short else (tr("Difference"), ZERO, "ok")
