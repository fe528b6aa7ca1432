"""The pickers a paper needs: goods by name, one of several goods with the same code, a supplier with what we owe."""

from collections.abc import Callable, Sequence
from typing import Any

from PySide6.QtWidgets import QWidget

from jxc_desktop.catalog.find import ItemUnit
from jxc_desktop.catalog.search import search
from jxc_desktop.desktop.kit.table import Column, Kind
from jxc_desktop.desktop.lines.pick_sheet import PickSheet
from jxc_desktop.desktop.workplace import Workplace
from jxc_desktop.suppliers.lookups import Supplier, suppliers
from jxc_desktop.words import tr

Then = Callable[[Any], object]


def find_goods(window: QWidget, work: Workplace, words: str, then: Then) -> PickSheet:
    """Goods by name, pinyin or code; `then(FoundItem)`."""
    columns = (*_goods_columns(lambda row: row.item), Column("on_hand", tr("Stock"), Kind.QUANTITY, width=90))
    sheet = PickSheet(
        window,
        work,
        tr("Find goods"),
        columns,
        lambda conn, text: search(conn, text, warehouse_id=work.session.warehouse_id).items,
        none_found=tr("No goods of that name"),
    )
    sheet.picked.connect(then)
    sheet.open_for(words)
    return sheet


def choose_goods(window: QWidget, work: Workplace, many: Sequence[Any], then: Then) -> PickSheet:
    """One code that stands for several goods: which of them (last sold first)."""
    columns = _goods_columns(lambda row: row.goods)
    sheet = PickSheet(window, work, tr("This code stands for several goods"), columns, lambda _conn, _text: many)
    sheet.picked.connect(then)
    sheet.show_these(many)
    return sheet


def _goods_columns(goods: Callable[[Any], ItemUnit]) -> tuple[Column, ...]:
    def of(name: str) -> Callable[[Any], object]:
        return lambda row: getattr(goods(row), name)

    return (
        Column("name", tr("Item"), stretch=True, width=240, read=of("name")),
        Column("spec", tr("Spec"), Kind.MUTED, width=90, read=of("spec")),
        Column("code", tr("Code"), Kind.CODE, width=110, read=of("code")),
        Column("unit", tr("Unit"), Kind.MUTED, width=60, read=of("unit")),
        Column("retail_price", tr("Shelf price"), Kind.PRICE, unit=tr("¥"), width=110, read=of("retail_price")),
    )


def pick_supplier(window: QWidget, work: Workplace, then: Then) -> PickSheet:
    """A supplier by name, pinyin or phone, with what we owe him; `then(Supplier)`."""
    columns = [
        Column("name", tr("Supplier"), stretch=True, width=240, read=lambda row: _partner(row).name),
        Column("contact", tr("Contact"), Kind.MUTED, width=100, read=lambda row: _partner(row).contact),
        Column("phone", tr("Phone"), Kind.CODE, width=130, read=lambda row: _partner(row).phone),
    ]
    if work.sees_cost:
        columns.append(Column("owed", tr("We owe"), Kind.MONEY, unit=tr("¥"), width=120))
    sheet = PickSheet(
        window,
        work,
        tr("Choose the supplier"),
        columns,
        lambda conn, text: suppliers(conn, text).rows,
        placeholder=tr("Name, pinyin, phone"),
        none_found=tr("No supplier of that name"),
    )
    sheet.picked.connect(then)
    sheet.open_for()
    return sheet


def _partner(row: Any) -> Any:
    supplier: Supplier = row
    return supplier.partner
