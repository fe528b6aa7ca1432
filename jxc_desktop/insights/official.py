"""What the official statements are made of: numbered lines over sums of accounts."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from sqlalchemy import select

from jxc_desktop.insights.accounts import YUAN
from jxc_desktop.insights.answers import Asked, Question, this_month
from jxc_desktop.insights.periods import booked
from jxc_desktop.insights.report import Column, Kind, Opens, Reader, Report, Statement, Thing
from jxc_desktop.kernel.permission import Permission
from jxc_desktop.ledger import Account
from jxc_desktop.ledger.chart import chart
from jxc_desktop.ledger.tables import journal_line
from jxc_desktop.words import mark

# 货币资金: line 1 of the balance sheet, and what the cash flow statement runs from and to.
CASH_ACCOUNTS: tuple[str, ...] = (Account.CASH, Account.BANK, Account.E_MONEY)
START = "1900-01-01"
OF_PROFIT = frozenset(account.code for account in chart() if account.kind in ("income", "cost"))
PROFIT_ACCOUNTS = tuple(account.code for account in chart() if account.code in OF_PROFIT and account.is_top)


@dataclass(frozen=True, slots=True)
class Line:
    """One official line: its 行次, what it is called, and the accounts or lines it is made of.

    `accounts` add credit - debit for income (`sign` 1) or debit - credit for cost (-1), each with its sub-accounts;
    `lines` adds other lines with their signs. A line "of which" is a sub-account that its account holds already.
    """

    number: int
    title: str
    accounts: tuple[str, ...] = ()
    sign: int = 1
    lines: tuple[int, ...] = ()
    indent: int = 0


def worked_out(lines: Sequence[Line], nets: Mapping[str, int], figures: dict[int, int]) -> dict[int, int]:
    """`figures` (what is known already) completed: lines of accounts (nets are debit - credit), then sums of lines."""
    for line in lines:
        own = line.sign * sum(net for code, net in nets.items() if code.startswith(line.accounts))
        figures[line.number] = figures.get(line.number, 0) + own
    done = {line.number for line in lines if not line.lines}
    waiting = [line for line in lines if line.lines]
    while waiting:
        line = next(one for one in waiting if all(abs(other) in done for other in one.lines))
        waiting.remove(line)
        done.add(line.number)
        figures[line.number] += sum(figures[abs(other)] * (1 if other > 0 else -1) for other in line.lines)
    return figures


def drill(accounts: Sequence[str], first: str, last: str) -> Opens | None:
    """What lies behind a line: the ledger of its account, the balances where there are several.

    None where the chart has none of them: nothing can have been booked.
    """
    known = [str(code) for code in accounts if any(account.code == code for account in chart())]
    period = (("from", first), ("to", last))
    if not known:
        return None
    if len(known) == 1:
        return Opens(Thing.REPORT, "finance.account", (("account", known[0]), *period))
    return Opens(Thing.REPORT, "finance.trial_balance", (("accounts", ", ".join(known)), *period))


def net_by_account(reader: Reader, first: str, last: str) -> dict[str, tuple[int, int]]:
    """Debit and credit of every account over these days, in fen."""
    rows = reader.conn.execute(booked(reader.conn, first, last, ("account",)))
    return {code: (debit or 0, credit or 0) for code, debit, credit in rows}


def earned_by_account(reader: Reader, first: str, last: str) -> dict[str, int]:
    """Debit - credit of the income and cost accounts, without the vouchers that carry them to 3103 (月结)."""
    nets = {code: d - c for code, (d, c) in net_by_account(reader, first, last).items() if code in OF_PROFIT}
    between = journal_line.c.business_day.between(first, last)
    carrying = select(journal_line.c.document_id).where(journal_line.c.account == str(Account.PROFIT), between)
    documents = reader.conn.execute(carrying.distinct()).scalars().all()
    lines = select(journal_line.c.account, journal_line.c.amount_fen)
    for code, fen in reader.conn.execute(lines.where(journal_line.c.document_id.in_(documents))) if documents else ():
        if code in OF_PROFIT:
            nets[code] = nets.get(code, 0) - fen
    return nets


def of_year_and_month(name: str, title: str, body: Statement, form: str) -> Report:
    """A statement of what came and went: each line for the year to date and for the month asked for."""
    return Report(
        name=name,
        title=title,
        room="finance",
        columns=(
            Column("title", mark("Line item"), width=300, stretch=True, sortable=False),
            Column("line", mark("Line"), Kind.COUNT, width=60, sortable=False),
            Column("year", mark("Year to date"), Kind.MONEY, YUAN, width=140, sortable=False),
            Column("month", mark("This month"), Kind.MONEY, YUAN, width=140, sortable=False),
        ),
        questions=(Question("month", mark("Month"), Asked.MONTH, this_month, required=True),),
        body=body,
        needs=(Permission.SEE_COST,),
        listed=True,
        one_page=True,
        form=form,
    )
