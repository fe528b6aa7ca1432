"""How long reading tells how far it is and is told to stop."""

from collections.abc import Callable
from dataclasses import dataclass

from jxc_desktop.kernel.refusal import Refused

EVERY_ROWS = 1000


def _silent(done: int, total: int | None) -> None:
    return None


def _never() -> bool:
    return False


@dataclass(frozen=True, slots=True)
class Watch:
    """`progress(rows done, rows in all or None)` is called every 1,000 rows; `cancelled()` is asked as often."""

    progress: Callable[[int, int | None], None] = _silent
    cancelled: Callable[[], bool] = _never

    def step(self, done: int, total: int | None) -> None:
        """Refused "import.cancelled" where the user has stopped it; nothing has been changed then."""
        self.pause()
        self.progress(done, total)

    def pause(self) -> None:
        """As `step`, where there is no progress to tell; Refused "import.cancelled"."""
        if self.cancelled():
            raise Refused("import.cancelled")


UNWATCHED = Watch()
