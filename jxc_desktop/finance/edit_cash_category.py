"""Verb: a category of expense or income gets another name, or goes out of use and back again."""

from dataclasses import dataclass

from sqlalchemy import select, update

from jxc_desktop.finance.add_cash_category import CashCategoryKept, checked_name
from jxc_desktop.finance.tables import cash_category
from jxc_desktop.kernel.changes import Topic
from jxc_desktop.kernel.permission import Permission
from jxc_desktop.kernel.refusal import Refused
from jxc_desktop.usecase import Tx, use_case
from jxc_desktop.words import mark


@dataclass(frozen=True, slots=True)
class EditCashCategory:
    """The category as it shall be; the account it is booked to stays, an empty `name` is the one it has."""

    category_id: int
    name: str = ""
    active: bool = True


@use_case(mark("Change an expense or income category"), needs=Permission.KEEP_BOOKS, touches={Topic.FUNDS})
def edit_cash_category(tx: Tx, request: EditCashCategory) -> CashCategoryKept:
    """Papers keep their category. Refused "cash_category.unknown" and as `checked_name`."""
    own = cash_category.c.id == request.category_id
    before = tx.conn.execute(select(cash_category).where(own)).mappings().first()
    if before is None:
        raise Refused("cash_category.unknown", id=request.category_id)
    name = checked_name(tx, request.name or before["name"], request.category_id)
    english = before["english"] if name == before["name"] else name
    values = {"name": name, "english": english, "active": int(request.active)}
    tx.conn.execute(update(cash_category).where(own).values(**values))
    told = {"name": before["name"], "active": bool(before["active"])}
    tx.remember(before=told, after={"name": name, "active": request.active})
    return CashCategoryKept(request.category_id)
