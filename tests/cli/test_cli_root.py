"""The root command: quick help, lazy commands, and one exit code for each way to end."""

from __future__ import annotations

import errno
import os
import subprocess
import sys
import types
from collections.abc import Callable

import click
import pytest
from click.testing import CliRunner, Result

import cxsim
from cxsim import cli

HEAVY = {
    "jinja2", "matplotlib", "numpy", "pandas", "pyarrow", "pydantic", "rich", "ruamel", "scipy", "simpy",
}

Run = Callable[[Callable[[], object]], Result]


@pytest.fixture
def run(monkeypatch: pytest.MonkeyPatch) -> Run:
    """Run a function as the sub-command ``probe``."""

    def call(body: Callable[[], object]) -> Result:
        module = types.ModuleType("cxsim_probe")
        module.__dict__["probe"] = click.command("probe")(lambda: body())
        monkeypatch.setitem(sys.modules, "cxsim_probe", module)
        monkeypatch.setitem(cli.COMMANDS, "probe", cli.Entry("cxsim_probe", "probe", "A probe."))
        return CliRunner().invoke(cli.root, ["probe"])

    return call


def raising(fault: BaseException) -> Callable[[], None]:
    def body() -> None:
        raise fault

    return body


def in_process(*arguments: str, **environment: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "-m", "cxsim", *arguments],
        capture_output=True, text=True, env={**os.environ, **environment}, check=False,
    )


@pytest.mark.parametrize("name", cli.COMMANDS)
def test_every_command_of_the_table_loads_under_its_name(name: str) -> None:
    command = cli.root.get_command(click.Context(cli.root), name)
    assert command is not None
    assert command.name == name
    assert command.help


@pytest.mark.parametrize("name", cli.COMMANDS)
def test_every_command_explains_itself(name: str) -> None:
    result = CliRunner().invoke(cli.root, [name, "--help"], prog_name="cxsim")
    assert result.exit_code == 0
    assert result.stdout.startswith(f"Usage: cxsim {name} ")


