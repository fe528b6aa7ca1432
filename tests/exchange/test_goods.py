"""Rows become items exactly, and each bad row says why."""

from datetime import date, datetime, time
from pathlib import Path
from typing import Any

import pytest

from jxc_desktop.exchange.cells import as_text
from jxc_desktop.exchange.codes import read_barcodes, read_code, same_code_key, with_lost_zeros
from jxc_desktop.exchange.figures import read_days, read_price, read_quantity, read_rate, read_yes
from jxc_desktop.exchange.goods_row import GoodsRow, Pack
from jxc_desktop.kernel.price import Price
from jxc_desktop.kernel.quantity import Quantity
from jxc_desktop.kernel.refusal import Refused
from jxc_desktop.words import say_refusal
from tests.exchange.making import accepted, keys, reading, workbook


def one(folder: Path, **cells: Any) -> tuple[GoodsRow | None, list[str]]:
    """The item of a list with one row, and the reasons found."""
    result = reading(workbook(folder / "one.xlsx", [list(cells), list(cells.values())]))
    for finding in result.findings:
        assert "{" not in finding.says() and not finding.says().startswith(finding.key)
    return (result.rows[0] if result.rows else None), [finding.key for finding in result.findings]


@pytest.mark.parametrize(
    ("value", "text"),
    [
        (6901234567892.0, "6901234567892"),
        (9.8000000000000007, "9.8"),
        (0.1 + 0.2, "0.3"),
        (1e-7, "0.0000001"),
        (-2.5, "-2.5"),
        (1e20, "100000000000000000000"),
        (True, "TRUE"),
        (12, "12"),
        (float("inf"), "Infinity"),
    ],
)
def test_a_number_is_the_text_excel_shows(value: float, text: str) -> None:
    assert as_text(value) == text


@pytest.mark.parametrize(
    ("value", "code"),
    [
        ("  6901234567892 ", "6901234567892"),
        ("６９０１２３４５６７８９２", "6901234567892"),
        ("6901234567892.0", "6901234567892"),
        ("'196977593260", "196977593260"),
        ("690\u200b1", "6901"),
        ("无条码", ""),
        ("4895235504845CC", "4895235504845CC"),
        ("7", "7"),
        (2001.0, "2001"),
    ],
)
def test_a_code_is_what_is_printed_on_the_goods(value: Any, code: str) -> None:
    assert read_code(value) == code


@pytest.mark.parametrize(
    ("value", "key"),
    [
        (1234567890123456.0, "import.code_digits_lost"),
        (6.9e12, "import.code_digits_lost"),
        (datetime(2026, 10, 1), "import.code_is_date"),
        (date(2026, 10, 1), "import.code_is_date"),
        (time(10, 1), "import.code_is_date"),
        ("6.90123E+12", "import.code_exponent"),
        ("1" * 33, "import.code_too_long"),
    ],
)
def test_a_code_that_is_already_spoilt_is_refused(value: Any, key: str) -> None:
    with pytest.raises(Refused) as caught:
        read_code(value)
    assert caught.value.key == key


def test_several_barcodes_may_stand_in_one_cell() -> None:
    assert read_barcodes("6901234567892，690 1234 567908;6901234567892") == ("6901234567892", "6901234567908")


def test_upc_and_ean_writings_of_one_code_are_the_same_and_a_lost_zero_is_guessed() -> None:
    assert same_code_key("012345678905") == same_code_key("0012345678905")
    assert with_lost_zeros("12345678905") == "012345678905"
    assert with_lost_zeros("12345678906") is None
    assert with_lost_zeros("6901234567892") is None


@pytest.mark.parametrize(
    ("text", "price", "finer"),
    [
        ("￥1,234.5", "1234.5", False),
        ("12.5元", "12.5", False),
        ("3.33333333", "3.3333", True),
        ("0.99995", "1", True),
        ("1.50000", "1.5", False),
    ],
)
def test_a_price_keeps_four_decimals_and_says_when_it_rounds(text: str, price: str, finer: bool) -> None:
    assert read_price(text) == (Price.parse(price), finer)


@pytest.mark.parametrize(
    "text", ["面议", "1e3", "0x10", "٣", "5-", "=1+1", "0.0000001", "-1", "NaN", "1_000", "92233720368547758.08"]
)
def test_a_price_that_is_none_is_refused(text: str) -> None:
    with pytest.raises(Refused):
        read_price(text)


def test_quantities_days_rates_and_answers_are_read_as_lists_write_them() -> None:
    assert read_quantity("1.2604") == (Quantity(1260), True)
    assert [read_days(text) for text in ("180", "180天", "6个月", "1年", "12M", "0")] == [180, 180, 180, 365, 360, None]
    assert [read_rate(text) for text in ("13%", "13", "0.13", "1%", "免税", "0")] == [1300, 1300, 1300, 100, 0, 0]
    assert [read_yes(text) for text in ("是", "Ｙ", "1", "停用", "计件")] == [True, True, True, False, False]
    for read, text in ((read_days, "2025-08-01"), (read_rate, "很低"), (read_rate, "130%"), (read_yes, "也许")):
        with pytest.raises(Refused) as caught:
            read(text)
        assert "{" not in say_refusal(caught.value)


