"""An order's state as it follows from its lines, and how receipts count against them."""

from dataclasses import dataclass
from enum import StrEnum

from sqlalchemy import Connection, bindparam, select, update

from jxc_desktop.documents.kinds import Kind, State
from jxc_desktop.documents.life import Paper, paper
from jxc_desktop.kernel.price import Price
from jxc_desktop.kernel.quantity import Quantity
from jxc_desktop.kernel.refusal import Refused
from jxc_desktop.kernel.rounding import div_half_up
from jxc_desktop.purchasing.tables import order_line
from jxc_desktop.storage.prepared import Prepared


class OrderState(StrEnum):
    """草稿 已审核 部分入库 已完成 已关闭 已作废 (row 2)."""

    DRAFT = "draft"
    APPROVED = "approved"
    PARTIAL = "partial"
    COMPLETED = "completed"
    CLOSED = "closed"
    VOIDED = "voided"


@dataclass(frozen=True, slots=True)
class Ordered:
    """One line of an order: `quantity` and `price` in the unit it was written in, the rest in the base unit."""

    id: int
    item_id: int
    unit_id: int
    quantity: Quantity
    base_quantity: Quantity
    price: Price
    received: Quantity

    @property
    def remaining(self) -> Quantity:
        """What is still to come, in the base unit; never below nothing."""
        return max(self.base_quantity - self.received, Quantity(0))

    def price_per(self, factor: Quantity) -> Price:
        """The ordered price of a unit of this factor, whichever unit was ordered in."""
        whole = self.price.e4 * self.quantity.thousandths * factor.thousandths
        return Price(div_half_up(whole, self.base_quantity.thousandths * 1000))


_LINES = Prepared(
    select(
        order_line.c.id,
        order_line.c.item_id,
        order_line.c.unit_id,
        order_line.c.quantity,
        order_line.c.base_quantity,
        order_line.c.price_e4,
        order_line.c.received_quantity,
    )
    .where(order_line.c.document_id == bindparam("document"))
    .order_by(order_line.c.line_no)
)
_COUNT = Prepared(
    update(order_line)
    .where(order_line.c.id == bindparam("line"))
    .values(received_quantity=order_line.c.received_quantity + bindparam("more"))
)


def ordered_lines(conn: Connection, order_id: int) -> list[Ordered]:
    """The lines of an order as they were written."""
    return [
        Ordered(line, item, unit, Quantity(quantity), Quantity(base), Price(price), Quantity(received))
        for line, item, unit, quantity, base, price, received in _LINES.all(conn, document=order_id)
    ]


def state_of(order: Paper, lines: list[Ordered]) -> OrderState:
    """The order's state in the trade's words."""
    if order.state is not State.POSTED:
        return OrderState(order.state)
    if all(not line.remaining for line in lines):
        return OrderState.COMPLETED
    return OrderState.PARTIAL if any(line.received for line in lines) else OrderState.APPROVED


def an_order(conn: Connection, order_id: int) -> Paper:
    """The order's header; Refused "paper.unknown" where there is none or the paper is another."""
    order = paper(conn, order_id)
    if order.kind is not Kind.PURCHASE_ORDER:
        raise Refused("paper.unknown", number=order.number or str(order_id))
    return order


def open_order(conn: Connection, order_id: int, supplier_id: int) -> Paper:
    """An order that goods can come in on; Refused "paper.unknown", "order.not_open", "order.other_supplier"."""
    order = an_order(conn, order_id)
    if order.state is not State.POSTED:
        raise Refused("order.not_open", number=order.number or str(order.id))
    if order.partner_id != supplier_id:
        raise Refused("order.other_supplier", number=order.number)
    return order


def count_received(conn: Connection, received: list[tuple[int, Quantity]]) -> None:
    """Add what came in (take off what was reversed: negative) to the order lines, in the base unit."""
    _COUNT.run_many(conn, [{"line": line, "more": quantity.thousandths} for line, quantity in received])
