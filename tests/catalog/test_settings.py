"""What a shop may decide about itself, whoever asks for it."""

from dataclasses import replace
from typing import Any

import pytest

from jxc_desktop.catalog.settings import change_settings, settings
from jxc_desktop.kernel.money import Money
from jxc_desktop.kernel.refusal import Refused
from jxc_desktop.storage.shop_file import ShopFile
from jxc_desktop.usecase import Session, do


@pytest.mark.parametrize(
    ("wrong", "key"),
    [
        ({"shop_name": " "}, "settings.name_missing"),
        ({"rolls_at_hour": 24}, "settings.hour"),
        ({"rolls_at_hour": -1}, "settings.hour"),
        ({"most_discount_percent": 101}, "settings.percent"),
        ({"over_receipt_percent": -1}, "settings.percent"),
        ({"write_off_most": Money(-1)}, "settings.sum"),
        ({"receipt_width_mm": 0}, "settings.width"),
        ({"language": "fr"}, "settings.language"),
    ],
)
def test_a_setting_that_would_stop_the_shop_is_refused_and_the_rest_stays(
    shop: ShopFile, owner: Session, wrong: dict[str, Any], key: str
) -> None:
    with shop.reading() as conn:
        before = settings(conn)
    with pytest.raises(Refused) as refused:
        do(shop, owner, change_settings, replace(before, phone="0571", **wrong))
    assert refused.value.key == key
    with shop.reading() as conn:
        assert settings(conn) == before
