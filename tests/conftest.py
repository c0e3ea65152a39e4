"""What holds for every test: no screen, no colours, no home of the developer's, no deadline."""

from __future__ import annotations

import gc
import os
import signal
import tempfile
from collections.abc import Iterator
from pathlib import Path

import pytest
from distribution import Installation, build, install
from hypothesis import settings

ROOT = Path(__file__).resolve().parent.parent

settings.register_profile("house", deadline=None, derandomize=True, print_blob=True)
settings.register_profile("explore", deadline=None, max_examples=1000)
settings.load_profile(os.environ.get("HYPOTHESIS_PROFILE", "house"))


def pytest_configure(config: pytest.Config) -> None:
    """Give the tests a home of their own before anything is imported that looks for one."""
    if signal.getsignal(signal.SIGINT) is signal.SIG_IGN:  # started in the background: programs under test would
        signal.signal(signal.SIGINT, signal.default_int_handler)  # inherit it and never hear Ctrl-C
    home = tempfile.TemporaryDirectory(prefix="cxsim-tests-")
    config.add_cleanup(home.cleanup)
    for name in ("CXSIM_SCENARIOS", "CXSIM_TRACEBACK", "NO_COLOR", "FORCE_COLOR"):
        os.environ.pop(name, None)
    os.environ.update(
        HOME=home.name,
        XDG_CACHE_HOME=f"{home.name}/cache",
        XDG_CONFIG_HOME=f"{home.name}/config",
        XDG_DATA_HOME=f"{home.name}/data",
        MPLBACKEND="Agg",
        MPLCONFIGDIR=str(ROOT / ".pytest_cache" / "matplotlib"),  # kept: building the font list takes seconds
    )


@pytest.fixture(autouse=True)
def collector() -> Iterator[None]:
    """The collector is the whole process's, and the game sets things aside from it: it is left as it was found.

    Else every shift of these tests would stay in memory until the last test of the process, gigabytes of them.
    """
    thresholds, set_aside = gc.get_threshold(), gc.get_freeze_count()
    yield
    if gc.get_freeze_count() != set_aside:
        gc.unfreeze()
    gc.enable()
    gc.set_threshold(*thresholds)


@pytest.fixture
def root_folder() -> Path:
    """The checkout."""
    return ROOT


@pytest.fixture(scope="session")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The wheel of this checkout."""
    return build("wheel", ROOT, tmp_path_factory.mktemp("wheel"))


@pytest.fixture(scope="session")
def installed(wheel: Path, tmp_path_factory: pytest.TempPathFactory) -> Installation:
    """That wheel in an environment of its own."""
    return install(wheel, tmp_path_factory.mktemp("installed"))
