"""A shop with goods on the shelf and an open shift, and short ways to sell in it; proven at the end."""

from collections.abc import Iterator

import pytest

from jxc_desktop.kernel.money import Money
from jxc_desktop.ledger.proof import prove
from jxc_desktop.sales import proof as sales_proof
from jxc_desktop.sales.open_shift import OpenShift, open_shift
from jxc_desktop.storage.shop_file import ShopFile
from jxc_desktop.usecase import Session
from tests.sales.till import Till


@pytest.fixture
def till(shop: ShopFile, owner: Session) -> Iterator[Till]:
    """Water at 2.00 (cost 1.00, boxes of 10), cola at 3.30 (cost 2.00); a float of 200.00 in the drawer."""
    made = Till(shop, owner)
    made.supplier_id = made.add_supplier()
    made.add_item("水", packs={"箱": 10}, retail_price_e4=20000, member_price_e4=18000)
    made.add_item("可乐", retail_price_e4=33000, floor_price_e4=25000)
    made.receive("水", 100, "1.00")
    made.receive("可乐", 50, "2.00")
    made.act(open_shift, OpenShift(Money(200_00)))
    yield made
    with shop.reading() as conn:
        assert prove(conn, sales_proof.CHECKS) == []
