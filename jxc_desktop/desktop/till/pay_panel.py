"""The right side while the money is taken: one tender or several, only cash gives change (TRADE.md rows 35, 36)."""

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from jxc_desktop.desktop.kit.buttons import KeyButton, Kind
from jxc_desktop.desktop.kit.fields import MoneyField
from jxc_desktop.desktop.kit.labels import Amount, Words, hline, note
from jxc_desktop.desktop.kit.layout import STRETCH, boxed, column, empty, row
from jxc_desktop.desktop.till.tender_parts import TenderParts
from jxc_desktop.kernel.money import ZERO, Money
from jxc_desktop.kernel.refusal import Refused
from jxc_desktop.paper.filled import tender_name
from jxc_desktop.sales.basket import Basket
from jxc_desktop.sales.round_off import NO_ROUNDING, RoundRule
from jxc_desktop.sales.tendering import TenderKind, TenderWanted, left_to_pay, proposals, takes_cash
from jxc_desktop.words import say_refusal, tr
from jxc_desktop.words.figures import grouped

MOBILE = (TenderKind.WECHAT, TenderKind.ALIPAY)
OTHER = (TenderKind.BANK, TenderKind.ACCOUNT)
CASH = (TenderKind.CASH,)
_CHANGE_PX, _CHANGE_TIGHT_PX = 48, 36
_WIDE = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)


class CashField(MoneyField):
    """The 30 px field; Space is the exact sum, ↑ ↓ another tender, Backspace in the empty field the last part."""

    exact = Signal()
    stepped = Signal(int)
    taken_back = Signal()

    def __init__(self) -> None:
        super().__init__(name=tr("Sum received"), big=True)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        key = event.key()
        if key == Qt.Key.Key_Space:
            self.exact.emit()
        elif key in (Qt.Key.Key_Up, Qt.Key.Key_Down):
            self.stepped.emit(-1 if key == Qt.Key.Key_Up else 1)
        elif key == Qt.Key.Key_Backspace and not self.text():
            self.taken_back.emit()
        else:
            super().keyPressEvent(event)


