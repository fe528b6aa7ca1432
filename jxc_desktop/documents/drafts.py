"""Forms put aside half filled: Esc keeps a draft and never asks first; posting the paper drops it."""

from collections.abc import Collection
from dataclasses import dataclass
from typing import Any

from sqlalchemy import Connection, bindparam, delete, insert, select, update

from jxc_desktop.documents.kinds import Kind
from jxc_desktop.documents.tables import draft
from jxc_desktop.kernel.changes import Topic
from jxc_desktop.kernel.permission import Permission
from jxc_desktop.kernel.refusal import Refused
from jxc_desktop.kernel.text import JsonText
from jxc_desktop.storage.prepared import Prepared
from jxc_desktop.usecase import Tx, use_case
from jxc_desktop.words import mark

_P, _T = Permission, Topic

_WHOSE = Prepared(select(draft.c.kind, draft.c.user_id).where(draft.c.id == bindparam("id")))
_DROP = Prepared(delete(draft).where(draft.c.id == bindparam("id")))

# Who may put a paper of a kind aside: whoever may post it. And which pages list such drafts.
RULES: dict[Kind, tuple[Permission, Topic]] = {
    Kind.PURCHASE_ORDER: (_P.ORDER_GOODS, _T.PURCHASES),
    Kind.GOODS_RECEIPT: (_P.RECEIVE_GOODS, _T.PURCHASES),
    Kind.PURCHASE_RETURN: (_P.RETURN_GOODS, _T.PURCHASES),
    Kind.RETAIL_SALE: (_P.SELL, _T.SALES),
    Kind.RETAIL_RETURN: (_P.SELL, _T.SALES),
    Kind.SALES_ISSUE: (_P.SELL, _T.SALES),
    Kind.SALES_RETURN: (_P.SELL, _T.SALES),
    Kind.STOCK_TAKE: (_P.COUNT_STOCK, _T.STOCK),
    Kind.COUNT_GAIN: (_P.ADJUST_STOCK, _T.STOCK),
    Kind.COUNT_LOSS: (_P.ADJUST_STOCK, _T.STOCK),
    Kind.STOCK_WRITEOFF: (_P.ADJUST_STOCK, _T.STOCK),
    Kind.STOCK_OVERAGE: (_P.ADJUST_STOCK, _T.STOCK),
    Kind.MONEY_RECEIPT: (_P.TAKE_MONEY, _T.FUNDS),
    Kind.MONEY_PAYMENT: (_P.PAY_SUPPLIER, _T.FUNDS),
    Kind.EXPENSE: (_P.SPEND, _T.FUNDS),
    Kind.OTHER_INCOME: (_P.SPEND, _T.FUNDS),
    Kind.FUND_TRANSFER: (_P.SPEND, _T.FUNDS),
    Kind.SHIFT_CLOSE: (_P.CLOSE_SHIFT, _T.SHIFTS),
    Kind.OPENING_SETUP: (_P.KEEP_BOOKS, _T.BOOKS),
    Kind.VOUCHER: (_P.KEEP_BOOKS, _T.BOOKS),
}


@dataclass(frozen=True, slots=True)
class KeepDraft:
    """A form's content (the page's own JSON), new or in place of what `draft_id` held."""

    kind: Kind
    content: JsonText
    draft_id: int | None = None


@dataclass(frozen=True, slots=True)
class DropDraft:
    """Throw a draft away."""

    draft_id: int


@dataclass(frozen=True, slots=True)
class DraftKept:
    """Which draft it was."""

    draft_id: int


@dataclass(frozen=True, slots=True)
class Draft:
    """A form as it was put aside."""

    id: int
    kind: Kind
    user_id: int
    till: str
    saved_at: str
    content: str


# `needs` is None: which permission depends on the kind of paper, and the verb asks for it itself.
@use_case(mark("Put a form aside"), needs=None, touches=set())
def keep_draft(tx: Tx, request: KeepDraft) -> DraftKept:
    """Keep the form until it is posted or dropped; Refused "draft.*" as `discard`, "permission.missing"."""
    _allow(tx, request.kind)
    values: dict[str, Any] = {
        "kind": str(request.kind),
        "user_id": tx.session.user_id,
        "till": tx.session.till,
        "saved_at": tx.moment,
        "content": JsonText.parse(request.content),
    }
    if request.draft_id is None:
        made = tx.conn.execute(insert(draft).values(values))
        return DraftKept(int(made.inserted_primary_key[0]))  # type: ignore[index]  # an INSERT of one row has a key
    _check_own(tx, request.draft_id, (request.kind,))
    tx.conn.execute(update(draft).where(draft.c.id == request.draft_id).values(values))
    return DraftKept(request.draft_id)


@use_case(mark("Throw a draft away"), needs=None, touches=set())
def drop_draft(tx: Tx, request: DropDraft) -> DraftKept:
    """Anybody's draft, by whoever may post such a paper; Refused "draft.gone", "permission.missing"."""
    row = _WHOSE.first(tx.conn, id=request.draft_id)
    if row is None:
        raise Refused("draft.gone")
    _allow(tx, Kind(row[0]))
    _DROP.run(tx.conn, id=request.draft_id)
    return DraftKept(request.draft_id)


def discard(tx: Tx, draft_id: int | None, *kinds: Kind) -> None:
    """The form has become a paper: its draft goes in the same transaction (None: there was none).

    Only a draft of these kinds that the same person put aside goes with it. Refused "draft.gone" (it was posted from
    elsewhere or thrown away: posting once more may be once too often), "draft.other_kind", "draft.other_person".
    """
    if draft_id is not None:
        _check_own(tx, draft_id, kinds)
        _DROP.run(tx.conn, id=draft_id)


def _check_own(tx: Tx, draft_id: int, kinds: Collection[Kind]) -> None:
    row = _WHOSE.first(tx.conn, id=draft_id)
    if row is None:
        raise Refused("draft.gone")
    kind, user_id = row
    if kind not in kinds:
        raise Refused("draft.other_kind", kind=Kind(kind))
    if user_id != tx.session.user_id:
        raise Refused("draft.other_person")


def drafts(conn: Connection, kind: Kind, user_id: int | None = None) -> list[Draft]:
    """The drafts of a kind, newest first, of one person or of everybody."""
    statement = select(draft).where(draft.c.kind == str(kind)).order_by(draft.c.saved_at.desc(), draft.c.id.desc())
    if user_id is not None:
        statement = statement.where(draft.c.user_id == user_id)
    return [Draft(r.id, Kind(r.kind), r.user_id, r.till, r.saved_at, r.content) for r in conn.execute(statement)]


def _allow(tx: Tx, kind: Kind) -> None:
    permission, topic = RULES[kind]
    tx.require(permission)
    tx.touched.add(topic)
