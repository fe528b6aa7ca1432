"""进销存汇总表 and 销售毛利表 over any days, warehouse and goods, recounted row by row from the books."""

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from decimal import Decimal
from random import Random
from typing import Any

import hypothesis.strategies as st
import pytest
from hypothesis import example, given, settings
from sqlalchemy import insert, select

from jxc_desktop.catalog.tables import item
from jxc_desktop.documents.kinds import Kind
from jxc_desktop.documents.life import write_document
from jxc_desktop.documents.pinyin_keys import by_pinyin
from jxc_desktop.documents.tables import document, warehouse
from jxc_desktop.finance.open_shop import NewShop, open_shop
from jxc_desktop.insights import asking
from jxc_desktop.insights.registry import report
from jxc_desktop.insights.report import RowKind
from jxc_desktop.insights.stock_figures import IN, OUT
from jxc_desktop.kernel.changes import Topic
from jxc_desktop.kernel.identity import Secret
from jxc_desktop.kernel.money import Money
from jxc_desktop.kernel.permission import Role
from jxc_desktop.kernel.price import Price
from jxc_desktop.kernel.quantity import Quantity
from jxc_desktop.kernel.rounding import div_half_up
from jxc_desktop.ledger import Account, Issue, Negative, Receipt, Route, cost, credit, debit, post, variance_lines
from jxc_desktop.ledger.proof import prove
from jxc_desktop.ledger.tables import stock_move
from jxc_desktop.sales.tables import sale_line
from jxc_desktop.usecase import Session, Tx, use_case
from tests.insights.conftest import TODAY, Trading
from tests.insights.test_every_report import every_page
from tests.stocked import Stocked

FIRST = date(2025, 11, 20)
DAYS = [(FIRST + timedelta(days=n)).isoformat() for n in range(430)]
TRADED = DAYS[40:390]  # 14 months, so that a period may lie before, behind or around all of them
EDGES = sorted({*DAYS[::9], *[day for day in DAYS if day.endswith(("-01", "-28", "-30", "-31"))]})
PERIODS = st.tuples(st.sampled_from(EDGES), st.sampled_from(EDGES)).map(lambda ends: (min(ends), max(ends)))
CAME = [route for _, _, routes in IN for route in routes if route is not Route.PURCHASE_RETURN] + [Route.SALES_RETURN]
WENT = [route for _, _, routes in OUT for route in routes if route is not Route.SALES_RETURN] + [Route.PURCHASE_RETURN]
CLERK = Session(1, "库管", Role.CLERK)
Sums = tuple[int, int]
_papers: list[tuple[str, list[tuple[int, int, Route, int, int]]]] = []


@dataclass(frozen=True, slots=True)
class Trade:
    """How many papers were posted."""

    papers: int


@use_case("Post what was drawn by lot", needs=None, touches={Topic.STOCK})
def post_trade(tx: Tx, request: Trade) -> Trade:
    """Every paper of the list: item, warehouse, route, thousandths and, of goods that come in, fen."""
    for day, lines in _papers:
        wants = [
            Receipt(n, goods, where, route, Quantity(quantity), Money(fen))
            if route in CAME
            else Issue(n, goods, where, route, Quantity(quantity), reference=Price(21_000))
            for n, (goods, where, route, quantity, fen) in enumerate(lines, 1)
        ]
        moves = cost(tx, wants, Negative.ALLOW)
        strays = variance_lines(moves)
        worth = Money.total(move.value for move in moves if move.route is not Route.COST_ADJUSTMENT)
        paper = write_document(tx, Kind.GOODS_RECEIPT, day=day, first=False)
        post(tx, paper.id, [debit(Account.INVENTORY, worth), credit(Account.PAYABLE, worth), *strays], moves, day)
    return Trade(len(_papers))


def drawn(lot: Random, items: list[int]) -> Iterator[tuple[str, list[tuple[int, int, Route, int, int]]]]:
    """Papers of one to three goods, not in the order of their days; goods that rarely move, and some that sell out."""
    for _ in range(260):
        goods = lot.sample(items, lot.randint(1, 3))
        route = lot.choice([Route.PURCHASE, Route.RETAIL, lot.choice(CAME), lot.choice(WENT)])
        yield (
            lot.choice(TRADED),
            [(one, lot.randint(1, 2), route, lot.randint(1, 9) * 1000, lot.randint(1, 9999)) for one in goods],
        )


