"""The right side while goods are being scanned: the item just scanned, the sums, what is due, how to pay."""

from dataclasses import dataclass

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QWidget

from jxc_desktop.desktop.kit.buttons import KeyButton, Kind
from jxc_desktop.desktop.kit.labels import RIGHT, Amount, Words, hline, note
from jxc_desktop.desktop.kit.layout import STRETCH, boxed, column, row
from jxc_desktop.kernel.money import Money
from jxc_desktop.sales.basket import Totals
from jxc_desktop.words import tr
from jxc_desktop.words.figures import grouped

_ELIDE = Qt.TextElideMode.ElideRight
_DUE_PX, _DUE_TIGHT_PX = 60, 52
_TENDERS_PX, _TENDERS_TIGHT_PX = (60, 52, 44), (50, 44, 40)


@dataclass(frozen=True, slots=True)
class JustScanned:
    """The item beside the scan line: its name, price and stock; `tone` "warn" where nothing was added."""

    name: str
    price: str = ""
    about: str = ""
    count: str = ""
    warning: str = ""
    tone: str = "text"


class SumRow(QWidget):
    """One of the small sums above what is due."""

    def __init__(self, label: str) -> None:
        super().__init__()
        self._label, self._sum = Words(label, 14, "text2"), Words("", 15, align=RIGHT)
        self.setLayout(row(self._label, STRETCH, self._sum))

    def show_sum(self, amount: Money, label: str = "") -> None:
        """A sum; below zero in red."""
        if label:
            self._label.setText(label)
        self._sum.say(grouped(amount), "bad" if amount.fen < 0 else "text")


class SellPanel(QWidget):
    """`cash_wanted`, `mobile_wanted` and `other_wanted` are the tenders; their place and the total's never move."""

    cash_wanted = Signal()
    mobile_wanted = Signal()
    other_wanted = Signal()

    def __init__(self) -> None:
        super().__init__()
        self._caption = note(tr("Just scanned"))
        self._name, self._price = Words("", 18, bold=True), Words("", 24, bold=True, align=RIGHT)
        self._about, self._count = note(""), note("")
        self._warning = note("", "warn")
        self._goods, self._member = SumRow(""), SumRow(tr("Member saving"))
        self._discount, self._round_off = SumRow(tr("Discount")), SumRow(tr("Round-off"))
        self._due_label, self.due = Words(tr("To pay"), 18, bold=True), Amount(_DUE_PX)
        self._tenders = self._buttons()
        scanned = column(
            self._caption,
            row((self._name, 1), self._price),
            row(self._about, STRETCH, self._count),
            self._warning,
            gap=4,
        )
        sums = column(self._goods, self._member, self._discount, self._round_off, gap=5)
        self.setLayout(
            column(
                boxed(scanned),
                STRETCH,
                boxed(sums),
                hline(),
                row(self._due_label, (self.due, 1)),
                *self._tenders,
                gap=8,
                margins=(16, 14, 16, 14),
            )
        )

    def _buttons(self) -> list[KeyButton]:
        wanted = (
            (tr("Cash"), "F9", Kind.PRIMARY, "banknote", self.cash_wanted),
            (tr("WeChat / Alipay"), "F10", Kind.PLAIN, "qr-code", self.mobile_wanted),
            (tr("Bank card, on account, several"), "F12", Kind.PLAIN, "layers", self.other_wanted),
        )
        buttons = []
        for (text, key, kind, icon, signal), height in zip(wanted, _TENDERS_PX, strict=True):
            button = KeyButton(text, key, kind, icon, height=height, big=kind == Kind.PRIMARY, spread=True)
            button.clicked.connect(signal)
            buttons.append(button)
        return buttons

    def show_scanned(self, scanned: JustScanned | None) -> None:
        """The item just scanned, None while the counter is empty."""
        self._caption.setText(tr("Just scanned") if scanned else "")
        shown = scanned or JustScanned("")
        metrics = self._name.fontMetrics()
        room = 320 - (self._price.fontMetrics().horizontalAdvance(shown.price) if shown.price else 0)
        self._name.say(metrics.elidedText(shown.name, _ELIDE, room), shown.tone)
        self._price.setText(shown.price)
        self._about.setText(shown.about)
        self._count.setText(shown.count)
        self._warning.setText(shown.warning)

    def show_totals(self, totals: Totals) -> None:
        """The sums and what is due."""
        goods = tr(
            "{pieces} {pieces:piece|pieces}, {kinds} {kinds:kind|kinds}", pieces=totals.pieces, kinds=totals.kinds
        )
        self._goods.setVisible(bool(totals.kinds))
        self._goods.show_sum(totals.goods, goods)
        self._member.setVisible(bool(totals.member_saving))
        self._member.show_sum(-totals.member_saving)
        self._discount.setVisible(bool(totals.discount))
        self._discount.show_sum(-totals.discount)
        self._round_off.setVisible(bool(totals.round_off))
        self._round_off.show_sum(-totals.round_off)
        self.due.show_figure(totals.due)
        self._due_label.setAccessibleName(f"{tr('To pay')} {grouped(totals.due)}")

    def set_tight(self, tight: bool) -> None:
        """Smaller figures and tenders in a low window."""
        self.due.set_px(_DUE_TIGHT_PX if tight else _DUE_PX)
        for button, height in zip(self._tenders, _TENDERS_TIGHT_PX if tight else _TENDERS_PX, strict=True):
            button.setFixedHeight(height)
