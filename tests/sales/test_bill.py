"""Discounts, 抹零 and tenders, reckoned without a shop."""

import csv
import json
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from jxc_desktop.catalog.settings import RoundOff
from jxc_desktop.catalog.tax import split
from jxc_desktop.kernel.money import ZERO, Money
from jxc_desktop.kernel.refusal import Refused
from jxc_desktop.sales.bill import reckon
from jxc_desktop.sales.round_off import NO_ROUNDING, RoundRule, round_off, rounded
from jxc_desktop.sales.shift_slip import expected_cash
from jxc_desktop.sales.tendering import TenderKind, TenderWanted, proposals, settle

VECTORS = Path(__file__).parent / "vectors"
RULES = json.loads((VECTORS / "rules.json").read_text(encoding="utf-8"))
MODES = {
    "抹分(舍)": RoundOff.CUT_FEN,
    "四舍五入到角": RoundOff.ROUND_JIAO,
    "抹角(舍)": RoundOff.CUT_JIAO,
    "四舍五入到元": RoundOff.ROUND_YUAN,
}
amounts = st.integers(0, 1_000_000).map(Money)
rules = st.builds(RoundRule, st.sampled_from(list(RoundOff)), st.integers(0, 200).map(Money))


def yuan(text: str) -> Money:
    return Money.parse(text)


@pytest.mark.parametrize(
    ("amount", "mode", "result"), [(a, m, r) for a, of in RULES["mo_ling"].items() for m, r in of.items()]
)
def test_round_off_agrees_with_the_worked_figures(amount: str, mode: str, result: str) -> None:
    assert rounded(yuan(amount), MODES[mode]) == yuan(result)


@pytest.mark.parametrize(("case", "shares"), RULES["discount_allocation"].items())
def test_a_bill_discount_is_shared_by_largest_remainder(case: str, shares: list[str]) -> None:
    discount, lines = case.split(" over ")
    grosses = [yuan(text) for text in lines.strip("[]").split(",")]
    bill = reckon([(gross, ZERO) for gross in grosses], yuan(discount), NO_ROUNDING, cash=False)
    assert [line.discount for line in bill.lines] == [yuan(share) for share in shares]


def test_tax_comes_out_of_the_gross_as_in_every_worked_figure() -> None:
    cases = [
        (rate, gross, of["net"], of["tax"])
        for key, of in RULES["vat_split"].items()
        for gross, rate in [key.split("@")]
    ]
    with open(VECTORS / "vat_inclusive_split.csv", encoding="utf-8", newline="") as file:
        cases += [(r["rate"], r["gross"], r["net_half_up"], r["tax_gross_minus_net"]) for r in csv.DictReader(file)]
    assert len(cases) > 150
    for rate, gross, net, tax in cases:
        points = round(float(rate) * 10_000)
        parted = split(yuan(gross), points)
        assert (parted.net, parted.tax) == (yuan(net), yuan(tax)), (rate, gross)


def test_the_drawer_of_the_worked_figure_expects_235() -> None:
    figures = ["200.00", "100.00", "25.00", "10.00", "0.00", "30.00"]
    assert expected_cash(*map(yuan, figures)) == yuan("235.00")


def test_a_bill_settles_at_its_rounded_sum_and_leaves_nothing_open() -> None:
    rule = RoundRule(RoundOff.ROUND_JIAO, yuan("0.99"))
    bill = reckon([(yuan("230.89"), ZERO)], ZERO, rule, cash=True)
    settled = settle(bill.due, [TenderWanted(TenderKind.CASH, yuan("230.90"))])
    assert (bill.due, bill.round_off, settled.change) == (yuan("230.90"), yuan("-0.01"), ZERO)


def test_nothing_is_rounded_off_where_no_cash_is_taken() -> None:
    bill = reckon([(yuan("12.56"), ZERO)], ZERO, RoundRule(RoundOff.CUT_FEN, yuan("0.99")), cash=False)
    assert bill.due == yuan("12.56")


