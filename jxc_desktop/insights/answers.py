"""What a report asks before it answers, and the answers as they were given."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import Any

from jxc_desktop.kernel.dates import Month, parse_date
from jxc_desktop.kernel.refusal import Refused
from jxc_desktop.kernel.text import clean
from jxc_desktop.words import mark


class Asked(StrEnum):
    """What kind of answer a question takes; the last ones are ids, offered from the shop itself."""

    DAY = "day"
    MONTH = "month"
    TEXT = "text"
    CHOICE = "choice"
    FLAG = "flag"
    ACCOUNT = "account"
    CATEGORY = "category"
    CUSTOMER = "customer"
    DOCUMENT = "document"
    FUND = "fund"
    ITEM = "item"
    PARTNER = "partner"
    SUPPLIER = "supplier"
    TAKE = "take"
    TILL = "till"
    USER = "user"
    WAREHOUSE = "warehouse"


@dataclass(frozen=True, slots=True)
class Choice:
    """One of the answers offered: `title` is English source, or a name from the shop."""

    value: str
    title: str


@dataclass(frozen=True, slots=True)
class Question:
    """One question; not answering one that is not `required` means "all". `chips` = shown as counted chips."""

    key: str
    title: str
    kind: Asked = Asked.TEXT
    default: str | Callable[[date], str] = ""
    choices: tuple[Choice, ...] = ()
    required: bool = False
    chips: bool = False

    def schema(self) -> dict[str, Any]:
        """JSON Schema of the answer."""
        kind: dict[str, Any] = {"type": "string", "title": self.title}
        if self.choices:
            kind["enum"] = ["", *dict.fromkeys(c.value for c in self.choices if c.value)]
        if self.kind is Asked.DAY:
            kind["format"] = "date"
        elif self.kind not in (Asked.TEXT, Asked.CHOICE, Asked.MONTH):
            kind["description"] = _DESCRIBED[self.kind]
        if isinstance(self.default, str) and self.default:
            kind["default"] = self.default
        return kind

    def read(self, text: str) -> str:
        """The answer in its one spelling; Refused "report.choice", and as dates, months and numbers are."""
        plain = clean(text)
        if not plain:
            return ""
        if self.kind is Asked.DAY:
            return parse_date(plain).isoformat()
        if self.kind is Asked.MONTH:
            return Month.parse(plain).text()
        if self.kind is Asked.FLAG:
            return "1" if plain.lower() in ("1", "true", "yes") else ""
        if self.choices and plain not in {choice.value for choice in self.choices}:
            raise Refused("report.choice", question=self.key, answer=plain[:40])
        return plain


_DESCRIBED = {
    Asked.FLAG: "1 or empty",
    Asked.ACCOUNT: "an account's code",
    Asked.CATEGORY: "an id",
    Asked.CUSTOMER: "an id, or code:...",
    Asked.DOCUMENT: "an id, or the number of a paper",
    Asked.FUND: "an id",
    Asked.ITEM: "an id, or code:...",
    Asked.PARTNER: "an id, or code:...",
    Asked.SUPPLIER: "an id, or code:...",
    Asked.TAKE: "the number of a stock-take",
    Asked.TILL: "a till's code",
    Asked.USER: "an id",
    Asked.WAREHOUSE: "an id",
}


class Answers(Mapping[str, str]):
    """Every question of a report with its answer as text; "" = all. They never change once read."""

    __slots__ = ("_values", "today")

    def __init__(self, values: Mapping[str, str], today: date) -> None:
        self._values = dict(values)
        self.today = today

    @classmethod
    def read(cls, questions: Sequence[Question], given: Mapping[str, str], today: date) -> "Answers":
        """The given answers checked, the others by default.

        Refused "report.question", "report.question_missing", "report.period", and as `Question.read`.
        """
        known = {question.key: question for question in questions}
        for key in given:
            if key not in known:
                raise Refused("report.question", question=key[:40])
        values = {}
        for key, question in known.items():
            first = question.default if isinstance(question.default, str) else question.default(today)
            values[key] = question.read(given[key]) if key in given else first
            if question.required and not values[key]:
                raise Refused("report.question_missing", question=key)
        if values.get("from", "") > values.get("to", "9"):
            raise Refused("report.period", first=values["from"], last=values["to"])
        return cls(values, today)

    def __getitem__(self, key: str) -> str:
        return self._values[key]

    def __iter__(self) -> Iterator[str]:
        return iter(self._values)

    def __len__(self) -> int:
        return len(self._values)

    def __repr__(self) -> str:
        return f"Answers({self._values!r})"

    def whole(self, key: str) -> int:
        """An id; 0 where nothing was answered or it is no whole number (it then names nothing)."""
        text = self._values.get(key, "")
        return int(text) if text.isascii() and text.isdigit() and len(text) < 18 else -1 if text else 0

    def month(self, key: str) -> Month:
        """A month; this one where nothing was answered."""
        text = self._values.get(key, "")
        return Month.parse(text) if text else Month.of(self.today)

    def but(self, **changed: str) -> "Answers":
        """The same answers with some changed, for asking about what lies before."""
        return Answers(self._values | changed, self.today)


def first_of_month(today: date) -> str:
    """The default of "from"."""
    return Month.of(today).first.isoformat()


def this_day(today: date) -> str:
    """The default of "to"."""
    return today.isoformat()


def this_month(today: date) -> str:
    """The default of a month."""
    return Month.of(today).text()


FROM = Question("from", mark("From"), Asked.DAY, first_of_month, required=True)
TO = Question("to", mark("To"), Asked.DAY, this_day, required=True)
SEARCH = Question("q", mark("Search"))
WAREHOUSE = Question("warehouse", mark("Warehouse"), Asked.WAREHOUSE)
CATEGORY = Question("category", mark("Category"), Asked.CATEGORY)
SUPPLIER = Question("supplier", mark("Supplier"), Asked.SUPPLIER)
CUSTOMER = Question("customer", mark("Customer"), Asked.CUSTOMER)
