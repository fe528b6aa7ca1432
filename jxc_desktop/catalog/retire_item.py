"""Verbs: stop selling an item, and take it up again."""

from dataclasses import dataclass

from sqlalchemy import update

from jxc_desktop.catalog.add_category import wake_categories
from jxc_desktop.catalog.clashes import refuse_clash
from jxc_desktop.catalog.item_fields import NewBarcode, NewItem
from jxc_desktop.catalog.lookups import ItemCard, item_card
from jxc_desktop.catalog.tables import category, item
from jxc_desktop.kernel.changes import Topic
from jxc_desktop.kernel.permission import Permission
from jxc_desktop.kernel.refusal import Refused
from jxc_desktop.ledger.balances import held_somewhere
from jxc_desktop.usecase import Tx, use_case
from jxc_desktop.words import mark


@dataclass(frozen=True, slots=True)
class RetireItem:
    """The item that is not sold any more."""

    item_id: int


@dataclass(frozen=True, slots=True)
class RestoreItem:
    """The item that is sold again; `allow_shared` where others have taken its barcodes meanwhile."""

    item_id: int
    allow_shared: bool = False


@dataclass(frozen=True, slots=True)
class ItemKept:
    """The item and whether it is sold now."""

    item_id: int
    name: str
    active: bool


@use_case(mark("Stop selling item"), needs=Permission.EDIT_ITEMS, touches={Topic.ITEMS})
def retire_item(tx: Tx, request: RetireItem) -> ItemKept:
    """Its papers stay, scans and searches no longer find it; Refused "item.unknown", "item.has_stock"."""
    card = item_card(tx.conn, request.item_id, with_cost=False)
    if held := held_somewhere(tx.conn, card.item_id):
        raise Refused("item.has_stock", item=card.name, quantity=held, unit=card.unit)
    return _keep(tx, card, active=False)


@use_case(mark("Sell item again"), needs=Permission.EDIT_ITEMS, touches={Topic.ITEMS})
def restore_item(tx: Tx, request: RestoreItem) -> ItemKept:
    """Bring it back, and its category; Refused "item.unknown", "barcode.taken", "item.same_plu" (others have it)."""
    card = item_card(tx.conn, request.item_id, with_cost=False)
    codes = tuple([NewBarcode(code.code) for unit in card.units for code in unit.barcodes])
    shared = request.allow_shared
    again = NewItem(
        card.name, barcodes=codes, weighed=card.weighed and bool(card.plu), plu=card.plu, allow_shared=shared
    )
    refuse_clash(tx.conn, [again], own_id=card.item_id)
    wake_categories(tx, category.c.id == card.category_id)
    return _keep(tx, card, active=True)


def _keep(tx: Tx, card: ItemCard, *, active: bool) -> ItemKept:
    tx.conn.execute(update(item).where(item.c.id == card.item_id).values(active=int(active), changed_at=tx.moment))
    kept = ItemKept(card.item_id, card.name, active)
    tx.remember(before=ItemKept(card.item_id, card.name, card.active), after=kept)
    return kept
