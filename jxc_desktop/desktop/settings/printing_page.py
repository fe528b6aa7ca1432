"""Which printer for which paper, a try of each, and the papers that wait for a printer."""

import dataclasses
from collections.abc import Sequence
from datetime import datetime
from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QCompleter, QSizePolicy, QWidget

from jxc_desktop.catalog.settings import change_settings
from jxc_desktop.desktop.forms.ui_printing_page import Ui_PrintingPage
from jxc_desktop.desktop.kit.band import Band
from jxc_desktop.desktop.kit.buttons import KeyButton, Kind
from jxc_desktop.desktop.kit.card import Card, EmptyState
from jxc_desktop.desktop.kit.fields import Choice, LabelledField, TextField
from jxc_desktop.desktop.kit.labels import Words
from jxc_desktop.desktop.kit.layout import STRETCH, column, row
from jxc_desktop.desktop.kit.table import Column, Grid, TableCard
from jxc_desktop.desktop.kit.table import Kind as Cell
from jxc_desktop.desktop.paper_view.printing import printer_names
from jxc_desktop.desktop.printing import Paper, printing_of
from jxc_desktop.desktop.remembered import remembered
from jxc_desktop.desktop.start.answers import Answers
from jxc_desktop.desktop.start.receipt_preview import sample_receipt
from jxc_desktop.desktop.window.page import Page
from jxc_desktop.desktop.workplace import Workplace
from jxc_desktop.kernel.changes import Topic
from jxc_desktop.kernel.permission import Permission
from jxc_desktop.paper.queue import Job
from jxc_desktop.paper.receipt import receipt_strip
from jxc_desktop.words import mark, say_refusal, tr

_DRAWN = "printers"  # where the preview remembers which printer a kind of page goes to
PAGES = (("label", mark("Labels")), ("slip", mark("Sales slips, goods receipts")), ("report", mark("Reports")))
PAPERS: dict[str, str] = {
    Paper.RECEIPT: mark("Receipt"),
    Paper.SHIFT_SLIP: mark("Shift slip"),
    Paper.LABEL: mark("Labels"),
    Paper.SLIP: mark("Sales slips, goods receipts"),
    Paper.REPORT: mark("Reports"),
}


