import socket
import sys
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import datetime
from pathlib import Path

import pytest

from jxc_desktop import words
from jxc_desktop.kernel.refusal import Refused
from jxc_desktop.paper.printers import File, Network, Spooler, printer_from
from jxc_desktop.paper.queue import PrintQueue

AT = datetime(2026, 11, 22, 14, 36)
RECEIPT = b"\x1b@\n\n" + bytes(range(256)) * 40


@dataclass
class Drawer:
    """A printer that can be out of paper."""

    name: str = "till"
    out_of_paper: bool = False
    printed: list[bytes] = field(default_factory=list)

    def send(self, sent: bytes, title: str) -> None:
        if self.out_of_paper:
            raise Refused("printer.unreachable", printer=self.name, reason="没纸")
        self.printed.append(sent)


@contextmanager
def listening() -> Iterator[tuple[int, list[bytes]]]:
    """A till printer on a free port of this computer that takes one paper."""
    taken: list[bytes] = []
    with socket.create_server(("127.0.0.1", 0)) as server:

        def take() -> None:
            line, _ = server.accept()
            with line:
                while part := line.recv(4096):
                    taken.append(part)

        thread = threading.Thread(target=take)
        thread.start()
        yield server.getsockname()[1], taken
        thread.join(10)


def test_a_network_printer_gets_every_byte():
    with listening() as (port, taken):
        Network("127.0.0.1", port).send(RECEIPT, "XS-1")
    assert b"".join(taken) == RECEIPT


def test_a_printer_that_is_off_is_refused_with_its_name():
    with socket.create_server(("127.0.0.1", 0)) as server:
        port = server.getsockname()[1]
    with pytest.raises(Refused) as refused:
        Network("127.0.0.1", port, wait_s=1).send(RECEIPT, "XS-1")
    assert refused.value.key == "printer.unreachable"
    said = words.say_refusal(refused.value)
    assert f"127.0.0.1:{port}" in said
    assert "单子留着没丢" in said


def test_papers_to_a_file_stand_one_behind_the_other(tmp_path):
    printer = File(tmp_path / "out.bin")
    printer.send(b"one", "1")
    printer.send(b"two", "2")
    assert (tmp_path / "out.bin").read_bytes() == b"onetwo"


def test_a_file_that_cannot_be_written_is_refused(tmp_path):
    with pytest.raises(Refused, match="unreachable"):
        File(tmp_path).send(b"one", "1")


def test_a_windows_printer_that_is_not_there_is_refused():
    key = "printer.unreachable" if sys.platform == "win32" else "printer.no_spooler"
    with pytest.raises(Refused, match=key):
        Spooler("No such printer").send(b"one", "1")


@pytest.mark.parametrize(
    ("address", "printer"),
    [
        ("tcp://192.168.1.50:9100", Network("192.168.1.50", 9100)),
        ("tcp://till-printer", Network("till-printer", 9100)),
        ("file:out.bin", File(Path("out.bin"))),
        (" XP-80C ", Spooler("XP-80C")),
    ],
)
def test_an_address_names_a_printer(address, printer):
    assert printer_from(address) == printer


@pytest.mark.parametrize(
    "address", ["tcp://", "tcp://a:b", "tcp://a:0", "tcp://a:70000", "tcp://a:９１００", "tcp://:9100"]
)
def test_an_address_that_means_nothing_is_refused(address):
    with pytest.raises(Refused, match=r"printer\.address"):
        printer_from(address)


def test_no_printer_chosen_is_said_so():
    with pytest.raises(Refused, match=r"printer\.none"):
        printer_from("")


def test_a_printed_paper_leaves_the_queue(tmp_path):
    queue, printer = PrintQueue(tmp_path / "queue"), Drawer()
    job = queue.put("receipt", "XS-1", "till", RECEIPT, AT)
    queue.print(job, printer)
    assert printer.printed == [RECEIPT]
    assert queue.waiting() == ()


def test_a_failed_paper_waits_with_its_reason_and_prints_later(tmp_path):
    queue, printer = PrintQueue(tmp_path), Drawer(out_of_paper=True)
    job = queue.put("receipt", "XS-20261122-01-0148", "tcp://till", RECEIPT, AT)
    for _ in range(2):
        [job] = queue.waiting()
        with pytest.raises(Refused):
            queue.print(job, printer)
    [waiting] = PrintQueue(tmp_path).waiting()
    assert (waiting.title, waiting.printer, waiting.paper, waiting.made_at) == (
        "XS-20261122-01-0148",
        "tcp://till",
        "receipt",
        AT,
    )
    assert waiting.tries == 2
    assert waiting.fault
    assert "没纸" in words.say_refusal(waiting.fault)
    printer.out_of_paper = False
    queue.print(waiting, printer)
    assert printer.printed == [RECEIPT]


def test_a_paper_is_never_printed_twice(tmp_path):
    queue, printer = PrintQueue(tmp_path), Drawer()
    job = queue.put("receipt", "XS-1", "till", RECEIPT, AT)
    threads = [threading.Thread(target=queue.print, args=(job, printer)) for _ in range(8)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert printer.printed == [RECEIPT]


def test_papers_wait_in_the_order_they_were_made(tmp_path):
    queue = PrintQueue(tmp_path)
    for second in (3, 1, 2):
        queue.put("receipt", f"XS-{second}", "till", b"x", AT.replace(second=second))
    assert [job.title for job in queue.waiting()] == ["XS-1", "XS-2", "XS-3"]


def test_a_paper_can_be_given_up(tmp_path):
    queue = PrintQueue(tmp_path)
    job = queue.put("receipt", "XS-1", "till", RECEIPT, AT)
    assert queue.content(job) == RECEIPT
    queue.discard(job)
    queue.discard(job)
    assert queue.waiting() == ()
    with pytest.raises(Refused, match="job_gone"):
        queue.content(job)


@pytest.mark.parametrize("damage", [b"", b"{}", b"not json\nx", b"\xff\xfe\n", b"[1]\nx"])
def test_a_damaged_job_is_set_aside_and_hides_no_other(tmp_path, damage):
    queue = PrintQueue(tmp_path)
    queue.put("receipt", "XS-1", "till", RECEIPT, AT)
    (tmp_path / "0000.job").write_bytes(damage)
    assert [job.title for job in queue.waiting()] == ["XS-1"]
    assert (tmp_path / "0000.bad").read_bytes() == damage


def test_a_half_written_job_is_not_a_job(tmp_path):
    queue = PrintQueue(tmp_path)
    (tmp_path / "0000.part").write_bytes(b"{")
    assert queue.waiting() == ()
