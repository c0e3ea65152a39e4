"""``cxsim play``: the training game, or a script that plays it."""

from __future__ import annotations

import os
import re
import time
from pathlib import Path

import click

from cxsim.cli import Failed

SIZE = re.compile(r"(\d{3,4})x(\d{3,4})")


@click.command()
@click.argument("roleplay", default="", metavar="[ROLEPLAY]")
@click.option("--company", "-c", default="", metavar="C", help="Company of a shift.")
@click.option("--policy", "-p", default="", metavar="P", help="House rules of a shift, or of the role-play.")
@click.option("--desk", type=click.Choice(["counter", "phone", "inbox", "posts"]), default=None,
              help="Desk of a shift.")
@click.option("--seed", type=click.IntRange(0, 2**63 - 2), default=None,
              help="Which day it is; from the title, another one every time.")
@click.option("--language", default="", metavar="XX", help="Language of the game: en or de.")
@click.option("--size", default="1280x720", show_default=True, metavar="WxH", help="Size of the window.")
@click.option("--home", type=click.Path(file_okay=False, path_type=Path), help="Folder of settings and saves.")
@click.option("--script", type=click.Path(path_type=Path), help="Play this script instead of a person.")
@click.option("--shots", type=click.Path(file_okay=False, path_type=Path), help="Folder for the script's pictures.")
@click.option("--timings", type=click.Path(dir_okay=False, path_type=Path), help="Write the times of frames here.")
@click.option("--tell", type=click.Path(dir_okay=False, path_type=Path),
              help="Write what is on the screen here, a line of JSON for every change.")
def play(
    roleplay: str, company: str, policy: str, desk: str | None, seed: int | None, language: str, size: str,
    home: Path | None, script: Path | None, shots: Path | None, timings: Path | None, tell: Path | None,
) -> None:
    """Play a shift at the desk, inside the model.

    With the name or path of a role-play, that scene alone. docs/playing.md explains keys, settings and scripts.
    """
    begun = time.perf_counter()
    found = SIZE.fullmatch(size)
    if found is None:
        raise click.UsageError(f"'{size}' is no size: width x height, such as 1280x720")
    if shots is not None and script is None:
        raise click.UsageError("--shots needs a --script that takes them")
    os.environ.setdefault("PYGAME_HIDE_SUPPORT_PROMPT", "1")  # before pygame is imported, which greets
    from cxsim.game.words import LANGUAGES

    if language and language not in LANGUAGES:
        raise click.UsageError(f"'{language}' is no language of the game; there are: {', '.join(LANGUAGES)}")
    from cxsim.game.launch import NoWindowError, ScriptError, Wish, launch

    wish = Wish(roleplay, company, policy, desk or "", seed, language, (int(found[1]), int(found[2])), script, shots,
                timings, tell, home)
    try:
        launch(wish, begun)
    except NoWindowError as fault:
        raise Failed(str(fault)) from None
    except ScriptError as fault:
        raise Failed(f"{script}: {fault}") from None
