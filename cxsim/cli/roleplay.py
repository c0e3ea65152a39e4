"""``cxsim roleplay``: for authors of role-plays. Check, draw, play, translate, begin."""

from __future__ import annotations

import json
import os
import re
import sys
import tempfile
from pathlib import Path
from typing import TYPE_CHECKING, Final

import click

from cxsim.cli.roleplay_tables import ending_table, outcome_data, outcome_table

if TYPE_CHECKING:
    from cxsim.roleplay.player import Player
    from cxsim.roleplay.runs import Outcome
    from cxsim.roleplay.story import Story
    from cxsim.rules.levers import Levers

FIRST: Final = "first-steps"
"""The role-play that a new one is copied from."""

FILE_NAME: Final = re.compile(r"[a-z][a-z0-9]*(-[a-z0-9]+)*")
LANGUAGE: Final = re.compile(r"[a-z]{2}")

_policies = click.option(
    "--policy", "policies", multiple=True, metavar="P", help="A policy; may be repeated  [default: all shipped]"
)
_seed = click.option("--seed", type=click.IntRange(0, 2**63 - 2), default=1, show_default=True)
_plays = click.option(
    "--plays", type=click.IntRange(1, 100_000), default=200, show_default=True, help="Plays by each kind of player."
)
_as_json = click.option("--json", "as_json", is_flag=True, help="Print one JSON document instead.")
_force = click.option("--force", is_flag=True, help="Overwrite what is there.")


@click.group()
def roleplay() -> None:
    """Write role-plays: check, draw, play, translate, begin.

    A role-play is named by its path, or by its name if it is yours or shipped.
    """


@roleplay.command()
@click.argument("files", nargs=-1, required=True, metavar="ROLEPLAY...")
@_as_json
def lint(files: tuple[str, ...], as_json: bool) -> None:
    """Find everything that is wrong with role-plays, each thing with its line.

    Exit code 2 if there is anything.
    """
    from cxsim.roleplay.lint import lint as faults_of

    policies = _shipped()
    faults = [fault for file in files for fault in faults_of(file, policies)]
    if as_json:
        rows = [{name: getattr(each, name) for name in each.__slots__} for each in faults]
        click.echo(json.dumps({"schema": 1, "faults": rows}, indent=2, ensure_ascii=False))
    elif faults:
        click.echo("\n".join(map(str, faults)), err=True)
    else:
        click.echo(f"{len(files)} role-play{'s' if len(files) > 1 else ''}: nothing wrong")
    if faults:
        raise click.exceptions.Exit(2)


@roleplay.command()
@click.argument("file", metavar="ROLEPLAY")
@_policies
@_plays
@_seed
@click.option("--out", type=click.Path(dir_okay=False), help="SVG file  [default: NAME.svg here]")
@_force
def graph(file: str, policies: tuple[str, ...], plays: int, seed: int, out: str | None, force: bool) -> None:
    """Draw the flow, with the share of random and of skilled players on each way."""
    from cxsim.roleplay.graph import svg

    story, found = _outcomes(file, policies, plays, seed)
    target = Path(out or f"{story.name}.svg")
    _write(target, svg(story, found), force)
    click.echo(str(target))


@roleplay.command()
@click.argument("file", metavar="ROLEPLAY")
@_policies
@_plays
@_seed
@click.option("--choices", metavar="A,B,C", help="Play these choices and print the scene, instead of the table.")
@click.option("--endings", is_flag=True, help="Show every ending instead of good, mixed and poor.")
@_as_json
def run(
    file: str,
    policies: tuple[str, ...],
    plays: int,
    seed: int,
    choices: str | None,
    endings: bool,
    as_json: bool,
) -> None:
    """Play many times, and print what comes out under each policy.

    Random players take any choice; script players take what the script says, or what asks for the least judgement;
    skilled players have practised the scene and slip now and then.
    """
    if choices is not None:
        if len(policies) != 1:
            raise click.UsageError("--choices needs one --policy")
        _print_scene(file, policies[0], [name.strip() for name in choices.split(",")])
        return
    story, found = _outcomes(file, policies, plays, seed)
    if as_json:
        click.echo(json.dumps(outcome_data(story, found, seed), indent=2, ensure_ascii=False))
    else:
        click.echo((ending_table if endings else outcome_table)(story, found))


@roleplay.command("try")
@click.argument("file", metavar="ROLEPLAY")
@click.option("--policy", default="empowerment", show_default=True)
@click.option("--language", metavar="XX", help="Play in another language.")
def try_(file: str, policy: str, language: str | None) -> None:
    """Play a scene here in the terminal, by typing numbers."""
    from cxsim.cli.roleplay_scene import play_in_terminal

    play_in_terminal(_player(file, policy, _language(language)))


