"""`sample-day` and `pictures`: the program shows itself, without a screen, for people to look at."""

import sys
from collections.abc import Sequence
from datetime import datetime
from pathlib import Path

from jxc_desktop.desktop.pictures import Wanted, take_pictures
from jxc_desktop.desktop.unseen import draw_unseen
from jxc_desktop.kernel.refusal import Refused
from jxc_desktop.sample.build import build_sample_shop
from jxc_desktop.sample.day import DayPlayed, play_day
from jxc_desktop.sample.papers import write_papers
from jxc_desktop.words import say_refusal, tr

SMALL = ((1366, 768),)
ALL_SIZES = ((1366, 768), (1280, 649))


def rehearse(arguments: Sequence[str]) -> int:
    """`sample-day DIR` or `pictures DIR [--days N]`; 0 where everything came out and the books are proven."""
    command, *rest = [word for word in arguments if not word.startswith("--")]
    if len(rest) != 1:
        print(f"jxc-desktop {command} DIR", file=sys.stderr)
        return 2
    draw_unseen()
    folder = Path(rest[0]).resolve()
    try:
        folder.mkdir(parents=True, exist_ok=True)
        return _sample_day(folder) if command == "sample-day" else _pictures(folder)
    except Refused as refused:
        print(say_refusal(refused), file=sys.stderr)
        return 1


def _sample_day(folder: Path) -> int:
    """Play the day, write its papers, take a picture of every page."""
    now = datetime.now()
    stamp = f"{now:%Y%m%d-%H%M%S}"
    played = play_day(folder / f"shop-{stamp}.jxc", now)
    with played.shop as shop:
        papers = write_papers(played, folder / "papers", now)
        pictures = take_pictures(shop, folder / "pictures", Wanted(SMALL, ("zh_CN",), ("light",)))
    _report(played)
    print(tr("{n} {n:paper|papers} in {folder}", n=len(papers), folder=folder / "papers"))
    print(tr("{n} {n:picture|pictures} in {folder}", n=len(pictures), folder=folder / "pictures"))
    return 1 if played.findings else 0


def _report(played: DayPlayed) -> None:
    state = tr("do not agree") if played.findings else tr("agree")
    counted = {"n": len(played.sold), "refunds": len(played.refunds), "state": state}
    print(tr("{n} {n:sale|sales}, {refunds} {refunds:refund|refunds}, the books {state}", **counted))
    for finding in played.findings:
        print(f"{finding.check}: {finding.about}: {finding.kept} / {finding.counted}")


def _pictures(folder: Path) -> int:
    """Every page and state of the sample shop in both languages, themes and sizes."""
    now = datetime.now().replace(hour=14, minute=36, second=0, microsecond=0)
    path = folder / f"sample-{now:%Y%m%d}.jxc"
    path.unlink(missing_ok=True)
    with build_sample_shop(path, now) as shop:
        pictures = take_pictures(shop, folder, Wanted(ALL_SIZES, ("zh_CN", "en"), ("light", "dark")))
    print(tr("{n} {n:picture|pictures} in {folder}", n=len(pictures), folder=folder))
    return 0
