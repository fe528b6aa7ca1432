"""The table itself: rows that step aside for figures, all of it by key."""

from collections.abc import Iterable
from typing import Any

from PySide6.QtCore import QModelIndex, QPoint, Qt, Signal
from PySide6.QtGui import QFocusEvent, QGuiApplication, QKeyEvent, QKeySequence, QResizeEvent
from PySide6.QtWidgets import QAbstractItemView, QLineEdit, QMenu, QWidget

from jxc_desktop.desktop.kit.buttons import KeyButton
from jxc_desktop.desktop.kit.kinds import Kind
from jxc_desktop.desktop.kit.table.bare_grid import BareGrid
from jxc_desktop.desktop.kit.table.delegate import GridDelegate, stepped, steps
from jxc_desktop.desktop.kit.table.frozen import FrozenColumns
from jxc_desktop.desktop.kit.table.memory import ColumnMemory, Load, Save
from jxc_desktop.desktop.kit.timer import timer
from jxc_desktop.words import tr

_SAVE_AFTER_MS = 500
_LEAST_NAME_PX = 150  # a name needs this much, else the table rather scrolls sideways
_ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter)


class Grid(BareGrid):
    """A table over its `rows_model`; `show_rows` fills it, `append_rows` answers `rows_model.page_wanted`.

    `opened(row)` by Enter or double click, `row_chosen(row or None)` as the current row moves,
    `sort_wanted(key, descending)` by a click on a title (the owner asks the query for that order),
    `typed(text)` for letters typed into it (the page puts them into its search field),
    `edit_refused(sentence)` when a typed cell cannot be read.
    """

    opened = Signal(object)
    sort_wanted = Signal(str, bool)
    typed = Signal(str)
    columns_changed = Signal()

    def _furnish(self) -> None:
        self._memory = ColumnMemory(hidden={column.key for column in self.rows_model.columns if column.hidden})
        self._save: Save | None = None
        self._saving = timer(self, _SAVE_AFTER_MS, self._save_memory)
        self._fitting = False
        self.setItemDelegate(GridDelegate(self, self))
        self._frozen = FrozenColumns(self)
        self._wire()
        self._apply_memory()

    def _wire(self) -> None:
        self.header.sectionClicked.connect(self._sort_by)
        self.header.sectionResized.connect(self._width_changed)
        self.header.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        self.header.customContextMenuRequested.connect(lambda at: self._pop_columns(self.header.mapToGlobal(at)))
        self.cell_left.connect(self._edit_onward)
        self.doubleClicked.connect(self._double_clicked)

    def _double_clicked(self, index: QModelIndex) -> None:
        if not self.rows_model.is_editable(index.row(), index.column()):
            self._open()

    def _open(self) -> None:
        row = self.current_row()
        if row is not None:
            self.opened.emit(row)

    # --- keys --------------------------------------------------------------------------------------------------

    def keyPressEvent(self, event: QKeyEvent) -> None:
        key = event.key()
        if key in _ENTER:
            if not self._begin_edit():
                self._open()
        elif event.text() in ("+", "-") and self._step_row(1 if event.text() == "+" else -1):
            return
        elif self.split and key in (Qt.Key.Key_Left, Qt.Key.Key_Right):
            to = self.split if key == Qt.Key.Key_Right else self.first_shown_column
            self.go_to(self.current_number, self.rows_model.columns[to].key)
        elif key in (Qt.Key.Key_Home, Qt.Key.Key_End):
            self.go_to(0 if key == Qt.Key.Key_Home else len(self.rows_model.rows) - 1)
        elif event.matches(QKeySequence.StandardKey.Copy):
            self._copy_row()
        else:
            super().keyPressEvent(event)

    def keyboardSearch(self, search: str) -> None:
        self.typed.emit(search)

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        self._show_focus(True)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self._show_focus(False)

    def _show_focus(self, focused: bool) -> None:
        self.header.table_has_focus = focused
        self.header.viewport().update()
        self.viewport().update()

    def _copy_row(self) -> None:
        row = self.currentIndex().row()
        shown = [n for n in range(len(self.rows_model.columns)) if not self.isColumnHidden(n)]
        texts = [str(self.rows_model.index(row, n).data() or "") for n in shown]
        QGuiApplication.clipboard().setText("\t".join(texts))

    # --- typing into cells -------------------------------------------------------------------------------------

    @property
    def typing(self) -> bool:
        """Whether a cell is open."""
        return self.state() == QAbstractItemView.State.EditingState

    def show_rows(self, rows: Iterable[Any], *, more: bool = False) -> None:
        """As ever; a cell that is open stays open, with what is typed in it, where its row is found again."""
        here = self.currentIndex()
        cell = self.indexWidget(here) if self.typing and not self.commits else None
        kept, column = self._kept_identity(), here.column()
        typed = cell.text() if isinstance(cell, QLineEdit) and cell.isModified() else None
        super().show_rows(rows, more=more)
        if cell is None or kept is None or self._kept_identity() != kept:
            return
        self.begin_edit(self.current_number, self.rows_model.columns[column].key)
        again = self.indexWidget(self.currentIndex())
        if typed is not None and isinstance(again, QLineEdit):
            again.setText(typed)
            again.setModified(True)

    def begin_edit(self, row: int, key: str) -> None:
        """Opens the cell of this row and column for typing."""
        self.go_to(row, key)
        self.edit(self.currentIndex())

    def _edit_onward(self, row: int, column: int, key: int) -> None:
        """After a cell has been left by `key`: Enter and Tab open the next editable cell, then the next row's."""
        if key in (Qt.Key.Key_Up, Qt.Key.Key_Down):
            places = [(row + (1 if key == Qt.Key.Key_Down else -1), column)]
        else:
            places = self._editable_places(row, column, backwards=key == Qt.Key.Key_Backtab)
        self.setFocus()
        for next_row, next_column in places:
            if 0 <= next_row < len(self.rows_model.rows) and self.rows_model.is_editable(next_row, next_column):
                index = self.rows_model.index(next_row, next_column)
                self.setCurrentIndex(index)
                self.edit(index)
                return

    def _editable_places(self, row: int, column: int, backwards: bool) -> list[tuple[int, int]]:
        columns = [n for n, c in enumerate(self.rows_model.columns) if c.editable and not self.isColumnHidden(n)]
        if backwards:
            here = [(row, n) for n in reversed(columns) if n < column]
            return here + [(row - 1, n) for n in reversed(columns)]
        later = range(row + 1, len(self.rows_model.rows))
        return [(row, n) for n in columns if n > column] + [(r, n) for r in later for n in columns]

    def _begin_edit(self) -> bool:
        row = self.current_number
        if row < 0:
            return False
        here = self.currentIndex().column()
        columns = [n for n in range(len(self.rows_model.columns)) if self.rows_model.is_editable(row, n)]
        columns = [n for n in columns if not self.isColumnHidden(n)]
        if not columns:
            return False
        column = here if here in columns else next((n for n in columns if n > here), columns[0])
        index = self.rows_model.index(row, column)
        self.setCurrentIndex(index)
        self.edit(index)
        return True

    def _step_row(self, by: int) -> bool:
        row, here = self.current_number, self.currentIndex().column()
        if row < 0:
            return False
        columns = [n for n in range(len(self.rows_model.columns)) if steps(self.rows_model, n)]
        if not columns or self.rows_model.style(row).group:
            return False
        column = here if here in columns else columns[0]
        value = self.rows_model.index(row, column).data(Qt.ItemDataRole.EditRole)
        self.rows_model.setData(self.rows_model.index(row, column), stepped(value, by))
        return True

    # --- columns -----------------------------------------------------------------------------------------------

    def remember(self, load: Load, save: Save) -> None:
        """Takes widths, columns and sort from `load()` now and hands them to `save(...)` whenever they change."""
        kept = load()
        if kept:
            self._memory = ColumnMemory.of(kept)
            self._apply_memory()
        self._save = save

    @property
    def sort(self) -> tuple[str, bool]:
        """The sort shown: column key ("" = none) and whether descending."""
        return self.header.sort_key, self.header.sort_descending

    def set_sort(self, key: str, descending: bool) -> None:
        """Shows the arrow; the rows are the owner's to order."""
        self.header.sort_key, self.header.sort_descending = key, descending
        self._memory.sort_key, self._memory.sort_descending = key, descending
        self.header.viewport().update()
        self._saving.start()

    def show_column(self, key: str, shown: bool) -> None:
        """Shows or hides a column."""
        (self._memory.hidden.discard if shown else self._memory.hidden.add)(key)
        self._apply_memory()
        self._saving.start()

    def columns_button(self) -> KeyButton:
        """The button that opens the column chooser, last in the filter row."""
        button = KeyButton(tr("Columns"), icon="columns-3", height=34)
        button.clicked.connect(lambda: self._pop_columns(button.mapToGlobal(QPoint(0, button.height() + 4))))
        return button

    def columns_menu(self, parent: QWidget) -> QMenu:
        """The chooser: every column but the one that stretches can go; below it the sort."""
        menu = QMenu(parent)
        for number, column in enumerate(self.rows_model.columns):
            if not column.title:
                continue
            action = menu.addAction(column.full_title)
            action.setCheckable(True)
            action.setChecked(not self.isColumnHidden(number))
            action.setEnabled(not column.stretch)
            action.toggled.connect(lambda shown, key=column.key: self.show_column(key, shown))
        menu.addSeparator()
        order = menu.addMenu(tr("Sort by"))
        for number, column in enumerate(self.rows_model.columns):
            if column.sortable and column.title and not self.isColumnHidden(number):
                order.addAction(column.full_title).triggered.connect(lambda _=False, n=number: self._sort_by(n))
        return menu

    def _pop_columns(self, at: QPoint) -> None:
        menu = self.columns_menu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        menu.popup(at)

    def _sort_by(self, number: int) -> None:
        column = self.rows_model.columns[number]
        if not column.sortable or column.kind in (Kind.ICON, Kind.ORDINAL):
            return
        again = self.header.sort_key == column.key
        descending = not self.header.sort_descending if again else column.is_figure
        self.set_sort(column.key, descending)
        self.sort_wanted.emit(column.key, descending)

    def _apply_memory(self) -> None:
        columns = self.rows_model.columns
        for number, column in enumerate(columns):
            self.setColumnHidden(number, column.key in self._memory.hidden and not column.stretch)
        shown = [n for n in range(len(columns)) if not self.isColumnHidden(n)]
        self.first_shown_column = shown[0] if shown else 0
        if self.current_number >= 0 and self.isColumnHidden(self.currentIndex().column()):
            self.go_to(self.current_number)
        self.header.sort_key = self._memory.sort_key
        self.header.sort_descending = self._memory.sort_descending
        self._fit()
        self.columns_changed.emit()

    def _fit(self) -> None:
        """Gives every column its width and what is left over to the stretching one."""
        columns = self.rows_model.columns
        widths = [self._memory.widths.get(column.key, column.width) for column in columns]
        shown = [n for n in range(len(columns)) if not self.isColumnHidden(n)]
        spare = self.viewport().width() - sum(widths[n] for n in shown)
        stretching = [n for n in shown if columns[n].stretch]
        for number in stretching:
            # It gives way before the table begins to scroll sideways, but a name must stay a name.
            least = max(widths[number] // 2, min(widths[number], _LEAST_NAME_PX))
            widths[number] = max(widths[number] + spare // len(stretching), least)
        self._fitting = True
        for number in shown:
            self.setColumnWidth(number, widths[number])
        self._fitting = False
        self._frozen.follow()
        self.columns_changed.emit()

    def _width_changed(self, number: int, _before: int, wide: int) -> None:
        if self._fitting or not wide:
            return
        self._memory.widths[self.rows_model.columns[number].key] = wide
        self._saving.start()
        self._frozen.follow()
        self.columns_changed.emit()

    def _save_memory(self) -> None:
        if self._save:
            self._save(self._memory.kept())

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()
