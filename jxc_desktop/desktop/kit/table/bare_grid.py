"""The table without its keys: its rows, the current one, search hits and the wait for rows."""

from collections.abc import Callable, Iterable, Sequence
from typing import Any

from PySide6.QtCore import QModelIndex, Signal
from PySide6.QtWidgets import QAbstractItemView, QFrame, QTableView

from jxc_desktop.desktop.kit.table.cell_painter import HitSpan, Span
from jxc_desktop.desktop.kit.table.columns import Column
from jxc_desktop.desktop.kit.table.header import Header
from jxc_desktop.desktop.kit.table.model import GridModel
from jxc_desktop.desktop.kit.timer import timer

ROW_LIST, ROW_REPORT, ROW_EDIT, ROW_COUNT, ROW_BASKET = 34, 32, 38, 36, 52
_SKELETON_AFTER_MS = 300


class BareGrid(QTableView):
    """The ground of `Grid`; painters and the frozen columns know no more than this."""

    row_chosen = Signal(object)
    edit_refused = Signal(str)
    cell_left = Signal(int, int, int)

    def __init__(
        self,
        columns: Sequence[Column],
        *,
        name: str = "",
        row_height: int = ROW_LIST,
        px: int = 14,
        identity: Callable[[Any], object] | None = None,
        first_row_current: bool = True,
        halves: str = "",
    ) -> None:
        """`halves` is the column where the second of two lists side by side begins."""
        super().__init__()
        self.row_height, self.px = row_height, px
        self._identity, self._first_row_current = identity, first_row_current
        self.commits = False  # what was typed is being handed over: the cell is as good as closed
        self._hits: dict[str, HitSpan] = {}
        self.rows_model = GridModel(columns, self)
        self._waiting = timer(self, _SKELETON_AFTER_MS, self.rows_model.show_loading)
        self.split = self.rows_model.column_number(halves) if halves else 0
        self.header = Header(self.rows_model.columns)
        self.rule_columns = self.header.rule_columns()
        self.current_number = -1
        self.first_shown_column = 0
        self._dress(name)
        self.selectionModel().currentChanged.connect(self._current_changed)
        self.rows_model.modelReset.connect(self._rows_replaced)
        self._furnish()

    def _furnish(self) -> None:
        """What the table itself adds once its ground is there."""

    def _dress(self, name: str) -> None:
        self.setModel(self.rows_model)
        self.setHorizontalHeader(self.header)
        self.setAccessibleName(name)
        rows = self.verticalHeader()
        rows.hide()
        rows.setMinimumSectionSize(20)
        rows.setDefaultSectionSize(self.row_height)
        self.setShowGrid(False)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setTabKeyNavigation(False)
        self.setWordWrap(False)
        triggers = QAbstractItemView.EditTrigger
        edits = any(column.editable for column in self.rows_model.columns)
        self.setEditTriggers(triggers.AnyKeyPressed | triggers.DoubleClicked if edits else triggers.NoEditTriggers)

    # --- rows --------------------------------------------------------------------------------------------------

    def show_rows(self, rows: Iterable[Any], *, more: bool = False) -> None:
        """Shows these rows; the row that was current stays so where `identity` finds it again."""
        self._waiting.stop()
        kept, place = self._kept_identity(), self.verticalScrollBar().value()
        self.rows_model.show_rows(rows, more=more)
        if kept is not None and self._identity:
            for number, row in enumerate(self.rows_model.rows):
                if self._identity(row) == kept:
                    self.verticalScrollBar().setValue(place)
                    self.go_to(number)
                    return
        if self._first_row_current and self.rows_model.rows:
            self.go_to(0)

    def append_rows(self, rows: Iterable[Any], *, more: bool = False) -> None:
        """The next page, below."""
        self.rows_model.append(rows, more=more)

    def wait(self) -> None:
        """Rows are on their way: grey bars after 300 ms, the old rows until then."""
        self._waiting.start()

    def current_row(self) -> Any:
        """The row under the bar, None where there is none."""
        number = self.current_number
        return self.rows_model.rows[number] if 0 <= number < len(self.rows_model.rows) else None

    def go_to(self, number: int, key: str = "") -> None:
        """Makes the row of this number the current one, in the column `key` where given; -1 = none."""
        column = self.rows_model.column_number(key) if key else max(self.currentIndex().column(), 0)
        if self.isColumnHidden(column):
            column = self.first_shown_column  # Qt lets no arrow key leave a cell that is not shown
        index = self.rows_model.index(number, column)
        self.setCurrentIndex(index)
        if index.isValid():
            self.scrollTo(index)

    def in_right_half(self, column: int) -> bool:
        """Whether a column stands in the second of two lists side by side."""
        return 0 < self.split <= column

    @property
    def right_half(self) -> bool:
        """Whether the current line is one of the second list."""
        return self.in_right_half(self.currentIndex().column())

    def tint(self, key: str, hit: HitSpan | None) -> None:
        """Tints the part of a column's text that a search has hit: `hit(row)` says where, None = nowhere."""
        if hit is None:
            self._hits.pop(key, None)
        else:
            self._hits[key] = hit
        self.viewport().update()

    def hit_in(self, row: int, key: str) -> Span | None:
        """Where a search has hit in this cell."""
        hit = self._hits.get(key)
        return hit(self.rows_model.rows[row]) if hit else None

    def _kept_identity(self) -> object:
        row = self.current_row()
        return self._identity(row) if self._identity and row is not None else None

    def _rows_replaced(self) -> None:
        self.current_number = -1
        self.viewport().update()

    def _current_changed(self, now: QModelIndex, before: QModelIndex) -> None:
        self.current_number = now.row()
        self.viewport().update()
        if now.row() != before.row():
            self.row_chosen.emit(self.current_row())


def hit_of(text_of_row: Callable[[Any], str], words: str) -> HitSpan:
    """A `tint` for plain searches: the first place where `words` stand in the text, upper and lower case alike."""
    wanted = words.strip().casefold()

    def hit(row: Any) -> Span | None:
        at = text_of_row(row).casefold().find(wanted) if wanted else -1
        return (at, at + len(wanted)) if at >= 0 else None

    return hit