@pytest.fixture(scope="session")
def traded(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Stocked]:
    """Built once and only read."""
    path = tmp_path_factory.mktemp("traded") / "shop.jxc"
    with open_shop(path, NewShop("禾丰便利店", "周禾", Secret("2468"))) as shop:
        made = Stocked(shop, Session(1, "周禾", Role.OWNER))
        with shop.writing() as conn:
            conn.execute(insert(warehouse).values(name="后仓"))
        blocks = [made.add_category("饮料"), made.add_category("方便食品"), None]
        for n in range(14):
            made.add_item(
                f"商品{n:02d}", category_id=blocks[n % 3], search_key=f"商品{n:02d} {'大' if n < 4 else '小'}"
            )
        *moving, alone, gone, late, _never = made.items.values()
        _papers[:] = [
            *drawn(Random(20261122), moving),
            ("2026-07-18", [(alone, 1, Route.PURCHASE, 5000, 1000)]),  # comes and goes on one day
            ("2026-07-18", [(alone, 1, Route.RETAIL, 5000, 0)]),
            ("2026-01-05", [(gone, 1, Route.PURCHASE, 5000, 1000)]),  # sold out within a month
            ("2026-02-12", [(gone, 1, Route.RETAIL, 5000, 0)]),
            ("2026-11-17", [(late, 1, Route.PURCHASE, 5000, 1000)]),  # new within a month
        ]
        made.act(post_trade, Trade(len(_papers)), now=datetime(2027, 2, 1, 12))
        yield made
        with shop.reading() as conn:
            assert prove(conn) == []


# --- 进销存汇总表 ----------------------------------------------------------------------------------------------


def recounted(traded: Stocked, first: str, last: str, warehouse_id: int) -> dict[int, dict[str, Sums]]:
    """Item -> what lay "before" and "behind" and each route of the period, from the stock book's own rows."""
    found: dict[int, dict[str, Sums]] = defaultdict(lambda: {"before": (0, 0), "behind": (0, 0)})
    with traded.shop.reading() as conn:
        rows = conn.execute(select(stock_move)).all()
    for row in rows:
        if warehouse_id in (0, row.warehouse_id) and row.business_day <= last:
            ways = ["behind", "before" if row.business_day < first else row.route]
            for way in ways:
                quantity, fen = found[row.item_id].get(way, (0, 0))
                found[row.item_id][way] = (quantity + row.quantity, fen + row.value_fen)
    return {one: ways for one, ways in found.items() if len(ways) > 2 or any(map(any, ways.values()))}


def as_cells(ways: dict[str, Sums], *, cost: bool) -> dict[str, object]:
    """The cells of the layout from sums of rows."""
    cells: dict[str, object] = {}
    ends = {"in": (0, 0), "out": (0, 0)}
    for side, block, sign in (("in", IN, 1), ("out", OUT, -1)):
        for key, _, routes in block:
            quantity = sign * sum(ways.get(str(route), (0, 0))[0] for route in routes)
            fen = sign * sum(ways.get(str(route), (0, 0))[1] for route in routes)
            cells |= {f"{key}_quantity": Quantity(quantity), f"{key}_value": Money(fen)}
            ends[side] = (ends[side][0] + quantity, ends[side][1] + fen)
    for key, (quantity, fen) in (ends | {"opening": ways["before"], "closing": ways["behind"]}).items():
        cells |= {f"{key}_quantity": Quantity(quantity), f"{key}_value": Money(fen)}
    cells["adjusted_value"] = Money(ways.get(str(Route.COST_ADJUSTMENT), (0, 0))[1])
    return cells if cost else {key: cell for key, cell in cells.items() if key.endswith("_quantity")}


