"""进销存汇总表 by item with the subtotals of the categories, page by page (TRADE.md E1)."""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import partial
from itertools import dropwhile, islice
from typing import Any

from sqlalchemy import ColumnElement, Select, exists, literal, select, tuple_

from jxc_desktop.catalog.tables import category, item
from jxc_desktop.documents.pinyin_keys import by_pinyin
from jxc_desktop.insights.answers import CATEGORY, FROM, SEARCH, TO, WAREHOUSE, Asked, Choice, Question
from jxc_desktop.insights.items import CODE, NAME, SPEC, UNIT, narrowed
from jxc_desktop.insights.report import (
    Cell,
    Column,
    Kind,
    Opens,
    Reader,
    Report,
    Row,
    RowKind,
    Statement,
    Thing,
    Totals,
)
from jxc_desktop.insights.stock_figures import (
    IN,
    OUT,
    Figures,
    Layout,
    Side,
    agrees_with_books,
    figures_by_item,
    figures_of_all,
    lines_found,
    side_of,
    together,
)
from jxc_desktop.kernel.money import Money
from jxc_desktop.ledger.tables import stock_balance
from jxc_desktop.words import mark, tr
from jxc_desktop.words.figures import grouped

_ALL = -1  # stands for "every category" where there are no subtotals
_FEW, _MANY = 250, 5000


@dataclass(frozen=True, slots=True)
class _Part:
    """Goods of one category by name, as many as are read at once; whether they are the first and the last of it."""

    key: int
    title: str
    goods: Sequence[Any]
    is_first: bool
    is_last: bool


def _rows(reader: Reader) -> Iterator[Row]:
    """All of them: the figures of all goods at once cost a quarter of what they cost by the thousand."""
    side = side_of(reader)
    figures = figures_by_item(reader, side)
    return (row for row, _ in _from(reader, side, [], _MANY, lambda items: figures))


def _page(reader: Reader, state: list[Any], most: int) -> tuple[list[Row], list[Any] | None]:
    side = side_of(reader)
    found = list(islice(_from(reader, side, state, _FEW, partial(figures_by_item, reader, side)), most + 1))
    rows = [row for row, _ in found[:most]]
    return rows, found[most - 1][1] if len(found) > most else None


def _from(
    reader: Reader, side: Side, state: list[Any], batch: int, asked: Callable[[list[int]], Mapping[int, Figures]]
) -> Iterator[tuple[Row, list[Any]]]:
    """Every row behind `state` (category, sort key and id of the line before), each with the state behind it.

    `asked` gives the figures of these items, and may give those of more.
    """
    layout, line, head_given = Layout(reader), _liner(reader), bool(state)
    for parts in _batches(reader, state, batch):
        figures = asked([one.id for part in parts for one in part.goods])
        for part in parts:
            shown = [one for one in part.goods if one.id in figures and not figures[one.id].is_nothing]
            head_given = head_given and not part.is_first
            if shown and not head_given and part.key != _ALL:
                sums = _sums_of(reader, side, part, [figures[one.id] for one in shown])
                cells = layout.cells(sums, name=part.title)
                yield Row(cells, f"category {part.key}", kind=RowKind.GROUP), [part.key, "", 0]
                head_given = True
            for one in shown:
                cells = layout.cells(figures[one.id], code=one.code, name=one.name, spec=one.spec, unit=one.unit)
                yield line(part.key, one.id, cells), [part.key, one.sort_key, one.id]


def _sums_of(reader: Reader, side: Side, part: _Part, figures: list[Figures]) -> Figures:
    """The sums of a category: of its lines, where all of them are at hand."""
    if part.is_first and part.is_last:
        return together(figures)
    return figures_of_all(reader, side, _in_category(part.key))


def _batches(reader: Reader, state: list[Any], batch: int) -> Iterator[list[_Part]]:
    """Parts of categories, so many at once that their figures are worth asking for."""
    parts, count = [], 0
    for part in _parts(reader, state, batch):
        parts.append(part)
        count += len(part.goods)
        if count >= batch:
            yield parts
            parts, count = [], 0
    if parts:
        yield parts


def _parts(reader: Reader, state: list[Any], batch: int) -> Iterator[_Part]:
    blocks = _blocks(reader)
    if state:
        blocks = list(dropwhile(lambda one: one[0] != state[0], blocks))
    for key, title in blocks:
        after, goods = (state[1], state[2]) if state and key == state[0] else None, _goods(reader, key, batch)
        is_last = False
        while not is_last:
            place = tuple_(item.c.sort_key, item.c.id) > tuple_(*map(literal, after)) if after else None
            found = reader.conn.execute(goods if place is None else goods.where(place)).all()
            is_last = len(found) < batch
            if found:
                yield _Part(key, title, found, after is None, is_last)
                after = (found[-1].sort_key, found[-1].id)


def _blocks(reader: Reader) -> list[tuple[int, str]]:
    if reader.answers["subtotal"] != "category":
        return [(_ALL, "")]
    named = [(key, name) for key, name in reader.conn.execute(select(category.c.id, category.c.name))]
    return [*sorted(named, key=lambda one: (by_pinyin(one[1]), one[0])), (0, tr("No category"))]


def _goods(reader: Reader, key: int, batch: int) -> Select[Any]:
    """So many items of one category that ever lay anywhere, by name."""
    shelf = stock_balance.alias("shelf")
    where = [exists().where(shelf.c.item_id == item.c.id), *narrowed(reader)]
    if key != _ALL:
        where.append(_in_category(key))
    goods = select(item.c.id, item.c.code, item.c.name, item.c.sort_key, item.c.spec, item.c.unit).where(*where)
    return goods.order_by(item.c.sort_key, item.c.id).limit(batch)


def _in_category(key: int) -> ColumnElement[bool]:
    return item.c.category_id.is_(None) if key == 0 else item.c.category_id == key


def _liner(reader: Reader) -> Callable[[int, int, tuple[Cell, ...]], Row]:
    """What makes the line of an item of a category: it opens the item's ledger over the same days."""
    asked = tuple((key, reader.answers[key]) for key in ("from", "to", "warehouse"))

    def line(key: int, item_id: int, cells: tuple[Cell, ...]) -> Row:
        name = str(item_id)
        opens = Opens(Thing.REPORT, "stock.ledger", (("item", name), *asked))
        return Row(cells, name, opens, indent=0 if key == _ALL else 1)

    return line


def _totals(reader: Reader) -> Totals:
    side = side_of(reader)
    total = figures_of_all(reader, side)
    ways = total.by_column()
    proven = total.opening[0] + ways["in"][0] - ways["out"][0] == total.closing[0] and agrees_with_books(reader, total)
    cells = Layout(reader).cells(total)
    return Totals(cells, lines_found(reader, side), _proof(reader, total, proven), proven)


def _proof(reader: Reader, total: Figures, proven: bool) -> str:
    if not reader.sees_cost:
        return tr("Opening + in − out = closing, in quantity") if proven else tr("Opening + in − out is not closing")
    ways = total.by_column()
    return tr(
        "Opening {opening} + in {came} − out {went} ± adjusted {adjusted} = closing {closing}",
        opening=grouped(Money(total.opening[1])),
        came=grouped(Money(ways["in"][1])),
        went=grouped(Money(ways["out"][1])),
        adjusted=grouped(Money(total.adjusted_fen)),
        closing=grouped(Money(total.closing[1])),
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
