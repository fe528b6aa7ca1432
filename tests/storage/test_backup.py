"""A backup counts only where it is whole; why there is none is told in words, and an earlier one stays."""

import errno
import os
from pathlib import Path

import pytest

from jxc_desktop.finance.open_shop import NewShop, open_shop
from jxc_desktop.kernel.identity import Secret
from jxc_desktop.kernel.refusal import Refused
from jxc_desktop.ledger import prove
from jxc_desktop.storage.backup import back_up, verify
from jxc_desktop.storage.restore import restore
from jxc_desktop.storage.shop_file import ShopFile


@pytest.fixture
def closed(tmp_path: Path) -> Path:
    path = tmp_path / "books" / "a.jxc"
    open_shop(path, NewShop("店", "老板", Secret("2468"))).close()
    return path


def spoil(path: Path, page: int) -> None:
    with open(path, "rb+") as file:
        file.seek((page - 1) * 4096)
        file.write(bytes(4096))


@pytest.mark.parametrize(
    ("number", "said"), [(errno.ENOSPC, "full"), (errno.EROFS, "no_place"), (errno.EBADF, "no_place")]
)
def test_a_disk_that_takes_no_more_is_told_and_what_was_there_stays(
    closed: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, number: int, said: str
) -> None:
    copy = tmp_path / "copies" / "copy.jxc"

    def refused(_: int) -> None:
        raise OSError(number, os.strerror(number))

    with ShopFile.open(closed) as shop:
        back_up(shop, copy, prove)
        before = copy.read_bytes()
        with monkeypatch.context() as patch:
            patch.setattr(os, "fsync", refused)
            with pytest.raises(Refused, match=f"backup.{said}") as told:
                back_up(shop, copy, prove)
    assert told.value.facts == {"folder": str(copy.parent)}
    assert copy.read_bytes() == before and [file.name for file in copy.parent.iterdir()] == ["copy.jxc"]
    before = closed.read_bytes()
    with monkeypatch.context() as patch:
        patch.setattr(os, "fsync", refused)
        with pytest.raises(Refused, match=f"restore.{said}"):
            restore(copy, closed, prove)
    assert closed.read_bytes() == before
    assert sorted(file.name for file in closed.parent.iterdir()) == ["a.jxc", "a.jxc.lock"]


def test_a_damaged_shop_gives_no_backup_and_the_last_good_one_stays(closed: Path, tmp_path: Path) -> None:
    copy = tmp_path / "copy.jxc"
    with ShopFile.open(closed) as shop:
        back_up(shop, copy, prove)
        with shop.reading() as conn:
            page = conn.exec_driver_sql("SELECT rootpage FROM sqlite_master WHERE name = 'journal_line'").scalar_one()
    spoil(closed, page)
    with ShopFile.open(closed) as shop, pytest.raises(Refused, match="backup.shop_damaged"):
        back_up(shop, copy, prove)
    verify(copy, prove)
    spoil(copy, page)
    with pytest.raises(Refused, match="backup.bad") as told:
        verify(copy, prove)
    assert told.value.facts == {"path": str(copy)}


def test_a_check_leaves_the_backup_as_it_is(closed: Path, tmp_path: Path) -> None:
    with ShopFile.open(closed) as shop:
        copy = back_up(shop, tmp_path / "copy.jxc")
    before = copy.read_bytes()
    assert before[18:20] == b"\1\1"  # a file without a log can be read from a stick that is locked
    copy.chmod(0o444)
    verify(copy, prove)
    assert copy.read_bytes() == before
    assert [file.name for file in tmp_path.glob("copy*")] == ["copy.jxc"]


def test_a_disk_that_goes_while_a_shop_is_made_does_not_hide_why_there_is_none(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def gone(*_: object, **__: object) -> None:
        raise OSError(errno.EIO, "pulled out")

    monkeypatch.setattr(os, "unlink", gone)
    with pytest.raises(Refused, match="till.invalid"):
        open_shop(tmp_path / "a.jxc", NewShop("店", "老板", Secret("2468"), till="one"))


def test_a_folder_that_takes_no_lock_names_the_shop_not_the_lock(closed: Path) -> None:
    lock = closed.with_name("a.jxc.lock")
    lock.unlink()
    lock.mkdir()
    with pytest.raises(Refused, match="file.readonly") as told:
        ShopFile.open(closed)
    assert told.value.facts == {"path": str(closed)}
