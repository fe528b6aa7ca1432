"""科目余额表: opening, debit, credit and closing of every account with its sub-accounts; it foots (row 60)."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from jxc_desktop.insights.accounts import YUAN, account_name
from jxc_desktop.insights.answers import FROM, TO, Question
from jxc_desktop.insights.official import START, drill, net_by_account
from jxc_desktop.insights.periods import day_before
from jxc_desktop.insights.report import (
    Cell,
    Column,
    Kind,
    Reader,
    Report,
    Row,
    Statement,
    Totals,
)
from jxc_desktop.kernel.money import Money
from jxc_desktop.kernel.permission import Permission
from jxc_desktop.ledger.chart import top_of
from jxc_desktop.words import mark, tr


@dataclass(frozen=True, slots=True)
class _Balance:
    """An account's figures in fen, an account above others with theirs in it."""

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
    """Every account that has something, each sub-account below its own."""
    answers, wanted = reader.answers, _wanted(reader)
    before = net_by_account(reader, START, day_before(answers["from"]))
    during = net_by_account(reader, answers["from"], answers["to"])
    codes = before.keys() | during.keys()
    found = [_balance(c, before, during) for c in sorted(codes | {top_of(code) for code in codes})]
    return [one for one in found if (one.opening or one.debit or one.credit) and one.code.startswith(wanted)]


def _balance(code: str, before: Mapping[str, tuple[int, int]], during: Mapping[str, tuple[int, int]]) -> _Balance:
    opening = sum(debit - credit for own, (debit, credit) in before.items() if own.startswith(code))
    moved = [sides for own, sides in during.items() if own.startswith(code)]
    return _Balance(code, opening, sum(debit for debit, _ in moved), sum(credit for _, credit in moved))


def _wanted(reader: Reader) -> tuple[str, ...]:
    """The codes asked for, or how they begin; ("",) = all."""
    return tuple(reader.answers["accounts"].replace(",", " ").replace("，", " ").split()) or ("",)


def _trial_rows(reader: Reader) -> Iterator[Row]:
    first, last = reader.answers["from"], reader.answers["to"]
    for one in _balances(reader):
        opens = drill((one.code,), first, last)
        yield reader.row(one.cells, key=one.code, opens=opens, indent=int(top_of(one.code) != one.code))


_TRIAL_SIDES = ("opening_debit", "opening_credit", "debit", "credit", "closing_debit", "closing_credit")


def _trial_totals(reader: Reader) -> Totals:
    shown = _balances(reader)
    codes = {one.code for one in shown}
    # A sub-account is in its account's figures already, where that one stands in the list.
    rows = [one.cells for one in shown if one.code == top_of(one.code) or top_of(one.code) not in codes]
    sums: dict[str, Cell] = {
        key: Money.total(cell for cell in (row[key] for row in rows) if isinstance(cell, Money)) for key in _TRIAL_SIDES
    }
    if reader.answers["accounts"]:
        return Totals(reader.cells(sums), len(shown))
    proven = all(
        sums[debit] == sums[credit] for debit, credit in zip(_TRIAL_SIDES[::2], _TRIAL_SIDES[1::2], strict=True)
    )
    proof = tr("Debits and credits are even") if proven else tr("Debits and credits are not even")
    return Totals(reader.cells(sums), len(shown), proof, proven)


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
    questions=(FROM, TO, Question("accounts", mark("Account codes"))),
    body=Statement(_trial_rows, _trial_totals),
    needs=(Permission.SEE_COST,),
    listed=True,
)
REPORTS = (TRIAL_BALANCE,)
