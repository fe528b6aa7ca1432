"""Customers and suppliers with what is owed, users, and what everybody did."""

from typing import Any

from sqlalchemy import ColumnElement, Select, case, func, or_, select

from jxc_desktop.documents.tables import document, partner
from jxc_desktop.insights import told
from jxc_desktop.insights.answers import FROM, SEARCH, TO, Asked, Question
from jxc_desktop.insights.periods import day_after
from jxc_desktop.insights.report import Column, Kind, Listing, Opens, Reader, Report, Thing
from jxc_desktop.insights.spoken import ACTIVE, LEVELS, ROLES
from jxc_desktop.kernel.permission import Permission
from jxc_desktop.kernel.text import fold_for_search
from jxc_desktop.ledger import Account
from jxc_desktop.ledger.tables import account_month
from jxc_desktop.security.tables import app_user, sign_in
from jxc_desktop.usecase.tables import action
from jxc_desktop.words import mark

_YUAN = mark("¥")
_OWING = Question("owing", mark("With a balance"), Asked.FLAG)
_STOPPED = Question("stopped", mark("Stopped ones too"), Asked.FLAG)


def balances(account: Account, sign: int) -> Any:
    """Each partner's balance on RECEIVABLE (+1) or PAYABLE (-1)."""
    net = func.sum(account_month.c.debit_fen - account_month.c.credit_fen) * sign
    return (
        select(account_month.c.partner_id, net.label("fen"))
        .where(account_month.c.account == str(account), account_month.c.partner_id != 0)
        .group_by(account_month.c.partner_id)
        .subquery()
    )


def _people(reader: Reader, kind: str, account: Account, sign: int) -> Select[Any]:
    owed = balances(account, sign)
    fen = func.coalesce(owed.c.fen, 0)
    answers = reader.answers
    where: list[ColumnElement[bool]] = [partner.c.kind == kind]
    if not answers["stopped"]:
        where.append(partner.c.active == 1)
    if answers["owing"]:
        where.append(fen != 0)
    for word in fold_for_search(answers["q"]).split():
        fields = (partner.c.name, partner.c.pinyin, partner.c.phone, partner.c.code, partner.c.contact)
        where.append(or_(*[func.lower(field).contains(word, autoescape=True) for field in fields]))
    last = select(func.max(document.c.business_day)).where(document.c.partner_id == partner.c.id).scalar_subquery()
    return (
        select(
            partner.c.id.label("id"),
            partner.c.code.label("code"),
            partner.c.name.label("name"),
            partner.c.sort_key.label("name_by"),
            partner.c.phone.label("phone"),
            partner.c.contact.label("contact"),
            partner.c.level.label("level"),
            partner.c.address.label("address"),
            partner.c.term_days.label("term"),
            partner.c.credit_limit_fen.label("limit"),
            fen.label("owed"),
            func.coalesce(last, "").label("last"),
            partner.c.note.label("note"),
        )
        .select_from(partner.outerjoin(owed, owed.c.partner_id == partner.c.id))
        .where(*where)
    )


_CODE = Column("code", mark("Code"), Kind.CODE, width=84)
_NAME = Column("name", mark("Name"), width=160, stretch=True)
_PHONE = Column("phone", mark("Phone"), Kind.CODE, width=120)
_CONTACT = Column("contact", mark("Contact"), width=90)
_LAST = Column("last", mark("Last dealing"), Kind.DAY, width=96)
_TERM = Column("term", mark("Payment term"), Kind.COUNT, mark("days"), width=90)

CUSTOMERS = Report(
    name="customers.list",
    title=mark("Customers"),
    room="customers",
    columns=(
        _CODE,
        _NAME,
        _PHONE,
        Column("level", mark("Level"), width=80, says=LEVELS),
        _CONTACT,
        Column("address", mark("Address"), width=140, shown=False),
        _TERM,
        Column("limit", mark("Credit limit"), Kind.MONEY, _YUAN, width=100),
        Column("owed", mark("Owes us"), Kind.MONEY, _YUAN, width=110),
        _LAST,
        Column("note", mark("Note"), width=120, shown=False),
    ),
    questions=(SEARCH, _OWING, _STOPPED),
    body=Listing(
        lambda reader: _people(reader, "customer", Account.RECEIVABLE, 1),
        lambda row: Opens(Thing.PARTNER, row["id"]),
        sums=("owed",),
    ),
    sort="name",
)
SUPPLIERS = Report(
    name="suppliers.list",
    title=mark("Suppliers"),
    room="suppliers",
    columns=(
        _CODE,
        _NAME,
        _CONTACT,
        _PHONE,
        Column("address", mark("Address"), width=140, shown=False),
        _TERM,
        Column("owed", mark("We owe"), Kind.MONEY, _YUAN, width=110, cost=True),
        _LAST,
        Column("note", mark("Note"), width=120, shown=False),
    ),
    questions=(SEARCH, _OWING, _STOPPED),
    body=Listing(
        lambda reader: _people(reader, "supplier", Account.PAYABLE, -1),
        lambda row: Opens(Thing.PARTNER, row["id"]),
        sums=("owed",),
    ),
    sort="name",
)


