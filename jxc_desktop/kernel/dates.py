"""Days of the shop: reading them, months, and when a business day rolls over."""

import calendar
import re
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import Self

from jxc_desktop.kernel.numbers import fold
from jxc_desktop.kernel.refusal import Refused

_FIRST_YEAR, _LAST_YEAR = 1990, 2100
_FORMS = (
    re.compile(r"([0-9]{4})([0-9]{2})([0-9]{2})"),
    re.compile(r"([0-9]{4})[-/.]([0-9]{1,2})[-/.]([0-9]{1,2})(?:[T ][0-9:.+Z-]+)?"),
    re.compile(r"([0-9]{4})年([0-9]{1,2})月([0-9]{1,2})日?"),
)


def parse_date(text: str) -> date:
    """A day as people write it: 2027-01-05, 2027/1/5, 20270105, 2027年1月5日, a time behind it ignored.

    Refused "date.invalid" for a day that is not in the calendar or not between 1990 and 2100.
    """
    plain = fold(text)
    for form in _FORMS:
        if found := form.fullmatch(plain):
            year, month, day = (int(part) for part in found.groups())
            known = _FIRST_YEAR <= year <= _LAST_YEAR and 1 <= month <= 12
            if known and 1 <= day <= calendar.monthrange(year, month)[1]:
                return date(year, month, day)
    raise Refused("date.invalid", text=text[:40])


def business_day(now: datetime, rolls_at_hour: int) -> date:
    """The trading day of a moment: before `rolls_at_hour` it is still yesterday (TRADE.md row 47)."""
    return (now - timedelta(hours=rolls_at_hour)).date()


@dataclass(frozen=True, slots=True, order=True)
class Month:
    """A calendar month, the period of the books."""

    year: int
    month: int

    @classmethod
    def of(cls, day: date) -> Self:
        """The month a day lies in."""
        return cls(day.year, day.month)

    @classmethod
    def parse(cls, text: str) -> Self:
        """The form "2026-11", between the same years as `parse_date`; Refused "date.invalid"."""
        found = re.fullmatch(r"([0-9]{4})-([0-9]{2})", fold(text))
        if not found or not _FIRST_YEAR <= int(found[1]) <= _LAST_YEAR or not 1 <= int(found[2]) <= 12:
            raise Refused("date.invalid", text=text[:40])
        return cls(int(found[1]), int(found[2]))

    @classmethod
    def kept(cls, text: str) -> Self:
        """The month of a day or month as the books keep it ("2026-11-22", "2026-11"), of any year."""
        return cls(int(text[:4]), int(text[5:7]))

    @property
    def first(self) -> date:
        """Its first day."""
        return date(self.year, self.month, 1)

    @property
    def last(self) -> date:
        """Its last day."""
        return date(self.year, self.month, calendar.monthrange(self.year, self.month)[1])

    def plus(self, months: int) -> "Month":
        """The month so many later (earlier where negative)."""
        index = self.year * 12 + self.month - 1 + months
        return Month(index // 12, index % 12 + 1)

    def text(self) -> str:
        """The form "2026-11"."""
        return f"{self.year:04d}-{self.month:02d}"
