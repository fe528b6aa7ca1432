"""What every test stands on: Qt without a screen, the same random examples each time, the optional reference folder."""

import os
from pathlib import Path

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")  # setdefault: the suite also runs on Windows' own plugin

import hypothesis
import pytest

ROOT = Path(__file__).resolve().parents[1]

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
