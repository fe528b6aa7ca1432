"""One process speaks one language: its sentences, its refusals, what its enums are called."""

from collections.abc import Iterator

import pytest

from jxc_desktop.kernel.money import Money
from jxc_desktop.kernel.permission import Permission
from jxc_desktop.kernel.quantity import Quantity
from jxc_desktop.kernel.refusal import Refused
from jxc_desktop.words import language, say_refusal, speak, tr, word_for


@pytest.fixture(autouse=True)
def as_before() -> Iterator[None]:
    spoken = language()
    yield
    speak(spoken)


@pytest.mark.parametrize(("name", "word", "said"), [("zh_CN", "看成本", "老板"), ("en", "see cost", "owner")])
def test_a_member_of_an_enum_is_said_in_the_spoken_language(name: str, word: str, said: str) -> None:
    speak(name)
    assert (word_for(Permission.SEE_COST), tr("owner")) == (word, said)


def test_a_fact_with_braces_of_its_own_is_said_as_it_is() -> None:
    assert tr("{name} costs {sum}", name="{sum}", sum=Money(150)) == "{sum} costs 1.50"


def test_a_refusal_speaks_by_its_key_and_names_what_may_not_be_done() -> None:
    refused = Refused("permission.missing", permission=Permission.SEE_COST)
    speak("zh_CN")
    assert "看成本" in say_refusal(refused)
    speak("en")
    assert "see cost" in say_refusal(refused)


def test_a_language_that_is_not_there_is_a_fault_of_ours() -> None:
    with pytest.raises(ValueError, match="klingon"):
        speak("klingon")


def test_one_and_many_are_said_by_the_count_they_go_with() -> None:
    speak("en")
    counted = "{kinds} {kinds:kind|kinds}, {pieces} {pieces:piece|pieces}"
    assert tr(counted, kinds=1, pieces=Quantity.of(3)) == "1 kind, 3 pieces"
    assert tr(counted, kinds=0, pieces=Quantity.of(1)) == "0 kinds, 1 piece"
    assert tr(counted, kinds="1,001", pieces=21) == "1,001 kinds, 21 pieces"
    speak("zh_CN")
    assert tr(counted, kinds=1, pieces=1) == "1 种 1 件"
