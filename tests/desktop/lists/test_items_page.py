"""What the list of goods can do beside showing them."""

from pytestqt.qtbot import QtBot

from jxc_desktop.catalog.barcode import check_digit
from jxc_desktop.catalog.lookups import base_codes
from jxc_desktop.desktop.kit.buttons import KeyButton
from jxc_desktop.desktop.rooms.list_actions import items_page
from jxc_desktop.desktop.workplace import Workplace
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