class PayPanel(QWidget):
    """`finished(tenders)` when the bill is covered; `left` by Esc. `follow` lets the basket grow meanwhile."""

    finished = Signal(object)
    left = Signal()

    def __init__(self) -> None:
        super().__init__()
        self._basket, self._rule = Basket(), NO_ROUNDING
        self._kinds: Sequence[TenderKind] = CASH
        self._ways: list[tuple[Sequence[TenderKind], KeyButton]] = []
        self._proposed: tuple[TenderKind, Money, int] | None = None
        self.kind = TenderKind.CASH
        self._reference = ""
        self._credit = ""
        self.field = CashField()
        self.field.setFixedHeight(54)
        self._parts = TenderParts()
        self._due, self._left = Amount(24), Words("", 20, bold=True)
        self._left_row = boxed(row(note(tr("Still to pay")), STRETCH, self._left))
        self._label, self._note = note(""), note("")
        self._note.setWordWrap(True)
        self._proposals = row(gap=8)
        self._kind_row = row(gap=6)
        self._change_label, self.change = Words("", 18, bold=True), Amount(_CHANGE_PX, "ok")
        self._finish = KeyButton(tr("Done, print receipt"), "Enter", Kind.PRIMARY, "check", height=50, big=True)
        self._finish.setSizePolicy(_WIDE)
        self._finish.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._lay_out()
        self._wire()

    def _lay_out(self) -> None:
        back = KeyButton(tr("Go back"), "Esc", Kind.QUIET, height=30)
        back.clicked.connect(self.left)
        ways = row(
            self._way(tr("Cash"), "F9", CASH),
            self._way(tr("Mobile"), "F10", MOBILE),
            self._way(tr("Other"), "F12", OTHER),
            STRETCH,
            gap=6,
        )
        self._column = column(
            row(Words(tr("Take payment"), 18, bold=True), STRETCH, back),
            row(note(tr("To pay")), (self._due, 1)),
            ways,
            self._kind_row,
            self._parts,
            self._left_row,
            self._label,
            self.field,
            self._proposals,
            self._note,
            STRETCH,
            hline(),
            row(self._change_label, (self.change, 1)),
            self._finish,
            gap=7,
            margins=(16, 10, 16, 10),
        )
        self.setLayout(self._column)

    def _way(self, text: str, key: str, kinds: Sequence[TenderKind]) -> KeyButton:
        button = KeyButton(text, key, height=32)
        button.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        button.clicked.connect(lambda: self.choose_way(kinds))
        self._ways.append((kinds, button))
        return button

    def _wire(self) -> None:
        self.field.returnPressed.connect(self.finish)
        self.field.exact.connect(lambda: self._type(self.left_now()))
        self.field.stepped.connect(self._step_kind)
        self.field.taken_back.connect(self._parts.take_back)
        self.field.textEdited.connect(lambda _: self._show())
        self._finish.clicked.connect(self.finish)
        self._parts.changed.connect(self._show)

    # --- what the page tells -----------------------------------------------------------------------------------

    def begin(self, basket: Basket, rule: RoundRule, kinds: Sequence[TenderKind], credit: str = "") -> None:
        """A new payment; `credit` is what the customer's account allows, in words."""
        self._basket, self._rule, self._credit = basket, rule, credit
        self._parts.clear()
        self.rest(False)
        self.field.show_value(None)
        self.choose_kind(kinds[0])

    def choose_way(self, kinds: Sequence[TenderKind]) -> None:
        """Cash, mobile or other; asked for again it steps to the next of them.

        A smaller sum typed before is a part taken by the tender it was typed for.
        """
        typed = self.typed()
        if kinds is not self._kinds and typed and ZERO < typed < self.left_now():
            self._take_part(TenderWanted(self.kind, typed, reference=self._reference))
        at = self._kinds.index(self.kind) if kinds is self._kinds else -1
        self.choose_kind(kinds[(at + 1) % len(kinds)])

    def choose_kind(self, kind: TenderKind, reference: str = "") -> None:
        """One tender; a scanned payment code says which and is its reference."""
        self._kinds = next(kinds for kinds in (CASH, MOBILE, OTHER) if kind in kinds)
        self.kind, self._reference = kind, reference
        for old in empty(self._kind_row):
            old.deleteLater()
        if len(self._kinds) > 1:
            for one in self._kinds:
                button = KeyButton(tender_name(one), "", Kind.SOFT if one is kind else Kind.PLAIN, height=30)
                button.setFocusPolicy(Qt.FocusPolicy.NoFocus)
                button.clicked.connect(lambda _=False, chosen=one: self.choose_kind(chosen))
                self._kind_row.addWidget(button)
            self._kind_row.addWidget(note("↑ ↓", "text3"))
            self._kind_row.addStretch(1)
        for kinds, button in self._ways:
            button.set_kind(Kind.SOFT if kinds is self._kinds else Kind.PLAIN)
        self.field.show_value(None)
        self.field.setFocus()
        self._show()

    def follow(self, basket: Basket) -> None:
        """The basket has grown while the money is being taken."""
        self._basket = basket
        self._show()

    def rest(self, resting: bool) -> None:
        """No second Enter while the sale is being posted."""
        self._finish.setEnabled(not resting)
        self.field.setReadOnly(resting)

    @property
    def resting(self) -> bool:
        """Whether an answer is being waited for."""
        return self.field.isReadOnly()

    def say(self, text: str, tone: str = "bad") -> None:
        """A word below the field: what stands in the way."""
        self._note.say(text, tone)
        self._note.setVisible(bool(text))

    def set_tight(self, tight: bool) -> None:
        """Smaller change in a low window."""
        self.change.set_px(_CHANGE_TIGHT_PX if tight else _CHANGE_PX)
        self._column.setSpacing(5 if tight else 7)

    # --- figures -----------------------------------------------------------------------------------------------

    def due_now(self) -> Money:
        """What the whole bill comes to with these tenders: 抹零 only where cash is among them."""
        cash = takes_cash(self._parts.tenders) or self.kind is TenderKind.CASH
        return self._basket.bill(self._rule, cash=cash).due

    def left_now(self) -> Money:
        """What the tender being typed has to cover."""
        return left_to_pay(self.due_now(), self._parts.tenders)

    def typed(self) -> Money | None:
        """The sum typed, None for nothing; what cannot be read counts as nothing until Enter."""
        try:
            return self.field.read()
        except Refused:
            return None

    def finish(self) -> None:
        """Enter: the exact sum where nothing is typed, a part where less is; done where the bill is covered."""
        if self.resting:
            return
        try:
            typed = self.field.read()
        except Refused as refused:
            self.say(say_refusal(refused))
            return
        left = self.left_now()
        amount = left if typed is None else typed
        if self.kind is not TenderKind.CASH and amount > left:
            self.say(tr("More than is left to pay: {left}", left=grouped(left)))
            return
        if not left and self._parts.tenders:
            self.finished.emit(self._parts.tenders)
            return
        part = TenderWanted(self.kind, amount, reference=self._reference)
        if amount < left:
            self._take_part(part)
            return
        self.finished.emit((*self._parts.tenders, part))

    def _take_part(self, part: TenderWanted) -> None:
        if part.tendered <= ZERO:
            self.say(tr("Type how much was received"))
            return
        self._reference = ""
        self.field.show_value(None)
        self._parts.add(part)

    def _type(self, amount: Money) -> None:
        self.field.show_value(amount)
        self._show()

    def _step_kind(self, by: int) -> None:
        at = self._kinds.index(self.kind)
        if len(self._kinds) > 1:
            self.choose_kind(self._kinds[(at + by) % len(self._kinds)])

    # --- showing -----------------------------------------------------------------------------------------------

    def _show(self) -> None:
        left, typed = self.left_now(), self.typed()
        self._due.show_figure(self.due_now())
        self._left_row.setVisible(bool(self._parts.tenders))
        self._left.setText(grouped(left))
        self._label.setText(_received(self.kind))
        self.field.setPlaceholderText(grouped(left))
        self._show_proposals(left)
        self._show_note()
        given = left if typed is None else typed
        if given < left:
            self._foot(tr("Still missing"), left - given, "warn")
        elif self.kind is TenderKind.CASH:
            self._foot(tr("Change"), given - left, "ok")
        else:
            self._foot(tender_name(self.kind), given, "text")

    def _foot(self, label: str, amount: Money, tone: str) -> None:
        self._change_label.say(label, tone)
        self.change.show_figure(amount, tone)

    def _show_proposals(self, left: Money) -> None:
        wanted = (self.kind, left, len(self._parts.tenders))
        if wanted == self._proposed:
            return
        self._proposed = wanted
        for old in empty(self._proposals):
            old.deleteLater()
        if self.kind is not TenderKind.CASH or len(self._parts.tenders) > 1:
            return
        offers = [(tr("Exact"), "Space", left)]
        offers += [(grouped(value).removesuffix(".00"), "", value) for value in proposals(left)]
        for text, key, value in offers:
            button = KeyButton(text, key, height=36)
            button.clicked.connect(lambda _=False, sum_=value: self._type(sum_))
            button.setFocusPolicy(Qt.FocusPolicy.NoFocus)
            button.setSizePolicy(_WIDE)
            self._proposals.addWidget(button, 1)

    def _show_note(self) -> None:
        if self.kind in MOBILE:
            told = tr("The code says {wallet}. ", wallet=tender_name(self.kind)) if self._reference else ""
            self.say(told + tr("Press Enter once the money has arrived on your phone or collector."), "text2")
        elif self.kind is TenderKind.ACCOUNT:
            self.say(self._credit or tr("Choose the customer first: F3"), "text2" if self._credit else "warn")
        else:
            self.say("", "text2")


def _received(kind: TenderKind) -> str:
    if kind is TenderKind.CASH:
        return tr("Cash received")
    if kind is TenderKind.ACCOUNT:
        return tr("Goes on account")
    return tr("Received by {tender}", tender=tender_name(kind))
