"""Opening balances: stock, debts both ways, money, other accounts; the rest is the owner's capital (row 58)."""

from collections.abc import Callable, Sequence
from datetime import datetime
from functools import partial
from typing import Any

from PySide6.QtWidgets import QStackedWidget, QWidget

from jxc_desktop.customers.lookups import Customer, customers
from jxc_desktop.desktop.cards.opening_goods import OpeningGoods
from jxc_desktop.desktop.cards.opening_lines import SumLine
from jxc_desktop.desktop.cards.opening_sums import OpeningSums
from jxc_desktop.desktop.forms.ui_opening_page import Ui_OpeningPage
from jxc_desktop.desktop.kit.band import Band
from jxc_desktop.desktop.kit.buttons import KeyButton, Kind
from jxc_desktop.desktop.kit.card import FactsStrip
from jxc_desktop.desktop.kit.fields import DateField
from jxc_desktop.desktop.kit.labels import Amount, note
from jxc_desktop.desktop.kit.table import Column
from jxc_desktop.desktop.kit.table import Kind as Cell
from jxc_desktop.desktop.lines.pick_sheet import PickSheet
from jxc_desktop.desktop.lines.pickers import pick_supplier
from jxc_desktop.desktop.window.page import Page
from jxc_desktop.desktop.workplace import Workplace
from jxc_desktop.finance.lookups import fund_balances
from jxc_desktop.finance.money_paper import FundPart, MoneyPaper
from jxc_desktop.finance.set_opening import OpeningAccount, OpeningDebt, SetOpening, opening_accounts, set_opening
from jxc_desktop.kernel.changes import Topic
from jxc_desktop.kernel.identity import new_request_id
from jxc_desktop.kernel.money import ZERO, Money
from jxc_desktop.kernel.refusal import Refused
from jxc_desktop.ledger.balances import account_balance
from jxc_desktop.words import language, say_refusal, tr
from jxc_desktop.words.figures import grouped

_CAPITAL_PX = 28


