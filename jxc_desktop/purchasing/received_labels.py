"""A delivery's labels go into the queue: one for each piece that came (row 77)."""

from collections.abc import Sequence

from jxc_desktop.catalog.label_queue import Why, await_labels
from jxc_desktop.purchasing.received_lines import Worked
from jxc_desktop.usecase import Tx


def await_received(tx: Tx, worked: Sequence[Worked]) -> None:
    """As many labels as came of each unit; of weighed goods one, their price hangs on the shelf."""
    await_labels(tx, [(line.unit, _copies(line)) for line in worked], Why.RECEIVED)


def _copies(line: Worked) -> int:
    return 1 if line.unit.weighed else -(-line.asked.quantity.thousandths // 1000)
