"""Prices of one unit, with up to four decimals of a yuan."""

from dataclasses import dataclass
from typing import Self

from jxc_desktop.kernel.money import Money
from jxc_desktop.kernel.numbers import fold, scaled, unscaled
from jxc_desktop.kernel.quantity import Quantity
from jxc_desktop.kernel.rounding import div_half_up

_MOST_E4 = 1_000_000_000_000


@dataclass(frozen=True, slots=True, order=True)
class Price:
    """Yuan per unit in ten-thousandths; only an amount (`times`) ever reaches the books."""

    e4: int

    @classmethod
    def parse(cls, text: str) -> Self:
        """A price as typed ("3.5", "0.0125"); Refused "number.*", "number.too_fine" past 4 decimals."""
        plain = fold(text).removeprefix("¥").removesuffix("元").strip()
        return cls(scaled(plain, 4, _MOST_E4, round_below=False))

    @classmethod
    def of(cls, money: Money, quantity: Quantity) -> Self:
        """The mean price for showing (half-up to 4 decimals); a quantity of zero has price 0."""
        if not quantity:
            return cls(0)
        return cls(div_half_up(money.fen * 100 * 1000, quantity.thousandths))

    def times(self, quantity: Quantity) -> Money:
        """The amount for `quantity` of the unit this price is for, half-up to the fen."""
        return Money(div_half_up(self.e4 * quantity.thousandths, 100 * 1000))

    def __bool__(self) -> bool:
        return self.e4 != 0

    def text(self) -> str:
        """Yuan with two to four decimals: "3.50", "0.0125"."""
        return unscaled(self.e4, 4, keep=2)
