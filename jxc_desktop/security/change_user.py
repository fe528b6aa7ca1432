"""Verbs: another role, a new password, leaving and coming back."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from sqlalchemy import func, select, update

from jxc_desktop.kernel.changes import Topic
from jxc_desktop.kernel.identity import Secret
from jxc_desktop.kernel.permission import Permission, Role
from jxc_desktop.kernel.refusal import Refused
from jxc_desktop.security.passwords import hashed, matches
from jxc_desktop.security.tables import app_user
from jxc_desktop.usecase import Tx, use_case
from jxc_desktop.words import mark


@dataclass(frozen=True, slots=True)
class ChangeRole:
    """Give a person another role."""

    user_id: int
    role: Role


@dataclass(frozen=True, slots=True)
class SetPassword:
    """A new password; one's own needs the old one."""

    user_id: int
    new: Secret
    old: Secret | None = None


@dataclass(frozen=True, slots=True)
class RetireUser:
    """He no longer works here; his papers keep his name."""

    user_id: int


@dataclass(frozen=True, slots=True)
class RestoreUser:
    """He is back."""

    user_id: int


@dataclass(frozen=True, slots=True)
class UserChanged:
    """Who was changed."""

    user_id: int
    name: str


@use_case(mark("Change a person's role"), needs=Permission.EDIT_USERS, touches={Topic.USERS})
def change_role(tx: Tx, request: ChangeRole) -> UserChanged:
    """Refused "user.unknown", "user.last_owner"."""
    user = _user(tx, request.user_id)
    if user.role == Role.OWNER and request.role is not Role.OWNER:
        _check_other_owner(tx, user.id)
    return _write(tx, user, role=str(request.role))


@use_case(mark("Set a password"), needs=None, touches={Topic.USERS})
def set_password(tx: Tx, request: SetPassword) -> UserChanged:
    """One's own with the old one, another's with EDIT_USERS, which also unlocks him.

    Refused "user.unknown", "password.old_wrong", "password.short".
    """
    user = _user(tx, request.user_id)
    if user.id != tx.session.user_id:
        tx.require(Permission.EDIT_USERS)
    elif request.old is None or not matches(user.password_hash, request.old):
        raise Refused("password.old_wrong")
    return _write(tx, user, password_hash=hashed(request.new), failures=0, locked_until="")


@use_case(mark("Retire a person"), needs=Permission.EDIT_USERS, touches={Topic.USERS})
def retire_user(tx: Tx, request: RetireUser) -> UserChanged:
    """Refused "user.unknown", "user.last_owner"."""
    user = _user(tx, request.user_id)
    if user.role == Role.OWNER:
        _check_other_owner(tx, user.id)
    return _write(tx, user, active=0)


@use_case(mark("Bring a person back"), needs=Permission.EDIT_USERS, touches={Topic.USERS})
def restore_user(tx: Tx, request: RestoreUser) -> UserChanged:
    """Refused "user.unknown"."""
    return _write(tx, _user(tx, request.user_id), active=1)


def _user(tx: Tx, user_id: int) -> Any:
    row = tx.conn.execute(select(app_user).where(app_user.c.id == user_id)).first()
    if row is None:
        raise Refused("user.unknown", id=user_id)
    return row


def _check_other_owner(tx: Tx, user_id: int) -> None:
    others = (app_user.c.role == Role.OWNER, app_user.c.active == 1, app_user.c.id != user_id)
    if not tx.conn.execute(select(func.count()).select_from(app_user).where(*others)).scalar():
        raise Refused("user.last_owner")


def _write(tx: Tx, user: Any, **values: object) -> UserChanged:
    """The row as it shall be; the audit tells all of it but the password's hash."""
    tx.conn.execute(update(app_user).where(app_user.c.id == user.id).values(**values))
    tx.remember(before=_told(user._mapping, values), after=_told(values, values))
    return UserChanged(user.id, user.name)


def _told(row: Mapping[str, Any], values: Mapping[str, object]) -> dict[str, Any]:
    """Those of the columns that were written, as the audit shows them."""
    return {key: bool(row[key]) if key == "active" else row[key] for key in values if key != "password_hash"}
