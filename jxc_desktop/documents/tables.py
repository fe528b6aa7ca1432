"""The header of every paper, its number series, the partners and places papers name, settlements between papers."""

from sqlalchemy import Index, PrimaryKeyConstraint

from jxc_desktop.storage import guards
from jxc_desktop.storage.columns import link, own_id, sums_table, table, text, whole

partner = table(
    "partner",
    own_id(),
    text("kind"),
    text("code", unique=True),
    text("name"),
    text("pinyin", server_default=""),
    text("sort_key", server_default=""),
    text("phone", server_default=""),
    text("contact", server_default=""),
    text("address", server_default=""),
    text("tax_id", server_default=""),
    text("bank", server_default=""),
    text("note", server_default=""),
    text("level", server_default="retail"),
    text("birthday", server_default=""),
    text("tags", server_default=""),
    text("licence_until", server_default=""),
    whole("term_days", server_default="0"),
    whole("credit_limit_fen", server_default="0"),
    whole("active", server_default="1"),
    text("created_at"),
)
Index("ix_partner_kind", partner.c.kind, partner.c.name)
Index("ix_partner_sorted", partner.c.kind, partner.c.sort_key, partner.c.id)
Index("ix_partner_phone", partner.c.phone)

# Where papers are made: `active` 0 is out of use, which old papers go on naming.
warehouse = table("warehouse", own_id(), text("name", unique=True), whole("active", server_default="1"))

till = table(
    "till",
    text("code", primary_key=True),
    text("name"),
    link("warehouse_id", "warehouse.id"),
    whole("active", server_default="1"),
)

# Of the sales room, and here since a cash fund rests only where no open shift counts on it.
shift = table(
    "shift",
    own_id(),
    text("till"),
    whole("number"),
    link("cashier_id", "app_user.id"),
    text("business_day"),
    text("opened_at"),
    whole("float_fen"),
    # The drawer is one cash fund: only its cash is counted here, and over or short is booked on it.
    link("cash_fund_id", "fund_account.id"),
    # The last paper before the shift: what came after it is told by its number in the file, not by the clock.
    whole("after_document_id"),
    text("closed_at", server_default=""),
    link("close_document_id", "document.id", nullable=True),
    whole("expected_fen", nullable=True),
    whole("counted_fen", nullable=True),
    whole("over_short_fen", nullable=True),
    whole("handed_over_fen", nullable=True),
    text("counted_notes", server_default=""),
)
Index("ix_shift_till", shift.c.till, shift.c.number, unique=True)

document = table(
    "document",
    own_id(),
    text("kind"),
    text("number", nullable=True, unique=True),
    text("state"),
    text("business_day"),
    text("posted_at", nullable=True),
    text("till"),
    link("partner_id", "partner.id", nullable=True),
    link("warehouse_id", "warehouse.id", nullable=True),
    link("answers_id", "document.id", nullable=True),
    link("reverses_id", "document.id", nullable=True),
    link("reversed_by_id", "document.id", nullable=True),
    text("request_id", nullable=True, unique=True),
    whole("total_fen", server_default="0"),
    text("memo", server_default=""),
    link("created_by", "app_user.id"),
    text("created_at"),
)
Index("ix_document_kind", document.c.kind, document.c.business_day, document.c.id)
Index("ix_document_partner", document.c.partner_id, document.c.kind, document.c.id)
Index("ix_document_answers", document.c.answers_id)

# A form put aside half filled: no number, nothing posted, free to change or go.
draft = table(
    "draft",
    own_id(),
    text("kind"),
    link("user_id", "app_user.id"),
    text("till"),
    text("saved_at"),
    text("content"),
)
Index("ix_draft_kind", draft.c.kind, draft.c.id)

number_series = sums_table(
    "number_series",
    text("kind"),
    text("till"),
    text("day"),
    whole("last"),
    PrimaryKeyConstraint("kind", "till", "day"),
)

# Codes of items, partners and in-store barcodes: the last number given in each series.
code_series = table("code_series", text("name", primary_key=True), whole("last"))

settlement = table(
    "settlement",
    own_id(),
    link("money_document_id", "document.id"),
    link("bill_document_id", "document.id"),
    link("partner_id", "partner.id"),
    whole("amount_fen"),
    text("at"),
    link("user_id", "app_user.id"),
)
Index("ix_settlement_bill", settlement.c.bill_document_id)
Index("ix_settlement_money", settlement.c.money_document_id)

_KEPT = " AND ".join(f"NEW.{c.name} IS OLD.{c.name}" for c in document.c if c.name not in ("state", "reversed_by_id"))
guards.frozen_once(
    "document",
    "state",
    "draft",
    f"OLD.state = 'posted' AND NEW.state IN ('reversed', 'closed') AND {_KEPT}",
)
guards.append_only("settlement")
