"""Quantities in whole thousandths of an item's base unit."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Self

from jxc_desktop.kernel.numbers import scaled, unscaled

_MOST_THOUSANDTHS = 1_000_000_000_000


@dataclass(frozen=True, slots=True, order=True)
class Quantity:
    """How much of an item, signed, in thousandths of the base unit (grams of a kilogram item)."""

    thousandths: int

    @classmethod
    def parse(cls, text: str) -> Self:
        """A count or weight as typed ("3", "1.260"); Refused "number.*", "number.too_fine" past 3 decimals."""
        return cls(scaled(text, 3, _MOST_THOUSANDTHS, round_below=False))

    @classmethod
    def of(cls, units: int) -> Self:
        """So many whole units."""
        return cls(units * 1000)

    @classmethod
    def total(cls, quantities: Iterable[Self]) -> "Quantity":
        """The sum of many."""
        return Quantity(sum(quantity.thousandths for quantity in quantities))

    def __add__(self, other: "Quantity") -> "Quantity":
        return Quantity(self.thousandths + other.thousandths)

    def __sub__(self, other: "Quantity") -> "Quantity":
        return Quantity(self.thousandths - other.thousandths)

    def __neg__(self) -> "Quantity":
        return Quantity(-self.thousandths)

    def __abs__(self) -> "Quantity":
        return Quantity(abs(self.thousandths))

    def __mul__(self, times: int) -> "Quantity":
        return Quantity(self.thousandths * times)

    def __bool__(self) -> bool:
        return self.thousandths != 0

    def text(self) -> str:
        """Plain decimal without needless zeros: "3", "1.26"."""
        return unscaled(self.thousandths, 3, keep=0)


NONE = Quantity(0)
