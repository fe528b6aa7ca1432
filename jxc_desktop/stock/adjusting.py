"""What write-offs, overages and count variances share: gains at present cost, losses at the average, their lines."""

from collections.abc import Sequence
from dataclasses import dataclass

from sqlalchemy import insert

from jxc_desktop.catalog.find import ItemUnit
from jxc_desktop.documents.kinds import Kind
from jxc_desktop.documents.life import Paper, write_document
from jxc_desktop.kernel.money import Money
from jxc_desktop.kernel.price import Price
from jxc_desktop.kernel.quantity import Quantity
from jxc_desktop.kernel.rounding import div_half_up
from jxc_desktop.ledger import Issue, Line, Receipt, Route, cost, post, variance_lines
from jxc_desktop.ledger.reading import present_cost
from jxc_desktop.stock.reasons import Reason, gain_lines, loss_lines
from jxc_desktop.stock.tables import adjust_line
from jxc_desktop.storage.prepared import Prepared
from jxc_desktop.usecase import Tx

# One form writes both papers and may turn from one to the other: its draft is of either kind.
DRAFTED_AS = (Kind.STOCK_WRITEOFF, Kind.STOCK_OVERAGE)


@dataclass(frozen=True, slots=True)
class Adjusted:
    """One line to be: `quantity` of the unit is positive whichever way it goes; `price` per unit for gains."""

    unit: ItemUnit
    quantity: Quantity
    base_quantity: Quantity
    reason: Reason
    price: Price | None = None


@dataclass(frozen=True, slots=True)
class Adjustment:
    """What is the same for all lines of one adjusting paper."""

    kind: Kind
    route: Route
    warehouse_id: int
    memo: str = ""
    day: str | None = None
    answers_id: int | None = None
    first: bool = True


_INSERT = Prepared(insert(adjust_line), [c.name for c in adjust_line.c if c.name != "id"])


def post_gain(tx: Tx, header: Adjustment, lines: Sequence[Adjusted]) -> tuple[Paper, list[Money]]:
    """Goods found come in at the shelf's present cost, or at the price given; the paper and each line's cost."""
    worths = [_gain_worth(tx, header.warehouse_id, line) for line in lines]
    wants = [
        Receipt(number, line.unit.item_id, header.warehouse_id, header.route, line.base_quantity, worth)
        for number, (line, worth) in enumerate(zip(lines, worths, strict=True), 1)
    ]
    moves = cost(tx, wants)
    total = Money.total(worths)
    made = _paper(tx, header, total)
    _write(tx, made.id, lines, worths, 1)
    post(tx, made.id, gain_lines(total) + variance_lines(moves), moves, day=made.business_day)
    return made, worths


def post_loss(tx: Tx, header: Adjustment, lines: Sequence[Adjusted]) -> tuple[Paper, list[Money]]:
    """Goods lost leave at the moving average; the paper and each line's cost. Refused "stock.short"."""
    wants = [
        Issue(number, line.unit.item_id, header.warehouse_id, header.route, line.base_quantity, line.unit.label)
        for number, line in enumerate(lines, 1)
    ]
    moves = cost(tx, wants)
    worths = [-move.value for move in moves]
    made = _paper(tx, header, -Money.total(worths))
    _write(tx, made.id, lines, worths, -1)
    booked: list[Line] = loss_lines((line.reason, worth) for line, worth in zip(lines, worths, strict=True))
    post(tx, made.id, booked, moves, day=made.business_day)
    return made, worths


def _gain_worth(tx: Tx, warehouse_id: int, line: Adjusted) -> Money:
    if line.price is not None:
        return line.price.times(line.quantity)
    reference = Price(div_half_up(line.unit.purchase_price.e4 * 1000, line.unit.factor.thousandths))
    return present_cost(tx.conn, line.unit.item_id, warehouse_id, line.base_quantity, reference)


def _paper(tx: Tx, header: Adjustment, total: Money) -> Paper:
    return write_document(
        tx,
        header.kind,
        warehouse_id=header.warehouse_id,
        answers_id=header.answers_id,
        total=total,
        memo=header.memo,
        first=header.first,
        day=header.day,
    )


def _write(tx: Tx, document_id: int, lines: Sequence[Adjusted], worths: Sequence[Money], sign: int) -> None:
    rows = [
        {
            "document_id": document_id,
            "line_no": number,
            "item_id": line.unit.item_id,
            "unit_id": line.unit.unit_id,
            "quantity": sign * line.quantity.thousandths,
            "base_quantity": sign * line.base_quantity.thousandths,
            "cost_fen": sign * worth.fen,
            "reason": str(line.reason),
        }
        for number, (line, worth) in enumerate(zip(lines, worths, strict=True), 1)
    ]
    _INSERT.run_many(tx.conn, rows)
