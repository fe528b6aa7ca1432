"""Two cash funds in one shop: a till's drawer is one of them, and no figure disagrees with the fund ledger."""

from collections.abc import Iterator
from dataclasses import replace

import pytest
from sqlalchemy import text

from jxc_desktop.finance.add_fund_account import NewFund, add_fund_account
from jxc_desktop.finance.money_paper import FundPart
from jxc_desktop.finance.receive_money import ReceiveMoney, receive_money
from jxc_desktop.kernel.money import ZERO, Money
from jxc_desktop.kernel.refusal import Refused
from jxc_desktop.ledger.balances import in_fund
from jxc_desktop.ledger.funds import FundKind, fund_of_kind
from jxc_desktop.ledger.proof import prove
from jxc_desktop.sales import proof, shifts
from jxc_desktop.sales.close_shift import CloseShift, NoteCount, ShiftClosed, close_shift
from jxc_desktop.sales.drawer import CashMove, move_cash
from jxc_desktop.sales.open_shift import OpenShift, open_shift
from jxc_desktop.sales.refund import LooseLine, LooseRefund, refund_without_receipt
from jxc_desktop.sales.shift_slip import Drawer, ShiftSlip, shift_slip
from jxc_desktop.sales.tendering import TenderKind, TenderWanted
from jxc_desktop.sales.void_sale import Void, void_sale
from jxc_desktop.usecase import Session
from tests.sales.till import Till, paid
from tests.stocked import so_many, yuan


