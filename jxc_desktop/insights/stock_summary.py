"""进销存汇总表 by item with the subtotals of the categories, page by page (TRADE.md E1)."""

from collections.abc import Iterable, Iterator
from dataclasses import replace
from itertools import islice
from typing import Any

from sqlalchemy import ColumnElement, exists, literal, select, tuple_

from jxc_desktop.catalog.tables import category, item
from jxc_desktop.insights.answers import CATEGORY, FROM, SEARCH, TO, WAREHOUSE, Asked, Choice, Question
from jxc_desktop.insights.items import CODE, NAME, SPEC, UNIT, narrowed
from jxc_desktop.insights.report import Column, Kind, Opens, Reader, Report, Row, RowKind, Statement, Thing, Totals
from jxc_desktop.insights.stock_figures import (
    IN,
    OUT,
    Figures,
    agrees_with_books,
    figures_by_item,
    figures_of_all,
    lines_found,
)
from jxc_desktop.kernel.money import Money
from jxc_desktop.kernel.quantity import Quantity
from jxc_desktop.ledger.tables import stock_balance
from jxc_desktop.words import mark, tr
from jxc_desktop.words.figures import grouped

_ALL = -1  # stands for "every category" where there are no subtotals
_FEW, _MANY = 250, 5000


def _rows(reader: Reader) -> Iterator[Row]:
    return (row for row, _ in _from(reader, [], _MANY))


def _page(reader: Reader, state: list[Any], most: int) -> tuple[list[Row], list[Any] | None]:
    found = list(islice(_from(reader, state, _FEW), most + 1))
    rows = [row for row, _ in found[:most]]
    return rows, found[most - 1][1] if len(found) > most else None


def _from(reader: Reader, state: list[Any], batch: int) -> Iterator[tuple[Row, list[Any]]]:
    """Every row behind `state` (category, name and id of the line before), each with the state behind it."""
    blocks = _blocks(reader)
    started = not state
    for key, title in blocks:
        if not started and key != state[0]:
            continue
        after = None if started else (state[1], state[2])
        started = True
        for goods, figures in _lines(reader, key, after, batch):
            if key != _ALL and after is None:
                cells = figures_of_all(reader, _in_category(key)).cells() | {"name": title}
                yield reader.row(cells, key=f"category {key}", kind=RowKind.GROUP), [key, "", 0]
            after = (goods.name, goods.id)
            yield _line(reader, goods, figures, 0 if key == _ALL else 1), [key, goods.name, goods.id]


def _blocks(reader: Reader) -> list[tuple[int, str]]:
    if reader.answers["subtotal"] != "category":
        return [(_ALL, "")]
    named = [(key, name) for key, name in reader.conn.execute(select(category.c.id, category.c.name))]
    return [*sorted(named, key=lambda one: (one[1], one[0])), (0, tr("No category"))]


def _lines(reader: Reader, key: int, after: tuple[str, int] | None, batch: int) -> Iterator[tuple[Any, Figures]]:
    """The items of one category that have anything to show, by name."""
    shelf = stock_balance.alias("shelf")
    where = [exists().where(shelf.c.item_id == item.c.id), *narrowed(reader)]
    if key != _ALL:
        where.append(_in_category(key))
    found = select(item.c.id, item.c.code, item.c.name, item.c.spec, item.c.unit).where(*where)
    found = found.order_by(item.c.name, item.c.id).limit(batch)
    while True:
        place = tuple_(item.c.name, item.c.id) > tuple_(*map(literal, after)) if after else None
        some = found if place is None else found.where(place)
        goods = reader.conn.execute(some).all()
        if not goods:
            return
        figures = figures_by_item(reader, some.with_only_columns(item.c.id))
        for one in goods:
            if one.id in figures and not figures[one.id].is_nothing:
                yield one, figures[one.id]
        after = (goods[-1].name, goods[-1].id)


