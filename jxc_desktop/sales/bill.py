"""A bill reckoned: discounts and 抹零 shared over its lines so that the lines sum to what is paid (rules 7 and 8)."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import NamedTuple

from jxc_desktop.kernel.money import ZERO, Money
from jxc_desktop.kernel.refusal import Refused
from jxc_desktop.kernel.rounding import largest_remainder
from jxc_desktop.sales.round_off import RoundRule, round_off


class Reckoned(NamedTuple):
    """One line: gross - discount (its own and its share of the bill's) - round_off = amount."""

    gross: Money
    discount: Money
    round_off: Money
    amount: Money


@dataclass(frozen=True, slots=True)
class Bill:
    """The whole: gross - discount - round_off = due, and so for every line."""

    lines: tuple[Reckoned, ...]
    gross: Money
    discount: Money
    round_off: Money
    due: Money


def reckon(lines: Sequence[tuple[Money, Money]], bill_discount: Money, rule: RoundRule, *, cash: bool) -> Bill:
    """The bill over `lines` of (gross, own discount); 抹零 only where cash is taken.

    Refused "discount.too_much" where a discount is negative or more than what it comes off.
    """
    grosses = [gross.fen for gross, _ in lines]
    nets = [gross.fen - own.fen for gross, own in lines]
    before = sum(nets)
    if any(own.fen < 0 or own.fen > abs(gross.fen) for gross, own in lines) or not 0 <= bill_discount.fen <= before:
        raise Refused("discount.too_much")
    shares = largest_remainder(bill_discount.fen, nets) if bill_discount else [0] * len(nets)
    after = [net - share for net, share in zip(nets, shares, strict=True)]
    off = round_off(Money(before - bill_discount.fen), rule).fen if cash else 0
    offs = largest_remainder(off, after) if off else [0] * len(after)
    reckoned = tuple(
        [
            Reckoned(Money(gross), Money(gross - left), Money(cut), Money(left - cut))
            for gross, left, cut in zip(grosses, after, offs, strict=True)
        ]
    )
    discount = sum(grosses) - before + bill_discount.fen
    return Bill(
        reckoned,
        Money(sum(grosses)),
        Money(discount),
        Money(off) if off else ZERO,
        Money(before - bill_discount.fen - off),
    )
