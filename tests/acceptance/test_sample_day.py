"""The sample day through the verbs: what was played, what the books say of it, and every paper read back."""

import re
import subprocess
import sys
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

import openpyxl
import pypdfium2
import pytest
from sqlalchemy import func, select

from jxc_desktop import words
from jxc_desktop.catalog.lookups import base_codes
from jxc_desktop.catalog.tables import item
from jxc_desktop.documents.kinds import Kind
from jxc_desktop.documents.tables import document
from jxc_desktop.finance.lookups import supplier_debt
from jxc_desktop.insights import asking
from jxc_desktop.insights.proof import prove_shop
from jxc_desktop.insights.registry import month_pack
from jxc_desktop.insights.report import Cell
from jxc_desktop.kernel.dates import Month
from jxc_desktop.kernel.money import ZERO, Money
from jxc_desktop.kernel.quantity import Quantity
from jxc_desktop.ledger.balances import on_hand
from jxc_desktop.purchasing.lookups import Receipt, receipt
from jxc_desktop.sales.lookups import Sale, sale, sale_numbered
from jxc_desktop.sales.shift_slip import ShiftSlip, shift_slip
from jxc_desktop.sample.day import DayPlayed, play_day
from jxc_desktop.sample.papers import write_papers
from jxc_desktop.stock.count_sheets import count_rows, take
from jxc_desktop.words.figures import grouped

EVENING = datetime(2026, 11, 22, 21, 30)


@dataclass(frozen=True, slots=True)
class Day:
    """The day with its papers, and what the rooms say of it afterwards."""

    played: DayPlayed
    papers: dict[str, Path]
    sales: list[Sale]
    refunds: list[Sale]
    delivery: Receipt
    slip: ShiftSlip

    @property
    def taken(self) -> Money:
        """Sales less refunds, summed from the receipts themselves."""
        return Money.total(s.due for s in self.sales) - Money.total(r.due for r in self.refunds)


@pytest.fixture(scope="module")
def day(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Day]:
    """Played once; the tests only read it."""
    words.speak("zh_CN")
    folder = tmp_path_factory.mktemp("day")
    played = play_day(folder / "shop.jxc", EVENING)
    with played.shop as shop:
        written = write_papers(played, folder / "papers", EVENING)
        with shop.reading() as conn:
            sales = [sale(conn, done.document_id) for done in played.sold]
            refunds = [sale_numbered(conn, number) for number in played.refunds]
            came = receipt(conn, played.receipt_id)
            slip = shift_slip(conn, played.shift_id)
        yield Day(played, {path.name: path for path in written}, sales, refunds, came, slip)


def text_of(path: Path) -> str:
    """All words of a PDF without white space: positions decide it, not the paper."""
    with pypdfium2.PdfDocument(path) as pdf:
        return re.sub(r"\s", "", "".join(page.get_textpage().get_text_range() for page in pdf))


def totals(day: Day) -> dict[str, dict[str, Cell]]:
    """The totals line of each report of the month pack, by column."""
    found = {}
    with day.played.shop.reading() as conn:
        for report, answers in month_pack(Month.of(EVENING.date())):
            columns = asking.run(report, conn, day.played.owner, answers, limit=1).columns
            cells = asking.totals(report, conn, day.played.owner, answers).cells
            found[report.name] = dict(zip([column.key for column in columns], cells, strict=True))
    return found


# --- what was played -----------------------------------------------------------------------------------------------


def test_three_hundred_and_two_goods_and_a_delivery_of_sixty_by_their_codes(day: Day) -> None:
    with day.played.shop.reading() as conn:
        assert conn.execute(select(func.count()).select_from(item)).scalar_one() == 302
    lines = day.delivery.lines
    assert len({line.item_id for line in lines}) == 60
    assert {line.quantity for line in lines} == {Quantity.of(24)}
    assert day.delivery.head.total == Money.total(line.amount or ZERO for line in lines)


def test_the_count_finds_one_piece_too_few_and_one_too_many(day: Day) -> None:
    with day.played.shop.reading() as conn:
        assert take(conn, day.played.take_id).counted == 30
        found = [row.variance for row in count_rows(conn, day.played.take_id, with_cost=True) if row.variance]
    assert sorted(found) == [Quantity.of(-1), Quantity.of(1)]


def test_two_hundred_sales_in_three_ways_of_paying_with_two_refunds(day: Day) -> None:
    assert (len(day.sales), len(day.refunds)) == (200, 2)
    assert {tender.kind for one in day.sales for tender in one.tenders} == {"cash", "wechat", "alipay"}
    assert any(len(one.tenders) > 1 for one in day.sales)
    for one in day.sales:
        assert Money.total(tender.amount for tender in one.tenders) == one.due
        assert Money.total(line.amount for line in one.lines) == one.due
    assert {one.answers for one in day.refunds} == {day.played.sold[20].number, day.played.sold[77].number}


