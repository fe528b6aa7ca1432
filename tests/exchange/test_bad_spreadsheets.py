"""Every bad spreadsheet of the shared list of bad inputs, made as a real file, gets its clear answer."""

import datetime
import json
import zipfile
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from openpyxl import Workbook
from openpyxl.utils.datetime import CALENDAR_MAC_1904

from jxc_desktop.exchange.columns import propose
from jxc_desktop.exchange.goods import read_goods
from jxc_desktop.exchange.opening import Limits
from jxc_desktop.exchange.sheets import read_sheet
from jxc_desktop.exchange.watching import Watch
from jxc_desktop.kernel.price import Price
from jxc_desktop.kernel.refusal import Refused
from tests.exchange.making import HEADINGS, accepted, encrypted_container, keys, reading, with_part, workbook

SHEET = "xl/worksheets/sheet1.xml"
GOOD = ("可乐", "6901234567892", 2, 3, 5)
ROW = '<row r="{0}"><c r="A{0}" t="inlineStr"><is><t>x</t></is></c><c r="B{0}"><v>1</v></c></row>'


def refused(path: Path, **options: Any) -> str:
    with pytest.raises(Refused) as caught:
        read_sheet(path, **options)
    return caught.value.key


def formula_with_cached_value(folder: Path) -> None:
    path = workbook(folder / "a.xlsx", [HEADINGS, GOOD], lambda ws: ws.__setitem__("D2", "=1+2.5"))
    uncalculated = reading(path)
    assert keys(uncalculated) == [(2, "import.formula_without_value")]
    with_part(path, SHEET, lambda xml: xml.replace(b"<v></v>", b"<v>3.5</v>").replace(b"<v />", b"<v>3.5</v>"))
    sheet = read_sheet(path)
    assert sheet.is_formula(2, 3) and not sheet.is_formula(2, 2)
    result = read_goods(sheet, propose(sheet))
    assert accepted(result)[0].retail_price == Price.parse("3.5")
    assert keys(result) == [(2, "import.formula_values")]


def barcode_stored_as_number(folder: Path) -> None:
    path = workbook(folder / "a.xlsx", [HEADINGS, ("可乐", 6901234567892.0, 2, 3, 5)])
    assert accepted(reading(path))[0].barcodes == ("6901234567892",)


def leading_zero_lost(folder: Path) -> None:
    def formatted(ws: Any) -> None:
        ws["B2"].number_format = "00000"

    path = workbook(folder / "a.xlsx", [HEADINGS, ("可乐", 123, 2, 3, 5)], formatted)
    result = reading(path)
    assert keys(result) == [(2, "import.code_was_number")]
    assert accepted(result)[0].barcodes == ("123",)


def dates_of_1904(folder: Path) -> None:
    book = Workbook()
    book.epoch = CALENDAR_MAC_1904
    book.active["A1"] = datetime.datetime(2027, 1, 5)
    book.save(folder / "a.xlsx")
    assert next(read_sheet(folder / "a.xlsx").rows()).cells == (datetime.date(2027, 1, 5),)


def figures_beyond_all_measure(folder: Path) -> None:
    rows = [HEADINGS, ("可乐", "6901234567892", 1e308, 3, 5), ("水", "6901234567908", 1, -1e308, 5)]
    result = reading(workbook(folder / "a.xlsx", rows))
    assert [(f.row_number, f.column, f.key) for f in result.errors] == [
        (2, "进价", "number.too_big"),
        (3, "零售价", "number.too_big"),
    ]


def hidden_rows_and_columns(folder: Path) -> None:
    def hide(ws: Any) -> None:
        ws.row_dimensions[2].hidden = True
        ws.column_dimensions["E"].hidden = True
        ws.auto_filter.ref = "A1:E3"

    path = workbook(folder / "a.xlsx", [HEADINGS, GOOD, ("水", "6901234567908", 1, 2, 7)], hide)
    sheet = read_sheet(path)
    assert (sheet.hidden_rows, sheet.hidden_columns) == (1, 1)
    result = read_goods(sheet, propose(sheet))
    assert len(accepted(result)) == 2
    assert [f.facts for f in result.findings if f.key == "import.hidden_taken"] == [{"rows": 1, "columns": 1}]


