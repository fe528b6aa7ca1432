"""The table of a stock-take: shelf, book, counted, the difference, what it is worth, when and by whom."""

from dataclasses import dataclass
from typing import Any

from jxc_desktop.desktop.kit.table import ROW_COUNT, Column, Emph, Grid, Kind, RowStyle, Sign
from jxc_desktop.stock.count_sheets import CountRow
from jxc_desktop.words import tr

_FAINT, _PLAIN = RowStyle(faint=True), RowStyle()
BOOK_COLUMNS = ("book", "variance", "variance_retail")


@dataclass(frozen=True, slots=True)
class Numbered:
    """A row of the sheet with its place on the page."""

    number: int
    row: CountRow


def count_grid() -> Grid:
    """The grid over `Numbered` rows; "counted" can be typed."""
    columns = [
        Column("sign", "", Kind.ORDINAL, width=44, sortable=False, read=_sign),
        Column("label", tr("Item"), width=250, stretch=True, sortable=False, read=_label),
        Column("bin", tr("Shelf"), Kind.MUTED, width=72, sortable=False, read=lambda row: _of(row).bin),
        Column("book", tr("In book"), Kind.QUANTITY, width=80, sortable=False, read=lambda row: _of(row).book),
        Column("now", tr("Count"), Kind.QUANTITY, width=84, editable=True, sortable=False, read=_counted),
        Column("variance", tr("Diff."), Kind.SIGNED, width=76, sortable=False, read=lambda row: _of(row).variance),
        Column("variance_retail", tr("At retail"), Kind.MONEY, tr("¥"), 104, sortable=False, read=_retail),
        Column("at", tr("Time"), Kind.TIME, width=68, sortable=False, read=lambda row: _of(row).counted_at[11:16]),
        Column("by", tr("Counter"), Kind.MUTED, width=82, sortable=False, read=lambda row: _of(row).counted_by),
    ]
    grid = Grid(columns, name=tr("Stock-take"), row_height=ROW_COUNT, identity=lambda row: row.row.item_id)
    grid.rows_model.row_style = lambda row: _PLAIN if _of(row).counted is not None else _FAINT
    return grid


def label_of(row: CountRow) -> str:
    """The goods as the table names them."""
    return f"{row.name} {row.spec}".strip()


def _of(row: Any) -> CountRow:
    counted: CountRow = row.row
    return counted


def _sign(row: Any) -> object:
    of = _of(row)
    if of.variance:
        return Sign("circle-alert", "warn", tr("Not as in the book"))
    return row.number


def _label(row: Any) -> object:
    return label_of(_of(row))


def _counted(row: Any) -> object:
    counted = _of(row).counted
    # Counted as nothing is a finding, not counted is none: only the second is empty.
    return Emph(counted if counted else "0") if counted is not None else None


def _retail(row: Any) -> object:
    return _of(row).variance_retail
