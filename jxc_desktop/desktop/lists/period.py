"""The period a report speaks of: today, this month ... or two days of one's own."""

from collections.abc import Callable
from datetime import date, timedelta
from enum import StrEnum

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from jxc_desktop.desktop.kit.fields import Choice, DateField
from jxc_desktop.desktop.kit.labels import note
from jxc_desktop.desktop.kit.layout import row
from jxc_desktop.kernel.dates import Month
from jxc_desktop.kernel.refusal import Refused
from jxc_desktop.words import tr

Today = Callable[[], date]


class Period(StrEnum):
    """The periods offered by name."""

    TODAY = "today"
    YESTERDAY = "yesterday"
    WEEK = "week"
    MONTH = "month"
    LAST_MONTH = "last_month"
    YEAR = "year"
    OWN = "own"


def days_of(period: Period, today: date) -> tuple[date, date]:
    """First and last day; what has not come yet is left out. OWN has no days of its own: today."""
    yesterday = today - timedelta(days=1)
    last_month = Month.of(today).plus(-1)
    return {
        Period.TODAY: (today, today),
        Period.YESTERDAY: (yesterday, yesterday),
        Period.WEEK: (today - timedelta(days=today.weekday()), today),
        Period.MONTH: (today.replace(day=1), today),
        Period.LAST_MONTH: (last_month.first, last_month.last),
        Period.YEAR: (today.replace(month=1, day=1), today),
        Period.OWN: (today, today),
    }[period]


def period_of(first: date, last: date, today: date) -> Period:
    """The name of these days, OWN where they have none."""
    named = (Period.MONTH, Period.TODAY, Period.YESTERDAY, Period.WEEK, Period.LAST_MONTH, Period.YEAR)
    return next((period for period in named if days_of(period, today) == (first, last)), Period.OWN)


class PeriodChooser(QWidget):
    """`changed` when other days are asked for. A named period moves on with the day, one's own days stay."""

    changed = Signal()

    def __init__(self, today: Today) -> None:
        super().__init__()
        self._today = today
        names = {
            Period.TODAY: tr("Today"),
            Period.YESTERDAY: tr("Yesterday"),
            Period.WEEK: tr("This week"),
            Period.MONTH: tr("Month to date"),
            Period.LAST_MONTH: tr("Last month"),
            Period.YEAR: tr("The year so far"),
            Period.OWN: tr("Own dates"),
        }
        self.period = Choice(list(names.items()), name=tr("Period"))
        self.first, self.last = DateField(name=tr("From")), DateField(name=tr("To"))
        for field in (self.first, self.last):
            field.setFixedWidth(132)
            field.value_changed.connect(self._own_days)
        self.period.chosen.connect(self._chosen)
        self.setLayout(row(self.period, self.first, note(tr("to")), self.last))

    def show_days(self, first: date, last: date, period: Period | None = None) -> None:
        """Shows these days, under their name where they have one."""
        self.period.choose(period or period_of(first, last, self._today()))
        self.first.show_value(first)
        self.last.show_value(last)

    def days(self) -> tuple[str, str]:
        """First and last day as a report takes them; what cannot be read stays as typed, for the report to refuse."""
        period = Period(str(self.period.value()))
        if period != Period.OWN:
            first, last = days_of(period, self._today())
            if (first, last) != (_read(self.first), _read(self.last)):
                self.show_days(first, last, period)
        return self.first.text().strip(), self.last.text().strip()

    def _chosen(self, period: object) -> None:
        if period == Period.OWN:
            self.first.setFocus()
            self.first.selectAll()
            return
        self.show_days(*days_of(Period(str(period)), self._today()), Period(str(period)))
        self.changed.emit()

    def _own_days(self) -> None:
        first, last = _read(self.first), _read(self.last)
        if first and last:
            self.period.choose(period_of(first, last, self._today()))
        else:
            self.period.choose(Period.OWN)
        self.changed.emit()


def _read(field: DateField) -> date | None:
    try:
        return field.read()
    except Refused:
        return None
