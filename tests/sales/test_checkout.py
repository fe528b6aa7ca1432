"""Selling: what a sale books, and what the till cannot get past."""

import pytest

from jxc_desktop.catalog.find import unit_by_id
from jxc_desktop.catalog.settings import RoundOff, Taxpayer, settings
from jxc_desktop.documents.partners import PriceLevel
from jxc_desktop.kernel.price import Price
from jxc_desktop.kernel.refusal import Refused
from jxc_desktop.ledger import Negative
from jxc_desktop.sales import lookups
from jxc_desktop.sales.basket import Basket, Goods
from jxc_desktop.sales.checkout import Checkout, SaleLine, checkout, request_of
from jxc_desktop.sales.round_off import RoundRule
from jxc_desktop.sales.shift_slip import shift_slip
from jxc_desktop.sales.tendering import TenderKind, TenderWanted
from tests.sales.till import Till, paid
from tests.stocked import so_many, yuan

CASH = TenderKind.CASH


def test_a_cash_sale_books_money_revenue_tax_and_cost(till: Till) -> None:
    done = till.sell(till.line("水", 3), till.line("可乐", 1), tenders=(paid("10.00"),))
    assert (done.due, done.change) == (yuan("9.30"), yuan("0.70"))
    assert [till.account(code) for code in ("1001", "5001", "2221", "5401")] == ["9.30", "-9.21", "-0.09", "5.00"]
    assert till.shelf("水") == ("97", "97.00")
    assert done.number.startswith("XS-")


def test_a_general_taxpayer_books_the_items_own_rate(till: Till) -> None:
    till.add_item("书", tax_code="9", retail_price_e4=100_0000)
    till.receive("书", 1, "50.00")
    till.change(taxpayer=Taxpayer.GENERAL)
    till.sell(till.line("书"), tenders=(paid("100.00"),))
    assert (till.account("5001"), till.account("2221")) == ("-91.74", "-8.26")


def test_several_tenders_go_to_their_accounts_and_change_comes_out_of_the_cash(till: Till) -> None:
    tenders = (paid("5.00", TenderKind.WECHAT), paid("3.00", TenderKind.BANK), paid("20.00"))
    done = till.sell(till.line("水", 10), tenders=tenders)
    assert done.change == yuan("8.00")
    assert [tender.amount.text() for tender in done.tenders] == ["5.00", "3.00", "12.00"]
    assert [till.account(code) for code in ("1001", "1012", "1002")] == ["12.00", "5.00", "3.00"]


def test_fen_come_off_a_bill_paid_in_cash_and_reduce_revenue(till: Till) -> None:
    lines = (till.line("可乐", 1, discount=yuan("0.04")), till.line("水", 1, discount=yuan("0.03")))
    done = till.sell(*lines, tenders=(paid("5.20"),))
    assert (done.round_off, done.due) == (yuan("0.03"), yuan("5.20"))
    assert sum(line.amount.fen for line in done.lines) == 520
    assert till.account("5001") == "-5.15"


def test_a_bill_paid_by_phone_keeps_its_fen(till: Till) -> None:
    done = till.sell(till.line("可乐", 1, discount=yuan("0.04")), tenders=(paid("3.26", TenderKind.ALIPAY),))
    assert done.due == yuan("3.26")


def test_what_the_customer_was_shown_is_what_is_taken(till: Till) -> None:
    rule = RoundRule.of(till.ask(settings))
    water = Goods.of(till.ask(unit_by_id, till.unit("水", "箱")))
    basket = Basket().add(water).discount_bill(percent=7)
    request = request_of(basket, (paid("20.00"),), rule)
    till.change(round_off=RoundOff.CUT_JIAO)
    with pytest.raises(Refused, match=r"sale\.due_changed"):
        till.act(checkout, request)
    till.change(round_off=RoundOff.CUT_FEN)
    assert till.act(checkout, request).due == yuan("18.60")


def test_a_box_takes_its_bottles_from_the_shelf(till: Till) -> None:
    till.sell(till.line("水", 2, unit="箱"), tenders=(paid("40.00"),))
    assert till.shelf("水") == ("80", "80.00")


