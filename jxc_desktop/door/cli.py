"""The command line: `jxc-desktop do | ask | verbs | reports | prove | backup | restore | import | new`."""

import argparse
import errno
import json
import logging
import os
import sys
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from typing import IO, Any

from jxc_desktop.catalog.settings import Taxpayer, settings
from jxc_desktop.door import asked, goods, listing
from jxc_desktop.door.lines import answer_lines
from jxc_desktop.door.sign_in import DoorKeeper, password_for
from jxc_desktop.finance.open_shop import NewShop, open_shop, opening_words, reopen_shop
from jxc_desktop.insights.proof import prove_shop
from jxc_desktop.kernel.permission import Permission
from jxc_desktop.kernel.refusal import Refused
from jxc_desktop.security.look_in import look_in
from jxc_desktop.storage.backup import back_up
from jxc_desktop.storage.form import refuse_older
from jxc_desktop.storage.restore import restore
from jxc_desktop.storage.shop_file import ShopFile
from jxc_desktop.words import LANGUAGES, say_refusal, speak, tr

Command = Callable[[argparse.Namespace], int]


_READER_GONE = (errno.EPIPE, errno.EINVAL)  # Windows says it the second way; of a file it tells the name too


def run(arguments: Sequence[str]) -> int:
    """Run one command; 0 done, 1 something was refused (said on standard error), 2 the words were wrong."""
    asked_for, rest = _parser().parse_known_args(arguments)
    command: Command = asked_for.command
    if rest and command is not _ask:
        _parser().error(" ".join(rest))
    asked_for.rest = rest
    speak(asked_for.language)
    logging.getLogger().addHandler(logging.NullHandler())  # standard error is for sentences
    try:
        done = command(asked_for)
        sys.stdout.flush()
        return done
    except Refused as refused:
        print(say_refusal(refused), file=sys.stderr)
        return 1
    except OSError as fault:
        if fault.errno not in _READER_GONE or fault.filename is not None:
            raise
        # `| head` has seen enough; what Python still holds for it goes nowhere
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return 1


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="jxc-desktop", description="The shop's verbs and reports from outside.")
    parser.add_argument("--language", choices=LANGUAGES, default="zh_CN")
    commands = parser.add_subparsers(required=True, metavar="COMMAND")
    _shared(commands, "verbs", _verbs, "every verb with its fields (JSON Schema)", shop=False)
    _shared(commands, "reports", _reports, "every report with its questions and columns", shop=False)
    new = _shared(commands, "new", _new, "a new shop; the owner's password comes from JXC_PASSWORD or a prompt")
    new.add_argument("--name", required=True)
    new.add_argument("--owner", default="owner")
    new.add_argument("--taxpayer", type=Taxpayer, choices=list(Taxpayer), default=Taxpayer.SMALL_SCALE)
    doing = _shared(commands, "do", _do, "carry out JSON lines from a file or standard input")
    doing.add_argument("file", nargs="?", default="-")
    doing.add_argument("--till", default="", help="its two digits; without it the first one")
    asking = _shared(commands, "ask", _ask, "one report; its questions as --QUESTION ANSWER")
    asking.add_argument("report")
    asking.add_argument("--as", dest="form", choices=asked.FORMS, default="json")
    asking.add_argument("--user", default="owner")
    asking.add_argument("-o", dest="target", type=Path)
    _shared(commands, "prove", _prove, "recount everything from the primary rows")
    backing = _shared(commands, "backup", _backup, "a verified copy of the shop")
    backing.add_argument("target", type=Path)
    backing.add_argument("--user", default="owner")
    restoring = _shared(commands, "restore", _restore, "put a verified backup in the shop's place")
    restoring.add_argument("backup", type=Path)
    importing = _shared(commands, "import", _import, "goods from a spreadsheet, all or nothing")
    importing.add_argument("file", type=Path)
    importing.add_argument("--sheet")
    importing.add_argument("--dry-run", action="store_true")
    importing.add_argument("--with-stock", action="store_true", help="take the stock column as opening stock")
    importing.add_argument("--user", default="owner")
    return parser


