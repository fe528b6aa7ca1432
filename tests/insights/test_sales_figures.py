"""销售毛利表 and the daily reports agree with each other, whole months and broken ones; home page, search."""

from datetime import date, datetime
from typing import Any

import pytest

from jxc_desktop.catalog.label_queue import waiting_labels
from jxc_desktop.desktop.rooms.rooms import ROOMS
from jxc_desktop.documents.drafts import KeepDraft, keep_draft
from jxc_desktop.documents.kinds import Kind
from jxc_desktop.insights import asking
from jxc_desktop.insights.home import today
from jxc_desktop.insights.registry import report
from jxc_desktop.insights.report import Opens, Thing
from jxc_desktop.insights.search import search
from jxc_desktop.insights.to_do import PAGES, to_do
from jxc_desktop.kernel.money import Money
from jxc_desktop.kernel.permission import Role
from jxc_desktop.kernel.quantity import Quantity
from jxc_desktop.kernel.text import JsonText
from jxc_desktop.usecase import Session, do
from tests.insights.conftest import TODAY, Trading

PERIODS = [("2026-11-01", "2026-11-30"), ("2026-10-26", "2026-12-04"), ("2026-11-11", "2026-11-11")]


def totals(trading: Trading, name: str, **given: str) -> dict[str, Any]:
    one = report(name)
    answers = one.answers(given, TODAY)
    with trading.shop.reading() as conn:
        found = asking.totals(one, conn, trading.session, answers)
    columns = one.columns_for(trading.session, answers)
    return {c.key: cell for c, cell in zip(columns, found.cells, strict=True) if cell is not None}


@pytest.mark.parametrize(("first", "last"), PERIODS)
def test_by_item_category_customer_cashier_and_day_is_the_same_money(trading: Trading, first: str, last: str) -> None:
    ways = [totals(trading, "sales.margin", **{"from": first, "to": last, "by": by}) for by in BY]
    daily = totals(trading, "sales.daily", **{"from": first, "to": last})
    for key in ("amount", "net", "cost", "profit"):
        assert len({way[key] for way in (*ways, daily)}) == 1, key


BY = ("item", "category", "customer", "cashier", "day")


def test_a_month_is_its_days_summed(trading: Trading) -> None:
    """The month summary against the lines themselves: a broken month reads the lines."""
    whole = totals(trading, "sales.margin", **{"from": "2026-11-01", "to": "2026-11-30"})
    first = totals(trading, "sales.margin", **{"from": "2026-11-01", "to": "2026-11-10"})
    rest = totals(trading, "sales.margin", **{"from": "2026-11-11", "to": "2026-11-30"})
    for key in ("sold", "returned", "quantity", "amount", "discount", "net", "cost", "receipts"):
        assert whole[key] == first[key] + rest[key], key


def test_returned_goods_are_shown_apart_and_taken_off(trading: Trading) -> None:
    found = totals(trading, "sales.margin", **{"from": "2026-11-01", "to": "2026-11-30"})
    assert (found["sold"], found["returned"], found["quantity"]) == (*map(Quantity.of, (63, 4, 59)),)
    assert found["amount"] == Money(7400 + 9900 + 600 - 1200)


def test_a_cashiers_day_adds_up_over_the_ways_of_paying(trading: Trading) -> None:
    found = totals(trading, "sales.cashiers", **{"from": "2026-11-01", "to": "2026-11-30"})
    assert found["amount"] == Money.total(found[kind] for kind in ("cash", "wechat", "alipay", "bank", "account"))
    assert found["account"] == Money(7400)
    assert found["refunded"] == Money(-1200)


def test_today_is_held_against_the_same_hours_of_last_week(trading: Trading) -> None:
    with trading.shop.reading() as conn:
        morning = today(conn, trading.session, datetime(2026, 12, 10, 9, 50))
        evening = today(conn, trading.session, datetime(2026, 12, 10, 21, 0))
    assert (morning.today.amount, morning.today.receipts, morning.week_ago.amount) == (Money(600), 1, Money(0))
    assert (evening.today.amount, evening.week_ago.amount) == (Money(900), Money(15000))
    assert evening.today.average == Money(450)
    assert [(hour.hour, hour.today) for hour in morning.hours] == [(9, Money(600)), (10, None), (11, None)]
    assert [(one.kind, one.amount) for one in evening.tenders] == [("wechat", Money(900))]
    assert len(evening.days) == 30
    assert evening.days[-7].amount == Money(15000)
    assert (evening.owed_to_us.total, evening.owed_to_us.overdue) == (Money(4400), Money(4400))


def test_a_cashiers_home_page_has_no_profit(trading: Trading) -> None:
    with trading.shop.reading() as conn:
        seen = today(conn, Session(1, "小王", Role.CASHIER), datetime(2026, 12, 10, 21, 0))
    assert seen.today.profit is None
    assert seen.we_owe is None
    assert {day.profit for day in seen.days} == {None}


def test_things_to_do_open_their_lists(trading: Trading) -> None:
    with trading.shop.reading() as conn:
        found = {one.key: one for one in to_do(conn, trading.session, date(2026, 12, 10))}
        for one in [one for one in found.values() if one.opens.thing is Thing.REPORT]:
            opened = report(str(one.opens.key))
            asking.run(opened, conn, trading.session, opened.answers(dict(one.opens.answers), TODAY))
    assert found["low"].count == 1
    assert found["customers.ageing"].detail.startswith("老陈餐馆")


def test_what_is_half_filled_in_and_the_labels_that_wait_open_their_pages(trading: Trading) -> None:
    shop, owner = trading.shop, trading.session
    clerk = Session(7, "库管", Role.CLERK)
    do(shop, owner, keep_draft, KeepDraft(Kind.PURCHASE_ORDER, JsonText("{}")))
    with shop.reading() as conn:
        found = {one.opens.key: one for one in to_do(conn, owner, TODAY)}
        others = {one.opens.key for one in to_do(conn, clerk, TODAY)}
        waiting = len(waiting_labels(conn))
    assert found["order"].opens == Opens(Thing.PAGE, "order")
    assert (found["labels"].count, found["labels"].opens) == (waiting, Opens(Thing.PAGE, "labels"))
    assert "order" not in others


def test_every_page_that_is_named_by_what_is_to_be_done_is_one_of_the_window() -> None:
    pages = {page.key for room in ROOMS for page in room.pages}
    assert {*PAGES.values(), "labels"} <= pages


@pytest.mark.parametrize(
    ("text", "thing"),
    [
        ("可乐", Thing.ITEM),
        ("XS-20261111-01-0001", Thing.DOCUMENT),
        ("xs20261111010001", Thing.DOCUMENT),
        ("老陈", Thing.PARTNER),
        ("1234", Thing.PARTNER),
        ("C0001", Thing.ITEM),
    ],
)
def test_one_search_finds_items_papers_and_people(trading: Trading, text: str, thing: Thing) -> None:
    with trading.shop.reading() as conn:
        hits = search(conn, trading.session, text)
    assert thing in {hit.thing for hit in hits}


@pytest.mark.parametrize("text", ["", "%", "_", "'; DROP TABLE item; --", "😀", "x" * 500])
def test_a_search_for_nonsense_finds_nothing(trading: Trading, text: str) -> None:
    with trading.shop.reading() as conn:
        assert search(conn, trading.session, text) == ()
