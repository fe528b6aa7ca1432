"""Goods that come back: what was paid goes back, at the cost they left at; voids within the shift."""

import pytest

from jxc_desktop.documents.settle import open_items
from jxc_desktop.kernel.price import Price
from jxc_desktop.kernel.refusal import Refused
from jxc_desktop.ledger import Account
from jxc_desktop.sales.close_shift import CloseShift, close_shift
from jxc_desktop.sales.open_shift import OpenShift, open_shift
from jxc_desktop.sales.refund import LooseLine, LooseRefund, refund_without_receipt
from jxc_desktop.sales.tendering import TenderKind
from jxc_desktop.sales.void_sale import Void, void_sale
from tests.sales.till import Till, paid
from tests.stocked import so_many, yuan


def test_pieces_of_a_box_come_back_and_the_rest_stays_returnable(till: Till) -> None:
    number = till.sell(till.line("水", 1, unit="箱"), tenders=(paid("20.00"),)).number
    back = till.give_back(number, (0, "4"), unit_id=till.unit("水"))
    assert (back.due, back.lines[0].price.text()) == (yuan("8.00"), "2.00")
    assert till.sale(number).lines[0].returnable == so_many(6)
    assert till.shelf("水") == ("94", "94.00")
    with pytest.raises(Refused, match=r"refund\.too_much"):
        till.give_back(number, (0, "1"))


def test_goods_come_back_at_the_cost_they_left_at_though_the_shelf_costs_otherwise_now(till: Till) -> None:
    number = till.sell(till.line("水", 100), tenders=(paid("200.00"),)).number
    till.receive("水", 100, "1.50")
    till.give_back(number, (0, "100"))
    assert till.shelf("水") == ("200", "250.00")
    assert (till.account("5401"), till.account("5001"), till.account("2221")) == ("0.00", "0.00", "0.00")


def test_a_line_that_comes_back_in_parts_gives_back_exactly_what_was_paid(till: Till) -> None:
    lines = (till.line("可乐", 3, discount=yuan("0.10")), till.line("水", 1))
    done = till.sell(*lines, tenders=(paid("11.75"),), bill_discount=yuan("0.07"))
    parts = [till.give_back(done.number, (0, "1")).due for _ in range(3)]
    assert sum(part.fen for part in parts) == done.lines[0].amount.fen
    rest = till.give_back(done.number, (1, "1")).due
    assert sum(part.fen for part in parts) + rest.fen == done.due.fen == 1170
    assert till.account("1001") == "0.00"


def test_the_same_line_twice_in_one_refund_is_counted_together(till: Till) -> None:
    number = till.sell(till.line("水", 3), tenders=(paid("6.00"),)).number
    with pytest.raises(Refused, match=r"refund\.too_much"):
        till.give_back(number, (0, "2"), (0, "2"))


def test_money_goes_back_the_way_it_came_debts_first_and_cash_last(till: Till) -> None:
    customer = till.add_customer()
    tenders = (paid("5.00", TenderKind.WECHAT), paid("20.00"), paid("5.00", TenderKind.ACCOUNT))
    number = till.sell(till.line("水", 10), tenders=tenders, customer_id=customer).number
    first = till.give_back(number, (0, "4"))
    assert [(t.kind, t.amount.text()) for t in first.tenders] == [("account", "5.00"), ("wechat", "3.00")]
    assert (first.owed_before, first.owed_after) == (yuan("5.00"), yuan("0"))
    assert till.ask(open_items, customer, Account.RECEIVABLE) == []
    second = till.give_back(number, (0, "6"))
    assert [(t.kind, t.amount.text()) for t in second.tenders] == [("wechat", "2.00"), ("cash", "10.00")]


def test_another_way_of_paying_back_must_come_to_the_same(till: Till) -> None:
    number = till.sell(till.line("水", 2), tenders=(paid("4.00", TenderKind.WECHAT),)).number
    with pytest.raises(Refused, match=r"refund\.tenders_wrong"):
        till.give_back(number, (0, "1"), tenders=(paid("1.00"),))
    till.give_back(number, (0, "1"), tenders=(paid("2.00"),))
    assert (till.account("1001"), till.account("1012")) == ("-2.00", "4.00")


