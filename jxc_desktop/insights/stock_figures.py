"""Opening, in, out, adjustment and closing of goods by route: the figures of 进销存汇总表 (TRADE.md E1)."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Any

from sqlalchemy import Select, func, literal, or_, select, union_all

from jxc_desktop.catalog.tables import item
from jxc_desktop.insights.items import narrowed
from jxc_desktop.insights.periods import LAST_DAY, Place, booked, day_after, moved, on_shelves
from jxc_desktop.insights.report import Cell, Reader
from jxc_desktop.kernel.money import Money
from jxc_desktop.kernel.price import Price
from jxc_desktop.kernel.quantity import Quantity
from jxc_desktop.ledger import Account, Route
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

    @property
    def is_nothing(self) -> bool:
        """Whether nothing lay there and nothing moved."""
        return not (any(self.opening) or any(self.closing) or self.routes)

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


def _place(reader: Reader, items: Sequence[int] | None) -> Place:
    sums = ("quantity", "value_fen") if reader.sees_cost else ("quantity",)
    return Place(reader.answers.whole("warehouse"), items=_wanted(reader) if items is None else items, sums=sums)


def figures_by(reader: Reader, by: tuple[str, ...], items: Sequence[int] | None = None) -> dict[int, Figures]:
    """The figures by `by` (item_id, category_id), or of all together (by nothing, under 0); of all, or of `items`."""
    answers, conn, place = reader.answers, reader.conn, _place(reader, items)
    found: dict[int, Figures] = {}
    width = len(by)

    def of(row: Sequence[Any]) -> Figures:
        return found.setdefault(row[0] if width else 0, Figures())

    for row in conn.execute(on_shelves(by, place)):
        of(row).closing[:] = _pair(row[width:])
    for row in conn.execute(moved(conn, day_after(answers["to"]), LAST_DAY, by, place)):
        quantity, fen = _pair(row[width:])
        held = of(row)
        held.closing[:] = [held.closing[0] - quantity, held.closing[1] - fen]
    for figures in found.values():
        figures.opening[:] = figures.closing
    for row in conn.execute(moved(conn, answers["from"], answers["to"], (*by, "route"), place)):
        of(row).moved(row[width], *_pair(row[width + 1 :]))
    return found


def _pair(sums: Sequence[Any]) -> tuple[int, int]:
    return sums[0] or 0, (sums[1] or 0) if len(sums) > 1 else 0


def lines_found(reader: Reader) -> int:
    """How many items lay there at the end of the period, or moved within it."""
    answers, conn, place = reader.answers, reader.conn, _place(reader, None)
    now = on_shelves(("item_id",), place).subquery()
    after = moved(conn, day_after(answers["to"]), LAST_DAY, ("item_id",), place).subquery()
    within = moved(conn, answers["from"], answers["to"], ("item_id",), place).subquery()
    none = literal(0)
    parts = [
        select(now.c.item_id, *[now.c[key] for key in place.sums], none.label("moved")),
        select(after.c.item_id, *[-after.c[key] for key in place.sums], none),
        select(within.c.item_id, *[none for _ in place.sums], literal(1)),
    ]
    rows = union_all(*parts).subquery()
    something = [func.sum(rows.c[key]) != 0 for key in (*place.sums, "moved")]
    items = select(rows.c.item_id).group_by(rows.c.item_id).having(or_(*something)).subquery()
    return int(conn.execute(select(func.count()).select_from(items)).scalar_one())


def agrees_with_books(reader: Reader, total: Figures) -> bool:
    """Whether the closing value is what account 1405 holds on that day (only where nothing is filtered out)."""
    answers = reader.answers
    if not reader.sees_cost or any(answers[key] for key in ("q", "category", "warehouse")):
        return True
    rows = booked(reader.conn, "1900-01-01", answers["to"], (), ("account", str(Account.INVENTORY)))
    return total.closing[1] == sum((debit or 0) - (credit or 0) for debit, credit in reader.conn.execute(rows))
