"""Writing off and finding (报损、报溢): scan what is gone or turned up, say why, F9."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Any

from PySide6.QtWidgets import QWidget

from jxc_desktop.catalog.find import ItemUnit, unit_by_id
from jxc_desktop.desktop.forms.ui_adjust import Ui_AdjustPage
from jxc_desktop.desktop.kit.buttons import Chip
from jxc_desktop.desktop.kit.card import EmptyState
from jxc_desktop.desktop.kit.fields import Choice, TextField
from jxc_desktop.desktop.kit.layout import boxed, row
from jxc_desktop.desktop.lines.drafts import KeptForm
from jxc_desktop.desktop.lines.facts import Fact, PaperStrip, labelled
from jxc_desktop.desktop.lines.goods_entry import Entered
from jxc_desktop.desktop.lines.line_card import LineCard
from jxc_desktop.desktop.lines.line_page import LinePage
from jxc_desktop.desktop.lines.places import warehouse_name
from jxc_desktop.desktop.lines.units import next_unit
from jxc_desktop.desktop.stock.adjust_table import GoneLine, adjust_grid
from jxc_desktop.desktop.workplace import Workplace
from jxc_desktop.documents.kinds import Kind as Paper
from jxc_desktop.kernel.changes import Topic
from jxc_desktop.kernel.permission import Permission
from jxc_desktop.kernel.quantity import NONE, Quantity
from jxc_desktop.kernel.refusal import Refused
from jxc_desktop.ledger.balances import on_hand
from jxc_desktop.stock.overage import FoundLine, Overage, overage
from jxc_desktop.stock.reasons import GAIN_REASONS, LOSS_REASONS, Reason
from jxc_desktop.stock.write_off import LostLine, WriteOff, write_off
from jxc_desktop.usecase import Session
from jxc_desktop.words import say_refusal, tr, word_for
from jxc_desktop.words.figures import grouped


@dataclass(frozen=True, slots=True)
class Adjusting:
    """What a draft of this page holds: either kind, as lines with their reasons."""

    found: bool
    lines: tuple[LostLine, ...]
    memo: str = ""


class AdjustPage(LinePage[GoneLine, Adjusting]):
    """One write-off or overage on the screen."""

    watches = frozenset({Topic.STOCK})

    def __init__(self, work: Workplace) -> None:
        hints = [
            ("↑ ↓", tr("line")),
            ("Enter", tr("how many")),
            ("+ -", tr("step")),
            ("Ctrl R", tr("another reason")),
            ("Del", tr("delete the line")),
            ("Ctrl U", tr("unit")),
        ]
        super().__init__(
            work,
            KeptForm(work, Paper.STOCK_WRITEOFF, Adjusting),
            tr("Scan one for each; 24*code for many"),
            LineCard(adjust_grid(), hints),
        )
        self.found = False
        self._lay_out()
        self.show_kind(found=False)
        self.clear()

    def _lay_out(self) -> None:
        self.form = Ui_AdjustPage()
        self.form.setupUi(self)
        self.lost_chip, self.found_chip = Chip(tr("Write it off"), checked=True), Chip(tr("Found more"))
        self.lost_chip.clicked.connect(lambda: self.show_kind(found=False))
        self.found_chip.clicked.connect(lambda: self.show_kind(found=True))
        self.reason = Choice(name=tr("Why"))
        self.note = TextField(name=tr("Note"))
        place = Fact(tr("Warehouse"), most=140)
        place.show_value(warehouse_name(self.work))
        facts = (
            boxed(row(self.lost_chip, self.found_chip, margins=(8, 0, 0, 0))),
            labelled(tr("Why"), self.reason, 150),
            place,
            labelled(tr("Note"), self.note, 260),
        )
        self.form.facts.addWidget(PaperStrip(facts))
        self.form.news.addWidget(self.news)
        self.form.scan.addWidget(self.entry)
        self.form.lines.addWidget(self.card, 1)
        self.key("Ctrl+U", lambda: self._at_current(self._next_unit))
        self.key("Ctrl+R", lambda: self._at_current(self._next_reason))
        self.reason.chosen.connect(self._reason_chosen)

    def reload(self) -> None:
        self.offer_draft()

    def show_kind(self, *, found: bool) -> None:
        """Goods that are gone, or goods that turned up; lines that are there keep a reason that fits."""
        self.found = found
        self.lost_chip.setChecked(not found)
        self.found_chip.setChecked(found)
        self.finish.setText(tr("Take in") if found else tr("Write it off"))
        self.reason.set_options([(reason, word_for(reason)) for reason in self._reasons])
        first = self._reasons[0]
        self.lines = tuple(line if line.reason in self._reasons else replace(line, reason=first) for line in self.lines)
        self.show_lines(None)
        self.entry.line.setFocus()

    @property
    def _reasons(self) -> tuple[Reason, ...]:
        return GAIN_REASONS if self.found else LOSS_REASONS

    # --- lines -------------------------------------------------------------------------------------------------

    def take(self, entered: Entered) -> None:
        reason = self._chosen_reason()
        same = [
            n
            for n, line in enumerate(self.lines)
            if (line.goods.unit_id, line.reason) == (entered.goods.unit_id, reason)
        ]
        if same:
            line = self.lines[same[0]]
            self._put(same[0], replace(line, now=line.now + entered.quantity))
        else:
            line = GoneLine(entered.goods, entered.quantity, reason, self._held(entered.goods))
            self.change((*self.lines, line), len(self.lines))
        unit = entered.goods.unit
        self.entry.line.say(tr("{item}  +{n} {unit}", item=entered.goods.label, n=grouped(entered.quantity), unit=unit))

    def _chosen_reason(self) -> Reason:
        chosen = self.reason.value()
        return Reason(str(chosen)) if chosen else self._reasons[0]

    def _held(self, goods: ItemUnit) -> Quantity:
        place = self.work.session.warehouse_id
        return self.work.look(lambda conn: on_hand(conn, goods.item_id, place)).quantity

    def _put(self, number: int, line: GoneLine) -> None:
        self.change((*self.lines[:number], line, *self.lines[number + 1 :]), number)

    def typed(self, number: int, key: str, value: object) -> None:
        if isinstance(value, Quantity) or value is None:
            self._put(number, replace(self.lines[number], now=max(value or NONE, NONE)))

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
            self._put(number, replace(line, goods=goods))

    def _next_reason(self, number: int) -> None:
        line = self.lines[number]
        at = self._reasons.index(line.reason)
        self._put(number, replace(line, reason=self._reasons[(at + 1) % len(self._reasons)]))

    def _reason_chosen(self, _: object) -> None:
        self.entry.line.setFocus()

    def show_lines(self, current: int | None) -> None:
        self.card.show_lines(list(enumerate(self.lines, 1)), current)
        if self.card.totals:
            pieces = Quantity.total(line.now for line in self.lines)
            self.card.totals.show_totals(tr("{n} {n:kind|kinds}", n=len(self.lines)), {"now": pieces})
        if self.lines:
            self.card.show_rows()
        else:
            title = tr("What turned up?") if self.found else tr("What is broken, spoiled or gone?")
            why = tr("Choose the reason, then scan. Each line can have a reason of its own (Ctrl R).")
            self.card.show_instead(EmptyState("package", title, why))
        self.card.say(*self._check())

    def _check(self) -> tuple[str, str]:
        if self.found:
            return "", "ok"
        over = sum(1 for line in self.lines if line.goods.base_quantity(line.now) > line.held)
        return (tr("{n} {n:kind is|kinds are} more than the book holds", n=over), "warn") if over else ("", "ok")

    # --- the paper ---------------------------------------------------------------------------------------------

    def request(self) -> Adjusting:
        lines = tuple(LostLine(line.goods.unit_id, line.now, line.reason) for line in self.lines if line.now)
        return Adjusting(self.found, lines, self.note.text().strip())

    def send(self, request: Adjusting) -> None:
        if request.found:
            found = tuple(FoundLine(line.unit_id, line.quantity, line.reason) for line in request.lines)
            self.run(overage, Overage(found, memo=request.memo, draft_id=self.kept.draft_id))
        else:
            self.run(write_off, self._write_off())

    def _write_off(self) -> WriteOff:
        request = self.request()
        return WriteOff(request.lines, memo=request.memo, draft_id=self.kept.draft_id)

    def fill(self, request: Adjusting) -> None:
        place = self.work.session.warehouse_id

        def read(conn: Any) -> tuple[GoneLine, ...]:
            lines = []
            for each in request.lines:
                goods = unit_by_id(conn, each.unit_id)
                held = on_hand(conn, goods.item_id, place).quantity
                lines.append(GoneLine(goods, each.quantity, each.reason, held))
            return tuple(lines)

        self.show_kind(found=request.found)
        self.note.show_value(request.memo or None)
        self.change(self.work.look(read), 0)

    def clear(self) -> None:
        self.note.show_value(None)
        super().clear()

    def draft_words(self, request: Adjusting) -> str:
        kind = tr("Found more") if request.found else tr("Write it off")
        kinds = tr("{n} {n:kind|kinds}", n=len(request.lines))
        return f"{kind}  {kinds}"

    def is_empty(self) -> bool:
        return not any(line.now for line in self.lines)

    def has_fault(self) -> bool:
        if self.is_empty():
            self.entry.line.say(tr("Nothing is on the list yet: scan the first item"), "warn")
            return True
        return False

    def refused(self, refused: Refused) -> None:
        if refused.key != "adjust.needs_approval" or self.work.speaker is None:
            super().refused(refused)
            return
        self.news.say("warn", say_refusal(refused))
        self.work.speaker.ask_approval(Permission.APPROVE_WRITE_OFF, self._approved)

    def _approved(self, manager: Session) -> None:
        self.news.close_band()
        self.run(write_off, self._write_off(), approver=manager)

    def posted(self, result: Any) -> None:
        found = self.found
        self.clear()
        self.entry.line.say("")
        more = tr("{sum} at cost", sum=grouped(result.cost)) if result.cost is not None else ""
        words = (
            tr("{number}: taken in", number=result.number)
            if found
            else tr("{number}: written off", number=result.number)
        )
        self.news.say("ok", words, more)

    def title_actions(self) -> Sequence[QWidget]:
        return (self.draft, self.finish)
