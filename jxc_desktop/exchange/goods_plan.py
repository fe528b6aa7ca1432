"""What an import of goods would do: the list held against the shop, every bad row with its reason; nothing written."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from pathlib import Path

from sqlalchemy import Connection

from jxc_desktop.catalog.clashes import find_clashes
from jxc_desktop.catalog.item_fields import NO_PRICE, NewBarcode, NewItem, NewUnit, tidied
from jxc_desktop.exchange.columns import Plan, propose
from jxc_desktop.exchange.fields import Field
from jxc_desktop.exchange.findings import Finding, Severity
from jxc_desktop.exchange.goods import read_goods
from jxc_desktop.exchange.goods_row import GoodsRow, Pack
from jxc_desktop.exchange.sheets import read_sheet
from jxc_desktop.exchange.watching import UNWATCHED, Watch
from jxc_desktop.kernel.quantity import NONE
from jxc_desktop.kernel.refusal import Refused

_IN_THE_LIST = {"barcode.taken": "same_barcode", "item.same_code": "same_code"}


@dataclass(frozen=True, slots=True)
class ColumnTaken:
    """A field and the columns (from 0) it is taken from, where the proposal is overruled; no column takes nothing."""

    field: Field
    columns: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class ImportGoods:
    """A goods list to bring in.

    `sheet` "" is the first with content, `heading_row` 0 is found by itself. `with_stock` takes the stock column as
    opening stock at the purchase price; `shared_barcodes` lets goods share a barcode (一码多品).
    """

    path: str
    sheet: str = ""
    heading_row: int = 0
    columns: tuple[ColumnTaken, ...] = ()
    with_stock: bool = False
    shared_barcodes: bool = False


@dataclass(frozen=True, slots=True)
class ImportPlan:
    """What would come in, and every row that keeps it out (errors) or should be looked at (warnings).

    `cards` are the rows as items' cards, checked by themselves, without their categories and suppliers; `of_list` is
    what the list says of itself, `of_shop` how it collides with what the shop has: that is asked again on writing.
    """

    request: ImportGoods
    plan: Plan
    rows: tuple[GoodsRow, ...]
    cards: tuple[tuple[GoodsRow, NewItem], ...]
    of_list: tuple[Finding, ...]
    of_shop: tuple[Finding, ...] = ()

    @property
    def findings(self) -> tuple[Finding, ...]:
        """All of them in the order of the sheet."""
        return tuple(sorted((*self.of_list, *self.of_shop), key=lambda finding: finding.row_number))

    @property
    def errors(self) -> tuple[Finding, ...]:
        """The findings that keep the whole list out."""
        return tuple(finding for finding in self.findings if finding.severity is Severity.ERROR)


def plan_import(conn: Connection, request: ImportGoods, watch: Watch = UNWATCHED) -> ImportPlan:
    """The dry run; Refused "import.*" where the file cannot be read at all."""
    return held_against(conn, read_list(request, watch))


def read_list(request: ImportGoods, watch: Watch = UNWATCHED) -> ImportPlan:
    """The list by itself, the shop not yet asked; Refused "import.*" where the file cannot be read at all."""
    sheet = read_sheet(Path(request.path), request.sheet or None, watch)
    plan = propose(sheet, heading_row=request.heading_row) if request.heading_row else propose(sheet)
    for taken in request.columns:
        plan = plan.with_columns(taken.field, *taken.columns)
    reading = read_goods(sheet, plan, watch, shared_barcodes=request.shared_barcodes)
    cards: list[tuple[GoodsRow, NewItem]] = []
    wrong: list[Finding] = []
    off_sale = plan.heading(plan.columns[Field.ACTIVE][0]) if Field.ACTIVE in plan.columns else ""
    for row in reading.rows:
        try:
            cards.append((row, tidied(_card(row, request.shared_barcodes))))
        except Refused as refused:
            wrong.append(_kept_out(row, refused))
        if not row.active and not comes_off_sale(row, request):
            facts = {"stock": row.stock_quantity}
            wrong.append(Finding(row.row_number, off_sale, Severity.WARNING, "import.stays_on_sale", facts))
    of_list = (*reading.findings, *_untold(wrong, reading.findings))
    return ImportPlan(request, plan, reading.rows, tuple(cards), of_list)


def comes_off_sale(row: GoodsRow, request: ImportGoods) -> bool:
    """Whether the item is in but not sold (停用): nobody could sell off the stock that comes with one."""
    return not row.active and not (request.with_stock and row.stock_quantity)


def held_against(conn: Connection, plan: ImportPlan) -> ImportPlan:
    """The plan with what the shop has now that the list would have too."""
    clashes = find_clashes(conn, [card for _, card in plan.cards])
    found = [_kept_out(plan.cards[clash.index][0], clash.refused) for clash in clashes]
    return replace(plan, of_shop=tuple(_untold(found, plan.of_list)))


def _kept_out(row: GoodsRow, why: Refused) -> Finding:
    return Finding(row.row_number, "", Severity.ERROR, why.key, why.facts)


def _untold(found: Iterable[Finding], told: Iterable[Finding]) -> Iterator[Finding]:
    """What the list already says of itself is not said a second time by holding it against the shop."""
    known = {(one.row_number, one.key.partition(".")[2]) for one in told if one.severity is Severity.ERROR}
    return (one for one in found if (one.row_number, _IN_THE_LIST.get(one.key, "")) not in known)


def _card(row: GoodsRow, shared: bool) -> NewItem:
    return NewItem(
        name=row.name,
        code=row.code,
        unit=row.unit or "个",
        barcodes=tuple(NewBarcode(code) for code in row.barcodes),
        spec=row.spec,
        brand=row.brand,
        tax_code=_tax_code(row.tax_rate),
        purchase_price=row.purchase_price or NO_PRICE,
        retail_price=row.retail_price or NO_PRICE,
        member_price=row.member_price or NO_PRICE,
        wholesale_price=row.wholesale_price or NO_PRICE,
        floor_price=row.floor_price or NO_PRICE,
        least_quantity=row.least_quantity or NONE,
        most_quantity=row.most_quantity or NONE,
        weighed=row.weighed,
        plu=row.plu,
        shelf_life_days=row.shelf_life_days or 0,
        note=row.note,
        units=(_further_unit(row.pack),) if row.pack else (),
        allow_shared=shared,
    )


def _further_unit(pack: Pack) -> NewUnit:
    return NewUnit(
        pack.unit,
        pack.factor,
        tuple(NewBarcode(code) for code in pack.barcodes),
        retail_price=pack.retail_price or NO_PRICE,
        purchase_price=pack.purchase_price or NO_PRICE,
    )


def _tax_code(basis_points: int | None) -> str:
    """The code of a dated rate: 1300 is "13"; rates the shop does not keep are left to its default."""
    known = {1300: "13", 900: "9", 600: "6", 0: "0"}
    return known.get(basis_points, "") if basis_points is not None else ""
