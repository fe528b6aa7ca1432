"""Labels (标签、价签): what deliveries and new prices left to be printed, more by a scan, F9 looks and prints."""

from collections.abc import Callable, Collection, Sequence
from dataclasses import replace

from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QWidget

from jxc_desktop.catalog.ask_labels import AskLabels, LabelCopies, LabelsAsked, ask_labels
from jxc_desktop.catalog.label_queue import MOST_COPIES, WaitingLabel, waiting_labels
from jxc_desktop.catalog.labels_printed import LabelsPrinted, labels_printed
from jxc_desktop.desktop.forms.ui_labels import Ui_LabelsPage
from jxc_desktop.desktop.kit.band import Band
from jxc_desktop.desktop.kit.buttons import KeyButton, Kind
from jxc_desktop.desktop.kit.card import EmptyState
from jxc_desktop.desktop.lines.goods_entry import Entered, GoodsEntry
from jxc_desktop.desktop.lines.line_card import LineCard
from jxc_desktop.desktop.paper_view.preview import PrintPreview
from jxc_desktop.desktop.remembered import remembered
from jxc_desktop.desktop.stock.label_run import LabelRun
from jxc_desktop.desktop.stock.label_strip import LabelStrip
from jxc_desktop.desktop.stock.label_table import label_grid
from jxc_desktop.desktop.window.page import Page
from jxc_desktop.desktop.workplace import Workplace
from jxc_desktop.documents.life import paper_numbered
from jxc_desktop.insights.report import Opens, Thing
from jxc_desktop.kernel.changes import Topic
from jxc_desktop.kernel.refusal import Refused
from jxc_desktop.words import say_refusal, tr

_MOST_UNDO = 100
Asked = tuple[LabelCopies, ...]


