"""Requests cross as JSON exactly, and what does not fit is refused by the field's name."""

import json
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from jxc_desktop.kernel.money import Money
from jxc_desktop.kernel.price import Price
from jxc_desktop.kernel.quantity import Quantity
from jxc_desktop.kernel.refusal import Refused
from jxc_desktop.usecase import codec


class Colour(StrEnum):
    """Red or green."""

    RED = "red"
    GREEN = "green"


@dataclass(frozen=True, slots=True)
class Line:
    """A line."""

    quantity: Quantity
    price: Price | None = None


@dataclass(frozen=True, slots=True)
class Paper:
    """A paper."""

    lines: tuple[Line, ...]
    due: Money
    colour: Colour = Colour.RED
    day: date | None = None
    note: str = ""
    urgent: bool = False


papers = st.builds(
    Paper,
    lines=st.lists(
        st.builds(
            Line,
            st.builds(Quantity, st.integers(-(10**9), 10**9)),
            st.none() | st.builds(Price, st.integers(-(10**9), 10**9)),
        )
    ).map(tuple),
    due=st.builds(Money, st.integers(-(10**12), 10**12)),
    colour=st.sampled_from(Colour),
    day=st.none() | st.dates(date(1990, 1, 1), date(2100, 12, 31)),
    note=st.text(),
    urgent=st.booleans(),
)


@given(papers)
def test_a_request_comes_back_as_it_went(paper: Paper) -> None:
    assert codec.decode(Paper, codec.encode(paper)) == paper


@given(papers)
def test_what_stands_at_its_default_may_be_left_out_and_comes_back_the_same(paper: Paper) -> None:
    brief = json.loads(codec.brief(paper))
    assert codec.decode(Paper, brief) == paper
    assert all(
        brief[name] != value for name, value in (("note", ""), ("urgent", False), ("day", None)) if name in brief
    )


def test_an_earlier_request_is_still_itself_when_a_later_version_asks_for_more() -> None:
    @dataclass(frozen=True, slots=True)
    class PricedLine:
        """The same line in a version that knows batches."""

        quantity: Quantity
        price: Price | None = None
        batch: str = ""

    assert codec.brief(PricedLine(Quantity.of(2))) == codec.brief(Line(Quantity.of(2))) == '{"quantity":"2"}'


GOOD: dict[str, Any] = {"lines": [{"quantity": "1"}], "due": "1.00"}


@pytest.mark.parametrize(
    ("change", "key", "field"),
    [
        ({"colour": "blue"}, "field.wrong", "args.colour"),
        ({"colours": "red"}, "field.unknown", "args.colours"),
        ({"lines": [{"price": "1"}]}, "field.missing", "args.lines[0].quantity"),
        ({"lines": {}}, "field.wrong", "args.lines"),
        ({"due": 1.5}, "field.wrong", "args.due"),
        ({"due": True}, "field.wrong", "args.due"),
        ({"urgent": 1}, "field.wrong", "args.urgent"),
        ({"note": None}, "field.wrong", "args.note"),
    ],
)
def test_what_does_not_fit_is_named(change: dict[str, Any], key: str, field: str) -> None:
    with pytest.raises(Refused) as refused:
        codec.decode(Paper, GOOD | change)
    assert (refused.value.key, refused.value.facts["field"]) == (key, field)


def test_the_schema_says_what_is_taken() -> None:
    schema = codec.schema(Paper)
    assert schema["required"] == ["lines", "due"]
    assert schema["properties"]["colour"] == {"enum": ["red", "green"], "default": "red"}
    assert schema["properties"]["lines"]["items"]["properties"]["quantity"]["type"] == "string"
    assert schema["additionalProperties"] is False
