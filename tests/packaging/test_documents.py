"""What the documents say can be done can be done: examples run, commands parse, links lead somewhere."""

from __future__ import annotations

import re
import shlex
import subprocess
from pathlib import Path

import click
import pytest

from cxsim import cli
from cxsim.config.scenarios import list_scenarios
from cxsim.experiments.conditions import assumed_numbers
from cxsim.rules.parameters import Parameters

ROOT = Path(__file__).resolve().parents[2]
DOCUMENTS = [*sorted(ROOT.glob("*.md")), *sorted((ROOT / "docs").rglob("*.md"))]
FENCE = re.compile(r"^```(\w*)\n(.*?)^```$", re.MULTILINE | re.DOTALL)
CODE_SPAN = re.compile(r"(?<!`)`([^`\n]+)`(?!`)")
OPTION = re.compile(r"(?<![\w-])--?[a-z][a-z-]*")
COUNTS = re.compile(r"^\| [A-Z][^|]+ \| (\d+) \| (\d+) \| (\d+) \|.* (\d+) of (\d+) \|$", re.MULTILINE)
EVIDENCE = re.compile(r"^\| [A-Z][^|]+ (?:\| \d+ ){4}\| (\d+) of (\d+) \| \d+ of \d+ \|$", re.MULTILINE)
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
    command, arguments = command_of(arguments)
    assert command is not None, line
    try:
        command.make_context(command.name, arguments)
    except click.UsageError as fault:
        pytest.fail(f"{line}: {fault.format_message()}")


def command_of(arguments: list[str]) -> tuple[click.Command | None, list[str]]:
    """The command that is called, None where there is none so called, and what is left for it."""
    command: click.Command | None = cli.root
    with click.Context(cli.root, info_name="cxsim") as context:
        while isinstance(command, click.Group) and arguments and not arguments[0].startswith("-"):
            command, arguments = command.get_command(context, arguments[0]), arguments[1:]
    return command, arguments


def options_of(command: click.Command) -> set[str]:
    """What may be asked of a command."""
    return {"-h", "--help", *(name for option in command.params for name in (*option.opts, *option.secondary_opts))}


def every_option(command: click.Command = cli.root) -> set[str]:
    """What may be asked of a command, or of one below it."""
    found = options_of(command)
    if isinstance(command, click.Group):
        with click.Context(command) as context:
            below = [command.get_command(context, name) for name in command.list_commands(context)]
        found = found.union(*(every_option(each) for each in below if each is not None))
    return found


@pytest.mark.parametrize("document", DOCUMENTS, ids=lambda path: path.name)
def test_every_command_and_option_named_in_a_sentence_exists(document: Path) -> None:
    """What stands within a line may leave out what a command needs, so that only names can be held to account."""
    for span in CODE_SPAN.findall(FENCE.sub("", document.read_text(encoding="utf-8"))):
        if span.startswith("cxsim "):
            command, _ = command_of(span.split()[1:])
            assert command is not None, span
            assert set(OPTION.findall(span)) <= options_of(command), span
        elif span.startswith("-"):
            assert set(OPTION.findall(span)) <= every_option(), span


def test_the_first_page_counts_verdicts_as_the_page_of_verdicts_does() -> None:
    readme = " ".join((ROOT / "README.md").read_text(encoding="utf-8").split())
    facts, counter, claims = COUNTS.findall((ROOT / "docs" / "validation.md").read_text(encoding="utf-8"))
    open_ones = f"{facts[2]} {'is' if facts[2] == '1' else 'are'} undecided"
    assert f"{facts[0]} hold, {facts[1]} fail and {open_ones}" in readme
    assert f"{counter[0]} hold in every figure ({counter[3]} of {counter[4]} figures do)" in readme
    assert f"of {sum(map(int, claims[:3]))} claims of the essays {claims[0]} hold" in readme


