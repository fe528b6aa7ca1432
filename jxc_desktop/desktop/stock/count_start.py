"""Before a count: what is to be counted, or one of the counts that are still going on."""

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QCheckBox, QWidget

from jxc_desktop.catalog.lookups import categories
from jxc_desktop.desktop.kit.buttons import KeyButton, Kind
from jxc_desktop.desktop.kit.card import Card, EmptyState
from jxc_desktop.desktop.kit.fields import Choice, LabelledField, TextField
from jxc_desktop.desktop.kit.labels import note
from jxc_desktop.desktop.kit.layout import STRETCH, column, row
from jxc_desktop.desktop.kit.table import Column, Grid, TableCard
from jxc_desktop.desktop.kit.table import Kind as Cell
from jxc_desktop.desktop.workplace import Workplace
from jxc_desktop.stock.count_sheets import TakeHead
from jxc_desktop.stock.start_count import StartCount
from jxc_desktop.stock.takes import Scope
from jxc_desktop.words import tr


def scope_words(head: TakeHead) -> str:
    """What a take covers."""
    if head.scope is Scope.CATEGORY:
        return head.category
    return tr("whole shop") if head.scope is Scope.ALL else tr("only what is counted")


class CountStart(QWidget):
    """`started(StartCount)` by the button, `continued(take_id)` from the list."""

    started = Signal(object)
    continued = Signal(int)

    def __init__(self, work: Workplace) -> None:
        super().__init__()
        self._work = work
        scopes = (
            (Scope.ALL, tr("The whole shop")),
            (Scope.CATEGORY, tr("One category")),
            (Scope.PART, tr("Spot check: only what I scan")),
        )
        self.scope = Choice(scopes)
        self.category = Choice()
        self.blind = QCheckBox(tr("Blind: the book is not shown while counting"))
        self.memo = TextField(name=tr("Note"))
        self.start = KeyButton(tr("Begin to count"), "F9", Kind.PRIMARY, "clipboard-check", height=44, big=True)
        self._category_field = LabelledField(tr("Category"), self.category)
        form = Card(tr("A new count"), gap=6)
        for field in (LabelledField(tr("What is counted"), self.scope), self._category_field):
            form.add(field)
        form.add(self.blind)
        form.add(LabelledField(tr("Note"), self.memo, note_below=tr("For example: drinks, shelves A")))
        form.add(note(tr("Selling goes on: what is sold meanwhile is no difference.")))
        form.body.addStretch(1)
        form.add(row(STRETCH, self.start))
        form.setFixedWidth(420)
        self.grid = Grid(_columns(), name=tr("Counts going on"))
        self._list = TableCard(self.grid)
        going_on = column(note(tr("Counts going on: Enter goes on with one")), (self._list, 1), gap=6)
        self.setLayout(row(form, (going_on, 1), gap=12))
        self.scope.chosen.connect(self._scope_chosen)
        self.start.clicked.connect(self._start)
        self.grid.opened.connect(lambda head: self.continued.emit(head.take_id))
        self._scope_chosen(self.scope.value())

    def show_takes(self, heads: Sequence[TakeHead]) -> None:
        """The counts that are still open; the newest under the bar."""
        self.grid.show_rows(heads)
        known = self._work.look(categories)
        self.category.set_options([(one.id, one.name) for one in known])
        if heads:
            self._list.show_rows()
            self.grid.setFocus()
        else:
            why = tr("A count that was begun waits here until it is posted or given up.")
            self._list.show_instead(EmptyState("clipboard-check", tr("No count is going on"), why))
            self.start.setFocus()

    def _scope_chosen(self, scope: object) -> None:
        self._category_field.setVisible(scope == Scope.CATEGORY)

    def _start(self) -> None:
        scope, category = Scope(str(self.scope.value())), self.category.value()
        request = StartCount(
            scope,
            category_id=category if scope is Scope.CATEGORY and isinstance(category, int) else None,
            blind=self.blind.isChecked(),
            memo=self.memo.text().strip(),
        )
        self.started.emit(request)


def _columns() -> list[Column]:
    return [
        Column("started_at", tr("Begun"), Cell.TIME, width=118, read=_begun),
        Column("scope", tr("What is counted"), stretch=True, width=150, read=_scope),
        Column("warehouse", tr("Warehouse"), Cell.MUTED, width=100),
        Column("counted", tr("Count"), Cell.COUNT, width=84),
        Column("items", tr("of"), Cell.COUNT, width=84),
    ]


def _begun(head: object) -> object:
    return head.started_at.replace("T", " ")[5:16] if isinstance(head, TakeHead) else None


def _scope(head: object) -> object:
    if not isinstance(head, TakeHead):
        return None
    blind = tr("blind") if head.blind else ""
    return "  ".join(part for part in (scope_words(head), blind, head.memo) if part)
