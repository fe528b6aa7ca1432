"""Automatic backups on a real shop file: made, checked, told, and never in the way of selling."""

import os
from datetime import datetime, timedelta
from pathlib import Path

import pytest
from PySide6.QtTest import QSignalSpy
from PySide6.QtWidgets import QApplication, QLabel, QWidget
from pytestqt.qtbot import QtBot

from jxc_desktop.desktop.program import Program
from jxc_desktop.desktop.remembered import remembered
from jxc_desktop.desktop.shop_file.backups import FOLDER, Backups, backups_of, moment_words
from jxc_desktop.desktop.shop_file.last_shop import LastShop
from jxc_desktop.desktop.shop_file.restoring import put_back
from jxc_desktop.desktop.start.founding import open_restored
from jxc_desktop.desktop.start.sign_in_page import SignInPage
from jxc_desktop.desktop.start.wizard import Wizard
from jxc_desktop.desktop.workplace import Workplace
from jxc_desktop.finance.open_shop import NewShop, open_shop
from jxc_desktop.insights.proof import prove_shop
from jxc_desktop.kernel.identity import Secret
from jxc_desktop.kernel.permission import Role
from jxc_desktop.kernel.refusal import Refused
from jxc_desktop.sales.close_shift import CloseShift, close_shift
from jxc_desktop.sales.open_shift import OpenShift, open_shift
from jxc_desktop.security.add_user import NewUser, add_user
from jxc_desktop.security.lookups import users
from jxc_desktop.storage.backup import back_up, verify
from jxc_desktop.storage.backup_shelf import backup_name, fingerprint
from jxc_desktop.storage.shop_file import ShopFile
from jxc_desktop.usecase import Session, do


@pytest.fixture
def backups(work: Workplace) -> Backups:
    return backups_of(work)


def made(backups: Backups, qtbot: QtBot) -> None:
    with qtbot.waitSignal(backups.listed, timeout=20_000):
        backups.make()


def told(spy: QSignalSpy) -> tuple[str, str]:
    text, tone = spy.at(spy.count() - 1)
    return text, tone


def test_a_backup_lies_beside_the_shop_is_checked_and_said(backups: Backups, work: Workplace, qtbot: QtBot) -> None:
    said = QSignalSpy(backups.state)
    made(backups, qtbot)
    (backup,) = backups.shelf()
    assert backup.path.parent == work.shop.path.parent / FOLDER
    assert backups.is_checked(backup)
    verify(backup.path, prove_shop)
    assert told(said) == (f"备份 今天 {backup.made_at:%H:%M} 已核对", "ok")


def test_a_backup_that_changed_afterwards_is_not_called_checked(backups: Backups, qtbot: QtBot) -> None:
    made(backups, qtbot)
    with open(backups.shelf()[0].path, "ab") as file:
        file.write(b"x")
    assert not backups.is_checked(backups.shelf()[0])


def test_the_second_place_gets_one_too(backups: Backups, qtbot: QtBot, tmp_path: Path) -> None:
    stick = tmp_path / "stick"
    stick.mkdir()
    backups.choose_second(stick)
    made(backups, qtbot)
    assert {backup.path.parent for backup in backups.shelf()} == {backups.folder, stick}
    assert all(backups.is_checked(backup) for backup in backups.shelf())


def test_a_stick_that_is_not_in_is_said_and_not_made_anew(backups: Backups, qtbot: QtBot, tmp_path: Path) -> None:
    backups.choose_second(tmp_path / "stick")
    said = QSignalSpy(backups.state)
    made(backups, qtbot)
    assert len(backups.shelf()) == 1
    assert not (tmp_path / "stick").exists()
    assert str(tmp_path / "stick") in backups.fault
    text, tone = told(said)
    assert text.startswith("备份没成") and tone == "warn"


def test_a_folder_that_cannot_be_written_is_said(backups: Backups, qtbot: QtBot) -> None:
    backups.folder.write_text("in the way", encoding="utf-8")
    said = QSignalSpy(backups.state)
    made(backups, qtbot)
    assert told(said) == ("备份没成", "warn")
    assert backups.fault


