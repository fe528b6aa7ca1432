"""Refunds: goods back at the cost they left at, money back as it was paid (TRADE.md rule 11, row 40)."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import datetime

from jxc_desktop.catalog.find import ItemUnit, unit_by_id
from jxc_desktop.catalog.settings import settings
from jxc_desktop.catalog.tax import basis_points, split
from jxc_desktop.documents.drafts import discard
from jxc_desktop.documents.kinds import Kind, State
from jxc_desktop.documents.life import Paper, paper_numbered, write_document
from jxc_desktop.documents.settle import open_items
from jxc_desktop.documents.settle import settle as settle_bill
from jxc_desktop.kernel.changes import Topic
from jxc_desktop.kernel.money import ZERO, Money
from jxc_desktop.kernel.permission import Permission
from jxc_desktop.kernel.price import Price
from jxc_desktop.kernel.quantity import Quantity
from jxc_desktop.kernel.refusal import Refused
from jxc_desktop.kernel.rounding import div_half_up
from jxc_desktop.ledger import Account, Receipt, Route, cost, post
from jxc_desktop.ledger.reading import present_cost
from jxc_desktop.sales.basket import pieces_of
from jxc_desktop.sales.bill import Reckoned
from jxc_desktop.sales.checkout import SoldLine, TenderTaken, base_purchase_price, taken
from jxc_desktop.sales.sale_rows import LineRow, SaleRows, TenderRow, journal, write_rows
from jxc_desktop.sales.sold import StoredLine, paid_back, stored_lines, stored_tenders
from jxc_desktop.sales.taking import customer_of, on_account, owed_before, take
from jxc_desktop.sales.tendering import Part, TenderKind, TenderWanted
from jxc_desktop.usecase import Tx, use_case
from jxc_desktop.words import mark

_TOUCHES = {Topic.SALES, Topic.STOCK, Topic.FUNDS, Topic.BOOKS, Topic.CUSTOMERS, Topic.SHIFTS}


@dataclass(frozen=True, slots=True)
class ReturnLine:
    """So many of a receipt's line, in the unit it was sold in or in another of the item's (rule 6)."""

    line_id: int
    quantity: Quantity
    unit_id: int | None = None


@dataclass(frozen=True, slots=True)
class Refund:
    """Goods back against their receipt; without `tenders` the money goes back the way it came."""

    number: str
    lines: tuple[ReturnLine, ...]
    tenders: tuple[TenderWanted, ...] = ()
    reason: str = ""


@dataclass(frozen=True, slots=True)
class LooseLine:
    """So many of a unit back at a price, without a receipt."""

    unit_id: int
    quantity: Quantity
    price: Price


@dataclass(frozen=True, slots=True)
class LooseRefund:
    """Goods back that nobody has a receipt for: a reason is asked for, and how the money goes back.

    `draft_id` is the form as it was put aside: it goes in the same transaction.
    """

    lines: tuple[LooseLine, ...]
    tenders: tuple[TenderWanted, ...]
    reason: str
    customer_id: int | None = None
    draft_id: int | None = None


@dataclass(frozen=True, slots=True)
class RefundDone:
    """A posted refund with all its slip shows, in positive figures; `refund_of` is the receipt's number."""

    document_id: int
    number: str
    at: datetime
    cashier: str
    customer: str
    refund_of: str
    lines: tuple[SoldLine, ...]
    due: Money
    tenders: tuple[TenderTaken, ...]
    pieces: int
    owed_before: Money | None = None
    owed_after: Money | None = None


@dataclass(frozen=True, slots=True)
class _Back:
    """One line coming back: the row as it will be stored, and as the slip shows it."""

    row: LineRow
    shown: SoldLine
    pieces: int


@use_case(mark("Refund against a receipt"), needs=Permission.REFUND, touches=_TOUCHES)
def refund(tx: Tx, request: Refund) -> RefundDone:
    """Take back lines of a receipt and pay what was paid for them after every discount and 抹零.

    Refused "refund.*", "paper.unknown", "quantity.zero", "unit.*", "item.unknown", "tender.wrong_fund",
    "fund.none_of_kind", "credit.no_customer", "shift.none_open", and as `write_document`.
    """
    sale = paper_numbered(tx.conn, request.number)
    if sale.kind is not Kind.RETAIL_SALE or sale.state is not State.POSTED or sale.total < ZERO:
        raise Refused("refund.not_a_sale", number=sale.number)
    backs = _lines_back(tx, sale, request.lines)
    due = _due(backs)
    wanted = request.tenders or _as_it_came(tx, sale, due)
    done = _post(tx, backs, wanted, sale.partner_id, sale, request.reason)
    if sale.partner_id is not None:
        _set_off(tx, sale.partner_id, sale.id, done.document_id)
    return done


