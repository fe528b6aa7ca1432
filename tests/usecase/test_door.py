"""The one door: permission, one transaction, audit, and the same request done once."""

import json
from dataclasses import dataclass
from datetime import datetime

import pytest
from sqlalchemy import insert, select, text

from jxc_desktop.catalog.tables import category
from jxc_desktop.kernel.changes import Topic
from jxc_desktop.kernel.identity import Secret
from jxc_desktop.kernel.permission import MATRIX, Permission, Role
from jxc_desktop.kernel.refusal import Refused
from jxc_desktop.storage.shop_file import ShopFile
from jxc_desktop.usecase import Session, Tx, do, use_case
from jxc_desktop.usecase.tables import action


@dataclass(frozen=True, slots=True)
class Name:
    """A category's name and a password."""

    name: str
    password: Secret | None = None


@dataclass(frozen=True, slots=True)
class Named:
    """Its id."""

    id: int


@use_case("Name a category", needs=Permission.EDIT_ITEMS, touches={Topic.ITEMS})
def name_category(tx: Tx, request: Name) -> Named:
    made = tx.conn.execute(insert(category).values(name=request.name))
    if request.name == "坏":
        raise Refused("name.missing")
    tx.remember(before=None, after=request)
    return Named(int(made.inserted_primary_key[0]))


def names(shop: ShopFile) -> list[str]:
    with shop.reading() as conn:
        return [row[0] for row in conn.execute(select(category.c.name))]


def test_a_use_case_leaves_its_row_and_its_audit_row_together(shop: ShopFile, owner: Session) -> None:
    moment = datetime(2026, 11, 22, 3, 59)
    done = do(shop, owner, name_category, Name("饮料"), now=moment, rolls_at_hour=4)
    assert done.changes == {Topic.ITEMS}
    with shop.reading() as conn:
        row = conn.execute(select(action)).one()
    assert (row.verb, row.user_id, row.at) == (name_category.name, owner.user_id, "2026-11-22T03:59:00.000")
    assert json.loads(row.result) == {"id": done.result.id}
    assert json.loads(row.after)["name"] == "饮料"


@use_case("Name a category at the till", needs=Permission.SELL, touches={Topic.SALES})
def name_at_the_till(tx: Tx, request: Name) -> Named:
    return name_category(tx, request)


def test_a_verb_built_on_another_needs_and_touches_what_both_do(shop: ShopFile, owner: Session) -> None:
    assert do(shop, owner, name_at_the_till, Name("饮料")).changes == {Topic.ITEMS, Topic.SALES}
    cashier = Session(owner.user_id, "王丽", Role.CASHIER)
    with pytest.raises(Refused, match="permission.missing"):
        do(shop, cashier, name_at_the_till, Name("酒水"))
    do(shop, cashier, name_at_the_till, Name("酒水"), approver=owner)
    assert "酒水" in names(shop)


def test_a_refusal_leaves_neither(shop: ShopFile, owner: Session) -> None:
    with pytest.raises(Refused):
        do(shop, owner, name_category, Name("坏"))
    assert names(shop) == []
    with shop.reading() as conn:
        assert conn.execute(select(action)).all() == []


def test_who_may_not_is_refused_before_anything_happens_and_a_manager_may_lend_his_right(
    shop: ShopFile, owner: Session
) -> None:
    cashier = Session(1, "王丽", Role.CASHIER)
    with pytest.raises(Refused, match="permission.missing"):
        do(shop, cashier, name_category, Name("饮料"))
    do(shop, cashier, name_category, Name("饮料"), approver=owner)
    with shop.reading() as conn:
        row = conn.execute(select(action.c.user_id, action.c.approver_id)).one()
    assert tuple(row) == (1, owner.user_id)


def test_texts_are_cleaned_at_the_door(shop: ShopFile, owner: Session) -> None:
    do(shop, owner, name_category, Name("\u202e饮\u200b料\n "))
    assert names(shop) == ["饮料"]


def test_a_password_never_reaches_the_audit(shop: ShopFile, owner: Session) -> None:
    do(shop, owner, name_category, Name("饮料", Secret("geheim")))
    with shop.reading() as conn:
        rows = conn.execute(text("SELECT * FROM action")).all()
    assert "geheim" not in str(rows)
    assert "geheim" not in repr(Secret("geheim"))


def test_the_owner_may_everything_and_a_cashier_sees_no_cost() -> None:
    assert MATRIX[Role.OWNER] == frozenset(Permission)
    assert Permission.SEE_COST not in MATRIX[Role.CASHIER]
    assert list(Permission) == sorted(Permission)
