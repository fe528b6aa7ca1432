"""Receiving goods (采购入库): scan what the van brings, against an order or direct, and put it on the shelf with F9."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from typing import Any

from PySide6.QtWidgets import QWidget

from jxc_desktop.catalog.find import ItemUnit
from jxc_desktop.desktop.forms.ui_receive import Ui_ReceivePage
from jxc_desktop.desktop.kit.buttons import KeyButton, Kind
from jxc_desktop.desktop.kit.card import EmptyState
from jxc_desktop.desktop.kit.fields import TextField
from jxc_desktop.desktop.lines.drafts import KeptForm
from jxc_desktop.desktop.lines.facts import Fact, FactButton, HowFar, PaperStrip, labelled
from jxc_desktop.desktop.lines.goods_entry import Entered
from jxc_desktop.desktop.lines.line_card import LineCard
from jxc_desktop.desktop.lines.line_page import LinePage
from jxc_desktop.desktop.lines.pickers import pick_supplier
from jxc_desktop.desktop.lines.places import warehouse_name
from jxc_desktop.desktop.lines.units import next_unit
from jxc_desktop.desktop.purchasing import receiving
from jxc_desktop.desktop.purchasing.delivery_cells import dated_words, priced_words, typed_into
from jxc_desktop.desktop.purchasing.delivery_table import COST_COLUMNS, ORDER_COLUMNS, delivery_grid, numbered
from jxc_desktop.desktop.purchasing.delivery_words import check_of, entered_words, over_words, posted_words
from jxc_desktop.desktop.purchasing.pick_order import pick_order
from jxc_desktop.desktop.purchasing.receipt_papers import slip_and_labels
from jxc_desktop.desktop.purchasing.receiving import DeliveryLine
from jxc_desktop.desktop.purchasing.terms_sheet import Terms, TermsSheet
from jxc_desktop.desktop.workplace import Workplace
from jxc_desktop.documents.kinds import Kind as Paper
from jxc_desktop.documents.life import paper
from jxc_desktop.documents.places import warehouses
from jxc_desktop.insights.report import Opens, Thing
from jxc_desktop.kernel.changes import Topic
from jxc_desktop.kernel.quantity import NONE, Quantity
from jxc_desktop.kernel.refusal import Refused
from jxc_desktop.ledger.funds import funds
from jxc_desktop.purchasing.lookups import copy_of_receipt
from jxc_desktop.purchasing.order_lookups import Order, order
from jxc_desktop.purchasing.receive_goods import GoodsReceived, ReceiveGoods, receive_goods
from jxc_desktop.suppliers.lookups import Supplier, supplier
from jxc_desktop.words import tr
from jxc_desktop.words.figures import grouped


class ReceivePage(LinePage[DeliveryLine, ReceiveGoods]):
    """One delivery on the screen."""

    watches = frozenset({Topic.PURCHASES, Topic.SUPPLIERS})

    def __init__(self, work: Workplace) -> None:
        hints = [
            ("↑ ↓", tr("line")),
            ("Enter", tr("next cell")),
            ("+ -", tr("step")),
            ("Ctrl M", tr("production day")),
            ("Ctrl D", tr("expiry day")),
            ("Ctrl G", tr("gift")),
            ("Del", tr("not received")),
            ("Ctrl U", tr("unit")),
        ]
        super().__init__(
            work,
            KeptForm(work, Paper.GOODS_RECEIPT, ReceiveGoods),
            tr("Scan goods: one each; a box code takes a box; 24*code takes many"),
            LineCard(delivery_grid(sees_cost=work.sees_cost), hints),
        )
        self.supplier: Supplier | None = None
        self.order: Order | None = None
        self.terms = Terms(work.session.warehouse_id)
        self.finish.setText(tr("Put into stock"))
        self.all_came = KeyButton(tr("All as ordered"), "F6")
        self.all_came.clicked.connect(self._all_as_ordered)
        self._lay_out()
        self.clear()

    def _lay_out(self) -> None:
        self.form = Ui_ReceivePage()
        self.form.setupUi(self)
        self._party = FactButton(tr("Supplier"), "F3", placeholder=tr("Choose a supplier"))
        self._order = FactButton(tr("Purchase order"), "F8", placeholder=tr("Direct, no order"))
        self._settled = FactButton(tr("How paid"), "F10")
        self._place = Fact(tr("Warehouse"), most=120)
        self.note = TextField(name=tr("Delivery note"))
        self._how_far = HowFar()
        facts = (self._party, self._order, self._place, self._settled, labelled(tr("Delivery note"), self.note, 116))
        self.form.facts.addWidget(PaperStrip(facts, self._how_far))
        self.form.news.addWidget(self.news)
        self.form.scan.addWidget(self.entry)
        self.form.lines.addWidget(self.card, 1)
        self._party.pressed.connect(self._pick_supplier)
        self._order.pressed.connect(self._pick_order)
        self._settled.pressed.connect(self._settle)
        self.key("Ctrl+D", lambda: self.edit("expiry"))
        self.key("Ctrl+M", self._edit_made)
        self.key("Ctrl+G", lambda: self._at_current(self._gift))
        self.key("Ctrl+U", lambda: self._at_current(self._next_unit))
        for column in COST_COLUMNS:
            self.grid.show_column(column, self.work.sees_cost)

    def title_actions(self) -> Sequence[QWidget]:
        return (self.all_came, self.draft, self.finish)

    def reload(self) -> None:
        if self.supplier is not None:
            mine = self.supplier.partner.id
            self.work.read(self, lambda conn: supplier(conn, mine), self._supplier_read, latest="receive.supplier")
        self.offer_draft()

    # --- whom from, on which order -----------------------------------------------------------------------------

    def _pick_supplier(self) -> None:
        pick_supplier(self.window(), self.work, self._chosen)

    def _chosen(self, chosen: Supplier) -> None:
        if self.order is not None and self.order.head.supplier_id != chosen.partner.id:
            self._leave_order()
        self._show_supplier(chosen)
        self.entry.line.setFocus()

    def _supplier_read(self, found: Supplier) -> None:
        # The paper may be posted by now and the form empty, or another supplier chosen.
        if self.supplier is not None and self.supplier.partner.id == found.partner.id:
            self._show_supplier(found)

    def _show_supplier(self, chosen: Supplier | None) -> None:
        self.supplier = chosen
        owed = chosen.owed if chosen and self.work.sees_cost else None
        beside = tr("we owe {sum}", sum=grouped(owed)) if owed else ""
        self._party.show_value(chosen.partner.name if chosen else "", beside)

    def _pick_order(self) -> None:
        mine = self.supplier.partner.id if self.supplier else None
        pick_order(self.window(), self.work, mine, lambda head: self.open_paper(head.document_id))

    def open_paper(self, document_id: int) -> None:
        kind = self.work.look(lambda conn: paper(conn, document_id)).kind
        if kind is not Paper.PURCHASE_ORDER:
            super().open_paper(document_id)
            return
        found, lines = self.work.look(lambda conn: self._with_lines(conn, document_id))
        if not any(line.missing for line in lines):
            self.entry.line.say(tr("Nothing is to come on {number}", number=found.head.number), "warn")
            return
        self._take_order(found)
        self.change(lines, 0)
        self.entry.line.setFocus()

    def _with_lines(self, conn: Any, document_id: int) -> tuple[Order, tuple[DeliveryLine, ...]]:
        found = order(conn, document_id, with_cost=self.work.sees_cost)
        return found, receiving.of_order(conn, found, with_cost=self.work.sees_cost)

    def _take_order(self, found: Order | None) -> None:
        self.order = found
        if found is None:
            self._order.show_value("")
        else:
            self._show_supplier(self.work.look(lambda conn: supplier(conn, found.head.supplier_id)))
            placed = tr("placed {day}", day=found.head.business_day[5:])
            self._order.show_value(found.head.number, placed)
        for column in ORDER_COLUMNS:
            self.grid.show_column(column, found is not None)
        self._how_far.setVisible(found is not None)
        self.all_came.setEnabled(found is not None)

    def _leave_order(self) -> None:
        kept = [replace(line, ordered=None, before=NONE, order_line_id=None) for line in self.lines if line.now]
        self._take_order(None)
        self.change(tuple(kept))

    def show_thing(self, opens: Opens) -> None:
        """An order to receive, or a receipt to be written again after its reversal."""
        if opens.thing is not Thing.DOCUMENT:
            return
        document_id = int(opens.key)
        if self.work.look(lambda conn: paper(conn, document_id)).kind is Paper.GOODS_RECEIPT:
            self.fill(self.work.look(lambda conn: copy_of_receipt(conn, document_id)))
        else:
            self.open_paper(document_id)

    def _settle(self) -> None:
        sheet = TermsSheet(self.window(), self.terms, self.work.look(funds), self.work.look(warehouses))
        sheet.settled.connect(self._show_terms)
        sheet.open_sheet(sheet.fund)

    def _show_terms(self, terms: Terms) -> None:
        self.terms = terms
        self._settled.show_value(*terms.words(self.work.look(funds)))
        self._place.show_value(warehouse_name(self.work, terms.warehouse_id))
        self.show_lines(None)

    # --- lines -------------------------------------------------------------------------------------------------

    def take(self, entered: Entered) -> None:
        number = receiving.place_of(self.lines, entered.goods, entered.quantity)
        if number is None and self.order is not None:
            self._offer_gift(entered)
            return
        self._add(entered, number)

    def _add(self, entered: Entered, number: int | None, *, gift: bool = False) -> None:
        goods, lines = entered.goods, self.lines
        if number is None:
            lines, number = (*lines, replace(self._new_line(goods), gift=gift)), len(lines)
        lines = receiving.added(lines, number, goods, entered.quantity)
        if entered.made or entered.expires:
            lines = receiving.put(lines, number, receiving.dated(lines[number], entered.made, entered.expires))
        self.change(lines, number)
        self.entry.line.say(entered_words(goods, entered.quantity))

    def _new_line(self, goods: ItemUnit) -> DeliveryLine:
        mine = self.supplier.partner.id if self.supplier else None
        sees = self.work.sees_cost
        return self.work.look(lambda conn: receiving.of_goods(conn, goods, mine, with_cost=sees))

    def _offer_gift(self, entered: Entered) -> None:
        take = KeyButton(tr("Take it as a gift"), "Ctrl Enter")
        take.clicked.connect(lambda: self._take_gift(entered))
        self.entry.line.say(tr("Not on this order"), "warn")
        self.news.say(
            "warn",
            tr("{item} is not on this order", item=entered.goods.label),
            tr("Not taken in. A gift can come along; anything else goes on a receipt of its own."),
            take,
        )

    def _take_gift(self, entered: Entered) -> None:
        self.news.close_band()
        self._add(entered, None, gift=True)
        self.entry.line.setFocus()

    def typed(self, number: int, key: str, value: object) -> None:
        typed = typed_into(self.lines[number], key, value)
        if isinstance(typed, tuple):
            self.entry.line.say(*typed)
            return
        self.change(receiving.put(self.lines, number, typed))
        if key in ("price", "amount"):
            self.entry.line.say(*priced_words(typed))
        if key in ("made", "expiry"):
            self.entry.line.say(*dated_words(typed, date.fromisoformat(self.work.today())))

    def _edit_made(self) -> None:
        """The day of production has a column as soon as somebody asks for it."""
        self.grid.show_column("made", True)
        self.edit("made")

    def removed(self, number: int) -> None:
        self.change(receiving.without(self.lines, number))

    def quantity_of(self, number: int) -> Quantity:
        return self.lines[number].now

    def _gift(self, number: int) -> None:
        self.change(receiving.put(self.lines, number, receiving.gifted(self.lines[number])))

    def _next_unit(self, number: int) -> None:
        line = self.lines[number]
        goods = self.work.look(lambda conn: next_unit(conn, line.goods))
        turned = receiving.in_unit(line, goods) if goods else None
        if goods is None:
            self.entry.line.say(tr("{item} has only one unit", item=line.label), "text2")
        elif turned is None:
            self.entry.line.say(tr("{n} does not make whole {unit}", n=line.now, unit=goods.unit), "warn")
        else:
            self.change(receiving.put(self.lines, number, turned))

    def _all_as_ordered(self) -> None:
        if self.order is not None:
            self.entry.line.setFocus()
            self.change(receiving.as_ordered(self.lines))

    def show_lines(self, current: int | None) -> None:
        self.grid.show_column("made", any(line.made or line.goods.shelf_life_days for line in self.lines))
        self.card.show_lines(numbered(self.lines), current)
        if self.lines:
            self.card.show_rows()
        else:
            why = tr("Choose the order with F8, or just scan: goods come in without an order too.")
            self.card.show_instead(EmptyState("truck", tr("Has the van come?"), why))
        sums = receiving.sums(self.lines)
        shown: dict[str, object] = {"now": sums.pieces}
        if self.work.sees_cost:
            shown["amount"] = sums.amount + self.terms.other_cost
        if self.card.totals:
            self.card.totals.show_totals(tr("{n} {n:kind|kinds} came", n=sums.kinds), shown)
        sees, ordered = self.work.sees_cost, self.order is not None
        self.card.say(*check_of(self.lines, self.terms.other_cost, sees_cost=sees, against_order=ordered))
        words = tr("{n} of {all} {all:kind|kinds} came", n=sums.kinds, all=len(self.lines))
        self._how_far.show_progress(words, sums.kinds, len(self.lines))

    # --- the paper ---------------------------------------------------------------------------------------------

    def is_empty(self) -> bool:
        return not any(line.now for line in self.lines)

    def request(self) -> ReceiveGoods:
        return ReceiveGoods(
            self.supplier.partner.id if self.supplier else 0,
            receiving.received(self.lines),
            order_id=self.order.head.document_id if self.order else None,
            warehouse_id=self.terms.warehouse_id,
            other_cost=self.terms.other_cost,
            delivery_note=self.note.text().strip(),
            paid_from_fund_id=self.terms.fund_id,
            day=self.terms.day,
            draft_id=self.kept.draft_id,
        )

    def fill(self, request: ReceiveGoods) -> None:
        sees = self.work.sees_cost

        def read(conn: Any) -> tuple[Supplier | None, Order | None, tuple[DeliveryLine, ...]]:
            found = order(conn, request.order_id, with_cost=sees) if request.order_id else None
            party = supplier(conn, request.supplier_id) if request.supplier_id else None
            return party, found, receiving.of_kept(conn, request.lines, found, with_cost=sees)

        party, found, lines = self.work.look(read)
        self._show_supplier(party)
        self._take_order(found)
        self.note.show_value(request.delivery_note or None)
        place = request.warehouse_id or self.work.session.warehouse_id
        self._show_terms(Terms(place, request.paid_from_fund_id, request.other_cost, request.day))
        self.change(lines, 0)

    def clear(self) -> None:
        self._show_supplier(None)
        self._take_order(None)
        self.note.show_value(None)
        super().clear()
        self._show_terms(Terms(self.work.session.warehouse_id))

    def draft_words(self, request: ReceiveGoods) -> str:
        party = ""
        if request.supplier_id:
            try:
                party = self.work.look(lambda conn: supplier(conn, request.supplier_id)).partner.name
            except Refused:
                party = ""
        return "  ".join(part for part in (party, tr("{n} {n:kind|kinds}", n=len(request.lines))) if part)

    def has_fault(self) -> bool:
        if self.is_empty():
            self.entry.line.say(tr("Nothing has come yet: scan the first item"), "warn")
        elif self.supplier is None:
            self.entry.line.say(tr("Whose goods are these? Choose the supplier"), "warn")
            self._pick_supplier()
        elif (number := self._without_price()) is not None:
            self.grid.go_to(number)
            self.entry.line.say(tr("{item} has no price yet", item=self.lines[number].label), "warn")
            self.edit("price")
        else:
            return False
        return True

    def _without_price(self) -> int | None:
        """The first line nobody has priced."""
        sees = self.work.sees_cost
        return next((n for n, line in enumerate(self.lines) if line.wants_price(sees_cost=sees)), None)

    def refused(self, refused: Refused) -> None:
        if refused.key != "order.over_receipt":
            super().refused(refused)
            return
        take = KeyButton(tr("Take what came"), "Ctrl Enter", Kind.SOFT)
        take.clicked.connect(self._take_over)
        self.news.say("warn", tr("More came than was ordered"), over_words(refused, self.work), take)

    def _take_over(self) -> None:
        self.news.close_band()
        self.send(replace(self.request(), over_percent=receiving.over_percent(self.lines)))

    def send(self, request: ReceiveGoods) -> None:
        self.run(receive_goods, request)

    def posted(self, result: GoodsReceived) -> None:
        slip, labels = slip_and_labels(self, result)
        self.clear()
        self.entry.line.say("")
        self.news.say("ok", *posted_words(result), labels, slip)
