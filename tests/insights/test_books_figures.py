"""Trial balance, statements, running accounts and ages: everything foots to the fen, whatever was booked."""

from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

import hypothesis.strategies as st
import pytest
from hypothesis import given, settings
from sqlalchemy import insert

from jxc_desktop.documents.kinds import Kind
from jxc_desktop.documents.life import write_document
from jxc_desktop.documents.tables import partner
from jxc_desktop.insights import asking
from jxc_desktop.insights.ageing import BUCKETS
from jxc_desktop.insights.balance_sheet import ASSETS, CLAIMS
from jxc_desktop.insights.income_statement import INCOME
from jxc_desktop.insights.official import OF_PROFIT
from jxc_desktop.insights.registry import report
from jxc_desktop.insights.report import RowKind
from jxc_desktop.kernel.changes import Topic
from jxc_desktop.kernel.money import ZERO, Money
from jxc_desktop.ledger import Account, Line, post
from jxc_desktop.ledger.chart import chart
from jxc_desktop.storage.shop_file import ShopFile
from jxc_desktop.usecase import Session, Tx, do, use_case
from tests.insights.conftest import TODAY, Trading

PARTY = {"1122", "1123", "2202", "2203"}
FREE = [account.code for account in chart() if account.code != Account.INVENTORY]
KEYS = ("line", "closing", "start")


@dataclass(frozen=True, slots=True)
class Booked:
    """A voucher: account, fen (debit positive), partner."""

    day: date
    accounts: tuple[str, ...]
    fen: tuple[int, ...]
    partners: tuple[int, ...]


@use_case("Post a voucher", needs=None, touches={Topic.BOOKS})
def voucher(tx: Tx, request: Booked) -> Booked:
    """Any lines; the last one makes them even."""
    day = request.day.isoformat()
    paper = write_document(tx, Kind.VOUCHER, day=day)
    lines = [
        Line(code, Money(fen), who if code in PARTY else 0)
        for code, fen, who in zip(request.accounts, request.fen, request.partners, strict=True)
    ]
    even = Line(Account.CAPITAL, -Money.total(line.amount for line in lines))
    post(tx, paper.id, [*lines, even], day=day)
    return request


_line = st.tuples(st.sampled_from(FREE), st.integers(-5_000_000, 5_000_000), st.integers(1, 3))
YEARS_END = datetime(2026, 12, 31, 20)
_day = st.dates(date(2025, 11, 1), date(2026, 12, 31))
_vouchers = st.lists(st.tuples(_day, st.lists(_line, min_size=1, max_size=5)), min_size=1, max_size=12)


@pytest.fixture
def parties(shop: ShopFile) -> ShopFile:
    rows = [{"kind": "customer", "code": name, "name": name, "created_at": "2025"} for name in ("甲", "乙", "丙")]
    with shop.writing() as conn:
        conn.execute(insert(partner), rows)
    return shop


def cells(shop: ShopFile, session: Session, name: str, **given: str) -> list[dict[str, Any]]:
    one = report(name)
    with shop.reading() as conn:
        page = asking.run(one, conn, session, one.answers(given, TODAY), limit=None)
    keys = [column.key for column in page.columns]
    return [dict(zip(keys, row.cells, strict=True)) for row in page.rows if row.kind is not RowKind.GROUP]


def balance_sheet(shop: ShopFile, session: Session, day: str) -> dict[int, tuple[Money, Money]]:
    """Closing and start of every line, from both sides of the form."""
    found = {}
    for row in cells(shop, session, "finance.balance_sheet", day=day):
        for keys in (KEYS, tuple(f"claim_{key}" for key in KEYS)):
            number, closing, start = (row[key] for key in keys)
            if number:
                found[number] = (closing, start)
    return found


def proven(shop: ShopFile, session: Session, name: str, **given: str) -> bool:
    one = report(name)
    with shop.reading() as conn:
        return asking.totals(one, conn, session, one.answers(given, TODAY)).proven


@settings(max_examples=25)
@given(vouchers=_vouchers, on=_day)
def test_the_statements_foot_whatever_was_booked(
    parties: ShopFile, owner: Session, vouchers: list[tuple[date, list[tuple[str, int, int]]]], on: date
) -> None:
    for day, lines in vouchers:
        codes, fen, who = zip(*lines, strict=True)
        do(parties, owner, voucher, Booked(day, codes, fen, who), now=YEARS_END)
    month = on.isoformat()[:7]
    assert proven(parties, owner, "finance.trial_balance", **{"from": "2025-11-01", "to": on.isoformat()})
    assert proven(parties, owner, "finance.balance_sheet", day=on.isoformat())
    assert proven(parties, owner, "finance.income", month=month)
    assert proven(parties, owner, "finance.cash_flow", month=month)
    sheet = balance_sheet(parties, owner, on.isoformat())
    assert sheet[30] == sheet[53]
    assert min(sheet[line] for line in (4, 5, 33, 34))[0] >= ZERO


