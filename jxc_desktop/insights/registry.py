"""Every report and list of the shop, and the pack the owner prints each month."""

from jxc_desktop.insights import (
    accounts,
    ageing,
    balance_sheet,
    cash_flow,
    count_variance,
    fund_accounts,
    income_statement,
    item_history,
    items,
    paper_lines,
    papers,
    people,
    running_account,
    sales_margin,
    stock_ledger,
    stock_summary,
    till_days,
    trial_balance,
)
from jxc_desktop.insights.answers import Answers
from jxc_desktop.insights.report import Report
from jxc_desktop.kernel.dates import Month
from jxc_desktop.kernel.refusal import Refused

REPORTS: tuple[Report, ...] = (
    *stock_summary.REPORTS,
    *sales_margin.REPORTS,
    *stock_ledger.REPORTS,
    *items.REPORTS,
    *item_history.REPORTS,
    *papers.REPORTS,
    *paper_lines.REPORTS,
    *till_days.REPORTS,
    *people.REPORTS,
    *ageing.REPORTS,
    *running_account.REPORTS,
    *fund_accounts.REPORTS,
    *accounts.REPORTS,
    *trial_balance.REPORTS,
    *income_statement.REPORTS,
    *balance_sheet.REPORTS,
    *cash_flow.REPORTS,
    *count_variance.REPORTS,
)
_BY_NAME = {report.name: report for report in REPORTS}


def report(name: str) -> Report:
    """One report by name; Refused "report.unknown"."""
    if name not in _BY_NAME:
        raise Refused("report.unknown", name=name[:40])
    return _BY_NAME[name]


def month_pack(month: Month) -> tuple[tuple[Report, Answers], ...]:
    """What is printed at the end of a month (月报): E2, E1, the three statements, the trial balance, both ages."""
    period = {"from": month.first.isoformat(), "to": month.last.isoformat()}
    asked: tuple[tuple[str, dict[str, str]], ...] = (
        ("sales.margin", {**period, "by": "category"}),
        ("sales.daily", period),
        ("stock.summary", period),
        ("finance.income", {"month": month.text()}),
        ("finance.balance_sheet", {"day": period["to"]}),
        ("finance.cash_flow", {"month": month.text()}),
        ("finance.trial_balance", period),
        ("customers.ageing", {"to": period["to"]}),
        ("suppliers.ageing", {"to": period["to"]}),
    )
    return tuple((report(name), report(name).answers(given, month.last)) for name, given in asked)
