"""For everyone who reads or writes scenario files: ``list``, ``show``, ``new``, ``check``, ``schema``."""

from __future__ import annotations

import json
import os
import re
import sys
import tempfile
import textwrap
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final, cast

import click

from cxsim.cli.kinds import COPIED, KINDS, LISTED, WORDS, json_schema, named
from cxsim.cli.kinds import check as check_scenario
from cxsim.paths import user_scenarios

if TYPE_CHECKING:
    from cxsim.config.explanation import Explanation, Row
    from cxsim.config.loader import Fault
    from cxsim.config.schemas import Kind

WIDTH: Final = 100
VALUE_COLUMN: Final = 30
SOURCE_COLUMN: Final = 54
FILE_NAME: Final = re.compile(r"[a-z0-9][a-z0-9_-]{0,60}")

as_json = click.option("--json", "json_", is_flag=True, help="Print one JSON document instead.")


def _print_json(**content: Any) -> None:
    click.echo(json.dumps({"schema": 1, **content}, indent=2, ensure_ascii=False))


# --- list


@click.command(name="list")
@click.argument("kind", required=False, type=click.Choice(LISTED))
@as_json
def list_(kind: str | None, json_: bool) -> None:
    """List the companies, policies and role-plays there are: yours and those shipped."""
    kinds = [named(kind)] if kind else [each for each in KINDS.values() if each.listed is not None]
    found = [scenario for each in kinds if each.listed is not None for scenario in each.listed()]
    if json_:
        rows = [
            {"name": each.name, "kind": each.kind, "title": each.title, "origin": each.origin, "file": str(each.path)}
            for each in found
        ]
        _print_json(scenarios=rows)
        return
    width = max((len(each.name) for each in found), default=0)
    if sys.stdout.isatty():
        click.echo(f"{'name':<{width}}  kind      title")
    for each in found:
        title = each.title or "(cannot be read: see cxsim check)"
        yours = "  (yours)" if each.origin == "yours" else ""
        click.echo(f"{each.name:<{width}}  {each.kind:<8}  {title}{yours}")
    if sys.stdout.isatty():
        folders = ", ".join(each.plural for each in kinds)
        click.echo(f"\nYours belong into {user_scenarios()}, each kind into its folder there: {folders}.")


# --- show


@click.command()
@click.argument("name")
@click.option("--parameters", is_flag=True, help="Also the behavioural parameters that stand at their defaults.")
@as_json
def show(name: str, parameters: bool, json_: bool) -> None:
    """Explain a scenario file: values, units, meanings and sources.

    NAME is a path, or the name of a company or policy.
    """
    from cxsim.config.explanation import explain
    from cxsim.config.scenarios import find_any

    explanation = explain(find_any(name), all_parameters=parameters)
    if json_:
        _print_json(**_as_data(explanation))
    else:
        click.echo("\n".join(_as_text(explanation)))


def _as_data(explanation: Explanation) -> dict[str, Any]:
    values = [
        {
            "key": row.name,
            "value": row.value,
            "unit": row.facts.unit,
            "low": row.facts.low,
            "high": row.facts.high,
            "meaning": row.facts.meaning,
            "source": row.source,
        }
        for row in explanation.rows
    ]
    return {
        "kind": explanation.kind,
        "name": explanation.name,
        "title": explanation.title,
        "description": explanation.description,
        "file": explanation.file,
        "values": values,
    }


def _as_text(explanation: Explanation) -> list[str]:
    """Lay an explanation out: groups, one line a value, its meaning where it first occurs."""
    lines = [f"{explanation.name}: {explanation.title} ({explanation.kind})", explanation.file, ""]
    lines += textwrap.wrap(explanation.description, WIDTH)
    group: tuple[str | int, ...] | None = None
    told: set[str] = set()
    for row in explanation.rows:
        if row.key[:-1] != group:
            group = row.key[:-1]
            lines += ["", _heading(row)]
        if row.key[-1] == "title":
            continue  # it is in the heading
        if row.facts.meaning and row.facts.meaning not in told:
            told.add(row.facts.meaning)
            lines += _meaning(row)
        lines += _value(row)
    return lines


def _heading(row: Row) -> str:
    from cxsim.config.loader import dotted

    group = dotted(row.key[:-1])
    return f"{group}: {row.value}" if row.key[-1] == "title" else group


def _meaning(row: Row) -> list[str]:
    text = row.facts.meaning
    if row.facts.benefit:
        text += f". For: {row.facts.benefit}. Against: {row.facts.cost}"
    return textwrap.wrap(text, WIDTH, initial_indent="  # ", subsequent_indent="  # ")


