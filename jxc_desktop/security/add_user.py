"""Verb: a new person with a role and a first password."""

from dataclasses import dataclass

from sqlalchemy import insert, select

from jxc_desktop.kernel.changes import Topic
from jxc_desktop.kernel.identity import Secret
from jxc_desktop.kernel.permission import Permission, Role
from jxc_desktop.kernel.refusal import Refused
from jxc_desktop.kernel.text import clean
from jxc_desktop.security.passwords import hashed
from jxc_desktop.security.tables import app_user
from jxc_desktop.usecase import Tx, use_case
from jxc_desktop.words import mark

_MOST_NAME = 20


@dataclass(frozen=True, slots=True)
class NewUser:
    """Who he is and what he may."""

    name: str
    role: Role
    password: Secret


@dataclass(frozen=True, slots=True)
class UserAdded:
    """The new user."""

    user_id: int


@use_case(mark("Add a person"), needs=Permission.EDIT_USERS, touches={Topic.USERS})
def add_user(tx: Tx, new: NewUser) -> UserAdded:
    """Refused "user.name_missing", "user.same_name", "password.short", "text.too_long"."""
    name = clean(new.name, most=_MOST_NAME)
    if not name:
        raise Refused("user.name_missing")
    if tx.conn.execute(select(app_user.c.id).where(app_user.c.name == name)).first():
        raise Refused("user.same_name", name=name)
    row = {"name": name, "role": str(new.role), "password_hash": hashed(new.password), "created_at": tx.moment}
    made = tx.conn.execute(insert(app_user).values(**row).returning(app_user.c.id)).scalar_one()
    tx.remember(after={"name": name, "role": new.role})
    return UserAdded(int(made))
