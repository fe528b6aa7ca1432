"""The named periods and their days."""

from datetime import date

import pytest
from pytestqt.qtbot import QtBot

from jxc_desktop.desktop.lists.period import Period, PeriodChooser, days_of, period_of

MONDAY = date(2026, 3, 2)


@pytest.mark.parametrize(
    ("period", "first", "last"),
    [
        (Period.TODAY, MONDAY, MONDAY),
        (Period.YESTERDAY, date(2026, 3, 1), date(2026, 3, 1)),
        (Period.WEEK, MONDAY, MONDAY),
        (Period.MONTH, date(2026, 3, 1), MONDAY),
        (Period.LAST_MONTH, date(2026, 2, 1), date(2026, 2, 28)),
        (Period.YEAR, date(2026, 1, 1), MONDAY),
    ],
)
def test_a_named_period_has_its_days(period: Period, first: date, last: date) -> None:
    assert days_of(period, MONDAY) == (first, last)


def test_days_without_a_name_are_ones_own() -> None:
    assert period_of(date(2026, 1, 3), date(2026, 1, 9), MONDAY) is Period.OWN


def test_a_named_period_moves_on_with_the_day(qtbot: QtBot) -> None:
    days = [MONDAY]
    chooser = PeriodChooser(lambda: days[0])
    qtbot.addWidget(chooser)
    chooser.show_days(MONDAY, MONDAY, Period.TODAY)
    days[0] = date(2026, 3, 3)
    assert chooser.days() == ("2026-03-03", "2026-03-03")


def test_ones_own_days_stay(qtbot: QtBot) -> None:
    days = [MONDAY]
    chooser = PeriodChooser(lambda: days[0])
    qtbot.addWidget(chooser)
    chooser.show_days(date(2026, 1, 3), date(2026, 1, 9))
    days[0] = date(2026, 3, 3)
    assert chooser.days() == ("2026-01-03", "2026-01-09")


def test_a_typed_day_leaves_the_named_period(qtbot: QtBot) -> None:
    chooser = PeriodChooser(lambda: MONDAY)
    qtbot.addWidget(chooser)
    chooser.show_days(*days_of(Period.MONTH, MONDAY))
    with qtbot.waitSignal(chooser.changed):
        chooser.first.setText("20260215")
        chooser.first.check()
    assert chooser.period.value() == Period.OWN
    assert chooser.days() == ("2026-02-15", "2026-03-02")
