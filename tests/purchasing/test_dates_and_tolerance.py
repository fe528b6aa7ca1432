"""Receiving: the expiry day that follows from the day of production, and how much more than ordered may come."""

from datetime import date

import pytest

from jxc_desktop.kernel.permission import Role
from jxc_desktop.kernel.price import Price
from jxc_desktop.kernel.refusal import Refused
from jxc_desktop.purchasing.lookups import copy_of_receipt, receipt
from jxc_desktop.purchasing.order_goods import OrderedLine, OrderGoods, order_goods
from jxc_desktop.purchasing.receive_goods import ReceiveGoods, receive_goods
from jxc_desktop.purchasing.received_lines import ReceivedLine
from jxc_desktop.usecase import Session
from tests.stocked import Stocked, so_many

MADE = date(2026, 11, 1)
CLERK = Session(1, "周禾", Role.CLERK)
OWNER = Session(1, "周禾", Role.OWNER)


def receive(stocked: Stocked, name: str, **dates: date | None):
    line = ReceivedLine(stocked.unit(name), so_many(10), Price.parse("2"), **dates)  # type: ignore[arg-type]
    return stocked.act(receive_goods, ReceiveGoods(stocked.supplier_id, (line,)))


def expiry(stocked: Stocked, document_id: int) -> str:
    return str(stocked.ask(receipt, document_id).lines[0].expiry_day)


def test_the_expiry_day_follows_from_the_day_of_production(stocked: Stocked) -> None:
    stocked.add_item("酸奶", shelf_life_days=21)
    got = receive(stocked, "酸奶", made_day=MADE)
    assert expiry(stocked, got.document_id) == "2026-11-22"
    again = stocked.ask(copy_of_receipt, got.document_id).lines[0]
    assert (again.made_day, again.expiry_day) == (MADE, date(2026, 11, 22))


def test_a_typed_expiry_day_wins(stocked: Stocked) -> None:
    stocked.add_item("酸奶", shelf_life_days=21)
    got = receive(stocked, "酸奶", made_day=MADE, expiry_day=date(2026, 12, 1))
    assert expiry(stocked, got.document_id) == "2026-12-01"


def test_goods_that_keep_have_no_expiry_day(stocked: Stocked) -> None:
    assert expiry(stocked, receive(stocked, "可乐", made_day=MADE).document_id) == ""


def test_nothing_expires_before_it_was_made(stocked: Stocked) -> None:
    with pytest.raises(Refused, match=r"receipt\.expires_first"):
        receive(stocked, "可乐", made_day=MADE, expiry_day=date(2026, 10, 31))


def on_order(stocked: Stocked, came: int, session: Session = CLERK, **more: object):
    ordered = OrderedLine(stocked.unit("可乐"), so_many(100), Price.parse("2"))
    order = stocked.act(order_goods, OrderGoods(stocked.supplier_id, (ordered,)))
    line = ReceivedLine(stocked.unit("可乐"), so_many(came))
    request = ReceiveGoods(stocked.supplier_id, (line,), order_id=order.document_id)
    return stocked.act(
        receive_goods, ReceiveGoods(request.supplier_id, request.lines, request.order_id, **more), session=session
    )  # type: ignore[arg-type]


def test_one_more_than_ordered_is_refused_where_the_shop_tolerates_none(stocked: Stocked) -> None:
    with pytest.raises(Refused, match=r"order\.over_receipt"):
        on_order(stocked, 101)


def test_within_the_shops_tolerance_nobody_is_asked(stocked: Stocked) -> None:
    stocked.change(over_receipt_percent=5)
    assert on_order(stocked, 105).number
    assert on_order(stocked, 105, over_percent=5).number
    with pytest.raises(Refused, match=r"order\.over_receipt"):
        on_order(stocked, 106)


def test_past_it_a_manager_lets_it_in(stocked: Stocked) -> None:
    stocked.change(over_receipt_percent=5)
    with pytest.raises(Refused, match=r"permission\.missing"):
        on_order(stocked, 110, over_percent=10)
    assert on_order(stocked, 110, OWNER, over_percent=10).number


def test_a_clerk_may_not_raise_it_himself(stocked: Stocked) -> None:
    with pytest.raises(Refused, match=r"permission\.missing"):
        on_order(stocked, 150, over_percent=50)
