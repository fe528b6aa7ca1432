"""Barcodes as numbers: check digits of EAN, UPC and ITF, one spelling of another, and what a GS1 code says."""

import re
from dataclasses import dataclass
from datetime import date

from jxc_desktop.kernel.dates import Month
from jxc_desktop.kernel.numbers import fold
from jxc_desktop.kernel.refusal import Refused
from jxc_desktop.kernel.text import clean

LENGTHS = (8, 12, 13, 14)
GROUP_SEPARATOR = "\x1d"


def trimmed(text: str) -> str:
    """A code as typed or read: half-width, without white space and invisible marks around it."""
    if text.isascii() and text.isprintable():
        return text.strip()
    return clean(fold(text), most=1000)


def check_digit(digits: str) -> int:
    """The GS1 check digit behind `digits`: from the right 3, 1, 3, 1, ... and up to the next ten."""
    return -(3 * sum(map(int, digits[::-2])) + sum(map(int, digits[-2::-2]))) % 10


def completed(digits: str) -> str:
    """`digits` with their check digit behind them."""
    return f"{digits}{check_digit(digits)}"


def is_valid(code: str) -> bool:
    """Whether it is an EAN-8, UPC-A, EAN-13 or ITF-14 with the right check digit."""
    return _digits(code) and len(code) in LENGTHS and int(code[-1]) == check_digit(code[:-1])


def without_hyphens(code: str) -> str:
    """An ISBN or EAN printed with hyphens as its digits; any other code as it is."""
    plain = code.replace("-", "").replace(" ", "")
    return plain if is_valid(plain) else code


def upce_to_upca(code: str) -> str | None:
    """The 12 digits an 8-digit (or 6-digit) UPC-E stands for; None where it is no UPC-E."""
    if not _digits(code) or len(code) not in (6, 8) or (len(code) == 8 and code[0] not in "01"):
        return None
    system, six = ("0", code) if len(code) == 6 else (code[0], code[1:7])
    if six[5] in "012":
        body = f"{six[:2]}{six[5]}0000{six[2:5]}"
    elif six[5] == "3":
        body = f"{six[:3]}00000{six[3:5]}"
    elif six[5] == "4":
        body = f"{six[:4]}00000{six[4]}"
    else:
        body = f"{six[:5]}0000{six[5]}"
    full = completed(system + body)
    return full if len(code) == 6 or full[-1] == code[-1] else None


def spellings(code: str) -> tuple[str, ...]:
    """The ways one code may have been stored: itself, then UPC-A, EAN-13, EAN-8 and ITF-14 of each other (row 73)."""
    plain = trimmed(code)
    if not (_digits(plain) and len(plain) in LENGTHS):
        return (plain,)
    forms = [plain, plain.zfill(12), plain.zfill(13), plain.zfill(14)] if len(plain) > 8 else [plain]
    if expanded := upce_to_upca(plain):
        forms += [expanded, expanded.zfill(13)]
    wide = plain.zfill(14)
    forms += [wide[14 - n :] for n in (13, 12, 8) if not wide[: 14 - n].strip("0") and n <= len(plain)]
    return tuple(dict.fromkeys(forms))


@dataclass(frozen=True, slots=True)
class Gs1:
    """What a GS1 code carries; `code` is its GTIN as printed on the goods, `weight_g` the net weight."""

    code: str = ""
    batch: str = ""
    serial: str = ""
    made: date | None = None
    expires: date | None = None
    weight_g: int | None = None
    count: int | None = None


# Application identifier -> length of its field; 0 = up to the next separator.
_FIXED = {"00": 18, "01": 14, "02": 14, "11": 6, "12": 6, "13": 6, "15": 6, "16": 6, "17": 6, "20": 2}
_OPEN = {"10": 20, "21": 20, "22": 20, "30": 8, "37": 8, "240": 30, "241": 30, "250": 30, "400": 30}
_MEASURE = re.compile(r"3[1-6]\d[0-5]")


def parse_gs1(text: str) -> Gs1:
    """The element string behind its leading FNC1 (U+001D between fields); Refused "scan.gs1" if it cannot be read."""
    fields: dict[str, str] = {}
    rest = text.strip(GROUP_SEPARATOR)
    while rest:
        identifier, most, fixed = _identifier(rest)
        rest = rest[len(identifier) :]
        end = most if fixed else (rest + GROUP_SEPARATOR).index(GROUP_SEPARATOR)
        value = rest[:end]
        if not 0 < len(value) <= most or (fixed and (len(value) < most or GROUP_SEPARATOR in value)):
            raise Refused("scan.gs1")
        fields[identifier] = value
        rest = rest[end:].lstrip(GROUP_SEPARATOR)
    return _said(fields)


def _identifier(text: str) -> tuple[str, int, bool]:
    """The application identifier `text` begins with, the length of its field, and whether it is always that long."""
    if text[:2] in _FIXED:
        return text[:2], _FIXED[text[:2]], True
    if _MEASURE.match(text):
        return text[:4], 6, True
    for width in (2, 3):
        if text[:width] in _OPEN:
            return text[:width], _OPEN[text[:width]], False
    raise Refused("scan.gs1")


def _said(fields: dict[str, str]) -> Gs1:
    gtin = fields.get("01") or fields.get("02", "")
    if gtin and not is_valid(gtin):
        raise Refused("scan.gs1")
    weight = next((_grams(ai, value) for ai, value in fields.items() if ai.startswith("310")), None)
    count = fields.get("37") or fields.get("30", "")
    return Gs1(
        code=shortest(gtin),
        batch=fields.get("10", ""),
        serial=fields.get("21", ""),
        made=_day(fields.get("11", "")),
        expires=_day(fields.get("17", "") or fields.get("15", "")),
        weight_g=weight,
        count=int(count) if _digits(count) else None,
    )


def shortest(gtin: str) -> str:
    """A GTIN of 14 digits as the goods show it: EAN-13 without its leading 0, EAN-8 without six of them."""
    if gtin.startswith("000000"):
        return gtin[6:]
    return gtin.removeprefix("0")


def _grams(identifier: str, value: str) -> int:
    if not _digits(value):
        raise Refused("scan.gs1")
    return int(value) * 1000 // int("1".ljust(1 + int(identifier[3]), "0"))


def _day(text: str) -> date | None:
    """YYMMDD; day 00 means the last of the month."""
    if not text:
        return None
    if not _digits(text) or not 1 <= int(text[2:4]) <= 12:
        raise Refused("scan.gs1")
    month = Month(2000 + int(text[:2]), int(text[2:4]))
    last = month.last
    day = int(text[4:]) or last.day
    if day > last.day:
        raise Refused("scan.gs1")
    return date(month.year, month.month, day)


def _digits(text: str) -> bool:
    """Only 0 to 9: str.isdigit alone takes superscripts and other scripts for digits."""
    return text.isascii() and text.isdigit()
