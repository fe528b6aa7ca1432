"""Looking in on a shop that is open elsewhere: nothing is written to it, and guessing is stopped as at the till."""

from concurrent.futures import ThreadPoolExecutor
from datetime import datetime, timedelta
from pathlib import Path

import pytest

from jxc_desktop.kernel.identity import Secret
from jxc_desktop.kernel.refusal import Refused
from jxc_desktop.security.look_in import look_in
from jxc_desktop.security.lookups import sign_ins
from jxc_desktop.security.sign_in import sign_in
from jxc_desktop.storage.shop_file import ShopFile

NOW = datetime(2026, 11, 22, 9)


def fail(shop: ShopFile, times: int) -> list[object]:
    left = []
    for _ in range(times):
        with pytest.raises(Refused, match=r"sign_in\.") as refused:
            look_in(shop, "周禾", Secret("0000"), now=NOW)
        left.append(refused.value.facts.get("left", refused.value.key))
    return left


def test_who_looks_in_is_who_would_sign_in_and_the_shop_is_not_written(shop: ShopFile) -> None:
    with ShopFile.open(shop.path, write=False) as seen, shop.writing():  # somebody is selling meanwhile
        assert look_in(seen, "owner", Secret("2468")) == look_in(seen, "周禾", Secret("2468"))
    with shop.reading() as conn:
        assert sign_ins(conn) == ()
    assert sign_in(shop, "owner", Secret("2468")) == look_in(shop, "owner", Secret("2468"))


def test_five_failures_lock_for_five_minutes_and_the_sixth_begins_anew(shop: ShopFile) -> None:
    assert fail(shop, 6) == [4, 3, 2, 1, "sign_in.locked", "sign_in.locked"]
    with pytest.raises(Refused, match="sign_in.locked"):
        look_in(shop, "周禾", Secret("2468"), now=NOW + timedelta(minutes=4))
    with pytest.raises(Refused, match="sign_in.wrong") as refused:
        look_in(shop, "周禾", Secret("0000"), now=NOW + timedelta(minutes=6))
    assert refused.value.facts["left"] == 4


def test_coming_in_wipes_the_failures_before_it_out(shop: ShopFile) -> None:
    assert fail(shop, 4) == [4, 3, 2, 1]
    look_in(shop, "周禾", Secret("2468"), now=NOW)
    assert fail(shop, 2) == [4, 3]


def test_who_is_locked_out_at_the_till_cannot_look_in(shop: ShopFile) -> None:
    for _ in range(5):
        with pytest.raises(Refused):
            sign_in(shop, "周禾", Secret("0000"), now=NOW)
    with pytest.raises(Refused, match="sign_in.locked"):
        look_in(shop, "周禾", Secret("2468"), now=NOW)


def test_where_no_try_can_be_noted_nobody_looks_in_and_a_torn_note_keeps_nobody_out(shop: ShopFile) -> None:
    notes = Path(f"{shop.path}.tries")
    notes.mkdir()
    with pytest.raises(Refused, match="notes.not_kept"):
        look_in(shop, "周禾", Secret("2468"))
    notes.rmdir()
    notes.write_text('[{"user": 1, "at"', encoding="utf-8")
    assert look_in(shop, "周禾", Secret("2468")).user_id == 1


def test_two_who_guess_at_the_same_moment_are_two_failures(shop: ShopFile) -> None:
    with ThreadPoolExecutor(8) as guessers:
        left = sorted(map(str, guessers.map(lambda _: fail(shop, 1)[0], range(8))))
    assert left == ["1", "2", "3", "4", *["sign_in.locked"] * 4]
