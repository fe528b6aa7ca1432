"""Items with their units, barcodes and prices; categories, tax rates and the shop's settings."""

from sqlalchemy import Index, PrimaryKeyConstraint

from jxc_desktop.storage.columns import link, own_id, table, text, whole

category = table("category", own_id(), text("name", unique=True), whole("active", server_default="1"))

tax_rate = table(
    "tax_rate",
    text("code"),
    text("name"),
    text("valid_from"),
    whole("basis_points"),
    PrimaryKeyConstraint("code", "valid_from"),
)

item = table(
    "item",
    own_id(),
    text("code", unique=True),
    text("name"),
    text("spec", server_default=""),
    text("brand", server_default=""),
    link("category_id", "category.id", nullable=True),
    text("tax_code", server_default=""),
    text("unit"),
    whole("purchase_price_e4", server_default="0"),
    whole("retail_price_e4", server_default="0"),
    whole("member_price_e4", server_default="0"),
    whole("wholesale_price_e4", server_default="0"),
    whole("floor_price_e4", server_default="0"),
    whole("least_quantity", server_default="0"),
    whole("most_quantity", server_default="0"),
    whole("weighed", server_default="0"),
    text("plu", server_default=""),
    whole("batched", server_default="0"),
    whole("shelf_life_days", server_default="0"),
    text("bin", server_default=""),
    text("note", server_default=""),
    text("pinyin", server_default=""),
    text("sort_key", server_default=""),
    text("search_key", server_default=""),
    link("supplier_id", "partner.id", nullable=True),
    whole("active", server_default="1"),
    text("last_sold_at", server_default=""),
    text("created_at"),
    text("changed_at"),
)
# A search reads this index alone: 50,000 items in about 10 ms. `last_sold_at` moves once a day for what is sold.
Index("ix_item_search", item.c.sort_key, item.c.id, item.c.active, item.c.last_sold_at, item.c.search_key)
Index("ix_item_category", item.c.category_id, item.c.sort_key, item.c.id)
Index("ix_item_plu", item.c.plu)

# The base unit stands here too, with factor 1000 (thousandths of itself), so that every code finds a unit.
item_unit = table(
    "item_unit",
    own_id(),
    link("item_id", "item.id"),
    text("name"),
    whole("factor"),
    whole("retail_price_e4", server_default="0"),
    whole("member_price_e4", server_default="0"),
    whole("wholesale_price_e4", server_default="0"),
    whole("purchase_price_e4", server_default="0"),
    whole("active", server_default="1"),
)
Index("ix_item_unit_item", item_unit.c.item_id, item_unit.c.name, unique=True)

# One code may stand on several goods in China (rule 16): no UNIQUE, the master data refuses it by default.
item_barcode = table(
    "item_barcode",
    own_id(),
    text("code"),
    link("item_id", "item.id"),
    link("unit_id", "item_unit.id"),
    text("source", server_default="maker"),
)
Index("ix_item_barcode_code", item_barcode.c.code, item_barcode.c.item_id, unique=True)
Index("ix_item_barcode_item", item_barcode.c.item_id)
Index("ix_item_barcode_unit", item_barcode.c.unit_id)

# Codes taken off an item: the in-store pool never gives one of them to other goods (row 75).
former_barcode = table("former_barcode", text("code", primary_key=True), text("at"))

# Labels to be printed (row 77): a queue, not a book. A delivery writes at its end, so that it touches one place
# however many goods came; what waits of a unit is the sum of its rows.
waiting_label = table(
    "waiting_label",
    own_id(),
    link("unit_id", "item_unit.id"),
    whole("copies"),
    text("why"),
    text("at"),
)

setting = table("setting", text("key", primary_key=True), text("value"))

item_import = table(
    "item_import",
    own_id(),
    text("file_name"),
    text("at"),
    link("user_id", "app_user.id"),
    whole("rows"),
    text("undone_at", server_default=""),
)

item_imported = table(
    "item_imported",
    link("import_id", "item_import.id"),
    link("item_id", "item.id"),
    PrimaryKeyConstraint("import_id", "item_id"),
)
Index("ix_item_imported_item", item_imported.c.item_id)
