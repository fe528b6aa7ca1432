"""The people who use the shop and when they came in."""

from sqlalchemy import Index

from jxc_desktop.storage import guards
from jxc_desktop.storage.columns import link, own_id, table, text, whole

app_user = table(
    "app_user",
    own_id(),
    text("name", unique=True),
    text("role"),
    text("password_hash"),
    text("pinyin", server_default=""),
    whole("active", server_default="1"),
    whole("failures", server_default="0"),
    text("locked_until", server_default=""),
    text("created_at"),
)

sign_in = table(
    "sign_in",
    own_id(),
    link("user_id", "app_user.id"),
    text("at"),
    text("till"),
    whole("good"),
)
Index("ix_sign_in_user", sign_in.c.user_id, sign_in.c.id)
guards.append_only("sign_in")
