"""Goods back against their receipt: scan the receipt, scan or type what comes back, F9 (TRADE.md row 40)."""

from dataclasses import dataclass, replace
from typing import Any

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from jxc_desktop.catalog.scanned import scanned
from jxc_desktop.desktop.booking_sheet import BookingSheet
from jxc_desktop.desktop.forms.ui_refund import Ui_RefundForm
from jxc_desktop.desktop.kit.buttons import KeyButton, Kind
from jxc_desktop.desktop.kit.fields import Choice, LabelledField, TextField
from jxc_desktop.desktop.kit.labels import Amount, Words
from jxc_desktop.desktop.kit.table import ROW_EDIT, Column, Emph, Grid, TableCard
from jxc_desktop.desktop.kit.table import Kind as Cell
from jxc_desktop.desktop.till.at_till import is_receipt
from jxc_desktop.desktop.workplace import Workplace
from jxc_desktop.kernel.money import ZERO, Money
from jxc_desktop.kernel.quantity import NONE, Quantity
from jxc_desktop.kernel.refusal import Refused
from jxc_desktop.sales.lookups import Sale, sale_numbered
from jxc_desktop.sales.refund import Refund, ReturnLine, refund
from jxc_desktop.sales.sold import StoredLine, stored_lines
from jxc_desktop.sales.tendering import TenderKind, TenderWanted
from jxc_desktop.words import say_refusal, tr
from jxc_desktop.words.figures import grouped


