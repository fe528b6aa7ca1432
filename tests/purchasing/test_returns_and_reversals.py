import pytest

from jxc_desktop.catalog.settings import Taxpayer
from jxc_desktop.documents.settle import open_items
from jxc_desktop.finance.money_paper import ReverseMoney, reverse_money
from jxc_desktop.kernel.price import Price
from jxc_desktop.kernel.refusal import Refused
from jxc_desktop.ledger import Account
from jxc_desktop.purchasing import lookups
from jxc_desktop.purchasing.receive_goods import GoodsReceived, ReceiveGoods, receive_goods
from jxc_desktop.purchasing.received_lines import ReceivedLine
from jxc_desktop.purchasing.return_goods import ReturnedLine, ReturnGoods, return_goods
from jxc_desktop.purchasing.reverse_receipt import ReverseReceipt, reverse_receipt
from jxc_desktop.purchasing.reverse_return import ReverseReturn, reverse_return
from jxc_desktop.stock.reasons import Reason
from jxc_desktop.stock.write_off import LostLine, WriteOff, write_off
from tests.stocked import Stocked, so_many, yuan


def give_back(stocked: Stocked, got: GoodsReceived, quantity: str | int, **more: object):
    line = stocked.ask(lookups.receipt, got.document_id).lines[0]
    asked = ReturnedLine(line.id, so_many(quantity), more.pop("unit_id", None))
    return stocked.act(return_goods, ReturnGoods(got.document_id, (asked,), **more))


def lose(stocked: Stocked, name: str, quantity: int) -> None:
    stocked.act(write_off, WriteOff((LostLine(stocked.unit(name), so_many(quantity), Reason.DAMAGED),)))


def test_a_return_leaves_at_its_own_receipts_cost(stocked: Stocked) -> None:
    stocked.receive("可乐", 2, "100")
    second = stocked.receive("可乐", 2, "200")
    returned = give_back(stocked, second, 1)
    assert returned.number.startswith("CT-")
    assert stocked.shelf("可乐") == ("3", "400.00")
    assert (stocked.owed(), stocked.account("5401")) == ("400.00", "0.00")


def test_what_a_return_leaves_on_an_empty_shelf_goes_to_cogs(stocked: Stocked) -> None:
    stocked.receive("可乐", 1, "10")
    dear = stocked.receive("可乐", 1, "20")
    lose(stocked, "可乐", 1)
    give_back(stocked, dear, 1)
    assert stocked.shelf("可乐") == ("0", "0.00")
    assert stocked.account("5401") == "-5.00"


def test_reversing_a_return_takes_back_what_it_left_for_cogs_too(stocked: Stocked) -> None:
    stocked.receive("可乐", 1, "10")
    dear = stocked.receive("可乐", 1, "20")
    lose(stocked, "可乐", 1)
    wrong = give_back(stocked, dear, 1)
    stocked.act(reverse_return, ReverseReturn(wrong.document_id))
    assert stocked.shelf("可乐") == ("1", "15.00")
    assert (stocked.account("5401"), stocked.owed()) == ("0.00", "30.00")


def test_no_more_goes_back_than_came(stocked: Stocked) -> None:
    got = stocked.receive("可乐", 3, "2")
    give_back(stocked, got, 2)
    line = stocked.ask(lookups.receipt, got.document_id).lines[0]
    assert (line.returned.text(), line.returnable.text()) == ("2", "1")
    with pytest.raises(Refused) as refused:
        give_back(stocked, got, 2)
    assert refused.value.key == "return.too_much"


def test_a_box_can_go_back_by_the_bottle(stocked: Stocked) -> None:
    line = ReceivedLine(stocked.unit("农夫山泉", "箱"), so_many(1), Price.parse("28.80"))
    got = stocked.act(receive_goods, ReceiveGoods(stocked.supplier_id, (line,)))
    back = give_back(stocked, got, 4, unit_id=stocked.unit("农夫山泉"))
    assert back.total == yuan("4.80")
    assert stocked.shelf("农夫山泉") == ("20", "24.00")


def test_parts_of_a_line_give_back_exactly_the_line(stocked: Stocked) -> None:
    line = ReceivedLine(stocked.unit("可乐"), so_many(3), amount=yuan("10.00"))
    got = stocked.act(receive_goods, ReceiveGoods(stocked.supplier_id, (line,)))
    assert [give_back(stocked, got, 1).total.text() for _ in range(3)] == ["3.33", "3.34", "3.33"]
    assert (stocked.owed(), stocked.shelf("可乐")) == ("0.00", ("0", "0.00"))


