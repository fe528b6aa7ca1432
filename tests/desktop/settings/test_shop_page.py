"""The shop's settings by keys: kept as a whole, wrong ones told at their field, the look changed at once."""

from pathlib import Path

import pytest
from PySide6.QtCore import QStandardPaths, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from jxc_desktop.catalog.settings import RoundOff, settings
from jxc_desktop.desktop.kit import theme
from jxc_desktop.desktop.settings.shop_page import ShopPage
from jxc_desktop.desktop.window.main_window import MainWindow
from jxc_desktop.desktop.window.room_view import Room, SubPage
from jxc_desktop.desktop.workplace import Workplace
from jxc_desktop.words import language
from tests.desktop.in_front import bring_to_front


@pytest.fixture
def window(work: Workplace, qtbot: QtBot) -> MainWindow:
    made = MainWindow(work, (Room("settings", "Settings", (SubPage("shop", "The shop", ShopPage),)),))
    qtbot.addWidget(made)
    made.resize(1280, 649)
    bring_to_front(made)
    return made


def page_of(window: MainWindow) -> ShopPage:
    page = window.page()
    assert isinstance(page, ShopPage)
    return page


def save(window: MainWindow) -> None:
    QTest.keyClick(window, Qt.Key.Key_S, Qt.KeyboardModifier.ControlModifier)


def test_everything_is_kept_by_ctrl_s(window: MainWindow, work: Workplace, qtbot: QtBot) -> None:
    page = page_of(window)
    page.phone.setText("0571-8888 2210")
    page.round_off.choose(RoundOff.CUT_JIAO)
    page.write_off_most.setText("５０")
    save(window)
    qtbot.waitUntil(lambda: work.settings.phone == "0571-8888 2210")
    kept = work.look(settings)
    assert (kept.round_off, kept.write_off_most.text(), kept.shop_name) == (RoundOff.CUT_JIAO, "50.00", "禾丰便利店")


def test_without_a_name_nothing_is_kept_and_the_cursor_goes_there(
    window: MainWindow, work: Workplace, qtbot: QtBot
) -> None:
    page = page_of(window)
    page.shop_name.setText("")
    with qtbot.waitSignal(page.save.clicked):
        save(window)
    assert page.fields["shop_name"].fault() and QApplication.focusWidget() is page.shop_name
    assert work.look(settings).shop_name == "禾丰便利店"


def test_more_than_the_whole_price_cannot_be_taken_off(window: MainWindow, work: Workplace, qtbot: QtBot) -> None:
    page = page_of(window)
    page.discount.setText("101")
    with qtbot.waitSignal(page.save.clicked):
        save(window)
    assert page.fields["discount"].fault()
    assert work.look(settings).most_discount_percent == 10


def test_another_language_is_kept_and_spoken_after_signing_in_again(
    window: MainWindow, work: Workplace, qtbot: QtBot
) -> None:
    page = page_of(window)
    page.language.choose("en")
    save(window)
    qtbot.waitUntil(lambda: page.band.title() != "")
    assert language() == "zh_CN"
    with qtbot.waitSignal(window.lock_wanted):
        page._speak_now("en")
    assert language() == "en"


def test_the_colours_change_at_once_and_are_remembered_on_this_computer(
    window: MainWindow, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(QStandardPaths, "writableLocation", lambda _: str(tmp_path))
    page = page_of(window)
    page.theme.choose("dark")
    page.theme.chosen.emit("dark")
    assert theme.current().name == "dark"
    assert '"dark"' in (tmp_path / "window.json").read_text(encoding="utf-8")
