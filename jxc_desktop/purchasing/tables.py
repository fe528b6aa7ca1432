"""Lines of purchase orders, goods receipts and purchase returns."""

from sqlalchemy import Index

from jxc_desktop.storage import guards
from jxc_desktop.storage.columns import link, own_id, table, text, whole

order_line = table(
    "order_line",
    own_id(),
    link("document_id", "document.id"),
    whole("line_no"),
    link("item_id", "item.id"),
    link("unit_id", "item_unit.id"),
    whole("quantity"),
    whole("base_quantity"),
    whole("price_e4"),
    whole("amount_fen"),
    whole("received_quantity", server_default="0"),
    text("due_day", server_default=""),
)
Index("ix_order_line_document", order_line.c.document_id, order_line.c.line_no)

receipt_line = table(
    "receipt_line",
    own_id(),
    link("document_id", "document.id"),
    whole("line_no"),
    link("item_id", "item.id"),
    link("unit_id", "item_unit.id"),
    whole("quantity"),
    whole("base_quantity"),
    whole("price_e4"),
    whole("amount_fen"),
    whole("cost_share_fen", server_default="0"),
    whole("tax_fen", server_default="0"),
    whole("cost_fen"),
    whole("gift", server_default="0"),
    text("made_day", server_default=""),
    text("expiry_day", server_default=""),
    link("order_line_id", "order_line.id", nullable=True),
)
Index("ix_receipt_line_document", receipt_line.c.document_id, receipt_line.c.line_no)
Index("ix_receipt_line_item", receipt_line.c.item_id, receipt_line.c.id)

return_line = table(
    "purchase_return_line",
    own_id(),
    link("document_id", "document.id"),
    whole("line_no"),
    link("item_id", "item.id"),
    link("unit_id", "item_unit.id"),
    whole("quantity"),
    whole("base_quantity"),
    whole("amount_fen"),
    whole("tax_fen", server_default="0"),
    whole("cost_fen"),
    link("receipt_line_id", "receipt_line.id"),
)
Index("ix_purchase_return_line_document", return_line.c.document_id, return_line.c.line_no)
Index("ix_purchase_return_line_receipt", return_line.c.receipt_line_id)

guards.append_only("receipt_line")
guards.append_only("purchase_return_line")
