"""Opening, in, out, adjustment and closing of goods by route: the figures of 进销存汇总表 (TRADE.md E1)."""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field, replace
from typing import Any

from sqlalchemy import ColumnElement, Connection, Select, exists, false, func, literal, or_, select

from jxc_desktop.catalog.tables import item
from jxc_desktop.insights.items import narrowed
from jxc_desktop.insights.periods import (
    FIRST_DAY,
    LAST_DAY,
    Place,
    Stretch,
    booked,
    day_after,
    day_before,
    loose,
    moved,
    moved_by_route,
    no_moves,
    on_shelves,
    stretch,
)
from jxc_desktop.insights.report import Cell, Reader
from jxc_desktop.kernel.dates import Month
from jxc_desktop.kernel.money import ZERO, Money
from jxc_desktop.kernel.price import Price
from jxc_desktop.kernel.quantity import NONE, Quantity
from jxc_desktop.ledger import Account, Route
from jxc_desktop.ledger.tables import stock_balance, stock_month, stock_move
from jxc_desktop.words import mark

# Each column of the layout with the routes it gathers; goods out are shown positive (sign -1), returns negative.
IN: tuple[tuple[str, str, tuple[Route, ...]], ...] = (
    ("purchase", mark("Purchased"), (Route.PURCHASE,)),
    ("purchase_return", mark("Returned (−)"), (Route.PURCHASE_RETURN,)),
    ("transfer_in", mark("Transferred in"), (Route.TRANSFER_IN,)),
    ("count_gain", mark("Count gain"), (Route.COUNT_GAIN,)),
    ("assembly_in", mark("Assembled"), (Route.ASSEMBLY_IN,)),
    ("other_in", mark("Other in"), (Route.OTHER_IN, Route.OPENING)),
)
OUT: tuple[tuple[str, str, tuple[Route, ...]], ...] = (
    ("sale", mark("Sold on account"), (Route.SALE,)),
    ("retail", mark("Retail"), (Route.RETAIL,)),
    ("sales_return", mark("Refunded (−)"), (Route.SALES_RETURN,)),
    ("transfer_out", mark("Transferred out"), (Route.TRANSFER_OUT,)),
    ("count_loss", mark("Count loss"), (Route.COUNT_LOSS,)),
    ("write_off", mark("Written off"), (Route.WRITE_OFF,)),
    ("assembly_out", mark("Used up"), (Route.ASSEMBLY_OUT,)),
    ("other_out", mark("Other out"), (Route.OTHER_OUT,)),
)
_SIGN = {str(route): 1 for _, _, routes in IN for route in routes} | {
    str(route): -1 for _, _, routes in OUT for route in routes
}
_COLUMN = {str(route): key for block in (IN, OUT) for key, _, routes in block for route in routes}
_ADJUSTED = str(Route.COST_ADJUSTMENT)


class Layout:
    """Where the figures stand among the columns of a reader; those he does not get go to a place behind them all."""

    def __init__(self, reader: Reader) -> None:
        keys = [column.key for column in reader.columns]
        self._width = len(keys)
        self._at = {key: at for at, key in enumerate(keys)}
        self._pairs = {key: (self._place(f"{key}_quantity"), self._place(f"{key}_value")) for key in _MOVED}
        self._opening, self._closing = (
            tuple([self._place(f"{key}_{what}") for what in ("quantity", "price", "value")])
            for key in ("opening", "closing")
        )
        self._adjusted = self._place("adjusted_value")
        self._bare: list[Cell] = [None] * (self._width + 1)
        for quantity, value in self._pairs.values():
            self._bare[quantity], self._bare[value] = NONE, ZERO

    def _place(self, key: str) -> int:
        return self._at.get(key, self._width)

    def cells(self, figures: "Figures", **named: str) -> tuple[Cell, ...]:
        """The cells of a row: what it is called, and its figures."""
        cells = self._bare.copy()
        for key, text in named.items():
            cells[self._at[key]] = text
        for key, (thousandths, fen) in figures.by_column().items():
            quantity, value = self._pairs[key]
            cells[quantity], cells[value] = Quantity(thousandths), Money(fen)
        cells[self._adjusted] = Money(figures.adjusted_fen)
        for (quantity, price, value), (thousandths, fen) in (
            (self._opening, figures.opening),
            (self._closing, figures.closing),
        ):
            held, worth = Quantity(thousandths), Money(fen)
            cells[quantity], cells[price], cells[value] = held, Price.of(worth, held), worth
        cells.pop()
        return tuple(cells)


_MOVED = (*[key for key, _, _ in (*IN, *OUT)], "in", "out")