def test_closing_the_shift_makes_one_opening_it_does_not(backups: Backups, work: Workplace, qtbot: QtBot) -> None:
    with qtbot.waitSignal(work.desk.busy_changed, check_params_cb=lambda busy: not busy):
        backups.begin()
    with qtbot.waitSignal(work.changed):
        work.run(work, open_shift, OpenShift(), lambda _: None)
    qtbot.waitUntil(lambda: not work.desk.busy)
    assert backups.shelf() == () and not backups.running
    with qtbot.waitSignal(backups.listed, timeout=20_000):
        work.run(work, close_shift, CloseShift(()), lambda _: None)
    assert len(backups.shelf()) == 1
    backups.stop()


def test_asked_twice_at_once_one_follows_the_other(backups: Backups, qtbot: QtBot) -> None:
    with qtbot.waitSignals([backups.listed, backups.listed], timeout=20_000):
        backups.make()
        backups.make()
    assert not backups.running and backups.fault == ""


def test_at_the_end_one_is_made_where_none_is_of_today_and_none_where_nothing_changed(backups: Backups) -> None:
    assert backups.at_close() == ""
    first = backups.shelf()
    assert len(first) == 1
    assert backups.at_close() == ""
    assert backups.shelf() == first


def test_old_ones_go_when_a_new_one_came(backups: Backups, work: Workplace, qtbot: QtBot) -> None:
    backups.folder.mkdir()
    for days in range(1, 500):
        moment = datetime.now() - timedelta(days=days)
        (backups.folder / backup_name(work.shop.path, moment)).write_bytes(b"old")
    made(backups, qtbot)
    assert len(backups.shelf()) <= 7 + 4 + 12


def test_a_byte_that_turned_in_an_older_backup_is_noticed_and_that_one_counts_no_more(
    backups: Backups, work: Workplace, qtbot: QtBot
) -> None:
    old = backups.folder / backup_name(work.shop.path, datetime.now() - timedelta(days=3))
    made(backups, qtbot)
    (first,) = backups.shelf()
    first.path.rename(old)
    remembered(work.shop.path).keep("backups_checked", {str(old): [first.size_bytes, fingerprint(old)]})
    made(backups, qtbot)
    assert backups.fault == "" and old in [backup.path for backup in backups.shelf()]
    with open(old, "rb+") as file:
        file.seek(-1, os.SEEK_END)
        file.write(b"x")
    assert not backups.is_as_made(old)
    said = QSignalSpy(backups.state)
    backups.shelf()[0].path.unlink()  # of one second: one name
    made(backups, qtbot)
    damaged = old.with_name(f"{old.stem}.damaged.jxc")
    assert damaged.exists() and str(damaged) in backups.fault and not backups.failed
    assert len(backups.shelf()) == 1
    assert told(said)[0].endswith("要看一下")


def test_a_backup_somebody_worked_in_as_in_a_shop_is_not_called_damaged(backups: Backups, qtbot: QtBot) -> None:
    made(backups, qtbot)
    (backup,) = backups.shelf()
    with ShopFile.open(backup.path) as tried, tried.writing() as conn:
        conn.exec_driver_sql("INSERT INTO category (name) VALUES ('试试')")
    assert backups.is_as_made(backup.path)


def test_books_that_disagree_are_backed_up_all_the_same_and_not_called_checked(
    backups: Backups, work: Workplace, qtbot: QtBot
) -> None:
    with work.shop.writing() as conn:
        conn.exec_driver_sql("INSERT INTO sales_day VALUES ('2026-11-22', 9, 1, 100, 0, 0)")  # nobody posted that
    made(backups, qtbot)
    (backup,) = backups.shelf()
    assert not backups.is_checked(backup) and not backups.failed
    assert "照原样备份了" in backups.fault
    with work.shop.writing() as conn:
        conn.exec_driver_sql("DELETE FROM sales_day")


