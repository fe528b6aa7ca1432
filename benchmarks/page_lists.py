"""Pages of long lists, by key: the second, the 500th and the last beside the first, on the large shop."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date
from functools import partial

from sqlalchemy import Connection, text

from benchmarks.measuring import Bench, Figure, Spent, against_floor
from benchmarks.people import OWNER
from jxc_desktop.insights import asking
from jxc_desktop.insights.answers import Answers
from jxc_desktop.insights.registry import report
from jxc_desktop.insights.report import Report
from jxc_desktop.storage.shop_file import ShopFile

TODAY = date(2017, 12, 31)
ALL = {"from": "2016-12-01", "to": "2018-01-31"}
FAR, ROWS, TURNS = 500, 200, 7


@dataclass(frozen=True, slots=True)
class _List:
    """A list and what is asked of it."""

    name: str
    given: Mapping[str, str] = field(default_factory=dict)


def measure(bench: Bench) -> list[Figure]:
    """One figure a list: its dearest page, with the first one as the floor."""
    if bench.large is None:
        return []
    with ShopFile.open(bench.large, write=False) as shop, shop.reading() as conn:
        return [_figure(conn, one) for one in _lists(conn)]


def _lists(conn: Connection) -> Iterator[_List]:
    dearest = text("SELECT item_id FROM stock_move GROUP BY item_id ORDER BY count(*) DESC LIMIT 1")
    yield _List("finance.journal", ALL)
    yield _List("finance.account", {**ALL, "account": "1405"})
    yield _List("sales.papers", ALL)
    yield _List("purchasing.papers", ALL)
    yield _List("stock.ledger", {**ALL, "item": str(conn.execute(dearest).scalar_one())})
    yield _List("stock.items")
    yield _List("stock.on_hand")


def _figure(conn: Connection, one: _List) -> Figure:
    asked = report(one.name)
    answers = asked.answers(one.given, TODAY)
    cursors = [None, *_cursors(asked, conn, answers)]
    far = sorted({1, min(FAR, len(cursors)) - 1, len(cursors) - 1} - {0})
    spent = {number: Spent() for number in (0, *far)}
    for _ in range(TURNS):
        for number, taken in spent.items():
            page = partial(asking.run, asked, conn, OWNER, answers, after=cursors[number], limit=ROWS)
            taken.on(page)
    dearest = max((spent[number] for number in far), key=lambda taken: taken.p50_ms, default=spent[0])
    pages = ", ".join(f"{number + 1:,}" for number in far)
    return against_floor(f"{one.name}: pages {pages} beside page 1", dearest, spent[0], most=2)


def _cursors(asked: Report, conn: Connection, answers: Answers) -> Iterator[str]:
    """Where each page after the first begins."""
    after: str | None = None
    while True:
        after = asking.run(asked, conn, OWNER, answers, after=after, limit=ROWS).next
        if after is None:
            return
        yield after