def _shared(commands: Any, name: str, command: Command, told: str, *, shop: bool = True) -> argparse.ArgumentParser:
    parser: argparse.ArgumentParser = commands.add_parser(name, help=told, description=told)
    parser.set_defaults(command=command)
    if shop:
        parser.add_argument("shop", type=Path)
    return parser


def _print_json(value: object) -> int:
    print(json.dumps(value, ensure_ascii=False, indent=1))
    return 0


def _verbs(_: argparse.Namespace) -> int:
    return _print_json(listing.verb_listing())


def _reports(_: argparse.Namespace) -> int:
    return _print_json(listing.report_listing())


def _new(given: argparse.Namespace) -> int:
    plan = NewShop(given.name, given.owner, password_for(given.owner), taxpayer=given.taxpayer, language=given.language)
    open_shop(given.shop, plan).close()
    return 0


def _opened(given: argparse.Namespace) -> ShopFile:
    """To write in: nobody else may have it open."""
    return _told(reopen_shop(given.shop))


def _looked_into(given: argparse.Namespace) -> ShopFile:
    """To read in: the till may sell meanwhile. Refused "file.older" for a form that only writing could change."""
    shop = _told(ShopFile.open(given.shop, write=False))
    try:
        refuse_older(shop)
    except BaseException:
        shop.close()
        raise
    return shop


def _told(shop: ShopFile) -> ShopFile:
    if shop.set_aside:
        print(opening_words(shop), file=sys.stderr)
    return shop


def _do(given: argparse.Namespace) -> int:
    with _opened(given) as shop:
        with shop.reading() as conn:
            hour = settings(conn).rolls_at_hour
        keeper = DoorKeeper(shop, given.till)
        if given.file == "-":
            return 0 if answer_lines(shop, keeper, sys.stdin, sys.stdout, hour) else 1
        with _lines_of(given.file) as lines:
            return 0 if answer_lines(shop, keeper, lines, sys.stdout, hour) else 1


def _lines_of(file: str) -> IO[str]:
    """A line that is no UTF-8 is answered as such in its turn."""
    try:
        return open(file, encoding="utf-8", errors="surrogateescape")
    except OSError as fault:
        raise Refused("file.unreachable", path=file) from fault


def _ask(given: argparse.Namespace) -> int:
    with _looked_into(given) as shop:
        session = look_in(shop, given.user, password_for(given.user))
        asked.ask(shop, session, given.report, _questions(given.rest), given.form, given.target)
    return 0


def _questions(words: Sequence[str]) -> Mapping[str, str]:
    """`--from 2026-11-01 --to=2026-11-30` as questions and answers; Refused "report.question" for anything else."""
    answers: dict[str, str] = {}
    left = list(words)
    while left:
        word = left.pop(0)
        if not word.startswith("--"):
            raise Refused("report.question", question=word)
        key, equals, value = word[2:].partition("=")
        if not equals:
            if not left:
                raise Refused("report.question", question=key)
            value = left.pop(0)
        answers[key] = value
    return answers


def _prove(given: argparse.Namespace) -> int:
    with _looked_into(given) as shop, shop.reading() as conn:
        findings = prove_shop(conn)
    for finding in findings:
        print(f"{finding.check}: {finding.about}: {finding.kept} / {finding.counted}")
    print(tr("{n} {n:disagreement|disagreements}", n=len(findings)) if findings else tr("Everything agrees"))
    return 1 if findings else 0


def _backup(given: argparse.Namespace) -> int:
    with _looked_into(given) as shop:
        look_in(shop, given.user, password_for(given.user)).require(Permission.BACKUP)
        print(back_up(shop, given.target, prove_shop))
    return 0


def _restore(given: argparse.Namespace) -> int:
    kept = restore(given.backup, given.shop, prove_shop)
    print(tr("Restored. The shop as it was is kept in {path}", path=kept) if kept else tr("Restored."))
    return 0


def _import(given: argparse.Namespace) -> int:
    with _opened(given) as shop:
        session = DoorKeeper(shop, "01").session(given.user)
        return _print_json(goods.bring_in(shop, session, given.file, given.sheet, given.dry_run, given.with_stock))
