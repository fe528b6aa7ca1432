"""The proof of the shop is worth something only where each of its checks finds what it is for."""

import pytest

from jxc_desktop.documents import proof as documents_proof
from jxc_desktop.insights.proof import CHECKS, prove_shop
from jxc_desktop.kernel.money import Money
from jxc_desktop.purchasing.order_goods import OrderedLine, OrderGoods, order_goods
from jxc_desktop.purchasing.receive_goods import ReceiveGoods, receive_goods
from jxc_desktop.purchasing.received_lines import ReceivedLine
from jxc_desktop.purchasing.return_goods import ReturnedLine, ReturnGoods, return_goods
from jxc_desktop.purchasing.returnable import returnable_lines
from jxc_desktop.sales.close_shift import CloseShift, NoteCount, close_shift
from jxc_desktop.sales.open_shift import OpenShift, open_shift
from jxc_desktop.stock.reasons import Reason
from jxc_desktop.stock.write_off import LostLine, WriteOff, write_off
from jxc_desktop.storage.shop_file import ShopFile
from jxc_desktop.usecase import Session
from tests.sales.till import Till, paid
from tests.stocked import so_many

# One figure of a sound shop made wrong, and the check that has to say so.
SPOILT = {
    "journal_balances": "UPDATE journal_line SET amount_fen = amount_fen + 1 WHERE id = 1",
    "inventory_is_the_stock": "UPDATE stock_move SET value_fen = value_fen + 1 WHERE id = 1",
    "everything_is_sealed": "DELETE FROM posting WHERE document_id = (SELECT document_id FROM stock_move WHERE id = 1)",
    "shelves_are_their_moves": "UPDATE stock_balance SET quantity = quantity + 1",
    "moves_run_on": "UPDATE stock_move SET balance_quantity = balance_quantity + 1 WHERE id = 1",
    "empty_shelves_are_worthless": "UPDATE stock_balance SET quantity = 0",
    "stock_months_are_their_moves": "UPDATE stock_month SET value_fen = value_fen + 1",
    "account_months_are_their_lines": "UPDATE account_month SET debit_fen = debit_fen + 1",
    "receipts_are_their_moves": "UPDATE receipt_line SET cost_fen = cost_fen + 1 WHERE id = 1",
    "returns_are_their_moves": "UPDATE purchase_return_line SET cost_fen = cost_fen + 1",
    "orders_are_their_receipts": "UPDATE order_line SET received_quantity = received_quantity + 1",
    "nothing_went_back_twice": "UPDATE purchase_return_line SET base_quantity = 1000000",
    "adjustments_are_their_moves": "UPDATE adjust_line SET base_quantity = base_quantity + 1",
    "sales_months_are_their_lines": "UPDATE sales_month SET lines = lines + 1",
    "sales_days_are_their_receipts": "UPDATE sales_day SET receipts = receipts + 1",
    "receipts_are_their_lines": "UPDATE sale_line SET round_off_fen = round_off_fen + 1 WHERE id = 1",
    "tenders_pay_the_receipt": "UPDATE tender SET tendered_fen = tendered_fen + 1 WHERE id = 1",
    "sold_goods_left_at_their_cost": "UPDATE sale_line SET cost_fen = cost_fen + 1 WHERE id = 1",
    "no_more_came_back_than_was_sold": "UPDATE sale_line SET base_quantity = -9000000 WHERE answers_line_id > 0",
    "tenders_are_the_fund_ledger": "UPDATE tender SET fund_id = fund_id + 1",
    "shifts_were_counted_against_their_papers": "UPDATE shift SET expected_fen = expected_fen + 1",
}


class Undone(Exception):
    """The spoilt shop is thrown away."""


@pytest.fixture
def traded(shop: ShopFile, owner: Session) -> ShopFile:
    """One paper of each kind that a check is about, and a shift that was counted."""
    till = Till(shop, owner)
    till.supplier_id = till.add_supplier()
    till.add_item("水", retail_price_e4=20000)
    water = till.unit("水")
    order = till.act(order_goods, OrderGoods(till.supplier_id, (OrderedLine(water, so_many(50)),)))
    came = ReceiveGoods(till.supplier_id, (ReceivedLine(water, so_many(20), amount=Money(2000)),), order.document_id)
    got = till.act(receive_goods, came)
    back = ReturnedLine(next(iter(till.ask(returnable_lines, got.document_id))), so_many(1))
    till.act(return_goods, ReturnGoods(got.document_id, (back,)))
    till.act(write_off, WriteOff((LostLine(water, so_many(1), Reason.DAMAGED),)))
    till.act(open_shift, OpenShift())
    sold = till.sell(till.line("水", 3), tenders=(paid("6.00"),))
    till.give_back(sold.number, (0, "1"))
    till.act(close_shift, CloseShift((NoteCount(Money(400), 1),)))
    return shop


def test_each_check_finds_the_figure_that_was_spoilt(traded: ShopFile) -> None:
    missed = []
    with pytest.raises(Undone), traded.writing() as conn:
        assert prove_shop(conn) == []
        for (guard,) in conn.exec_driver_sql("SELECT name FROM sqlite_master WHERE type = 'trigger'").all():
            conn.exec_driver_sql(f'DROP TRIGGER "{guard}"')
        for check, spoil in SPOILT.items():
            point = conn.begin_nested()
            conn.exec_driver_sql(spoil)
            if check not in {finding.check for finding in prove_shop(conn)}:
                missed.append(check)
            point.rollback()
        raise Undone
    assert missed == []


def test_no_check_of_the_books_is_left_out() -> None:
    elsewhere = {check.__name__ for check in documents_proof.CHECKS}
    assert set(SPOILT) == {check.__name__ for check in CHECKS} - elsewhere