def added(parts: list[dict[str, Sums]]) -> dict[str, Sums]:
    keys = {"before", "behind", *[key for part in parts for key in part]}
    zero = (0, 0)
    return {
        key: (sum(part.get(key, zero)[0] for part in parts), sum(part.get(key, zero)[1] for part in parts))
        for key in keys
    }


@dataclass(frozen=True, slots=True)
class Shown:
    """What the report says: heads by name, lines by item, the totals line, how many lines it counts."""

    heads: dict[str, dict[str, object]]
    lines: dict[int, dict[str, object]]
    total: dict[str, object]
    count: int
    proven: bool


def shown(traded: Stocked, session: Session, limit: int | None, **given: str) -> Shown:
    one = report("stock.summary")
    answers = one.answers(given, date(2027, 2, 1))
    keys = [column.key for column in one.columns_for(session, answers)]
    heads, lines, after = dict[str, Any](), dict[int, Any](), None
    with traded.shop.reading() as conn:
        while True:
            page = asking.run(one, conn, session, answers, after=after, limit=limit)
            for row in page.rows:
                cells = dict(zip(keys, row.cells, strict=True))
                if row.kind is RowKind.GROUP:
                    heads[str(cells["name"])] = cells
                else:
                    assert int(row.key) not in lines
                    lines[int(row.key)] = cells
            after = page.next
            if after is None:
                break
        totals = asking.totals(one, conn, session, answers)
    return Shown(heads, lines, dict(zip(keys, totals.cells, strict=True)), totals.count, totals.proven)


def only(cells: dict[str, object], keys: dict[str, object]) -> dict[str, object]:
    return {key: cells[key] for key in keys}


@settings(max_examples=60, deadline=None)
@given(
    period=PERIODS,
    where=st.sampled_from(["", "1", "2"]),
    narrow=st.sampled_from([{}, {"q": "大"}, {"q": "小"}, {"category": "1"}, {"category": "2", "q": "商品0"}]),
    session=st.sampled_from([None, CLERK]),
    limit=st.sampled_from([None, 3]),
)
def test_any_days_warehouse_and_goods_give_what_the_rows_of_the_stock_book_say(
    traded: Stocked,
    period: tuple[str, str],
    where: str,
    narrow: dict[str, str],
    session: Session | None,
    limit: int | None,
) -> None:
    first, last = period
    reader = session or traded.session
    found = shown(traded, reader, limit, **{"from": first, "to": last, "warehouse": where, **narrow})
    with traded.shop.reading() as conn:
        goods = {row.id: row for row in conn.execute(select(item)).all()}
    wanted = {
        one: ways
        for one, ways in recounted(traded, first, last, int(where or 0)).items()
        if narrow.get("q", "") in goods[one].search_key
        and narrow.get("category", "") in ("", str(goods[one].category_id or 0))
    }
    cost = session is None
    if cost:  # without it a line that holds value but no goods has nothing to show
        assert set(found.lines) == set(wanted)
    assert found.count == len(found.lines)
    for one, cells in found.lines.items():
        expected = as_cells(wanted[one], cost=cost)
        assert only(cells, expected) == expected, goods[one].name
    for name, key in (("饮料", 1), ("方便食品", 2), ("没分类", None)):
        parts = [ways for one, ways in wanted.items() if goods[one].category_id == key and one in found.lines]
        assert (name in found.heads) == bool(parts)
        if parts:
            expected = as_cells(added(parts), cost=cost)
            assert only(found.heads[name], expected) == expected, name
    expected = as_cells(added(list(wanted.values())), cost=cost)
    assert only(found.total, expected) == expected
    assert found.proven


# --- 销售毛利表 ------------------------------------------------------------------------------------------------


SALE_DAYS = [date(2026, month, day).isoformat() for month in (9, 10, 11, 12) for day in (1, 5, 11, 12, 20, 25, 30)]
SALE_PERIODS = st.tuples(st.sampled_from(SALE_DAYS), st.sampled_from([*SALE_DAYS, "2026-10-31", "2026-12-31"]))
FIGURES = ("sold", "returned", "quantity", "amount", "discount", "net", "cost", "profit")
Margins = dict[int, dict[str, int]]


