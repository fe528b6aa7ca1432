"""What every money paper shares: its lines by fund and category, and the reversal of one."""

from collections.abc import Sequence
from dataclasses import dataclass

from sqlalchemy import insert, select

from jxc_desktop.documents.kinds import Kind
from jxc_desktop.documents.life import paper, write_reversal
from jxc_desktop.documents.partners import PartnerKind, partner_by_id
from jxc_desktop.documents.settle import release, settle, settle_mirror, settle_oldest
from jxc_desktop.finance.tables import money_line
from jxc_desktop.kernel.changes import Topic
from jxc_desktop.kernel.money import ZERO, Money
from jxc_desktop.kernel.permission import Permission
from jxc_desktop.kernel.refusal import Refused
from jxc_desktop.ledger import Account, Line, mirror
from jxc_desktop.ledger.funds import fund_in_use
from jxc_desktop.usecase import Tx, use_case
from jxc_desktop.words import mark

REVERSIBLE = (Kind.MONEY_PAYMENT, Kind.MONEY_RECEIPT, Kind.EXPENSE, Kind.OTHER_INCOME, Kind.FUND_TRANSFER)
# By the partner and not by the paper: a supplier gives money back on a receipt of money too.
_SIDE = {PartnerKind.CUSTOMER: Account.RECEIVABLE, PartnerKind.SUPPLIER: Account.PAYABLE}


@dataclass(frozen=True, slots=True)
class MoneyPaper:
    """The paper that was made."""

    document_id: int
    number: str
    total: Money


@dataclass(frozen=True, slots=True)
class FundPart:
    """So much by one fund account."""

    fund_id: int
    amount: Money


@dataclass(frozen=True, slots=True)
class BillPart:
    """So much of one bill."""

    document_id: int
    amount: Money


@dataclass(frozen=True, slots=True)
class MoneyLine:
    """One stored line: positive into the fund, negative out of it."""

    amount: Money
    fund_id: int | None = None
    category_id: int | None = None
    memo: str = ""


@dataclass(frozen=True, slots=True)
class ReverseMoney:
    """Reverse a payment, receipt, expense, other income or transfer (红冲)."""

    document_id: int


def checked(parts: Sequence[FundPart]) -> Money:
    """The sum of positive parts; Refused "money.none", "money.not_positive"."""
    if not parts:
        raise Refused("money.none")
    if any(part.amount <= ZERO for part in parts):
        raise Refused("money.not_positive")
    return Money.total(part.amount for part in parts)


def fund_lines(tx: Tx, parts: Sequence[FundPart], sign: int, memo: str = "") -> list[Line]:
    """Journal lines of money going into (+1) or out of (-1) funds; Refused "fund.unknown", "fund.stopped"."""
    return [
        Line(fund_in_use(tx.conn, part.fund_id).account, Money(sign * part.amount.fen), fund_id=part.fund_id, memo=memo)
        for part in parts
    ]


def settle_bills(tx: Tx, partner_id: int, account: Account, paper_id: int, bills: Sequence[BillPart]) -> None:
    """What a money paper pays: the bills named, else the oldest; Refused "money.not_positive", "settle.too_much"."""
    if bills:
        settle(tx, partner_id, account, paper_id, [(bill.document_id, bill.amount) for bill in bills])
    else:
        settle_oldest(tx, partner_id, account, paper_id)


def write_lines(tx: Tx, document_id: int, lines: Sequence[MoneyLine]) -> None:
    """Store the lines of a money paper (one written with a delivery has none: its fund stands in the journal)."""
    if not lines:
        return
    tx.conn.execute(
        insert(money_line),
        [
            {
                "document_id": document_id,
                "line_no": number,
                "fund_id": line.fund_id,
                "category_id": line.category_id,
                "amount_fen": line.amount.fen,
                "memo": line.memo,
            }
            for number, line in enumerate(lines, 1)
        ],
    )


@use_case(mark("Reverse a money paper"), needs=Permission.REVERSE, touches={Topic.FUNDS, Topic.BOOKS})
def reverse_money(tx: Tx, request: ReverseMoney) -> MoneyPaper:
    """The mirror of a money paper; what it settled is open again. Refused "paper.*", "fund.stopped"."""
    old = paper(tx.conn, request.document_id)
    if old.kind not in REVERSIBLE:
        raise Refused("paper.wrong_kind", number=old.number)
    release(tx, old.id)
    new = write_reversal(tx, old)
    mirror(tx, old.id, new.id)
    rows = tx.conn.execute(select(money_line).where(money_line.c.document_id == old.id).order_by(money_line.c.line_no))
    write_lines(tx, new.id, [MoneyLine(Money(-r.amount_fen), r.fund_id, r.category_id, r.memo) for r in rows])
    if old.partner_id:
        side = _SIDE[partner_by_id(tx.conn, old.partner_id).kind]
        settle_mirror(tx, old.partner_id, side, old.id, new.id)
        tx.touched |= {Topic.CUSTOMERS, Topic.SUPPLIERS}
    return MoneyPaper(new.id, new.number, -old.total)
