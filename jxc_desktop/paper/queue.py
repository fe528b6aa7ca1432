"""Papers that wait for a printer, each a file of its own: a failed print, or a power cut, loses none."""

import json
import os
import secrets
import threading
from dataclasses import dataclass, replace
from datetime import datetime
from pathlib import Path

from jxc_desktop.kernel.refusal import Refused
from jxc_desktop.paper.printers import Printer

_ENDING = ".job"
_HEADING = ("paper", "title", "printer", "made_at", "tries", "fault_key", "fault_facts")


@dataclass(frozen=True, slots=True)
class Job:
    """One waiting paper: its kind ("receipt"), title (its number), the printer's address and how often it was tried.

    `fault` is the refusal of the last try, None before the first.
    """

    id: str
    paper: str
    title: str
    printer: str
    made_at: datetime
    tries: int = 0
    fault: Refused | None = None


class PrintQueue:
    """The jobs in `folder` (made where it is missing); safe to use from several threads of one program."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        folder.mkdir(parents=True, exist_ok=True)
        self._printing = threading.Lock()
        self._files = threading.Lock()  # Windows removes and replaces no file that another thread is just reading

    def put(self, paper: str, title: str, printer: str, sent: bytes, at: datetime) -> Job:
        """Keep a paper on disk; after this returns it survives a power cut. Raises OSError where the disk refuses."""
        job = Job(f"{at:%Y%m%dT%H%M%S%f}-{secrets.token_hex(4)}", paper, title, printer, at)
        self._write(job, sent)
        return job

    def print(self, job: Job, printer: Printer) -> None:
        """Send a waiting paper and forget it; on failure it stays, its tries counted, and the Refused goes on."""
        with self._printing:
            if not self._path(job.id).exists():
                return  # printed or discarded meanwhile: never twice
            sent = self.content(job)
            try:
                printer.send(sent, job.title)
            except Refused as fault:
                self._write(replace(job, tries=job.tries + 1, fault=fault), sent)
                raise
            self._remove(job)

    def waiting(self) -> tuple[Job, ...]:
        """The jobs, oldest first; a file that is no job (damaged) is set aside as .bad and not listed."""
        jobs = []
        for path in sorted(self.folder.glob(f"*{_ENDING}")):
            try:
                with self._files:
                    job, _ = _read(path)
            except FileNotFoundError:
                continue
            except (ValueError, KeyError, TypeError):
                path.replace(path.with_suffix(".bad"))
                continue
            jobs.append(job)
        return tuple(jobs)

    def content(self, job: Job) -> bytes:
        """The bytes of a waiting paper; Refused "printer.job_gone" where it was printed meanwhile."""
        try:
            with self._files:
                return _read(self._path(job.id))[1]
        except FileNotFoundError as fault:
            raise Refused("printer.job_gone", title=job.title) from fault

    def discard(self, job: Job) -> None:
        """Give up a waiting paper."""
        with self._printing:
            self._remove(job)

    def _remove(self, job: Job) -> None:
        with self._files:
            self._path(job.id).unlink(missing_ok=True)

    def _path(self, job_id: str) -> Path:
        return self.folder / f"{job_id}{_ENDING}"

    def _write(self, job: Job, sent: bytes) -> None:
        part = self.folder / f"{job.id}.part"
        with part.open("wb") as file:
            file.write(_heading(job) + b"\n" + sent)
            file.flush()
            os.fsync(file.fileno())
        with self._files:
            part.replace(self._path(job.id))
        if os.name == "posix":
            folder = os.open(self.folder, os.O_RDONLY)
            try:
                os.fsync(folder)
            finally:
                os.close(folder)


def _heading(job: Job) -> bytes:
    facts = {name: str(fact) for name, fact in job.fault.facts.items()} if job.fault else {}
    said = (
        job.paper,
        job.title,
        job.printer,
        job.made_at.isoformat(),
        job.tries,
        job.fault.key if job.fault else "",
        facts,
    )
    return json.dumps(dict(zip(_HEADING, said, strict=True))).encode("ascii")


def _read(path: Path) -> tuple[Job, bytes]:
    heading, newline, sent = path.read_bytes().partition(b"\n")
    said = json.loads(heading)
    if not newline or set(said) != set(_HEADING):
        raise ValueError(f"{path.name} is no print job")
    fault = Refused(said["fault_key"], **said["fault_facts"]) if said["fault_key"] else None
    made_at = datetime.fromisoformat(said["made_at"])
    return Job(path.stem, said["paper"], said["title"], said["printer"], made_at, said["tries"], fault), sent
