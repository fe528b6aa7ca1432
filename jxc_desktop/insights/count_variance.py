"""盘点盈亏表: what a stock-take found against the book at the moment of counting (TRADE.md E10, rule 10)."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from decimal import Decimal
from typing import Any

from sqlalchemy import ColumnElement, Select, case, func, literal, or_, select

from jxc_desktop.catalog.tables import item
from jxc_desktop.documents.kinds import Kind as Paper
from jxc_desktop.documents.tables import document
from jxc_desktop.insights.answers import SEARCH, Asked, Question
from jxc_desktop.insights.items import CODE, NAME, SPEC, UNIT, matching
from jxc_desktop.insights.offered import document_id
from jxc_desktop.insights.rates import rounded
from jxc_desktop.insights.report import Cell, Column, Fact, Kind, Listing, Opens, Reader, Report, Tag, Thing, Totals
from jxc_desktop.kernel.money import Money
from jxc_desktop.kernel.quantity import Quantity
from jxc_desktop.kernel.rounding import div_half_up
from jxc_desktop.ledger.tables import stock_move
from jxc_desktop.security.tables import app_user
from jxc_desktop.stock.count_sheets import take
from jxc_desktop.stock.tables import count_line, stock_take
from jxc_desktop.stock.takes import Scope
from jxc_desktop.words import mark, tr
from jxc_desktop.words.figures import grouped

_YUAN = mark("¥")
_REASONS = {
    "damaged": Tag(mark("Damaged")),
    "expired": Tag(mark("Expired")),
    "spoiled": Tag(mark("Spoiled")),
    "lost": Tag(mark("Lost")),
    "disaster": Tag(mark("Disaster")),
    "miscount": Tag(mark("Miscounted")),
    "own_use": Tag(mark("Own use")),
    "sample": Tag(mark("Sample")),
    "found": Tag(mark("Found")),
    "other": Tag(mark("Other")),
}


_VARIANCE = count_line.c.counted - count_line.c.book
# A price in ten-thousandths times thousandths is 100,000 times as much as fen.
_FEN = 100_000
_RETAIL = rounded(item.c.retail_price_e4 * _VARIANCE, literal(_FEN))


def _take_id(reader: Reader) -> int:
    """The stock-take asked for, by itself or by the gain or loss it led to."""
    named = document_id(reader.conn, reader.answers)
    take = select(stock_take.c.document_id).where(
        or_(
            stock_take.c.document_id == named,
            stock_take.c.document_id.in_(select(document.c.answers_id).where(document.c.id == named)),
        )
    )
    return int(reader.conn.execute(take).scalar() or named)


def _counted(reader: Reader) -> Select[Any]:
    price = rounded(func.abs(count_line.c.variance_cost_fen) * _FEN, func.abs(_VARIANCE))
    lines = count_line.join(item, item.c.id == count_line.c.item_id)
    return (
        select(
            count_line.c.id.label("id"),
            item.c.id.label("item_id"),
            item.c.code.label("code"),
            item.c.name.label("name"),
            item.c.sort_key.label("name_by"),
            item.c.spec.label("spec"),
            item.c.unit.label("unit"),
            item.c.bin.label("bin"),
            count_line.c.book.label("book"),
            count_line.c.counted.label("counted"),
            _VARIANCE.label("variance"),
            case((_VARIANCE != 0, price), else_=0).label("unit_cost"),
            count_line.c.variance_cost_fen.label("cost"),
            item.c.retail_price_e4.label("retail_price"),
            _RETAIL.label("retail"),
            count_line.c.reason.label("reason"),
            app_user.c.name.label("who"),
            count_line.c.counted_at.label("at"),
        )
        .select_from(lines.join(app_user, app_user.c.id == count_line.c.user_id))
        .where(*_where(reader))
    )


def _where(reader: Reader) -> list[ColumnElement[bool]]:
    where = [count_line.c.document_id == _take_id(reader), *matching(reader.answers["q"])]
    return where if reader.answers["all"] else [*where, _VARIANCE != 0]


@dataclass(frozen=True, slots=True)
class _Side:
    """What was more, or less, than in the book: base units, at cost (None unseen) and at retail."""

    quantity: Quantity
    cost: Money | None
    retail: Money


def _sides(reader: Reader, *where: ColumnElement[bool]) -> tuple[_Side, _Side]:
    """盘盈 and 盘亏 of these lines, both signed."""
    asked: list[Any] = []
    for side in (_VARIANCE > 0, _VARIANCE < 0):
        columns = [_VARIANCE, _RETAIL, *([count_line.c.variance_cost_fen] if reader.sees_cost else [])]
        asked += [func.coalesce(func.sum(case((side, column), else_=0)), 0) for column in columns]
    lines = count_line.join(item, item.c.id == count_line.c.item_id)
    found = list(reader.conn.execute(select(*asked).select_from(lines).where(*where)).one())
    half = len(found) // 2
    gain, loss = (
        _Side(Quantity(one[0]), Money(one[2]) if reader.sees_cost else None, Money(one[1]))
        for one in (found[:half], found[half:])
    )
    return gain, loss


def _facts(reader: Reader) -> Iterator[Fact]:
    """The head of the sheet: which take, where, how, when the book was taken, and what it came to."""
    take_id = _take_id(reader)
    head = take(reader.conn, take_id)
    mine = count_line.c.document_id == take_id
    first, last = reader.conn.execute(
        select(func.min(count_line.c.counted_at), func.max(count_line.c.counted_at)).where(mine)
    ).one()
    way = {Scope.ALL: tr("Full count"), Scope.PART: tr("Spot check")}.get(head.scope, head.category)
    yield Fact(tr("Stock-take number"), head.number, Kind.CODE)
    yield Fact(tr("Warehouse"), head.warehouse)
    yield Fact(tr("Way of counting"), f"{way} · {tr('Blind count')}" if head.blind else way)
    # Every line stands against the book at its own moment (rule 10): the head says from when to when.
    yield Fact(tr("Book taken at"), _between(first or head.started_at, last or head.started_at))
    gain, loss = _sides(reader, mine)
    if gain.cost is None or loss.cost is None:
        return
    yield Fact(tr("Gain"), gain.cost, Kind.MONEY)
    yield Fact(tr("Loss"), loss.cost, Kind.MONEY)
    yield Fact(tr("Net variance"), gain.cost + loss.cost, Kind.MONEY)
    yield Fact(tr("Variance rate"), _rate(abs(gain.cost + loss.cost), _book_cost(reader, take_id)))


def _between(first: str, last: str) -> str:
    begun, ended = first[:16].replace("T", " "), last[:16].replace("T", " ")
    if begun == ended:
        return begun
    return f"{begun} – {ended[11:] if ended[:10] == begun[:10] else ended}"


def _book_cost(reader: Reader, take_id: int) -> Money:
    """账面成本: what the shelf was worth at the move that stood last in the book when each line was counted."""
    worth = func.coalesce(func.sum(stock_move.c.balance_value_fen), 0)
    lines = count_line.join(stock_move, stock_move.c.id == count_line.c.last_move_id)
    return Money(
        reader.conn.execute(select(worth).select_from(lines).where(count_line.c.document_id == take_id)).scalar_one()
    )


def _rate(variance: Money, book: Money) -> str:
    """差异率 = |盈亏成本| / 账面成本 in percent, to two places; a dash where the book held nothing."""
    return f"{Decimal(div_half_up(variance.fen * 10_000, book.fen)).scaleb(-2):f}%" if book else "–"


def _proves(reader: Reader, totals: Totals) -> Totals:
    """Gain and loss apart; the variances at cost are what the take has moved in the books."""
    gain, loss = _sides(reader, *_where(reader))
    parts = []
    for title, side in ((tr("Gain"), gain), (tr("Loss"), loss)):
        cells: dict[str, Cell] = {"code": title, "variance": side.quantity, "retail": side.retail, "cost": side.cost}
        parts.append(reader.cells(cells))
    take_id = _take_id(reader)
    whole = _sides(reader, count_line.c.document_id == take_id)
    is_take = (document.c.id == take_id) & (document.c.kind == Paper.STOCK_TAKE)
    posted = reader.conn.execute(select(document.c.total_fen).where(is_take)).scalar()
    if posted is None or whole[0].cost is None or whole[1].cost is None:
        return replace(totals, parts=tuple(parts))
    net = whole[0].cost + whole[1].cost
    proof = tr(
        "Gain {gain} less loss {loss} = {net} in the books",
        gain=grouped(whole[0].cost),
        loss=grouped(-whole[1].cost),
        net=grouped(net),
    )
    return replace(totals, parts=tuple(parts), proof=proof, proven=net.fen == posted)


VARIANCE = Report(
    name="stock.count_variance",
    title=mark("Count variance"),
    room="stock",
    columns=(
        CODE,
        NAME,
        SPEC,
        UNIT,
        Column("bin", mark("Shelf"), width=70),
        Column("book", mark("Book"), Kind.QUANTITY, width=80),
        Column("counted", mark("Counted"), Kind.QUANTITY, width=80),
        Column("variance", mark("Variance"), Kind.QUANTITY, width=80),
        Column("unit_cost", mark("Unit cost"), Kind.PRICE, _YUAN, width=84, cost=True),
        Column("cost", mark("Variance at cost"), Kind.MONEY, _YUAN, width=104, cost=True),
        Column("retail_price", mark("Retail price"), Kind.PRICE, _YUAN, width=84),
        Column("retail", mark("Variance at retail"), Kind.MONEY, _YUAN, width=104),
        Column("reason", mark("Reason"), width=80, says=_REASONS),
        Column("who", mark("Counted by"), width=84),
        Column("at", mark("Counted at"), Kind.MOMENT, width=120),
    ),
    questions=(
        Question("document", mark("Stock-take"), Asked.TAKE, required=True),
        Question("all", mark("Those without variance too"), Asked.FLAG),
        SEARCH,
    ),
    body=Listing(
        _counted,
        lambda row: Opens(Thing.REPORT, "stock.ledger", (("item", str(row["item_id"])),)),
        sums=("book", "counted", "variance", "cost", "retail"),
        proves=_proves,
    ),
    sort="name",
    landscape=True,
    listed=True,
    facts=lambda reader: tuple(_facts(reader)),
)
REPORTS = (VARIANCE,)
