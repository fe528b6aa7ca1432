"""Signing in: name and password, locked for five minutes after five failures, every try on record."""

from datetime import datetime, timedelta
from typing import Any

from sqlalchemy import Connection, func, insert, select, update

from jxc_desktop.documents.places import require_in_use, till_by_code, tills
from jxc_desktop.kernel.identity import Secret
from jxc_desktop.kernel.permission import Role
from jxc_desktop.kernel.refusal import Refused
from jxc_desktop.kernel.text import clean
from jxc_desktop.security import tables
from jxc_desktop.security.passwords import matches
from jxc_desktop.security.tables import app_user
from jxc_desktop.storage.shop_file import ShopFile
from jxc_desktop.usecase import Session

MOST_FAILURES = 5
LOCKED_MINUTES = 5


def sign_in(
    shop: ShopFile,
    name: str,
    password: Secret,
    *,
    till: str = "",
    now: datetime | None = None,
) -> Session:
    """The session of the active user named `name`, or of the only one with that role, at a till ("" is the first one).

    Refused "sign_in.wrong" (left: tries), "sign_in.locked" (minutes), "till.unknown", "till.stopped". A failure is
    kept on record too.
    """
    moment = now or datetime.now()
    with shop.reading() as conn:
        place = till_by_code(conn, till) if till else tills(conn)[0]
        require_in_use(conn, place.code)
        user = active_user(conn, clean(name))
    if user is None:
        raise Refused("sign_in.wrong", left=MOST_FAILURES)
    refuse_locked(user.locked_until, moment)
    good = matches(user.password_hash, password)
    with shop.writing() as conn:
        user = active_user(conn, user.name)  # again: two tries at once are two failures
        if user is None:
            raise Refused("sign_in.wrong", left=MOST_FAILURES)
        refuse_locked(user.locked_until, moment)
        failures = 0 if good else user.failures + 1
        locked = failures >= MOST_FAILURES
        at = moment.isoformat(timespec="milliseconds")
        conn.execute(insert(tables.sign_in).values(user_id=user.id, at=at, till=place.code, good=int(good)))
        until = (moment + timedelta(minutes=LOCKED_MINUTES)).isoformat(timespec="seconds") if locked else ""
        values = {"failures": 0 if locked else failures, "locked_until": until}
        conn.execute(update(app_user).where(app_user.c.id == user.id).values(**values))
    if locked:
        raise Refused("sign_in.locked", minutes=LOCKED_MINUTES)
    if not good:
        raise Refused("sign_in.wrong", left=MOST_FAILURES - failures)
    return Session(user.id, user.name, Role(user.role), place.code, place.warehouse_id)


def active_user(conn: Connection, name: str) -> Any:
    """The row of an active user by his name, or of the only one with that role; None for nobody."""
    active = select(app_user).where(app_user.c.active == 1)
    named = conn.execute(active.where(app_user.c.name == name)).first()
    if named is not None or name not in set(Role):
        return named
    of_role = app_user.c.role == name
    alone = conn.execute(select(func.count()).where(of_role, app_user.c.active == 1)).scalar_one() == 1
    return conn.execute(active.where(of_role)).first() if alone else None


def refuse_locked(until: str, now: datetime) -> None:
    """Refused "sign_in.locked" where `until` (a moment as text, "" for none) is still to come."""
    if until and until > now.isoformat(timespec="seconds"):
        left = datetime.fromisoformat(until) - now
        raise Refused("sign_in.locked", minutes=max(1, round(left.total_seconds() / 60)))
