"""Verb: another category of expense or income, and the account it is booked to."""

from dataclasses import dataclass

from sqlalchemy import insert, select

from jxc_desktop.finance.tables import cash_category
from jxc_desktop.kernel.changes import Topic
from jxc_desktop.kernel.permission import Permission
from jxc_desktop.kernel.refusal import Refused
from jxc_desktop.kernel.text import clean
from jxc_desktop.ledger import Account
from jxc_desktop.ledger.chart import family
from jxc_desktop.usecase import Tx, use_case
from jxc_desktop.words import mark

_EXPENSES = (
    Account.TAXES_AND_SURCHARGES,
    Account.SELLING_EXPENSE,
    Account.ADMIN_EXPENSE,
    Account.FINANCE_EXPENSE,
    Account.OTHER_LOSSES,
    Account.INCOME_TAX,
)
EXPENSE_ACCOUNTS = tuple(code for account in _EXPENSES for code in family(account))
INCOME_ACCOUNTS = family(Account.OTHER_GAINS)
_MOST_NAME = 40


@dataclass(frozen=True, slots=True)
class NewCashCategory:
    """A further category of expense (5403, 560x, 5711, 5801 or a sub-account of theirs) or of income (5301)."""

    name: str
    account: str


@dataclass(frozen=True, slots=True)
class CashCategoryKept:
    """The category that was made or changed."""

    id: int


@use_case(mark("Add an expense or income category"), needs=Permission.KEEP_BOOKS, touches={Topic.FUNDS})
def add_cash_category(tx: Tx, new: NewCashCategory) -> CashCategoryKept:
    """Refused "cash_category.account" and as `checked_name`."""
    if new.account not in (*EXPENSE_ACCOUNTS, *INCOME_ACCOUNTS):
        raise Refused("cash_category.account", code=new.account)
    name = checked_name(tx, new.name)
    kind = "income" if new.account in INCOME_ACCOUNTS else "expense"
    row = {"name": name, "english": name, "kind": kind, "account": new.account}
    made = tx.conn.execute(insert(cash_category).values(**row))
    return CashCategoryKept(int(made.inserted_primary_key[0]))  # type: ignore[index]  # an INSERT of one row has a key


def checked_name(tx: Tx, name: str, own_id: int = 0) -> str:
    """The name as kept, of no other category of expense or income, in use or not.

    Refused "name.missing", "cash_category.same_name", "text.too_long".
    """
    kept = clean(name, most=_MOST_NAME)
    if not kept:
        raise Refused("name.missing")
    twin = select(cash_category.c.id).where(cash_category.c.name == kept, cash_category.c.id != own_id)
    if tx.conn.execute(twin).first():
        raise Refused("cash_category.same_name", name=kept)
    return kept
