"""统一社会信用代码: the 18-character tax id of a business (GB 32100)."""

from jxc_desktop.kernel.numbers import fold
from jxc_desktop.kernel.refusal import Refused

_SIGNS = "0123456789ABCDEFGHJKLMNPQRTUWXY"
_WEIGHTS = tuple(pow(3, i, 31) for i in range(17))


def is_tax_id(text: str) -> bool:
    """Whether it is a well-formed id: two signs, six digits, ten signs, the last a check over the rest."""
    if len(text) != 18 or not text.isascii() or not all(c in _SIGNS for c in text) or not text[2:8].isdigit():
        return False
    total = sum(_SIGNS.index(sign) * weight for sign, weight in zip(text[:17], _WEIGHTS, strict=True))
    return _SIGNS[-total % 31] == text[17]


def checked_tax_id(text: str) -> str:
    """The id as stored, "" for none; Refused "tax_id.wrong"."""
    plain = fold(text).replace(" ", "").upper()
    if plain and not is_tax_id(plain):
        raise Refused("tax_id.wrong", tax_id=text)
    return plain