def test_a_full_row_becomes_an_item_with_its_pack(tmp_path: Path) -> None:
    item, found = one(
        tmp_path, 名称=" 可口可乐\n330ml ", 编码="K001", 条码=6901234567892, 规格="330ml", 分类="饮料", 品牌="可口",
        单位="罐", 进价=1.8, 零售价=3, 会员价=2.8, 批发价=2.5, 最低售价=2, 库存=48, 库存下限=10, 库存上限=200,
        保质期="12个月", PLU="", 称重="否", 税率="13%", 供应商="太古", 备注="冷藏", 状态=1,
        副单位="箱", 比例=24, 副条码="16901234567899", 箱售价=66,
    )  # fmt: skip
    assert found == []
    assert item == GoodsRow(
        2, "可口可乐 330ml", "K001", ("6901234567892",), "330ml", "饮料", "可口", "罐",
        Price.parse("1.8"), Price.parse("3"), Price.parse("2.8"), Price.parse("2.5"), Price.parse("2"),
        Quantity.of(48), Quantity.of(10), Quantity.of(200), 360, "", False, 1300, "太古", "冷藏", True,
        Pack("箱", Quantity.of(24), ("16901234567899",), Price.parse("66")),
    )  # fmt: skip


@pytest.mark.parametrize(
    ("cells", "found"),
    [
        ({"名称": "可乐", "售价": ""}, ["import.no_price"]),
        ({"名称": "可乐", "售价": 0}, ["import.no_price"]),
        ({"名称": "可乐", "售价": -1}, ["import.negative_price"]),
        ({"名称": "可乐", "售价": "两块"}, ["number.invalid"]),
        ({"名称": "可乐", "进价": 3, "售价": 2}, ["import.price_below_cost"]),
        ({"名称": "可乐", "进价": 2.9, "售价": 4, "库存": 2.9}, ["import.stock_equals_cost"]),
        ({"名称": "可乐", "进价": 3, "售价": 4, "库存": 3}, []),
        ({"名称": "可乐", "售价": 4, "库存": 1.5}, ["import.stock_fraction"]),
        ({"名称": "苹果", "售价": 4, "库存": 1.5, "称重": "是"}, []),
        ({"名称": "可乐", "售价": 4, "库存": -2}, ["import.stock_negative"]),
        ({"名称": "", "条码": "6901234567892", "售价": 4}, ["import.name_missing"]),
        ({"名称": "", "货号": "K1", "售价": 4}, ["import.name_stands_in"]),
        ({"名称": "可乐", "条码": "6901234567890", "售价": 4}, ["import.check_digit"]),
        ({"名称": "可乐", "条码": "12345678905", "售价": 4}, ["import.leading_zero_lost"]),
        ({"名称": "可乐", "条码": "FJ-花好", "售价": 4}, ["import.barcode_not_scannable"]),
        ({"名称": "可乐", "售价": 4, "副单位": "箱"}, ["import.pack_incomplete"]),
        ({"名称": "可乐", "售价": 4, "比例": 12}, ["import.pack_incomplete"]),
        ({"名称": "可乐", "售价": 10 / 3}, ["import.figure_rounded"]),
        ({"名称": "可乐", "售价": 4, "保质期": "2025-08-01"}, ["import.not_days"]),
    ],
)
def test_what_is_wrong_or_odd_in_a_row_is_found(cells: dict[str, Any], found: list[str], tmp_path: Path) -> None:
    assert one(tmp_path, **cells)[1] == found


def test_a_date_and_a_fault_in_a_price_cell_are_errors(tmp_path: Path) -> None:
    def spoil(ws: Any) -> None:
        ws["B2"].number_format = "yyyy-mm-dd"
        ws["B3"].value, ws["B3"].data_type = "#N/A", "e"

    rows = [["名称", "售价"], ["可乐", 45000], ["水", 1]]
    result = reading(workbook(tmp_path / "a.xlsx", rows, spoil))
    assert keys(result) == [(2, "import.cell_is_date"), (3, "import.cell_fault")]


def test_totals_repeated_headings_and_blank_rows_are_no_goods(tmp_path: Path) -> None:
    rows = [["序号", "名称", "售价"], [1, "可乐", 3], [], ["序号", "名称", "售价"], [2, "水", 2], ["合计：", "", 5]]
    result = reading(workbook(tmp_path / "a.xlsx", rows))
    assert [row.name for row in accepted(result)] == ["可乐", "水"]
    assert keys(result) == [(4, "import.heading_again"), (6, "import.total_row")]


def test_repeats_of_codes_and_names_name_the_first_row(tmp_path: Path) -> None:
    rows = [["名称", "编码", "售价"], ["可乐", "K1", 3], ["水", "K1", 3], ["可乐", "K2", 3]]
    result = reading(workbook(tmp_path / "a.xlsx", rows))
    assert [(f.row_number, f.key, f.facts["row"], f.column) for f in result.findings] == [
        (3, "import.same_code", 2, "编码"),
        (4, "import.same_name", 2, "名称"),
    ]


def test_one_code_twice_in_a_short_list_is_a_mistake_and_no_style(tmp_path: Path) -> None:
    rows = [["货号", "条码", "名称", "售价"], ["A1", "6901234567892", "水", 2], ["A1", "6901028075831", "大水", 3]]
    result = reading(workbook(tmp_path / "twice.xlsx", rows))
    assert [finding.key for finding in result.errors] == ["import.same_code"]


def test_a_pack_code_may_not_be_another_items_code_nor_its_own_items(tmp_path: Path) -> None:
    headings = ["名称", "条码", "售价", "副单位", "比例", "副条码"]
    rows = [["可乐", "A1", 3, "箱", 24, "B1"], ["水", "B1", 2, "箱", 12, "C1"], ["茶", "D1", 2, "箱", 6, "D1"]]
    result = reading(workbook(tmp_path / "a.xlsx", [headings, *rows]))
    assert keys(result) == [(3, "import.same_barcode"), (4, "import.same_barcode")]
