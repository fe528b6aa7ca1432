"""The small editor in place of the foot buttons: quantity, price, discount of the bill; the sums stay in sight."""

from dataclasses import dataclass
from enum import StrEnum

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QLineEdit, QWidget

from jxc_desktop.desktop.kit.buttons import KeyButton, Kind
from jxc_desktop.desktop.kit.fields import show_bad
from jxc_desktop.desktop.kit.labels import RIGHT, Words, note
from jxc_desktop.desktop.kit.layout import STRETCH, row
from jxc_desktop.kernel.money import ZERO, Money
from jxc_desktop.kernel.numbers import parse_decimal
from jxc_desktop.kernel.price import Price
from jxc_desktop.kernel.quantity import Quantity
from jxc_desktop.kernel.refusal import Refused
from jxc_desktop.sales.basket import Basket
from jxc_desktop.words import say_refusal, tr


class Edit(StrEnum):
    """What is being typed."""

    QUANTITY = "quantity"
    PRICE = "price"
    BILL = "bill"


@dataclass(frozen=True, slots=True)
class Wanted:
    """What was typed for which line; `percent` where it ended in %."""

    edit: Edit
    line: int
    text: str
    reason: str

    def on(self, basket: Basket) -> Basket:
        """The basket after it; Refused "number.*", "quantity.zero", "sale.price_negative", "discount.too_much"."""
        if self.edit is Edit.QUANTITY:
            return basket.set_quantity(self.line, Quantity.parse(self.text))
        percent = _percent(self.text)
        if self.edit is Edit.BILL:
            if percent is not None:
                return basket.discount_bill(percent=percent, reason=self.reason)
            return basket.discount_bill(Money.parse(self.text) if self.text else ZERO, reason=self.reason)
        if percent is not None:
            return basket.discount_line(self.line, percent=percent, reason=self.reason)
        return basket.change_price(self.line, Price.parse(self.text), self.reason)


def _percent(text: str) -> int | None:
    """10 of "10%", None where it is a sum; Refused "discount.too_much" past a hundred, "number.too_fine"."""
    plain = text.replace("％", "%")
    if not plain.endswith("%"):
        return None
    value = parse_decimal(plain.removesuffix("%"))
    if value != value.to_integral_value():
        raise Refused("number.too_fine", text=text[:40], places=0)
    if not 0 <= value <= 100:
        raise Refused("discount.too_much")
    return int(value)


class EditStrip(QWidget):
    """`wanted(Wanted)` by Enter; `left` by Esc; `faulty(why)`. A scan ends it and keeps nothing."""

    wanted = Signal(object)
    left = Signal()
    faulty = Signal(str)

    def __init__(self) -> None:
        super().__init__()
        self._edit, self._line = Edit.QUANTITY, -1
        self._title, self._hint = Words("", 14, bold=True), note("")
        self.field, self.reason = QLineEdit(), QLineEdit()
        self.field.setFixedWidth(110)
        self.field.setAlignment(RIGHT)
        self.reason.setPlaceholderText(tr("Reason"))
        self.reason.setAccessibleName(tr("Reason"))
        self.reason.setFixedWidth(130)
        self._unit = note("")
        keep = KeyButton(tr("Keep"), "Enter", Kind.PRIMARY)
        leave = KeyButton(tr("Leave as it was"), "Esc", Kind.QUIET)
        for button, then in ((keep, self._enter), (leave, self.left.emit)):
            button.setFocusPolicy(Qt.FocusPolicy.NoFocus)
            button.clicked.connect(then)
        self.setLayout(row(self._title, self.field, self._unit, self.reason, self._hint, STRETCH, leave, keep, gap=10))
        self.field.returnPressed.connect(self._enter)
        self.reason.returnPressed.connect(self._enter)
        self.field.textEdited.connect(lambda _: show_bad(self.field, False))

    def begin(self, edit: Edit, basket: Basket, line: int) -> None:
        """Quantity or price of a line, or the discount of the whole bill."""
        self._edit, self._line = edit, line
        self.reason.clear()
        self.reason.setVisible(edit is not Edit.QUANTITY)
        show_bad(self.field, False)
        hints = {Edit.QUANTITY: "", Edit.PRICE: tr("or 10% off"), Edit.BILL: tr("a sum, or 10%")}
        self._hint.setText(hints[edit])
        titles = {Edit.QUANTITY: tr("Qty"), Edit.PRICE: tr("New price"), Edit.BILL: tr("Off the bill")}
        self._title.setText(titles[edit])
        self.field.setAccessibleName(titles[edit])
        self.field.setText(self._text_now(basket))
        self._unit.setText(basket.lines[line].goods.unit if edit is Edit.QUANTITY else tr("¥"))
        self.field.selectAll()
        self.field.setFocus()

    def say(self, refused: Refused) -> None:
        """Why it cannot be so."""
        show_bad(self.field, True)
        self.faulty.emit(say_refusal(refused))
        self.field.setFocus()
        self.field.selectAll()

    def _text_now(self, basket: Basket) -> str:
        if self._edit is Edit.QUANTITY:
            return basket.lines[self._line].quantity.text()
        if self._edit is Edit.PRICE:
            return basket.lines[self._line].price.text()
        if basket.bill_percent:
            return f"{basket.bill_percent}%"
        return basket.bill_off.text() if basket.bill_off else ""

    def _enter(self) -> None:
        self.wanted.emit(Wanted(self._edit, self._line, self.field.text().strip(), self.reason.text().strip()))
