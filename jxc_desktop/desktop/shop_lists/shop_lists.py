"""The shop's short lists as they are declared: what each shows, who may change it, the card of a line."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any

from PySide6.QtWidgets import QWidget

from jxc_desktop.catalog.lookups import categories, dated_rates
from jxc_desktop.catalog.scale_code import scale_formats
from jxc_desktop.catalog.set_tax_rate import percentage
from jxc_desktop.desktop.cards.field_sheet import FieldSheet
from jxc_desktop.desktop.kit.table import Column, Kind, Mark
from jxc_desktop.desktop.shop_lists.category_sheets import (
    CashCategorySheet,
    CategorySheet,
    account_words,
    cash_category_name,
)
from jxc_desktop.desktop.shop_lists.place_sheets import (
    ScaleFormatSheet,
    TaxRateSheet,
    TillSheet,
    WarehouseSheet,
    formats_of,
)
from jxc_desktop.desktop.workplace import Workplace
from jxc_desktop.documents.places import tills, warehouses
from jxc_desktop.finance.lookups import all_categories
from jxc_desktop.kernel.permission import Permission
from jxc_desktop.words import mark, tr


@dataclass(frozen=True, slots=True)
class Line:
    """A line of a list: its cells by column, what it is of, whether it is in use."""

    cells: dict[str, str]
    kept: Any
    active: bool = True


@dataclass(frozen=True, slots=True)
class ShopList:
    """One list: title, what it is for and how a new line is called (English source); `columns` by key, title, width.

    `read` gets a connection and the business day.
    `rests`: whether a line can be out of use.
    """

    title: str
    why: str
    new: str
    needs: Permission
    columns: tuple[tuple[str, str, int], ...]
    read: Callable[[Any, str], Sequence[Line]]
    sheet: Callable[[QWidget, Workplace, Any], FieldSheet]
    rests: bool = False


def table_columns(one: ShopList) -> list[Column]:
    """Its columns, the first one as wide as there is room, the state last where lines can be out of use."""

    def cell(key: str) -> Callable[[object], object]:
        return lambda row: row.cells.get(key, "") if isinstance(row, Line) else ""

    def state(row: object) -> Mark:
        active = not isinstance(row, Line) or row.active
        return Mark(tr("In use"), "ok") if active else Mark(tr("Stopped"))

    found = [
        Column(key, tr(title), width=width, stretch=number == 0, sortable=False, read=cell(key))
        for number, (key, title, width) in enumerate(one.columns)
    ]
    rest = Column("state", tr("State"), Kind.TAG, width=110, sortable=False, read=state)
    return [*found, rest] if one.rests else found


def _warehouses(conn: Any, _: str) -> list[Line]:
    sold_from: dict[int, list[str]] = {}
    for till in tills(conn):
        sold_from.setdefault(till.warehouse_id, []).append(till.code)
    return [
        Line({"name": one.name, "tills": "  ".join(sold_from.get(one.id, []))}, one, one.active)
        for one in warehouses(conn, active_only=False)
    ]


def _tills(conn: Any, _: str) -> list[Line]:
    names = {one.id: one.name for one in warehouses(conn, active_only=False)}
    return [
        Line({"name": one.name, "code": one.code, "warehouse": names[one.warehouse_id]}, one, one.active)
        for one in tills(conn, active_only=False)
    ]


def _categories(conn: Any, _: str) -> list[Line]:
    return [Line({"name": one.name}, one, one.active) for one in categories(conn, active_only=False)]


def _cash_categories(conn: Any, _: str) -> list[Line]:
    kinds = {"expense": tr("Money out"), "income": tr("Money in")}
    return [
        Line(
            {"name": cash_category_name(one), "kind": kinds[one.kind], "account": account_words(one.account)},
            one,
            one.active,
        )
        for one in all_categories(conn)
    ]


def _rates(conn: Any, today: str) -> list[Line]:
    rates = dated_rates(conn)
    standing = {one.code: one for one in rates if one.valid_from <= today}
    return [
        Line(
            {"name": one.name, "percent": percentage(one.basis_points), "from": one.valid_from},
            one,
            one.valid_from > today or standing.get(one.code) == one,
        )
        for one in sorted(rates, key=lambda one: (-one.basis_points, one.valid_from))
    ]


def _formats(conn: Any, _: str) -> list[Line]:
    return [
        Line({"layout": one.layout, "flag": one.flag, "check": tr("must fit") if one.check_ean else "–"}, number)
        for number, one in enumerate(scale_formats(conn))
    ]


_NAME = ("name", mark("Name"), 150)
SHOP_LISTS: tuple[ShopList, ...] = (
    ShopList(
        mark("Categories of goods"),
        mark("How goods are grouped in lists and reports"),
        mark("New category"),
        Permission.EDIT_ITEMS,
        (_NAME,),
        _categories,
        CategorySheet,
        rests=True,
    ),
    ShopList(
        mark("Expense and income"),
        mark("What money is spent on, and the account it is booked to"),
        mark("New expense or income"),
        Permission.KEEP_BOOKS,
        (_NAME, ("kind", mark("Kind"), 110), ("account", mark("Account"), 260)),
        _cash_categories,
        CashCategorySheet,
        rests=True,
    ),
    ShopList(
        mark("Warehouses"),
        mark("Where stock lies"),
        mark("New warehouse"),
        Permission.EDIT_SETTINGS,
        (_NAME, ("tills", mark("Tills selling out of it"), 200)),
        _warehouses,
        WarehouseSheet,
        rests=True,
    ),
    ShopList(
        mark("Tills"),
        mark("Where sales are made, and out of which warehouse"),
        mark("New till"),
        Permission.EDIT_SETTINGS,
        (_NAME, ("code", mark("Code"), 90), ("warehouse", mark("Warehouse"), 180)),
        _tills,
        TillSheet,
        rests=True,
    ),
    ShopList(
        mark("Tax rates"),
        mark("By the day they count from, as the law has them"),
        mark("New tax rate"),
        Permission.EDIT_SETTINGS,
        (_NAME, ("percent", mark("Tax rate"), 110), ("from", mark("Since"), 140)),
        _rates,
        lambda window, work, kept: TaxRateSheet(window, work, kept.code if kept else ""),
    ),
    ShopList(
        mark("Scale labels"),
        mark("How the scale prints goods, weight and amount"),
        mark("New scale label"),
        Permission.EDIT_SETTINGS,
        (("layout", mark("Layout"), 200), ("flag", mark("Begins with"), 120), ("check", mark("Check digit"), 140)),
        _formats,
        lambda window, work, kept: ScaleFormatSheet(window, work, kept, formats_of(work)),
    ),
)
