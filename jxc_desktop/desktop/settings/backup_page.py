"""Back up now, where to, the backups there are, restore one."""

from jxc_desktop.desktop.page import Page


class BackupPage(Page):
    """Back up now, where to, the backups there are, restore one."""
