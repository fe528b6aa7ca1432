"""Booking an expense, other income, or a transfer between the shop's own accounts (rows 55, 57)."""

from enum import Enum
from typing import Any

from PySide6.QtWidgets import QWidget

from jxc_desktop.desktop.booking_sheet import BookingSheet
from jxc_desktop.desktop.forms.ui_expense_sheet import Ui_ExpenseSheet
from jxc_desktop.desktop.kit.buttons import KeyButton, Kind
from jxc_desktop.desktop.kit.fields import Choice, DateField, LabelledField, MoneyField, TextField, first_fault
from jxc_desktop.desktop.workplace import Workplace
from jxc_desktop.finance.lookups import Category, FundBalance, categories, fund_balances
from jxc_desktop.finance.money_paper import MoneyPaper
from jxc_desktop.finance.spend import CategoryPart, Spend, TakeIncome, spend, take_income
from jxc_desktop.finance.transfer_funds import TransferFunds, transfer_funds
from jxc_desktop.kernel.money import ZERO, Money
from jxc_desktop.kernel.refusal import Refused
from jxc_desktop.words import language, mark, say_refusal, tr
from jxc_desktop.words.figures import grouped


class Booking(Enum):
    """What is booked, and the title it goes by."""

    EXPENSE = mark("Book an expense")
    INCOME = mark("Book other income")
    TRANSFER = mark("Transfer between accounts")


class ExpenseSheet(BookingSheet):
    """`ExpenseSheet(window, work, Booking.EXPENSE).open_sheet()`."""

    def __init__(self, window: QWidget, work: Workplace, booking: Booking) -> None:
        super().__init__(window, work, tr(booking.value), width=620)
        self._booking = booking
        holder = QWidget()
        self.form = Ui_ExpenseSheet()
        self.form.setupUi(holder)
        self.body.addWidget(holder)
        self.amount, self.fee, self.day, self.memo = MoneyField(), MoneyField(), DateField(), TextField()
        self.first, self.second = Choice(), Choice()
        self._held: dict[object, Money] = {}
        self._lay_out()
        book = KeyButton(tr("Book it"), "F9", Kind.PRIMARY, "check")
        book.clicked.connect(self._post)
        self.set_foot([], [KeyButton(tr("Cancel"), "Esc"), book])
        work.read(self, self._read, self._show)

    def _lay_out(self) -> None:
        yuan = tr("¥")
        transfer = self._booking is Booking.TRANSFER
        first = tr("From") if transfer else tr("What for")
        second = tr("To") if transfer else tr("Fund account")
        self._fields = [
            LabelledField(tr("Amount"), self.amount, unit=yuan, required=True),
            LabelledField(first, self.first),
            LabelledField(second, self.second),
            LabelledField(tr("Day in the books"), self.day, note_below=tr("Empty is today")),
            LabelledField(tr("Note"), self.memo),
        ]
        if transfer:
            self._fields.insert(3, LabelledField(tr("Fee"), self.fee, unit=yuan, note_below=tr("Taken on the way")))
        for number, field in enumerate(self._fields):
            self.form.fields.addWidget(field, number // 2, number % 2)
        self.amount.textChanged.connect(self._warn)
        for choice in (self.first, self.second):
            choice.chosen.connect(self._warn)

    def _read(self, conn: Any) -> tuple[list[Category], list[FundBalance]]:
        kind = "income" if self._booking is Booking.INCOME else "expense"
        return categories(conn, kind), fund_balances(conn)

    def _show(self, found: tuple[list[Category], list[FundBalance]]) -> None:
        kinds, held = found
        self._held = {one.fund.id: one.balance for one in held}
        english = language() == "en"
        funds = [(one.fund.id, f"{one.fund.name}  {grouped(one.balance)}") for one in held]
        if self._booking is Booking.TRANSFER:
            self.first.set_options(funds)
            self.second.set_options(funds)
            self.second.choose(funds[-1][0])
        else:
            self.first.set_options([(one.id, one.english if english else one.name) for one in kinds])
            self.second.set_options(funds)
        self.amount.setFocus()

    def _warn(self) -> None:
        """Where the account that pays does not hold so much; what comes in may go anywhere."""
        if self._booking is Booking.INCOME:
            return
        at, fund = (2, self.second) if self._booking is Booking.EXPENSE else (1, self.first)
        try:
            given = self.amount.read() or ZERO
        except Refused:
            given = ZERO
        self.warn_of_empty(self._fields[at], given, self._held.get(fund.value(), ZERO))

    def _post(self) -> None:
        amount = self.amount.read() if first_fault(self._fields) is None else None
        if amount is None:
            return
        first, second = int(str(self.first.value())), int(str(self.second.value()))
        memo, day = self.memo.text(), self.day.read()
        if self._booking is Booking.TRANSFER:
            moved = TransferFunds(first, second, amount, self.fee.read() or ZERO, memo, day)
            self.book(transfer_funds, moved, self._posted)
        elif self._booking is Booking.INCOME:
            income = TakeIncome(second, (CategoryPart(first, amount),), memo, day)
            self.book(take_income, income, self._posted)
        else:
            spent = Spend(second, (CategoryPart(first, amount),), memo, day)
            self.book(spend, spent, self._posted)

    def _posted(self, made: MoneyPaper) -> None:
        self.work.say_done(tr("Booked {number}, {sum} yuan", number=made.number, sum=grouped(made.total)))
        self.done()

    def refuse(self, refused: Refused) -> None:
        self._fields[0].set_fault(say_refusal(refused))
