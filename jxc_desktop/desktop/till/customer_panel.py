"""Whose sale it is: the card above the money side, and the choice by phone, its last four digits or name (F3)."""

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent, QMouseEvent
from PySide6.QtWidgets import QFrame, QLineEdit, QWidget

from jxc_desktop.customers.lookups import Customer
from jxc_desktop.desktop.kit.buttons import KeyButton, Kind, Tag
from jxc_desktop.desktop.kit.card import Avatar
from jxc_desktop.desktop.kit.labels import Words, note
from jxc_desktop.desktop.kit.layout import STRETCH, column, row
from jxc_desktop.desktop.till.pick_list import Pick, PickList
from jxc_desktop.documents.partners import PriceLevel
from jxc_desktop.words import tr
from jxc_desktop.words.figures import grouped


def level_words(level: PriceLevel) -> str:
    """A price level by its name; "" for the one everybody pays."""
    return {PriceLevel.MEMBER: tr("Member"), PriceLevel.WHOLESALE: tr("Wholesale")}.get(level, "")


def credit_words(customer: Customer) -> str:
    """What he owes and what he may still owe."""
    owed = tr("owes ¥{owed}", owed=grouped(customer.owed)) if customer.owed.fen > 0 else ""
    limit = customer.partner.credit_limit
    room = tr("¥{room} left to owe", room=grouped(limit - customer.owed)) if limit else ""
    return "  ".join(part for part in (owed, room) if part)


class CustomerCard(QFrame):
    """The card at the top right: who, which level, what is owed."""

    wanted = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.setProperty("part", "card")
        self.setFixedHeight(66)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self._avatar = Avatar("", 40, "text2", "hover")
        self._name, self._tag, self._about = Words("", 15, bold=True), Tag("", "warn"), note("")
        self._key = KeyButton("", "F3", Kind.QUIET, height=30)
        self._key.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._key.clicked.connect(self.wanted)
        words = column(row(self._name, self._tag, STRETCH, gap=8), self._about, gap=3)
        self.setLayout(row(self._avatar, (words, 1), self._key, gap=12, margins=(14, 8, 0, 8)))
        self.show_customer(None)

    def show_customer(self, customer: Customer | None) -> None:
        """The customer of this sale, None for whoever walks in."""
        if customer is None:
            self._avatar.show_person(tr("Walk-in"), "text2", "hover")
            self._name.setText(tr("Walk-in"))
            self._tag.hide()
            self._about.setText(tr("F3: a member's phone number"))
        else:
            self._avatar.show_person(customer.partner.name)
            self._name.setText(customer.partner.name)
            level = level_words(customer.partner.level)
            self._tag.show_tag(level, "warn")
            self._tag.setVisible(bool(level))
            self._about.setText(credit_words(customer) or customer.partner.phone)
        self.setAccessibleName(f"{self._name.text()} {self._about.text()}")
        self._key.setAccessibleName(tr("Customer, key F3"))

    def mousePressEvent(self, event: QMouseEvent) -> None:
        self.wanted.emit()


class _Typed(QLineEdit):
    """The field over the list: ↑ ↓ move in the list below."""

    moved = Signal(int)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Up, Qt.Key.Key_Down):
            self.moved.emit(-1 if event.key() == Qt.Key.Key_Up else 1)
        else:
            super().keyPressEvent(event)


class CustomerPanel(QWidget):
    """`searched(text)` as one types; `chosen(Customer or None)` by Enter, None for a walk-in (empty field)."""

    searched = Signal(str)
    chosen = Signal(object)
    left = Signal()

    def __init__(self) -> None:
        super().__init__()
        self._found: Sequence[Customer] = ()
        self.field = _Typed()
        self.field.setPlaceholderText(tr("Phone, last 4 digits or name"))
        self.field.setAccessibleName(tr("Phone, last 4 digits or name"))
        self._picks = PickList(tr("Customers"), row_px=58, gap=6)
        self._picks.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._hint = note("")
        self._hint.setWordWrap(True)
        back = KeyButton(tr("Go back"), "Esc", Kind.QUIET, height=30)
        back.clicked.connect(self.left)
        self.setLayout(
            column(
                row(Words(tr("Whose sale"), 18, bold=True), STRETCH, back),
                self.field,
                self._hint,
                (self._picks, 1),
                gap=10,
                margins=(14, 12, 14, 14),
            )
        )
        self.field.textEdited.connect(lambda text: self.searched.emit(text.strip()))
        self.field.moved.connect(self._picks.step)
        self.field.returnPressed.connect(self._enter)
        self._picks.picked.connect(lambda number: self.chosen.emit(self._found[number]))

    def begin(self) -> None:
        """An empty field."""
        self.field.clear()
        self.show_found(())
        self._hint.setText(tr("Enter with nothing typed: a walk-in customer"))
        self.field.setFocus()

    def show_found(self, found: Sequence[Customer]) -> None:
        """The customers that fit what was typed."""
        self._found = found
        self._picks.show_picks([_pick(customer) for customer in found])
        nobody = bool(self.field.text().strip()) and not found
        self._hint.say(tr("Nobody found") if nobody else "", "warn" if nobody else "text2")

    def _enter(self) -> None:
        if not self.field.text().strip():
            self.chosen.emit(None)
        else:
            self._picks.pick()


def _pick(customer: Customer) -> Pick:
    who = customer.partner
    second = "  ".join(part for part in (who.phone, level_words(who.level), credit_words(customer)) if part)
    return Pick(who.name, second)
