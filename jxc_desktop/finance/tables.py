"""What money papers carry besides their postings: which fund, which category, who it went to."""

from sqlalchemy import Index

from jxc_desktop.storage import guards
from jxc_desktop.storage.columns import link, own_id, table, text, whole

cash_category = table(
    "cash_category",
    own_id(),
    text("name", unique=True),
    text("english"),
    text("kind"),
    text("account"),
    # Which of the first categories it is, whatever it is called now; "" is one of the shop's own.
    text("shipped", server_default=""),
    whole("active", server_default="1"),
)

money_line = table(
    "money_line",
    own_id(),
    link("document_id", "document.id"),
    whole("line_no"),
    link("fund_id", "fund_account.id", nullable=True),
    link("category_id", "cash_category.id", nullable=True),
    whole("amount_fen"),
    text("memo", server_default=""),
)
Index("ix_money_line_document", money_line.c.document_id, money_line.c.line_no)
guards.append_only("money_line")
