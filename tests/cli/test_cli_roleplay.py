"""``cxsim roleplay`` as authors type it, and as somebody types it who means no good."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path
from xml.etree import ElementTree

import pytest
from click.testing import CliRunner, Result

from cxsim import cli

BROKEN = Path(__file__).resolve().parents[1] / "fixtures" / "roleplays_broken"
SOUND = str(BROKEN / "sound.yaml")


@pytest.fixture
def run(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> object:
    monkeypatch.chdir(tmp_path)
    entry = cli.Entry("cxsim.cli.roleplay", "roleplay", "Write role-plays: check, draw, play, translate.")
    monkeypatch.setitem(cli.COMMANDS, "roleplay", entry)

    def call(*arguments: str, typed: str = "") -> Result:
        return CliRunner().invoke(cli.root, ["roleplay", *arguments], input=typed)

    return call


# --- lint


def test_lint_is_content_with_what_is_shipped(run) -> None:  # type: ignore[no-untyped-def]
    result = run("lint", "first-steps", SOUND)
    assert result.exit_code == 0
    assert "nothing wrong" in result.stdout


def test_lint_names_every_fault_of_every_file(run) -> None:  # type: ignore[no-untyped-def]
    files = [str(BROKEN / "two-faults.yaml"), str(BROKEN / "dead-end.yaml")]
    result = run("lint", *files)
    assert result.exit_code == 2
    lines = result.stderr.splitlines()
    assert len(lines) == 3
    assert all(line.startswith(tuple(f"{file}:" for file in files)) for line in lines)
    assert result.stdout == ""


def test_lint_as_data(run) -> None:  # type: ignore[no-untyped-def]
    result = run("lint", str(BROKEN / "dominated-choice.yaml"), "--json")
    assert result.exit_code == 2
    (fault,) = json.loads(result.stdout)["faults"]
    assert fault["key"] == "nodes.offer.choices.throw"
    assert fault["line"] > 1


def test_an_unknown_name_is_bad_input(run) -> None:  # type: ignore[no-untyped-def]
    result = run("lint", "first-step")
    assert result.exit_code == 2
    assert "did you mean 'first-steps'?" in result.stderr


@pytest.mark.parametrize("command", ["graph", "run", "strings", "try"])
def test_every_command_refuses_a_broken_file_with_all_its_faults(run, command: str) -> None:  # type: ignore[no-untyped-def]
    result = run(command, str(BROKEN / "two-faults.yaml"))
    assert result.exit_code == 2
    assert len(result.stderr.strip().splitlines()) == 2
    assert list(Path().iterdir()) == []


# --- run, graph, try


def test_run_prints_a_row_for_each_policy_and_player(run) -> None:  # type: ignore[no-untyped-def]
    result = run("run", SOUND, "--policy", "fear", "--policy", "empowerment", "--plays", "20")
    assert result.exit_code == 0
    rows = [line for line in result.stdout.splitlines() if line.startswith(("fear", "empowerment"))]
    assert [row.split()[:2] for row in rows] == [
        [policy, player] for policy in ("fear", "empowerment") for player in ("random", "script", "skilled")
    ]
    assert "Policy trap" in result.stdout
    assert max(map(len, rows)) <= 100


def test_run_as_data_adds_up_and_repeats_itself(run) -> None:  # type: ignore[no-untyped-def]
    first, again = (run("run", SOUND, "--policy", "fear", "--plays", "30", "--json") for _ in range(2))
    assert first.stdout == again.stdout
    outcomes = json.loads(first.stdout)["outcomes"]
    assert [each["player"] for each in outcomes] == ["random", "script", "skilled"]
    for each in outcomes:
        assert sum(each["endings"].values()) == pytest.approx(1.0)
        assert sum(each["quality"].values()) == pytest.approx(1.0)


def test_run_shows_every_ending(run) -> None:  # type: ignore[no-untyped-def]
    result = run("run", SOUND, "--policy", "fear", "--plays", "10", "--endings")
    assert result.exit_code == 0
    assert all(name in result.stdout for name in ("(swims)", "(paid)", "(gone)"))


def test_a_list_of_choices_is_a_scene(run) -> None:  # type: ignore[no-untyped-def]
    result = run("run", SOUND, "--policy", "empowerment", "--choices", "ask,fetch")
    assert result.exit_code == 0
    assert "You: What did you want it for?" in result.stdout
    assert "Ending: In the water (good)" in result.stdout


@pytest.mark.parametrize("choices", ["ask,nonsense", "refund"])
def test_a_choice_that_cannot_be_taken_is_bad_usage(run, choices: str) -> None:  # type: ignore[no-untyped-def]
    result = run("run", SOUND, "--policy", "empowerment", "--choices", choices)
    assert result.exit_code == 2
    assert "not offered" in result.stderr


def test_graph_writes_a_picture_with_every_node(run) -> None:  # type: ignore[no-untyped-def]
    result = run("graph", SOUND, "--plays", "10", "--policy", "fear")
    assert result.exit_code == 0
    picture = ElementTree.parse("sound.svg")
    words = "".join(picture.getroot().itertext())
    for name in ("desk", "offer", "again", "sigh", "In the water", "A cheaper room", "Gone"):
        assert name in words
    before = Path("sound.svg").read_bytes()
    assert run("graph", SOUND, "--plays", "10", "--policy", "fear").exit_code == 2, "never overwritten unasked"
    assert run("graph", SOUND, "--plays", "10", "--policy", "fear", "--force").exit_code == 0
    assert Path("sound.svg").read_bytes() == before


def test_a_scene_is_played_by_typing_numbers(run) -> None:  # type: ignore[no-untyped-def]
    result = run("try", SOUND, typed="1\n1\n")
    assert result.exit_code == 0
    assert "Ending: In the water (good)" in result.stdout


def test_the_terminal_sets_quotation_marks_as_the_game_does(run) -> None:  # type: ignore[no-untyped-def]
    text = Path(SOUND).read_text(encoding="utf-8")
    Path("sound.yaml").write_text(text.replace("title: In the water", "title: That's it"), encoding="utf-8")
    assert "Ending: That’s it (good)" in run("try", "sound.yaml", typed="1\n1\n").stdout


def test_a_locked_choice_says_why(run) -> None:  # type: ignore[no-untyped-def]
    result = run("try", SOUND, "--policy", "fear", typed="1\n2\n1\n")
    assert result.exit_code == 0
    assert "That is locked: You may give up to $8; this is $20." in result.stdout


# --- new and strings: the guide, followed literally


def test_a_new_role_play_is_sound_and_can_be_played(run) -> None:  # type: ignore[no-untyped-def]
    assert run("new", "my-first").exit_code == 0
    assert run("lint", "my-first.yaml").exit_code == 0
    played = run("try", "my-first.yaml", typed="1\n1\n1\n")
    assert played.exit_code == 0
    assert "Ending:" in played.stdout
    assert run("new", "my-first").exit_code == 2, "never overwritten unasked"
    assert run("new", "my-first", "--force").exit_code == 0


def test_the_guides_example_fits_where_the_guide_says(run, root_folder: Path) -> None:  # type: ignore[no-untyped-def]
    guide = (root_folder / "docs" / "writing-roleplays.md").read_text(encoding="utf-8")
    example = guide.partition("```yaml\n")[2].partition("```")[0]
    assert run("new", "my-first").exit_code == 0
    text = Path("my-first.yaml").read_text(encoding="utf-8")
    below_ask = "      check_in_time:\n"
    assert text.count(below_ask) == 1
    Path("my-first.yaml").write_text(text.replace(below_ask, example + below_ask), encoding="utf-8")
    lint = run("lint", "my-first.yaml")
    assert lint.exit_code == 0, lint.stderr
    assert "glass of water" in run("run", "my-first.yaml", "--policy", "fear", "--choices", "water").stdout


def test_the_guide_names_everything_that_conditions_can_ask(root_folder: Path) -> None:
    from cxsim.roleplay.names import NUMBERS, TRUTHS

    guide = (root_folder / "docs" / "writing-roleplays.md").read_text(encoding="utf-8")
    for name in (*NUMBERS, *TRUTHS):
        assert f"`{name}`" in guide, name


@pytest.mark.parametrize("name", ["../escape", "/tmp/x", "Mine", "a b", "", "-x", "a" * 80, "x\x00y"])
def test_a_name_is_a_name_and_no_path(run, name: str) -> None:  # type: ignore[no-untyped-def]
    assert run("new", "--", name).exit_code == 2
    assert list(Path().iterdir()) == []


def test_a_table_is_made_kept_and_checked(run) -> None:  # type: ignore[no-untyped-def]
    Path("mine.yaml").write_bytes(Path(SOUND).read_bytes())
    made = run("strings", "mine.yaml", "--language", "de")
    assert made.exit_code == 0
    table = Path("de/mine.yaml")
    count = json.loads(run("strings", "mine.yaml", "--json").stdout)["strings"]
    assert f"{len(count)} texts, {len(count)} to translate" in made.stdout
    lint = run("lint", "mine.yaml")
    assert lint.exit_code == 2
    assert lint.stderr.count("is not translated") == len(count)

    old = 'source: "This is a bath mat."\n    text: ""'
    text = table.read_text(encoding="utf-8")
    assert old in text
    table.write_text(text.replace(old, old.replace('""', '"Das ist eine Badematte."')), encoding="utf-8")
    again = run("strings", "mine.yaml", "--language", "de")
    assert f"{len(count)} texts, {len(count) - 1} to translate" in again.stdout
    played = run("try", "mine.yaml", "--language", "de", typed="1\n1\n")
    assert "Das ist eine Badematte." in played.stdout


@pytest.mark.parametrize("language", ["../x", "german", "DE", ""])
def test_a_language_is_two_letters(run, language: str) -> None:  # type: ignore[no-untyped-def]
    assert run("strings", SOUND, "--language", language).exit_code == 2
    assert list(Path().iterdir()) == []


# --- files that mean no good


def hostile() -> dict[str, bytes]:
    sound = Path(SOUND).read_bytes()
    node = b"  n%d:\n    choices:\n      a: {says: A, conduct: {courtesy: 0, empathy: 0, explanation: 0, honesty: 0, " \
           b"effort: 0}, seconds: 1, goes: n%d, coach: A}\n"  # fmt: skip
    return {
        "deep": b"kind: roleplay\nnodes: " + b"{a: " * 5000 + b"1" + b"}" * 5000,
        "deep-lists": b"kind: roleplay\nnodes: " + b"[" * 100_000,
        "alias-bomb": b"a: &a [x,x,x,x,x,x,x,x,x]\n" + b"".join(
            b"%c: &%c [%s]\n" % (98 + i, 98 + i, b",".join([b"*%c" % (97 + i)] * 9)) for i in range(20)),
        "huge": b"kind: roleplay\ntitle: " + b"x" * 50_000_000,
        "huge-line": sound + b"# " + b"x" * 300_000,
        "code-in-condition": sound.replace(b"when: knows.swim", b"when: __import__('os').system('touch owned')"),
        "deep-condition": sound.replace(b"when: knows.swim", b"when: " + b"(" * 900 + b"settled" + b")" * 900),
        "tag": sound.replace(b"title: The wrong towel", b"title: !!python/object/apply:os.system [touch owned]"),
        "path-in-company": sound.replace(b"company: nowhere", b"company: ../../../etc/passwd"),
        "path-in-target": sound.replace(b"goes: again", b"goes: ../../etc/passwd"),
        "format-string": sound.replace(b"This is a bath mat.", b"{0.__class__.__mro__}"),
        "control-characters": sound.replace(b"bath mat", b"bath \x1b[2J mat"),
        "escaped-control": sound.replace(b"bath mat", b"bath \\x1b]0;owned\\x07 mat"),
        "right-to-left": sound.replace(b"bath mat", "bath \u202e tam".encode()),
        "not-utf-8": sound.replace(b"bath mat", b"bath \xff\xfe mat"),
        "many-nodes": sound.replace(b"endings:\n", b"".join(node % (i, i + 1) for i in range(600)) + b"endings:\n"),
        "endless": sound.replace(b"  sigh:\n", b"  o: {goes: o}\n  sigh:\n").replace(b"goes: again", b"goes: o"),
        "huge-number": sound.replace(b"seconds: 40", b"seconds: " + b"9" * 100_000),
        "infinite": sound.replace(b"seconds: 40", b"seconds: .inf"),
        "empty": b"",
        "list": b"- 1\n",
        "two-documents": sound + b"---\n" + sound,
    }  # fmt: skip


MEASURE = """
import sys
from cxsim import cli
cli.COMMANDS["roleplay"] = cli.Entry("cxsim.cli.roleplay", "roleplay", "")
try:
    cli.main()