def headings_in_disguise(folder: Path) -> None:
    headings = (" *名\n称 ", "条　码", "进价(元)", "＊零售价\n（元）", "库存 量")
    assert len(accepted(reading(workbook(folder / "a.xlsx", [headings, GOOD])))) == 1


def a_million_rows(folder: Path) -> None:
    text = folder / "a.csv"
    with text.open("w", encoding="utf-8") as file:
        file.write("名称,零售价\n")
        file.writelines(f"商品{i},1\n" for i in range(1_000_000))
    seen: list[int] = []
    watch = Watch(lambda done, total: seen.append(done), lambda: len(seen) == 3)
    sheet = read_sheet(text)
    assert sheet.row_count == 1_000_001
    with pytest.raises(Refused, match=r"import\.cancelled"):
        read_goods(sheet, propose(sheet), watch)
    assert seen == [1000, 2000, 3000]
    with pytest.raises(Refused, match=r"import\.too_many_rows"):
        read_goods(sheet, propose(sheet), limits=Limits(goods_rows=2000))
    body = "".join(ROW.format(i) for i in range(1, 50_001)) + '<row r="1048576"><c r="XFD1048576"><v>1</v></c></row>'
    path = workbook(folder / "a.xlsx", [GOOD])
    with_part(path, SHEET, f"<worksheet><sheetData>{body}</sheetData></worksheet>".encode())
    assert refused(path) == "import.too_many_cells", "one cell in the last corner would ask for gigabytes"
    assert refused(path, watch=Watch(cancelled=lambda: True)) == "import.cancelled"


def zip_bomb(folder: Path) -> None:
    path = workbook(folder / "a.xlsx", [GOOD])
    package = zipfile.ZipFile(path, "a", zipfile.ZIP_DEFLATED)
    with package, package.open("xl/worksheets/sheet2.xml", "w") as part:
        for _ in range(1024):
            part.write(bytes(1 << 20))
    assert path.stat().st_size < 2_000_000
    assert refused(path) == "import.zip_bomb"
    assert refused(path, limits=Limits(ratio=10**9, unpacked_bytes=1 << 20)) == "import.zip_bomb"


def billion_laughs(folder: Path) -> None:
    laughs = b'<?xml version="1.0"?><!DOCTYPE l [<!ENTITY a "ha"><!ENTITY b "&a;&a;&a;">]><sst><si>&b;</si></sst>'
    for name, xml in (("utf8", laughs), ("utf16", laughs.decode().encode("utf-16"))):
        path = with_part(workbook(folder / f"{name}.xlsx", [GOOD]), "xl/sharedStrings.xml", xml)
        assert refused(path) == "import.entities"
    path = with_part(workbook(folder / "b.xlsx", [GOOD]), SHEET, laughs)
    assert refused(path) == "import.entities"


def password(folder: Path) -> None:
    assert refused(encrypted_container(folder / "a.xlsx")) == "import.encrypted"


def csv_in_gbk(folder: Path) -> None:
    for name in ("gbk", "gb18030", "utf-8", "utf-8-sig", "utf-16"):
        path = folder / f"{name}.csv"
        path.write_text("名称,条码,零售价\n可口可乐“大”,6901234567892,3\n", encoding=name)
        assert [row.name for row in accepted(reading(path))] == ["可口可乐“大”"], name


def csv_in_utf16_le(folder: Path) -> None:
    for bom, name in ((b"\xff\xfe", "utf-16-le"), (b"\xfe\xff", "utf-16-be")):
        path = folder / f"{name}.txt"
        path.write_bytes(bom + "名称\t零售价\n可乐\t3\n".encode(name))
        assert [row.name for row in accepted(reading(path))] == ["可乐"]


