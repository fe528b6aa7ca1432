"""The one place where text from outside is cleaned."""

import unicodedata

from jxc_desktop.kernel.refusal import Refused

_INVISIBLE = {"Cc", "Cf", "Cs", "Co", "Cn", "Zl", "Zp"}


def clean(text: str, most: int = 200) -> str:
    """`text` without controls, invisible marks, bidi overrides and broken halves of characters, trimmed, in NFC.

    Line breaks and tabs become one space; Refused "text.too_long" past `most` characters.
    """
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
