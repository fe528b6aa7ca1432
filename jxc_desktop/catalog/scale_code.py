"""Labels of the shop's scale: which digits are the goods, the amount and the weight (TRADE.md section 3)."""

import json
import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache

from sqlalchemy import Connection, select

from jxc_desktop.catalog.barcode import check_digit
from jxc_desktop.catalog.tables import setting
from jxc_desktop.kernel.money import Money
from jxc_desktop.kernel.refusal import Refused
from jxc_desktop.storage.prepared import Prepared
from jxc_desktop.usecase import codec

SETTING = "scale_formats"
_LAYOUT = re.compile(r"F{0,2}P{4,7}(?:V?A{4,6}|W{5}|A{5}W{5}|W{5}A{5})C")
_TWICE_LESS_TENS = (0, 2, 4, 6, 8, 9, 1, 3, 5, 7)  # "2-": twice the digit, less its tens
_THRICE = (0, 3, 6, 9, 2, 5, 8, 1, 4, 7)
_FIVE_PLUS = (0, 5, 1, 6, 2, 7, 3, 8, 4, 9)  # "5+": five times, units plus tens
_FIVE_MINUS = (0, 5, 9, 4, 8, 3, 7, 2, 6, 1)  # "5-": five times, units less tens


@dataclass(frozen=True, slots=True)
class ScaleFormat:
    """One kind of label. `layout` is spelled in letters: F flag, P goods code, A amount in fen, W weight in grams,
    V verifier of the amount, C EAN check; a layout without F has its flag inside the goods code."""

    flag: str
    layout: str
    check_ean: bool = True


@dataclass(frozen=True, slots=True)
class ScaleCode:
    """What a label says: the goods' PLU and an amount, a weight in grams, or both."""

    plu: str
    amount: Money | None
    weight_g: int | None


# What most scales in China are set to when they come; the shop may change the table.
FIRST_FORMATS = (
    ScaleFormat("21", "FFPPPPPAAAAAC"),
    ScaleFormat("22", "FFPPPPPWWWWWC"),
    ScaleFormat("26", "FFPPPPPAAAAAWWWWWC", check_ean=False),
    ScaleFormat("28", "FFPPPPPWWWWWAAAAAC", check_ean=False),
)


def matching(code: str, formats: Sequence[ScaleFormat]) -> ScaleFormat | None:
    """The first format of the table with this length and flag."""
    if not (code.isascii() and code.isdigit()):
        return None
    return next((f for f in formats if len(f.layout) == len(code) and code.startswith(f.flag)), None)


def read_scale_code(code: str, formats: Sequence[ScaleFormat]) -> ScaleCode | None:
    """What the label says by the first format that matches; None where none does or a check of that format fails."""
    chosen = matching(code, formats)
    if chosen is None or (chosen.check_ean and not _ean_fits(code)):
        return None
    parts = {letter: _part(code, chosen.layout, letter) for letter in "PAWV"}
    if parts["V"] and verifier(parts["A"]) != int(parts["V"]):
        return None
    amount = Money(int(parts["A"])) if parts["A"] else None
    return ScaleCode(parts["P"], amount, int(parts["W"]) if parts["W"] else None)


def verifier(amount: str) -> int:
    """The check digit of an amount of 4 or 5 digits on in-store labels: of 2875 it is 9, of 14685 it is 6."""
    digits = [int(d) for d in amount]
    if len(digits) == 4:
        a, b, c, d = digits
        total = _TWICE_LESS_TENS[a] + _TWICE_LESS_TENS[b] + _THRICE[c] + _FIVE_MINUS[d]
        return total * 3 % 10
    a, b, c, d, e = digits
    total = _FIVE_PLUS[a] + _TWICE_LESS_TENS[b] + _FIVE_MINUS[c] + _FIVE_PLUS[d] + _TWICE_LESS_TENS[e]
    return _FIVE_MINUS.index(-total % 10)


_STORED = Prepared(select(setting.c.value).where(setting.c.key == SETTING))


def scale_formats(conn: Connection) -> tuple[ScaleFormat, ...]:
    """The shop's table of formats, in the order they are tried."""
    stored = _STORED.first(conn)
    return _read(stored[0]) if stored else FIRST_FORMATS


@lru_cache(maxsize=8)
def _read(stored: str) -> tuple[ScaleFormat, ...]:
    """The same text is the same table: every scan asks for it."""
    read: tuple[ScaleFormat, ...] = codec.decode(tuple[ScaleFormat, ...], json.loads(stored), SETTING)
    return read


def checked_format(wanted: ScaleFormat) -> ScaleFormat:
    """The format itself; Refused "scale.format_wrong" for a layout or flag that no label has."""
    flags = wanted.layout.count("F")
    flag_fits = wanted.flag.isascii() and wanted.flag.isdigit() and wanted.flag.startswith("2")
    length_fits = len(wanted.flag) == flags if flags else 1 <= len(wanted.flag) <= 2
    verified = _part(wanted.layout, wanted.layout, "A") if "V" in wanted.layout else "AAAA"
    if not (_LAYOUT.fullmatch(wanted.layout) and len(wanted.layout) in (13, 18) and flag_fits and length_fits):
        raise Refused("scale.format_wrong", layout=wanted.layout, flag=wanted.flag)
    if len(verified) not in (4, 5):
        raise Refused("scale.format_wrong", layout=wanted.layout, flag=wanted.flag)
    return wanted


def _part(code: str, layout: str, letter: str) -> str:
    start = layout.find(letter)
    return "" if start < 0 else code[start : start + layout.count(letter)]


def _ean_fits(code: str) -> bool:
    return check_digit(code[:-1]) == int(code[-1])
