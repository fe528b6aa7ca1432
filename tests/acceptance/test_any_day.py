"""Whatever is asked of the shop by its verbs or at its door, the books agree and every answer is one in words."""

import io
import json
import shutil
from pathlib import Path
from random import Random

import pytest

from jxc_desktop.door.lines import answer_lines
from jxc_desktop.door.sign_in import DoorKeeper
from jxc_desktop.door.verbs import VERBS
from jxc_desktop.finance.open_shop import NewShop, open_shop
from jxc_desktop.insights.proof import prove_shop
from jxc_desktop.kernel.identity import Secret
from jxc_desktop.storage.shop_file import ShopFile
from jxc_desktop.usecase import codec
from tests.acceptance.any_day import AnyDay
from tests.acceptance.spoilt_lines import spoilt

BY_FILE = {"exchange.import_goods", "exchange.undo_import"}  # their own tests have the files


@pytest.fixture(scope="module")
def new_shop(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A founded shop file to be copied."""
    path = tmp_path_factory.mktemp("any") / "new.jxc"
    open_shop(path, NewShop("禾丰便利店", "周禾", Secret("2468"))).close()
    return path


def a_day(new_shop: Path, folder: Path, seed: int, deeds: int, check_every: int) -> AnyDay:
    """One shop after so many deeds; the shop stays open in it."""
    path = folder / f"{seed}.jxc"
    shutil.copy(new_shop, path)
    day = AnyDay(ShopFile.open(path), Random(seed))
    try:
        day.run(deeds, check_every)
    except BaseException:
        day.shop.close()
        raise
    return day


def test_the_books_agree_after_any_days_and_each_verb_pressed_twice_is_done_once(
    new_shop: Path, tmp_path: Path
) -> None:
    still = {verb.name for verb in VERBS} - BY_FILE
    for seed in range(12):
        if seed >= 4 and not still:
            break
        day = a_day(new_shop, tmp_path, seed, 60, 20)
        day.shop.close()
        still -= day.replayed
    assert still == set()


def test_every_spoilt_line_has_one_answer_and_none_harms_the_books(
    new_shop: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("JXC_PASSWORD", "2468")
    day = a_day(new_shop, tmp_path, 7, 60, 1000)
    asked = [(verb, codec.encode(request)) for verb, request in day.story]
    lines = list(spoilt(Random(7), asked, 600))
    raw = io.BytesIO()
    with day.shop as shop:
        out = io.TextIOWrapper(raw, encoding="utf-8", newline="\n")
        answer_lines(shop, DoorKeeper(shop, "01"), lines, out, 4)
        with shop.reading() as conn:
            assert prove_shop(conn) == []
    answers = [json.loads(line) for line in raw.getvalue().decode("utf-8").splitlines()]
    assert len(answers) == len(lines)
    assert all(answer["ok"] or (answer["refused"] and answer["says"]) for answer in answers)
    assert any(answer["ok"] for answer in answers)
