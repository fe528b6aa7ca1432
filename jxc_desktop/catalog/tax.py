"""VAT as dated data (rule 14): the rate a sale or purchase of an item carries on a day, and the split of a sum."""

from dataclasses import dataclass
from datetime import date
from typing import Any

from sqlalchemy import Connection, bindparam, insert, select

from jxc_desktop.catalog.settings import Settings, Taxpayer
from jxc_desktop.catalog.tables import tax_rate
from jxc_desktop.kernel.money import Money
from jxc_desktop.kernel.rounding import div_half_up
from jxc_desktop.storage.prepared import Prepared

SMALL = "small"
# The rates a new shop starts with, in basis points: 3 % levied at 1 % until the end of 2027.
FIRST_RATES = (
    ("13", "13%", "2019-04-01", 1300),
    ("9", "9%", "2019-04-01", 900),
    ("6", "6%", "2016-05-01", 600),
    ("0", "0%", "2016-05-01", 0),
    (SMALL, "征收率 1%", "2020-03-01", 100),
    (SMALL, "征收率 3%", "2028-01-01", 300),
)

_RATE = Prepared(
    select(tax_rate.c.basis_points)
    .where(tax_rate.c.code == bindparam("code"), tax_rate.c.valid_from <= bindparam("day"))
    .order_by(tax_rate.c.valid_from.desc())
)


@dataclass(frozen=True, slots=True)
class Split:
    """A tax-inclusive sum as net and tax; they add up to it."""

    net: Money
    tax: Money


def split(gross: Money, basis_points: int) -> Split:
    """net = half-up(gross / (1 + rate)), tax = gross - net; never tax from net. 101.00 at 1 % is 100.00 + 1.00."""
    net = Money(div_half_up(gross.fen * 10_000, 10_000 + basis_points))
    return Split(net, gross - net)


def basis_points(conn: Connection, shop: Settings, tax_code: str, day: str | date) -> int:
    """The rate of an item's `tax_code` on a day: a small-scale shop levies its one rate on all that is not at 0."""
    code = SMALL if shop.taxpayer is Taxpayer.SMALL_SCALE and tax_code != "0" else tax_code or "13"
    row: Any = _RATE.first(conn, code=code, day=str(day))
    return int(row[0]) if row else 0


def lay_tax_rates(conn: Connection) -> None:
    """Put the first dated rates into a new shop."""
    columns = ("code", "name", "valid_from", "basis_points")
    conn.execute(insert(tax_rate), [dict(zip(columns, row, strict=True)) for row in FIRST_RATES])
