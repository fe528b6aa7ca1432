"""Verb: labels that came out of the printer leave the queue; what came to wait meanwhile stays."""

from dataclasses import dataclass

from jxc_desktop.catalog.ask_labels import LabelCopies
from jxc_desktop.catalog.find import units_by_id
from jxc_desktop.catalog.label_queue import put_copies, waiting_copies
from jxc_desktop.kernel.changes import Topic
from jxc_desktop.kernel.permission import Permission
from jxc_desktop.usecase import Tx, use_case
from jxc_desktop.words import mark


@dataclass(frozen=True, slots=True)
class LabelsPrinted:
    """What was printed."""

    labels: tuple[LabelCopies, ...]


@dataclass(frozen=True, slots=True)
class LabelsLeft:
    """What of it waits still."""

    labels: tuple[LabelCopies, ...]


@use_case(mark("Labels printed"), needs=Permission.EDIT_ITEMS, touches={Topic.LABELS})
def labels_printed(tx: Tx, request: LabelsPrinted) -> LabelsLeft:
    """Take so many copies off each waiting label (row 77); Refused "item.unknown"."""
    waits = waiting_copies(tx.conn)
    units = dict.fromkeys(printed.unit_id for printed in request.labels)
    units_by_id(tx.conn, units)
    for printed in request.labels:
        waits[printed.unit_id] -= printed.copies
    left = {unit_id: max(waits[unit_id], 0) for unit_id in units}
    put_copies(tx, left)
    return LabelsLeft(tuple([LabelCopies(unit_id, copies) for unit_id, copies in left.items() if copies]))
