"""Where figures are kept: ``benchmarks/RESULTS.md``, a section for each benchmark, the others untouched."""

from __future__ import annotations

import importlib.metadata
import os
import platform
import time
from collections.abc import Sequence
from pathlib import Path

import cxsim

RESULTS = Path(__file__).parent / "RESULTS.md"


def machine(*libraries: str) -> str:
    """The machine and the versions that figures depend on."""
    named = ", ".join(f"{name} {importlib.metadata.version(name)}" for name in libraries)
    return (
        f"{platform.machine()}, {os.cpu_count()} processors, {platform.system()}; Python "
        f"{platform.python_version()}, cxsim {cxsim.__version__}, {named}; {time.strftime('%Y-%m-%d')}"
    )


def table(rows: Sequence[tuple[str, ...]]) -> str:
    """Rows as a Markdown table; the first is its head."""
    lines = [rows[0], tuple("---" for _ in rows[0]), *rows[1:]]
    return "\n".join(f"| {' | '.join(row)} |" for row in lines) + "\n"


def record(title: str, text: str) -> None:
    """Write a section under its title, in place of what stood there."""
    parts = RESULTS.read_text(encoding="utf-8").split("\n## ")
    kept = {part.partition("\n")[0]: part for part in parts[1:]}
    kept[title] = f"{title}\n\n{text.strip()}\n"
    RESULTS.write_text("\n## ".join([parts[0].rstrip() + "\n", *(kept[name] for name in kept)]), encoding="utf-8")