finally:
    with open("/proc/self/status") as status:  # the peak that getrusage gives may be the parent's
        print(next(line for line in status if line.startswith("VmHWM")).split()[1])
"""


@pytest.mark.skipif(sys.platform != "linux", reason="memory is measured as Linux counts it")
@pytest.mark.parametrize("name", list(hostile()))
def test_a_hostile_file_is_refused_in_words_and_small(name: str, tmp_path: Path) -> None:
    file = tmp_path / "hostile.yaml"
    file.write_bytes(hostile()[name])
    done = subprocess.run(
        [sys.executable, "-c", MEASURE, "roleplay", "lint", str(file)],
        capture_output=True, text=True, cwd=tmp_path, env={**os.environ}, timeout=60, check=False,
    )  # fmt: skip
    assert done.returncode == 2, done.stderr
    assert "Traceback" not in done.stderr
    lines = done.stderr.strip().splitlines()
    assert lines
    assert all(line.startswith(f"{file}:") for line in lines)
    assert all(character.isprintable() for line in lines for character in line)
    assert int(done.stdout.split()[-1]) < 200_000, "kilobytes"
    assert sorted(tmp_path.iterdir()) == [file], "nothing was run, nothing was written"


def test_a_valid_but_vast_role_play_is_given_up(run, tmp_path: Path) -> None:  # type: ignore[no-untyped-def]
    """Twelve counters that are all read: more situations than anybody could walk through."""
    counters = [f"c{i}" for i in range(12)]
    text = Path(SOUND).read_text(encoding="utf-8")
    declared = "".join(f"  {each}: {{low: 0, high: 9, start: 0, meaning: A counter}}\n" for each in counters)
    text = text.replace("variables:\n", f"variables:\n{declared}")
    read = " and ".join(f"{each} < 5" for each in counters)
    text = text.replace("when: knows.swim}", f"when: knows.swim and {read}}}")
    conduct = "conduct: {courtesy: 0.5, empathy: 0.5, explanation: 0.5, honesty: 0.5, effort: 0.5}"
    ways = "".join(
        f"      x{i}: {{says: X{i}, {conduct}, seconds: 5, goes: hall, coach: X, "
        f"effects: {{add: {{c{2 * i}: 1, c{2 * i + 1}: 2}}}}}}\n"
        for i in range(6)
    )
    ways += f"      out: {{says: Out, {conduct}, seconds: 5, goes: offer, coach: X}}\n"
    text = text.replace("  sigh:\n", f"  hall:\n    facing: clerk\n    choices:\n{ways}  sigh:\n", 1)
    text = text.replace("seconds: 60\n        goes: offer", "seconds: 60\n        goes: hall")
    text = text.replace("characters:\n", "characters:\n  clerk: {name: Clerk, role: colleague, about: Counts.}\n")
    (tmp_path / "vast.yaml").write_text(text, encoding="utf-8")
    result = run("lint", "vast.yaml")
    assert result.exit_code == 2
    (line,) = result.stderr.strip().splitlines()
    assert "is too large to be searched" in line
