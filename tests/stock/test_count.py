import dataclasses

import pytest

from jxc_desktop.kernel.permission import Role
from jxc_desktop.kernel.refusal import Refused
from jxc_desktop.stock.count_item import CountItem, ItemCounted, Tally, UncountItem, count_item, uncount_item
from jxc_desktop.stock.count_sheets import Show, count_rows, open_takes, take, takes
from jxc_desktop.stock.post_count import (
    AbandonCount,
    CountPosted,
    ItemReason,
    PostCount,
    Uncounted,
    abandon_count,
    post_count,
)
from jxc_desktop.stock.reasons import Reason
from jxc_desktop.stock.start_count import StartCount, start_count
from jxc_desktop.stock.takes import Scope
from jxc_desktop.stock.write_off import LostLine, WriteOff, write_off
from tests.stocked import Stocked, so_many


def begin(stocked: Stocked, scope: Scope = Scope.ALL, **more: object) -> int:
    return int(stocked.act(start_count, StartCount(scope, **more)).take_id)


def count(stocked: Stocked, take_id: int, name: str, quantity: int, tally: Tally = Tally.ADD, **more: object):
    unit = stocked.unit(name, str(more.pop("unit", "瓶")))
    made: ItemCounted = stocked.act(count_item, CountItem(take_id, unit, so_many(quantity), tally), **more)
    return made


def post(stocked: Stocked, take_id: int, **more: object) -> CountPosted:
    made: CountPosted = stocked.act(post_count, PostCount(take_id, **more))
    return made


def sell(stocked: Stocked, name: str, quantity: int) -> None:
    """Goods leave while the count goes on; by what paper does not matter to the count."""
    stocked.act(write_off, WriteOff((LostLine(stocked.unit(name), so_many(quantity), Reason.SAMPLE),)))


def test_sold_before_the_shelf_was_counted_is_no_variance(stocked: Stocked) -> None:
    stocked.receive("可乐", 100, "2")
    take_id = begin(stocked)
    sell(stocked, "可乐", 15)
    counted = count(stocked, take_id, "可乐", 80, Tally.FIRST)
    assert (counted.book.text(), counted.variance.text()) == ("85", "-5")
    posted = post(stocked, take_id)
    assert posted.loss.text() == "10.00"
    assert stocked.shelf("可乐") == ("80", "160.00")


def test_sold_between_the_count_and_the_posting_is_no_variance(stocked: Stocked) -> None:
    stocked.receive("可乐", 100, "2")
    take_id = begin(stocked)
    count(stocked, take_id, "可乐", 100, Tally.FIRST)
    sell(stocked, "可乐", 15)
    posted = post(stocked, take_id)
    assert (posted.gain_id, posted.loss_id) == (None, None)
    assert stocked.shelf("可乐") == ("85", "170.00")


def test_variances_become_a_gain_and_a_loss_paper_at_present_cost(stocked: Stocked) -> None:
    stocked.receive("可乐", 3, "1.01")
    stocked.receive("农夫山泉", 10, "1.20")
    take_id = begin(stocked)
    count(stocked, take_id, "可乐", 4, Tally.FIRST)
    count(stocked, take_id, "农夫山泉", 8, Tally.FIRST)
    posted = post(stocked, take_id, reasons=(ItemReason(stocked.items["农夫山泉"], Reason.LOST),))
    assert (posted.number[:3], posted.gain_number[:3], posted.loss_number[:3]) == ("PD-", "PY-", "PK-")
    assert (posted.gain.text(), posted.loss.text()) == ("1.01", "2.40")
    assert [stocked.account(code) for code in ("1901", "5301", "5711")] == ["0.00", "-1.01", "2.40"]
    rows = {row.name: row for row in stocked.ask(count_rows, take_id, show=Show.VARIANCE, with_cost=True)}
    assert (rows["农夫山泉"].reason, rows["农夫山泉"].cost.text(), rows["可乐"].cost.text()) == (
        "lost",
        "-2.40",
        "1.01",
    )


def test_scans_add_and_a_box_adds_its_bottles(stocked: Stocked) -> None:
    take_id = begin(stocked)
    count(stocked, take_id, "农夫山泉", 1)
    count(stocked, take_id, "农夫山泉", 1, unit="箱")
    counted = count(stocked, take_id, "农夫山泉", -1)
    assert (counted.counted.text(), counted.times) == ("24", 3)
    with pytest.raises(Refused, match=r"count.below_nothing"):
        count(stocked, take_id, "农夫山泉", -25)


def test_a_second_count_replaces_only_by_choice(stocked: Stocked) -> None:
    take_id = begin(stocked)
    count(stocked, take_id, "可乐", 7, Tally.FIRST)
    with pytest.raises(Refused) as refused:
        count(stocked, take_id, "可乐", 9, Tally.FIRST)
    assert (refused.value.key, refused.value.facts["by"]) == ("count.already", "周禾")
    assert count(stocked, take_id, "可乐", 9, Tally.REPLACE).counted.text() == "9"


