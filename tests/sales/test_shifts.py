"""A shift from its float to its slip, the drawer, held sales."""

from datetime import datetime, timedelta

import pytest
from sqlalchemy import delete, update

from jxc_desktop.catalog.find import unit_by_id
from jxc_desktop.catalog.tables import item, item_unit
from jxc_desktop.finance.money_paper import FundPart
from jxc_desktop.finance.receive_money import ReceiveMoney, receive_money
from jxc_desktop.kernel.money import Money
from jxc_desktop.kernel.refusal import Refused
from jxc_desktop.ledger.funds import FundKind, fund_of_kind
from jxc_desktop.sales import lookups, shifts
from jxc_desktop.sales.basket import Basket, Goods
from jxc_desktop.sales.close_shift import CloseShift, NoteCount, ShiftClosed, close_shift
from jxc_desktop.sales.drawer import CashMove, move_cash
from jxc_desktop.sales.hold_sale import DropHeld, Hold, Resume, drop_held, hold_sale, resume_sale
from jxc_desktop.sales.open_shift import OpenShift, open_shift
from jxc_desktop.sales.shift_slip import ShiftSlip, shift_slip
from jxc_desktop.sales.tendering import TenderKind
from jxc_desktop.sales.till_events import EventKind, LogEvent, Reprint, log_event, reprint
from jxc_desktop.sales.void_sale import Void, void_sale
from jxc_desktop.storage.shop_file import ShopFile
from jxc_desktop.usecase import Session
from tests.sales.till import Till, paid
from tests.stocked import so_many, yuan


def counted(**notes: int) -> tuple[NoteCount, ...]:
    """counted(n100=2, n5=1) is two hundreds and a five."""
    return tuple(NoteCount(Money(int(name[1:]) * 100), pieces) for name, pieces in notes.items())


def slip(till: Till, shift_id: int = 1) -> ShiftSlip:
    found: ShiftSlip = till.ask(shift_slip, shift_id)
    return found


def basket(till: Till, name: str = "水", quantity: int = 2) -> Basket:
    return Basket().add(Goods.of(till.ask(unit_by_id, till.unit(name))), so_many(quantity))


def test_the_worked_day_expects_235_and_the_difference_is_posted(till: Till) -> None:
    till.add_item("礼盒", retail_price_e4=75_0000)
    till.receive("礼盒", 1, "50.00")
    till.sell(till.line("礼盒"), tenders=(paid("100.00"),))
    sold = till.sell(till.line("水", 5), tenders=(paid("10.00", TenderKind.WECHAT),)).number
    till.give_back(sold, (0, "5"), tenders=(paid("10.00"),))
    till.act(move_cash, CashMove(yuan("-30.00"), "买垃圾袋"))
    done: ShiftClosed = till.act(close_shift, CloseShift(counted(n100=2, n20=1, n10=1, n1=4)))
    assert (done.expected, done.counted, done.over_short) == (yuan("235.00"), yuan("234.00"), yuan("-1.00"))
    assert [till.account(code) for code in ("1901", "5711", "5301")] == ["0.00", "1.00", "0.00"]
    drawer = slip(till).drawer
    assert (drawer.taken, drawer.change, drawer.refunded) == (yuan("100.00"), yuan("25.00"), yuan("10.00"))
    assert drawer.notes[0] == (yuan("100.00"), 2)


def test_too_much_in_the_drawer_is_a_gain(till: Till) -> None:
    done: ShiftClosed = till.act(close_shift, CloseShift(counted(n100=2, n5=1)))
    assert done.over_short == yuan("5.00")
    assert (till.account("1001"), till.account("5301")) == ("5.00", "-5.00")


def test_cash_is_not_taken_outside_a_shift_but_the_phone_pays_always(shop: ShopFile, owner: Session) -> None:
    till = Till(shop, owner)
    till.supplier_id = till.add_supplier()
    till.add_item("水", retail_price_e4=20000)
    till.receive("水", 10, "1.00")
    with pytest.raises(Refused, match=r"shift\.none_open"):
        till.sell(till.line("水"), tenders=(paid("2.00"),))
    till.sell(till.line("水"), tenders=(paid("2.00", TenderKind.WECHAT),))
    assert till.shelf("水") == ("9", "9.00")


