"""A new shop with its goods is all there or not at all."""

from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication

from jxc_desktop.desktop.desk import Cancelled, Token
from jxc_desktop.desktop.start.answers import Answers
from jxc_desktop.desktop.start.founding import found_shop, open_restored, try_list
from jxc_desktop.exchange.goods_plan import ImportGoods
from jxc_desktop.exchange.watching import UNWATCHED
from jxc_desktop.finance.open_shop import NewShop, open_shop
from jxc_desktop.kernel.identity import Secret
from jxc_desktop.kernel.refusal import Refused
from jxc_desktop.storage.backup import back_up


def test_a_first_start_that_is_stopped_while_its_goods_are_written_leaves_no_file(
    qapp: QApplication, tmp_path: Path
) -> None:
    goods = tmp_path / "goods.csv"
    goods.write_text("名称,零售价\n" + "".join(f"商品{n},2\n" for n in range(2500)), encoding="utf-8")
    plan = try_list(ImportGoods(str(goods)), UNWATCHED)
    written: list[int] = []

    def stop_at_the_second(done: int, _: int) -> None:
        written.append(done)
        if len(written) == 2:
            token.cancel()

    token = Token(stop_at_the_second)
    answers = Answers(shop_name="禾丰", owner="周禾", password=Secret("2468"), goods=plan, folder=tmp_path / "books")
    with pytest.raises((Refused, Cancelled)):
        found_shop(answers, token)
    assert written == [1000, 2000] and list((tmp_path / "books").iterdir()) == []
    shop, _ = found_shop(answers, Token(lambda done, total: None))
    shop.close()
    assert [file.name for file in (tmp_path / "books").glob("*.jxc")] == ["禾丰.jxc"]


def test_a_restore_that_is_stopped_leaves_nothing_behind_or_a_shop_that_is_closed(
    qapp: QApplication, tmp_path: Path
) -> None:
    with open_shop(tmp_path / "a.jxc", NewShop("禾丰", "周禾", Secret("2468"))) as shop:
        backup = back_up(shop, tmp_path / "copy.jxc")
    books = tmp_path / "books"
    token = Token(lambda done, total: None)
    token.cancel()
    with pytest.raises(Cancelled):
        open_restored(backup, books / "a.jxc", token)
    assert [file.name for file in books.iterdir()] == ["a.jxc.lock"]
    open_restored(backup, books / "a.jxc").close()
