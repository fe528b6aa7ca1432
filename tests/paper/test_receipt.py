from dataclasses import replace

import pypdfium2
import pytest

from jxc_desktop import words
from jxc_desktop.kernel.money import ZERO, Money
from jxc_desktop.paper.receipt import Tender, receipt_strip
from jxc_desktop.paper.strip import Roll
from jxc_desktop.paper.strip_pdf import strip_pdf


@pytest.mark.parametrize("roll", Roll)
def test_everything_the_customer_is_owed_to_know_stands_on_it(receipt, read_pages, roll):
    [text] = read_pages(strip_pdf(receipt_strip(receipt), roll))
    expected = """
        禾丰便利店 余杭区良渚街道玉鸟路18号 0571-88882210 XS-20261122-01-0148 2026-11-2214:36
        01号款台收银王丽 会员张桂兰****2210 农夫山泉饮用天然水550ml 3×2.00 1.260斤×7.98 会员价优惠 −3.00
        合计5件 65.85 抹零 −0.05 应收 ¥65.80 储值卡50.00 现金20.00 找零4.20 储值余额108.00 本单积分+65
        共2,450 价格含税 谢谢光临
    """
    for said in expected.split():
        assert said in text, said


@pytest.mark.parametrize("roll", Roll)
def test_the_till_scanner_reads_the_number_from_the_paper(receipt, decode, roll):
    assert decode(strip_pdf(receipt_strip(receipt), roll)) == ["XS20261122010148"]


@pytest.mark.parametrize("roll", Roll)
def test_the_paper_is_as_wide_as_the_roll(receipt, roll):
    with pypdfium2.PdfDocument(strip_pdf(receipt_strip(receipt), roll)) as document:
        assert document[0].get_width() * 25.4 / 72 == pytest.approx(roll.value, abs=0.1)


def test_a_copy_says_which_copy_it_is(receipt, read_pages):
    assert "补打" not in read_pages(strip_pdf(receipt_strip(receipt)))[0]
    assert "补打2" in read_pages(strip_pdf(receipt_strip(replace(receipt, reprint=2))))[0]


def test_a_refund_shows_minus_sums_and_the_receipt_it_answers(receipt, read_pages):
    refund = replace(
        receipt,
        is_refund=True,
        number="XT-20261122-01-0003",
        refund_of=receipt.number,
        lines=receipt.lines[:1],
        due=Money(600),
        rounding=ZERO,
        tenders=(Tender("现金", Money(600)),),
        change=ZERO,
    )
    [text] = read_pages(strip_pdf(receipt_strip(refund)))
    for said in ("退货单", "原单XS-20261122-01-0148", "应退¥−6.00", "现金−6.00", "本单积分−65"):
        assert said in text, said
    assert "应收" not in text


def test_a_credit_sale_says_what_is_owed_now_and_in_all(receipt, read_pages):
    owed = replace(receipt, tenders=(), change=ZERO, owed=Money(6580), owed_in_all=Money(126580), discount=Money(100))
    [text] = read_pages(strip_pdf(receipt_strip(owed)))
    for said in ("赊账65.80", "累计欠款1,265.80", "优惠−1.00"):
        assert said in text, said


@pytest.mark.parametrize("roll", Roll)
def test_long_names_wrap_and_lose_nothing(receipt, read_pages, roll):
    name = "杭州余杭良渚禾丰生鲜便利连锁超市有限公司第三分店"
    lines = (replace(receipt.lines[0], name=name * 2),)
    long = replace(receipt, shop_name=name, member=name, lines=lines)
    [text] = read_pages(strip_pdf(receipt_strip(long), roll))
    assert text.count(name) == 4


def test_any_text_can_stand_on_a_receipt(receipt, bad_text, read_pages):
    odd = replace(receipt, shop_name=bad_text, cashier=bad_text, lines=(replace(receipt.lines[0], name=bad_text),))
    assert len(read_pages(strip_pdf(receipt_strip(odd)))) == 1


def test_an_english_shop_prints_english(receipt, read_pages):
    words.speak("en")
    [text] = read_pages(strip_pdf(receipt_strip(receipt)))
    for said in ("Amountdue¥65.80", "Changedue4.20", "Roundedoff", "Cashier王丽"):
        assert said in text, said
