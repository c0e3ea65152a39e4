"""The wheel has all that cxsim needs and nothing else, and works from an empty folder."""

from __future__ import annotations

import json
import subprocess
import zipfile
from pathlib import Path

import pytest
from distribution import Installation, build

pytestmark = pytest.mark.skipif(
    "sys.platform == 'win32'", reason="looks for the POSIX layout of an environment")


def names_in(wheel: Path) -> set[str]:
    return set(zipfile.ZipFile(wheel).namelist())


def files_below(folder: Path) -> set[str]:
    return {
        path.relative_to(folder).as_posix()
        for path in folder.rglob("*")
        if path.is_file() and "__pycache__" not in path.parts
    }


def test_the_wheel_has_the_package_and_the_data_and_nothing_else(wheel: Path, root_folder: Path) -> None:
    expected = {f"cxsim/{name}" for name in files_below(root_folder / "cxsim")}
    for data in ("scenarios", "assets"):
        expected |= {f"cxsim/_data/{data}/{name}" for name in files_below(root_folder / data)}
    assert "cxsim/_data/scenarios/companies/grand-hotel.yaml" in expected
    assert "cxsim/py.typed" in expected
    found = {name for name in names_in(wheel) if ".dist-info/" not in name}
    assert found == expected


def test_the_wheel_says_what_it_is(wheel: Path) -> None:
    archive = zipfile.ZipFile(wheel)
    (metadata,) = (name for name in archive.namelist() if name.endswith(".dist-info/METADATA"))
    (commands,) = (name for name in archive.namelist() if name.endswith(".dist-info/entry_points.txt"))
    assert any(name.endswith(".dist-info/licenses/LICENSE") for name in archive.namelist())
    text = archive.read(metadata).decode()
    assert "License-Expression: Apache-2.0" in text
    assert "Requires-Python: >=3.11" in text
    assert "cxsim = cxsim.cli:main" in archive.read(commands).decode()


def test_the_source_archive_builds_the_same_wheel(wheel: Path, root_folder: Path, tmp_path: Path) -> None:
    archive = build("sdist", root_folder, tmp_path)
    subprocess.run(["tar", "-xzf", str(archive)], cwd=tmp_path, check=True)
    source = tmp_path / archive.name.removesuffix(".tar.gz")
    assert (source / "tests").is_dir()
    assert names_in(build("wheel", source, tmp_path / "again")) == names_in(wheel)


def test_the_installed_package_is_the_wheels(installed: Installation) -> None:
    """Else the tests below would test the checkout."""
    done = installed.run("python", "-c", "import cxsim; print(cxsim.__file__)")
    assert done.stdout.startswith(str(installed.binaries.parent)), done.stderr


def test_the_installed_command_finds_the_shipped_scenarios(installed: Installation, root_folder: Path) -> None:
    done = installed.run("cxsim", "list", "companies")
    assert (done.returncode, done.stderr) == (0, "")
    listed = {line.split()[0] for line in done.stdout.splitlines()}
    assert listed == {path.stem for path in (root_folder / "scenarios" / "companies").glob("*.yaml")}


@pytest.mark.slow
def test_the_installed_demo_writes_its_report(installed: Installation) -> None:
    done = installed.run("cxsim", "demo", "--weeks", "2", "--replications", "2", "--out", "demo")
    assert done.returncode == 0, done.stderr
    report = (installed.folder / "demo" / "report.html").read_text(encoding="utf-8")
    assert report.lstrip().lower().startswith("<!doctype html>")
    summary = json.loads((installed.folder / "demo" / "summary.json").read_text(encoding="utf-8"))
    assert set(summary["policies"]) == {"fear", "empowerment"}
    assert (summary["weeks"], summary["replications"]) == (2, 2)
