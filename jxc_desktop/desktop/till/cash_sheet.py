"""Cash into the drawer or out of it within a shift (存入 / 取出, rule 9)."""

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from jxc_desktop.desktop.kit.buttons import KeyButton, Kind
from jxc_desktop.desktop.kit.fields import Choice, LabelledField, MoneyField, TextField, first_fault
from jxc_desktop.desktop.kit.layout import row
from jxc_desktop.desktop.kit.sheet import Sheet
from jxc_desktop.kernel.refusal import Refused
from jxc_desktop.ledger.funds import Fund
from jxc_desktop.sales.drawer import CashMove
from jxc_desktop.words import say_refusal, tr


class CashSheet(Sheet):
    """`wanted(CashMove)` by F9."""

    wanted = Signal(object)

    def __init__(self, window: QWidget, funds: Sequence[Fund]) -> None:
        super().__init__(window, tr("Cash in or out"), width=460)
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
        self._keep = KeyButton(tr("Book it"), "F9", Kind.PRIMARY)
        self._keep.clicked.connect(self._ask)
        self.set_foot([], [KeyButton(tr("Go back"), "Esc"), self._keep])

    def refuse(self, refused: Refused) -> None:
        """Why it cannot be booked."""
        self._keep.setEnabled(True)
        self._fields[1].set_fault(say_refusal(refused))

    def _ask(self) -> None:
        if first_fault(self._fields) is not None or not self._keep.isEnabled():
            return
        amount, way, where = self.amount.read(), self._way.value(), self._where.value()
        if amount is not None:
            self._keep.setEnabled(False)
            signed = -amount if way == -1 else amount
            self.wanted.emit(CashMove(signed, self.reason.read() or "", where if isinstance(where, int) else None))