def _value(row: Row) -> list[str]:
    key = row.name.rpartition(".")[2]
    unit = "(0 to 1)" if row.facts.unit == "0 to 1" else row.facts.unit
    left = f"  {key:<27} {_written(row.value):>7} {unit}".rstrip()
    margin = " " * SOURCE_COLUMN
    source = textwrap.wrap(row.source, WIDTH, initial_indent=margin, subsequent_indent=margin)
    if len(left) >= SOURCE_COLUMN:
        return [*textwrap.wrap(left, WIDTH, subsequent_indent=" " * VALUE_COLUMN), *source]
    if not source:
        return [left]
    return [left.ljust(SOURCE_COLUMN) + source[0].lstrip(), *source[1:]]


def _written(value: object) -> str:
    if isinstance(value, dict):
        return ", ".join(f"{key} {_written(inner)}" for key, inner in value.items())
    if isinstance(value, list):
        return ", ".join(map(_written, value))
    if isinstance(value, bool):
        return str(value).lower()
    return f"{value:g}" if isinstance(value, float) else str(value)


# --- new


@click.command()
@click.argument("kind", type=click.Choice(COPIED))
@click.argument("name")
@click.option("--from", "base", metavar="OTHER", help="Scenario to copy.  [default: grand-hotel, firm-and-fair]")
@click.option(
    "--out", type=click.Path(file_okay=False, path_type=Path), default=".", help="Folder.  [default: this one]"
)
def new(kind: str, name: str, base: str | None, out: Path) -> None:
    """Start a scenario file of your own: a commented copy, NAME.yaml, ready to be changed.

    An existing file is never overwritten.
    """
    from cxsim.config.scenarios import find
    from cxsim.config.templates import commented_copy

    if not FILE_NAME.fullmatch(name):
        raise click.BadParameter(
            f"'{name}' is no name for a scenario (small letters, digits, - and _)", param_hint="'NAME'"
        )
    meant = cast("Kind", WORDS[kind])
    original = find(meant, base or named(kind).first)
    text = commented_copy(meant, original, original.stem, name)
    target = out / f"{name}.yaml"
    if target.exists():
        raise click.UsageError(f"{target} is already there, and is not overwritten; choose another name")
    out.mkdir(parents=True, exist_ok=True)
    _write_once(target, text)
    click.echo(f"{target}: a copy of {original.stem}. Change it, then: cxsim check {target}")


def _write_once(target: Path, text: str) -> None:
    """Write a file under a temporary name and give it its own; whoever was first keeps the name."""
    handle, temporary = tempfile.mkstemp(dir=target.parent, prefix=f".{target.name}.")
    try:
        with os.fdopen(handle, "w", encoding="utf-8", newline="\n") as stream:
            stream.write(text)
        os.chmod(temporary, 0o644)
        try:
            os.link(temporary, target)
        except FileExistsError:
            raise click.UsageError(f"{target} is already there, and is not overwritten; choose another name") from None
        except OSError:  # a file system without links
            os.rename(temporary, target)
            return
        os.unlink(temporary)
    except BaseException:
        Path(temporary).unlink(missing_ok=True)
        raise


# --- check


@click.command()
@click.argument("files", metavar="FILE...", nargs=-1, required=True)
@as_json
@click.pass_context
def check(ctx: click.Context, files: tuple[str, ...], json_: bool) -> None:
    """Check scenario files and name every fault, one a line.

    FILE is a path, or the name of a company, policy or role-play. `cxsim roleplay lint` finds more in role-plays.
    """
    from cxsim.config.loader import ScenarioError

    results: list[tuple[str, str, tuple[Fault, ...]]] = []
    for name in files:
        try:
            results.append((name, check_scenario(name), ()))
        except ScenarioError as error:
            results.append((name, "", error.faults))
    faults = [fault for _, _, each in results for fault in each]
    if json_:
        _print_json(files=[{"file": name, "kind": kind, "faults": _fault_data(each)} for name, kind, each in results])
        ctx.exit(2 if faults else 0)
    for name, kind, each in results:
        if not each:
            click.echo(f"{name}: {kind}, no faults")
    if faults:
        raise ScenarioError(faults)


def _fault_data(faults: tuple[Fault, ...]) -> list[dict[str, object]]:
    return [
        {"file": each.file, "line": each.line, "column": each.column, "key": each.key, "message": each.message}
        for each in faults
    ]


# --- schema


@click.command()
@click.argument("kind", type=click.Choice(list(WORDS)))
def schema(kind: str) -> None:
    """Print the JSON Schema of a kind of file, for editors that complete and check while you type."""
    click.echo(json.dumps(json_schema(kind), indent=2, ensure_ascii=False))
