"""A backup put in the shop's place: whatever happens meanwhile, the old shop or the new one is there, and whole."""

import errno
import os
import shutil
import sys
from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager
from itertools import count
from pathlib import Path

import pytest
from sqlalchemy import Connection, text

from jxc_desktop.kernel.refusal import Refused
from jxc_desktop.ledger import prove
from jxc_desktop.ledger.proof import Finding
from jxc_desktop.storage import form
from jxc_desktop.storage.backup import back_up, verify
from jxc_desktop.storage.restore import restore
from jxc_desktop.storage.shop_file import ShopFile


def category_names(shop: ShopFile) -> set[str]:
    with shop.reading() as conn:
        return {row[0] for row in conn.execute(text("SELECT name FROM category"))}


def names_in(path: Path) -> set[str]:
    with ShopFile.open(path) as shop:
        return category_names(shop)


def add_category(shop: ShopFile, name: str) -> None:
    with shop.writing() as conn:
        conn.execute(text("INSERT INTO category (name) VALUES (:n)"), {"n": name})


@pytest.fixture
def path(founded: Path, tmp_path: Path) -> Path:
    """A shop that is closed."""
    path = tmp_path / "books" / "a.jxc"
    path.parent.mkdir()
    shutil.copyfile(founded, path)
    return path


@pytest.fixture
def backup(path: Path, tmp_path: Path) -> Path:
    """Of that shop before it had a category."""
    with ShopFile.open(path) as shop:
        return back_up(shop, tmp_path / "copy.jxc")


