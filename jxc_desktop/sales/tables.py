"""Lines and tenders of sales, held sales, the drawer, what happened at the till, and the month's sales by item."""

from sqlalchemy import Index, PrimaryKeyConstraint

from jxc_desktop.storage import guards
from jxc_desktop.storage.columns import link, own_id, sums_table, table, text, whole

# Signs: a return's quantities and amounts are negative, so that sums over sales and returns are the net.
sale_line = table(
    "sale_line",
    own_id(),
    link("document_id", "document.id"),
    whole("line_no"),
    link("item_id", "item.id"),
    link("unit_id", "item_unit.id"),
    whole("quantity"),
    whole("base_quantity"),
    whole("list_price_e4"),
    whole("price_e4"),
    whole("gross_fen"),
    whole("discount_fen", server_default="0"),
    whole("round_off_fen", server_default="0"),
    whole("amount_fen"),
    whole("tax_fen"),
    whole("cost_fen"),
    whole("basis_points"),
    text("reason", server_default=""),
    link("answers_line_id", "sale_line.id", nullable=True),
)
Index("ix_sale_line_document", sale_line.c.document_id, sale_line.c.line_no)
Index("ix_sale_line_item", sale_line.c.item_id, sale_line.c.id)
Index("ix_sale_line_answers", sale_line.c.answers_line_id)

sale_header = table(
    "sale_header",
    link("document_id", "document.id", primary_key=True, autoincrement=False),
    link("shift_id", "shift.id", nullable=True),
    link("cashier_id", "app_user.id"),
    whole("gross_fen"),
    whole("discount_fen"),
    whole("round_off_fen"),
    whole("due_fen"),
    whole("change_fen"),
    whole("cost_fen"),
    whole("tax_fen"),
    whole("pieces"),
    text("at"),
)
Index("ix_sale_header_shift", sale_header.c.shift_id)

# `amount_fen` is what stayed (tendered less change); fund_id 0 with kind "account" is a credit sale.
tender = table(
    "tender",
    own_id(),
    link("document_id", "document.id"),
    whole("line_no"),
    text("kind"),
    whole("fund_id", server_default="0"),
    whole("tendered_fen"),
    whole("amount_fen"),
    text("reference", server_default=""),
)
Index("ix_tender_document", tender.c.document_id)

held_sale = table(
    "held_sale",
    own_id(),
    text("till"),
    link("user_id", "app_user.id"),
    text("held_at"),
    text("first_item"),
    whole("pieces"),
    whole("total_fen"),
    text("basket"),
    link("partner_id", "partner.id", nullable=True),
    text("ended_at", server_default=""),
)
Index("ix_held_sale_till", held_sale.c.till, held_sale.c.ended_at)

# Paid in (positive) and paid out of the drawer within a shift (存入 / 取出); with a paper where a fund is named.
drawer_move = table(
    "drawer_move",
    own_id(),
    link("shift_id", "shift.id"),
    link("document_id", "document.id", nullable=True),
    whole("amount_fen"),
    text("reason"),
    text("at"),
    link("user_id", "app_user.id"),
)
Index("ix_drawer_move_shift", drawer_move.c.shift_id)

# What happened at the till that the owner wants to see at handover: price changes, deleted lines, drawer, reprints.
till_event = table(
    "till_event",
    own_id(),
    link("shift_id", "shift.id", nullable=True),
    text("kind"),
    text("at"),
    link("user_id", "app_user.id"),
    link("approver_id", "app_user.id", nullable=True),
    link("document_id", "document.id", nullable=True),
    text("about", server_default=""),
)
Index("ix_till_event_shift", till_event.c.shift_id, till_event.c.kind)

sales_month = sums_table(
    "sales_month",
    text("month"),
    link("item_id", "item.id"),
    whole("sold_quantity"),
    whole("returned_quantity"),
    whole("gross_fen"),
    whole("discount_fen"),
    whole("amount_fen"),
    whole("tax_fen"),
    whole("cost_fen"),
    whole("lines"),
    PrimaryKeyConstraint("month", "item_id"),
)

sales_day = sums_table(
    "sales_day",
    text("day"),
    whole("hour"),
    whole("receipts"),
    whole("amount_fen"),
    whole("tax_fen"),
    whole("cost_fen"),
    PrimaryKeyConstraint("day", "hour"),
)

guards.append_only("sale_line")
guards.append_only("sale_header")
guards.append_only("tender")
guards.append_only("drawer_move")
guards.append_only("till_event")
