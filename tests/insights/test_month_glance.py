"""The month at a glance says what the statements say."""

from jxc_desktop.insights import asking
from jxc_desktop.insights.month_glance import month_glance
from jxc_desktop.insights.registry import report
from jxc_desktop.kernel.dates import Month
from jxc_desktop.kernel.permission import Role
from jxc_desktop.usecase import Session
from tests.insights.conftest import TODAY, Trading

NOVEMBER = Month(2026, 11)


def test_each_figure_is_the_statements_own(trading: Trading) -> None:
    with trading.shop.reading() as conn:
        seen = {one.title: one for one in month_glance(conn, trading.session, NOVEMBER)}
        lines = {}
        for name in ("finance.income", "finance.cash_flow"):
            one = report(name)
            for month in (NOVEMBER, NOVEMBER.plus(-1)):
                answers = one.answers({"month": month.text()}, TODAY)
                for row in asking.run(one, conn, trading.session, answers, limit=None).rows:
                    lines[name, month, row.key] = row.cells[3]
    for title, name, number in (
        ("Revenue", "finance.income", "1"),
        ("Cost of sales", "finance.income", "2"),
        ("Net profit", "finance.income", "32"),
        ("Net cash in", "finance.cash_flow", "20"),
    ):
        found = seen[title]
        assert found.this == lines[name, NOVEMBER, number], title
        assert found.before == lines[name, NOVEMBER.plus(-1), number], title
    assert seen["Gross profit"].this == seen["Revenue"].this - seen["Cost of sales"].this
    assert seen["Revenue"].this and seen["Revenue"].this != seen["Revenue"].before


def test_who_may_not_see_cost_sees_nothing_of_it(trading: Trading) -> None:
    with trading.shop.reading() as conn:
        assert month_glance(conn, Session(1, "小王", Role.CASHIER), NOVEMBER) == ()
