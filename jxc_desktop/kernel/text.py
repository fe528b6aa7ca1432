"""The one place where text from outside is cleaned."""

import json
import unicodedata
from typing import Self

from jxc_desktop.kernel.refusal import Refused

_LONGEST_JSON = 1_000_000


class JsonText(str):
    """A page's half-filled form as JSON: kept as it is, because cleaning would break it."""

    __slots__ = ()

    @classmethod
    def parse(cls, text: str) -> Self:
        """`text` where it is JSON (ValueError where not), escaped to ASCII; Refused "text.too_long"."""
        if len(text) > _LONGEST_JSON:
            raise Refused("text.too_long", most=_LONGEST_JSON, length=len(text))
        return cls(json.dumps(json.loads(text)))


_INVISIBLE = {"Cc", "Cf", "Cs", "Co", "Cn", "Zl", "Zp"}


def clean(text: str, most: int = 200) -> str:
    """`text` without controls, invisible marks, bidi overrides and broken halves of characters, trimmed, in NFC.

    Line breaks and tabs become one space; Refused "text.too_long" past `most` characters.
    """
    if text.isprintable() and unicodedata.is_normalized("NFC", text):
        kept = text  # nearly every text is clean as it comes
    else:
        spaced = unicodedata.normalize("NFC", text).translate(_TO_SPACE)
        kept = "".join(c for c in spaced if unicodedata.category(c) not in _INVISIBLE)
    trimmed = " ".join(kept.split())
    if len(trimmed) > most:
        raise Refused("text.too_long", most=most, length=len(trimmed))
    return trimmed


_TO_SPACE = {ord(c): " " for c in "\t\r\n\v\f\u2028\u2029\u0085"}


def fold_for_search(text: str) -> str:
    """`text` as it is compared in searches: cleaned, half-width, lower case."""
    return unicodedata.normalize("NFKC", clean(text, most=10_000)).casefold().strip()