class TwoDrawers:
    """Till 01 takes cash into 现金, till 02 into 二号钱箱, each with 200.00 in its drawer."""

    def __init__(self, till: Till) -> None:
        self.till = till
        self.first = till.ask(fund_of_kind, FundKind.CASH).id
        self.second = till.act(add_fund_account, NewFund("二号钱箱", FundKind.CASH)).id
        self.other = replace(till.session, till="02")
        self.shift = till.act(open_shift, OpenShift(yuan("200.00"), self.second), session=self.other).shift_id

    def in_funds(self) -> tuple[str, str]:
        """What the fund ledger says of both."""
        return tuple(self.till.ask(in_fund, fund, "1001").text() for fund in (self.first, self.second))

    def drawer(self, shift: int) -> Drawer:
        found: ShiftSlip = self.till.ask(shift_slip, shift)
        return found.drawer

    def close(self, counted: str, session: Session | None = None, **handed: object) -> ShiftClosed:
        notes = (NoteCount(Money(10), yuan(counted).fen // 10),)
        done: ShiftClosed = self.till.act(
            close_shift, CloseShift(notes, **handed), session=session or self.till.session
        )
        return done


@pytest.fixture
def two(till: Till) -> Iterator[TwoDrawers]:
    made = TwoDrawers(till)
    yield made
    with till.shop.reading() as conn:
        assert prove(conn, proof.CHECKS) == []


def test_cash_goes_into_the_fund_of_the_shift_and_change_comes_out_of_it(two: TwoDrawers) -> None:
    two.till.sell(two.till.line("水", 3), tenders=(paid("10.00"),), session=two.other)
    assert two.in_funds() == ("0.00", "6.00")
    drawer = two.drawer(two.shift)
    assert (drawer.taken, drawer.change, drawer.expected) == (yuan("10.00"), yuan("4.00"), yuan("206.00"))
    assert two.drawer(1).expected == yuan("200.00")


def test_cash_for_another_fund_is_not_counted_in_the_drawer_nor_is_its_change(two: TwoDrawers) -> None:
    into_other = TenderWanted(TenderKind.CASH, yuan("10.00"), two.second)
    two.till.sell(two.till.line("水", 3), tenders=(paid("2.00"), into_other))
    drawer = two.drawer(1)
    assert (drawer.taken, drawer.change, drawer.expected) == (yuan("2.00"), ZERO, yuan("202.00"))
    assert two.in_funds() == ("2.00", "4.00")
    flows = {(flow.kind, flow.fund): flow.taken for flow in two.till.ask(shift_slip, 1).tenders}
    assert flows == {("cash", ""): yuan("2.00"), ("cash", "二号钱箱"): yuan("4.00")}


def test_over_and_short_are_booked_on_the_fund_of_the_drawer_that_was_counted(two: TwoDrawers) -> None:
    two.till.sell(two.till.line("水", 5), tenders=(paid("10.00"),), session=two.other)
    short = two.close("209.00", two.other)
    assert (short.expected, short.over_short) == (yuan("210.00"), yuan("-1.00"))
    assert two.in_funds() == ("0.00", "9.00")
    over = two.close("200.50")
    assert over.over_short == yuan("0.50")
    assert two.in_funds() == ("0.50", "9.00")


def test_cash_in_and_out_and_what_is_handed_over_move_the_drawers_own_fund(two: TwoDrawers) -> None:
    till, bank = two.till, two.till.ask(fund_of_kind, FundKind.BANK).id
    till.sell(till.line("水", 50), tenders=(paid("100.00"),), session=two.other)
    till.act(move_cash, CashMove(yuan("-30.00"), "存银行", bank), session=two.other)
    till.act(move_cash, CashMove(yuan("20.00"), "换零钱", two.first), session=two.other)
    with pytest.raises(Refused, match=r"drawer\.same_fund"):
        till.act(move_cash, CashMove(yuan("1.00"), "换零钱", two.second), session=two.other)
    assert two.in_funds() == ("-20.00", "90.00")
    closed = two.close("290.00", two.other, handed_over=yuan("90.00"), hand_over_fund_id=two.first)
    assert (closed.over_short, closed.kept) == (ZERO, yuan("200.00"))
    assert two.in_funds() == ("70.00", "0.00")


def test_a_refund_in_cash_comes_out_of_the_drawer_at_hand_wherever_the_money_went(two: TwoDrawers) -> None:
    till = two.till
    number = till.sell(till.line("水", 4), tenders=(paid("2.00", TenderKind.WECHAT), paid("6.00"))).number
    till.give_back(number, (0, "2"), session=two.other)
    till.give_back(number, (0, "2"), session=two.other)
    assert two.in_funds() == ("6.00", "-6.00")
    assert (two.drawer(1).expected, two.drawer(two.shift).expected) == (yuan("206.00"), yuan("194.00"))


def test_a_refund_without_a_receipt_and_a_void_stay_in_their_drawer(two: TwoDrawers) -> None:
    till = two.till
    line = LooseLine(till.unit("水"), so_many(1), till.line("水").price)
    till.act(refund_without_receipt, LooseRefund((line,), (paid("2.00"),), "漏气"), session=two.other)
    wrong = till.sell(till.line("水", 3), tenders=(paid("6.00"),), session=two.other).number
    till.act(void_sale, Void(wrong, "扫错了"), session=two.other)
    assert two.in_funds() == ("0.00", "-2.00")
    assert two.drawer(two.shift).expected == yuan("198.00")


def test_a_debt_paid_counts_only_where_it_went_into_the_drawers_fund(two: TwoDrawers) -> None:
    till, customer = two.till, two.till.add_customer()
    for fund, sum_ in ((two.first, "5.00"), (two.second, "7.00")):
        paying = ReceiveMoney(customer, (FundPart(fund, yuan(sum_)),))
        till.act(receive_money, paying, session=two.other)
    assert two.drawer(two.shift).paid_in == yuan("7.00")
    assert two.in_funds() == ("5.00", "7.00")


def test_a_till_keeps_its_cash_fund_from_shift_to_shift(two: TwoDrawers) -> None:
    two.close("200.00", two.other)
    two.till.act(open_shift, OpenShift(yuan("200.00")), session=two.other)
    assert two.till.ask(shifts.current_shift, "02").cash_fund_id == two.second
    assert two.till.ask(shifts.current_shift, "01").cash_fund_id == two.first


def test_only_a_cash_fund_is_a_drawer(two: TwoDrawers) -> None:
    bank = two.till.ask(fund_of_kind, FundKind.BANK).id
    with pytest.raises(Refused, match=r"shift\.not_cash"):
        two.till.act(open_shift, OpenShift(ZERO, bank), session=replace(two.other, till="03"))


def test_the_proof_finds_a_tender_and_a_count_that_the_fund_ledger_does_not_bear_out(two: TwoDrawers) -> None:
    two.till.sell(two.till.line("水", 3), tenders=(paid("10.00"),), session=two.other)
    two.close("206.00", two.other)
    with two.till.shop.reading() as conn:
        assert prove(conn, proof.CHECKS) == []
    spoil = ("UPDATE shift SET expected_fen = expected_fen + 1 WHERE till = '02'",)
    heal = ("UPDATE shift SET expected_fen = expected_fen - 1 WHERE till = '02'",)
    with two.till.shop.writing() as conn:
        conn.execute(text(*spoil))
    with two.till.shop.reading() as conn:
        found = {finding.check for finding in prove(conn, proof.CHECKS)}
    with two.till.shop.writing() as conn:
        conn.execute(text(*heal))
    assert found == {"shifts_were_counted_against_their_papers"}