@use_case(mark("Refund without a receipt"), needs=Permission.REFUND, touches=_TOUCHES)
def refund_without_receipt(tx: Tx, request: LooseRefund) -> RefundDone:
    """Take back goods at the shelf's present cost, at today's retail price or less (row 40: role and reason).

    Refused "reason.missing", "refund.*", "quantity.zero", "sale.price_negative", "unit.too_fine", "item.unknown",
    "partner.unknown", "tender.wrong_fund", "fund.none_of_kind", "credit.no_customer", "shift.none_open", "draft.*", and
    as `write_document`.
    """
    if not request.reason:
        raise Refused("reason.missing")
    backs = [_loose(tx, line) for line in request.lines]
    done = _post(tx, backs, request.tenders, request.customer_id, None, request.reason)
    discard(tx, request.draft_id, Kind.RETAIL_RETURN)
    return done


def _lines_back(tx: Tx, sale: Paper, wanted: Sequence[ReturnLine]) -> list[_Back]:
    sold = {line.id: line for line in stored_lines(tx.conn, sale.id)}
    backs = []
    for want in wanted:
        line = sold.get(want.line_id)
        if line is None:
            raise Refused("refund.not_on_receipt", number=sale.number)
        if want.quantity.thousandths <= 0:
            raise Refused("quantity.zero")
        unit = unit_by_id(tx.conn, want.unit_id or line.unit_id)
        if unit.item_id != line.item_id:
            raise Refused("unit.other_item", item=line.label)
        base = unit.base_quantity(want.quantity)
        if base > line.returnable:
            raise Refused("refund.too_much", item=line.label, left=line.returnable, unit=unit.base_unit)
        share = line.part(base)
        sold[line.id] = line.without(share)
        backs.append(_back(line, unit, want.quantity, share.reckoned, share.tax, share.cost, base))
    return backs


def _back(
    line: StoredLine, unit: ItemUnit, quantity: Quantity, reckoned: Reckoned, tax: Money, worth: Money, base: Quantity
) -> _Back:
    price = _price_in(line, unit)
    row = LineRow(
        line.item_id,
        unit.unit_id,
        -quantity,
        -base,
        line.list_price,
        price,
        _negative(reckoned),
        -tax,
        -worth,
        line.basis_points,
        line.reason,
        line.id,
    )
    return _Back(row, _shown(unit, quantity, price, reckoned), pieces_of(quantity, unit.weighed))


def _price_in(line: StoredLine, unit: ItemUnit) -> Price:
    """The price it was sold at, said for the unit it comes back in."""
    if unit.unit_id == line.unit_id:
        return line.price
    factor = line.sold.base_quantity.thousandths
    return Price(div_half_up(line.price.e4 * line.quantity.thousandths * unit.factor.thousandths, factor * 1000))


def _shown(unit: ItemUnit, quantity: Quantity, price: Price, reckoned: Reckoned) -> SoldLine:
    return SoldLine(unit.label, unit.unit, quantity, price, price, reckoned.gross, reckoned.discount, reckoned.amount)


def _negative(reckoned: Reckoned) -> Reckoned:
    return Reckoned(-reckoned.gross, -reckoned.discount, -reckoned.round_off, -reckoned.amount)


def _loose(tx: Tx, line: LooseLine) -> _Back:
    if line.quantity.thousandths <= 0:
        raise Refused("quantity.zero")
    if line.price.e4 < 0:
        raise Refused("sale.price_negative")
    unit = unit_by_id(tx.conn, line.unit_id)
    if unit.retail_price < line.price and unit.retail_price:
        raise Refused("refund.above_price", item=unit.label, price=unit.retail_price)
    base = unit.base_quantity(line.quantity)
    amount = line.price.times(line.quantity)
    rate = basis_points(tx.conn, settings(tx.conn), unit.tax_code, tx.day)
    worth = present_cost(tx.conn, unit.item_id, tx.session.warehouse_id, base, base_purchase_price(unit))
    reckoned = Reckoned(amount, ZERO, ZERO, amount)
    row = LineRow(
        unit.item_id,
        unit.unit_id,
        -line.quantity,
        -base,
        unit.retail_price,
        line.price,
        _negative(reckoned),
        -split(amount, rate).tax,
        -worth,
        rate,
    )
    return _Back(row, _shown(unit, line.quantity, line.price, reckoned), pieces_of(line.quantity, unit.weighed))


