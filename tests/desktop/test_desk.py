"""The desk: one clerk in order, readers beside him, answers on the window's thread, nothing lost or called too late."""

import threading
from collections.abc import Iterator

import pytest
from PySide6.QtCore import QEvent, QObject
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from jxc_desktop.desktop.desk import Desk, Token
from jxc_desktop.kernel.changes import Topic
from jxc_desktop.kernel.refusal import Refused
from jxc_desktop.usecase import Done


@pytest.fixture
def page(qapp: QApplication) -> QObject:
    """Whoever asks."""
    return QObject()


def ignored(_: object) -> None:
    """An answer nobody looks at."""


@pytest.fixture
def desk(qapp: QApplication) -> Iterator[Desk]:
    made = Desk()
    yield made
    made.close()


def test_use_cases_run_in_the_order_asked_and_answer_on_the_windows_thread(
    desk: Desk, page: QObject, qtbot: QtBot
) -> None:
    ran: list[int] = []
    told: list[tuple[int, bool]] = []
    here = threading.get_ident()

    def verb(number: int) -> int:
        ran.append(number)
        return number

    for number in range(20):
        desk.run(
            page, lambda n=number: verb(n), lambda n: told.append((n, threading.get_ident() == here)), refused=ignored
        )
    qtbot.waitUntil(lambda: len(told) == 20)
    assert ran == list(range(20))
    assert told == [(n, True) for n in range(20)]


def test_a_reader_does_not_wait_for_the_clerk(desk: Desk, page: QObject, qtbot: QtBot) -> None:
    gate, told = threading.Event(), list[str]()
    desk.run(page, gate.wait, lambda _: told.append("clerk"), refused=ignored)
    desk.read(page, lambda: "rows", told.append, refused=ignored)
    qtbot.waitUntil(lambda: told == ["rows"])
    gate.set()
    qtbot.waitUntil(lambda: told == ["rows", "clerk"])


def test_a_refusal_goes_to_its_callback(desk: Desk, page: QObject, qtbot: QtBot) -> None:
    def verb() -> None:
        raise Refused("stock.short", item="水")

    refused: list[Refused] = []
    desk.run(page, verb, refused=refused.append)
    qtbot.waitUntil(lambda: bool(refused))
    assert refused[0].key == "stock.short"


def test_a_broken_use_case_is_logged_with_its_trace_and_the_clerk_goes_on(
    desk: Desk, page: QObject, qtbot: QtBot, caplog: pytest.LogCaptureFixture
) -> None:
    def verb() -> None:
        raise ZeroDivisionError("ours")

    broken: list[Exception] = []
    desk.run(page, verb, refused=ignored, broken=broken.append)
    answers: list[int] = []
    desk.run(page, lambda: 7, answers.append, refused=ignored)
    qtbot.waitUntil(lambda: answers == [7])
    assert isinstance(broken[0], ZeroDivisionError)
    assert caplog.records[0].exc_info is not None


def test_a_use_case_that_changed_something_is_announced(desk: Desk, page: QObject, qtbot: QtBot) -> None:
    changes = frozenset({Topic.STOCK})
    with qtbot.waitSignal(desk.changed) as changed:
        desk.run(page, lambda: Done("RK-1", changes), refused=ignored)
    assert changed.args == [changes]


def test_a_query_announces_nothing(desk: Desk, page: QObject, qtbot: QtBot) -> None:
    announced, answers = list[object](), list[object]()
    desk.changed.connect(announced.append)
    desk.read(page, lambda: "rows", answers.append, refused=ignored)
    qtbot.waitUntil(lambda: bool(answers))
    assert announced == []


def test_only_the_newest_search_answers(desk: Desk, page: QObject, qtbot: QtBot) -> None:
    gate, answers = threading.Event(), list[str]()

    def slow() -> str:
        gate.wait()
        return "old"

    desk.read(page, slow, answers.append, refused=ignored, latest="items")
    desk.read(page, lambda: "new", answers.append, refused=ignored, latest="items")
    qtbot.waitUntil(lambda: answers == ["new"])
    gate.set()
    qtbot.waitUntil(lambda: not desk.busy)
    assert answers == ["new"]


def test_long_work_tells_its_progress_and_stops_when_told(desk: Desk, page: QObject, qtbot: QtBot) -> None:
    stopped = threading.Event()
    told: list[tuple[int, int]] = []
    ended: list[object] = []

    def work(token: Token) -> None:
        try:
            for number in range(10**9):
                token.progress(number, 10**9)
                stopped.wait(0.001)
        finally:
            stopped.set()

    token = desk.work(
        page, work, ended.append, refused=ignored, progress=lambda done, total: told.append((done, total))
    )
    qtbot.waitUntil(lambda: bool(told))
    token.cancel()
    qtbot.waitUntil(lambda: not desk.busy)
    assert stopped.is_set()
    assert ended == []
    assert told[0] == (0, 10**9)


@pytest.mark.parametrize("fails", [False, True])
def test_an_answer_for_someone_who_is_gone_reaches_nobody(desk: Desk, page: QObject, qtbot: QtBot, fails: bool) -> None:
    gate, called = threading.Event(), list[str]()

    def slow(token: Token) -> None:
        gate.wait()
        token.progress(1, 2)
        if fails:
            raise Refused("stock.short")

    desk.work(
        page,
        slow,
        lambda _: called.append("answered"),  # no method of the page: nothing but who asked tells that it is his
        refused=lambda _: called.append("refused"),
        progress=lambda done, total: called.append("told"),
    )
    page.deleteLater()
    QApplication.sendPostedEvents(page, QEvent.Type.DeferredDelete)
    gate.set()
    qtbot.waitUntil(lambda: not desk.busy)
    assert called == []


def test_two_who_ask_under_one_name_are_both_answered(desk: Desk, page: QObject, qtbot: QtBot) -> None:
    other, answers = QObject(), list[str]()
    desk.read(page, lambda: "mine", answers.append, refused=ignored, latest="items")
    desk.read(other, lambda: "his", answers.append, refused=ignored, latest="items")
    qtbot.waitUntil(lambda: sorted(answers) == ["his", "mine"])


def test_closing_lets_the_clerk_finish_what_was_asked_of_him(page: QObject) -> None:
    desk = Desk()
    done: list[int] = []
    for number in range(5):
        desk.run(page, lambda n=number: done.append(n), refused=ignored)
    desk.close()
    assert done == [0, 1, 2, 3, 4]
    assert desk.run(page, lambda: done.append(9), refused=ignored).cancelled
    assert done == [0, 1, 2, 3, 4]


def test_being_busy_is_told_once_at_each_end(desk: Desk, page: QObject, qtbot: QtBot) -> None:
    states: list[bool] = []
    desk.busy_changed.connect(states.append)
    for _ in range(3):
        desk.read(page, lambda: None, refused=ignored)
    qtbot.waitUntil(lambda: states == [True, False])
