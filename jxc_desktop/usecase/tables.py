"""The audit: one row for every use case that went through, never changed."""

from jxc_desktop.storage import guards
from jxc_desktop.storage.columns import link, own_id, table, text

action = table(
    "action",
    own_id(),
    text("at"),
    link("user_id", "app_user.id"),
    link("approver_id", "app_user.id", nullable=True),
    text("verb"),
    text("request_id", unique=True),
    text("request"),
    text("result"),
    text("before", nullable=True),
    text("after", nullable=True),
)
guards.append_only("action")
