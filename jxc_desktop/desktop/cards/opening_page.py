"""Opening balances: stock, debts both ways, money, other accounts."""

from jxc_desktop.desktop.page import Page


class OpeningPage(Page):
    """Opening balances: stock, debts both ways, money, other accounts."""
