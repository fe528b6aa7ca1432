"""Partners (往来单位), the customers and suppliers that papers name: writing, reading and finding them."""

from collections.abc import Mapping
from dataclasses import dataclass, fields
from datetime import date
from enum import StrEnum
from types import MappingProxyType
from typing import Any

from sqlalchemy import Connection, and_, insert, literal, or_, select, tuple_, update

from jxc_desktop.documents.code_series import next_codes
from jxc_desktop.documents.pinyin_keys import pinyin_keys
from jxc_desktop.documents.tables import partner
from jxc_desktop.documents.tax_id import checked_tax_id
from jxc_desktop.kernel.money import Money
from jxc_desktop.kernel.numbers import fold
from jxc_desktop.kernel.refusal import Refused
from jxc_desktop.kernel.text import clean, fold_for_search
from jxc_desktop.usecase.tx import Tx

MOST_NAME = 60
MOST_CODE = 32
MOST_TERM_DAYS = 3650
_LONGEST = 200
_PHONE_SIGNS = frozenset("0123456789+-() ")
OwnColumns = Mapping[str, str | int]
NOTHING_OWN: OwnColumns = MappingProxyType({})


class PartnerKind(StrEnum):
    """Which side of the trade he is on."""

    CUSTOMER = "customer"
    SUPPLIER = "supplier"


class PriceLevel(StrEnum):
    """Which of an item's prices a customer pays (row 43); a supplier keeps the first."""

    RETAIL = "retail"
    MEMBER = "member"
    WHOLESALE = "wholesale"


_LETTER = {PartnerKind.CUSTOMER: "K", PartnerKind.SUPPLIER: "G"}


@dataclass(frozen=True, slots=True)
class PartnerFields:
    """What every partner's card says, handed in or kept; a room's request adds what only its kind has."""

    name: str
    phone: str = ""
    code: str = ""
    contact: str = ""
    address: str = ""
    tax_id: str = ""
    bank: str = ""
    note: str = ""
    tags: str = ""
    term_days: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class Partner(PartnerFields):
    """A partner as kept; `credit_limit` 0 means none is set."""

    id: int
    kind: PartnerKind
    level: PriceLevel
    birthday: date | None
    licence_until: date | None
    credit_limit: Money
    active: bool


@dataclass(frozen=True, slots=True)
class PartnerPlace:
    """The last partner of a page: the next page begins behind it."""

    sort_key: str
    partner_id: int


@dataclass(frozen=True, slots=True)
class PartnersFound:
    """A page of partners by name; `next` is None on the last one."""

    partners: tuple[Partner, ...]
    next: PartnerPlace | None = None


def write_partner(tx: Tx, kind: PartnerKind, card: PartnerFields, own: OwnColumns = NOTHING_OWN) -> Partner:
    """A new partner; an empty code takes the next one (K0001, G0001). `own` holds the columns only his kind fills.

    Refused "partner.name_missing", "partner.same_name", "partner.same_code", "partner.same_phone" (customers),
    "phone.wrong", "tax_id.wrong", "partner.term_wrong", "text.too_long".
    """
    row = {**_checked(tx.conn, kind, card, own_id=0), **own}
    if not row["code"]:
        row["code"] = _next_code(tx.conn, kind)
    made = insert(partner).values(kind=str(kind), created_at=tx.moment, **row).returning(partner.c.id)
    return partner_by_id(tx.conn, tx.conn.execute(made).scalar_one(), kind)


def rewrite_partner(tx: Tx, kind: PartnerKind, partner_id: int, card: PartnerFields, own: OwnColumns) -> Partner:
    """The card as a whole anew, an empty code keeping the old; Refused as `write_partner`, "partner.unknown"."""
    old = partner_by_id(tx.conn, partner_id, kind)
    row = {**_checked(tx.conn, kind, card, own_id=partner_id), **own}
    row["code"] = row["code"] or old.code
    tx.conn.execute(update(partner).where(partner.c.id == partner_id).values(**row))
    new = partner_by_id(tx.conn, partner_id, kind)
    tx.remember(before=old, after=new)
    return new


def keep_partner(tx: Tx, kind: PartnerKind, partner_id: int, *, active: bool) -> Partner:
    """Retire a partner or take him up again; Refused "partner.unknown", "partner.same_phone", "partner.same_name"."""
    old = partner_by_id(tx.conn, partner_id, kind)
    if active:
        _refuse_twin(tx.conn, kind, old.id, old.name, old.phone)
    tx.conn.execute(update(partner).where(partner.c.id == partner_id).values(active=int(active)))
    new = partner_by_id(tx.conn, partner_id, kind)
    tx.remember(before=old, after=new)
    return new


_PLAIN = tuple(field.name for field in fields(Partner) if field.name != "credit_limit")
_COLUMNS = [partner.c[name] for name in _PLAIN]


def partner_by_id(conn: Connection, partner_id: int, kind: PartnerKind | None = None) -> Partner:
    """One partner, of one kind where it is given; Refused "partner.unknown"."""
    where = [partner.c.id == partner_id] + ([partner.c.kind == str(kind)] if kind else [])
    row = conn.execute(select(*_COLUMNS, partner.c.credit_limit_fen).where(*where)).mappings().first()
    if row is None:
        raise Refused("partner.unknown", partner=partner_id)
    return _partner(row)


