import dataclasses
import datetime

import pytest

from jxc_desktop.catalog.find import unit_by_id
from jxc_desktop.catalog.settings import Taxpayer
from jxc_desktop.documents.settle import open_items
from jxc_desktop.finance.money_paper import ReverseMoney, reverse_money
from jxc_desktop.kernel.permission import Role
from jxc_desktop.kernel.price import Price
from jxc_desktop.kernel.refusal import Refused
from jxc_desktop.ledger import Account
from jxc_desktop.purchasing import lookups
from jxc_desktop.purchasing.order_goods import OrderedLine, OrderGoods, order_goods
from jxc_desktop.purchasing.receive_goods import ReceiveGoods, receive_goods
from jxc_desktop.purchasing.received_lines import ReceivedLine
from jxc_desktop.purchasing.return_goods import ReturnedLine, ReturnGoods, return_goods
from jxc_desktop.purchasing.returnable import returnable_lines
from tests.stocked import Stocked, so_many, yuan


def line(stocked: Stocked, name: str, quantity: str | int, price: str | None = None, unit: str = "瓶", **more: object):
    asked = ReceivedLine(stocked.unit(name, unit), so_many(quantity), Price.parse(price) if price else None)
    return dataclasses.replace(asked, **more)


def receive(stocked: Stocked, *lines: ReceivedLine, **more: object):
    return stocked.act(receive_goods, ReceiveGoods(stocked.supplier_id, tuple(lines), **more))


def test_a_box_comes_in_as_its_bottles_and_is_owed_to_the_supplier(stocked: Stocked) -> None:
    got = receive(stocked, line(stocked, "农夫山泉", 2, "28.80", "箱"), delivery_note="SH-0881")
    assert got.number.startswith("RK-")
    assert stocked.shelf("农夫山泉") == ("48", "57.60")
    assert stocked.owed() == "57.60"
    assert stocked.account("1405") == "57.60"
    assert stocked.ask(lookups.receipts)[0].memo == "SH-0881"


def test_a_gift_brings_quantity_and_no_value(stocked: Stocked) -> None:
    gift = line(stocked, "农夫山泉", 1, unit="箱", gift=True)
    got = receive(stocked, line(stocked, "农夫山泉", 5, "28.80", "箱"), gift)
    assert stocked.shelf("农夫山泉") == ("144", "144.00")
    assert got.total == yuan("144.00")


def test_the_other_cost_is_shared_by_amount_to_the_last_fen(stocked: Stocked) -> None:
    names = ["甲", "乙", "丙"]
    for name in names:
        stocked.add_item(name)
    got = receive(stocked, *(line(stocked, name, 1, "3.30") for name in names), other_cost=yuan("0.10"))
    assert [stocked.shelf(name)[1] for name in names] == ["3.34", "3.33", "3.33"]
    assert got.total == yuan("10.00")
    assert stocked.owed() == "10.00"


def test_freight_on_one_line_goes_into_its_cost(stocked: Stocked) -> None:
    receive(stocked, line(stocked, "可乐", 50, "8"), other_cost=yuan("3"))
    assert stocked.shelf("可乐") == ("50", "403.00")


def test_a_general_taxpayer_keeps_the_input_tax_out_of_cost(stocked: Stocked) -> None:
    stocked.change(taxpayer=Taxpayer.GENERAL)
    got = receive(stocked, line(stocked, "可乐", 10, "10.00"))
    assert (got.total, got.tax) == (yuan("100.00"), yuan("11.50"))
    assert stocked.shelf("可乐") == ("10", "88.50")
    assert (stocked.account("2221"), stocked.account("2202")) == ("11.50", "-100.00")


def test_paying_at_once_leaves_nothing_open_and_makes_a_second_paper(stocked: Stocked) -> None:
    got = stocked.receive("可乐", 10, "2", paid_from_fund_id=1)
    assert got.payment_number.startswith("FK-")
    assert stocked.owed() == "0.00"
    assert stocked.account("1001") == "-20.00"
    assert stocked.ask(open_items, stocked.supplier_id, Account.PAYABLE) == []