def test_help_names_every_command_and_loads_nothing_but_click() -> None:
    """The help must answer at once; what it imports is what it costs."""
    code = (
        "import sys\nfrom cxsim import cli\n"
        "try:\n    cli.root(['--help'], prog_name='cxsim')\nexcept SystemExit as end:\n    assert end.code == 0\n"
        "print('LOADED', *sorted({name.partition('.')[0] for name in sys.modules}))\n"
        "print('ROOMS', *sorted(name for name in sys.modules if name.startswith('cxsim.')))"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    loaded = next(line for line in done.stdout.splitlines() if line.startswith("LOADED")).split()
    rooms = next(line for line in done.stdout.splitlines() if line.startswith("ROOMS")).split()
    assert not HEAVY & set(loaded)
    assert rooms[1:] == ["cxsim.cli"]
    for name, entry in cli.COMMANDS.items():
        assert f"  {name} " in done.stdout
        assert entry.summary in done.stdout


@pytest.mark.parametrize("name", cli.COMMANDS)
def test_the_help_of_a_command_loads_nothing_heavy(name: str) -> None:
    """A command loads what it needs when it runs, not when it is asked what it does."""
    code = (
        "import sys\nfrom cxsim import cli\n"
        f"try:\n    cli.root([{name!r}, '--help'], prog_name='cxsim')\nexcept SystemExit:\n    pass\n"
        "print('LOADED', *sorted({name.partition('.')[0] for name in sys.modules}))\n"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert not HEAVY & set(done.stdout.splitlines()[-1].split())


def test_the_version_is_the_packages() -> None:
    result = CliRunner().invoke(cli.root, ["--version"])
    assert (result.exit_code, result.output) == (0, f"cxsim {cxsim.__version__}\n")


def test_the_package_is_a_command_too() -> None:
    done = in_process("--version")
    assert (done.returncode, done.stdout, done.stderr) == (0, f"cxsim {cxsim.__version__}\n", "")


def test_a_command_that_ends_well_gives_0(run: Run) -> None:
    result = run(lambda: click.echo("well"))
    assert (result.exit_code, result.stdout, result.stderr) == (0, "well\n", "")


def test_a_misspelt_command_is_bad_usage_and_its_neighbour_is_named() -> None:
    result = CliRunner().invoke(cli.root, ["comparr"])
    assert result.exit_code == 2
    assert "did you mean 'compare'?" in result.stderr
    assert result.stdout == ""


def test_a_name_like_no_command_brings_the_list() -> None:
    result = CliRunner().invoke(cli.root, ["xyzzy"])
    assert result.exit_code == 2
    assert all(name in result.stderr for name in cli.COMMANDS)


def test_an_unknown_option_is_bad_usage() -> None:
    assert CliRunner().invoke(cli.root, ["--nonsense"]).exit_code == 2


def test_faults_of_a_scenario_file_are_bad_input_one_line_each(run: Run) -> None:
    from cxsim.config.loader import Fault, ScenarioError

    faults = (Fault("a.yaml", 3, 5, "agents", "too few"), Fault("a.yaml", 9, 1, "wage", "missing"))
    result = run(raising(ScenarioError(faults)))
    assert result.exit_code == 2
    assert result.stderr == "".join(f"{fault}\n" for fault in faults)
    assert result.stdout == ""


@pytest.mark.parametrize("fault", [KeyboardInterrupt(), click.Abort()])
def test_an_interruption_gives_130_and_a_word(run: Run, fault: BaseException) -> None:
    result = run(raising(fault))
    assert (result.exit_code, result.stderr) == (130, "cxsim: interrupted\n")


def test_a_full_disk_is_one_plain_line(run: Run) -> None:
    result = run(raising(OSError(errno.ENOSPC, os.strerror(errno.ENOSPC), "out/demo/report.html")))
    assert result.exit_code == 1
    assert result.stderr == f"Error: {os.strerror(errno.ENOSPC)}: out/demo/report.html\n"


def test_a_fault_of_the_program_is_short_and_says_how_to_see_more(run: Run) -> None:
    result = run(raising(ZeroDivisionError("a\nb")))
    assert result.exit_code == 1
    assert "ZeroDivisionError: a b" in result.stderr
    assert "CXSIM_TRACEBACK=1" in result.stderr
    assert "Traceback" not in result.stderr


def test_the_traceback_is_there_for_who_asks(run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("CXSIM_TRACEBACK", "1")
    result = run(raising(ZeroDivisionError("none")))
    assert result.exit_code == 1
    assert "Traceback" in result.stderr


def test_a_commands_own_exit_code_stands(run: Run) -> None:
    assert run(raising(click.exceptions.Exit(130))).exit_code == 130


def test_a_closed_pipe_is_quiet() -> None:
    reader, writer = os.pipe()
    os.close(reader)
    done = subprocess.run(
        [sys.executable, "-m", "cxsim", "--help"], stdout=writer, stderr=subprocess.PIPE, check=False
    )
    os.close(writer)
    assert (done.returncode, done.stderr) == (1, b"")


@pytest.mark.skipif(not os.path.exists("/dev/full"), reason="needs /dev/full, which Linux has")
def test_output_that_cannot_be_written_is_no_success() -> None:
    with open("/dev/full", "w") as full:
        done = subprocess.run(
            [sys.executable, "-m", "cxsim", "--help"], stdout=full, stderr=subprocess.PIPE, text=True, check=False
        )
    assert (done.returncode, done.stderr) == (1, f"Error: {os.strerror(errno.ENOSPC)}\n")


@pytest.mark.parametrize(("value", "coloured"), [("1", False), ("", True)])
def test_no_color_is_obeyed(run: Run, monkeypatch: pytest.MonkeyPatch, value: str, coloured: bool) -> None:
    monkeypatch.setenv("NO_COLOR", value)
    seen: list[bool] = []

    def body() -> None:
        seen.append(click.get_current_context().color is not False)

    assert run(body).exit_code == 0
    assert seen == [coloured]


def test_the_face_of_the_package_is_lazy_and_complete() -> None:
    code = "import sys, cxsim; print(*sorted(name for name in sys.modules if name.startswith('cxsim.')))"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout == "\n"
    assert callable(cxsim.simulate)
    assert callable(cxsim.compare)
    assert {"simulate", "compare"} <= set(dir(cxsim))
    with pytest.raises(AttributeError, match="nonsense"):
        _ = cxsim.nonsense  # type: ignore[attr-defined]
