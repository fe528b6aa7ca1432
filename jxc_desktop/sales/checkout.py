"""Checkout: a basket and its tenders become a posted sale (TRADE.md rows 33, 35-38, 52)."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from jxc_desktop.catalog.find import ItemUnit, units_by_id
from jxc_desktop.catalog.settings import Settings, settings
from jxc_desktop.catalog.tax import basis_points, split
from jxc_desktop.documents.drafts import discard
from jxc_desktop.documents.kinds import Kind
from jxc_desktop.documents.life import write_document
from jxc_desktop.documents.partners import PriceLevel
from jxc_desktop.kernel.changes import Topic
from jxc_desktop.kernel.money import ZERO, Money
from jxc_desktop.kernel.permission import Permission
from jxc_desktop.kernel.price import Price
from jxc_desktop.kernel.quantity import Quantity
from jxc_desktop.kernel.refusal import Refused
from jxc_desktop.kernel.rounding import div_half_up
from jxc_desktop.ledger import Issue, Move, Negative, Route, cost, post
from jxc_desktop.sales.basket import Basket, pieces_of
from jxc_desktop.sales.bill import Bill, reckon
from jxc_desktop.sales.price_checks import PricedLine, check_cost, check_prices, priced
from jxc_desktop.sales.round_off import RoundRule
from jxc_desktop.sales.sale_rows import LineRow, SaleRows, TenderRow, cost_of_lines, journal, write_rows
from jxc_desktop.sales.taking import check_credit, customer_of, on_account, owed_before, take
from jxc_desktop.sales.tendering import Settled, TenderWanted, settle, takes_cash
from jxc_desktop.sales.till_events import EventKind, record
from jxc_desktop.usecase import Tx, use_case
from jxc_desktop.words import mark

_ANYBODY = ("", PriceLevel.RETAIL, ZERO)


@dataclass(frozen=True, slots=True)
class SaleLine:
    """So many of a unit at a price, and what comes off it; `printed_amount` is a scale label's, which wins."""

    unit_id: int
    quantity: Quantity
    price: Price
    discount: Money = ZERO
    reason: str = ""
    printed_amount: Money | None = None


@dataclass(frozen=True, slots=True)
class Checkout:
    """A whole sale; with `expected_due` it is refused where the till had reckoned another sum.

    `draft_id` is the basket the till had put aside meanwhile: it goes in the same transaction.
    """

    lines: tuple[SaleLine, ...]
    tenders: tuple[TenderWanted, ...]
    customer_id: int | None = None
    bill_discount: Money = ZERO
    bill_reason: str = ""
    memo: str = ""
    expected_due: Money | None = None
    draft_id: int | None = None


@dataclass(frozen=True, slots=True)
class SoldLine:
    """One line as the receipt shows it: gross - discount - its share of 抹零 = amount."""

    name: str
    unit: str
    quantity: Quantity
    list_price: Price
    price: Price
    gross: Money
    discount: Money
    amount: Money


@dataclass(frozen=True, slots=True)
class TenderTaken:
    """One tender: `amount` is what stayed of `tendered`; `name` is the fund account's."""

    kind: str
    fund_id: int
    name: str
    tendered: Money
    amount: Money
    reference: str


@dataclass(frozen=True, slots=True)
class SaleDone:
    """A posted sale, with all its receipt shows; `owed_*` is the customer's account before and after."""

    document_id: int
    number: str
    at: datetime
    cashier: str
    customer: str
    lines: tuple[SoldLine, ...]
    gross: Money
    discount: Money
    round_off: Money
    due: Money
    tenders: tuple[TenderTaken, ...]
    paid: Money
    change: Money
    pieces: int
    owed_before: Money | None = None
    owed_after: Money | None = None


def request_of(basket: Basket, tenders: Sequence[TenderWanted], rule: RoundRule, memo: str = "") -> Checkout:
    """What the till asks for: the basket's lines as they stand, and the sum the customer was shown."""
    bill = basket.bill(rule, cash=takes_cash(tenders))
    lines = tuple(
        SaleLine(line.goods.unit_id, line.quantity, line.price, line.discount, line.reason, line.printed_amount)
        for line in basket.lines
    )
    return Checkout(lines, tuple(tenders), basket.customer_id, basket.bill_discount, basket.bill_reason, memo, bill.due)


@use_case(
    mark("Sell"),
    needs=Permission.SELL,
    touches={Topic.SALES, Topic.STOCK, Topic.FUNDS, Topic.BOOKS, Topic.CUSTOMERS, Topic.SHIFTS},
)
def checkout(tx: Tx, request: Checkout) -> SaleDone:
    """Sell and take the money, in one paper.

    Refused "basket.empty", "sale.due_changed", "permission.missing", "credit.*", "tender.*", "discount.too_much",
    "shift.none_open", "fund.none_of_kind", "stock.short", "item.*", "label.mismatch", "quantity.zero",
    "unit.too_fine", "sale.price_negative", "partner.unknown", "draft.*", and as `write_document`.
    """
    if not request.lines:
        raise Refused("basket.empty")
    shop = settings(tx.conn)
    name, level, limit = customer_of(tx.conn, request.customer_id) if request.customer_id else _ANYBODY
    lines = _priced(tx, request, level)
    bill = reckon(
        [(line.gross, line.discount) for line in lines],
        request.bill_discount,
        RoundRule.of(shop),
        cash=takes_cash(request.tenders),
    )
    if request.expected_due is not None and request.expected_due != bill.due:
        raise Refused("sale.due_changed", was=request.expected_due, now=bill.due)
    check_prices(tx, lines, bill, shop.most_discount_percent)
    settled = settle(bill.due, request.tenders)
    tenders, shift_id = take(tx, settled.parts)
    owed = owed_before(tx.conn, request.customer_id)
    more = on_account(tenders)
    if more:
        if request.customer_id is None or owed is None:
            raise Refused("credit.no_customer")
        check_credit(tx, request.customer_id, limit, owed, more)
    moves = cost(tx, _issues(tx, lines), negative_for(tx, shop))
    rows = _rows(tx, shop, lines, bill, tenders, moves, shift_id, settled)
    return _post(tx, request, name, lines, bill, rows, moves, owed)


