"""The first page: how today goes, and what is to be done (TRADE.md row 65)."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal
from typing import Any

from PySide6.QtCore import QTimer
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QStackedWidget, QWidget

from jxc_desktop.desktop.home.figures import Figures, weekday_of
from jxc_desktop.desktop.home.first_day import FirstDay, FirstSteps, first_steps
from jxc_desktop.desktop.home.numbers_sheet import show_numbers
from jxc_desktop.desktop.home.to_do import ToDoCard
from jxc_desktop.desktop.home.waiting import waiting_of
from jxc_desktop.desktop.kit.buttons import KeyButton, Kind
from jxc_desktop.desktop.kit.card import Card, Skeleton
from jxc_desktop.desktop.kit.chart_ground import Chart
from jxc_desktop.desktop.kit.charts import BarChart, LineChart
from jxc_desktop.desktop.kit.labels import note
from jxc_desktop.desktop.kit.layout import boxed, column, row
from jxc_desktop.desktop.kit.share_charts import Donut, Legend, Part, Rank, RankChart
from jxc_desktop.desktop.window.above import nearest
from jxc_desktop.desktop.window.main_window import MainWindow
from jxc_desktop.desktop.window.page import Page
from jxc_desktop.desktop.window.room_view import RoomView
from jxc_desktop.desktop.workplace import Workplace
from jxc_desktop.insights import asking, home
from jxc_desktop.insights.registry import report
from jxc_desktop.insights.report import Opens, Thing
from jxc_desktop.kernel.changes import Topic
from jxc_desktop.kernel.money import Money
from jxc_desktop.kernel.permission import Permission
from jxc_desktop.kernel.quantity import Quantity
from jxc_desktop.words import tr
from jxc_desktop.words.figures import grouped

_EACH_MS = 60_000
_WIDE_FROM, _MOST_TENDERS, _BEST = 1500, 5, 6


@dataclass(frozen=True, slots=True)
class Seen:
    """All that is read for the page at once, but for what waits: the bell reads that too."""

    figures: home.HomeFigures
    best: tuple[Rank, ...]
    first: FirstSteps | None


class HomePage(Page):
    """Each figure and each line opens its papers; Alt 2 goes to the till, Ctrl J hands the shift over."""

    watches = frozenset(
        {
            Topic.SALES,
            Topic.STOCK,
            Topic.FUNDS,
            Topic.PURCHASES,
            Topic.SHIFTS,
            Topic.ITEMS,
            Topic.CUSTOMERS,
            Topic.SUPPLIERS,
        }
    )

    def __init__(self, work: Workplace) -> None:
        super().__init__(work)
        self.figures = Figures(sees_cost=work.sees_cost)
        self.to_do, self.first_day = ToDoCard(), FirstDay()
        self._waits = waiting_of(work)
        self.hours = BarChart(tr("Turnover by the hour"))
        self.profit = LineChart(tr("Gross profit, 30 days") if work.sees_cost else tr("Turnover, 30 days"))
        self.tenders = Donut(tr("How they paid"))
        self.best = RankChart(tr("Sells well today"))
        self.shift = KeyButton(tr("Hand over the shift"), "Ctrl J", icon="clock-3")
        self.till = KeyButton(tr("To the till"), "Alt 2", Kind.PRIMARY, "scan-barcode")
        # The window owns Alt 2 already; two owners of one key would silence both.
        self.till.rest(True)
        self._lay()
        self._wire()
        self._clock = QTimer(self)
        self._clock.setInterval(_EACH_MS)
        self._clock.timeout.connect(self._tick)
        self._clock.start()

    def _lay(self) -> None:
        self._legend_place = row(gap=0)
        self._legend: Legend | None = None
        hours = Card(tr("Turnover by the hour"), tr("¥"), boxed(self._legend_place))
        hours.add(self.hours, 1)
        self._daily = note("")
        profit = Card(self.profit.accessibleName(), tr("¥"), self._daily)
        profit.add(self.profit, 1)
        tenders = Card(tr("How they paid"))
        tenders.add(self.tenders, 1)
        self.best_card = Card(tr("Sells well today"), "", note(tr("pieces, yuan")))
        self.best_card.add(self.best, 1)
        self.best_card.hide()
        self._charts = boxed(
            column((hours, 1), (row((profit, 11), (tenders, 9), (self.best_card, 9), gap=12), 1), gap=12)
        )
        self._waiting = Card(margins=(20, 20, 20, 20))
        self._waiting.add(Skeleton(8))
        self._waiting.body.addStretch(1)
        self._left = QStackedWidget()
        for side in (self._waiting, self._charts, self.first_day):
            self._left.addWidget(side)
        self.to_do.setFixedWidth(352)
        self.setLayout(column(self.figures, (row((self._left, 1), self.to_do, gap=12), 1), gap=12))

    def _wire(self) -> None:
        self.figures.opened.connect(self.work.go)
        self._waits.found.connect(self.to_do.show_things)
        self.to_do.opened.connect(lambda thing: self.work.go(thing.opens))
        self.first_day.wanted.connect(self._enter)
        self.till.clicked.connect(lambda: self._enter("till"))
        self.shift.clicked.connect(self._hand_over)
        for chart in (self.hours, self.profit, self.tenders, self.best):
            chart.numbers_wanted.connect(lambda _=None, chart=chart: self._show_numbers(chart))

    def title_actions(self) -> Sequence[QWidget]:
        # Only those that are shown: a button made visible before it has a place would open as a window of its own.
        shift = (self.shift,) if self.work.may(Permission.CLOSE_SHIFT) else ()
        return (*shift, self.till) if self.work.may(Permission.SELL) else ()

    def keys(self) -> Sequence[tuple[str, str]]:
        return (("Alt 2", tr("To the till")), ("Ctrl J", tr("Hand over the shift")))

    # --- reading -----------------------------------------------------------------------------------------------

    def reload(self) -> None:
        now, session, rolls = datetime.now(), self.work.session, self.work.settings.rolls_at_hour
        wide = self.width() >= _WIDE_FROM

        def read(conn: Any) -> Seen:
            figures = home.today(conn, session, now, rolls)
            day = date.fromisoformat(figures.day)
            sold = figures.today.receipts or any(one.receipts for one in figures.days)
            return Seen(
                figures,
                _best_sellers(conn, session, day) if wide and sold else (),
                None if sold else first_steps(conn, session, day),
            )

        self.work.read(self, read, self._show, latest="home")
        self._waits.read()

    def _tick(self) -> None:
        if self.isVisible():
            self.reload()

    def _show(self, seen: Seen) -> None:
        found = seen.figures
        self.figures.show_figures(found)
        self._say_when(found)
        if seen.first is not None:
            self.first_day.show_steps(seen.first)
            self._left.setCurrentWidget(self.first_day)
            return
        self._show_hours(found)
        self._show_days(found)
        self._show_tenders(found)
        self.best.show_ranks(seen.best)
        self.best_card.setVisible(bool(seen.best))
        self._left.setCurrentWidget(self._charts)

    def _say_when(self, found: home.HomeFigures) -> None:
        room = nearest(self, RoomView)
        if room is not None:
            day = date.fromisoformat(found.day)
            when = tr("{month}-{day} {weekday}", month=day.month, day=day.day, weekday=weekday_of(found.day))
            room.title_row.say(f"{when}   {tr('until {time}', time=f'{found.at:%H:%M}')}")

    def _show_hours(self, found: home.HomeFigures) -> None:
        last = tr("Last {weekday}", weekday=weekday_of(found.week_ago.day))
        self.hours.show_values(
            [str(one.hour) for one in found.hours],
            [_yuan(one.today) for one in found.hours],
            [_yuan(one.week_ago) or None for one in found.hours],
            now=next((n for n, one in enumerate(found.hours) if one.hour == found.at.hour), -1),
            titles=(tr("Today"), last),
        )
        if self._legend is not None:
            self._legend.deleteLater()
        self._legend = Legend(("chart1", tr("Today"), False), ("chart2", last, True))
        self._legend_place.addWidget(self._legend)

    def _show_days(self, found: home.HomeFigures) -> None:
        sees = self.work.sees_cost
        values = [_yuan(one.profit if sees else one.amount) for one in found.days]
        began = next((n for n, one in enumerate(found.days) if one.receipts), len(values) - 1)
        shown, days = values[min(began, len(values) - 2) :], found.days[min(began, len(values) - 2) :]
        self.profit.show_values([one.day[5:] for one in days], shown, title=tr("¥"))
        self._daily.setText(tr("{sum} a day", sum=f"{sum(shown) / len(shown):,.0f}") if shown else "")

    def _show_tenders(self, found: home.HomeFigures) -> None:
        parts = [Part(one.name or tr("On account"), _yuan(one.amount), grouped(one.amount)) for one in found.tenders]
        if len(parts) > _MOST_TENDERS:
            rest = Money.total(one.amount for one in found.tenders[_MOST_TENDERS - 1 :])
            parts = [*parts[: _MOST_TENDERS - 1], Part(tr("Others"), _yuan(rest), grouped(rest))]
        self.tenders.show_parts(parts, f"{found.today.receipts:,}", tr("sales"))

    # --- where one goes from here ------------------------------------------------------------------------------

    def _enter(self, room: str, page: str = "") -> None:
        window = nearest(self, MainWindow)
        if window is not None:
            window.go_to_page(room, page)

    def _hand_over(self) -> None:
        window = nearest(self, MainWindow)
        page = window.go_to_page("till") if window is not None else None
        if page is not None:
            page.show_thing(Opens(Thing.SHIFT, self.work.session.till))

    def _show_numbers(self, chart: Chart) -> None:
        show_numbers(nearest(self, MainWindow) or self, chart)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        before = event.oldSize().width() >= _WIDE_FROM
        if before != (event.size().width() >= _WIDE_FROM) and self.isVisible():
            self.reload()


def _yuan(money: Money | None) -> float:
    return float(Decimal(money.fen) / 100) if money else 0.0


def _best_sellers(conn: Any, session: Any, day: date) -> tuple[Rank, ...]:
    """What sold best today, by amount; nothing for who may not read the report."""
    asked = report("sales.margin")
    if not asked.may_read(session):
        return ()
    answers = asked.answers({"from": day.isoformat(), "to": day.isoformat(), "by": "item"}, day)
    page = asking.run(asked, conn, session, answers, sort="-amount", limit=_BEST)
    at = {column.key: number for number, column in enumerate(page.columns)}
    ranks = []
    for line in page.rows:
        name, spec, amount = (line.cells[at[key]] for key in ("name", "spec", "amount"))
        pieces = line.cells[at["quantity"]]
        if isinstance(amount, Money) and isinstance(pieces, Quantity):
            ranks.append(Rank(f"{name} {spec}".strip(), (grouped(pieces), grouped(amount)), _yuan(amount)))
    return tuple(ranks)