def test_a_clerk_receives_but_does_not_pay(stocked: Stocked) -> None:
    clerk = dataclasses.replace(stocked.session, role=Role.CLERK)
    request = ReceiveGoods(stocked.supplier_id, (line(stocked, "可乐", 1, "2"),), paid_from_fund_id=1)
    with pytest.raises(Refused, match=r"permission.missing"):
        stocked.act(receive_goods, request, session=clerk)
    assert stocked.shelf("可乐") == ("0", "0.00")
    assert stocked.act(receive_goods, dataclasses.replace(request, paid_from_fund_id=None), session=clerk).number


def test_the_last_price_and_its_change_are_told_and_learnt(stocked: Stocked) -> None:
    first = stocked.receive("可乐", 1, "2.00").prices[0]
    assert (first.last_price, first.change_bp) == (None, None)
    second = stocked.receive("可乐", 1, "2.50").prices[0]
    assert (second.last_price, second.change_bp) == (Price.parse("2.00"), 2500)
    assert stocked.ask(unit_by_id, stocked.unit("可乐")).purchase_price == Price.parse("2.50")


def test_of_two_lines_of_one_item_the_later_price_is_learnt_even_if_it_is_the_old_one(stocked: Stocked) -> None:
    stocked.receive("可乐", 1, "2.00")
    receive(stocked, line(stocked, "可乐", 1, "2.50"), line(stocked, "可乐", 1, "2.00"))
    assert stocked.ask(unit_by_id, stocked.unit("可乐")).purchase_price == Price.parse("2.00")


def test_a_gift_teaches_who_brings_the_goods_and_no_price(stocked: Stocked) -> None:
    stocked.receive("可乐", 1, "2.00")
    receive(stocked, line(stocked, "农夫山泉", 1, None, gift=True), line(stocked, "可乐", 1, None, gift=True))
    cola, water = (stocked.ask(unit_by_id, stocked.unit(name)) for name in ("可乐", "农夫山泉"))
    assert (cola.supplier_id, cola.purchase_price.text()) == (stocked.supplier_id, "2.00")
    assert (water.supplier_id, water.purchase_price.text()) == (stocked.supplier_id, "0.00")


def test_a_box_price_is_the_boxs_and_its_bottles_follow_the_factor(stocked: Stocked) -> None:
    receive(stocked, line(stocked, "农夫山泉", 1, "28.80", "箱", retail_price=Price.parse("45")))
    box, bottle = (stocked.ask(unit_by_id, stocked.unit("农夫山泉", unit)) for unit in ("箱", "瓶"))
    assert (box.purchase_price.text(), bottle.purchase_price.text()) == ("28.80", "1.20")
    assert box.retail_price.text() == "45.00"
    assert not bottle.retail_price


def test_an_amount_wins_over_a_price(stocked: Stocked) -> None:
    got = receive(stocked, line(stocked, "可乐", 3, "9.99", amount=yuan("10.00")))
    assert (got.total, got.prices[0].price.text()) == (yuan("10.00"), "3.3333")


def test_a_back_dated_delivery_is_in_the_books_of_its_day(stocked: Stocked) -> None:
    stocked.receive("可乐", 4, "2", day=datetime.date(2026, 10, 30))
    head = stocked.ask(lookups.receipts)[0]
    assert head.business_day == "2026-10-30"
    card = stocked.ask(lookups.last_price, stocked.items["可乐"], stocked.supplier_id)
    assert (card.business_day, card.price.text(), card.supplier) == ("2026-10-30", "2.00", "龙泉食品批发")


@pytest.mark.parametrize(
    ("key", "more"),
    [
        ("receipt.price_missing", {"price": None}),
        ("receipt.quantity", {"quantity": so_many(0)}),
        ("receipt.negative", {"amount": yuan("-1")}),
        ("item.unknown", {"unit_id": 999}),
    ],
)
def test_a_wrong_line_is_refused_and_nothing_stays(stocked: Stocked, key: str, more: dict[str, object]) -> None:
    good = line(stocked, "可乐", 1, "2")
    with pytest.raises(Refused) as refused:
        receive(stocked, good, dataclasses.replace(good, **more))
    assert refused.value.key == key
    assert stocked.ask(lookups.receipts) == []


