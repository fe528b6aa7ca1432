"""The stock book as selects that the rooms above join to their own tables (they never see `ledger.tables`)."""

from typing import Any

from sqlalchemy import ColumnElement, Connection, ScalarSelect, Select, bindparam, func, select

from jxc_desktop.kernel.money import ZERO, Money
from jxc_desktop.kernel.price import Price
from jxc_desktop.kernel.quantity import Quantity
from jxc_desktop.kernel.rounding import div_half_up
from jxc_desktop.ledger.costing import Route
from jxc_desktop.ledger.tables import stock_balance, stock_move
from jxc_desktop.storage.prepared import Prepared

_SHELF = Prepared(
    select(
        func.sum(stock_balance.c.quantity),
        func.sum(stock_balance.c.value_fen),
        func.max(stock_balance.c.average_quantity),
        func.max(stock_balance.c.average_value_fen),
    ).where(stock_balance.c.item_id == bindparam("item"), stock_balance.c.warehouse_id == bindparam("warehouse"))
)


def held(item_id: ColumnElement[int], warehouse_id: int | ColumnElement[int | None] | None = None) -> ScalarSelect[int]:
    """The quantity on hand of the item a column names, in one warehouse or all: a column for the room's own select."""
    quantity = func.coalesce(func.sum(stock_balance.c.quantity), 0)
    statement = select(quantity).where(stock_balance.c.item_id == item_id)
    if warehouse_id is not None:
        statement = statement.where(stock_balance.c.warehouse_id == warehouse_id)
    return statement.scalar_subquery()


def present_cost(
    conn: Connection, item_id: int, warehouse_id: int, quantity: Quantity, reference: Price | None = None
) -> Money:
    """What `quantity` is worth at the shelf's present average, else its last one, else the reference price."""
    row = _SHELF.first(conn, item=item_id, warehouse=warehouse_id)
    on_hand, value, last_quantity, last_value = (each or 0 for each in row)
    if on_hand > 0:
        return Money(div_half_up(value * quantity.thousandths, on_hand))
    if last_quantity:
        return Money(div_half_up(last_value * quantity.thousandths, last_quantity))
    return reference.times(quantity) if reference else ZERO


def last_move(conn: Connection, item_id: int, warehouse_id: int) -> int:
    """The id of the latest move on a shelf, 0 where there is none: two equal answers mean nothing moved between."""
    mine = (stock_move.c.item_id == item_id) & (stock_move.c.warehouse_id == warehouse_id)
    return int(conn.execute(select(func.coalesce(func.max(stock_move.c.id), 0)).where(mine)).scalar_one())


_LAST_RETAIL = Prepared(
    select(stock_move.c.id)
    .where(
        stock_move.c.item_id == bindparam("item"),
        stock_move.c.warehouse_id == bindparam("warehouse"),
        stock_move.c.route == str(Route.RETAIL),
    )
    .order_by(stock_move.c.id.desc())
    .limit(1)
)


def last_retail(conn: Connection, item_id: int, warehouse_id: int) -> int:
    """The id of the latest move by which an item was sold over the counter, 0 where it never was: later is greater."""
    row = _LAST_RETAIL.first(conn, item=item_id, warehouse=warehouse_id)
    return row[0] if row else 0


PAPER_AND_ITEM = ("document_id", "item_id")


def moved_by_paper(*routes: Route) -> Select[Any]:
    """Quantity and value of each PAPER_AND_ITEM that moved by these routes: what a room's proof compares with."""
    return (
        select(
            stock_move.c.document_id,
            stock_move.c.item_id,
            func.sum(stock_move.c.quantity).label("quantity"),
            func.sum(stock_move.c.value_fen).label("value_fen"),
        )
        .where(stock_move.c.route.in_([str(route) for route in routes]))
        .group_by(stock_move.c.document_id, stock_move.c.item_id)
    )
