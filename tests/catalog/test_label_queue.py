"""The label queue (rows 49, 77): what fills it, what a scan adds, and what a print takes out of it."""

import dataclasses

import pytest

from jxc_desktop.catalog.ask_labels import AskLabels, LabelCopies, ask_labels
from jxc_desktop.catalog.change_price import ChangePrices, UnitPrices, change_price
from jxc_desktop.catalog.edit_item import EditItem, edit_item
from jxc_desktop.catalog.item_fields import NewBarcode, NewItem, NewUnit
from jxc_desktop.catalog.label_queue import MOST_COPIES, Why, waiting_labels
from jxc_desktop.catalog.labels_printed import LabelsPrinted, labels_printed
from jxc_desktop.catalog.lookups import base_codes
from jxc_desktop.catalog.retire_item import RetireItem, retire_item
from jxc_desktop.kernel.price import Price
from jxc_desktop.kernel.quantity import Quantity
from jxc_desktop.kernel.refusal import Refused
from jxc_desktop.purchasing.receive_goods import ReceiveGoods, receive_goods
from jxc_desktop.purchasing.received_lines import ReceivedLine
from tests.desktop.line_pages import COLA, NOODLES, WATER, WATER_BOX, Shelves, stock_up


@pytest.fixture
def shelves(shop, owner) -> Shelves:
    return stock_up(shop, owner)


def queue(shelves: Shelves) -> dict[str, int]:
    return {label.goods.barcode: label.copies for label in shelves.ask(waiting_labels)}


def receive(shelves: Shelves, *lines: ReceivedLine) -> None:
    shelves.act(receive_goods, ReceiveGoods(shelves.supplier_id, lines))


def line(shelves: Shelves, code: str, quantity: str, **more: object) -> ReceivedLine:
    return ReceivedLine(shelves.units[code], Quantity.parse(quantity), Price.parse("1"), **more)  # type: ignore[arg-type]


def test_a_delivery_queues_a_label_for_each_piece_and_a_second_one_adds_to_it(shelves: Shelves) -> None:
    receive(shelves, line(shelves, WATER, "12"), line(shelves, COLA, "2.5"))
    receive(shelves, line(shelves, WATER, "6"))
    assert queue(shelves) == {WATER: 18, COLA: 3}


def test_of_weighed_goods_one_label_waits(shelves: Shelves) -> None:
    card = NewItem("红富士", unit="公斤", weighed=True, retail_price=Price.parse("4.50"))
    shelves.act(edit_item, EditItem(shelves.items[NOODLES], card))
    receive(shelves, line(shelves, NOODLES, "37.25"))
    assert [label.copies for label in shelves.ask(waiting_labels)] == [1]


def test_a_new_price_queues_one_label_at_that_price(shelves: Shelves) -> None:
    shelves.act(change_price, ChangePrices((UnitPrices(shelves.units[COLA], retail_price=Price.parse("3.5")),)))
    [label] = shelves.ask(waiting_labels)
    assert (label.goods.barcode, label.copies, label.why) == (COLA, 1, Why.PRICE_CHANGED)
    assert label.goods.retail_price == Price.parse("3.5")


def test_the_same_price_again_queues_nothing(shelves: Shelves) -> None:
    shelves.act(change_price, ChangePrices((UnitPrices(shelves.units[COLA], retail_price=Price.parse("3")),)))
    assert queue(shelves) == {}


def test_the_box_whose_price_follows_the_bottle_has_a_new_label_too(shelves: Shelves) -> None:
    shelves.act(change_price, ChangePrices((UnitPrices(shelves.units[WATER], retail_price=Price.parse("2.2")),)))
    assert queue(shelves) == {WATER: 1, WATER_BOX: 1}


def test_a_new_price_on_the_card_queues_a_label_a_new_note_none(shelves: Shelves) -> None:
    card = NewItem("可口可乐", unit="罐", barcodes=(NewBarcode(COLA),), retail_price=Price.parse("3"), note="冰柜")
    shelves.act(edit_item, EditItem(shelves.items[COLA], card))
    assert queue(shelves) == {}
    dearer = dataclasses.replace(card, member_price=Price.parse("2.8"))
    shelves.act(edit_item, EditItem(shelves.items[COLA], dearer))
    assert queue(shelves) == {COLA: 1}


def test_a_delivery_that_changes_the_price_has_as_many_labels_as_pieces(shelves: Shelves) -> None:
    receive(shelves, line(shelves, COLA, "24", retail_price=Price.parse("3.5")))
    assert queue(shelves) == {COLA: 24}


