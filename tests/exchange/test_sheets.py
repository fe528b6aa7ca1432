"""What is opened, what is not, and what the sentence says."""

import zipfile
from pathlib import Path

import pytest
from openpyxl import Workbook

from jxc_desktop.exchange.opening import Limits
from jxc_desktop.exchange.sheets import SheetName, list_sheets, read_sheet
from jxc_desktop.kernel.refusal import Refused
from jxc_desktop.words import say_refusal, speak
from tests.exchange.making import FILES, HEADINGS, accepted, reading, with_part, workbook

GOOD = ("可乐", "6901234567892", 2, 3, 5)


def refused(path: Path, sheet: str | None = None, limits: Limits = Limits()) -> str:  # noqa: B008
    with pytest.raises(Refused) as caught:
        read_sheet(path, sheet, limits=limits)
    sentence = say_refusal(caught.value)
    assert "{" not in sentence and sentence != str(caught.value), "every fact of the sentence is given"
    return caught.value.key


CONTENT = {
    "import.file_empty": b"",
    "import.web_page": "<html><table><tr><td>名称</td></tr></table></html>".encode("gbk"),
    "import.not_a_table": b"%PDF-1.7 ...",
    "import.encoding": "名称,条码\n可乐,1\n".encode() + b"\xff\xff,2\n",
    "import.damaged": b"PK\x03\x04 cut off",
    "import.stray_quote": '名称,条码\n"可乐"大,1\n'.encode(),
}


@pytest.mark.parametrize("key", CONTENT)
def test_a_file_that_is_no_table_says_so(key: str, tmp_path: Path) -> None:
    path = tmp_path / "list.xls"
    path.write_bytes(CONTENT[key])
    with pytest.raises(Refused) as caught:
        list(read_sheet(path).rows())
    assert caught.value.key == key


def test_the_line_that_cannot_be_decoded_is_named(tmp_path: Path) -> None:
    path = tmp_path / "list.csv"
    path.write_bytes(CONTENT["import.encoding"])
    with pytest.raises(Refused) as caught:
        read_sheet(path)
    assert caught.value.facts["line"] == 3


def test_a_missing_file_a_folder_and_a_large_file_are_refused(tmp_path: Path) -> None:
    assert refused(tmp_path / "gone.xlsx") == "import.file_missing"
    assert refused(tmp_path) == "import.not_a_table"
    assert refused(FILES / "goods_cn_shop_prices_302.csv", limits=Limits(file_bytes=1000)) == "import.too_large"


def test_a_text_document_in_a_zip_is_not_a_workbook(tmp_path: Path) -> None:
    path = tmp_path / "list.xlsx"
    with zipfile.ZipFile(path, "w") as package:
        package.writestr("word/document.xml", "<w/>")
    assert refused(path) == "import.not_a_workbook"


def test_a_workbook_with_a_broken_part_is_damaged(tmp_path: Path) -> None:
    broken = with_part(workbook(tmp_path / "a.xlsx", [GOOD]), "xl/workbook.xml", b"<not-closed")
    assert refused(broken) == "import.damaged"
    half = workbook(tmp_path / "b.xlsx", [GOOD])
    half.write_bytes(half.read_bytes()[:3000])
    assert refused(half) == "import.damaged"


def test_an_ole_file_that_is_no_workbook_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "a.xls"
    path.write_bytes(b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(4000))
    assert refused(path) == "import.damaged"


def test_an_empty_sheet_and_an_unknown_sheet_are_refused(tmp_path: Path) -> None:
    path = workbook(tmp_path / "a.xlsx", [])
    assert refused(path) == "import.sheet_empty"
    assert refused(path, "二月") == "import.no_such_sheet"
    (tmp_path / "blank.csv").write_text("\n\n,,\n", encoding="utf-8")
    assert refused(tmp_path / "blank.csv") == "import.sheet_empty"


def test_the_first_visible_sheet_with_something_in_it_is_taken(tmp_path: Path) -> None:
    book = Workbook()
    book.active.title = "空"
    book.create_sheet("藏").append(["藏"])
    book["藏"].sheet_state = "hidden"
    book.create_sheet("商品").append(["名称"])
    book.save(tmp_path / "a.xlsx")
    assert list_sheets(tmp_path / "a.xlsx") == (SheetName("空"), SheetName("藏", hidden=True), SheetName("商品"))
    assert read_sheet(tmp_path / "a.xlsx").name == "商品"
    assert read_sheet(tmp_path / "a.xlsx", "藏").row_count == 1


@pytest.mark.parametrize("separator", [",", ";", "\t"])
def test_the_separator_is_found(separator: str, tmp_path: Path) -> None:
    path = tmp_path / "a.txt"
    lines = [HEADINGS, ("可乐;罐,装\t红", *(str(value) for value in GOOD[1:]))]
    path.write_text("\n".join(separator.join(f'"{cell}"' for cell in line) for line in lines), encoding="utf-8")
    assert accepted(reading(path))[0].barcodes == ("6901234567892",)


def test_excels_own_separator_line_is_believed(tmp_path: Path) -> None:
    path = tmp_path / "a.csv"
    path.write_text("sep=|\n名称|零售价\n可乐|3\n", encoding="utf-8")
    assert accepted(reading(path))[0].name == "可乐"


def test_formats_without_values_far_below_do_not_make_a_sheet_large(tmp_path: Path) -> None:
    def painted(ws: object) -> None:
        ws["XFD1048576"].number_format = "0.00"  # type: ignore[index]

    sheet = read_sheet(workbook(tmp_path / "a.xlsx", [HEADINGS, GOOD], painted))
    assert sheet.row_count == len(list(sheet.rows())) == 2


def test_rows_keep_the_numbers_excel_shows(tmp_path: Path) -> None:
    path = workbook(tmp_path / "a.xlsx", [[], [], HEADINGS, [], GOOD])
    assert [row.number for row in read_sheet(path).rows() if any(row.cells)] == [3, 5]
    (tmp_path / "a.csv").write_text('\n\n名称,零售价\n\n"可\n乐",3\n', encoding="utf-8")
    assert [row.number for row in read_sheet(tmp_path / "a.csv").rows() if any(row.cells)] == [3, 5]


def test_the_file_is_free_again_once_it_is_read(tmp_path: Path) -> None:
    path = workbook(tmp_path / "a.xlsx", [HEADINGS, GOOD])
    sheet = read_sheet(path)
    path.rename(tmp_path / "b.xlsx")
    assert len(list(sheet.rows())) == 2


@pytest.mark.parametrize(("language", "word"), [("zh_CN", "关掉"), ("en", "Close it")])
def test_a_refusal_says_what_to_do_in_both_languages(language: str, word: str) -> None:
    speak(language)
    try:
        assert word in say_refusal(Refused("import.file_locked", file="商品.xlsx"))
    finally:
        speak("zh_CN")
