"""The backup page: F9 makes one, a second place, putting one back only after it was checked."""

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QSignalSpy, QTest
from pytestqt.qtbot import QtBot

from jxc_desktop.desktop.settings.backup_page import BackupPage
from jxc_desktop.desktop.settings.restore_sheet import RestoreSheet
from jxc_desktop.desktop.settings.second_place import remark
from jxc_desktop.desktop.workplace import Workplace
from jxc_desktop.finance.money_paper import FundPart
from jxc_desktop.finance.set_opening import SetOpening, set_opening
from jxc_desktop.kernel.money import Money
from jxc_desktop.usecase import do
from tests.desktop.in_front import bring_to_front


@pytest.fixture
def page(work: Workplace, qtbot: QtBot) -> BackupPage:
    page = BackupPage(work)
    qtbot.addWidget(page)
    for button in page.title_actions():
        button.setParent(page)
    page.resize(1280, 600)
    bring_to_front(page)
    qtbot.waitUntil(lambda: not work.desk.busy)
    return page


def back_up(page: BackupPage, qtbot: QtBot) -> None:
    before = len(page.grid.rows_model.rows)
    QTest.keyClick(page, Qt.Key.Key_F9)
    qtbot.waitUntil(lambda: len(page.grid.rows_model.rows) == before + 1, timeout=20_000)


def test_f9_makes_one_and_it_stands_in_the_list_as_checked(page: BackupPage, qtbot: QtBot) -> None:
    assert not page.back.isEnabled()
    back_up(page, qtbot)
    assert page.back.isEnabled() and page.now.isEnabled()
    assert page.backups.is_checked(page.grid.rows_model.rows[0])


def test_why_one_failed_stands_in_the_page_until_one_is_made(page: BackupPage, qtbot: QtBot) -> None:
    page.backups.folder.write_text("in the way", encoding="utf-8")
    QTest.keyClick(page, Qt.Key.Key_F9)
    qtbot.waitUntil(lambda: page.news.title() == "备份没成", timeout=20_000)
    page.backups.folder.unlink()
    back_up(page, qtbot)
    assert page.news.title() == ""


def test_enter_checks_it_says_what_would_be_lost_and_asks(page: BackupPage, work: Workplace, qtbot: QtBot) -> None:
    back_up(page, qtbot)
    do(work.shop, work.session, set_opening, SetOpening(funds=(FundPart(1, Money(100_00)),)))
    wanted = QSignalSpy(page.backups.restore_wanted)
    page.grid.setFocus()
    QTest.keyClick(page.grid, Qt.Key.Key_Return)
    sheet = page.findChild(RestoreSheet)
    assert sheet is not None and not sheet.put.isEnabled()
    qtbot.waitUntil(sheet.put.isEnabled, timeout=20_000)
    assert "1 张单据" in sheet.lost()
    QTest.keyClick(sheet, Qt.Key.Key_Return)
    assert wanted.count() == 0, "Enter must not press what cannot be taken back at once"
    sheet.put.click()
    assert wanted.count() == 1 and wanted.at(0)[0] == page.grid.rows_model.rows[0].path


def test_a_bad_one_cannot_be_put_back(page: BackupPage, qtbot: QtBot) -> None:
    back_up(page, qtbot)
    path = page.grid.rows_model.rows[0].path
    path.write_bytes(path.read_bytes()[:5000])
    page.back.click()
    sheet = page.findChild(RestoreSheet)
    assert sheet is not None
    qtbot.waitUntil(lambda: "用不了" in sheet.said(), timeout=20_000)
    assert not sheet.put.isEnabled()


def test_the_second_place_says_what_is_wrong_with_it(page: BackupPage, work: Workplace, tmp_path: Path) -> None:
    page.place.choose(tmp_path / "stick")
    assert page.backups.second == tmp_path / "stick"
    assert "找不到" in page.place.remark.text()
    (tmp_path / "stick").mkdir()
    page.place.show_place()
    assert "同一块硬盘" in page.place.remark.text()
    cloud = tmp_path / "OneDrive"
    cloud.mkdir()
    assert "OneDrive" in remark(cloud, work.shop.path)[0]
    page.place.none.click()
    assert page.backups.second is None
