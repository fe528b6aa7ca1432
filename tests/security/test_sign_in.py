"""Who comes in, who is kept out, and that the shop never loses its last owner."""

import json
from datetime import datetime, timedelta

import pytest
from sqlalchemy import select

from jxc_desktop.kernel.identity import Secret
from jxc_desktop.kernel.permission import Permission, Role
from jxc_desktop.kernel.refusal import Refused
from jxc_desktop.security.add_user import NewUser, add_user
from jxc_desktop.security.approve import approve
from jxc_desktop.security.change_user import (
    ChangeRole,
    RestoreUser,
    RetireUser,
    SetPassword,
    change_role,
    restore_user,
    retire_user,
    set_password,
)
from jxc_desktop.security.lookups import sign_ins, users
from jxc_desktop.security.sign_in import sign_in
from jxc_desktop.storage.shop_file import ShopFile
from jxc_desktop.usecase import Session, do
from jxc_desktop.usecase.tables import action

NOW = datetime(2026, 11, 22, 9)


def test_name_or_the_only_person_of_a_role_comes_in(shop: ShopFile) -> None:
    assert sign_in(shop, "周禾", Secret("2468")) == sign_in(shop, "owner", Secret("2468"))
    with pytest.raises(Refused, match="sign_in.wrong"):
        sign_in(shop, "没有这个人", Secret("2468"))


def test_five_failures_lock_for_five_minutes_and_stand_on_record(shop: ShopFile) -> None:
    for left in (4, 3, 2, 1):
        with pytest.raises(Refused) as refused:
            sign_in(shop, "周禾", Secret("0000"), now=NOW)
        assert refused.value.facts["left"] == left
    with pytest.raises(Refused, match="sign_in.locked"):
        sign_in(shop, "周禾", Secret("0000"), now=NOW)
    with pytest.raises(Refused, match="sign_in.locked"):
        sign_in(shop, "周禾", Secret("2468"), now=NOW + timedelta(minutes=4))
    assert sign_in(shop, "周禾", Secret("2468"), now=NOW + timedelta(minutes=6)).user_id == 1
    with shop.reading() as conn:
        assert [one.good for one in sign_ins(conn)] == [True] + [False] * 5


def test_a_cashier_cannot_lend_what_she_may_not_do(shop: ShopFile, owner: Session) -> None:
    do(shop, owner, add_user, NewUser("王丽", Role.CASHIER, Secret("1111")))
    with pytest.raises(Refused, match="approve.may_not"):
        approve(shop, "王丽", Secret("1111"), needs=Permission.CHANGE_PRICE)
    assert approve(shop, "周禾", Secret("2468"), needs=Permission.CHANGE_PRICE).role is Role.OWNER


def test_the_last_owner_stays(shop: ShopFile, owner: Session) -> None:
    with pytest.raises(Refused, match="user.last_owner"):
        do(shop, owner, retire_user, RetireUser(1))
    with pytest.raises(Refused, match="user.last_owner"):
        do(shop, owner, change_role, ChangeRole(1, Role.CASHIER))
    second = do(shop, owner, add_user, NewUser("周小禾", Role.OWNER, Secret("1357"))).result.user_id
    do(shop, owner, retire_user, RetireUser(1))
    with pytest.raises(Refused, match="sign_in.wrong"):
        sign_in(shop, "周禾", Secret("2468"))
    do(shop, Session(second, "周小禾", Role.OWNER), restore_user, RestoreUser(1))
    with shop.reading() as conn:
        assert [user.active for user in users(conn)] == [True, True]


def test_the_audit_tells_a_persons_row_before_and_after_but_never_the_password(shop: ShopFile, owner: Session) -> None:
    cashier = do(shop, owner, add_user, NewUser("王丽", Role.CASHIER, Secret("1111"))).result.user_id
    for _ in range(5):
        with pytest.raises(Refused):
            sign_in(shop, "王丽", Secret("0000"), now=NOW)
    do(shop, owner, set_password, SetPassword(cashier, Secret("2222")))
    do(shop, owner, change_role, ChangeRole(cashier, Role.CLERK))
    do(shop, owner, retire_user, RetireUser(cashier))
    do(shop, owner, restore_user, RestoreUser(cashier))
    with shop.reading() as conn:
        told = conn.execute(select(action.c.before, action.c.after).order_by(action.c.id)).all()[1:]
    rows = [(json.loads(before), json.loads(after)) for before, after in told]
    assert rows[0] == ({"failures": 0, "locked_until": "2026-11-22T09:05:00"}, {"failures": 0, "locked_until": ""})
    assert rows[1:] == [
        ({"role": "cashier"}, {"role": "clerk"}),
        ({"active": True}, {"active": False}),
        ({"active": False}, {"active": True}),
    ]


def test_ones_own_password_needs_the_old_one(shop: ShopFile, owner: Session) -> None:
    with pytest.raises(Refused, match="password.old_wrong"):
        do(shop, owner, set_password, SetPassword(1, Secret("9999"), Secret("0000")))
    do(shop, owner, set_password, SetPassword(1, Secret("9999"), Secret("2468")))
    assert sign_in(shop, "周禾", Secret("9999")).user_id == 1
    cashier = do(shop, owner, add_user, NewUser("王丽", Role.CASHIER, Secret("1111"))).result.user_id
    with pytest.raises(Refused, match="permission.missing"):
        do(shop, Session(cashier, "王丽", Role.CASHIER), set_password, SetPassword(1, Secret("8888")))
    do(shop, owner, set_password, SetPassword(cashier, Secret("2222")))
    assert sign_in(shop, "王丽", Secret("2222")).role is Role.CASHIER


def test_a_second_person_of_the_same_name_and_a_short_password_are_refused(shop: ShopFile, owner: Session) -> None:
    with pytest.raises(Refused, match="user.same_name"):
        do(shop, owner, add_user, NewUser("周禾", Role.CLERK, Secret("1111")))
    with pytest.raises(Refused, match="password.short"):
        do(shop, owner, add_user, NewUser("王丽", Role.CLERK, Secret("11")))
