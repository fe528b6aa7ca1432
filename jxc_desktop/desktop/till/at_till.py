"""What the till asks the shop for a scan: the goods, the stock left, or the paper it names."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from jxc_desktop.catalog.find import ItemUnit, unit_by_id
from jxc_desktop.catalog.scanned import Scanned, ScannedItem, scanned
from jxc_desktop.documents.kinds import PREFIX, Kind
from jxc_desktop.documents.life import paper_number
from jxc_desktop.kernel.quantity import Quantity
from jxc_desktop.ledger.balances import on_hand
from jxc_desktop.words import tr
from jxc_desktop.words.figures import grouped


@dataclass(frozen=True, slots=True)
class Answer:
    """A scan and, where it means one item, how much of it is left in the base unit."""

    scanned: Scanned
    left: Quantity | None = None

    @property
    def only(self) -> ScannedItem | None:
        """The one item it means."""
        return self.scanned.items[0] if len(self.scanned.items) == 1 else None


def ask(text: str, warehouse_id: int) -> Callable[..., Answer]:
    """The look-up of one scan, for `Workplace.look`; Refused "scan.*", "scale.*"."""

    def answer(conn: Any) -> Answer:
        found = scanned(conn, text)
        left = None
        if len(found.items) == 1:
            left = on_hand(conn, found.items[0].item.item_id, warehouse_id).quantity
        return Answer(found, left)

    return answer


def ask_unit(unit_id: int, warehouse_id: int) -> Callable[..., tuple[ItemUnit, Quantity]]:
    """The look-up of goods chosen from a list; Refused "item.unknown"."""

    def answer(conn: Any) -> tuple[ItemUnit, Quantity]:
        unit = unit_by_id(conn, unit_id)
        return unit, on_hand(conn, unit.item_id, warehouse_id).quantity

    return answer


def is_receipt(text: str) -> bool:
    """Whether a scan is the number of one of our receipts, with dashes or without."""
    number = paper_number(text)
    return number is not None and number.startswith(f"{PREFIX[Kind.RETAIL_SALE]}-")


def stock_words(left: Quantity, unit: str) -> str:
    """How much is left, in the words of the counter."""
    if left.thousandths <= 0:
        return tr("sold out in the books")
    return tr("{n} {unit} left", n=grouped(left), unit=unit)
