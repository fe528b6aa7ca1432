"""What the count page shows of a stock-take, read in one go."""

from dataclasses import dataclass
from typing import Any

from jxc_desktop.stock.count_progress import CountSums, count_sums
from jxc_desktop.stock.count_sheets import CountRow, Show, TakeHead, count_rows, take

PAGE = 200


@dataclass(frozen=True, slots=True)
class TakeView:
    """A take, its sums and the rows of one filter; `more` says that another page can be asked for."""

    head: TakeHead
    sums: CountSums
    show: Show
    rows: tuple[CountRow, ...]
    more: bool


def read_view(conn: Any, take_id: int, show: Show) -> TakeView:
    """What was counted stands with the latest on top, everything else by name."""
    latest = show in (Show.COUNTED, Show.VARIANCE)
    rows = count_rows(conn, take_id, show=show, limit=PAGE + 1, latest_first=latest)
    more = len(rows) > PAGE and not latest
    return TakeView(take(conn, take_id), count_sums(conn, take_id), show, tuple(rows[:PAGE]), more)


def read_more(conn: Any, take_id: int, show: Show, last: CountRow) -> tuple[tuple[CountRow, ...], bool]:
    """The page that follows a row."""
    rows = count_rows(conn, take_id, show=show, after=last.key, limit=PAGE + 1)
    return tuple(rows[:PAGE]), len(rows) > PAGE


def read_differences(conn: Any, take_id: int) -> tuple[TakeHead, CountSums, tuple[CountRow, ...]]:
    """Everything the summary before posting needs."""
    rows = count_rows(conn, take_id, show=Show.VARIANCE, limit=100_000)
    return take(conn, take_id), count_sums(conn, take_id), tuple(rows)