class PrintingPage(Page):
    """Receipts go straight to their printer; pages go through Windows and can be chosen anew in each preview."""

    watches = frozenset({Topic.SETTINGS})

    def __init__(self, work: Workplace) -> None:
        super().__init__(work)
        self.printing = printing_of(work)
        self._store = remembered(work.shop.path)
        self._names = printer_names()
        self.receipt = TextField(placeholder=tr("Its name in Windows, or tcp://192.168.1.50"))
        self.receipt.setCompleter(QCompleter(self._names, self))
        self.width_mm = Choice([(58, "58 mm"), (80, "80 mm")])
        self.width_mm.setEnabled(work.may(Permission.EDIT_SETTINGS))
        self.pages = {
            kind: Choice([("", tr("Windows' first choice")), *((n, n) for n in self._names)]) for kind, _ in PAGES
        }
        self.print_try = KeyButton(tr("Try a receipt"), "Ctrl P", icon="printer")
        self.drawer = KeyButton(tr("Open the drawer"), "Ctrl D", icon="wallet")
        self.again = KeyButton(tr("Try them again"), "F5", icon="refresh-cw")
        self.discard = KeyButton(tr("Throw away"), "Del", Kind.DANGER)
        self.told, self.band = Words("", 13, "text2", wrap=True), Band()
        self.waiting = TableCard(self._grid(), foot=True)
        self._lay()
        self._wire()

    def _grid(self) -> Grid:
        return Grid(
            (
                Column("paper", tr("Paper"), width=130, sortable=False, read=_kind_words),
                Column("title", tr("Number"), Cell.CODE, width=170, sortable=False),
                Column("made_at", tr("Since"), Cell.TIME, width=110, sortable=False),
                Column("why", tr("Why it waits"), stretch=True, width=240, sortable=False, read=_why),
            ),
            name=tr("Papers that wait"),
            identity=_id,
        )

    def _lay(self) -> None:
        holder = QWidget()
        self.form = Ui_PrintingPage()
        self.form.setupUi(holder)
        where = tr("At the till receipts print without asking; none is fine too")
        self.form.receipt.addWidget(LabelledField(tr("Receipt printer"), self.receipt, note_below=where))
        self.form.width.addWidget(LabelledField(tr("Paper width"), self.width_mm))
        self.form.tries.addLayout(row(self.print_try, self.drawer, (self.told, 1), gap=10, margins=(0, 0, 0, 12)))
        slots = (self.form.label, self.form.slip, self.form.report)
        for slot, (kind, words) in zip(slots, PAGES, strict=True):
            slot.addWidget(LabelledField(tr(words), self.pages[kind]))
        card = Card(margins=(20, 16, 20, 8))
        card.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        card.add(holder)
        head = row(Words(tr("Papers that wait"), 15, bold=True), STRETCH, self.discard, self.again)
        self.setLayout(column(self.band, card, head, (self.waiting, 1), gap=10))

    def _wire(self) -> None:
        self.receipt.editingFinished.connect(lambda: self.printing.choose(Paper.RECEIPT, self.receipt.text()))
        self.width_mm.chosen.connect(self._other_width)
        for kind, choice in self.pages.items():
            choice.chosen.connect(lambda name, kind=kind: self._choose_page(kind, str(name)))
        self.print_try.clicked.connect(self._print_one)
        self.drawer.clicked.connect(lambda: self.printing.open_drawer(self.told.say))
        self.again.clicked.connect(self.printing.try_waiting)
        self.discard.clicked.connect(self._throw_away)
        self.printing.state.connect(self.show_waiting)

    def keys(self) -> Sequence[tuple[str, str]]:
        return (("Del", tr("Throw away")),)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Delete:
            self.discard.click()
        else:
            super().keyPressEvent(event)

    def reload(self) -> None:
        self.receipt.show_value(self.printing.printer(Paper.RECEIPT))
        self.width_mm.choose(self.work.settings.receipt_width_mm)
        chosen = self._store.read(_DRAWN)
        for kind, choice in self.pages.items():
            choice.choose(chosen.get(kind, ""))
        self.show_waiting()

    def show_waiting(self, *_: str) -> None:
        """The papers in the queue, oldest first."""
        jobs = self.printing.queue.waiting()
        for button in (self.again, self.discard):
            button.setEnabled(bool(jobs))
        self.waiting.grid.show_rows(jobs)
        if jobs:
            self.waiting.show_rows()
            self.waiting.show_check(
                tr("{n} {n:paper waits|papers wait}; what was sold is booked all the same", n=len(jobs)), "warn"
            )
        else:
            self.waiting.show_instead(
                EmptyState(
                    "printer", tr("No paper waits"), tr("What a printer does not take is kept here and tried again.")
                )
            )

    def _choose_page(self, kind: str, name: str) -> None:
        self._store.keep(_DRAWN, {**self._store.read(_DRAWN), kind: name})

    def _other_width(self, width: object) -> None:
        wanted = dataclasses.replace(self.work.settings, receipt_width_mm=80 if width == 80 else 58)
        self.work.run(self, change_settings, wanted, lambda _: self.told.say(tr("Paper width is kept"), "ok"))

    def _print_one(self) -> None:
        self.printing.choose(Paper.RECEIPT, self.receipt.text())
        shop, session = self.work.settings, self.work.session
        answers = Answers(
            shop_name=shop.shop_name, phone=shop.phone, address=shop.address, till=session.till, owner=session.name
        )
        paper = sample_receipt(answers, datetime.now())
        self.told.say(tr("Sending to the printer"), "text2")
        self.printing.print_strip(Paper.RECEIPT, tr("Try a receipt"), lambda: receipt_strip(paper), told=self.told.say)

    def _throw_away(self) -> None:
        job: Any = self.waiting.grid.current_row()
        if isinstance(job, Job):
            self.printing.queue.discard(job)
            self.printing.tell_state()
            self.show_waiting()


def _kind_words(job: object) -> object:
    return tr(PAPERS.get(job.paper, job.paper)) if isinstance(job, Job) else ""


def _why(job: object) -> object:
    if not isinstance(job, Job):
        return ""
    return say_refusal(job.fault) if job.fault else tr("Not tried yet")


def _id(job: object) -> object:
    return job.id if isinstance(job, Job) else None
