"""The one page that shows any declared report or list: filters from its questions, table, totals, export, print."""

from collections.abc import Callable, Sequence
from contextlib import suppress
from functools import partial
from pathlib import Path
from typing import Any

from PySide6.QtGui import QHideEvent, QKeySequence, QShortcut
from PySide6.QtWidgets import QWidget

from jxc_desktop.desktop.desk import Token
from jxc_desktop.desktop.forms.ui_report_page import Ui_ReportPage
from jxc_desktop.desktop.kit.buttons import KeyButton, Kind
from jxc_desktop.desktop.kit.labels import note
from jxc_desktop.desktop.kit.table import Grid
from jxc_desktop.desktop.lists.drill_sheet import DrillSheet, few_rows
from jxc_desktop.desktop.lists.export import Wanted, report_printable, write_report
from jxc_desktop.desktop.lists.filters import Filters
from jxc_desktop.desktop.lists.hits import hit_in_name
from jxc_desktop.desktop.lists.report_table import ReportTable, Way
from jxc_desktop.desktop.paper_view.preview import PrintPreview
from jxc_desktop.desktop.paper_view.saving import ask_where
from jxc_desktop.desktop.remembered import remembered
from jxc_desktop.desktop.window.page import Page
from jxc_desktop.desktop.workplace import Workplace
from jxc_desktop.insights import asking
from jxc_desktop.insights.answers import Answers
from jxc_desktop.insights.registry import report as report_named
from jxc_desktop.insights.report import Opens, Report, Row, Thing
from jxc_desktop.insights.report import Page as Rows
from jxc_desktop.kernel.changes import Topic
from jxc_desktop.kernel.refusal import Refused
from jxc_desktop.usecase import Session
from jxc_desktop.words import mark, tr

New = Callable[[str], None]

_WATCHES = {
    "stock": {Topic.STOCK, Topic.ITEMS},
    "purchasing": {Topic.PURCHASES, Topic.STOCK},
    "sales": {Topic.SALES, Topic.SHIFTS},
    "customers": {Topic.CUSTOMERS, Topic.SALES, Topic.FUNDS},
    "suppliers": {Topic.SUPPLIERS, Topic.PURCHASES, Topic.FUNDS},
    "finance": {Topic.BOOKS, Topic.FUNDS},
    "settings": {Topic.SETTINGS, Topic.USERS},
}


_EMPTY_AT_FIRST = (mark("Nothing here yet"), mark("It fills itself as you work."))
_EMPTY = {
    "stock.items": (
        mark("No goods yet"),
        mark("Make them one by one, or bring in a whole list under Settings, Import."),
    ),
    "customers.list": (mark("No customers yet"), mark("Members, and everybody who buys on account.")),
    "suppliers.list": (mark("No suppliers yet"), mark("Goods are received from a supplier.")),
    "purchasing.orders": (mark("No orders yet"), mark("Orders are placed on the page “Place an order”.")),
    "stock.low": (
        mark("Enough of everything"),
        mark("It warns where less lies than the card of an item says it should."),
    ),
    "sales.held": (mark("No sale is held"), mark("F7 at the till holds one, F8 takes it back.")),
}


def _counted(report: Report, session: Session, answers: Answers, key: str, conn: Any) -> dict[str, int]:
    return asking.chip_counts(report, conn, session, answers, key)