def test_two_lines_of_one_item_share_one_shelf(till: Till) -> None:
    with pytest.raises(Refused, match=r"stock\.short"):
        till.sell(till.line("可乐", 30), till.line("可乐", 21), tenders=(paid("200.00"),))
    assert till.shelf("可乐") == ("50", "100.00")


def test_selling_short_follows_the_shop_and_the_role(till: Till) -> None:
    cashier = till.cashier()
    till.change(negative_stock=Negative.WARN)
    with pytest.raises(Refused, match=r"stock\.short"):
        till.sell(till.line("可乐", 51), tenders=(paid("168.30"),), session=cashier)
    till.sell(till.line("可乐", 51), tenders=(paid("168.30"),), session=cashier, approver=till.session)
    assert till.shelf("可乐") == ("-1", "-2.00")
    till.change(negative_stock=Negative.ALLOW)
    till.sell(till.line("可乐", 1), tenders=(paid("3.30"),), session=cashier)


@pytest.mark.parametrize(
    "change",
    [
        {"price": "1.90"},
        {"price": "2.10"},
        {"discount": yuan("0.21")},
    ],
)
def test_a_cashier_needs_leave_to_reprice_or_give_much(till: Till, change: dict[str, object]) -> None:
    cashier = till.cashier()
    line = till.line("水", 1, **change)
    with pytest.raises(Refused, match=r"permission\.missing"):
        till.sell(line, tenders=(paid("2.10"),), session=cashier)
    till.sell(line, tenders=(paid("2.10"),), session=cashier, approver=till.session)


def test_a_cashier_gives_what_the_shop_allows(till: Till) -> None:
    done = till.sell(till.line("水", 1, discount=yuan("0.20")), tenders=(paid("2.00"),), session=till.cashier())
    assert done.due == yuan("1.80")


def test_the_bills_discount_counts_with_the_lines_own(till: Till) -> None:
    with pytest.raises(Refused, match=r"permission\.missing"):
        line = till.line("水", 10, discount=yuan("1.50"))
        till.sell(line, tenders=(paid("18.00"),), bill_discount=yuan("1.00"), session=till.cashier())


def test_nothing_reduced_goes_below_its_floor_or_below_cost_without_leave(till: Till) -> None:
    cashier = till.cashier()
    till.change(most_discount_percent=90)
    for line in (till.line("可乐", 1, discount=yuan("0.81")), till.line("水", 1, discount=yuan("1.01"))):
        with pytest.raises(Refused, match=r"permission\.missing") as refused:
            till.sell(line, tenders=(paid("5.00"),), session=cashier)
        assert refused.value.facts["permission"] == "sell_below_floor"
    till.sell(till.line("可乐", 1, discount=yuan("0.80")), tenders=(paid("5.00"),), session=cashier)


def test_a_member_pays_the_member_price_and_may_be_charged_retail(till: Till) -> None:
    member, cashier = till.add_customer(level=PriceLevel.MEMBER), till.cashier()
    done = till.sell(till.line("水", 1, price="1.80"), tenders=(paid("1.80"),), customer_id=member, session=cashier)
    assert (done.customer, done.lines[0].list_price) == ("张桂兰", Price.parse("2.00"))
    till.sell(till.line("水"), tenders=(paid("2.00"),), customer_id=member, session=cashier)
    with pytest.raises(Refused, match=r"permission\.missing"):
        till.sell(till.line("水", 1, price="1.80"), tenders=(paid("1.80"),), session=cashier)


def test_goods_without_a_price_take_the_one_that_is_typed(till: Till) -> None:
    till.add_item("无码玩具")
    till.receive("无码玩具", 1, "3.00")
    done = till.sell(till.line("无码玩具", 1, price="8.00"), tenders=(paid("8.00"),), session=till.cashier())
    assert done.due == yuan("8.00")


def test_a_labels_amount_is_charged_as_printed_and_a_wrong_label_refused(till: Till) -> None:
    till.add_item("苹果", weighed=1, retail_price_e4=59_9900)
    till.receive("苹果", 10, "4.00")
    label = SaleLine(till.unit("苹果"), so_many("0.333"), Price.parse("59.99"), printed_amount=yuan("20.00"))
    assert till.sell(label, tenders=(paid("20.00"),)).due == yuan("20.00")
    wrong = SaleLine(till.unit("苹果"), so_many("0.333"), Price.parse("59.99"), printed_amount=yuan("2.00"))
    with pytest.raises(Refused, match=r"label\.mismatch"):
        till.sell(wrong, tenders=(paid("20.00"),))


