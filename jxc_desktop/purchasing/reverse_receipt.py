"""Reversing a goods receipt (红冲), together with the payment made with it."""

from dataclasses import dataclass

from jxc_desktop.documents.kinds import Kind
from jxc_desktop.documents.life import paper
from jxc_desktop.documents.mirrored_lines import mirror_lines
from jxc_desktop.kernel.changes import Topic
from jxc_desktop.kernel.permission import Permission
from jxc_desktop.kernel.quantity import Quantity
from jxc_desktop.kernel.refusal import Refused
from jxc_desktop.purchasing.order_state import count_received
from jxc_desktop.purchasing.prompt_money import reverse_with_money
from jxc_desktop.purchasing.tables import receipt_line
from jxc_desktop.usecase import Tx, use_case
from jxc_desktop.words import mark


@dataclass(frozen=True, slots=True)
class ReverseReceipt:
    """Which receipt was wrong."""

    receipt_id: int


@dataclass(frozen=True, slots=True)
class ReceiptReversed:
    """The mirror."""

    document_id: int
    number: str


@use_case(
    mark("Reverse a goods receipt"),
    needs=Permission.REVERSE,
    touches={Topic.PURCHASES, Topic.STOCK, Topic.SUPPLIERS, Topic.BOOKS},
)
def reverse_receipt(tx: Tx, request: ReverseReceipt) -> ReceiptReversed:
    """Rules 4 and 5: refused where goods of it went out since, the way out is a purchase return.

    Refused "paper.unknown", "paper.wrong_kind", and as `reverse_with_money`.
    """
    old = paper(tx.conn, request.receipt_id)
    if old.kind is not Kind.GOODS_RECEIPT:
        raise Refused("paper.wrong_kind", number=old.number)
    new = reverse_with_money(tx, old)
    rows = mirror_lines(tx, receipt_line, old.id, new.id)
    answered = [(row["order_line_id"], Quantity(row["base_quantity"])) for row in rows if row["order_line_id"]]
    count_received(tx.conn, answered)
    return ReceiptReversed(new.id, new.number)
