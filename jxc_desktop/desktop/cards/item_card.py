"""The card of an item: what it is, what it costs, its units and codes, how much there is and how it moved."""

from collections.abc import Callable
from datetime import date, timedelta
from functools import partial
from typing import Any

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QStackedWidget, QWidget

from jxc_desktop.catalog.add_category import CategoryAdded, NewCategory, add_category
from jxc_desktop.catalog.add_item import add_item
from jxc_desktop.catalog.edit_item import EditItem, edit_item
from jxc_desktop.catalog.find import find
from jxc_desktop.catalog.retire_item import ItemKept, RestoreItem, RetireItem, restore_item, retire_item
from jxc_desktop.desktop.cards.item_form import SECTIONS, ItemForm
from jxc_desktop.desktop.cards.item_reading import Known, read_item
from jxc_desktop.desktop.kit.buttons import Chip, KeyButton, Kind, Tag
from jxc_desktop.desktop.kit.card import EmptyState, FactsStrip, Skeleton
from jxc_desktop.desktop.kit.labels import Words, hline
from jxc_desktop.desktop.kit.layout import STRETCH, boxed, column, row
from jxc_desktop.desktop.kit.sheet import Sheet
from jxc_desktop.desktop.lists.report_table import ReportTable
from jxc_desktop.desktop.workplace import Workplace
from jxc_desktop.insights.registry import report
from jxc_desktop.insights.report import Opens, Row, Thing
from jxc_desktop.kernel.permission import Permission
from jxc_desktop.kernel.price import Price
from jxc_desktop.kernel.refusal import Refused
from jxc_desktop.kernel.rounding import div_half_up
from jxc_desktop.words import mark, say_refusal, tr
from jxc_desktop.words.figures import grouped

_WIDTH, _HIGH, _FRAME, _REMARK = 860, 356, 324, 460
_A_YEAR = timedelta(days=365)
_HISTORIES = {"purchasing.of_item": mark("Purchase history"), "sales.of_item": mark("Sales history")}
# Which field a refusal speaks of, by the beginning of its key.
_FIELD_OF = {
    "item.name": "item_name", "item.code": "code", "item.same_code": "code", "item.same_plu": "plu",
    "item.plu": "plu", "item.shelf_life": "shelf_life", "item.limits": "most", "item.category": "category",
    "item.too_many_units": "unit_lines", "item.too_many_barcodes": "more_barcodes", "category": "category",
    "barcode": "barcode", "unit.base": "unit", "unit": "unit_lines", "price": "retail_price", "tax_code": "tax",
    "partner": "supplier",
}  # fmt: skip


