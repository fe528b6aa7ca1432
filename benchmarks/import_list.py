"""Import a list of 20,000 goods, as .xlsx and as .csv, beside the bare driver writing the rows of such a list."""

import csv
from collections.abc import Iterator
from functools import partial
from pathlib import Path
from typing import Any

from openpyxl import Workbook
from python_calamine import CalamineWorkbook

from benchmarks.floor import bare_copy
from benchmarks.measuring import Aim, Bench, Figure, times
from benchmarks.people import NEW_SHOP, OWNER
from benchmarks.shelf import card
from jxc_desktop.exchange.goods_plan import ImportGoods
from jxc_desktop.exchange.import_goods import import_goods
from jxc_desktop.finance.open_shop import open_shop
from jxc_desktop.usecase import do

ITEMS = 20_000
_HEADINGS = ("商品编码", "条码", "商品名称", "规格", "单位", "分类", "进价", "零售价", "会员价", "库存")


def measure(bench: Bench) -> list[Figure]:
    """Each into a new shop, opening stock and all, in one transaction."""
    book, text = bench.folder / "goods.xlsx", bench.folder / "goods.csv"
    write_book(book)
    write_text(text)
    figures = []
    for path in (book, text):
        file = bench.folder / f"import-{path.suffix[1:]}.jxc"
        open_shop(file, NEW_SHOP).close()
        floor = bare_copy(file, file.with_suffix(".db"))
        raw = times(1, partial(import_raw, floor, path))
        floor.close()
        file.unlink()
        with open_shop(file, NEW_SHOP) as shop:
            request = ImportGoods(str(path), with_stock=True)
            ours = times(1, partial(do, shop, OWNER, import_goods, request))
        aim = Aim("≤ 10 s", ours.p50_ms, 10_000)
        figures.append(Figure(f"import {ITEMS:,} items from {path.suffix}", ours, raw, (aim,)))
    return figures


def listed() -> Iterator[tuple[Any, ...]]:
    """The rows of the list."""
    for number in range(1, ITEMS + 1):
        item = card(number)
        code = item.barcodes[0].code
        yield f"{number:06d}", code, item.name, item.spec, "包", f"分类{number % 40}", 2.1, 3.5, 3.3, number % 50


def write_book(path: Path) -> None:
    """The list as a workbook."""
    book = Workbook(write_only=True)
    sheet = book.create_sheet("商品")
    sheet.append(_HEADINGS)
    for row in listed():
        sheet.append(row)
    book.save(path)


def write_text(path: Path) -> None:
    """The list as comma-separated text."""
    with open(path, "w", encoding="utf-8-sig", newline="") as file:
        writer = csv.writer(file)
        writer.writerow(_HEADINGS)
        writer.writerows(listed())


_ITEM = """INSERT INTO item (id, code, name, spec, unit, purchase_price_e4, retail_price_e4, member_price_e4,
 search_key, created_at, changed_at) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, '', '')"""
_UNIT = "INSERT INTO item_unit (id, item_id, name, factor) VALUES (?, ?, ?, 1000)"
_BARCODE = "INSERT INTO item_barcode (code, item_id, unit_id) VALUES (?, ?, ?)"


def import_raw(floor: Any, path: Path) -> None:
    """The list read and its items, units and barcodes written, nothing looked at."""
    rows = list(enumerate(_read(path), 1))
    cursor = floor.cursor()
    cursor.execute("BEGIN IMMEDIATE")
    cursor.executemany(_ITEM, [_item(number, row) for number, row in rows])
    cursor.executemany(_UNIT, [(number, number, row[4]) for number, row in rows])
    cursor.executemany(_BARCODE, [(row[1], number, number) for number, row in rows])
    cursor.execute("COMMIT")


def _item(number: int, row: list[Any]) -> tuple[Any, ...]:
    prices = (round(float(price) * 10_000) for price in row[6:9])
    return (number, *row[:1], *row[2:5], *prices, f"{row[0]} {row[2]} {row[3]} {row[1]}")


def _read(path: Path) -> list[list[Any]]:
    if path.suffix == ".xlsx":
        return CalamineWorkbook.from_path(path).get_sheet_by_index(0).to_python()[1:]
    with open(path, encoding="utf-8-sig", newline="") as file:
        return list(csv.reader(file))[1:]