def test_one_of_three_days_ago_is_amber(backups: Backups, work: Workplace) -> None:
    backups.folder.mkdir()
    moment = datetime.now() - timedelta(days=3)
    path = backups.folder / backup_name(work.shop.path, moment)
    path.write_bytes(b"old")
    said = QSignalSpy(backups.state)
    backups.tell_state()
    assert told(said) == ("还没有备份", "warn")  # nobody knows whether that file is whole
    remembered(work.shop.path).keep("backups_checked", {str(path): [3, ""]})
    backups.tell_state()
    assert told(said) == (f"备份 {moment:%m-%d %H:%M} 已核对", "warn")


def test_days_are_said_as_people_say_them() -> None:
    now = datetime(2026, 11, 22, 10, 30)
    said = [moment_words(now - timedelta(days=days), now.date()) for days in (0, 1, 2)]
    assert said == ["今天 10:30", "昨天 10:30", "11-20 10:30"]


# --- putting one back ----------------------------------------------------------------------------------------------


def test_a_backup_put_back_is_the_shop_as_it_was_and_the_later_one_is_kept(tmp_path: Path) -> None:
    shop = open_shop(tmp_path / "shop.jxc", NewShop("禾丰便利店", "周禾", Secret("2468")))
    backup = back_up(shop, tmp_path / FOLDER / "shop 2026-11-22 103000.jxc", prove_shop)
    do(shop, Session(1, "周禾", Role.OWNER), add_user, NewUser("小何", Role.CASHIER, Secret("1357")))
    put, refused = put_back(shop, backup)
    with put, put.reading() as conn:
        assert refused is None
        assert [user.name for user in users(conn)] == ["周禾"]
    assert len(list(tmp_path.glob("shop.before-restore-*.jxc"))) == 1


def test_a_bad_backup_leaves_the_shop_open_as_it_was(tmp_path: Path) -> None:
    shop = open_shop(tmp_path / "shop.jxc", NewShop("禾丰便利店", "周禾", Secret("2468")))
    bad = tmp_path / "shop 2026-11-22 103000.jxc"
    bad.write_bytes(b"SQLite format 3\0 but no more of it")
    put, refused = put_back(shop, bad)
    with put, put.reading() as conn:
        assert isinstance(refused, Refused)
        assert [user.name for user in users(conn)] == ["周禾"]


def sign_in_pages(qapp: QApplication) -> set[QWidget]:
    return {one for one in qapp.allWidgets() if isinstance(one, SignInPage) and one.isVisible()}


def test_the_program_closes_the_shop_puts_it_back_and_asks_who_is_there(
    tmp_path: Path, qtbot: QtBot, qapp: QApplication
) -> None:
    shop = open_shop(tmp_path / "shop.jxc", NewShop("禾丰便利店", "周禾", Secret("2468")))
    backup = back_up(shop, tmp_path / FOLDER / "shop 2026-11-22 103000.jxc", prove_shop)
    do(shop, Session(1, "周禾", Role.OWNER), add_user, NewUser("小何", Role.CASHIER, Secret("1357")))
    shop.close()
    program = Program(LastShop(tmp_path / "own"))
    program.begin(tmp_path / "shop.jxc")
    window = program.enter(Session(1, "周禾", Role.OWNER))
    assert window.status.backup.accessibleName() == "还没有备份"
    others = sign_in_pages(qapp)
    backups_of(window.work).restore_wanted.emit(backup)
    qtbot.waitUntil(lambda: bool(sign_in_pages(qapp) - others), timeout=20_000)
    program.close()
    with ShopFile.open(tmp_path / "shop.jxc") as put, put.reading() as conn:
        assert [user.name for user in users(conn)] == ["周禾"]


def test_who_only_sells_begins_at_the_till(tmp_path: Path, qapp: QApplication) -> None:
    program = Program(LastShop(tmp_path / "own"))
    program.take_shop(open_shop(tmp_path / "shop.jxc", NewShop("禾丰便利店", "周禾", Secret("2468"))))
    assert program.enter(Session(1, "周禾", Role.OWNER)).view().room.key == "home"
    assert program.enter(Session(2, "王丽", Role.CASHIER)).view().room.key == "till"
    program.close()


