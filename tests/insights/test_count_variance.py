"""The sheet of a stock-take (盘点盈亏表): its head, gain and loss apart, and the rate against the book (E10)."""

from datetime import date, datetime
from typing import Any

import pytest

from jxc_desktop.insights import asking
from jxc_desktop.insights.registry import report
from jxc_desktop.insights.report import Fact
from jxc_desktop.kernel.money import Money
from jxc_desktop.kernel.permission import Role
from jxc_desktop.kernel.quantity import Quantity
from jxc_desktop.stock.count_item import CountItem, Tally, count_item
from jxc_desktop.stock.post_count import ItemReason, PostCount, post_count
from jxc_desktop.stock.reasons import Reason
from jxc_desktop.stock.start_count import StartCount, start_count
from jxc_desktop.usecase import Session
from tests.insights.test_every_report import COST_WORDS, statements
from tests.stocked import Stocked, so_many, yuan

TODAY = date(2026, 11, 22)
SHEET = report("stock.count_variance")
CLERK = Session(1, "库管", Role.CLERK)


@pytest.fixture
def counted(stocked: Stocked) -> tuple[Stocked, str]:
    """Cola 3 at 1.01 each in the book and 4 there; water 10 at 1.20 and 8 there; noodles 7 at 3.00, all there."""
    stocked.add_item("方便面", retail_price_e4=45_000)
    for name, quantity, price in (("可乐", 3, "1.01"), ("农夫山泉", 10, "1.20"), ("方便面", 7, "3")):
        stocked.receive(name, quantity, price)
    take_id = stocked.act(start_count, StartCount(blind=True), now=datetime(2026, 11, 22, 9)).take_id
    for minute, (name, quantity) in enumerate((("可乐", 4), ("农夫山泉", 8), ("方便面", 7))):
        request = CountItem(take_id, stocked.unit(name), so_many(quantity), Tally.FIRST)
        stocked.act(count_item, request, now=datetime(2026, 11, 22, 9, 10 + minute))
    why = (ItemReason(stocked.items["农夫山泉"], Reason.DISASTER),)
    posted = stocked.act(post_count, PostCount(take_id, reasons=why), now=datetime(2026, 11, 22, 10))
    return stocked, posted.number


def facts(stocked: Stocked, session: Session, document: str) -> dict[str, Any]:
    with stocked.shop.reading() as conn:
        found: tuple[Fact, ...] = asking.facts(SHEET, conn, session, SHEET.answers({"document": document}, TODAY))
    return {fact.title: fact.value for fact in found}


def test_the_head_says_which_take_where_how_and_when(counted: tuple[Stocked, str]) -> None:
    stocked, number = counted
    head = facts(stocked, stocked.session, number)
    assert [head[key] for key in ("盘点单号", "仓库", "盘点方式", "基准时间")] == [
        number,
        "门店仓",
        "全盘 · 盲盘",
        "2026-11-22 09:10 – 09:12",
    ]


def test_the_rate_is_the_net_variance_against_the_cost_of_all_that_was_counted(counted: tuple[Stocked, str]) -> None:
    """+1.01 and −2.40 are −1.39; the book held 3.03 + 12.00 + 21.00 = 36.03; 1.39 / 36.03 = 3.858 %."""
    stocked, number = counted
    head = facts(stocked, stocked.session, number)
    assert [head[key] for key in ("盘盈", "盘亏", "净盈亏", "差异率")] == [
        yuan("1.01"),
        yuan("-2.40"),
        yuan("-1.39"),
        "3.86%",
    ]
    assert stocked.account("571104") == "2.40"
    gain = stocked.ask(
        lambda conn: conn.exec_driver_sql("SELECT number FROM document WHERE kind='count_gain'").scalar()
    )
    assert facts(stocked, stocked.session, str(gain)) == head


def test_gain_and_loss_stand_apart_from_their_sum(counted: tuple[Stocked, str]) -> None:
    stocked, number = counted
    answers = SHEET.answers({"document": number, "all": "1"}, TODAY)
    with stocked.shop.reading() as conn:
        totals = asking.totals(SHEET, conn, stocked.session, answers)
        rows = asking.run(SHEET, conn, stocked.session, answers).rows
    keys = [column.key for column in SHEET.columns]
    gain, loss = (dict(zip(keys, part, strict=True)) for part in totals.parts)
    assert (gain["code"], gain["variance"], gain["cost"]) == ("盘盈", Quantity.of(1), yuan("1.01"))
    assert (loss["code"], loss["variance"], loss["cost"]) == ("盘亏", Quantity.of(-2), yuan("-2.40"))
    assert (len(rows), totals.proven) == (3, True)
    assert "1.39" in totals.proof


def test_the_difference_at_retail_is_rounded_half_up_both_ways(stocked: Stocked) -> None:
    stocked.add_item("散称", retail_price_e4=33_300)
    stocked.add_item("另一", retail_price_e4=33_300)
    for name in ("散称", "另一"):
        stocked.receive(name, 10, "2")
    take_id = stocked.act(start_count, StartCount()).take_id
    for name, there in (("散称", "11.5"), ("另一", "8.5")):
        stocked.act(count_item, CountItem(take_id, stocked.unit(name), Quantity.parse(there), Tally.FIRST))
    number = stocked.act(post_count, PostCount(take_id)).number
    with stocked.shop.reading() as conn:
        page = asking.run(SHEET, conn, stocked.session, SHEET.answers({"document": number}, TODAY))
    at = [column.key for column in page.columns].index("retail")
    assert sorted(str(row.cells[at]) for row in page.rows) == sorted([str(Money(500)), str(Money(-500))])


def test_who_may_not_see_cost_gets_no_sums_of_it(counted: tuple[Stocked, str]) -> None:
    stocked, number = counted
    answers = SHEET.answers({"document": number}, TODAY)
    with stocked.shop.reading() as conn, statements(conn) as said:
        head = {fact.title for fact in asking.facts(SHEET, conn, CLERK, answers)}
        totals = asking.totals(SHEET, conn, CLERK, answers)
    assert "差异率" not in head and "盘点单号" in head
    assert [word for word in COST_WORDS for sql in said if word in sql] == []
    assert totals.proof == ""
    assert not [cell for part in totals.parts for cell in part if cell in (yuan("1.01"), yuan("-2.40"))]