def test_a_till_has_one_shift_at_a_time_and_its_numbers_run_on(till: Till) -> None:
    with pytest.raises(Refused, match=r"shift\.open_already"):
        till.act(open_shift, OpenShift())
    other = Session(1, "周禾", till.session.role, till="02")
    assert till.act(open_shift, OpenShift(), session=other).number == 1
    till.act(close_shift, CloseShift(()))
    assert till.act(open_shift, OpenShift()).number == 2
    assert till.ask(shifts.current_shift, "01").number == 2


def test_two_tills_count_only_their_own_cash(till: Till) -> None:
    other = Session(1, "周禾", till.session.role, till="02")
    second = till.act(open_shift, OpenShift(yuan("50.00")), session=other).shift_id
    till.sell(till.line("水", 3), tenders=(paid("6.00"),), session=other)
    assert slip(till).drawer.expected == yuan("200.00")
    assert slip(till, second).drawer.expected == yuan("56.00")


def test_money_for_the_bank_is_a_transfer_and_leaves_the_drawer(till: Till) -> None:
    bank = till.ask(fund_of_kind, FundKind.BANK).id
    till.sell(till.line("水", 50), tenders=(paid("100.00"),))
    moved = till.act(move_cash, CashMove(yuan("-40.00"), "存银行", bank))
    assert moved.number.startswith("ZZ-")
    done: ShiftClosed = till.act(close_shift, CloseShift(counted(n100=2, n50=1, n10=1), yuan("60.00"), bank))
    assert (done.expected, done.kept) == (yuan("260.00"), yuan("200.00"))
    assert (till.account("1001"), till.account("1002")) == ("0.00", "100.00")
    assert till.ask(shifts.proposed_float, "01") == yuan("200.00")


def test_a_debt_paid_in_cash_at_the_till_is_expected_in_its_drawer(till: Till) -> None:
    customer = till.add_customer()
    till.sell(till.line("水", 10), tenders=(paid("20.00", TenderKind.ACCOUNT),), customer_id=customer)
    cash = till.ask(fund_of_kind, FundKind.CASH).id
    till.act(receive_money, ReceiveMoney(customer, (FundPart(cash, yuan("20.00")),)))
    assert slip(till).drawer.paid_in == yuan("20.00")
    assert till.act(close_shift, CloseShift(counted(n100=2, n20=1))).over_short == yuan("0.00")


def test_a_clock_put_back_within_a_shift_takes_nothing_out_of_the_drawer(till: Till) -> None:
    customer = till.add_customer("老张")
    earlier = datetime.now() - timedelta(days=2)
    paid_in = ReceiveMoney(customer, (FundPart(till.ask(fund_of_kind, FundKind.CASH).id, yuan("50.00")),))
    till.act(receive_money, paid_in, now=earlier)
    done: ShiftClosed = till.act(close_shift, CloseShift(counted(n100=2, n50=1)), now=earlier + timedelta(hours=1))
    assert (done.expected, done.over_short) == (yuan("250.00"), yuan("0.00"))
    till.act(open_shift, OpenShift(yuan("250.00")))
    assert [slip(till, shift).drawer.expected for shift in (1, 2)] == [yuan("250.00"), yuan("250.00")]


def test_the_slip_adds_up_what_happened(till: Till) -> None:
    first = till.sell(till.line("水", 10), tenders=(paid("20.00"),), bill_discount=yuan("0.05"))
    phone = till.sell(till.line("可乐", 2), tenders=(paid("6.60", TenderKind.WECHAT),)).number
    wrong = till.sell(till.line("水", 1), tenders=(paid("2.00"),)).number
    till.act(void_sale, Void(wrong, "扫错了"))
    till.give_back(phone, (0, "1"))
    till.sell(till.line("水", 1, price="1.50"), tenders=(paid("1.50"),))
    till.act(log_event, LogEvent(EventKind.DRAWER_OPENED))
    till.act(log_event, LogEvent(EventKind.LINE_DELETED, "可乐 × 1"))
    assert till.act(reprint, Reprint(first.number)).times == 1
    assert till.act(reprint, Reprint(first.number)).times == 2
    found = slip(till)
    assert (found.sales_count, found.sales, found.refunds_count, found.refunds) == (3, yuan("28.00"), 1, yuan("3.30"))
    assert (found.discounts, found.round_off, found.net) == (yuan("0.05"), yuan("0.05"), yuan("24.70"))
    flows = {flow.kind: (flow.taken.text(), flow.refunded.text()) for flow in found.tenders}
    assert flows == {"cash": ("21.40", "0.00"), "wechat": ("6.60", "3.30")}
    assert dict(found.events) == {
        "price_change": 1, "sale_voided": 1, "drawer_opened": 1, "line_deleted": 1, "reprint": 2
    }  # fmt: skip
    assert found.drawer.expected == yuan("221.40")


