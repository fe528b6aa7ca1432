"""What is wrong or odd in a list, row by row, with its reason in words."""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum

from jxc_desktop.kernel.refusal import Refused
from jxc_desktop.words import say_refusal


class Severity(StrEnum):
    """An error stops the whole import; a warning is shown and lets it go on."""

    ERROR = "error"
    WARNING = "warning"


@dataclass(frozen=True, slots=True)
class Finding:
    """One thing found: the row as Excel numbers it (0: the whole sheet), the heading of the column, and why."""

    row_number: int
    column: str
    severity: Severity
    key: str
    facts: Mapping[str, object]

    def says(self) -> str:
        """The reason in the spoken language."""
        return say_refusal(Refused(self.key, **self.facts))
