"""进销存汇总表: opening, in, out, adjustment and closing of every item by route, at cost (TRADE.md E1)."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from typing import Any

from sqlalchemy import Select, select

from jxc_desktop.catalog.tables import category, item
from jxc_desktop.insights.answers import CATEGORY, FROM, SEARCH, TO, WAREHOUSE, Asked, Choice, Question
from jxc_desktop.insights.items import CODE, NAME, SPEC, UNIT, narrowed
from jxc_desktop.insights.periods import LAST_DAY, Place, booked, day_after, moved, on_shelves
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
from jxc_desktop.kernel.money import Money
from jxc_desktop.kernel.price import Price
from jxc_desktop.kernel.quantity import Quantity
from jxc_desktop.ledger import Account, Route
from jxc_desktop.words import mark, tr
from jxc_desktop.words.figures import grouped

_YUAN = mark("yuan")
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


@dataclass(slots=True)
class Figures:
    """Opening, closing and what went each way, in thousandths and fen as the stock book holds them."""

    opening: list[int] = field(default_factory=lambda: [0, 0])
    closing: list[int] = field(default_factory=lambda: [0, 0])
    routes: dict[str, list[int]] = field(default_factory=dict)

    def moved(self, route: str, quantity: int, fen: int) -> None:
        """Add a route's sum; the opening is what is left of the closing without it."""
        held = self.routes.setdefault(route, [0, 0])
        held[0] += quantity
        held[1] += fen
        self.opening[0] -= quantity
        self.opening[1] -= fen

    def add(self, other: "Figures") -> None:
        """Take another's figures in, as a subtotal does."""
        for mine, theirs in ((self.opening, other.opening), (self.closing, other.closing)):
            mine[0] += theirs[0]
            mine[1] += theirs[1]
        for route, (quantity, fen) in other.routes.items():
            held = self.routes.setdefault(route, [0, 0])
            held[0] += quantity
            held[1] += fen

    @property
    def is_nothing(self) -> bool:
        """Whether nothing lay there and nothing moved."""
        return not (any(self.opening) or any(self.closing) or any(map(any, self.routes.values())))

    def cells(self) -> dict[str, Cell]:
        """The cells of the layout."""
        cells: dict[str, Cell] = {}
        came, went = [0, 0], [0, 0]
        for key, _, _ in (*IN, *OUT):
            cells[f"{key}_quantity"], cells[f"{key}_value"] = Quantity(0), Money(0)
        shown: dict[str, list[int]] = {}
        for route, (quantity, fen) in self.routes.items():
            if route == _ADJUSTED:
                continue
            sign = _SIGN[route]
            side = came if sign > 0 else went
            held = shown.setdefault(_COLUMN[route], [0, 0])
            for sums in (side, held):
                sums[0] += sign * quantity
                sums[1] += sign * fen
        for key, (quantity, fen) in shown.items():
            cells[f"{key}_quantity"], cells[f"{key}_value"] = Quantity(quantity), Money(fen)
        cells["in_quantity"], cells["in_value"] = Quantity(came[0]), Money(came[1])
        cells["out_quantity"], cells["out_value"] = Quantity(went[0]), Money(went[1])
        cells["adjusted_value"] = Money(self.routes.get(_ADJUSTED, [0, 0])[1])
        for key, (quantity, fen) in (("opening", self.opening), ("closing", self.closing)):
            cells[f"{key}_quantity"], cells[f"{key}_value"] = Quantity(quantity), Money(fen)
            cells[f"{key}_price"] = Price.of(Money(fen), Quantity(quantity))
        return cells


def _wanted(reader: Reader) -> Select[Any] | None:
    where = narrowed(reader)
    return select(item.c.id).where(*where) if where else None


def figures_by(reader: Reader, by: tuple[str, ...]) -> dict[Any, Figures]:
    """The figures of each item (`by` item_id), or of all together (`by` nothing, under the key None)."""
    answers, conn = reader.answers, reader.conn
    sums = ("quantity", "value_fen") if reader.sees_cost else ("quantity",)
    place = Place(answers.whole("warehouse"), items=_wanted(reader), sums=sums)
    found: dict[Any, Figures] = {}

    def of(keys: Sequence[Any]) -> Figures:
        return found.setdefault(keys[0] if keys else None, Figures())

    width = len(by)
    for row in conn.execute(on_shelves(by, place)):
        of(row[:width]).closing[:] = _pair(row[width:])
    for row in conn.execute(moved(conn, day_after(answers["to"]), LAST_DAY, by, place)):
        quantity, fen = _pair(row[width:])
        held = of(row[:width])
        held.closing[:] = [held.closing[0] - quantity, held.closing[1] - fen]
    for figures in found.values():
        figures.opening[:] = figures.closing
    for row in conn.execute(moved(conn, answers["from"], answers["to"], (*by, "route"), place)):
        of(row[:width]).moved(row[width], *_pair(row[width + 1 :]))
    return found


def _pair(sums: Any) -> tuple[int, int]:
    return sums[0] or 0, (sums[1] or 0) if len(sums) > 1 else 0


_GOODS = select(item.c.id, item.c.code, item.c.name, item.c.spec, item.c.unit, category.c.name).select_from(
    item.outerjoin(category, category.c.id == item.c.category_id)
)


