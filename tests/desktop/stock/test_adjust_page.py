"""Writing off and finding on the screen: reasons, the manager's word above the limit, one paper."""

from collections.abc import Iterator

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from jxc_desktop.desktop.stock.adjust_page import AdjustPage
from jxc_desktop.desktop.workplace import Workplace
from jxc_desktop.kernel.permission import Role
from jxc_desktop.kernel.price import Price
from jxc_desktop.kernel.quantity import Quantity
from jxc_desktop.purchasing.receive_goods import ReceiveGoods, receive_goods
from jxc_desktop.purchasing.received_lines import ReceivedLine
from jxc_desktop.stock.reasons import Reason
from jxc_desktop.storage.shop_file import ShopFile
from jxc_desktop.usecase import Session
from tests.desktop.line_pages import COLA, WATER, WATER_BOX, Shelves, open_page, press, quiet


@pytest.fixture
def stocked(shelves: Shelves) -> Shelves:
    lines = tuple(
        ReceivedLine(shelves.units[code], Quantity.of(n), Price.parse(price))
        for code, n, price in ((WATER, 50, "1"), (COLA, 10, "30"))
    )
    shelves.act(receive_goods, ReceiveGoods(shelves.supplier_id, lines))
    return shelves


@pytest.fixture
def page(work: Workplace, stocked: Shelves, qtbot: QtBot) -> Iterator[AdjustPage]:
    yield from open_page(work, qtbot, AdjustPage)


def test_broken_and_expired_goods_leave_with_their_reasons(
    page: AdjustPage, stocked: Shelves, work: Workplace, qtbot: QtBot
) -> None:
    page.scanned("3*" + WATER)
    page.scanned(COLA)
    press(page, Qt.Key.Key_R, Qt.KeyboardModifier.ControlModifier)
    assert [line.reason for line in page.lines] == [Reason.DAMAGED, Reason.EXPIRED]
    press(page, Qt.Key.Key_F9)
    press(page, Qt.Key.Key_F9)
    quiet(work, qtbot)
    assert (stocked.held(WATER), stocked.held(COLA)) == ("47", "9")
    assert "报损好了" in page.news.title()


def test_goods_that_turned_up_come_in(page: AdjustPage, stocked: Shelves, work: Workplace, qtbot: QtBot) -> None:
    page.found_chip.click()
    page.scanned(WATER_BOX)
    press(page, Qt.Key.Key_F9)
    quiet(work, qtbot)
    assert stocked.held(WATER) == "74"


def test_more_than_the_book_holds_is_said_before_f9_and_refused_after_it(
    page: AdjustPage, stocked: Shelves, work: Workplace, qtbot: QtBot
) -> None:
    page.scanned("60*" + WATER)
    assert "比账上还多" in page.card.said()
    press(page, Qt.Key.Key_F9)
    quiet(work, qtbot)
    assert page.news.title()
    assert stocked.held(WATER) == "50"
    assert page.lines


def test_a_costly_write_off_asks_the_manager_and_is_booked_with_his_word(
    shop: ShopFile, owner: Session, stocked: Shelves, work: Workplace, qtbot: QtBot
) -> None:
    clerk = Workplace(shop, Session(1, "周禾", Role.CLERK), work.desk)
    asked: list[object] = []
    for page in open_page(clerk, qtbot, AdjustPage):
        page.window().approval_wanted.connect(lambda permission, then: asked.append(then))
        page.scanned("8*" + COLA)
        press(page, Qt.Key.Key_F9)
        quiet(work, qtbot)
        assert (len(asked), stocked.held(COLA)) == (1, "10")
        asked[0](owner)  # type: ignore[operator]  # what the manager's sheet would call
        quiet(work, qtbot)
        assert stocked.held(COLA) == "2"


def test_a_draft_of_either_kind_comes_back(page: AdjustPage, work: Workplace, qtbot: QtBot) -> None:
    page.found_chip.click()
    page.scanned("2*" + WATER)
    press(page, Qt.Key.Key_Escape)
    quiet(work, qtbot)
    page.lost_chip.click()
    page.offer_draft()
    qtbot.waitUntil(lambda: bool(page.news.title()))
    press(page, Qt.Key.Key_O, Qt.KeyboardModifier.ControlModifier)
    assert page.found
    assert [line.now for line in page.lines] == [Quantity.of(2)]
    page.lines = ()
