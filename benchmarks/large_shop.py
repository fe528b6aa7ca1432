"""The large shop: built once from a stream, held against the proof and the control figures, kept for the next run."""

import sys
from collections import Counter
from pathlib import Path

from sqlalchemy import func, select

from benchmarks.load_stream import load
from benchmarks.stream import Source, is_taken, rows, scaled
from jxc_desktop.insights.proof import prove_shop
from jxc_desktop.sales.tables import sales_month
from jxc_desktop.storage.shop_file import ShopFile

CONTROL = "tx_sales_completejourney_control_by_month.csv"
SMALL_CONTROL = "control_small_totals_by_month.csv"
_FEN_A_MONTH = 100  # the control keeps cost exactly, the shop in whole fen a line
Sums = tuple[int, int]


class WrongShop(Exception):
    """The loaded shop does not say what the stream says."""


def built(source_folder: Path, keep: Path, *, small: bool = False) -> Path:
    """The shop file of a folder's stream; the one in `keep` where there is one. WrongShop, which keeps nothing."""
    path = keep / ("small.jxc" if small else "large.jxc")
    if path.exists():
        return path
    keep.mkdir(parents=True, exist_ok=True)
    part = path.with_suffix(".part")
    for suffix in ("", "-wal", "-shm", ".lock"):
        part.with_name(part.name + suffix).unlink(missing_ok=True)
    load(part, Source.in_folder(source_folder, small=small), tell)
    wrong = disagreements(part, source_folder, small=small)
    if wrong:
        raise WrongShop("\n".join(wrong))
    part.rename(path)
    return path


def tell(text: str) -> None:
    """How far it is, beside the table's own stream."""
    print(text, file=sys.stderr, flush=True)


def disagreements(path: Path, source_folder: Path, *, small: bool) -> list[str]:
    """What the proof finds, and where a month's sums differ from the control."""
    with ShopFile.open(path, write=False) as shop, shop.reading() as conn:
        wrong = [str(finding) for finding in prove_shop(conn)]
        month = sales_month.c
        sums = func.sum(month.sold_quantity), func.sum(month.amount_fen), func.sum(month.cost_fen)
        asked = select(month.month, *sums).group_by(month.month)
        sold = {name: (pieces // 1000, paid, cost) for name, pieces, paid, cost in conn.execute(asked)}
    if small:
        return wrong + _against_small(sold, source_folder / SMALL_CONTROL)
    taken = {name: (pieces, paid) for name, (pieces, paid, _) in sold.items()}
    return wrong + _against_control(taken, source_folder)


def _against_control(sold: dict[str, Sums], folder: Path) -> list[str]:
    """The control counts every line of the source: what was not taken is added to what was sold."""
    pieces, paid = Counter[str](), Counter[str]()
    for row in rows(Source.in_folder(folder).sales):
        if not is_taken(row):
            month = row["ts"][:7]
            pieces[month] += int(row["qty"])
            paid[month] += scaled(row["paid"], 2)
    wrong = []
    for row in rows(folder / CONTROL):
        month = row["m"]
        ours = sold.get(month, (0, 0))
        found = ours[0] + pieces[month], ours[1] + paid[month]
        wanted = int(row["qty"]), scaled(row["paid"], 2)
        if found != wanted:
            wrong.append(f"{month}: pieces and fen {found}, control {wanted}")
    return wrong


def _against_small(sold: dict[str, tuple[int, int, int]], control: Path) -> list[str]:
    wrong = []
    for row in rows(control):
        pieces, paid, cost = sold.get(row["month"], (0, 0, 0))
        if (pieces, paid) != (round(float(row["out_qty"])), round(float(row["revenue"]) * 100)):
            wrong.append(f"{row['month']}: sold {pieces} for {paid} fen, control {row['out_qty']}, {row['revenue']}")
        if abs(cost - float(row["cogs_moving_average"]) * 100) > _FEN_A_MONTH:
            wrong.append(f"{row['month']}: cost {cost} fen, control {row['cogs_moving_average']}")
    return wrong
