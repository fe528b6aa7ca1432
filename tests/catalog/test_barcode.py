"""Check digits, spellings and GS1 strings, against published vectors."""

import csv
from datetime import date
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from jxc_desktop.catalog import barcode
from jxc_desktop.catalog.scale_code import verifier
from jxc_desktop.kernel.refusal import Refused


def vectors(*kinds: str) -> list[tuple[str, str]]:
    with open(Path(__file__).with_name("barcode_vectors.csv"), encoding="utf-8", newline="") as file:
        return [(row["input"], row["expected"]) for row in csv.DictReader(file) if row["kind"] in kinds]


@pytest.mark.parametrize(("digits", "check"), vectors("gs1_check_digit"))
def test_check_digit(digits: str, check: str) -> None:
    assert barcode.check_digit(digits) == int(check)


@pytest.mark.parametrize(("digits", "check"), vectors("gs1_price_weight_check_digit"))
def test_verifier_of_an_amount(digits: str, check: str) -> None:
    assert verifier(digits) == int(check)


@pytest.mark.parametrize(("digits", "code"), vectors("ean13_complete", "ean8_complete", "ean14_complete"))
def test_a_code_is_completed_with_its_check_digit(digits: str, code: str) -> None:
    assert barcode.completed(digits[: len(code) - 1]) == code


@pytest.mark.parametrize(("code", "valid"), vectors("ean13_valid", "ean_valid", "ean8_valid", "upca_valid"))
def test_validity(code: str, valid: str) -> None:
    plain = barcode.without_hyphens(code)
    assert barcode.is_valid(plain) == (valid != "false")
    if valid.isdigit():
        assert plain == valid


@pytest.mark.parametrize(("text", "code"), vectors("trim"))
def test_white_space_around_a_code_goes(text: str, code: str) -> None:
    assert barcode.trimmed(text) == code


@pytest.mark.parametrize(("short", "full"), vectors("upce_to_upca"))
def test_upc_e_is_expanded(short: str, full: str) -> None:
    assert barcode.upce_to_upca(short) == full


@given(st.sampled_from([7, 11, 12, 13]).flatmap(lambda n: st.text("0123456789", min_size=n, max_size=n)))
def test_any_one_wrong_digit_is_found(body: str) -> None:
    code = barcode.completed(body)
    assert barcode.is_valid(code)
    for at, digit in enumerate(code):
        wrong = code[:at] + str((int(digit) + 3) % 10) + code[at + 1 :]
        assert not barcode.is_valid(wrong)


@given(st.text("0123456789", min_size=8, max_size=14))
def test_spellings_begin_with_the_code_and_agree_with_each_other(code: str) -> None:
    forms = barcode.spellings(code)
    assert forms[0] == code
    assert len({form.zfill(14) for form in forms if len(form) > 8}) <= 2  # itself, and its UPC-E expanded


@given(st.text("0123456789", min_size=11, max_size=11))
def test_upc_a_and_ean_13_find_each_other(body: str) -> None:
    upc = barcode.completed(body)
    assert "0" + upc in barcode.spellings(upc)
    assert upc in barcode.spellings("0" + upc)


def test_gs1_fields_are_read() -> None:
    said = barcode.parse_gs1("\x1d0106901234567892" + "17270131" + "10LOT7\x1d" + "3103001250" + "11260200")
    assert said.code == "6901234567892"
    assert (said.batch, said.expires, said.made) == ("LOT7", date(2027, 1, 31), date(2026, 2, 28))
    assert said.weight_g == 1250


@given(st.text("0123456789\x1dAB-", max_size=40))
def test_a_gs1_string_is_read_or_refused_in_words(text: str) -> None:
    try:
        said = barcode.parse_gs1("\x1d" + text)
    except Refused as refused:
        assert refused.key == "scan.gs1"
    else:
        assert said.code == "" or barcode.is_valid(said.code)