def _rows(reader: Reader) -> Iterator[Row]:
    found = {key: figures for key, figures in figures_by(reader, ("item_id",)).items() if not figures.is_nothing}
    goods = [row for row in reader.conn.execute(_GOODS) if row[0] in found]
    by_category = reader.answers["subtotal"] == "category"
    order = _order(reader, found)
    goods.sort(key=lambda row: (row[5] or "\uffff", *order(row)) if by_category else order(row))
    if not by_category:
        yield from (_line(reader, row, found[row[0]], 0) for row in goods)
        return
    start = 0
    while start < len(goods):
        end = start
        block = Figures()
        while end < len(goods) and goods[end][5] == goods[start][5]:
            block.add(found[goods[end][0]])
            end += 1
        name = goods[start][5] or tr("No category")
        yield reader.row(block.cells() | {"name": name}, key=f"category {name}", kind=RowKind.GROUP)
        yield from (_line(reader, row, found[row[0]], 1) for row in goods[start:end])
        start = end


def _order(reader: Reader, found: dict[Any, Figures]) -> Callable[[Any], tuple[Any, ...]]:
    key = reader.sort.removeprefix("-")
    sign = -1 if reader.sort.startswith("-") else 1
    side, _, what = key.rpartition("_")
    if side in ("opening", "closing"):
        return lambda row: (sign * getattr(found[row[0]], side)[what == "value"], row[0])
    return lambda row: (row[2], row[0])


def _line(reader: Reader, row: Any, figures: Figures, indent: int) -> Row:
    answers = reader.answers
    asked = (("item", str(row[0])), *((key, answers[key]) for key in ("from", "to", "warehouse")))
    cells = figures.cells() | {"code": row[1], "name": row[2], "spec": row[3], "unit": row[4]}
    return reader.row(cells, key=str(row[0]), opens=Opens(Thing.REPORT, "stock.ledger", asked), indent=indent)


def _totals(reader: Reader) -> Totals:
    total = figures_by(reader, ()).get(None, Figures())
    cells = total.cells()
    quantities = [cells[f"{key}_quantity"] for key in ("opening", "in", "out", "closing")]
    opening, came, went, closing = [q.thousandths for q in quantities if isinstance(q, Quantity)]
    proven = opening + came - went == closing and _agrees_with_books(reader, total)
    if not reader.sees_cost:
        proof = tr("Opening + in − out = closing, in quantity") if proven else tr("Opening + in − out is not closing")
        return Totals(reader.cells(cells), len(figures_by(reader, ("item_id",))), proof, proven)
    sums = {key: grouped(value) for key, value in cells.items() if isinstance(value, Money)}
    proof = tr(
        "Opening {opening} + in {came} − out {went} ± adjusted {adjusted} = closing {closing}",
        opening=sums["opening_value"],
        came=sums["in_value"],
        went=sums["out_value"],
        adjusted=sums["adjusted_value"],
        closing=sums["closing_value"],
    )
    return Totals(reader.cells(cells), _count(reader), proof, proven)


def _count(reader: Reader) -> int:
    return sum(not figures.is_nothing for figures in figures_by(reader, ("item_id",)).values())


def _agrees_with_books(reader: Reader, total: Figures) -> bool:
    """Whether the closing value is what account 1405 holds on that day (only where nothing is filtered out)."""
    answers = reader.answers
    if not reader.sees_cost or any(answers[key] for key in ("q", "category", "warehouse")):
        return True
    rows = booked(reader.conn, "1900-01-01", answers["to"], (), ("account", str(Account.INVENTORY)))
    return total.closing[1] == sum((debit or 0) - (credit or 0) for debit, credit in reader.conn.execute(rows))


def _both(key: str, title: str, group: str, *, shown: bool = True) -> Iterable[Column]:
    yield Column(f"{key}_quantity", title, Kind.QUANTITY, group=group, width=70, shown=shown, sortable=False)
    yield Column(
        f"{key}_value", mark("Amount"), Kind.MONEY, group=group, width=92, cost=True, shown=shown, sortable=False
    )


def _held(key: str, group: str) -> Iterable[Column]:
    yield Column(f"{key}_quantity", mark("Quantity"), Kind.QUANTITY, group=group, width=70)
    yield Column(f"{key}_price", mark("Unit cost"), Kind.PRICE, group=group, width=70, cost=True, sortable=False)
    yield Column(f"{key}_value", mark("Amount"), Kind.MONEY, group=group, width=92, cost=True)


_USUAL = {"purchase", "retail"}
SUMMARY = Report(
    name="stock.summary",
    title=mark("Stock movement summary"),
    room="stock",
    columns=(
        CODE,
        NAME,
        SPEC,
        UNIT,
        *_held("opening", mark("Opening")),
        *(c for key, title, _ in IN for c in _both(key, title, mark("In this period"), shown=key in _USUAL)),
        *_both("in", mark("Total in"), mark("In this period")),
        *(c for key, title, _ in OUT for c in _both(key, title, mark("Out this period"), shown=key in _USUAL)),
        *_both("out", mark("Total out"), mark("Out this period")),
        Column("adjusted_value", mark("Cost adjusted"), Kind.MONEY, width=92, cost=True, sortable=False),
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
    body=Statement(_rows, _totals),
    sort="name",
    landscape=True,
    listed=True,
    hint=mark("Amounts at cost, in yuan"),
)
REPORTS = (SUMMARY,)