def test_a_broken_backup_never_replaces_the_shop(path: Path, backup: Path, tmp_path: Path) -> None:
    with ShopFile.open(path) as shop:
        add_category(shop, "零食")
    half = tmp_path / "half.jxc"
    half.write_bytes(backup.read_bytes()[: backup.stat().st_size // 2])
    for bad, why in ((half, "backup.bad"), (tmp_path / "gone.jxc", "backup.missing")):
        with pytest.raises(Refused, match=why) as refused:
            restore(bad, path, prove)
        assert refused.value.facts["path"] == str(bad)
    assert names_in(path) == {"零食"}
    kept = restore(backup, path, prove)
    assert kept is not None
    assert names_in(path) == set()
    assert names_in(kept) == {"零食"}


def test_a_backup_whose_books_disagree_is_named_with_what_disagrees(path: Path, backup: Path) -> None:
    with pytest.raises(Refused, match=r"backup\.disagrees.*the_drawer: till 01") as refused:
        restore(backup, path, lambda conn: [Finding("the_drawer", "till 01", "1", "2")])
    assert refused.value.facts["path"] == str(backup)


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
    add_category(shop, "饮料")
    with pytest.raises(Refused, match="file.in_use"):
        verify(shop.path, prove)
    add_category(shop, "零食")
    assert names_in(taken_from_a_computer_that_died(shop, tmp_path / "died")) == {"饮料", "零食"}


def test_a_backup_that_has_its_log_beside_it_is_restored_with_what_is_in_the_log(
    shop: ShopFile, tmp_path: Path
) -> None:
    add_category(shop, "饮料")
    died = taken_from_a_computer_that_died(shop, tmp_path / "died")
    for backup in (shop.path, died):
        restore(backup, tmp_path / "new" / "a.jxc", prove)
        assert names_in(tmp_path / "new" / "a.jxc") == {"饮料"}


def test_a_damaged_shop_is_restored_over_and_kept_with_its_log(shop: ShopFile, tmp_path: Path) -> None:
    copy = back_up(shop, tmp_path / "copy.jxc")
    add_category(shop, "饮料")
    damaged = taken_from_a_computer_that_died(shop, tmp_path / "died")
    damaged.write_bytes(b"no SQLite any more" * 400)
    kept = restore(copy, damaged, prove)
    assert kept is not None and kept.read_bytes().startswith(b"no SQLite")
    assert kept.with_name(f"{kept.name}-wal").stat().st_size > 0
    assert names_in(damaged) == set()


@contextmanager
def being_read(path: Path) -> Iterator[None]:
    """By somebody else: what is written now cannot be folded from the log into the file."""
    with ShopFile.open(path, write=False) as elsewhere, elsewhere.reading() as conn:
        conn.execute(text("SELECT name FROM category")).all()
        yield


def test_a_shop_that_is_being_read_is_kept_with_its_log(path: Path, backup: Path) -> None:
    with ShopFile.open(path) as shop, being_read(path):
        add_category(shop, "饮料")
        shop.close()
        try:
            kept = restore(backup, path, prove)
        except Refused:  # Windows moves no file that is being read
            return
    assert kept is not None
    assert names_in(kept) == {"饮料"}


def test_a_second_name_of_the_shop_is_cleared_and_a_file_that_was_kept_is_not(path: Path) -> None:
    ShopFile.open(path).close()
    second, kept = (path.with_name(f"a.before-restore-{n}.jxc") for n in (1, 2))
    os.link(path, second)
    shutil.copyfile(path, kept)
    ShopFile.open(path).close()
    assert (second.exists(), kept.exists(), path.exists()) == (False, True, True)


def test_a_file_that_cannot_be_put_in_its_place_leaves_the_shop_where_it_was(
    path: Path, backup: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    really = os.replace
    with ShopFile.open(path) as shop:
        add_category(shop, "饮料")

    def held_by_a_virus_scanner(source: Path, target: Path) -> None:
        if target == path:
            raise PermissionError
        really(source, target)

    in_the_way = path.with_name("a.jxc-journal")
    in_the_way.mkdir()
    with pytest.raises(Refused, match="restore.no_place"):
        restore(backup, path, prove)
    in_the_way.rmdir()
    monkeypatch.setattr(os, "replace", held_by_a_virus_scanner)
    with pytest.raises(Refused, match="restore.no_place"):
        restore(backup, path, prove)
    with ShopFile.open(path) as shop, being_read(path):
        add_category(shop, "零食")  # its log has to come back too
        shop.close()
        with pytest.raises(Refused, match="restore.no_place"):
            restore(backup, path, prove)
    ShopFile.open(path).close()  # clears what Windows could not remove while it was read
    assert [file.name for file in path.parent.glob("*.jxc*") if not file.name.endswith(".lock")] == ["a.jxc"]
    assert names_in(path) == {"饮料", "零食"}


def restored_with_a_bad_flush(backup: Path, path: Path, good: int) -> tuple[bool, bool]:
    """The disk flushes so many times, fails once, and goes on: whether it was restored, whether a flush failed."""
    really, left, failed = os.fsync, iter(range(good)), []

    def flush(file: int) -> None:
        if next(left, None) is None and not failed:
            failed.append(file)
            raise OSError(errno.EIO, "pulled out")
        really(file)

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(os, "fsync", flush)
        try:
            restore(backup, path, prove)
        except Refused as refused:
            assert refused.key == "file.io"
            return False, bool(failed)
    return True, bool(failed)


@pytest.mark.skipif(sys.platform == "win32", reason="Windows flushes the names of a folder by itself")
def test_a_disk_that_fails_at_any_flush_leaves_the_old_shop_where_the_restore_was_refused(
    founded: Path, backup: Path, tmp_path: Path
) -> None:
    ends: list[tuple[bool, bool]] = []
    while not ends or ends[-1] != (True, False):
        path = tmp_path / f"{len(ends)}" / "a.jxc"
        path.parent.mkdir()
        shutil.copyfile(founded, path)
        with ShopFile.open(path) as shop:
            add_category(shop, "旧")
        ends.append(restored_with_a_bad_flush(backup, path, len(ends)))
        restored = ends[-1][0]
        assert names_in(path) == (set() if restored else {"旧"})
        assert [names_in(one) for one in path.parent.glob("*before*.jxc")] == ([{"旧"}] if restored else [])
    assert ends.count((False, True)) >= 3


# --- power cuts ----------------------------------------------------------------------------------------------------


class PowerCut(BaseException):
    """From here on nothing reaches the disk."""


def cut_after(steps: int, patch: pytest.MonkeyPatch, *, second_names: bool) -> None:
    """The disk takes so many changes of names, and no more; FAT gives no file a second name."""
    left = iter(range(steps))

    def counted(really: Callable[..., None]) -> Callable[..., None]:
        def step(*given: object, **named: object) -> None:
            if next(left, None) is None:
                raise PowerCut
            really(*given, **named)

        return step

    def refused(*_: object) -> None:
        raise PermissionError

    for name in ("replace", "unlink"):
        patch.setattr(os, name, counted(getattr(os, name)))
    patch.setattr(os, "link", counted(os.link) if second_names else refused)


def restored_until_cut(backup: Path, path: Path, steps: int, *, second_names: bool) -> bool:
    """Whether it came to its end."""
    with pytest.MonkeyPatch.context() as patch:
        cut_after(steps, patch, second_names=second_names)
        try:
            restore(backup, path, prove)
        except PowerCut:
            return False
    return True


def each_cut(
    founded: Path, backup: Path, tmp_path: Path, *, read_elsewhere: bool, second_names: bool
) -> Iterator[Path]:
    """The shop after a restore that was cut after no step, after one, two, ... and at last after none."""
    for steps in count():
        path = tmp_path / f"{steps}" / "a.jxc"
        path.parent.mkdir()
        shutil.copyfile(founded, path)
        with ExitStack() as readers:
            with ShopFile.open(path) as shop:
                add_category(shop, "旧")
                if read_elsewhere:
                    readers.enter_context(being_read(path))
                    add_category(shop, "还是旧的")
            done = restored_until_cut(backup, path, steps, second_names=second_names)
        yield path
        if done:
            return


@pytest.mark.parametrize("second_names", [True, False])
@pytest.mark.parametrize("read_elsewhere", [False, True])
def test_a_power_cut_at_any_step_leaves_the_old_shop_or_the_new_one_under_its_name(
    founded: Path, backup: Path, tmp_path: Path, read_elsewhere: bool, second_names: bool
) -> None:
    if read_elsewhere and sys.platform == "win32":
        pytest.skip("Windows moves no file that is being read")
    with ShopFile.open(backup) as new:
        add_category(new, "新")
    old = {"旧", "还是旧的"} if read_elsewhere else {"旧"}
    ends = []
    for path in each_cut(founded, backup, tmp_path, read_elsewhere=read_elsewhere, second_names=second_names):
        with ShopFile.open(path) as shop:
            found, set_aside = category_names(shop), shop.set_aside
        kept = list(path.parent.glob("a.before-restore-*.jxc"))
        assert list(path.parent.glob("*.restoring-*")) == []
        if found == old:
            assert kept == [] and set_aside is None
        else:
            assert found == {"新"}
            assert [names_in(one) for one in kept] == [old]
            assert set_aside in (None, kept[0])
        ends.append((found == old, set_aside is not None))
    assert ends[0] == (True, False)
    assert ends[-1] == (False, False)
    assert (False, True) in ends  # a broken-off restore was found, carried out and told


def test_no_new_shop_is_made_where_a_restored_one_waits(backup: Path, tmp_path: Path) -> None:
    target = tmp_path / "new" / "a.jxc"
    steps = 0
    while not list(target.parent.glob("*.restoring-*")):
        assert not restored_until_cut(backup, target, steps, second_names=True)
        steps += 1
    with pytest.raises(Refused, match="file.exists"):
        ShopFile.create(target)
    assert names_in(target) == set()


# --- older and newer forms -----------------------------------------------------------------------------------------

_STEP_0002 = """
from alembic import op
revision = "0002"
down_revision = "0001"
def upgrade():
    op.execute("CREATE TABLE loyalty (points INTEGER) STRICT")
"""


def test_a_backup_of_an_older_program_is_brought_up_to_date_before_its_books_are_proven(
    path: Path, backup: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    steps = tmp_path / "migrations"
    shutil.copytree(form.STEPS, steps, ignore=shutil.ignore_patterns("__pycache__"))
    (steps / "versions" / "0002_loyalty.py").write_text(_STEP_0002, encoding="utf-8")
    monkeypatch.setattr(form, "STEPS", steps)
    monkeypatch.setattr("jxc_desktop.storage.migrate.STEPS", steps)

    def proof(conn: Connection) -> list[Finding]:
        assert conn.exec_driver_sql("SELECT count(*) FROM loyalty").scalar() == 0
        return []

    verify(backup, proof)
    restore(backup, path, proof)
    with ShopFile.open(path, write=False) as shop:
        form.refuse_older(shop)
    with ShopFile.open(backup, write=False) as shop, pytest.raises(Refused, match="file.older"):
        form.refuse_older(shop)
    monkeypatch.undo()
    with pytest.raises(Refused, match="file.newer"):
        restore(path, tmp_path / "other.jxc", prove)