def unclosed_quote(folder: Path) -> None:
    path = folder / "a.csv"
    path.write_text('名称,零售价\n可乐,3\n"两\n行",3\n"水,2\n茶,3\n', encoding="utf-8")
    with pytest.raises(Refused) as caught:
        reading(path)
    assert (caught.value.key, caught.value.facts) == ("import.unclosed_quote", {"line": 5})


def duplicate_barcodes(folder: Path) -> None:
    rows = [HEADINGS, GOOD, ("水", "6901234567908", 1, 2, 3), ("茶", " ６901234567892", 1, 2, 3)]
    path = workbook(folder / "a.xlsx", rows)
    (error,) = reading(path).errors
    assert (error.row_number, error.key, error.facts["row"]) == (4, "import.same_barcode", 2)
    sheet = read_sheet(path)
    assert len(accepted(read_goods(sheet, propose(sheet), shared_barcodes=True))) == 3


def one_bad_row_of_a_thousand(folder: Path) -> None:
    rows = [(f"商品{i}", f"A{i}", 1, "两块" if i == 501 else 2, 3) for i in range(1, 1001)]
    result = reading(workbook(folder / "a.xlsx", [HEADINGS, *rows]))
    assert keys(result) == [(502, "number.invalid")]


def values_only_of_a_workbook_with_macros(folder: Path) -> None:
    path = with_part(workbook(folder / "a.xlsm", [HEADINGS, GOOD]), "xl/vbaProject.bin", b"Sub Auto_Open()")
    assert len(accepted(reading(path))) == 1


def currency(folder: Path) -> None:
    def formatted(ws: Any) -> None:
        ws["D2"].number_format = '"¥"#,##0.0'

    rows = [HEADINGS, ("可乐", "6901234567892", "￥1,234.5", 1234.5, 5)]
    (item,) = accepted(reading(workbook(folder / "a.xlsx", rows, formatted)))
    assert item.retail_price == item.purchase_price == Price.parse("1234.50")


def longest_cell(folder: Path) -> None:
    result = reading(workbook(folder / "a.xlsx", [HEADINGS, ("长" * 32_767, *GOOD[1:])]))
    assert keys(result) == [(2, "text.too_long")]


CASES: dict[str, Callable[[Path], None]] = {
    "xlsx-02": formula_with_cached_value,
    "xlsx-04": barcode_stored_as_number,
    "xlsx-06": leading_zero_lost,
    "xlsx-08": dates_of_1904,
    "xlsx-10": figures_beyond_all_measure,
    "xlsx-12": hidden_rows_and_columns,
    "xlsx-14": headings_in_disguise,
    "xlsx-16": a_million_rows,
    "xlsx-18": zip_bomb,
    "xlsx-20": billion_laughs,
    "xlsx-22": password,
    "xlsx-24": csv_in_gbk,
    "xlsx-26": csv_in_utf16_le,
    "xlsx-28": unclosed_quote,
    "xlsx-30": duplicate_barcodes,
    "xlsx-32": one_bad_row_of_a_thousand,
    "xlsx-36": values_only_of_a_workbook_with_macros,
    "xlsx-38": currency,
    "xlsx-40": longest_cell,
}
WITH_THEIR_OWN_TEST = {"xlsx-34"}


@pytest.mark.parametrize("case", CASES)
def test_a_bad_spreadsheet_gets_its_answer(case: str, tmp_path: Path) -> None:
    CASES[case](tmp_path)


def test_a_file_that_excel_holds_open_says_to_close_it(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = workbook(tmp_path / "a.xlsx", [GOOD])

    def held(*_: object, **__: object) -> None:
        raise PermissionError(13, "The process cannot access the file because it is being used by another process")

    monkeypatch.setattr(Path, "open", held)
    assert refused(path) == "import.file_locked"


def test_no_bad_spreadsheet_of_the_list_is_left_out(shared: Path) -> None:
    lines = (shared / "vectors" / "bad_inputs.jsonl").read_text(encoding="utf-8").strip().split("\n")
    listed = {entry["id"] for entry in map(json.loads, lines) if entry["where"] == "xlsx"}
    assert listed == CASES.keys() | WITH_THEIR_OWN_TEST
