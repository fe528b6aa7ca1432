"""Which price a customer pays, and how far a cashier may go from it (TRADE.md rows 38, 43)."""

from typing import Protocol

from jxc_desktop.documents.partners import PriceLevel
from jxc_desktop.kernel.money import Money
from jxc_desktop.kernel.price import Price


class Priced(Protocol):
    """Goods in one unit, with that unit's prices; 0 where none is set."""

    @property
    def retail_price(self) -> Price: ...
    @property
    def member_price(self) -> Price: ...
    @property
    def wholesale_price(self) -> Price: ...


def price_for(level: PriceLevel, goods: Priced) -> Price:
    """The price this level pays; where it has none of its own, the retail price."""
    own = {PriceLevel.MEMBER: goods.member_price, PriceLevel.WHOLESALE: goods.wholesale_price}.get(level)
    return own or goods.retail_price


def over_limit(discount: Money, gross: Money, most_percent: int) -> bool:
    """Whether `discount` is more than `most_percent` of `gross`."""
    return discount.fen * 100 > gross.fen * most_percent
