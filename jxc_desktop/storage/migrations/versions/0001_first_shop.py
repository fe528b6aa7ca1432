"""The first shop: every table of the two books, the papers and the masters, and the guards on them."""

import sqlalchemy as sa
from alembic import op

revision = "0001"
down_revision = None

GUARDS = (
    "CREATE TRIGGER document_stays BEFORE UPDATE ON document WHEN OLD.state <> 'draft' AND NOT (OLD.state = 'posted' AND NEW.state IN ('reversed', 'closed') AND NEW.id IS OLD.id AND NEW.kind IS OLD.kind AND NEW.number IS OLD.number AND NEW.business_day IS OLD.business_day AND NEW.posted_at IS OLD.posted_at AND NEW.till IS OLD.till AND NEW.partner_id IS OLD.partner_id AND NEW.warehouse_id IS OLD.warehouse_id AND NEW.answers_id IS OLD.answers_id AND NEW.reverses_id IS OLD.reverses_id AND NEW.request_id IS OLD.request_id AND NEW.total_fen IS OLD.total_fen AND NEW.memo IS OLD.memo AND NEW.created_by IS OLD.created_by AND NEW.created_at IS OLD.created_at) BEGIN SELECT RAISE(ABORT, 'document is posted'); END",
    "CREATE TRIGGER document_remains BEFORE DELETE ON document WHEN OLD.state <> 'draft' BEGIN SELECT RAISE(ABORT, 'document is posted'); END",
    "CREATE TRIGGER settlement_never_changes BEFORE UPDATE ON settlement BEGIN SELECT RAISE(ABORT, 'settlement is append-only'); END",
    "CREATE TRIGGER settlement_never_goes BEFORE DELETE ON settlement BEGIN SELECT RAISE(ABORT, 'settlement is append-only'); END",
    "CREATE TRIGGER money_line_never_changes BEFORE UPDATE ON money_line BEGIN SELECT RAISE(ABORT, 'money_line is append-only'); END",
    "CREATE TRIGGER money_line_never_goes BEFORE DELETE ON money_line BEGIN SELECT RAISE(ABORT, 'money_line is append-only'); END",
    "CREATE TRIGGER posting_never_changes BEFORE UPDATE ON posting BEGIN SELECT RAISE(ABORT, 'posting is append-only'); END",
    "CREATE TRIGGER posting_never_goes BEFORE DELETE ON posting BEGIN SELECT RAISE(ABORT, 'posting is append-only'); END",
    "CREATE TRIGGER stock_move_never_changes BEFORE UPDATE ON stock_move BEGIN SELECT RAISE(ABORT, 'stock_move is append-only'); END",
    "CREATE TRIGGER stock_move_never_goes BEFORE DELETE ON stock_move BEGIN SELECT RAISE(ABORT, 'stock_move is append-only'); END",
    "CREATE TRIGGER journal_line_never_changes BEFORE UPDATE ON journal_line BEGIN SELECT RAISE(ABORT, 'journal_line is append-only'); END",
    "CREATE TRIGGER journal_line_never_goes BEFORE DELETE ON journal_line BEGIN SELECT RAISE(ABORT, 'journal_line is append-only'); END",
    "CREATE TRIGGER posting_counts_line_count BEFORE INSERT ON posting WHEN (SELECT COUNT(*) FROM journal_line WHERE document_id = NEW.document_id) <> NEW.line_count BEGIN SELECT RAISE(ABORT, 'rows are missing'); END",
    "CREATE TRIGGER posting_counts_move_count BEFORE INSERT ON posting WHEN (SELECT COUNT(*) FROM stock_move WHERE document_id = NEW.document_id) <> NEW.move_count BEGIN SELECT RAISE(ABORT, 'rows are missing'); END",
    "CREATE TRIGGER posting_balances BEFORE INSERT ON posting WHEN (SELECT COALESCE(SUM(amount_fen), 0) FROM journal_line WHERE document_id = NEW.document_id) <> 0 BEGIN SELECT RAISE(ABORT, 'the journal does not balance'); END",
    "CREATE TRIGGER posting_values_stock BEFORE INSERT ON posting WHEN (SELECT COALESCE(SUM(amount_fen), 0) FROM journal_line WHERE document_id = NEW.document_id AND account = '1405') <> (SELECT COALESCE(SUM(value_fen), 0) FROM stock_move WHERE document_id = NEW.document_id) BEGIN SELECT RAISE(ABORT, 'the inventory account does not move with the stock'); END",
    "CREATE TRIGGER action_never_changes BEFORE UPDATE ON action BEGIN SELECT RAISE(ABORT, 'action is append-only'); END",
    "CREATE TRIGGER action_never_goes BEFORE DELETE ON action BEGIN SELECT RAISE(ABORT, 'action is append-only'); END",
    "CREATE TRIGGER receipt_line_never_changes BEFORE UPDATE ON receipt_line BEGIN SELECT RAISE(ABORT, 'receipt_line is append-only'); END",
    "CREATE TRIGGER receipt_line_never_goes BEFORE DELETE ON receipt_line BEGIN SELECT RAISE(ABORT, 'receipt_line is append-only'); END",
    "CREATE TRIGGER purchase_return_line_never_changes BEFORE UPDATE ON purchase_return_line BEGIN SELECT RAISE(ABORT, 'purchase_return_line is append-only'); END",
    "CREATE TRIGGER purchase_return_line_never_goes BEFORE DELETE ON purchase_return_line BEGIN SELECT RAISE(ABORT, 'purchase_return_line is append-only'); END",
    "CREATE TRIGGER sale_line_never_changes BEFORE UPDATE ON sale_line BEGIN SELECT RAISE(ABORT, 'sale_line is append-only'); END",
    "CREATE TRIGGER sale_line_never_goes BEFORE DELETE ON sale_line BEGIN SELECT RAISE(ABORT, 'sale_line is append-only'); END",
    "CREATE TRIGGER sale_header_never_changes BEFORE UPDATE ON sale_header BEGIN SELECT RAISE(ABORT, 'sale_header is append-only'); END",
    "CREATE TRIGGER sale_header_never_goes BEFORE DELETE ON sale_header BEGIN SELECT RAISE(ABORT, 'sale_header is append-only'); END",
    "CREATE TRIGGER tender_never_changes BEFORE UPDATE ON tender BEGIN SELECT RAISE(ABORT, 'tender is append-only'); END",
    "CREATE TRIGGER tender_never_goes BEFORE DELETE ON tender BEGIN SELECT RAISE(ABORT, 'tender is append-only'); END",
    "CREATE TRIGGER drawer_move_never_changes BEFORE UPDATE ON drawer_move BEGIN SELECT RAISE(ABORT, 'drawer_move is append-only'); END",
    "CREATE TRIGGER drawer_move_never_goes BEFORE DELETE ON drawer_move BEGIN SELECT RAISE(ABORT, 'drawer_move is append-only'); END",
    "CREATE TRIGGER till_event_never_changes BEFORE UPDATE ON till_event BEGIN SELECT RAISE(ABORT, 'till_event is append-only'); END",
    "CREATE TRIGGER till_event_never_goes BEFORE DELETE ON till_event BEGIN SELECT RAISE(ABORT, 'till_event is append-only'); END",
    "CREATE TRIGGER sign_in_never_changes BEFORE UPDATE ON sign_in BEGIN SELECT RAISE(ABORT, 'sign_in is append-only'); END",
    "CREATE TRIGGER sign_in_never_goes BEFORE DELETE ON sign_in BEGIN SELECT RAISE(ABORT, 'sign_in is append-only'); END",
    "CREATE TRIGGER adjust_line_never_changes BEFORE UPDATE ON adjust_line BEGIN SELECT RAISE(ABORT, 'adjust_line is append-only'); END",
    "CREATE TRIGGER adjust_line_never_goes BEFORE DELETE ON adjust_line BEGIN SELECT RAISE(ABORT, 'adjust_line is append-only'); END",
)


