"""The kinds of value a cell or a field holds: how each reads as text, and how typed text is read back."""

from collections.abc import Callable
from datetime import date, datetime
from decimal import Decimal
from enum import StrEnum

from jxc_desktop.kernel.dates import parse_date
from jxc_desktop.kernel.money import Money
from jxc_desktop.kernel.numbers import parse_decimal
from jxc_desktop.kernel.price import Price
from jxc_desktop.kernel.quantity import Quantity
from jxc_desktop.kernel.refusal import Refused
from jxc_desktop.kernel.text import clean
from jxc_desktop.words.figures import grouped

ZERO_DASH = "–"
_MINUS = "\u2212"


class Kind(StrEnum):
    """What a column holds: it decides side, tone and how a value reads."""

    TEXT = "text"
    CODE = "code"  # numbers of papers, barcodes: left, in the second tone
    MUTED = "muted"
    MONEY = "money"
    PRICE = "price"
    COST = "cost"  # a price worked out, always to four places, so that a column of them aligns
    QUANTITY = "quantity"
    COUNT = "count"
    PERCENT = "percent"  # the figure itself, 40.0 for 40 %
    SIGNED = "signed"  # a difference: "+3", "−2"
    DATE = "date"
    TIME = "time"
    ORDINAL = "ordinal"  # line numbers, centred
    TAG = "tag"
    ICON = "icon"


FIGURES = frozenset({Kind.MONEY, Kind.PRICE, Kind.COST, Kind.QUANTITY, Kind.COUNT, Kind.PERCENT, Kind.SIGNED})
CENTRED = frozenset({Kind.ORDINAL, Kind.TAG, Kind.ICON})
QUIET = frozenset({Kind.CODE, Kind.MUTED, Kind.DATE, Kind.TIME, Kind.ORDINAL})


def is_zero(value: object) -> bool:
    """A figure that is nothing: printed as a dash."""
    return isinstance(value, Money | Quantity | Price | int | float | Decimal) and not value


def is_negative(value: object) -> bool:
    """A figure below zero: printed red with U+2212."""
    match value:
        case Money():
            return value.fen < 0
        case Quantity():
            return value.thousandths < 0
        case Price():
            return value.e4 < 0
        case int() | float() | Decimal():
            return value < 0
    return False


def text_of(value: object, kind: Kind) -> str:
    """The value as it stands in a cell: zero is a dash, None is nothing."""
    if value is None:
        return ""
    if isinstance(value, str):
        return value
    if kind in FIGURES and is_zero(value):
        return ZERO_DASH
    text = _plain(value, kind)
    if kind == Kind.SIGNED and not is_negative(value):
        return "+" + text
    return text


def _plain(value: object, kind: Kind) -> str:
    match value:
        case Price() if kind == Kind.COST:
            whole, places = divmod(abs(value.e4), 10_000)
            return f"{_MINUS if value.e4 < 0 else ''}{whole:,}.{places:04d}"
        case Money() | Quantity() | Price():
            return grouped(value)
        case datetime():
            return value.strftime("%Y-%m-%d %H:%M" if kind == Kind.DATE else "%m-%d %H:%M")
        case date():
            return value.isoformat()
        case bool():
            return "✓" if value else ""
        case int() | float() | Decimal():
            form = f"{value:,.1f}" if kind == Kind.PERCENT or not isinstance(value, int) else f"{value:,}"
            return form.replace("-", _MINUS)
    return str(value)


def read_count(text: str) -> int:
    """A whole number; Refused "number.*", "number.too_fine" for a broken one."""
    value = parse_decimal(text)
    if value != value.to_integral_value():
        raise Refused("number.too_fine", text=text[:40], places=0)
    return int(value)


_READERS: dict[Kind, Callable[[str], object]] = {
    Kind.MONEY: Money.parse,
    Kind.PRICE: Price.parse,
    Kind.QUANTITY: Quantity.parse,
    Kind.COUNT: read_count,
    Kind.PERCENT: parse_decimal,
    Kind.DATE: parse_date,
}


def read_typed(text: str, kind: Kind) -> object:
    """The value typed for a column of this kind, None for nothing; Refused "number.*", "date.*", "text.*"."""
    if not text.strip():
        return None
    return _READERS.get(kind, clean)(text)


def typed_text(value: object) -> str:
    """A value as it stands in a field while it is typed: no thousands commas, ASCII minus."""
    match value:
        case None:
            return ""
        case Money() | Price() | Quantity():
            return value.text()
    return str(value)
