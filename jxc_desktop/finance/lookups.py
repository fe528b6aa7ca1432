"""Reads of the money side: categories, funds with what they hold, what is open with a partner."""

from dataclasses import dataclass

from sqlalchemy import Connection, select

from jxc_desktop.documents.settle import OpenItem, open_items
from jxc_desktop.finance.tables import cash_category
from jxc_desktop.kernel.money import Money
from jxc_desktop.ledger import Account
from jxc_desktop.ledger.balances import in_fund, owed_by, owed_to
from jxc_desktop.ledger.funds import Fund, funds


@dataclass(frozen=True, slots=True)
class Category:
    """A category of expense or income and the account it is booked to."""

    id: int
    name: str
    english: str
    kind: str
    account: str
    active: bool = True


@dataclass(frozen=True, slots=True)
class FundBalance:
    """A fund account and what it holds."""

    fund: Fund
    balance: Money


@dataclass(frozen=True, slots=True)
class PartnerDebt:
    """What is owed with a partner (positive: he owes us as customer, we owe him as supplier) and its open papers."""

    balance: Money
    items: tuple[OpenItem, ...]


def categories(conn: Connection, kind: str) -> list[Category]:
    """The active categories of "expense" or "income"."""
    return [one for one in all_categories(conn) if one.kind == kind and one.active]


def all_categories(conn: Connection) -> list[Category]:
    """Every category of expense and income in the order they were made, those out of use too."""
    rows = conn.execute(select(cash_category).order_by(cash_category.c.id))
    return [Category(row.id, row.name, row.english, row.kind, row.account, bool(row.active)) for row in rows]


def fund_balances(conn: Connection) -> list[FundBalance]:
    """Every active fund account with what it holds."""
    return [FundBalance(fund, in_fund(conn, fund.id, fund.account)) for fund in funds(conn)]


def supplier_debt(conn: Connection, supplier_id: int) -> PartnerDebt:
    """What we owe a supplier."""
    return PartnerDebt(owed_to(conn, supplier_id), tuple(open_items(conn, supplier_id, Account.PAYABLE)))


def customer_debt(conn: Connection, customer_id: int) -> PartnerDebt:
    """What a customer owes us."""
    return PartnerDebt(owed_by(conn, customer_id), tuple(open_items(conn, customer_id, Account.RECEIVABLE)))
