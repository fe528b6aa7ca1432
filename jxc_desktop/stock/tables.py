"""Stock-takes with what was counted when, and the lines of write-offs and overages."""

from sqlalchemy import Index

from jxc_desktop.storage import guards
from jxc_desktop.storage.columns import link, own_id, table, text, whole

stock_take = table(
    "stock_take",
    link("document_id", "document.id", primary_key=True, autoincrement=False),
    text("scope"),
    link("category_id", "category.id", nullable=True),
    whole("blind", server_default="0"),
)

# A count line: what the book said at the very moment the line was counted (rule 10).
count_line = table(
    "count_line",
    own_id(),
    link("document_id", "document.id"),
    link("item_id", "item.id"),
    whole("counted"),
    whole("book"),
    whole("last_move_id"),
    whole("times", server_default="1"),
    text("counted_at"),
    link("user_id", "app_user.id"),
    text("reason", server_default=""),
    whole("variance_cost_fen", server_default="0"),
)
Index("ix_count_line_document", count_line.c.document_id, count_line.c.item_id, unique=True)

adjust_line = table(
    "adjust_line",
    own_id(),
    link("document_id", "document.id"),
    whole("line_no"),
    link("item_id", "item.id"),
    link("unit_id", "item_unit.id"),
    whole("quantity"),
    whole("base_quantity"),
    whole("cost_fen"),
    text("reason"),
)
Index("ix_adjust_line_document", adjust_line.c.document_id, adjust_line.c.line_no)
guards.append_only("adjust_line")
