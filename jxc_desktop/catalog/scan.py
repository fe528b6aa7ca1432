"""Reading what came into a scan line: a code, `3*code`, a GS1 code, a paper's number or a payment code."""

import re
import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from jxc_desktop.catalog.barcode import GROUP_SEPARATOR, is_valid, parse_gs1, trimmed
from jxc_desktop.catalog.item_fields import MOST_CODE
from jxc_desktop.catalog.scale_code import ScaleFormat, matching
from jxc_desktop.documents.life import paper_number
from jxc_desktop.kernel.quantity import Quantity
from jxc_desktop.kernel.refusal import Refused

MOST_SCAN = 200
MOST_QUANTITY = Quantity.of(9999)
_GS1_MARKS = ("]C1", "]d2", "]e0", "]Q3", "]J1")
_MARK = re.compile(r"\][A-Za-z][0-9A-Za-z]")
_TIMES = re.compile(r"([^*×]*)[*×](.*)")
_CONTROL = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1c\x1e-\x1f\x7f]")
_EAN_LENGTHS = (13, 8, 12)


class ScanKind(StrEnum):
    """What a scan is."""

    NOTHING = "nothing"
    CODE = "code"
    QUANTITY = "quantity"
    PAYMENT = "payment"
    PAPER = "paper"


class Wallet(StrEnum):
    """Whose payment code a customer shows."""

    WECHAT = "wechat"
    ALIPAY = "alipay"


@dataclass(frozen=True, slots=True)
class Scan:
    """One scan, read. `quantity` is None where none was typed before it; `parts` are the codes it would be if two
    scans had run together (only a suggestion: the code itself is tried first)."""

    kind: ScanKind
    code: str = ""
    quantity: Quantity | None = None
    parts: tuple[str, ...] = ()
    batch: str = ""
    serial: str = ""
    made: date | None = None
    expires: date | None = None
    weight_g: int | None = None


NOTHING = Scan(ScanKind.NOTHING)


def read_scan(text: str, scale_formats: Sequence[ScaleFormat] = ()) -> Scan:
    """What was scanned, white space, terminators and invisible marks stripped, full-width folded.

    An 18-digit code in one of the shop's scale formats is goods before it is an Alipay code. Refused "scan.url",
    "scan.not_code", "scan.too_long", "scan.negative", "scan.gs1", "scan.quantity_wrong", "scan.quantity_of_payment".
    """
    if len(text) > MOST_SCAN * 5:
        raise Refused("scan.too_long", most=MOST_CODE)
    # str.strip() alone would take the leading FNC1 (U+001D) of a GS1 code for white space
    raw = unicodedata.normalize("NFKC", text).strip("\r\n\t ")
    if _CONTROL.search(raw):
        raise Refused("scan.not_code")
    if raw.startswith(GROUP_SEPARATOR) or raw.startswith(_GS1_MARKS):
        return _gs1(raw[3:] if raw.startswith("]") else raw)
    plain = trimmed(_MARK.sub("", raw, count=1) if _MARK.match(raw) else raw)
    if not plain:
        return NOTHING
    if found := _TIMES.fullmatch(plain):
        return _counted(found[1], found[2].strip(), scale_formats)
    return _code(plain, scale_formats)


def wallet_of(code: str, scale_formats: Sequence[ScaleFormat] = ()) -> Wallet | None:
    """Whose payment code it is: 18 digits from 10 to 15 are WeChat's, 16 to 24 digits from 25 to 30 Alipay's."""
    if not (code.isascii() and code.isdigit()):
        return None
    if len(code) == 18 and 10 <= int(code[:2]) <= 15:
        return Wallet.WECHAT
    if 16 <= len(code) <= 24 and 25 <= int(code[:2]) <= 30 and not matching(code, scale_formats):
        return Wallet.ALIPAY
    return None


def _code(plain: str, scale_formats: Sequence[ScaleFormat]) -> Scan:
    if "://" in plain or plain.lower().startswith(("www.", "http:", "https:")):
        raise Refused("scan.url")
    if plain.startswith("-") and plain[1:2].isdigit():
        raise Refused("scan.negative")
    if number := paper_number(plain):
        return Scan(ScanKind.PAPER, number)
    if wallet_of(plain, scale_formats):
        return Scan(ScanKind.PAYMENT, plain)
    parts = glued(plain)
    if len(plain) > MOST_CODE and not parts:
        raise Refused("scan.too_long", most=MOST_CODE)
    return Scan(ScanKind.CODE, plain, parts=parts)


def _counted(typed: str, code: str, scale_formats: Sequence[ScaleFormat]) -> Scan:
    """`3*6901234567892`, or `3*` alone, which is kept for the scan that follows."""
    try:
        quantity = Quantity.parse(typed)
    except Refused as refused:
        raise Refused("scan.quantity_wrong", text=typed[:20], most=MOST_QUANTITY) from refused
    if not Quantity(0) < quantity <= MOST_QUANTITY:
        raise Refused("scan.quantity_wrong", text=typed[:20], most=MOST_QUANTITY)
    if not code:
        return Scan(ScanKind.QUANTITY, quantity=quantity)
    scan = _code(code, scale_formats)
    if scan.kind is ScanKind.PAYMENT:
        raise Refused("scan.quantity_of_payment")
    if scan.kind is not ScanKind.CODE:
        raise Refused("scan.quantity_wrong", text=typed[:20], most=MOST_QUANTITY)
    return Scan(ScanKind.CODE, scan.code, quantity, scan.parts)


def _gs1(text: str) -> Scan:
    said = parse_gs1(text.replace("\r", "").replace("\n", ""))
    if not said.code:
        raise Refused("scan.gs1")
    quantity = Quantity.of(said.count) if said.count else None
    if quantity and quantity > MOST_QUANTITY:
        raise Refused("scan.quantity_wrong", text=str(said.count), most=MOST_QUANTITY)
    return Scan(
        ScanKind.CODE,
        said.code,
        quantity,
        batch=said.batch,
        serial=said.serial,
        made=said.made,
        expires=said.expires,
        weight_g=said.weight_g,
    )


def glued(code: str) -> tuple[str, ...]:
    """The barcodes a run of digits is made of, if it is nothing but two or more valid ones; else ()."""
    if not (code.isascii() and code.isdigit()) or len(code) < 16:
        return ()
    parts = _split(code)
    return parts if len(parts) > 1 else ()


def _split(code: str) -> tuple[str, ...]:
    for length in _EAN_LENGTHS:
        head, rest = code[:length], code[length:]
        if len(head) == length and is_valid(head):
            if not rest:
                return (head,)
            if following := _split(rest):
                return (head, *following)
    return ()