def test_a_cashier_refunds_only_with_a_managers_code(till: Till) -> None:
    line = LooseLine(till.unit("水"), so_many(1), Price.parse("2.00"))
    request, cashier = LooseRefund((line,), (paid("2.00"),), "漏气"), till.cashier()
    with pytest.raises(Refused, match=r"permission\.missing"):
        till.act(refund_without_receipt, request, session=cashier)
    assert till.act(refund_without_receipt, request, session=cashier, approver=till.session).due == yuan("2.00")


def test_without_a_receipt_goods_come_back_at_todays_cost_and_for_a_reason(till: Till) -> None:
    line = LooseLine(till.unit("水", "箱"), so_many(1), Price.parse("18.00"))
    with pytest.raises(Refused, match=r"reason\.missing"):
        till.act(refund_without_receipt, LooseRefund((line,), (paid("18.00"),), ""))
    done = till.act(refund_without_receipt, LooseRefund((line,), (paid("18.00"),), "包装坏了"))
    assert done.due == yuan("18.00")
    assert till.shelf("水") == ("110", "110.00")
    slip = till.sale(done.number)
    assert (slip.is_refund, slip.due, slip.lines[0].quantity) == (True, yuan("18.00"), so_many(1))


def test_without_a_receipt_no_more_than_todays_price_goes_back(till: Till) -> None:
    for price, due in (("2.00", "2.00"), ("1.50", "1.50"), ("0", "0.00")):
        line = LooseLine(till.unit("水"), so_many(1), Price.parse(price))
        tenders = (paid(due),) if yuan(due) else ()
        assert till.act(refund_without_receipt, LooseRefund((line,), tenders, "漏气")).due == yuan(due)
    for unit, price in (("瓶", "2.01"), ("箱", "20.01")):
        line = LooseLine(till.unit("水", unit), so_many(1), Price.parse(price))
        with pytest.raises(Refused, match=r"refund\.above_price"):
            till.act(refund_without_receipt, LooseRefund((line,), (paid(price),), "漏气"))
    till.add_item("没定价")
    line = LooseLine(till.unit("没定价"), so_many(1), Price.parse("9.00"))
    assert till.act(refund_without_receipt, LooseRefund((line,), (paid("9.00"),), "漏气")).due == yuan("9.00")


def test_a_sale_of_this_shift_is_voided_by_its_mirror(till: Till) -> None:
    customer = till.add_customer()
    tenders = (paid("3.00", TenderKind.ACCOUNT), paid("10.00"))
    done = till.sell(till.line("水", 3), tenders=tenders, customer_id=customer)
    till.act(void_sale, Void(done.number, "扫错了"))
    assert till.shelf("水") == ("100", "100.00")
    assert [till.account(code) for code in ("1001", "1122", "5001", "2221", "5401")] == ["0.00"] * 5
    assert till.ask(open_items, customer, Account.RECEIVABLE) == []
    with pytest.raises(Refused, match=r"refund\.not_a_sale"):
        till.act(void_sale, Void(done.number, "扫错了"))


def test_a_sale_of_another_shift_or_one_with_returns_is_not_voided(till: Till) -> None:
    returned = till.sell(till.line("水", 2), tenders=(paid("4.00"),)).number
    till.give_back(returned, (0, "1"))
    with pytest.raises(Refused, match=r"void\.has_returns"):
        till.act(void_sale, Void(returned, "扫错了"))
    earlier = till.sell(till.line("水", 2), tenders=(paid("4.00"),)).number
    till.act(close_shift, CloseShift(()))
    till.act(open_shift, OpenShift())
    with pytest.raises(Refused, match=r"void\.other_shift"):
        till.act(void_sale, Void(earlier, "扫错了"))


def test_only_receipts_are_refunded(till: Till) -> None:
    number = till.sell(till.line("水", 2), tenders=(paid("4.00"),)).number
    back = till.give_back(number, (0, "1"))
    with pytest.raises(Refused, match=r"refund\.not_a_sale"):
        till.give_back(back.number, (0, "1"))
