"""What every declared report keeps: pages are the whole, totals are the sums, cost stays with who may see it."""

from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from typing import Any

import pytest
from sqlalchemy import Connection, event

from jxc_desktop.insights import asking
from jxc_desktop.insights.offered import choices
from jxc_desktop.insights.registry import REPORTS, month_pack, report
from jxc_desktop.insights.report import Listing, Report, Row
from jxc_desktop.kernel.dates import Month
from jxc_desktop.kernel.money import Money
from jxc_desktop.kernel.permission import Permission, Role
from jxc_desktop.kernel.quantity import Quantity
from jxc_desktop.kernel.refusal import Refused
from jxc_desktop.usecase import Session
from tests.insights.conftest import TODAY, Trading

CLERK = Session(1, "库管", Role.CLERK)
NAMES = [one.name for one in REPORTS]


def asked(one: Report, trading: Trading, **more: str) -> Any:
    """Answers that find something: the first item, customer, sale, the whole time."""
    given = {"item": str(trading.items["可乐"]), "account": "1405", "document": "RK-20261103-01-0001"}
    given["partner"] = str(trading.customer_id if one.room == "customers" else trading.supplier_id)
    if one.name == "sales.lines":
        given["document"] = "XS-20261111-01-0001"
    keys = {question.key for question in one.questions}
    given |= {"from": "2026-09-01"} if {"from", "to"} <= keys else {}
    needed = {q.key for q in one.questions if q.required or q.key == "from"}
    return one.answers({key: value for key, value in given.items() if key in needed} | more, TODAY)


@contextmanager
def statements(conn: Connection) -> Iterator[list[str]]:
    said: list[str] = []

    def hear(_conn: object, _cursor: object, statement: str, *_: object) -> None:
        said.append(statement)

    event.listen(conn.engine, "before_cursor_execute", hear)
    yield said
    event.remove(conn.engine, "before_cursor_execute", hear)


def every_page(
    one: Report, conn: Connection, session: Session, answers: Any, sort: str, limit: int | None
) -> list[Row]:
    rows: list[Row] = []
    after = None
    while True:
        page = asking.run(one, conn, session, answers, sort=sort, after=after, limit=limit)
        rows += page.rows
        after = page.next
        if after is None:
            return rows


@pytest.mark.parametrize("name", NAMES)
def test_pages_one_after_the_other_are_all_rows_in_every_order(name: str, trading: Trading) -> None:
    one = report(name)
    answers = asked(one, trading)
    with trading.shop.reading() as conn:
        orders = [c.key for c in one.columns_for(trading.session, answers) if c.sortable]
        for sort in ["", *orders, *[f"-{key}" for key in orders]]:
            whole = list(asking.stream(one, conn, trading.session, answers, sort=sort)[1])
            assert every_page(one, conn, trading.session, answers, sort, limit=2) == whole, sort


@pytest.mark.parametrize("name", [one.name for one in REPORTS if isinstance(one.body, Listing)])
def test_the_totals_of_a_list_are_the_sums_of_its_rows(name: str, trading: Trading) -> None:
    one = report(name)
    answers = asked(one, trading)
    assert isinstance(one.body, Listing)
    with trading.shop.reading() as conn:
        page = asking.run(one, conn, trading.session, answers, limit=None)
        totals = asking.totals(one, conn, trading.session, answers)
    assert totals.count == len(page.rows)
    for at, column in enumerate(page.columns):
        if column.key in one.body.sums:
            cells = [row.cells[at] for row in page.rows]
            assert totals.cells[at] == summed(cells, totals.cells[at]), column.key


def summed(cells: list[Any], like: object) -> object:
    if isinstance(like, Money):
        return Money.total(cells)
    return Quantity.total(cells) if isinstance(like, Quantity) else sum(cells)


COST_WORDS = ("cost_fen", "value_fen", "purchase_price_e4", "average_value")


@pytest.mark.parametrize("name", NAMES)
def test_who_may_not_see_cost_gets_a_query_without_it(name: str, trading: Trading) -> None:
    one = report(name)
    if one.needs and not one.may_read(CLERK):
        assert not CLERK.may(Permission.SEE_COST)
        with trading.shop.reading() as conn, pytest.raises(Refused, match=r"permission\.missing"):
            asking.run(one, conn, CLERK, asked(one, trading))
        return
    answers = asked(one, trading)
    with trading.shop.reading() as conn, statements(conn) as said:
        page = asking.run(one, conn, CLERK, answers, limit=None)
        asking.totals(one, conn, CLERK, answers)
    assert not any(column.cost for column in page.columns)
    assert [word for word in COST_WORDS for sql in said if word in sql] == []


def test_every_proof_line_holds_in_a_sound_shop(trading: Trading) -> None:
    with trading.shop.reading() as conn:
        for one in REPORTS:
            totals = asking.totals(one, conn, trading.session, asked(one, trading))
            assert totals.proven, (one.name, totals.proof)


def test_the_month_pack_answers_with_something_on_every_sheet(trading: Trading) -> None:
    with trading.shop.reading() as conn:
        for one, answers in month_pack(Month(2026, 11)):
            assert asking.run(one, conn, trading.session, answers).rows, one.name


REFUSED: list[tuple[str, Mapping[str, str], str]] = [
    ("stock.items", {"wrong": "1"}, "report.question"),
    ("stock.ledger", {}, "report.question_missing"),
    ("sales.margin", {"by": "moon"}, "report.choice"),
    ("sales.margin", {"from": "2026-13-01"}, "date.invalid"),
    ("sales.margin", {"from": "2026-12-01", "to": "2026-11-01"}, "report.period"),
]


@pytest.mark.parametrize(("name", "given", "key"), REFUSED)
def test_an_answer_that_makes_no_sense_is_refused(name: str, given: Mapping[str, str], key: str) -> None:
    with pytest.raises(Refused) as refused:
        report(name).answers(given, TODAY)
    assert refused.value.key == key


def test_a_wrong_page_or_order_is_refused(trading: Trading) -> None:
    one = report("stock.items")
    with trading.shop.reading() as conn:
        for after in ("nonsense", "[]", "{}", "[1]", "[null, null]"):
            with pytest.raises(Refused, match=r"report\.page"):
                asking.run(one, conn, trading.session, one.answers(), after=after)
        with pytest.raises(Refused, match=r"report\.sort"):
            asking.run(one, conn, CLERK, one.answers(), sort="purchase_price")


def test_days_are_read_as_people_write_them() -> None:
    answers = report("sales.daily").answers({"from": "2026/11/1", "to": "20261130"}, TODAY)
    assert dict(answers) == {"from": "2026-11-01", "to": "2026-11-30"}


def test_questions_offer_what_stands_in_the_shop(trading: Trading) -> None:
    with trading.shop.reading() as conn:
        offered = {q.key: [c.title for c in choices(q, conn)] for q in report("stock.items").questions}
    assert offered["category"] == ["方便食品", "饮料"]
    assert offered["supplier"] == ["龙泉食品批发"]


def test_chips_count_what_they_would_show(trading: Trading) -> None:
    one = report("stock.items")
    with trading.shop.reading() as conn:
        counts = asking.chip_counts(one, conn, trading.session, one.answers(today=TODAY), "status")
    assert counts == {"short": 1, "out": 0, "stopped": 0}
