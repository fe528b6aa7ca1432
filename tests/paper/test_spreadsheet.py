import csv
from dataclasses import replace
from datetime import date, datetime
from decimal import Decimal
from pathlib import Path
from xml.etree import ElementTree
from zipfile import ZipFile

import openpyxl
import pytest
from hypothesis import given
from hypothesis import strategies as st
from python_calamine import CalamineWorkbook

from jxc_desktop.kernel.money import Money
from jxc_desktop.kernel.price import Price
from jxc_desktop.kernel.quantity import Quantity
from jxc_desktop.paper.csv_text import safe_text, write_csv
from jxc_desktop.paper.spreadsheet import clean_text, sheet_name, write_xlsx
from jxc_desktop.paper.table_paper import Cell, Column, Kind, Row, RowKind, TablePaper

COLUMNS = (
    Column("商品"),
    Column("条码", Kind.CODE),
    Column("数量", Kind.QUANTITY),
    Column("单价", Kind.PRICE),
    Column("金额", Kind.MONEY),
    Column("毛利率", Kind.RATE),
    Column("日期", Kind.DATE),
)
CELLS: tuple[Cell, ...] = (
    "农夫山泉", "0092116850925", Quantity(-1500), Price(12345), Money(-1260), Decimal("0.4"), date(2026, 11, 22),
)  # fmt: skip


def table(*rows: Row, title: str = "销售毛利表") -> TablePaper:
    return TablePaper(
        title, COLUMNS, rows or (Row(CELLS),), subtitle="2026-11", totals=(Row(("合计", *[None] * 6)),), proof="核对"
    )


def text_table(*texts: str) -> TablePaper:
    return TablePaper("文字", (Column("文字"), Column("编码", Kind.CODE)), tuple(Row((text, text)) for text in texts))


def written(folder: Path, *papers: TablePaper) -> Path:
    file = folder / "book.xlsx"
    write_xlsx(file, papers)
    return file


def test_figures_are_numbers_and_exact_and_codes_are_texts(tmp_path):
    sheet = openpyxl.load_workbook(written(tmp_path, table())).active
    name, code, quantity, price, amount, rate, day = sheet[4]
    assert (name.value, code.value, code.data_type) == ("农夫山泉", "0092116850925", "s")
    assert (quantity.value, price.value, amount.value, rate.value) == (-1.5, 1.2345, -12.6, 0.4)
    assert (amount.number_format, price.number_format, rate.number_format) == ("#,##0.00", "#,##0.00##", "0.0%")
    assert day.value == datetime(2026, 11, 22)
    assert day.number_format == "yyyy-mm-dd"


def test_neighbours_of_one_kind_keep_their_own_figures(tmp_path):
    columns = tuple(Column(f"金额{n}", Kind.MONEY) for n in range(3))
    paper = TablePaper("钱", columns, (Row((Money(1), Money(2), Money(3))), Row((Money(4), None, Money(6)))))
    rows = CalamineWorkbook.from_path(written(tmp_path, paper)).get_sheet_by_index(0).to_python()
    assert rows[2:] == [[0.01, 0.02, 0.03], [0.04, "", 0.06]]


def test_another_reader_sees_the_same(tmp_path):
    rows = CalamineWorkbook.from_path(written(tmp_path, table())).get_sheet_by_index(0).to_python()
    assert rows[0][0] == "销售毛利表"
    assert rows[2] == ["商品", "条码", "数量", "单价", "金额", "毛利率", "日期"]
    assert rows[3] == ["农夫山泉", "0092116850925", -1.5, 1.2345, -12.6, 0.4, date(2026, 11, 22)]
    assert rows[4][0] == "合计"


def test_a_fen_is_written_as_it_stands_in_the_books(tmp_path):
    paper = TablePaper("钱", (Column("金额", Kind.MONEY),), (Row((Money(10),)), Row((Money(-123456789012345),))))
    with ZipFile(written(tmp_path, paper)) as file:
        tree = ElementTree.fromstring(file.read("xl/worksheets/sheet1.xml"))
    values = [node.text for node in tree.iter("{http://schemas.openxmlformats.org/spreadsheetml/2006/main}v")]
    assert values == ["0.1", "-1234567890123.45"]


def test_the_heading_stays_in_view(tmp_path):
    sheet = openpyxl.load_workbook(written(tmp_path, table())).active
    assert sheet.freeze_panes == "B4"
    assert sheet.column_dimensions["A"].width > sheet.column_dimensions["C"].width


def test_blocks_of_columns_get_a_row_above_the_heading(tmp_path):
    grouped = TablePaper("汇总", (Column("商品"), Column("金额", Kind.MONEY, group="期初")), ())
    rows = CalamineWorkbook.from_path(written(tmp_path, grouped)).get_sheet_by_index(0).to_python()
    assert rows[1:3] == [["", "期初"], ["商品", "金额"]]


def test_no_text_becomes_a_formula(tmp_path, bad_export):
    file = written(tmp_path, text_table(bad_export))
    cell, code = openpyxl.load_workbook(file).active[3]
    assert (cell.data_type, code.data_type) == ("s", "s")
    assert cell.value == bad_export.replace("\r", "\n")
    with ZipFile(file) as parts:
        assert b"<f>" not in parts.read("xl/worksheets/sheet1.xml")


def test_a_dangerous_text_is_marked_as_text(tmp_path):
    cell, _ = openpyxl.load_workbook(written(tmp_path, text_table("=1+1"))).active[3]
    assert cell.quotePrefix
    assert not openpyxl.load_workbook(written(tmp_path, text_table("水"))).active["A3"].quotePrefix