def test_what_is_said_of_the_evidence_is_no_more_than_there_is() -> None:
    """Verdicts that could have come out either way, on the first page and on that of the model; and assumed numbers."""
    shares = EVIDENCE.findall((ROOT / "docs" / "validation.md").read_text(encoding="utf-8"))
    hold, could_fail = (sum(int(share[i]) for share in shares) for i in (0, 1))
    readme, model = (
        " ".join((ROOT / page).read_text(encoding="utf-8").split()) for page in ("README.md", "docs/model.md")
    )
    assert len(shares) == 3
    assert f"of the {could_fail} that could have come out either way {hold} hold" in readme
    assert ("could have come out either way fewer than half hold" in model) == (2 * hold < could_fail)
    assert "five of six behavioural numbers are assumptions" in readme
    assert round(6 * len(assumed_numbers()) / len(Parameters._fields)) == 5


def test_the_first_page_says_who_leads_as_the_page_on_that_does() -> None:
    readme = " ".join((ROOT / "README.md").read_text(encoding="utf-8").split())
    page = (ROOT / "docs" / "who-leads.md").read_text(encoding="utf-8")
    cells = [[cell.strip() for cell in row.split("|")[2:7]] for row in page.splitlines() if row.startswith("| ")]
    empowered, afraid, half_year, year, three_years = "Managing by empowerment", "Managing by fear", 1, 2, 4
    usual, best = f"{empowered} or {afraid}", "Best empowerment or Best control"

    def leads(who: str, pair: str, column: int) -> str:
        count = sum(row[0] == pair and row[column] == f"**{who}**" for row in cells)
        return ("none", "one", "two", "three", "four", "all five")[count]

    for said in (
        f"After half a year fear has earned more in {leads(afraid, usual, half_year)} of the five and empowerment in "
        f"{leads(empowered, usual, half_year)}; after three years empowerment in "
        f"{leads(empowered, usual, three_years)} and fear in {leads(afraid, usual, three_years)}.",
        f"control has earned more after half a year in {leads('Best control', best, half_year)} company and after "
        f"three years in {leads('Best control', best, three_years)}, empowerment after three years in "
        f"{leads('Best empowerment', best, three_years)}.",
        f"fear has still earned more in {leads(afraid, f'{usual}, unspent budget kept', year)} of the five.",
    ):
        assert said in readme
    pairs = page.split(f"{empowered} less ")[1:]
    satisfied = [next(row for row in pair.splitlines() if row.startswith("| Satisfaction")) for pair in pairs]
    assert [row.count(f"**{empowered}**") for row in satisfied] == [4] * 10


def test_the_verdicts_that_are_printed_are_those_that_make_repeats() -> None:
    judged = re.search(r"met verdict seeds: (\d+)", (ROOT / "docs" / "validation.md").read_text(encoding="utf-8"))
    made = subprocess.run(["make", "--dry-run", "validate"], cwd=ROOT, capture_output=True, text=True, check=True)
    assert judged
    assert f"validate all --judge {judged[1]} " in made.stdout


def test_every_page_is_on_the_list_of_pages_and_every_command_is_told_of() -> None:
    listed = set(LINK.findall((ROOT / "docs" / "README.md").read_text(encoding="utf-8")))
    pages = {str(page.relative_to(ROOT / "docs")) for page in (ROOT / "docs").rglob("*.md")} - {"README.md"}
    assert pages <= listed
    told = " ".join(document.read_text(encoding="utf-8") for document in DOCUMENTS if document.name != "CHANGELOG.md")
    with click.Context(cli.root) as context:
        assert [name for name in cli.root.list_commands(context) if f"cxsim {name}" not in told] == []


def test_the_first_page_counts_the_role_plays() -> None:
    readme = (ROOT / "README.md").read_text(encoding="utf-8")
    assert f"{len(list_scenarios('roleplay'))} of them, and tools to write more" in readme


@pytest.mark.parametrize("document", DOCUMENTS, ids=lambda path: path.name)
def test_every_link_to_a_file_leads_to_one(document: Path) -> None:
    for target in LINK.findall(document.read_text(encoding="utf-8")):
        assert (document.parent / target).exists(), target
