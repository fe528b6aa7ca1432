"""Paints the cells of a table and opens the small field in which one is typed."""

from typing import cast

from PySide6.QtCore import QAbstractItemModel, QEvent, QModelIndex, QObject, QPersistentModelIndex, QRect, QSize, Qt
from PySide6.QtGui import QKeyEvent, QPainter, QPen
from PySide6.QtWidgets import QLineEdit, QStyledItemDelegate, QStyleOptionViewItem, QWidget

from jxc_desktop.desktop.kit import theme
from jxc_desktop.desktop.kit.kinds import Kind, read_typed, typed_text
from jxc_desktop.desktop.kit.labels import LEFT, RIGHT, restyle
from jxc_desktop.desktop.kit.table.bare_grid import BareGrid
from jxc_desktop.desktop.kit.table.cell_painter import Cell, paint_skeleton, paint_value
from jxc_desktop.desktop.kit.table.model import GridModel, Index
from jxc_desktop.kernel.quantity import Quantity
from jxc_desktop.kernel.refusal import Refused
from jxc_desktop.words import say_refusal

_STEPPED = {Kind.QUANTITY, Kind.COUNT}
_NEXT_KEYS = {Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Tab, Qt.Key.Key_Backtab, Qt.Key.Key_Up, Qt.Key.Key_Down}


class GridDelegate(QStyledItemDelegate):
    """The painter and editor of one grid."""

    def __init__(self, grid: BareGrid, parent: QObject) -> None:
        super().__init__(parent)
        self._grid = grid

    # --- painting ----------------------------------------------------------------------------------------------

    def sizeHint(self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex) -> QSize:
        return QSize(80, self._grid.row_height)

    def paint(
        self, painter: QPainter, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        grid, model = self._grid, self._grid.rows_model
        row, number = index.row(), index.column()
        box = cast(QRect, option.rect)  # type: ignore[attr-defined] # reason: the stubs leave out its fields
        column = model.columns[number]
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if model.loading:
            paint_skeleton(painter, Cell(column, None, model.style(row), box, grid.px), row)
            self._paint_lines(painter, box, number)
            return
        right = grid.in_right_half(number)
        style = model.style(row)
        if right and style.beside:
            style = style.beside
        current = row == grid.current_number and right == grid.right_half
        if current or style.group:
            painter.fillRect(box, theme.color("accent_soft" if current else "sunken"))
        self._paint_lines(painter, box, number)
        if current and number == (grid.split if right else grid.first_shown_column):
            painter.fillRect(box.left(), box.top(), 3, box.height() - 1, theme.color("accent"))
        cell = Cell(column, model.value(row, number), style, box, grid.px, grid.hit_in(row, column.key))
        paint_value(painter, cell)
        if current and column.editable and grid.hasFocus() and number == grid.currentIndex().column():
            painter.setPen(QPen(theme.color("accent"), 1))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRoundedRect(box.adjusted(4, 3, -4, -4), 5, 5)

    def _paint_lines(self, painter: QPainter, box: QRect, number: int) -> None:
        painter.fillRect(box.left(), box.bottom(), box.width(), 1, theme.color("line"))
        if number in self._grid.rule_columns:
            painter.fillRect(box.left(), box.top(), 1, box.height(), theme.color("line2"))

    # --- typing ------------------------------------------------------------------------------------------------

    def createEditor(
        self, parent: QWidget, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> QWidget:
        column = self._grid.rows_model.columns[index.column()]
        editor = QLineEdit(parent)
        editor.setObjectName("cell")
        editor.setFont(theme.font(self._grid.px))
        editor.setAlignment(RIGHT if column.is_figure else LEFT)
        editor.setAccessibleName(column.full_title)
        editor.textEdited.connect(lambda: self._mark(editor, ""))
        return editor

    def updateEditorGeometry(
        self, editor: QWidget, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        box = cast(QRect, option.rect)  # type: ignore[attr-defined] # reason: the stubs leave out its fields
        high = min(box.height() - 5, 34)
        editor.setGeometry(box.left() + 3, box.top() + (box.height() - high) // 2, box.width() - 6, high)

    def setEditorData(self, editor: QWidget, index: QModelIndex | QPersistentModelIndex) -> None:
        if isinstance(editor, QLineEdit):
            editor.setText(typed_text(index.data(Qt.ItemDataRole.EditRole)))
            editor.selectAll()

    def setModelData(
        self, editor: QWidget, model: QAbstractItemModel, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        if not isinstance(editor, QLineEdit):
            return
        try:
            value = self._read(editor, index)
        except Refused as refused:
            # The focus has left a cell that cannot be read: the old value stays and the page says so.
            self._grid.edit_refused.emit(say_refusal(refused))
            return
        if value != index.data(Qt.ItemDataRole.EditRole):
            self._grid.commits = True
            try:
                model.setData(index, value, Qt.ItemDataRole.EditRole)
            finally:
                self._grid.commits = False

    def eventFilter(self, editor: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.KeyPress and isinstance(editor, QLineEdit):
            key = cast(QKeyEvent, event)
            if key.key() in _NEXT_KEYS:
                self._leave(editor, Qt.Key(key.key()))
                return True
            if key.text() in ("+", "-") and self._step(editor, 1 if key.text() == "+" else -1):
                return True
        return super().eventFilter(editor, event)

    def _leave(self, editor: QLineEdit, key: Qt.Key) -> None:
        index = self._grid.currentIndex()
        try:
            self._read(editor, index)
        except Refused as refused:
            self._mark(editor, say_refusal(refused))
            return
        self.commitData.emit(editor)
        self.closeEditor.emit(editor, QStyledItemDelegate.EndEditHint.NoHint)
        self._grid.cell_left.emit(index.row(), index.column(), key)

    def _read(self, editor: QLineEdit, index: Index) -> object:
        return read_typed(editor.text(), self._grid.rows_model.columns[index.column()].kind)

    def _mark(self, editor: QLineEdit, fault: str) -> None:
        if editor.property("bad") != bool(fault):
            editor.setProperty("bad", bool(fault))
            restyle(editor)
        editor.setToolTip(fault)
        if fault:
            self._grid.edit_refused.emit(fault)

    def _step(self, editor: QLineEdit, by: int) -> bool:
        kind = self._grid.rows_model.columns[self._grid.currentIndex().column()].kind
        if kind not in _STEPPED:
            return False
        try:
            editor.setText(typed_text(stepped(read_typed(editor.text(), kind), by)))
        except Refused:
            return False
        editor.selectAll()
        return True


def stepped(value: object, by: int) -> object:
    """A quantity or count one whole unit up or down."""
    if isinstance(value, Quantity):
        return value + Quantity.of(by)
    return (value if isinstance(value, int) else 0) + by


def steps(model: GridModel, column: int) -> bool:
    """Whether + and − change this column."""
    return model.columns[column].editable and model.columns[column].kind in _STEPPED
