"""The basket on the counter, without a shop."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from jxc_desktop.catalog.settings import RoundOff
from jxc_desktop.documents.partners import PriceLevel
from jxc_desktop.kernel.money import ZERO, Money
from jxc_desktop.kernel.price import Price
from jxc_desktop.kernel.quantity import Quantity
from jxc_desktop.kernel.refusal import Refused
from jxc_desktop.sales.basket import Basket, Goods, History
from jxc_desktop.sales.round_off import RoundRule
from jxc_desktop.usecase import codec

RULE = RoundRule(RoundOff.CUT_FEN, Money(99))


def goods(number: int = 1, retail: str = "2.00", member: str = "0", *, weighed: bool = False) -> Goods:
    prices = Price.parse(retail), Price.parse(member), Price(0), Price(0)
    return Goods(number, number, f"{number:06d}", f"69{number}", f"商品{number}", "", "个", *prices, weighed)


def test_the_bill_of_the_picture_comes_to_what_the_picture_says() -> None:
    milk = goods(3, "52.80", "49.80")
    basket = Basket().for_customer(1, "张桂兰", PriceLevel.MEMBER).add(goods(1, "2.00"), Quantity.of(3))
    basket = basket.add(goods(2, "4.50"), Quantity.of(2)).add(milk)
    basket = basket.add(goods(4, "7.98", weighed=True), Quantity.parse("1.260")).add(goods(5, "15.90"))
    totals = basket.totals(RULE)
    shown = [totals.goods, totals.member_saving, totals.round_off, totals.due]
    assert [money.text() for money in shown] == ["93.75", "3.00", "0.05", "90.70"]
    assert (totals.pieces, totals.kinds) == (8, 5)
    assert basket.lines[2].shown_price == Price.parse("52.80")


def test_the_same_code_scanned_again_adds_one_to_its_line() -> None:
    basket = Basket().add(goods(1)).add(goods(2)).add(goods(1))
    assert [line.quantity for line in basket.lines] == [Quantity.of(2), Quantity.of(1)]
    assert basket.touched == 0


def test_weighed_and_repriced_lines_are_never_merged_into() -> None:
    apple = goods(1, weighed=True)
    basket = Basket().add(apple, Quantity.parse("0.5")).add(apple, Quantity.parse("0.7"))
    assert len(basket.lines) == 2
    basket = Basket().add(goods(2)).change_price(0, Price.parse("1.00")).add(goods(2))
    assert [line.price.text() for line in basket.lines] == ["1.00", "2.00"]


def test_a_labels_amount_wins_over_price_times_weight() -> None:
    basket = Basket().add(goods(1, "7.98", weighed=True), Quantity.parse("0.439"), Money.parse("3.51"))
    assert basket.totals(RULE, cash=False).due == Money.parse("3.51")


def test_choosing_the_customer_reprices_all_but_what_was_priced_by_hand() -> None:
    basket = Basket().add(goods(1, "2.00", "1.80")).add(goods(2, "5.00", "4.00")).change_price(1, Price.parse("4.50"))
    member = basket.for_customer(9, "张桂兰", PriceLevel.MEMBER)
    assert [line.price.text() for line in member.lines] == ["1.80", "4.50"]
    assert [line.price.text() for line in member.for_customer(None).lines] == ["2.00", "4.50"]


def test_a_sum_off_the_bill_never_passes_what_is_left_of_it() -> None:
    basket = Basket().add(goods(1, "10.00")).add(goods(2, "3.00")).discount_bill(Money.parse("12.00"))
    assert basket.totals(RULE).due == Money.parse("1.00")
    assert basket.delete(0).totals(RULE).due == ZERO
    assert basket.delete(0).delete(0).bill_off == ZERO


def test_a_sum_off_a_line_never_passes_what_the_line_comes_to_now() -> None:
    basket = Basket().add(goods(1, "2.00", "1.00"), Quantity.of(3)).discount_line(0, Money.parse("5.00"))
    for less in (
        basket.set_quantity(0, Quantity.of(2)),
        basket.change_price(0, Price.parse("1.50")),
        basket.for_customer(9, "张桂兰", PriceLevel.MEMBER),
    ):
        assert less.totals(RULE, cash=False).due == ZERO
        assert less.set_quantity(0, Quantity.of(6)).lines[0].discount == Money.parse("5.00")


def test_ninety_percent_of_the_bill_is_ten_percent_off() -> None:
    basket = Basket().add(goods(1, "9.90"), Quantity.of(3)).discount_bill(percent=10)
    assert basket.totals(RULE, cash=False).due == Money.parse("26.73")


@pytest.mark.parametrize("quantity", ["0", "-1"])
def test_a_line_of_nothing_is_refused(quantity: str) -> None:
    with pytest.raises(Refused, match="quantity.zero"):
        Basket().add(goods(1)).set_quantity(0, Quantity.parse(quantity))


def test_a_discount_past_the_line_is_refused() -> None:
    with pytest.raises(Refused, match="discount.too_much"):
        Basket().add(goods(1, "2.00")).discount_line(0, Money.parse("2.01"))


@pytest.mark.parametrize("off", ["2.01", "-0.01"])
def test_a_discount_past_the_bill_is_refused(off: str) -> None:
    with pytest.raises(Refused, match="discount.too_much"):
        Basket().add(goods(1, "2.00")).discount_bill(Money.parse(off))


moves = st.lists(
    st.one_of(
        st.tuples(st.just("add"), st.integers(1, 4), st.integers(1, 9)),
        st.tuples(st.just("price"), st.integers(0, 9), st.integers(0, 99_999)),
        st.tuples(st.just("percent"), st.integers(0, 9), st.integers(0, 100)),
        st.tuples(st.just("off"), st.integers(0, 9), st.integers(0, 100)),
        st.tuples(st.just("quantity"), st.integers(0, 9), st.integers(1, 9)),
        st.tuples(st.just("whose"), st.integers(0, 1), st.just(0)),
        st.tuples(st.just("bill"), st.integers(0, 100), st.just(0)),
        st.tuples(st.just("delete"), st.integers(0, 9), st.just(0)),
    ),
    max_size=20,
)


def step(basket: Basket, move: tuple[str, int, int]) -> Basket:
    what, first, second = move
    at = first % len(basket.lines) if basket.lines else 0
    if what == "add":
        return basket.add(goods(first, f"{first}.35", f"{first - 1}.10"), Quantity.of(second))
    if what == "bill":
        return basket.discount_bill(percent=first)
    if what == "whose":
        return basket.for_customer(first or None, "", (PriceLevel.RETAIL, PriceLevel.MEMBER)[first])
    if not basket.lines:
        return basket
    if what == "price":
        return basket.change_price(at, Price(second))
    if what == "percent":
        return basket.discount_line(at, percent=second)
    if what == "off":
        return basket.discount_line(at, basket.lines[at].gross.share(second, 100))
    if what == "quantity":
        return basket.set_quantity(at, Quantity.of(second))
    return basket.delete(at)


@given(moves)
def test_however_the_basket_grew_it_foots_and_every_step_can_be_undone(steps: list[tuple[str, int, int]]) -> None:
    history = History()
    seen = [history.now]
    for move in steps:
        history = history.then(step(history.now, move))
        if history.now != seen[-1]:
            seen.append(history.now)
        totals = history.now.totals(RULE)
        assert totals.goods - totals.member_saving - totals.discount - totals.round_off == totals.due
        assert Money.total(line.amount for line in totals.lines) == totals.due
    for earlier in reversed(seen[:-1]):
        history = history.undo()
        assert history.now == earlier
    assert history.undo() == history


@given(moves)
def test_a_basket_survives_being_written_down(steps: list[tuple[str, int, int]]) -> None:
    basket = Basket().for_customer(3, "张桂兰", PriceLevel.MEMBER)
    for move in steps:
        basket = step(basket, move)
    assert codec.decode(Basket, codec.encode(basket)) == basket
