"""Cash into the drawer or out of it within a shift (存入 / 取出, rule 9)."""

from collections.abc import Sequence

from PySide6.QtWidgets import QWidget

from jxc_desktop.desktop.booking_sheet import BookingSheet
from jxc_desktop.desktop.kit.buttons import KeyButton, Kind
from jxc_desktop.desktop.kit.fields import Choice, LabelledField, MoneyField, TextField, first_fault
from jxc_desktop.desktop.kit.layout import row
from jxc_desktop.desktop.workplace import Workplace
from jxc_desktop.kernel.refusal import Refused
from jxc_desktop.ledger.funds import Fund
from jxc_desktop.sales.drawer import CashMove, CashMoved, move_cash
from jxc_desktop.words import say_refusal, tr


class CashSheet(BookingSheet):
    """Booked by F9."""

    def __init__(self, window: QWidget, work: Workplace, funds: Sequence[Fund]) -> None:
        super().__init__(window, work, tr("Cash in or out"), width=460)
        self._way = Choice([(-1, tr("Taken out")), (1, tr("Put in"))], name=tr("Which way"))
        self.amount = MoneyField(name=tr("Amount"))
        self.reason = TextField(name=tr("Reason"))
        self._where = Choice([(None, tr("The safe"))] + [(f.id, f.name) for f in funds], name=tr("From or to"))
        self._fields = [
            LabelledField(tr("Amount"), self.amount, unit=tr("¥"), required=True),
            LabelledField(tr("Reason"), self.reason, required=True),
        ]
        self.body.addLayout(row(LabelledField(tr("Which way"), self._way), self._fields[0], gap=16))
        self.body.addLayout(row(self._fields[1], LabelledField(tr("From or to"), self._where), gap=16))
        book = KeyButton(tr("Book it"), "F9", Kind.PRIMARY)
        book.clicked.connect(self._book)
        self.set_foot([], [KeyButton(tr("Go back"), "Esc"), book])

    def refuse(self, refused: Refused) -> None:
        """Why it cannot be booked."""
        self._fields[1].set_fault(say_refusal(refused))

    def _book(self) -> None:
        if first_fault(self._fields) is not None:
            return
        amount, way, where = self.amount.read(), self._way.value(), self._where.value()
        if amount is not None:
            signed, fund_id = -amount if way == -1 else amount, where if isinstance(where, int) else None
            self.book(move_cash, CashMove(signed, self.reason.read() or "", fund_id), self._booked)

    def _booked(self, _: CashMoved) -> None:
        self.done()
        self.work.say_done(tr("Booked in the drawer"))
