"""The answers a question offers: fixed ones, and those that stand in the shop itself."""

from collections.abc import Mapping
from typing import Any

from sqlalchemy import Connection, Select, func, or_, select

from jxc_desktop.catalog.tables import category, item
from jxc_desktop.documents.kinds import Kind as Paper
from jxc_desktop.documents.kinds import State
from jxc_desktop.documents.pinyin_keys import by_pinyin
from jxc_desktop.documents.tables import document, partner, till, warehouse
from jxc_desktop.insights.answers import Answers, Asked, Choice, Question
from jxc_desktop.kernel.refusal import Refused
from jxc_desktop.ledger.chart import chart
from jxc_desktop.ledger.tables import fund_account
from jxc_desktop.security.tables import app_user
from jxc_desktop.words import language, tr

_MOST = 5000
_PARTNERS = select(partner.c.id, partner.c.name).order_by(partner.c.sort_key, partner.c.id)
_STANDING: Mapping[Asked, Select[Any]] = {
    Asked.CATEGORY: select(category.c.id, category.c.name).where(category.c.active == 1),
    Asked.WAREHOUSE: select(warehouse.c.id, warehouse.c.name).order_by(warehouse.c.id),
    Asked.FUND: select(fund_account.c.id, fund_account.c.name).order_by(fund_account.c.id),
    Asked.TAKE: select(document.c.number, document.c.number)
    .where(document.c.kind == Paper.STOCK_TAKE, document.c.state == State.POSTED)
    .order_by(document.c.business_day.desc(), document.c.id.desc()),
    Asked.TILL: select(till.c.code, till.c.name).order_by(till.c.code),
    Asked.USER: select(app_user.c.id, app_user.c.name).order_by(app_user.c.id),
    Asked.SUPPLIER: _PARTNERS.where(partner.c.kind == "supplier"),
    Asked.CUSTOMER: _PARTNERS.where(partner.c.kind == "customer"),
    Asked.PARTNER: _PARTNERS,
}


def choices(question: Question, conn: Connection) -> tuple[Choice, ...]:
    """What can be chosen, titles in the spoken language; empty where the answer is typed (days, texts, items)."""
    if question.kind is Asked.ACCOUNT:
        chinese = language() == "zh_CN"
        return tuple(Choice(a.code, f"{a.code} {a.name if chinese else a.english}") for a in chart())
    if question.kind in _STANDING:
        found = [Choice(str(key), name) for key, name in conn.execute(_STANDING[question.kind].limit(_MOST))]
        return tuple(sorted(found, key=lambda one: by_pinyin(one.title)) if question.kind is Asked.CATEGORY else found)
    return tuple(Choice(choice.value, tr(choice.title)) for choice in question.choices)


def item_id(conn: Connection, answers: Answers, key: str = "item") -> int:
    """The item an answer names by id or "code:..."; Refused "item.unknown"."""
    code = answers[key].removeprefix("code:")
    where = item.c.code == code if answers[key].startswith("code:") else item.c.id == answers.whole(key)
    found = conn.execute(select(item.c.id).where(where)).scalar()
    if found is None:
        raise Refused("item.unknown", code=code[:40])
    return int(found)


def partner_id(conn: Connection, answers: Answers, key: str = "partner") -> int:
    """The partner an answer names by id or "code:..."; Refused "partner.unknown"."""
    code = answers[key].removeprefix("code:")
    where = partner.c.code == code if answers[key].startswith("code:") else partner.c.id == answers.whole(key)
    found = conn.execute(select(partner.c.id).where(where)).scalar()
    if found is None:
        raise Refused("partner.unknown", partner=code[:40])
    return int(found)


def document_id(conn: Connection, answers: Answers, key: str = "document") -> int:
    """The paper an answer names by id or number; Refused "paper.unknown"."""
    named = answers[key]
    where = or_(document.c.id == answers.whole(key), document.c.number == named.upper())
    found = conn.execute(select(func.min(document.c.id)).where(where)).scalar()
    if found is None:
        raise Refused("paper.unknown", number=named[:40])
    return int(found)
