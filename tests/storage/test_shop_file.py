"""A shop file is opened, guarded, copied and restored without ever losing or half-keeping anything."""

import os
import shutil
import sqlite3
import threading
from pathlib import Path

import pytest
from sqlalchemy import Connection, text
from sqlalchemy.exc import IntegrityError

from jxc_desktop.finance.open_shop import NewShop, open_shop
from jxc_desktop.kernel.identity import Secret
from jxc_desktop.kernel.refusal import Refused
from jxc_desktop.ledger import prove
from jxc_desktop.storage.backup import back_up, restore, verify
from jxc_desktop.storage.migrate import migrate
from jxc_desktop.storage.place import cloud_of
from jxc_desktop.storage.shop_file import ShopFile


def category_names(shop: ShopFile) -> set[str]:
    with shop.reading() as conn:
        return {row[0] for row in conn.execute(text("SELECT name FROM category"))}


def add_category(conn: Connection, name: str) -> None:
    conn.execute(text("INSERT INTO category (name) VALUES (:n)"), {"n": name})


def test_what_a_failed_transaction_wrote_is_gone(shop: ShopFile) -> None:
    with pytest.raises(ZeroDivisionError), shop.writing() as conn:
        add_category(conn, "饮料")
        raise ZeroDivisionError
    assert category_names(shop) == set()


def test_a_reader_cannot_write(shop: ShopFile) -> None:
    with pytest.raises(Refused, match="file.readonly"), shop.reading() as conn:
        add_category(conn, "饮料")


def test_a_reader_is_not_held_up_by_a_writer_and_sees_only_what_is_committed(shop: ShopFile) -> None:
    with shop.writing() as conn:
        add_category(conn, "饮料")
        assert category_names(shop) == set()
    assert category_names(shop) == {"饮料"}


def test_a_second_program_is_told_who_has_the_shop_open(shop: ShopFile) -> None:
    with pytest.raises(Refused, match="file.in_use") as refused:
        ShopFile.open(shop.path)
    assert "@" in str(refused.value.facts["holder"])
    with ShopFile.open(shop.path, write=False) as second:
        assert category_names(second) == set()


def test_a_file_replaced_under_the_program_takes_nothing_more(tmp_path: Path) -> None:
    shop = open_shop(tmp_path / "a.jxc", NewShop("店", "老板", Secret("2468")))
    other = tmp_path / "other.jxc"
    shutil.copyfile(shop.path, other)
    try:
        other.replace(shop.path)
    except PermissionError:  # Windows does not let an open file be replaced: nothing can go wrong there
        shop.close()
        return
    with pytest.raises(Refused, match="file.replaced"), shop.writing() as conn:
        add_category(conn, "饮料")
    shop.reader.dispose()
    with pytest.raises(Refused, match="file.replaced"), shop.reading():
        pass  # no new reader either: it would see the stranger's pages
    shop.close()


def test_a_stranger_is_not_opened_as_a_shop(tmp_path: Path) -> None:
    stranger = tmp_path / "other.jxc"
    stranger.write_bytes(b"PK\x03\x04 a spreadsheet by another name" * 50)
    with pytest.raises(Refused, match="file.not_shop"):
        ShopFile.open(stranger)
    database = tmp_path / "db.jxc"
    with sqlite3.connect(database) as conn:
        conn.execute("CREATE TABLE t (a)")
    conn.close()
    with pytest.raises(Refused, match="file.not_shop"):
        ShopFile.open(database)
    with pytest.raises(Refused, match="file.missing"):
        ShopFile.open(tmp_path / "nothing.jxc")


def test_a_newer_shop_file_is_refused_and_left_alone(shop: ShopFile) -> None:
    with shop.writing() as conn:
        conn.execute(text("UPDATE alembic_version SET version_num = '9999'"))
    with pytest.raises(Refused, match="file.newer"):
        migrate(shop)
    with shop.writing() as conn:
        conn.execute(text("PRAGMA user_version = 2"))
    with pytest.raises(Refused, match="file.newer"):
        ShopFile.open(shop.path, write=False)


def test_posted_rows_cannot_be_changed_or_removed(shop: ShopFile) -> None:
    with shop.writing() as conn:
        conn.execute(text("INSERT INTO sign_in (user_id, at, till, good) VALUES (1, '2026', '01', 1)"))
    for sql in ("UPDATE sign_in SET good = 0", "DELETE FROM sign_in", "REPLACE INTO sign_in SELECT * FROM sign_in"):
        with pytest.raises(IntegrityError, match="append-only"), shop.writing() as conn:
            conn.execute(text(sql))


