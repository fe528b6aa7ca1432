"""What the stock room keeps beside the books, recounted: the lines of its adjusting papers."""

from collections.abc import Iterator

from sqlalchemy import Connection, func, select

from jxc_desktop.ledger import Finding, Route
from jxc_desktop.ledger.proof import Check, differences
from jxc_desktop.ledger.reading import PAPER_AND_ITEM, moved_by_paper
from jxc_desktop.stock.tables import adjust_line

ROUTES = (Route.WRITE_OFF, Route.OTHER_IN, Route.COUNT_GAIN, Route.COUNT_LOSS)


def adjustments_are_their_moves(conn: Connection) -> Iterator[Finding]:
    """Every write-off, overage, gain and loss moved what its lines say, at that cost."""
    kept = select(
        adjust_line.c.document_id,
        adjust_line.c.item_id,
        func.sum(adjust_line.c.base_quantity).label("quantity"),
        func.sum(adjust_line.c.cost_fen).label("value_fen"),
    ).group_by(adjust_line.c.document_id, adjust_line.c.item_id)
    yield from differences(conn, "adjustments_are_their_moves", PAPER_AND_ITEM, kept, moved_by_paper(*ROUTES))


CHECKS: tuple[Check, ...] = (adjustments_are_their_moves,)