def test_a_credit_sale_stands_on_the_customers_account_up_to_his_limit(till: Till) -> None:
    customer = till.add_customer(limit="30.00")
    on_account = (paid("20.00", TenderKind.ACCOUNT),)
    done = till.sell(till.line("水", 10), tenders=on_account, customer_id=customer)
    assert (done.owed_before, done.owed_after) == (yuan("0"), yuan("20.00"))
    with pytest.raises(Refused, match=r"credit\.over_limit") as refused:
        till.sell(till.line("水", 10), tenders=on_account, customer_id=customer)
    assert refused.value.facts["room"] == yuan("10.00")
    till.sell(till.line("水", 10), tenders=(paid("10.00"), paid("10.00", TenderKind.ACCOUNT)), customer_id=customer)
    assert till.owes(customer) == yuan("30.00")


def test_credit_needs_a_customer_and_leave(till: Till) -> None:
    on_account = (paid("2.00", TenderKind.ACCOUNT),)
    with pytest.raises(Refused, match=r"credit\.no_customer"):
        till.sell(till.line("水"), tenders=on_account)
    with pytest.raises(Refused, match=r"permission\.missing"):
        till.sell(till.line("水"), tenders=on_account, customer_id=till.add_customer(), session=till.cashier())


def test_a_double_click_sells_once(till: Till) -> None:
    first = till.sell(till.line("水"), tenders=(paid("2.00"),), request_id="one")
    again = till.sell(till.line("水"), tenders=(paid("2.00"),), request_id="one")
    assert again.number == first.number
    assert till.shelf("水") == ("99", "99.00")


def test_a_gift_is_sold_for_nothing_and_told_at_handover(till: Till) -> None:
    done = till.sell(till.line("水", 1, discount=yuan("2.00"), reason="赠送"), tenders=())
    assert (done.due, done.tenders) == (yuan("0"), ())
    assert till.ask(shift_slip, 1).gifts == yuan("2.00")


@pytest.mark.parametrize(
    ("tenders", "key"),
    [
        ((), "tender.short"),
        ((paid("1.99"),), "tender.short"),
        ((paid("2.01", TenderKind.WECHAT),), "tender.too_much"),
        ((paid("2.00", TenderKind.WECHAT), paid("1.00")), "tender.too_much"),
        ((paid("0.00"), paid("2.00")), "tender.none"),
        ((TenderWanted(CASH, yuan("2.00"), fund_id=2),), "tender.wrong_fund"),
    ],
)
def test_tenders_that_do_not_pay_the_bill_sell_nothing(till: Till, tenders: tuple[TenderWanted, ...], key: str) -> None:
    with pytest.raises(Refused, match=key):
        till.sell(till.line("水"), tenders=tenders)
    assert till.shelf("水") == ("100", "100.00")


def test_an_empty_bill_is_no_sale(till: Till) -> None:
    with pytest.raises(Refused, match=r"basket\.empty"):
        till.act(checkout, Checkout((), ()))


def test_the_receipt_read_again_is_the_sale_that_was_made(till: Till) -> None:
    done = till.sell(till.line("水", 3), till.line("可乐"), tenders=(paid("10.00"),), bill_discount=yuan("0.30"))
    found = till.sale(done.number.replace("-", ""))
    assert (found.due, found.change, found.discount, found.pieces) == (done.due, done.change, yuan("0.30"), 4)
    assert [(line.name, line.amount) for line in found.lines] == [(line.name, line.amount) for line in done.lines]
    assert [tender.name for tender in found.tenders] == ["现金"]


def test_the_empty_till_shows_the_last_bill(till: Till) -> None:
    done = till.sell(till.line("水", 3), till.line("可乐", 1), tenders=(paid("9.30"),))
    last = till.ask(lookups.last_sale_of_till, "01")
    assert (last.number, last.kinds, last.pieces) == (done.number, 2, 4)
