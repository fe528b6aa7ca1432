"""The right side before a shift is open: what lies in the drawer, one field, Enter (TRADE.md row 46)."""

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from jxc_desktop.desktop.kit.buttons import KeyButton, Kind
from jxc_desktop.desktop.kit.fields import Choice, LabelledField, MoneyField
from jxc_desktop.desktop.kit.icons import Glyph
from jxc_desktop.desktop.kit.labels import Words, note
from jxc_desktop.desktop.kit.layout import STRETCH, column, row
from jxc_desktop.kernel.money import ZERO, Money
from jxc_desktop.kernel.refusal import Refused
from jxc_desktop.ledger.funds import Fund
from jxc_desktop.words import say_refusal, tr


class OpenShiftPanel(QWidget):
    """`opened(Money, cash fund's id)`; an empty field takes what the last shift left.

    Where the shop has several cash funds it is chosen here which of them this drawer is.
    """

    opened = Signal(object, int)

    def __init__(self) -> None:
        super().__init__()
        self._proposed = ZERO
        self.field = MoneyField(name=tr("Cash in the drawer"), big=True)
        self.drawer = Choice(name=tr("Cash account"))
        self._which = LabelledField(tr("Cash account"), self.drawer)
        self._which.hide()
        self._fault = note("", "bad")
        self._fault.setWordWrap(True)
        self._open = KeyButton(tr("Open the shift"), "Enter", Kind.PRIMARY, "check", height=50, big=True, spread=True)
        why = Words(tr("Count the change in the drawer first. It is what the end of the shift is reckoned from."), 14)
        why.setWordWrap(True)
        why.set_tone("text2")
        self.setLayout(
            column(
                row(Glyph("clock-3", "accent", 22), Words(tr("Open the shift"), 18, bold=True), STRETCH),
                why,
                12,
                note(tr("Cash in the drawer")),
                self.field,
                self._which,
                self._fault,
                STRETCH,
                self._open,
                gap=8,
                margins=(16, 16, 16, 16),
            )
        )
        self.field.returnPressed.connect(self._enter)
        self._open.clicked.connect(self._enter)

    def begin(self, proposed: Money, cash: Sequence[Fund], drawer: Fund) -> None:
        """`proposed` is what the last shift of this till left, `drawer` the cash fund it was, of all in `cash`."""
        self._proposed = proposed
        self.drawer.set_options([(fund.id, fund.name) for fund in cash])
        self.drawer.choose(drawer.id)
        self._which.setVisible(len(cash) > 1)
        self.field.show_value(None)
        self.field.setPlaceholderText(proposed.text())
        self.say("")
        self.rest(False)

    def rest(self, resting: bool) -> None:
        """No second Enter while the shift is being opened."""
        self._open.setEnabled(not resting)
        self.field.setReadOnly(resting)

    def say(self, text: str) -> None:
        """What stands in the way."""
        self._fault.setText(text)

    def _enter(self) -> None:
        if self.field.isReadOnly():
            return
        try:
            typed = self.field.read()
        except Refused as refused:
            self.say(say_refusal(refused))
            return
        chosen = self.drawer.value()
        if isinstance(chosen, int):
            self.opened.emit(self._proposed if typed is None else typed, chosen)
