"""Verbs: bring in a goods list, all of it or none, and take an import back (TRADE.md row 67)."""

from dataclasses import dataclass, replace
from pathlib import Path

from sqlalchemy import insert, select, update

from jxc_desktop.catalog.add_category import ensure_categories
from jxc_desktop.catalog.remove_items import remove_items, take_off_sale
from jxc_desktop.catalog.tables import item_import, item_imported
from jxc_desktop.catalog.write_items import ItemAdded, write_tidied
from jxc_desktop.documents.partners import PartnerFields, PartnerKind, write_partner
from jxc_desktop.documents.tables import partner
from jxc_desktop.exchange.goods_plan import ImportGoods, ImportPlan, comes_off_sale, held_against, read_list
from jxc_desktop.exchange.watching import UNWATCHED, Watch
from jxc_desktop.finance.set_opening import OpeningStock, SetOpening, set_opening
from jxc_desktop.kernel.changes import Topic
from jxc_desktop.kernel.money import ZERO
from jxc_desktop.kernel.permission import Permission
from jxc_desktop.kernel.quantity import NONE
from jxc_desktop.kernel.refusal import Refused
from jxc_desktop.usecase import Tx, UseCase, use_case
from jxc_desktop.words import mark


@dataclass(frozen=True, slots=True)
class GoodsImported:
    """The import, how many items came in, how many rows to look at, and the paper of their opening stock."""

    import_id: int
    items: int
    warnings: int
    number: str


@dataclass(frozen=True, slots=True)
class UndoImport:
    """Take back everything an import brought in."""

    import_id: int


@dataclass(frozen=True, slots=True)
class ImportUndone:
    """How many items are gone, and how many stay out of sale because papers name them."""

    deleted: int
    retired: int


@use_case(mark("Import goods"), needs=Permission.IMPORT, touches={Topic.ITEMS, Topic.STOCK, Topic.SUPPLIERS})
def import_goods(tx: Tx, request: ImportGoods) -> GoodsImported:
    """Everything of the list or nothing; its stock needs KEEP_BOOKS besides, as every opening figure.

    Refused "import.*" (also "import.bad_rows" with the first bad row and why), "permission.missing".
    """
    return _write_list(tx, read_list(request), UNWATCHED)


def import_tried(tried: ImportPlan, watch: Watch = UNWATCHED) -> UseCase[ImportGoods, GoodsImported]:
    """The same verb for a list that was tried: the rows that were shown are written, the file is not read again.

    `watch` hears how many are written and is asked whether to go on, until the last moment before the commit:
    Refused "import.cancelled", and nothing is there. What the shop may have got since the dry run is held against the
    list in the transaction ("import.bad_rows"). To be asked with `tried.request`.
    """
    return replace(import_goods, run=lambda tx, _: _write_list(tx, tried, watch))


def _write_list(tx: Tx, tried: ImportPlan, watch: Watch) -> GoodsImported:
    plan = held_against(tx.conn, tried)
    if plan.errors:
        first = plan.errors[0]
        raise Refused("import.bad_rows", n=len(plan.errors), row=first.row_number, why=first.says())
    categories = ensure_categories(tx, {row.category for row in plan.rows})
    suppliers = _suppliers(tx, {row.supplier for row in plan.rows if row.supplier})
    cards = [
        replace(card, category_id=categories.get(row.category), supplier_id=suppliers.get(row.supplier))
        for row, card in plan.cards
    ]
    added = write_tidied(tx, cards, lambda written: watch.step(written, len(cards)))
    take_off_sale(
        tx, [one.item_id for row, one in zip(plan.rows, added, strict=True) if comes_off_sale(row, plan.request)]
    )
    import_id = _write_import(tx, plan.request, added)
    number = _open_stock(tx, plan, added) if plan.request.with_stock else ""
    watch.pause()
    return GoodsImported(import_id, len(added), len(plan.findings), number)


def _suppliers(tx: Tx, names: set[str]) -> dict[str, int]:
    """The id of every supplier the list names, those the shop lacks added."""
    of_kind = partner.c.kind == PartnerKind.SUPPLIER
    known = {name: int(own) for own, name in tx.conn.execute(select(partner.c.id, partner.c.name).where(of_kind))}
    for name in sorted(names - known.keys()):
        known[name] = write_partner(tx, PartnerKind.SUPPLIER, PartnerFields(name)).id
    return known


def _write_import(tx: Tx, request: ImportGoods, added: list[ItemAdded]) -> int:
    row = {"file_name": Path(request.path).name, "at": tx.moment, "user_id": tx.session.user_id, "rows": len(added)}
    made = tx.conn.execute(insert(item_import).values(**row).returning(item_import.c.id)).scalar_one()
    if added:
        tx.conn.execute(insert(item_imported), [{"import_id": made, "item_id": one.item_id} for one in added])
    return int(made)


def _open_stock(tx: Tx, plan: ImportPlan, added: list[ItemAdded]) -> str:
    stock = tuple(
        OpeningStock(
            one.unit_id,
            row.stock_quantity,
            row.purchase_price.times(row.stock_quantity) if row.purchase_price else ZERO,
        )
        for row, one in zip(plan.rows, added, strict=True)
        if row.stock_quantity and row.stock_quantity > NONE
    )
    return set_opening(tx, SetOpening(stock=stock)).number if stock else ""


@use_case(mark("Take an import back"), needs=Permission.IMPORT, touches={Topic.ITEMS, Topic.STOCK})
def undo_import(tx: Tx, request: UndoImport) -> ImportUndone:
    """Items never used are deleted, the others leave the sale; Refused "import.unknown", "import.undone"."""
    row = tx.conn.execute(select(item_import.c.undone_at).where(item_import.c.id == request.import_id)).first()
    if row is None:
        raise Refused("import.unknown", id=request.import_id)
    if row.undone_at:
        raise Refused("import.undone")
    mine = item_imported.c.import_id == request.import_id
    items = tx.conn.execute(select(item_imported.c.item_id).where(mine)).scalars().all()
    tx.conn.execute(item_imported.delete().where(mine))
    removed = remove_items(tx, items)
    tx.conn.execute(update(item_import).where(item_import.c.id == request.import_id).values(undone_at=tx.moment))
    return ImportUndone(removed.deleted, removed.retired)
