"""Pinyin keys of a Chinese name, made when it is saved: initials and full pinyin, in all readings (row 76)."""

import re
from dataclasses import dataclass
from functools import cache, lru_cache
from itertools import product

from jxc_desktop.kernel.text import fold_for_search

_MOST_INITIALS = 8
_MOST_FULL = 4
_MOST_CHARACTERS = 40
_RUNS = re.compile(r"([\u3400-\u9fff]+)|([a-z0-9]+)")


@dataclass(frozen=True, slots=True)
class PinyinKeys:
    """The most likely reading first: of 重庆 the initials ("cq", "zq", "tq") and ("chongqing", "zhongqing", ...).

    `sort_key` is what names are ordered by: "chong qing", syllable by syllable, letters and digits among them.
    """

    initials: tuple[str, ...]
    full: tuple[str, ...]
    sort_key: str

    @property
    def text(self) -> str:
        """All of them with spaces between, as the pinyin columns keep them."""
        return " ".join((*self.initials, *self.full))


def pinyin_keys(name: str) -> PinyinKeys:
    """The keys of `name`; letters and digits stay as they are, everything else falls out.

    Where every combination of readings would be more than 8 initials or 4 spellings, one character's reading
    is varied at a time, so that the keys stay few for any name.
    """
    folded = fold_for_search(name)[:_MOST_CHARACTERS]
    syllables = _syllables(folded)
    if not syllables:
        return PinyinKeys((), (), folded)
    initials = [tuple(dict.fromkeys(reading if fixed else reading[0] for reading in s)) for fixed, s in syllables]
    sort_key = " ".join(readings[0] for _, readings in syllables)
    full = _combined([readings for _, readings in syllables], _MOST_FULL)
    return PinyinKeys(_combined(initials, _MOST_INITIALS), full, sort_key)


def by_pinyin(name: str) -> tuple[str, str]:
    """The key a short list of names is sorted by: how it is read, then how it is written."""
    return pinyin_keys(name).sort_key, name


def _syllables(name: str) -> list[tuple[bool, tuple[str, ...]]]:
    """Each part with its readings; True marks letters and digits, which have themselves for initials."""
    found: list[tuple[bool, tuple[str, ...]]] = []
    for run in _RUNS.finditer(name):
        if run[2]:
            found.append((True, (run[2],)))
        else:
            likely = _likely(run[1])
            found += [(False, _readings(c, first)) for c, first in zip(run[1], likely, strict=True) if first]
    return found


def _likely(chinese: str) -> list[str]:
    """One reading a character, chosen by the words it stands in (重庆 chong, 重量 zhong); "" where none is known."""
    from pypinyin.seg.mmseg import seg  # its dictionaries take 0.2 s to load: not at every start

    return [reading for word in seg.cut(chinese) for reading in _of_word(word)]


@lru_cache(maxsize=50_000)
def _of_word(word: str) -> list[str]:
    from pypinyin import lazy_pinyin

    read: list[str] = lazy_pinyin(word, errors=_unread)  # type: ignore[arg-type]  # it takes lists, its hint does not
    return read


def _unread(run: str) -> list[str]:
    return [""] * len(run)


@cache
def _readings(character: str, first: str) -> tuple[str, ...]:
    from pypinyin import Style, pinyin

    known: list[str] = pinyin(character, style=Style.NORMAL, heteronym=True)[0]
    return tuple(dict.fromkeys((first, *known)))


def _combined(parts: list[tuple[str, ...]], most: int) -> tuple[str, ...]:
    many = 1
    for part in parts:
        many *= len(part)
    if many <= most:
        return tuple(dict.fromkeys("".join(chosen) for chosen in product(*parts)))
    base = [part[0] for part in parts]
    keys = ["".join(base)]
    for i, part in enumerate(parts):
        keys += ["".join((*base[:i], other, *base[i + 1 :])) for other in part[1:]]
    return tuple(dict.fromkeys(keys))[:most]