def test_a_scan_adds_one_and_a_typed_number_is_exact(shelves: Shelves) -> None:
    for _ in range(2):
        shelves.act(ask_labels, AskLabels((LabelCopies(shelves.units[WATER]),)))
    assert queue(shelves) == {WATER: 2}
    shelves.act(ask_labels, AskLabels((LabelCopies(shelves.units[WATER], 7),), exactly=True))
    assert queue(shelves) == {WATER: 7}
    shelves.act(ask_labels, AskLabels((LabelCopies(shelves.units[WATER], 0),), exactly=True))
    assert queue(shelves) == {}


@pytest.mark.parametrize(("copies", "exactly"), [(0, False), (-1, True), (MOST_COPIES + 1, False)])
def test_a_number_no_printer_should_be_asked_for_is_refused(shelves: Shelves, copies: int, exactly: bool) -> None:
    with pytest.raises(Refused, match=r"label\.copies"):
        shelves.act(ask_labels, AskLabels((LabelCopies(shelves.units[WATER], copies),), exactly))


def test_a_huge_delivery_queues_no_more_than_can_be_printed(shelves: Shelves) -> None:
    receive(shelves, line(shelves, WATER, "5000"))
    assert queue(shelves) == {WATER: MOST_COPIES}


def test_two_deliveries_that_are_more_than_can_be_printed_wait_as_many_as_can(shelves: Shelves) -> None:
    receive(shelves, line(shelves, WATER, "900"))
    receive(shelves, line(shelves, WATER, "900"))
    assert queue(shelves) == {WATER: MOST_COPIES}
    shelves.act(labels_printed, LabelsPrinted((LabelCopies(shelves.units[WATER], MOST_COPIES),)))
    assert queue(shelves) == {}


def test_what_came_last_stands_first_and_a_typed_number_leaves_it_there(shelves: Shelves) -> None:
    for code in (WATER, COLA, NOODLES):
        receive(shelves, line(shelves, code, "2"))
    receive(shelves, line(shelves, WATER, "3"))
    assert list(queue(shelves).items()) == [(WATER, 5), (NOODLES, 2), (COLA, 2)]
    shelves.act(ask_labels, AskLabels((LabelCopies(shelves.units[COLA], 9),), exactly=True))
    assert list(queue(shelves).items()) == [(WATER, 5), (NOODLES, 2), (COLA, 9)]


def test_a_new_price_adds_no_label_where_one_waits(shelves: Shelves) -> None:
    receive(shelves, line(shelves, COLA, "2"))
    shelves.act(change_price, ChangePrices((UnitPrices(shelves.units[COLA], retail_price=Price.parse("3.5")),)))
    assert queue(shelves) == {COLA: 2}


def test_what_was_printed_leaves_and_what_came_meanwhile_stays(shelves: Shelves) -> None:
    receive(shelves, line(shelves, WATER, "12"), line(shelves, COLA, "2"))
    receive(shelves, line(shelves, WATER, "3"))
    printed = (LabelCopies(shelves.units[WATER], 12), LabelCopies(shelves.units[COLA], 2))
    left = shelves.act(labels_printed, LabelsPrinted(printed))
    assert left.labels == (LabelCopies(shelves.units[WATER], 3),)
    assert queue(shelves) == {WATER: 3}


def test_goods_no_longer_sold_need_no_label(shelves: Shelves) -> None:
    shelves.act(ask_labels, AskLabels((LabelCopies(shelves.units[WATER]),)))
    shelves.act(retire_item, RetireItem(shelves.items[WATER]))
    assert queue(shelves) == {}


def test_a_unit_that_is_taken_away_takes_its_label_along(shelves: Shelves) -> None:
    box = NewUnit("提", Quantity.of(12), (NewBarcode("6900000000014"),))
    card = NewItem("可口可乐", unit="罐", barcodes=(NewBarcode(COLA),), retail_price=Price.parse("3"))
    shelves.act(edit_item, EditItem(shelves.items[COLA], dataclasses.replace(card, units=(box,))))
    shelves.act(
        edit_item,
        EditItem(shelves.items[COLA], dataclasses.replace(card, units=(box,), retail_price=Price.parse("4"))),
    )
    assert queue(shelves) == {COLA: 1, "6900000000014": 1}
    shelves.act(edit_item, EditItem(shelves.items[COLA], dataclasses.replace(card, retail_price=Price.parse("4"))))
    assert queue(shelves) == {COLA: 1}


def test_the_base_units_oldest_code_stands_for_the_item(shelves: Shelves) -> None:
    codes = (NewBarcode(COLA), NewBarcode("6900000000021"))
    shelves.act(edit_item, EditItem(shelves.items[COLA], NewItem("可口可乐", unit="罐", barcodes=codes)))
    ids = [shelves.items[code] for code in (WATER, COLA)]
    assert shelves.ask(base_codes, ids) == {ids[0]: WATER, ids[1]: COLA}
