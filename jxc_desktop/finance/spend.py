"""Expenses and other income by category, from or into a fund account (row 57)."""

from dataclasses import dataclass
from datetime import date

from sqlalchemy import select

from jxc_desktop.documents.kinds import Kind
from jxc_desktop.documents.life import write_document
from jxc_desktop.finance.money_paper import FundPart, MoneyLine, MoneyPaper, checked, fund_lines, write_lines
from jxc_desktop.finance.tables import cash_category
from jxc_desktop.kernel.changes import Topic
from jxc_desktop.kernel.money import Money
from jxc_desktop.kernel.permission import Permission
from jxc_desktop.kernel.refusal import Refused
from jxc_desktop.ledger import Line, post
from jxc_desktop.usecase import Tx, use_case
from jxc_desktop.words import mark


@dataclass(frozen=True, slots=True)
class CategoryPart:
    """So much for one category of expense or income."""

    category_id: int
    amount: Money
    memo: str = ""


@dataclass(frozen=True, slots=True)
class Spend:
    """Expenses by category, paid out of one fund account."""

    fund_id: int
    lines: tuple[CategoryPart, ...]
    memo: str = ""
    day: date | None = None


@dataclass(frozen=True, slots=True)
class TakeIncome:
    """Income that is not a sale, by category, into one fund account."""

    fund_id: int
    lines: tuple[CategoryPart, ...]
    memo: str = ""
    day: date | None = None


@use_case(mark("Book an expense"), needs=Permission.SPEND, touches={Topic.FUNDS, Topic.BOOKS})
def spend(tx: Tx, request: Spend) -> MoneyPaper:
    """560x / funds. Refused "money.*", "cash_category.unknown", "fund.*"."""
    return _book(tx, request, Kind.EXPENSE, "expense", 1)


@use_case(mark("Book other income"), needs=Permission.SPEND, touches={Topic.FUNDS, Topic.BOOKS})
def take_income(tx: Tx, request: TakeIncome) -> MoneyPaper:
    """Funds / 5301. Refused "money.*", "cash_category.unknown", "fund.*"."""
    return _book(tx, request, Kind.OTHER_INCOME, "income", -1)


def _book(tx: Tx, request: Spend | TakeIncome, kind: Kind, category_kind: str, side: int) -> MoneyPaper:
    parts = [FundPart(request.fund_id, line.amount) for line in request.lines]
    total = checked(parts)
    accounts = _accounts(tx, category_kind)
    for line in request.lines:
        if line.category_id not in accounts:
            raise Refused("cash_category.unknown", id=line.category_id)
    money = fund_lines(tx, [FundPart(request.fund_id, total)], -side, request.memo)
    day = request.day.isoformat() if request.day else None
    made = write_document(tx, kind, total=total, memo=request.memo, day=day)
    stored = [MoneyLine(Money(-side * x.amount.fen), request.fund_id, x.category_id, x.memo) for x in request.lines]
    write_lines(tx, made.id, stored)
    booked = [Line(accounts[x.category_id], Money(side * x.amount.fen), memo=x.memo) for x in request.lines]
    post(tx, made.id, [*booked, *money], day=day)
    return MoneyPaper(made.id, made.number, total)


def _accounts(tx: Tx, kind: str) -> dict[int, str]:
    columns = (cash_category.c.id, cash_category.c.account)
    rows = tx.conn.execute(select(*columns).where(cash_category.c.kind == kind, cash_category.c.active == 1))
    return {int(row[0]): str(row[1]) for row in rows}
