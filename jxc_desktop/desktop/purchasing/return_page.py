"""Giving goods back (采购退货): choose the receipt they came on, scan what goes back, F9."""

from collections.abc import Sequence
from typing import Any

from PySide6.QtWidgets import QWidget

from jxc_desktop.desktop.forms.ui_purchase_return import Ui_PurchaseReturnPage
from jxc_desktop.desktop.kit.buttons import KeyButton
from jxc_desktop.desktop.kit.card import EmptyState
from jxc_desktop.desktop.kit.fields import Choice, TextField
from jxc_desktop.desktop.kit.table import Column, Kind
from jxc_desktop.desktop.lines.drafts import KeptForm
from jxc_desktop.desktop.lines.facts import Fact, FactButton, PaperStrip, labelled
from jxc_desktop.desktop.lines.goods_entry import Entered
from jxc_desktop.desktop.lines.line_card import LineCard
from jxc_desktop.desktop.lines.line_page import LinePage
from jxc_desktop.desktop.lines.pick_sheet import PickSheet
from jxc_desktop.desktop.purchasing.return_table import COST_COLUMNS, BackLine, return_grid
from jxc_desktop.desktop.workplace import Workplace
from jxc_desktop.documents.kinds import Kind as Paper
from jxc_desktop.documents.kinds import State
from jxc_desktop.documents.life import paper
from jxc_desktop.insights.report import Opens, Thing
from jxc_desktop.kernel.changes import Topic
from jxc_desktop.kernel.money import Money
from jxc_desktop.kernel.quantity import NONE, Quantity
from jxc_desktop.ledger.funds import funds
from jxc_desktop.purchasing.lookups import Receipt, ReceiptHead, receipt, receipts
from jxc_desktop.purchasing.return_goods import GoodsReturned, ReturnedLine, ReturnGoods, return_goods
from jxc_desktop.words import tr
from jxc_desktop.words.figures import grouped


