"""The days of the week in words, wherever a day stands beside its date."""

from datetime import date

from jxc_desktop.words import mark, tr

_DAYS = (mark("Mon"), mark("Tue"), mark("Wed"), mark("Thu"), mark("Fri"), mark("Sat"), mark("Sun"))


def weekday(day: date) -> str:
    """The day of the week in the spoken language: 周一."""
    return tr(_DAYS[day.weekday()])
