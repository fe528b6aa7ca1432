"""A shop with goods, papers and a page in a window."""

from collections.abc import Callable

import pytest
from PySide6.QtWidgets import QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from jxc_desktop.desktop.lists.report_page import ReportPage
from jxc_desktop.desktop.workplace import Workplace
from jxc_desktop.storage.shop_file import ShopFile
from jxc_desktop.usecase import Session
from tests.desktop.in_front import bring_to_front
from tests.stocked import Stocked

OpenPage = Callable[..., ReportPage]


@pytest.fixture
def goods(shop: ShopFile, owner: Session) -> Stocked:
    """Water and cola on the shelf by two deliveries, tea never bought."""
    made = Stocked(shop, owner)
    made.supplier_id = made.add_supplier()
    drinks = made.add_category("饮料")
    made.add_item("农夫山泉", category_id=drinks, pinyin="nfsq", search_key="|农夫山泉|nfsq", least_quantity=20_000)
    made.add_item("可乐", category_id=drinks, pinyin="kl", search_key="|可乐|kl")
    made.add_item("茶", pinyin="c", search_key="|茶|c")
    made.receive("农夫山泉", 10, "1.20")
    made.receive("可乐", 30, "2")
    return made


@pytest.fixture
def open_page(qtbot: QtBot, work: Workplace) -> OpenPage:
    """Opens the page of a report in a window and waits for its rows or the word in their place."""

    kept: list[QWidget] = []

    def opened(report: str, **options: object) -> ReportPage:
        window = QWidget()
        kept.append(window)
        page = ReportPage(work, report, **options)  # type: ignore[arg-type]  # options of the test
        layout = QVBoxLayout(window)
        for action in page.title_actions():
            layout.addWidget(action)
        layout.addWidget(page)
        window.resize(1366, 697)
        qtbot.addWidget(window)
        bring_to_front(window)
        settled(qtbot, work)
        return page

    return opened


def settled(qtbot: QtBot, work: Workplace) -> None:
    """Until nothing is being read any more."""
    qtbot.waitUntil(lambda: not work.desk.busy)
