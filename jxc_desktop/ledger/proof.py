"""`prove`: recounts everything that is kept as a sum from the primary rows, and says where they differ."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from sqlalchemy import Connection, Row, Select, Table, case, func, select

from jxc_desktop.ledger.chart import Account
from jxc_desktop.ledger.tables import account_month, journal_line, posting, stock_balance, stock_month, stock_move


@dataclass(frozen=True, slots=True)
class Finding:
    """One disagreement: which check, about what, what is kept and what the rows say."""

    check: str
    about: str
    kept: str
    counted: str


Check = Callable[[Connection], Iterator[Finding]]


def journal_balances(conn: Connection) -> Iterator[Finding]:
    """Every posting's lines sum to zero."""
    total = func.sum(journal_line.c.amount_fen)
    for document, off in conn.execute(
        select(journal_line.c.document_id, total).group_by(journal_line.c.document_id).having(total != 0)
    ):
        yield Finding("journal_balances", f"document {document}", "0", str(off))


def inventory_is_the_stock(conn: Connection) -> Iterator[Finding]:
    """Each posting moves the inventory account by what its stock moves are worth, and so in total."""
    booked = (
        select(journal_line.c.document_id, func.sum(journal_line.c.amount_fen).label("fen"))
        .where(journal_line.c.account == Account.INVENTORY)
        .group_by(journal_line.c.document_id)
        .subquery()
    )
    worth = (
        select(stock_move.c.document_id, func.sum(stock_move.c.value_fen).label("fen"))
        .group_by(stock_move.c.document_id)
        .subquery()
    )
    kept, counted = func.coalesce(booked.c.fen, 0), func.coalesce(worth.c.fen, 0)
    joined = posting.outerjoin(booked, booked.c.document_id == posting.c.document_id).outerjoin(
        worth, worth.c.document_id == posting.c.document_id
    )
    for row in conn.execute(select(posting.c.document_id, kept, counted).select_from(joined).where(kept != counted)):
        yield Finding("inventory_is_the_stock", f"document {row[0]}", str(row[1]), str(row[2]))


def everything_is_sealed(conn: Connection) -> Iterator[Finding]:
    """No journal line or stock move stands without its posting."""
    for table in (journal_line, stock_move):
        loose = select(table.c.id, table.c.document_id).where(table.c.document_id.not_in(select(posting.c.document_id)))
        for row in conn.execute(loose):
            yield Finding("everything_is_sealed", f"{table.name} {row[0]}", "", f"document {row[1]}")


def shelves_are_their_moves(conn: Connection) -> Iterator[Finding]:
    """The balance of every item, warehouse and batch is the sum of its moves."""
    place = ("item_id", "warehouse_id", "batch_id")
    kept = sums_of(stock_balance, place, ("quantity", "value_fen"))
    yield from differences(conn, "shelves_are_their_moves", place, kept, moves_by(place))


def moves_run_on(conn: Connection) -> Iterator[Finding]:
    """Each move's balance is the one before it plus itself."""
    place = [stock_move.c.item_id, stock_move.c.warehouse_id, stock_move.c.batch_id]
    running = [
        func.sum(stock_move.c[name]).over(partition_by=place, order_by=stock_move.c.id).label(f"run_{name}")
        for name in ("quantity", "value_fen")
    ]
    rows = select(stock_move.c.id, stock_move.c.balance_quantity, stock_move.c.balance_value_fen, *running).subquery()
    off = (rows.c.balance_quantity != rows.c.run_quantity) | (rows.c.balance_value_fen != rows.c.run_value_fen)
    for row in conn.execute(select(rows).where(off)):
        yield Finding("moves_run_on", f"stock move {row[0]}", f"{row[1]}, {row[2]}", f"{row[3]}, {row[4]}")


def empty_shelves_are_worthless(conn: Connection) -> Iterator[Finding]:
    """No value is left where no goods are."""
    stray = stock_balance.c.quantity == 0, stock_balance.c.value_fen != 0
    for row in conn.execute(select(stock_balance.c.item_id, stock_balance.c.value_fen).where(*stray)):
        yield Finding("empty_shelves_are_worthless", f"item {row[0]}", str(row[1]), "0")


def stock_months_are_their_moves(conn: Connection) -> Iterator[Finding]:
    """The month summary by item, warehouse and route is the sum of its moves."""
    keys = ("item_id", "warehouse_id", "route", "month")
    kept = sums_of(stock_month, keys, ("quantity", "value_fen"))
    yield from differences(conn, "stock_months_are_their_moves", keys, kept, moves_by(keys))


def account_months_are_their_lines(conn: Connection) -> Iterator[Finding]:
    """The month sums by account, partner and fund are the sums of their journal lines."""
    month = func.substr(journal_line.c.business_day, 1, 7).label("month")
    keys = [journal_line.c.account, journal_line.c.partner_id, journal_line.c.fund_id, month]
    amount = journal_line.c.amount_fen
    counted = select(
        *keys,
        func.sum(case((amount > 0, amount), else_=0)).label("debit_fen"),
        func.sum(case((amount < 0, -amount), else_=0)).label("credit_fen"),
    ).group_by(*keys)
    names = ("account", "partner_id", "fund_id", "month")
    kept = sums_of(account_month, names, ("debit_fen", "credit_fen"))
    yield from differences(conn, "account_months_are_their_lines", names, kept, counted)


CHECKS: tuple[Check, ...] = (
    journal_balances,
    inventory_is_the_stock,
    everything_is_sealed,
    shelves_are_their_moves,
    moves_run_on,
    empty_shelves_are_worthless,
    stock_months_are_their_moves,
    account_months_are_their_lines,
)


def prove(conn: Connection, checks: Iterable[Check] = CHECKS) -> list[Finding]:
    """Every disagreement between what is kept and what the rows say; empty where the shop is sound."""
    return [finding for check in checks for finding in check(conn)]


def moves_by(keys: Sequence[str]) -> Select[tuple[object, ...]]:
    """Quantity and value of the stock moves summed by `keys` (columns of the stock book, or month)."""
    month = func.substr(stock_move.c.business_day, 1, 7).label("month")
    columns = [month if key == "month" else stock_move.c[key] for key in keys]
    sums = [func.sum(stock_move.c[name]).label(name) for name in ("quantity", "value_fen")]
    return select(*columns, *sums).group_by(*columns)


def differences(
    conn: Connection, check: str, keys: Sequence[str], kept: Select[Any], counted: Select[Any]
) -> Iterator[Finding]:
    """Where what is kept and the recount (columns `keys`, then the sums) differ either way; sums of 0 are none."""
    for side, other, label in ((kept, counted, "kept"), (counted, kept, "counted")):
        for row in conn.execute(side.except_(other)):
            if any(row[len(keys) :]):
                yield _difference(check, keys, row, label)


def sums_of(table: Table, keys: Sequence[str], sums: Sequence[str]) -> Select[Any]:
    """What a table of sums keeps, as `differences` takes it."""
    return select(*[table.c[name] for name in (*keys, *sums)])


def _difference(check: str, keys: Sequence[str], row: Row[tuple[object, ...]], label: str) -> Finding:
    about = ", ".join(f"{key.removesuffix('_id')} {value}" for key, value in zip(keys, row, strict=False))
    figures = ", ".join(map(str, row[len(keys) :]))
    return Finding(check, about, figures if label == "kept" else "", figures if label == "counted" else "")
