import pypdfium2
import pytest
import zxingcpp
from hypothesis import given
from hypothesis import strategies as st

from jxc_desktop.kernel.price import Price
from jxc_desktop.paper.barcodes import Symbology, bars_within, check_digit, code128, draw, symbology_of
from jxc_desktop.paper.labels import LabelPaper, LabelSize, label_pdf, label_sheet_pdf
from jxc_desktop.paper.pdf import Sheet

CODES = {
    "6921168509256": Symbology.EAN13,
    "96385074": Symbology.EAN8,
    "036000291452": Symbology.UPCA,
    "16901234567899": Symbology.ITF14,
    "SP-00123": Symbology.CODE128,
    "6921168509257": Symbology.CODE128,  # the check digit is wrong: it is no EAN, but it can still be scanned
}


def label(code: str, name: str = "农夫山泉 饮用天然水") -> LabelPaper:
    return LabelPaper(name, Price.parse("2"), code, "550ml", "瓶", "浙江建德", Price.parse("1.8"))


@pytest.mark.parametrize(("code", "symbology"), CODES.items())
def test_a_code_is_printed_as_what_it_is(code, symbology):
    assert symbology_of(code) is symbology


@pytest.mark.parametrize("size", LabelSize)
@pytest.mark.parametrize("code", CODES)
def test_a_scanner_reads_the_label(decode, code, size):
    read = decode(label_pdf([label(code)], size))
    assert [text[-12:] if symbology_of(code) is Symbology.UPCA else text for text in read] == [code]


@pytest.mark.parametrize("size", LabelSize)
def test_a_scanner_reads_every_label_of_a_sheet(decode, size):
    across, down = size.on_a4
    pdf = label_sheet_pdf([label("6921168509256")] * (across * down + 1), size, skip=2)
    assert decode(pdf) == ["6921168509256"] * (across * down + 1)
    with pypdfium2.PdfDocument(pdf) as document:
        assert len(document) == 2


def test_a_label_says_name_price_unit_and_member_price(read_pages):
    [text] = read_pages(label_pdf([label("6921168509256")], LabelSize.MM40X30))
    for said in ("农夫山泉饮用天然水", "550ml单位瓶", "产地浙江建德", "¥2.00", "会员", "1.80"):
        assert said in text, said


def test_one_page_a_label_as_large_as_the_label():
    with pypdfium2.PdfDocument(label_pdf([label("")] * 3, LabelSize.MM40X30)) as document:
        assert len(document) == 3
        assert document[0].get_width() * 25.4 / 72 == pytest.approx(40, abs=0.01)


@pytest.mark.parametrize("code", ["", "条码", "A" * 40])
def test_a_code_that_bars_cannot_hold_is_left_to_the_eye(code, decode, read_pages):
    one = label(code)
    assert decode(label_pdf([one], LabelSize.MM30X20)) == []
    assert code[:10] in read_pages(label_pdf([one], LabelSize.MM30X20))[0]


@pytest.mark.parametrize("size", LabelSize)
def test_a_long_name_and_a_high_price_stay_on_the_label(size, bad_text, read_pages):
    dear = LabelPaper(
        bad_text * 3, Price.parse("99999.9999"), "6921168509256", bad_text, bad_text, bad_text, Price.parse("88888.88")
    )
    [text] = read_pages(label_pdf([dear], size))
    assert "99999.9999" in text


@given(st.from_regex(r"[ -~]{1,20}", fullmatch=True))
def test_what_code_128_says_is_what_is_scanned(text):
    bars = code128(text)
    sheet = Sheet(bars.room_mm + 4, 20, "")
    draw(sheet, bars, (bars.room_mm + 4) / 2, 3, 12)
    with pypdfium2.PdfDocument(sheet.bytes()) as document:
        picture = document[0].render(scale=203.2 / 72).to_pil()
    assert [code.text for code in zxingcpp.read_barcodes(picture)] == [text]


@given(st.from_regex(r"[0-9]{12}", fullmatch=True))
def test_bars_fall_on_whole_dots(body):
    bars = bars_within(body + check_digit(body), 40)
    assert bars
    sheet = Sheet(40, 10, "")
    draw(sheet, bars, 20, 1, 8)
    with pypdfium2.PdfDocument(sheet.bytes()) as document:
        picture = document[0].render(scale=203.2 / 72).to_pil().convert("L")
    middle = "".join("1" if picture.getpixel((x, 40)) < 128 else "0" for x in range(picture.width))
    assert middle.strip("0") == bars.dots