def negative_for(tx: Tx, shop: Settings) -> Negative:
    """The shop's stand on selling what is not there (rule 3): a warning is passed by who may SELL_SHORT."""
    if shop.negative_stock is Negative.WARN and not tx.may(Permission.SELL_SHORT):
        return Negative.FORBID
    return shop.negative_stock


def _priced(tx: Tx, request: Checkout, level: PriceLevel) -> list[PricedLine]:
    units = units_by_id(tx.conn, [line.unit_id for line in request.lines])
    return [
        priced(units[line.unit_id], level, line.quantity, line.price, line.discount, line.reason, line.printed_amount)
        for line in request.lines
    ]


def _issues(tx: Tx, lines: Sequence[PricedLine]) -> list[Issue]:
    place = tx.session.warehouse_id
    return [
        Issue(
            number,
            line.unit.item_id,
            place,
            Route.RETAIL,
            line.base_quantity,
            line.unit.label,
            base_purchase_price(line.unit),
        )
        for number, line in enumerate(lines, 1)
    ]


def base_purchase_price(unit: ItemUnit) -> Price:
    """The last resort for goods sold below zero that never had a cost: the reference price of the base unit."""
    return Price(div_half_up(unit.purchase_price.e4 * 1000, unit.factor.thousandths))


def _rows(
    tx: Tx,
    shop: Settings,
    lines: Sequence[PricedLine],
    bill: Bill,
    tenders: Sequence[TenderRow],
    moves: Sequence[Move],
    shift_id: int | None,
    settled: Settled,
) -> SaleRows:
    codes = {line.unit.tax_code for line in lines}
    rates = {code: basis_points(tx.conn, shop, code, tx.day) for code in codes}
    costs = cost_of_lines(moves)
    taxes = [split(r.amount, rates[line.unit.tax_code]).tax for line, r in zip(lines, bill.lines, strict=True)]
    check_cost(tx, lines, bill, taxes, costs)
    stored = [
        LineRow(
            line.unit.item_id,
            line.unit.unit_id,
            line.quantity,
            line.base_quantity,
            line.unit.retail_price,
            line.price,
            reckoned,
            tax,
            worth,
            rates[line.unit.tax_code],
            line.reason,
        )
        for line, reckoned, tax, worth in zip(lines, bill.lines, taxes, costs, strict=True)
    ]
    pieces = sum(pieces_of(line.quantity, line.unit.weighed) for line in lines)
    return SaleRows(Kind.RETAIL_SALE, stored, tenders, shift_id, settled.change, pieces)


def _post(
    tx: Tx,
    request: Checkout,
    customer: str,
    lines: Sequence[PricedLine],
    bill: Bill,
    rows: SaleRows,
    moves: Sequence[Move],
    owed: Money | None,
) -> SaleDone:
    paper = write_document(
        tx,
        Kind.RETAIL_SALE,
        partner_id=request.customer_id,
        warehouse_id=tx.session.warehouse_id,
        total=bill.due,
        memo=request.memo or request.bill_reason,
    )
    write_rows(tx, paper.id, rows)
    post(tx, paper.id, journal(rows, request.customer_id or 0, moves), moves)
    discard(tx, request.draft_id, Kind.RETAIL_SALE)
    for line in lines:
        if line.repriced:
            about = f"{line.unit.label} {line.listed.text()} → {line.price.text()} {line.reason}".strip()
            record(tx, EventKind.PRICE_CHANGE, rows.shift_id, document_id=paper.id, about=about)
    more = on_account(rows.tenders)
    return SaleDone(
        paper.id,
        paper.number,
        tx.now,
        tx.session.name,
        customer,
        sold_lines(lines, bill),
        bill.gross,
        bill.discount,
        bill.round_off,
        bill.due,
        taken(rows.tenders),
        Money.total(tender.tendered for tender in rows.tenders),
        rows.change,
        rows.pieces,
        owed,
        None if owed is None else owed + more,
    )


def sold_lines(lines: Sequence[PricedLine], bill: Bill) -> tuple[SoldLine, ...]:
    """The lines as the receipt shows them."""
    return tuple(
        [
            SoldLine(
                line.unit.label,
                line.unit.unit,
                line.quantity,
                line.unit.retail_price,
                line.price,
                reckoned.gross,
                reckoned.discount,
                reckoned.amount,
            )
            for line, reckoned in zip(lines, bill.lines, strict=True)
        ]
    )


def taken(tenders: Sequence[TenderRow]) -> tuple[TenderTaken, ...]:
    """The tenders as the receipt shows them."""
    return tuple([TenderTaken(t.kind, t.fund_id, t.name, t.tendered, t.amount, t.reference) for t in tenders])
