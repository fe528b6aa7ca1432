"""Verb: what a VAT rate will be from a day on, as the law changes it (rule 14); or a further rate."""

from dataclasses import dataclass
from datetime import date

from sqlalchemy import delete, insert, select

from jxc_desktop.catalog.tables import tax_rate
from jxc_desktop.kernel.changes import Topic
from jxc_desktop.kernel.permission import Permission
from jxc_desktop.kernel.refusal import Refused
from jxc_desktop.kernel.text import clean
from jxc_desktop.usecase import Tx, use_case
from jxc_desktop.words import mark

_MOST = 10_000


@dataclass(frozen=True, slots=True)
class SetTaxRate:
    """The rate called `code` is `basis_points` from that day on; an empty name is the percentage."""

    code: str
    basis_points: int
    valid_from: date
    name: str = ""


@dataclass(frozen=True, slots=True)
class TaxRateSet:
    """The rate that was dated."""

    code: str


@use_case(mark("Set a tax rate"), needs=Permission.EDIT_SETTINGS, touches={Topic.SETTINGS, Topic.ITEMS})
def set_tax_rate(tx: Tx, request: SetTaxRate) -> TaxRateSet:
    """What papers carry is never changed: a known rate changes after today; that day said again is said anew.

    Refused "tax_rate.wrong", "tax_rate.past", "text.too_long".
    """
    code = clean(request.code, most=10)
    if not code or not 0 <= request.basis_points < _MOST:
        raise Refused("tax_rate.wrong")
    known = tx.conn.execute(select(tax_rate.c.code).where(tax_rate.c.code == code)).first()
    day = request.valid_from.isoformat()
    if known and day <= tx.day:
        raise Refused("tax_rate.past", day=day)
    same_day = (tax_rate.c.code == code) & (tax_rate.c.valid_from == day)
    before = tx.conn.execute(select(tax_rate).where(same_day)).mappings().first()
    name = clean(request.name, most=20) or percentage(request.basis_points)
    row = {"code": code, "name": name, "valid_from": day, "basis_points": request.basis_points}
    tx.conn.execute(delete(tax_rate).where(same_day))
    tx.conn.execute(insert(tax_rate).values(**row))
    tx.remember(before=dict(before) if before else None, after=row)
    return TaxRateSet(code)


def percentage(basis_points: int) -> str:
    """A rate in words: 1300 is "13%", 50 is "0.5%"."""
    whole, rest = divmod(basis_points, 100)
    return f"{whole}.{rest:02d}".rstrip("0") + "%" if rest else f"{whole}%"
