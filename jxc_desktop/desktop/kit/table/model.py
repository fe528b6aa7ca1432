"""The rows of a table: any objects, in pages, their values read through the columns."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from operator import attrgetter
from typing import Any

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt, Signal

from jxc_desktop.desktop.kit.kinds import text_of
from jxc_desktop.desktop.kit.table.cells import Emph
from jxc_desktop.desktop.kit.table.columns import PLAIN_ROW, Column, RowStyle

Index = QModelIndex | QPersistentModelIndex
Reader = Callable[[Any], object]
SKELETON_ROWS = 24
_TOP = QModelIndex()
# Asked for every cell at every painting, and joining flags takes Python its time.
_SHOWN = Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable
_TYPED = _SHOWN | Qt.ItemFlag.ItemIsEditable


class GridModel(QAbstractTableModel):
    """Rows of any kind (objects, mappings, tuples); more are asked for as the reader scrolls down.

    `page_wanted(last_row)` asks for the page that follows that row: answer with `append(rows, more)`.
    `edited(row_number, key, value)` tells what was typed into a cell; the owner puts the new row in with
    `replace_row`, or says `refuse_edit` by doing nothing.
    """

    page_wanted = Signal(object)
    edited = Signal(int, str, object)

    def __init__(self, columns: Sequence[Column], parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._columns = tuple(columns)
        self._rows: list[Any] = []
        self._readers: list[Reader] = []
        self._more = False
        self._asked = False
        self._loading = False
        self.row_style: Callable[[Any], RowStyle] | None = None

    @property
    def columns(self) -> tuple[Column, ...]:
        """The declared columns, hidden ones too."""
        return self._columns

    @property
    def rows(self) -> Sequence[Any]:
        """The rows that have arrived."""
        return self._rows

    @property
    def loading(self) -> bool:
        """Whether grey bars stand where rows will come."""
        return self._loading

    def show_rows(self, rows: Iterable[Any], *, more: bool = False) -> None:
        """Shows these rows from the top; `more` says that a next page can be asked for."""
        self.beginResetModel()
        self._rows = list(rows)
        self._readers = self._readers_for(self._rows[0]) if self._rows else []
        self._more, self._asked, self._loading = more, False, False
        self.endResetModel()

    def append(self, rows: Iterable[Any], *, more: bool = False) -> None:
        """Adds the next page below."""
        new = list(rows)
        self._more, self._asked = more, False
        if not new:
            return
        if not self._rows or self._loading:
            self.show_rows(new, more=more)
            return
        first = len(self._rows)
        self.beginInsertRows(_TOP, first, first + len(new) - 1)
        self._rows += new
        self.endInsertRows()

    def replace_row(self, number: int, row: Any) -> None:
        """Another row in the place of this one, as after an edit."""
        self._rows[number] = row
        self.dataChanged.emit(self.index(number, 0), self.index(number, len(self._columns) - 1))

    def insert_row(self, number: int, row: Any) -> None:
        """One row more, before `number`."""
        if not self._rows:
            self.show_rows([row])
            return
        self.beginInsertRows(_TOP, number, number)
        self._rows.insert(number, row)
        self.endInsertRows()

    def remove_row(self, number: int) -> None:
        """One row less."""
        self.beginRemoveRows(_TOP, number, number)
        del self._rows[number]
        self.endRemoveRows()

    def show_loading(self) -> None:
        """Grey bars instead of rows."""
        self.beginResetModel()
        self._rows, self._loading, self._more = [], True, False
        self.endResetModel()

    def value(self, row: int, column: int) -> object:
        """The raw value of a cell (a Money, a Two ...)."""
        return self._readers[column](self._rows[row]) if row < len(self._rows) else None

    def style(self, row: int) -> RowStyle:
        """How this row looks."""
        if self.row_style is None or row >= len(self._rows):
            return PLAIN_ROW
        return self.row_style(self._rows[row])

    def column_number(self, key: str) -> int:
        """Where the column of this key stands."""
        return next(n for n, column in enumerate(self._columns) if column.key == key)

    def _readers_for(self, row: object) -> list[Reader]:
        return [column.read or _reader(column.key, number, row) for number, column in enumerate(self._columns)]

    # --- what Qt asks ------------------------------------------------------------------------------------------

    def rowCount(self, parent: Index = _TOP) -> int:
        if parent.isValid():
            return 0
        return SKELETON_ROWS if self._loading else len(self._rows)

    def columnCount(self, parent: Index = _TOP) -> int:
        return 0 if parent.isValid() else len(self._columns)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        if role not in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.EditRole) or not index.isValid() or self._loading:
            return None
        value = self.value(index.row(), index.column())
        if isinstance(value, Emph):
            value = value.value
        if role == Qt.ItemDataRole.EditRole:
            return value
        return text_of(value, self._columns[index.column()].kind)

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        if orientation == Qt.Orientation.Horizontal and role == Qt.ItemDataRole.DisplayRole:
            return self._columns[section].full_title
        return None

    def flags(self, index: Index) -> Qt.ItemFlag:
        if self._loading or not index.isValid():
            return Qt.ItemFlag.NoItemFlags
        return _TYPED if self.is_editable(index.row(), index.column()) else _SHOWN

    def is_editable(self, row: int, column: int) -> bool:
        """Whether a cell can be typed into: its column says so and its row is no heading."""
        return self._columns[column].editable and not self.style(row).group

    def setData(self, index: Index, value: object, role: int = Qt.ItemDataRole.EditRole) -> bool:
        if role != Qt.ItemDataRole.EditRole:
            return False
        self.edited.emit(index.row(), self._columns[index.column()].key, value)
        return True

    def canFetchMore(self, parent: Index) -> bool:
        return self._more and not self._asked and not parent.isValid()

    def fetchMore(self, parent: Index) -> None:
        if self._rows:
            self._asked = True
            self.page_wanted.emit(self._rows[-1])


def _reader(key: str, number: int, row: object) -> Reader:
    if isinstance(row, Mapping):
        return lambda mapping: mapping.get(key)
    if isinstance(row, tuple) and not hasattr(row, key):
        return lambda values: values[number]
    return attrgetter(key)
