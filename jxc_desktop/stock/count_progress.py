"""How far a stock-take has got: who counts, and the sums of what was counted."""

from dataclasses import dataclass

from sqlalchemy import Connection, func, select

from jxc_desktop.catalog.tables import item
from jxc_desktop.documents.kinds import State
from jxc_desktop.kernel.money import Money
from jxc_desktop.kernel.price import Price
from jxc_desktop.kernel.quantity import Quantity
from jxc_desktop.security.tables import app_user
from jxc_desktop.stock.count_sheets import take
from jxc_desktop.stock.tables import count_line


@dataclass(frozen=True, slots=True)
class CountSums:
    """Sums over everything counted, in base units; book and variances are None while a blind take is open.

    `more_retail` and `less_retail` are what the surplus and the missing goods would sell for (both positive).
    """

    counted: Quantity
    book: Quantity | None
    variances: int | None
    more: int | None
    less: int | None
    more_retail: Money | None
    less_retail: Money | None
    people: tuple[str, ...]

    @property
    def variance(self) -> Quantity | None:
        """Counted against the book."""
        return None if self.book is None else self.counted - self.book

    @property
    def net_retail(self) -> Money | None:
        """Surplus less missing, at shelf prices."""
        if self.more_retail is None or self.less_retail is None:
            return None
        return self.more_retail - self.less_retail


def count_sums(conn: Connection, take_id: int) -> CountSums:
    """The sums of one take (layout E10's totals at shelf prices); Refused "paper.unknown"."""
    head = take(conn, take_id)
    mine = count_line.c.document_id == take_id
    names = select(app_user.c.name).join(count_line, count_line.c.user_id == app_user.c.id).where(mine)
    people = tuple(conn.execute(names.group_by(app_user.c.name).order_by(func.min(count_line.c.id))).scalars())
    rows = conn.execute(
        select(count_line.c.counted, count_line.c.book, item.c.retail_price_e4)
        .join(item, item.c.id == count_line.c.item_id)
        .where(mine)
    ).all()
    counted = Quantity(sum(row.counted for row in rows))
    if head.blind and head.state is State.DRAFT:
        return CountSums(counted, None, None, None, None, None, None, people)
    worths = [Price(row.retail_price_e4).times(Quantity(row.counted - row.book)) for row in rows]
    more, less = [w for w in worths if w > Money(0)], [w for w in worths if w < Money(0)]
    return CountSums(
        counted,
        Quantity(sum(row.book for row in rows)),
        sum(1 for row in rows if row.counted != row.book),
        sum(1 for row in rows if row.counted > row.book),
        sum(1 for row in rows if row.counted < row.book),
        Money.total(more),
        -Money.total(less),
        people,
    )
