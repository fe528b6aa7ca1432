"""科目余额表: opening, debit, credit and closing of every account; it foots (row 60)."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from jxc_desktop.insights.accounts import YUAN, account_name
from jxc_desktop.insights.answers import FROM, TO
from jxc_desktop.insights.official import START, net_by_account
from jxc_desktop.insights.periods import day_before
from jxc_desktop.insights.report import (
    Cell,
    Column,
    Kind,
    Opens,
    Reader,
    Report,
    Row,
    Statement,
    Thing,
    Totals,
)
from jxc_desktop.kernel.money import Money
from jxc_desktop.kernel.permission import Permission
from jxc_desktop.words import mark, tr


@dataclass(frozen=True, slots=True)
class _Balance:
    code: str
    opening: int
    debit: int
    credit: int

    @property
    def cells(self) -> dict[str, Cell]:
        closing = self.opening + self.debit - self.credit
        return {
            "code": self.code,
            "name": account_name(self.code),
            "opening_debit": Money(max(self.opening, 0)),
            "opening_credit": Money(max(-self.opening, 0)),
            "debit": Money(self.debit),
            "credit": Money(self.credit),
            "closing_debit": Money(max(closing, 0)),
            "closing_credit": Money(max(-closing, 0)),
        }


def _balances(reader: Reader) -> list[_Balance]:
    answers = reader.answers
    before = net_by_account(reader, START, day_before(answers["from"]))
    during = net_by_account(reader, answers["from"], answers["to"])
    codes = sorted(before.keys() | during.keys())
    found = [_Balance(c, before.get(c, (0, 0))[0] - before.get(c, (0, 0))[1], *during.get(c, (0, 0))) for c in codes]
    return [one for one in found if one.opening or one.debit or one.credit]


def _trial_rows(reader: Reader) -> Iterator[Row]:
    period = (("from", reader.answers["from"]), ("to", reader.answers["to"]))
    for one in _balances(reader):
        opens = Opens(Thing.REPORT, "finance.account", (("account", one.code), *period))
        yield reader.row(one.cells, key=one.code, opens=opens)


_TRIAL_SIDES = ("opening_debit", "opening_credit", "debit", "credit", "closing_debit", "closing_credit")


def _trial_totals(reader: Reader) -> Totals:
    rows = [one.cells for one in _balances(reader)]
    sums: dict[str, Cell] = {
        key: Money.total(cell for cell in (row[key] for row in rows) if isinstance(cell, Money)) for key in _TRIAL_SIDES
    }
    proven = all(
        sums[debit] == sums[credit] for debit, credit in zip(_TRIAL_SIDES[::2], _TRIAL_SIDES[1::2], strict=True)
    )
    proof = tr("Debits and credits are even") if proven else tr("Debits and credits are not even")
    return Totals(reader.cells(sums), len(rows), proof, proven)


def _pair(key: str, group: str) -> Iterable[Column]:
    prefix = f"{key}_" if key else ""
    for side, title in (("debit", mark("Debit")), ("credit", mark("Credit"))):
        yield Column(f"{prefix}{side}", title, Kind.MONEY, YUAN, group, 116, sortable=False)


TRIAL_BALANCE = Report(
    name="finance.trial_balance",
    title=mark("Trial balance"),
    room="finance",
    columns=(
        Column("code", mark("Code"), Kind.CODE, width=70, sortable=False),
        Column("name", mark("Account"), width=160, stretch=True, sortable=False),
        *_pair("opening", mark("Opening")),
        *_pair("", mark("This period")),
        *_pair("closing", mark("Closing")),
    ),
    questions=(FROM, TO),
    body=Statement(_trial_rows, _trial_totals),
    needs=(Permission.SEE_COST,),
    listed=True,
)
REPORTS = (TRIAL_BALANCE,)
