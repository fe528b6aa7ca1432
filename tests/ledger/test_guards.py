from typing import Any

import pytest
from sqlalchemy import Connection, Table, delete, insert, select, text, update
from sqlalchemy.exc import DBAPIError, IntegrityError

from jxc_desktop.documents.tables import document
from jxc_desktop.ledger.tables import journal_line, posting, stock_move
from jxc_desktop.storage.shop_file import ShopFile
from tests.stocked import Stocked

DAY = "2026-11-22"
NOW = "2026-11-22T10:00:00.000"


@pytest.fixture
def posted(shop: ShopFile, owner: Any) -> Stocked:
    """A shop with one receipt of 3 colas for 6.00."""
    made = Stocked(shop, owner)
    made.supplier_id = made.add_supplier()
    made.add_item("可乐")
    made.receive("可乐", 3, "2")
    return made


def header(conn: Connection) -> int:
    values = {"kind": "voucher", "number": "PZ-1", "state": "posted", "business_day": DAY, "till": "01"}
    made = conn.execute(insert(document).values(**values, created_by=1, created_at=NOW))
    return int(made.inserted_primary_key[0])


def line(conn: Connection, document_id: int, account: str, fen: int, number: int = 1, *, of: int = 1) -> None:
    values = {"document_id": document_id, "line_no": number, "line_count": of, "move_count": 0, "account": account}
    conn.execute(insert(journal_line).values(values | {"amount_fen": fen, "business_day": DAY}))


def move(conn: Connection, document_id: int, fen: int, number: int = 1, *, of: int = 1, lines: int = 0) -> None:
    values = {"document_id": document_id, "move_no": number, "line_count": lines, "move_count": of, "line_no": 1}
    values |= {"item_id": 1, "warehouse_id": 1, "route": "purchase", "quantity": 1000, "value_fen": fen}
    values |= {"balance_quantity": 4000, "balance_value_fen": 600 + fen, "business_day": DAY, "posted_at": NOW}
    conn.execute(insert(stock_move).values(values))


def seal(conn: Connection, document_id: int, lines: int, moves: int = 0) -> None:
    values = {"document_id": document_id, "line_count": lines, "move_count": moves}
    conn.execute(insert(posting).values(values | {"business_day": DAY, "posted_at": NOW}))


def test_the_database_refuses_a_journal_that_does_not_balance(posted: Stocked) -> None:
    with pytest.raises(DBAPIError, match="the journal does not balance"), posted.shop.writing() as conn:
        paper = header(conn)
        line(conn, paper, "1001", 100, 1, of=2)
        line(conn, paper, "5001", -99, 2, of=2)
        seal(conn, paper, 2)


def test_the_database_refuses_an_inventory_account_that_moves_without_goods(posted: Stocked) -> None:
    with pytest.raises(DBAPIError, match="does not move with the stock"), posted.shop.writing() as conn:
        paper = header(conn)
        line(conn, paper, "1405", 100, 1, of=2)
        line(conn, paper, "2202", -100, 2, of=2)
        seal(conn, paper, 2)


def test_the_database_refuses_goods_that_move_without_the_inventory_account(posted: Stocked) -> None:
    with pytest.raises(DBAPIError, match="does not move with the stock"), posted.shop.writing() as conn:
        paper = header(conn)
        move(conn, paper, 200)
        seal(conn, paper, 0, 1)


@pytest.mark.parametrize("kind", ["line", "move"])
def test_what_is_not_sealed_does_not_outlive_the_commit(posted: Stocked, kind: str) -> None:
    with pytest.raises(DBAPIError, match="FOREIGN KEY"), posted.shop.writing() as conn:
        paper = header(conn)
        if kind == "line":
            line(conn, paper, "1001", 100, 1, of=2)
            line(conn, paper, "5001", -100, 2, of=2)
        else:
            move(conn, paper, 0)


@pytest.mark.parametrize(
    "stray",
    [
        (line, "1001", 0, 1, {"of": 2}),
        (line, "1001", 0, 2, {"of": 2}),
        (line, "1001", 0, 3, {"of": 2}),
        (line, "1001", 0, 0, {"of": 2}),
        (line, "1001", 0, 3, {"of": 3}),
        (move, 0, 1, {"lines": 2}),
        (move, 0, 2, {"lines": 2}),
        (move, 0, 2, {"lines": 2, "of": 2}),
    ],
    ids=str,
)
def test_nothing_is_added_to_a_sealed_posting(posted: Stocked, stray: tuple[Any, ...]) -> None:
    add, *given, counts = stray
    with pytest.raises(IntegrityError, match="constraint failed"), posted.shop.writing() as conn:
        assert conn.execute(select(posting.c.line_count, posting.c.move_count)).one() == (2, 1)
        add(conn, 1, *given, **counts)


@pytest.mark.parametrize("missing", ["line", "move"])
def test_a_seal_that_counts_more_than_there_is_leaves_no_room_for_later(posted: Stocked, missing: str) -> None:
    lines, moves = (3, 0) if missing == "line" else (2, 1)
    with pytest.raises(DBAPIError, match="rows are missing"), posted.shop.writing() as conn:
        paper = header(conn)
        for number, fen in ((1, 100), (2, -100)):
            values = {"document_id": paper, "line_no": number, "line_count": lines, "move_count": moves}
            values |= {"account": "1001", "amount_fen": fen, "business_day": DAY}
            conn.execute(insert(journal_line).values(values))
        seal(conn, paper, lines, moves)


@pytest.mark.parametrize("table", [posting, stock_move, journal_line], ids=lambda table: table.name)
def test_no_row_of_the_books_is_changed_or_deleted(posted: Stocked, table: Table) -> None:
    changed = update(table).values(business_day="2020-01-01")
    for statement in (changed, delete(table)):
        with pytest.raises(DBAPIError, match="is append-only"), posted.shop.writing() as conn:
            conn.execute(statement)


def test_no_row_of_the_books_is_replaced(posted: Stocked) -> None:
    sql = "INSERT OR REPLACE INTO posting VALUES (1, 2, 1, '2020-01-01', 'x')"
    with pytest.raises(DBAPIError, match="append-only"), posted.shop.writing() as conn:
        conn.execute(text(sql))


def test_a_posted_papers_header_stays(posted: Stocked) -> None:
    wrong = (
        update(document).values(total_fen=1),
        update(document).values(state="draft"),
        update(document).values(state="reversed", memo="x"),
        delete(document),
    )
    for statement in wrong:
        with pytest.raises(DBAPIError, match="document is posted"), posted.shop.writing() as conn:
            conn.execute(statement)


def test_a_refused_posting_leaves_everything_as_it_was(posted: Stocked) -> None:
    with pytest.raises(DBAPIError), posted.shop.writing() as conn:
        paper = header(conn)
        line(conn, paper, "1001", 1)
        seal(conn, paper, 1)
    assert (posted.shelf("可乐"), posted.account("1001")) == (("3", "6.00"), "0.00")
