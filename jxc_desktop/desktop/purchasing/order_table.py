"""The table of an order: what lies there, the least, how many to order, price, amount, the day it should come."""

from typing import Any

from jxc_desktop.desktop.kit.table import ROW_EDIT, Column, Emph, Grid, Kind, RowStyle
from jxc_desktop.desktop.purchasing.ordering import WantedLine
from jxc_desktop.words import tr

_FAINT, _PLAIN = RowStyle(faint=True), RowStyle()
COST_COLUMNS = ("amount",)


def order_grid() -> Grid:
    """The grid over `(number, WantedLine)` rows."""
    yuan = tr("¥")
    grid = Grid(
        [
            Column("sign", "", Kind.ORDINAL, width=44, sortable=False, read=lambda row: _number(row)),
            Column(
                "label", tr("Item"), width=260, stretch=True, sortable=False, read=lambda row: _line(row).goods.label
            ),
            Column("unit", tr("Unit"), Kind.MUTED, width=70, sortable=False, read=lambda row: _line(row).goods.unit),
            Column("held", tr("In stock"), Kind.QUANTITY, width=96, sortable=False, read=_held),
            Column("least", tr("Least"), Kind.QUANTITY, width=96, sortable=False, read=lambda row: _line(row).least),
            Column("now", tr("Order qty"), Kind.QUANTITY, width=100, editable=True, sortable=False, read=_now),
            Column("price", tr("Price"), Kind.PRICE, yuan, 110, editable=True, sortable=False, read=_price),
            Column("amount", tr("Amount"), Kind.MONEY, yuan, 120, sortable=False, read=lambda row: _line(row).worth),
            Column(
                "due", tr("Due"), Kind.DATE, width=120, editable=True, sortable=False, read=lambda row: _line(row).due
            ),
        ],
        name=tr("Lines of the order"),
        row_height=ROW_EDIT,
    )
    grid.rows_model.row_style = lambda row: _PLAIN if _line(row).now else _FAINT
    return grid


def _number(row: Any) -> object:
    return row[0]


def _line(row: Any) -> WantedLine:
    line: WantedLine = row[1]
    return line


def _held(row: Any) -> object:
    line = _line(row)
    return Emph(line.held, "warn", bold=False) if line.held < line.least else line.held


def _now(row: Any) -> object:
    return Emph(_line(row).now)


def _price(row: Any) -> object:
    return _line(row).price
