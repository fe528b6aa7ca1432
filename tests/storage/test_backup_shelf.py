"""Backups on the shelf: found by name, thinned out by day, week and month, nothing else touched."""

from datetime import date, datetime, timedelta
from pathlib import Path

import pytest

from jxc_desktop.storage.backup_shelf import BackupFile, backup_name, backups_in, let_go, outlived, shop_stem

SHOP = Path("禾丰便利店.jxc")
TODAY = date(2026, 11, 22)


def made(day: date, hour: int = 22) -> BackupFile:
    moment = datetime(day.year, day.month, day.day, hour, 0, 0)
    return BackupFile(Path(backup_name(SHOP, moment)), moment, 1)


def test_only_this_shops_backups_are_found_newest_first(tmp_path: Path) -> None:
    for name in (
        "禾丰便利店 2026-11-21 220000.jxc",
        "禾丰便利店 2026-11-22 103000.jxc",
        "别家店 2026-11-22 103000.jxc",
        "禾丰便利店.jxc",
        "禾丰便利店 2026-11-22 103000.jxc.part",
        "禾丰便利店 旧的.jxc",
    ):
        (tmp_path / name).write_bytes(b"1234")
    found = backups_in(tmp_path, SHOP)
    assert [backup.made_at.day for backup in found] == [22, 21]
    assert found[0].size_bytes == 4


@pytest.mark.parametrize(
    "shop",
    ["禾丰便利店", "Zhou's corner shop", "管家婆 (2)", "店 v1.2", "老店.", "2026-11-22", "a  b", "CON", "长" * 60],
)
def test_a_backup_tells_the_whole_name_of_its_shop(shop: str) -> None:
    made_of = backup_name(Path(f"{shop}.jxc"), datetime(2026, 11, 22, 10, 30))
    for name in (made_of, f"{shop}.jxc", f"{made_of[:-4]} (2).jxc", f"{made_of[:-4]} - 副本.jxc"):
        assert shop_stem(Path(name)) == shop
    for step in ("0007_points", "restore-20261122-103000"):
        assert shop_stem(Path(f"{shop}.before-{step}.jxc")) == shop


def test_an_impossible_day_in_a_name_or_a_missing_folder_is_no_fault(tmp_path: Path) -> None:
    (tmp_path / "禾丰便利店 2026-13-99 103000.jxc").write_bytes(b"")
    (tmp_path / "禾丰便利店 2026-11-22 103000.jxc").write_bytes(b"")
    assert [backup.made_at.day for backup in backups_in(tmp_path, SHOP)] == [22]
    assert backups_in(tmp_path / "none", SHOP) == ()


def test_a_year_of_daily_backups_leaves_seven_days_four_weeks_and_twelve_months() -> None:
    daily = [made(TODAY - timedelta(days=n)) for n in range(400)]
    gone = {backup.path for backup in outlived(daily, TODAY)}
    kept = [backup.made_at.date() for backup in daily if backup.path not in gone]
    assert kept[:7] == [TODAY - timedelta(days=n) for n in range(7)]
    assert {day.isocalendar()[:2] for day in kept} >= {(2026, 47), (2026, 46), (2026, 45), (2026, 44)}
    assert len({(day.year, day.month) for day in kept}) == 12
    assert len(kept) <= 7 + 4 + 12


def test_every_backup_of_today_stays_and_of_other_days_the_last() -> None:
    today = [made(TODAY, hour) for hour in (9, 15, 22)]
    yesterday = [made(TODAY - timedelta(days=1), hour) for hour in (9, 22)]
    assert outlived([*yesterday, *today], TODAY) == (yesterday[0],)


def test_a_shop_closed_for_a_year_keeps_its_last_backups() -> None:
    old = [made(TODAY - timedelta(days=365 + n)) for n in range(3)]
    assert outlived(old, TODAY) == ()


def test_letting_go_removes_only_what_is_named(tmp_path: Path) -> None:
    paths = [tmp_path / backup_name(SHOP, datetime(2026, 11, day)) for day in (1, 2)]
    for path in paths:
        path.write_bytes(b"")
    let_go([backup for backup in backups_in(tmp_path, SHOP) if backup.made_at.day == 1])
    assert [backup.made_at.day for backup in backups_in(tmp_path, SHOP)] == [2]