@roleplay.command()
@click.argument("file", metavar="ROLEPLAY")
@click.option("--language", metavar="XX", help="Make or renew the table of this language.")
@click.option("--out", type=click.Path(dir_okay=False), help="Table  [default: XX/NAME.yaml beside the role-play]")
@_as_json
def strings(file: str, language: str | None, out: str | None, as_json: bool) -> None:
    """List every text with its line id, or make a table to translate.

    A table that is there already keeps its translations; texts that changed are empty again. Takes the phrases of
    scenarios/generic and the companies as well.
    """
    from cxsim.config.loader import load
    from cxsim.roleplay import strings as tables
    from cxsim.roleplay.shelf import find, load_roleplay, translation

    path = find(file)
    document = load(path)
    kind = document.data.get("kind") if isinstance(document.data, dict) else None
    if kind not in ("phrases", "company"):
        document = load_roleplay(file).document
    if language is None:
        texts = tables.line_ids(document.data)
        if as_json:
            click.echo(json.dumps({"schema": 1, "roleplay": path.stem, "strings": texts}, indent=2, ensure_ascii=False))
        else:
            click.echo("\n".join(f"{id_}: {text}" for id_, text in texts.items()))
        return
    target = Path(out) if out else translation(path, _language(language) or "")
    old = tables.check_table(load(target)).file.strings if target.is_file() else {}
    renewed = tables.updated(document.data, old)
    target.parent.mkdir(parents=True, exist_ok=True)
    _write(target, tables.write(path.stem, language, renewed), force=True)
    todo = sum(not each.text.strip() for each in renewed.values())
    click.echo(f"{target}: {len(renewed)} texts, {todo} to translate")


@roleplay.command()
@click.argument("name")
@click.option("--from", "other", default=FIRST, show_default=True, help="The role-play to copy.")
@click.option("--out", type=click.Path(dir_okay=False), help="File  [default: NAME.yaml here]")
@_force
def new(name: str, other: str, out: str | None, force: bool) -> None:
    """Begin a role-play of your own as a copy of another, comments and all."""
    from cxsim.config.loader import load
    from cxsim.roleplay.shelf import find

    if not FILE_NAME.fullmatch(name) or len(name) > 60:
        raise click.UsageError(f"'{name}' is no name for a role-play: small letters, digits and single hyphens")
    target = Path(out or f"{name}.yaml")
    _write(target, load(find(other)).text, force)
    click.echo(f"{target}\nnext: cxsim roleplay lint {target}; cxsim roleplay try {target}")


# --- what the commands share


def _shipped() -> dict[str, Levers]:
    from cxsim.config.scenarios import list_scenarios, load_policy

    return {each.name: load_policy(each.path).levers for each in list_scenarios("policy") if each.origin == "shipped"}


def _chosen(policies: tuple[str, ...]) -> dict[str, Levers]:
    from cxsim.config.scenarios import load_policy

    if not policies:
        return _shipped()
    return {each.name: each.levers for each in map(load_policy, policies)}


def _outcomes(file: str, policies: tuple[str, ...], plays: int, seed: int) -> tuple[Story, list[Outcome]]:
    from cxsim.roleplay.runs import PLAYERS, outcomes
    from cxsim.roleplay.shelf import company_of, load_roleplay

    story = load_roleplay(file).story
    levers, company = _chosen(policies), company_of(story.company)
    work = outcomes(story, levers, company, plays=plays, seed=seed)
    if not sys.stderr.isatty():
        return story, list(work)
    with click.progressbar(work, length=len(levers) * len(PLAYERS), label="plays", file=sys.stderr) as bar:
        return story, list(bar)


def _player(file: str, policy: str, language: str | None) -> Player:
    from cxsim.config.scenarios import load_policy
    from cxsim.roleplay.authority import authority
    from cxsim.roleplay.player import Player
    from cxsim.roleplay.shelf import company_of, load_roleplay

    story = load_roleplay(file, language).story
    return Player(story, authority(story, load_policy(policy).levers, company_of(story.company)))


def _print_scene(file: str, policy: str, choices: list[str]) -> None:
    from cxsim.cli.roleplay_scene import scene
    from cxsim.roleplay.player import NotOfferedError

    player = _player(file, policy, None)
    try:
        click.echo("\n".join(scene(player, choices)))
    except NotOfferedError as fault:
        raise click.UsageError(str(fault)) from fault


def _language(code: str | None) -> str | None:
    if code is not None and not LANGUAGE.fullmatch(code):
        raise click.UsageError(f"'{code}' is no language: two small letters, such as 'de'")
    return code


def _write(target: Path, content: str, force: bool) -> None:
    """Write a file whole or not at all."""
    if target.exists() and not force:
        raise click.UsageError(f"{target} is there already; --force overwrites it")
    handle, name = tempfile.mkstemp(dir=target.parent, prefix=f".{target.name}.")
    try:
        with os.fdopen(handle, "w", encoding="utf-8", newline="\n") as stream:
            stream.write(content)
        os.chmod(name, 0o644)
        os.replace(name, target)
    except BaseException:
        Path(name).unlink(missing_ok=True)
        raise
