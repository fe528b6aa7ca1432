"""English source text in, the chosen language out; refusals by their key."""

import json
import re
from enum import StrEnum
from functools import cache

from jxc_desktop import resources
from jxc_desktop.kernel.money import Money
from jxc_desktop.kernel.price import Price
from jxc_desktop.kernel.quantity import Quantity
from jxc_desktop.kernel.refusal import Broken, Refused

LANGUAGES = ("zh_CN", "en")
# {n} is the fact itself; {n:kind|kinds} is what English says of one, or of none and many.
_PLACE = re.compile(r"\{(\w+)(?::([^{}|]*)\|([^{}|]*))?\}")
_spoken = "zh_CN"


def speak(name: str) -> None:
    """Set the language of the process: "zh_CN" or "en"; the composition root and the settings page call it."""
    global _spoken  # one process speaks one language: threads that print or refuse must say the same as the window
    if name not in LANGUAGES:
        raise ValueError(f"no such language: {name}")
    _spoken = name


def language() -> str:
    """The language spoken now."""
    return _spoken


def mark(text: str) -> str:
    """`text` itself: marks a string that is declared here and translated with `tr` where it is shown."""
    return text


def tr(text: str, **facts: object) -> str:
    """`text` (English source) in the spoken language, `{name}` places filled from `facts`.

    "{n} {n:kind|kinds}" counts: English has a word for one and a word for many, Chinese has the one "{n} 种".
    """
    spoken = text if _spoken == "en" else _sentences(_spoken).get(text, text)
    return _fill(spoken, facts)


def word_for(member: StrEnum) -> str:
    """What a member of an enum is called: `Permission.SEE_COST` is said as "see cost"."""
    return tr(member.value.replace("_", " "))


def say_refusal(refused: Refused) -> str:
    """The sentence for a refusal in the spoken language: what happened and what to do next."""
    sentence = _refusals(_spoken).get(refused.key)
    return _fill(sentence, refused.facts) if sentence else str(refused)


def _fill(sentence: str, facts: dict[str, object]) -> str:
    """In one pass: a name a user gave something may have braces of its own."""
    if not facts:
        return sentence
    return _PLACE.sub(lambda place: _said(place, facts[place[1]]) if place[1] in facts else place[0], sentence)


def _said(place: re.Match[str], fact: object) -> str:
    shown = _shown(fact)
    if place[2] is None:
        return shown
    return place[2] if shown == "1" else place[3]


def _shown(fact: object) -> str:
    if isinstance(fact, Money | Quantity | Price):
        return fact.text()
    if isinstance(fact, StrEnum):
        return word_for(fact)
    return str(fact)


@cache
def _sentences(name: str) -> dict[str, str]:
    return _merged(name, refusals=False)


@cache
def _refusals(name: str) -> dict[str, str]:
    return _merged(name, refusals=True)


def _merged(name: str, *, refusals: bool) -> dict[str, str]:
    merged: dict[str, str] = {}
    folder = resources.path(f"translations/{name}")
    if not folder.is_dir():
        raise Broken(f"the sentences of {name} were not shipped: {folder}")
    for file in sorted(folder.glob("*.json")):
        if file.name.endswith(".refusals.json") == refusals:
            merged |= json.loads(file.read_text(encoding="utf-8"))
    return merged