class OpeningPage(Page):
    """Five parts (Ctrl 1 to 5) and one paper: F9 books what was typed, in as many papers as one likes."""

    watches = frozenset({Topic.BOOKS, Topic.FUNDS})

    def __init__(self, work: Workplace) -> None:
        super().__init__(work)
        self.form = Ui_OpeningPage()
        self.form.setupUi(self)
        self._request_id = new_request_id(datetime.now())
        self.goods = OpeningGoods(work)
        self.customers, self.suppliers, self.funds, self.accounts = self._sums()
        self.parts: tuple[OpeningGoods | OpeningSums, ...] = (
            self.goods,
            self.customers,
            self.suppliers,
            self.funds,
            self.accounts,
        )
        self._names = (tr("Stock"), tr("Customers"), tr("Suppliers"), tr("Money"), tr("Other accounts"))
        self.tabs = [KeyButton(name, f"Ctrl {n}") for n, name in enumerate(self._names, 1)]
        self.day = DateField(name=tr("Day in the books"))
        self.stack, self.news = QStackedWidget(), Band()
        self.capital = Amount(_CAPITAL_PX)
        self.facts = FactsStrip((), note(tr("Your capital")), self.capital)
        self.book = KeyButton(tr("Book the opening"), "F9", Kind.PRIMARY, "check")
        self.book.clicked.connect(self.post)
        self._lay_out()
        self.choose(0)
        self._count()

    def _sums(self) -> tuple[OpeningSums, OpeningSums, OpeningSums, OpeningSums]:
        owed = (tr("Customer"), tr("Owes us now"), tr("Owed on the first day"))
        debts = (tr("Supplier"), tr("We owe now"), tr("We owed on the first day"))
        money = (tr("Where it lies"), tr("In it now"), tr("In it on the first day"))
        other = (tr("Ledger account"), tr("Stands at"), tr("On the first day"))
        return (
            OpeningSums(
                owed,
                choose=self._pick_customer,
                verb=tr("Choose a customer"),
                why=tr("Whoever bought on account and has not paid yet"),
            ),
            OpeningSums(
                debts,
                choose=self._pick_supplier,
                verb=tr("Choose a supplier"),
                why=tr("Whoever delivered and is not paid yet"),
            ),
            OpeningSums(money),
            OpeningSums(other),
        )

    def _lay_out(self) -> None:
        for number, (tab, part) in enumerate(zip(self.tabs, self.parts, strict=True)):
            tab.clicked.connect(partial(self.choose, number))
            self.form.parts.addWidget(tab)
            self.stack.addWidget(part)
        for part in self.parts:
            part.changed.connect(self._count)
        self.form.parts.addStretch(1)
        self.form.parts.addWidget(note(tr("Day in the books")))
        self.form.parts.addWidget(self.day)
        self.form.news.addWidget(self.news)
        self.form.content.addWidget(self.stack, 1)
        self.form.foot.addWidget(self.facts, 1)

    def title_actions(self) -> Sequence[QWidget]:
        return (self.book,)

    def keys(self) -> Sequence[tuple[str, str]]:
        return (("Enter", tr("into the sum")), ("Del", tr("delete the line")))

    def choose(self, number: int) -> None:
        """Show a part."""
        for at, tab in enumerate(self.tabs):
            tab.set_kind(Kind.SOFT if at == number else Kind.QUIET)
        self.stack.setCurrentIndex(number)
        self.setFocusProxy(self.parts[number])
        self.parts[number].setFocus()

    def scanned(self, text: str) -> bool:
        if self.stack.currentIndex() != 0:
            self.choose(0)
        self.goods.entry.take(text)
        return True

    def step_back(self) -> bool:
        if self.stack.currentIndex() == 0 and self.goods.entry.step_back():
            return True
        if self.news.title():
            self.news.close_band()
            return True
        return False

    def undo(self) -> bool:
        return self.stack.currentIndex() == 0 and self.goods.undo()

    # --- what stands in the books ------------------------------------------------------------------------------

    def reload(self) -> None:
        self.work.read(_read, self._show, latest="opening")

    def _show(self, found: tuple[list[SumLine], list[SumLine]]) -> None:
        funds, accounts = found
        self.funds.show_lines(funds)
        self.accounts.show_lines(accounts)

    def _pick_customer(self, then: Callable[[SumLine], None]) -> None:
        columns = (
            Column("name", tr("Customer"), stretch=True, width=240, read=lambda one: _customer(one).partner.name),
            Column("phone", tr("Phone"), Cell.CODE, width=130, read=lambda one: _customer(one).partner.phone),
            Column("owed", tr("Owes us"), Cell.MONEY, unit=tr("¥"), width=120),
        )
        sheet = PickSheet(
            self.window(),
            self.work,
            tr("Choose a customer"),
            columns,
            lambda conn, text: customers(conn, text).rows,
            placeholder=tr("Name, pinyin, phone"),
            none_found=tr("No customer of that name"),
        )
        sheet.picked.connect(lambda one: then(SumLine(one.partner.id, one.partner.name, one.partner.code, one.owed)))
        sheet.open_for()

    def _pick_supplier(self, then: Callable[[SumLine], None]) -> None:
        def take(one: Any) -> None:
            then(SumLine(one.partner.id, one.partner.name, one.partner.code, one.owed))

        pick_supplier(self.window(), self.work, take)

    # --- the paper ---------------------------------------------------------------------------------------------

    def capital_total(self) -> Money:
        """What is left over for the owner: what is there and owed to us, less what we owe."""
        sums = (self.goods.total, self.customers.total, -self.suppliers.total, self.funds.total, self.accounts.total)
        return Money.total(sums)

    def _count(self) -> None:
        counts = (len(self.goods.lines), *(len(part.typed) for part in self._sum_parts))
        for tab, name, count in zip(self.tabs, self._names, counts, strict=True):
            tab.setText(f"{name} {count}" if count else name)
        self.facts.show_facts(
            (
                (tr("Stock"), grouped(self.goods.total)),
                (tr("Customers owe us"), grouped(self.customers.total)),
                (tr("We owe suppliers"), grouped(-self.suppliers.total)),
                (tr("Money"), grouped(self.funds.total)),
                (tr("Other accounts"), grouped(self.accounts.total)),
            )
        )
        self.capital.show_figure(self.capital_total(), "bad" if self.capital_total() < ZERO else "text")

    @property
    def _sum_parts(self) -> tuple[OpeningSums, ...]:
        return (self.customers, self.suppliers, self.funds, self.accounts)

    def request(self) -> SetOpening:
        """What F9 would book."""
        return SetOpening(
            stock=self.goods.stock(),
            customers=tuple(OpeningDebt(int(line.key), line.amount) for line in self.customers.typed if line.amount),
            suppliers=tuple(OpeningDebt(int(line.key), line.amount) for line in self.suppliers.typed if line.amount),
            funds=tuple(FundPart(int(line.key), line.amount) for line in self.funds.typed if line.amount),
            accounts=tuple(
                OpeningAccount(str(line.key), line.amount if line.side > 0 else -line.amount)
                for line in self.accounts.typed
                if line.amount
            ),
            day=self.day.read(),
        )

    def post(self) -> None:
        """Book it; what was typed stays until it is in the books."""
        if not self.day.check():
            self.day.setFocus()
            return
        self.book.setEnabled(False)
        self.work.run(
            set_opening,
            self.request(),
            self._posted,
            request_id=self._request_id,
            refused=self._refused,
            broken=self._broken,
            asking=lambda: self.book.setEnabled(True),
        )

    def _posted(self, made: MoneyPaper) -> None:
        self.book.setEnabled(True)
        self._request_id = new_request_id(datetime.now())
        self.goods.clear()
        for part in self._sum_parts:
            part.clear()
        said = tr("{number}: the opening is booked", number=made.number)
        self.news.say("ok", said, tr("Capital {sum} yuan. More can follow in another one.", sum=grouped(made.total)))

    def _refused(self, refused: Refused) -> None:
        self.book.setEnabled(True)
        self.news.say("warn" if refused.key == "opening.empty" else "bad", say_refusal(refused))

    def _broken(self, fault: Exception) -> None:
        self.book.setEnabled(True)
        self.work.say_broken(fault)


def _customer(row: Any) -> Customer:
    one: Customer = row
    return one


def _read(conn: Any) -> tuple[list[SumLine], list[SumLine]]:
    funds = [SumLine(one.fund.id, one.fund.name, one.fund.account, one.balance) for one in fund_balances(conn)]
    english = language() == "en"
    accounts = []
    for one in opening_accounts():
        balance = account_balance(conn, one.code)
        shown = balance if one.side > 0 else -balance
        name = one.english if english else one.name
        accounts.append(SumLine(one.code, name, one.code, shown, side=one.side))
    return funds, accounts
