"""The step about the shop: its name is enough, the rest has good answers already."""

from PySide6.QtWidgets import QWidget

from jxc_desktop.catalog.settings import RoundOff, Taxpayer
from jxc_desktop.desktop.desk import Desk
from jxc_desktop.desktop.forms.ui_wizard_shop import Ui_WizardShop
from jxc_desktop.desktop.kit.fields import Choice, LabelledField, TextField
from jxc_desktop.desktop.start.answers import TRADES, Answers
from jxc_desktop.desktop.start.receipt_preview import ReceiptPreview
from jxc_desktop.desktop.start.step import Step
from jxc_desktop.words import mark, tr

ROUND_OFFS: dict[RoundOff, str] = {
    RoundOff.CUT_FEN: mark("Cut to the jiao (cash only)"),
    RoundOff.ROUND_JIAO: mark("Round to the jiao (cash only)"),
    RoundOff.CUT_JIAO: mark("Cut to the yuan (cash only)"),
    RoundOff.ROUND_YUAN: mark("Round to the yuan (cash only)"),
    RoundOff.NONE: mark("No round-off"),
}
TAXPAYERS: dict[Taxpayer, str] = {
    Taxpayer.SMALL_SCALE: mark("Small-scale taxpayer"),
    Taxpayer.GENERAL: mark("General taxpayer"),
}
HOURS = (0, 2, 3, 4, 5, 6)


def hour_words(hour: int) -> str:
    """When the business day begins, in words."""
    return tr("Midnight") if hour == 0 else tr("{hour} in the morning", hour=hour)


class ShopStep(Step):
    """Each answer shows on the receipt at the right."""

    def __init__(self, desk: Desk) -> None:
        super().__init__(tr("Your shop"), tr("With the name alone you can go on"))
        self.name = tr("Shop details")
        self.shop_name, self.phone, self.address = TextField(), TextField(), TextField()
        self.trade = Choice([(trade, tr(words)) for trade, words in TRADES.items()])
        self.taxpayer = Choice([(one, tr(words)) for one, words in TAXPAYERS.items()])
        self.rolls = Choice([(hour, hour_words(hour)) for hour in HOURS])
        self.round_off = Choice([(one, tr(words)) for one, words in ROUND_OFFS.items()])
        self._preview = ReceiptPreview(desk)
        self._answers = Answers()
        self._lay_fields()
        for line in (self.shop_name, self.phone, self.address):
            line.editingFinished.connect(self._show_receipt)

    def _lay_fields(self) -> None:
        holder = QWidget()
        self.form = Ui_WizardShop()
        self.form.setupUi(holder)
        form = self.form
        placed = (
            (form.shop_name, tr("Shop name"), self.shop_name, tr("Stands on top of the receipt"), True),
            (form.phone, tr("Phone"), self.phone, tr("On the receipt; may stay empty"), False),
            (form.address, tr("Address"), self.address, "", False),
            (form.trade, tr("What kind of shop"), self.trade, tr("Gives the usual categories"), False),
            (form.taxpayer, tr("Taxpayer"), self.taxpayer, tr("If unsure take this one, it can be changed"), False),
            (
                form.rolls_at_hour,
                tr("The day begins at"),
                self.rolls,
                tr("Sales at 2 at night count for the day before"),
                False,
            ),
            (form.round_off, tr("Round-off"), self.round_off, "", False),
        )
        for slot, label, editor, below, required in placed:
            field = LabelledField(label, editor, required=required, note_below=below)
            slot.addWidget(field)
            self.fields.append(field)
        self.lay_from_top(holder)

    def beside(self) -> QWidget:
        return self._preview

    def show_answers(self, answers: Answers) -> None:
        self._answers = answers
        self.shop_name.show_value(answers.shop_name)
        self.phone.show_value(answers.phone)
        self.address.show_value(answers.address)
        self.trade.choose(answers.trade)
        self.taxpayer.choose(answers.taxpayer)
        self.rolls.choose(answers.rolls_at_hour)
        self.round_off.choose(answers.round_off)
        self._preview.show_answers(answers)

    def take(self, answers: Answers) -> None:
        answers.shop_name = self.shop_name.read() or ""
        answers.phone = self.phone.read() or ""
        answers.address = self.address.read() or ""
        answers.trade, answers.taxpayer = str(self.trade.value()), str(self.taxpayer.value())
        answers.round_off = str(self.round_off.value())
        hour = self.rolls.value()
        answers.rolls_at_hour = hour if isinstance(hour, int) else 4

    def _show_receipt(self) -> None:
        if self.isVisible():  # a field is left, too, when the wizard goes
            self.take(self._answers)
            self._preview.show_answers(self._answers)
