from jxc_desktop.stock.count_progress import count_sums
from jxc_desktop.stock.count_sheets import Show, count_rows
from jxc_desktop.stock.start_count import StartCount, start_count
from jxc_desktop.stock.takes import Scope
from tests.stock.test_count import begin, count
from tests.stocked import Stocked


def test_the_sums_of_a_take_are_at_the_book_of_the_moment_and_at_shelf_prices(stocked: Stocked) -> None:
    stocked.receive("可乐", 100, "2")
    stocked.receive("农夫山泉", 10, "1")
    take_id = begin(stocked)
    count(stocked, take_id, "可乐", 97)
    count(stocked, take_id, "农夫山泉", 11)
    price = {row.name: row.retail_price for row in stocked.ask(count_rows, take_id)}
    sums = stocked.ask(count_sums, take_id)
    assert (sums.counted.text(), sums.book.text(), sums.variance.text()) == ("108", "110", "-2")
    assert (sums.variances, sums.more, sums.less) == (2, 1, 1)
    assert sums.less_retail.fen == price["可乐"].e4 * 3 // 100
    assert sums.net_retail == sums.more_retail - sums.less_retail
    assert sums.people == ("周禾",)


def test_a_blind_take_tells_no_variance_before_it_is_posted(stocked: Stocked) -> None:
    take_id = stocked.act(start_count, StartCount(Scope.ALL, blind=True)).take_id
    count(stocked, take_id, "可乐", 5)
    sums = stocked.ask(count_sums, take_id)
    assert (sums.book, sums.variance, sums.variances, sums.net_retail) == (None, None, None, None)


def test_what_was_counted_last_stands_on_top(stocked: Stocked) -> None:
    take_id = begin(stocked)
    for name in ("可乐", "农夫山泉"):
        count(stocked, take_id, name, 1)
    rows = stocked.ask(count_rows, take_id, show=Show.COUNTED, latest_first=True, limit=10)
    assert [row.name for row in rows] == ["农夫山泉", "可乐"]
