"""Barcodes and item codes as cells hold them, brought back to what is printed on the goods."""

import re
import unicodedata
from datetime import date, time, timedelta

from jxc_desktop.catalog.barcode import LENGTHS, is_valid
from jxc_desktop.catalog.item_fields import MOST_CODE
from jxc_desktop.exchange.cells import Value, as_text, is_number
from jxc_desktop.kernel.refusal import Refused
from jxc_desktop.kernel.text import clean

_EXACT_DIGITS = 15  # a spreadsheet turns every digit behind these into a 0
_SHORT_FORMS_ZEROS = "000000"  # 6.90123E+12 saved as it is shown
_WHOLE = re.compile(r"[0-9]+\.0+")
_EXPONENT = re.compile(r"[0-9](?:\.[0-9]+)?e\+?[0-9]+", re.IGNORECASE)
_BETWEEN_CODES = re.compile(r"[,;、|\n\r]+")
_MEANS_NONE = frozenset({"无", "无码", "无条码", "没有", "-", "--", "/", "none", "null", "n/a", "nan"})


def read_code(value: Value) -> str:
    """A code from a cell: 6901234567892.0 is "6901234567892", full-width digits are plain; "" where it says 无.

    1 to 32 visible characters. Refused "import.code_digits_lost", "import.code_exponent", "import.code_is_date" (a
    10-1 that the spreadsheet took for a day), "import.code_too_long".
    """
    if isinstance(value, date | time | timedelta):
        raise Refused("import.code_is_date", text=as_text(value))
    if is_number(value) and _digits_lost(value):
        raise Refused("import.code_digits_lost", text=as_text(value)[:40])
    text = unicodedata.normalize("NFKC", clean(as_text(value), most=1000)).removeprefix("'").strip()
    if text.casefold() in _MEANS_NONE:
        return ""
    if _WHOLE.fullmatch(text):
        text = text.partition(".")[0]
    if _EXPONENT.fullmatch(text) and not text.isdigit():
        raise Refused("import.code_exponent", text=text[:40])
    if len(text) > MOST_CODE:
        raise Refused("import.code_too_long", text=text[:40], most=MOST_CODE)
    return text


def _digits_lost(value: Value) -> bool:
    """Whether a number is longer than a spreadsheet keeps, or a barcode of which somebody saved the short form."""
    text = as_text(value)
    return len(text) > _EXACT_DIGITS or (text.endswith(_SHORT_FORMS_ZEROS) and check_digit_is_wrong(text))


def read_barcodes(value: Value) -> tuple[str, ...]:
    """Every barcode of a cell (several may stand in one, with commas between), each once.

    Refused as `read_code`.
    """
    parts = _BETWEEN_CODES.split(unicodedata.normalize("NFKC", value)) if isinstance(value, str) else [value]
    codes = []
    for part in parts:
        code = read_code(part)
        if code.replace(" ", "").isdigit():
            code = code.replace(" ", "")
        if code and code not in codes:
            codes.append(code)
    return tuple(codes)


def check_digit_is_wrong(code: str) -> bool:
    """Whether it has the length of an EAN-8, UPC-A, EAN-13 or ITF-14 and a last digit that does not fit."""
    return code.isdigit() and len(code) in LENGTHS and not is_valid(code)


def with_lost_zeros(code: str) -> str | None:
    """The EAN or UPC this was before a spreadsheet dropped its leading zeros, if one fits."""
    if not code.isdigit() or len(code) in LENGTHS:
        return None
    for length in (8, 12):
        if length - 2 <= len(code) < length and is_valid(code.zfill(length)):
            return code.zfill(length)
    return None


def same_code_key(code: str) -> str:
    """What two writings of one barcode share: a UPC-A is the EAN-13 with a zero before it (TRADE.md row 73)."""
    return "0" + code if len(code) == 12 and code.isdigit() else code.upper()
