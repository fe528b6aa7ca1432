"""A declared report on paper says what the screen says."""

from dataclasses import replace
from datetime import datetime

import pytest
from pypdfium2 import PdfDocument

from jxc_desktop.insights.registry import report
from jxc_desktop.kernel.money import Money
from jxc_desktop.kernel.quantity import Quantity
from jxc_desktop.paper.report_paper import report_paper
from jxc_desktop.paper.table_paper import Kind, RowKind
from jxc_desktop.paper.table_pdf import table_pdf
from jxc_desktop.stock.count_item import CountItem, Tally, count_item
from jxc_desktop.stock.post_count import PostCount, post_count
from jxc_desktop.stock.start_count import StartCount, start_count
from jxc_desktop.storage.shop_file import ShopFile
from jxc_desktop.usecase import Session
from tests.stocked import Stocked

AT = datetime(2026, 11, 22, 14, 36)


@pytest.fixture
def goods(shop: ShopFile, owner: Session) -> Stocked:
    made = Stocked(shop, owner)
    made.supplier_id = made.add_supplier()
    made.add_item("水")
    made.add_item("可乐")
    made.receive("水", 10, "1.20")
    made.receive("可乐", 3, "2")
    return made


def test_columns_order_and_sums_are_those_of_the_screen(goods: Stocked, shop: ShopFile, owner: Session) -> None:
    asked = report("stock.on_hand")
    with shop.reading() as conn:
        paper = report_paper(
            asked, conn, owner, asked.answers(), "禾丰", AT, "周禾", sort="-value", shown=("name", "quantity", "value")
        )
        rows = list(paper.rows)
    assert [column.kind for column in paper.columns] == [Kind.TEXT, Kind.QUANTITY, Kind.MONEY]
    assert [row.cells[0] for row in rows] == ["水", "可乐"]
    assert paper.totals[0].cells[1:] == (Quantity.of(13), Money(1800))


def test_the_days_and_the_filters_stand_on_the_paper(goods: Stocked, shop: ShopFile, owner: Session) -> None:
    asked = report("stock.papers")
    answers = asked.answers({"from": "2026-11-01", "to": "2026-11-22", "kind": "stock_writeoff"})
    with shop.reading() as conn:
        paper = report_paper(asked, conn, owner, answers, "禾丰", AT, "周禾")
    assert "2026-11-01" in paper.subtitle and "2026-11-22" in paper.subtitle
    assert paper.scope != ""


def test_the_balance_sheet_stands_on_one_page_with_both_totals_level(
    goods: Stocked, shop: ShopFile, owner: Session
) -> None:
    asked = report("finance.balance_sheet")
    with shop.reading() as conn:
        paper = report_paper(asked, conn, owner, asked.answers({"day": "2026-11-30"}), "禾丰", AT, "周禾")
        rows = tuple(paper.rows)
    assert [(rows[-1].cells[at], rows[-1].kind_at(at)) for at in (1, 5)] == [
        (30, RowKind.SUBTOTAL),
        (53, RowKind.SUBTOTAL),
    ]
    assert rows[-1].cells[2] == rows[-1].cells[6]
    assert paper.scope == "会小企01表"
    assert (rows[10].indent_at(0), rows[10].indent_at(4)) == (1, 0)
    assert pages(table_pdf(replace(paper, rows=rows))) == 1
    assert pages(table_pdf(replace(paper, rows=rows, landscape=False))) == 1


def test_columns_left_out_move_the_right_half_with_them(goods: Stocked, shop: ShopFile, owner: Session) -> None:
    asked = report("finance.balance_sheet")
    shown = ("title", "closing", "claim", "claim_closing")
    with shop.reading() as conn:
        paper = report_paper(asked, conn, owner, asked.answers(), "禾丰", AT, "周禾", shown=shown)
        head = next(iter(paper.rows))
    assert (head.cells[2], head.kind_at(2), head.beside and head.beside.at) == ("流动负债：", RowKind.GROUP, 2)


def test_a_count_has_its_head_and_gain_and_loss_on_paper(goods: Stocked, shop: ShopFile, owner: Session) -> None:
    take_id = goods.act(start_count, StartCount()).take_id
    for name, there in (("水", 12), ("可乐", 1)):
        goods.act(count_item, CountItem(take_id, goods.unit(name), Quantity.of(there), Tally.FIRST))
    number = goods.act(post_count, PostCount(take_id)).number
    asked = report("stock.count_variance")
    with shop.reading() as conn:
        paper = report_paper(asked, conn, owner, asked.answers({"document": number}), "禾丰", AT, "周禾")
        written = replace(paper, rows=tuple(paper.rows))
    facts = dict(paper.facts)
    assert (facts["盘点单号"], facts["盘盈"], facts["盘亏"], facts["差异率"]) == (number, "2.40", "(4.00)", "8.89%")
    at = [column.title for column in paper.columns].index("盈亏成本 元")
    assert [(row.cells[0], row.cells[at]) for row in paper.totals] == [
        ("盘盈", Money(240)),
        ("盘亏", Money(-400)),
        ("合计  2 行", Money(-160)),
    ]
    assert number in words_of(table_pdf(written))


def pages(pdf: bytes) -> int:
    return len(PdfDocument(pdf))


def words_of(pdf: bytes) -> str:
    return str(PdfDocument(pdf)[0].get_textpage().get_text_range())
