"""The five figures on top: how the day goes against the same weekday last week, who owes whom."""

from collections.abc import Sequence
from datetime import date
from decimal import Decimal
from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from jxc_desktop.desktop.kit.card import StatTile
from jxc_desktop.desktop.kit.layout import row
from jxc_desktop.desktop.kit.weekday import weekday
from jxc_desktop.insights.home import DayFigures, HomeFigures
from jxc_desktop.insights.report import Opens, Thing
from jxc_desktop.kernel.money import ZERO, Money
from jxc_desktop.kernel.rounding import div_half_up
from jxc_desktop.words import tr
from jxc_desktop.words.figures import grouped

_WEEK = 7


def weekday_of(day: str) -> str:
    """The day of the week of a stored day, in words."""
    return weekday(date.fromisoformat(day))


def compared(now: Money, before: Money, day: str) -> tuple[str, str]:
    """How a figure stands against the one of `day`, and its tone; nothing where there was none."""
    if before <= ZERO:
        return "", "text3"
    percent = (Decimal(now.fen - before.fen) * 100 / before.fen).quantize(Decimal("0.1"))
    sign = "+" if percent >= 0 else "\u2212"
    words = tr(
        "{sign}{percent}% on last {weekday} by this time", sign=sign, percent=abs(percent), weekday=weekday_of(day)
    )
    return words, "ok" if percent >= 0 else "bad"


class Figures(QWidget):
    """`opened(Opens)`: the papers behind a figure. Without the right to see cost there is no profit tile."""

    opened = Signal(object)

    def __init__(self, *, sees_cost: bool) -> None:
        super().__init__()
        self.amount = StatTile(tr("Turnover"))
        self.profit = StatTile(tr("Gross profit")) if sees_cost else None
        self.average = StatTile(tr("Per sale"))
        self.owed_to_us, self.we_owe = StatTile(tr("Owed to me")), StatTile(tr("I owe")) if sees_cost else None
        tiles = (self.amount, self.profit, self.average, self.owed_to_us, self.we_owe)
        self.tiles = [tile for tile in tiles if tile is not None]
        self.setLayout(row(*[(tile, 1) for tile in self.tiles], gap=12))
        self._opens: dict[StatTile, Opens] = {}
        for tile in self.tiles:
            tile.opened.connect(partial(self._open, tile))

    def show_figures(self, found: HomeFigures) -> None:
        """Fills the tiles."""
        today, before, week = found.today, found.week_ago, found.days[-_WEEK:]
        same_day = before.day
        words, tone = compared(today.amount, before.amount, same_day)
        self.amount.show_stat(today.amount, compare=words, tone=tone, spark=_course([*week, today], "amount"))
        words, tone = compared(today.average, before.average, same_day)
        beside = tr("{n} {n:sale|sales}", n=f"{today.receipts:,}")
        self.average.show_stat(
            today.average, beside=beside, compare=words, tone=tone, spark=_course([*week, today], "average")
        )
        if self.profit is not None and today.profit is not None:
            words, tone = compared(today.profit, before.profit or ZERO, same_day)
            self.profit.show_stat(
                today.profit, beside=_margin(today), compare=words, tone=tone, spark=_course([*week, today], "profit")
            )
        owed = found.owed_to_us
        old = tr("of it {sum} for over 30 days", sum=grouped(owed.over_30_days)) if owed.over_30_days else ""
        self.owed_to_us.show_stat(owed.total, compare=old)
        if self.we_owe is not None and found.we_owe is not None:
            due = found.we_owe.overdue
            self.we_owe.show_stat(found.we_owe.total, compare=tr("due by now {sum}", sum=grouped(due)) if due else "")
        self._point(found.day)

    def _point(self, day: str) -> None:
        span = (("from", day), ("to", day))
        receipts = Opens(Thing.REPORT, "sales.receipts", span)
        self._opens = {
            self.amount: receipts,
            self.average: receipts,
            self.owed_to_us: Opens(Thing.REPORT, "customers.ageing"),
        }
        if self.profit is not None:
            self._opens[self.profit] = Opens(Thing.REPORT, "sales.margin", (*span, ("by", "item")))
        if self.we_owe is not None:
            self._opens[self.we_owe] = Opens(Thing.REPORT, "suppliers.ageing")

    def _open(self, tile: StatTile) -> None:
        if tile in self._opens:
            self.opened.emit(self._opens[tile])


def _margin(day: DayFigures) -> str:
    """毛利率 on what is left of the sales after tax, as every report reckons it."""
    if not day.profit or day.net <= ZERO:
        return ""
    return tr("margin {percent}%", percent=Decimal(div_half_up(day.profit.fen * 1000, day.net.fen)).scaleb(-1))


def _course(days: Sequence[DayFigures], what: str) -> list[float]:
    values = [getattr(day, what) for day in days]
    if not any(values):
        return []
    return [value.fen / 100 if isinstance(value, Money) else 0.0 for value in values]
