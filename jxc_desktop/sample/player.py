"""Plays use cases at chosen moments, a whole day in one transaction, so that a year is made in seconds."""

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import datetime
from typing import TypeVar

from sqlalchemy import Connection

from jxc_desktop.catalog.settings import settings
from jxc_desktop.kernel.dates import business_day
from jxc_desktop.kernel.refusal import Broken
from jxc_desktop.storage.shop_file import ShopFile
from jxc_desktop.usecase import Session, Tx, UseCase, codec
from jxc_desktop.usecase.door import carry_out

Request = TypeVar("Request")
Result = TypeVar("Result")


class Player:
    """`with player.day(): player.play(who, at, verb, request)`; every step has its audit row as at the till."""

    def __init__(self, shop: ShopFile, prefix: str = "sample") -> None:
        self._shop, self._prefix = shop, prefix
        self._steps = 0
        self._conn: Connection | None = None
        with shop.reading() as conn:
            self._rolls_at_hour = settings(conn).rolls_at_hour

    @contextmanager
    def day(self) -> Iterator[Connection]:
        """One transaction for all that is played in it."""
        with self._shop.writing() as conn:
            self._conn = conn
            try:
                yield conn
            finally:
                self._conn = None

    def play(self, who: Session, at: datetime, verb: UseCase[Request, Result], request: Request) -> Result:
        """Carry out one use case as if it were `at`."""
        if self._conn is None:
            raise Broken("nothing is played outside a day")
        if verb.needs:
            who.require(verb.needs)
        self._steps += 1
        day = business_day(at, self._rolls_at_hour)
        tx = Tx(self._conn, who, at, day, f"{self._prefix}-{self._steps}")
        return carry_out(tx, verb, codec.cleaned(request)).result
