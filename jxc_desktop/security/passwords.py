"""Passwords: kept only as argon2 hashes."""

from argon2 import PasswordHasher
from argon2.exceptions import InvalidHashError, VerificationError

from jxc_desktop.kernel.identity import Secret
from jxc_desktop.kernel.refusal import Refused

SHORTEST = 4
_hasher = PasswordHasher(time_cost=2, memory_cost=19_456, parallelism=1)


def hashed(password: Secret) -> str:
    """The argon2id hash to store; Refused "password.short" under 4 characters."""
    if len(password.text) < SHORTEST:
        raise Refused("password.short", least=SHORTEST)
    return _hasher.hash(password.text)


def matches(stored: str, password: Secret) -> bool:
    """Whether `password` is the one whose hash is stored."""
    try:
        return _hasher.verify(stored, password.text)
    except (VerificationError, InvalidHashError):
        return False
