"""现金流量表: the 22 official lines, the year to date and this month (会小企03, TRADE.md E7), by the direct method.

A paper that moves money says by its kind, or by the accounts it moves the money against, which line it belongs to:
a sale and a customer's money are line 1, goods and a supplier's money line 3, an expense the line of its account.
Money between two funds is no line. What was set up as opening balance is not earned: it is money held at the start.
"""

from collections import defaultdict
from collections.abc import Iterator
from typing import Any

from sqlalchemy import ColumnElement, Select, func, select

from jxc_desktop.documents.kinds import Kind as Paper
from jxc_desktop.documents.tables import document, partner
from jxc_desktop.insights.balance_sheet import balance_figures
from jxc_desktop.insights.official import (
    CASH_ACCOUNTS,
    START,
    Line,
    drill,
    net_by_account,
    of_year_and_month,
    worked_out,
)
from jxc_desktop.insights.periods import day_before
from jxc_desktop.insights.report import Cell, Reader, Row, RowKind, Statement, Totals
from jxc_desktop.kernel.dates import Month
from jxc_desktop.kernel.money import Money
from jxc_desktop.ledger import Account
from jxc_desktop.ledger.tables import journal_line
from jxc_desktop.words import mark, tr
from jxc_desktop.words.figures import grouped

_SOLD = frozenset({Paper.RETAIL_SALE, Paper.RETAIL_RETURN, Paper.SALES_ISSUE, Paper.SALES_RETURN})
_BOUGHT = frozenset({Paper.PURCHASE_ORDER, Paper.GOODS_RECEIPT, Paper.PURCHASE_RETURN})
_SETTLED = frozenset({Paper.MONEY_RECEIPT, Paper.MONEY_PAYMENT})
_BY_KIND = _BOUGHT | _SETTLED | {Paper.OPENING_SETUP}
_BY_ACCOUNT = frozenset(Paper) - _BY_KIND - _SOLD
_SET_UP = 0  # no line of its own: held at the beginning, though it was booked within the days

# By the account the money moved against: the line of money that came in, the line of money that went out.
_LINES: tuple[tuple[tuple[str, ...], int, int], ...] = (
    (("5001", "1122", "1121", "2203", "5051"), 1, 1),
    (("1405", "1403", "1411", "5401", "2202", "2201", "1123"), 3, 3),
    (("2211", Account.WAGES), 4, 4),
    (("2221", "5403", Account.INCOME_TAX), 5, 5),
    (("1101", "1501", "1511"), 8, 11),
    (("5111", "1131", "1132"), 9, 9),
    (("1601", "1602", "1604", "1605", "1606", "1621", "1701", "1801", "4301"), 10, 12),
    (("2001", "2501"), 14, 16),
    (("3001", "3002"), 15, 15),
    ((Account.INTEREST, "2231"), 17, 17),
    (("2232", "3103", "3104"), 18, 18),
    (("5301",), 2, 2),
    (("5601", "5602", "5603", "5711"), 6, 6),
    (("",), 2, 6),
)
_PAID = frozenset({3, 4, 5, 6, 11, 12, 16, 17, 18})
_HEADS = {
    1: mark("1. Cash flows from operating activities:"),
    8: mark("2. Cash flows from investing activities:"),
    14: mark("3. Cash flows from financing activities:"),
}
FLOWS: tuple[Line, ...] = (
    Line(1, mark("Received for goods sold and services rendered"), ("5001", "1122")),
    Line(2, mark("Other cash received from operations"), ("5301",)),
    Line(3, mark("Paid for materials, goods and services"), ("1405", "2202")),
    Line(4, mark("Paid to and for employees"), ("2211", Account.WAGES)),
    Line(5, mark("Taxes paid"), ("2221", "5403", Account.INCOME_TAX)),
    Line(6, mark("Other cash paid for operations"), ("5601", "5602", "5603", "5711")),
    Line(7, mark("Net cash from operating activities"), lines=(1, 2, -3, -4, -5, -6)),
    Line(8, mark("Received from disposing of investments")),
    Line(9, mark("Received as returns on investments")),
    Line(10, mark("Net cash from disposing of long-term assets"), ("1601",)),
    Line(11, mark("Paid for investments")),
    Line(12, mark("Paid for long-term assets"), ("1601",)),
    Line(13, mark("Net cash from investing activities"), lines=(8, 9, 10, -11, -12)),
    Line(14, mark("Received as loans"), ("2001", "2501")),
    Line(15, mark("Received from investors"), ("3001",)),
    Line(16, mark("Loans repaid"), ("2001", "2501")),
    Line(17, mark("Interest paid on loans"), (Account.INTEREST,)),
    Line(18, mark("Profit paid out"), ("3104",)),
    Line(19, mark("Net cash from financing activities"), lines=(14, 15, -16, -17, -18)),
    Line(20, mark("4. Net increase in cash"), lines=(7, 13, 19)),
    Line(21, mark("Add: cash at the beginning"), CASH_ACCOUNTS),
    Line(22, mark("5. Cash at the end"), lines=(20, 21)),
)


