"""What is on the shelves, in the accounts and owed, read from the sums kept beside the books."""

from dataclasses import dataclass

from sqlalchemy import Connection, bindparam, func, select

from jxc_desktop.kernel.money import ZERO, Money
from jxc_desktop.kernel.quantity import NONE, Quantity
from jxc_desktop.ledger.chart import Account
from jxc_desktop.ledger.tables import account_month, journal_line, stock_balance
from jxc_desktop.storage.prepared import Prepared


@dataclass(frozen=True, slots=True)
class OnHand:
    """What one warehouse (or all, summed) holds of an item, and its value at cost."""

    quantity: Quantity
    value: Money


NOTHING = OnHand(NONE, ZERO)

_ON_HAND = Prepared(
    select(func.sum(stock_balance.c.quantity), func.sum(stock_balance.c.value_fen)).where(
        stock_balance.c.item_id == bindparam("item"), stock_balance.c.warehouse_id == bindparam("warehouse")
    )
)
_EVERYWHERE = Prepared(
    select(func.sum(stock_balance.c.quantity), func.sum(stock_balance.c.value_fen)).where(
        stock_balance.c.item_id == bindparam("item")
    )
)
_net = func.sum(account_month.c.debit_fen - account_month.c.credit_fen)
_OWED = Prepared(
    select(_net).where(
        account_month.c.partner_id == bindparam("partner"), account_month.c.account == bindparam("account")
    )
)
_FUND = Prepared(
    select(_net).where(account_month.c.account == bindparam("account"), account_month.c.fund_id == bindparam("fund"))
)


def on_hand(conn: Connection, item_id: int, warehouse_id: int | None = None) -> OnHand:
    """What lies in one warehouse, or in all of them."""
    if warehouse_id is None:
        row = _EVERYWHERE.first(conn, item=item_id)
    else:
        row = _ON_HAND.first(conn, item=item_id, warehouse=warehouse_id)
    return OnHand(Quantity(row[0]), Money(row[1])) if row[0] is not None else NOTHING


def held_somewhere(conn: Connection, item_id: int) -> Quantity:
    """What lies (or is owed, below zero) of an item in the first warehouse that is not at zero; nothing in all is none.

    Not their sum: what one warehouse owes may be what another holds.
    """
    some = (stock_balance.c.item_id == item_id) & (stock_balance.c.quantity != 0)
    statement = select(func.sum(stock_balance.c.quantity)).where(some).group_by(stock_balance.c.warehouse_id)
    return Quantity(conn.execute(statement.order_by(stock_balance.c.warehouse_id)).scalar() or 0)


def goods_in(conn: Connection, warehouse_id: int) -> int:
    """Of how many items a warehouse holds some, or owes some (below zero)."""
    some = (stock_balance.c.warehouse_id == warehouse_id) & (stock_balance.c.quantity != 0)
    return conn.execute(select(func.count(stock_balance.c.item_id.distinct())).where(some)).scalar_one()


def owed_by(conn: Connection, partner_id: int) -> Money:
    """What a customer owes us on account (negative: we owe him)."""
    return _net_of(_OWED.first(conn, partner=partner_id, account=str(Account.RECEIVABLE)))


def owed_to(conn: Connection, partner_id: int) -> Money:
    """What we owe a supplier (negative: he owes us)."""
    return -_net_of(_OWED.first(conn, partner=partner_id, account=str(Account.PAYABLE)))


def in_fund(conn: Connection, fund_id: int, account: str) -> Money:
    """What a fund account holds."""
    return _net_of(_FUND.first(conn, account=str(account), fund=fund_id))


def account_balance(conn: Connection, account: str, upto_month: str | None = None) -> Money:
    """Debit minus credit of one account, of all months or up to and with one ("2026-11")."""
    statement = select(_net).where(account_month.c.account == str(account))
    if upto_month:
        statement = statement.where(account_month.c.month <= upto_month)
    return Money(conn.execute(statement).scalar() or 0)


def _net_of(row: tuple[int | None] | None) -> Money:
    return Money(row[0]) if row and row[0] else ZERO


def party_amounts(conn: Connection, partner_id: int, account: str) -> list[tuple[int, int]]:
    """Document id and fen (debit positive) of every paper that moved a partner's balance on one account."""
    statement = (
        select(journal_line.c.document_id, func.sum(journal_line.c.amount_fen))
        .where(journal_line.c.partner_id == partner_id, journal_line.c.account == str(account))
        .group_by(journal_line.c.document_id)
    )
    return [(int(d), int(a)) for d, a in conn.execute(statement)]
