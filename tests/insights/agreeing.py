"""What two reports say of the same thing, over any stretch of a shop's life: they must agree to the fen."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from sqlalchemy import Connection

from jxc_desktop.insights import asking
from jxc_desktop.insights.registry import report
from jxc_desktop.kernel.dates import Month
from jxc_desktop.kernel.money import ZERO, Money
from jxc_desktop.ledger import Account
from jxc_desktop.usecase import Session
from jxc_desktop.words import tr

Said = tuple[str, Any, Any]
TAX = str(Account.TAX)


@dataclass(frozen=True, slots=True)
class Asker:
    """Asks reports of one shop as one person."""

    conn: Connection
    session: Session

    def totals(self, name: str, **given: str) -> dict[str, Any]:
        """The totals line by column; it must be proven."""
        one = report(name)
        answers = one.answers(given)
        found = asking.totals(one, self.conn, self.session, answers)
        assert found.proven, (name, given, found.proof)
        return self._named(name, answers, found.cells)

    def rows(self, name: str, **given: str) -> list[dict[str, Any]]:
        """Every row by column, with its "key"."""
        one = report(name)
        answers = one.answers(given)
        found = asking.stream(one, self.conn, self.session, answers)[1]
        return [self._named(name, answers, row.cells) | {"key": row.key} for row in found]

    def line(self, name: str, number: int, column: str, **given: str) -> Money:
        """One numbered line of an official statement."""
        [found] = [row[column] for row in self.rows(name, **given) if number in (row["line"], row.get("claim_line"))]
        return found if isinstance(found, Money) else ZERO

    def account(self, code: str, first: str, last: str) -> dict[str, Money]:
        """An account's line of the trial balance, zeros where it has none; "closing" is debit less credit."""
        rows = self.rows("finance.trial_balance", **{"from": first, "to": last})
        row = next((row for row in rows if row["code"] == code), {})
        found = {key: row.get(key) or ZERO for key in ("debit", "credit", "closing_debit", "closing_credit")}
        return found | {"closing": found["closing_debit"] - found["closing_credit"]}

    def _named(self, name: str, answers: Any, cells: tuple[Any, ...]) -> dict[str, Any]:
        columns = report(name).columns_for(self.session, answers)
        return {column.key: cell for column, cell in zip(columns, cells, strict=True)}


def of_sales(ask: Asker, days: dict[str, str]) -> Iterator[Said]:
    """What was sold, by whatever it is grouped, and the papers behind it."""
    whole = ask.totals("sales.margin", by="item", **days)
    for by in ("category", "customer", "cashier", "day"):
        found = ask.totals("sales.margin", by=by, **days)
        for key in ("amount", "net", "cost", "profit"):
            yield f"E2 by {by}: {key}", found[key], whole[key]
    for key in ("amount", "net", "cost", "profit"):
        yield f"sales by day: {key}", ask.totals("sales.daily", **days)[key], whole[key]
    for by in ("item", "category", "customer", "cashier", "day"):
        rows = ask.rows("sales.margin", by=by, **days)
        yield f"rows of E2 by {by}", Money.total(row["net"] for row in rows), whole["net"]
    papers = ask.totals("sales.papers", **days)
    yield "sales papers: amount", papers["total"], whole["amount"]
    yield "sales papers: profit", papers["profit"], whole["profit"]
    yield "receipts", ask.totals("sales.receipts", **days)["total"], whole["amount"]
    moved = ask.totals("stock.summary", **days)
    left = moved["sale_value"] + moved["retail_value"] + moved["sales_return_value"]
    yield "E1: cost of what was sold", left, whole["cost"]


def of_purchases(ask: Asker, days: dict[str, str]) -> Iterator[Said]:
    """What came from suppliers and went back to them."""
    moved = ask.totals("stock.summary", **days)
    by_paper = ask.totals("purchasing.papers", **days)["total"]
    kinds = tr("Goods receipt"), tr("Purchase return")
    lines = [
        row for row in ask.rows("finance.journal", **days) if row["account"].startswith(TAX) and row["kind"] in kinds
    ]
    tax = Money.total((row["debit"] or ZERO) - (row["credit"] or ZERO) for row in lines)
    yield "E1: purchased less returned", moved["purchase_value"] + moved["purchase_return_value"] + tax, by_paper


def of_month(ask: Asker, month: Month) -> Iterator[Said]:
    """A month's statements beside its reports."""
    days = {"from": month.first.isoformat(), "to": month.last.isoformat()}
    sold = ask.totals("sales.margin", by="item", **days)
    named = {"month": month.text()}
    yield "E5 line 1: revenue", ask.line("finance.income", 1, "month", **named), sold["net"]
    cost = sold["cost"] - ask.totals("stock.summary", **days)["adjusted_value"]
    yield "E5 line 2: cost of sales", ask.line("finance.income", 2, "month", **named), cost
    year_so_far = ask.line("finance.income", 32, "year", **named)
    parts = [
        ask.line("finance.income", 32, "month", month=Month(month.year, number).text())
        for number in range(1, month.month + 1)
    ]
    yield "E5 line 32: the year is its months", year_so_far, Money.total(parts)
    cash = ask.line("finance.cash_flow", 22, "month", **named)
    yield "E7: closing cash", cash, ask.line("finance.balance_sheet", 1, "closing", day=days["to"])


def of_day(ask: Asker, day: str) -> Iterator[Said]:
    """What stands at the end of a day."""
    till = {"from": "2000-01-01", "to": day}
    stock = ask.account("1405", first="2000-01-01", last=day)["closing"]
    yield "E1: closing stock", ask.totals("stock.summary", **till)["closing_value"], stock
    yield "E6 line 12: stock", ask.line("finance.balance_sheet", 12, "closing", day=day), stock
    lines = ask.rows("stock.summary", subtotal="none", **till)
    yield "rows of E1", Money.total(row["closing_value"] for row in lines), stock
    for side, account, sign in (("customers", "1122", 1), ("suppliers", "2202", -1)):
        owed = ask.account(account, "2000-01-01", day)["closing"]
        aged = ask.totals(f"{side}.ageing", to=day)
        yield f"{side}: owed by age", aged["balance"], owed if sign > 0 else -owed
    cash = Money.total(ask.account(code, "2000-01-01", day)["closing"] for code in ("1001", "1002", "1012"))
    yield "E6 line 1: cash", ask.line("finance.balance_sheet", 1, "closing", day=day), cash
    assets = ask.line("finance.balance_sheet", 30, "closing", day=day)
    yield "E6: both sides", assets, ask.line("finance.balance_sheet", 53, "claim_closing", day=day)
