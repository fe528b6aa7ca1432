"""Where a search has hit a name."""

import pytest

from jxc_desktop.desktop.lists.hits import hit_in_name


@pytest.mark.parametrize(
    ("name", "words", "hit"),
    [
        ("农夫山泉 饮用天然水", "山泉", (2, 4)),
        ("农夫山泉 饮用天然水", "nfsq", (0, 4)),
        ("水溶 C100 柠檬", "c100", (3, 7)),
        ("农夫山泉", "6921168509256", None),
        ("农夫山泉", "", None),
    ],
)
def test_letters_and_initials_are_found_in_the_name(name: str, words: str, hit: tuple[int, int] | None) -> None:
    assert hit_in_name(name, words) == hit
