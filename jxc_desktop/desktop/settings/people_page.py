"""Who works here, what each role may, when they came in."""

from jxc_desktop.desktop.page import Page


class PeoplePage(Page):
    """Who works here, what each role may, when they came in."""
