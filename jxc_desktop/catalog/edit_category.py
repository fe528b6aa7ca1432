"""Verb: a category of goods gets another name, or goes out of use and back again."""

from dataclasses import dataclass

from sqlalchemy import func, select, update

from jxc_desktop.catalog.add_category import checked_name
from jxc_desktop.catalog.tables import category, item
from jxc_desktop.kernel.changes import Topic
from jxc_desktop.kernel.permission import Permission
from jxc_desktop.kernel.refusal import Refused
from jxc_desktop.usecase import Tx, use_case
from jxc_desktop.words import mark


@dataclass(frozen=True, slots=True)
class EditCategory:
    """The category as it shall be."""

    category_id: int
    name: str
    active: bool = True


@dataclass(frozen=True, slots=True)
class CategoryEdited:
    """The category that was changed."""

    category_id: int


@use_case(mark("Change a category"), needs=Permission.EDIT_ITEMS, touches={Topic.ITEMS})
def edit_category(tx: Tx, request: EditCategory) -> CategoryEdited:
    """Out of use only when no item on sale stands in it.

    Refused as `checked_name`, "category.in_use", "item.category_gone".
    """
    own = category.c.id == request.category_id
    before = tx.conn.execute(select(category.c.name, category.c.active).where(own)).first()
    if before is None:
        raise Refused("item.category_gone", category=request.category_id)
    name = checked_name(tx, request.name, request.category_id)
    if not request.active:
        in_it = select(func.count()).where(item.c.category_id == request.category_id, item.c.active == 1)
        if count := tx.conn.execute(in_it).scalar_one():
            raise Refused("category.in_use", name=before.name, n=count)
    tx.conn.execute(update(category).where(own).values(name=name, active=int(request.active)))
    told = {"name": before.name, "active": bool(before.active)}
    tx.remember(before=told, after={"name": name, "active": request.active})
    return CategoryEdited(request.category_id)