def test_after_the_lock_who_was_there_types_his_password_at_once(tmp_path: Path, qapp: QApplication) -> None:
    shop = open_shop(tmp_path / "shop.jxc", NewShop("禾丰便利店", "周禾", Secret("2468")))
    made = do(shop, Session(1, "周禾", Role.OWNER), add_user, NewUser("王丽", Role.CASHIER, Secret("1357"))).result
    program = Program(LastShop(tmp_path / "own"))
    program.take_shop(shop)
    program.enter(Session(made.user_id, "王丽", Role.CASHIER)).lock_wanted.emit()
    page = program._shell.shown
    assert isinstance(page, SignInPage)
    assert page._asked.text().startswith("王丽")
    program.close()


def test_a_sign_in_that_breaks_says_so_and_can_be_tried_again(tmp_path: Path, qtbot: QtBot, qapp: QApplication) -> None:
    shop = open_shop(tmp_path / "shop.jxc", NewShop("禾丰便利店", "周禾", Secret("2468")))
    program = Program(LastShop(tmp_path / "own"))
    program.take_shop(shop)
    page = program._shell.shown
    assert isinstance(page, SignInPage)
    with shop.writing() as conn:
        conn.exec_driver_sql("alter table sign_in rename to gone")
    page.entered.emit("周禾", "2468")
    qtbot.waitUntil(lambda: "日志" in page._said.text())
    program.close()


def test_the_program_makes_the_days_backup_when_it_closes(tmp_path: Path, qapp: QApplication) -> None:
    shop = open_shop(tmp_path / "shop.jxc", NewShop("禾丰便利店", "周禾", Secret("2468")))
    program = Program(LastShop(tmp_path / "own"))
    program.take_shop(shop)
    program.enter(Session(1, "周禾", Role.OWNER))
    program.close()
    assert len(list((tmp_path / FOLDER).glob("shop *.jxc"))) == 1


# --- a start that does not go as usual -----------------------------------------------------------------------------


def seen(qapp: QApplication, kind: type[QWidget]) -> str:
    """All that is said on the pages of this kind that are seen; they are not seen any more afterwards."""
    pages = [one for one in qapp.allWidgets() if isinstance(one, kind) and one.isVisible()]
    said = [label.text() for page in pages for label in page.findChildren(QLabel) if label.isVisible()]
    for page in pages:
        page.window().hide()
    return " ".join(said)


def test_a_restore_that_was_cut_short_is_finished_at_the_next_start_and_told(
    tmp_path: Path, qapp: QApplication
) -> None:
    shop = open_shop(tmp_path / "shop.jxc", NewShop("禾丰便利店", "周禾", Secret("2468")))
    back_up(shop, tmp_path / "shop.jxc.restoring-20261122-103000-000000", prove_shop)
    shop.close()
    program = Program(LastShop(tmp_path / "own"))
    program.begin(tmp_path / "shop.jxc")
    assert str(tmp_path / "shop.before-restore-20261122-103000-000000.jxc") in seen(qapp, SignInPage)
    program.close()


def test_a_shop_that_is_gone_since_the_last_time_is_missed_in_words(tmp_path: Path, qapp: QApplication) -> None:
    remembered = LastShop(tmp_path / "own")
    remembered.keep(shop=tmp_path / "stick" / "shop.jxc")
    program = Program(remembered)
    program.begin(remembered.path())
    assert str(tmp_path / "stick" / "shop.jxc") in seen(qapp, Wizard)
    program.close()


def test_a_damaged_shop_is_let_go_of_so_that_a_backup_can_be_put_in_its_place(
    tmp_path: Path, qapp: QApplication
) -> None:
    shop = open_shop(tmp_path / "shop.jxc", NewShop("禾丰便利店", "周禾", Secret("2468")))
    backup = back_up(shop, tmp_path / "copy.jxc")
    with shop.reading() as conn:
        page = conn.exec_driver_sql("SELECT rootpage FROM sqlite_master WHERE name = 'setting'").scalar_one()
    shop.close()
    with open(shop.path, "rb+") as file:
        file.seek((page - 1) * 4096)
        file.write(bytes(4096))
    program = Program(LastShop(tmp_path / "own"))
    program.begin(shop.path)
    assert "坏了" in seen(qapp, Wizard)
    open_restored(backup, shop.path).close()
    program.close()