def test_a_recount_is_stamped_anew_and_a_late_scan_says_what_moved(stocked: Stocked) -> None:
    stocked.receive("可乐", 10, "2")
    take_id = begin(stocked)
    count(stocked, take_id, "可乐", 6)
    sell(stocked, "可乐", 2)
    later = count(stocked, take_id, "可乐", 4)
    assert (later.moved_since.text(), later.variance.text()) == ("-2", "0")
    again = count(stocked, take_id, "可乐", 8, Tally.REPLACE)
    assert (again.book.text(), again.variance.text()) == ("8", "0")


def test_uncounted_is_not_zero_unless_it_is_said(stocked: Stocked) -> None:
    stocked.receive("可乐", 5, "2")
    stocked.receive("农夫山泉", 5, "1")
    first = begin(stocked)
    count(stocked, first, "农夫山泉", 5)
    post(stocked, first)
    assert stocked.shelf("可乐") == ("5", "10.00")
    second = begin(stocked)
    count(stocked, second, "农夫山泉", 5)
    assert post(stocked, second, uncounted=Uncounted.ZERO).counted == 2
    assert stocked.shelf("可乐") == ("0", "0.00")


def test_a_count_taken_back_is_uncounted_again(stocked: Stocked) -> None:
    stocked.receive("可乐", 5, "2")
    take_id = begin(stocked)
    count(stocked, take_id, "可乐", 1)
    stocked.act(uncount_item, UncountItem(take_id, stocked.items["可乐"]))
    with pytest.raises(Refused, match=r"count.nothing"):
        post(stocked, take_id)


def test_a_blind_take_shows_no_book_before_it_is_posted(stocked: Stocked) -> None:
    stocked.receive("可乐", 5, "2")
    take_id = begin(stocked, blind=True)
    counted = count(stocked, take_id, "可乐", 4)
    assert (counted.book, counted.variance) == (None, None)
    assert stocked.ask(count_rows, take_id, show=Show.VARIANCE) == []
    assert {(row.book, row.variance) for row in stocked.ask(count_rows, take_id)} == {(None, None)}
    post(stocked, take_id)
    assert [row.variance.text() for row in stocked.ask(count_rows, take_id, show=Show.VARIANCE)] == ["-1"]


def test_more_missing_than_the_book_still_holds_asks_for_a_recount(stocked: Stocked) -> None:
    stocked.receive("可乐", 10, "100")
    take_id = begin(stocked)
    count(stocked, take_id, "可乐", 1, Tally.FIRST)
    sell(stocked, "可乐", 2)
    with pytest.raises(Refused) as refused:
        post(stocked, take_id)
    assert refused.value.key == "count.again"
    assert stocked.ask(take, take_id).number == ""


def test_a_category_take_covers_its_category_and_nothing_else(stocked: Stocked) -> None:
    drinks = stocked.add_category("饮料")
    stocked.add_item("雪碧", category_id=drinks)
    take_id = begin(stocked, Scope.CATEGORY, category_id=drinks)
    assert [row.name for row in stocked.ask(count_rows, take_id)] == ["雪碧"]
    with pytest.raises(Refused, match=r"count.other_category"):
        count(stocked, take_id, "可乐", 1)
    with pytest.raises(Refused, match=r"count.category"):
        begin(stocked, Scope.CATEGORY)


def test_a_spot_count_has_no_rest_to_zero(stocked: Stocked) -> None:
    take_id = begin(stocked, Scope.PART)
    count(stocked, take_id, "可乐", 0, Tally.FIRST)
    with pytest.raises(Refused, match=r"count.part_has_no_rest"):
        post(stocked, take_id, uncounted=Uncounted.ZERO)


def test_progress_and_pages_of_the_sheet(stocked: Stocked) -> None:
    take_id = begin(stocked)
    count(stocked, take_id, "可乐", 3)
    head = stocked.ask(open_takes)[0]
    assert (head.counted, head.items, head.warehouse) == (1, 2, "门店仓")
    first = stocked.ask(count_rows, take_id, limit=1)
    second = stocked.ask(count_rows, take_id, limit=1, after=first[0].key)
    assert {first[0].name, second[0].name} == {"可乐", "农夫山泉"}
    assert [row.name for row in stocked.ask(count_rows, take_id, show=Show.UNCOUNTED)] == ["农夫山泉"]
    assert [row.name for row in stocked.ask(count_rows, take_id, show=Show.COUNTED)] == ["可乐"]


def test_a_take_that_is_over_takes_no_more(stocked: Stocked) -> None:
    given_up, posted = begin(stocked), begin(stocked)
    stocked.act(abandon_count, AbandonCount(given_up))
    count(stocked, posted, "可乐", 0, Tally.FIRST)
    post(stocked, posted)
    for take_id in (given_up, posted):
        with pytest.raises(Refused, match=r"count.not_open"):
            count(stocked, take_id, "可乐", 1)
    assert stocked.ask(open_takes) == []
    assert [head.take_id for head in stocked.ask(takes)] == [posted, given_up]


def test_a_clerk_posts_a_count_without_being_told_its_cost(stocked: Stocked) -> None:
    stocked.receive("可乐", 5, "2")
    take_id = begin(stocked)
    count(stocked, take_id, "可乐", 4)
    clerk = dataclasses.replace(stocked.session, role=Role.CLERK)
    posted = stocked.act(post_count, PostCount(take_id), session=clerk)
    assert (posted.gain, posted.loss, posted.loss_number[:3]) == (None, None, "PK-")
