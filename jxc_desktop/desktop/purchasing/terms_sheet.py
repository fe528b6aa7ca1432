"""How a delivery is settled: on account or paid now, the other cost on the bill, the warehouse, the books' day."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from jxc_desktop.desktop.forms.ui_terms import Ui_Terms
from jxc_desktop.desktop.kit.buttons import KeyButton, Kind
from jxc_desktop.desktop.kit.fields import Choice, DateField, LabelledField, MoneyField, first_fault
from jxc_desktop.desktop.kit.sheet import Sheet
from jxc_desktop.documents.places import Warehouse
from jxc_desktop.kernel.money import ZERO, Money
from jxc_desktop.ledger.funds import Fund
from jxc_desktop.words import tr
from jxc_desktop.words.figures import grouped


@dataclass(frozen=True, slots=True)
class Terms:
    """What was chosen; `fund_id` None = on account, `day` None = today."""

    warehouse_id: int
    fund_id: int | None = None
    other_cost: Money = ZERO
    day: date | None = None

    def words(self, funds: Sequence[Fund]) -> tuple[str, str]:
        """How the strip says it: how it is paid, and the other cost beside it."""
        paid = next((tr("Paid from {fund}", fund=fund.name) for fund in funds if fund.id == self.fund_id), "")
        cost = tr("other cost {sum}", sum=grouped(self.other_cost)) if self.other_cost else ""
        day = f"{self.day:%m-%d}" if self.day else ""
        return paid or tr("On credit"), "  ".join(part for part in (cost, day) if part)


class TermsSheet(Sheet):
    """`settled(Terms)` by Enter."""

    settled = Signal(object)

    def __init__(self, window: QWidget, terms: Terms, funds: Sequence[Fund], places: Sequence[Warehouse]) -> None:
        super().__init__(window, tr("How this delivery is settled"), width=520)
        self._holder = QWidget()
        self.form = Ui_Terms()
        self.form.setupUi(self._holder)
        self.fund = Choice([(None, tr("On credit")), *((fund.id, fund.name) for fund in funds)])
        self.place = Choice([(place.id, place.name) for place in places])
        self.other_cost = MoneyField(terms.other_cost or None)
        self.day = DateField(terms.day)
        self.fund.choose(terms.fund_id)
        self.place.choose(terms.warehouse_id)
        freight = tr("Freight on the bill, shared by amount")
        fields = [
            LabelledField(tr("How paid"), self.fund),
            LabelledField(tr("Other cost"), self.other_cost, unit=tr("¥"), note_below=freight),
            LabelledField(tr("Warehouse"), self.place),
            LabelledField(tr("Day in the books"), self.day, note_below=tr("Today where it is empty")),
        ]
        form = self.form
        for slot, field in zip((form.payment, form.other_cost, form.warehouse, form.day), fields, strict=True):
            slot.addWidget(field)
        self._fields = fields
        self.body.addWidget(self._holder)
        take = KeyButton(tr("Settle it so"), "Enter", Kind.PRIMARY)
        take.clicked.connect(self._take)
        self.set_foot([], [KeyButton(tr("Cancel"), "Esc"), take])
        self.closed.connect(self.deleteLater)

    def _take(self) -> None:
        cost = self.other_cost
        if first_fault(self._fields):
            return
        fund, place = self.fund.value(), self.place.value()
        terms = Terms(
            place if isinstance(place, int) else 0,
            fund if isinstance(fund, int) else None,
            cost.read() or ZERO,
            self.day.read(),
        )
        self.done()
        self.settled.emit(terms)
