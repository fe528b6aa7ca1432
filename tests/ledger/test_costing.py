import json
from pathlib import Path
from typing import Any

from jxc_desktop.kernel.money import Money
from jxc_desktop.kernel.price import Price
from jxc_desktop.kernel.quantity import Quantity
from jxc_desktop.ledger.costing import Negative
from tests.ledger.shelves import OneShelf

FIGURES = json.loads((Path(__file__).parent / "costing.json").read_text(encoding="utf-8"))


def figures(name: str) -> Any:
    return next(value for key, value in FIGURES.items() if key.split()[0] == name)


def yuan(text: str) -> Money:
    return Money.parse(text)


def pieces(count: int) -> Quantity:
    return Quantity.of(count)


def test_the_last_unit_takes_the_last_fen() -> None:
    wanted, shelf = figures("C1"), OneShelf()
    shelf.receive(pieces(2), yuan("2.00"))
    shelf.receive(pieces(1), yuan("1.01"))
    assert shelf.issue(pieces(3)).text() == wanted["issue_cost"]
    assert (shelf.quantity, shelf.value, shelf.cogs.text()) == (wanted["qty"], wanted["value"], wanted["cogs"])
    assert shelf.conserved


def test_goods_sold_below_zero_are_settled_by_the_next_receipt() -> None:
    wanted, shelf = figures("C2"), OneShelf(Negative.ALLOW)
    shelf.receive(pieces(2), yuan("10.14"))
    shelf.receive(pieces(5), yuan("15.10"))
    assert [shelf.issue(pieces(n)).text() for n in (1, 1, 1, 1, 1, 1, 2)] == wanted["issue_costs"]
    middle = wanted["mid"]
    assert (shelf.quantity, shelf.value, shelf.cogs.text()) == (middle["qty"], middle["value"], middle["cogs"])
    shelf.receive(pieces(1), yuan("3.70"))
    end = wanted["end"]
    assert (shelf.quantity, shelf.value, shelf.cogs.text()) == (end["qty"], end["value"], end["cogs"])
    assert shelf.conserved


def test_what_a_customer_brings_back_comes_in_at_the_cost_it_left_at() -> None:
    wanted, shelf = figures("C4"), OneShelf()
    shelf.receive(pieces(1), yuan("13.13"))
    shelf.receive(pieces(1), yuan("12.20"))
    left_at = shelf.issue(pieces(2))
    assert left_at.text() == wanted["issue_cost"]
    shelf.take_back(pieces(2), left_at)
    assert (shelf.quantity, shelf.value, shelf.cogs.text()) == (wanted["qty"], wanted["value"], wanted["cogs"])


def test_a_purchase_return_leaves_at_its_own_receipts_cost() -> None:
    wanted, shelf = figures("C6"), OneShelf()
    shelf.receive(pieces(2), yuan("200"))
    shelf.receive(pieces(2), yuan("400"))
    shelf.give_back(pieces(1), yuan("200"))
    assert (shelf.quantity, shelf.value, shelf.cogs) == (wanted["qty"], wanted["value"], yuan(wanted["cogs"]))
    average = Price.of(Money(shelf.shelf.value_fen), Quantity(shelf.shelf.quantity))
    assert average.times(pieces(1)) == yuan(wanted["avg"])


def test_a_dear_return_from_a_cheap_shelf_never_leaves_it_below_nothing() -> None:
    shelf = OneShelf()
    shelf.receive(pieces(1), yuan("100"))
    shelf.receive(pieces(9), yuan("9"))
    shelf.issue(pieces(8))
    shelf.give_back(pieces(1), yuan("100"))
    assert (shelf.quantity, shelf.value) == ("1", "0.00")
    assert shelf.conserved


def test_goods_that_never_had_a_cost_are_issued_at_the_reference() -> None:
    shelf = OneShelf(Negative.ALLOW)
    assert shelf.issue(pieces(2), Price.parse("1.5")).text() == "3.00"
    shelf.receive(pieces(5), yuan("10"))
    assert (shelf.quantity, shelf.value, shelf.cogs.text()) == ("3", "6.00", "4.00")
    assert shelf.conserved
