"""The table of a delivery: ordered, received before, received now, the difference, price, change, amount, expiry."""

from collections.abc import Callable
from functools import partial
from typing import Any

from jxc_desktop.desktop.kit.kinds import ZERO_DASH
from jxc_desktop.desktop.kit.table import ROW_EDIT, Column, Emph, Grid, Kind, RowStyle, Sign
from jxc_desktop.desktop.purchasing.receiving import DeliveryLine
from jxc_desktop.kernel.quantity import NONE
from jxc_desktop.words import tr

_FAINT, _PLAIN = RowStyle(faint=True), RowStyle()
ORDER_COLUMNS = ("ordered", "before", "difference")
COST_COLUMNS = ("change", "amount")


def delivery_grid(*, sees_cost: bool) -> Grid:
    """The grid over `(number, DeliveryLine)` rows."""
    grid = Grid(_columns(partial(_sign, sees_cost)), name=tr("Lines of the delivery"), row_height=ROW_EDIT)
    grid.rows_model.row_style = lambda row: _PLAIN if _line(row).now else _FAINT
    return grid


def numbered(lines: tuple[DeliveryLine, ...]) -> list[tuple[int, DeliveryLine]]:
    """The rows of the grid."""
    return list(enumerate(lines, 1))


def _line(row: Any) -> DeliveryLine:
    line: DeliveryLine = row[1]
    return line


def _columns(sign: Callable[[Any], object]) -> list[Column]:
    yuan = tr("¥")
    return [
        Column("sign", "", Kind.ORDINAL, width=44, sortable=False, read=sign),
        Column("label", tr("Item"), width=230, stretch=True, sortable=False, read=_label),
        Column("unit", tr("Unit"), Kind.MUTED, width=56, sortable=False, read=lambda row: _line(row).goods.unit),
        Column("ordered", tr("Ordered"), Kind.QUANTITY, width=76, sortable=False, read=_ordered),
        Column("before", tr("Earlier"), Kind.QUANTITY, width=92, sortable=False, read=_before),
        Column("now", tr("Now"), Kind.QUANTITY, width=84, editable=True, sortable=False, read=_now),
        Column("difference", tr("Diff."), Kind.SIGNED, width=66, sortable=False, read=_difference),
        Column("price", tr("Price"), Kind.PRICE, yuan, 88, editable=True, sortable=False, read=_price),
        Column("change", tr("Vs last"), Kind.SIGNED, "%", 84, sortable=False, read=_change),
        Column("amount", tr("Amount"), Kind.MONEY, yuan, 108, editable=True, sortable=False, read=_worth),
        Column("retail", tr("Shelf price"), Kind.PRICE, yuan, 116, editable=True, sortable=False, read=_retail),
        Column("made", tr("Produced"), Kind.DATE, width=104, editable=True, sortable=False, hidden=True, read=_made),
        Column("expiry", tr("Expires"), Kind.DATE, width=104, editable=True, sortable=False, read=_expiry),
    ]


def _sign(sees_cost: bool, row: Any) -> object:
    line = _line(row)
    if not line.now:
        return row[0]
    if line.wants_price(sees_cost=sees_cost):
        return Sign("circle-alert", "warn", tr("Price missing"))
    if line.ordered is None:
        return row[0]
    if line.difference:
        return Sign("circle-alert", "warn", tr("Not as ordered"))
    return Sign("circle-check", "ok", tr("As ordered"))


def _label(row: Any) -> object:
    line = _line(row)
    return f"{line.label}  · {tr('gift')}" if line.gift else line.label


def _ordered(row: Any) -> object:
    return _line(row).ordered


def _before(row: Any) -> object:
    return _line(row).before


def _now(row: Any) -> object:
    line = _line(row)
    return Emph(line.now) if line.now else line.now


def _difference(row: Any) -> object:
    line = _line(row)
    return line.difference if line.now else NONE


def _price(row: Any) -> object:
    line = _line(row)
    return None if line.gift else line.price


def _change(row: Any) -> object:
    change = _line(row).change
    if not change:
        return ZERO_DASH if _line(row).last else None
    return Emph(change, "warn" if change > 0 or _line(row).jumped else "ok", bold=_line(row).jumped)


def _worth(row: Any) -> object:
    return _line(row).worth


def _retail(row: Any) -> object:
    line = _line(row)
    return Emph(line.retail, "accent") if line.retail is not None else line.goods.retail_price


def _made(row: Any) -> object:
    return _line(row).made


def _expiry(row: Any) -> object:
    return _line(row).expiry
