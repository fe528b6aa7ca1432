"""Rates and means of a report, rounded alike in a query and in its totals line."""

from typing import Any

from sqlalchemy import ColumnElement, and_, case, cast, func, or_

from jxc_desktop.kernel.rounding import div_half_up
from jxc_desktop.storage.columns import BIG


def rounded(above: Any, below: Any) -> ColumnElement[int]:
    """above / below in a query as `kernel.rounding.div_half_up` does it; nothing may be divided by 0."""
    # PostgreSQL makes the sum of whole numbers a decimal, which would go on dividing.
    top, under = cast(func.abs(above), BIG), cast(func.abs(below), BIG)
    size = (2 * top + under) // (2 * under)
    return case((or_(and_(above < 0, below > 0), and_(above > 0, below < 0)), -size), else_=size)


def margin(profit: Any, net: Any) -> ColumnElement[int]:
    """毛利率 in a query: tenths of a percent of the net sum, 0 where nothing was sold."""
    return case((net != 0, rounded(profit * 1000, net)), else_=0)


def average(amount: Any, receipts: Any) -> ColumnElement[int]:
    """客单价 in a query, in fen; 0 where nothing was sold."""
    return case((receipts > 0, rounded(amount, receipts)), else_=0)


def with_rates(sums: dict[str, Any]) -> dict[str, Any]:
    """The totals line's own margin and average, from its sums, by the same rounding."""
    if sums.get("net") and "profit" in sums:
        sums["margin"] = div_half_up(sums["profit"] * 1000, sums["net"])
    if sums.get("receipts"):
        sums["average"] = div_half_up(sums["amount"], sums["receipts"])
    return sums
