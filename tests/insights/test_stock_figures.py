"""进销存汇总表 and 库存台账: figures recounted from the stock book, any days, and against an independent control."""

import csv
import gzip
from collections import defaultdict
from dataclasses import dataclass
from datetime import date, datetime
from pathlib import Path
from typing import Any

import hypothesis.strategies as st
import pytest
from hypothesis import given, settings
from sqlalchemy import insert, select

from jxc_desktop.catalog.tables import item
from jxc_desktop.documents.kinds import Kind
from jxc_desktop.documents.life import write_document
from jxc_desktop.insights import asking
from jxc_desktop.insights.periods import day_before
from jxc_desktop.insights.registry import report
from jxc_desktop.insights.report import Row, RowKind
from jxc_desktop.insights.stock_figures import IN, OUT
from jxc_desktop.kernel.changes import Topic
from jxc_desktop.kernel.money import ZERO, Money
from jxc_desktop.kernel.quantity import NONE, Quantity
from jxc_desktop.ledger import Account, Issue, Receipt, Route, cost, credit, debit, post
from jxc_desktop.ledger.tables import stock_move
from jxc_desktop.storage.shop_file import ShopFile
from jxc_desktop.usecase import Session, Tx, use_case
from tests.insights.conftest import TODAY, Trading
from tests.insights.plans import plans
from tests.stocked import Stocked

DAYS = [date(2026, month, day).isoformat() for month in (10, 11, 12) for day in range(1, 31)]
ALL = st.sampled_from(DAYS)


def of_month(month: str) -> dict[str, str]:
    return {"from": f"{month}-01", "to": f"{month}-{'30' if month == '2026-11' else '31'}"}


MONTHS = pytest.mark.parametrize("month", ["2026-10", "2026-11", "2026-12"])


@MONTHS
def test_the_lines_of_one_month_are_counted_without_reading_it_for_each_item(trading: Trading, month: str) -> None:
    """The planner once took a month named alone for the better key: for each item it read the whole month. Now what
    moved in the month is gathered once, and what lay there before is looked up."""
    one = report("stock.summary")
    with trading.shop.reading() as conn, plans(conn, "AS held") as found:
        asking.totals(one, conn, trading.session, one.answers(of_month(month), TODAY))
    for at, plan in enumerate(found):
        if plan.startswith("CORRELATED"):
            assert "ix_stock_month_item" in found[at + 1], found
    assert sum("PRIMARY KEY (month=?)" in plan for plan in found) == 1, found


@MONTHS
def test_a_page_looks_up_its_own_goods_alone(trading: Trading, month: str) -> None:
    one = report("stock.summary")
    with trading.shop.reading() as conn, plans(conn, "stock_month.item_id IN (?") as found:
        asking.run(one, conn, trading.session, one.answers(of_month(month), TODAY), limit=2)
    by_month = [plan for plan in found if "stock_month" in plan]
    assert by_month and all("ix_stock_month_item (item_id=?" in plan for plan in by_month), by_month


def test_what_went_each_way_is_added_up_as_it_lies_in_the_book(trading: Trading) -> None:
    one = report("stock.summary")
    year = {"from": "2026-01-01", "to": "2026-12-31"}
    with trading.shop.reading() as conn, plans(conn, "GROUP BY stock_month.month, stock_month.route") as found:
        asking.totals(one, conn, trading.session, one.answers(year, TODAY))
    assert found and not any("TEMP B-TREE" in plan for plan in found), found


def summary(trading: Stocked, first: str, last: str, **more: str) -> dict[str, dict[str, Any]]:
    """Name -> cells by key, of every row."""
    one = report("stock.summary")
    with trading.shop.reading() as conn:
        page = asking.run(one, conn, trading.session, one.answers({"from": first, "to": last, **more}), limit=None)
    keys = [column.key for column in page.columns]
    return {str(row.cells[keys.index("name")]): dict(zip(keys, row.cells, strict=True)) for row in page.rows}


def counted(trading: Stocked, item_id: int, first: str, last: str) -> tuple[Quantity, Money]:
    rows = select(stock_move.c.quantity, stock_move.c.value_fen).where(
        stock_move.c.item_id == item_id, stock_move.c.business_day.between(first, last)
    )
    with trading.shop.reading() as conn:
        found = conn.execute(rows).all()
    return Quantity(sum(q for q, _ in found)), Money(sum(v for _, v in found))


