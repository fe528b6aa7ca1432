"""Paying a bill with any number of tenders: only cash gives change (TRADE.md rule 8, rows 35 and 36)."""

from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum

from jxc_desktop.kernel.money import ZERO, Money
from jxc_desktop.kernel.refusal import Refused

_HUNDRED, _FIFTY = Money(100_00), Money(50_00)
NOTES = (_HUNDRED, _FIFTY, Money(20_00), Money(10_00), Money(5_00), Money(1_00))


class TenderKind(StrEnum):
    """How money comes over the counter; ACCOUNT is a credit sale."""

    CASH = "cash"
    WECHAT = "wechat"
    ALIPAY = "alipay"
    BANK = "bank"
    ACCOUNT = "account"


@dataclass(frozen=True, slots=True)
class TenderWanted:
    """One tender as handed over; without `fund_id` it goes to the shop's first fund of its kind."""

    kind: TenderKind
    tendered: Money
    fund_id: int | None = None
    reference: str = ""


@dataclass(frozen=True, slots=True)
class Part:
    """One tender settled: `amount` is what stays of `tendered`."""

    wanted: TenderWanted
    amount: Money


@dataclass(frozen=True, slots=True)
class Settled:
    """The tenders of a bill, summing to what is due, and the change given out of the cash."""

    parts: tuple[Part, ...]
    change: Money


def takes_cash(tenders: Sequence[TenderWanted]) -> bool:
    """Whether 抹零 applies: some of the bill is paid in notes and coins."""
    return any(tender.kind is TenderKind.CASH for tender in tenders)


def left_to_pay(due: Money, tenders: Sequence[TenderWanted]) -> Money:
    """What is still missing (never negative)."""
    return max(due - Money.total(tender.tendered for tender in tenders), ZERO)


def settle(due: Money, tenders: Sequence[TenderWanted]) -> Settled:
    """Book the tenders against `due`, the change against the last cash handed over.

    Refused "tender.none" (nothing, zero or negative tendered), "tender.too_much" (other than cash past what is due,
    or cash that is not needed), "tender.short".
    """
    if any(tender.tendered <= ZERO for tender in tenders if due or len(tenders) > 1):
        raise Refused("tender.none")
    cash = Money.total(tender.tendered for tender in tenders if tender.kind is TenderKind.CASH)
    other = Money.total(tender.tendered for tender in tenders) - cash
    if other > due or (other == due and cash):
        raise Refused("tender.too_much", due=due)
    change = other + cash - due
    if change < ZERO:
        raise Refused("tender.short", due=due, short=-change)
    return Settled(_less_change(tenders, change), change)


def _less_change(tenders: Sequence[TenderWanted], change: Money) -> tuple[Part, ...]:
    left = change
    parts = []
    for tender in reversed(tenders):
        back = min(left, tender.tendered) if tender.kind is TenderKind.CASH else ZERO
        left -= back
        parts.append(Part(tender, tender.tendered - back))
    return tuple(reversed(parts))


def proposals(due: Money) -> tuple[Money, Money]:
    """The two sums likely to be handed over besides the exact one: 40.70 gives 50 and 100, 130 gives 150 and 200."""
    single = [note for note in reversed(NOTES) if note > due]
    if len(single) > 1:
        return single[0], single[1]
    fifties = _FIFTY.share(due.fen // _FIFTY.fen + 1, 1)
    hundreds = _HUNDRED.share(due.fen // _HUNDRED.fen + 1, 1)
    return fifties, hundreds if hundreds > fifties else hundreds + _HUNDRED
