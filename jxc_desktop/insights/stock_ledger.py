"""库存台账: every movement of one item with the balance running on (TRADE.md E3, row 14)."""

from collections.abc import Iterable
from typing import Any

from sqlalchemy import RowMapping, Select, func, select

from jxc_desktop.documents.tables import document, partner
from jxc_desktop.insights.answers import FROM, TO, WAREHOUSE, Asked, Question
from jxc_desktop.insights.offered import item_id
from jxc_desktop.insights.periods import LAST_DAY, Place, day_before, moved, on_shelves
from jxc_desktop.insights.report import Cell, Column, Kind, Opens, Reader, Report, Row, RowKind, Running, Thing, Totals
from jxc_desktop.insights.spoken import KINDS, ROUTES
from jxc_desktop.kernel.money import Money
from jxc_desktop.kernel.price import Price
from jxc_desktop.kernel.quantity import Quantity
from jxc_desktop.ledger import Route
from jxc_desktop.ledger.tables import stock_move
from jxc_desktop.words import mark, tr
from jxc_desktop.words.figures import grouped

_YUAN = mark("¥")


def _asked(reader: Reader) -> Select[Any]:
    answers = reader.answers
    where = [
        stock_move.c.item_id == item_id(reader.conn, answers),
        stock_move.c.business_day.between(answers["from"], answers["to"]),
    ]
    if wanted := answers.whole("warehouse"):
        where.append(stock_move.c.warehouse_id == wanted)
    cost = [stock_move.c.value_fen.label("value")] if reader.sees_cost else []
    return (
        select(
            stock_move.c.id.label("id"),
            stock_move.c.business_day.label("day"),
            stock_move.c.posted_at.label("at"),
            stock_move.c.document_id.label("document_id"),
            stock_move.c.route.label("route"),
            stock_move.c.quantity.label("quantity"),
            *cost,
            document.c.kind.label("kind"),
            document.c.number.label("number"),
            func.coalesce(partner.c.name, "").label("partner"),
            document.c.memo.label("memo"),
        )
        .select_from(
            stock_move.join(document, document.c.id == stock_move.c.document_id).outerjoin(
                partner, partner.c.id == document.c.partner_id
            )
        )
        .where(*where)
    )


def _place(reader: Reader) -> Place:
    answers = reader.answers
    sums = ("quantity", "value_fen") if reader.sees_cost else ("quantity",)
    return Place(answers.whole("warehouse"), item_id(reader.conn, answers), sums=sums)


def sums_of(reader: Reader, first: str, last: str) -> tuple[int, int, int, int]:
    """In and out of one item over these days, each as thousandths and fen (fen 0 where cost is not to be seen)."""
    came, went = [0, 0], [0, 0]
    for route, quantity, *value in reader.conn.execute(moved(reader.conn, first, last, ("route",), _place(reader))):
        side, sign = (came, 1) if comes_in(route) else (went, -1)
        side[0] += sign * quantity
        side[1] += sign * sum(value)
    return came[0], came[1], went[0], went[1]


_IN = {
    Route.OPENING,
    Route.PURCHASE,
    Route.PURCHASE_RETURN,
    Route.TRANSFER_IN,
    Route.COUNT_GAIN,
    Route.ASSEMBLY_IN,
    Route.OTHER_IN,
    Route.COST_ADJUSTMENT,
}


def comes_in(route: str) -> bool:
    """Whether a route stands among the receipts: a purchase return is a negative receipt, a refund a negative issue."""
    return route in _IN


def opening_of(reader: Reader, first: str) -> tuple[int, int]:
    """Quantity and value of one item before a day: what lies there now less all that moved since."""
    row = reader.conn.execute(on_shelves((), _place(reader))).one()
    now = [int(figure or 0) for figure in row]
    came, came_fen, went, went_fen = sums_of(reader, first, LAST_DAY)
    return now[0] - came + went, (now[1] if reader.sees_cost else 0) - came_fen + went_fen


