"""Loads a stream into a shop through the rooms' own functions, a day in one transaction: the large shop."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from datetime import datetime
from itertools import count, groupby
from pathlib import Path

from sqlalchemy import Connection

from benchmarks.people import NEW_SHOP, OWNER
from benchmarks.stream import Delivery, Product, Sold, Source, TillReceipt, in_time, products
from jxc_desktop.catalog.add_category import ensure_categories
from jxc_desktop.catalog.barcode import completed
from jxc_desktop.catalog.item_fields import BarcodeSource, NewBarcode, NewItem
from jxc_desktop.catalog.settings import settings
from jxc_desktop.catalog.tax import basis_points, split
from jxc_desktop.catalog.write_items import write_items
from jxc_desktop.documents.kinds import Kind
from jxc_desktop.documents.life import write_document
from jxc_desktop.finance.open_shop import open_shop
from jxc_desktop.kernel.money import ZERO, Money
from jxc_desktop.kernel.price import Price
from jxc_desktop.kernel.quantity import Quantity
from jxc_desktop.ledger import Issue, Move, Negative, Route, cost, post
from jxc_desktop.ledger.funds import Fund, funds
from jxc_desktop.purchasing.receive_goods import ReceiveGoods, receive_goods
from jxc_desktop.purchasing.received_lines import ReceivedLine
from jxc_desktop.sales.bill import Reckoned
from jxc_desktop.sales.sale_rows import LineRow, SaleRows, TenderRow, cost_of_lines, journal, write_rows
from jxc_desktop.storage.shop_file import ShopFile
from jxc_desktop.suppliers.add_supplier import NewSupplier, add_supplier
from jxc_desktop.usecase import Tx

SUPPLIERS = 12
_TOLD_EVERY = 30  # days
Told = Callable[[str], None]


@dataclass(slots=True)
class Loaded:
    """What went in."""

    items: int = 0
    deliveries: int = 0
    bought_lines: int = 0
    receipts: int = 0
    sold_lines: int = 0
    days: int = 0


@dataclass(slots=True)
class _Counter:
    """What every paper of the load needs to know."""

    units: dict[str, tuple[int, int]]
    suppliers: list[int]
    purses: list[Fund]
    requests: Iterator[int] = field(default_factory=count)


def load(path: Path, source: Source, told: Told) -> Loaded:
    """A new shop at `path` with everything of `source` in it; `told` hears how far it is."""
    loaded = Loaded()
    events = in_time(source)
    with open_shop(path, NEW_SHOP, datetime(2016, 12, 1, 8)) as shop:
        counter = _founded(shop, products(source), loaded)
        told(f"{loaded.items} items")
        for day, papers in groupby(events, lambda paper: paper.at.date()):
            with shop.writing() as conn:
                for paper in papers:
                    _write(conn, counter, paper, loaded)
            loaded.days += 1
            if loaded.days % _TOLD_EVERY == 0:
                told(f"{day}: {loaded.receipts} receipts, {loaded.sold_lines} lines")
    return loaded


def _founded(shop: ShopFile, goods: dict[str, Product], loaded: Loaded) -> _Counter:
    with shop.writing() as conn:
        moment = datetime(2016, 12, 1, 9)
        tx = Tx(conn, OWNER, moment, moment.date(), "goods")
        categories = ensure_categories(tx, {product.department for product in goods.values()})
        added = write_items(tx, [_card(product, categories) for product in goods.values()])
        loaded.items = len(added)
        units = {code: (one.item_id, one.unit_id) for code, one in zip(goods, added, strict=True)}
        suppliers = [add_supplier(tx, NewSupplier(f"供应商{n:02d}")).supplier_id for n in range(1, SUPPLIERS + 1)]
        return _Counter(units, suppliers, funds(conn))


def _card(product: Product, categories: dict[str, int]) -> NewItem:
    digits = completed(f"20{product.code:0>10}")
    return NewItem(
        name=product.name,
        code=product.code,
        spec=product.spec,
        brand=product.brand,
        category_id=categories.get(product.department),
        barcodes=(NewBarcode(digits, BarcodeSource.INSTORE),),
    )


def _write(conn: Connection, counter: _Counter, paper: Delivery | TillReceipt, loaded: Loaded) -> None:
    tx = Tx(conn, OWNER, paper.at, paper.at.date(), f"load-{next(counter.requests)}")
    if isinstance(paper, Delivery):
        _receive(tx, counter, paper)
        loaded.deliveries += 1
        loaded.bought_lines += len(paper.lines)
    else:
        _sell(tx, counter, paper)
        loaded.receipts += 1
        loaded.sold_lines += len(paper.lines)


def _receive(tx: Tx, counter: _Counter, paper: Delivery) -> None:
    supplier = counter.suppliers[hash_of(paper.bill) % SUPPLIERS]
    lines = tuple(
        ReceivedLine(counter.units[line.product][1], Quantity.of(line.pieces), price=Price(line.cost_e4))
        for line in paper.lines
    )
    receive_goods(tx, ReceiveGoods(supplier, lines, delivery_note=paper.bill))


def _sell(tx: Tx, counter: _Counter, paper: TillReceipt) -> None:
    """As `checkout` posts it, from the figures the till had: the rows of the sale, the moves, the journal."""
    place = tx.session.warehouse_id
    wants = [
        Issue(number, counter.units[line.product][0], place, Route.RETAIL, Quantity.of(line.pieces))
        for number, line in enumerate(paper.lines, 1)
    ]
    moves = cost(tx, wants, Negative.ALLOW)
    rate = basis_points(tx.conn, settings(tx.conn), "", tx.day)
    rows = _rows(counter, paper, moves, rate)
    header = write_document(tx, Kind.RETAIL_SALE, warehouse_id=place, total=rows.due, memo=paper.number)
    write_rows(tx, header.id, rows)
    post(tx, header.id, journal(rows, 0, moves), moves)


def _rows(counter: _Counter, paper: TillReceipt, moves: list[Move], rate: int) -> SaleRows:
    lines = [
        _line(*counter.units[line.product], line, worth, rate)
        for line, worth in zip(paper.lines, cost_of_lines(moves), strict=True)
    ]
    due = Money.total(line.reckoned.amount for line in lines)
    purse = counter.purses[hash_of(paper.number) % len(counter.purses)]
    tender = TenderRow(str(purse.kind), purse.id, purse.account, purse.name, due, due)
    pieces = sum(line.pieces for line in paper.lines)
    return SaleRows(Kind.RETAIL_SALE, lines, [tender], None, ZERO, pieces)


def _line(item_id: int, unit_id: int, line: Sold, worth: Money, rate: int) -> LineRow:
    quantity, paid, off = Quantity.of(line.pieces), Money(line.paid_fen), Money(line.off_fen)
    price = Price.of(paid + off, quantity)
    reckoned = Reckoned(paid + off, off, ZERO, paid)
    tax = split(paid, rate).tax
    return LineRow(item_id, unit_id, quantity, quantity, price, price, reckoned, tax, worth, rate)


def hash_of(text: str) -> int:
    """The same number for the same text on every run."""
    return sum(map(ord, text))
