"""Fund accounts: the drawer, WeChat, Alipay, the bank; where money lies and which account it stands in."""

from dataclasses import dataclass
from enum import StrEnum
from typing import Any

from sqlalchemy import ColumnElement, Connection, ScalarSelect, Select, func, insert, select, update

from jxc_desktop.kernel.refusal import Refused
from jxc_desktop.kernel.text import clean
from jxc_desktop.ledger.chart import Account, chart
from jxc_desktop.ledger.tables import account, fund_account, journal_line
from jxc_desktop.storage.prepared import Prepared
from jxc_desktop.usecase.tx import Tx


class FundKind(StrEnum):
    """What kind of money it is; only cash gives change (TRADE.md rule 8)."""

    CASH = "cash"
    WECHAT = "wechat"
    ALIPAY = "alipay"
    BANK = "bank"


ACCOUNT_OF = {
    FundKind.CASH: Account.CASH,
    FundKind.WECHAT: Account.E_MONEY,
    FundKind.ALIPAY: Account.E_MONEY,
    FundKind.BANK: Account.BANK,
}

_MOST_NAME = 40
_ALL = Prepared(
    select(
        fund_account.c.id, fund_account.c.name, fund_account.c.kind, fund_account.c.account, fund_account.c.active
    ).order_by(fund_account.c.id)
)


@dataclass(frozen=True, slots=True)
class Fund:
    """One place where the shop's money lies."""

    id: int
    name: str
    kind: FundKind
    account: str
    active: bool = True


def funds(conn: Connection, *, active_only: bool = True) -> list[Fund]:
    """The fund accounts in the order they were made."""
    return [
        Fund(identity, name, FundKind(kind), account_code, bool(active))
        for identity, name, kind, account_code, active in _ALL.all(conn)
        if active or not active_only
    ]


def moved(document_id: ColumnElement[int], fund_id: int | ColumnElement[int]) -> ScalarSelect[int]:
    """What the paper a column names put into a fund (positive) or took out: a column for a room's own select."""
    mine = (journal_line.c.document_id == document_id) & (journal_line.c.fund_id == fund_id)
    return select(func.coalesce(func.sum(journal_line.c.amount_fen), 0)).where(mine).scalar_subquery()


def moved_in_funds() -> Select[Any]:
    """What each paper moved in each fund, where it moved something: what a room's proof compares with."""
    total = func.sum(journal_line.c.amount_fen)
    return (
        select(journal_line.c.document_id, journal_line.c.fund_id, total.label("amount_fen"))
        .where(journal_line.c.fund_id != 0)
        .group_by(journal_line.c.document_id, journal_line.c.fund_id)
        .having(total != 0)
    )


def fund(conn: Connection, fund_id: int) -> Fund:
    """One fund account; Refused "fund.unknown"."""
    for one in funds(conn, active_only=False):
        if one.id == fund_id:
            return one
    raise Refused("fund.unknown", id=fund_id)


def fund_in_use(conn: Connection, fund_id: int) -> Fund:
    """One fund account that new papers may move; Refused "fund.unknown", "fund.stopped"."""
    one = fund(conn, fund_id)
    if not one.active:
        raise Refused("fund.stopped", name=one.name)
    return one


def require_funds_in_use(conn: Connection, document_id: int) -> None:
    """That every fund a paper moved may be moved back; Refused "fund.stopped"."""
    of_paper = (journal_line.c.document_id == document_id) & (journal_line.c.fund_id != 0)
    for fund_id in conn.execute(select(journal_line.c.fund_id).where(of_paper).distinct()).scalars().all():
        fund_in_use(conn, fund_id)


def fund_of_kind(conn: Connection, kind: FundKind) -> Fund:
    """The first active fund account of a kind; Refused "fund.none_of_kind"."""
    for one in funds(conn):
        if one.kind is kind:
            return one
    raise Refused("fund.none_of_kind", kind=kind)


def add_fund(tx: Tx, name: str, kind: FundKind) -> int:
    """A new fund account; Refused "name.missing", "fund.same_name", "text.too_long"."""
    kept = _checked_name(tx, name)
    made = tx.conn.execute(insert(fund_account).values(name=kept, kind=str(kind), account=str(ACCOUNT_OF[kind])))
    return int(made.inserted_primary_key[0])  # type: ignore[index]  # an INSERT of one row has a key


def change_fund(tx: Tx, fund_id: int, name: str, active: bool) -> None:
    """Another name, in use or not; what lies in it is for the caller to see to.

    Refused "fund.unknown", "name.missing", "fund.same_name", "text.too_long".
    """
    fund(tx.conn, fund_id)
    values = {"name": _checked_name(tx, name, fund_id), "active": int(active)}
    tx.conn.execute(update(fund_account).where(fund_account.c.id == fund_id).values(**values))


def _checked_name(tx: Tx, name: str, own_id: int = 0) -> str:
    kept = clean(name, most=_MOST_NAME)
    if not kept:
        raise Refused("name.missing")
    if any(one.name == kept and one.id != own_id for one in funds(tx.conn, active_only=False)):
        raise Refused("fund.same_name", name=kept)
    return kept


def lay_chart(conn: Connection) -> None:
    """Put what a shop file lacks of the shipped chart of accounts into it: all of it into a new one."""
    known = set(conn.execute(select(account.c.code)).scalars())
    rows = [
        {"code": one.code, "name": one.name, "english": one.english, "kind": one.kind, "side": one.side}
        for one in chart()
        if one.code not in known
    ]
    if rows:
        conn.execute(insert(account), rows)


def lacks_accounts(conn: Connection) -> bool:
    """Whether a program with a shorter chart has made this shop file."""
    return int(conn.execute(select(func.count()).select_from(account)).scalar_one()) < len(chart())