def test_every_account_of_the_chart_stands_on_one_line() -> None:
    on_sheet = [str(code) for line in (*ASSETS, *CLAIMS) for code in line.accounts]
    on_income = [str(code) for line in INCOME for code in line.accounts]
    tops = [account.code for account in chart() if account.is_top]
    assert sorted(code for code in tops if on_sheet.count(code) != 1) == sorted(PARTY)
    assert [code for code in on_sheet if code not in tops and len(code) > 4] == []
    # Wages are no line of the income statement: the sub-account is there for the cash flow statement.
    assert sorted({account.code for account in chart()} & {*on_income, Account.WAGES}) == sorted(OF_PROFIT)
    assert len(on_income) == len(set(on_income))
    assert [line.number for line in (*ASSETS, *CLAIMS)] == list(range(1, 54))
    assert [line.number for line in INCOME] == list(range(1, 33))


def test_a_customer_in_credit_stands_under_advances(parties: ShopFile, owner: Session) -> None:
    do(parties, owner, voucher, Booked(date(2026, 11, 2), ("1122", "1122"), (50_000, -20_000), (1, 2)))
    sheet = balance_sheet(parties, owner, "2026-11-30")
    assert (sheet[4], sheet[34]) == ((Money(50_000), ZERO), (Money(20_000), ZERO))


def test_carrying_the_profit_changes_no_income_statement(parties: ShopFile, owner: Session) -> None:
    do(parties, owner, voucher, Booked(date(2026, 11, 2), ("1001", "5001"), (10_000, -10_000), (0, 0)))
    profit = Booked(date(2026, 11, 30), ("5001", "3103"), (10_000, -10_000), (0, 0))
    do(parties, owner, voucher, profit, now=YEARS_END)
    lines = {row["line"]: row for row in cells(parties, owner, "finance.income", month="2026-11")}
    assert lines[32]["month"] == Money(10_000)
    assert balance_sheet(parties, owner, "2026-11-30")[51] == (Money(10_000), ZERO)


def test_the_income_statement_of_the_trading_shop_is_its_sales_less_its_costs(trading: Trading) -> None:
    lines = {row["line"]: row for row in cells(trading.shop, trading.session, "finance.income", month="2026-11")}
    margin = report("sales.margin")
    answers = margin.answers({"from": "2026-11-01", "to": "2026-11-30"})
    with trading.shop.reading() as conn:
        sums = asking.totals(margin, conn, trading.session, answers)
    found = dict(zip([c.key for c in margin.columns_for(trading.session, answers)], sums.cells, strict=True))
    assert (lines[1]["month"], lines[2]["month"]) == (found["net"], found["cost"])
    assert lines[11]["month"] == Money(8880)


def test_a_partners_statement_runs_to_what_is_owed(trading: Trading) -> None:
    rows = cells(trading.shop, trading.session, "customers.statement", partner="code:" + code_of(trading))
    assert rows == []
    given = {"partner": str(trading.customer_id), "from": "2026-11-01", "to": "2026-12-31"}
    rows = cells(trading.shop, trading.session, "customers.statement", **given)
    assert [(row["up"], row["down"], row["balance"]) for row in rows] == [
        (Money(7400), ZERO, Money(7400)),
        (ZERO, Money(3000), Money(4400)),
    ]


def code_of(trading: Trading) -> str:
    return str(cells(trading.shop, trading.session, "customers.list")[0]["code"])


@pytest.mark.parametrize(("day", "key"), [("2026-11-12", "not_due"), ("2026-11-13", "d30"), ("2027-12-31", "older")])
def test_a_bill_grows_old_from_the_day_it_was_due(trading: Trading, day: str, key: str) -> None:
    row = cells(trading.shop, trading.session, "customers.ageing", to=day)[0]
    still = Money(7400) if day < "2026-11-20" else Money(4400)
    assert {name: row[name] for name, _, _ in BUCKETS if row[name]} == {key: still}
    assert row["balance"] == still


def test_money_beyond_the_bills_is_an_advance(parties: ShopFile, owner: Session) -> None:
    do(parties, owner, voucher, Booked(date(2026, 11, 2), ("1122", "1122"), (5_000, -8_000), (1, 2)))
    do(parties, owner, voucher, Booked(date(2026, 11, 3), ("1122",), (-6_500,), (1,)))
    rows = {row["name"]: row for row in cells(parties, owner, "customers.ageing", to="2026-12-31")}
    assert (rows["甲"]["balance"], rows["甲"]["advance"], rows["甲"]["d60"]) == (Money(-1500), Money(1500), ZERO)
    assert rows["乙"]["advance"] == Money(8000)


def test_a_fund_runs_to_what_it_holds(trading: Trading) -> None:
    rows = cells(
        trading.shop, trading.session, "finance.fund_ledger", fund="1", **{"from": "2026-10-01", "to": "2026-12-31"}
    )
    lines = [row["balance"] for row in rows if row["number"]]
    assert lines == [Money(50_000), Money(41_120), Money(31_120)]
