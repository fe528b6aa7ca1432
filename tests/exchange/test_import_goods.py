"""A goods list comes in as a whole or not at all, and can be taken back."""

from pathlib import Path

import pytest
from sqlalchemy import select

from jxc_desktop.catalog.tables import item
from jxc_desktop.exchange.goods_plan import ImportGoods, plan_import
from jxc_desktop.exchange.import_goods import UndoImport, import_goods, undo_import
from jxc_desktop.kernel.refusal import Refused
from jxc_desktop.ledger.balances import on_hand
from jxc_desktop.storage.shop_file import ShopFile
from jxc_desktop.usecase import Session, do
from tests.exchange.making import HEADINGS, workbook

GOOD = ("可乐", "6901234567892", 2, 3, 10)


def shelves(shop: ShopFile) -> dict[str, tuple[str, str]]:
    """What lies of every item the shop has, and its value at cost."""
    with shop.reading() as conn:
        held = {name: on_hand(conn, own_id) for own_id, name in conn.execute(select(item.c.id, item.c.name))}
    return {name: (one.quantity.text(), one.value.text()) for name, one in held.items()}


def test_one_bad_row_keeps_the_whole_list_out_and_is_named(shop: ShopFile, owner: Session, tmp_path: Path) -> None:
    path = workbook(tmp_path / "a.xlsx", [HEADINGS, GOOD, ("水", "", 1, "两块", 3)])
    with pytest.raises(Refused) as caught:
        do(shop, owner, import_goods, ImportGoods(str(path)))
    assert (caught.value.key, caught.value.facts["n"], caught.value.facts["row"]) == ("import.bad_rows", 1, 3)
    assert shelves(shop) == {}
    with shop.reading() as conn:
        assert [row.name for row in plan_import(conn, ImportGoods(str(path))).rows] == ["可乐"]


def test_a_list_with_stock_opens_the_shelves_and_one_without_leaves_them_empty(
    shop: ShopFile, owner: Session, tmp_path: Path
) -> None:
    path = str(workbook(tmp_path / "a.xlsx", [HEADINGS, GOOD]))
    do(shop, owner, import_goods, ImportGoods(path, with_stock=True))
    other = str(workbook(tmp_path / "b.xlsx", [HEADINGS, ("水", "", 1, 2, 3)]))
    do(shop, owner, import_goods, ImportGoods(other))
    assert shelves(shop) == {"可乐": ("10", "20.00"), "水": ("0", "0.00")}


def test_an_import_taken_back_leaves_nothing_and_only_once(shop: ShopFile, owner: Session, tmp_path: Path) -> None:
    path = workbook(tmp_path / "a.xlsx", [HEADINGS, GOOD])
    made = do(shop, owner, import_goods, ImportGoods(str(path))).result
    undone = do(shop, owner, undo_import, UndoImport(made.import_id)).result
    assert (undone.deleted, undone.retired, shelves(shop)) == (1, 0, {})
    with pytest.raises(Refused, match=r"import\.undone"):
        do(shop, owner, undo_import, UndoImport(made.import_id))