def _users(reader: Reader) -> Select[Any]:
    seen = select(func.max(sign_in.c.at)).where(sign_in.c.user_id == app_user.c.id, sign_in.c.good == 1)
    return select(
        app_user.c.id.label("id"),
        app_user.c.name.label("name"),
        app_user.c.role.label("role"),
        func.coalesce(seen.scalar_subquery(), "").label("seen"),
        app_user.c.created_at.label("created"),
        case((app_user.c.active == 1, "1"), else_="0").label("state"),
    )


USERS = Report(
    name="settings.users",
    title=mark("Users"),
    room="settings",
    columns=(
        Column("name", mark("Name"), width=140, stretch=True),
        Column("role", mark("Role"), width=100, says=ROLES),
        Column("seen", mark("Last signed in"), Kind.MOMENT, width=140),
        Column("created", mark("Made on"), Kind.MOMENT, width=140),
        Column("state", mark("State"), Kind.TAG, width=84, says=ACTIVE),
    ),
    questions=(),
    body=Listing(_users, lambda row: Opens(Thing.USER, row["id"])),
    needs=(Permission.EDIT_USERS,),
    sort="name",
)


def _actions(reader: Reader) -> Select[Any]:
    answers = reader.answers
    approver = app_user.alias("approver")
    where: list[ColumnElement[bool]] = [
        action.c.at >= answers["from"],
        action.c.at < day_after(answers["to"]),
    ]
    if wanted := answers.whole("user"):
        where.append(action.c.user_id == wanted)
    if text := answers["q"]:
        fields = (action.c.verb, action.c.request, action.c.result)
        named = action.c.verb.in_(told.verbs_titled(text))
        where.append(or_(named, *[field.contains(text, autoescape=True) for field in fields]))
    before, after = func.coalesce(action.c.before, ""), func.coalesce(action.c.after, "")
    changed = before + told.BREAK + after
    return (
        select(
            action.c.id.label("id"),
            action.c.at.label("at"),
            app_user.c.name.label("who"),
            func.coalesce(approver.c.name, "").label("approver"),
            action.c.verb.label("verb"),
            (action.c.request + told.BREAK + action.c.result).label("about"),
            changed.label("before"),
            changed.label("after"),
            action.c.request.label("request"),
            action.c.result.label("result"),
        )
        .select_from(
            action.join(app_user, app_user.c.id == action.c.user_id).outerjoin(
                approver, approver.c.id == action.c.approver_id
            )
        )
        .where(*where)
    )


ACTIONS = Report(
    name="settings.actions",
    title=mark("What was done"),
    room="settings",
    columns=(
        Column("at", mark("Time"), Kind.MOMENT, width=150, sortable=False),
        Column("who", mark("Who"), width=90, sortable=False),
        Column("approver", mark("Approved by"), width=90, sortable=False),
        Column("verb", mark("Action"), width=170, sortable=False, tells=told.title),
        Column("about", mark("Details"), width=240, stretch=True, sortable=False, tells=told.about),
        Column("before", mark("Before"), width=160, sortable=False, tells=told.was),
        Column("after", mark("After"), width=160, sortable=False, tells=told.became),
        Column("request", mark("Asked for"), width=160, shown=False, sortable=False),
        Column("result", mark("Result"), width=160, shown=False, sortable=False),
    ),
    questions=(FROM, TO, Question("user", mark("Who"), Asked.USER), SEARCH),
    body=Listing(_actions),
    needs=(Permission.EDIT_SETTINGS,),
    sort="-id",
)
REPORTS = (CUSTOMERS, SUPPLIERS, USERS, ACTIONS)
