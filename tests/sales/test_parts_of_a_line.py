"""A line that comes back in parts, however it is split, without a shop."""

from hypothesis import given
from hypothesis import strategies as st

from jxc_desktop.kernel.money import ZERO, Money
from jxc_desktop.kernel.price import Price
from jxc_desktop.kernel.quantity import NONE, Quantity
from jxc_desktop.sales.bill import Reckoned
from jxc_desktop.sales.sold import Share, StoredLine

_NOTHING = Share(NONE, Reckoned(ZERO, ZERO, ZERO, ZERO), ZERO, ZERO)


def sold(pieces: int, discount: int, round_off: int, amount: int, tax: int, cost: int) -> StoredLine:
    reckoned = Reckoned(Money(amount + discount + round_off), Money(discount), Money(round_off), Money(amount))
    whole = Share(Quantity(pieces), reckoned, Money(tax), Money(cost))
    return StoredLine(
        1, 1, 1, 1, "C", "水", "瓶", False, Quantity(pieces), Price(0), Price(0), 100, "", whole, _NOTHING
    )


def figures(share: Share) -> tuple[int, ...]:
    return (share.base_quantity.thousandths, *[each.fen for each in share.reckoned], share.tax.fen, share.cost.fen)


small = st.integers(0, 30)


@given(
    st.lists(st.integers(1, 2000), min_size=1, max_size=12),
    st.one_of(small, st.integers(0, 10**7)),
    st.integers(0, 99),
    st.one_of(small, st.integers(0, 10**7)),
    small,
    st.integers(0, 10**7),
)
def test_the_parts_of_a_line_sum_to_it_and_none_gives_a_discount_back_twice(
    parts: list[int], discount: int, round_off: int, amount: int, tax: int, cost: int
) -> None:
    line = sold(sum(parts), discount, round_off, amount, tax, cost)
    came = []
    for quantity in parts:
        share = line.part(Quantity(quantity))
        line = line.without(share)
        came.append(figures(share))
        assert share.reckoned.gross - share.reckoned.discount - share.reckoned.round_off == share.reckoned.amount
        assert min(figures(share)) >= 0
    assert tuple(map(sum, zip(*came, strict=True))) == figures(line.sold)
    assert line.returnable == NONE
