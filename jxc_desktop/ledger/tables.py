"""The two books, their seal, and the sums kept beside them."""

from sqlalchemy import Index, PrimaryKeyConstraint

from jxc_desktop.storage import guards
from jxc_desktop.storage.columns import link, own_id, sums_table, table, text, whole

account = table(
    "account",
    text("code", primary_key=True),
    text("name"),
    text("english"),
    text("kind"),
    whole("side"),
)

fund_account = table(
    "fund_account",
    own_id(),
    text("name", unique=True),
    text("kind"),
    text("account"),
    whole("active", server_default="1"),
)

# A posting says how many rows it has in each book, and its rows say the same: see `guards.sealed`.
posting = table(
    "posting",
    link("document_id", "document.id", primary_key=True, autoincrement=False),
    whole("line_count"),
    whole("move_count"),
    text("business_day"),
    text("posted_at"),
)

stock_move = table(
    "stock_move",
    own_id(),
    whole("document_id"),
    whole("move_no"),
    whole("line_count"),
    whole("move_count"),
    whole("line_no"),
    link("item_id", "item.id"),
    link("warehouse_id", "warehouse.id"),
    whole("batch_id", server_default="0"),
    text("route"),
    whole("quantity"),
    whole("value_fen"),
    whole("balance_quantity"),
    whole("balance_value_fen"),
    whole("provisional", server_default="0"),
    text("business_day"),
    text("posted_at"),
)
Index("ix_stock_move_item", stock_move.c.item_id, stock_move.c.warehouse_id, stock_move.c.id)
# Reports over days of a broken month read this index alone; it grows at its end, so that posting hardly feels it.
Index(
    "ix_stock_move_day",
    stock_move.c.business_day,
    stock_move.c.item_id,
    stock_move.c.warehouse_id,
    stock_move.c.route,
    stock_move.c.quantity,
    stock_move.c.value_fen,
)

journal_line = table(
    "journal_line",
    own_id(),
    whole("document_id"),
    whole("line_no"),
    whole("line_count"),
    whole("move_count"),
    text("account"),
    whole("partner_id", server_default="0"),
    whole("fund_id", server_default="0"),
    whole("amount_fen"),
    text("memo", server_default=""),
    text("business_day"),
)
Index("ix_journal_line_day", journal_line.c.business_day)
Index("ix_journal_line_account", journal_line.c.account, journal_line.c.business_day, journal_line.c.id)
Index("ix_journal_line_partner", journal_line.c.partner_id, journal_line.c.account, journal_line.c.id)

stock_balance = sums_table(
    "stock_balance",
    link("item_id", "item.id"),
    link("warehouse_id", "warehouse.id"),
    whole("batch_id", server_default="0"),
    whole("quantity"),
    whole("value_fen"),
    whole("average_quantity"),
    whole("average_value_fen"),
    PrimaryKeyConstraint("item_id", "warehouse_id", "batch_id"),
)

# A month lies together: its report reads one stretch, and a posting touches that of its own route alone.
stock_month = sums_table(
    "stock_month",
    text("month"),
    link("item_id", "item.id"),
    link("warehouse_id", "warehouse.id"),
    text("route"),
    whole("quantity"),
    whole("value_fen"),
    PrimaryKeyConstraint("month", "route", "item_id", "warehouse_id"),
)
Index("ix_stock_month_item", stock_month.c.item_id, stock_month.c.month)

account_month = sums_table(
    "account_month",
    text("month"),
    text("account"),
    whole("partner_id"),
    whole("fund_id"),
    whole("debit_fen"),
    whole("credit_fen"),
    PrimaryKeyConstraint("account", "partner_id", "fund_id", "month"),
)
Index("ix_account_month_partner", account_month.c.partner_id, account_month.c.account)

guards.append_only("posting")
guards.append_only("stock_move")
guards.append_only("journal_line")
guards.sealed(posting, journal_line, stock_move, inventory="1405")