class ReturnPage(LinePage[BackLine, ReturnGoods]):
    """One return on the screen; it always answers one receipt."""

    watches = frozenset({Topic.PURCHASES})

    def __init__(self, work: Workplace) -> None:
        hints = [
            ("↑ ↓", tr("line")),
            ("Enter", tr("next cell")),
            ("+ -", tr("step")),
            ("Del", tr("does not go back")),
        ]
        super().__init__(
            work,
            KeptForm(work, Paper.PURCHASE_RETURN, ReturnGoods),
            tr("Scan the receipt's number, then what goes back"),
            LineCard(return_grid(), hints),
        )
        self.receipt: Receipt | None = None
        self.finish.setText(tr("Return them"))
        self.all_back = KeyButton(tr("All of it"), "F6")
        self.all_back.clicked.connect(self._everything)
        self._lay_out()
        self.clear()

    def _lay_out(self) -> None:
        self.form = Ui_PurchaseReturnPage()
        self.form.setupUi(self)
        self._answers = FactButton(tr("Goods receipt"), "F8", placeholder=tr("Choose the receipt"))
        self._party = Fact(tr("Supplier"))
        self.fund = Choice(name=tr("Refund by"))
        known = self.work.look(lambda conn: funds(conn))
        self.fund.set_options(
            [
                (None, tr("Off what we owe")),
                *((fund.id, tr("Money into {fund}", fund=fund.name)) for fund in known),
            ]
        )
        self.note = TextField(name=tr("Why"))
        facts = (
            self._answers,
            self._party,
            labelled(tr("Refund by"), self.fund, 180),
            labelled(tr("Why"), self.note, 200),
        )
        self.form.facts.addWidget(PaperStrip(facts))
        self.form.news.addWidget(self.news)
        self.form.scan.addWidget(self.entry)
        self.form.lines.addWidget(self.card, 1)
        self._answers.pressed.connect(self._pick)
        for column in COST_COLUMNS:
            self.grid.show_column(column, self.work.sees_cost)

    def title_actions(self) -> Sequence[QWidget]:
        return (self.all_back, self.draft, self.finish)

    def reload(self) -> None:
        self.offer_draft()

    def show_thing(self, opens: Opens) -> None:
        """The receipt whose goods go back."""
        if opens.thing is Thing.DOCUMENT:
            self.open_paper(int(opens.key))

    # --- the receipt -------------------------------------------------------------------------------------------

    def _pick(self) -> None:
        sees = self.work.sees_cost
        columns = [
            Column("number", tr("Number"), Kind.CODE, width=180),
            Column("supplier", tr("Supplier"), width=200, stretch=True),
            Column("business_day", tr("Day"), Kind.DATE, width=110),
            Column("memo", tr("Delivery note"), Kind.MUTED, width=130),
        ]
        if sees:
            columns.append(Column("total", tr("Amount"), Kind.MONEY, tr("¥"), width=120))

        def ask(conn: Any, words: str) -> list[ReceiptHead]:
            wanted = words.strip().casefold()
            heads = receipts(conn, limit=300, with_cost=sees)
            standing = [one for one in heads if one.state is State.POSTED and not one.is_mirror]
            return [one for one in standing if wanted in f"{one.number} {one.supplier} {one.memo}".casefold()]

        sheet = PickSheet(
            self.window(),
            self.work,
            tr("Choose the receipt"),
            columns,
            ask,
            placeholder=tr("Number, supplier, delivery note"),
            none_found=tr("No receipt like that"),
            width=820,
        )
        sheet.picked.connect(lambda head: self._take_receipt(head.document_id))
        sheet.open_for()

    def open_paper(self, document_id: int) -> None:
        if self.work.look(lambda conn: paper(conn, document_id)).kind is Paper.GOODS_RECEIPT:
            self._take_receipt(document_id)
        else:
            super().open_paper(document_id)

    def _take_receipt(self, document_id: int) -> None:
        found = self.work.look(lambda conn: receipt(conn, document_id, with_cost=self.work.sees_cost))
        self._show_receipt(found)
        self.change(tuple(BackLine(line) for line in found.lines), 0)
        self.entry.line.setFocus()

    def _show_receipt(self, found: Receipt | None) -> None:
        self.receipt = found
        self._answers.show_value(found.head.number if found else "", found.head.business_day[5:] if found else "")
        self._party.show_value(found.head.supplier if found else "–")
        self.all_back.setEnabled(found is not None)

    # --- lines -------------------------------------------------------------------------------------------------

    def take(self, entered: Entered) -> None:
        if self.receipt is None:
            self.entry.line.say(tr("First choose the receipt (F8)"), "warn")
            return
        goods = entered.goods
        mine = [n for n, line in enumerate(self.lines) if line.line.item_id == goods.item_id]
        if not mine:
            self.entry.line.say(tr("{item} did not come on this receipt", item=goods.label), "warn")
            return
        roomy = [n for n in mine if self.lines[n].now < self.lines[n].line.returnable]
        number = (roomy or mine)[0]
        line = self.lines[number]
        more, rest = divmod(entered.quantity.thousandths * goods.factor.thousandths, line.line.factor.thousandths)
        if rest:
            self.entry.line.say(tr("{n} does not make whole {unit}", n=entered.quantity, unit=line.line.unit), "warn")
            return
        self._put(number, line.now + Quantity(more))

    def _put(self, number: int, now: Quantity) -> None:
        line = self.lines[number]
        most = line.line.returnable
        held = line.holding(min(now, most))
        self.change((*self.lines[:number], held, *self.lines[number + 1 :]), number)
        if now > most:
            left = tr("Only {n} {unit} can still go back", n=grouped(most), unit=line.line.unit)
            self.entry.line.say(left, "warn")
        else:
            self.entry.line.say(
                tr("{item}  back {n} {unit}", item=line.label, n=grouped(held.now), unit=line.line.unit)
            )

    def typed(self, number: int, key: str, value: object) -> None:
        if isinstance(value, Quantity) or value is None:
            self._put(number, value or NONE)

    def removed(self, number: int) -> None:
        self._put(number, NONE)

    def quantity_of(self, number: int) -> Quantity:
        return self.lines[number].now

    def _everything(self) -> None:
        self.change(tuple(line.holding(line.line.returnable) for line in self.lines))

    def show_lines(self, current: int | None) -> None:
        self.card.show_lines(list(enumerate(self.lines, 1)), current)
        back = [line for line in self.lines if line.now]
        shown: dict[str, object] = {"now": Quantity.total(line.now for line in back)}
        if self.work.sees_cost:
            shown["amount"] = Money.total(line.worth for line in back)
        if self.card.totals:
            self.card.totals.show_totals(tr("{n} {n:kind goes|kinds go} back", n=len(back)), shown)
        if self.lines:
            self.card.show_rows()
        else:
            why = tr("Goods go back at what they cost on their receipt. Choose it with F8, or scan its number.")
            self.card.show_instead(EmptyState("undo-2", tr("Which receipt did they come on?"), why))

    # --- the paper ---------------------------------------------------------------------------------------------

    def is_empty(self) -> bool:
        return not any(line.now for line in self.lines)

    def request(self) -> ReturnGoods:
        fund = self.fund.value()
        return ReturnGoods(
            self.receipt.head.document_id if self.receipt else 0,
            tuple(ReturnedLine(line.line.id, line.now) for line in self.lines if line.now),
            refund_to_fund_id=fund if isinstance(fund, int) else None,
            memo=self.note.text().strip(),
            draft_id=self.kept.draft_id,
        )

    def fill(self, request: ReturnGoods) -> None:
        kept = {line.receipt_line_id: line.quantity for line in request.lines}
        sees = self.work.sees_cost
        found = self.work.look(lambda conn: receipt(conn, request.receipt_id, with_cost=sees))
        self._show_receipt(found)
        self.fund.choose(request.refund_to_fund_id)
        self.note.show_value(request.memo or None)
        lines = (BackLine(line).holding(min(kept.get(line.id, NONE), line.returnable)) for line in found.lines)
        self.change(tuple(lines), 0)

    def clear(self) -> None:
        self._show_receipt(None)
        self.fund.choose(None)
        self.note.show_value(None)
        super().clear()

    def draft_words(self, request: ReturnGoods) -> str:
        return tr("{n} {n:kind goes|kinds go} back", n=len(request.lines))

    def has_fault(self) -> bool:
        if self.receipt is None:
            self.entry.line.say(tr("First choose the receipt (F8)"), "warn")
            self._pick()
        elif self.is_empty():
            self.entry.line.say(tr("Nothing goes back yet: scan it, or type how many"), "warn")
        else:
            return False
        return True

    def send(self, request: ReturnGoods) -> None:
        self.run(return_goods, request)

    def posted(self, result: GoodsReturned) -> None:
        self.clear()
        self.entry.line.say("")
        parts = [] if result.total is None else [tr("{sum} off the bill", sum=grouped(result.total))]
        if result.refund_number:
            parts = [tr("money back with {number}", number=result.refund_number)]
        self.news.say("ok", tr("{number} has gone back", number=result.number), tr(", ").join(parts))
