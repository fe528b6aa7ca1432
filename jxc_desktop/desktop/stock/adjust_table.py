"""The table of goods written off or found: what lies there, how many, and why."""

from dataclasses import dataclass
from typing import Any

from jxc_desktop.catalog.find import ItemUnit
from jxc_desktop.desktop.kit.table import ROW_EDIT, Column, Emph, Grid, Kind
from jxc_desktop.kernel.quantity import NONE, Quantity
from jxc_desktop.stock.reasons import Reason
from jxc_desktop.words import tr, word_for


@dataclass(frozen=True, slots=True)
class GoneLine:
    """So much of one unit, and why; `held` is what the book says, in the base unit."""

    goods: ItemUnit
    now: Quantity
    reason: Reason
    held: Quantity = NONE


def adjust_grid() -> Grid:
    """The grid over `(number, GoneLine)` rows."""
    columns = [
        Column("sign", "", Kind.ORDINAL, width=44, sortable=False, read=_number),
        Column("label", tr("Item"), width=280, stretch=True, sortable=False, read=lambda row: _line(row).goods.label),
        Column("unit", tr("Unit"), Kind.MUTED, width=80, sortable=False, read=lambda row: _line(row).goods.unit),
        Column("held", tr("In stock"), Kind.QUANTITY, width=110, sortable=False, read=lambda row: _line(row).held),
        Column("now", tr("How many"), Kind.QUANTITY, width=120, editable=True, sortable=False, read=_now),
        Column("reason", tr("Why"), width=180, sortable=False, read=lambda row: word_for(_line(row).reason)),
    ]
    return Grid(columns, name=tr("Lines of the adjustment"), row_height=ROW_EDIT)


def _number(row: Any) -> object:
    return row[0]


def _line(row: Any) -> GoneLine:
    line: GoneLine = row[1]
    return line


def _now(row: Any) -> object:
    return Emph(_line(row).now)
