from dataclasses import replace
from datetime import datetime

import pypdfium2
import pytest

from jxc_desktop import words
from jxc_desktop.kernel.money import Money
from jxc_desktop.kernel.quantity import Quantity
from jxc_desktop.paper.goods_receipt import GoodsReceiptPaper, goods_receipt_pdf
from jxc_desktop.paper.sales_slip import sales_slip_pdf
from jxc_desktop.paper.shift_slip import DrawerCount, ShiftPaper, TenderFlow, shift_strip
from jxc_desktop.paper.slip import SlipPage
from jxc_desktop.paper.strip import Roll
from jxc_desktop.paper.strip_pdf import strip_pdf


@pytest.mark.parametrize("page", SlipPage)
def test_a_sales_slip_says_the_sum_in_capital_figures_and_what_is_owed(slip, read_pages, page):
    [text] = read_pages(sales_slip_pdf(slip, page))
    expected = """
        禾丰便利店销售出库单 第1页，共1页 客户老陈餐馆（陈建平13805712210） 单号XC-20261122-0019
        送到良渚玉鸟路66号后厨 550ml×24 44.00 264.00 合计（大写）玖佰玖拾元整 990.00 上次欠款2,400.00
        本次990.00 累计欠款3,390.00 制单王丽 客户签收 打印2026-11-2214:41第1次
    """
    for said in expected.split():
        assert said in text, said


def test_a_long_slip_repeats_its_heading_and_totals_once(slip, read_pages):
    pages = read_pages(sales_slip_pdf(replace(slip, lines=slip.lines * 10)))
    assert len(pages) == 4
    assert all("商品名称" in page and "XC-20261122-0019" in page for page in pages)
    assert ["（大写）" in page for page in pages] == [False, False, False, True]
    assert "第4页，共4页" in pages[3]
    assert "（大写）玖仟玖佰元整" in pages[3]


def test_a_slip_without_lines_is_still_a_slip(slip, read_pages):
    [text] = read_pages(sales_slip_pdf(replace(slip, lines=())))
    assert "零元整" in text


def test_a_return_lowers_what_is_owed(slip, read_pages):
    [text] = read_pages(sales_slip_pdf(replace(slip, is_return=True)))
    assert "销售退货单" in text
    assert "累计欠款1,410.00" in text


def test_what_comes_off_the_sum_is_said(slip, read_pages):
    [text] = read_pages(sales_slip_pdf(replace(slip, off=Money(50), paid=Money(10000))))
    for said in ("玖佰捌拾玖元伍角整已减0.50", "989.50", "本次付款100.00", "累计欠款3,289.50"):
        assert said in text, said


def test_figures_too_wide_for_their_column_are_set_smaller_not_cut(slip, read_pages):
    huge = replace(slip.lines[0], amount=Money(1234456789012), quantity=Quantity(1234567125))
    [text] = read_pages(sales_slip_pdf(replace(slip, lines=(huge,))))
    assert text.count("12,344,567,890.12") >= 2
    assert "1,234,567.125" in text


def test_no_text_breaks_a_slip(slip, bad_text, read_pages):
    odd = replace(slip, customer=bad_text, note=bad_text, lines=(replace(slip.lines[0], name=bad_text, spec=bad_text),))
    assert len(read_pages(sales_slip_pdf(odd))) == 1


@pytest.mark.parametrize("page", SlipPage)
@pytest.mark.parametrize(
    ("is_return", "title", "payable"), [(False, "采购入库单", "5,490.00"), (True, "采购退货单", "3,510.00")]
)
def test_a_goods_receipt_has_signatures_and_the_payable(slip, read_pages, page, is_return, title, payable):
    paper = GoodsReceiptPaper(
        shop_name="禾丰便利店",
        number="RK-20261122-0007",
        on=slip.on,
        supplier="杭州娃哈哈批发部",
        lines=slip.lines,
        printed_at=slip.printed_at,
        prepared_by="王丽",
        answers="CD-20261120-0003",
        owed_before=Money(500000),
        paid=Money(50000),
        is_return=is_return,
    )
    if is_return:
        paper = replace(paper, paid=Money(50000))
    [text] = read_pages(goods_receipt_pdf(paper, page))
    for said in (
        title,
        "供应商杭州娃哈哈批发部",
        "CD-20261120-0003",
        "（大写）玖佰玖拾元整",
        f"累计应付{payable}",
        "验收",
        "送货人",
    ):
        assert said in text, said


def shift() -> ShiftPaper:
    drawer = DrawerCount(
        opening=Money(30000),
        taken=Money(482050),
        change=Money(61230),
        refunded=Money(3600),
        paid_in=Money(20000),
        paid_out=Money(100000),
        expected=Money(367220),
        counted=Money(367000),
        faces=((Money(10000), 36), (Money(1000), 7)),
        handed_over=Money(337000),
        kept=Money(30000),
    )
    return ShiftPaper(
        shop_name="禾丰便利店",
        till="01",
        number="Z-20261122-01-01",
        cashier="王丽",
        opened_at=datetime(2026, 11, 22, 8),
        closed_at=datetime(2026, 11, 22, 16, 2),
        sales=Money(921560),
        sales_count=203,
        refunds=Money(5100),
        refunds_count=2,
        tenders=(TenderFlow("现金", Money(420820), Money(3600)), TenderFlow("微信", Money(310040))),
        drawer=drawer,
        topups=(TenderFlow("现金", Money(50000)),),
        oddities=(("改价", 3), ("作废", 0)),
    )


@pytest.mark.parametrize("roll", Roll)
def test_a_shift_slip_shows_how_the_cash_was_reckoned(read_pages, roll):
    [text] = read_pages(strip_pdf(shift_strip(shift()), roll))
    expected = """
        交班单 Z-20261122-01-01 203笔 9,215.60 净额9,164.60 客单价45.15 备用金300.00 应有现金3,672.20
        100.00×36 3,600.00 实点现金3,670.00 短款−2.20 上缴3,370.00 留存300.00 会员充值（不算销售） 改价3次
        交班人 接班人 店长
    """
    for said in expected.split():
        assert said in text, said
    assert "作废" not in text


@pytest.mark.parametrize("roll", Roll)
def test_a_long_name_of_a_fund_stands_above_its_sums_not_under_them(roll):
    name = "现金 良渚店二楼收银台的备用金抽屉"
    long = replace(shift(), tenders=(TenderFlow(name, Money(1042082), Money(3600)),))
    with pypdfium2.PdfDocument(strip_pdf(shift_strip(long), roll)) as document:
        words_on = document[0].get_textpage()
        text = words_on.get_text_range()
        last = words_on.get_charbox(text.index("屉"))
        first = words_on.get_charbox(text.index("10,420.82"))
    assert last[1] > first[3] or last[2] < first[0]


def test_a_drawer_that_agrees_says_so(read_pages):
    paper = replace(shift(), drawer=replace(shift().drawer, counted=Money(367220)))
    assert "账实相符0.00" in read_pages(strip_pdf(shift_strip(paper)))[0]


def test_an_english_slip_has_no_capital_figures(slip, read_pages):
    words.speak("en")
    [text] = read_pages(sales_slip_pdf(slip))
    assert "Owedinall3,390.00" in text
    assert "大写" not in text
