"""Goods with codes and a supplier for every purchasing page."""

import pytest

from jxc_desktop.storage.shop_file import ShopFile
from jxc_desktop.usecase import Session
from tests.desktop.line_pages import Shelves, stock_up


@pytest.fixture
def shelves(shop: ShopFile, owner: Session) -> Shelves:
    """The shop's three goods."""
    return stock_up(shop, owner)
