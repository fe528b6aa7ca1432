"""The one strict parser for numbers that people and files hand in."""

import re
import unicodedata
from decimal import Decimal
from functools import lru_cache

from jxc_desktop.kernel.refusal import Refused

_PLAIN = re.compile(r"[+-]?(?:[0-9]+(?:\.[0-9]*)?|\.[0-9]+)")
_GROUPED = re.compile(r"[+-]?[0-9]{1,3}(?:,[0-9]{3})+(?:\.[0-9]*)?")
_DIGITS_ALLOWED = 20


def fold(text: str) -> str:
    """Full-width digits and signs as their plain forms, a typographic minus as '-', outer white space gone."""
    return unicodedata.normalize("NFKC", text).replace("\u2212", "-").strip()


def parse_decimal(text: str) -> Decimal:
    """The exact value of a plain decimal number: optional sign, digits, thousands commas, one point.

    Refused "number.invalid" for anything else (exponents, hex, NaN, other scripts' digits, formulas, two
    points), "number.empty" for nothing and "number.too_big" past 20 digits.
    """
    plain = fold(text)
    if not plain:
        raise Refused("number.empty")
    if not plain.isascii() or not (_PLAIN.fullmatch(plain) or _GROUPED.fullmatch(plain)):
        raise Refused("number.invalid", text=text[:40])
    if sum(c.isdigit() for c in plain) > _DIGITS_ALLOWED:
        raise Refused("number.too_big", text=text[:40])
    return Decimal(plain.replace(",", ""))


def scaled(text: str, places: int, most: int, round_below: bool) -> int:
    """`text` as a whole number of 10^-places, at most `most` either side of zero.

    Digits past `places` are rounded half-up once where `round_below`, else Refused "number.too_fine";
    past `most` Refused "number.too_big".
    """
    value = parse_decimal(text).scaleb(places)
    whole = int(value.to_integral_value(rounding="ROUND_HALF_UP"))
    if value != whole and not round_below:
        raise Refused("number.too_fine", text=text[:40], places=places)
    if value != 0 and whole == 0:
        raise Refused("number.too_fine", text=text[:40], places=places)
    if abs(whole) > most:
        raise Refused("number.too_big", text=text[:40])
    return whole


@lru_cache(maxsize=4096)  # the same prices and counts are written all day
def unscaled(value: int, places: int, keep: int) -> str:
    """`value` x 10^-places as plain text with at least `keep` decimals and no needless zero behind them."""
    digits = str(value).zfill(places + 1 + (value < 0))
    decimals = digits[-places:].rstrip("0").ljust(keep, "0")
    return f"{digits[:-places]}.{decimals}" if decimals else digits[:-places]