@settings(max_examples=30)
@given(ends=st.tuples(ALL, ALL).map(sorted))
def test_any_days_give_what_the_rows_of_the_stock_book_say(trading: Trading, ends: list[str]) -> None:
    found = summary(trading, ends[0], ends[1], subtotal="none")
    for name, item_id in trading.items.items():
        cells = found.get(name)
        opening = counted(trading, item_id, "2026-01-01", day_before(ends[0]))
        closing = counted(trading, item_id, "2026-01-01", ends[1])
        if cells is None:
            assert (opening, closing) == ((NONE, ZERO), (NONE, ZERO))
            continue
        assert (cells["opening_quantity"], cells["opening_value"]) == opening
        assert (cells["closing_quantity"], cells["closing_value"]) == closing
        assert cells["opening_quantity"] + cells["in_quantity"] - cells["out_quantity"] == cells["closing_quantity"]
        moved = cells["in_value"] - cells["out_value"] + cells["adjusted_value"]
        assert cells["opening_value"] + moved == cells["closing_value"]


def test_each_way_stands_in_its_own_column(trading: Trading) -> None:
    water, cola = (summary(trading, "2026-11-01", "2026-11-30")[name] for name in ("农夫山泉", "可乐"))
    assert (water["retail_quantity"], water["write_off_quantity"]) == (Quantity.of(10), Quantity.of(2))
    assert cola["purchase_value"] == Money(13200)
    assert cola["sales_return_quantity"] == Quantity.of(-4)
    assert (cola["out_quantity"], cola["closing_quantity"]) == (Quantity.of(49), Quantity.of(111))


def test_a_block_of_a_category_carries_the_sums_of_its_items(trading: Trading) -> None:
    found = summary(trading, "2026-11-01", "2026-11-22")
    drinks = found["饮料"]
    for block in (IN, OUT):
        for key, _, _ in block:
            parts = [found[name][f"{key}_value"] for name in ("可乐", "农夫山泉")]
            assert drinks[f"{key}_value"] == Money.total(parts)
    assert drinks["closing_value"] == found["可乐"]["closing_value"] + found["农夫山泉"]["closing_value"]


def test_a_filter_on_the_category_leaves_the_others_out(trading: Trading) -> None:
    assert set(summary(trading, "2026-11-01", "2026-11-30", category="2")) == {"方便食品", "方便面"}


def ledger_rows(trading: Trading, first: str, last: str) -> tuple[list[str], list[Row]]:
    one = report("stock.ledger")
    answers = one.answers({"item": str(trading.items["可乐"]), "from": first, "to": last}, TODAY)
    with trading.shop.reading() as conn:
        page = asking.run(one, conn, trading.session, answers, limit=None)
    return [column.key for column in page.columns], list(page.rows)


def test_the_ledger_runs_from_the_summarys_opening_to_its_closing(trading: Trading) -> None:
    keys, rows = ledger_rows(trading, "2026-11-04", "2026-12-05")
    cells = summary(trading, "2026-11-04", "2026-12-05")["可乐"]
    quantity, value = keys.index("balance_quantity"), keys.index("balance_value")
    assert (rows[0].cells[quantity], rows[0].cells[value]) == (cells["opening_quantity"], cells["opening_value"])
    assert (rows[-1].cells[quantity], rows[-1].cells[value]) == (cells["closing_quantity"], cells["closing_value"])


def test_months_are_summed_up_with_the_year_so_far(trading: Trading) -> None:
    keys, rows = ledger_rows(trading, "2026-11-01", "2026-12-31")
    sums = [row.cells[keys.index("out_quantity")] for row in rows if row.kind is RowKind.SUBTOTAL]
    assert sums == [Quantity.of(49), Quantity.of(59), Quantity.of(8), Quantity.of(67)]


# --- the independent control ---------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Stream:
    """The number of papers that were posted."""

    papers: int


_events: list[tuple[str, list[tuple[int, int, int]]]] = []


