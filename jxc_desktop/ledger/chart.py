"""The chart of accounts (小企业会计准则) that postings name, shipped in resources/chart_of_accounts.json."""

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
    COGS = "5401"
    TAXES_AND_SURCHARGES = "5403"
    SELLING_EXPENSE = "5601"
    ADMIN_EXPENSE = "5602"
    FINANCE_EXPENSE = "5603"
    OTHER_LOSSES = "5711"


@dataclass(frozen=True, slots=True)
class ChartAccount:
    """One account of the chart: `side` is +1 where a debit raises it, -1 where a credit does."""

    code: str
    name: str
    english: str
    kind: str
    side: int


@cache
def chart() -> tuple[ChartAccount, ...]:
    """Every account of the shipped chart, in code order."""
    rows = json.loads(resources.path("chart_of_accounts.json").read_text(encoding="utf-8"))
    return tuple(ChartAccount(**row) for row in rows)
