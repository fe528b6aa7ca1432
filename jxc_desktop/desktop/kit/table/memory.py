"""What a person has set on a table: widths, the set of columns, the sort."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field

Load = Callable[[], Mapping[str, object]]
Save = Callable[[dict[str, object]], None]


@dataclass(slots=True)
class ColumnMemory:
    """The settings of one table, as plain values that a preference file or table can keep."""

    hidden: set[str] = field(default_factory=set)
    widths: dict[str, int] = field(default_factory=dict)
    sort_key: str = ""
    sort_descending: bool = False

    @classmethod
    def of(cls, kept: Mapping[str, object]) -> "ColumnMemory":
        """Reads what was kept; what does not make sense any more is left out."""
        hidden, widths, sort = kept.get("hidden"), kept.get("widths"), kept.get("sort")
        memory = cls()
        if isinstance(hidden, list):
            memory.hidden = {str(key) for key in hidden}
        if isinstance(widths, Mapping):
            memory.widths = {str(key): w for key, w in widths.items() if isinstance(w, int) and 20 <= w <= 2000}
        if isinstance(sort, list) and len(sort) == 2:
            memory.sort_key, memory.sort_descending = str(sort[0]), bool(sort[1])
        return memory

    def kept(self) -> dict[str, object]:
        """The same as plain values."""
        return {
            "hidden": sorted(self.hidden),
            "widths": dict(self.widths),
            "sort": [self.sort_key, self.sort_descending],
        }
