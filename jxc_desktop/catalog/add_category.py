"""Verb: a category of goods; and the ids of categories a list names."""

from collections.abc import Iterable
from dataclasses import dataclass

from sqlalchemy import ColumnElement, insert, select, update

from jxc_desktop.catalog.tables import category
from jxc_desktop.kernel.changes import Topic
from jxc_desktop.kernel.permission import Permission
from jxc_desktop.kernel.refusal import Refused
from jxc_desktop.kernel.text import clean
from jxc_desktop.usecase import Tx, use_case
from jxc_desktop.words import mark

_MOST_NAME = 40


@dataclass(frozen=True, slots=True)
class NewCategory:
    """A category by its name."""

    name: str


@dataclass(frozen=True, slots=True)
class CategoryAdded:
    """The new category."""

    category_id: int


@use_case(mark("Add category"), needs=Permission.EDIT_ITEMS, touches={Topic.ITEMS})
def add_category(tx: Tx, new: NewCategory) -> CategoryAdded:
    """Add one; Refused as `checked_name`."""
    made = insert(category).values(name=checked_name(tx, new.name)).returning(category.c.id)
    return CategoryAdded(tx.conn.execute(made).scalar_one())


def checked_name(tx: Tx, name: str, own_id: int = 0) -> str:
    """The name as kept, of no other category, in use or not.

    Refused "category.name_missing", "category.same_name", "text.too_long".
    """
    kept = clean(name, most=_MOST_NAME)
    if not kept:
        raise Refused("category.name_missing")
    if tx.conn.execute(select(category.c.id).where(category.c.name == kept, category.c.id != own_id)).first():
        raise Refused("category.same_name", name=kept)
    return kept


def ensure_categories(tx: Tx, names: Iterable[str]) -> dict[str, int]:
    """The id of every named category, those the shop lacks added; names as given are the keys, "" has none.

    One that was out of use is in use again.
    """
    wanted = {name: clean(name, most=_MOST_NAME) for name in names}
    known: dict[str, int] = {name: own for own, name in tx.conn.execute(select(category.c.id, category.c.name))}
    for name in dict.fromkeys(wanted.values()):
        if name and name not in known:
            made = insert(category).values(name=name).returning(category.c.id)
            known[name] = tx.conn.execute(made).scalar_one()
    wake_categories(tx, category.c.name.in_(set(wanted.values())))
    return {given: known[name] for given, name in wanted.items() if name}


def wake_categories(tx: Tx, which: ColumnElement[bool]) -> None:
    """Those of them that are out of use are in use again: goods on sale stand in them."""
    tx.conn.execute(update(category).where(which, category.c.active == 0).values(active=1))
