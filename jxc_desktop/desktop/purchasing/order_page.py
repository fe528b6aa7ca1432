"""Ordering goods (采购订单): scan or pick, or take the proposal from what runs low, and send it with F9."""

from collections.abc import Sequence
from dataclasses import replace
from typing import Any

from PySide6.QtWidgets import QWidget

from jxc_desktop.catalog.find import ItemUnit
from jxc_desktop.desktop.forms.ui_order import Ui_OrderPage
from jxc_desktop.desktop.kit.buttons import KeyButton, Kind
from jxc_desktop.desktop.kit.card import EmptyState
from jxc_desktop.desktop.kit.fields import TextField
from jxc_desktop.desktop.lines.drafts import KeptForm
from jxc_desktop.desktop.lines.facts import Fact, FactButton, PaperStrip, labelled
from jxc_desktop.desktop.lines.goods_entry import Entered
from jxc_desktop.desktop.lines.line_card import LineCard
from jxc_desktop.desktop.lines.line_page import LinePage
from jxc_desktop.desktop.lines.pickers import pick_supplier
from jxc_desktop.desktop.lines.places import go_to, warehouse_name
from jxc_desktop.desktop.lines.units import next_unit
from jxc_desktop.desktop.purchasing import ordering
from jxc_desktop.desktop.purchasing.order_table import COST_COLUMNS, order_grid
from jxc_desktop.desktop.purchasing.ordering import WantedLine
from jxc_desktop.desktop.purchasing.pick_order import OPEN, pick_order
from jxc_desktop.desktop.workplace import Workplace
from jxc_desktop.documents.kinds import Kind as Paper
from jxc_desktop.documents.life import paper
from jxc_desktop.insights.report import Opens, Thing
from jxc_desktop.kernel.changes import Topic
from jxc_desktop.kernel.price import Price
from jxc_desktop.kernel.quantity import NONE, Quantity
from jxc_desktop.purchasing.close_order import CloseOrder, OrderClosed, close_order
from jxc_desktop.purchasing.order_goods import OrderGoods, OrderPlaced, order_goods
from jxc_desktop.purchasing.order_lookups import OrderHead, order
from jxc_desktop.stock.lookups import LowRow
from jxc_desktop.suppliers.lookups import Supplier, supplier
from jxc_desktop.words import tr
from jxc_desktop.words.figures import grouped