def flow_figures(reader: Reader, first: str, last: str) -> dict[int, int]:
    """The 22 lines of these days in fen; lines of money paid out are positive where it was paid."""
    came: dict[int, int] = defaultdict(int)
    for kind, side, fen in reader.conn.execute(_moved(first, last)):
        came[_line_of(kind, side)] += fen
    for code, reversal, fen in reader.conn.execute(_countered(first, last)):
        came[_line_against(code, -fen, reversal=bool(reversal))] -= fen
    # Nearly every paper is a sale: theirs is what is left of the funds' own sums when all others are read.
    came[1] += _held(reader, first, last) - sum(came.values())
    came[21] = came.pop(_SET_UP, 0) + _held(reader, START, day_before(first))
    figures = {number: -fen if number in _PAID else fen for number, fen in came.items()}
    return worked_out(FLOWS, {}, figures)


def _held(reader: Reader, first: str, last: str) -> int:
    """What came into 货币资金 over these days."""
    nets = net_by_account(reader, first, last)
    return sum(debit - credit for code, (debit, credit) in nets.items() if code.startswith(CASH_ACCOUNTS))


def _moved(first: str, last: str) -> Select[Any]:
    """What papers of trade but sales, and openings, moved in the funds, by kind and by the partner's side."""
    source = document.join(journal_line, journal_line.c.document_id == document.c.id)
    return (
        select(document.c.kind, func.coalesce(partner.c.kind, ""), func.sum(journal_line.c.amount_fen))
        .select_from(source.outerjoin(partner, partner.c.id == document.c.partner_id))
        .where(*_with_money(_BY_KIND, first, last))
        .group_by(document.c.kind, partner.c.kind)
    )


def _countered(first: str, last: str) -> Select[Any]:
    """What every other paper with money in it booked against the funds, each account of a paper as one sum."""
    with_money = (
        select(document.c.id)
        .join(journal_line, journal_line.c.document_id == document.c.id)
        .where(*_with_money(_BY_ACCOUNT, first, last))
    )
    return (
        select(journal_line.c.account, document.c.reverses_id.is_not(None), func.sum(journal_line.c.amount_fen))
        .join(document, document.c.id == journal_line.c.document_id)
        .where(journal_line.c.document_id.in_(with_money), journal_line.c.account.not_in(CASH_ACCOUNTS))
        .group_by(journal_line.c.document_id, journal_line.c.account, document.c.reverses_id)
    )


def _with_money(kinds: frozenset[Paper], first: str, last: str) -> tuple[ColumnElement[bool], ...]:
    return (
        document.c.kind.in_(sorted(kinds)),
        document.c.business_day.between(first, last),
        # Not by the index of the accounts: the few papers first, then their lines.
        func.substr(journal_line.c.account, 1, 4).in_(CASH_ACCOUNTS),
    )


def _line_of(kind: str, side: str) -> int:
    if kind == Paper.OPENING_SETUP:
        return _SET_UP
    return 1 if kind in _SETTLED and side == "customer" else 3


def _line_against(code: str, effect: int, *, reversal: bool) -> int:
    """The line of money that came in (`effect` positive) or went out against an account; a reversal takes it back."""
    came_in = (effect > 0) != reversal
    return next(into if came_in else out for codes, into, out in _LINES if code.startswith(codes))


def _flow_rows(reader: Reader) -> Iterator[Row]:
    month = reader.answers.month("month")
    year_first, last = Month(month.year, 1).first.isoformat(), month.last.isoformat()
    year = flow_figures(reader, year_first, last)
    this = flow_figures(reader, month.first.isoformat(), last)
    for line in FLOWS:
        if line.number in _HEADS:
            yield reader.row({"title": tr(_HEADS[line.number])}, kind=RowKind.GROUP)
        cells: dict[str, Cell] = {
            "title": tr(line.title),
            "line": line.number,
            "year": Money(year[line.number]),
            "month": Money(this[line.number]),
        }
        opens = drill(CASH_ACCOUNTS if line.number == FLOWS[-1].number else line.accounts, year_first, last)
        kind = RowKind.SUBTOTAL if line.lines else RowKind.LINE
        yield reader.row(cells, key=str(line.number), opens=opens, kind=kind)


def _flow_totals(reader: Reader) -> Totals:
    month = reader.answers.month("month")
    first, last = Month(month.year, 1).first.isoformat(), month.last.isoformat()
    closing = flow_figures(reader, first, last)[22]
    held = balance_figures(reader, last)[1]
    month_closing = flow_figures(reader, month.first.isoformat(), last)[22]
    proof = tr("Cash at the end {cash} = line 1 of the balance sheet", cash=grouped(Money(closing)))
    return Totals(reader.cells({}), 0, proof, closing == held == month_closing)


CASH_FLOW = of_year_and_month(
    "finance.cash_flow", mark("Cash flow statement"), Statement(_flow_rows, _flow_totals), mark("Form SE-03")
)
REPORTS = (CASH_FLOW,)
