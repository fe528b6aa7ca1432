"""The large shop of the bench is a real one: its books prove, and it says what the stream says."""

from pathlib import Path

import pytest

from benchmarks.large_shop import CONTROL, WrongShop, built
from benchmarks.stream import Source

SALES = """ts,store,receipt,product,qty,paid,shop_disc,coupon
2017-01-03 11:53:26,330,31198570044,25671,1,0.50,0.10,0.00
2017-01-03 11:53:26,330,31198570044,26081,3,2.99,0.00,0.25
2017-01-03 11:53:26,330,31198570044,26093,0,0.00,0.00,0.00
2017-02-01 09:00:00,330,31198570047,25671,5,2.50,0.00,0.00
"""
PURCHASES = """ts,bill,product,qty,unit_cost
2016-12-26 00:00:00,PO-20161226-0,25671,4,0.3
2016-12-26 00:00:00,PO-20161226-0,26081,6,0.61
2017-02-01 00:00:00,PO-20170201-0,25671,6,0.33
"""
GOODS = """product_id,manufacturer_id,department,brand,product_category,product_type,package_size
25671,2,GROCERY,National,FRZN ICE,ICE - CRUSHED/CUBED,22 LB
26081,2,MISCELLANEOUS,National,,,
"""
COUNTED = """m,lines,receipts,qty,paid,shop_disc,coupon
2017-01,3,1,4,3.49,0.10,0.25
2017-02,1,1,5,2.50,0.00,0.00
"""


@pytest.fixture
def stream(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder with a stream of two receipts."""
    files = {"sales.csv": SALES, "purchases.csv": PURCHASES, "goods.csv": GOODS, CONTROL: COUNTED}
    for name, content in files.items():
        (tmp_path / name).write_text(content, encoding="utf-8")
    source = Source(*(tmp_path / name for name in list(files)[:3]))
    monkeypatch.setattr(Source, "in_folder", lambda folder, *, small=False: source)
    return tmp_path


def test_a_stream_becomes_a_shop_that_proves_and_is_kept(stream: Path) -> None:
    path = built(stream, stream / "kept")
    made = path.stat().st_mtime_ns
    assert built(stream, stream / "kept").stat().st_mtime_ns == made


def test_a_shop_that_says_something_else_than_the_control_is_not_kept(stream: Path) -> None:
    (stream / CONTROL).write_text(COUNTED.replace("2.50", "2.51"), encoding="utf-8")
    with pytest.raises(WrongShop, match="2017-02"):
        built(stream, stream / "kept")
    assert not list((stream / "kept").glob("*.jxc"))
