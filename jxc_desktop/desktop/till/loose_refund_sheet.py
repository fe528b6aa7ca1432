"""Goods back without a receipt: scan them, say why and how the money goes back, F9 (TRADE.md row 40)."""

from collections.abc import Callable
from dataclasses import replace
from typing import Any

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from jxc_desktop.catalog.find import ItemUnit, unit_by_id
from jxc_desktop.catalog.scan import ScanKind
from jxc_desktop.catalog.scanned import ONE, Scanned, ScannedItem, scanned
from jxc_desktop.catalog.search import FoundItem
from jxc_desktop.desktop.booking_sheet import BookingSheet
from jxc_desktop.desktop.forms.ui_refund import Ui_RefundForm
from jxc_desktop.desktop.kit.band import Band
from jxc_desktop.desktop.kit.buttons import KeyButton, Kind
from jxc_desktop.desktop.kit.fields import Choice, LabelledField, TextField
from jxc_desktop.desktop.kit.labels import Amount, Words
from jxc_desktop.desktop.kit.search_lines import ScanLine
from jxc_desktop.desktop.kit.sounds import Sound, Speaker
from jxc_desktop.desktop.kit.table import ROW_EDIT, Grid, TableCard
from jxc_desktop.desktop.lines.drafts import DraftOffer, KeptForm
from jxc_desktop.desktop.lines.goods_entry import Entered
from jxc_desktop.desktop.lines.pickers import choose_goods, find_goods
from jxc_desktop.desktop.till.at_till import is_receipt
from jxc_desktop.desktop.till.loose_rows import LooseRow, loose_columns, with_one_more
from jxc_desktop.desktop.workplace import Workplace
from jxc_desktop.documents.kinds import Kind as Paper
from jxc_desktop.kernel.money import Money
from jxc_desktop.kernel.price import Price
from jxc_desktop.kernel.quantity import NONE, Quantity
from jxc_desktop.kernel.refusal import Refused
from jxc_desktop.paper.filled import tender_name
from jxc_desktop.sales.refund import LooseRefund, refund_without_receipt
from jxc_desktop.sales.tendering import TenderKind, TenderWanted
from jxc_desktop.words import mark, say_refusal, tr
from jxc_desktop.words.figures import grouped

REASONS = (
    mark("Faulty"),
    mark("Packing damaged"),
    mark("Expired or nearly so"),
    mark("Bought the wrong thing"),
    mark("Not wanted any more"),
)
_ROOMY = 400


