"""Verb: labels asked for by hand, by a scan (one more) or by a typed number (exactly so many)."""

from dataclasses import dataclass

from jxc_desktop.catalog.find import unit_by_id
from jxc_desktop.catalog.label_queue import MOST_COPIES, Why, await_labels, put_copies, waiting_copies
from jxc_desktop.kernel.changes import Topic
from jxc_desktop.kernel.permission import Permission
from jxc_desktop.kernel.refusal import Refused
from jxc_desktop.usecase import Tx, use_case
from jxc_desktop.words import mark


@dataclass(frozen=True, slots=True)
class LabelCopies:
    """So many labels of an item in one of its units."""

    unit_id: int
    copies: int = 1


@dataclass(frozen=True, slots=True)
class AskLabels:
    """So many more of each; with `exactly` so many of each in all, 0 takes it out of the queue."""

    labels: tuple[LabelCopies, ...]
    exactly: bool = False


@dataclass(frozen=True, slots=True)
class LabelsAsked:
    """How many of each wait now."""

    labels: tuple[LabelCopies, ...]


@use_case(mark("Ask for labels"), needs=Permission.EDIT_ITEMS, touches={Topic.LABELS})
def ask_labels(tx: Tx, request: AskLabels) -> LabelsAsked:
    """Fill the label queue by hand (row 77). Refused "item.unknown", "label.copies"."""
    for asked in request.labels:
        goods = unit_by_id(tx.conn, asked.unit_id)
        if not (0 if request.exactly else 1) <= asked.copies <= MOST_COPIES:
            raise Refused("label.copies", item=goods.label, most=MOST_COPIES)
        if request.exactly:
            put_copies(tx, goods, asked.copies)
        else:
            await_labels(tx, [(goods, asked.copies)], Why.ASKED)
    now = [LabelCopies(asked.unit_id, waiting_copies(tx.conn, asked.unit_id)) for asked in request.labels]
    return LabelsAsked(tuple(now))
