"""Picking the purchase order a delivery answers: those that still have goods to come."""

from collections.abc import Callable
from typing import Any

from PySide6.QtWidgets import QWidget

from jxc_desktop.desktop.kit.table import Column, Kind, Mark
from jxc_desktop.desktop.lines.pick_sheet import PickSheet
from jxc_desktop.desktop.workplace import Workplace
from jxc_desktop.purchasing.order_lookups import OrderHead, orders
from jxc_desktop.purchasing.order_state import OrderState
from jxc_desktop.words import mark, tr

OPEN = (OrderState.APPROVED, OrderState.PARTIAL)
STATES = {
    OrderState.DRAFT: (mark("Draft"), "text2"),
    OrderState.APPROVED: (mark("On the way"), "accent"),
    OrderState.PARTIAL: (mark("Partly here"), "warn"),
    OrderState.COMPLETED: (mark("All here"), "ok"),
    OrderState.CLOSED: (mark("Closed"), "text2"),
    OrderState.VOIDED: (mark("Voided"), "text2"),
}


def order_columns(with_cost: bool) -> list[Column]:
    """The columns of a list of orders."""
    columns = [
        Column("number", tr("Number"), Kind.CODE, width=176, read=_number),
        Column("supplier", tr("Supplier"), width=180, stretch=True),
        Column("business_day", tr("Day"), Kind.DATE, width=110),
        Column("ordered", tr("Ordered"), Kind.QUANTITY, width=90),
        Column("received", tr("Came"), Kind.QUANTITY, width=90),
        Column("state", tr("State"), Kind.TAG, width=96, read=_state),
    ]
    if with_cost:
        columns.insert(-1, Column("total", tr("Amount"), Kind.MONEY, tr("¥"), width=110))
    return columns


def _number(row: Any) -> object:
    return row.number or tr("draft")


def _state(row: Any) -> object:
    words, tone = STATES[row.state]
    return Mark(tr(words), tone)


def pick_order(
    window: QWidget, work: Workplace, supplier_id: int | None, then: Callable[[OrderHead], object]
) -> PickSheet:
    """An open order, of one supplier where he is known; `then(OrderHead)`."""

    def ask(conn: Any, words: str) -> list[OrderHead]:
        found = orders(conn, supplier_id=supplier_id, states=OPEN, limit=200, with_cost=work.sees_cost)
        wanted = words.strip().casefold()
        return [one for one in found if wanted in f"{one.number} {one.supplier} {one.memo}".casefold()]

    sheet = PickSheet(
        window,
        work,
        tr("Choose the order"),
        order_columns(work.sees_cost),
        ask,
        placeholder=tr("Number, supplier"),
        none_found=tr("No order has goods to come"),
        width=900,
    )
    sheet.picked.connect(then)
    sheet.open_for()
    return sheet
