"""What the audit kept, in words: the title of the verb, what it was about, and what it changed."""

import json
from typing import Any

from jxc_desktop.insights.spoken import LEVELS, ROLES
from jxc_desktop.kernel.text import fold_for_search
from jxc_desktop.usecase.declared import TITLES
from jxc_desktop.words import tr

BREAK = "\x1e"  # between the two texts that one cell is told from
_ABOUT = ("number", "name", "label", "path", "barcode")
_SUMS = ("total", "due", "cost", "expected", "opening_float", "amount")
_WHY = ("reason", "memo")
_MOST_CHANGES = 6
_WORDS = ROLES | LEVELS


def title(verb: str) -> str:
    """The verb's title in the spoken language, its name where nothing declares it any more."""
    return tr(TITLES[verb]) if verb in TITLES else verb


def verbs_titled(text: str) -> list[str]:
    """The verbs whose title has these words in it."""
    wanted = fold_for_search(text)
    return [verb for verb, said in TITLES.items() if wanted in fold_for_search(tr(said))]


def about(kept: str) -> str:
    """The paper, the name, the sum and the reason out of request and result (joined by BREAK)."""
    request, _, result = kept.partition(BREAK)
    facts = _facts(request) | {key: value for key, value in _facts(result).items() if value}
    found = [facts[key] for key in _ABOUT if facts.get(key)]
    found += [facts[key] for key in _SUMS if facts.get(key)][:1]
    found += [facts[key] for key in _WHY if facts.get(key)]
    return " · ".join(found)


def was(kept: str) -> str:
    """What the fields that were changed said before."""
    return _changed(kept, 0)


def became(kept: str) -> str:
    """What the fields that were changed say now."""
    return _changed(kept, 1)


def _changed(kept: str, side: int) -> str:
    before, _, after = kept.partition(BREAK)
    both = (_flat(_read(before)), _flat(_read(after)))
    other, this = both[1 - side], both[side]
    said = [value for path, value in this.items() if value and other.get(path) != value]
    return " · ".join(said[:_MOST_CHANGES]) + (" …" if len(said) > _MOST_CHANGES else "")


def _facts(text: str) -> dict[str, str]:
    """The plain fields of an answer, each as text."""
    read = _read(text)
    if not isinstance(read, dict):
        return {}
    return {key: _said(value) for key, value in read.items() if not isinstance(value, dict | list)}


def _flat(value: Any, path: str = "") -> dict[str, str]:
    if isinstance(value, dict):
        parts = [_flat(inner, f"{path}.{key}") for key, inner in value.items() if not key.endswith("_id")]
    elif isinstance(value, list):
        parts = [_flat(inner, f"{path}.{number}") for number, inner in enumerate(value)]
    else:
        return {path: _said(value)}
    return {key: text for part in parts for key, text in part.items()}


def _said(value: object) -> str:
    if isinstance(value, bool):
        return "✓" if value else "–"
    text = "" if value is None else str(value)
    return tr(_WORDS[text].text) if text in _WORDS else text


def _read(text: str) -> Any:
    return json.loads(text) if text else None
