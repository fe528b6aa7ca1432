"""What the home page shows: today's figures against the same weekday last week (row 65)."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import Any

from sqlalchemy import Connection, func, select

from jxc_desktop.documents.tables import document
from jxc_desktop.insights.ageing import CUSTOMERS, Debt, debts
from jxc_desktop.insights.papers import SALES
from jxc_desktop.insights.report import Reader
from jxc_desktop.kernel.dates import business_day
from jxc_desktop.kernel.money import ZERO, Money
from jxc_desktop.kernel.permission import Permission
from jxc_desktop.ledger import Account
from jxc_desktop.ledger.tables import fund_account
from jxc_desktop.sales.tables import sales_day, tender
from jxc_desktop.usecase import Session

_DAYS_BACK = 30


@dataclass(frozen=True, slots=True)
class DayFigures:
    """Sales of a day, or of a day up to an hour; `profit` is None for who may not see cost."""

    day: str
    receipts: int = 0
    amount: Money = ZERO
    net: Money = ZERO
    profit: Money | None = None

    @property
    def average(self) -> Money:
        """客单价."""
        return self.amount.share(1, self.receipts) if self.receipts > 0 else ZERO


@dataclass(frozen=True, slots=True)
class HourFigures:
    """One hour of the clock: sales today (None where it has not come yet) and on the same weekday last week."""

    hour: int
    today: Money | None
    week_ago: Money


@dataclass(frozen=True, slots=True)
class TenderFigures:
    """What came in one way today, net of refunds; `name` is empty for what was sold on account."""

    kind: str
    name: str
    amount: Money


@dataclass(frozen=True, slots=True)
class Owed:
    """What is open with all customers, or all suppliers: in all, overdue, overdue for more than 30 days."""

    total: Money
    overdue: Money
    over_30_days: Money


@dataclass(frozen=True, slots=True)
class HomeFigures:
    """Everything the home page draws; `days` are the last 30, the oldest first, today not among them."""

    day: str
    at: datetime
    today: DayFigures
    week_ago: DayFigures
    hours: tuple[HourFigures, ...]
    days: tuple[DayFigures, ...]
    tenders: tuple[TenderFigures, ...]
    owed_to_us: Owed
    we_owe: Owed | None


def today(conn: Connection, session: Session, now: datetime, rolls_at_hour: int = 4) -> HomeFigures:
    """The figures of the business day that runs now; last week's day is counted to the same hour."""
    day = business_day(now, rolls_at_hour)
    order = [(rolls_at_hour + step) % 24 for step in range(24)]
    gone = order[: order.index(now.hour) + 1]
    this = _hours(conn, session, day)
    last = _hours(conn, session, day - timedelta(days=7))
    return HomeFigures(
        day.isoformat(),
        now,
        _summed(session, day, this, gone),
        _summed(session, day - timedelta(days=7), last, gone),
        tuple(_bars(this, last, order, gone)),
        tuple(_days(conn, session, day)),
        tuple(_tenders(conn, day)),
        _owed(debts(reader_of_debts(conn, session, day), Account.RECEIVABLE, 1, day.isoformat())),
        _owed(debts(reader_of_debts(conn, session, day), Account.PAYABLE, -1, day.isoformat()))
        if session.may(Permission.SEE_COST)
        else None,
    )


_Hours = dict[int, tuple[int, int, int, int]]


def _hours(conn: Connection, session: Session, day: date) -> _Hours:
    """Hour -> receipts, amount, net of tax and profit in fen (0 where cost is not to be seen)."""
    net = sales_day.c.amount_fen - sales_day.c.tax_fen
    columns: list[Any] = [sales_day.c.hour, sales_day.c.receipts, sales_day.c.amount_fen, net]
    if session.may(Permission.SEE_COST):
        columns.append(net - sales_day.c.cost_fen)
    rows = conn.execute(select(*columns).where(sales_day.c.day == day.isoformat()))
    return {row[0]: (row[1], row[2], row[3], row[4] if len(row) > 4 else 0) for row in rows}


def _summed(session: Session, day: date, hours: _Hours, gone: list[int]) -> DayFigures:
    found = [hours[hour] for hour in gone if hour in hours]
    receipts, amount, net, profit = (sum(row[at] for row in found) for at in range(4))
    gained = Money(profit) if session.may(Permission.SEE_COST) else None
    return DayFigures(day.isoformat(), receipts, Money(amount), Money(net), gained)


def _bars(this: _Hours, last: _Hours, order: list[int], gone: list[int]) -> Iterator[HourFigures]:
    """From the first to the last hour in which anything was sold on either day."""
    used = [at for at, hour in enumerate(order) if hour in this or hour in last]
    if not used:
        return
    for hour in order[used[0] : used[-1] + 1]:
        now = Money(this[hour][1] if hour in this else 0) if hour in gone else None
        yield HourFigures(hour, now, Money(last[hour][1] if hour in last else 0))


def _days(conn: Connection, session: Session, day: date) -> Iterator[DayFigures]:
    cost = [func.sum(sales_day.c.cost_fen)] if session.may(Permission.SEE_COST) else []
    columns = [func.sum(sales_day.c.receipts), func.sum(sales_day.c.amount_fen), func.sum(sales_day.c.tax_fen), *cost]
    first = day - timedelta(days=_DAYS_BACK)
    rows = conn.execute(
        select(sales_day.c.day, *columns)
        .where(sales_day.c.day >= first.isoformat(), sales_day.c.day < day.isoformat())
        .group_by(sales_day.c.day)
    )
    found = {row[0]: row for row in rows}
    for step in range(_DAYS_BACK):
        text = (first + timedelta(days=step)).isoformat()
        row = found.get(text)
        if row is None:
            yield DayFigures(text, profit=ZERO if cost else None)
        else:
            net = Money(row[2] - row[3])
            yield DayFigures(text, row[1], Money(row[2]), net, net - Money(row[4]) if cost else None)


def _tenders(conn: Connection, day: date) -> Iterator[TenderFigures]:
    amount = func.sum(tender.c.amount_fen)
    rows = conn.execute(
        select(tender.c.kind, func.coalesce(func.max(fund_account.c.name), ""), amount)
        .select_from(
            document.join(tender, tender.c.document_id == document.c.id).outerjoin(
                fund_account, fund_account.c.id == tender.c.fund_id
            )
        )
        .where(document.c.kind.in_(SALES), document.c.business_day == day.isoformat())
        .group_by(tender.c.kind, tender.c.fund_id)
        .order_by(amount.desc())
    )
    for kind, name, fen in rows:
        if fen:
            yield TenderFigures(kind, name, Money(fen))


def reader_of_debts(conn: Connection, session: Session, day: date) -> Reader:
    """Who asks what is owed on a day."""
    return Reader(conn, session, CUSTOMERS.answers({"to": day.isoformat()}, day), ())


def _owed(found: list[Debt]) -> Owed:
    old = sum(sum(debt.by_age.values()) - debt.by_age["not_due"] - debt.by_age["d30"] for debt in found)
    return Owed(Money(sum(debt.balance for debt in found)), Money(sum(debt.overdue for debt in found)), Money(old))