def test_the_shift_is_closed_with_nothing_over_or_short(day: Day) -> None:
    drawer = day.slip.drawer
    assert day.slip.shift.closed_at is not None
    assert drawer.over_short == ZERO
    cash_in = [tender.amount for one in day.sales for tender in one.tenders if tender.kind == "cash"]
    cash_back = [tender.amount for one in day.refunds for tender in one.tenders if tender.kind == "cash"]
    assert drawer.expected == drawer.opening + Money.total(cash_in) - Money.total(cash_back)
    assert (day.slip.sales_count, day.slip.refunds_count, day.slip.net) == (200, 2, day.taken)


def test_the_supplier_is_paid_and_the_books_are_proven(day: Day) -> None:
    with day.played.shop.reading() as conn:
        debt = supplier_debt(conn, day.delivery.head.supplier_id)
        assert (debt.balance, debt.items) == (ZERO, ())
        assert prove_shop(conn) == []
    assert day.played.findings == []


def test_the_shelf_holds_what_came_less_what_went(day: Day) -> None:
    left: dict[int, Quantity] = {line.item_id: line.quantity for line in day.delivery.lines}
    for one in day.sales:
        for line in one.lines:
            left[line.item_id] -= line.base_quantity
    for one in day.refunds:
        for line in one.lines:
            left[line.item_id] += line.base_quantity
    with day.played.shop.reading() as conn:
        for row in count_rows(conn, day.played.take_id, with_cost=True):
            left[row.item_id] += row.variance or Quantity(0)
        held = {item_id: on_hand(conn, item_id).quantity for item_id in left}
    assert held == left


def test_the_numbers_of_each_kind_run_without_a_gap(day: Day) -> None:
    with day.played.shop.reading() as conn:
        numbers = conn.execute(select(document.c.kind, document.c.number)).all()
    series: dict[str, list[int]] = defaultdict(list)
    for kind, number in numbers:
        assert number, kind
        series[kind].append(int(number.rsplit("-", 1)[1]))
    for kind, run in series.items():
        assert sorted(run) == list(range(1, len(run) + 1)), kind
    assert len(series[Kind.RETAIL_SALE]) == 200
    wanted = {Kind.GOODS_RECEIPT, Kind.RETAIL_RETURN, Kind.STOCK_TAKE, Kind.SHIFT_CLOSE, Kind.EXPENSE}
    assert wanted <= set(series)


# --- the month's figures -------------------------------------------------------------------------------------------


def test_the_month_says_what_the_receipts_say(day: Day) -> None:
    month = totals(day)
    assert month["sales.margin"]["amount"] == month["sales.daily"]["amount"] == day.taken
    assert month["sales.daily"]["receipts"] == 200
    margin = month["sales.margin"]
    assert margin["profit"] == month["sales.daily"]["profit"]
    assert isinstance(margin["net"], Money) and isinstance(margin["cost"], Money)
    assert margin["profit"] == margin["net"] - margin["cost"]


def test_the_months_stock_moves_by_what_the_papers_moved(day: Day) -> None:
    stock = totals(day)["stock.summary"]
    pieces = Quantity.total(line.base_quantity for one in day.sales for line in one.lines)
    back = Quantity.total(line.base_quantity for one in day.refunds for line in one.lines)
    bought = Money.total(line.cost or ZERO for line in day.delivery.lines)
    assert (stock["purchase_quantity"], stock["purchase_value"]) == (Quantity.of(60 * 24), bought)
    assert stock["retail_quantity"] == pieces
    assert stock["sales_return_quantity"] == -back
    assert (stock["count_gain_quantity"], stock["count_loss_quantity"]) == (Quantity.of(1), Quantity.of(1))
    assert stock["closing_quantity"] == Quantity.of(60 * 24) - pieces + back
    worth = Money.total(value_on_hand(day))
    assert stock["closing_value"] == worth


def value_on_hand(day: Day) -> list[Money]:
    with day.played.shop.reading() as conn:
        return [on_hand(conn, line.item_id).value for line in day.delivery.lines]


def test_the_trial_balance_balances_and_nobody_is_owed(day: Day) -> None:
    month = totals(day)
    book = month["finance.trial_balance"]
    assert book["debit"] == book["credit"] != ZERO
    assert book["closing_debit"] == book["closing_credit"] != ZERO
    assert month["suppliers.ageing"]["balance"] == month["customers.ageing"]["balance"] == ZERO


# --- the papers ----------------------------------------------------------------------------------------------------


