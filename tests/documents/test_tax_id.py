"""Tax ids (统一社会信用代码): those of real firms pass, their misprints do not."""

import csv
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from jxc_desktop.documents.tax_id import is_tax_id


def vectors() -> list[tuple[str, bool]]:
    with open(Path(__file__).with_name("uscc_taxpayer_id_vectors.csv"), encoding="utf-8", newline="") as file:
        return [(row["input"], row["valid"] == "1") for row in csv.DictReader(file)]


@pytest.mark.parametrize(("text", "valid"), vectors())
def test_tax_ids_of_real_firms(text: str, valid: bool) -> None:
    assert is_tax_id(text) == valid


@given(st.text(max_size=20))
def test_any_text_is_a_tax_id_or_not(text: str) -> None:
    assert is_tax_id(text) is False or len(text) == 18