class ItemCard(Sheet):
    """`ItemCard(window, work)` is a new item, `ItemCard(window, work, item_id)` a known one; `saved(item_id)`."""

    saved = Signal(int)

    def __init__(
        self,
        window: QWidget,
        work: Workplace,
        item_id: int | None = None,
        name: str = "",
        typed: dict[str, Any] | None = None,
    ) -> None:
        """`name` are words that were searched; `typed` is what was on a card that was left."""
        super().__init__(window, "" if item_id else tr("New item"), width=_WIDTH)
        self._window, self._work, self._item_id, self._name = window, work, item_id, name
        self._typed, self._at_first = typed, {}  # type: ignore[var-annotated]  # filled when it is read
        self.known: Known | None = None
        self.form = ItemForm(new=item_id is None, sees_cost=work.sees_cost, named=self._other_goods)
        self.chips: dict[str, Chip] = {}
        self._tables: dict[str, ReportTable] = {}
        self._lay()
        self.left.connect(self._left)
        self.closed.connect(self.deleteLater)

    def _lay(self) -> None:
        self._stack = QStackedWidget()
        self._stack.setFixedHeight(min(_HIGH, self._window.height() - _FRAME))
        for part in (boxed(column(Skeleton(10), STRETCH)), self.form):
            self._stack.addWidget(part)
        chips = row(gap=6)
        for key, title in ({key: section[0] for key, section in SECTIONS.items()} | _HISTORIES).items():
            chip = self.chips[key] = Chip(tr(title))
            chip.clicked.connect(partial(self.choose, key))
            chips.addWidget(chip)
            if key not in SECTIONS and self._item_id is None:
                chip.hide()
        chips.addStretch(1)
        self.body.addLayout(chips)
        self.body.addWidget(hline())
        self.body.addWidget(self._stack, 1)
        moves = KeyButton(tr("See its moves"), "Ctrl H", Kind.QUIET)
        moves.clicked.connect(self._see_moves)
        self._facts = FactsStrip((), moves)
        self.body.addWidget(self._facts)
        if self._item_id is None:
            self._facts.hide()
        self._remark = Words("", 13, "text2", wrap=True)
        self._remark.setFixedWidth(_REMARK)
        self._retire = KeyButton("", kind=Kind.DANGER)
        self._retire.clicked.connect(self._keep_or_retire)
        self._retire.hide()
        self.save = KeyButton(tr("Save"), "Ctrl S", Kind.PRIMARY)
        self.save.clicked.connect(self._save)
        self.set_foot([self._retire, self._remark], [KeyButton(tr("Cancel"), "Esc"), self.save])
        self._mark_chip("basics")

    def open_sheet(self, focus: QWidget | None = None) -> None:
        super().open_sheet(focus or self)
        today, cost = date.fromisoformat(self._work.today()), self._work.sees_cost
        self._work.read(
            self,
            lambda conn: read_item(conn, self._item_id, today, with_cost=cost),
            self._show,
            refused=self._not_there,
        )

    # --- showing -------------------------------------------------------------------------------------------------

    def _not_there(self, refused: Refused) -> None:
        self._stack.addWidget(EmptyState("circle-alert", say_refusal(refused)))
        self._stack.setCurrentIndex(self._stack.count() - 1)
        self.save.setEnabled(False)

    def _show(self, known: Known) -> None:
        self.known = known
        self.form.show_known(known, self._name)
        self._at_first = self.form.texts()
        if self._typed is not None:
            self.form.bring_back(self._typed)
        self._show_head(known)
        self._show_facts(known)
        self.choose("basics")
        if known.card is None and self.form.texts()["item_name"]:
            self.form.go_to("barcode")

    def _show_head(self, known: Known) -> None:
        card = known.card
        able = self._work.may(Permission.EDIT_ITEMS)
        if not able:
            self._say(tr("Saving asks for the manager's code"))
        if card is None:
            return
        self.set_title(card.name)
        self.set_beside(Tag(tr("On sale"), "ok") if card.active else Tag(tr("Retired"), "text2"))
        self.set_head(Words(tr("Code {code}", code=card.code), 13, "text2"))
        self._retire.setText(tr("Retire") if card.active else tr("Sell it again"))
        self._retire.show()
        if able:
            self._say(tr("What was sold is never deleted, only retired") if card.active else "")

    def _show_facts(self, known: Known) -> None:
        card, figures = known.card, known.figures
        if card is None or figures is None:
            return
        left = figures.days_left
        facts = [
            (tr("On hand"), f"{grouped(figures.on_hand)} {card.unit}"),
            (tr("Sold 30 days"), f"{grouped(figures.sold)} {card.unit}"),
            (tr("Lasts"), "–" if left is None else tr("{n} {n:day|days}", n=f"{left:,}")),
        ]
        pack = max((unit for unit in card.units[1:] if unit.active), key=lambda unit: unit.factor, default=None)
        if pack:
            price = pack.retail_price or Price(div_half_up(card.retail_price.e4 * pack.factor.thousandths, 1000))
            yuan = tr("{sum} yuan", sum=grouped(price))
            facts.append((tr("By the pack"), f"1 {pack.name} = {grouped(pack.factor)} {card.unit}   {yuan}"))
        elif card.last_sold_at:
            facts.append((tr("Last sold"), card.last_sold_at[:10]))
        self._facts.show_facts(facts)

    def choose(self, key: str) -> None:
        """A section, or one of the two histories."""
        self._mark_chip(key)
        if key in SECTIONS:
            self._stack.setCurrentWidget(self.form)
            self.form.show_section(key)
            # Else the cursor might drift into the barcode, where scans go.
            self.form.go_to(SECTIONS[key][2][0])
        else:
            self._stack.setCurrentWidget(self._table(key))
            self._table(key).setFocus()

    def _mark_chip(self, key: str) -> None:
        for other, chip in self.chips.items():
            chip.setChecked(other == key)

    def _table(self, name: str) -> ReportTable:
        if name not in self._tables:
            card = self.known.card if self.known else None
            packs = card is not None and any(unit.active for unit in card.units[1:])
            # The number says the kind of paper; without packs the pieces say all. The column chooser has the rest.
            hidden = {"kind"} if packs else {"kind", "unit", "quantity"}
            own = f"{self._work.session.user_id} {name} on a card{' with packs' if packs else ''}"
            table = ReportTable(self._work, report(name), name=own, hides=lambda column: column.key in hidden)
            table.opened.connect(self._open_row)
            self._tables[name] = table
            self._stack.addWidget(table)
            today = date.fromisoformat(self._work.today())
            table.ask({"item": str(self._item_id), "from": (today - _A_YEAR).isoformat(), "to": today.isoformat()})
        return self._tables[name]

    def _open_row(self, opened: Row) -> None:
        if opened.opens is not None:
            self._work.go(opened.opens)

    def _see_moves(self) -> None:
        self.leave()
        self._work.go(Opens(Thing.REPORT, "stock.ledger", (("item", str(self._item_id)),)))

    def _say(self, text: str, tone: str = "text2") -> None:
        self._remark.say(text, tone)

    def _other_goods(self, code: str) -> str:
        """The name of other goods that a code stands on."""
        found = self._work.look(lambda conn: find(conn, code))
        return next((one.label for one in found if one.item_id != self._item_id), "")

    # --- saving --------------------------------------------------------------------------------------------------

    def _save(self) -> None:
        if self.resting or self.known is None:
            return
        fault = self.form.first_fault()
        if fault:
            self._say(fault, "bad")
            self._mark_chip(self.form.section)
            self._stack.setCurrentWidget(self.form)
            return
        category = self.form.new_category()
        if category:
            self._run(add_category, NewCategory(category), self._category_made)
        else:
            self._hand_in()

    def _category_made(self, made: CategoryAdded) -> None:
        self.form.category_made(made.category_id)
        self._hand_in()

    def _hand_in(self) -> None:
        new = self.form.read()
        if self._item_id is None:
            self._run(add_item, new, self._done)
        else:
            self._run(edit_item, EditItem(self._item_id, new), self._done)

    def _run(self, verb: Any, request: Any, then: Callable[[Any], None]) -> None:
        self._work.run(self, verb, request, then, refused=self._refused, broken=self._broken, rest=self.rest)

    def _broken(self, fault: Exception) -> None:
        self._say(tr("It could not be saved; what you typed is still here. Try once more."), "bad")
        self._work.say_broken(fault)

    def _done(self, result: Any) -> None:
        self._at_first = self.form.texts()
        self._work.say_done(tr("{name} is kept", name=self._at_first["item_name"]))
        self.saved.emit(int(result.item_id))
        self.done()

    def _refused(self, refused: Refused) -> None:
        key = next((field for word, field in _FIELD_OF.items() if refused.key.startswith(word)), "")
        code = str(refused.facts.get("code", ""))
        if key == "barcode" and code and code != self.form.texts()["barcode"]:
            in_unit = any(code in line.barcodes.split() for line in self.form.units.lines())
            key = "unit_lines" if in_unit else "more_barcodes"
        if not key:
            self._say(say_refusal(refused), "bad")
            return
        self.form.set_fault(key, say_refusal(refused))
        # The field has room for the beginning of a long sentence only.
        self._say(say_refusal(refused), "bad")
        self._mark_chip(self.form.section)
        self._stack.setCurrentWidget(self.form)

    # --- retiring and leaving ------------------------------------------------------------------------------------

    def _keep_or_retire(self) -> None:
        card = self.known.card if self.known else None
        if card is None:
            return
        work, own, name = self._work, card.item_id, card.name

        def kept(done: ItemKept) -> None:
            if done.active:
                work.say_done(tr("{name} is on sale again", name=name))
            else:
                work.say_done(tr("{name} is retired", name=name), lambda: again(lambda _: None))
            self.done()

        def again(then: Callable[[Any], None]) -> None:
            work.run(work, restore_item, RestoreItem(own), then)

        said = lambda refused: self._say(say_refusal(refused), "bad")  # noqa: E731
        if card.active:
            work.run(self, retire_item, RetireItem(own), kept, refused=said, rest=self.rest)
        else:
            work.run(self, restore_item, RestoreItem(own), kept, refused=said, rest=self.rest)

    def _left(self) -> None:
        """Esc never asks: what was typed and not saved can be brought back from the note about it."""
        typed = self.form.texts()
        if self.known is None or typed == self._at_first:
            return
        window, work, item_id, name = self._window, self._work, self._item_id, self._name

        def bring_back() -> None:
            ItemCard(window, work, item_id, name, typed).open_sheet()

        words = tr("{name}: not saved", name=typed["item_name"] or tr("New item"))
        self._work.say_done(words, bring_back)
