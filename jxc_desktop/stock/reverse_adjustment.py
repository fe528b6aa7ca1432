"""Reversing a write-off, an overage or a count's gain or loss (红冲)."""

from dataclasses import dataclass

from jxc_desktop.documents.kinds import Kind
from jxc_desktop.documents.life import paper, write_reversal
from jxc_desktop.documents.mirrored_lines import mirror_lines
from jxc_desktop.kernel.changes import Topic
from jxc_desktop.kernel.permission import Permission
from jxc_desktop.kernel.refusal import Refused
from jxc_desktop.ledger import mirror
from jxc_desktop.stock.tables import adjust_line
from jxc_desktop.usecase import Tx, use_case
from jxc_desktop.words import mark

ADJUSTING = (Kind.STOCK_WRITEOFF, Kind.STOCK_OVERAGE, Kind.COUNT_GAIN, Kind.COUNT_LOSS)


@dataclass(frozen=True, slots=True)
class ReverseAdjustment:
    """Which paper was wrong."""

    document_id: int


@dataclass(frozen=True, slots=True)
class AdjustmentReversed:
    """The mirror."""

    document_id: int
    number: str


@use_case(mark("Reverse a stock adjustment"), needs=Permission.REVERSE, touches={Topic.STOCK, Topic.BOOKS})
def reverse_adjustment(tx: Tx, request: ReverseAdjustment) -> AdjustmentReversed:
    """Rule 4. Refused "paper.unknown", "paper.wrong_kind", "adjust.goods_gone", and as `write_reversal`."""
    old = paper(tx.conn, request.document_id)
    if old.kind not in ADJUSTING:
        raise Refused("paper.wrong_kind", number=old.number)
    new = write_reversal(tx, old)
    try:
        mirror(tx, old.id, new.id)
    except Refused as refused:
        if refused.key != "reverse.goods_gone":
            raise
        raise Refused("adjust.goods_gone", number=old.number) from refused
    mirror_lines(tx, adjust_line, old.id, new.id)
    return AdjustmentReversed(new.id, new.number)
