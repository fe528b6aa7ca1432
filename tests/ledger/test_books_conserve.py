from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import datetime

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from sqlalchemy import Connection, select

from jxc_desktop.documents.kinds import Kind
from jxc_desktop.documents.life import Paper, write_document, write_reversal
from jxc_desktop.kernel.money import Money
from jxc_desktop.kernel.quantity import Quantity
from jxc_desktop.kernel.refusal import Refused
from jxc_desktop.ledger import (
    Account,
    Issue,
    IssueAt,
    Move,
    Negative,
    Receipt,
    Route,
    cost,
    credit,
    debit,
    mirror,
    post,
    prove,
    variance_lines,
)
from jxc_desktop.ledger.balances import account_balance
from jxc_desktop.ledger.costing import Want
from jxc_desktop.ledger.tables import stock_balance
from jxc_desktop.storage.shop_file import ShopFile
from jxc_desktop.usecase import Session, Tx
from tests.stocked import Stocked

ITEMS = ("可乐", "农夫山泉")
NOW = datetime(2026, 11, 22, 10)

items = st.integers(0, len(ITEMS) - 1)
# Small numbers, so that shelves run empty, roundings meet and returns cost more than is left.
quantities = st.integers(1, 7).map(Quantity)
values = st.integers(0, 99).map(Money)
picks = st.integers(0, 99)
steps = st.lists(
    st.one_of(
        st.tuples(st.just("receive"), items, quantities, values),
        st.tuples(st.just("issue"), items, quantities),
        st.tuples(st.just("give_back"), picks, st.sampled_from((100, 50, 1))),
        st.tuples(st.just("take_back"), picks),
        st.tuples(st.just("reverse"), picks),
    ),
    min_size=3,
    max_size=14,
)


@dataclass(slots=True)
class Day:
    """Papers posted one after the other inside a transaction that is thrown away at the end."""

    tx: Tx
    item_ids: list[int]
    negative: Negative
    papers: list[Paper] = field(default_factory=list)
    receipts: list[Move] = field(default_factory=list)
    issues: list[Move] = field(default_factory=list)

    def do(self, step: tuple[object, ...]) -> None:
        name, *rest = step
        with self.tx.conn.begin_nested() as point:
            try:
                getattr(self, str(name))(*rest)
            except Refused as refused:
                assert refused.key in ("stock.short", "reverse.goods_gone", "paper.not_now", "paper.is_mirror")
                point.rollback()

    def receive(self, item: int, quantity: Quantity, value: Money) -> None:
        self.receipts += self._post(Receipt(1, self.item_ids[item], 1, Route.PURCHASE, quantity, value))[:1]

    def issue(self, item: int, quantity: Quantity) -> None:
        self.issues += self._post(Issue(1, self.item_ids[item], 1, Route.RETAIL, quantity))[:1]

    def give_back(self, pick: int, percent: int) -> None:
        """Part of an earlier receipt goes back at that receipt's cost."""
        if self.receipts:
            came = self.receipts[pick % len(self.receipts)]
            part = Quantity(max(came.quantity.thousandths * percent // 100, 1))
            worth = came.value.share(part.thousandths, came.quantity.thousandths)
            self._post(IssueAt(1, came.item_id, 1, Route.PURCHASE_RETURN, part, worth))

    def take_back(self, pick: int) -> None:
        """What a customer bought comes back at the cost it left at."""
        if self.issues:
            left = self.issues.pop(pick % len(self.issues))
            self._post(Receipt(1, left.item_id, 1, Route.SALES_RETURN, -left.quantity, -left.value))

    def reverse(self, pick: int) -> None:
        if self.papers:
            old = self.papers[pick % len(self.papers)]
            new = write_reversal(self.tx, old, first=False)
            mirror(self.tx, old.id, new.id, self.negative)
            self.papers.remove(old)

    def _post(self, want: Want) -> list[Move]:
        moves = cost(self.tx, [want], self.negative)
        paper = write_document(self.tx, Kind.VOUCHER, first=False)
        worth = moves[0].value
        other = Account.COGS if want.route in (Route.RETAIL, Route.SALES_RETURN) else Account.PAYABLE
        post(
            self.tx,
            paper.id,
            [debit(Account.INVENTORY, worth), credit(other, worth), *variance_lines(moves)],
            moves,
        )
        self.papers.append(paper)
        return moves


@contextmanager
def thrown_away(shop: ShopFile) -> Iterator[Connection]:
    with shop.writer.connect() as conn, conn.begin() as whole:
        yield conn
        whole.rollback()


@pytest.fixture
def goods(shop: ShopFile, owner: Session) -> Stocked:
    made = Stocked(shop, owner)
    for name in ITEMS:
        made.add_item(name)
    return made


@pytest.mark.parametrize("negative", list(Negative))
@settings(max_examples=60)
@given(day=steps)
def test_whatever_is_posted_the_books_conserve_value(goods: Stocked, negative: Negative, day: list[object]) -> None:
    with thrown_away(goods.shop) as conn:
        tx = Tx(conn, goods.session, NOW, NOW.date(), "day")
        books = Day(tx, list(goods.items.values()), negative)
        for step in day:
            books.do(step)  # type: ignore[arg-type]  # hypothesis draws the tuples above
        assert prove(conn) == []
        names = (Account.INVENTORY, Account.PAYABLE, Account.COGS)
        assert sum(account_balance(conn, name).fen for name in names) == 0
        for quantity, fen in conn.execute(select(stock_balance.c.quantity, stock_balance.c.value_fen)):
            assert fen == 0 if quantity == 0 else fen >= 0 or quantity < 0
            assert negative is not Negative.FORBID or quantity >= 0


def test_two_lines_of_one_item_share_one_shelf(goods: Stocked) -> None:
    with thrown_away(goods.shop) as conn:
        tx = Tx(conn, goods.session, NOW, NOW.date(), "day")
        item = goods.items["可乐"]
        Day(tx, [item], Negative.FORBID).receive(0, Quantity.of(3), Money(1000))
        twice = [Issue(n, item, 1, Route.RETAIL, Quantity.of(2), "可乐") for n in (1, 2)]
        with pytest.raises(Refused) as refused:
            cost(tx, twice)
        assert (refused.value.key, refused.value.facts["have"]) == ("stock.short", Quantity.of(1))
