"""How few and how many of each of the sample's goods may lie there, and how long they keep."""

from collections.abc import Sequence
from datetime import datetime

from sqlalchemy import Connection

from jxc_desktop.catalog.edit_item import EditItem, edit_item
from jxc_desktop.catalog.item_fields import NewBarcode, NewItem
from jxc_desktop.catalog.lookups import ItemCard, item_card
from jxc_desktop.sample.player import Player
from jxc_desktop.sample.shelf import Ware
from jxc_desktop.usecase import Session

_KEEPS_DAYS = {
    "奶": 45, "点心": 60, "火腿香肠": 120, "方便速食": 180, "果冻": 240, "零食": 240, "肉脯": 240, "膨化食品": 240,
    "饮料": 270, "饼干": 300, "水": 365, "八宝粥": 540, "咖啡": 540, "糖果": 540, "罐头": 720,
}  # fmt: skip


def set_limits(player: Player, owner: Session, at: datetime, conn: Connection, shelf: Sequence[Ware]) -> None:
    """Write them onto the cards, as the owner would before he opens."""
    for ware in shelf:
        card = item_card(conn, ware.item_id, with_cost=True)
        player.play(owner, at, edit_item, EditItem(ware.item_id, _limited(card, ware)))


def _limited(card: ItemCard, ware: Ware) -> NewItem:
    base, *_ = card.units
    return NewItem(
        card.name,
        code=card.code,
        unit=card.unit,
        barcodes=tuple(NewBarcode(one.code, one.source) for one in base.barcodes),
        spec=card.spec,
        brand=card.brand,
        category_id=card.category_id,
        tax_code=card.tax_code,
        purchase_price=card.purchase_price,
        retail_price=card.retail_price,
        member_price=card.member_price,
        wholesale_price=card.wholesale_price,
        floor_price=card.floor_price,
        least_quantity=ware.least,
        most_quantity=ware.least + ware.refill,
        shelf_life_days=_KEEPS_DAYS.get(card.category, 0),
        note=card.note,
        supplier_id=card.supplier_id,
        allow_shared=True,
    )
