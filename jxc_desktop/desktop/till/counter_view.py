"""What stands where at the till: the scan line, the basket, the foot; the customer and the money side. No behaviour."""

from collections.abc import Iterable

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QStackedWidget, QWidget

from jxc_desktop.desktop.forms.ui_checkout import Ui_CheckoutPage
from jxc_desktop.desktop.kit.band import Band
from jxc_desktop.desktop.kit.buttons import KeyButton
from jxc_desktop.desktop.kit.layout import column
from jxc_desktop.desktop.kit.search_lines import ScanLine
from jxc_desktop.desktop.lines.unknown_code import UnknownCodeBand
from jxc_desktop.desktop.till.basket_table import BasketTable
from jxc_desktop.desktop.till.change_panel import ChangePanel
from jxc_desktop.desktop.till.customer_panel import CustomerCard, CustomerPanel
from jxc_desktop.desktop.till.find_list import FindList
from jxc_desktop.desktop.till.foot import Foot
from jxc_desktop.desktop.till.held_panel import HeldPanel
from jxc_desktop.desktop.till.open_shift_panel import OpenShiftPanel
from jxc_desktop.desktop.till.pay_panel import PayPanel
from jxc_desktop.desktop.till.sell_panel import SellPanel
from jxc_desktop.words import tr


class CounterView:
    """The widgets of the page, in their places; the money side shows one of its panels and never moves."""

    def __init__(self, page: QWidget) -> None:
        self.line = ScanLine(tr("Scan, or type a code, pinyin, qty*code"), name=tr("Scan line"))
        self.news, self.unknown = Band(), UnknownCodeBand(tr("Not in this sale; go on scanning the rest"))
        self.table, self.foot = BasketTable(), Foot()
        self.card = CustomerCard()
        self.sell, self.paying, self.change = SellPanel(), PayPanel(), ChangePanel()
        self.held, self.customer, self.opening = HeldPanel(), CustomerPanel(), OpenShiftPanel()
        self._sides = QStackedWidget()
        for side in (self.sell, self.paying, self.change, self.held, self.customer, self.opening):
            self._sides.addWidget(side)
        self.form = Ui_CheckoutPage()
        self.form.setupUi(page)
        self._fill()
        self.found = FindList(page)

    def _fill(self) -> None:
        form = self.form
        form.scan_slot.addWidget(self.line)
        form.band_slot.setSpacing(10)
        form.band_slot.addWidget(self.news)
        form.band_slot.addWidget(self.unknown)
        form.basket_slot.addWidget(self.table)
        form.counter_side.setStretchFactor(form.basket_slot, 1)
        form.foot_slot.addWidget(self.foot)
        form.customer_slot.addWidget(self.card)
        money = QFrame()
        money.setProperty("part", "card")
        money.setLayout(column((self._sides, 1), gap=0))
        form.panel_slot.addWidget(money)

    def side(self) -> QWidget:
        """The panel shown on the money side."""
        return self._sides.currentWidget()

    def show_side(self, side: QWidget) -> None:
        """Another panel in the same place; the scan line says what it waits for."""
        self._sides.setCurrentWidget(side)
        self.table.rest(side is self.paying)
        words = {
            self.paying: tr("Taking payment. Scan on to add more"),
            self.change: tr("Scan the next customer's goods, a new sale begins"),
            self.held: tr("Press its number to take a sale up, Esc to go back"),
            self.opening: tr("Open the shift first"),
        }
        self.line.setPlaceholderText(words.get(side, tr("Scan, or type a code, pinyin, qty*code")))
        if side in (self.paying, self.change, self.opening):
            self.line.say("")

    def focus_of(self, side: QWidget) -> QWidget:
        """Where the keys go while a panel is shown: the scan line, but for the panels with a field."""
        own = {
            self.paying: self.paying.field,
            self.held: self.held.picks,
            self.customer: self.customer.field,
            self.opening: self.opening.field,
        }
        return own.get(side, self.line)

    def set_tight(self, tight: bool) -> None:
        """A low window has smaller figures."""
        self.sell.set_tight(tight)
        self.paying.set_tight(tight)

    @staticmethod
    def keep_focus_off(buttons: Iterable[KeyButton]) -> None:
        """A click on a button leaves the focus where the scanner's and the cashier's keys belong."""
        for button in buttons:
            button.setFocusPolicy(Qt.FocusPolicy.NoFocus)
