"""Distributions of this checkout, and an environment in which one is installed."""

from __future__ import annotations

import subprocess
import sys
import sysconfig
import venv
from dataclasses import dataclass
from pathlib import Path


def succeed(*command: str) -> None:
    """Run a command that must succeed; what it said is in the failure."""
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stdout + done.stderr


def build(kind: str, source: Path, out: Path) -> Path:
    """Build a ``wheel`` or an ``sdist`` with the tools of the running environment."""
    succeed(sys.executable, "-m", "build", "--no-isolation", f"--{kind}", "--outdir", str(out), str(source))
    (built,) = out.glob("*.whl" if kind == "wheel" else "*.tar.gz")
    return built


@dataclass(frozen=True)
class Installation:
    """An environment with cxsim in it, and an empty folder to stand in."""

    binaries: Path
    folder: Path

    def run(self, program: str, *arguments: str) -> subprocess.CompletedProcess[str]:
        """Run a program of the environment from the empty folder."""
        return subprocess.run(
            [str(self.binaries / program), *arguments],
            cwd=self.folder, capture_output=True, text=True, check=False,
        )


def install(wheel: Path, home: Path) -> Installation:
    """Install a wheel in an environment of its own; what it depends on is borrowed from the running one."""
    venv.create(home / "venv", with_pip=False, symlinks=True)
    python = home / "venv" / "bin" / "python"
    succeed(
        sys.executable, "-m", "pip", "--python", str(python), "install", "--no-deps", "--no-index",
        "--disable-pip-version-check", str(wheel),
    )
    (packages,) = (home / "venv" / "lib").glob("python*/site-packages")
    (packages / "borrowed.pth").write_text(sysconfig.get_path("purelib") + "\n")
    folder = home / "empty"
    folder.mkdir()
    return Installation(python.parent, folder)