@dataclass(slots=True)
class Figures:
    """Opening, closing and what went each way, in thousandths and fen as the stock book holds them."""

    opening: tuple[int, int] = (0, 0)
    closing: tuple[int, int] = (0, 0)
    routes: dict[str, tuple[int, int]] = field(default_factory=dict)

    def settle(self, *, late: bool) -> None:
        """The opening from the closing where that is known (`late`), or the other way round."""
        quantity = sum(one[0] for one in self.routes.values())
        fen = sum(one[1] for one in self.routes.values())
        if late:
            self.opening = (self.closing[0] - quantity, self.closing[1] - fen)
        else:
            self.closing = (self.opening[0] + quantity, self.opening[1] + fen)

    @property
    def is_nothing(self) -> bool:
        """Whether nothing lay there and nothing moved."""
        return not (any(self.opening) or any(self.closing) or self.routes)

    def by_column(self) -> dict[str, tuple[int, int]]:
        """What went each way, by the column it stands in, and "in" and "out" in all."""
        shown: dict[str, tuple[int, int]] = {"in": (0, 0), "out": (0, 0)}
        for route, (quantity, fen) in self.routes.items():
            if route == _ADJUSTED:
                continue
            sign = _SIGN[route]
            for key in ("in" if sign > 0 else "out", _COLUMN[route]):
                so_far = shown.get(key, (0, 0))
                shown[key] = (so_far[0] + sign * quantity, so_far[1] + sign * fen)
        return shown

    @property
    def adjusted_fen(self) -> int:
        """What the cost was adjusted by."""
        return self.routes.get(_ADJUSTED, (0, 0))[1]


def together(parts: Iterable[Figures]) -> Figures:
    """The sums of several."""
    total = Figures()
    for part in parts:
        total.opening = _plus(total.opening, part.opening)
        total.closing = _plus(total.closing, part.closing)
        for route, moved_so in part.routes.items():
            total.routes[route] = _plus(total.routes.get(route, (0, 0)), moved_so)
    return total


def _plus(one: tuple[int, int], other: tuple[int, int]) -> tuple[int, int]:
    return one[0] + other[0], one[1] + other[1]


def figures_of_all(reader: Reader, side: "Side", *where: ColumnElement[bool]) -> Figures:
    """The figures of all the goods asked for together; `where` takes some of the items."""
    answers, conn, place = reader.answers, reader.conn, _place(reader, where)
    found = Figures(routes=_pairs(moved_by_route(conn, answers["from"], answers["to"], place)))
    _settle(reader, side, (), place, {0: found})
    return found


def figures_by_item(reader: Reader, side: "Side", items: list[int] | None = None) -> dict[int, Figures]:
    """The figures of each of these items, or of all that are asked for; those that lay nowhere and never moved may be
    missing."""
    answers = reader.answers
    place = _place(reader) if items is None else Place(answers.whole("warehouse"), items=items, sums=_sums(reader))
    found = defaultdict[int, Figures](Figures)
    asked = moved(reader.conn, answers["from"], answers["to"], ("item_id", "route"), place)
    for item_id, route, *sums in reader.conn.execute(asked, execution_options=_IN_STEPS):
        found[item_id].routes[route] = _pair(sums)
    _settle(reader, side, ("item_id",), place, found)
    return found


_IN_STEPS = {"yield_per": 1000}


@dataclass(frozen=True, slots=True)
class Side:
    """The days before a period, or behind it (`late`): opening or closing is known from them."""

    late: bool
    first: str
    last: str
    is_empty: bool


def side_of(reader: Reader) -> Side:
    """That side of the period which takes fewer months to add up."""
    answers = reader.answers
    ends = [select(one(stock_month.c.month)).scalar_subquery() for one in (func.min, func.max)]
    start, end = reader.conn.execute(select(*ends)).one()
    late = start is None or _months(answers["to"], end) <= _months(start, answers["from"])
    days = (day_after(answers["to"]), LAST_DAY) if late else (FIRST_DAY, day_before(answers["from"]))
    return Side(late, *days, is_empty=no_moves(reader.conn)(*days))


def _months(first: str, last: str) -> int:
    start, end = Month.kept(first), Month.kept(last)
    return max(0, (end.year - start.year) * 12 + end.month - start.month)


def _settle(reader: Reader, side: Side, by: tuple[str, ...], place: Place, found: dict[int, Figures]) -> None:
    """Opening and closing: what lies there now less what moved behind the period, or what moved before it."""
    conn, width = reader.conn, len(by)
    if side.late:
        for row in conn.execute(on_shelves(by, place), execution_options=_IN_STEPS):
            found[row[0] if width else 0].closing = _pair(row[width:])
    before = moved(conn, side.first, side.last, by, place)
    for row in () if side.is_empty else conn.execute(before, execution_options=_IN_STEPS):
        one, (quantity, fen) = found[row[0] if width else 0], _pair(row[width:])
        if side.late:
            one.closing = (one.closing[0] - quantity, one.closing[1] - fen)
        else:
            one.opening = (quantity, fen)
    for one in found.values():
        one.settle(late=side.late)


def _pairs(sums: dict[str, tuple[int, ...]]) -> dict[str, tuple[int, int]]:
    return {route: _pair(one) for route, one in sums.items()}


