"""The page about the program: facts, licences, and the proof in words."""

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from jxc_desktop import __version__, resources
from jxc_desktop.desktop.settings.about_page import AboutPage
from jxc_desktop.desktop.settings.sizes import size_words
from jxc_desktop.desktop.workplace import Workplace
from jxc_desktop.ledger.proof import Finding
from tests.desktop.in_front import bring_to_front


@pytest.fixture
def page(work: Workplace, qtbot: QtBot) -> AboutPage:
    page = AboutPage(work)
    qtbot.addWidget(page)
    for button in page.title_actions():
        button.setParent(page)
    page.resize(1280, 600)
    bring_to_front(page)
    qtbot.waitUntil(lambda: not work.desk.busy)
    return page


def test_it_says_the_version_the_file_and_what_is_in_it(page: AboutPage, work: Workplace) -> None:
    assert __version__ in page.fact("program")
    assert Path(page.fact("file").replace("\u200b", "").split("   ")[0]) == work.shop.path
    assert page.fact("holds").startswith("0 张单据")


def test_f9_proves_a_sound_shop(page: AboutPage, qtbot: QtBot) -> None:
    QTest.keyClick(page, Qt.Key.Key_F9)
    assert not page.prove.isEnabled()
    qtbot.waitUntil(page.prove.isEnabled, timeout=20_000)
    assert "对得上" in page.says.text() and page.findings.isHidden()


def test_what_does_not_agree_is_listed(page: AboutPage, monkeypatch: pytest.MonkeyPatch, qtbot: QtBot) -> None:
    wrong = [Finding("journal_balances", "document 7", "0", "5")]
    monkeypatch.setattr("jxc_desktop.desktop.settings.about_page.prove_shop", lambda _: wrong)
    page.prove_now()
    qtbot.waitUntil(page.prove.isEnabled)
    assert page.says.text() == "1 处对不上" and list(page.findings.rows_model.rows) == wrong


def test_every_licence_can_be_read(page: AboutPage) -> None:
    for number in range(page.which.count()):
        page.which.setCurrentIndex(number)
        page.which.chosen.emit(page.which.value())
        assert len(page.text.toPlainText()) > 500
    shipped = {path.name for path in (resources.path() / "licences").iterdir()}
    offered = {str(page.which.itemData(number)).split("/")[-1] for number in range(page.which.count())}
    assert shipped <= offered


def test_sizes_are_said_in_words() -> None:
    assert [size_words(size) for size in (1, 1024, 5 * 1024**2, 3 * 1024**3)] == ["1 KB", "1 KB", "5.0 MB", "3.0 GB"]
