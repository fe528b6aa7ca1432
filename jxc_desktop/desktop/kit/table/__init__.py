"""The one table of the program: declared columns, painted rows, totals that stay below."""

from jxc_desktop.desktop.kit.kinds import Kind
from jxc_desktop.desktop.kit.table.bare_grid import ROW_BASKET, ROW_COUNT, ROW_EDIT, ROW_LIST, ROW_REPORT, hit_of
from jxc_desktop.desktop.kit.table.cells import Emph, Mark, Meter, Sign, Two
from jxc_desktop.desktop.kit.table.columns import Column, RowStyle
from jxc_desktop.desktop.kit.table.grid import Grid
from jxc_desktop.desktop.kit.table.model import GridModel
from jxc_desktop.desktop.kit.table.table_card import TableCard
from jxc_desktop.desktop.kit.table.totals import Totals

__all__ = [
    "ROW_BASKET",
    "ROW_COUNT",
    "ROW_EDIT",
    "ROW_LIST",
    "ROW_REPORT",
    "Column",
    "Emph",
    "Grid",
    "GridModel",
    "Kind",
    "Mark",
    "Meter",
    "RowStyle",
    "Sign",
    "TableCard",
    "Totals",
    "Two",
    "hit_of",
]
