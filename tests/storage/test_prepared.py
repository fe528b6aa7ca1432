"""Statements compiled once: many keys in one SELECT."""

import pytest
from sqlalchemy import select

from jxc_desktop.ledger.chart import chart
from jxc_desktop.ledger.tables import account
from jxc_desktop.storage.prepared import PreparedIn
from jxc_desktop.storage.shop_file import ShopFile

NAMES = PreparedIn(lambda codes: select(account.c.code).where(account.c.code.in_(codes)))


@pytest.mark.parametrize("count", [0, 1, 2, 3, 5])
def test_every_key_is_found_once_however_many_are_asked_for(shop: ShopFile, count: int) -> None:
    codes = [one.code for one in chart()][:count]
    with shop.reading() as conn:
        assert sorted(code for (code,) in NAMES.all(conn, codes)) == sorted(codes)


def test_keys_past_one_statement_are_asked_for_in_several(shop: ShopFile) -> None:
    codes = [one.code for one in chart()]
    with shop.reading() as conn:
        found = NAMES.all(conn, [*codes, *[f"none{n}" for n in range(600)]])
    assert sorted(code for (code,) in found) == sorted(codes)
