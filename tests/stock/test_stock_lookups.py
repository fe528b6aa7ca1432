import datetime

from jxc_desktop.stock.lookups import low_stock, stock_list, stock_totals
from jxc_desktop.stock.reasons import Reason
from jxc_desktop.stock.stock_card import stock_card
from jxc_desktop.stock.write_off import LostLine, WriteOff, write_off
from tests.stocked import Stocked, so_many

YEAR = datetime.date(2026, 1, 1), datetime.date(2026, 12, 31)


def lose(stocked: Stocked, name: str, quantity: int, day: str) -> None:
    line = LostLine(stocked.unit(name), so_many(quantity), Reason.DAMAGED)
    stocked.act(write_off, WriteOff((line,), day=datetime.date.fromisoformat(day)))


def test_the_list_pages_by_name_filters_and_shows_cost_only_where_asked(stocked: Stocked) -> None:
    stocked.receive("可乐", 3, "2")
    rows = stocked.ask(stock_list, with_cost=True)
    assert {row.name: (row.quantity.text(), row.value.text(), row.average.text()) for row in rows} == {
        "可乐": ("3", "6.00", "2.00"),
        "农夫山泉": ("0", "0.00", "0.00"),
    }
    first = stocked.ask(stock_list, limit=1)
    assert (first[0].value, first[0].average) == (None, None)
    assert [row.name for row in stocked.ask(stock_list, after=first[0].key)] == [rows[1].name]
    assert [row.name for row in stocked.ask(stock_list, held_only=True)] == ["可乐"]
    assert [row.name for row in stocked.ask(stock_list, search="山泉")] == ["农夫山泉"]


def test_the_foot_of_the_list_counts_what_is_held(stocked: Stocked) -> None:
    stocked.receive("可乐", 3, "2")
    totals = stocked.ask(stock_totals, with_cost=True)
    assert (totals.items, totals.value.text()) == (1, "6.00")
    assert stocked.ask(stock_totals).value is None


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


def test_the_card_runs_from_the_opening_through_every_move_to_the_closing(stocked: Stocked) -> None:
    stocked.receive("可乐", 10, "2", day=datetime.date(2026, 9, 30))
    stocked.receive("可乐", 10, "4", day=datetime.date(2026, 10, 2))
    lose(stocked, "可乐", 5, "2026-10-20")
    stocked.receive("可乐", 1, "3", day=datetime.date(2026, 11, 1))
    card = stocked.ask(
        stock_card, stocked.items["可乐"], datetime.date(2026, 10, 1), datetime.date(2026, 11, 30), with_cost=True
    )
    assert (card.opening.quantity.text(), card.opening.value.text()) == ("10", "20.00")
    assert [(row.balance.quantity.text(), row.balance.value.text()) for row in card.rows] == [
        ("20", "60.00"),
        ("15", "45.00"),
        ("16", "48.00"),
    ]
    assert [(row.came is None, row.went is None) for row in card.rows] == [(False, True), (True, False), (False, True)]
    october = card.months[0]
    assert (october.month, october.came.value.text(), october.went.value.text()) == ("2026-10", "40.00", "15.00")
    assert (october.year_came.quantity.text(), card.months[1].year_came.quantity.text()) == ("20", "21")
    assert (card.closing.quantity.text(), card.closing.value.text()) == ("16", "48.00")


def test_a_card_without_cost_has_no_values(stocked: Stocked) -> None:
    stocked.receive("可乐", 10, "2", day=YEAR[0])
    card = stocked.ask(stock_card, stocked.items["可乐"], *YEAR)
    assert (card.opening.value, card.rows[0].came.value, card.closing.value) == (None, None, None)
    assert card.rows[0].partner == "龙泉食品批发"
