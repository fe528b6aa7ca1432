import json
import re
from collections.abc import Callable, Iterator
from datetime import date, datetime
from pathlib import Path

import pypdfium2
import pytest
import zxingcpp
from PIL import Image

from jxc_desktop import words
from jxc_desktop.kernel.money import Money
from jxc_desktop.kernel.price import Price
from jxc_desktop.kernel.quantity import Quantity
from jxc_desktop.paper.receipt import ReceiptLine, ReceiptPaper, Tender
from jxc_desktop.paper.sales_slip import SalesSlipPaper, SlipLine

Read = Callable[[bytes], list[str]]
Decode = Callable[[bytes], list[str]]


@pytest.fixture(autouse=True)
def chinese() -> Iterator[None]:
    words.speak("zh_CN")
    yield
    words.speak("zh_CN")


@pytest.fixture
def read_pages() -> Read:
    """The text of each page, white space taken out: positions decide it, not the paper."""

    def read(pdf: bytes) -> list[str]:
        with pypdfium2.PdfDocument(pdf) as document:
            return [re.sub(r"\s", "", page.get_textpage().get_text_range()) for page in document]

    return read


@pytest.fixture
def decode() -> Decode:
    """What a scanner reads from each page printed by a 203 dpi head that knows only black and white."""

    def read(pdf: bytes) -> list[str]:
        with pypdfium2.PdfDocument(pdf) as document:
            pictures = [page.render(scale=203.2 / 72).to_pil().convert("L") for page in document]
        dots = [picture.point(lambda grey: 255 if grey > 127 else 0).convert("1").convert("L") for picture in pictures]
        return [code.text for picture in dots for code in zxingcpp.read_barcodes(framed(picture))]

    return read


def framed(picture: Image.Image) -> Image.Image:
    """A label lies on its white backing when it is scanned."""
    wide = Image.new("L", (picture.width + 40, picture.height + 40), 255)
    wide.paste(picture, (20, 20))
    return wide


@pytest.fixture
def receipt() -> ReceiptPaper:
    lines = (
        ReceiptLine("农夫山泉 饮用天然水 550ml", Quantity.of(3), Price.parse("2"), Money(600)),
        ReceiptLine(
            "蒙牛 纯牛奶 250ml×16",
            Quantity.of(1),
            Price.parse("52.8"),
            Money(5280),
            saved=Money(300),
            saved_because="会员价优惠",
        ),
        ReceiptLine("红富士苹果", Quantity(1260), Price.parse("7.98"), Money(1005), unit="斤"),
    )
    return ReceiptPaper(
        shop_name="禾丰便利店",
        number="XS-20261122-01-0148",
        at=datetime(2026, 11, 22, 14, 36),
        cashier="王丽",
        lines=lines,
        due=Money(6580),
        pieces=5,
        tenders=(Tender("储值卡", Money(5000)), Tender("现金", Money(2000))),
        change=Money(420),
        rounding=Money(5),
        till="01",
        address="余杭区良渚街道玉鸟路 18 号",
        phone="0571-8888 2210",
        member="张桂兰 **** 2210",
        stored_balance=Money(10800),
        points_earned=65,
        points=2450,
        tax_note="价格含税",
        footer=("凭此小票 7 天内可退换", "谢谢光临"),
    )


@pytest.fixture
def slip() -> SalesSlipPaper:
    lines = tuple(
        SlipLine(name, Quantity.of(count), Price(fen * 100), Money(fen * count), spec, unit)
        for name, spec, unit, count, fen in (
            ("农夫山泉 饮用天然水", "550ml×24", "箱", 6, 4400),
            ("金龙鱼 调和油", "5L", "桶", 8, 6850),
            ("海天 金标生抽", "1.9L", "瓶", 10, 1780),
        )
    )
    return SalesSlipPaper(
        shop_name="禾丰便利店",
        number="XC-20261122-0019",
        on=date(2026, 11, 22),
        customer="老陈餐馆（陈建平 138 0571 2210）",
        lines=lines,
        printed_at=datetime(2026, 11, 22, 14, 41),
        prepared_by="王丽",
        deliver_to="良渚玉鸟路 66 号后厨",
        warehouse="门店仓",
        terms="赊账，月底结",
        owed_before=Money(240000),
        copies=("一联存根 白", "二联客户 红"),
        copy=1,
    )


def bad_inputs(where: str) -> list[str]:
    file = Path(__file__).with_name("bad_inputs.jsonl")
    rows = [json.loads(line) for line in file.read_text(encoding="utf-8").split("\n") if line]
    return [row["input"] for row in rows if row["where"] == where]


def pytest_generate_tests(metafunc: pytest.Metafunc) -> None:
    """A test that asks for `bad_path`, `bad_export` or `bad_text` runs once for each row of that place."""
    for where in ("path", "export", "text"):
        if f"bad_{where}" in metafunc.fixturenames:
            metafunc.parametrize(f"bad_{where}", bad_inputs(where), ids=lambda text: ascii(text)[:30])
