"""Purchase orders read for lists and forms."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from sqlalchemy import ColumnElement, Connection, Select, case, func, select

from jxc_desktop.catalog.goods_columns import line_columns, with_goods
from jxc_desktop.catalog.tables import item_unit
from jxc_desktop.documents.kinds import Kind, State
from jxc_desktop.documents.tables import document, partner
from jxc_desktop.kernel.money import Money
from jxc_desktop.kernel.price import Price
from jxc_desktop.kernel.quantity import Quantity
from jxc_desktop.kernel.refusal import Refused
from jxc_desktop.kernel.rounding import div_half_up
from jxc_desktop.purchasing.order_state import OrderState
from jxc_desktop.purchasing.tables import order_line


@dataclass(frozen=True, slots=True)
class OrderHead:
    """One order in a list; `ordered` and `received` add up base quantities of all its lines."""

    document_id: int
    number: str
    state: OrderState
    supplier_id: int
    supplier: str
    business_day: str
    ordered: Quantity
    received: Quantity
    total: Money | None
    memo: str


@dataclass(frozen=True, slots=True)
class OrderLine:
    """One line; quantities in the line's own unit, `received` and `remaining` cut to thousandths of it."""

    id: int
    line_no: int
    item_id: int
    unit_id: int
    code: str
    name: str
    spec: str
    unit: str
    factor: Quantity
    quantity: Quantity
    price: Price | None
    amount: Money | None
    received: Quantity
    remaining: Quantity
    due_day: str


@dataclass(frozen=True, slots=True)
class Order:
    """An order with its lines."""

    head: OrderHead
    lines: tuple[OrderLine, ...]


def orders(
    conn: Connection,
    *,
    supplier_id: int | None = None,
    states: Sequence[OrderState] = (),
    before_id: int | None = None,
    limit: int = 100,
    with_cost: bool = True,
) -> list[OrderHead]:
    """Orders, newest first; the next page begins `before_id` of the last one."""
    statement, state = _heads(with_cost)
    if supplier_id is not None:
        statement = statement.where(document.c.partner_id == supplier_id)
    if states:
        statement = statement.where(state.in_([str(one) for one in states]))
    if before_id is not None:
        statement = statement.where(document.c.id < before_id)
    return [_head(row) for row in conn.execute(statement.order_by(document.c.id.desc()).limit(limit))]


def order(conn: Connection, order_id: int, *, with_cost: bool = True) -> Order:
    """One order with what is still to come; Refused "paper.unknown"."""
    row = conn.execute(_heads(with_cost)[0].where(document.c.id == order_id)).first()
    if row is None:
        raise Refused("paper.unknown", number=str(order_id))
    columns = [
        *line_columns(order_line),
        item_unit.c.factor,
        order_line.c.quantity,
        order_line.c.base_quantity,
        order_line.c.received_quantity,
        order_line.c.due_day,
    ]
    if with_cost:
        columns += [order_line.c.price_e4, order_line.c.amount_fen]
    rows = select(*columns).select_from(with_goods(order_line)).where(order_line.c.document_id == order_id)
    return Order(_head(row), tuple(_line(each) for each in conn.execute(rows.order_by(order_line.c.line_no))))


def on_order(conn: Connection, warehouse_id: int) -> dict[int, Quantity]:
    """What is still to come for a warehouse on orders that are out: base quantities by item (row 10)."""
    missing = func.sum(order_line.c.base_quantity - order_line.c.received_quantity)
    rows = conn.execute(
        select(order_line.c.item_id, missing)
        .select_from(order_line.join(document, document.c.id == order_line.c.document_id))
        .where(document.c.kind == str(Kind.PURCHASE_ORDER), document.c.state == str(State.POSTED))
        .where(document.c.warehouse_id == warehouse_id, order_line.c.received_quantity < order_line.c.base_quantity)
        .group_by(order_line.c.item_id)
    )
    return {item_id: Quantity(quantity) for item_id, quantity in rows}


def _heads(with_cost: bool) -> tuple[Select[Any], ColumnElement[str]]:
    """The select of order heads and, for filtering, the column of the derived state (row 2)."""
    mine = order_line.c.document_id == document.c.id
    ordered = _of_lines(func.sum(order_line.c.base_quantity), mine)
    received = _of_lines(func.sum(order_line.c.received_quantity), mine)
    short = _of_lines(func.count(), mine, order_line.c.received_quantity < order_line.c.base_quantity)
    state = case(
        (document.c.state != str(State.POSTED), document.c.state),
        (short == 0, str(OrderState.COMPLETED)),
        (received != 0, str(OrderState.PARTIAL)),
        else_=str(OrderState.APPROVED),
    )
    columns = [
        document.c.id,
        document.c.number,
        document.c.partner_id,
        document.c.business_day,
        document.c.memo,
        partner.c.name.label("supplier"),
        ordered.label("ordered"),
        received.label("received"),
        state.label("order_state"),
        *([document.c.total_fen] if with_cost else []),
    ]
    joined = document.join(partner, partner.c.id == document.c.partner_id)
    return select(*columns).select_from(joined).where(document.c.kind == str(Kind.PURCHASE_ORDER)), state


def _of_lines(sum_of: ColumnElement[int], *where: ColumnElement[bool]) -> ColumnElement[int]:
    inner = select(func.coalesce(sum_of, 0)).where(*where).correlate(document)
    return inner.scalar_subquery()


def _head(row: Any) -> OrderHead:
    return OrderHead(
        row.id,
        row.number or "",
        OrderState(row.order_state),
        row.partner_id,
        row.supplier,
        row.business_day,
        Quantity(row.ordered),
        Quantity(row.received),
        Money(row.total_fen) if hasattr(row, "total_fen") else None,
        row.memo,
    )


def _line(row: Any) -> OrderLine:
    received = div_half_up(row.received_quantity * 1000, row.factor)
    return OrderLine(
        row.id,
        row.line_no,
        row.item_id,
        row.unit_id,
        row.code,
        row.name,
        row.spec,
        row.unit,
        Quantity(row.factor),
        Quantity(row.quantity),
        Price(row.price_e4) if hasattr(row, "price_e4") else None,
        Money(row.amount_fen) if hasattr(row, "amount_fen") else None,
        Quantity(received),
        Quantity(max(row.quantity - received, 0)),
        row.due_day,
    )