@use_case("Post a stream of real receipts", needs=None, touches={Topic.STOCK})
def post_stream(tx: Tx, request: Stream) -> Stream:
    """Every paper of the list: lines of item, thousandths (in positive, out negative) and fen."""
    for day, lines in _events:
        wants: list[Any] = [
            Receipt(n, item, 1, Route.PURCHASE, Quantity(quantity), Money(fen))
            if quantity > 0
            else Issue(n, item, 1, Route.RETAIL, Quantity(-quantity))
            for n, (item, quantity, fen) in enumerate(lines, 1)
        ]
        moves = cost(tx, wants)
        worth = Money.total(move.value for move in moves)
        paper = write_document(tx, Kind.GOODS_RECEIPT if worth > ZERO else Kind.RETAIL_SALE, day=day, first=False)
        other = Account.PAYABLE if worth > ZERO else Account.COGS
        post(tx, paper.id, [debit(Account.INVENTORY, worth), credit(other, worth)], moves, day)
    return Stream(len(_events))


def stream_of(folder: Path) -> tuple[list[tuple[str, list[tuple[str, int, int]]]], set[str]]:
    papers: dict[tuple[str, str, str], list[tuple[str, int, int]]] = defaultdict(list)
    with gzip.open(folder / "tx_purchases_small_ASSUMED.csv.gz", "rt", encoding="utf-8-sig") as file:
        for row in csv.DictReader(file):
            quantity = int(row["qty"])
            fen = round(quantity * float(row["unit_cost"]) * 100)
            papers[row["ts"], "0", row["bill"]].append((row["product"], quantity * 1000, fen))
    with gzip.open(folder / "tx_sales_small_10k.csv.gz", "rt", encoding="utf-8-sig") as file:
        for row in csv.DictReader(file):
            if not 1 <= int(row["qty"]) <= 100:  # no sale, or fuel by the thousandth of a gallon
                continue
            papers[row["ts"], "1", row["receipt"]].append((row["product"], -int(row["qty"]) * 1000, 0))
    ordered = [(key[0][:10], lines) for key, lines in sorted(papers.items())]
    return ordered, {line[0] for _, lines in ordered for line in lines}


@pytest.fixture
def real_stream(shop: ShopFile, owner: Session, shared: Path) -> Stocked:
    papers, products = stream_of(shared / "data")
    made = Stocked(shop, owner)
    for product in sorted(products):
        made.items[product] = len(made.items) + 1
    with shop.writing() as conn:
        rows = [
            {"id": key, "code": name, "name": name, "unit": "个", "created_at": "2017", "changed_at": "2017"}
            for name, key in made.items.items()
        ]
        conn.execute(insert(item), rows)
    _events[:] = [(day, [(made.items[p], q, f) for p, q, f in lines]) for day, lines in papers]
    made.act(post_stream, Stream(len(_events)), now=datetime(2018, 1, 1, 12))
    return made


def test_a_real_stores_months_agree_with_an_independent_program(real_stream: Stocked, shared: Path) -> None:
    """Quantities to the unit; values of one item within a fen for every move in the month (it rounds nothing)."""
    control: dict[str, list[dict[str, str]]] = defaultdict(list)
    path = shared / "data" / "control_small_stock_summary_by_month.csv.gz"
    with gzip.open(path, "rt", encoding="utf-8-sig") as file:
        for row in csv.DictReader(file):
            control[row["month"]].append(row)
    assert len(control) == 4
    for month, rows in control.items():
        last = date(int(month[:4]), int(month[5:]), 28).isoformat()[:8] + "31"
        last = min(last, f"{month}-30") if month[5:] in ("04", "06", "09", "11") else last
        found = summary(real_stream, f"{month}-01", f"{month}-28" if month[5:] == "02" else last, subtotal="none")
        off = 0.0
        for row in rows:
            cells = found[row["product"]]
            assert float(cells["closing_quantity"].text()) == float(row["closing_qty"])
            assert float(cells["in_quantity"].text()) == float(row["in_qty"])
            assert float(cells["out_quantity"].text()) == float(row["out_qty"])
            gap = abs(float(cells["closing_value"].text()) - float(row["closing_value_moving_average"]))
            assert gap <= 0.05, (month, row)
            off += gap
        assert off < 0.01 * len(rows)