class OrderPage(LinePage[WantedLine, OrderGoods]):
    """One order on the screen; F8 shows those that are out."""

    watches = frozenset({Topic.PURCHASES, Topic.STOCK})

    def __init__(self, work: Workplace) -> None:
        hints = [
            ("↑ ↓", tr("line")),
            ("Enter", tr("next cell")),
            ("+ -", tr("step")),
            ("Ctrl D", tr("day due")),
            ("Del", tr("delete the line")),
            ("Ctrl U", tr("unit")),
        ]
        super().__init__(
            work,
            KeptForm(work, Paper.PURCHASE_ORDER, OrderGoods),
            tr("Scan what is to be ordered; 24*code orders many"),
            LineCard(order_grid(), hints),
        )
        self.supplier: Supplier | None = None
        self.finish.setText(tr("Place the order"))
        self.low = KeyButton(tr("Propose what runs low"), "F6")
        self.low.clicked.connect(self.propose)
        self._lay_out()
        self.clear()

    def _lay_out(self) -> None:
        self.form = Ui_OrderPage()
        self.form.setupUi(self)
        self._party = FactButton(tr("Supplier"), "F3", placeholder=tr("Choose a supplier"))
        self._out = FactButton(tr("Orders that are out"), "F8", placeholder=tr("Look at them"))
        place = Fact(tr("Warehouse"), most=140)
        place.show_value(warehouse_name(self.work))
        self.note = TextField(name=tr("Note"))
        self.form.facts.addWidget(PaperStrip((self._party, self._out, place, labelled(tr("Note"), self.note, 240))))
        self.form.news.addWidget(self.news)
        self.form.scan.addWidget(self.entry)
        self.form.lines.addWidget(self.card, 1)
        self._party.pressed.connect(lambda: pick_supplier(self.window(), self.work, self._chosen))
        self._out.pressed.connect(lambda: pick_order(self.window(), self.work, None, self._show_order))
        self.key("Ctrl+D", lambda: self.edit("due"))
        self.key("Ctrl+U", lambda: self._at_current(self._next_unit))
        for column in COST_COLUMNS:
            self.grid.show_column(column, self.work.sees_cost)

    def title_actions(self) -> Sequence[QWidget]:
        return (self.low, self.draft, self.finish)

    def reload(self) -> None:
        self.offer_draft()

    def _chosen(self, chosen: Supplier | None) -> None:
        self.supplier = chosen
        beside = tr("we owe {sum}", sum=grouped(chosen.owed)) if chosen and chosen.owed and self.work.sees_cost else ""
        self._party.show_value(chosen.partner.name if chosen else "", beside)
        self.entry.line.setFocus()

    # --- the proposal ------------------------------------------------------------------------------------------

    def propose(self) -> None:
        """F6: a line for all that runs low with this supplier; without one, the supplier with the most of it."""
        self.entry.line.setFocus()
        place = self.work.session.warehouse_id
        self.work.read(self, lambda conn: ordering.still_missing(conn, place), self._proposed, latest="order.low")

    def _proposed(self, rows: list[LowRow]) -> None:
        if not rows:
            self.entry.line.say(tr("Nothing runs low that is not on order"), "ok")
            return
        party = self.supplier.partner.id if self.supplier else _most_often(rows)
        mine = [row for row in rows if party is None or row.supplier_id in (party, None)]
        known = {line.goods.item_id for line in self.lines}
        place, sees = self.work.session.warehouse_id, self.work.sees_cost

        def read(conn: Any) -> tuple[Supplier | None, ordering.Lines]:
            whose = supplier(conn, party) if party is not None and self.supplier is None else self.supplier
            new = [row for row in mine if row.item_id not in known]
            return whose, ordering.of_low(conn, new, place, with_cost=sees)

        def show(read_lines: tuple[Supplier | None, ordering.Lines]) -> None:
            whose, lines = read_lines
            self._chosen(whose)
            self.change((*self.lines, *lines), len(self.lines) if lines else None)
            others = len(rows) - len(mine)
            more = tr("{n} more {n:comes|come} from other suppliers", n=others) if others else ""
            self.entry.line.say(
                "  ".join(part for part in (tr("{n} {n:kind|kinds} proposed", n=len(lines)), more) if part)
            )

        self.work.read(self, read, show, latest="order.proposal")

    # --- orders that are out -----------------------------------------------------------------------------------

    def _show_order(self, head: OrderHead) -> None:
        came = tr("{n} of {all} came", n=grouped(head.received), all=grouped(head.ordered))
        receive = KeyButton(tr("Receive goods on it"), "Ctrl R", Kind.SOFT)
        close = KeyButton(tr("The rest is not coming"), "F7")
        look = KeyButton(tr("Show it"), "Ctrl O", Kind.QUIET)
        receive.clicked.connect(lambda: self._receive(head.document_id))
        close.clicked.connect(lambda: self._close(head.document_id))
        look.clicked.connect(lambda: self.work.go(Opens(Thing.DOCUMENT, head.document_id)))
        self.news.say("info", f"{head.number}  {head.supplier}", came, look, close, receive)

    def _receive(self, document_id: int) -> None:
        page = go_to(self, "purchasing", "receive")
        if page is not None and page is not self:
            page.show_thing(Opens(Thing.DOCUMENT, document_id))

    def _close(self, document_id: int) -> None:
        self.news.close_band()
        self.work.run(self, close_order, CloseOrder(document_id), self._closed)

    def _closed(self, closed: OrderClosed) -> None:
        self.work.say_done(tr("{number} is closed, the rest is not waited for", number=closed.number))

    def open_paper(self, document_id: int) -> None:
        if self.work.look(lambda conn: paper(conn, document_id)).kind is not Paper.PURCHASE_ORDER:
            super().open_paper(document_id)
            return
        head = self.work.look(lambda conn: order(conn, document_id, with_cost=self.work.sees_cost)).head
        if head.state in OPEN:
            self._show_order(head)
        else:
            super().open_paper(document_id)

    # --- lines -------------------------------------------------------------------------------------------------

    def take(self, entered: Entered) -> None:
        same = [n for n, line in enumerate(self.lines) if line.goods.unit_id == entered.goods.unit_id]
        if same:
            line = self.lines[same[0]]
            self._put(same[0], replace(line, now=line.now + entered.quantity))
        else:
            line = replace(self._new_line(entered.goods), now=entered.quantity)
            self.change((*self.lines, line), len(self.lines))
        unit = entered.goods.unit
        self.entry.line.say(tr("{item}  +{n} {unit}", item=entered.goods.label, n=grouped(entered.quantity), unit=unit))

    def _new_line(self, goods: ItemUnit) -> WantedLine:
        place, sees = self.work.session.warehouse_id, self.work.sees_cost
        return self.work.look(lambda conn: ordering.of_goods(conn, goods, place, with_cost=sees))

    def _put(self, number: int, line: WantedLine) -> None:
        self.change((*self.lines[:number], line, *self.lines[number + 1 :]), number)

    def typed(self, number: int, key: str, value: object) -> None:
        line = self.lines[number]
        match key, value:
            case "now", Quantity() | None:
                line = replace(line, now=max(value or NONE, NONE))
            case "price", Price() if value < Price(0):
                self.entry.line.say(tr("A price is not below zero"), "bad")
                return
            case "price", Price() | None:
                line = replace(line, price=value)
            case "due", _:
                line = replace(line, due=value)  # type: ignore[arg-type]  # the column's kind reads days only
        self._put(number, line)

    def removed(self, number: int) -> None:
        self.change((*self.lines[:number], *self.lines[number + 1 :]))

    def quantity_of(self, number: int) -> Quantity:
        return self.lines[number].now

    def _next_unit(self, number: int) -> None:
        line = self.lines[number]
        goods = self.work.look(lambda conn: next_unit(conn, line.goods))
        if goods is None:
            self.entry.line.say(tr("{item} has only one unit", item=line.goods.label), "text2")
        else:
            self._put(number, ordering.in_unit(line, goods))

    def show_lines(self, current: int | None) -> None:
        self.card.show_lines(list(enumerate(self.lines, 1)), current)
        came = [line for line in self.lines if line.now]
        shown: dict[str, object] = {"now": Quantity.total(line.now for line in came)}
        if self.work.sees_cost:
            shown["amount"] = ordering.total(came)
        if self.card.totals:
            self.card.totals.show_totals(tr("{n} {n:kind|kinds}", n=len(came)), shown)
        if self.lines:
            self.card.show_rows()
        else:
            why = tr("Scan goods, look them up with F2, or let F6 propose what runs low.")
            self.card.show_instead(EmptyState("truck", tr("Nothing is on this order yet"), why))
        unpriced = sum(1 for line in came if line.price is None)
        self.card.say(
            tr("{n} {n:kind has|kinds have} no price yet", n=unpriced) if unpriced and self.work.sees_cost else "",
            "warn",
        )

    # --- the paper ---------------------------------------------------------------------------------------------

    def request(self) -> OrderGoods:
        return OrderGoods(
            self.supplier.partner.id if self.supplier else 0,
            ordering.ordered(self.lines),
            memo=self.note.text().strip(),
            draft_id=self.kept.draft_id,
        )

    def fill(self, request: OrderGoods) -> None:
        place, sees = self.work.session.warehouse_id, self.work.sees_cost

        def read(conn: Any) -> tuple[Supplier | None, ordering.Lines]:
            party = supplier(conn, request.supplier_id) if request.supplier_id else None
            return party, ordering.of_kept(conn, request.lines, place, with_cost=sees)

        party, lines = self.work.look(read)
        self._chosen(party)
        self.note.show_value(request.memo or None)
        self.change(lines, 0)

    def clear(self) -> None:
        self._chosen(None)
        self.note.show_value(None)
        super().clear()

    def draft_words(self, request: OrderGoods) -> str:
        return tr("{n} {n:kind|kinds}", n=len(request.lines))

    def is_empty(self) -> bool:
        return not any(line.now for line in self.lines)

    def has_fault(self) -> bool:
        if self.is_empty():
            self.entry.line.say(tr("Nothing is ordered yet: scan the first item"), "warn")
        elif self.supplier is None:
            self.entry.line.say(tr("Who is to deliver? Choose the supplier"), "warn")
            pick_supplier(self.window(), self.work, self._chosen)
        else:
            return False
        return True

    def send(self, request: OrderGoods) -> None:
        self.run(order_goods, request)

    def posted(self, result: OrderPlaced) -> None:
        self.clear()
        self.entry.line.say("")
        receive = KeyButton(tr("Receive goods on it"), "Ctrl R")
        receive.clicked.connect(lambda: self._receive(result.document_id))
        more = "" if result.total is None else tr("the order comes to {sum}", sum=grouped(result.total))
        self.news.say("ok", tr("{number} is placed", number=result.number), more, receive)


def _most_often(rows: list[LowRow]) -> int | None:
    """The supplier most of these come from; None where none has one."""
    known = [row.supplier_id for row in rows if row.supplier_id is not None]
    return max(known, key=known.count) if known else None
