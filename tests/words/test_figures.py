"""Figures as people read them: on screen, on paper, and in the capitals of a cheque."""

import pytest

from jxc_desktop.kernel.money import Money
from jxc_desktop.kernel.quantity import Quantity
from jxc_desktop.words.figures import capital_figures, grouped, on_paper


def test_thousands_stand_apart_and_what_is_less_than_nothing_is_told_by_sign_or_bracket() -> None:
    assert (grouped(Money(123456789)), grouped(Quantity(1500))) == ("1,234,567.89", "1.5")
    assert (grouped(Money(-100000)), on_paper(Money(-100000)), on_paper(Money(5))) == (
        "\u22121,000.00",
        "(1,000.00)",
        "0.05",
    )


@pytest.mark.parametrize(
    ("fen", "capitals"),
    [
        (0, "零元整"),
        (5, "伍分"),
        (50, "伍角整"),
        (100, "壹元整"),
        (105, "壹元零伍分"),
        (12050, "壹佰贰拾元伍角整"),
        (101000, "壹仟零壹拾元整"),
        (1050000, "壹万零伍佰元整"),
        (10000000, "壹拾万元整"),
        (1000000100, "壹仟万零壹元整"),
        (10000000000, "壹亿元整"),
        (-123456, "负壹仟贰佰叁拾肆元伍角陆分"),
    ],
)
def test_a_sum_in_capitals_is_what_a_bank_would_write(fen: int, capitals: str) -> None:
    assert capital_figures(Money(fen)) == capitals