def search_partners(
    conn: Connection,
    kind: PartnerKind,
    text: str = "",
    *,
    after: PartnerPlace | None = None,
    limit: int = 50,
    active: bool = True,
) -> PartnersFound:
    """A page by name as it is read: any part of name or pinyin, the beginning of the code, an end of the phone.

    Four digits find the last four of a phone number (row 79); "" gives everyone.
    """
    words = fold_for_search(text).split() if len(text) <= _LONGEST else []
    if text.strip(" ") and not words:
        return PartnersFound(())
    fits = [_fits(word) for word in words]
    statement = select(*_COLUMNS, partner.c.credit_limit_fen, partner.c.sort_key).where(
        partner.c.kind == str(kind), partner.c.active == int(active), and_(True, *fits)
    )
    if after:
        place = tuple_(literal(after.sort_key), literal(after.partner_id))
        statement = statement.where(tuple_(partner.c.sort_key, partner.c.id) > place)
    rows = conn.execute(statement.order_by(partner.c.sort_key, partner.c.id).limit(limit + 1)).mappings().all()
    found = tuple([_partner(row) for row in rows[:limit]])
    more = len(rows) > limit
    return PartnersFound(found, PartnerPlace(rows[limit - 1]["sort_key"], found[-1].id) if more else None)


def checked_phone(phone: str) -> str:
    """A phone number as stored: its digits, and a leading +; "" for none; Refused "phone.wrong"."""
    plain = fold(phone)
    digits = "".join(c for c in plain if c.isdigit())
    if not plain:
        return ""
    if not set(plain) <= _PHONE_SIGNS or not 3 <= len(digits) <= 20:
        raise Refused("phone.wrong", phone=phone[:40])
    return f"+{digits}" if plain.startswith("+") else digits


def _fits(word: str) -> Any:
    name = or_(
        partner.c.name.icontains(word, autoescape=True),
        partner.c.pinyin.contains(word, autoescape=True),
        partner.c.contact.icontains(word, autoescape=True),
        partner.c.tags.icontains(word, autoescape=True),
        partner.c.code.istartswith(word, autoescape=True),
    )
    if not (word.isascii() and word.isdigit()):
        return name
    phone = or_(partner.c.phone.startswith(word), partner.c.phone.endswith(word))
    return or_(name, phone)


def _checked(conn: Connection, kind: PartnerKind, card: PartnerFields, own_id: int) -> dict[str, str | int]:
    name, code = clean(card.name, most=MOST_NAME), clean(card.code, most=MOST_CODE).upper()
    if not name:
        raise Refused("partner.name_missing")
    phone = checked_phone(card.phone)
    if not 0 <= card.term_days <= MOST_TERM_DAYS:
        raise Refused("partner.term_wrong", most=MOST_TERM_DAYS)
    if code:
        _refuse_same(conn, "partner.same_code", own_id, partner.c.code == code, code)
    _refuse_twin(conn, kind, own_id, name, phone)
    keys = pinyin_keys(name)
    return {
        "name": name,
        "code": code,
        "pinyin": keys.text,
        "sort_key": keys.sort_key,
        "phone": phone,
        "contact": clean(card.contact),
        "address": clean(card.address),
        "tax_id": checked_tax_id(card.tax_id),
        "bank": clean(card.bank),
        "note": clean(card.note),
        "tags": clean(card.tags),
        "term_days": card.term_days,
    }


def _refuse_twin(conn: Connection, kind: PartnerKind, own_id: int, name: str, phone: str) -> None:
    """A customer is known by his phone, or by his name where he gave none; a supplier by his name."""
    among = and_(partner.c.kind == str(kind), partner.c.active == 1)
    if kind is PartnerKind.SUPPLIER:
        _refuse_same(conn, "partner.same_name", own_id, and_(among, partner.c.name == name), name)
    elif phone:
        _refuse_same(conn, "partner.same_phone", own_id, and_(among, partner.c.phone == phone), phone)
    else:
        twin = and_(among, partner.c.name == name, partner.c.phone == "")
        _refuse_same(conn, "partner.same_name", own_id, twin, name)


def _refuse_same(conn: Connection, key: str, own_id: int, where: Any, given: str) -> None:
    found = conn.execute(select(partner.c.name).where(where, partner.c.id != own_id)).scalar()
    if found is not None:
        raise Refused(key, given=given, name=found)


def _next_code(conn: Connection, kind: PartnerKind) -> str:
    def taken(codes: list[str]) -> list[str]:
        return list(conn.execute(select(partner.c.code).where(partner.c.code.in_(codes))).scalars())

    return next_codes(conn, str(kind), 1, lambda number: f"{_LETTER[kind]}{number:04d}", taken)[0]


def _partner(row: Mapping[Any, Any]) -> Partner:
    values = {name: row[name] for name in _PLAIN}
    values["kind"] = PartnerKind(row["kind"])
    values["level"] = PriceLevel(row["level"])
    values["credit_limit"] = Money(row["credit_limit_fen"])
    values["active"] = bool(row["active"])
    for day in ("birthday", "licence_until"):
        values[day] = date.fromisoformat(row[day]) if row[day] else None
    return Partner(**values)
