"""The foot of the window says where one works, as the shop calls it now."""

from pathlib import Path

from pytestqt.qtbot import QtBot

from jxc_desktop.catalog.edit_warehouse import EditWarehouse, edit_warehouse
from jxc_desktop.desktop.everywhere.window_parts import WindowParts
from jxc_desktop.desktop.shop_file.last_shop import LastShop
from jxc_desktop.desktop.shop_lists.lists_page import ListsPage
from jxc_desktop.desktop.window.main_window import MainWindow
from jxc_desktop.desktop.window.room_view import Room, SubPage
from jxc_desktop.desktop.workplace import Workplace


def test_a_warehouse_that_is_renamed_is_called_so_at_once(work: Workplace, tmp_path: Path, qtbot: QtBot) -> None:
    window = MainWindow(work, (Room("settings", "设置", (SubPage("lists", "Lists", ListsPage),)),))
    qtbot.addWidget(window)
    WindowParts(window, LastShop(tmp_path / "own"))
    assert window.status.warehouse.accessibleName() == "门店仓"
    work.run(window, edit_warehouse, EditWarehouse(1, "前厅"), lambda _: None)
    qtbot.waitUntil(lambda: window.status.warehouse.accessibleName() == "前厅")
