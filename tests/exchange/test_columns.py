"""Headings are found and understood however they are written, and the user has the last word."""

from pathlib import Path

import pytest

from jxc_desktop.exchange.columns import heading_key, match, propose
from jxc_desktop.exchange.fields import LABELS, SYNONYMS, Field
from jxc_desktop.exchange.goods import read_goods
from jxc_desktop.exchange.sheets import read_sheet
from jxc_desktop.kernel.refusal import Refused
from tests.exchange.making import accepted, workbook


@pytest.mark.parametrize(
    ("heading", "key"),
    [
        ("*名称", "名称"),
        ("零售价(元)", "零售价"),
        ("零售价/元", "零售价"),
        ("零售价元", "零售价"),
        ("名称（必填）", "名称"),
        ("＊商品\n名称", "名称"),
        ("商品编码", "编码"),
        ("保质期（天）", "保质期"),
        ("保质天数", "保质天数"),
        ("ＰＬＵ", "plu"),
        ("Stock Qty.", "stockqty"),
        ("Sale_Price", "saleprice"),
        ("(条码)", "条码"),
    ],
)
def test_a_heading_is_reduced_to_its_word(heading: str, key: str) -> None:
    assert heading_key(heading) == key


def test_every_synonym_is_found_by_its_own_field_or_an_earlier_one() -> None:
    for field, synonyms in SYNONYMS.items():
        for synonym in synonyms:
            (found,) = match([synonym])
            assert list(SYNONYMS).index(found) <= list(SYNONYMS).index(field), synonym
    assert LABELS.keys() == SYNONYMS.keys() == set(Field)


def test_the_selling_price_is_retail_alone_and_wholesale_beside_a_retail_price() -> None:
    assert match(["名称", "销售价"])[Field.RETAIL_PRICE] == (1,)
    both = match(["名称", "销售价", "零售价"])
    assert (both[Field.RETAIL_PRICE], both[Field.WHOLESALE_PRICE]) == ((2,), (1,))


def test_the_heading_row_is_found_below_a_title_and_instructions(tmp_path: Path) -> None:
    above = [["我的小店商品表"], ["1、带星号的为必填项\n2、条码不能重复"], []]
    rows = [*above, ["名称*", "条码", "售价"], ["可乐", "690", 3]]
    sheet = read_sheet(workbook(tmp_path / "a.xlsx", rows, lambda ws: ws.merge_cells("A2:C2")))
    assert propose(sheet).heading_row == 4


@pytest.mark.parametrize("pointed", [-1, 99, 2**70])
def test_a_heading_row_that_is_not_there_is_searched_for(tmp_path: Path, pointed: int) -> None:
    sheet = read_sheet(workbook(tmp_path / "a.xlsx", [["名称", "售价"], ["可乐", 3], ["水", 2]]))
    assert propose(sheet, heading_row=pointed).heading_row == 1


def test_a_sheet_without_headings_is_refused_until_the_user_points(tmp_path: Path) -> None:
    sheet = read_sheet(workbook(tmp_path / "a.xlsx", [["甲", "乙"], ["可乐", 3], ["水", 2]]))
    with pytest.raises(Refused, match=r"import\.no_heading"):
        propose(sheet)
    plan = propose(sheet, heading_row=1).with_columns(Field.NAME, 0).with_columns(Field.RETAIL_PRICE, 1)
    assert [row.name for row in accepted(read_goods(sheet, plan))] == ["可乐", "水"]


def test_the_user_may_take_a_column_away(tmp_path: Path) -> None:
    sheet = read_sheet(workbook(tmp_path / "a.xlsx", [["名称", "售价", "毛利"], ["可乐", "面议", 1]]))
    plan = propose(sheet)
    assert read_goods(sheet, plan).errors
    assert accepted(read_goods(sheet, plan.with_columns(Field.RETAIL_PRICE)))[0].retail_price is None


def test_a_style_number_shared_by_many_barcodes_is_no_item_code(tmp_path: Path) -> None:
    rows = [["名称", "条码", "货号", "尺码"], *(["跑鞋", f"10000{size}", "FZ7372", size] for size in range(36, 44))]
    sheet = read_sheet(workbook(tmp_path / "a.xlsx", rows))
    items = accepted(read_goods(sheet, propose(sheet)))
    assert [(item.code, item.spec) for item in items[:2]] == [("", "FZ7372 36"), ("", "FZ7372 37")]


def test_a_column_without_heading_is_called_by_its_letter(tmp_path: Path) -> None:
    sheet = read_sheet(workbook(tmp_path / "a.xlsx", [["名称", "条码"]]))
    plan = propose(sheet)
    assert (plan.heading(1), plan.heading(25), plan.heading(26)) == ("条码", "Z", "AA")
