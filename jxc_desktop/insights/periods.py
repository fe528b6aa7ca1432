"""A stretch of days as whole months, read from the month sums, and the days of broken months, read from the rows."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

from sqlalchemy import (
    ColumnElement,
    Connection,
    Select,
    case,
    cast,
    false,
    func,
    literal_column,
    or_,
    select,
    union_all,
)
from sqlalchemy.types import Integer

from jxc_desktop.kernel.dates import Month
from jxc_desktop.ledger import Route
from jxc_desktop.ledger.tables import account_month, journal_line, stock_balance, stock_month, stock_move

FIRST_DAY, LAST_DAY = "1900-01-01", "9999-12-31"
_LAST_MONTH = "9999-12"


@dataclass(frozen=True, slots=True)
class Stretch:
    """Whole months from `first_month` to `last_month` (none where the first lies behind the last), and loose days."""

    first_month: str
    last_month: str
    days: tuple[tuple[str, str], ...]

    def in_months(self, month: ColumnElement[str]) -> ColumnElement[bool]:
        """The condition on a month column; one month is named, so that a key by month and item is used to its end."""
        if self.first_month == self.last_month:
            return month == self.first_month
        return month.between(self.first_month, self.last_month) if self.first_month < self.last_month else false()

    def in_months_of(self, month: ColumnElement[str]) -> ColumnElement[bool]:
        """The same where goods are looked up: a month named alone would lure the planner to read all of it."""
        return month.between(self.first_month, self.last_month)

    def in_days(self, day: ColumnElement[str]) -> ColumnElement[bool]:
        """The condition on a day column."""
        return or_(false(), *[day.between(first, last) for first, last in self.days])


Empty = Callable[[str, str], bool]


def stretch(first: str, last: str, is_empty: Empty) -> Stretch:
    """`first` to `last`, both included. A broken month whose other days hold nothing (`is_empty`) counts as whole."""
    start, days = Month.kept(first), []
    if first != start.first.isoformat() and not is_empty(start.first.isoformat(), day_before(first)):
        days.append((first, min(last, start.last.isoformat())))
        start = start.plus(1)
    if last == LAST_DAY:
        return Stretch(start.text(), _LAST_MONTH, tuple(days))
    end = Month.kept(last)
    if end < start:
        return Stretch(start.text(), "", tuple(days))
    if last != end.last.isoformat() and not is_empty(day_after(last), end.last.isoformat()):
        days.append((max(first, end.first.isoformat()), last))
        end = end.plus(-1)
    return Stretch(start.text(), end.text(), tuple(days))


def day_before(day: str) -> str:
    """The day before, as text."""
    return (date.fromisoformat(day) - timedelta(days=1)).isoformat()


def day_after(day: str) -> str:
    """The day after, as text."""
    return (date.fromisoformat(day) + timedelta(days=1)).isoformat()


def no_moves(conn: Connection) -> Empty:
    """Whether no stock moved between two days."""
    found = select(stock_move.c.business_day)
    return lambda a, b: conn.execute(found.where(stock_move.c.business_day.between(a, b)).limit(1)).first() is None


def no_lines(conn: Connection) -> Empty:
    """Whether nothing was booked between two days."""
    found = select(journal_line.c.business_day)
    return lambda a, b: conn.execute(found.where(journal_line.c.business_day.between(a, b)).limit(1)).first() is None


@dataclass(frozen=True, slots=True)
class Place:
    """Which part of the stock book: one warehouse or all (0), one item or all, or those of a select; which sums.

    Of listed `items` each is looked up. `many` says that a select of them takes in so much that all rows are read past
    sooner than its items are looked up.
    """

    warehouse_id: int = 0
    item_id: int = 0
    items: Select[Any] | list[int] | None = None
    many: bool = False
    sums: tuple[str, ...] = ("quantity", "value_fen")

    def of(self, book: Any) -> list[ColumnElement[bool]]:
        """The conditions on a table of the stock book."""
        where = []
        if self.warehouse_id:
            where.append(book.c.warehouse_id == self.warehouse_id)
        if self.item_id:
            where.append(book.c.item_id == self.item_id)
        if self.items is not None:
            where.append((loose(book.c.item_id) if self.many else book.c.item_id).in_(self.items))
        return where


def moved(conn: Connection, first: str, last: str, by: tuple[str, ...], place: Place) -> Select[Any]:
    """The sums of all stock moves of these days by `by` (item_id, warehouse_id, route)."""
    looked_up = isinstance(place.items, list)
    books = _books(conn, first, last, place)
    parts = [_summed(book, by, place.sums, by_index=looked_up).where(*inside) for book, inside in books]
    return parts[0] if len(parts) == 1 else _summed(union_all(*parts).subquery(), by, place.sums)


def moved_by_route(conn: Connection, first: str, last: str, place: Place) -> dict[str, tuple[int, ...]]:
    """The same by route alone, of everything together."""
    found: dict[str, tuple[int, ...]] = {}
    for book, inside in _books(conn, first, last, place):
        for route, *added in _by_month(conn, inside, place) if book is stock_month else _passing(conn, inside, place):
            held = found.get(route, (0,) * len(added))
            found[route] = tuple([a + b for a, b in zip(held, added, strict=True)])
    return found


def _by_month(conn: Connection, inside: list[ColumnElement[bool]], place: Place) -> Iterator[Sequence[Any]]:
    """Of every month each route: so they lie in the book, and nothing has to be sorted."""
    month, route = stock_month.c.month, stock_month.c.route
    sums = [func.sum(stock_month.c[name]) for name in place.sums]
    yield from conn.execute(select(route, *sums).where(*inside).group_by(month, route))


def _passing(conn: Connection, inside: list[ColumnElement[bool]], place: Place) -> Iterator[Sequence[Any]]:
    """Of days: grouping sorts its rows, which costs five times what adding up costs. So the two routes that nearly all
    rows are of are added up as they pass, and only the others are grouped."""
    route, width = stock_move.c.route, len(place.sums)
    usual = [func.sum(stock_move.c[name]).filter(route == one) for one in _USUAL for name in place.sums]
    sums = conn.execute(select(*usual).where(*inside)).one()
    rows = [(one, *sums[at * width : (at + 1) * width]) for at, one in enumerate(_USUAL)]
    yield from [row for row in rows if row[1] is not None]
    yield from conn.execute(_summed(stock_move, ("route",), place.sums).where(*inside, route.not_in(_USUAL)))


_USUAL = (str(Route.RETAIL), str(Route.PURCHASE))


def _books(conn: Connection, first: str, last: str, place: Place) -> Iterator[tuple[Any, list[ColumnElement[bool]]]]:
    """The months and, where a month is broken, the moves, each with the conditions on them."""
    span = stretch(first, last, no_moves(conn))
    looked_up = isinstance(place.items, list)
    months = (span.in_months_of if looked_up else span.in_months)(stock_month.c.month)
    yield stock_month, [months, *place.of(stock_month)]
    if span.days:
        yield stock_move, [span.in_days(stock_move.c.business_day), *place.of(stock_move)]


def _summed(rows: Any, by: tuple[str, ...], sums: tuple[str, ...], *, by_index: bool = False) -> Select[Any]:
    keys = [(rows.c[key] if by_index else loose(rows.c[key])).label(key) for key in by]
    totals = [func.sum(rows.c[name]).label(name) for name in sums]
    return select(*keys, *totals).select_from(rows).group_by(*[key.element for key in keys])


def loose(column: Any) -> Any:
    """The same value, but no index: grouping by an id must not lure the planner away from the index by day or month."""
    return cast(column + literal_column("0"), column.type) if isinstance(column.type, Integer) else column


def on_shelves(by: tuple[str, ...], place: Place) -> Select[Any]:
    """The sums of what is on the shelves now."""
    return _summed(stock_balance, by, place.sums, by_index=True).where(*place.of(stock_balance))


def booked(conn: Connection, first: str, last: str, by: tuple[str, ...], *where: tuple[str, object]) -> Select[Any]:
    """debit_fen and credit_fen of the journal over these days.

    `where` = what account, partner_id or fund_id must be; a tuple is several of them.
    """
    span = stretch(first, last, no_lines(conn))
    keys = [account_month.c[key] for key in by]
    months = select(
        *keys,
        func.sum(account_month.c.debit_fen).label("debit_fen"),
        func.sum(account_month.c.credit_fen).label("credit_fen"),
    )
    months = months.where(span.in_months(account_month.c.month)).group_by(*keys)
    amount = journal_line.c.amount_fen
    keys = [journal_line.c[key] for key in by]
    days = select(
        *keys,
        func.sum(case((amount > 0, amount), else_=0)).label("debit_fen"),
        func.sum(case((amount < 0, -amount), else_=0)).label("credit_fen"),
    )
    days = days.where(span.in_days(journal_line.c.business_day)).group_by(*keys)
    for name, value in where:
        months, days = months.where(held(account_month.c[name], value)), days.where(held(journal_line.c[name], value))
    return _summed(union_all(months, days).subquery(), by, ("debit_fen", "credit_fen")) if span.days else months


def held(column: Any, value: object) -> ColumnElement[bool]:
    """The condition that a column is this value, or one of a tuple of them."""
    if isinstance(value, tuple) and len(value) > 1:
        return column.in_(value)  # type: ignore[no-any-return]  # of a column that may be of any table
    return column == (value[0] if isinstance(value, tuple) else value)  # type: ignore[no-any-return]  # as above


def balance_before(conn: Connection, day: str, *where: tuple[str, object]) -> int:
    """Debit minus credit of all that was booked before a day, in fen."""
    rows = booked(conn, "1900-01-01", day_before(day), (), *where).subquery()
    return int(conn.execute(select(func.coalesce(func.sum(rows.c.debit_fen - rows.c.credit_fen), 0))).scalar_one())
