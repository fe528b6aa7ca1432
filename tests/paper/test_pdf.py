import pytest
from hypothesis import given
from hypothesis import strategies as st

from jxc_desktop.paper.pdf import MISSING, Sheet, fit, printable, width_mm, wrap

LINES = st.text(st.characters(exclude_categories=["Cs"]), max_size=60)


def drawn(text: str, bold: bool = False) -> bytes:
    sheet = Sheet(200, 40, text)
    sheet.text(5, 20, text, 9, bold=bold)
    return sheet.bytes()


@pytest.mark.parametrize("bold", [False, True])
def test_what_is_drawn_can_be_copied_out_again(read_pages, bold):
    assert read_pages(drawn("禾丰便利店 ¥1,234.50 − 3×2 （壹佰元整）农夫山泉", bold)) == [
        "禾丰便利店¥1,234.50−3×2（壹佰元整）农夫山泉"
    ]


def test_a_rare_character_the_bold_font_lacks_is_still_there(read_pages):
    assert read_pages(drawn("龘囍镕", bold=True)) == ["龘囍镕"]


@pytest.mark.parametrize("bold", [False, True])
def test_a_character_no_font_has_leaves_a_box(read_pages, bold):
    assert read_pages(drawn("甲𠮷乙😀丙", bold)) == [f"甲{MISSING}乙{MISSING}丙"]


def test_the_same_paper_is_the_same_file():
    assert drawn("禾丰便利店") == drawn("禾丰便利店")


def test_no_text_breaks_a_page(read_pages, bad_text):
    assert len(read_pages(drawn(bad_text))) == 1


def test_half_a_character_is_left_out(read_pages):
    assert read_pages(drawn("甲\ud83d乙")) == ["甲乙"]


@given(LINES, st.floats(5, 80))
def test_wrapped_lines_fit_and_lose_nothing_but_spaces(text, room):
    lines = wrap(text, 9, room)
    assert "".join(lines).replace(" ", "") == printable(text).replace(" ", "")
    assert all(width_mm(line, 9) <= room or len(line) == 1 for line in lines)


@given(LINES, st.floats(8, 80))
def test_a_fitted_text_fits_and_says_where_it_was_cut(text, room):
    short = fit(text, 9, room)
    assert short == text or (short.endswith("…") and width_mm(short, 9) <= room)


def test_words_are_not_broken_inside_where_there_is_a_space():
    assert wrap("paper receipt printer", 9, width_mm("paper receipt pri", 9)) == ["paper receipt", "printer"]


def test_two_facts_on_one_line_part_before_either_breaks():
    assert wrap("良渚玉鸟路   0571 2210", 9, width_mm("良渚玉鸟路   0571", 9)) == ["良渚玉鸟路", "0571 2210"]
