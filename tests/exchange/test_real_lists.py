"""The lists of real shops are taken as they are."""

import csv
import gzip
from collections import Counter
from pathlib import Path

import pytest

from jxc_desktop.exchange.columns import propose
from jxc_desktop.exchange.fields import Field
from jxc_desktop.exchange.goods import read_goods
from jxc_desktop.exchange.sheets import list_sheets, read_sheet
from jxc_desktop.kernel.price import Price
from jxc_desktop.kernel.quantity import Quantity
from jxc_desktop.kernel.refusal import Refused
from tests.exchange.making import FILES, accepted, keys, reading

SNACKS = ("SimpleShop_商品资料.xlsx", "goods_cn_shop_prices_302.csv")


@pytest.mark.parametrize("name", SNACKS)
def test_the_snack_shops_302_goods_come_in_without_an_error(name: str) -> None:
    result = reading(FILES / name)
    assert len(accepted(result)) == 302
    assert result.errors == ()
    assert sum(len(row.barcodes) for row in result.rows) == 302
    water = next(row for row in result.rows if row.name == "康师傅饮用水")
    assert (water.purchase_price, water.retail_price) == (Price.parse("0.75"), Price.parse("1"))
    assert (water.stock_quantity, water.shelf_life_days, water.category) == (Quantity.of(60), 365, "水")


@pytest.mark.parametrize("name", SNACKS)
def test_what_is_odd_in_the_snack_shops_list_is_pointed_out(name: str) -> None:
    result = reading(FILES / name)
    by_row = {row.row_number: row.name for row in result.rows}
    told = {(finding.key, by_row[finding.row_number]) for finding in result.findings}
    assert ("import.stock_equals_cost", "安徽板面麻辣牛肉面124克") in told
    assert ("import.price_below_cost", "半糖小福奶酪酥酥") in told
    assert {("import.no_price", "TEST"), ("import.no_price", "TEST3")} <= told
    assert Counter(key for key, _ in told)["import.check_digit"] == 3
    assert next(row for row in result.rows if row.name == "CC樱花伴面韧性饼干").barcodes == ("4895235504845CC",)


def test_the_workbook_and_the_csv_of_one_shop_say_the_same() -> None:
    book, text = (reading(FILES / name) for name in SNACKS)
    assert book.rows == text.rows
    assert keys(book) == keys(text)


def test_the_shoe_shops_sheets_are_listed_and_each_says_what_it_is() -> None:
    path = FILES / "rukuchuku_库存表.xlsx"
    assert [sheet.name for sheet in list_sheets(path)] == ["商品库存", "ISBN-货号对照表", "操作日志"]
    with pytest.raises(Refused, match=r"import\.no_rows"):
        reading(path, "商品库存")
    (item,) = accepted(reading(path, "ISBN-货号对照表"))
    assert (item.name, item.barcodes, item.stock_quantity) == ("BQ5448-119", ("9787111492177",), Quantity.of(3))
    with pytest.raises(Refused, match=r"import\.no_name_column"):
        reading(path, "操作日志")


def test_1460_supermarket_goods_come_in_with_their_specifications(shared: Path) -> None:
    result = reading(shared / "data" / "goods_cn_supermarket_1460.csv")
    assert len(accepted(result)) == 1460
    assert {finding.key for finding in result.findings} == {"import.no_price"}
    assert len({(row.name, row.spec) for row in result.rows}) == 1460


def test_a_template_with_instructions_above_its_starred_headings_is_understood(shared: Path) -> None:
    sheet = read_sheet(shared / "data" / "spreadsheets" / "jshERP_goods_template.xls")
    plan = propose(sheet)
    assert plan.heading_row == 2
    cola, beer = accepted(read_goods(sheet, plan))
    assert (cola.name, cola.spec, cola.brand, cola.unit) == ("可乐test", "250ml kele 白色", "百事", "瓶")
    assert (cola.barcodes, cola.shelf_life_days, cola.active) == (("2001",), 180, True)
    prices = (cola.purchase_price, cola.retail_price, cola.wholesale_price, cola.floor_price)
    assert prices == tuple(Price.parse(text) for text in ("5", "12", "10", "9"))
    assert beer.stock_quantity == Quantity.of(100), "five warehouses of 20"


def test_a_purchase_template_is_readable_as_goods(shared: Path) -> None:
    result = reading(shared / "data" / "spreadsheets" / "jshERP_buy_sale_item_template.xls")
    assert [(row.name, row.barcodes, row.stock_quantity) for row in accepted(result)] == [
        ("可乐test", ("2001",), Quantity.of(1)),
        ("啤酒test", ("2011",), Quantity.of(1)),
    ]


@pytest.mark.parametrize("name", ["jshERP_member_template.xls", "jshERP_vendor_template.xls"])
def test_a_list_of_people_is_not_taken_for_goods(shared: Path, name: str) -> None:
    with pytest.raises(Refused, match=r"import\.no_heading"):
        reading(shared / "data" / "spreadsheets" / name)


def test_95000_shoes_are_read_and_lost_zeros_and_repeats_are_named(shared: Path, tmp_path: Path) -> None:
    path = tmp_path / "shoes.csv"
    path.write_bytes(gzip.decompress((shared / "data" / "goods_shoes_barcodes_95k.csv.gz").read_bytes()))
    sheet = read_sheet(path)
    plan = propose(sheet)
    assert Field.CODE not in plan.columns, "one style number stands for many sizes"
    result = read_goods(sheet, plan)
    counts = Counter(finding.key for finding in result.findings)
    assert counts["import.leading_zero_lost"] >= lost_zeros(path)
    assert {finding.key for finding in result.errors} <= {"import.same_barcode", "import.name_missing"}


def lost_zeros(path: Path) -> int:
    """The barcodes of 11 digits the list itself marks as right with a zero before them."""
    with path.open(encoding="utf-8-sig", newline="") as file:
        rows = list(csv.DictReader(file))
    return sum(len(row["barcode_raw"]) == 11 and row["ok_after_left_pad_to_12"] == "1" for row in rows)
