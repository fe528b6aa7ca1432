from dataclasses import replace
from datetime import date, datetime
from decimal import Decimal
from functools import partial

import pypdfium2
import pytest
from hypothesis import given
from hypothesis import strategies as st

from jxc_desktop.kernel.money import ZERO, Money
from jxc_desktop.kernel.price import Price
from jxc_desktop.kernel.quantity import Quantity
from jxc_desktop.paper.stocktake_sheet import CountLine, stocktake_sheet
from jxc_desktop.paper.table_layout import lay_out
from jxc_desktop.paper.table_paper import Column, Kind, Row, RowKind, TablePaper, cell_text, group_spans
from jxc_desktop.paper.table_pdf import pack_pdf, table_pdf

COLUMNS = (
    Column("商品"),
    Column("单位", Kind.UNIT),
    Column("数量", Kind.QUANTITY, group="期初"),
    Column("金额", Kind.MONEY, group="期初"),
    Column("数量", Kind.QUANTITY, group="期末"),
    Column("金额", Kind.MONEY, group="期末"),
)


def line(name: str, fen: int = 49200) -> Row:
    return Row((name, "瓶", Quantity.of(410), Money(fen), Quantity.of(-3), Money(-1260)), indent=1)


def table(rows: int = 3) -> TablePaper:
    return TablePaper(
        title="进销存汇总表",
        columns=COLUMNS,
        rows=(
            Row(("饮料", "", None, Money(138980), None, ZERO), RowKind.GROUP),
            *(line(f"商品{n}") for n in range(rows)),
        ),
        subtitle="2026-11-01 到 11-22",
        shop_name="禾丰便利店",
        scope="金额按成本，单位 元",
        totals=(
            Row(
                (f"合计 {rows} 种", "", None, Money(461400), None, Money(-1260)),
            ),
        ),
        proof="核对：期初 4,614.00 + 入库 11,304.40 − 出库 11,006.50 = 期末 4,911.90   差 0.00",
        prepared_by="王丽",
        printed_at=datetime(2026, 11, 22, 14, 50),
    )


def test_a_report_carries_its_title_figures_totals_proof_and_signatures(read_pages):
    [text] = read_pages(table_pdf(table()))
    expected = """
        进销存汇总表 2026-11-01到11-22 禾丰便利店 金额按成本，单位元 期初 期末 饮料 1,389.80 商品2 410 492.00
        (3) (12.60) 合计3种 4,614.00 核对：期初4,614.00+入库11,304.40−出库11,006.50=期末4,911.90差0.00 括号里是负数
        制表王丽 审核 2026-11-2214:50 第1页，共1页
    """
    for said in expected.split():
        assert said in text, said


def test_the_heading_is_repeated_and_the_total_stands_once_on_the_last_page(read_pages):
    pages = read_pages(table_pdf(table(200)))
    assert len(pages) > 4
    assert all(
        "进销存汇总表" in page and "期初" in page and f"第{n}页，共{len(pages)}页" in page
        for n, page in enumerate(pages, 1)
    )
    assert ["合计200种" in page for page in pages] == [False] * (len(pages) - 1) + [True]
    assert sum(f"商品{n}瓶" in "".join(pages) for n in range(200)) == 200


@given(st.integers(0, 90))
def test_a_page_never_holds_totals_alone(rows):
    layout = lay_out(table(rows), 14, 196, 150)
    assert all(layout.pages)
    last = sum(row.height for row in (*layout.pages[-1], *layout.totals))
    assert last <= 150 + 0.01
    assert sum(len(page) for page in layout.pages) == rows + 1


def test_the_head_of_a_block_is_never_the_last_row_of_a_page():
    rows = tuple(
        Row((f"类{n}", "", None, None, None, None), RowKind.GROUP) if n % 4 == 0 else line("水") for n in range(100)
    )
    layout = lay_out(replace(table(), rows=rows), 14, 196, 152)
    assert all(page[-1].row.kind is not RowKind.GROUP for page in layout.pages)


def test_an_empty_report_is_still_a_paper(read_pages):
    [text] = read_pages(table_pdf(replace(table(), rows=(), totals=())))
    assert "进销存汇总表" in text


def test_many_wide_columns_go_on_their_side_and_lose_no_digit(read_pages):
    columns = tuple(Column(f"第{n}列", Kind.MONEY) for n in range(16))
    wide = TablePaper("宽", columns, (Row(tuple(Money(123456789012 + n) for n in range(16))),))
    pdf = table_pdf(wide)
    with pypdfium2.PdfDocument(pdf) as document:
        assert document[0].get_width() > document[0].get_height()
    text = read_pages(pdf)[0]
    assert all(f"1,234,567,890.{12 + n}" in text for n in range(16))


