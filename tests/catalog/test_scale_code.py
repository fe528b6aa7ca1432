"""Labels of scales: the nine layouts of the trade, checks and the shop's own table."""

import pytest

from jxc_desktop.catalog.scale_code import (
    FIRST_FORMATS,
    ScaleCode,
    ScaleFormat,
    checked_format,
    read_scale_code,
    scale_formats,
)
from jxc_desktop.catalog.set_scale_formats import ScaleFormats, set_scale_formats
from jxc_desktop.kernel.money import Money
from jxc_desktop.kernel.refusal import Refused
from jxc_desktop.storage.shop_file import ShopFile
from jxc_desktop.usecase import Session, do

LABELS = [
    ("21", "FFPPPPPAAAAAC", "2100301003507", ScaleCode("00301", Money(350), None)),
    ("22", "FFPPPPPWWWWWC", "2210001023108", ScaleCode("10001", None, 2310)),
    ("26", "FFPPPPPAAAAAWWWWWC", "261000101936023103", ScaleCode("10001", Money(1936), 2310)),
    ("28", "FFPPPPPWWWWWAAAAAC", "281000102310019369", ScaleCode("10001", Money(1936), 2310)),
    ("2", "FPPPPPPAAAAAC", "2100001123451", ScaleCode("100001", Money(12345), None)),
    ("2", "PPPPPPPWWWWWC", "2000001035009", ScaleCode("2000001", None, 3500)),
    ("22", "FFPPPPAAAAAAC", "2203010123457", ScaleCode("0301", Money(12345), None)),
    ("20", "FFPPPPPVAAAAC", "2012345928756", ScaleCode("12345", Money(2875), None)),
    ("20", "FFPPPPVAAAAAC", "2012346146852", ScaleCode("1234", Money(14685), None)),
]


@pytest.mark.parametrize(("flag", "layout", "code", "said"), LABELS)
def test_each_layout_says_what_was_weighed(flag: str, layout: str, code: str, said: ScaleCode) -> None:
    assert read_scale_code(code, [checked_format(ScaleFormat(flag, layout))]) == said


def test_the_first_format_with_length_and_flag_wins() -> None:
    by_amount, by_weight = ScaleFormat("21", "FFPPPPPAAAAAC"), ScaleFormat("21", "FFPPPPPWWWWWC")
    first = read_scale_code("2100301003507", [by_amount, by_weight])
    second = read_scale_code("2100301003507", [by_weight, by_amount])
    assert first and first.amount == Money(350)
    assert second and second.weight_g == 350


def test_a_wrong_check_or_verifier_makes_it_an_ordinary_code() -> None:
    assert read_scale_code("2100301003508", [ScaleFormat("21", "FFPPPPPAAAAAC")]) is None
    assert read_scale_code("2100301003508", [ScaleFormat("21", "FFPPPPPAAAAAC", check_ean=False)])
    assert read_scale_code("2012345828756", [ScaleFormat("20", "FFPPPPPVAAAAC", check_ean=False)]) is None


@pytest.mark.parametrize(("flag", "layout"), [("21", "FFPPPPPAAAAA"), ("9", "FPPPPPPAAAAAC"), ("2", "FFPPPPPAAAAAC")])
def test_a_layout_no_label_has_is_refused(flag: str, layout: str) -> None:
    with pytest.raises(Refused, match=r"scale\.format_wrong"):
        checked_format(ScaleFormat(flag, layout))


def test_the_shop_keeps_its_own_table(shop: ShopFile, owner: Session) -> None:
    with shop.reading() as conn:
        assert scale_formats(conn) == FIRST_FORMATS
    mine = (ScaleFormat("20", "FFPPPPPVAAAAC", check_ean=False),)
    do(shop, owner, set_scale_formats, ScaleFormats(mine))
    with shop.reading() as conn:
        assert scale_formats(conn) == mine
    do(shop, owner, set_scale_formats, ScaleFormats(()))
    with shop.reading() as conn:
        assert scale_formats(conn) == ()
