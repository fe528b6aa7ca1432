"""A year of till lines and deliveries read from csv files (plain, .gz, .xz), as papers in the order they happened."""

import csv
import gzip
import lzma
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import datetime
from itertools import groupby
from operator import itemgetter
from pathlib import Path
from typing import IO

Row = dict[str, str]
FEWEST, MOST = 1, 100  # the source counts some goods in grams or cents: only plain pieces are sold


@dataclass(frozen=True, slots=True)
class Bought:
    """One line of a delivery: pieces, and what one costs in ten-thousandths of a yuan."""

    product: str
    pieces: int
    cost_e4: int


@dataclass(frozen=True, slots=True)
class Sold:
    """One line of a receipt: what was paid for it, and what had come off."""

    product: str
    pieces: int
    paid_fen: int
    off_fen: int


@dataclass(frozen=True, slots=True)
class Delivery:
    """A supplier's bill."""

    at: datetime
    bill: str
    lines: list[Bought]


@dataclass(frozen=True, slots=True)
class TillReceipt:
    """A till's receipt."""

    at: datetime
    number: str
    lines: list[Sold]


@dataclass(frozen=True, slots=True)
class Product:
    """What the goods list says of one product."""

    code: str
    name: str
    spec: str
    brand: str
    department: str


@dataclass(frozen=True, slots=True)
class Source:
    """The files of one stream."""

    sales: Path
    purchases: Path
    goods: Path

    @classmethod
    def in_folder(cls, folder: Path, *, small: bool = False) -> "Source":
        """The large stream of a folder, or its small one."""
        sales, purchases = (
            ("tx_sales_small_10k.csv.gz", "tx_purchases_small_ASSUMED.csv.gz")
            if small
            else ("tx_sales_completejourney_1469k.csv.xz", "tx_purchases_completejourney_ASSUMED.csv.xz")
        )
        return cls(folder / sales, folder / purchases, folder / "goods_completejourney_92k.csv.gz")


def rows(path: Path) -> Iterator[Row]:
    """The rows of a csv file."""
    with _opened(path) as file:
        yield from csv.DictReader(file)


def _opened(path: Path) -> IO[str]:
    if path.suffix == ".xz":
        return lzma.open(path, "rt", encoding="utf-8-sig", newline="")
    if path.suffix == ".gz":
        return gzip.open(path, "rt", encoding="utf-8-sig", newline="")
    return open(path, encoding="utf-8-sig", newline="")


def is_taken(row: Row) -> bool:
    """Whether a till line is of plain pieces."""
    return FEWEST <= float(row["qty"]) <= MOST


def deliveries(path: Path) -> Iterator[Delivery]:
    """Bill by bill."""
    for bill, lines in groupby(rows(path), itemgetter("bill")):
        held = list(lines)
        bought = [Bought(line["product"], int(line["qty"]), scaled(line["unit_cost"], 4)) for line in held]
        yield Delivery(_moment(held[0]), bill, bought)


def receipts(path: Path) -> Iterator[TillReceipt]:
    """Receipt by receipt, without the lines that are not taken."""
    taken = (row for row in rows(path) if is_taken(row))
    for number, lines in groupby(taken, itemgetter("receipt")):
        held = list(lines)
        yield TillReceipt(_moment(held[0]), number, [_sold(line) for line in held])


def products(source: Source) -> dict[str, Product]:
    """Every product of a stream, by its code; what the goods list does not know is called by its code."""
    wanted = {row["product"] for row in rows(source.purchases)} | {row["product"] for row in rows(source.sales)}
    found = {row["product_id"]: _product(row) for row in rows(source.goods) if row["product_id"] in wanted}
    return {code: found.get(code) or Product(code, f"商品{code}", "", "", "") for code in sorted(wanted, key=int)}


def scaled(text: str, places: int) -> int:
    """A decimal as a whole number of its last place: "1.43" in 2 places is 143."""
    whole, _, part = text.partition(".")
    return int(whole + part.ljust(places, "0")[:places])


def _moment(row: Row) -> datetime:
    return datetime.fromisoformat(row["ts"])


def _sold(row: Row) -> Sold:
    off = scaled(row["shop_disc"], 2) + scaled(row["coupon"], 2)
    return Sold(row["product"], int(row["qty"]), scaled(row["paid"], 2), off)


def _product(row: Row) -> Product:
    name = row["product_type"] or row["product_category"] or row["department"] or row["product_id"]
    return Product(row["product_id"], name, row["package_size"], row["brand"], row["department"])


def in_time(source: Source) -> Iterable[Delivery | TillReceipt]:
    """Both kinds of papers by their moment; what was delivered at a moment lies on the shelf before it is sold."""
    bought, sold = deliveries(source.purchases), receipts(source.sales)
    delivery = next(bought, None)
    for receipt in sold:
        while delivery and delivery.at <= receipt.at:
            yield delivery
            delivery = next(bought, None)
        yield receipt
    while delivery:
        yield delivery
        delivery = next(bought, None)
