"""Commands, one file per seat. Modules are imported only when their command is called."""

from __future__ import annotations


def main() -> None:
    """Entry point of ``cxsim``."""
    raise SystemExit("cxsim: not wired up yet")
