"""From the answers of the first start to a shop one can sell in: all of it, or no file at all."""

import dataclasses
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import datetime
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from jxc_desktop.catalog.add_category import NewCategory, add_category
from jxc_desktop.catalog.settings import RoundOff, Settings, Taxpayer, change_settings, settings
from jxc_desktop.desktop.desk import Cancelled, Token
from jxc_desktop.desktop.goods_list.import_panel import watch_of
from jxc_desktop.desktop.printing import Paper, keep_printer
from jxc_desktop.desktop.start.answers import FIRST_CATEGORIES, Answers, Trade
from jxc_desktop.exchange.goods_plan import ImportGoods, ImportPlan, plan_import
from jxc_desktop.exchange.import_goods import import_tried
from jxc_desktop.exchange.watching import Watch
from jxc_desktop.finance.open_shop import NewShop, open_shop, reopen_shop
from jxc_desktop.insights.proof import prove_shop
from jxc_desktop.kernel.identity import Secret
from jxc_desktop.kernel.permission import Role
from jxc_desktop.ledger.proof import Finding
from jxc_desktop.sample.build import build_sample_shop
from jxc_desktop.sample.people import OWNER
from jxc_desktop.storage.restore import restore
from jxc_desktop.storage.shop_file import ShopFile
from jxc_desktop.usecase import Session, UseCase, do
from jxc_desktop.words import language


def found_shop(answers: Answers, token: Token) -> tuple[ShopFile, Session]:
    """The new shop, open, and its owner in it. Refused as `open_shop` and "import.*"; nothing is left behind then."""
    path = answers.path()
    new = NewShop(
        answers.shop_name,
        answers.owner,
        answers.password,
        answers.till,
        answers.warehouse,
        Taxpayer(answers.taxpayer),
        language(),
    )
    shop = open_shop(path, new)
    owner = Session(1, answers.owner, Role.OWNER, answers.till)
    with _gone_unless_done(shop):
        token.stop_if_cancelled()
        _furnish(shop, owner, answers, token)
        token.stop_if_cancelled()
    if answers.printer:
        keep_printer(path, Paper.RECEIPT, answers.printer)
    return shop, owner


def _furnish(shop: ShopFile, owner: Session, answers: Answers, token: Token) -> None:
    def play(verb: UseCase[Any, Any], request: Any) -> None:
        do(shop, owner, verb, request)

    with shop.reading() as conn:
        first = settings(conn)
    play(change_settings, _decided(first, answers))
    for name in FIRST_CATEGORIES[Trade(answers.trade)]:
        play(add_category, NewCategory(name))
    if answers.goods is not None:
        play(import_tried(answers.goods, watch_of(token)), answers.goods.request)


def _decided(first: Settings, answers: Answers) -> Settings:
    return dataclasses.replace(
        first,
        address=answers.address,
        phone=answers.phone,
        rolls_at_hour=answers.rolls_at_hour,
        round_off=RoundOff(answers.round_off),
        receipt_width_mm=answers.receipt_width_mm,
    )


@contextmanager
def _gone_unless_done(shop: ShopFile) -> Iterator[None]:
    try:
        yield
    except BaseException:
        shop.discard()
        raise


def try_list(request: ImportGoods, watch: Watch) -> ImportPlan:
    """The dry run of a goods list before there is a shop: against a new one that is thrown away. Refused "import.*"."""
    with (
        TemporaryDirectory(ignore_cleanup_errors=True) as folder,
        open_shop(Path(folder) / "trial.jxc", NewShop("trial", "trial", Secret("trial"))) as trial,
        trial.reading() as conn,
    ):
        return plan_import(conn, request, watch)


def open_sample(path: Path, token: Token) -> tuple[ShopFile, Session]:
    """A shop to practise in, a year old, and its owner in it; Refused as `open_shop`."""
    return build_sample_shop(path, datetime.now(), told=token.progress), Session(1, OWNER, Role.OWNER)


def open_restored(backup: Path, target: Path, token: Token | None = None) -> ShopFile:
    """The shop of a backup, checked, put in its place and open; Refused "backup.*", "restore.*", "file.*".

    Stopped by `token` before its books are proven it leaves nothing behind, after that a shop that is closed.
    """

    def prove_unless_stopped(conn: Any) -> list[Finding]:
        if token is not None:
            token.stop_if_cancelled()
        return prove_shop(conn)

    restore(backup, target, prove_unless_stopped)
    shop = reopen_shop(target)
    if token is not None and token.cancelled:
        shop.close()  # nobody takes it any more
        raise Cancelled
    return shop
