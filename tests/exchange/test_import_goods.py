"""A goods list comes in as a whole or not at all, and can be taken back."""

from pathlib import Path

import pytest
from sqlalchemy import func, select

from jxc_desktop.catalog.add_item import add_item
from jxc_desktop.catalog.item_fields import NewBarcode, NewItem
from jxc_desktop.catalog.tables import category, item, item_barcode
from jxc_desktop.exchange.goods_plan import ImportGoods, plan_import
from jxc_desktop.exchange.import_goods import UndoImport, import_goods, import_tried, undo_import
from jxc_desktop.exchange.watching import Watch
from jxc_desktop.kernel.changes import Topic
from jxc_desktop.kernel.permission import Role
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


def test_the_stock_of_a_list_is_an_opening_figure_and_the_bookkeepers(
    shop: ShopFile, owner: Session, tmp_path: Path
) -> None:
    asked = ImportGoods(str(workbook(tmp_path / "a.xlsx", [HEADINGS, GOOD])), with_stock=True)
    manager = Session(owner.user_id, "赵建国", Role.MANAGER)
    with pytest.raises(Refused, match=r"permission\.missing.*keep_books"):
        do(shop, manager, import_goods, asked)
    done = do(shop, manager, import_goods, asked, approver=owner)
    assert Topic.BOOKS in done.changes
    assert shelves(shop) == {"可乐": ("10", "20.00")}


def test_an_import_taken_back_leaves_nothing_and_only_once(shop: ShopFile, owner: Session, tmp_path: Path) -> None:
    path = workbook(tmp_path / "a.xlsx", [HEADINGS, GOOD])
    made = do(shop, owner, import_goods, ImportGoods(str(path))).result
    undone = do(shop, owner, undo_import, UndoImport(made.import_id)).result
    assert (undone.deleted, undone.retired, shelves(shop)) == (1, 0, {})
    with pytest.raises(Refused, match=r"import\.undone"):
        do(shop, owner, undo_import, UndoImport(made.import_id))


def test_what_was_tried_is_written_even_where_the_file_is_another_by_then(
    shop: ShopFile, owner: Session, tmp_path: Path
) -> None:
    path = workbook(tmp_path / "a.xlsx", [HEADINGS, GOOD])
    with shop.reading() as conn:
        tried = plan_import(conn, ImportGoods(str(path), with_stock=True))
    workbook(path, [HEADINGS, ("水", "", 1, 2, 3)])
    do(shop, owner, import_tried(tried), tried.request)
    assert shelves(shop) == {"可乐": ("10", "20.00")}


def test_a_code_the_shop_got_after_the_dry_run_keeps_the_list_out(
    shop: ShopFile, owner: Session, tmp_path: Path
) -> None:
    path = workbook(tmp_path / "a.xlsx", [HEADINGS, ("水", "", 1, 2, 3), GOOD])
    with shop.reading() as conn:
        tried = plan_import(conn, ImportGoods(str(path)))
    assert not tried.errors
    do(shop, owner, add_item, NewItem("百事可乐", barcodes=(NewBarcode(GOOD[1]),)))
    with pytest.raises(Refused) as caught:
        do(shop, owner, import_tried(tried), tried.request)
    assert (caught.value.key, caught.value.facts["row"]) == ("import.bad_rows", 3)
    assert list(shelves(shop)) == ["百事可乐"]


@pytest.mark.parametrize("most", [1, 3])
def test_an_import_that_is_stopped_while_it_writes_leaves_nothing(
    shop: ShopFile, owner: Session, tmp_path: Path, most: int
) -> None:
    """After the first thousand, and at the last moment, when the opening stock is written too."""
    path = tmp_path / "a.csv"
    path.write_text("名称,类别,进价,库存\n" + "".join(f"商品{n},食品,1,5\n" for n in range(1500)), encoding="utf-8")
    with shop.reading() as conn:
        tried = plan_import(conn, ImportGoods(str(path), with_stock=True))
    asked, written = [], []

    def stopped() -> bool:
        asked.append(len(written))
        return len(asked) == most

    watch = Watch(lambda done, total: written.append((done, total)), stopped)
    with pytest.raises(Refused, match=r"import\.cancelled"):
        do(shop, owner, import_tried(tried, watch), tried.request, request_id="once")
    assert written == [(1000, 1500), (1500, 1500)][: most - 1]
    with shop.reading() as conn:
        for table in (item, item_barcode, category):
            assert conn.execute(select(func.count()).select_from(table)).scalar() == 0, table.name
    assert do(shop, owner, import_tried(tried), tried.request, request_id="once").result.items == 1500


def test_goods_the_list_has_out_of_use_come_in_off_sale_unless_they_bring_stock(
    shop: ShopFile, owner: Session, tmp_path: Path
) -> None:
    headings = ("名称", "条码", "进价", "零售价", "库存", "状态")
    rows = [("可乐", GOOD[1], 2, 3, 10, "停用"), ("水", "", 1, 2, 0, "停用"), ("茶", "", 1, 2, 5, "启用")]
    request = ImportGoods(str(workbook(tmp_path / "a.xlsx", [headings, *rows])), with_stock=True)
    with shop.reading() as conn:
        odd = [(one.row_number, one.column) for one in plan_import(conn, request).findings if "stays" in one.key]
    do(shop, owner, import_goods, request)
    with shop.reading() as conn:
        sold = {name: bool(active) for name, active in conn.execute(select(item.c.name, item.c.active))}
    assert sold == {"可乐": True, "水": False, "茶": True} and odd == [(2, "状态")]
