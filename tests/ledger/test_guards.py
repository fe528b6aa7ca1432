from typing import Any

import pytest
from sqlalchemy import Connection, Table, delete, insert, text, update
from sqlalchemy.exc import DBAPIError

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


def line(conn: Connection, document_id: int, account: str, fen: int) -> None:
    values = {"document_id": document_id, "line_no": 1, "account": account, "amount_fen": fen, "business_day": DAY}
    conn.execute(insert(journal_line).values(values))


def move(conn: Connection, document_id: int, fen: int) -> None:
    values = {"document_id": document_id, "line_no": 1, "item_id": 1, "warehouse_id": 1, "route": "purchase"}
    values |= {"quantity": 1000, "value_fen": fen, "balance_quantity": 4000, "balance_value_fen": 600 + fen}
    conn.execute(insert(stock_move).values(values | {"business_day": DAY, "posted_at": NOW}))


def seal(conn: Connection, document_id: int) -> None:
    conn.execute(insert(posting).values(document_id=document_id, business_day=DAY, posted_at=NOW))


def test_the_database_refuses_a_journal_that_does_not_balance(posted: Stocked) -> None:
    with pytest.raises(DBAPIError, match="the journal does not balance"), posted.shop.writing() as conn:
        paper = header(conn)
        line(conn, paper, "1001", 100)
        line(conn, paper, "5001", -99)
        seal(conn, paper)


def test_the_database_refuses_an_inventory_account_that_moves_without_goods(posted: Stocked) -> None:
    with pytest.raises(DBAPIError, match="does not move with the stock"), posted.shop.writing() as conn:
        paper = header(conn)
        line(conn, paper, "1405", 100)
        line(conn, paper, "2202", -100)
        seal(conn, paper)


def test_the_database_refuses_goods_that_move_without_the_inventory_account(posted: Stocked) -> None:
    with pytest.raises(DBAPIError, match="does not move with the stock"), posted.shop.writing() as conn:
        paper = header(conn)
        move(conn, paper, 200)
        seal(conn, paper)


@pytest.mark.parametrize("kind", ["line", "move"])
def test_what_is_not_sealed_does_not_outlive_the_commit(posted: Stocked, kind: str) -> None:
    with pytest.raises(DBAPIError, match="FOREIGN KEY"), posted.shop.writing() as conn:
        paper = header(conn)
        if kind == "line":
            line(conn, paper, "1001", 100)
            line(conn, paper, "5001", -100)
        else:
            move(conn, paper, 0)


def test_nothing_is_added_to_a_sealed_posting(posted: Stocked) -> None:
    for add in (lambda conn: line(conn, 1, "1001", 0), lambda conn: move(conn, 1, 0)):
        with pytest.raises(DBAPIError, match="the posting is sealed"), posted.shop.writing() as conn:
            add(conn)


@pytest.mark.parametrize("table", [posting, stock_move, journal_line], ids=lambda table: table.name)
def test_no_row_of_the_books_is_changed_or_deleted(posted: Stocked, table: Table) -> None:
    changed = update(table).values(business_day="2020-01-01")
    for statement in (changed, delete(table)):
        with pytest.raises(DBAPIError, match="is append-only"), posted.shop.writing() as conn:
            conn.execute(statement)


def test_no_row_of_the_books_is_replaced(posted: Stocked) -> None:
    sql = "INSERT OR REPLACE INTO posting (document_id, business_day, posted_at) VALUES (1, '2020-01-01', 'x')"
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
        seal(conn, paper)
    assert (posted.shelf("可乐"), posted.account("1001")) == (("3", "6.00"), "0.00")
