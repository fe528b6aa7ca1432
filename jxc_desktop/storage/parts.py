"""A long list of values in parts that one IN can take."""

from collections.abc import Collection, Iterator, Sequence
from typing import TypeVar

Value = TypeVar("Value")
MOST_IN = 500


def in_parts(values: Collection[Value], most: int = MOST_IN) -> Iterator[Sequence[Value]]:
    """`values` in their order, at most so many at once."""
    every = list(values)
    return (every[at : at + most] for at in range(0, len(every), most))