class ReportPage(Page):
    """`ReportPage(work, "stock.items", new=...)`: `actions` stand before export and print, `beside` above the
    table; `new` gets the search words.

    Enter on a row sends its `Opens` by `work.go`; a report of few rows lies over the page as a sheet instead.
    """

    def __init__(
        self,
        work: Workplace,
        report: Report | str,
        *,
        actions: Sequence[QWidget] = (),
        beside: Sequence[QWidget] = (),
        new: New | None = None,
        new_title: str = "",
    ) -> None:
        super().__init__(work)
        self.report = report_named(report) if isinstance(report, str) else report
        self.watches = frozenset(_WATCHES.get(self.report.room, ()))
        self._new, self._new_title = new, new_title or tr("New")
        self._exporting: Token | None = None
        self._drilling: Token | None = None
        self._opens_single = False
        self.form = Ui_ReportPage()
        self.form.setupUi(self)
        self.filters = Filters(work, self.report)
        self.table = ReportTable(work, self.report)
        self._columns: KeyButton | None = None
        self._buttons = self._make_buttons(actions)
        self._lay_out(beside)
        self._wire()
        self.setFocusProxy(self.filters.search or self.filters.item or self.table)

    # --- what the window asks ----------------------------------------------------------------------------------

    def title_actions(self) -> Sequence[QWidget]:
        return self._buttons

    def reload(self) -> None:
        self.table.narrowed = self.filters.narrowed()
        given = self.filters.given()
        self.table.ask(given)
        self._count_chips()

    def scanned(self, text: str) -> bool:
        if self.filters.item:
            return self.filters.item.take_code(text)
        if self.filters.search and self.report.room == "stock" and not self.report.name.endswith("papers"):
            self.filters.search.setText(text)
            self._opens_single = True
            self.filters.search.search_now()
            return True
        return False

    def show_thing(self, opens: Opens) -> None:
        if opens.thing is Thing.REPORT:
            self.filters.show_answers(dict(opens.answers))
            if self.isVisible():
                self.reload()

    def step_back(self) -> bool:
        if self._exporting:
            self._stop_export()
            return True
        if self.filters.words() or (self.filters.narrowed() and not self.table.grid.rows_model.rows):
            self.filters.clear()
            return True
        return False

    def keys(self) -> Sequence[tuple[str, str]]:
        return (("Enter", tr("Open the row")), ("F5", tr("Read again")), ("↓", tr("From the search into the list")))

    # --- building ----------------------------------------------------------------------------------------------

    def _make_buttons(self, actions: Sequence[QWidget]) -> list[QWidget]:
        quiet = Kind.QUIET if self._new else Kind.PLAIN
        export = KeyButton(tr("Export"), "Ctrl E", quiet, "file-spreadsheet")
        export.clicked.connect(self.export)
        printing = KeyButton(tr("Print"), "Ctrl P", Kind.QUIET if self._new else Kind.PRIMARY, "printer")
        printing.clicked.connect(self.preview)
        buttons = [*actions, export, printing]
        if self._new:
            new = KeyButton(self._new_title, "Ctrl N", Kind.PRIMARY, "plus")
            new.clicked.connect(self._make_new)
            buttons.append(new)
        return buttons

    def _lay_out(self, beside: Sequence[QWidget]) -> None:
        self.form.filter_row.addWidget(self.filters)
        self.form.filter_row.addStretch(1)
        for button in beside:
            self.form.filter_row.addWidget(button)
        if self.report.hint:
            self.form.filter_row.addWidget(note(tr(self.report.hint)))
        self._show_columns_button(self.table.grid)
        self.form.table_row.addWidget(self.table)

    def _show_columns_button(self, grid: Grid) -> None:
        if self._columns:
            self._columns.hide()
            self._columns.deleteLater()
        self._columns = grid.columns_button()
        self.form.filter_row.addWidget(self._columns)
        grid.typed.connect(self._typed)

    def _wire(self) -> None:
        self.filters.changed.connect(self.reload)
        self.filters.entered.connect(self._entered)
        self.filters.left_down.connect(lambda: self.table.grid.setFocus())
        self.table.opened.connect(self.open_row)
        self.table.grid_made.connect(self._show_columns_button)
        self.table.arrived.connect(self._arrived)
        self.table.empty = self._nothing
        QShortcut(QKeySequence("F5"), self).activated.connect(self.reload)

    # --- search ------------------------------------------------------------------------------------------------

    def _typed(self, text: str) -> None:
        if self.filters.search and text.strip():
            self.filters.search.setFocus()
            self.filters.search.setText(self.filters.search.text() + text)

    def _entered(self) -> None:
        self._opens_single = True
        self.reload()

    def _arrived(self) -> None:
        words = self.filters.words()
        name = next((c.key for c in self.report.columns if c.stretch), "")
        shown = [c.key for c in self.table.grid.rows_model.columns]
        if name in shown:
            at = shown.index(name)
            self.table.grid.tint(name, (lambda row: hit_in_name(str(row.cells[at] or ""), words)) if words else None)
        rows = self.table.grid.rows_model.rows
        if self._opens_single and rows:
            self.table.grid.setFocus()
            if len(rows) == 1:
                self.open_row(rows[0])
        self._opens_single = False

    def _nothing(self) -> Way:
        """Why nothing is shown, and the way out."""
        words = self.filters.words()
        buttons = []
        if words or self.filters.narrowed():
            clear = KeyButton(tr("Clear the filters"), "Esc")
            clear.clicked.connect(self.filters.clear)
            buttons.append(clear)
        if self._new:
            title = tr("{new} “{words}”", new=self._new_title, words=words) if words else self._new_title
            new = KeyButton(title, kind=Kind.PRIMARY)
            new.clicked.connect(self._make_new)
            buttons.append(new)
        if words:
            why = tr("Try fewer letters, or scan a barcode")
            return Way(tr("“{words}” was not found", words=words), why, (*buttons,))
        if self.filters.narrowed() or (self.filters.period and self.report.name not in _EMPTY):
            return Way(tr("Nothing here for these filters"), tr("Choose another period or fewer filters"), (*buttons,))
        title, why = _EMPTY.get(self.report.name, _EMPTY_AT_FIRST)
        return Way(tr(title), tr(why), (*buttons,))

    def _make_new(self) -> None:
        if self._new:
            self._new(self.filters.words())

    def _count_chips(self) -> None:
        answers = self.table.answers
        if answers is None:
            return
        session = self.work.session
        for question in self.report.questions:
            if question.chips:
                key = question.key
                self.work.read(
                    self,
                    partial(_counted, self.report, session, answers, key),
                    partial(self.filters.show_counts, key),
                    refused=lambda refused: None,  # the table says it
                )

    # --- drill -------------------------------------------------------------------------------------------------

    def open_row(self, row: Row) -> None:
        """Shows what the row stands for."""
        opens = row.opens
        if opens is None:
            return
        if opens.thing is not Thing.REPORT:
            self.work.go(opens)
            return
        if self._drilling:
            self._drilling.cancel()
        self._drilling = self.work.read(
            self, lambda conn: few_rows(self.work, conn, opens), lambda page: self._drill(row, opens, page)
        )

    def _drill(self, row: Row, opens: Opens, page: Rows | None) -> None:
        if page is None:
            self.work.go(opens)
            return
        at = next((n for n, c in enumerate(self.table.grid.rows_model.columns) if c.stretch), 0)
        sheet = DrillSheet(self.window(), self.work, opens, str(row.cells[at] or tr(self.report.title)))
        sheet.closed.connect(sheet.deleteLater)
        sheet.open_sheet()

    def hideEvent(self, event: QHideEvent) -> None:
        super().hideEvent(event)
        for sheet in self.window().findChildren(DrillSheet):
            sheet.leave()  # a paper that was opened from it has led to another page

    # --- export and print --------------------------------------------------------------------------------------

    def wanted(self) -> Wanted | None:
        """What is on the screen, for paper and spreadsheets; None while nothing is asked."""
        if self.table.answers is None:
            return None
        grid = self.table.grid
        shown = tuple(c.key for n, c in enumerate(grid.rows_model.columns) if not grid.isColumnHidden(n))
        rows = self.table.totals.count if self.table.totals else 0
        return Wanted(self.report, self.table.answers, self.table.sort, shown, self.work.settings.shop_name, rows)

    def export(self) -> None:
        """Ctrl E: asks where to, then writes the spreadsheet in the background."""
        wanted = self.wanted()
        if wanted and not self._exporting:
            store = remembered(self.work.shop.path)
            ask_where(self, store, f"{wanted.file_name}.xlsx", "xlsx", lambda path: self.export_to(path, wanted))

    def export_to(self, path: Path, wanted: Wanted) -> None:
        """Writes what is wanted to this file; the foot of the table shows how far it is, Esc stops it."""
        self.table.card.stopped.connect(self._stop_export)
        words = tr("Writing {name}", name=path.name)
        self._exporting = self.work.desk.work(
            self,
            lambda token: write_report(path, wanted, self.work.shop.reading, self.work.session, token),
            lambda rows: self._exported(path, rows),
            progress=lambda done, total: self.table.card.show_progress(words, done, total),
            refused=self._not_exported,
            broken=self._export_broke,
        )

    def _exported(self, path: Path, rows: int) -> None:
        self._end_export()
        self.work.say_done(tr("{n} {n:line is|lines are} in {name}", n=f"{rows:,}", name=str(path)))

    def _not_exported(self, refused: Refused) -> None:
        self._end_export()
        self.work.say_refused(refused)

    def _export_broke(self, fault: Exception) -> None:
        self._end_export()
        self.work.say_broken(fault)

    def _stop_export(self) -> None:
        if self._exporting:
            self._exporting.cancel()
            self._end_export()
            self.work.say_done(tr("Stopped, nothing was written"))

    def _end_export(self) -> None:
        self._exporting = None
        with suppress(RuntimeError):
            self.table.card.stopped.disconnect(self._stop_export)
        self.table.card.show_progress("", 1, 1)

    def preview(self) -> None:
        """Ctrl P: how it looks on paper."""
        wanted = self.wanted()
        if wanted:
            printable = report_printable(wanted, self.work.shop.reading, self.work.session)
            PrintPreview(self.window(), self.work, printable).open_sheet()
