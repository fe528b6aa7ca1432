"""The table of a purchase return: what came on the receipt, what went back, what can, and what goes now."""

from dataclasses import dataclass, replace
from typing import Any

from jxc_desktop.desktop.kit.table import ROW_EDIT, Column, Emph, Grid, Kind, RowStyle
from jxc_desktop.kernel.money import ZERO, Money
from jxc_desktop.kernel.quantity import NONE, Quantity
from jxc_desktop.kernel.rounding import div_half_up
from jxc_desktop.purchasing.lookups import ReceiptLine
from jxc_desktop.words import tr

_FAINT, _PLAIN = RowStyle(faint=True), RowStyle()
COST_COLUMNS = ("price", "amount")


@dataclass(frozen=True, slots=True)
class BackLine:
    """A receipt line and how much of it goes back now, in the line's unit."""

    line: ReceiptLine
    now: Quantity = NONE

    @property
    def label(self) -> str:
        """The goods as the table names them."""
        return f"{self.line.name} {self.line.spec}".strip()

    @property
    def worth(self) -> Money:
        """About what comes off the bill: the verb counts the last part to the fen."""
        if not self.line.amount or not self.line.quantity:
            return ZERO
        return Money(div_half_up(self.line.amount.fen * self.now.thousandths, self.line.quantity.thousandths))

    def holding(self, now: Quantity) -> "BackLine":
        """Another quantity, never below nothing."""
        return replace(self, now=max(now, NONE))


def return_grid() -> Grid:
    """The grid over `(number, BackLine)` rows."""
    yuan = tr("¥")
    columns = [
        Column("sign", "", Kind.ORDINAL, width=44, sortable=False, read=_number),
        Column("label", tr("Item"), width=260, stretch=True, sortable=False, read=lambda row: _of(row).label),
        Column("unit", tr("Unit"), Kind.MUTED, width=70, sortable=False, read=lambda row: _of(row).line.unit),
        Column("came", tr("Came"), Kind.QUANTITY, width=90, sortable=False, read=lambda row: _of(row).line.quantity),
        Column("back", tr("Went back"), Kind.QUANTITY, width=100, sortable=False, read=_back),
        Column("left", tr("Can go back"), Kind.QUANTITY, width=110, sortable=False, read=_left),
        Column("now", tr("Back now"), Kind.QUANTITY, width=100, editable=True, sortable=False, read=_now),
        Column("price", tr("Price"), Kind.PRICE, yuan, 110, sortable=False, read=lambda row: _of(row).line.price),
        Column("amount", tr("Amount"), Kind.MONEY, yuan, 120, sortable=False, read=lambda row: _of(row).worth),
        Column("expiry", tr("Expires"), Kind.DATE, width=120, sortable=False, read=_expiry),
    ]
    grid = Grid(columns, name=tr("Lines of the receipt"), row_height=ROW_EDIT)
    grid.rows_model.row_style = lambda row: _PLAIN if _of(row).now else _FAINT
    return grid


def _number(row: Any) -> object:
    return row[0]


def _of(row: Any) -> BackLine:
    line: BackLine = row[1]
    return line


def _back(row: Any) -> object:
    return _of(row).line.returned


def _left(row: Any) -> object:
    return _of(row).line.returnable


def _now(row: Any) -> object:
    return Emph(_of(row).now)


def _expiry(row: Any) -> object:
    return _of(row).line.expiry_day
