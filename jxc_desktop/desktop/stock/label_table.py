"""The table of labels that wait: the goods, the price that will stand there, how many, and why."""

from datetime import datetime
from typing import Any

from jxc_desktop.catalog.label_queue import WaitingLabel, Why
from jxc_desktop.desktop.kit.table import ROW_EDIT, Column, Emph, Grid, Kind, Sign
from jxc_desktop.words import tr


def label_grid() -> Grid:
    """The grid over `(number, WaitingLabel)` rows."""
    yuan = tr("¥")
    columns = [
        Column("sign", "", Kind.ORDINAL, width=44, sortable=False, read=_sign),
        Column(
            "label", tr("Item"), width=260, stretch=True, sortable=False, read=lambda row: label_of(row).goods.label
        ),
        Column(
            "code", tr("Barcode"), Kind.CODE, width=150, sortable=False, read=lambda row: label_of(row).goods.barcode
        ),
        Column("unit", tr("Unit"), Kind.MUTED, width=64, sortable=False, read=lambda row: label_of(row).goods.unit),
        Column("price", tr("Shelf price"), Kind.PRICE, yuan, 120, sortable=False, read=_price),
        Column("copies", tr("Copies"), Kind.COUNT, width=96, editable=True, sortable=False, read=_copies),
        Column("why", tr("Why"), Kind.MUTED, width=120, sortable=False, read=lambda row: why_words(label_of(row).why)),
        Column("at", tr("Since"), Kind.TIME, width=110, sortable=False, read=_since),
    ]
    return Grid(columns, name=tr("Labels that wait"), row_height=ROW_EDIT)


def label_of(row: Any) -> WaitingLabel:
    """The label of a row of the grid."""
    label: WaitingLabel = row[1]
    return label


def why_words(why: Why) -> str:
    """What put it there."""
    return {
        Why.RECEIVED: tr("delivered"),
        Why.PRICE_CHANGED: tr("new price"),
        Why.ASKED: tr("by hand"),
    }[why]


def _sign(row: Any) -> object:
    if not label_of(row).goods.retail_price:
        return Sign("circle-alert", "warn", tr("No shelf price"))
    return row[0]


def _price(row: Any) -> object:
    return label_of(row).goods.retail_price or None


def _since(row: Any) -> object:
    return datetime.fromisoformat(label_of(row).at)


def _copies(row: Any) -> object:
    return Emph(label_of(row).copies)
