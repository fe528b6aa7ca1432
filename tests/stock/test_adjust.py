import dataclasses

import pytest

from jxc_desktop.kernel.permission import Role
from jxc_desktop.kernel.price import Price
from jxc_desktop.kernel.refusal import Refused
from jxc_desktop.stock.overage import FoundLine, Overage, overage
from jxc_desktop.stock.reasons import Reason
from jxc_desktop.stock.reverse_adjustment import ReverseAdjustment, reverse_adjustment
from jxc_desktop.stock.write_off import LostLine, WriteOff, write_off
from tests.stocked import Stocked, so_many, yuan


def lose(stocked: Stocked, quantity: int, reason: Reason = Reason.DAMAGED, **more: object):
    line = LostLine(stocked.unit("可乐"), so_many(quantity), reason)
    return stocked.act(write_off, WriteOff((line,)), **more)


def find(stocked: Stocked, quantity: int, price: str | None = None):
    line = FoundLine(stocked.unit("可乐"), so_many(quantity), price=Price.parse(price) if price else None)
    return stocked.act(overage, Overage((line,)))


def test_a_loss_goes_through_1901_to_5711(stocked: Stocked) -> None:
    stocked.receive("可乐", 3, "1.01")
    lost = lose(stocked, 2)
    assert (lost.number[:3], lost.cost) == ("BS-", yuan("2.02"))
    assert [stocked.account(code) for code in ("1405", "1901", "5711")] == ["1.01", "0.00", "2.02"]


@pytest.mark.parametrize(("reason", "account"), [(Reason.OWN_USE, "5602"), (Reason.SAMPLE, "5601")])
def test_what_the_shop_uses_itself_is_its_expense(stocked: Stocked, reason: Reason, account: str) -> None:
    stocked.receive("可乐", 3, "2")
    lose(stocked, 1, reason)
    assert (stocked.account(account), stocked.account("5711")) == ("2.00", "0.00")


def test_found_goods_come_in_at_the_present_cost_or_a_given_one(stocked: Stocked) -> None:
    stocked.receive("可乐", 2, "3")
    assert find(stocked, 1).cost == yuan("3.00")
    assert find(stocked, 1, "1.00").cost == yuan("1.00")
    assert (stocked.shelf("可乐"), stocked.account("5301")) == (("4", "10.00"), "-4.00")


def test_found_on_an_empty_shelf_the_last_average_counts(stocked: Stocked) -> None:
    stocked.receive("可乐", 2, "3")
    lose(stocked, 2)
    assert find(stocked, 1).cost == yuan("3.00")


def test_a_dear_write_off_needs_the_managers_code(stocked: Stocked) -> None:
    stocked.receive("可乐", 10, "100")
    clerk = dataclasses.replace(stocked.session, role=Role.CLERK)
    assert lose(stocked, 2, session=clerk).cost is None
    with pytest.raises(Refused, match=r"adjust.needs_approval"):
        lose(stocked, 3, session=clerk)
    assert lose(stocked, 3, session=clerk, approver=stocked.session).number
    assert stocked.shelf("可乐") == ("5", "500.00")


def test_more_than_there_is_cannot_be_written_off(stocked: Stocked) -> None:
    with pytest.raises(Refused, match=r"stock.short"):
        lose(stocked, 1)


def test_a_reversed_write_off_brings_the_goods_back_at_their_cost(stocked: Stocked) -> None:
    stocked.receive("可乐", 3, "1.01")
    lost = lose(stocked, 3)
    stocked.act(reverse_adjustment, ReverseAdjustment(lost.document_id))
    assert (stocked.shelf("可乐"), stocked.account("5711")) == (("3", "3.03"), "0.00")


def test_an_overage_whose_goods_left_is_not_reversed(stocked: Stocked) -> None:
    found = find(stocked, 2, "5")
    lose(stocked, 1)
    with pytest.raises(Refused, match=r"adjust.goods_gone"):
        stocked.act(reverse_adjustment, ReverseAdjustment(found.document_id))


def test_other_papers_are_not_reversed_here(stocked: Stocked) -> None:
    got = stocked.receive("可乐", 1, "1")
    with pytest.raises(Refused, match=r"paper.wrong_kind"):
        stocked.act(reverse_adjustment, ReverseAdjustment(got.document_id))


def test_a_gain_reason_is_no_reason_for_a_loss(stocked: Stocked) -> None:
    stocked.receive("可乐", 1, "1")
    with pytest.raises(Refused, match=r"adjust.reason"):
        lose(stocked, 1, Reason.FOUND)
    with pytest.raises(Refused, match=r"adjust.empty"):
        stocked.act(write_off, WriteOff(()))
