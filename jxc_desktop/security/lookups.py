"""Reads: the people, when they came in, what each role may."""

from dataclasses import dataclass

from sqlalchemy import Connection, select

from jxc_desktop.kernel.permission import Role
from jxc_desktop.security.tables import app_user, sign_in


@dataclass(frozen=True, slots=True)
class User:
    """A person as lists show him."""

    id: int
    name: str
    role: Role
    active: bool
    locked_until: str


@dataclass(frozen=True, slots=True)
class SignIn:
    """One try to sign in."""

    at: str
    user: str
    till: str
    good: bool


def users(conn: Connection) -> tuple[User, ...]:
    """Everybody, the active ones first."""
    rows = conn.execute(select(app_user).order_by(app_user.c.active.desc(), app_user.c.id))
    return tuple(User(row.id, row.name, Role(row.role), bool(row.active), row.locked_until) for row in rows)


def sign_ins(conn: Connection, user_id: int | None = None, limit: int = 100) -> tuple[SignIn, ...]:
    """The newest tries first."""
    joined = select(sign_in, app_user.c.name).join(app_user, app_user.c.id == sign_in.c.user_id)
    if user_id is not None:
        joined = joined.where(sign_in.c.user_id == user_id)
    rows = conn.execute(joined.order_by(sign_in.c.id.desc()).limit(limit))
    return tuple(SignIn(row.at, row.name, row.till, bool(row.good)) for row in rows)
