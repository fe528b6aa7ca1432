"""What of a receipt's lines has gone back already, and what so much of one is worth at that receipt's cost."""

from dataclasses import dataclass

from sqlalchemy import Connection, bindparam, func, select

from jxc_desktop.kernel.money import Money
from jxc_desktop.kernel.quantity import Quantity
from jxc_desktop.kernel.rounding import div_half_up
from jxc_desktop.purchasing.tables import receipt_line, return_line
from jxc_desktop.storage.prepared import Prepared


@dataclass(frozen=True, slots=True)
class Worth:
    """Gross amount, input tax and cost."""

    amount: Money
    tax: Money
    cost: Money


@dataclass(frozen=True, slots=True)
class Returnable:
    """A receipt line, quantities in the base unit, and how much of it (and of its worth) went back."""

    id: int
    document_id: int
    item_id: int
    unit_id: int
    quantity: Quantity
    worth: Worth
    returned: Quantity
    returned_worth: Worth

    @property
    def left(self) -> Quantity:
        """可退 = received - returned (row 6)."""
        return self.quantity - self.returned

    def worth_of(self, quantity: Quantity) -> Worth:
        """The part of this line's amount, tax and cost that goes back with `quantity`.

        Counted from the whole that is back afterwards, so that several parts sum to the line to the fen:
        10.00 for 3, one by one: 3.33, 3.34, 3.33.
        """
        part = (self.returned + quantity).thousandths

        def share(whole: Money, gone: Money) -> Money:
            return Money(div_half_up(whole.fen * part, self.quantity.thousandths)) - gone

        return Worth(
            share(self.worth.amount, self.returned_worth.amount),
            share(self.worth.tax, self.returned_worth.tax),
            share(self.worth.cost, self.returned_worth.cost),
        )


_back = return_line
_LINES = Prepared(
    select(
        receipt_line.c.id,
        receipt_line.c.document_id,
        receipt_line.c.item_id,
        receipt_line.c.unit_id,
        receipt_line.c.base_quantity,
        receipt_line.c.amount_fen,
        receipt_line.c.tax_fen,
        receipt_line.c.cost_fen,
        func.coalesce(func.sum(_back.c.base_quantity), 0),
        func.coalesce(func.sum(_back.c.amount_fen), 0),
        func.coalesce(func.sum(_back.c.tax_fen), 0),
        func.coalesce(func.sum(_back.c.cost_fen), 0),
    )
    .select_from(receipt_line.outerjoin(_back, _back.c.receipt_line_id == receipt_line.c.id))
    .where(receipt_line.c.document_id == bindparam("document"))
    .group_by(receipt_line.c.id)
    .order_by(receipt_line.c.line_no)
)


def returnable_lines(conn: Connection, receipt_id: int) -> dict[int, Returnable]:
    """The lines of a receipt by their id; reversed returns count as not returned."""
    return {
        row[0]: Returnable(
            row[0],
            row[1],
            row[2],
            row[3],
            Quantity(row[4]),
            Worth(Money(row[5]), Money(row[6]), Money(row[7])),
            Quantity(row[8]),
            Worth(Money(row[9]), Money(row[10]), Money(row[11])),
        )
        for row in _LINES.all(conn, document=receipt_id)
    }