def test_every_paper_is_there_in_every_size(day: Day) -> None:
    strips = ("receipt", "receipt-again", "refund", "shift-slip")
    expected = {f"{name}-{mm}.{kind}" for name in strips for mm in ("58", "80") for kind in ("pdf", "escpos")}
    expected |= {f"{name}-{size}.pdf" for name in ("goods-receipt", "sales-slip") for size in ("a4", "a5")}
    expected |= {f"label-mm{size}.pdf" for size in ("30x20", "40x30", "50x30", "60x40", "70x38")}
    expected |= {"labels-a4-24.pdf", "labels-a4-30.pdf", "stocktake-sheet.pdf", "stocktake-sheet-blind.pdf"}
    expected |= {"month-pack.pdf", "month-pack.xlsx"}
    assert set(day.papers) == expected
    assert all(path.stat().st_size for path in day.papers.values())


@pytest.mark.parametrize("mm", ["58", "80"])
def test_the_receipt_reads_back_with_its_number_its_lines_and_its_sum(day: Day, mm: str) -> None:
    biggest = max(day.sales, key=lambda one: len(one.lines))
    for name, more in (("receipt", ""), ("receipt-again", "补打")):
        text = text_of(day.papers[f"{name}-{mm}.pdf"])
        assert biggest.number in text
        assert more in text
        assert f"¥{grouped(biggest.due)}" in text
        assert all(re.sub(r"\s", "", line.name) in text for line in biggest.lines)
    sent = day.papers[f"receipt-{mm}.escpos"].read_bytes()
    assert biggest.due.text().encode() in sent and biggest.number.encode() in sent


def test_the_refund_and_the_shift_slip_read_back(day: Day) -> None:
    refund = text_of(day.papers["refund-80.pdf"])
    assert day.refunds[0].number in refund and day.refunds[0].answers in refund
    slip = text_of(day.papers["shift-slip-80.pdf"])
    for figure in (day.slip.net, day.slip.drawer.expected, day.slip.drawer.change, day.slip.drawer.handed_over):
        assert grouped(figure) in slip


def test_the_delivery_and_the_sales_slip_read_back(day: Day) -> None:
    came = text_of(day.papers["goods-receipt-a4.pdf"])
    assert day.delivery.head.number in came and day.delivery.head.supplier in came
    assert grouped(day.delivery.head.total or ZERO) in came
    assert all(grouped(line.amount or ZERO) in came for line in day.delivery.lines)
    dearest = max(day.sales, key=lambda one: one.due)
    sold = text_of(day.papers["sales-slip-a5.pdf"])
    assert dearest.number in sold and grouped(dearest.due) in sold


def test_labels_and_count_sheets_read_back(day: Day) -> None:
    for sheet in ("labels-a4-24.pdf", "labels-a4-30.pdf"):
        labels = text_of(day.papers[sheet])
        assert all(ware.barcode in labels for ware in day.played.delivered)
    open_sheet, blind = (text_of(day.papers[f"stocktake-sheet{kind}.pdf"]) for kind in ("", "-blind"))
    with day.played.shop.reading() as conn:
        rows = count_rows(conn, day.played.take_id)
        codes = base_codes(conn, [row.item_id for row in rows])
    for row in rows:
        assert all(code in paper for code in (row.code, codes[row.item_id]) for paper in (open_sheet, blind))
    assert "账面" in open_sheet and "账面" not in blind


def test_the_month_pack_says_the_same_on_paper_and_in_the_spreadsheet(day: Day) -> None:
    text = text_of(day.papers["month-pack.pdf"])
    month = totals(day)
    margin, stock = month["sales.margin"], month["stock.summary"]
    for figure in (margin["amount"], margin["profit"], stock["closing_value"]):
        assert isinstance(figure, Money) and grouped(figure) in text
    book = openpyxl.load_workbook(day.papers["month-pack.xlsx"])
    assert len(book.sheetnames) == len(month_pack(Month.of(EVENING.date())))
    sheets = [[cell.value for row in sheet.iter_rows() for cell in row] for sheet in book]
    assert float(day.taken.text()) in [round(value, 2) for value in sheets[1] if isinstance(value, (int, float))]
    assert not [value for sheet in sheets for value in sheet if isinstance(value, str) and value.startswith("=")]


# --- as a newcomer starts it ---------------------------------------------------------------------------------------


def test_the_command_plays_the_day_and_leaves_papers_and_pictures(tmp_path: Path) -> None:
    command = [sys.executable, "-m", "jxc_desktop", "sample-day", str(tmp_path)]
    done = subprocess.run(command, capture_output=True, encoding="utf-8", cwd=Path(__file__).parents[2], check=False)
    assert done.returncode == 0, done.stderr
    assert "200" in done.stdout
    assert len(list((tmp_path / "papers").iterdir())) == 31
    pictures = list((tmp_path / "pictures").rglob("*.png"))
    assert len(pictures) > 30
    assert all(picture.stat().st_size > 5_000 for picture in pictures)