def _pair(sums: Sequence[Any]) -> tuple[int, int]:
    return sums[0] or 0, (sums[1] or 0) if len(sums) > 1 else 0


def _place(reader: Reader, where: Sequence[ColumnElement[bool]] = ()) -> Place:
    """Where to look: the goods asked for, and of these the ones `where` takes."""
    conditions = [*narrowed(reader), *where]
    place = Place(reader.answers.whole("warehouse"), sums=_sums(reader))
    if not conditions:
        return place
    wanted = select(item.c.id).where(*conditions)
    return replace(place, items=wanted, many=_are_many(reader.conn, wanted))


def _sums(reader: Reader) -> tuple[str, ...]:
    return ("quantity", "value_fen") if reader.sees_cost else ("quantity",)


def _are_many(conn: Connection, wanted: Select[Any]) -> bool:
    """Whether reading past all rows is sooner done than looking up these items: measured, from a quarter on."""
    count = select(func.count()).select_from(wanted.subquery()).scalar_subquery()
    some, every = conn.execute(select(count, select(func.count(item.c.id)).scalar_subquery())).one()
    return int(some) * 4 > int(every)


def lines_found(reader: Reader, side: Side) -> int:
    """How many items lay there at the near end of the period, or moved within it."""
    answers, place, empty = reader.answers, _place(reader), no_moves(reader.conn)
    sums = [func.sum(stock_balance.c[name]).label(name) for name in place.sums]
    goods = select(stock_balance.c.item_id, *sums).where(*place.of(stock_balance)).group_by(stock_balance.c.item_id)
    held = goods.subquery("held")
    there, lying = _lay(held, side, place, stretch(side.first, side.last, empty))
    going = _moved_within(held, place, stretch(answers["from"], answers["to"], empty))
    found = [lying, *going] if side.is_empty else [*going, lying]  # the cheaper question first
    return int(reader.conn.execute(select(func.count()).select_from(there).where(or_(*found))).scalar_one())


def _lay(held: Any, side: Side, place: Place, span: Stretch) -> tuple[Any, ColumnElement[bool]]:
    """The condition that what moved on that side of the period is not all there is, and where to look."""
    now: list[Any] = [held.c[name] for name in place.sums]
    if side.is_empty:
        return held, or_(*[one != 0 for one in now]) if side.late else false()
    there, left = held, now if side.late else [literal(0) for _ in now]
    if span.days:
        days = _by_days(span, place)
        there = held.outerjoin(days, days.c.item_id == held.c.item_id)
        left = [one - func.coalesce(days.c[name], 0) for name, one in zip(place.sums, left, strict=True)]
    sums = [func.coalesce(func.sum(stock_month.c[name]), 0) for name in place.sums]
    differ = or_(*[there_is != one for there_is, one in zip(sums, left, strict=True)])
    months = select(differ).where(stock_month.c.item_id == held.c.item_id, *_in_months(span, place))
    return there, months.scalar_subquery()


def _moved_within(held: Any, place: Place, span: Stretch) -> list[ColumnElement[bool]]:
    """The conditions that an item moved in these months, or on these days.

    The goods of one month lie together and are gathered once; in several months each item is looked up.
    """
    month, here = stock_month.c.month, Place(place.warehouse_id)
    if span.first_month == span.last_month:
        gathered = select(stock_month.c.item_id).where(month == span.first_month, *here.of(stock_month))
        moved_so = held.c.item_id.in_(gathered)
    else:
        moved_so = exists().where(stock_month.c.item_id == held.c.item_id, *_in_months(span, place))
    days = select(stock_move.c.item_id).where(*_on_days(span, place))
    return [moved_so, held.c.item_id.in_(days)] if span.days else [moved_so]


def _by_days(span: Stretch, place: Place) -> Any:
    """The sums of each item on these days."""
    key = loose(stock_move.c.item_id)
    sums = [func.sum(stock_move.c[name]).label(name) for name in place.sums]
    return select(key.label("item_id"), *sums).where(*_on_days(span, place)).group_by(key).subquery("days")


def _in_months(span: Stretch, place: Place) -> list[ColumnElement[bool]]:
    """Months and warehouse; which items is said by the shelves."""
    return [span.in_months_of(stock_month.c.month), *Place(place.warehouse_id).of(stock_month)]


def _on_days(span: Stretch, place: Place) -> list[ColumnElement[bool]]:
    return [span.in_days(stock_move.c.business_day), *Place(place.warehouse_id).of(stock_move)]


def agrees_with_books(reader: Reader, total: Figures) -> bool:
    """Whether the closing value is what account 1405 holds on that day (only where nothing is filtered out)."""
    answers = reader.answers
    if not reader.sees_cost or any(answers[key] for key in ("q", "category", "warehouse")):
        return True
    rows = booked(reader.conn, FIRST_DAY, answers["to"], (), ("account", str(Account.INVENTORY)))
    return total.closing[1] == sum((debit or 0) - (credit or 0) for debit, credit in reader.conn.execute(rows))
