"""An item's card as the rows that keep it: item, units, barcodes."""

from jxc_desktop.catalog.item_fields import ONE, NewItem, NewUnit
from jxc_desktop.catalog.search_key import pinyin_lines, search_key
from jxc_desktop.documents.pinyin_keys import pinyin_keys


def item_row(new: NewItem, moment: str) -> dict[str, object]:
    """The item row but for its id and `created_at`; the base unit's prices stand here."""
    keys = pinyin_keys(new.name)
    lines = pinyin_lines(keys)
    barcodes = [one.code for one in new.all_barcodes()]
    return {
        "code": new.code,
        "name": new.name,
        "spec": new.spec,
        "brand": new.brand,
        "category_id": new.category_id,
        "tax_code": new.tax_code,
        "unit": new.unit,
        "purchase_price_e4": new.purchase_price.e4,
        "retail_price_e4": new.retail_price.e4,
        "member_price_e4": new.member_price.e4,
        "wholesale_price_e4": new.wholesale_price.e4,
        "floor_price_e4": new.floor_price.e4,
        "least_quantity": new.least_quantity.thousandths,
        "most_quantity": new.most_quantity.thousandths,
        "weighed": int(new.weighed),
        "plu": new.plu,
        "batched": int(new.batched),
        "shelf_life_days": new.shelf_life_days,
        "bin": new.bin,
        "note": new.note,
        "pinyin": " ".join(lines),
        "sort_key": keys.sort_key,
        "search_key": search_key(new.code, new.name, new.spec, new.brand, barcodes, lines),
        "supplier_id": new.supplier_id,
        "changed_at": moment,
    }


def all_units(new: NewItem) -> tuple[NewUnit, ...]:
    """The base unit first (its prices stand in the item's row), then the further ones."""
    return (NewUnit(new.unit, ONE, new.barcodes), *new.units)


def unit_row(item_id: int, unit: NewUnit, *, with_cost: bool = True) -> dict[str, object]:
    """A unit's row but for its id; the purchase price only where it may be written."""
    row: dict[str, object] = {
        "item_id": item_id,
        "name": unit.name,
        "factor": unit.factor.thousandths,
        "retail_price_e4": unit.retail_price.e4,
        "member_price_e4": unit.member_price.e4,
        "wholesale_price_e4": unit.wholesale_price.e4,
    }
    if with_cost:
        row["purchase_price_e4"] = unit.purchase_price.e4
    return row
