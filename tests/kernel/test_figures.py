"""Money, quantities and prices are exact, and numbers are read by one strict parser."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from jxc_desktop.kernel.dates import Month, parse_date
from jxc_desktop.kernel.money import Money
from jxc_desktop.kernel.numbers import parse_decimal
from jxc_desktop.kernel.price import Price
from jxc_desktop.kernel.quantity import Quantity
from jxc_desktop.kernel.refusal import Refused
from jxc_desktop.kernel.rounding import div_half_up, largest_remainder
from jxc_desktop.kernel.text import clean

FEN = st.integers(-(10**13), 10**13)


@given(FEN)
def test_money_is_read_back_as_written(fen: int) -> None:
    assert Money.parse(Money(fen).text()) == Money(fen)


@given(st.integers(-(10**11), 10**11))
def test_quantities_and_prices_are_read_back_as_written(whole: int) -> None:
    assert Quantity.parse(Quantity(whole).text()) == Quantity(whole)
    assert Price.parse(Price(whole).text()) == Price(whole)


@given(FEN, st.lists(st.integers(0, 10**6), min_size=1).filter(any))
def test_shares_sum_exactly_and_stray_less_than_one_fen_from_their_part(total: int, weights: list[int]) -> None:
    shares = largest_remainder(total, weights)
    assert sum(shares) == total
    whole = sum(weights)
    assert all(abs(share * whole - total * weight) < whole for share, weight in zip(shares, weights, strict=True))


@given(FEN, st.integers(1, 10**6))
def test_half_up_is_within_half_and_halves_go_away_from_zero(numerator: int, denominator: int) -> None:
    rounded = div_half_up(numerator, denominator)
    off = 2 * abs(rounded * denominator - numerator)
    assert off <= denominator
    assert off < denominator or abs(rounded * denominator) > abs(numerator)


@pytest.mark.parametrize(
    ("total", "weights", "shares"), [(10, [330, 330, 330], [4, 3, 3]), (500, [1990, 750, 10], [362, 136, 2])]
)
def test_a_bill_discount_is_shared_by_largest_remainder(total: int, weights: list[int], shares: list[int]) -> None:
    assert largest_remainder(total, weights) == shares


@pytest.mark.parametrize(
    ("text", "fen"),
    [("0.005", 1), ("１２．５", 1250), ("1,234.50", 123450), ("12.5元", 1250), ("00012", 1200), (".5", 50)],
)
def test_numbers_people_type_are_read(text: str, fen: int) -> None:
    assert Money.parse(text) == Money(fen)


@pytest.mark.parametrize(
    "text",
    ["", " ", "1e3", "Infinity", "nan", "92233720368547758.08", "0x10", "٣", "5-", "=1+1", "0.0000001", "100%", "1_000",
     "1.2.3", "12,34", "--1", "1 2", "六"],
)  # fmt: skip
def test_what_is_not_a_plain_number_is_refused(text: str) -> None:
    with pytest.raises(Refused, match=r"number\."):
        Money.parse(text)


def test_a_minus_is_read_so_that_each_door_can_refuse_it() -> None:
    assert parse_decimal("−1") == -1


@pytest.mark.parametrize(
    ("text", "day"),
    [("20270105", "2027-01-05"), ("2027年1月5日", "2027-01-05"), ("2027-01-05T00:00:00+08:00", "2027-01-05"),
     ("2027/1/5", "2027-01-05")],
)  # fmt: skip
def test_days_people_type_are_read(text: str, day: str) -> None:
    assert parse_date(text).isoformat() == day


@pytest.mark.parametrize("text", ["2027-02-30", "1900-01-00", "9999-12-31", "明天", "", "2027-13-01", "1/2/3"])
def test_days_that_are_not_in_the_calendar_are_refused(text: str) -> None:
    with pytest.raises(Refused, match=r"date\.invalid"):
        parse_date(text)


@pytest.mark.parametrize(
    ("dirty", "kept"),
    [("\u3000 \u3000", ""), ("A\u200bB", "AB"), ("\u202egpj.exe", "gpj.exe"), ("品名,\n换行", "品名, 换行"),
     ("a\u2028b", "a b"), ("\ud800x", "x"), ("𠮷𡈽𪚥", "𠮷𡈽𪚥"), ("e\u0301", "é")],
)  # fmt: skip
def test_text_is_cleaned_in_one_place(dirty: str, kept: str) -> None:
    assert clean(dirty) == kept


def test_text_past_its_room_is_refused() -> None:
    with pytest.raises(Refused, match=r"text\.too_long"):
        clean("龘" * 201)


@given(st.text())
def test_cleaning_twice_changes_nothing_more(text: str) -> None:
    once = clean(text, most=10_000)
    assert clean(once, most=10_000) == once


@pytest.mark.parametrize("text", ["2026-13", "2026-00", "0000-05", "2101-01", "2026-1", "11-2026"])
def test_what_is_no_month_of_the_calendar_is_refused(text: str) -> None:
    with pytest.raises(Refused, match="date.invalid"):
        Month.parse(text)
    assert Month.parse("2026-11").last.isoformat() == "2026-11-30"
