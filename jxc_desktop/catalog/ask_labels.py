"""Verb: labels asked for by hand, by a scan (one more) or by a typed number (exactly so many)."""

from dataclasses import dataclass

from jxc_desktop.catalog.find import units_by_id
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
    goods = units_by_id(tx.conn, [asked.unit_id for asked in request.labels])
    for asked in request.labels:
        if not (0 if request.exactly else 1) <= asked.copies <= MOST_COPIES:
            raise Refused("label.copies", item=goods[asked.unit_id].label, most=MOST_COPIES)
    if request.exactly:
        put_copies(tx, {asked.unit_id: asked.copies for asked in request.labels})
    else:
        await_labels(tx, [(goods[asked.unit_id], asked.copies) for asked in request.labels], Why.ASKED)
    waits = waiting_copies(tx.conn)
    return LabelsAsked(tuple([LabelCopies(asked.unit_id, waits[asked.unit_id]) for asked in request.labels]))
