"""Data is found from a checkout, a wheel and a frozen build, and the user's folder where he put it."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest

from cxsim import paths


@pytest.fixture
def package(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A package folder without any data near it, which cxsim.paths takes for its own."""
    folder = tmp_path / "place" / "cxsim"
    folder.mkdir(parents=True)
    monkeypatch.setattr(paths, "PACKAGE", folder)
    monkeypatch.delattr(sys, "_MEIPASS", raising=False)
    return folder


def give_data(folder: Path) -> None:
    (folder / "scenarios" / "companies").mkdir(parents=True)
    (folder / "assets").mkdir()


def test_this_checkout_has_its_scenarios(root_folder: Path) -> None:
    assert paths.shipped("companies") == root_folder / "scenarios" / "companies"
    assert paths.shipped("companies").is_dir()
    assert paths.assets() == root_folder / "assets"
    assert paths.assets().is_dir()


def test_a_checkout_has_its_data_beside_the_package(package: Path) -> None:
    give_data(package.parent)
    assert paths.shipped("policies") == package.parent / "scenarios" / "policies"
    assert paths.assets() == package.parent / "assets"


def test_a_wheel_has_its_data_inside_the_package(package: Path) -> None:
    give_data(package / "_data")
    assert paths.shipped("policies") == package / "_data" / "scenarios" / "policies"


def test_a_strangers_scenarios_beside_an_installed_package_are_not_taken(package: Path) -> None:
    give_data(package.parent)
    give_data(package / "_data")
    assert paths.data_root() == package / "_data"


def test_a_frozen_build_has_its_data_in_the_bundle(
    package: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    bundle = tmp_path / "bundle"
    give_data(bundle / "cxsim" / "_data")
    give_data(package / "_data")
    monkeypatch.setattr(sys, "_MEIPASS", str(bundle), raising=False)
    assert paths.data_root() == bundle / "cxsim" / "_data"


def test_a_damaged_installation_says_where_it_looked(package: Path) -> None:
    with pytest.raises(FileNotFoundError, match="install it again") as caught:
        paths.shipped("companies")
    assert str(package) in str(caught.value)


def test_the_users_folder_is_the_one_he_names(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("CXSIM_SCENARIOS", str(tmp_path / "mine"))
    assert paths.user_scenarios() == tmp_path / "mine"


def test_a_tilde_in_the_users_folder_is_his_home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("HOME", str(tmp_path))
    monkeypatch.setenv("USERPROFILE", str(tmp_path))
    monkeypatch.setenv("CXSIM_SCENARIOS", "~/mine")
    assert paths.user_scenarios() == tmp_path / "mine"


@pytest.mark.parametrize("value", [None, ""])
def test_otherwise_it_is_in_the_platforms_folder(value: str | None, monkeypatch: pytest.MonkeyPatch) -> None:
    if value is None:
        monkeypatch.delenv("CXSIM_SCENARIOS", raising=False)
    else:
        monkeypatch.setenv("CXSIM_SCENARIOS", value)
    folder = paths.user_scenarios()
    assert folder.name == "scenarios"
    assert folder.is_absolute()
    assert "cxsim" in folder.parts
    assert not folder.exists()
