"""The figures of a chart as a table, for who would rather read than look."""

from collections.abc import Callable

from PySide6.QtWidgets import QWidget

from jxc_desktop.desktop.kit.buttons import KeyButton
from jxc_desktop.desktop.kit.chart_ground import Chart
from jxc_desktop.desktop.kit.sheet import Sheet
from jxc_desktop.desktop.kit.table import ROW_REPORT, Column, Grid, Kind
from jxc_desktop.words import tr


def show_numbers(window: QWidget, chart: Chart) -> Sheet:
    """Opens the table of a chart; its first row of numbers names the columns."""
    titles, *lines = chart.numbers()
    sheet = Sheet(window, chart.accessibleName(), width=460)
    columns = [Column("0", titles[0], stretch=True, width=120, sortable=False, read=_cell(0))]
    columns += [
        Column(str(n), title, Kind.MONEY, width=130, sortable=False, read=_cell(n))
        for n, title in enumerate(titles)
        if n
    ]
    grid = Grid(columns, name=chart.accessibleName(), row_height=ROW_REPORT, identity=lambda row: row)
    grid.setMinimumHeight(320)
    grid.show_rows([(*line, *[""] * (len(titles) - len(line))) for line in lines])
    sheet.body.addWidget(grid, 1)
    sheet.set_foot([], [KeyButton(tr("Close"), "Esc")])
    sheet.closed.connect(sheet.deleteLater)
    sheet.open_sheet(grid)
    return sheet


def _cell(number: int) -> Callable[[object], object]:
    def read(line: object) -> object:
        return line[number] if isinstance(line, tuple) and number < len(line) else ""

    return read
