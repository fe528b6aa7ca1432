"""A goods list into the shop: tried first, then all of it or none, and taken back where it was the wrong one."""

from collections.abc import Sequence
from datetime import datetime
from threading import Event

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QWidget

from jxc_desktop.desktop.forms.ui_import_page import Ui_ImportPage
from jxc_desktop.desktop.goods_list.import_panel import ImportPanel
from jxc_desktop.desktop.kit.band import Band
from jxc_desktop.desktop.kit.buttons import KeyButton, Kind
from jxc_desktop.desktop.kit.labels import note
from jxc_desktop.desktop.kit.layout import STRETCH, row
from jxc_desktop.desktop.kit.sheet import ask_before_loss
from jxc_desktop.desktop.window.page import Page
from jxc_desktop.desktop.workplace import Workplace
from jxc_desktop.exchange.goods_plan import ImportGoods, ImportPlan, plan_import
from jxc_desktop.exchange.import_goods import GoodsImported, ImportUndone, UndoImport, import_tried, undo_import
from jxc_desktop.exchange.imports import Import, imports
from jxc_desktop.exchange.watching import Watch
from jxc_desktop.kernel.changes import Topic
from jxc_desktop.kernel.identity import new_request_id
from jxc_desktop.kernel.refusal import Refused
from jxc_desktop.words import say_refusal, tr


class ImportPage(Page):
    """F9 brings in what was tried; the last list can be taken back from the line below."""

    watches = frozenset({Topic.ITEMS})
    _told = Signal(int, int)  # from the clerk's thread: written, of

    def __init__(self, work: Workplace) -> None:
        super().__init__(work)
        self.panel = ImportPanel(work.desk, self._try_list)
        self.bring_in = KeyButton(tr("Bring it in"), "F9", Kind.PRIMARY)
        self.take_back = KeyButton(tr("Take the list back"), kind=Kind.DANGER, icon="undo-2")
        self._last: Import | None = None
        self._last_words = note("")
        self._request_id = new_request_id(datetime.now())
        self._stop: Event | None = None  # while the clerk writes: set by the person to stop him
        self.band = Band()
        self.form = Ui_ImportPage()
        self.form.setupUi(self)
        self.form.panel.setSpacing(10)
        self.form.panel.addWidget(self.band)
        self.form.panel.addWidget(self.panel, 1)
        self.form.foot.addLayout(row(self.take_back, self._last_words, STRETCH))
        self.form.slots.setRowStretch(0, 1)
        self.panel.tried.connect(self._tried)
        self.bring_in.clicked.connect(self._bring_in)
        self.take_back.clicked.connect(self._ask_to_take_back)
        self._told.connect(self._show_written, Qt.ConnectionType.QueuedConnection)
        self.bring_in.setEnabled(False)

    def title_actions(self) -> Sequence[QWidget]:
        return (self.bring_in,)

    def reload(self) -> None:
        self.work.read(self, lambda conn: imports(conn, limit=1), self._show_last, latest="import.last")

    def step_back(self) -> bool:
        if self._stop is not None:
            self.stop()
            return True
        if self.panel.request() is None:
            return False
        self.panel.show_file("")
        return True

    # --- trying and bringing in --------------------------------------------------------------------------------

    def _try_list(self, request: ImportGoods, watch: Watch) -> ImportPlan:
        with self.work.shop.reading() as conn:
            return plan_import(conn, request, watch)

    def _tried(self, plan: ImportPlan | None) -> None:
        self.bring_in.setEnabled(plan is not None and not plan.errors and bool(plan.rows))

    def _bring_in(self) -> None:
        plan = self.panel.plan
        if plan is None:
            return
        self.bring_in.setEnabled(False)
        self.panel.setEnabled(False)
        stop = KeyButton(tr("Stop"), "Esc", Kind.QUIET)
        stop.clicked.connect(self.stop)
        self.band.say("info", tr("The list is being brought in"), tr("All of it or nothing"), stop)
        self._stop = Event()
        self.work.run(
            self,
            import_tried(plan, Watch(self._told.emit, self._stop.is_set)),
            plan.request,
            self._came_in,
            request_id=self._request_id,
            refused=self._refused,
            broken=self._broken,
        )

    def stop(self) -> None:
        """Esc while the clerk writes: what he has written is taken back, unless all of it just came in."""
        if self._stop is not None:
            self._stop.set()

    def _show_written(self, done: int, total: int) -> None:
        if self._stop is not None:
            self.band.say_more(tr("{done} of {total}; all of it or nothing", done=f"{done:,}", total=f"{total:,}"))

    def _came_in(self, done: GoodsImported) -> None:
        self._rest()
        more = tr("Opening stock is on paper {number}", number=done.number) if done.number else ""
        self.panel.show_file("")
        self.band.say("ok", tr("{n} {n:kind of goods is|kinds of goods are} in", n=f"{done.items:,}"), more)
        self.reload()

    def _refused(self, refused: Refused) -> None:
        self._rest()
        kind = "info" if refused.key == "import.cancelled" else "bad"
        self.band.say(kind, tr("Nothing was brought in"), say_refusal(refused))

    def _broken(self, fault: Exception) -> None:
        self._rest()
        self.band.close_band()
        self.work.say_broken(fault)

    def _rest(self) -> None:
        self._request_id, self._stop = new_request_id(datetime.now()), None
        self.panel.setEnabled(True)
        self._tried(self.panel.plan)

    # --- taking back -------------------------------------------------------------------------------------------

    def _show_last(self, found: tuple[Import, ...]) -> None:
        self._last = found[0] if found and not found[0].undone_at else None
        self.take_back.setVisible(self._last is not None)
        self._last_words.setVisible(self._last is not None)
        if self._last:
            last = self._last
            self._last_words.setText(
                tr(
                    "Last list: {file}, {n} {n:kind|kinds}, {at} by {name}",
                    file=last.file_name,
                    n=f"{last.items:,}",
                    at=last.at[:16].replace("T", " "),
                    name=last.by,
                )
            )

    def _ask_to_take_back(self) -> None:
        if self._last is None:
            return
        last = self._last
        ask_before_loss(
            self.window(),
            tr("Take back {file}?", file=last.file_name),
            tr("Goods that were never used go; those that stand on a paper stay and are retired."),
            tr("Take back {n} {n:kind|kinds}", n=f"{last.items:,}"),
            lambda: self._take_back(last),
        )

    def _take_back(self, last: Import) -> None:
        def done(undone: ImportUndone) -> None:
            gone = tr("{n} {n:kind is|kinds are} gone", n=f"{undone.deleted:,}")
            kept = (
                tr("{n} {n:is retired, papers name it|are retired, papers name them}", n=f"{undone.retired:,}")
                if undone.retired
                else ""
            )
            self.band.say("ok", gone, kept)
            self.reload()

        def refused(refusal: Refused) -> None:
            self.band.say("bad", tr("It was not taken back"), say_refusal(refusal))

        self.work.run(self, undo_import, UndoImport(last.id), done, refused=refused)
