"""Every visible string has its Chinese, every refusal its sentence in both languages."""

import ast
import re
from collections import defaultdict

from tests.house import sources


def visible() -> list[sources.Call]:
    return [*sources.literal_calls("tr", "mark"), *sources.form_texts()]


def test_every_string_that_is_shown_has_a_chinese_sentence() -> None:
    chinese = sources.words("zh_CN")
    missing = [f"{call.place}: {call.text!r}" for call in visible() if call.text.strip() and call.text not in chinese]
    assert not missing, "\n".join(missing)


def test_no_string_is_put_together_before_it_is_translated() -> None:
    built = (ast.JoinedStr, ast.BinOp)
    wrong = [sources.place(f, node) for f, node in sources.calls_of("tr", "mark") if isinstance(node.args[0], built)]
    assert not wrong, "\n".join(wrong)


def test_a_translation_has_the_same_places_for_facts() -> None:
    pairs = [*sources.words("zh_CN").items()]
    english = sources.words("en", refusals=True)
    pairs += [(english.get(key, text), text) for key, text in sources.words("zh_CN", refusals=True).items()]
    places = sources.places_for_facts
    wrong = [f"{text} | {chinese}" for text, chinese in pairs if places(text) != places(chinese)]
    assert not wrong, "\n".join(wrong)


def test_every_place_for_a_fact_is_given_its_fact() -> None:
    calls = [(call, call.text) for call in sources.literal_calls("tr")]
    english = sources.words("en", refusals=True)
    calls += [(call, english.get(call.text, "")) for call in sources.literal_calls("Refused")]
    wrong = [
        f"{call.place}: {sources.places_for_facts(text) - call.facts}"
        for call, text in calls
        if call.facts is not None and not sources.places_for_facts(text) <= call.facts
    ]
    assert not wrong, "\n".join(wrong)


def test_a_string_stands_in_one_place() -> None:
    """What two areas say alike stands in `common.json`, so that it is put better in one place."""
    for refusals in (False, True):
        for language in ("zh_CN", "en"):
            places = defaultdict(list)
            for name, pairs in sources.word_pairs(language, refusals=refusals).items():
                for key, _ in pairs:
                    places[key].append(name)
            assert {key: names for key, names in places.items() if len(names) > 1} == {}


def test_every_refusal_is_spoken_in_both_languages() -> None:
    for language in ("zh_CN", "en"):
        known = sources.words(language, refusals=True)
        missing = [f"{c.place}: {c.text}" for c in sources.literal_calls("Refused") if c.text not in known]
        assert not missing, f"{language}\n" + "\n".join(missing)
    assert sources.words("zh_CN", refusals=True).keys() == sources.words("en", refusals=True).keys()


def test_no_refusal_is_written_that_nobody_speaks() -> None:
    unused = sources.words("zh_CN", refusals=True).keys() - sources.all_texts()
    assert not unused, "\n".join(sorted(unused))


def test_chinese_sentences_are_chinese_and_nothing_is_empty() -> None:
    for refusals in (False, True):
        empty = [key for key, text in sources.words("zh_CN", refusals=refusals).items() if not text.strip()]
        assert not empty, "\n".join(empty)
    silent = [k for k, t in sources.words("zh_CN", refusals=True).items() if not re.search(r"[\u4e00-\u9fff]", t)]
    assert not silent, "\n".join(silent)


COUNTS = (
    "n",
    "all",
    "kinds",
    "pieces",
    "papers",
    "items",
    "partners",
    "refunds",
    "rows",
    "columns",
    "days",
    "left",
    "minutes",
)
COUNTED = re.compile(r"\{(?:" + "|".join(COUNTS) + r")\}((?: [a-z-]+)+)")
NEVER_ONE = {"All {n} checks agree"}
NOT_MANY = {"does", "goods", "has", "is", "this", "was"}


def test_english_has_a_word_for_one_and_a_word_for_many() -> None:
    """What follows a count is chosen by it: "{n} {n:kind|kinds}"; counts that are never one stand in NEVER_ONE."""
    texts = [(call.place, call.text) for call in visible()]
    texts += [*sources.words("en", refusals=True).items()]
    wrong = [
        f"{place}: {text}"
        for place, text in texts
        if text not in NEVER_ONE
        for following in COUNTED.findall(text)
        if any(word.endswith("s") and word not in NOT_MANY for word in following.split()[:3])
    ]
    assert not wrong, "\n".join(wrong)


def test_chinese_has_one_form_for_any_count() -> None:
    chinese = [*sources.words("zh_CN").values(), *sources.words("zh_CN", refusals=True).values()]
    assert not [text for text in chinese if "|" in text]
