"""The first start by keys: a shop is founded, a list is tried, nothing stays behind where it is refused."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QScrollArea
from pytestqt.qtbot import QtBot

from jxc_desktop.catalog.lookups import categories
from jxc_desktop.catalog.search import search
from jxc_desktop.catalog.settings import settings
from jxc_desktop.desktop.desk import Desk
from jxc_desktop.desktop.start.answers import Answers
from jxc_desktop.desktop.start.goods_step import GoodsStep
from jxc_desktop.desktop.start.owner_step import OwnerStep
from jxc_desktop.desktop.start.place_field import place_warning
from jxc_desktop.desktop.start.restore_step import RestoreStep
from jxc_desktop.desktop.start.sample_step import SampleStep
from jxc_desktop.desktop.start.shop_step import ShopStep
from jxc_desktop.desktop.start.till_step import TillStep
from jxc_desktop.desktop.start.wizard import Wizard
from jxc_desktop.finance.open_shop import NewShop, open_shop
from jxc_desktop.kernel.identity import Secret
from jxc_desktop.kernel.refusal import Refused
from jxc_desktop.storage.backup import back_up
from jxc_desktop.storage.shop_file import ShopFile
from jxc_desktop.usecase import Session
from jxc_desktop.words import say_refusal
from tests.desktop.in_front import bring_to_front

LIST = (
    "条码,品名,单位,进价,零售价,库存\n"
    "6901028075770,农夫山泉 550ml,瓶,1.20,2.00,48\n"
    "6902083881405,娃哈哈,瓶,1.10,2.00,24\n"
)


@pytest.fixture
def desk(qapp: QApplication) -> Iterator[Desk]:
    desk = Desk()
    yield desk
    desk.close()


@pytest.fixture
def wizard(desk: Desk, qtbot: QtBot, tmp_path: Path) -> Wizard:
    made = Wizard(desk, "", tmp_path / "kept")
    made.answers.folder = tmp_path / "books"
    qtbot.addWidget(made)
    made.resize(1366, 697)
    bring_to_front(made)
    return made


def press(wizard: Wizard, key: Qt.Key) -> None:
    QTest.keyClick(QApplication.focusWidget() or wizard, key)


def test_why_the_last_shop_did_not_open_is_read_whole_above_the_four_ways(desk: Desk, qtbot: QtBot) -> None:
    fault = Refused("file.missing", path="C:/Users/店主/Documents/进销存/我们自己的账本/禾丰便利店 2026.jxc")
    made = Wizard(desk, say_refusal(fault))
    qtbot.addWidget(made)
    made.resize(1366, 697)
    bring_to_front(made)
    scrolled = made.findChild(QScrollArea)
    assert scrolled is not None
    assert (scrolled.horizontalScrollBar().maximum(), scrolled.verticalScrollBar().maximum()) == (0, 0)


def to_last_step(wizard: Wizard) -> OwnerStep:
    press(wizard, Qt.Key.Key_1)
    press(wizard, Qt.Key.Key_Return)
    step = wizard.current()
    assert isinstance(step, ShopStep)
    step.shop_name.setText("禾丰便利店")
    for _ in range(3):
        press(wizard, Qt.Key.Key_Return)
    last = wizard.current()
    assert isinstance(last, OwnerStep)
    return last


def fill_owner(step: OwnerStep) -> None:
    step.owner.setText("周禾")
    step.password.setText("2468")
    step.again.setText("2468")


def test_a_shop_is_founded_by_enter_with_only_its_name_and_owner(wizard: Wizard, qtbot: QtBot, tmp_path: Path) -> None:
    fill_owner(to_last_step(wizard))
    with qtbot.waitSignal(wizard.founded, timeout=20_000) as founded:
        press(wizard, Qt.Key.Key_Return)
    shop, session = founded.args
    assert isinstance(shop, ShopFile) and isinstance(session, Session)
    with shop, shop.reading() as conn:
        chosen = settings(conn)
        assert shop.path == (tmp_path / "books" / "禾丰便利店.jxc").resolve()
        assert (chosen.shop_name, chosen.rolls_at_hour, session.name) == ("禾丰便利店", 4, "周禾")
        assert "饮料" in [one.name for one in categories(conn)]


def test_without_a_shop_name_one_stays_and_is_told(wizard: Wizard) -> None:
    press(wizard, Qt.Key.Key_1)
    press(wizard, Qt.Key.Key_Return)
    step = wizard.current()
    assert isinstance(step, ShopStep)
    press(wizard, Qt.Key.Key_Return)
    assert wizard.current() is step
    assert step.fields[0].fault() and QApplication.focusWidget() is step.shop_name


def test_esc_goes_back_and_what_was_typed_is_there_at_the_next_start(
    wizard: Wizard, desk: Desk, qtbot: QtBot, tmp_path: Path
) -> None:
    press(wizard, Qt.Key.Key_1)
    press(wizard, Qt.Key.Key_Return)
    step = wizard.current()
    assert isinstance(step, ShopStep)
    step.shop_name.setText("禾丰便利店")
    press(wizard, Qt.Key.Key_Return)
    assert isinstance(wizard.current(), TillStep)
    press(wizard, Qt.Key.Key_Escape)
    assert wizard.current() is step
    again = Wizard(desk, "", tmp_path / "kept")
    qtbot.addWidget(again)
    assert again.answers.shop_name == "禾丰便利店"


def test_a_wrong_till_number_is_said_at_its_field(wizard: Wizard) -> None:
    press(wizard, Qt.Key.Key_1)
    press(wizard, Qt.Key.Key_Return)
    step = wizard.current()
    assert isinstance(step, ShopStep)
    step.shop_name.setText("店")
    press(wizard, Qt.Key.Key_Return)
    till = wizard.current()
    assert isinstance(till, TillStep)
    till.till.setText("7")
    press(wizard, Qt.Key.Key_Return)
    assert wizard.current() is till and till.fields[0].fault()


def test_two_different_passwords_do_not_open_a_shop(wizard: Wizard, tmp_path: Path) -> None:
    step = to_last_step(wizard)
    fill_owner(step)
    step.again.setText("2469")
    press(wizard, Qt.Key.Key_Return)
    assert step.fields[2].fault()
    assert not (tmp_path / "books").exists()


def test_the_goods_of_a_list_come_in_with_the_new_shop(wizard: Wizard, qtbot: QtBot, tmp_path: Path) -> None:
    listed = tmp_path / "goods.csv"
    listed.write_text(LIST, encoding="utf-8")
    step = to_last_step(wizard)
    press(wizard, Qt.Key.Key_Escape)
    goods = wizard.current()
    assert isinstance(goods, GoodsStep)
    goods.panel.show_file(str(listed))
    qtbot.waitUntil(lambda: goods.panel.plan is not None, timeout=20_000)
    wizard.step_on()
    assert wizard.current() is step
    fill_owner(step)
    with qtbot.waitSignal(wizard.founded, timeout=20_000) as founded:
        press(wizard, Qt.Key.Key_Return)
    with founded.args[0] as shop, shop.reading() as conn:
        assert {one.item.name for one in search(conn, "").items} == {"农夫山泉 550ml", "娃哈哈"}


def test_a_list_with_bad_rows_does_not_go_on_and_shows_them(wizard: Wizard, qtbot: QtBot, tmp_path: Path) -> None:
    listed = tmp_path / "goods.csv"
    listed.write_text(LIST + "6901028075770,另一个,瓶,1,abc,3\n", encoding="utf-8")
    to_last_step(wizard)
    press(wizard, Qt.Key.Key_Escape)
    goods = wizard.current()
    assert isinstance(goods, GoodsStep)
    goods.panel.show_file(str(listed))
    qtbot.waitUntil(lambda: goods.panel.plan is not None, timeout=20_000)
    wizard.step_on()
    assert wizard.current() is goods
    assert goods.panel.plan is not None
    assert 4 in [finding.row_number for finding in goods.panel.plan.errors]


def test_a_backup_is_restored_and_asks_who_is_there(wizard: Wizard, qtbot: QtBot, tmp_path: Path) -> None:
    with open_shop(tmp_path / "old.jxc", NewShop("旧店", "周禾", Secret("2468"))) as old:
        backup = back_up(old, tmp_path / "stick" / "old.jxc")
    press(wizard, Qt.Key.Key_3)
    press(wizard, Qt.Key.Key_Return)
    step = wizard.current()
    assert isinstance(step, RestoreStep)
    press(wizard, Qt.Key.Key_Return)
    assert wizard.current() is step
    step.backup.setText(str(backup))
    with qtbot.waitSignal(wizard.opened, timeout=20_000) as opened:
        press(wizard, Qt.Key.Key_Return)
    with opened.args[0] as shop, shop.reading() as conn:
        assert settings(conn).shop_name == "旧店"


@pytest.mark.parametrize(
    ("backup", "file"),
    [
        ("周家 便利店 2026-11-22 103000.jxc", "周家 便利店.jxc"),
        ("Zhou and sons.jxc", "Zhou and sons.jxc"),
        ("管家婆 (2).jxc", "管家婆 (2).jxc"),
        ("店 v1.2 2026-11-22 103000 (3).jxc", "店 v1.2.jxc"),
        ("老店. 2026-11-22 103000.jxc", "老店.jxc"),
        ("CON 2026-11-22 103000.jxc", "_CON.jxc"),
        ("nul.2024.jxc", "_nul.2024.jxc"),
        (f"{'长' * 60} 2026-11-22 103000.jxc", f"{'长' * 40}.jxc"),
        ("... 2026-11-22 103000.jxc", "我的店.jxc"),
    ],
)
def test_a_restored_shop_file_has_its_own_name_again(qtbot: QtBot, tmp_path: Path, backup: str, file: str) -> None:
    step = RestoreStep()
    qtbot.addWidget(step)
    step.show_answers(Answers(folder=tmp_path))
    step.backup.setText(str(tmp_path / "stick" / backup))
    assert step.target() == tmp_path / file


def test_a_new_shop_file_ends_as_shop_files_do_whatever_the_shop_is_called(tmp_path: Path) -> None:
    assert Answers(shop_name="老店.", folder=tmp_path).path() == tmp_path / "老店.jxc"
    assert Answers(shop_name="LPT1", folder=tmp_path).path() == tmp_path / "_LPT1.jxc"
    assert Answers(folder=tmp_path).path() == tmp_path / "我的店.jxc"


def test_a_file_that_is_no_backup_is_refused_in_words_and_leaves_nothing(
    wizard: Wizard, qtbot: QtBot, tmp_path: Path
) -> None:
    (tmp_path / "letter.jxc").write_text("hello", encoding="utf-8")
    press(wizard, Qt.Key.Key_3)
    press(wizard, Qt.Key.Key_Return)
    step = wizard.current()
    assert isinstance(step, RestoreStep)
    step.backup.setText(str(tmp_path / "letter.jxc"))
    press(wizard, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: wizard.band.title() != "" and wizard.next.isEnabled(), timeout=20_000)
    assert not list((tmp_path / "books").glob("*.jxc"))


def test_the_sample_shop_stops_at_esc_and_leaves_no_file(wizard: Wizard, qtbot: QtBot, tmp_path: Path) -> None:
    press(wizard, Qt.Key.Key_4)
    press(wizard, Qt.Key.Key_Return)
    step = wizard.current()
    assert isinstance(step, SampleStep)
    press(wizard, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: bool(list((tmp_path / "books").glob("*.jxc"))), timeout=20_000)
    wizard.step_back()
    qtbot.waitUntil(lambda: not list((tmp_path / "books").glob("*.jxc")), timeout=60_000)
    assert wizard.next.isEnabled()


def test_a_fault_of_the_last_shop_stands_above(desk: Desk, qtbot: QtBot, tmp_path: Path) -> None:
    wizard = Wizard(desk, "账本不见了", tmp_path)
    qtbot.addWidget(wizard)
    assert any(band.title() == "账本不见了" for band in wizard.current().findChildren(type(wizard.band)))


def test_a_folder_that_a_cloud_copies_is_warned_about() -> None:
    assert "OneDrive" in place_warning(Path("/home/zhou/OneDrive/店"))
    assert place_warning(Path("/home/zhou/店")) == ""
