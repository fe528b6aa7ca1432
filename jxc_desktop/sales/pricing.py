"""Which price a customer pays, and how far a cashier may go from it (TRADE.md rows 38, 43)."""

from enum import StrEnum
from typing import Protocol

from jxc_desktop.kernel.money import Money
from jxc_desktop.kernel.price import Price


class Tier(StrEnum):
    """The price level of a customer."""

    RETAIL = "retail"
    MEMBER = "member"
    WHOLESALE = "wholesale"


class Priced(Protocol):
    """Goods in one unit, with that unit's prices; 0 where none is set."""

    @property
    def retail_price(self) -> Price: ...
    @property
    def member_price(self) -> Price: ...
    @property
    def wholesale_price(self) -> Price: ...


def tier_of(level: str) -> Tier:
    """The price level behind a customer's level: named ones as they are, any other word (金卡) is a member."""
    if not level:
        return Tier.RETAIL
    return Tier(level) if level in Tier._value2member_map_ else Tier.MEMBER


def price_for(tier: Tier, goods: Priced) -> Price:
    """The price this level pays; where it has none of its own, the retail price."""
    own = {Tier.MEMBER: goods.member_price, Tier.WHOLESALE: goods.wholesale_price}.get(tier)
    return own or goods.retail_price


def over_limit(discount: Money, gross: Money, most_percent: int) -> bool:
    """Whether `discount` is more than `most_percent` of `gross`."""
    return discount.fen * 100 > gross.fen * most_percent
