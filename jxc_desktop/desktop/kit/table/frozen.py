"""The first text column again, over the table, while the rest is scrolled sideways."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QAbstractItemView, QFrame, QTableView

from jxc_desktop.desktop.kit import theme
from jxc_desktop.desktop.kit.kinds import Kind
from jxc_desktop.desktop.kit.table.bare_grid import BareGrid
from jxc_desktop.desktop.kit.table.delegate import GridDelegate
from jxc_desktop.desktop.kit.table.header import Header


class FrozenColumns(QTableView):
    """A second view of the same rows that shows the columns up to the first text one."""

    def __init__(self, grid: BareGrid) -> None:
        super().__init__(grid)
        self._grid = grid
        columns = grid.rows_model.columns
        self._last = next((n for n, c in enumerate(columns) if c.stretch or c.kind == Kind.TEXT), 0)
        self.setModel(grid.rows_model)
        self.setSelectionModel(grid.selectionModel())
        self.setHorizontalHeader(Header(columns))
        self.setItemDelegate(GridDelegate(grid, self))
        self.verticalHeader().hide()
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setShowGrid(False)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        grid.verticalScrollBar().valueChanged.connect(self.verticalScrollBar().setValue)
        self.verticalScrollBar().valueChanged.connect(grid.verticalScrollBar().setValue)
        grid.horizontalScrollBar().valueChanged.connect(self.follow)
        self.doubleClicked.connect(grid.doubleClicked)
        self.hide()

    def follow(self) -> None:
        """Stands where the table stands, with its widths; away while nothing is scrolled."""
        grid = self._grid
        if grid.horizontalScrollBar().value() == 0:
            self.hide()
            return
        rows = self.verticalHeader()
        rows.setDefaultSectionSize(grid.row_height)
        for number in range(len(grid.rows_model.columns)):
            self.setColumnHidden(number, number > self._last or grid.isColumnHidden(number))
            self.setColumnWidth(number, grid.columnWidth(number))
        header, own = grid.header, self.horizontalHeader()
        if isinstance(own, Header):
            own.sort_key, own.sort_descending = header.sort_key, header.sort_descending
        wide = sum(grid.columnWidth(n) for n in range(self._last + 1) if not grid.isColumnHidden(n))
        self.setGeometry(0, 0, min(wide, grid.viewport().width() * 2 // 3), grid.viewport().height() + header.height())
        self.show()
        self.raise_()
        self.verticalScrollBar().setValue(grid.verticalScrollBar().value())

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        painter = QPainter(self.viewport())
        area = self.viewport().rect()
        painter.fillRect(area.right(), 0, 1, area.height(), theme.color("line2"))
