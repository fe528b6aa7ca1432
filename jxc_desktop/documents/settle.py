"""Settlement (核销): which money paid which bill, kept as records of its own that can be undone (TRADE.md row 11)."""

from collections.abc import Iterable
from dataclasses import dataclass

from sqlalchemy import Connection, func, insert, select

from jxc_desktop.documents.kinds import Kind
from jxc_desktop.documents.tables import document, settlement
from jxc_desktop.kernel.money import ZERO, Money
from jxc_desktop.kernel.refusal import Refused
from jxc_desktop.ledger.balances import party_amounts
from jxc_desktop.ledger.chart import Account
from jxc_desktop.usecase.tx import Tx

# What raises the balance of each side: a receivable by debit, a payable by credit.
SIDE = {Account.RECEIVABLE: 1, Account.PAYABLE: -1}


@dataclass(frozen=True, slots=True)
class OpenItem:
    """A paper whose amount with a partner is not settled: positive = still to be paid, negative = credit left."""

    document_id: int
    number: str
    kind: Kind
    business_day: str
    amount: Money
    open: Money


def open_items(conn: Connection, partner_id: int, account: Account) -> list[OpenItem]:
    """Every paper of a partner that is open on RECEIVABLE or PAYABLE, oldest first."""
    amounts = {d: a * SIDE[account] for d, a in party_amounts(conn, partner_id, account)}
    settled = _settled(conn, partner_id)
    still = {d: a - settled.get(d, 0) for d, a in amounts.items() if a != settled.get(d, 0)}
    if not still:
        return []
    columns = (document.c.id, document.c.number, document.c.kind, document.c.business_day)
    rows = conn.execute(
        select(*columns).where(document.c.id.in_(list(still))).order_by(document.c.business_day, document.c.id)
    )
    return [
        OpenItem(d, number or "", Kind(kind), day, Money(amounts[d]), Money(still[d])) for d, number, kind, day in rows
    ]


def _settled(conn: Connection, partner_id: int) -> dict[int, int]:
    """Document -> fen settled, positive for bills, negative for the money (or credit) that settled them."""
    amount = func.sum(settlement.c.amount_fen)
    mine = settlement.c.partner_id == partner_id
    bills = conn.execute(
        select(settlement.c.bill_document_id, amount).where(mine).group_by(settlement.c.bill_document_id)
    )
    settled = {d: int(a) for d, a in bills}
    money = conn.execute(
        select(settlement.c.money_document_id, amount).where(mine).group_by(settlement.c.money_document_id)
    )
    for d, a in money:
        settled[d] = settled.get(d, 0) - int(a)
    return settled


def settle(
    tx: Tx, partner_id: int, account: Account, money_document_id: int, bills: Iterable[tuple[int, Money]]
) -> None:
    """Tie a money paper (or a return) to the bills it pays.

    Refused "money.not_positive", "settle.too_much" where a bill or the money has less open than is to be settled.
    """
    items = {item.document_id: item.open for item in open_items(tx.conn, partner_id, account)}
    left = -items.get(money_document_id, ZERO)
    for bill_id, amount in bills:
        if amount <= ZERO:
            raise Refused("money.not_positive")
        if amount > items.get(bill_id, ZERO) or amount > left:
            raise Refused("settle.too_much", amount=amount)
        items[bill_id] -= amount
        left -= amount
        _write(tx, partner_id, money_document_id, bill_id, amount)


def settle_oldest(tx: Tx, partner_id: int, account: Account, money_document_id: int) -> Money:
    """Tie all of a money paper to the oldest bills (FIFO 核销); what stays unsettled is an advance."""
    items = open_items(tx.conn, partner_id, account)
    left = -Money.total(item.open for item in items if item.document_id == money_document_id)
    for item in items:
        amount = min(left, item.open)
        if amount > ZERO:
            _write(tx, partner_id, money_document_id, item.document_id, amount)
            left -= amount
    return left


def release(tx: Tx, document_id: int) -> None:
    """Undo every settlement a paper is part of, by rows of the opposite sign (before it is reversed)."""
    pair = (settlement.c.money_document_id, settlement.c.bill_document_id, settlement.c.partner_id)
    part = (settlement.c.money_document_id == document_id) | (settlement.c.bill_document_id == document_id)
    total = func.sum(settlement.c.amount_fen)
    for money, bill, partner, fen in tx.conn.execute(select(*pair, total).where(part).group_by(*pair)).all():
        if fen:
            _write(tx, partner, money, bill, Money(-fen))


def settle_mirror(tx: Tx, partner_id: int, account: Account, original_id: int, mirror_id: int) -> None:
    """Set a reversed paper and its mirror off against each other, so that neither stays open."""
    items = {item.document_id: item.open for item in open_items(tx.conn, partner_id, account)}
    original, opposite = items.get(original_id, ZERO), items.get(mirror_id, ZERO)
    if original > ZERO:
        _write(tx, partner_id, mirror_id, original_id, min(original, -opposite))
    elif opposite > ZERO:
        _write(tx, partner_id, original_id, mirror_id, min(opposite, -original))


def _write(tx: Tx, partner_id: int, money_id: int, bill_id: int, amount: Money) -> None:
    tx.conn.execute(
        insert(settlement).values(
            money_document_id=money_id,
            bill_document_id=bill_id,
            partner_id=partner_id,
            amount_fen=amount.fen,
            at=tx.moment,
            user_id=tx.session.user_id,
        )
    )
