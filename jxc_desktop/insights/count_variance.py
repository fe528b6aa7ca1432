"""盘点盈亏表: what a stock-take found against the book at the moment of counting (TRADE.md E10, rule 10)."""

from typing import Any

from sqlalchemy import ColumnElement, Select, case, func, or_, select

from jxc_desktop.catalog.tables import item
from jxc_desktop.documents.tables import document
from jxc_desktop.insights.answers import SEARCH, Asked, Question
from jxc_desktop.insights.items import CODE, NAME, SPEC, UNIT, matching
from jxc_desktop.insights.offered import document_id
from jxc_desktop.insights.report import Column, Kind, Listing, Opens, Reader, Report, Tag, Thing
from jxc_desktop.security.tables import app_user
from jxc_desktop.stock.tables import count_line
from jxc_desktop.words import mark

_YUAN = mark("¥")
_REASONS = {
    "damaged": Tag(mark("Damaged")),
    "expired": Tag(mark("Expired")),
    "spoiled": Tag(mark("Spoiled")),
    "lost": Tag(mark("Lost")),
    "miscount": Tag(mark("Miscounted")),
    "own_use": Tag(mark("Own use")),
    "sample": Tag(mark("Sample")),
    "found": Tag(mark("Found")),
    "other": Tag(mark("Other")),
}


def _counted(reader: Reader) -> Select[Any]:
    answers = reader.answers
    take = document_id(reader.conn, answers)
    variance = count_line.c.counted - count_line.c.book
    where: list[ColumnElement[bool]] = [
        or_(
            count_line.c.document_id == take,
            count_line.c.document_id.in_(select(document.c.answers_id).where(document.c.id == take)),
        ),
        *matching(answers["q"]),
    ]
    if not answers["all"]:
        where.append(variance != 0)
    price = case((variance != 0, func.abs(count_line.c.variance_cost_fen) * 100_000 // func.abs(variance)), else_=0)
    return (
        select(
            count_line.c.id.label("id"),
            item.c.id.label("item_id"),
            item.c.code.label("code"),
            item.c.name.label("name"),
            item.c.spec.label("spec"),
            item.c.unit.label("unit"),
            item.c.bin.label("bin"),
            count_line.c.book.label("book"),
            count_line.c.counted.label("counted"),
            variance.label("variance"),
            price.label("unit_cost"),
            count_line.c.variance_cost_fen.label("cost"),
            item.c.retail_price_e4.label("retail_price"),
            (item.c.retail_price_e4 * variance // 100_000).label("retail"),
            count_line.c.reason.label("reason"),
            app_user.c.name.label("who"),
            count_line.c.counted_at.label("at"),
        )
        .select_from(
            count_line.join(item, item.c.id == count_line.c.item_id).join(
                app_user, app_user.c.id == count_line.c.user_id
            )
        )
        .where(*where)
    )


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
    ),
    sort="name",
    landscape=True,
    listed=True,
)
REPORTS = (VARIANCE,)
