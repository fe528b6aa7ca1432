from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from jxc_desktop.paper.names import safe_name


def is_plain(name: str) -> bool:
    stem = name.split(".")[0].casefold()
    return (
        0 < len(name.encode()) <= 255
        and not set(name) & set('<>:"/\\|?*%$;')
        and not any(ord(c) < 32 for c in name)
        and name == name.strip(" .")
        and ".." not in name
        and stem not in {"con", "prn", "aux", "nul", "com1", "lpt9"}
    )


def test_no_name_leaves_the_chosen_folder(tmp_path, bad_path):
    file = tmp_path / safe_name(bad_path)
    file.write_text("x", encoding="utf-8")
    assert file.resolve().parent == tmp_path.resolve()
    assert is_plain(file.name)


@given(st.text(st.characters(), max_size=400))
def test_any_text_gives_a_plain_name(text):
    assert is_plain(safe_name(text))


@given(st.text(st.characters(), max_size=300))
def test_a_safe_name_is_already_safe(text):
    assert safe_name(safe_name(text)) == safe_name(text)


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("进销存汇总 2026-11.xlsx", "进销存汇总 2026-11.xlsx"),
        ("老陈餐馆/玉鸟路店.pdf", "老陈餐馆_玉鸟路店.pdf"),
        ("CON.db", "_CON.db"),
        ("com1", "_com1"),
        ("x.db.", "x.db"),
        ("", "file"),
        ("...", "file"),
        ("..\\..\\x", "____x"),
    ],
)
def test_a_name_stays_as_near_as_it_can(text, name):
    assert safe_name(text) == name


def test_a_long_name_keeps_its_ending():
    name = safe_name("很" * 300 + ".xlsx")
    assert name.endswith("很.xlsx")
    assert len(name.encode()) <= 200


def test_what_is_left_of_nothing_can_be_chosen():
    assert safe_name("\u200b", "receipt") == "receipt"
    assert Path(safe_name("/")).name == "file"