class LabelsPage(Page):
    """The queue lies in the shop file: what was not printed still waits tomorrow."""

    watches = frozenset({Topic.LABELS, Topic.ITEMS})

    def __init__(self, work: Workplace) -> None:
        super().__init__(work)
        self.labels: tuple[WaitingLabel, ...] = ()
        self._undo: list[Asked] = []
        self._go_to_unit = 0
        self.news = Band(stays=True)
        self.entry = GoodsEntry(work, tr("Scan goods: one label each; 24*code prints many"))
        self.strip = LabelStrip(remembered(work.shop.path))
        hints = [("↑ ↓", tr("line")), ("F4", tr("type how many")), ("+ -", tr("step")), ("Del", tr("no label"))]
        self.card = LineCard(label_grid(), hints)
        self.grid = self.card.grid
        self.finish = KeyButton(tr("Look and print"), "F9", Kind.PRIMARY, "printer")
        self._lay_out()
        self._wire()

    def _lay_out(self) -> None:
        self.form = Ui_LabelsPage()
        self.form.setupUi(self)
        for slot, part in (
            (self.form.facts, self.strip),
            (self.form.news, self.news),
            (self.form.scan, self.entry),
        ):
            slot.addWidget(part)
        self.form.lines.addWidget(self.card, 1)
        self.setFocusProxy(self.entry.line)

    def _wire(self) -> None:
        self.entry.entered.connect(self._scanned)
        self.entry.paper_scanned.connect(self._paper_scanned)
        self.entry.moved.connect(self.card.move_bar)
        self.entry.stepped.connect(self._stepped)
        self.entry.deleted.connect(self._take_out)
        self.entry.empty_enter.connect(self.type_copies)
        self.grid.typed.connect(self.entry.type_on)
        self.grid.rows_model.edited.connect(self._typed)
        self.grid.edit_refused.connect(lambda fault: self.entry.line.say(fault, "bad"))
        self.strip.changed.connect(self._show_sums)
        self.strip.left.connect(self.entry.line.setFocus)
        self.strip.one_each.clicked.connect(self._ask_one_each)
        self.strip.all_done.clicked.connect(self._all_are_printed)
        self.finish.clicked.connect(self.look_and_print)
        QShortcut(QKeySequence("F4"), self).activated.connect(self.type_copies)

    def title_actions(self) -> Sequence[QWidget]:
        return (self.finish,)

    # --- what waits --------------------------------------------------------------------------------------------

    def reload(self) -> None:
        self.work.read(self, waiting_labels, self._show, latest="labels.waiting")

    def _show(self, labels: tuple[WaitingLabel, ...]) -> None:
        self.labels = labels
        units = [label.goods.unit_id for label in labels]
        current = None
        if self._go_to_unit in units:  # else it is still being written, and comes with the next news
            current, self._go_to_unit = units.index(self._go_to_unit), 0
        self.card.show_lines(list(enumerate(labels, 1)), current)
        if labels:
            self.card.show_rows()
        else:
            why = tr("A delivery or a new price puts labels here. Scan goods for one more, or find them with F2.")
            self.card.show_instead(EmptyState("tag", tr("No label waits"), why))
        self._show_sums()

    def _show_sums(self) -> None:
        run = self.run()
        self.strip.show_run(run)
        if self.card.totals:
            copies = sum(label.copies for label in self.labels)
            self.card.totals.show_totals(tr("{n} {n:kind|kinds}", n=len(self.labels)), {"copies": copies})
        unpriced = len(self.labels) - len(run.labels)
        self.card.say(
            tr("{n} {n:kind has no shelf price and is|kinds have no shelf price and are} left out", n=unpriced)
            if unpriced
            else "",
            "warn",
        )

    def run(self) -> LabelRun:
        """What F9 prints: all that has a price."""
        priced = tuple(label for label in self.labels if label.goods.retail_price)
        return LabelRun(priced, self.strip.size_chosen, self.strip.start_place())

    # --- more, fewer, none -------------------------------------------------------------------------------------

    def scanned(self, text: str) -> bool:
        self.entry.take(text)
        return True

    def _scanned(self, entered: Entered) -> None:
        self.news.close_band()
        goods, copies = entered.goods, 1 if entered.goods.weighed else -(-entered.quantity.thousandths // 1000)

        def asked(now: LabelsAsked) -> None:
            waits = now.labels[0].copies
            self._remember((LabelCopies(goods.unit_id, max(waits - copies, 0)),))
            self.entry.line.say(tr("{item}  labels waiting: {n}", item=goods.label, n=waits))

        self._go_to_unit = goods.unit_id
        self._ask(AskLabels((LabelCopies(goods.unit_id, copies),)), asked)

    def _paper_scanned(self, number: str) -> None:
        try:
            self.work.go(Opens(Thing.DOCUMENT, self.work.look(lambda conn: paper_numbered(conn, number)).id))
        except Refused as refused:
            self._say(refused)

    def _put(self, wanted: Asked) -> None:
        """Exactly so many of each; the table says so at once, for the next press counts on."""
        before = {label.goods.unit_id: label.copies for label in self.labels}
        now = {one.unit_id: one.copies for one in wanted}
        self.labels = tuple(replace(one, copies=now.get(one.goods.unit_id, one.copies)) for one in self.labels)
        self._remember(tuple(LabelCopies(unit_id, before.get(unit_id, 0)) for unit_id in now))
        self._ask(AskLabels(wanted, exactly=True), lambda _: None)

    def _remember(self, before: Asked) -> None:
        self._undo = [*self._undo[-_MOST_UNDO:], before]

    def _ask(self, request: AskLabels, asked: Callable[[LabelsAsked], None]) -> None:
        self.work.run(self, ask_labels, request, asked, refused=self._not_asked)

    def _not_asked(self, refused: Refused) -> None:
        self._go_to_unit = 0
        self._say(refused)
        self.reload()

    def _say(self, refused: Refused) -> None:
        self.entry.line.say(say_refusal(refused), "bad")

    def _current(self) -> WaitingLabel | None:
        number = self.grid.current_number
        return self.labels[number] if 0 <= number < len(self.labels) else None

    def _stepped(self, by: int) -> None:
        label = self._current()
        if label is not None:
            self._put((LabelCopies(label.goods.unit_id, min(max(label.copies + by, 0), MOST_COPIES)),))

    def type_copies(self) -> None:
        """F4: how many of the goods under the bar."""
        if self._current() is not None:
            self.grid.setFocus()
            self.grid.begin_edit(self.grid.current_number, "copies")

    def _typed(self, number: int, _key: str, value: object) -> None:
        if number < len(self.labels):
            copies = value if isinstance(value, int) else 0
            self._put((LabelCopies(self.labels[number].goods.unit_id, copies),))

    def _take_out(self) -> None:
        label = self._current()
        if label is not None:
            self._put((LabelCopies(label.goods.unit_id, 0),))

    def _ask_one_each(self) -> None:
        """F6: a label for the shelf each, not one for each piece."""
        many = tuple(LabelCopies(label.goods.unit_id) for label in self.labels if label.copies > 1)
        self.entry.line.setFocus()
        if many:
            self._put(many)

    def _all_are_printed(self) -> None:
        """F7: printed elsewhere, from a saved PDF; Ctrl Z brings them back."""
        self.entry.line.setFocus()
        if self.labels:
            words = tr("{n} {n:kind is|kinds are} off the list", n=len(self.labels))
            self._put(tuple(LabelCopies(label.goods.unit_id, 0) for label in self.labels))
            self.work.say_done(words, self._bring_back)

    def _bring_back(self) -> None:
        self.undo()

    def undo(self) -> bool:
        if not self._undo:
            return False
        self._ask(AskLabels(self._undo.pop(), exactly=True), lambda _: None)
        self.entry.line.say("")
        return True

    def step_back(self) -> bool:
        if self.entry.step_back():
            return True
        closed = bool(self.news.title())
        self.news.close_band()
        return closed

    # --- printing ----------------------------------------------------------------------------------------------

    def look_and_print(self) -> None:
        """F9: the pages as they will come out, Enter prints them."""
        self.entry.line.setFocus()
        run = self.run()
        if not run.count:
            self.entry.line.say(tr("No label waits: scan the first item"), "warn")
            return
        printable = run.printable(lambda pages: self._printed(run, pages))
        PrintPreview(self.window(), self.work, printable).open_sheet()

    def _printed(self, run: LabelRun, pages: Collection[int]) -> None:
        """Only what the printer has taken leaves the list; a print that failed never comes here."""
        if run.size.is_sheet:
            self.strip.go_on_at(run.next_start(pages))
        self._undo = []
        self.work.run(self, labels_printed, LabelsPrinted(run.printed_on(pages)), lambda _: None)
