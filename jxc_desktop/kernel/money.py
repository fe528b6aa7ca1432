"""Money in whole fen."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Self

from jxc_desktop.kernel.numbers import fold, scaled, unscaled
from jxc_desktop.kernel.rounding import div_half_up

_MOST_FEN = 100_000_000_000_000  # a million million yuan: sums of any shop's life stay far inside 64 bits


@dataclass(frozen=True, slots=True, order=True)
class Money:
    """A sum of money, signed, in fen; there is no other amount type and no float anywhere."""

    fen: int

    @classmethod
    def parse(cls, text: str) -> Self:
        """Yuan as typed or found in a cell ("1,234.50", "¥12.5", "12.5元"), rounded half-up once to the fen.

        Refused "number.*" as in `kernel.numbers`.
        """
        plain = fold(text)
        plain = plain.removeprefix("¥").removesuffix("元").strip()
        return cls(scaled(plain, 2, _MOST_FEN, round_below=True))

    @classmethod
    def total(cls, sums: Iterable[Self]) -> "Money":
        """The sum of many."""
        return Money(sum(money.fen for money in sums))

    def __add__(self, other: "Money") -> "Money":
        return Money(self.fen + other.fen) if other.fen else self

    def __sub__(self, other: "Money") -> "Money":
        return Money(self.fen - other.fen) if other.fen else self

    def __neg__(self) -> "Money":
        return Money(-self.fen)

    def __abs__(self) -> "Money":
        return Money(abs(self.fen))

    def __bool__(self) -> bool:
        return self.fen != 0

    def share(self, numerator: int, denominator: int) -> "Money":
        """This sum x numerator / denominator, half-up to the fen."""
        return Money(div_half_up(self.fen * numerator, denominator))

    def text(self) -> str:
        """Yuan with two decimals and an ASCII minus, as the door and files write it: "-12.50"."""
        return unscaled(self.fen, 2, keep=2)


ZERO = Money(0)
