"""Opening balances: stock, debts both ways, money, other accounts; the rest is the owner's capital (row 58)."""

from collections.abc import Callable, Sequence
from dataclasses import replace
from datetime import date, datetime
from functools import partial
from typing import Any

from PySide6.QtGui import QHideEvent
from PySide6.QtWidgets import QStackedWidget, QWidget

from jxc_desktop.customers.lookups import Customer, customers
from jxc_desktop.desktop.cards.opening_draft import OpeningLines, opening_lines
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
from jxc_desktop.desktop.kit.timer import Lull
from jxc_desktop.desktop.lines.drafts import DraftOffer, KeptForm
from jxc_desktop.desktop.lines.pick_sheet import PickSheet
from jxc_desktop.desktop.lines.pickers import pick_supplier
from jxc_desktop.desktop.window.page import Page
from jxc_desktop.desktop.workplace import Workplace
from jxc_desktop.documents.kinds import Kind as Paper
from jxc_desktop.finance.money_paper import FundPart, MoneyPaper
from jxc_desktop.finance.set_opening import OpeningAccount, OpeningDebt, SetOpening, set_opening
from jxc_desktop.kernel.changes import Topic
from jxc_desktop.kernel.identity import new_request_id
from jxc_desktop.kernel.money import ZERO, Money
from jxc_desktop.kernel.refusal import Refused
from jxc_desktop.words import say_refusal, tr
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
        self.draft = KeyButton(tr("Keep draft"), "Ctrl S")
        self.book = KeyButton(tr("Book the opening"), "F9", Kind.PRIMARY, "check")
        self.draft.clicked.connect(self.keep_draft)
        self.book.clicked.connect(self.post)
        self._keep_what_is_typed()
        self._lay_out()
        self.choose(0)
        self._count()

    def _keep_what_is_typed(self) -> None:
        self.kept = KeptForm(self.work, Paper.OPENING_SETUP, SetOpening)
        self._offer = DraftOffer(
            self.kept,
            self.news,
            free=self.is_empty,
            words=self._draft_words,
            fill=self._read_draft,
            unreadable=lambda said: self.news.say("warn", said),
        )
        # A day of counting shelves outlives a crash.
        self._lull = Lull(self, self._keep_quietly)

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
            part.changed.connect(self._changed)
        self.form.parts.addStretch(1)
        self.form.parts.addWidget(note(tr("Day in the books")))
        self.form.parts.addWidget(self.day)
        self.form.news.addWidget(self.news)
        self.form.content.addWidget(self.stack, 1)
        self.form.foot.addWidget(self.facts, 1)

    def title_actions(self) -> Sequence[QWidget]:
        return (self.draft, self.book)

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
        if self.is_empty() or not self.book.isEnabled():
            return False
        self.kept.keep(self.request())
        self._begin_another()
        return True

    def undo(self) -> bool:
        return self.stack.currentIndex() == 0 and self.goods.undo()

    # --- what stands in the books ------------------------------------------------------------------------------

    def reload(self) -> None:
        place = self.work.session.warehouse_id
        self.work.read(self, lambda conn: opening_lines(conn, SetOpening(), place), self._show, latest="opening")

    def _show(self, found: OpeningLines) -> None:
        self.funds.show_lines(found.funds)
        self.accounts.show_lines(found.accounts)
        self._offer.look()

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

    # --- what is kept until it is booked -----------------------------------------------------------------------

    def is_empty(self) -> bool:
        """Whether nothing was typed."""
        return not self.goods.lines and not any(part.typed for part in self._sum_parts)

    def keep_draft(self) -> None:
        """Ctrl S: put aside, and go on."""
        if not self.is_empty():
            self.kept.keep(self.request())

    def hideEvent(self, event: QHideEvent) -> None:
        super().hideEvent(event)
        self._lull.hurry()

    def _changed(self) -> None:
        self._count()
        self._lull.start()

    def _keep_quietly(self) -> None:
        if not self.book.isEnabled():
            return
        if self.is_empty():
            self.kept.forget()
        else:
            self.kept.keep(self.request(), quiet=True)

    def _begin_another(self) -> None:
        self.kept.let_go()
        self._request_id = new_request_id(datetime.now())
        for part in self.parts:
            part.clear()
        self._lull.stop()

    def _draft_words(self, kept: SetOpening) -> str:
        parts = (kept.stock, kept.customers, kept.suppliers, kept.funds, kept.accounts)
        return tr(", ").join(f"{name} {len(part)}" for name, part in zip(self._names, parts, strict=True) if part)

    def _read_draft(self, kept: SetOpening) -> None:
        place = self.work.session.warehouse_id
        self.day.show_value(kept.day)
        self.work.read(self, lambda conn: opening_lines(conn, kept, place), self._fill, refused=self._unreadable)

    def _unreadable(self, refused: Refused) -> None:
        self.kept.let_go()  # it stays as it is: what is typed now is another opening
        self.news.say("bad", say_refusal(refused))

    def _fill(self, found: OpeningLines) -> None:
        self.goods.fill(found.goods)
        sums = (found.customers, found.suppliers, found.funds, found.accounts)
        for part, lines in zip(self._sum_parts, sums, strict=True):
            part.fill(lines)
        self._lull.stop()

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
            day=self._day(),
        )

    def _day(self) -> date | None:
        try:
            return self.day.read()
        except Refused:
            return None  # half typed: `post` says so, a draft does without

    def post(self) -> None:
        """Book it; what was typed stays until it is in the books."""
        if not self.day.check():
            self.day.setFocus()
            return
        self._rest(True)
        self.kept.when_written(self, self._send)

    def _send(self) -> None:
        self.work.run(
            self,
            set_opening,
            replace(self.request(), draft_id=self.kept.draft_id),
            self._posted,
            request_id=self._request_id,
            refused=self._refused,
            rest=self._rest,
        )

    def _rest(self, resting: bool) -> None:
        """No second F9 and no draft of it while it is being booked."""
        self.book.setEnabled(not resting)
        self.draft.setEnabled(not resting)
        if resting:
            self._lull.stop()
        elif not self.is_empty():
            self._lull.start()

    def _posted(self, made: MoneyPaper) -> None:
        self._begin_another()
        said = tr("{number}: the opening is booked", number=made.number)
        self.news.say("ok", said, tr("Capital {sum} yuan. More can follow in another one.", sum=grouped(made.total)))

    def _refused(self, refused: Refused) -> None:
        if refused.key == "draft.gone":
            self.kept.let_go()  # it was said; whoever presses once more wants a paper of its own
        self.news.say("warn" if refused.key == "opening.empty" else "bad", say_refusal(refused))


def _customer(row: Any) -> Customer:
    one: Customer = row
    return one
