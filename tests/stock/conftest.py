"""A shop with a supplier, a bottle of water that also comes in boxes, and a cola; proven at the end."""

from collections.abc import Iterator

import pytest

from jxc_desktop.ledger.proof import prove
from jxc_desktop.purchasing import proof as purchasing_proof
from jxc_desktop.stock import proof as stock_proof
from jxc_desktop.storage.shop_file import ShopFile
from jxc_desktop.usecase import Session
from tests.stocked import Stocked


@pytest.fixture
def stocked(shop: ShopFile, owner: Session) -> Iterator[Stocked]:
    made = Stocked(shop, owner)
    made.supplier_id = made.add_supplier()
    made.add_item("农夫山泉", packs={"箱": 24})
    made.add_item("可乐")
    yield made
    with shop.reading() as conn:
        assert prove(conn, (*purchasing_proof.CHECKS, *stock_proof.CHECKS)) == []