def upgrade() -> None:
    """Make the tables and guards of an empty shop file."""
    op.create_table(
        "account",
        sa.Column("code", sa.Text(), nullable=False),
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("english", sa.Text(), nullable=False),
        sa.Column("kind", sa.Text(), nullable=False),
        sa.Column("side", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False),
        sa.PrimaryKeyConstraint("code", name=op.f("pk_account")),
        sqlite_strict=True,
    )
    op.create_table(
        "account_month",
        sa.Column("month", sa.Text(), nullable=False),
        sa.Column("account", sa.Text(), nullable=False),
        sa.Column("partner_id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False),
        sa.Column("fund_id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False),
        sa.Column("debit_fen", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False),
        sa.Column("credit_fen", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False),
        sa.PrimaryKeyConstraint("account", "partner_id", "fund_id", "month", name=op.f("pk_account_month")),
        sqlite_strict=True,
        sqlite_with_rowid=False,
    )
    op.create_index("ix_account_month_partner", "account_month", ["partner_id", "account"], unique=False)
    op.create_table(
        "app_user",
        sa.Column("id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False),
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("role", sa.Text(), nullable=False),
        sa.Column("password_hash", sa.Text(), nullable=False),
        sa.Column("pinyin", sa.Text(), server_default="", nullable=False),
        sa.Column("active", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), server_default="1", nullable=False),
        sa.Column("failures", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), server_default="0", nullable=False),
        sa.Column("locked_until", sa.Text(), server_default="", nullable=False),
        sa.Column("created_at", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_app_user")),
        sa.UniqueConstraint("name", name=op.f("uq_app_user_name")),
        sqlite_strict=True,
    )
    op.create_table(
        "cash_category",
        sa.Column("id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False),
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("english", sa.Text(), nullable=False),
        sa.Column("kind", sa.Text(), nullable=False),
        sa.Column("account", sa.Text(), nullable=False),
        sa.Column("shipped", sa.Text(), server_default="", nullable=False),
        sa.Column("active", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), server_default="1", nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_cash_category")),
        sa.UniqueConstraint("name", name=op.f("uq_cash_category_name")),
        sqlite_strict=True,
    )
    op.create_table(
        "category",
        sa.Column("id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False),
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("active", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), server_default="1", nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_category")),
        sa.UniqueConstraint("name", name=op.f("uq_category_name")),
        sqlite_strict=True,
    )
    op.create_table(
        "code_series",
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("last", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False),
        sa.PrimaryKeyConstraint("name", name=op.f("pk_code_series")),
        sqlite_strict=True,
    )
    op.create_table(
        "former_barcode",
        sa.Column("code", sa.Text(), nullable=False),
        sa.Column("at", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("code", name=op.f("pk_former_barcode")),
        sqlite_strict=True,
    )
    op.create_table(
        "fund_account",
        sa.Column("id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False),
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("kind", sa.Text(), nullable=False),
        sa.Column("account", sa.Text(), nullable=False),
        sa.Column("active", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), server_default="1", nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_fund_account")),
        sa.UniqueConstraint("name", name=op.f("uq_fund_account_name")),
        sqlite_strict=True,
    )
    op.create_table(
        "number_series",
        sa.Column("kind", sa.Text(), nullable=False),
        sa.Column("till", sa.Text(), nullable=False),
        sa.Column("day", sa.Text(), nullable=False),
        sa.Column("last", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False),
        sa.PrimaryKeyConstraint("kind", "till", "day", name=op.f("pk_number_series")),
        sqlite_strict=True,
        sqlite_with_rowid=False,
    )
    op.create_table(
        "partner",
        sa.Column("id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False),
        sa.Column("kind", sa.Text(), nullable=False),
        sa.Column("code", sa.Text(), nullable=False),
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("pinyin", sa.Text(), server_default="", nullable=False),
        sa.Column("sort_key", sa.Text(), server_default="", nullable=False),
        sa.Column("phone", sa.Text(), server_default="", nullable=False),
        sa.Column("contact", sa.Text(), server_default="", nullable=False),
        sa.Column("address", sa.Text(), server_default="", nullable=False),
        sa.Column("tax_id", sa.Text(), server_default="", nullable=False),
        sa.Column("bank", sa.Text(), server_default="", nullable=False),
        sa.Column("note", sa.Text(), server_default="", nullable=False),
        sa.Column("level", sa.Text(), server_default="retail", nullable=False),
        sa.Column("birthday", sa.Text(), server_default="", nullable=False),
        sa.Column("tags", sa.Text(), server_default="", nullable=False),
        sa.Column("licence_until", sa.Text(), server_default="", nullable=False),
        sa.Column(
            "term_days", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), server_default="0", nullable=False
        ),
        sa.Column(
            "credit_limit_fen", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), server_default="0", nullable=False
        ),
        sa.Column("active", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), server_default="1", nullable=False),
        sa.Column("created_at", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_partner")),
        sa.UniqueConstraint("code", name=op.f("uq_partner_code")),
        sqlite_strict=True,
    )
    op.create_index("ix_partner_kind", "partner", ["kind", "name"], unique=False)
    op.create_index("ix_partner_phone", "partner", ["phone"], unique=False)
    op.create_index("ix_partner_sorted", "partner", ["kind", "sort_key", "id"], unique=False)
    op.create_table(
        "sales_day",
        sa.Column("day", sa.Text(), nullable=False),
        sa.Column("hour", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False),
        sa.Column("receipts", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False),
        sa.Column("amount_fen", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False),
        sa.Column("tax_fen", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False),
        sa.Column("cost_fen", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False),
        sa.PrimaryKeyConstraint("day", "hour", name=op.f("pk_sales_day")),
        sqlite_strict=True,
        sqlite_with_rowid=False,
    )
    op.create_table(
        "setting",
        sa.Column("key", sa.Text(), nullable=False),
        sa.Column("value", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("key", name=op.f("pk_setting")),
        sqlite_strict=True,
    )
    op.create_table(
        "tax_rate",
        sa.Column("code", sa.Text(), nullable=False),
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("valid_from", sa.Text(), nullable=False),
        sa.Column("basis_points", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False),
        sa.PrimaryKeyConstraint("code", "valid_from", name=op.f("pk_tax_rate")),
        sqlite_strict=True,
    )
    op.create_table(
        "warehouse",
        sa.Column("id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False),
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("active", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), server_default="1", nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_warehouse")),
        sa.UniqueConstraint("name", name=op.f("uq_warehouse_name")),
        sqlite_strict=True,
    )
    op.create_table(
        "action",
        sa.Column("id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False),
        sa.Column("at", sa.Text(), nullable=False),
        sa.Column("user_id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False),
        sa.Column("approver_id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=True),
        sa.Column("verb", sa.Text(), nullable=False),
        sa.Column("request_id", sa.Text(), nullable=False),
        sa.Column("request", sa.Text(), nullable=False),
        sa.Column("result", sa.Text(), nullable=False),
        sa.Column("before", sa.Text(), nullable=True),
        sa.Column("after", sa.Text(), nullable=True),
        sa.ForeignKeyConstraint(["approver_id"], ["app_user.id"], name=op.f("fk_action_approver_id_app_user")),
        sa.ForeignKeyConstraint(["user_id"], ["app_user.id"], name=op.f("fk_action_user_id_app_user")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_action")),
        sa.UniqueConstraint("request_id", name=op.f("uq_action_request_id")),
        sqlite_strict=True,
    )
    op.create_table(
        "document",
        sa.Column("id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False),
        sa.Column("kind", sa.Text(), nullable=False),
        sa.Column("number", sa.Text(), nullable=True),
        sa.Column("state", sa.Text(), nullable=False),
        sa.Column("business_day", sa.Text(), nullable=False),
        sa.Column("posted_at", sa.Text(), nullable=True),
        sa.Column("till", sa.Text(), nullable=False),
        sa.Column("partner_id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=True),
        sa.Column("warehouse_id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=True),
        sa.Column("answers_id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=True),
        sa.Column("reverses_id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=True),
        sa.Column("reversed_by_id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=True),
        sa.Column("request_id", sa.Text(), nullable=True),
        sa.Column(
            "total_fen", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), server_default="0", nullable=False
        ),
        sa.Column("memo", sa.Text(), server_default="", nullable=False),
        sa.Column("created_by", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False),
        sa.Column("created_at", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(["answers_id"], ["document.id"], name=op.f("fk_document_answers_id_document")),
        sa.ForeignKeyConstraint(["created_by"], ["app_user.id"], name=op.f("fk_document_created_by_app_user")),
        sa.ForeignKeyConstraint(["partner_id"], ["partner.id"], name=op.f("fk_document_partner_id_partner")),
        sa.ForeignKeyConstraint(["reversed_by_id"], ["document.id"], name=op.f("fk_document_reversed_by_id_document")),
        sa.ForeignKeyConstraint(["reverses_id"], ["document.id"], name=op.f("fk_document_reverses_id_document")),
        sa.ForeignKeyConstraint(["warehouse_id"], ["warehouse.id"], name=op.f("fk_document_warehouse_id_warehouse")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_document")),
        sa.UniqueConstraint("number", name=op.f("uq_document_number")),
        sa.UniqueConstraint("request_id", name=op.f("uq_document_request_id")),
        sqlite_strict=True,
    )
    op.create_index("ix_document_answers", "document", ["answers_id"], unique=False)
    op.create_index("ix_document_kind", "document", ["kind", "business_day", "id"], unique=False)
    op.create_index("ix_document_partner", "document", ["partner_id", "kind", "id"], unique=False)
    op.create_table(
        "draft",
        sa.Column("id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False),
        sa.Column("kind", sa.Text(), nullable=False),
        sa.Column("user_id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False),
        sa.Column("till", sa.Text(), nullable=False),
        sa.Column("saved_at", sa.Text(), nullable=False),
        sa.Column("content", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(["user_id"], ["app_user.id"], name=op.f("fk_draft_user_id_app_user")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_draft")),
        sqlite_strict=True,
    )
    op.create_index("ix_draft_kind", "draft", ["kind", "id"], unique=False)
    op.create_table(
        "held_sale",
        sa.Column("id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False),
        sa.Column("till", sa.Text(), nullable=False),
        sa.Column("user_id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False),
        sa.Column("held_at", sa.Text(), nullable=False),
        sa.Column("first_item", sa.Text(), nullable=False),
        sa.Column("pieces", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False),
        sa.Column("total_fen", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False),
        sa.Column("basket", sa.Text(), nullable=False),
        sa.Column("partner_id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=True),
        sa.Column("ended_at", sa.Text(), server_default="", nullable=False),
        sa.ForeignKeyConstraint(["partner_id"], ["partner.id"], name=op.f("fk_held_sale_partner_id_partner")),
        sa.ForeignKeyConstraint(["user_id"], ["app_user.id"], name=op.f("fk_held_sale_user_id_app_user")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_held_sale")),
        sqlite_strict=True,
    )
    op.create_index("ix_held_sale_till", "held_sale", ["till", "ended_at"], unique=False)
    op.create_table(
        "item",
        sa.Column("id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False),
        sa.Column("code", sa.Text(), nullable=False),
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("spec", sa.Text(), server_default="", nullable=False),
        sa.Column("brand", sa.Text(), server_default="", nullable=False),
        sa.Column("category_id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=True),
        sa.Column("tax_code", sa.Text(), server_default="", nullable=False),
        sa.Column("unit", sa.Text(), nullable=False),
        sa.Column(
            "purchase_price_e4",
            sa.BigInteger().with_variant(sa.Integer(), "sqlite"),
            server_default="0",
            nullable=False,
        ),
        sa.Column(
            "retail_price_e4", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), server_default="0", nullable=False
        ),
        sa.Column(
            "member_price_e4", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), server_default="0", nullable=False
        ),
        sa.Column(
            "wholesale_price_e4",
            sa.BigInteger().with_variant(sa.Integer(), "sqlite"),
            server_default="0",
            nullable=False,
        ),
        sa.Column(
            "floor_price_e4", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), server_default="0", nullable=False
        ),
        sa.Column(
            "least_quantity", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), server_default="0", nullable=False
        ),
        sa.Column(
            "most_quantity", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), server_default="0", nullable=False
        ),
        sa.Column("weighed", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), server_default="0", nullable=False),
        sa.Column("plu", sa.Text(), server_default="", nullable=False),
        sa.Column("batched", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), server_default="0", nullable=False),
        sa.Column(
            "shelf_life_days", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), server_default="0", nullable=False
        ),
        sa.Column("bin", sa.Text(), server_default="", nullable=False),
        sa.Column("note", sa.Text(), server_default="", nullable=False),
        sa.Column("pinyin", sa.Text(), server_default="", nullable=False),
        sa.Column("sort_key", sa.Text(), server_default="", nullable=False),
        sa.Column("search_key", sa.Text(), server_default="", nullable=False),
        sa.Column("supplier_id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=True),
        sa.Column("active", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), server_default="1", nullable=False),
        sa.Column("last_sold_at", sa.Text(), server_default="", nullable=False),
        sa.Column("created_at", sa.Text(), nullable=False),
        sa.Column("changed_at", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(["category_id"], ["category.id"], name=op.f("fk_item_category_id_category")),
        sa.ForeignKeyConstraint(["supplier_id"], ["partner.id"], name=op.f("fk_item_supplier_id_partner")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_item")),
        sa.UniqueConstraint("code", name=op.f("uq_item_code")),
        sqlite_strict=True,
    )
    op.create_index("ix_item_category", "item", ["category_id", "sort_key", "id"], unique=False)
    op.create_index("ix_item_plu", "item", ["plu"], unique=False)
    op.create_index("ix_item_search", "item", ["sort_key", "id", "active", "last_sold_at", "search_key"], unique=False)
    op.create_table(
        "item_import",
        sa.Column("id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False),
        sa.Column("file_name", sa.Text(), nullable=False),
        sa.Column("at", sa.Text(), nullable=False),
        sa.Column("user_id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False),
        sa.Column("rows", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False),
        sa.Column("undone_at", sa.Text(), server_default="", nullable=False),
        sa.ForeignKeyConstraint(["user_id"], ["app_user.id"], name=op.f("fk_item_import_user_id_app_user")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_item_import")),
        sqlite_strict=True,
    )
    op.create_table(
        "sign_in",
        sa.Column("id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False),
        sa.Column("user_id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False),
        sa.Column("at", sa.Text(), nullable=False),
        sa.Column("till", sa.Text(), nullable=False),
        sa.Column("good", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False),
        sa.ForeignKeyConstraint(["user_id"], ["app_user.id"], name=op.f("fk_sign_in_user_id_app_user")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_sign_in")),
        sqlite_strict=True,
    )
    op.create_index("ix_sign_in_user", "sign_in", ["user_id", "id"], unique=False)
    op.create_table(
        "till",
        sa.Column("code", sa.Text(), nullable=False),
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("warehouse_id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False),
        sa.Column("active", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), server_default="1", nullable=False),
        sa.ForeignKeyConstraint(["warehouse_id"], ["warehouse.id"], name=op.f("fk_till_warehouse_id_warehouse")),
        sa.PrimaryKeyConstraint("code", name=op.f("pk_till")),
        sqlite_strict=True,
    )
    op.create_table(
        "count_line",
        sa.Column("id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False),
        sa.Column("document_id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False),
        sa.Column("item_id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False),
        sa.Column("counted", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False),
        sa.Column("book", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False),
        sa.Column("last_move_id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False),
        sa.Column("times", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), server_default="1", nullable=False),
        sa.Column("counted_at", sa.Text(), nullable=False),
        sa.Column("user_id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False),
        sa.Column("reason", sa.Text(), server_default="", nullable=False),
        sa.Column(
            "variance_cost_fen",
            sa.BigInteger().with_variant(sa.Integer(), "sqlite"),
            server_default="0",
            nullable=False,
        ),
        sa.ForeignKeyConstraint(["document_id"], ["document.id"], name=op.f("fk_count_line_document_id_document")),
        sa.ForeignKeyConstraint(["item_id"], ["item.id"], name=op.f("fk_count_line_item_id_item")),
        sa.ForeignKeyConstraint(["user_id"], ["app_user.id"], name=op.f("fk_count_line_user_id_app_user")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_count_line")),
        sqlite_strict=True,
    )
    op.create_index("ix_count_line_document", "count_line", ["document_id", "item_id"], unique=True)
    op.create_table(
        "item_imported",
        sa.Column("import_id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False),
        sa.Column("item_id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False),
        sa.ForeignKeyConstraint(["import_id"], ["item_import.id"], name=op.f("fk_item_imported_import_id_item_import")),
        sa.ForeignKeyConstraint(["item_id"], ["item.id"], name=op.f("fk_item_imported_item_id_item")),
        sa.PrimaryKeyConstraint("import_id", "item_id", name=op.f("pk_item_imported")),
        sqlite_strict=True,
    )
    op.create_index("ix_item_imported_item", "item_imported", ["item_id"], unique=False)
    op.create_table(
        "item_unit",
        sa.Column("id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False),
        sa.Column("item_id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False),
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("factor", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False),
        sa.Column(
            "retail_price_e4", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), server_default="0", nullable=False
        ),
        sa.Column(
            "member_price_e4", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), server_default="0", nullable=False
        ),
        sa.Column(
            "wholesale_price_e4",
            sa.BigInteger().with_variant(sa.Integer(), "sqlite"),
            server_default="0",
            nullable=False,
        ),
        sa.Column(
            "purchase_price_e4",
            sa.BigInteger().with_variant(sa.Integer(), "sqlite"),
            server_default="0",
            nullable=False,
        ),
        sa.Column("active", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), server_default="1", nullable=False),
        sa.ForeignKeyConstraint(["item_id"], ["item.id"], name=op.f("fk_item_unit_item_id_item")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_item_unit")),
        sqlite_strict=True,
    )
    op.create_index("ix_item_unit_item", "item_unit", ["item_id", "name"], unique=True)
    op.create_table(
        "money_line",
        sa.Column("id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False),
        sa.Column("document_id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False),
        sa.Column("line_no", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False),
        sa.Column("fund_id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=True),
        sa.Column("category_id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=True),
        sa.Column("amount_fen", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False),
        sa.Column("memo", sa.Text(), server_default="", nullable=False),
        sa.ForeignKeyConstraint(
            ["category_id"], ["cash_category.id"], name=op.f("fk_money_line_category_id_cash_category")
        ),
        sa.ForeignKeyConstraint(["document_id"], ["document.id"], name=op.f("fk_money_line_document_id_document")),
        sa.ForeignKeyConstraint(["fund_id"], ["fund_account.id"], name=op.f("fk_money_line_fund_id_fund_account")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_money_line")),
        sqlite_strict=True,
    )
    op.create_index("ix_money_line_document", "money_line", ["document_id", "line_no"], unique=False)
    op.create_table(
        "posting",
        sa.Column(
            "document_id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), autoincrement=False, nullable=False
        ),
        sa.Column("line_count", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False),
        sa.Column("move_count", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False),
        sa.Column("business_day", sa.Text(), nullable=False),
        sa.Column("posted_at", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(["document_id"], ["document.id"], name=op.f("fk_posting_document_id_document")),
        sa.PrimaryKeyConstraint("document_id", name=op.f("pk_posting")),
        sa.UniqueConstraint("document_id", "line_count", "move_count", name="uq_posting_contents"),
        sqlite_strict=True,
    )
    op.create_table(
        "sales_month",
        sa.Column("month", sa.Text(), nullable=False),
        sa.Column("item_id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False),
        sa.Column("sold_quantity", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False),
        sa.Column("returned_quantity", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False),
        sa.Column("gross_fen", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False),
        sa.Column("discount_fen", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False),
        sa.Column("amount_fen", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False),
        sa.Column("tax_fen", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False),
        sa.Column("cost_fen", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False),
        sa.Column("lines", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False),
        sa.ForeignKeyConstraint(["item_id"], ["item.id"], name=op.f("fk_sales_month_item_id_item")),
        sa.PrimaryKeyConstraint("month", "item_id", name=op.f("pk_sales_month")),
        sqlite_strict=True,
        sqlite_with_rowid=False,
    )
    op.create_table(
        "settlement",
        sa.Column("id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False),
        sa.Column("money_document_id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False),
        sa.Column("bill_document_id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False),
        sa.Column("partner_id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False),
        sa.Column("amount_fen", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False),
        sa.Column("at", sa.Text(), nullable=False),
        sa.Column("user_id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False),
        sa.ForeignKeyConstraint(
            ["bill_document_id"], ["document.id"], name=op.f("fk_settlement_bill_document_id_document")
        ),
        sa.ForeignKeyConstraint(
            ["money_document_id"], ["document.id"], name=op.f("fk_settlement_money_document_id_document")
        ),
        sa.ForeignKeyConstraint(["partner_id"], ["partner.id"], name=op.f("fk_settlement_partner_id_partner")),
        sa.ForeignKeyConstraint(["user_id"], ["app_user.id"], name=op.f("fk_settlement_user_id_app_user")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_settlement")),
        sqlite_strict=True,
    )
    op.create_index("ix_settlement_bill", "settlement", ["bill_document_id"], unique=False)
    op.create_index("ix_settlement_money", "settlement", ["money_document_id"], unique=False)
    op.create_table(
        "shift",
        sa.Column("id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False),
        sa.Column("till", sa.Text(), nullable=False),
        sa.Column("number", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False),
        sa.Column("cashier_id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False),
        sa.Column("business_day", sa.Text(), nullable=False),
        sa.Column("opened_at", sa.Text(), nullable=False),
        sa.Column("float_fen", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False),
        sa.Column("cash_fund_id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False),
        sa.Column("after_document_id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False),
        sa.Column("closed_at", sa.Text(), server_default="", nullable=False),
        sa.Column("close_document_id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=True),
        sa.Column("expected_fen", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=True),
        sa.Column("counted_fen", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=True),
        sa.Column("over_short_fen", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=True),
        sa.Column("handed_over_fen", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=True),
        sa.Column("counted_notes", sa.Text(), server_default="", nullable=False),
        sa.ForeignKeyConstraint(["cash_fund_id"], ["fund_account.id"], name=op.f("fk_shift_cash_fund_id_fund_account")),
        sa.ForeignKeyConstraint(["cashier_id"], ["app_user.id"], name=op.f("fk_shift_cashier_id_app_user")),
        sa.ForeignKeyConstraint(
            ["close_document_id"], ["document.id"], name=op.f("fk_shift_close_document_id_document")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_shift")),
        sqlite_strict=True,
    )
    op.create_index("ix_shift_till", "shift", ["till", "number"], unique=True)
    op.create_table(
        "stock_balance",
        sa.Column("item_id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False),
        sa.Column("warehouse_id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False),
        sa.Column("batch_id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), server_default="0", nullable=False),
        sa.Column("quantity", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False),
        sa.Column("value_fen", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False),
        sa.Column("average_quantity", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False),
        sa.Column("average_value_fen", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False),
        sa.ForeignKeyConstraint(["item_id"], ["item.id"], name=op.f("fk_stock_balance_item_id_item")),
        sa.ForeignKeyConstraint(
            ["warehouse_id"], ["warehouse.id"], name=op.f("fk_stock_balance_warehouse_id_warehouse")
        ),
        sa.PrimaryKeyConstraint("item_id", "warehouse_id", "batch_id", name=op.f("pk_stock_balance")),
        sqlite_strict=True,
        sqlite_with_rowid=False,
    )
    op.create_table(
        "stock_month",
        sa.Column("month", sa.Text(), nullable=False),
        sa.Column("item_id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False),
        sa.Column("warehouse_id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False),
        sa.Column("route", sa.Text(), nullable=False),
        sa.Column("quantity", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False),
        sa.Column("value_fen", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False),
        sa.ForeignKeyConstraint(["item_id"], ["item.id"], name=op.f("fk_stock_month_item_id_item")),
        sa.ForeignKeyConstraint(["warehouse_id"], ["warehouse.id"], name=op.f("fk_stock_month_warehouse_id_warehouse")),
        sa.PrimaryKeyConstraint("month", "route", "item_id", "warehouse_id", name=op.f("pk_stock_month")),
        sqlite_strict=True,
        sqlite_with_rowid=False,
    )
    op.create_index("ix_stock_month_item", "stock_month", ["item_id", "month"], unique=False)
    op.create_table(
        "stock_take",
        sa.Column(
            "document_id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), autoincrement=False, nullable=False
        ),
        sa.Column("scope", sa.Text(), nullable=False),
        sa.Column("category_id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=True),
        sa.Column("blind", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), server_default="0", nullable=False),
        sa.ForeignKeyConstraint(["category_id"], ["category.id"], name=op.f("fk_stock_take_category_id_category")),
        sa.ForeignKeyConstraint(["document_id"], ["document.id"], name=op.f("fk_stock_take_document_id_document")),
        sa.PrimaryKeyConstraint("document_id", name=op.f("pk_stock_take")),
        sqlite_strict=True,
    )
    op.create_table(
        "tender",
        sa.Column("id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False),
        sa.Column("document_id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False),
        sa.Column("line_no", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False),
        sa.Column("kind", sa.Text(), nullable=False),
        sa.Column("fund_id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), server_default="0", nullable=False),
        sa.Column("tendered_fen", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False),
        sa.Column("amount_fen", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False),
        sa.Column("reference", sa.Text(), server_default="", nullable=False),
        sa.ForeignKeyConstraint(["document_id"], ["document.id"], name=op.f("fk_tender_document_id_document")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_tender")),
        sqlite_strict=True,
    )
    op.create_index("ix_tender_document", "tender", ["document_id"], unique=False)
    op.create_table(
        "adjust_line",
        sa.Column("id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False),
        sa.Column("document_id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False),
        sa.Column("line_no", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False),
        sa.Column("item_id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False),
        sa.Column("unit_id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False),
        sa.Column("quantity", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False),
        sa.Column("base_quantity", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False),
        sa.Column("cost_fen", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False),
        sa.Column("reason", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(["document_id"], ["document.id"], name=op.f("fk_adjust_line_document_id_document")),
        sa.ForeignKeyConstraint(["item_id"], ["item.id"], name=op.f("fk_adjust_line_item_id_item")),
        sa.ForeignKeyConstraint(["unit_id"], ["item_unit.id"], name=op.f("fk_adjust_line_unit_id_item_unit")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_adjust_line")),
        sqlite_strict=True,
    )
    op.create_index("ix_adjust_line_document", "adjust_line", ["document_id", "line_no"], unique=False)
    op.create_table(
        "drawer_move",
        sa.Column("id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False),
        sa.Column("shift_id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False),
        sa.Column("document_id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=True),
        sa.Column("amount_fen", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False),
        sa.Column("reason", sa.Text(), nullable=False),
        sa.Column("at", sa.Text(), nullable=False),
        sa.Column("user_id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False),
        sa.ForeignKeyConstraint(["document_id"], ["document.id"], name=op.f("fk_drawer_move_document_id_document")),
        sa.ForeignKeyConstraint(["shift_id"], ["shift.id"], name=op.f("fk_drawer_move_shift_id_shift")),
        sa.ForeignKeyConstraint(["user_id"], ["app_user.id"], name=op.f("fk_drawer_move_user_id_app_user")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_drawer_move")),
        sqlite_strict=True,
    )
    op.create_index("ix_drawer_move_shift", "drawer_move", ["shift_id"], unique=False)
    op.create_table(
        "item_barcode",
        sa.Column("id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False),
        sa.Column("code", sa.Text(), nullable=False),
        sa.Column("item_id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False),
        sa.Column("unit_id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False),
        sa.Column("source", sa.Text(), server_default="maker", nullable=False),
        sa.ForeignKeyConstraint(["item_id"], ["item.id"], name=op.f("fk_item_barcode_item_id_item")),
        sa.ForeignKeyConstraint(["unit_id"], ["item_unit.id"], name=op.f("fk_item_barcode_unit_id_item_unit")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_item_barcode")),
        sqlite_strict=True,
    )
    op.create_index("ix_item_barcode_code", "item_barcode", ["code", "item_id"], unique=True)
    op.create_index("ix_item_barcode_item", "item_barcode", ["item_id"], unique=False)
    op.create_index("ix_item_barcode_unit", "item_barcode", ["unit_id"], unique=False)
    op.create_table(
        "journal_line",
        sa.Column("id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False),
        sa.Column("document_id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False),
        sa.Column("line_no", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False),
        sa.Column("line_count", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False),
        sa.Column("move_count", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False),
        sa.Column("account", sa.Text(), nullable=False),
        sa.Column(
            "partner_id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), server_default="0", nullable=False
        ),
        sa.Column("fund_id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), server_default="0", nullable=False),
        sa.Column("amount_fen", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False),
        sa.Column("memo", sa.Text(), server_default="", nullable=False),
        sa.Column("business_day", sa.Text(), nullable=False),
        sa.CheckConstraint("line_no BETWEEN 1 AND line_count", name=op.f("ck_journal_line_within_the_posting")),
        sa.ForeignKeyConstraint(
            ["document_id", "line_count", "move_count"],
            ["posting.document_id", "posting.line_count", "posting.move_count"],
            name=op.f("fk_journal_line_document_id_line_count_move_count_posting"),
            initially="DEFERRED",
            deferrable=True,
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_journal_line")),
        sqlite_strict=True,
    )
    op.create_index("ix_journal_line_account", "journal_line", ["account", "business_day", "id"], unique=False)
    op.create_index("ix_journal_line_day", "journal_line", ["business_day"], unique=False)
    op.create_index("ix_journal_line_document", "journal_line", ["document_id", "line_no"], unique=True)
    op.create_index("ix_journal_line_partner", "journal_line", ["partner_id", "account", "id"], unique=False)
    op.create_table(
        "order_line",
        sa.Column("id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False),
        sa.Column("document_id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False),
        sa.Column("line_no", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False),
        sa.Column("item_id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False),
        sa.Column("unit_id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False),
        sa.Column("quantity", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False),
        sa.Column("base_quantity", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False),
        sa.Column("price_e4", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False),
        sa.Column("amount_fen", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False),
        sa.Column(
            "received_quantity",
            sa.BigInteger().with_variant(sa.Integer(), "sqlite"),
            server_default="0",
            nullable=False,
        ),
        sa.Column("due_day", sa.Text(), server_default="", nullable=False),
        sa.ForeignKeyConstraint(["document_id"], ["document.id"], name=op.f("fk_order_line_document_id_document")),
        sa.ForeignKeyConstraint(["item_id"], ["item.id"], name=op.f("fk_order_line_item_id_item")),
        sa.ForeignKeyConstraint(["unit_id"], ["item_unit.id"], name=op.f("fk_order_line_unit_id_item_unit")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_order_line")),
        sqlite_strict=True,
    )
    op.create_index("ix_order_line_document", "order_line", ["document_id", "line_no"], unique=False)
    op.create_table(
        "sale_header",
        sa.Column(
            "document_id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), autoincrement=False, nullable=False
        ),
        sa.Column("shift_id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=True),
        sa.Column("cashier_id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False),
        sa.Column("gross_fen", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False),
        sa.Column("discount_fen", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False),
        sa.Column("round_off_fen", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False),
        sa.Column("due_fen", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False),
        sa.Column("change_fen", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False),
        sa.Column("cost_fen", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False),
        sa.Column("tax_fen", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False),
        sa.Column("pieces", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False),
        sa.Column("at", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(["cashier_id"], ["app_user.id"], name=op.f("fk_sale_header_cashier_id_app_user")),
        sa.ForeignKeyConstraint(["document_id"], ["document.id"], name=op.f("fk_sale_header_document_id_document")),
        sa.ForeignKeyConstraint(["shift_id"], ["shift.id"], name=op.f("fk_sale_header_shift_id_shift")),
        sa.PrimaryKeyConstraint("document_id", name=op.f("pk_sale_header")),
        sqlite_strict=True,
    )
    op.create_index("ix_sale_header_shift", "sale_header", ["shift_id"], unique=False)
    op.create_table(
        "sale_line",
        sa.Column("id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False),
        sa.Column("document_id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False),
        sa.Column("line_no", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False),
        sa.Column("item_id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False),
        sa.Column("unit_id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False),
        sa.Column("quantity", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False),
        sa.Column("base_quantity", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False),
        sa.Column("list_price_e4", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False),
        sa.Column("price_e4", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False),
        sa.Column("gross_fen", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False),
        sa.Column(
            "discount_fen", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), server_default="0", nullable=False
        ),
        sa.Column(
            "round_off_fen", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), server_default="0", nullable=False
        ),
        sa.Column("amount_fen", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False),
        sa.Column("tax_fen", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False),
        sa.Column("cost_fen", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False),
        sa.Column("basis_points", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False),
        sa.Column("reason", sa.Text(), server_default="", nullable=False),
        sa.Column("answers_line_id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=True),
        sa.ForeignKeyConstraint(
            ["answers_line_id"], ["sale_line.id"], name=op.f("fk_sale_line_answers_line_id_sale_line")
        ),
        sa.ForeignKeyConstraint(["document_id"], ["document.id"], name=op.f("fk_sale_line_document_id_document")),
        sa.ForeignKeyConstraint(["item_id"], ["item.id"], name=op.f("fk_sale_line_item_id_item")),
        sa.ForeignKeyConstraint(["unit_id"], ["item_unit.id"], name=op.f("fk_sale_line_unit_id_item_unit")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_sale_line")),
        sqlite_strict=True,
    )
    op.create_index("ix_sale_line_answers", "sale_line", ["answers_line_id"], unique=False)
    op.create_index("ix_sale_line_document", "sale_line", ["document_id", "line_no"], unique=False)
    op.create_index("ix_sale_line_item", "sale_line", ["item_id", "id"], unique=False)
    op.create_table(
        "stock_move",
        sa.Column("id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False),
        sa.Column("document_id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False),
        sa.Column("move_no", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False),
        sa.Column("line_count", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False),
        sa.Column("move_count", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False),
        sa.Column("line_no", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False),
        sa.Column("item_id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False),
        sa.Column("warehouse_id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False),
        sa.Column("batch_id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), server_default="0", nullable=False),
        sa.Column("route", sa.Text(), nullable=False),
        sa.Column("quantity", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False),
        sa.Column("value_fen", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False),
        sa.Column("balance_quantity", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False),
        sa.Column("balance_value_fen", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False),
        sa.Column(
            "provisional", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), server_default="0", nullable=False
        ),
        sa.Column("business_day", sa.Text(), nullable=False),
        sa.Column("posted_at", sa.Text(), nullable=False),
        sa.CheckConstraint("move_no BETWEEN 1 AND move_count", name=op.f("ck_stock_move_within_the_posting")),
        sa.ForeignKeyConstraint(
            ["document_id", "line_count", "move_count"],
            ["posting.document_id", "posting.line_count", "posting.move_count"],
            name=op.f("fk_stock_move_document_id_line_count_move_count_posting"),
            initially="DEFERRED",
            deferrable=True,
        ),
        sa.ForeignKeyConstraint(["item_id"], ["item.id"], name=op.f("fk_stock_move_item_id_item")),
        sa.ForeignKeyConstraint(["warehouse_id"], ["warehouse.id"], name=op.f("fk_stock_move_warehouse_id_warehouse")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_stock_move")),
        sqlite_strict=True,
    )
    op.create_index(
        "ix_stock_move_day",
        "stock_move",
        ["business_day", "item_id", "warehouse_id", "route", "quantity", "value_fen"],
        unique=False,
    )
    op.create_index("ix_stock_move_document", "stock_move", ["document_id", "move_no"], unique=True)
    op.create_index("ix_stock_move_item", "stock_move", ["item_id", "warehouse_id", "id"], unique=False)
    op.create_table(
        "till_event",
        sa.Column("id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False),
        sa.Column("shift_id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=True),
        sa.Column("kind", sa.Text(), nullable=False),
        sa.Column("at", sa.Text(), nullable=False),
        sa.Column("user_id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False),
        sa.Column("approver_id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=True),
        sa.Column("document_id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=True),
        sa.Column("about", sa.Text(), server_default="", nullable=False),
        sa.ForeignKeyConstraint(["approver_id"], ["app_user.id"], name=op.f("fk_till_event_approver_id_app_user")),
        sa.ForeignKeyConstraint(["document_id"], ["document.id"], name=op.f("fk_till_event_document_id_document")),
        sa.ForeignKeyConstraint(["shift_id"], ["shift.id"], name=op.f("fk_till_event_shift_id_shift")),
        sa.ForeignKeyConstraint(["user_id"], ["app_user.id"], name=op.f("fk_till_event_user_id_app_user")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_till_event")),
        sqlite_strict=True,
    )
    op.create_index("ix_till_event_shift", "till_event", ["shift_id", "kind"], unique=False)
    op.create_table(
        "waiting_label",
        sa.Column("id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False),
        sa.Column("unit_id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False),
        sa.Column("copies", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False),
        sa.Column("why", sa.Text(), nullable=False),
        sa.Column("at", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(["unit_id"], ["item_unit.id"], name=op.f("fk_waiting_label_unit_id_item_unit")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_waiting_label")),
        sqlite_strict=True,
    )
    op.create_table(
        "receipt_line",
        sa.Column("id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False),
        sa.Column("document_id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False),
        sa.Column("line_no", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False),
        sa.Column("item_id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False),
        sa.Column("unit_id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False),
        sa.Column("quantity", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False),
        sa.Column("base_quantity", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False),
        sa.Column("price_e4", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False),
        sa.Column("amount_fen", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False),
        sa.Column(
            "cost_share_fen", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), server_default="0", nullable=False
        ),
        sa.Column("tax_fen", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), server_default="0", nullable=False),
        sa.Column("cost_fen", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False),
        sa.Column("gift", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), server_default="0", nullable=False),
        sa.Column("made_day", sa.Text(), server_default="", nullable=False),
        sa.Column("expiry_day", sa.Text(), server_default="", nullable=False),
        sa.Column("order_line_id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=True),
        sa.ForeignKeyConstraint(["document_id"], ["document.id"], name=op.f("fk_receipt_line_document_id_document")),
        sa.ForeignKeyConstraint(["item_id"], ["item.id"], name=op.f("fk_receipt_line_item_id_item")),
        sa.ForeignKeyConstraint(
            ["order_line_id"], ["order_line.id"], name=op.f("fk_receipt_line_order_line_id_order_line")
        ),
        sa.ForeignKeyConstraint(["unit_id"], ["item_unit.id"], name=op.f("fk_receipt_line_unit_id_item_unit")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_receipt_line")),
        sqlite_strict=True,
    )
    op.create_index("ix_receipt_line_document", "receipt_line", ["document_id", "line_no"], unique=False)
    op.create_index("ix_receipt_line_item", "receipt_line", ["item_id", "id"], unique=False)
    op.create_table(
        "purchase_return_line",
        sa.Column("id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False),
        sa.Column("document_id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False),
        sa.Column("line_no", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False),
        sa.Column("item_id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False),
        sa.Column("unit_id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False),
        sa.Column("quantity", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False),
        sa.Column("base_quantity", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False),
        sa.Column("amount_fen", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False),
        sa.Column("tax_fen", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), server_default="0", nullable=False),
        sa.Column("cost_fen", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False),
        sa.Column("receipt_line_id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False),
        sa.ForeignKeyConstraint(
            ["document_id"], ["document.id"], name=op.f("fk_purchase_return_line_document_id_document")
        ),
        sa.ForeignKeyConstraint(["item_id"], ["item.id"], name=op.f("fk_purchase_return_line_item_id_item")),
        sa.ForeignKeyConstraint(
            ["receipt_line_id"], ["receipt_line.id"], name=op.f("fk_purchase_return_line_receipt_line_id_receipt_line")
        ),
        sa.ForeignKeyConstraint(["unit_id"], ["item_unit.id"], name=op.f("fk_purchase_return_line_unit_id_item_unit")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_purchase_return_line")),
        sqlite_strict=True,
    )
    op.create_index(
        "ix_purchase_return_line_document", "purchase_return_line", ["document_id", "line_no"], unique=False
    )
    op.create_index("ix_purchase_return_line_receipt", "purchase_return_line", ["receipt_line_id"], unique=False)
    for guard in GUARDS:
        op.execute(sa.text(guard))
