"""The two roundings of the shop: half-up, and sharing a sum so that the shares add up to it."""

from collections.abc import Sequence


def div_half_up(numerator: int, denominator: int) -> int:
    """numerator / denominator to the nearest whole, halves away from zero (四舍五入).

    | n/d  |  5/2 | -5/2 | 7/3 | -7/3 |
    | is   |  3   | -3   | 2   | -2   |
    """
    if denominator == 0:
        raise ZeroDivisionError("a share of nothing has no size")
    if denominator < 0:
        numerator, denominator = -numerator, -denominator
    quotient, rest = divmod(abs(numerator), denominator)
    quotient += 2 * rest >= denominator
    return -quotient if numerator < 0 else quotient


def largest_remainder(total: int, weights: Sequence[int]) -> list[int]:
    """Shares of `total` in proportion to `weights` (none negative) that sum to it exactly (TRADE.md rule 8).

    Each share is first cut off; what is left over goes, one unit each, to the largest remainders, the
    earlier line first where two are equal. 0.10 over 3.30, 3.30, 3.30 is 0.04, 0.03, 0.03.
    """
    if total == 0:
        return [0] * len(weights)
    whole = sum(weights)
    if whole == 0:
        raise ZeroDivisionError("a sum cannot be shared over weights that are all zero")
    sign = -1 if total < 0 else 1
    parts = [divmod(abs(total) * weight, whole) for weight in weights]
    shares = [quotient for quotient, _ in parts]
    left = abs(total) - sum(shares)
    by_remainder = sorted(range(len(weights)), key=lambda i: (-parts[i][1], i))
    for i in by_remainder[:left]:
        shares[i] += 1
    return [sign * share for share in shares]
