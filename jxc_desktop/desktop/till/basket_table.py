"""The basket as a table: each scan changes one row, nothing else is built again."""

from dataclasses import dataclass

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QStackedWidget, QWidget

from jxc_desktop.desktop.kit.buttons import KeyButton
from jxc_desktop.desktop.kit.buttons import Kind as Look
from jxc_desktop.desktop.kit.card import EmptyState
from jxc_desktop.desktop.kit.labels import Words, hline, note
from jxc_desktop.desktop.kit.layout import STRETCH, boxed, column, row
from jxc_desktop.desktop.kit.table import ROW_BASKET, Column, Emph, Grid, Kind, RowStyle, Two
from jxc_desktop.kernel.money import Money
from jxc_desktop.kernel.quantity import Quantity
from jxc_desktop.sales.basket import Basket, BasketLine
from jxc_desktop.sales.lookups import PastSale
from jxc_desktop.words import tr
from jxc_desktop.words.figures import grouped

_FAINT, _PLAIN = RowStyle(faint=True), RowStyle()


@dataclass(frozen=True, slots=True)
class BasketRow:
    """One line as it stands in the table; `saved` is negative, as it is shown."""

    number: int
    item: Two
    price: object
    quantity: Quantity
    saved: Money
    amount: Emph


def row_of(number: int, line: BasketLine) -> BasketRow:
    """A basket line, numbered from 1; a price changed by hand is amber."""
    goods = line.goods
    second = "  ".join(part for part in (goods.barcode or goods.code, goods.spec) if part)
    price = Emph(line.price, "warn", bold=False) if line.by_hand else line.shown_price
    return BasketRow(
        number, Two(goods.name, f"{second} · {goods.unit}"), price, line.quantity, -line.saved, Emph(line.amount)
    )


class BasketTable(QFrame):
    """The lines on the counter, or word of the next customer; the scan line keeps the focus all the time.

    `reprint_wanted`, `refund_wanted` and `shift_wanted` come from the foot of the empty counter.
    """

    reprint_wanted = Signal()
    refund_wanted = Signal()
    shift_wanted = Signal()
    line_chosen = Signal(int)

    def __init__(self) -> None:
        super().__init__()
        self._resting = False
        self._lines: tuple[BasketLine, ...] = ()
        self.setProperty("part", "card")
        self.grid = Grid(_columns(), name=tr("Basket"), row_height=ROW_BASKET, px=15, first_row_current=False)
        self.grid.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.grid.rows_model.row_style = lambda _: _FAINT if self._resting else _PLAIN
        self.grid.row_chosen.connect(lambda _: self.line_chosen.emit(self.grid.current_number))
        self._stack = QStackedWidget()
        self._stack.addWidget(self._empty())
        self._stack.addWidget(self.grid)
        self.setLayout(column((self._stack, 1), gap=0, margins=(1, 1, 1, 1)))

    def _empty(self) -> QWidget:
        state = EmptyState(
            "shopping-basket", tr("Waiting for the next customer"), tr("Scan the first item: a new sale begins here")
        )
        self._said = [note(""), note("", "text"), note(""), Words("", 13, "text", bold=True)]
        self.reprint = KeyButton(tr("Print again"), "Ctrl P", Look.QUIET)
        self.refund = KeyButton(tr("Refund"), "Ctrl R", Look.QUIET)
        self.shift = KeyButton(tr("Shift"), "Ctrl J", Look.QUIET)
        for button, wanted in (
            (self.reprint, self.reprint_wanted),
            (self.refund, self.refund_wanted),
            (self.shift, self.shift_wanted),
        ):
            button.rest(True)  # the page keeps these keys: they work over a full basket too
            button.setFocusPolicy(Qt.FocusPolicy.NoFocus)
            button.clicked.connect(wanted)
        foot = row(*self._said, STRETCH, self.reprint, self.refund, self.shift, gap=14, margins=(16, 4, 8, 4))
        self.reprint.hide()
        return boxed(column((state, 1), hline(), foot, gap=0))

    def show_basket(self, basket: Basket) -> None:
        """The table as the basket is now: lines that are the same stay untouched, nothing is reckoned for them."""
        model, shown, lines = self.grid.rows_model, self._lines, basket.lines
        self._lines = lines
        for number in range(len(shown) - 1, len(lines) - 1, -1):
            model.remove_row(number)
        for number, line in enumerate(lines):
            if number >= len(shown):
                model.insert_row(number, row_of(number + 1, line))
            elif shown[number] is not line:
                model.replace_row(number, row_of(number + 1, line))
        self._stack.setCurrentIndex(1 if lines else 0)
        if lines:
            self.grid.go_to(max(min(basket.touched, len(lines) - 1), 0))

    def step(self, by: int) -> None:
        """The current line up or down, as far as there are lines."""
        last = len(self.grid.rows_model.rows) - 1
        if last >= 0:
            self.grid.go_to(max(0, min(last, self.grid.current_number + by)))

    def current(self) -> int:
        """The number of the current line, -1 where there is none."""
        rows = len(self.grid.rows_model.rows)
        return self.grid.current_number if self.grid.current_number < rows else rows - 1

    def rest(self, resting: bool) -> None:
        """The lines step back while the money is being taken."""
        if self._resting != resting:
            self._resting = resting
            self.grid.viewport().update()

    def show_last(self, last: PastSale | None) -> None:
        """The sale before, for another receipt or a refund."""
        self.reprint.setVisible(last is not None)
        words = ["", "", "", ""]
        if last is not None:
            kinds = tr(
                "{kinds} {kinds:kind|kinds}, {pieces} {pieces:piece|pieces}", kinds=last.kinds, pieces=last.pieces
            )
            words = [tr("Last sale"), last.number, kinds, f"¥{grouped(last.due)}"]
        for label, text in zip(self._said, words, strict=True):
            label.setText(text)


def _columns() -> list[Column]:
    yuan = tr("¥")
    return [
        Column("number", "", Kind.ORDINAL, width=48, sortable=False),
        Column("item", tr("Item"), width=280, stretch=True, sortable=False),
        Column("price", tr("Price"), Kind.PRICE, yuan, 104, sortable=False),
        Column("quantity", tr("Qty"), Kind.QUANTITY, width=92, sortable=False),
        Column("saved", tr("Discount"), Kind.MONEY, yuan, 96, sortable=False),
        Column("amount", tr("Amount"), Kind.MONEY, yuan, 120, sortable=False),
    ]