@pytest.mark.parametrize("text", ["#N/A", "TRUE", "2026-11-22", "https://example.com", "1e5", "00123", "'"])
def test_a_text_stays_the_text_it_was(tmp_path, text):
    cell, _ = openpyxl.load_workbook(written(tmp_path, text_table(text))).active[3]
    assert (cell.value, cell.data_type) == (text, "s")


def test_no_text_breaks_a_spreadsheet(tmp_path, bad_text):
    cell, _ = openpyxl.load_workbook(written(tmp_path, text_table(bad_text))).active[3]
    assert cell.value == bad_text


def test_controls_and_half_characters_are_left_out(tmp_path):
    cell, _ = openpyxl.load_workbook(written(tmp_path, text_table("甲\x00\x0b\x1b乙\ud800丙\uffff"))).active[3]
    assert cell.value == "甲乙丙"


def test_what_looks_like_an_escape_is_not_taken_for_one():
    assert clean_text("_x0041_") == "_x005F_x0041_"
    assert clean_text("a_b_x") == "a_b_x"


@given(st.text(max_size=60), st.sets(st.sampled_from(["表", "history", "a"])))
def test_every_sheet_name_is_one_excel_accepts_and_new(title, used):
    before = set(used)
    name = sheet_name(title, used)
    assert 1 <= len(name.encode("utf-16-le")) // 2 <= 31
    assert not set(name) & set("[]:*?/\\\n\t")
    assert not name.startswith("'") and not name.endswith("'")
    assert name.casefold() not in before
    assert name.casefold() != "history"


def test_tables_of_one_title_get_sheets_of_their_own(tmp_path):
    book = openpyxl.load_workbook(written(tmp_path, table(), table(), table(title="a/b:c" * 12)))
    assert book.sheetnames[:2] == ["销售毛利表", "销售毛利表 2"]
    assert len(book.sheetnames[2]) <= 31


def test_rows_are_taken_one_by_one_and_progress_may_cancel(tmp_path):
    taken = []

    def rows():
        for n in range(100_000):
            taken.append(n)
            yield Row((str(n), str(n)))

    def cancel(count: int) -> None:
        if count == 2000:
            raise InterruptedError

    file = written(tmp_path, table())
    before = file.read_bytes()
    with pytest.raises(InterruptedError):
        write_xlsx(file, [replace(text_table(), rows=rows())], cancel)
    assert len(taken) == 2000
    assert [entry.name for entry in tmp_path.iterdir()] == [file.name]
    assert file.read_bytes() == before


def test_a_table_longer_than_a_sheet_goes_on_in_the_next(tmp_path, monkeypatch):
    monkeypatch.setattr("jxc_desktop.paper.spreadsheet._MOST_ROWS", 50)
    count = write_xlsx(tmp_path / "long.xlsx", [text_table(*(str(n) for n in range(120)))])
    book = CalamineWorkbook.from_path(tmp_path / "long.xlsx")
    assert count == 120
    assert book.sheet_names == ["文字", "文字 2", "文字 3"]
    assert sum(len(book.get_sheet_by_name(name).to_python()) - 2 for name in book.sheet_names) == 120


def test_bold_rows_and_indents_reach_the_spreadsheet(tmp_path):
    rows = (Row(("饮料", *[None] * 6), RowKind.GROUP), replace(Row(CELLS), indent=1))
    sheet = openpyxl.load_workbook(written(tmp_path, table(*rows))).active
    assert sheet["A4"].font.bold
    assert sheet["A5"].value == "\u3000农夫山泉"
    assert not sheet["A5"].font.bold


def test_a_book_of_nothing_can_still_be_opened(tmp_path):
    assert openpyxl.load_workbook(written(tmp_path)).sheetnames == ["没有内容"]


def read_csv(file: Path) -> list[list[str]]:
    with file.open(encoding="utf-8-sig", newline="") as opened:
        return list(csv.reader(opened))


def test_a_csv_opens_as_chinese_and_negative_figures_stay_numbers(tmp_path):
    file = tmp_path / "t.csv"
    assert write_csv(file, table()) == 1
    assert file.read_bytes().startswith(b"\xef\xbb\xbf")
    assert read_csv(file)[:2] == [
        [column.title for column in COLUMNS],
        ["农夫山泉", "0092116850925", "-1.5", "1.2345", "-12.60", "0.4", "2026-11-22"],
    ]


def test_no_csv_text_is_run_by_a_spreadsheet(tmp_path, bad_export):
    file = tmp_path / "t.csv"
    write_csv(file, text_table(bad_export))
    said = read_csv(file)[1][0]
    assert said.removeprefix("'") == bad_export
    assert said[0] not in "=+-@\t\r\n"


def test_no_text_breaks_a_csv(tmp_path, bad_text):
    file = tmp_path / "t.csv"
    write_csv(file, text_table(bad_text))
    assert read_csv(file)[1] == [bad_text, bad_text]


@given(st.text(st.characters(), max_size=30))
def test_a_safe_text_never_begins_like_a_formula(text):
    assert not safe_text(text).lstrip(" \u3000").startswith(("=", "+", "-", "@", "\t", "\r"))


def test_a_file_that_is_held_open_elsewhere_stays_and_the_fault_is_told_as_it_is(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    file = tmp_path / "held.xlsx"
    file.write_bytes(b"before")

    def held(self: Path, _target: object) -> None:
        raise PermissionError(13, "held", str(self))

    monkeypatch.setattr(Path, "replace", held)
    with pytest.raises(PermissionError):
        write_xlsx(file, [TablePaper("T", (Column("A"),), (Row(("x",)),))])
    assert file.read_bytes() == b"before"
    assert [found.name for found in tmp_path.iterdir()] == ["held.xlsx"]
