"""PySide6 6.12.0 on CPython 3.11 lost a reference to None at every void call and died after some 5,000."""

import sys

from PySide6.QtCore import QObject


def test_void_qt_calls_do_not_lose_none() -> None:
    thing = QObject()
    before = sys.getrefcount(None)
    for _ in range(20_000):
        thing.setObjectName("shop")
    fallen = before - sys.getrefcount(None)
    assert fallen < 1_000
