"""What is out of use holds nothing, and the proof finds where it does."""

from sqlalchemy import text

from jxc_desktop.documents.proof import CHECKS
from jxc_desktop.finance.money_paper import FundPart
from jxc_desktop.finance.set_opening import SetOpening, set_opening
from jxc_desktop.kernel.money import Money
from jxc_desktop.ledger.proof import Finding, prove
from tests.stocked import Stocked


def test_goods_and_money_in_a_place_out_of_use_are_found(stocked: Stocked) -> None:
    stocked.receive("可乐", 3, "2.00")
    stocked.act(set_opening, SetOpening(funds=(FundPart(1, Money(5000)),)))
    with stocked.shop.reading() as conn:
        assert prove(conn, CHECKS) == []
    with stocked.shop.writing() as conn:
        conn.execute(text("UPDATE warehouse SET active = 0"))
        conn.execute(text("UPDATE fund_account SET active = 0"))
        found = prove(conn, CHECKS)
        conn.execute(text("UPDATE warehouse SET active = 1"))
        conn.execute(text("UPDATE fund_account SET active = 1"))
    assert found == [
        Finding("warehouses_out_of_use_are_empty", "warehouse 1", "0", "1"),
        Finding("warehouses_out_of_use_are_empty", "warehouse 1", "", "till 01"),
        Finding("funds_out_of_use_are_empty", "fund 1", "0", "50.00"),
    ]
