"""What every test stands on: Qt without a screen, the same random examples each time, the optional reference folder."""

import gc
import itertools
import os
import shutil
from collections.abc import Iterator
from pathlib import Path

import hypothesis
import pytest

from jxc_desktop.desktop.unseen import draw_unseen
from jxc_desktop.finance.open_shop import NewShop, open_shop
from jxc_desktop.kernel.identity import Secret
from jxc_desktop.kernel.permission import Role
from jxc_desktop.ledger import prove
from jxc_desktop.purchasing import proof as purchasing_proof
from jxc_desktop.stock import proof as stock_proof
from jxc_desktop.storage.shop_file import ShopFile
from jxc_desktop.usecase import Session
from tests.stocked import Stocked

ROOT = Path(__file__).resolve().parents[1]
_GENERATIONS = itertools.cycle([1] * 19 + [2])  # a whole collection after each test would take longer than the tests

draw_unseen()

hypothesis.settings.register_profile(
    "house",
    deadline=None,
    derandomize=True,
    database=None,
    suppress_health_check=[hypothesis.HealthCheck.too_slow, hypothesis.HealthCheck.function_scoped_fixture],
)
hypothesis.settings.load_profile("house")


def shared_folder() -> Path | None:
    """The reference folder of real lists and vectors: JXC_SHARED, or `shared` beside the checkout; None if absent."""
    named = os.environ.get("JXC_SHARED")
    folder = Path(named) if named else ROOT.parent / "shared"
    return folder if (folder / "vectors").is_dir() else None


@pytest.fixture(scope="session")
def shared() -> Path:
    """The reference folder; tests that need it skip where it is absent."""
    folder = shared_folder()
    if folder is None:
        pytest.skip("the reference folder is not here (set JXC_SHARED)")
    return folder


@pytest.fixture(scope="session")
def founded(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A shop file as it is on its first morning, founded once: each test gets a copy."""
    path = tmp_path_factory.mktemp("founded") / "shop.jxc"
    open_shop(path, NewShop("禾丰便利店", "周禾", Secret("2468"))).close()
    return path


@pytest.fixture
def shop(founded: Path, tmp_path: Path) -> Iterator[ShopFile]:
    """A new shop on a real file of its own; every test that used it ends with the books proven."""
    path = tmp_path / "shop.jxc"
    shutil.copyfile(founded, path)
    with ShopFile.open(path) as opened:
        yield opened
        with opened.reading() as conn:
            assert prove(conn) == []


@pytest.fixture
def quiet_garbage() -> Iterator[None]:
    """As `desktop.garbage` does it: nothing is collected while Qt is at work, only between two tests of pages."""
    gc.disable()
    yield
    gc.collect(next(_GENERATIONS))
    gc.enable()


@pytest.fixture
def owner() -> Session:
    """The shop's owner at till 01."""
    return Session(1, "周禾", Role.OWNER)


@pytest.fixture
def stocked(shop: ShopFile, owner: Session) -> Iterator[Stocked]:
    """A shop with a supplier, water that also comes in boxes, and cola; its rooms' own checks are proven too."""
    made = Stocked(shop, owner)
    made.supplier_id = made.add_supplier()
    made.add_item("农夫山泉", packs={"箱": 24})
    made.add_item("可乐")
    yield made
    with shop.reading() as conn:
        assert prove(conn, (*purchasing_proof.CHECKS, *stock_proof.CHECKS)) == []
