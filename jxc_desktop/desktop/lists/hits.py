"""Where in a name a search has hit: its own letters, or the pinyin initials of its characters."""

from functools import lru_cache

from jxc_desktop.documents.pinyin_keys import pinyin_keys
from jxc_desktop.kernel.text import fold_for_search


def hit_in_name(name: str, words: str) -> tuple[int, int] | None:
    """The first place that the first word of a search names, None where it hit something else (a barcode)."""
    wanted = fold_for_search(words).split()
    if not wanted:
        return None
    at = name.casefold().find(wanted[0])
    if at >= 0:
        return at, at + len(wanted[0])
    if not wanted[0].isascii():
        return None
    initials, places = _initials(name)
    at = initials.find(wanted[0])
    return (places[at], places[at + len(wanted[0]) - 1] + 1) if at >= 0 else None


@lru_cache(maxsize=4096)
def _initials(name: str) -> tuple[str, tuple[int, ...]]:
    """One letter for each character that has one, and where it stands. A character alone: its likeliest reading."""
    letters, places = [], []
    for at, character in enumerate(name):
        keys = _of_character(character)
        if keys:
            letters.append(keys)
            places.append(at)
    return "".join(letters), tuple(places)


@lru_cache(maxsize=8192)
def _of_character(character: str) -> str:
    found = pinyin_keys(character).initials
    return found[0][:1] if found else ""