def _in_category(key: int) -> ColumnElement[bool]:
    return item.c.category_id.is_(None) if key == 0 else item.c.category_id == key


def _line(reader: Reader, goods: Any, figures: Figures, indent: int) -> Row:
    answers = reader.answers
    asked = (("item", str(goods.id)), *((key, answers[key]) for key in ("from", "to", "warehouse")))
    cells = figures.cells()
    cells["code"], cells["name"], cells["spec"], cells["unit"] = goods.code, goods.name, goods.spec, goods.unit
    return reader.row(cells, key=str(goods.id), opens=Opens(Thing.REPORT, "stock.ledger", asked), indent=indent)


def _totals(reader: Reader) -> Totals:
    total = figures_of_all(reader)
    cells = total.cells()
    quantities = [cells[f"{key}_quantity"] for key in ("opening", "in", "out", "closing")]
    opening, came, went, closing = [q.thousandths for q in quantities if isinstance(q, Quantity)]
    proven = opening + came - went == closing and agrees_with_books(reader, total)
    return Totals(reader.cells(cells), lines_found(reader), _proof(reader, cells, proven), proven)


def _proof(reader: Reader, cells: dict[str, Any], proven: bool) -> str:
    if not reader.sees_cost:
        return tr("Opening + in − out = closing, in quantity") if proven else tr("Opening + in − out is not closing")
    sums = {key: grouped(value) for key, value in cells.items() if isinstance(value, Money)}
    return tr(
        "Opening {opening} + in {came} − out {went} ± adjusted {adjusted} = closing {closing}",
        opening=sums["opening_value"],
        came=sums["in_value"],
        went=sums["out_value"],
        adjusted=sums["adjusted_value"],
        closing=sums["closing_value"],
    )


def _both(key: str, title: str, group: str, *, shown: bool = True) -> Iterable[Column]:
    yield Column(f"{key}_quantity", title, Kind.QUANTITY, group=group, width=60, shown=shown, sortable=False)
    yield Column(
        f"{key}_value", mark("Amount"), Kind.MONEY, group=group, width=92, cost=True, shown=shown, sortable=False
    )


def _held(key: str, group: str) -> Iterable[Column]:
    yield Column(f"{key}_quantity", mark("Quantity"), Kind.QUANTITY, group=group, width=60, sortable=False)
    yield Column(f"{key}_price", mark("Unit cost"), Kind.PRICE, group=group, width=70, cost=True, sortable=False)
    yield Column(f"{key}_value", mark("Amount"), Kind.MONEY, group=group, width=92, cost=True, sortable=False)


_USUAL = {"purchase", "retail"}
SUMMARY = Report(
    name="stock.summary",
    title=mark("Stock movement summary"),
    room="stock",
    columns=(
        *(replace(column, sortable=False) for column in (CODE, NAME, SPEC, UNIT)),
        *_held("opening", mark("Opening")),
        *(c for key, title, _ in IN for c in _both(key, title, mark("In this period"), shown=key in _USUAL)),
        *_both("in", mark("Total in"), mark("In this period")),
        *(c for key, title, _ in OUT for c in _both(key, title, mark("Out this period"), shown=key in _USUAL)),
        *_both("out", mark("Total out"), mark("Out this period")),
        Column("adjusted_value", mark("Cost adjusted"), Kind.MONEY, width=76, cost=True, sortable=False),
        *_held("closing", mark("Closing")),
    ),
    questions=(
        FROM,
        TO,
        WAREHOUSE,
        CATEGORY,
        Question(
            "subtotal",
            mark("Subtotals"),
            Asked.CHOICE,
            "category",
            (Choice("category", mark("By category")), Choice("none", mark("No subtotals"))),
        ),
        SEARCH,
    ),
    body=Statement(_rows, _totals, _page),
    landscape=True,
    listed=True,
    hint=mark("Amounts at cost, in yuan"),
)
REPORTS = (SUMMARY,)