def test_freight_does_not_come_back_with_the_goods(stocked: Stocked) -> None:
    line = ReceivedLine(stocked.unit("可乐"), so_many(10), Price.parse("2"))
    got = stocked.act(receive_goods, ReceiveGoods(stocked.supplier_id, (line,), other_cost=yuan("5")))
    give_back(stocked, got, 10)
    assert (stocked.owed(), stocked.account("5401"), stocked.shelf("可乐")) == ("5.00", "5.00", ("0", "0.00"))


def test_a_general_taxpayer_gives_back_the_input_tax_too(stocked: Stocked) -> None:
    stocked.change(taxpayer=Taxpayer.GENERAL)
    give_back(stocked, stocked.receive("可乐", 10, "10"), 10)
    assert [stocked.account(code) for code in ("1405", "2221", "2202", "5401")] == ["0.00"] * 4


def test_a_return_pays_its_own_bill_and_a_refund_fills_the_fund(stocked: Stocked) -> None:
    got = stocked.receive("可乐", 10, "2")
    give_back(stocked, got, 4)
    bills = stocked.ask(open_items, stocked.supplier_id, Account.PAYABLE)
    assert [(bill.document_id, bill.open.text()) for bill in bills] == [(got.document_id, "12.00")]
    refunded = give_back(stocked, got, 1, refund_to_fund_id=1)
    assert refunded.refund_number.startswith("SK-")
    assert (stocked.account("1001"), stocked.owed()) == ("2.00", "12.00")


def test_a_reversed_receipt_sums_to_nothing_and_can_be_corrected(stocked: Stocked) -> None:
    got = stocked.receive("可乐", 10, "2", delivery_note="8812")
    stocked.act(reverse_receipt, ReverseReceipt(got.document_id))
    assert (stocked.shelf("可乐"), stocked.owed()) == (("0", "0.00"), "0.00")
    assert stocked.ask(open_items, stocked.supplier_id, Account.PAYABLE) == []
    again = stocked.ask(lookups.copy_of_receipt, got.document_id)
    assert (again.delivery_note, again.lines[0].price) == ("8812", Price.parse("2"))
    assert stocked.act(receive_goods, again).total == yuan("20")


def test_the_payment_made_with_a_receipt_is_reversed_with_it(stocked: Stocked) -> None:
    got = stocked.receive("可乐", 10, "2", paid_from_fund_id=1)
    stocked.act(reverse_receipt, ReverseReceipt(got.document_id))
    assert (stocked.account("1001"), stocked.owed()) == ("0.00", "0.00")
    assert stocked.ask(open_items, stocked.supplier_id, Account.PAYABLE) == []


def test_a_receipt_whose_goods_went_out_is_not_reversed(stocked: Stocked) -> None:
    got = stocked.receive("可乐", 10, "2")
    lose(stocked, "可乐", 1)
    with pytest.raises(Refused, match=r"reverse.goods_gone"):
        stocked.act(reverse_receipt, ReverseReceipt(got.document_id))
    assert stocked.shelf("可乐") == ("9", "18.00")


def test_nothing_is_reversed_twice_and_no_mirror_is_reversed(stocked: Stocked) -> None:
    got = stocked.receive("可乐", 10, "2")
    mirror = stocked.act(reverse_receipt, ReverseReceipt(got.document_id))
    with pytest.raises(Refused, match=r"paper.not_now"):
        stocked.act(reverse_receipt, ReverseReceipt(got.document_id))
    with pytest.raises(Refused, match=r"paper.is_mirror"):
        stocked.act(reverse_receipt, ReverseReceipt(mirror.document_id))


def test_a_reversed_return_brings_goods_debt_and_refund_back(stocked: Stocked) -> None:
    got = stocked.receive("可乐", 10, "2")
    back = give_back(stocked, got, 4, refund_to_fund_id=1)
    stocked.act(reverse_return, ReverseReturn(back.document_id))
    assert (stocked.shelf("可乐"), stocked.owed(), stocked.account("1001")) == (("10", "20.00"), "20.00", "0.00")
    assert stocked.ask(lookups.receipt, got.document_id).lines[0].returnable.text() == "10"


def test_a_suppliers_refund_taken_back_leaves_only_his_credit_open(stocked: Stocked) -> None:
    got = stocked.receive("可乐", 10, "2", paid_from_fund_id=1)
    back = give_back(stocked, got, 4, refund_to_fund_id=1)
    stocked.act(reverse_money, ReverseMoney(back.refund_id))
    left = stocked.ask(open_items, stocked.supplier_id, Account.PAYABLE)
    assert [(item.document_id, item.open.text()) for item in left] == [(back.document_id, "-8.00")]


def test_goods_of_a_reversed_receipt_cannot_go_back(stocked: Stocked) -> None:
    got = stocked.receive("可乐", 10, "2")
    stocked.act(reverse_receipt, ReverseReceipt(got.document_id))
    with pytest.raises(Refused, match=r"return.not_a_receipt"):
        give_back(stocked, got, 1)