def _due(backs: Sequence[_Back]) -> Money:
    return Money.total(back.shown.amount for back in backs)


def _as_it_came(tx: Tx, sale: Paper, due: Money) -> tuple[TenderWanted, ...]:
    """The original tenders, what is owed first, cash last, each up to what is left of it.

    Cash comes out of the drawer at hand, whichever drawer it once went into.
    """
    order = {TenderKind.ACCOUNT.value: 0, TenderKind.CASH.value: 2}
    gone = paid_back(tx.conn, sale.id)
    wanted = []
    left = due
    for came in sorted(stored_tenders(tx.conn, sale.id), key=lambda tender: order.get(tender.kind, 1)):
        fund_id = came.fund_id if came.kind != TenderKind.CASH.value else 0
        key = (came.kind, fund_id)
        spent = min(gone.get(key, ZERO), came.amount)
        gone[key] = gone.get(key, ZERO) - spent
        back = min(left, came.amount - spent)
        if back > ZERO:
            wanted.append(TenderWanted(TenderKind(came.kind), back, fund_id or None, came.reference))
            left -= back
    return tuple(wanted)


def _give_back(tx: Tx, wanted: Sequence[TenderWanted], due: Money) -> tuple[list[TenderRow], int | None]:
    if any(tender.tendered <= ZERO for tender in wanted) or Money.total(t.tendered for t in wanted) != due:
        raise Refused("refund.tenders_wrong", due=due)
    return take(tx, [Part(tender, tender.tendered) for tender in wanted], -1)


def _post(
    tx: Tx,
    backs: Sequence[_Back],
    wanted: Sequence[TenderWanted],
    customer_id: int | None,
    sale: Paper | None,
    reason: str,
) -> RefundDone:
    if not backs:
        raise Refused("refund.nothing")
    due = _due(backs)
    tenders, shift_id = _give_back(tx, wanted, due)
    name = customer_of(tx.conn, customer_id, retired=True)[0] if customer_id else ""
    owed = owed_before(tx.conn, customer_id)
    if on_account(tenders) and customer_id is None:
        raise Refused("credit.no_customer")
    place = tx.session.warehouse_id
    moves = cost(tx, [_receipt(number, back.row, place) for number, back in enumerate(backs, 1)])
    pieces = sum(back.pieces for back in backs)
    rows = SaleRows(Kind.RETAIL_RETURN, [back.row for back in backs], tenders, shift_id, ZERO, -pieces)
    paper = write_document(
        tx,
        Kind.RETAIL_RETURN,
        partner_id=customer_id,
        warehouse_id=place,
        answers_id=sale.id if sale else None,
        total=due,
        memo=reason,
    )
    write_rows(tx, paper.id, rows)
    post(tx, paper.id, journal(rows, customer_id or 0, moves), moves)
    given = tuple(replace(each, tendered=-each.tendered, amount=-each.amount) for each in taken(tenders))
    return RefundDone(
        paper.id,
        paper.number,
        tx.now,
        tx.session.name,
        name,
        sale.number if sale else "",
        tuple(back.shown for back in backs),
        due,
        given,
        pieces,
        owed,
        None if owed is None else owed + on_account(tenders),
    )


def _receipt(number: int, row: LineRow, place: int) -> Receipt:
    return Receipt(number, row.item_id, place, Route.SALES_RETURN, -row.base_quantity, -row.cost)


def _set_off(tx: Tx, customer_id: int, sale_id: int, refund_id: int) -> None:
    """What was credited to the account pays the sale it belongs to, as far as that is still open."""
    items = {each.document_id: each.open for each in open_items(tx.conn, customer_id, Account.RECEIVABLE)}
    amount = min(items.get(sale_id, ZERO), -items.get(refund_id, ZERO))
    if amount > ZERO:
        settle_bill(tx, customer_id, Account.RECEIVABLE, refund_id, [(sale_id, amount)])
