"""What was sold on a receipt and how much of each line has come back since (可退 = sold - returned, rule 11)."""

from dataclasses import dataclass, replace

from sqlalchemy import Connection, case, func, select

from jxc_desktop.catalog.goods_columns import line_columns, with_goods
from jxc_desktop.catalog.tables import item
from jxc_desktop.documents.kinds import Kind
from jxc_desktop.documents.tables import document
from jxc_desktop.kernel.money import Money
from jxc_desktop.kernel.price import Price
from jxc_desktop.kernel.quantity import Quantity
from jxc_desktop.sales.bill import Reckoned
from jxc_desktop.sales.tables import sale_line, tender


@dataclass(frozen=True, slots=True)
class Share:
    """A part of a line: its base quantity, its figures, its tax and what its goods cost."""

    base_quantity: Quantity
    reckoned: Reckoned
    tax: Money
    cost: Money


@dataclass(frozen=True, slots=True)
class StoredLine:
    """One line as it was sold, and the sum of what came back of it (positive)."""

    id: int
    line_no: int
    item_id: int
    unit_id: int
    code: str
    label: str
    unit: str
    weighed: bool
    quantity: Quantity
    list_price: Price
    price: Price
    basis_points: int
    reason: str
    sold: Share
    returned: Share

    @property
    def returnable(self) -> Quantity:
        """可退, in the base unit."""
        return self.sold.base_quantity - self.returned.base_quantity

    def part(self, base_quantity: Quantity) -> Share:
        """What `base_quantity` more of this line is worth coming back: pro rata, the last one takes all the rest.

        Reckoned on all that has come back with it, so that however a line is split, its parts sum to it: 10.00 and
        its cost over 3 pieces come back as 3.33, 3.34, 3.33. The gross is the sum of its shares: reckoned by itself,
        1.52 of 3.04 less 0.02 of 0.03 抹零 would not leave the 1.51 of 3.01 that is paid.
        """
        upto = self.returned.base_quantity.thousandths + base_quantity.thousandths
        whole = self.sold.base_quantity.thousandths
        sold, back = self.sold.reckoned, self.returned.reckoned
        discount = sold.discount.share(upto, whole) - back.discount
        off = sold.round_off.share(upto, whole) - back.round_off
        amount = sold.amount.share(upto, whole) - back.amount
        return Share(
            base_quantity,
            Reckoned(amount + discount + off, discount, off, amount),
            self.sold.tax.share(upto, whole) - self.returned.tax,
            self.sold.cost.share(upto, whole) - self.returned.cost,
        )

    def without(self, share: Share) -> "StoredLine":
        """The same line after `share` has come back too."""
        back, more = self.returned, share
        reckoned = Reckoned(
            back.reckoned.gross + more.reckoned.gross,
            back.reckoned.discount + more.reckoned.discount,
            back.reckoned.round_off + more.reckoned.round_off,
            back.reckoned.amount + more.reckoned.amount,
        )
        returned = Share(back.base_quantity + more.base_quantity, reckoned, back.tax + more.tax, back.cost + more.cost)
        return replace(self, returned=returned)


@dataclass(frozen=True, slots=True)
class StoredTender:
    """One tender of a receipt; `amount` is what stayed of `tendered`."""

    kind: str
    fund_id: int
    tendered: Money
    amount: Money
    reference: str


_SUMS = ("base_quantity", "gross_fen", "discount_fen", "round_off_fen", "amount_fen", "tax_fen", "cost_fen")


def stored_lines(conn: Connection, document_id: int) -> list[StoredLine]:
    """The lines of a sale or a return, with what came back of each."""
    back = sale_line.alias("back")
    coming = (
        select(back.c.answers_line_id, *[(-func.sum(back.c[name])).label(f"back_{name}") for name in _SUMS])
        .join_from(back, document, document.c.id == back.c.document_id)
        .where(document.c.kind == str(Kind.RETAIL_RETURN), document.c.answers_id == document_id)
        .group_by(back.c.answers_line_id)
        .subquery()
    )
    own = (
        *line_columns(sale_line),
        item.c.weighed,
        sale_line.c.quantity,
        sale_line.c.list_price_e4,
        sale_line.c.price_e4,
        sale_line.c.basis_points,
        sale_line.c.reason,
    )
    sums = [sale_line.c[name] for name in _SUMS]
    returned = [func.coalesce(coming.c[f"back_{name}"], 0) for name in _SUMS]
    rows = conn.execute(
        select(*own, *sums, *returned)
        .select_from(with_goods(sale_line).outerjoin(coming, coming.c.answers_line_id == sale_line.c.id))
        .where(sale_line.c.document_id == document_id)
        .order_by(sale_line.c.line_no)
    )
    return [_stored(tuple(row)) for row in rows]


def _stored(row: tuple[int | str, ...]) -> StoredLine:
    identity, line_no, item_id, unit_id = (int(each) for each in row[:4])
    code, name, spec, unit = (str(each) for each in row[4:8])
    weighed, quantity, listed, price, points = (int(each) for each in row[8:13])
    figures = [int(each) for each in row[14:]]
    return StoredLine(
        identity,
        line_no,
        item_id,
        unit_id,
        code,
        f"{name} {spec}".strip(),
        unit,
        bool(weighed),
        Quantity(quantity),
        Price(listed),
        Price(price),
        points,
        str(row[13]),
        _share(figures[:7]),
        _share(figures[7:]),
    )


def _share(figures: list[int]) -> Share:
    base, gross, discount, off, amount, tax, cost = figures
    return Share(
        Quantity(base), Reckoned(Money(gross), Money(discount), Money(off), Money(amount)), Money(tax), Money(cost)
    )


def stored_tenders(conn: Connection, document_id: int) -> list[StoredTender]:
    """The tenders of one paper in their order."""
    rows = conn.execute(
        select(tender.c.kind, tender.c.fund_id, tender.c.tendered_fen, tender.c.amount_fen, tender.c.reference)
        .where(tender.c.document_id == document_id)
        .order_by(tender.c.line_no)
    )
    return [StoredTender(kind, fund, Money(tendered), Money(amount), ref) for kind, fund, tendered, amount, ref in rows]


def paid_back(conn: Connection, document_id: int) -> dict[tuple[str, int], Money]:
    """What has already gone back on a sale, by kind and fund; cash is one, out of whichever drawer (fund 0)."""
    fund = case((tender.c.kind == "cash", 0), else_=tender.c.fund_id)
    rows = conn.execute(
        select(tender.c.kind, fund, -func.sum(tender.c.amount_fen))
        .join_from(tender, document, document.c.id == tender.c.document_id)
        .where(document.c.answers_id == document_id, document.c.kind == str(Kind.RETAIL_RETURN))
        .group_by(tender.c.kind, fund)
    )
    return {(kind, fund): Money(fen) for kind, fund, fen in rows}