def test_ids_that_are_not_there_and_figures_past_64_bits_are_refused(shop: ShopFile) -> None:
    for warehouse, refused in ((99, "row.unknown"), (2**63, "figure.too_big")):
        with pytest.raises(Refused, match=refused), shop.writing() as conn:
            conn.exec_driver_sql("INSERT INTO till (code, name, warehouse_id) VALUES ('09', '', ?)", (warehouse,))


def test_a_journal_line_without_its_posting_is_an_error_of_ours_and_stops_nothing_after_it(shop: ShopFile) -> None:
    columns = "document_id, line_no, line_count, move_count, account, amount_fen, business_day"
    loose = f"INSERT INTO journal_line ({columns}) VALUES (9, 1, 1, 0, '1', 1, '')"
    with pytest.raises(IntegrityError, match="FOREIGN KEY"), shop.writing() as conn:
        add_category(conn, "饮料")
        conn.exec_driver_sql(loose)
    with shop.writing() as conn:
        add_category(conn, "零食")
    assert category_names(shop) == {"零食"}


def test_a_backup_holds_what_was_committed_and_is_one_file(shop: ShopFile, tmp_path: Path) -> None:
    with shop.writing() as conn:
        add_category(conn, "饮料")
    copy = back_up(shop, tmp_path / "备份" / "copy.jxc", prove)
    assert [p.name for p in copy.parent.iterdir()] == ["copy.jxc"]
    with ShopFile.open(copy, write=False) as opened:
        assert category_names(opened) == {"饮料"}


