"""A shop file is opened, guarded, copied and restored without ever losing or half-keeping anything."""

import os
import shutil
import sqlite3
import threading
from pathlib import Path, PurePosixPath

import pytest
from sqlalchemy import Connection, text
from sqlalchemy.exc import IntegrityError

from jxc_desktop.finance.open_shop import NewShop, open_shop
from jxc_desktop.kernel.identity import Secret
from jxc_desktop.kernel.refusal import Refused
from jxc_desktop.ledger import prove
from jxc_desktop.storage.backup import back_up
from jxc_desktop.storage.migrate import migrate
from jxc_desktop.storage.place import cloud_of, mounted_as
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


def test_what_cannot_be_read_is_told_as_damage(tmp_path: Path) -> None:
    shop = open_shop(tmp_path / "a.jxc", NewShop("店", "老板", Secret("2468")))
    with shop.writing() as conn:
        conn.exec_driver_sql("INSERT INTO category (name) VALUES (CAST(x'E5FF' AS TEXT))")  # half a character
    with pytest.raises(Refused, match="file.damaged"):
        category_names(shop)
    shop.close()
    with open(shop.path, "rb+") as file:
        file.seek(4096)
        file.write(bytes(20 * 4096))
    with pytest.raises(Refused, match="file.damaged"), ShopFile.open(shop.path) as damaged:
        category_names(damaged)


def test_a_cloud_folder_is_named() -> None:
    assert cloud_of(Path("/home/me/OneDrive - 店/账.jxc")) == "OneDrive"
    assert cloud_of(Path("/home/me/我的坚果云/账.jxc")) == "坚果云"
    assert cloud_of(Path("/home/me/账本/账.jxc")) is None


def test_a_folder_on_another_computer_is_known_by_its_mount_the_mount_itself_too() -> None:
    mounts = (
        "/dev/sda1 / ext4 rw 0 0\n"
        "//nas/shop /mnt/our\\040nas cifs rw 0 0\n"
        "/dev/sdb1 /mnt/our\\040nas/stick vfat rw 0 0\n"
    )
    for folder, kind in (("/mnt/our nas", "cifs"), ("/mnt/our nas/账本", "cifs"), ("/mnt/our nas/stick", "vfat")):
        assert mounted_as(PurePosixPath(folder), mounts) == kind
    assert mounted_as(PurePosixPath("/mnt/our nasty"), mounts) == "ext4"


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