@pytest.mark.parametrize(("most", "off"), [("0.99", "0.86"), ("0.50", "0.06"), ("0.05", "0.00")])
def test_a_mode_past_the_cap_falls_back_to_cutting_fen_and_then_to_nothing(most: str, off: str) -> None:
    assert round_off(yuan("12.86"), RoundRule(RoundOff.CUT_JIAO, yuan(most))) == yuan(off)


@given(
    st.lists(st.tuples(amounts, st.integers(0, 100)), min_size=1, max_size=12),
    st.integers(0, 100),
    rules,
    st.booleans(),
)
def test_the_lines_sum_to_the_bill_and_every_line_foots(
    parts: list[tuple[Money, int]], bill_percent: int, rule: RoundRule, cash: bool
) -> None:
    lines = [(gross, gross.share(percent, 100)) for gross, percent in parts]
    before = Money.total(gross - own for gross, own in lines)
    bill = reckon(lines, before.share(bill_percent, 100), rule, cash=cash)
    for line, (gross, own) in zip(bill.lines, lines, strict=True):
        assert line.gross == gross
        assert line.amount == line.gross - line.discount - line.round_off
        assert own <= line.discount <= line.gross
        assert line.amount >= ZERO
    assert Money.total(line.amount for line in bill.lines) == bill.due == bill.gross - bill.discount - bill.round_off
    assert Money.total(line.round_off for line in bill.lines) == bill.round_off
    assert abs(bill.round_off) <= rule.most if cash else not bill.round_off


@pytest.mark.parametrize(("own", "whole"), [("-0.01", "0"), ("5.01", "0"), ("1.00", "4.01"), ("0", "-1.00")])
def test_a_discount_is_never_negative_nor_more_than_the_amount(own: str, whole: str) -> None:
    with pytest.raises(Refused, match="discount.too_much"):
        reckon([(yuan("5.00"), yuan(own))], yuan(whole), NO_ROUNDING, cash=False)


kinds = st.sampled_from([TenderKind.WECHAT, TenderKind.BANK, TenderKind.ACCOUNT])


@given(
    st.lists(st.tuples(kinds, st.integers(1, 10_000)), max_size=4),
    st.lists(st.integers(1, 20_000), max_size=3),
    st.integers(1, 9_000),
)
def test_tenders_come_to_what_is_due_and_only_cash_gives_change(
    others: list[tuple[TenderKind, int]], cash: list[int], missing: int
) -> None:
    due = Money(sum(fen for _, fen in others) + missing)
    tenders = [TenderWanted(kind, Money(fen)) for kind, fen in others]
    tenders += [TenderWanted(TenderKind.CASH, Money(fen)) for fen in cash]
    if sum(cash) < missing:
        with pytest.raises(Refused, match="tender.short"):
            settle(due, tenders)
        return
    settled = settle(due, tenders)
    assert Money.total(part.amount for part in settled.parts) == due
    assert settled.change == Money(sum(cash) - missing)
    kept = {part.wanted.kind: part.amount - part.wanted.tendered for part in settled.parts}
    assert not any(gap for kind, gap in kept.items() if kind is not TenderKind.CASH)
    assert [part.wanted for part in settled.parts] == tenders


@pytest.mark.parametrize(
    ("kind", "tendered"), [(TenderKind.WECHAT, "10.01"), (TenderKind.BANK, "20.00"), (TenderKind.ACCOUNT, "11.00")]
)
def test_what_is_not_cash_cannot_pay_more_than_is_due(kind: TenderKind, tendered: str) -> None:
    with pytest.raises(Refused, match="tender.too_much"):
        settle(yuan("10.00"), [TenderWanted(kind, yuan(tendered))])


@pytest.mark.parametrize(
    ("due", "first", "second"),
    [
        ("40.70", "50", "100"),
        ("12.30", "20", "50"),
        ("4.10", "5", "10"),
        ("60.20", "100", "200"),
        ("130", "150", "200"),
        ("100", "150", "200"),
    ],
)
def test_the_notes_a_customer_is_likely_to_hand_over_are_proposed(due: str, first: str, second: str) -> None:
    assert proposals(yuan(due)) == (yuan(first), yuan(second))