def test_held_sales_wait_through_the_end_of_a_shift(till: Till) -> None:
    held = till.act(hold_sale, Hold(basket(till)))
    assert (held.first_item, held.pieces, held.total) == ("水", 2, yuan("4.00"))
    assert till.act(close_shift, CloseShift(counted(n100=2))).held == 1
    waiting = till.ask(lookups.held_sales, "01")
    assert [(one.first_item, one.cashier, one.price_changed) for one in waiting] == [("水", "周禾", False)]
    assert till.act(resume_sale, Resume(held.held_id)).basket == basket(till)
    with pytest.raises(Refused, match=r"held\.gone"):
        till.act(resume_sale, Resume(held.held_id))


def test_a_price_that_moved_while_a_sale_was_held_is_told_and_not_taken_in_silence(till: Till) -> None:
    held = till.act(hold_sale, Hold(basket(till)))
    with till.shop.writing() as conn:
        conn.execute(update(item).where(item.c.id == till.items["水"]).values(retail_price_e4=22000))
    assert till.ask(lookups.held_sales, "01")[0].price_changed
    resumed = till.act(resume_sale, Resume(held.held_id))
    assert [(change.name, change.was.text(), change.now.text()) for change in resumed.changes] == [
        ("水", "2.00", "2.20")
    ]
    assert resumed.basket.lines[0].price.text() == "2.00"
    assert resumed.repriced.lines[0].price.text() == "2.20"


def test_a_dropped_sale_is_off_the_list(till: Till) -> None:
    held = till.act(hold_sale, Hold(basket(till)))
    till.act(drop_held, DropHeld(held.held_id))
    assert till.ask(lookups.held_sales, "01") == []


@pytest.mark.parametrize(
    ("request_", "key"),
    [
        (CloseShift((NoteCount(yuan("100.00"), -1),)), "shift.count_wrong"),
        (CloseShift(counted(n100=1), yuan("100.01")), "shift.handed_too_much"),
    ],
)
def test_a_count_that_cannot_be_closes_nothing(till: Till, request_: CloseShift, key: str) -> None:
    with pytest.raises(Refused, match=key):
        till.act(close_shift, request_)
    assert till.ask(shifts.current_shift, "01") is not None


def test_the_drawer_moves_for_a_reason_and_never_into_itself(till: Till) -> None:
    with pytest.raises(Refused, match=r"reason\.missing"):
        till.act(move_cash, CashMove(yuan("10.00"), ""))
    cash = till.ask(fund_of_kind, FundKind.CASH).id
    with pytest.raises(Refused, match=r"drawer\.same_fund"):
        till.act(move_cash, CashMove(yuan("10.00"), "换零钱", cash))


def test_a_held_sale_of_goods_that_were_removed_is_listed_and_can_only_be_dropped(till: Till) -> None:
    till.add_item("旧货", retail_price_e4=10000)
    held = till.act(hold_sale, Hold(basket(till, "旧货")))
    with till.shop.writing() as conn:
        conn.execute(delete(item_unit).where(item_unit.c.id == till.unit("旧货")))
        conn.execute(delete(item).where(item.c.id == till.items["旧货"]))
    assert [(one.first_item, one.price_changed) for one in till.ask(lookups.held_sales)] == [("旧货", True)]
    with pytest.raises(Refused, match=r"held.goods_gone.*旧货"):
        till.act(resume_sale, Resume(held.held_id))
    till.act(drop_held, DropHeld(held.held_id))
    assert till.ask(lookups.held_sales) == []
