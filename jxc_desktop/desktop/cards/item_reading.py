"""All that the card of an item shows, read at once off the window's thread."""

from dataclasses import dataclass
from datetime import date
from typing import Any

from jxc_desktop.catalog.lookups import ItemCard, categories, item_card, tax_rates
from jxc_desktop.catalog.tax import SMALL
from jxc_desktop.documents.partners import PartnerKind, partner_by_id, search_partners
from jxc_desktop.insights.item_history import ItemFigures, item_figures
from jxc_desktop.purchasing.lookups import LastPrice, last_price

_MOST_SUPPLIERS = 2000


@dataclass(frozen=True, slots=True)
class Known:
    """`card`, `figures` and `last` are None for an item that is not there yet; names lead to ids."""

    card: ItemCard | None
    figures: ItemFigures | None
    last: LastPrice | None
    categories: dict[str, int]
    suppliers: dict[str, int]
    supplier: str
    rates: tuple[tuple[str, str], ...]


def read_item(conn: Any, item_id: int | None, today: date, *, with_cost: bool) -> Known:
    """Reads the card and what is chosen from on it; Refused "item.unknown"."""
    card = item_card(conn, item_id, with_cost=with_cost) if item_id else None
    found = search_partners(conn, PartnerKind.SUPPLIER, "", limit=_MOST_SUPPLIERS).partners
    suppliers = {one.name: one.id for one in found}
    supplier = ""
    if card and card.supplier_id:
        supplier = partner_by_id(conn, card.supplier_id).name
        suppliers.setdefault(supplier, card.supplier_id)
    return Known(
        card,
        item_figures(conn, card.item_id, today) if card else None,
        last_price(conn, card.item_id) if card and with_cost else None,
        {one.name: one.id for one in categories(conn)},
        suppliers,
        supplier,
        tuple((rate.code, rate.name) for rate in tax_rates(conn, today) if rate.code != SMALL),
    )
