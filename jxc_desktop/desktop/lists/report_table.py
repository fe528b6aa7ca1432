"""The table of a report: asked for in pages off the window's thread, its totals from the query, its state in place."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from jxc_desktop.desktop.desk import Token
from jxc_desktop.desktop.kit.buttons import KeyButton, Kind
from jxc_desktop.desktop.kit.card import EmptyState, ErrorState
from jxc_desktop.desktop.kit.layout import column
from jxc_desktop.desktop.kit.table import ROW_LIST, ROW_REPORT, Grid, TableCard
from jxc_desktop.desktop.kit.timer import timer
from jxc_desktop.desktop.lists.cells import Hides, count_words, row_style, table_columns
from jxc_desktop.desktop.lists.facts_bar import FactsBar
from jxc_desktop.desktop.remembered import remembered
from jxc_desktop.desktop.workplace import Workplace
from jxc_desktop.insights import asking
from jxc_desktop.insights.answers import Answers
from jxc_desktop.insights.report import Listing, Page, Report, Row, Running, Totals
from jxc_desktop.kernel.refusal import Refused
from jxc_desktop.words import say_refusal, tr

PAGE_ROWS, _MOST_AGAIN, _SKELETON_AFTER_MS = 200, 2000, 300


@dataclass(frozen=True, slots=True)
class Way:
    """What to do where there is nothing: shown in the empty state."""

    title: str
    why: str
    buttons: tuple[KeyButton, ...] = ()


class ReportTable(QWidget):
    """`ask(answers)` fills it. `opened(Row)` by Enter, `arrived` when the first page is there, `empty` says why not."""

    opened = Signal(object)
    arrived = Signal()
    counted = Signal()
    grid_made = Signal(object)
    grid: Grid
    card: TableCard

    def __init__(self, work: Workplace, report: Report, *, name: str = "", hides: Hides | None = None) -> None:
        super().__init__()
        self._hides = hides
        self.work, self.report = work, report
        self._memory = name or f"{work.session.user_id} {report.name}"
        self.answers: Answers | None = None
        self.totals: Totals | None = None
        self.narrowed = False
        self.empty: Callable[[], Way] = lambda: Way(tr("Nothing here yet"), "")
        self._sort = ""
        self._next: str | None = None
        self._readings: list[Token] = []
        self._empty_goes = timer(self, _SKELETON_AFTER_MS, lambda: self.card.show_rows())
        self.facts = FactsBar()
        self._holder: QVBoxLayout = column(gap=0)
        self.setLayout(column(self.facts, (self._holder, 1), gap=8))
        self._keys: tuple[str, ...] = ()
        self._make_grid(None)

    # --- asking ------------------------------------------------------------------------------------------------

    def ask(self, given: Mapping[str, str]) -> None:
        """Asks for the first page and the totals of these answers; what was asked before counts no more."""
        self._drop_readings()
        try:
            answers = self.report.answers(given, self._today())
        except Refused as refused:
            self.answers = None
            self._say_instead(_needed(self.report, refused))
            return
        again = self.answers is not None and dict(answers) == dict(self.answers)
        self.answers = answers
        self._make_grid(answers)
        rows = min(max(len(self.grid.rows_model.rows), PAGE_ROWS), _MOST_AGAIN) if again else PAGE_ROWS
        self.grid.wait()
        self._empty_goes.start()
        self._page(None, rows, self._first_page)
        if self.report.facts:
            self._readings.append(
                self.work.read(
                    self,
                    lambda conn: asking.facts(self.report, conn, self.work.session, answers),
                    self.facts.show_facts,
                    refused=lambda refused: None,  # the page says it
                )
            )
        self._readings.append(
            self.work.read(
                self,
                lambda conn: asking.totals(self.report, conn, self.work.session, answers),
                self._show_totals,
                refused=lambda refused: None,  # the page says it
            )
        )

    def again(self) -> None:
        """The same once more (F5, or somebody changed the shop)."""
        if self.answers is not None:
            self.ask(dict(self.answers))

    def current_row(self) -> Row | None:
        """The line under the bar: of two lists side by side that of the half the reader is in."""
        row = self.grid.current_row()
        if not isinstance(row, Row):
            return None
        return row.right_half() if self.grid.right_half else row

    def _open(self, _: object) -> None:
        self.opened.emit(self.current_row())

    @property
    def sort(self) -> str:
        """The order asked for, as reports take it: "key", "-key" or "" for the report's own."""
        return self._sort

    def _page(self, after: str | None, rows: int, then: Callable[[Page], None]) -> None:
        answers, sort = self.answers, self._sort
        if answers is None:
            return
        token = self.work.read(
            self,
            lambda conn: asking.run(self.report, conn, self.work.session, answers, sort=sort, after=after, limit=rows),
            then,
            refused=self._refused,
            broken=self._broken,
        )
        self._readings.append(token)

    def _first_page(self, page: Page) -> None:
        self._empty_goes.stop()
        self._next = page.next
        self.grid.show_rows(page.rows, more=page.next is not None)
        if page.rows:
            self.card.show_rows()
        else:
            self._say_empty()
        self.arrived.emit()

    def _page_wanted(self, _last: object) -> None:
        if self._next is not None:
            self._page(self._next, PAGE_ROWS, self._next_page)

    def _next_page(self, page: Page) -> None:
        self._next = page.next
        self.grid.append_rows(page.rows, more=page.next is not None)

    def _show_totals(self, totals: Totals) -> None:
        self.totals = totals
        keys = [c.key for c in self.grid.rows_model.columns]
        sums = {key: cell for key, cell in zip(keys, totals.cells, strict=False) if cell is not None}
        if self.card.totals:
            said = bool(totals.count or sums)  # an official statement sums itself up in its lines
            self.card.totals.show_totals(count_words(self.report, totals.count, self.narrowed) if said else "", sums)
        if totals.proof:
            self.card.show_check(totals.proof, "ok" if totals.proven else "bad", tr("Enter shows what is behind a row"))
        self.counted.emit()

    def _drop_readings(self) -> None:
        for token in self._readings:
            token.cancel()
        self._readings = []

    def _today(self) -> date:
        return date.fromisoformat(self.work.today())

    # --- in the place of rows ----------------------------------------------------------------------------------

    def _say_empty(self) -> None:
        way = self.empty()
        self._say_instead(EmptyState("package-search", way.title, way.why, *way.buttons))

    def _refused(self, refused: Refused) -> None:
        self._say_instead(EmptyState("eye-off", tr("This cannot be shown"), say_refusal(refused)))

    def _broken(self, fault: BaseException) -> None:
        retry = KeyButton(tr("Try again"), "F5", Kind.PRIMARY, "refresh-cw")
        retry.clicked.connect(self.again)
        safe = tr("Nothing is lost: a report only reads. The reason is in the log.")
        self._say_instead(ErrorState(tr("Something of ours went wrong"), safe, retry))

    def _say_instead(self, state: QWidget) -> None:
        self._empty_goes.stop()
        self.facts.show_facts(())
        self.grid.show_rows([])
        self.card.show_instead(state)

    # --- the grid ----------------------------------------------------------------------------------------------

    def _make_grid(self, answers: Answers | None) -> None:
        """A grid with the columns that fit these answers; another one only where they are others than before."""
        unfit = self.report.unfit(answers) if answers else frozenset()
        cost = self.work.sees_cost
        declared = tuple(c for c in self.report.columns if c.key not in unfit and (cost or not c.cost))
        keys = tuple(column.key for column in declared)
        if keys == self._keys:
            return
        had_focus = bool(self._keys) and self.grid.hasFocus()
        self._keys = keys
        tall = ROW_LIST if isinstance(self.report.body, Listing) else ROW_REPORT
        columns = table_columns(self.report, declared, self._hides)
        halves = self.report.halves if self.report.halves in keys else ""
        self.grid = Grid(columns, name=tr(self.report.title), row_height=tall, identity=_identity, halves=halves)
        self.grid.rows_model.row_style = row_style
        self.grid.rows_model.page_wanted.connect(self._page_wanted)
        self.grid.opened.connect(self._open)
        self.grid.sort_wanted.connect(self._sort_by)
        self._remember(" ".join(sorted(unfit)))
        self._replace_card(TableCard(self.grid, totals=True))
        self.setFocusProxy(self.grid)
        if had_focus:
            self.grid.setFocus()
        self.grid_made.emit(self.grid)

    def _replace_card(self, card: TableCard) -> None:
        if self._holder.count():
            old = self._holder.takeAt(0).widget()
            old.hide()
            old.deleteLater()
        self.card = card
        self._holder.addWidget(card)

    def _remember(self, without: str) -> None:
        store, name = remembered(self.work.shop.path), f"{self._memory} {without}".strip()
        self.grid.remember(lambda: store.read(name), lambda values: store.keep(name, values))
        key, down = self.grid.sort
        kept = any(column.key == key and column.sortable for column in self.grid.rows_model.columns)
        if not kept:
            first = "" if isinstance(self.report.body, Running) else self.report.sort
            key, down = first.removeprefix("-"), first.startswith("-")
            self.grid.set_sort(key, down)
        self._sort = (f"-{key}" if down else key) if kept else ""

    def _sort_by(self, key: str, descending: bool) -> None:
        self._sort = f"-{key}" if descending else key
        self.again()


def _identity(row: object) -> object:
    return (row.key or None) if isinstance(row, Row) else None


def _needed(report: Report, refused: Refused) -> EmptyState:
    """What must be answered first, or what is wrong with an answer."""
    key = refused.facts.get("question")
    question = next((question for question in report.questions if question.key == key), None)
    if refused.key == "report.question_missing" and question:
        what = tr(question.title)
        return EmptyState("search", tr("{what}: choose one first", what=what), tr("Then everything about it is here."))
    return EmptyState("circle-alert", say_refusal(refused), tr("Change it above."))