class _Run:
    """state: balance, the month it is in, and in/out of that month and of its year, each quantity and fen."""

    def __init__(self, reader: Reader, state: list[Any] | None) -> None:
        self._reader = reader
        first = reader.answers["from"]
        if state is None:
            quantity, fen = opening_of(reader, first)
            year = [0, 0, 0, 0]
            if not first.endswith("-01-01"):
                year = list(sums_of(reader, f"{first[:4]}-01-01", day_before(first)))
            state = [quantity, fen, first[:7], 0, 0, 0, 0, *year]
        self.state = state

    def opening(self) -> Iterable[Row]:
        yield self._row({"kind": tr("Brought forward"), "day": self._reader.answers["from"]}, RowKind.GROUP)

    def line(self, row: RowMapping) -> Iterable[Row]:
        yield from self._turn(row["day"][:7])
        quantity, fen = row["quantity"], row["value"] if self._reader.sees_cost else 0
        place = 0 if comes_in(row["route"]) else 2
        sign = 1 if place == 0 else -1
        for at in (3 + place, 7 + place):
            self.state[at] += sign * quantity
            self.state[at + 1] += sign * fen
        self.state[0] += quantity
        self.state[1] += fen
        side = "in" if place == 0 else "out"
        values: dict[str, Cell] = {
            "day": row["day"],
            "at": row["at"],
            "kind": tr(KINDS[row["kind"]].text)
            if row["route"] != Route.COST_ADJUSTMENT
            else tr(ROUTES[row["route"]].text),
            "number": row["number"],
            "partner": row["partner"],
            "memo": row["memo"],
            **_figures(side, sign * quantity, sign * fen),
        }
        opens = Opens(Thing.DOCUMENT, row["document_id"])
        yield self._row(values, RowKind.LINE, key=str(row["id"]), opens=opens)

    def closing(self) -> Iterable[Row]:
        yield from self._turn("")

    def _turn(self, month: str) -> Iterable[Row]:
        was = self.state[2]
        if was == month:
            return
        if any(self.state[3:7]):
            yield self._row(
                {
                    "kind": tr("Month in all"),
                    "day": was,
                    **_figures("in", *self.state[3:5]),
                    **_figures("out", *self.state[5:7]),
                },
                RowKind.SUBTOTAL,
            )
            yield self._row(
                {
                    "kind": tr("Year in all"),
                    "day": was,
                    **_figures("in", *self.state[7:9]),
                    **_figures("out", *self.state[9:11]),
                },
                RowKind.SUBTOTAL,
            )
        self.state[2:7] = [month, 0, 0, 0, 0]
        if month[:4] != was[:4]:
            self.state[7:11] = [0, 0, 0, 0]

    def _row(self, values: dict[str, Cell], kind: RowKind, *, key: str = "", opens: Opens | None = None) -> Row:
        balance = _figures("balance", self.state[0], self.state[1])
        return self._reader.row(values | balance, key=key, opens=opens, kind=kind)


def _figures(side: str, quantity: int, fen: int) -> dict[str, Cell]:
    return {
        f"{side}_quantity": Quantity(quantity),
        f"{side}_price": Price.of(Money(fen), Quantity(quantity)),
        f"{side}_value": Money(fen),
    }


def _totals(reader: Reader) -> Totals:
    answers = reader.answers
    opening, opening_fen = opening_of(reader, answers["from"])
    came, came_fen, went, went_fen = sums_of(reader, answers["from"], answers["to"])
    net, net_fen = came - went, came_fen - went_fen
    rows = _asked(reader).subquery()
    count = select(func.count(), func.coalesce(func.sum(rows.c.quantity), 0)).select_from(rows)
    found, counted = reader.conn.execute(count).one()
    cells = reader.cells(
        _figures("in", came, came_fen)
        | _figures("out", went, went_fen)
        | _figures("balance", opening + net, opening_fen + net_fen)
    )
    proof = tr(
        "Opening {opening} + in {came} − out {went} = closing {closing}",
        opening=grouped(Quantity(opening)),
        came=grouped(Quantity(came)),
        went=grouped(Quantity(went)),
        closing=grouped(Quantity(opening + net)),
    )
    return Totals(cells, found, proof, counted == net)


def _side(side: str, title: str) -> tuple[Column, ...]:
    return (
        Column(f"{side}_quantity", mark("Quantity"), Kind.QUANTITY, group=title, width=76, sortable=False),
        Column(f"{side}_price", mark("Unit cost"), Kind.PRICE, group=title, width=76, cost=True, sortable=False),
        Column(f"{side}_value", mark("Amount"), Kind.MONEY, _YUAN, title, 96, cost=True, sortable=False),
    )


LEDGER = Report(
    name="stock.ledger",
    title=mark("Stock ledger"),
    room="stock",
    columns=(
        Column("day", mark("Day"), Kind.DAY, width=92, sortable=False),
        Column("at", mark("Posted at"), Kind.MOMENT, width=110, shown=False, sortable=False),
        Column("kind", mark("Paper"), width=96, says=KINDS, sortable=False),
        Column("number", mark("Number"), Kind.CODE, width=172, sortable=False),
        Column("partner", mark("Partner"), width=110, stretch=True, sortable=False),
        Column("memo", mark("Note"), width=100, shown=False, sortable=False),
        *_side("in", mark("In")),
        *_side("out", mark("Out")),
        *_side("balance", mark("Left")),
    ),
    questions=(Question("item", mark("Item"), Asked.ITEM, required=True), FROM, TO, WAREHOUSE),
    body=Running(_asked, _Run, _totals),
    landscape=True,
    listed=True,
)
REPORTS = (LEDGER,)
