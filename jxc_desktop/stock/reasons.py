"""Why stock is written off or found, and the account each reason is booked to (TRADE.md row 22)."""

from collections.abc import Iterable
from enum import StrEnum

from jxc_desktop.kernel.money import Money
from jxc_desktop.ledger import Account, Line, credit, debit


class Reason(StrEnum):
    """The reason list of counts, write-offs and overages."""

    DAMAGED = "damaged"
    EXPIRED = "expired"
    SPOILED = "spoiled"
    LOST = "lost"
    DISASTER = "disaster"
    MISCOUNT = "miscount"
    OWN_USE = "own_use"
    SAMPLE = "sample"
    FOUND = "found"
    OTHER = "other"


# What the shop uses up itself is no loss: it is an expense at once. Everything else waits in 1901 and ends in 5711,
# a disaster in the sub-account the income statement names (line 28).
LOSS_ACCOUNT: dict[Reason, Account] = {
    Reason.DAMAGED: Account.OTHER_LOSSES,
    Reason.EXPIRED: Account.OTHER_LOSSES,
    Reason.SPOILED: Account.OTHER_LOSSES,
    Reason.LOST: Account.OTHER_LOSSES,
    Reason.DISASTER: Account.DISASTERS,
    Reason.MISCOUNT: Account.OTHER_LOSSES,
    Reason.OWN_USE: Account.ADMIN_EXPENSE,
    Reason.SAMPLE: Account.SELLING_EXPENSE,
    Reason.OTHER: Account.OTHER_LOSSES,
}
_LOSSES = (Account.OTHER_LOSSES, Account.DISASTERS)
GAIN_REASONS: tuple[Reason, ...] = (Reason.FOUND, Reason.MISCOUNT, Reason.OTHER)
LOSS_REASONS: tuple[Reason, ...] = tuple(LOSS_ACCOUNT)


def loss_lines(costs: Iterable[tuple[Reason, Money]]) -> list[Line]:
    """盘亏/报损: 1901/1405, then 5711/1901, both in the one voucher; own use and samples straight to their expense."""
    lines: list[Line] = []
    for reason, cost in costs:
        account = LOSS_ACCOUNT.get(reason, Account.OTHER_LOSSES)
        if account in _LOSSES:
            lines += [debit(Account.PENDING_GAIN_LOSS, cost), credit(Account.INVENTORY, cost)]
            lines += [debit(account, cost), credit(Account.PENDING_GAIN_LOSS, cost)]
        else:
            lines += [debit(account, cost), credit(Account.INVENTORY, cost)]
    return merged(lines)


def gain_lines(cost: Money) -> list[Line]:
    """盘盈/报溢: 1405/1901, then 1901/5301, both in the one voucher."""
    return [
        debit(Account.INVENTORY, cost),
        credit(Account.PENDING_GAIN_LOSS, cost),
        debit(Account.PENDING_GAIN_LOSS, cost),
        credit(Account.OTHER_GAINS, cost),
    ]


def merged(lines: Iterable[Line]) -> list[Line]:
    """One line per account and side."""
    sums: dict[tuple[str, bool], Money] = {}
    for line in lines:
        side = (line.account, line.amount > Money(0))
        sums[side] = sums.get(side, Money(0)) + line.amount
    return [Line(account, amount) for (account, _), amount in sums.items()]