def sold(trading: Trading, first: str, last: str, by: str, category: str) -> Margins:
    """Item or category -> its figures as whole numbers, from every sale line of these days."""
    found: Margins = defaultdict(lambda: defaultdict(int))
    asked = (
        select(sale_line, document.c.kind, item.c.category_id)
        .join_from(sale_line, document, document.c.id == sale_line.c.document_id)
        .join(item, item.c.id == sale_line.c.item_id)
        .where(document.c.business_day.between(first, last))
    )
    with trading.shop.reading() as conn:
        for row in conn.execute(asked):
            if category not in ("", str(row.category_id)):
                continue
            is_sale = row.kind in (Kind.RETAIL_SALE, "sales_issue")
            sums = found[row.item_id if by == "item" else row.category_id]
            sums["sold"] += row.base_quantity if is_sale else 0
            sums["returned"] -= 0 if is_sale else row.base_quantity
            sums["quantity"] += row.base_quantity
            sums["amount"] += row.amount_fen
            sums["discount"] += row.gross_fen - row.amount_fen
            sums["net"] += row.amount_fen - row.tax_fen
            sums["cost"] += row.cost_fen
            sums["profit"] += row.amount_fen - row.tax_fen - row.cost_fen
    return found


def plain(cell: Any) -> Any:
    """The whole number a cell stands for."""
    return cell.fen if isinstance(cell, Money) else cell.thousandths if isinstance(cell, Quantity) else cell


def in_percent(part: int, whole: int) -> Decimal:
    """Percent to one place, halves away from zero; 0 of nothing."""
    return Decimal(div_half_up(part * 1000, whole) if whole else 0) / 10


@settings(max_examples=60, deadline=None)
@given(
    period=SALE_PERIODS.filter(lambda ends: ends[0] <= ends[1]),
    by=st.sampled_from(["item", "category"]),
    category=st.sampled_from(["", "1", "2"]),
    sort=st.sampled_from(["", "name", "-profit", "share", "-quantity", "margin"]),
    limit=st.sampled_from([None, 1, 2]),
)
@example(period=("2026-11-01", "2026-11-30"), by="category", category="", sort="", limit=1)  # of two, one sold
@example(period=("2026-09-01", "2026-12-31"), by="item", category="", sort="share", limit=2)  # all of trade
@example(period=("2026-09-01", "2026-12-31"), by="item", category="1", sort="share", limit=2)
def test_any_days_and_goods_sold_give_what_the_sale_lines_say(
    trading: Trading, period: tuple[str, str], by: str, category: str, sort: str, limit: int | None
) -> None:
    wanted = sold(trading, *period, by, category)
    one = report("sales.margin")
    answers = one.answers({"from": period[0], "to": period[1], "by": by, "category": category}, TODAY)
    columns = [column.key for column in one.columns_for(trading.session, answers)]
    if sort.removeprefix("-") not in columns:
        sort = ""
    with trading.shop.reading() as conn:
        rows = every_page(one, conn, trading.session, answers, sort, limit)
        totals = asking.totals(one, conn, trading.session, answers)
    shown = {int(row.key): dict(zip(columns, map(plain, row.cells), strict=True)) for row in rows}
    keys = [key for key in FIGURES if key in columns]
    net = sum(sums["net"] for sums in wanted.values())
    assert len(rows) == len(shown) == totals.count
    assert set(shown) == set(wanted)
    for block, cells in shown.items():
        assert {key: cells[key] for key in keys} == {key: wanted[block][key] for key in keys}
        assert cells["share"] == in_percent(wanted[block]["net"], net)
        if "margin" in cells:
            assert cells["margin"] == in_percent(wanted[block]["profit"], wanted[block]["net"])
    order = [shown[int(row.key)][sort.removeprefix("-") or "amount"] for row in rows]
    read = by_pinyin if sort == "name" else None  # names stand as they are read
    assert order == sorted(order, key=read, reverse=sort.startswith("-") or not sort)
    below = dict(zip(columns, map(plain, totals.cells), strict=True))
    assert {key: below[key] for key in keys} == {key: sum(sums[key] for sums in wanted.values()) for key in keys}
