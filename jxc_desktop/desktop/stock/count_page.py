"""Counting stock (盘点): begin or go on with a count, scan along the shelves, look at the differences, post with F9."""

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QWidget

from jxc_desktop.catalog.find import ItemUnit
from jxc_desktop.desktop.forms.ui_count import Ui_CountPage
from jxc_desktop.desktop.kit.band import Band
from jxc_desktop.desktop.kit.buttons import KeyButton, Kind
from jxc_desktop.desktop.lines.goods_entry import Entered, GoodsEntry
from jxc_desktop.desktop.lines.line_card import LineCard
from jxc_desktop.desktop.lines.places import refresh_title
from jxc_desktop.desktop.paper_view.preview import PrintPreview
from jxc_desktop.desktop.stock.count_ending import CountEnding, posted_words
from jxc_desktop.desktop.stock.count_panel import CountPanel
from jxc_desktop.desktop.stock.count_print import count_sheet
from jxc_desktop.desktop.stock.count_start import CountStart, scope_words
from jxc_desktop.desktop.stock.count_strip import CountStrip
from jxc_desktop.desktop.stock.count_table import BOOK_COLUMNS, Numbered, count_grid
from jxc_desktop.desktop.stock.count_view import TakeView, read_more, read_view
from jxc_desktop.desktop.stock.tallying import Tallied, Tallying
from jxc_desktop.desktop.window.page import Page
from jxc_desktop.desktop.workplace import Workplace
from jxc_desktop.documents.life import paper_numbered
from jxc_desktop.insights.report import Opens, Thing
from jxc_desktop.kernel.changes import Topic
from jxc_desktop.kernel.quantity import Quantity
from jxc_desktop.kernel.refusal import Refused
from jxc_desktop.stock.count_item import Tally
from jxc_desktop.stock.count_sheets import CountRow, Show, TakeHead, open_takes
from jxc_desktop.stock.post_count import CountPosted
from jxc_desktop.stock.start_count import CountStarted, StartCount, start_count
from jxc_desktop.words import say_refusal, tr
from jxc_desktop.words.figures import grouped


