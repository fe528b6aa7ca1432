"""Version, shop file, licences, and the proof of the whole shop."""

from jxc_desktop.desktop.page import Page


class AboutPage(Page):
    """Version, shop file, licences, and the proof of the whole shop."""
