"""Pinyin keys: every reading of a name, and never too many of them."""

from hypothesis import given
from hypothesis import strategies as st

from jxc_desktop.documents.pinyin_keys import pinyin_keys


def test_chongqing_is_found_under_every_reading() -> None:
    keys = pinyin_keys("重庆火锅")
    assert keys.initials[0] == "cqhg" and "zqhg" in keys.initials
    assert keys.full[0] == "chongqinghuoguo" and "zhongqinghuoguo" in keys.full


def test_the_word_decides_the_likely_reading() -> None:
    assert pinyin_keys("银行").initials[0] == "yh"
    assert pinyin_keys("行李").initials[0] == "xl"
    assert pinyin_keys("绿茶").full == ("lvcha", "lucha")


def test_letters_and_digits_stay_and_signs_fall_out() -> None:
    assert pinyin_keys("A4纸（500张）").initials[0] == "a4z500z"
    assert pinyin_keys("ＡＤ钙奶").initials[0] == "adgn"
    assert pinyin_keys("!?").initials == ()


@given(st.text(st.characters(min_codepoint=0x4E00, max_codepoint=0x9FFF), max_size=60))
def test_keys_stay_few_and_plain_for_any_name(name: str) -> None:
    keys = pinyin_keys(name)
    assert len(keys.initials) <= 8 and len(keys.full) <= 4
    assert all(key.isascii() and key.isalnum() for key in (*keys.initials, *keys.full))


@given(st.text(max_size=40))
def test_any_text_has_keys(name: str) -> None:
    assert all(" " not in key for key in pinyin_keys(name).initials)
