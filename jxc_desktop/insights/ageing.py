"""账龄: what partners owe, or are owed, by how long it is overdue (TRADE.md E4)."""

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date, timedelta

from sqlalchemy import func, select

from jxc_desktop.documents.tables import document, partner, settlement
from jxc_desktop.insights.answers import Asked, Question, this_day
from jxc_desktop.insights.periods import day_after
from jxc_desktop.insights.report import Cell, Column, Kind, Opens, Reader, Report, Row, Statement, Thing, Totals
from jxc_desktop.kernel.money import Money
from jxc_desktop.kernel.permission import Permission
from jxc_desktop.ledger import Account
from jxc_desktop.ledger.tables import journal_line
from jxc_desktop.words import mark, tr
from jxc_desktop.words.figures import grouped

_YUAN = mark("¥")
_LIMIT = Column("limit", mark("Credit limit"), Kind.MONEY, _YUAN, width=92, sortable=False)
# The columns with the days overdue at which each ends; what is not due yet stands in the first.
BUCKETS: tuple[tuple[str, str, int], ...] = (
    ("not_due", mark("Not due"), 0),
    ("d30", mark("1–30 days"), 30),
    ("d60", mark("31–60 days"), 60),
    ("d90", mark("61–90 days"), 90),
    ("d180", mark("91–180 days"), 180),
    ("d365", mark("181–365 days"), 365),
    ("older", mark("Over 365 days"), 1_000_000),
)


@dataclass(slots=True)
class Debt:
    """One partner's open bills by age, in fen; `advance` is what was paid beyond them."""

    partner_id: int
    name: str
    limit_fen: int
    last: str = ""
    by_age: dict[str, int] = field(default_factory=lambda: dict.fromkeys((key for key, _, _ in BUCKETS), 0))
    advance: int = 0

    @property
    def balance(self) -> int:
        """Open bills less advances: the account's balance."""
        return sum(self.by_age.values()) - self.advance

    @property
    def overdue(self) -> int:
        """What should have been paid by now."""
        return sum(self.by_age.values()) - self.by_age["not_due"]

    def cells(self) -> dict[str, Cell]:
        """The cells of the layout."""
        cells: dict[str, Cell] = {key: Money(fen) for key, fen in self.by_age.items()}
        return cells | {"balance": Money(self.balance), "advance": Money(self.advance)}


@dataclass(slots=True)
class _Item:
    due: str
    fen: int


def debts(reader: Reader, account: Account, sign: int, day: str) -> list[Debt]:
    """Every partner with something open at the end of a day, the largest balance first.

    Money ties to the bills it was settled with; the rest settles the oldest bills (FIFO).
    """
    found: dict[int, Debt] = {}
    items: dict[int, list[_Item]] = defaultdict(list)
    settled = _settled(reader, day)
    amount = func.sum(journal_line.c.amount_fen)
    rows = reader.conn.execute(
        select(
            partner.c.id,
            partner.c.name,
            partner.c.credit_limit_fen,
            partner.c.term_days,
            document.c.id,
            document.c.business_day,
            amount,
        )
        .select_from(
            journal_line.join(partner, partner.c.id == journal_line.c.partner_id).join(
                document, document.c.id == journal_line.c.document_id
            )
        )
        .where(journal_line.c.account == str(account), journal_line.c.business_day <= day)
        .group_by(partner.c.id, document.c.id)
    )
    for party, name, limit, term, paper, business_day, fen in rows:
        debt = found.setdefault(party, Debt(party, name, limit))
        debt.last = max(debt.last, business_day)
        still = sign * fen - settled.get((party, paper), 0)
        if still:
            due = (date.fromisoformat(business_day) + timedelta(days=term)).isoformat()
            items[party].append(_Item(due, still))
    for party, open_items in items.items():
        _age(found[party], open_items, day)
    return sorted((debt for debt in found.values() if debt.balance or debt.advance), key=lambda debt: -debt.balance)


def _settled(reader: Reader, day: str) -> dict[tuple[int, int], int]:
    """What was tied up to a day: positive on bills, negative on the money."""
    settled: dict[tuple[int, int], int] = defaultdict(int)
    for paper, sign in ((settlement.c.bill_document_id, 1), (settlement.c.money_document_id, -1)):
        sums = select(settlement.c.partner_id, paper, func.sum(settlement.c.amount_fen))
        for party, document_id, fen in reader.conn.execute(
            sums.where(settlement.c.at < day_after(day)).group_by(settlement.c.partner_id, paper)
        ):
            settled[party, document_id] += sign * fen
    return settled


def _age(debt: Debt, items: list[_Item], day: str) -> None:
    credit = -sum(item.fen for item in items if item.fen < 0)
    for item in sorted((item for item in items if item.fen > 0), key=lambda item: item.due):
        covered = min(credit, item.fen)
        credit -= covered
        late = (date.fromisoformat(day) - date.fromisoformat(item.due)).days
        key = next(key for key, _, most in BUCKETS if late <= most)
        debt.by_age[key] += item.fen - covered
    debt.advance = credit


def _report(
    name: str, title: str, who: str, advance: str, account: Account, sign: int, needs: tuple[Permission, ...]
) -> Report:
    room = name.split(".")[0]

    def rows(reader: Reader) -> Iterator[Row]:
        day = reader.answers["to"]
        for debt in debts(reader, account, sign, day):
            cells = debt.cells() | {"name": debt.name, "limit": Money(debt.limit_fen), "last": debt.last}
            opens = Opens(Thing.REPORT, f"{room}.statement", (("partner", str(debt.partner_id)), ("to", day)))
            yield reader.row(cells, key=str(debt.partner_id), opens=opens)

    def totals(reader: Reader) -> Totals:
        found = debts(reader, account, sign, reader.answers["to"])
        total = Debt(0, "", 0)
        for debt in found:
            total.advance += debt.advance
            for key, fen in debt.by_age.items():
                total.by_age[key] += fen
        proof = tr(
            "Balance {balance} = open bills {bills} − advances {advances}",
            balance=grouped(Money(total.balance)),
            bills=grouped(Money(total.balance + total.advance)),
            advances=grouped(Money(total.advance)),
        )
        return Totals(reader.cells(total.cells()), len(found), proof)

    figures = [Column(key, heading, Kind.MONEY, _YUAN, width=92, sortable=False) for key, heading, _ in BUCKETS]
    return Report(
        name=name,
        title=title,
        room=room,
        columns=(
            Column("name", who, width=150, stretch=True, sortable=False),
            Column("balance", mark("Balance"), Kind.MONEY, _YUAN, width=104, sortable=False),
            *figures,
            Column("advance", advance, Kind.MONEY, _YUAN, width=92, sortable=False),
            *([_LIMIT] if sign > 0 else []),
            Column("last", mark("Last dealing"), Kind.DAY, width=96, sortable=False),
        ),
        questions=(Question("to", mark("Day"), Asked.DAY, this_day, required=True),),
        body=Statement(rows, totals),
        needs=needs,
        landscape=True,
        listed=True,
    )


CUSTOMERS = _report(
    "customers.ageing",
    mark("Receivables by age"),
    mark("Customer"),
    mark("Received ahead"),
    Account.RECEIVABLE,
    1,
    (Permission.ASK_REPORTS,),
)
SUPPLIERS = _report(
    "suppliers.ageing",
    mark("Payables by age"),
    mark("Supplier"),
    mark("Paid ahead"),
    Account.PAYABLE,
    -1,
    (Permission.SEE_COST,),
)
REPORTS = (CUSTOMERS, SUPPLIERS)
