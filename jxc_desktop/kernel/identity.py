"""Names that are never given twice."""

import secrets
from datetime import datetime


def new_request_id(now: datetime) -> str:
    """A fresh id for one press of a button: sent again, the same press does nothing twice."""
    return f"{now:%Y%m%dT%H%M%S}-{secrets.token_hex(8)}"
