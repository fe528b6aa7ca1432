"""Looking in on a shop that may be open elsewhere: the same password, the same lock, and nothing written to its file.

Every try is noted in `shop.jxc.tries` beside it, and five failures there lock for five minutes as they do at the till.
Who can take that file away can take the shop file too and guess as long as he likes; the lock is for who cannot.
"""

from collections.abc import Iterable
from datetime import datetime, timedelta
from typing import Any

from jxc_desktop.documents.places import tills
from jxc_desktop.kernel.identity import Secret
from jxc_desktop.kernel.permission import Role
from jxc_desktop.kernel.refusal import Refused
from jxc_desktop.kernel.text import clean
from jxc_desktop.security.passwords import matches
from jxc_desktop.security.sign_in import LOCKED_MINUTES, MOST_FAILURES, active_user, refuse_locked
from jxc_desktop.storage.notes import notes_beside
from jxc_desktop.storage.shop_file import ShopFile
from jxc_desktop.usecase import Session


def look_in(shop: ShopFile, name: str, password: Secret, *, now: datetime | None = None) -> Session:
    """The session of somebody who only reads, named as for `sign_in`.

    Refused "sign_in.wrong" (left: tries), "sign_in.locked" (minutes) by the failures here or at the till,
    "notes.not_kept" where a try could not be noted.
    """
    moment = now or datetime.now()
    with shop.reading() as conn:
        place = tills(conn)[0]
        user = active_user(conn, clean(name))
    if user is None:
        raise Refused("sign_in.wrong", left=MOST_FAILURES)
    refuse_locked(user.locked_until, moment)
    with notes_beside(shop.path, ".tries") as tries:
        failures, until = _so_far(one for one in tries if one["user"] == user.id)
        refuse_locked(until, moment)
        good = matches(user.password_hash, password)
        at = moment.isoformat(timespec="seconds")
        tries.append({"user": user.id, "name": user.name, "at": at, "good": good})
    if not good:
        if failures + 1 >= MOST_FAILURES:
            raise Refused("sign_in.locked", minutes=LOCKED_MINUTES)
        raise Refused("sign_in.wrong", left=MOST_FAILURES - failures - 1)
    return Session(user.id, user.name, Role(user.role), place.code, place.warehouse_id)


def _so_far(tries: Iterable[Any]) -> tuple[int, str]:
    """Failures since the last time he came in or was locked out, and until when that was ("" for never)."""
    failures, until = 0, ""
    for one in tries:
        failures = 0 if one["good"] else failures + 1
        if failures >= MOST_FAILURES:
            end = datetime.fromisoformat(one["at"]) + timedelta(minutes=LOCKED_MINUTES)
            failures, until = 0, end.isoformat(timespec="seconds")
    return failures, until
