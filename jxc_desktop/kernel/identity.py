"""Names that are never given twice, and words that are never repeated."""

import secrets
from dataclasses import dataclass, field
from datetime import datetime


@dataclass(frozen=True, slots=True)
class Secret:
    """A password or code on its way in: it is never shown, logged or written into the audit."""

    text: str = field(repr=False)


def new_request_id(now: datetime) -> str:
    """A fresh id for one press of a button: sent again, the same press does nothing twice."""
    return f"{now:%Y%m%dT%H%M%S}-{secrets.token_hex(8)}"
