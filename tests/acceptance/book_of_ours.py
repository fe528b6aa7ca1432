"""A shop's books kept a second time by plain sums, from what the verbs were asked and said they did."""

from collections import Counter
from dataclasses import dataclass, field
from typing import TypeVar

from sqlalchemy import Connection

from jxc_desktop.documents.partners import PartnerKind
from jxc_desktop.documents.settle import open_items
from jxc_desktop.kernel.money import ZERO, Money
from jxc_desktop.ledger import Account
from jxc_desktop.ledger.balances import in_fund, on_hand, owed_by, owed_to
from jxc_desktop.ledger.funds import funds
from jxc_desktop.sales.shift_slip import shift_slip
from jxc_desktop.sales.shifts import current_shift

Key = TypeVar("Key")


@dataclass(slots=True)
class Effect:
    """What one paper does: thousandths by item and warehouse, fen by fund, fen owed by partner, fen of cash."""

    stock: Counter[tuple[int, int]] = field(default_factory=Counter)
    funds: Counter[int] = field(default_factory=Counter)
    owed: Counter[int] = field(default_factory=Counter)
    cash: int = 0

    def opposite(self) -> "Effect":
        """The mirror's effect."""
        return Effect(_turned(self.stock), _turned(self.funds), _turned(self.owed), -self.cash)


@dataclass(slots=True)
class BookOfOurs:
    """Running sums of every effect; `kinds` says of each partner which side he is on, `drawers` is by till."""

    sums: Effect = field(default_factory=Effect)
    papers: dict[int, Effect] = field(default_factory=dict)
    kinds: dict[int, PartnerKind] = field(default_factory=dict)
    settled_off: set[int] = field(default_factory=set)
    drawers: Counter[str] = field(default_factory=Counter)

    def add(self, till: str, document_id: int, effect: Effect) -> None:
        """One paper's effect, kept for its reversal."""
        self.papers[document_id] = effect
        self._sum(till, effect)

    def reverse(self, till: str, original_id: int, mirror_id: int, *with_it: int) -> None:
        """The opposite of a paper, and of the money papers that went with it and are not taken back by themselves."""
        for old in (original_id, *with_it):
            if old in self.papers:
                self._sum(till, self.papers.pop(old).opposite())
        self.settled_off |= {original_id, mirror_id, *with_it}

    def _sum(self, till: str, effect: Effect) -> None:
        for item, thousandths in effect.stock.items():
            self.sums.stock[item] += thousandths
        for fund, fen in effect.funds.items():
            self.sums.funds[fund] += fen
        for partner, fen in effect.owed.items():
            self.sums.owed[partner] += fen
        self.drawers[till] += effect.cash

    def differences(self, conn: Connection) -> list[str]:
        """Where the shop's figures are others than ours."""
        drawers = [found for till in self.drawers for found in self._of_drawer(conn, till)]
        return [*self._of_goods(conn), *self._of_money(conn), *self._of_partners(conn), *drawers]

    def _of_goods(self, conn: Connection) -> list[str]:
        found = {(i, w): on_hand(conn, i, w).quantity.thousandths for i, w in self.sums.stock}
        return [f"item {key}: {found[key]}, ours {n}" for key, n in self.sums.stock.items() if found[key] != n]

    def _of_money(self, conn: Connection) -> list[str]:
        held = {one.id: in_fund(conn, one.id, one.account).fen for one in funds(conn)}
        return [f"fund {key}: {fen}, ours {self.sums.funds[key]}" for key, fen in held.items()
                if fen != self.sums.funds[key]]  # fmt: skip

    def _of_partners(self, conn: Connection) -> list[str]:
        found = []
        for partner, kind in self.kinds.items():
            buys = kind is PartnerKind.CUSTOMER
            owed = (owed_by if buys else owed_to)(conn, partner).fen
            items = open_items(conn, partner, Account.RECEIVABLE if buys else Account.PAYABLE)
            still = Money.total(item.open for item in items)
            if owed != self.sums.owed[partner] or still.fen != owed:
                found.append(f"partner {partner}: {owed}, open {still.fen}, ours {self.sums.owed[partner]}")
            wrong = [i for i in items if i.document_id in self.settled_off or not _within(i.open, i.amount)]
            found += [f"{item.number} is open by {item.open.text()} of {item.amount.text()}" for item in wrong]
        return found

    def _of_drawer(self, conn: Connection, till: str) -> list[str]:
        shift = current_shift(conn, till)
        if shift is None:
            return []
        expected = shift_slip(conn, shift.id).drawer.expected.fen
        ours = self.drawers[till]
        return [] if expected == ours else [f"drawer {till}: {expected}, ours {ours}"]


def _turned(sums: Counter[Key]) -> Counter[Key]:
    return Counter({key: -n for key, n in sums.items()})


def _within(still: Money, amount: Money) -> bool:
    """Of a paper no more stays open than it came to, and never on the other side."""
    return ZERO <= still <= amount or amount <= still <= ZERO
