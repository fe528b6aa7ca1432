"""Closing an order whose rest is not coming; a draft is voided."""

from dataclasses import dataclass

from jxc_desktop.documents.kinds import State
from jxc_desktop.documents.life import advance
from jxc_desktop.kernel.changes import Topic
from jxc_desktop.kernel.permission import Permission
from jxc_desktop.kernel.refusal import Refused
from jxc_desktop.purchasing.order_state import OrderState, an_order, ordered_lines, state_of
from jxc_desktop.usecase import Tx, use_case
from jxc_desktop.words import mark


@dataclass(frozen=True, slots=True)
class CloseOrder:
    """The rest of this order is not coming."""

    order_id: int


@dataclass(frozen=True, slots=True)
class OrderClosed:
    """The order as it is now."""

    document_id: int
    number: str
    state: OrderState


@use_case(mark("Close an order"), needs=Permission.ORDER_GOODS, touches={Topic.PURCHASES})
def close_order(tx: Tx, request: CloseOrder) -> OrderClosed:
    """Row 2, manual close of the rest. Refused "paper.unknown", "paper.not_now", "order.complete"."""
    old = an_order(tx.conn, request.order_id)
    lines = ordered_lines(tx.conn, old.id)
    if state_of(old, lines) is OrderState.COMPLETED:
        raise Refused("order.complete", number=old.number)
    now = advance(tx, old, State.VOIDED if old.state is State.DRAFT else State.CLOSED)
    return OrderClosed(now.id, now.number, state_of(now, lines))
