"""Where printer bytes go: a Windows printer untouched (RAW), a printer on the network, or a file."""

import ctypes
import os
import socket
import sys
from dataclasses import dataclass
from pathlib import Path
from typing import Protocol

from jxc_desktop.kernel.refusal import Refused


class Printer(Protocol):
    """Something that takes the bytes of a paper."""

    @property
    def name(self) -> str:
        """How messages call it."""

    def send(self, sent: bytes, title: str) -> None:
        """Deliver all bytes or raise Refused "printer.*"."""


@dataclass(frozen=True, slots=True)
class Network:
    """A printer that listens on a TCP port; connecting and each write give up after `wait_s` seconds."""

    host: str
    port: int = 9100
    wait_s: float = 5.0

    @property
    def name(self) -> str:
        """Host and port."""
        return f"{self.host}:{self.port}"

    def send(self, sent: bytes, title: str) -> None:
        """Refused "printer.unreachable" where nobody listens, "printer.interrupted" where it stopped listening."""
        try:
            line = socket.create_connection((self.host, self.port), timeout=self.wait_s)
        except (OSError, UnicodeError) as fault:
            raise Refused("printer.unreachable", printer=self.name, reason=str(fault)) from fault
        with line:
            try:
                line.sendall(sent)
                line.shutdown(socket.SHUT_WR)
            except OSError as fault:
                raise Refused("printer.interrupted", printer=self.name, reason=str(fault)) from fault


@dataclass(frozen=True, slots=True)
class File:
    """Papers added one behind the other to a file, or to a device such as /dev/usb/lp0."""

    path: Path

    @property
    def name(self) -> str:
        """The path."""
        return str(self.path)

    def send(self, sent: bytes, title: str) -> None:
        """Refused "printer.unreachable" where the file cannot be written."""
        try:
            with self.path.open("ab") as file:
                file.write(sent)
                file.flush()
                if self.path.is_file():
                    os.fsync(file.fileno())
        except OSError as fault:
            raise Refused("printer.unreachable", printer=self.name, reason=fault.strerror or str(fault)) from fault


@dataclass(frozen=True, slots=True)
class Spooler:
    """A printer installed in Windows, by the name the control panel shows; its driver is passed by."""

    name: str

    def send(self, sent: bytes, title: str) -> None:
        """Refused "printer.no_spooler" outside Windows, "printer.unreachable" where the spooler does not take it."""
        if sys.platform == "win32":
            _spool(self.name, sent, title)
        else:
            raise Refused("printer.no_spooler", printer=self.name)


if sys.platform == "win32":

    class _Document(ctypes.Structure):
        _fields_ = (
            ("pDocName", ctypes.c_wchar_p),
            ("pOutputFile", ctypes.c_wchar_p),
            ("pDatatype", ctypes.c_wchar_p),
        )

    def _winspool() -> ctypes.WinDLL:
        """The spooler with its signatures: a 64-bit handle must not be taken for an int."""
        spool = ctypes.WinDLL("winspool.drv", use_last_error=True)
        handle, word = ctypes.c_void_p, ctypes.c_uint32
        spool.OpenPrinterW.argtypes = (ctypes.c_wchar_p, ctypes.POINTER(handle), ctypes.c_void_p)
        spool.StartDocPrinterW.argtypes = (handle, word, ctypes.POINTER(_Document))
        spool.StartDocPrinterW.restype = word
        spool.WritePrinter.argtypes = (handle, ctypes.c_char_p, word, ctypes.POINTER(word))
        for name in ("StartPagePrinter", "EndPagePrinter", "EndDocPrinter", "AbortPrinter", "ClosePrinter"):
            getattr(spool, name).argtypes = (handle,)
        return spool

    def _spool(name: str, sent: bytes, title: str) -> None:
        spool = _winspool()
        printer = ctypes.c_void_p()
        if not spool.OpenPrinterW(name, ctypes.byref(printer), None):
            raise _unreachable(name)
        try:
            document = _Document(title[:120], None, "RAW")
            if not spool.StartDocPrinterW(printer, 1, ctypes.byref(document)):
                raise _unreachable(name)
            if not _written(spool, printer, sent):
                fault = _unreachable(name)
                spool.AbortPrinter(printer)
                raise fault
            if not spool.EndDocPrinter(printer):
                raise _unreachable(name)
        finally:
            spool.ClosePrinter(printer)

    def _written(spool: ctypes.WinDLL, printer: ctypes.c_void_p, sent: bytes) -> bool:
        taken = ctypes.c_uint32()
        return bool(
            spool.StartPagePrinter(printer)
            and spool.WritePrinter(printer, sent, len(sent), ctypes.byref(taken))
            and taken.value == len(sent)
            and spool.EndPagePrinter(printer)
        )

    def _unreachable(name: str) -> Refused:
        reason = ctypes.FormatError(ctypes.get_last_error()).strip()
        return Refused("printer.unreachable", printer=name, reason=reason)


def printer_from(address: str) -> Printer:
    """The printer an address in the settings means: "tcp://host:port", "file:PATH", else a Windows printer's name.

    Refused "printer.none" where it is empty, "printer.address" where the port is no port.
    """
    address = address.strip()
    if not address:
        raise Refused("printer.none")
    if address.startswith("file:"):
        return File(Path(address.removeprefix("file:")))
    if not address.startswith("tcp://"):
        return Spooler(address)
    host, colon, port = address.removeprefix("tcp://").rpartition(":")
    host, port = (host, port) if colon else (port, "9100")
    if not host or not (port.isascii() and port.isdigit()) or not 0 < int(port) < 65536:
        raise Refused("printer.address", address=address)
    return Network(host, int(port))