def test_a_broken_backup_never_replaces_the_shop(tmp_path: Path) -> None:
    with open_shop(tmp_path / "a.jxc", NewShop("店", "老板", Secret("2468"))) as shop:
        good = back_up(shop, tmp_path / "good.jxc")
        with shop.writing() as conn:
            add_category(conn, "零食")
    half = tmp_path / "half.jxc"
    half.write_bytes(good.read_bytes()[: good.stat().st_size // 2])
    for bad in (half, tmp_path / "missing.jxc"):
        with pytest.raises(Refused, match=r"backup.bad|file.missing"):
            restore(bad, tmp_path / "a.jxc", prove)
    with ShopFile.open(tmp_path / "a.jxc") as shop:
        assert category_names(shop) == {"零食"}
    kept = restore(good, tmp_path / "a.jxc", prove)
    assert kept is not None
    with ShopFile.open(tmp_path / "a.jxc") as shop:
        assert category_names(shop) == set()
    with ShopFile.open(kept) as old:
        assert category_names(old) == {"零食"}


def test_a_shop_in_use_cannot_be_restored_over(shop: ShopFile, tmp_path: Path) -> None:
    copy = back_up(shop, tmp_path / "copy.jxc")
    with pytest.raises(Refused, match="file.in_use"):
        restore(copy, shop.path)
    verify(copy, prove)


def taken_from_a_computer_that_died(shop: ShopFile, folder: Path) -> Path:
    """The open shop's file and its log as they are on the disk at this moment."""
    folder.mkdir()
    for suffix in ("", "-wal"):
        shutil.copyfile(f"{shop.path}{suffix}", folder / f"{shop.path.name}{suffix}")
    return folder / shop.path.name


def test_a_shop_that_is_open_is_no_backup_and_keeps_its_log(shop: ShopFile, tmp_path: Path) -> None:
    with shop.writing() as conn:
        add_category(conn, "饮料")
    with pytest.raises(Refused, match="file.in_use"):
        verify(shop.path, prove)
    with shop.writing() as conn:
        add_category(conn, "零食")
    with ShopFile.open(taken_from_a_computer_that_died(shop, tmp_path / "died")) as saved:
        assert category_names(saved) == {"饮料", "零食"}


def test_a_backup_that_has_its_log_beside_it_is_restored_with_what_is_in_the_log(
    shop: ShopFile, tmp_path: Path
) -> None:
    with shop.writing() as conn:
        add_category(conn, "饮料")
    died = taken_from_a_computer_that_died(shop, tmp_path / "died")
    for backup in (shop.path, died):
        restore(backup, tmp_path / "new" / "a.jxc", prove)
        with ShopFile.open(tmp_path / "new" / "a.jxc") as new:
            assert category_names(new) == {"饮料"}


def test_a_damaged_shop_is_restored_over_and_kept_with_its_log(shop: ShopFile, tmp_path: Path) -> None:
    copy = back_up(shop, tmp_path / "copy.jxc")
    with shop.writing() as conn:
        add_category(conn, "饮料")
    damaged = taken_from_a_computer_that_died(shop, tmp_path / "died")
    damaged.write_bytes(b"no SQLite any more" * 400)
    kept = restore(copy, damaged, prove)
    assert kept is not None and kept.read_bytes().startswith(b"no SQLite")
    assert kept.with_name(f"{kept.name}-wal").stat().st_size > 0
    with ShopFile.open(damaged) as new:
        assert category_names(new) == set()


def test_a_shop_that_is_being_read_is_kept_with_its_log(tmp_path: Path) -> None:
    path = tmp_path / "a.jxc"
    with open_shop(path, NewShop("店", "老板", Secret("2468"))) as shop:
        copy = back_up(shop, tmp_path / "copy.jxc")
        with ShopFile.open(path, write=False) as elsewhere, elsewhere.reading() as old:
            assert old.exec_driver_sql("SELECT count(*) FROM category").scalar() == 0
            with shop.writing() as conn:
                add_category(conn, "饮料")
            shop.close()
            try:
                kept = restore(copy, path, prove)
            except Refused:  # Windows moves no file that is being read
                return
    assert kept is not None
    with ShopFile.open(kept) as before:
        assert category_names(before) == {"饮料"}


def test_a_file_that_cannot_be_put_in_its_place_leaves_the_shop_where_it_was(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path, really = tmp_path / "a.jxc", os.replace
    with open_shop(path, NewShop("店", "老板", Secret("2468"))) as shop:
        copy = back_up(shop, tmp_path / "copy.jxc")
        with shop.writing() as conn:
            add_category(conn, "饮料")

    def held_by_a_virus_scanner(source: Path, target: Path) -> None:
        if source.suffix == ".part":
            raise PermissionError
        really(source, target)

    in_the_way = tmp_path / "a.jxc-journal"
    in_the_way.mkdir()
    with pytest.raises(Refused, match="file.unreachable"):
        restore(copy, path, prove)
    in_the_way.rmdir()
    assert path.exists()
    monkeypatch.setattr(os, "replace", held_by_a_virus_scanner)
    with pytest.raises(Refused, match="file.unreachable"):
        restore(copy, path, prove)
    assert sorted(file.name for file in tmp_path.glob("*.jxc")) == ["a.jxc", "copy.jxc"]
    with ShopFile.open(path) as shop:
        assert category_names(shop) == {"饮料"}


def test_a_cloud_folder_is_named() -> None:
    assert cloud_of(Path("/home/me/OneDrive - 店/账.jxc")) == "OneDrive"
    assert cloud_of(Path("/home/me/我的坚果云/账.jxc")) == "坚果云"
    assert cloud_of(Path("/home/me/账本/账.jxc")) is None


def test_closing_waits_for_who_is_reading_and_lets_nobody_in_after_that(tmp_path: Path) -> None:
    shop = open_shop(tmp_path / "a.jxc", NewShop("店", "老板", Secret("2468")))
    inside, may_leave, seen = threading.Event(), threading.Event(), []

    def read() -> None:
        with shop.reading() as conn:
            inside.set()
            may_leave.wait()
            seen.append(conn.exec_driver_sql("SELECT count(*) FROM app_user").scalar())

    reader, closer = threading.Thread(target=read), threading.Thread(target=shop.close)
    reader.start()
    inside.wait()
    closer.start()
    with pytest.raises(Refused, match="file.replaced"):
        while closer.is_alive():
            with shop.reading():
                pass
    assert seen == [] and closer.is_alive()
    may_leave.set()
    closer.join()
    reader.join()
    assert seen == [1]
    os.replace(shop.path, shop.path.with_name("moved.jxc"))


def test_closing_waits_for_who_is_writing_and_what_he_wrote_is_there(tmp_path: Path) -> None:
    shop = open_shop(tmp_path / "a.jxc", NewShop("店", "老板", Secret("2468")))
    closer = threading.Thread(target=shop.close)
    with shop.writing() as conn:
        add_category(conn, "饮料")
        closer.start()
        closer.join(timeout=0.2)  # it must not come through
    closer.join()
    with pytest.raises(Refused, match="file.replaced"), shop.writing() as conn:
        add_category(conn, "零食")  # the lock is somebody else's now
    with ShopFile.open(shop.path) as again:
        assert category_names(again) == {"饮料"}


def test_a_shop_that_could_not_be_made_leaves_its_name_free(tmp_path: Path) -> None:
    """A folder where the file's own company should be is refused as a full disk is: at the lock, at the first page."""
    for in_the_way in (".lock", "-journal"):
        (tmp_path / f"a.jxc{in_the_way}").mkdir()
        with pytest.raises(Refused, match=r"file\.(readonly|unreachable|io)"):
            ShopFile.create(tmp_path / "a.jxc")
        (tmp_path / f"a.jxc{in_the_way}").rmdir()
        assert list(tmp_path.iterdir()) == []
    ShopFile.create(tmp_path / "a.jxc").close()
