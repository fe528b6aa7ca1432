"""An account running on: the general ledger of one account, 资金流水 of a fund, 往来对账单 of a partner (E9)."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from sqlalchemy import RowMapping, Select, func, select

from jxc_desktop.insights.accounts import (
    ACCOUNT,
    CREDIT,
    DEBIT,
    LINES,
    MEMO,
    NUMBER,
    PARTNER,
    YUAN,
    line_columns,
    opens_paper,
)
from jxc_desktop.insights.answers import FROM, TO, Asked, Question
from jxc_desktop.insights.offered import partner_id
from jxc_desktop.insights.periods import balance_before, booked, day_before, held
from jxc_desktop.insights.report import Cell, Column, Kind, Reader, Report, Row, RowKind, Running, Totals
from jxc_desktop.insights.spoken import KINDS
from jxc_desktop.kernel.money import Money
from jxc_desktop.kernel.permission import Permission
from jxc_desktop.ledger import Account
from jxc_desktop.ledger.chart import family
from jxc_desktop.ledger.funds import fund
from jxc_desktop.ledger.tables import journal_line
from jxc_desktop.words import mark, tr
from jxc_desktop.words.figures import grouped

Where = tuple[tuple[str, object], ...]


@dataclass(frozen=True, slots=True)
class _Account:
    """Which lines run on (see `periods.booked`); `sign` -1 shows a credit balance positive; `months` sums them."""

    where: Where
    sign: int = 1
    months: bool = True


def _asked(reader: Reader, account: _Account) -> Select[Any]:
    answers = reader.answers
    return (
        select(*line_columns())
        .select_from(LINES)
        .where(
            journal_line.c.business_day.between(answers["from"], answers["to"]),
            *[held(journal_line.c[name], value) for name, value in account.where],
        )
    )


class _Run:
    """state: balance, the month, and debit and credit of that month and of its year so far."""

    def __init__(self, reader: Reader, account: _Account, state: list[Any] | None) -> None:
        self._reader, self._account = reader, account
        first = reader.answers["from"]
        if state is None:
            year = [0, 0]
            if account.months and not first.endswith("-01-01"):
                year = list(_sums(reader, account, f"{first[:4]}-01-01", day_before(first)))
            state = [balance_before(reader.conn, first, *account.where), first[:7], 0, 0, *year]
        self.state = state

    def opening(self) -> Iterable[Row]:
        yield self._row({"kind": tr("Brought forward"), "day": self._reader.answers["from"]}, RowKind.GROUP)

    def line(self, row: RowMapping) -> Iterable[Row]:
        yield from self._turn(row["day"][:7])
        for at, side in ((2, "debit"), (3, "credit"), (4, "debit"), (5, "credit")):
            self.state[at] += row[side]
        self.state[0] += row["amount"]
        values: dict[str, Cell] = {key: row[key] for key in ("day", "number", "partner", "name", "memo", "fund")}
        values |= {"kind": tr(KINDS[row["kind"]].text), **self._sides(row["debit"], row["credit"])}
        balance = {"balance": Money(self._account.sign * self.state[0])}
        yield self._reader.row(values | balance, key=str(row["id"]), opens=opens_paper(row))

    def closing(self) -> Iterable[Row]:
        yield from self._turn("")

    def _turn(self, month: str) -> Iterable[Row]:
        was = self.state[1]
        if was == month:
            return
        if self._account.months and (self.state[2] or self.state[3]):
            yield self._row({"kind": tr("Month in all"), **self._sides(*self.state[2:4])}, RowKind.SUBTOTAL)
            yield self._row({"kind": tr("Year in all"), **self._sides(*self.state[4:6])}, RowKind.SUBTOTAL)
        self.state[1:4] = [month, 0, 0]
        if month[:4] != was[:4]:
            self.state[4:6] = [0, 0]

    def _sides(self, debit: int, credit: int) -> dict[str, Cell]:
        return _sides(self._account, debit, credit)

    def _row(self, values: dict[str, Cell], kind: RowKind) -> Row:
        return self._reader.row(values | {"balance": Money(self._account.sign * self.state[0])}, kind=kind)


def _sides(account: _Account, debit: int, credit: int) -> dict[str, Cell]:
    up, down = (debit, credit) if account.sign > 0 else (credit, debit)
    return {"debit": Money(debit), "credit": Money(credit), "up": Money(up), "down": Money(down)}


def _sums(reader: Reader, account: _Account, first: str, last: str) -> tuple[int, int]:
    rows = reader.conn.execute(booked(reader.conn, first, last, (), *account.where)).all()
    return sum(row[0] or 0 for row in rows), sum(row[1] or 0 for row in rows)


def _totals(reader: Reader, account: _Account) -> Totals:
    answers = reader.answers
    opening = balance_before(reader.conn, answers["from"], *account.where)
    debit, credit = _sums(reader, account, answers["from"], answers["to"])
    rows = _asked(reader, account).subquery()
    found = select(func.count(), func.coalesce(func.sum(rows.c.amount), 0)).select_from(rows)
    count, counted = reader.conn.execute(found).one()
    closing = opening + debit - credit
    up, down = (debit, credit) if account.sign > 0 else (credit, debit)
    proof = tr(
        "Opening {opening} + {up} − {down} = closing {closing}",
        opening=grouped(Money(account.sign * opening)),
        up=grouped(Money(up)),
        down=grouped(Money(down)),
        closing=grouped(Money(account.sign * closing)),
    )
    balance = {"balance": Money(account.sign * closing)}
    return Totals(reader.cells(_sides(account, debit, credit) | balance), count, proof, counted == debit - credit)


def _body(account_of: Any) -> Running:
    return Running(
        ask=lambda reader: _asked(reader, account_of(reader)),
        begin=lambda reader, state: _Run(reader, account_of(reader), state),
        totals=lambda reader: _totals(reader, account_of(reader)),
    )


def _general(reader: Reader) -> _Account:
    """An account with its sub-accounts."""
    return _Account((("account", family(reader.answers["account"])),))


def _fund(reader: Reader) -> _Account:
    one = fund(reader.conn, reader.answers.whole("fund"))
    return _Account((("account", one.account), ("fund_id", one.id)))


def _party(account: Account, sign: int) -> Any:
    def of(reader: Reader) -> _Account:
        where = (("partner_id", partner_id(reader.conn, reader.answers)), ("account", str(account)))
        return _Account(where, sign, months=False)

    return of


_KIND = Column("kind", mark("Paper"), width=96, says=KINDS, sortable=False)
_DAY = Column("day", mark("Day"), Kind.DAY, width=96, sortable=False)
_SUB_ACCOUNT = Column("name", mark("Account"), width=140, sortable=False)
_BALANCE = Column("balance", mark("Balance"), Kind.MONEY, YUAN, width=110, sortable=False)


def _up(title: str) -> Column:
    return Column("up", title, Kind.MONEY, YUAN, width=110, sortable=False)


def _down(title: str) -> Column:
    return Column("down", title, Kind.MONEY, YUAN, width=110, sortable=False)


GENERAL = Report(
    name="finance.account",
    title=mark("General ledger"),
    room="finance",
    columns=(_DAY, _KIND, NUMBER, _SUB_ACCOUNT, PARTNER, MEMO, DEBIT, CREDIT, _BALANCE),
    questions=(Question(ACCOUNT.key, ACCOUNT.title, ACCOUNT.kind, required=True), FROM, TO),
    body=_body(_general),
    needs=(Permission.SEE_COST,),
    listed=True,
    # Accounts with sub-accounts are those of profit: no partner is ever booked to them.
    unfit=lambda answers: frozenset({"partner" if len(family(answers["account"])) > 1 else "name"}),
)
FUND = Report(
    name="finance.fund_ledger",
    title=mark("Fund ledger"),
    room="finance",
    columns=(_DAY, _KIND, NUMBER, PARTNER, MEMO, _up(mark("Came in")), _down(mark("Went out")), _BALANCE),
    questions=(Question("fund", mark("Fund"), Asked.FUND, "1", required=True), FROM, TO),
    body=_body(_fund),
    needs=(Permission.ASK_REPORTS, Permission.SPEND),
    listed=True,
)
CUSTOMER = Report(
    name="customers.statement",
    title=mark("Customer statement"),
    room="customers",
    columns=(_DAY, _KIND, NUMBER, MEMO, _up(mark("Receivable up")), _down(mark("Received")), _BALANCE),
    questions=(Question("partner", mark("Customer"), Asked.CUSTOMER, required=True), FROM, TO),
    body=_body(_party(Account.RECEIVABLE, 1)),
    needs=(Permission.ASK_REPORTS, Permission.EDIT_CUSTOMERS),
    listed=True,
)
SUPPLIER = Report(
    name="suppliers.statement",
    title=mark("Purchase statement"),
    room="suppliers",
    columns=(_DAY, _KIND, NUMBER, MEMO, _up(mark("Payable up")), _down(mark("Paid or returned")), _BALANCE),
    questions=(Question("partner", mark("Supplier"), Asked.SUPPLIER, required=True), FROM, TO),
    body=_body(_party(Account.PAYABLE, -1)),
    needs=(Permission.SEE_COST,),
    listed=True,
)
REPORTS = (GENERAL, FUND, CUSTOMER, SUPPLIER)
