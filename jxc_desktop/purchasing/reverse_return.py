"""Reversing a purchase return (红冲): the goods are back at the cost they left at."""

from dataclasses import dataclass

from jxc_desktop.documents.kinds import Kind
from jxc_desktop.documents.life import paper
from jxc_desktop.documents.mirrored_lines import mirror_lines
from jxc_desktop.kernel.changes import Topic
from jxc_desktop.kernel.permission import Permission
from jxc_desktop.kernel.refusal import Refused
from jxc_desktop.purchasing.prompt_money import reverse_with_money
from jxc_desktop.purchasing.tables import return_line
from jxc_desktop.usecase import Tx, use_case
from jxc_desktop.words import mark


@dataclass(frozen=True, slots=True)
class ReverseReturn:
    """Which return was wrong."""

    return_id: int


@dataclass(frozen=True, slots=True)
class ReturnReversed:
    """The mirror."""

    document_id: int
    number: str


@use_case(
    mark("Reverse a purchase return"),
    needs=Permission.REVERSE,
    touches={Topic.PURCHASES, Topic.STOCK, Topic.SUPPLIERS, Topic.BOOKS},
)
def reverse_return(tx: Tx, request: ReverseReturn) -> ReturnReversed:
    """Rule 4; a refund taken with it is reversed too. Refused as `reverse_receipt`."""
    old = paper(tx.conn, request.return_id)
    if old.kind is not Kind.PURCHASE_RETURN:
        raise Refused("paper.wrong_kind", number=old.number)
    new = reverse_with_money(tx, old)
    mirror_lines(tx, return_line, old.id, new.id)
    return ReturnReversed(new.id, new.number)