def test_a_long_name_wraps_within_its_column(read_pages):
    name = "名字很长很长的一种商品" * 6
    [text] = read_pages(table_pdf(replace(table(), rows=(line(name),))))
    assert name in text


def test_no_text_breaks_a_report(read_pages, bad_text):
    odd = replace(table(), title=bad_text, scope=bad_text, note=bad_text, rows=(line(bad_text),))
    assert len(read_pages(table_pdf(odd))) == 1


def test_a_row_of_the_wrong_length_is_our_fault():
    with pytest.raises(ValueError):
        table_pdf(replace(table(), rows=(Row(("少",)),)))


def test_a_pack_counts_its_pages_through_and_lists_its_contents(read_pages):
    long, short = table(80), replace(table(), title="利润表", landscape=False)
    pdf = pack_pdf("月报", "禾丰便利店", "2026年11月", [long, short], datetime(2026, 11, 30, 20))
    pages = read_pages(pdf)
    assert "月报" in pages[0]
    assert f"利润表2026-11-01到11-22{len(pages)}" in pages[0]
    assert all(f"第{n}页，共{len(pages)}页" in page for n, page in enumerate(pages, 1))
    with pypdfium2.PdfDocument(pdf) as document:
        assert [entry.get_title() for entry in document.get_toc()] == ["进销存汇总表", "利润表"]


def test_the_same_report_is_the_same_file():
    assert table_pdf(table()) == table_pdf(table())


@pytest.mark.parametrize(
    ("cell", "kind", "said"),
    [
        (Money(-1260), Kind.MONEY, "(12.60)"),
        (ZERO, Kind.MONEY, "–"),
        (None, Kind.MONEY, ""),
        (Quantity(1500), Kind.QUANTITY, "1.5"),
        (Price(12345), Kind.PRICE, "1.2345"),
        (Decimal("0.4"), Kind.RATE, "40.0%"),
        (Decimal("-0.055"), Kind.RATE, "(5.5%)"),
        (1234, Kind.COUNT, "1,234"),
        (6921168509256, Kind.CODE, "6921168509256"),
        (date(2026, 11, 2), Kind.DATE, "2026-11-02"),
        (datetime(2026, 11, 2, 9, 5), Kind.MOMENT, "2026-11-02 09:05"),
        ("文字", Kind.TEXT, "文字"),
    ],
)
def test_a_cell_reads_as_paper_has_it(cell, kind, said):
    assert cell_text(cell, kind) == said


def test_without_brackets_a_minus_is_printed():
    assert cell_text(Money(-1260), Kind.MONEY, brackets=False) == "−12.60"
    assert cell_text(-5, Kind.COUNT, brackets=False) == "−5"


def test_neighbours_of_one_group_share_a_heading():
    assert group_spans(COLUMNS) == [(2, 4, "期初"), (4, 6, "期末")]


@pytest.mark.parametrize("blind", [True, False])
def test_a_blind_stocktake_sheet_does_not_tell_the_book(read_pages, blind):
    lines = [CountLine("S1", "农夫山泉", Quantity.of(777), "550ml", "瓶", "6921168509256", "A-01", "饮料")]
    sheet = stocktake_sheet("禾丰便利店", "PD-1", "门店仓", lines, datetime(2026, 11, 22), blind=blind)
    [text] = read_pages(table_pdf(sheet))
    assert ("777" in text) is not blind
    assert ("账面" in text) is not blind
    for said in ("盘点表", "PD-1", "实盘", "复盘", "6921168509256", "A-01", "没盘的空着"):
        assert said in text, said


def test_who_waits_hears_the_rows_and_then_the_pages_and_can_stop_both():
    heard: list[tuple[int, int]] = []
    paper = table(2500)
    pdf = table_pdf(replace(paper, rows=iter(paper.rows)), lambda done, total: heard.append((done, total)))
    pages = heard[-1][1]
    assert heard[:2] == [(1000, 0), (2000, 0)]
    assert [done for done, total in heard if total] == list(range(1, pages + 1))
    assert pdf == table_pdf(paper)
    for stop in heard[0], heard[-1]:
        with pytest.raises(InterruptedError):
            table_pdf(replace(paper, rows=iter(paper.rows)), partial(raise_at, stop))


def raise_at(stop: tuple[int, int], done: int, total: int) -> None:
    if (done, total) == stop:
        raise InterruptedError
