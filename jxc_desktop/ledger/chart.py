"""The chart of accounts (小企业会计准则) that postings name, shipped in resources/chart_of_accounts.json.

A sub-account's code begins with its account's: 560102 广告费和业务宣传费 belongs to 5601 销售费用.
"""

import json
from dataclasses import dataclass
from enum import StrEnum
from functools import cache

from jxc_desktop import resources


class Account(StrEnum):
    """The accounts the shop's own papers post to (TRADE.md section 6)."""

    CASH = "1001"
    BANK = "1002"
    E_MONEY = "1012"
    RECEIVABLE = "1122"
    PREPAID = "1123"
    INVENTORY = "1405"
    PENDING_GAIN_LOSS = "1901"
    PAYABLE = "2202"
    ADVANCES = "2203"
    TAX = "2221"
    OTHER_PAYABLE = "2241"
    CAPITAL = "3001"
    PROFIT = "3103"
    RETAINED = "3104"
    SALES = "5001"
    OTHER_GAINS = "5301"
    GRANTS = "530101"
    COGS = "5401"
    TAXES_AND_SURCHARGES = "5403"
    CITY_TAX = "540303"
    PROPERTY_AND_STAMP_TAX = "540306"
    EDUCATION_SURCHARGE = "540307"
    SELLING_EXPENSE = "5601"
    REPAIRS = "560101"
    ADVERTISING = "560102"
    ADMIN_EXPENSE = "5602"
    START_UP = "560201"
    ENTERTAINMENT = "560202"
    RESEARCH = "560203"
    WAGES = "560204"
    FINANCE_EXPENSE = "5603"
    INTEREST = "560301"
    OTHER_LOSSES = "5711"
    DISASTERS = "571104"
    TAX_FINES = "571105"
    INCOME_TAX = "5801"


_TOP_DIGITS = 4


@dataclass(frozen=True, slots=True)
class ChartAccount:
    """One account of the chart: `side` is +1 where a debit raises it, -1 where a credit does."""

    code: str
    name: str
    english: str
    kind: str
    side: int

    @property
    def is_top(self) -> bool:
        """Whether it belongs to no other account."""
        return len(self.code) == _TOP_DIGITS


@cache
def chart() -> tuple[ChartAccount, ...]:
    """Every account of the shipped chart, in code order."""
    rows = json.loads(resources.path("chart_of_accounts.json").read_text(encoding="utf-8"))
    return tuple(ChartAccount(**row) for row in rows)


def top_of(code: str) -> str:
    """The account a sub-account belongs to; an account that belongs to none is its own."""
    return code[:_TOP_DIGITS]


@cache
def family(code: str) -> tuple[str, ...]:
    """An account and its sub-accounts, in code order; the code alone where the chart does not know it."""
    return tuple(account.code for account in chart() if account.code.startswith(code)) or (code,)
