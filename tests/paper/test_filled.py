"""What stands on a paper is what the books hold."""

from datetime import datetime

import pytest

from jxc_desktop.catalog.settings import settings
from jxc_desktop.kernel.price import Price
from jxc_desktop.paper.filled import goods_receipt_of, purchase_return_of, receipt_of
from jxc_desktop.paper.goods_receipt import goods_receipt_pdf
from jxc_desktop.paper.receipt import receipt_strip
from jxc_desktop.paper.strip_pdf import strip_pdf
from jxc_desktop.purchasing import lookups
from jxc_desktop.purchasing.receive_goods import GoodsReceived, ReceiveGoods, receive_goods
from jxc_desktop.purchasing.received_lines import ReceivedLine
from jxc_desktop.purchasing.return_goods import ReturnedLine, ReturnGoods, return_goods
from jxc_desktop.purchasing.return_lookups import purchase_return
from jxc_desktop.purchasing.returnable import returnable_lines
from jxc_desktop.sales.open_shift import OpenShift, open_shift
from tests.sales.till import Till, paid
from tests.stocked import Stocked, so_many, yuan

NOON = datetime(2026, 11, 22, 12)


@pytest.fixture
def delivered(stocked: Stocked) -> GoodsReceived:
    """Ten at 3.00 and two given on top, with 5.00 for the carter on the bill."""
    water = stocked.unit("农夫山泉")
    lines = (
        ReceivedLine(water, so_many(10), Price.parse("3.00")),
        ReceivedLine(water, so_many(2), gift=True),
    )
    request = ReceiveGoods(stocked.supplier_id, lines, other_cost=yuan("5.00"))
    got: GoodsReceived = stocked.act(receive_goods, request)
    return got


def test_the_sum_of_a_goods_receipt_slip_is_the_bill_with_its_other_cost(stocked, delivered, read_pages):
    read, shop = stocked.ask(lookups.receipt, delivered.document_id), stocked.ask(settings)
    [text] = read_pages(goods_receipt_pdf(goods_receipt_of(read, shop, NOON, "周禾", warehouse="门店仓")))
    assert delivered.total == yuan("35.00")
    for said in ("（大写）叁拾伍元整含其它费用5.00", "35.00", "30.00", "门店仓", "赠品"):
        assert said in text, said


def test_who_may_not_see_cost_prints_a_goods_receipt_without_prices(stocked, delivered, read_pages):
    read = stocked.ask(lookups.receipt, delivered.document_id, with_cost=False)
    [text] = read_pages(goods_receipt_pdf(goods_receipt_of(read, stocked.ask(settings), NOON, "周禾")))
    assert "12" in text
    for hidden in ("0.00", "3.00", "大写"):
        assert hidden not in text, hidden


def test_a_purchase_return_prints_as_its_slip_at_the_receipts_prices(stocked, delivered, read_pages):
    first = next(iter(stocked.ask(returnable_lines, delivered.document_id)))
    back = stocked.act(return_goods, ReturnGoods(delivered.document_id, (ReturnedLine(first, so_many(4)),)))
    shop = stocked.ask(settings)
    for sees, said, hidden in ((True, ("3.00", "12.00", "壹拾贰元整"), ()), (False, (), ("3.00", "0.00", "大写"))):
        read = stocked.ask(purchase_return, back.document_id, with_cost=sees)
        [text] = read_pages(goods_receipt_pdf(purchase_return_of(read, shop, NOON, "周禾")))
        for each in ("采购退货单", back.number, delivered.number, "龙泉食品批发", *said):
            assert each in text, each
        assert not [each for each in hidden if each in text]


def test_weighed_goods_of_a_round_weight_are_one_piece_on_the_receipt_too(shop, owner, read_pages):
    till = Till(shop, owner)
    till.supplier_id = till.add_supplier()
    till.add_item("苹果", retail_price_e4=80000, weighed=1)
    till.receive("苹果", 10, "4.00")
    till.act(open_shift, OpenShift())
    done = till.sell(till.line("苹果", 3), tenders=(paid("24.00"),))
    [text] = read_pages(strip_pdf(receipt_strip(receipt_of(done, till.ask(settings), "01"))))
    assert done.pieces == 1
    assert "合计1件" in text
