"""毛利表 (E2) and 进销存汇总表 (E1) over more than a million sale lines, beside the bare sums of the month rows."""

from functools import partial
from typing import Any

from sqlalchemy import Connection

from benchmarks.floor import bare
from benchmarks.measuring import Aim, Bench, Figure, Spent
from benchmarks.page_lists import ALL, ROWS, TODAY, TURNS
from benchmarks.people import OWNER
from jxc_desktop.insights import asking
from jxc_desktop.insights.answers import Answers
from jxc_desktop.insights.registry import report
from jxc_desktop.insights.report import Report
from jxc_desktop.storage.shop_file import ShopFile

MOST_MS = 300
_PERIODS = (
    ("the last month", {"from": "2017-12-01", "to": "2017-12-31"}),
    ("a month half a year back", {"from": "2017-06-01", "to": "2017-06-30"}),
    ("the first month", {"from": "2017-01-01", "to": "2017-01-31"}),
    ("a quarter", {"from": "2017-04-01", "to": "2017-06-30"}),
    ("all 13 months", ALL),
)
_SOLD = """SELECT item_id, sum(sold_quantity), sum(amount_fen), sum(cost_fen) FROM sales_month
 WHERE month BETWEEN ? AND ? GROUP BY item_id"""
_MOVED = """SELECT item_id, route, sum(quantity), sum(value_fen) FROM stock_month
 WHERE month BETWEEN ? AND ? GROUP BY item_id, route"""
_REPORTS = (
    ("sales.margin", {"by": "item"}, _SOLD),
    ("sales.margin", {"by": "category"}, _SOLD),
    ("stock.summary", {"subtotal": "category"}, _MOVED),
)


def measure(bench: Bench) -> list[Figure]:
    """The first page and the totals line together, as the window shows them: of a month, and of the whole year."""
    if bench.large is None:
        return []
    floor = bare(bench.large)
    figures = []
    with ShopFile.open(bench.large, write=False) as shop, shop.reading() as conn:
        for name, given, sums in _REPORTS:
            for says, period in _PERIODS:
                asked = report(name)
                answers = asked.answers({**period, **given}, TODAY)
                ours, raw = Spent(), Spent()
                for _ in range(TURNS):
                    ours.on(partial(show, asked, conn, answers))
                    raw.on(partial(sum_raw, floor, sums, period))
                called = f"{name} by {next(iter(given.values()))}, {says}"
                figures.append(Figure(called, ours, raw, (Aim(f"< {MOST_MS} ms", ours.p50_ms, MOST_MS),)))
    floor.close()
    return figures


def show(asked: Report, conn: Connection, answers: Answers) -> None:
    """What the page asks for."""
    asking.run(asked, conn, OWNER, answers, limit=ROWS)
    asking.totals(asked, conn, OWNER, answers)


def sum_raw(floor: Any, sums: str, period: dict[str, str]) -> list[Any]:
    """The sums alone."""
    rows: list[Any] = floor.execute(sums, (period["from"][:7], period["to"][:7])).fetchall()
    return rows
