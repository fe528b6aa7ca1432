"""What runs low is one number: on the home page, under the bell, on the list and on the chip of the items page."""

from jxc_desktop.insights import asking
from jxc_desktop.insights.registry import report
from jxc_desktop.insights.to_do import to_do
from jxc_desktop.kernel.price import Price
from jxc_desktop.kernel.quantity import Quantity
from jxc_desktop.purchasing.receive_goods import ReceiveGoods, receive_goods
from jxc_desktop.purchasing.received_lines import ReceivedLine
from tests.insights.conftest import TODAY
from tests.stocked import Stocked


def test_the_chip_of_the_items_page_counts_what_the_to_do_counts(stocked: Stocked) -> None:
    for name, least in (("酱油", 5), ("陈醋", 5), ("味精", 0), ("盐", 5)):
        stocked.add_item(name, code=name, least_quantity=least * 1000)
    supplier = stocked.supplier_id or stocked.add_supplier()
    for name, came in (("陈醋", 2), ("盐", 9)):
        line = ReceivedLine(stocked.units[f"{name}/瓶"], Quantity.of(came), Price.parse("1"))
        stocked.act(receive_goods, ReceiveGoods(supplier, (line,)))
    goods, low = report("stock.items"), report("stock.low")
    with stocked.shop.reading() as conn:
        chips = asking.chip_counts(goods, conn, stocked.session, goods.answers(), "status")
        told = {one.key: one for one in to_do(conn, stocked.session, TODAY)}["low"]
        listed = asking.totals(low, conn, stocked.session, low.answers()).count
    assert chips["short"] == told.count == listed == 2
    assert chips["out"] >= 2
