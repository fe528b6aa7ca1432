"""Several goods with one code: the chooser has what was sold last on top, to the sale and not to the day (rule 16)."""

from sqlalchemy import insert

from jxc_desktop.catalog.scanned import scanned
from jxc_desktop.catalog.tables import item_barcode
from tests.sales.till import Till, paid

CODE = "6935205300003"


def test_the_goods_sold_last_are_offered_first_however_often_both_sold_today(till: Till) -> None:
    till.add_item("酒", retail_price_e4=20000)
    till.receive("酒", 5, "1.00")
    with till.shop.writing() as conn:
        for name in ("水", "可乐", "酒"):
            conn.execute(insert(item_barcode).values(code=CODE, item_id=till.items[name], unit_id=till.unit(name)))
    assert offered(till) == ["水", "可乐", "酒"]
    for name, price in (("水", "2.00"), ("可乐", "3.30"), ("水", "2.00")):
        till.sell(till.line(name), tenders=(paid(price),))
        assert offered(till)[0] == name
    assert offered(till) == ["水", "可乐", "酒"]
    till.sell(till.line("酒"), tenders=(paid("2.00"),))
    assert offered(till) == ["酒", "水", "可乐"]


def offered(till: Till) -> list[str]:
    return [each.item.name for each in till.ask(scanned, CODE).items]