class CountPage(Page):
    """Two stages: choosing a count, and counting."""

    watches = frozenset({Topic.STOCK, Topic.ITEMS})

    def __init__(self, work: Workplace) -> None:
        super().__init__(work)
        self.take_id: int | None = None
        self.view: TakeView | None = None
        self.show_rows = Show.COUNTED
        self.tallying: Tallying | None = None
        self.ending: CountEnding | None = None
        self.news = Band(stays=True)
        self.start = CountStart(work)
        self.strip = CountStrip()
        self.entry = GoodsEntry(work, tr("Scan one, count one; 24*code counts many"))
        hints = [
            ("↑ ↓", tr("line")),
            ("F4", tr("type how many")),
            ("+ -", tr("step")),
            ("Del", tr("not counted")),
            ("F6", tr("what was not scanned")),
        ]
        self.card = LineCard(count_grid(), hints)
        self.grid, self.panel = self.card.grid, CountPanel()
        self.finish = KeyButton(tr("Look and post"), "F9", Kind.PRIMARY, "check")
        self._lay_out()
        self._wire()

    def _lay_out(self) -> None:
        self.form = Ui_CountPage()
        self.form.setupUi(self)
        self.form.news.addWidget(self.news)
        self.form.start_column.addWidget(self.start)
        self.form.facts.addWidget(self.strip)
        self.form.scan.addWidget(self.entry)
        self.form.sheet_row.addWidget(self.card, 1)
        self.form.sheet_row.addWidget(self.panel)
        self.form.stages.setCurrentWidget(self.form.starting)

    def _wire(self) -> None:
        self.start.started.connect(self._begin)
        self.start.continued.connect(self.open_take)
        self.strip.show_wanted.connect(self._filter)
        self.entry.entered.connect(self._entered)
        self.entry.moved.connect(self.card.move_bar)
        self.entry.stepped.connect(self._stepped)
        self.entry.deleted.connect(self._uncount)
        self.entry.empty_enter.connect(self.type_quantity)
        self.entry.paper_scanned.connect(self._paper_scanned)
        self.grid.typed.connect(self.entry.type_on)
        self.grid.rows_model.edited.connect(self._typed)
        self.grid.cell_left.connect(self._cell_left)
        self.grid.rows_model.page_wanted.connect(self._page_wanted)
        self.grid.edit_refused.connect(lambda fault: self.entry.line.say(fault, "bad"))
        self.grid.row_chosen.connect(self._row_chosen)
        self.panel.typing_wanted.connect(self.type_quantity)
        self.panel.undo_wanted.connect(self.undo)
        self.strip.give_up.clicked.connect(self._ask_to_give_up)
        self.strip.print_sheet.clicked.connect(self._print)
        self.finish.clicked.connect(self.look_and_post)
        for keys, then in (("F4", self.type_quantity), ("F6", self._toggle_rest)):
            QShortcut(QKeySequence(keys), self.entry).activated.connect(then)

    def title_actions(self) -> Sequence[QWidget]:
        return () if self.take_id is None else (self.finish,)

    # --- stages ------------------------------------------------------------------------------------------------

    def reload(self) -> None:
        if self.take_id is None:
            self.work.read(self, open_takes, self._show_takes, latest="count.takes")
        else:
            take_id, show = self.take_id, self.show_rows
            self.work.read(self, lambda conn: read_view(conn, take_id, show), self._show_view, latest="count.view")

    def _show_takes(self, heads: list[TakeHead]) -> None:
        if self.take_id is None:
            self.start.show_takes(heads)

    def _begin(self, request: StartCount) -> None:
        self.work.run(
            self, start_count, request, self._begun, refused=self._not_begun, rest=self.start.start.setDisabled
        )

    def _begun(self, started: CountStarted) -> None:
        self.open_take(started.take_id)

    def _not_begun(self, refused: Refused) -> None:
        self.news.say("bad", say_refusal(refused))

    def open_take(self, take_id: int) -> None:
        """Goes on with a count."""
        self.take_id = take_id
        self.ending = CountEnding(self, self.work, take_id)
        self.tallying = Tallying(self, self.work, take_id)
        self.tallying.counted.connect(self._counted)
        self.tallying.told.connect(self.entry.line.say)
        self.tallying.already.connect(self._offer_replacing)
        self.ending.posted.connect(self._posted)
        self.ending.given_up.connect(self.leave_take)
        self.ending.looked.connect(lambda: self.finish.setEnabled(True))
        self.finish.setEnabled(True)
        self.show_rows = Show.COUNTED
        self.news.close_band()
        self.entry.line.say("")
        self.panel.show_nothing()
        self.grid.wait()
        self.form.stages.setCurrentWidget(self.form.counting)
        refresh_title(self)
        self.setFocusProxy(self.entry.line)
        self.entry.line.setFocus()
        self.reload()

    def leave_take(self) -> None:
        """Back to the choice; what was counted stays counted."""
        for part in (self.ending, self.tallying):
            if part is not None:
                part.deleteLater()
        self.take_id = self.view = self.ending = self.tallying = None
        self.setFocusProxy(self.start.grid)
        self.form.stages.setCurrentWidget(self.form.starting)
        refresh_title(self)
        self.reload()

    def step_back(self) -> bool:
        if self.take_id is None:
            closed = bool(self.news.title())
            self.news.close_band()
            return closed
        if self.entry.step_back():
            return True
        if self.news.title():
            self.news.close_band()
            return True
        self.work.say_done(tr("What was counted is kept; go on whenever you like"))
        self.leave_take()
        return True

    def scanned(self, text: str) -> bool:
        if self.take_id is None:
            return False
        self.entry.take(text)
        return True

    def _paper_scanned(self, number: str) -> None:
        try:
            self.work.go(Opens(Thing.DOCUMENT, self.work.look(lambda conn: paper_numbered(conn, number)).id))
        except Refused as refused:
            self.entry.line.say(say_refusal(refused), "bad")

    # --- the sheet ---------------------------------------------------------------------------------------------

    def _show_view(self, view: TakeView) -> None:
        if self.take_id != view.head.take_id or self.show_rows is not view.show:
            return
        self.view = view
        sees_book = view.sums.book is not None
        for column in BOOK_COLUMNS:
            self.grid.show_column(column, sees_book)
        self.strip.show_take(view)
        self.grid.show_rows([Numbered(n, each) for n, each in enumerate(view.rows, 1)], more=view.more)
        self._totals(view)
        last = self._last()
        if last is not None and not self.grid.typing:
            self._go_to_item(last.goods.item_id)

    def _last(self) -> Tallied | None:
        return self.tallying.last if self.tallying is not None else None

    def _totals(self, view: TakeView) -> None:
        sums = view.sums
        shown: dict[str, object] = {"now": sums.counted}
        if sums.book is not None:
            shown |= {"book": sums.book, "variance": sums.variance, "variance_retail": sums.net_retail}
        if self.card.totals:
            self.card.totals.show_totals(tr("{n} {n:kind|kinds} counted", n=view.head.counted), shown)
        if not sums.variances:
            self.card.say(tr("All that was counted is as in the book") if sums.variances == 0 and view.rows else "")
        else:
            self.card.say(
                tr(
                    "{n} {n:kind differs: count it|kinds differ: count them} once more before posting", n=sums.variances
                ),
                "warn",
            )

    def _go_to_item(self, item_id: int) -> None:
        for number, each in enumerate(self.grid.rows_model.rows):
            if each.row.item_id == item_id:
                self.grid.go_to(number)
                self._row_chosen(each)
                return

    def _page_wanted(self, last: Numbered) -> None:
        if self.take_id is None:
            return
        take_id, show, after = self.take_id, self.show_rows, last.row

        def put(page: tuple[tuple[CountRow, ...], bool]) -> None:
            if show is self.show_rows and take_id == self.take_id:
                new = [Numbered(n, each) for n, each in enumerate(page[0], last.number + 1)]
                self.grid.append_rows(new, more=page[1])

        self.work.read(self, lambda conn: read_more(conn, take_id, show, after), put, latest="count.page")

    def _filter(self, show: Show) -> None:
        self.show_rows = show
        self.grid.wait()
        self.reload()
        self.entry.line.setFocus()

    def _toggle_rest(self) -> None:
        self._filter(Show.COUNTED if self.show_rows is Show.UNCOUNTED else Show.UNCOUNTED)

    def _row_chosen(self, chosen: Numbered | None) -> None:
        if chosen is None:
            return
        last = self._last()
        if last is not None and last.goods.item_id == chosen.row.item_id:
            self.panel.show_counted(last.goods, chosen.row.bin, last.result)
        else:
            self.panel.show_item(chosen.row)

    # --- counting ----------------------------------------------------------------------------------------------

    def _entered(self, entered: Entered) -> None:
        self.news.close_band()
        if self.tallying is not None:
            self.tallying.count(entered.goods, entered.quantity)

    def _counted(self, last: Tallied) -> None:
        self.panel.show_counted(last.goods, "", last.result)

    def _offer_replacing(self, goods: ItemUnit, quantity: Quantity, refusal: Refused) -> None:
        mine = KeyButton(tr("Mine is right"), "Ctrl Enter", Kind.SOFT)
        mine.clicked.connect(lambda: self._replace(goods, quantity))
        self.news.say("warn", say_refusal(refusal), tr("You counted {n}.", n=grouped(quantity)), mine)

    def _replace(self, goods: ItemUnit, quantity: Quantity) -> None:
        self.news.close_band()
        self.entry.line.setFocus()
        if self.tallying is not None:
            self.tallying.count(goods, quantity, Tally.REPLACE)

    def _current(self) -> CountRow | None:
        here = self.grid.current_row()
        return here.row if isinstance(here, Numbered) else None

    def _stepped(self, by: int) -> None:
        row = self._current()
        if row is not None and self.tallying is not None:
            self.tallying.step(row, by)

    def type_quantity(self) -> None:
        """F4: the whole count of the item under the bar is typed."""
        if self.take_id is not None and self._current() is not None:
            self.grid.setFocus()
            self.grid.begin_edit(self.grid.current_number, "now")

    def _typed(self, number: int, _key: str, value: object) -> None:
        if self.tallying is not None:
            # + and − on a line that was not counted begin from nothing.
            typed = Quantity.of(value) if isinstance(value, int) else value
            self.tallying.take(self.grid.rows_model.rows[number].row, typed)

    def _cell_left(self, _row: int, _column: int, key: int) -> None:
        """Down a list one types on; among what was scanned one count was corrected and scanning goes on."""
        if self.show_rows is Show.COUNTED and key in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.entry.line.setFocus()

    def _uncount(self) -> None:
        row = self._current()
        if row is not None and self.tallying is not None:
            self.tallying.take_out(row)

    def undo(self) -> bool:
        if self.tallying is None or not self.tallying.undo():
            return False
        if self.tallying.last is None:
            self.panel.show_nothing()
        return True

    # --- the end -----------------------------------------------------------------------------------------------

    def look_and_post(self) -> None:
        """F9: the differences once more, before they change the stock."""
        self.entry.line.setFocus()
        if self.view is None or self.ending is None:
            return
        if not self.view.head.counted:
            self.entry.line.say(tr("Nothing is counted yet: scan the first item"), "warn")
            return
        self.finish.setEnabled(False)
        self.ending.look()

    def _posted(self, posted: CountPosted) -> None:
        self.leave_take()
        show = KeyButton(tr("Show it"), "Ctrl O")
        show.clicked.connect(lambda: self.work.go(Opens(Thing.DOCUMENT, posted.take_id)))
        self.news.say("ok", *posted_words(posted), show)

    def _ask_to_give_up(self) -> None:
        if self.ending is not None:
            self.ending.ask_to_give_up()

    def _print(self) -> None:
        if self.view is not None:
            scope = scope_words(self.view.head)
            PrintPreview(self.window(), self.work, count_sheet(self.work, self.view.head, scope)).open_sheet()