def test_an_empty_delivery_and_an_unknown_supplier_are_refused(stocked: Stocked) -> None:
    with pytest.raises(Refused, match=r"receipt.empty"):
        receive(stocked)
    with pytest.raises(Refused, match=r"supplier.unknown"):
        stocked.act(receive_goods, ReceiveGoods(77, (line(stocked, "可乐", 1, "2"),)))


def test_a_double_click_receives_once(stocked: Stocked) -> None:
    request = ReceiveGoods(stocked.supplier_id, (line(stocked, "可乐", 1, "2"),))
    numbers = {stocked.act(receive_goods, request, request_id="one-press").number for _ in range(2)}
    assert len(numbers) == 1
    assert stocked.shelf("可乐") == ("1", "2.00")


def test_without_the_cost_permission_a_receipt_has_no_amounts(stocked: Stocked) -> None:
    got = stocked.receive("可乐", 1, "2")
    seen = stocked.ask(lookups.receipt, got.document_id, with_cost=False)
    assert (seen.head.total, seen.lines[0].price, seen.lines[0].cost) == (None, None, None)
    assert stocked.ask(returnable_lines, got.document_id)


def test_no_paper_is_dated_ahead_of_today(stocked: Stocked) -> None:
    night = datetime.datetime(2026, 11, 23, 1)
    asked = ReceiveGoods(stocked.supplier_id, (line(stocked, "可乐", 1, "2"),), day=datetime.date(2026, 11, 23))
    stocked.act(receive_goods, asked, now=night, rolls_at_hour=4)
    with pytest.raises(Refused, match=r"paper.day_ahead"):
        stocked.act(receive_goods, dataclasses.replace(asked, day=datetime.date(2062, 11, 2)), now=night)


def test_no_result_tells_a_clerk_what_the_goods_cost(stocked: Stocked) -> None:
    stocked.receive("可乐", 1, "2")
    clerk = dataclasses.replace(stocked.session, role=Role.CLERK)
    unpriced = (OrderedLine(stocked.unit("可乐"), so_many(2)),)
    order = stocked.act(order_goods, OrderGoods(stocked.supplier_id, unpriced), session=clerk)
    came = ReceiveGoods(stocked.supplier_id, (line(stocked, "可乐", 2),), order_id=order.document_id)
    got = stocked.act(receive_goods, came, session=clerk)
    back = (ReturnedLine(next(iter(stocked.ask(returnable_lines, got.document_id))), so_many(1)),)
    returned = stocked.act(return_goods, ReturnGoods(got.document_id, back), session=clerk)
    assert (order.total, got.total, got.tax, got.prices, returned.total) == (None, None, None, (), None)
    assert stocked.shelf("可乐") == ("2", "4.00")


def test_a_new_sale_price_beside_the_delivery_needs_the_right_to_change_prices(stocked: Stocked) -> None:
    clerk = dataclasses.replace(stocked.session, role=Role.CLERK)
    priced = line(stocked, "可乐", 1, "2", retail_price=Price.parse("3.5"))
    request = ReceiveGoods(stocked.supplier_id, (priced,))
    with pytest.raises(Refused, match=r"permission.missing"):
        stocked.act(receive_goods, request, session=clerk)
    stocked.act(receive_goods, request, session=clerk, approver=stocked.session)
    plain = ReceiveGoods(stocked.supplier_id, (line(stocked, "可乐", 1, "2"),))
    stocked.act(receive_goods, plain, session=clerk)
    assert stocked.ask(unit_by_id, stocked.unit("可乐")).retail_price.text() == "3.50"


def test_the_payment_of_a_delivery_can_be_reversed_on_its_own(stocked: Stocked) -> None:
    got = stocked.receive("可乐", 10, "2", paid_from_fund_id=1)
    stocked.act(reverse_money, ReverseMoney(got.payment_id))
    assert (stocked.owed(), stocked.account("1001")) == ("20.00", "0.00")
    bills = stocked.ask(open_items, stocked.supplier_id, Account.PAYABLE)
    assert [(bill.document_id, bill.open.text()) for bill in bills] == [(got.document_id, "20.00")]
