"""What the list of goods can do beside showing them."""

from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from jxc_desktop.catalog.barcode import check_digit
from jxc_desktop.catalog.find import item_by_id
from jxc_desktop.catalog.label_queue import Why, waiting_labels
from jxc_desktop.catalog.lookups import base_codes
from jxc_desktop.desktop.cards.price_sheet import PriceSheet
from jxc_desktop.desktop.kit.buttons import KeyButton
from jxc_desktop.desktop.rooms.list_actions import items_page
from jxc_desktop.desktop.workplace import Workplace
from jxc_desktop.kernel.price import Price
from tests.desktop.in_front import bring_to_front
from tests.stocked import Stocked


def test_f6_gives_an_item_without_a_code_one_of_the_shops_own_and_never_a_second(
    goods: Stocked, work: Workplace, qtbot: QtBot
) -> None:
    page = items_page(work)
    qtbot.addWidget(page)
    bring_to_front(page)
    qtbot.waitUntil(lambda: len(page.table.grid.rows_model.rows) == 3)
    row = page.table.grid.current_row()
    assert row is not None
    item_id = int(row.opens.key)
    button = next(one for one in page.findChildren(KeyButton) if one.key == "F6")
    button.click()
    qtbot.waitUntil(lambda: item_id in work.look(lambda conn: base_codes(conn, [item_id])))
    code = work.look(lambda conn: base_codes(conn, [item_id]))[item_id]
    assert check_digit(code[:-1]) == int(code[-1]) and code[:2] in {"20", "21", "22", "23", "24"}
    qtbot.waitUntil(lambda: not work.desk.busy)
    button.click()
    qtbot.waitUntil(lambda: not work.desk.busy)
    assert work.look(lambda conn: base_codes(conn, [item_id]))[item_id] == code


def test_f7_gives_an_item_new_prices_and_its_label_waits(goods: Stocked, work: Workplace, qtbot: QtBot) -> None:
    page = items_page(work)
    qtbot.addWidget(page)
    bring_to_front(page)
    qtbot.waitUntil(lambda: len(page.table.grid.rows_model.rows) == 3)
    row = page.table.grid.current_row()
    assert row is not None
    item_id = int(row.opens.key)
    next(one for one in page.findChildren(KeyButton) if one.key == "F7").click()
    sheet = page.findChild(PriceSheet)
    assert sheet is not None and sheet.retail.hasFocus()
    sheet.retail.setText("9.90")
    sheet.save.click()
    qtbot.waitUntil(lambda: work.look(lambda conn: item_by_id(conn, item_id)).retail_price == Price.parse("9.90"))
    why = {label.goods.item_id: label.why for label in work.look(waiting_labels)}
    assert why[item_id] is Why.PRICE_CHANGED
    qtbot.waitUntil(lambda: not work.desk.busy)
    next(one for one in page.findChildren(KeyButton) if one.key == "F7").click()
    again = page.findChildren(PriceSheet)[-1]
    assert again.retail.text() == "9.90"
    QTest.keyClicks(again.retail, "8")
    assert again.retail.text() == "8"
