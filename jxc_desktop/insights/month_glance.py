"""A month in ten figures beside the month before: what the owner looks at before he prints it."""

from collections.abc import Callable
from dataclasses import dataclass

from sqlalchemy import Connection

from jxc_desktop.insights.balance_sheet import balance_figures
from jxc_desktop.insights.cash_flow import flow_figures
from jxc_desktop.insights.income_statement import INCOME_STATEMENT, income_figures
from jxc_desktop.insights.report import Reader
from jxc_desktop.kernel.dates import Month
from jxc_desktop.kernel.money import Money
from jxc_desktop.usecase import Session
from jxc_desktop.words import mark

Figures = dict[int, int]


@dataclass(frozen=True, slots=True)
class Glance:
    """One figure of a month and of the one before; `title` is English source, `at_end` one held at the month's end."""

    title: str
    this: Money
    before: Money
    at_end: bool = False


_EARNED: tuple[tuple[str, Callable[[Figures], int]], ...] = (
    (mark("Revenue"), lambda line: line[1]),
    (mark("Cost of sales"), lambda line: line[2]),
    (mark("Gross profit"), lambda line: line[1] - line[2]),
    (mark("Expenses"), lambda line: line[11] + line[14] + line[18]),
    (mark("Net profit"), lambda line: line[32]),
)
_HELD: tuple[tuple[str, int], ...] = (
    (mark("Cash at the end"), 1),
    (mark("Stock at cost"), 9),
    (mark("Owed to me"), 4),
    (mark("I owe"), 33),
)


def month_glance(conn: Connection, session: Session, month: Month) -> tuple[Glance, ...]:
    """The figures of the statements' own lines; nothing for who may not read the income statement."""
    if not INCOME_STATEMENT.may_read(session):
        return ()
    reader = Reader(conn, session, INCOME_STATEMENT.answers({"month": month.text()}, month.last), ())
    both = (month, month.plus(-1))
    spans = [(one.first.isoformat(), one.last.isoformat()) for one in both]
    this, before = ((income_figures(reader, *span), flow_figures(reader, *span)[20]) for span in spans)
    held, held_before = (balance_figures(reader, last) for _, last in spans)
    return (
        *(Glance(title, Money(line(this[0])), Money(line(before[0]))) for title, line in _EARNED),
        Glance(mark("Net cash in"), Money(this[1]), Money(before[1])),
        *(Glance(title, Money(held[at]), Money(held_before[at]), at_end=True) for title, at in _HELD),
    )
