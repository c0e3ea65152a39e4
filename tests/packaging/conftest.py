"""The wheel, built and installed once for all tests of it."""

from __future__ import annotations

from pathlib import Path

import pytest
from distribution import Installation, build, install

ROOT = Path(__file__).resolve().parents[2]


@pytest.fixture(scope="session")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The wheel of this checkout."""
    return build("wheel", ROOT, tmp_path_factory.mktemp("wheel"))


@pytest.fixture(scope="session")
def installed(wheel: Path, tmp_path_factory: pytest.TempPathFactory) -> Installation:
    """That wheel in an environment of its own."""
    return install(wheel, tmp_path_factory.mktemp("installed"))
