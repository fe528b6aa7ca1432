from jxc_desktop.stock.lookups import low_stock
from tests.stocked import Stocked


def test_low_stock_puts_what_is_out_first_and_fills_up_to_the_most(stocked: Stocked) -> None:
    stocked.add_item("雪碧", least_quantity=10_000, most_quantity=50_000, supplier_id=stocked.supplier_id)
    stocked.add_item("芬达", least_quantity=10_000)
    stocked.add_item("够了", least_quantity=1_000)
    stocked.receive("够了", 1, "1")
    stocked.receive("雪碧", 4, "1")
    low = stocked.ask(low_stock)
    assert [(row.name, row.missing.text(), row.supplier) for row in low] == [
        ("芬达", "10", ""),
        ("雪碧", "46", "龙泉食品批发"),
    ]
