"""What the documents say can be done can be done: examples run, commands parse, links lead somewhere."""

from __future__ import annotations

import re
import shlex
import subprocess
from pathlib import Path

import click
import pytest

from cxsim import cli

ROOT = Path(__file__).resolve().parents[2]
DOCUMENTS = [*sorted(ROOT.glob("*.md")), *sorted((ROOT / "docs").rglob("*.md"))]
FENCE = re.compile(r"^```(\w*)\n(.*?)^```$", re.MULTILINE | re.DOTALL)
LINK = re.compile(r"\]\((?!https?:|mailto:|#)([^)#]+)(?:#[^)]*)?\)")


def blocks(language: str) -> list[object]:
    """Code blocks of one language, as parameters named after the document and their number in it."""
    found: list[object] = []
    for document in DOCUMENTS:
        texts = [text for name, text in FENCE.findall(document.read_text(encoding="utf-8")) if name == language]
        found += [pytest.param(text, id=f"{document.name}-{number}") for number, text in enumerate(texts, 1)]
    assert found
    return found


@pytest.mark.parametrize("code", blocks("python"))
def test_every_python_example_runs(code: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    exec(compile(code, "example", "exec"), {"__name__": "__main__"})


@pytest.mark.parametrize("text", blocks("sh"))
def test_every_command_shown_is_understood(
    text: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Options and arguments are parsed and nothing is run; targets of make exist."""
    monkeypatch.chdir(tmp_path)
    for line in text.splitlines():
        program, *arguments = shlex.split(line, comments=True) or [""]
        if program == "cxsim":
            for name in arguments:
                if name.endswith(".yaml"):
                    Path(name).touch()
            understands(arguments, line)
        elif program == "make":
            done = subprocess.run(
                ["make", "--dry-run", *arguments], cwd=ROOT, capture_output=True, text=True, check=False
            )
            assert done.returncode == 0, line


def understands(arguments: list[str], line: str) -> None:
    """Parse as click would before it runs the command."""
    command: click.Command | None = cli.root
    with click.Context(cli.root, info_name="cxsim") as context:
        while isinstance(command, click.Group):
            command = command.get_command(context, arguments.pop(0))
    assert command is not None, line
    try:
        command.make_context(command.name, arguments)
    except click.UsageError as fault:
        pytest.fail(f"{line}: {fault.format_message()}")


@pytest.mark.parametrize("document", DOCUMENTS, ids=lambda path: path.name)
def test_every_link_to_a_file_leads_to_one(document: Path) -> None:
    for target in LINK.findall(document.read_text(encoding="utf-8")):
        assert (document.parent / target).exists(), target