@dataclass(frozen=True, slots=True)
class BackRow:
    """A line of the receipt, what of it may come back and what does, in the unit it was sold in."""

    line: StoredLine
    back: Quantity = NONE

    @property
    def name(self) -> str:
        """The goods."""
        return self.line.label

    @property
    def sold(self) -> Quantity:
        """As on the receipt."""
        return self.line.quantity

    @property
    def left(self) -> Quantity:
        """可退."""
        line = self.line
        whole = line.sold.base_quantity.thousandths
        return Quantity(line.returnable.thousandths * line.quantity.thousandths // whole) if whole else NONE

    @property
    def base_back(self) -> Quantity:
        """What comes back in the base unit."""
        line = self.line
        whole = line.sold.base_quantity.thousandths
        return Quantity(self.back.thousandths * whole // line.quantity.thousandths)

    @property
    def money(self) -> Money:
        """What is paid back for it, after every discount."""
        return self.line.part(self.base_back).reckoned.amount if self.back else ZERO

    @property
    def amount(self) -> Emph:
        """The same, as it stands in the table."""
        return Emph(self.money)


class RefundSheet(BookingSheet):
    """Booked by F9: `refunded(RefundDone)`; `loose_wanted` where there is no receipt. Scans go to `scanned`."""

    refunded = Signal(object)
    loose_wanted = Signal()

    def __init__(self, window: QWidget, work: Workplace) -> None:
        super().__init__(window, work, tr("Refund"), width=720)
        self.sale: Sale | None = None
        content = QWidget()
        self.form = Ui_RefundForm()
        self.form.setupUi(content)
        self.body.addWidget(content, 1)
        self.number = TextField(name=tr("Receipt number"), placeholder=tr("Scan the receipt, or type its number"))
        self._number_field = LabelledField(tr("Receipt number"), self.number)
        self.told = Words("", 14, "text2", wrap=True)
        self.grid = Grid(_columns(), name=tr("Goods of the receipt"), row_height=ROW_EDIT)
        self.reason = TextField(name=tr("Reason"))
        self.way = Choice([(None, tr("The way it came")), (TenderKind.CASH, tr("Cash"))], name=tr("Money back"))
        self.sum = Amount(30)
        self._lay_out()
        book = KeyButton(tr("Refund"), "F9", Kind.PRIMARY, "undo-2")
        book.clicked.connect(self._book)
        everything = KeyButton(tr("All of it"), "Ctrl A")
        everything.clicked.connect(self._all)
        loose = KeyButton(tr("No receipt"), "Ctrl Shift R")
        loose.clicked.connect(self.loose_wanted)
        quantity = KeyButton(tr("Qty"), "F4")
        quantity.clicked.connect(self._edit)
        self.grid.opened.connect(lambda _: self._edit())
        self.set_foot([everything, quantity, loose], [KeyButton(tr("Go back"), "Esc"), book])
        self.number.returnPressed.connect(lambda: self.load(self.number.text()))
        self.grid.rows_model.edited.connect(self._edited)
        self.grid.edit_refused.connect(lambda why: self.told.say(why, "bad"))

    def _lay_out(self) -> None:
        form = self.form
        form.number_slot.addWidget(self._number_field)
        form.told_slot.addWidget(self.told)
        card = TableCard(self.grid)
        card.setMinimumHeight(190)
        form.lines_slot.addWidget(card, 1)
        form.why_slot.addWidget(LabelledField(tr("Reason"), self.reason), 2)
        form.why_slot.addWidget(LabelledField(tr("Money back"), self.way), 1)
        form.sum_slot.addWidget(Words(tr("Give back"), 15, bold=True))
        form.sum_slot.addStretch(1)
        form.sum_slot.addWidget(self.sum)
        self.sum.show_figure(ZERO)

    # --- the receipt -------------------------------------------------------------------------------------------

    def load(self, number: str) -> None:
        """Shows a receipt's lines and what may come back of each."""
        if not number.strip():
            return

        def read(conn: Any) -> tuple[Sale, list[StoredLine]]:
            sale = sale_numbered(conn, number.strip())
            return sale, stored_lines(conn, sale.document_id)

        def refused(why: Refused) -> None:
            self._number_field.set_fault(say_refusal(why))

        self.work.read(self, read, self._show, refused=refused, latest="receipt")

    def _show(self, found: tuple[Sale, list[StoredLine]]) -> None:
        sale, lines = found
        self.sale = sale
        self.number.show_value(sale.number)
        self._number_field.set_fault("")
        told = tr("{at}, cashier {name}, ¥{due}", at=f"{sale.at:%m-%d %H:%M}", name=sale.cashier, due=grouped(sale.due))
        self.told.say(f"{told}  {sale.customer}".strip(), "text2")
        self.grid.show_rows([BackRow(line) for line in lines])
        self.grid.setFocus()
        self._reckon()

    def scanned(self, text: str) -> None:
        """A receipt is shown; goods on it come back one more. Nothing is taken while it is being booked."""
        if self.resting:
            return
        if is_receipt(text) or self.sale is None:
            self.load(text)
            return
        try:
            items = {each.item.item_id for each in self.work.look(lambda conn: scanned(conn, text)).items}
        except Refused as refused:
            self.told.say(say_refusal(refused), "bad")
            return
        rows: list[BackRow] = list(self.grid.rows_model.rows)
        for number, row in enumerate(rows):
            if row.line.item_id in items and row.back < row.left:
                self._put(number, min(row.left, row.back + Quantity.of(1)))
                return
        self.told.say(tr("Not on this receipt, or all of it is back already"), "warn")

    # --- what comes back ---------------------------------------------------------------------------------------

    def _edit(self) -> None:
        """F4, or Enter on a line: how much of it comes back."""
        if self.grid.rows_model.rows:
            self.grid.setFocus()
            self.grid.begin_edit(max(self.grid.current_number, 0), "back")

    def _edited(self, number: int, _key: str, value: object) -> None:
        row: BackRow = self.grid.rows_model.rows[number]
        back = value if isinstance(value, Quantity) else NONE
        if NONE <= back <= row.left:
            self._put(number, back)
        else:
            self.told.say(tr("{n} {unit} of it may come back", n=grouped(row.left), unit=row.line.unit), "bad")

    def _put(self, number: int, back: Quantity) -> None:
        self.grid.rows_model.replace_row(number, replace(self.grid.rows_model.rows[number], back=back))
        self.grid.go_to(number)
        self._reckon()

    def _all(self) -> None:
        for number, row in enumerate(self.grid.rows_model.rows):
            self.grid.rows_model.replace_row(number, replace(row, back=row.left))
        self._reckon()

    def _reckon(self) -> None:
        self.sum.show_figure(self._due())

    def _due(self) -> Money:
        return Money.total(row.money for row in self.grid.rows_model.rows)

    def refuse(self, refused: Refused) -> None:
        self.told.say(say_refusal(refused), "bad")

    def _book(self) -> None:
        rows: list[BackRow] = [row for row in self.grid.rows_model.rows if row.back]
        if self.sale is None or not rows:
            self.told.say(tr("Scan the receipt, then say how much comes back"), "warn")
            return
        lines = tuple(ReturnLine(row.line.id, row.back) for row in rows)
        cash = self.way.value() == TenderKind.CASH
        tenders = (TenderWanted(TenderKind.CASH, self._due()),) if cash and self._due() else ()
        wanted = Refund(self.sale.number, lines, tenders, self.reason.text().strip())
        self.book(refund, wanted, self.refunded.emit)


def _columns() -> list[Column]:
    return [
        Column("name", tr("Item"), width=220, stretch=True, sortable=False),
        Column("sold", tr("Sold then"), Cell.QUANTITY, width=80, sortable=False),
        Column("left", tr("Returnable"), Cell.QUANTITY, width=110, sortable=False),
        Column("back", tr("Comes back"), Cell.QUANTITY, width=100, editable=True, sortable=False),
        Column("amount", tr("Amount"), Cell.MONEY, tr("¥"), 110, sortable=False),
    ]
