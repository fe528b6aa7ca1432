"""Paying a supplier or taking a customer's money: the sum, from which accounts, for which bills (row 11)."""

from typing import Any

from PySide6.QtWidgets import QWidget

from jxc_desktop.desktop.booking_sheet import BookingSheet
from jxc_desktop.desktop.cards.bill_list import BillList
from jxc_desktop.desktop.forms.ui_money_sheet import Ui_MoneySheet
from jxc_desktop.desktop.kit.buttons import KeyButton, Kind
from jxc_desktop.desktop.kit.fields import Choice, LabelledField, MoneyField, TextField, first_fault
from jxc_desktop.desktop.kit.labels import Words
from jxc_desktop.desktop.workplace import Workplace
from jxc_desktop.documents.partners import PartnerKind
from jxc_desktop.finance.lookups import FundBalance, PartnerDebt, customer_debt, fund_balances, supplier_debt
from jxc_desktop.finance.money_paper import FundPart, MoneyPaper
from jxc_desktop.finance.pay_supplier import PaySupplier, pay_supplier
from jxc_desktop.finance.receive_money import ReceiveMoney, receive_money
from jxc_desktop.kernel.money import ZERO, Money
from jxc_desktop.kernel.refusal import Refused
from jxc_desktop.words import say_refusal, tr
from jxc_desktop.words.figures import grouped


class MoneySheet(BookingSheet):
    """Two accounts and a discount; the oldest bills are settled first, or those a part of which is typed; what is over
    stays as an advance."""

    def __init__(self, window: QWidget, work: Workplace, kind: PartnerKind, partner_id: int, name: str) -> None:
        self._customer = kind is PartnerKind.CUSTOMER
        title = tr("Take money") if self._customer else tr("Pay supplier")
        super().__init__(window, work, title, width=720, note=name)
        self._partner_id = partner_id
        self._balance = ZERO
        holder = QWidget()
        self.form = Ui_MoneySheet()
        self.form.setupUi(holder)
        self.body.addWidget(holder)
        self.amounts = (MoneyField(), MoneyField())
        self.funds = (Choice(name=tr("Fund account")), Choice(name=tr("Second account")))
        self.discount, self.memo = MoneyField(), TextField()
        self._says = Words("", 14, "text2", wrap=True)
        self.bills = BillList(self)
        self._held: dict[object, Money] = {}
        self._lay_out()
        pay = KeyButton(title, "F9", Kind.PRIMARY, "check")
        pay.clicked.connect(self._post)
        self.set_foot([], [KeyButton(tr("Cancel"), "Esc"), pay])
        work.read(self, self._read, self._show)

    def _lay_out(self) -> None:
        yuan = tr("¥")
        self._fields = [
            LabelledField(
                tr("Amount"),
                self.amounts[0],
                unit=yuan,
                required=True,
                note_below=tr("The oldest first, or type how much of each paper"),
            ),
            LabelledField(tr("Fund account"), self.funds[0]),
            LabelledField(tr("And"), self.amounts[1], unit=yuan),
            LabelledField(tr("Second account"), self.funds[1]),
            LabelledField(tr("Let off"), self.discount, unit=yuan, note_below=tr("Settled without money")),
            LabelledField(tr("Note"), self.memo),
        ]
        for number, field in enumerate(self._fields):
            self.form.fields.addWidget(field, number // 2, number % 2)
        self.form.head.addWidget(self._says)
        self.form.list.addWidget(self.bills.grid)
        self.bills.changed.connect(self._follow_bills)
        self.bills.refused.connect(self._fields[0].set_fault)
        for amount in (*self.amounts, self.discount):
            amount.textChanged.connect(self._show_left)
        for fund in self.funds:
            fund.chosen.connect(lambda _: self._show_left())

    def _read(self, conn: Any) -> tuple[PartnerDebt, list[FundBalance]]:
        debt = customer_debt(conn, self._partner_id) if self._customer else supplier_debt(conn, self._partner_id)
        return debt, fund_balances(conn)

    def _show(self, found: tuple[PartnerDebt, list[FundBalance]]) -> None:
        debt, funds = found
        self._balance = debt.balance
        options = [(one.fund.id, f"{one.fund.name}  {grouped(one.balance)}") for one in funds]
        for choice in self.funds:
            choice.set_options(options)
        if len(options) > 1:
            self.funds[1].choose(options[1][0])
        if debt.balance > ZERO:
            self.amounts[0].show_value(debt.balance)
        self._held = {one.fund.id: one.balance for one in funds}
        self.bills.show_bills(debt.items)
        self._show_left()
        self.amounts[0].selectAll()
        self.amounts[0].setFocus()

    def _follow_bills(self) -> None:
        """The sum is what the named papers come to, so far as it is paid from the first account."""
        rest = self.bills.total() - self._given(self.amounts[1]) - self._given(self.discount)
        self._fields[0].set_fault("")
        if self.bills.parts() and rest > ZERO:
            self.amounts[0].show_value(rest)

    def _warn_of_empty_funds(self) -> None:
        for field, amount, fund in zip((self._fields[1], self._fields[3]), self.amounts, self.funds, strict=True):
            paid = ZERO if self._customer else self._given(amount)
            self.warn_of_empty(field, paid, self._held.get(fund.value(), ZERO))

    def _given(self, field: MoneyField) -> Money:
        try:
            return field.read() or ZERO
        except Refused:
            return ZERO

    def _show_left(self) -> None:
        given = Money.total(self._given(field) for field in (*self.amounts, self.discount))
        left = self._balance - given
        self._warn_of_empty_funds()
        owed = (
            tr("Owes us {sum}", sum=grouped(self._balance))
            if self._customer
            else tr("We owe {sum}", sum=grouped(self._balance))
        )
        after = (
            tr("then {sum} is left", sum=grouped(left))
            if left >= ZERO
            else tr("{sum} stays as an advance", sum=grouped(-left))
        )
        self._says.say(f"{owed}   {after}", "text2" if left >= ZERO else "warn")

    def _post(self) -> None:
        if first_fault(self._fields):
            return
        parts = tuple(
            FundPart(int(str(fund.value())), self._given(amount))
            for amount, fund in zip(self.amounts, self.funds, strict=True)
            if self._given(amount) and fund.value() is not None
        )
        bills, let_off, memo = self.bills.parts(), self._given(self.discount), self.memo.text()
        if self._customer:
            taken = ReceiveMoney(self._partner_id, parts, bills, let_off, memo)
            self.book(receive_money, taken, self._posted)
        else:
            paid = PaySupplier(self._partner_id, parts, bills, let_off, memo)
            self.book(pay_supplier, paid, self._posted)

    def _posted(self, made: MoneyPaper) -> None:
        self.work.say_done(tr("Booked {number}, {sum} yuan", number=made.number, sum=grouped(made.total)))
        self.done()

    def refuse(self, refused: Refused) -> None:
        self._fields[0].set_fault(say_refusal(refused))