class LooseRefundSheet(BookingSheet):
    """Booked by F9: `refunded(RefundDone)`; `receipt(number)` where one turned up after all. Scans go to `scanned`.

    Esc keeps what stands in it as a draft. `customer` is whose sale is on the counter: (id, name).
    """

    refunded = Signal(object)
    receipt = Signal(str)

    def __init__(self, window: QWidget, work: Workplace, customer: tuple[int, str] | None = None) -> None:
        super().__init__(window, work, tr("Refund without a receipt"), width=860)
        self._customer = customer
        self.kept = KeptForm(work, Paper.RETAIL_RETURN, LooseRefund)
        self._ahead: Quantity | None = None
        self.speaker, self.news = Speaker(), Band(stays=True)
        content = QWidget()
        self.form = Ui_RefundForm()
        self.form.setupUi(content)
        content.setMinimumHeight(_ROOMY)  # what is told above the table takes its room from the table alone
        self.body.addWidget(content, 1)
        self.line = ScanLine(tr("Scan what comes back, or type code, pinyin, qty*code"), name=tr("Scan line"))
        self.told = Words("", 14, "text2", wrap=True)
        self.grid = Grid(loose_columns(), name=tr("What comes back"), row_height=ROW_EDIT)
        self.why = Choice([("", tr("Choose a reason"))] + [(tr(each), tr(each)) for each in REASONS], name=tr("Reason"))
        self.own_words = TextField(name=tr("Or in your own words"))
        self._why_field = LabelledField(tr("Reason"), self.why, required=True)
        self.way = Choice(self._ways(), name=tr("Money back"))
        self.sum = Amount(30)
        self._offer = DraftOffer(
            self.kept,
            self.news,
            free=lambda: not self.rows and not self.isHidden(),
            words=self._about,
            fill=self._resume,
            unreadable=lambda why: self._tell(why, "warn"),
        )
        self._lay_out()
        self._put_keys()
        self.left.connect(self._put_aside)

    def _ways(self) -> list[tuple[object, str]]:
        kinds = [kind for kind in TenderKind if kind is not TenderKind.ACCOUNT]
        ways: list[tuple[object, str]] = [(kind, tender_name(kind)) for kind in kinds]
        if self._customer is not None:
            ways.append((TenderKind.ACCOUNT, tr("Off what {name} owes", name=self._customer[1])))
        return ways

    def _lay_out(self) -> None:
        form = self.form
        form.number_slot.addWidget(self.line)
        form.told_slot.setSpacing(8)
        form.told_slot.addWidget(self.news)
        form.told_slot.addWidget(self.told)
        card = TableCard(self.grid)
        card.setMinimumHeight(110)
        form.lines_slot.addWidget(card, 1)
        form.why_slot.addWidget(self._why_field, 2)
        form.why_slot.addWidget(LabelledField(tr("Or in your own words"), self.own_words), 3)
        form.why_slot.addWidget(LabelledField(tr("Money back"), self.way), 2)
        form.sum_slot.addWidget(Words(tr("Give back"), 15, bold=True))
        form.sum_slot.addStretch(1)
        form.sum_slot.addWidget(self.sum)
        self._reckon()
        self._tell("")

    def _put_keys(self) -> None:
        book = KeyButton(tr("Refund"), "F9", Kind.PRIMARY, "undo-2")
        book.clicked.connect(self._book)
        deeds: tuple[tuple[str, str, Callable[[], object]], ...] = (
            (tr("Find"), "F2", self.look_for),
            (tr("Qty"), "F4", lambda: self._edit("quantity")),
            (tr("Reprice"), "F5", lambda: self._edit("price")),
            (tr("Remove"), "Del", self._remove),
        )
        left = []
        for words, key, then in deeds:
            button = KeyButton(words, key)
            button.clicked.connect(lambda _=False, then=then: then())
            left.append(button)
        self.set_foot(left, [KeyButton(tr("Go back"), "Esc"), book])
        self.line.entered.connect(self._typed)
        self.line.deleted.connect(self._remove)
        self.line.moved.connect(self._step)
        self.grid.rows_model.edited.connect(self._edited)
        self.grid.edit_refused.connect(lambda why: self._tell(why, "bad"))
        self.grid.opened.connect(lambda _: self._edit("quantity"))
        self.own_words.textEdited.connect(lambda _: self._why_field.set_fault(""))
        self.why.chosen.connect(lambda _: self._why_field.set_fault(""))

    @property
    def rows(self) -> list[LooseRow]:
        """What stands in it."""
        return list(self.grid.rows_model.rows)

    # --- what comes back ---------------------------------------------------------------------------------------

    def scanned(self, text: str) -> None:
        """Goods come back one more; a receipt is a better way. Nothing is taken while it is being booked."""
        if self.resting:
            self.speaker.play(Sound.REFUSED)
            return
        if is_receipt(text):
            self.receipt.emit(text)
            return
        if ahead := self.line.ahead():
            self.scanned(ahead)
        try:
            found = self.work.look(lambda conn: scanned(conn, text))
        except Refused as refused:
            self.speaker.play(Sound.UNKNOWN if refused.key == "scan.unknown" else Sound.REFUSED)
            unknown = refused.key == "scan.unknown"
            self._tell(
                tr("Nobody knows this code: F2 finds the goods by name") if unknown else say_refusal(refused), "warn"
            )
            return
        self._found(found)

    def _found(self, found: Scanned) -> None:
        if found.scan.kind is ScanKind.QUANTITY:
            self._ahead = found.scan.quantity
            self.line.say(tr("Next item × {n}", n=grouped(found.scan.quantity or ONE)), "accent")
        elif found.scan.kind is not ScanKind.CODE:
            self._tell(tr("That is no code of goods"), "warn")
        elif len(found.items) == 1:
            self._take(found.items[0])
        else:
            many = [Entered(each.item, each.quantity) for each in found.items]
            choose_goods(self.window(), self.work, many, lambda one: self._take(ScannedItem(one.goods, one.quantity)))

    def _typed(self, text: str) -> None:
        self.line.clear()
        if not text:
            self.why.setFocus()
        elif any(sign.isdigit() for sign in text):
            self.scanned(text)
        else:
            self.look_for(text)

    def look_for(self, words: str = "") -> None:
        """F2: by name or pinyin."""
        words = words or self.line.text().strip()
        self.line.clear()
        find_goods(self.window(), self.work, words, self._picked)

    def _picked(self, found: FoundItem) -> None:
        self._take(ScannedItem(found.item, ONE))
        self.line.setFocus()

    def _take(self, found: ScannedItem) -> None:
        quantity = self._ahead if self._ahead is not None and found.quantity == ONE else found.quantity
        self._ahead = None
        rows, number = with_one_more(self.rows, found.item, quantity)
        self.speaker.play(Sound.KNOWN)
        self.line.say(f"{found.item.name}  {grouped(found.item.retail_price)}", "ok")
        self._tell("")
        self._show(rows, number)

    def _edit(self, key: str) -> None:
        if self.rows:
            self.grid.setFocus()
            self.grid.begin_edit(max(self.grid.current_number, 0), key)

    def _edited(self, number: int, key: str, value: object) -> None:
        rows = self.rows
        row = rows[number]
        if key == "price" and isinstance(value, Price) and row.may_cost(value):
            rows[number] = replace(row, price=value)
        elif key == "quantity" and isinstance(value, Quantity) and value > NONE:
            rows[number] = replace(row, quantity=value)
        elif key == "price":
            self._tell(tr("It sells at {price} now: no more than that goes back", price=grouped(row.today)), "bad")
            return
        else:
            self._tell(tr("How many come back must be more than nothing"), "bad")
            return
        self._tell("")
        self._show(rows, number)

    def _remove(self) -> None:
        number, rows = self.grid.current_number, self.rows
        if 0 <= number < len(rows):
            del rows[number]
            self._show(rows, min(number, len(rows) - 1))

    def _step(self, by: int) -> None:
        if self.rows:
            self.grid.go_to(max(0, min(len(self.rows) - 1, self.grid.current_number + by)))

    def _show(self, rows: list[LooseRow], current: int) -> None:
        self.grid.show_rows(rows)
        if rows:
            self.grid.go_to(max(current, 0))
        self._reckon()

    def _reckon(self) -> None:
        self.sum.show_figure(self._due())

    def _due(self) -> Money:
        return Money.total(row.money for row in self.rows)

    def _tell(self, text: str, tone: str = "text2") -> None:
        self.told.say(text, tone)
        self.told.setVisible(bool(text))

    # --- a draft -----------------------------------------------------------------------------------------------

    def offer_draft(self) -> None:
        """What this person put aside, if nothing has been scanned meanwhile."""
        self._offer.look()

    def _about(self, request: LooseRefund) -> str:
        return tr("{n} {n:kind|kinds}", n=len(request.lines))

    def _resume(self, request: LooseRefund) -> None:
        def goods(conn: Any) -> list[tuple[ItemUnit, Quantity, Price]]:
            return [(unit_by_id(conn, line.unit_id), line.quantity, line.price) for line in request.lines]

        try:
            found = self.work.look(goods)
        except Refused as refused:
            self._tell(say_refusal(refused), "bad")
            return
        self._show([LooseRow(*each) for each in found], 0)
        preset = request.reason in [self.why.itemData(at) for at in range(self.why.count())]
        self.why.choose(request.reason if preset else "")
        self.own_words.show_value(None if preset else request.reason or None)
        self.line.setFocus()

    def _put_aside(self) -> None:
        if self.rows:
            self.kept.keep(self._request())

    # --- booking -----------------------------------------------------------------------------------------------

    def refuse(self, refused: Refused) -> None:
        if refused.key == "draft.gone":
            self.kept.let_go()
        self._tell(say_refusal(refused), "bad")

    def _reason(self) -> str:
        return self.own_words.text().strip() or str(self.why.value())

    def _request(self) -> LooseRefund:
        kind, due = TenderKind(str(self.way.value())), self._due()
        tenders = (TenderWanted(kind, due),) if due else ()
        customer_id = self._customer[0] if self._customer else None
        lines = tuple(row.line for row in self.rows)
        return LooseRefund(lines, tenders, self._reason(), customer_id, self.kept.draft_id)

    def _book(self) -> None:
        # An open cell is committed by losing the focus.
        self.line.setFocus()
        if not self.rows:
            self._tell(tr("Scan what comes back first"), "warn")
        elif not self._reason():
            self._why_field.set_fault(tr("Choose one, or write it"))
            self.why.setFocus()
        else:
            self.book(refund_without_receipt, self._request(), self.refunded.emit)
