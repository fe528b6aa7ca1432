"""Ordering from what runs low, and giving back what came on a receipt."""

from collections.abc import Iterator

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from jxc_desktop.catalog.edit_item import EditItem, edit_item
from jxc_desktop.catalog.item_fields import NewBarcode, NewItem
from jxc_desktop.desktop.everywhere.keys_sheet import page_keys
from jxc_desktop.desktop.purchasing.order_page import OrderPage
from jxc_desktop.desktop.purchasing.return_page import ReturnPage
from jxc_desktop.desktop.workplace import Workplace
from jxc_desktop.kernel.price import Price
from jxc_desktop.kernel.quantity import Quantity
from jxc_desktop.purchasing.lookups import receipt
from jxc_desktop.purchasing.order_lookups import orders
from jxc_desktop.purchasing.order_state import OrderState
from jxc_desktop.purchasing.receive_goods import ReceiveGoods, receive_goods
from jxc_desktop.purchasing.received_lines import ReceivedLine
from jxc_desktop.suppliers.lookups import supplier
from tests.desktop.line_pages import COLA, NOODLES, WATER, WATER_BOX, Shelves, open_page, press, quiet, type_cell


@pytest.fixture
def order_page(work: Workplace, shelves: Shelves, qtbot: QtBot) -> Iterator[OrderPage]:
    yield from open_page(work, qtbot, OrderPage)


@pytest.fixture
def return_page(work: Workplace, shelves: Shelves, qtbot: QtBot) -> Iterator[ReturnPage]:
    yield from open_page(work, qtbot, ReturnPage)


def a_receipt(shelves: Shelves) -> tuple[int, str]:
    lines = (
        ReceivedLine(shelves.units[WATER], Quantity.of(48), Price.parse("1.20")),
        ReceivedLine(shelves.units[COLA], Quantity.of(10), Price.parse("1.85")),
    )
    made = shelves.act(receive_goods, ReceiveGoods(shelves.supplier_id, lines))
    return made.document_id, made.number


def test_f6_proposes_what_runs_low_and_names_its_supplier(
    order_page: OrderPage, shelves: Shelves, work: Workplace, qtbot: QtBot
) -> None:
    low = NewItem(
        "可口可乐",
        unit="罐",
        barcodes=(NewBarcode(COLA),),
        purchase_price=Price.parse("1.85"),
        retail_price=Price.parse("3"),
        least_quantity=Quantity.of(60),
        supplier_id=shelves.supplier_id,
    )
    shelves.act(edit_item, EditItem(shelves.items[COLA], low))
    press(order_page, Qt.Key.Key_F6)
    qtbot.waitUntil(lambda: bool(order_page.lines))
    quiet(work, qtbot)
    assert [(line.goods.name, line.now) for line in order_page.lines] == [("可口可乐", Quantity.of(60))]
    assert order_page.supplier is not None and order_page.supplier.partner.id == shelves.supplier_id
    press(order_page, Qt.Key.Key_F9)
    press(order_page, Qt.Key.Key_F9)
    quiet(work, qtbot)
    placed = shelves.ask(orders)
    assert [(one.state, one.total.text()) for one in placed] == [(OrderState.APPROVED, "111.00")]
    assert order_page.news.title().startswith(placed[0].number)
    press(order_page, Qt.Key.Key_F6)
    quiet(work, qtbot)
    assert order_page.lines == ()
    assert "都订了" in order_page.entry.line.said()


def test_an_order_that_is_out_can_be_closed(
    order_page: OrderPage, shelves: Shelves, work: Workplace, qtbot: QtBot
) -> None:
    order_page._chosen(shelves.ask(supplier, shelves.supplier_id))
    order_page.scanned("6*" + WATER)
    order_page.grid.begin_edit(0, "price")
    type_cell(order_page, "1.10")
    press(order_page, Qt.Key.Key_F9)
    quiet(work, qtbot)
    placed = shelves.ask(orders)[0]
    assert placed.total.text() == "6.60"
    order_page.scanned(placed.number)
    assert placed.number in order_page.news.title()
    assert ("F7", "剩下的不来了") in page_keys(order_page)
    press(order_page, Qt.Key.Key_F7)
    quiet(work, qtbot)
    assert shelves.ask(orders)[0].state is OrderState.CLOSED


def test_scanned_goods_go_back_up_to_what_came(
    return_page: ReturnPage, shelves: Shelves, work: Workplace, qtbot: QtBot
) -> None:
    document_id, number = a_receipt(shelves)
    return_page.scanned(number)
    return_page.scanned(WATER_BOX)
    return_page.scanned("20*" + COLA)
    assert "最多还能退 10 罐" in return_page.entry.line.said()
    assert [line.now for line in return_page.lines] == [Quantity.of(24), Quantity.of(10)]
    return_page.scanned(NOODLES)
    assert "没有" in return_page.entry.line.said()
    press(return_page, Qt.Key.Key_F9)
    press(return_page, Qt.Key.Key_F9)
    quiet(work, qtbot)
    assert shelves.owed() == "28.80"
    assert (shelves.held(WATER), shelves.held(COLA)) == ("24", "0")
    assert [line.returnable for line in shelves.ask(receipt, document_id).lines] == [Quantity.of(24), Quantity.of(0)]


def test_a_return_put_aside_comes_back_as_it_was(
    return_page: ReturnPage, shelves: Shelves, work: Workplace, qtbot: QtBot
) -> None:
    document_id, _ = a_receipt(shelves)
    return_page.open_paper(document_id)
    return_page.scanned("3*" + WATER)
    press(return_page, Qt.Key.Key_Escape)
    quiet(work, qtbot)
    assert return_page.receipt is None
    qtbot.waitUntil(lambda: bool(return_page.news.title()))
    press(return_page, Qt.Key.Key_O, Qt.KeyboardModifier.ControlModifier)
    assert return_page.receipt is not None
    assert [line.now for line in return_page.lines] == [Quantity.of(3), Quantity.of(0)]
    return_page.lines = ()


def test_without_a_receipt_nothing_goes_back(return_page: ReturnPage, shelves: Shelves) -> None:
    return_page.scanned(WATER)
    assert "先选入库单" in return_page.entry.line.said()
    assert (return_page.lines, shelves.owed()) == ((), "0.00")
