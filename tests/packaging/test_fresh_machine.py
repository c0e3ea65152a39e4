"""On a machine that lacks something, make says what, and how to get it, before it changes anything."""

from __future__ import annotations

import shutil
import subprocess
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]

pytestmark = pytest.mark.skipif(shutil.which("make") is None, reason="needs make: sudo apt-get install make")


def interpreter(folder: Path, version: str, *, new_enough: bool, venv: bool) -> Path:
    """A program that answers the three questions of the set-up as a Python with these properties would."""
    path = folder / "python-of-another-machine"
    path.write_text(
        "#!/bin/sh\n"
        'case "$2" in\n'
        f"  *print*) echo {version} ;;\n"
        f"  *ensurepip*) exit {0 if venv else 1} ;;\n"
        f"  *version_info*) exit {0 if new_enough else 1} ;;\n"
        '  *) echo "unforeseen: $*"; exit 9 ;;\n'
        "esac\n"
    )
    path.chmod(0o755)
    return path


def make_demo(python: object, venv: Path) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        ["make", "demo", f"PYTHON={python}", f"VENV={venv}"],
        cwd=ROOT, capture_output=True, text=True, check=False,
    )


@pytest.mark.parametrize(
    ("version", "new_enough", "venv", "words"),
    [
        ("3.9", False, True, ["Python 3.11 or newer", "is 3.9", "PYTHON=/path/to/python3"]),
        ("3.12", True, False, ["venv module", "apt-get install python3.12-venv"]),
    ],
)
def test_make_names_what_python_lacks(
    tmp_path: Path, version: str, new_enough: bool, venv: bool, words: list[str]
) -> None:
    done = make_demo(interpreter(tmp_path, version, new_enough=new_enough, venv=venv), tmp_path / "venv")
    assert done.returncode != 0
    for word in words:
        assert word in done.stderr
    assert not (tmp_path / "venv").exists()


def test_make_says_that_the_python_named_does_not_run(tmp_path: Path) -> None:
    done = make_demo(tmp_path / "nothing", tmp_path / "venv")
    assert done.returncode != 0
    assert "does not run" in done.stderr
    assert not (tmp_path / "venv").exists()


def test_a_machine_without_python_is_told_where_to_get_it(tmp_path: Path) -> None:
    shell = shutil.which("sh")
    assert shell is not None
    found = subprocess.run(
        [shell, ".ci/find-python"], cwd=ROOT, env={"PATH": str(tmp_path)}, capture_output=True, text=True, check=True
    )
    assert found.stdout == ""
    done = make_demo("", tmp_path / "venv")
    assert done.returncode != 0
    assert "apt-get install python3 python3-venv" in done.stderr
