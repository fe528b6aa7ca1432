import pytest

from jxc_desktop.catalog.add_warehouse import NewWarehouse, add_warehouse
from jxc_desktop.documents.life import paper
from jxc_desktop.kernel.price import Price
from jxc_desktop.kernel.refusal import Refused
from jxc_desktop.purchasing import order_lookups
from jxc_desktop.purchasing.close_order import CloseOrder, close_order
from jxc_desktop.purchasing.order_goods import OrderedLine, OrderGoods, order_goods
from jxc_desktop.purchasing.order_state import OrderState
from jxc_desktop.purchasing.receive_goods import ReceiveGoods, receive_goods
from jxc_desktop.purchasing.received_lines import ReceivedLine
from jxc_desktop.purchasing.reverse_receipt import ReverseReceipt, reverse_receipt
from tests.stocked import Stocked, so_many


def ordered(stocked: Stocked, boxes: int = 10, **more: object):
    line = OrderedLine(stocked.unit("农夫山泉", "箱"), so_many(boxes), Price.parse("28.80"))
    return stocked.act(order_goods, OrderGoods(stocked.supplier_id, (line,), **more))


def receive(stocked: Stocked, order_id: int, quantity: int, unit: str = "箱", **more: object):
    line = ReceivedLine(stocked.unit("农夫山泉", unit), so_many(quantity))
    return stocked.act(receive_goods, ReceiveGoods(stocked.supplier_id, (line,), order_id=order_id, **more))


def state(stocked: Stocked, order_id: int) -> OrderState:
    found: OrderState = stocked.ask(order_lookups.order, order_id).head.state
    return found


def test_an_order_goes_from_approved_through_partial_to_completed(stocked: Stocked) -> None:
    order = ordered(stocked)
    assert (order.state, order.number[:3], order.total.text()) == (OrderState.APPROVED, "CD-", "288.00")
    receive(stocked, order.document_id, 4)
    assert state(stocked, order.document_id) is OrderState.PARTIAL
    line = stocked.ask(order_lookups.order, order.document_id).lines[0]
    assert (line.received.text(), line.remaining.text()) == ("4", "6")
    receive(stocked, order.document_id, 6)
    assert state(stocked, order.document_id) is OrderState.COMPLETED


def test_bottles_of_an_order_in_boxes_come_in_at_the_boxs_price(stocked: Stocked) -> None:
    order = ordered(stocked)
    got = receive(stocked, order.document_id, 12, "瓶")
    assert got.total.text() == "14.40"
    assert stocked.ask(order_lookups.order, order.document_id).lines[0].remaining.text() == "9.5"


def test_more_than_was_ordered_is_refused_unless_tolerated(stocked: Stocked) -> None:
    order = ordered(stocked)
    with pytest.raises(Refused) as refused:
        receive(stocked, order.document_id, 11)
    assert refused.value.key == "order.over_receipt"
    assert receive(stocked, order.document_id, 11, over_percent=10).number


def test_goods_that_are_not_on_the_order_are_refused(stocked: Stocked) -> None:
    order = ordered(stocked)
    line = ReceivedLine(stocked.unit("可乐"), so_many(1), Price.parse("2"))
    with pytest.raises(Refused, match=r"order.not_ordered"):
        stocked.act(receive_goods, ReceiveGoods(stocked.supplier_id, (line,), order_id=order.document_id))


def test_a_reversed_receipt_opens_the_order_again(stocked: Stocked) -> None:
    order = ordered(stocked)
    got = receive(stocked, order.document_id, 10)
    stocked.act(reverse_receipt, ReverseReceipt(got.document_id))
    assert state(stocked, order.document_id) is OrderState.APPROVED
    assert stocked.shelf("农夫山泉") == ("0", "0.00")


def test_a_draft_is_revised_then_posted_with_its_number(stocked: Stocked) -> None:
    draft = ordered(stocked, draft=True)
    assert (draft.number, draft.state) == ("", OrderState.DRAFT)
    with pytest.raises(Refused, match=r"order.not_open"):
        receive(stocked, draft.document_id, 1)
    posted = ordered(stocked, 3, order_id=draft.document_id, memo="周五送")
    assert (posted.document_id, posted.state) == (draft.document_id, OrderState.APPROVED)
    seen = stocked.ask(order_lookups.order, posted.document_id)
    assert (seen.head.memo, [line.quantity.text() for line in seen.lines]) == ("周五送", ["3"])
    with pytest.raises(Refused, match=r"paper.not_now"):
        ordered(stocked, 5, order_id=draft.document_id)


def test_an_order_at_a_price_below_nothing_is_refused(stocked: Stocked) -> None:
    line = OrderedLine(stocked.unit("可乐"), so_many(1), Price.parse("-0.01"))
    with pytest.raises(Refused, match=r"price.negative"):
        stocked.act(order_goods, OrderGoods(stocked.supplier_id, (line,)))


def test_a_draft_revised_for_another_warehouse_is_for_that_one(stocked: Stocked) -> None:
    draft = ordered(stocked, draft=True)
    back_room = stocked.act(add_warehouse, NewWarehouse("后仓")).warehouse_id
    ordered(stocked, order_id=draft.document_id, warehouse_id=back_room, draft=True)
    assert stocked.ask(paper, draft.document_id).warehouse_id == back_room
    ordered(stocked, order_id=draft.document_id)
    assert list(stocked.ask(order_lookups.on_order, back_room)) == [stocked.items["农夫山泉"]]
    with pytest.raises(Refused, match=r"warehouse.unknown"):
        ordered(stocked, order_id=ordered(stocked, draft=True).document_id, warehouse_id=99)


def test_the_rest_of_an_order_is_closed_and_takes_nothing_more(stocked: Stocked) -> None:
    order = ordered(stocked)
    receive(stocked, order.document_id, 4)
    assert stocked.act(close_order, CloseOrder(order.document_id)).state is OrderState.CLOSED
    with pytest.raises(Refused, match=r"order.not_open"):
        receive(stocked, order.document_id, 1)


def test_a_draft_is_voided_and_a_complete_order_needs_no_closing(stocked: Stocked) -> None:
    assert stocked.act(close_order, CloseOrder(ordered(stocked, draft=True).document_id)).state is OrderState.VOIDED
    order = ordered(stocked)
    receive(stocked, order.document_id, 10)
    with pytest.raises(Refused, match=r"order.complete"):
        stocked.act(close_order, CloseOrder(order.document_id))


def test_orders_are_listed_by_state_newest_first_and_without_cost_where_it_is_hidden(stocked: Stocked) -> None:
    first, second = ordered(stocked), ordered(stocked, 2)
    receive(stocked, second.document_id, 1)
    assert [head.document_id for head in stocked.ask(order_lookups.orders)] == [second.document_id, first.document_id]
    partial = stocked.ask(order_lookups.orders, states=(OrderState.PARTIAL,), with_cost=False)
    assert [(head.document_id, head.total) for head in partial] == [(second.document_id, None)]


def test_an_order_of_another_supplier_is_refused(stocked: Stocked) -> None:
    order = ordered(stocked)
    stocked.supplier_id = stocked.add_supplier("别家")
    with pytest.raises(Refused, match=r"order.other_supplier"):
        receive(stocked, order.document_id, 1)
