"""A report of few rows over the page it was opened from: what is behind a figure, without leaving the place."""

from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QWidget

from jxc_desktop.desktop.kit.buttons import KeyButton, Kind
from jxc_desktop.desktop.kit.kinds import text_of
from jxc_desktop.desktop.kit.labels import Words, note
from jxc_desktop.desktop.kit.layout import STRETCH, boxed, empty, row
from jxc_desktop.desktop.kit.layout import column as stacked
from jxc_desktop.desktop.kit.sheet import Sheet
from jxc_desktop.desktop.lists.export import period_words
from jxc_desktop.desktop.lists.report_table import ReportTable
from jxc_desktop.desktop.workplace import Workplace
from jxc_desktop.insights import asking
from jxc_desktop.insights.registry import report as report_named
from jxc_desktop.insights.report import Column, Opens, Page, Row, Thing
from jxc_desktop.insights.report import Kind as Held
from jxc_desktop.kernel.money import Money
from jxc_desktop.kernel.quantity import Quantity
from jxc_desktop.words import tr

FEW_ROWS = 60
_MOST_FACTS = 5
_SHOWN_ABOVE = (Thing.DOCUMENT, Thing.ITEM, Thing.PARTNER)
_WIDTH, _MOST_WIDTH = 812, 1090
_LEFT_IN_SIGHT = 190  # of the page below, so that one sees where one came from


def few_rows(work: Workplace, conn: Any, opens: Opens) -> Page | None:
    """The answer of the report a row opens where it has few rows; None where it needs a page of its own."""
    report = report_named(str(opens.key))
    answers = report.answers(dict(opens.answers))
    page = asking.run(report, conn, work.session, answers, limit=FEW_ROWS)
    return page if page.next is None else None


def _unit_prices(column: Column) -> bool:
    return column.kind is Held.PRICE


class DrillSheet(Sheet):
    """`title` names what was opened; Enter on a row opens it, Ctrl Enter the report as a page."""

    def __init__(self, window: QWidget, work: Workplace, opens: Opens, title: str) -> None:
        self.report = report_named(str(opens.key))
        wide = max(_WIDTH, min(_MOST_WIDTH, window.width() - _LEFT_IN_SIGHT))
        super().__init__(window, title, side=True, width=wide, note=tr(self.report.title))
        self._work, self._opens = work, opens
        self.table = ReportTable(
            work,
            self.report,
            name=f"{work.session.user_id} {self.report.name} beside",
            hides=_unit_prices,
        )
        self.table.opened.connect(self._open)
        self.table.counted.connect(self._show_facts)
        self._facts = row(gap=36)
        self.body.setContentsMargins(0, 0, 0, 0)
        self.body.addWidget(boxed(row(self._facts, STRETCH, margins=(20, 8, 20, 10))))
        self.body.addWidget(self.table, 1)
        leave = KeyButton(tr("Leave"), "Esc")
        self._open_row = KeyButton(tr("Open this one"), "Enter", Kind.PRIMARY)
        self._open_row.clicked.connect(lambda: self._open(self.table.current_row()))
        page = KeyButton(tr("As a page"), "Ctrl O", Kind.QUIET)
        page.clicked.connect(self._as_page)
        self.set_foot([page], [leave, self._open_row])
        self.table.ask(dict(opens.answers))
        work.changed.connect(self._again)
        if self.table.answers:
            self.set_title(title, f"{tr(self.report.title)}   {period_words(self.table.answers)}".strip())

    def open_sheet(self, focus: QWidget | None = None) -> None:
        super().open_sheet(focus or self.table.grid)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self._open(self.table.current_row())
        else:
            super().keyPressEvent(event)

    def _open(self, opened: Row | None) -> None:
        """A paper, an item or a partner is shown above it: Esc comes back here, to look at the next."""
        if opened is None or opened.opens is None:
            return
        if opened.opens.thing not in _SHOWN_ABOVE:
            self.done()
        self._work.go(opened.opens)

    def _again(self, _: object) -> None:
        if not self.isHidden():
            self.table.again()

    def _as_page(self) -> None:
        self.done()
        self._work.go(self._opens)

    def _show_facts(self) -> None:
        """The sums as big figures above the table."""
        for old in empty(self._facts):
            old.deleteLater()
        totals = self.table.totals
        if totals is None:
            return
        columns = self.table.grid.rows_model.columns
        told = [(c, cell) for c, cell in zip(columns, totals.cells, strict=False) if isinstance(cell, Money | Quantity)]
        # Pieces tell the story of goods; where there are none, the money does.
        sums = [(c, cell) for c, cell in told if isinstance(cell, Quantity)] or told
        for shown, cell in sums[:_MOST_FACTS]:
            label = f"{shown.group} {shown.title}".strip()
            self._facts.addWidget(boxed(stacked(note(label), Words(text_of(cell, shown.kind), 18, bold=True), gap=1)))
