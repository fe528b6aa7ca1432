"""A paper opened from anywhere: its header, its lines, its voucher, what it has to do with, and what can be done."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass

from PySide6.QtWidgets import QStackedWidget, QWidget

from jxc_desktop.desktop.kit.buttons import Chip, KeyButton, Kind, Tag
from jxc_desktop.desktop.kit.card import EmptyState, FactsStrip, Skeleton
from jxc_desktop.desktop.kit.layout import STRETCH, boxed, column, row
from jxc_desktop.desktop.kit.sheet import Sheet
from jxc_desktop.desktop.kit.table import ROW_REPORT, Column, Grid, Mark, TableCard
from jxc_desktop.desktop.kit.table import Kind as Holds
from jxc_desktop.desktop.lists.report_table import ReportTable
from jxc_desktop.desktop.paper_view.preview import PrintPreview
from jxc_desktop.desktop.paper_view.reversal_sheet import ReversalSheet
from jxc_desktop.desktop.paper_view.reversing import Reversal, reversal_of
from jxc_desktop.desktop.paper_view.slips import SOLD, lines_report, slip_of
from jxc_desktop.desktop.printing import Paper, printing_of
from jxc_desktop.desktop.workplace import Workplace
from jxc_desktop.documents.kinds import Kind as PaperKind
from jxc_desktop.insights.paper_facts import LinkedPaper, PaperFacts, paper_facts
from jxc_desktop.insights.registry import report as report_named
from jxc_desktop.insights.report import Opens, Row, Thing
from jxc_desktop.insights.spoken import KINDS, STATES
from jxc_desktop.kernel.money import Money
from jxc_desktop.kernel.refusal import Refused
from jxc_desktop.paper.filled import receipt_of
from jxc_desktop.paper.receipt import receipt_strip
from jxc_desktop.paper.strip import Strip
from jxc_desktop.sales.lookups import sale
from jxc_desktop.sales.till_events import Reprint, Reprinted, reprint
from jxc_desktop.words import say_refusal, tr
from jxc_desktop.words.figures import grouped

Copies = Mapping[PaperKind, Callable[[int], None]]
_WIDTH = 900
# The header says it already, or the sheet is too narrow for it; the column chooser has it.
_LEFT_OUT = frozenset({"day", "number", "kind", "code", "cost", "profit", "margin"})


@dataclass(frozen=True, slots=True)
class _Related:
    """A line of the list of papers this one has to do with."""

    document_id: int
    how: str
    kind: str
    number: str
    day: str
    amount: Money | None
    state: Mark | None


class PaperSheet(Sheet):
    """`PaperSheet(window, work, document_id).open_sheet()`; `copies`: the pages that take a paper as a new draft."""

    def __init__(self, window: QWidget, work: Workplace, document_id: int, copies: Copies | None = None) -> None:
        super().__init__(window, tr("Paper"), side=True, width=_WIDTH)
        self._work, self._window, self._copies = work, window, copies or {}
        self._document_id = document_id
        self.facts: PaperFacts | None = None
        self._stack = QStackedWidget()
        self._chips = row(gap=8)
        self._strip = FactsStrip()
        self._loading = boxed(column(Skeleton(8), STRETCH))
        self.body.addWidget(self._strip)
        self.body.addWidget(boxed(row(self._chips, STRETCH)))
        self.body.addWidget(self._stack, 1)
        self._stack.addWidget(self._loading)
        self._strip.hide()
        self.tables: dict[str, QWidget] = {}
        self.chips: dict[str, Chip] = {}
        self.closed.connect(self.deleteLater)

    def open_sheet(self, focus: QWidget | None = None) -> None:
        super().open_sheet(focus or self)
        self.reload()

    def reload(self) -> None:
        """Reads the paper again."""
        key, cost = self._document_id, self._work.sees_cost
        self._work.read(
            self,
            lambda conn: paper_facts(conn, key, with_cost=cost),
            self._show,
            refused=self._not_there,
            latest="paper",
        )

    def _not_there(self, refused: Refused) -> None:
        self._stack.addWidget(EmptyState("circle-alert", say_refusal(refused)))
        self._stack.setCurrentIndex(self._stack.count() - 1)

    # --- showing -----------------------------------------------------------------------------------------------

    def _show(self, facts: PaperFacts) -> None:
        self.facts = facts
        state = STATES[facts.state]
        self.set_title(f"{tr(KINDS[facts.kind].text)}", facts.number or tr("not posted yet"))
        tags = [Tag(tr(state.text), state.tone or "text2")]
        if facts.is_reversal:
            tags.append(Tag(tr("Reversal"), "bad"))
        self.set_head(*tags)
        self._strip.show_facts(_facts_of(facts))
        self._strip.show()
        chosen = next((key for key, chip in self.chips.items() if chip.isChecked()), "")
        self._make_tables(facts)
        self._choose(chosen if chosen in self.chips else next(iter(self.chips)))
        self._put_foot(facts)

    def _make_tables(self, facts: PaperFacts) -> None:
        for old in [*self.tables.values(), *self.chips.values()]:
            old.hide()
            old.deleteLater()
        self.tables, self.chips = {}, {}
        asked = {"document": str(facts.document_id)}
        lines = lines_report(facts.kind)
        for key, name, title in (("lines", lines, tr("Lines")), ("voucher", "finance.journal", tr("Voucher"))):
            if name and report_named(name).may_read(self._work.session):
                self._add_report(key, name, title, asked)
        related = _related(facts)
        if related or not self.tables:
            self._add("related", _related_table(related, self._open_related), tr("Related papers"), len(related))

    def _add_report(self, key: str, name: str, title: str, asked: dict[str, str]) -> None:
        own = f"{self._work.session.user_id} {name} on a paper"
        table = ReportTable(self._work, report_named(name), name=own, hides=lambda column: column.key in _LEFT_OUT)
        table.opened.connect(self._open_row)
        self._add(key, table, title, None)
        table.counted.connect(lambda: self._count(key, table.totals.count if table.totals else 0))
        table.ask(asked)

    def _count(self, key: str, count: int) -> None:
        self.chips[key].set_count(count)
        # An order has no voucher: what is empty needs no place of its own.
        self.chips[key].setVisible(count > 0 or self.chips[key].isChecked())

    def _add(self, key: str, table: QWidget, title: str, count: int | None) -> None:
        chip = Chip(title, count)
        chip.clicked.connect(lambda: self._choose(key))
        self.tables[key], self.chips[key] = table, chip
        self._chips.addWidget(chip)
        self._stack.addWidget(table)

    def _choose(self, key: str) -> None:
        for other, chip in self.chips.items():
            chip.setChecked(other == key)
        self._stack.setCurrentWidget(self.tables[key])
        self.tables[key].setFocus()

    def _open_row(self, opened: Row) -> None:
        own = Opens(Thing.DOCUMENT, self._document_id)
        if opened.opens is not None and opened.opens != own:
            self.done()
            self._work.go(opened.opens)

    def _open_related(self, related: _Related) -> None:
        self.done()
        self._work.go(Opens(Thing.DOCUMENT, related.document_id))

    # --- doing -------------------------------------------------------------------------------------------------

    def _put_foot(self, facts: PaperFacts) -> None:
        left, right = [], []
        reversal = reversal_of(facts)
        if reversal:
            take_back = KeyButton(tr(reversal.title), kind=Kind.DANGER, icon="undo-2")
            take_back.clicked.connect(lambda: self._ask_reversal(reversal))
            left.append(take_back)
        right.append(KeyButton(tr("Leave"), "Esc"))
        if facts.kind in self._copies:
            copy = KeyButton(tr("Copy to a new one"), "Ctrl D", icon="copy")
            copy.clicked.connect(lambda: self._copy(facts))
            right.append(copy)
        if facts.number and facts.kind in SOLD and printing_of(self._work).printer(Paper.RECEIPT):
            again = KeyButton(tr("Receipt again"), "Ctrl R", icon="receipt")
            again.clicked.connect(self._reprint)
            right.append(again)
        if facts.number:
            printing = KeyButton(tr("Print"), "Ctrl P", Kind.PRIMARY, "printer")
            printing.clicked.connect(self._preview)
            right.append(printing)
        self.set_foot(left, right)

    def _preview(self) -> None:
        if self.facts:
            printable = slip_of(self._work, self.facts)
            self.done()
            PrintPreview(self._window, self._work, printable).open_sheet()

    def _reprint(self) -> None:
        """The receipt on the receipt printer, marked with how often it was printed again."""
        facts = self.facts
        if facts is None:
            return

        def counted(made: Reprinted) -> None:
            def strip() -> Strip:
                with self._work.shop.reading() as conn:
                    sold = sale(conn, facts.document_id)
                return receipt_strip(receipt_of(sold, self._work.settings, sold.till, made.times))

            told = lambda text, _tone: self._work.say_done(text)  # noqa: E731
            printing_of(self._work).print_strip(Paper.RECEIPT, facts.number, strip, told=told)

        self._work.run(self._work, reprint, Reprint(facts.number), counted)

    def _copy(self, facts: PaperFacts) -> None:
        self.done()
        self._copies[facts.kind](facts.document_id)

    def _ask_reversal(self, reversal: Reversal) -> None:
        if self.facts:
            ReversalSheet(self._window, self._work, self.facts, reversal, self._taken_back).open_sheet()

    def _taken_back(self, number: str) -> None:
        self._work.say_done(tr("Done: {number}", number=number))
        self.reload()


def _facts_of(facts: PaperFacts) -> list[tuple[str, str]]:
    said = [
        (tr("Day"), facts.business_day),
        (tr("Partner"), facts.partner),
        (tr("Warehouse"), facts.warehouse),
        (tr("Amount"), grouped(facts.total) if facts.total is not None else ""),
        (tr("Prepared by"), f"{facts.who}  {facts.posted_at[11:16]}".strip()),
        (tr("Answers"), facts.answers.number if facts.answers else ""),
        (tr("Note"), facts.memo if len(facts.memo) <= 24 else facts.memo[:23] + "…"),
    ]
    return [(label, value) for label, value in said if value]


def _related(facts: PaperFacts) -> list[_Related]:
    found = [_linked(facts.answers, tr("It answers"))] if facts.answers else []
    found += [_linked(paper, tr("Answers it")) for paper in facts.answered_by]
    for one in facts.settled:
        kind = tr(KINDS[one.kind].text)
        found.append(
            _Related(one.document_id, tr("Settled with"), kind, one.number, one.business_day, one.amount, None)
        )
    return found


def _linked(paper: LinkedPaper, how: str) -> _Related:
    state = STATES[paper.state]
    tag = Mark(tr(state.text), state.tone or "text2")
    kind = tr(KINDS[paper.kind].text)
    return _Related(paper.document_id, how, kind, paper.number, paper.business_day, paper.total, tag)


def _related_table(related: list[_Related], opened: Callable[[_Related], None]) -> QWidget:
    if not related:
        return EmptyState("layers", tr("Nothing else has to do with it"))
    columns = [
        Column("how", tr("How"), width=110),
        Column("kind", tr("Paper"), width=110, stretch=True),
        Column("number", tr("Number"), Holds.CODE, width=180),
        Column("day", tr("Day"), Holds.DATE, width=110),
        Column("amount", tr("Amount"), Holds.MONEY, tr("¥"), width=120),
        Column("state", tr("State"), Holds.TAG, width=90),
    ]
    grid = Grid(columns, name=tr("Related papers"), row_height=ROW_REPORT)
    grid.opened.connect(opened)
    grid.show_rows(related)
    card = TableCard(grid)
    card.setFocusProxy(grid)
    return card
