"""`do`: permission -> one transaction -> changes -> audit; the same request twice is done once."""

import json
from dataclasses import dataclass
from datetime import date, datetime
from typing import Generic, TypeVar

from sqlalchemy import Connection, bindparam, insert, select

from jxc_desktop.kernel.changes import Changes
from jxc_desktop.kernel.dates import business_day
from jxc_desktop.kernel.identity import new_request_id
from jxc_desktop.kernel.refusal import Refused
from jxc_desktop.storage.prepared import Prepared
from jxc_desktop.storage.shop_file import ShopFile
from jxc_desktop.usecase import codec
from jxc_desktop.usecase.declared import UseCase
from jxc_desktop.usecase.session import Session
from jxc_desktop.usecase.tables import action
from jxc_desktop.usecase.tx import Tx

Request = TypeVar("Request")
Result = TypeVar("Result")

_FIND = Prepared(select(action.c.verb, action.c.request, action.c.result).where(action.c.request_id == bindparam("id")))
_WRITE = Prepared(insert(action), [c.name for c in action.c if c.name != "id"])


@dataclass(frozen=True, slots=True)
class Done(Generic[Result]):
    """What came of a use case: its result, what pages must reload, and whether it had been done before."""

    result: Result
    changes: Changes
    replayed: bool = False


def do(
    shop: ShopFile,
    session: Session,
    verb: UseCase[Request, Result],
    request: Request,
    *,
    request_id: str | None = None,
    approver: Session | None = None,
    now: datetime | None = None,
    rolls_at_hour: int = 0,
    on: date | None = None,
) -> Done[Result]:
    """Carry out `verb` durably, or refuse it leaving nothing behind.

    `request_id` sent again with the same request gives the first result again (a double click sells once);
    with another request it is Refused "request.mismatch". Also "permission.missing", "file.*" and the verb's own.
    """
    moment = now or datetime.now()
    _permit(verb, session, approver)
    asked = codec.cleaned(request)
    key = request_id or new_request_id(moment)
    with shop.writing() as conn:
        tx = Tx(conn, session, moment, on or business_day(moment, rolls_at_hour), key, approver)
        return carry_out(tx, verb, asked, look_back=request_id is not None)


def carry_out(tx: Tx, verb: UseCase[Request, Result], asked: Request, *, look_back: bool = False) -> Done[Result]:
    """One use case with its audit row inside a transaction that is open; `look_back` for a request sent before."""
    written = codec.brief(asked)
    earlier = _FIND.first(tx.conn, id=tx.request_id) if look_back else None
    if earlier:
        return Done(_again(verb, earlier, written), frozenset(), replayed=True)
    result = verb.run(tx, asked)
    _audit(tx.conn, tx, verb.name, written, result)
    return Done(result, verb.touches | tx.touched)


def _permit(verb: UseCase[Request, Result], session: Session, approver: Session | None) -> None:
    if verb.needs and not (approver and approver.may(verb.needs)):
        session.require(verb.needs)


def _again(verb: UseCase[Request, Result], earlier: tuple[str, str, str], written: str) -> Result:
    name, request, result = earlier
    if name != verb.name or request != written:
        raise Refused("request.mismatch")
    same: Result = codec.decode(verb.result_type, json.loads(result), "result")
    return same


def _audit(conn: Connection, tx: Tx, verb: str, written: str, result: object) -> None:
    def image(value: object) -> str | None:
        return None if value is None else codec.written(value)

    _WRITE.run(
        conn,
        at=tx.moment,
        user_id=tx.session.user_id,
        approver_id=tx.approver.user_id if tx.approver else None,
        verb=verb,
        request_id=tx.request_id,
        request=written,
        result=codec.brief(result),
        before=image(tx.before),
        after=image(tx.after),
    )
