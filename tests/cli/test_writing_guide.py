"""An instructor follows the guide for authors to the letter, on a machine where nobody has used cxsim before."""

from __future__ import annotations

import os
import re
import shlex
import subprocess
import sys
from pathlib import Path

import pytest

AT_THE_DESK = """
- until: Good evening
- repeat: {times: 4, steps: [{if_there: {key: next, steps: [{key: return}]}}]}
- wait: 0.6
- key: "2"
- key: return
- repeat: {times: 6, steps: [{if_there: {key: next, steps: [{key: return}]}}]}
- wait: 0.6
- expect: in the bar while you wait
- key: "1"
- key: return
- repeat: {times: 6, steps: [{if_there: {key: next, steps: [{key: return}]}}]}
- wait: 0.6
- key: "1"
- key: return
- repeat: {times: 6, steps: [{if_there: {key: next, steps: [{key: return}]}}]}
- wait: 0.6
- click: coach
- expect: A small kindness.
- key: escape
"""
"""What the guide says is done in the window."""


def walkthrough(root_folder: Path) -> str:
    """The guide's first role-play, step by step."""
    guide = (root_folder / "docs" / "writing-roleplays.md").read_text(encoding="utf-8")
    return guide.partition("## Your first role-play, step by step\n")[2].partition("\n## ")[0]


@pytest.fixture
def machine(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """An empty folder, and a home that holds nothing."""
    home, work = tmp_path / "home", tmp_path / "work"
    home.mkdir()
    work.mkdir()
    for name in ("CXSIM_SCENARIOS", "XDG_DATA_HOME"):
        monkeypatch.delenv(name, raising=False)
    for name in ("HOME", "USERPROFILE", "LOCALAPPDATA", "APPDATA"):
        monkeypatch.setenv(name, str(home))
    monkeypatch.setenv("SDL_VIDEODRIVER", "dummy")
    monkeypatch.setenv("SDL_AUDIODRIVER", "dummy")
    monkeypatch.chdir(work)
    return work


def typed(command: str, *more: str, answers: str = "") -> str:
    """Run a command of the guide as it stands there; what it says."""
    program, *arguments = shlex.split(command)
    assert program == "cxsim"
    done = subprocess.run([sys.executable, "-m", "cxsim", *arguments, *more], input=answers, capture_output=True,
                          text=True, check=False, timeout=400)  # fmt: skip
    assert done.returncode == 0, f"{command}\n{done.stdout}\n{done.stderr}"
    return done.stdout


def test_the_first_role_play_is_made_as_the_guide_says(machine: Path, root_folder: Path) -> None:
    guide = walkthrough(root_folder)
    commands = [line for block in re.findall(r"```sh\n(.*?)```", guide, re.DOTALL) for line in block.splitlines()]
    new, try_, lint, play, run, graph = commands

    typed(new)
    file = machine / "my-first.yaml"
    assert "Ending:" in typed(try_, answers="1\n1\n1\n")

    text = file.read_text(encoding="utf-8")
    first_words = "Good afternoon. I have a booking"
    assert f"`{first_words}`" in guide
    assert text.count(first_words) == 1
    text = text.replace(first_words, "Good evening. I have a booking")
    (choice,) = re.findall(r"```yaml\n(.*?)```", guide, re.DOTALL)
    above = "      check_in_time:\n"
    assert f"`{above.strip()}`" in guide
    assert text.count(above) == 1
    assert "Copy these six lines" in guide
    assert len(choice.splitlines()) == 6
    file.write_text(text.replace(above, choice + above), encoding="utf-8")
    assert "scripted: true" in text.partition(above)[2].partition("\n\n")[0]

    assert "nothing wrong" in typed(lint)
    (machine / "hands.yaml").write_text(AT_THE_DESK, encoding="utf-8")
    typed(play, "--script", "hands.yaml")
    assert "skilled" in typed(run)
    typed(graph)
    assert "water" in (machine / "my-first.svg").read_text(encoding="utf-8")


@pytest.mark.skipif(sys.platform == "win32", reason="a terminal is made as Unix makes one")
def test_where_a_role_play_of_ones_own_belongs_is_said_in_a_terminal(machine: Path) -> None:
    terminal, end = os.openpty()
    done = subprocess.run([sys.executable, "-m", "cxsim", "list", "roleplays"], stdout=end, check=True)
    os.close(end)
    said = b""
    while b"Yours belong into " not in said:
        said += os.read(terminal, 65_536)
    os.close(terminal)
    assert done.returncode == 0
    folder = Path(said.decode().partition("Yours belong into ")[2].partition(",")[0])
    assert folder.is_relative_to(machine.parent / "home")

    (folder / "roleplays").mkdir(parents=True)
    typed("cxsim roleplay new my-first")
    (machine / "my-first.yaml").rename(folder / "roleplays" / "my-first.yaml")
    assert "my-first" in typed("cxsim list roleplays")
    assert "nothing wrong" in typed("cxsim roleplay lint my-first")
