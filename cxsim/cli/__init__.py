"""The command ``cxsim``: one table of sub-commands, each loaded only when it is called.

`COMMANDS` is the whole register: a new command is a click command in a module here, and one line there.
``cxsim --help`` reads the table and imports nothing but click.

Exit codes: 0 done; 1 the program failed; 2 bad input or usage; 130 interrupted. This file alone turns
exceptions into them, so that a command just lets them rise.
"""

from __future__ import annotations

import errno
import os
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from importlib import import_module
from typing import IO, Any, Final, NamedTuple

import click

from cxsim import __version__

TRACEBACK_VARIABLE: Final = "CXSIM_TRACEBACK"


class Entry(NamedTuple):
    """A sub-command: the module and attribute that hold it, and its line in the help."""

    module: str
    attribute: str
    summary: str


COMMANDS: Final[dict[str, Entry]] = {
    "demo": Entry("cxsim.cli.leader", "demo", "Compare fear with empowerment, and write a report."),
    "compare": Entry("cxsim.cli.leader", "compare", "Compare policies in one company, customer by customer."),
    "simulate": Entry("cxsim.cli.leader", "simulate", "Run one replication of one company under one policy."),
    "leads": Entry("cxsim.cli.leads", "leads", "In every company: who leads, in what and from when on."),
    "sweep": Entry("cxsim.cli.researcher", "sweep", "Compare two policies along a lever or number: where it turns."),
    "search": Entry("cxsim.cli.researcher", "search", "Search for the best policy of a kind, under a budget."),
    "play": Entry("cxsim.cli.play", "play", "Play a shift at the desk, or one scene of it."),
    "list": Entry("cxsim.cli.scenarios", "list_", "List companies, policies and role-plays."),
    "show": Entry("cxsim.cli.scenarios", "show", "Explain a scenario file: values, units, sources."),
    "new": Entry("cxsim.cli.scenarios", "new", "Start a scenario file of your own from an existing one."),
    "check": Entry("cxsim.cli.scenarios", "check", "Check scenario files and name every fault."),
    "schema": Entry("cxsim.cli.scenarios", "schema", "Print the JSON Schema of a kind of file, for editors."),
    "roleplay": Entry("cxsim.cli.roleplay", "roleplay", "Write role-plays: check, draw, play, translate."),
    "validate": Entry("cxsim.cli.validate", "validate", "Hold the model against theory, facts and claims."),
}
"""In the order of the help: what a leader wants first stands first."""


class BadInput(click.ClickException):
    """Faults in a scenario file, one line each."""

    exit_code = 2

    def show(self, file: IO[Any] | None = None) -> None:
        """Print the faults alone, so that an editor can read the places."""
        click.echo(self.message, file=file or sys.stderr)


class Interrupted(BadInput):
    """The user pressed Ctrl-C."""

    exit_code = 130


class Failed(click.ClickException):
    """The program failed, or the machine did."""

    exit_code = 1


def translate(fault: BaseException) -> click.ClickException:
    """Put an exception into words for the person at the terminal."""
    if isinstance(fault, (KeyboardInterrupt, click.Abort)):
        return Interrupted("cxsim: interrupted")
    if isinstance(fault, OSError):
        where = f": {fault.filename}" if fault.filename else ""
        return Failed(f"{fault.strerror or fault}{where}")
    loader: Any = sys.modules.get("cxsim.config.faults")  # where it is not loaded, it raised nothing
    if loader is not None and isinstance(fault, loader.ScenarioError):
        return BadInput("\n".join(str(each) for each in fault.faults))
    words = " ".join(str(fault).split()) or "no further word"
    return Failed(
        f"{type(fault).__name__}: {words}\n"
        f"This is a fault of cxsim, not yours. To see where it happened, repeat with {TRACEBACK_VARIABLE}=1."
    )


@contextmanager
def faults_in_words() -> Iterator[None]:
    """Turn whatever goes wrong into a click exception, which click prints and turns into its exit code.

    A closed pipe passes: the reader of our output has what he wanted, and click ends quietly.
    """
    try:
        yield
    except (click.ClickException, click.exceptions.Exit):
        raise
    except (Exception, KeyboardInterrupt) as fault:
        if isinstance(fault, OSError):
            forget_unwritable_output()
            if fault.errno == errno.EPIPE:
                raise
        if os.environ.get(TRACEBACK_VARIABLE):
            import traceback

            traceback.print_exc()
        raise translate(fault) from fault


def forget_unwritable_output() -> None:
    """Drop what cannot be written, or the interpreter tries again at its end and changes the exit code."""
    try:
        sys.stdout.flush()
    except OSError:
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())


class Root(click.Group):
    """A group whose commands are loaded when they are called, and whose faults become exit codes."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        """Names of the sub-commands, in the order of the help."""
        return list(COMMANDS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        """Load a sub-command by name."""
        entry = COMMANDS.get(cmd_name)
        if entry is None:
            return None
        command = getattr(import_module(entry.module), entry.attribute)
        assert isinstance(command, click.Command)
        return command

    def resolve_command(
        self, ctx: click.Context, args: list[str]
    ) -> tuple[str | None, click.Command | None, list[str]]:
        """As click does it, and name the command that was probably meant."""
        name = args[0]
        if name not in COMMANDS and not name.startswith("-"):
            from difflib import get_close_matches

            near = get_close_matches(name, COMMANDS, n=1)
            hint = f"did you mean '{near[0]}'?" if near else f"there are: {', '.join(COMMANDS)}"
            ctx.fail(f"no command '{name}'; {hint}")
        return super().resolve_command(ctx, args)

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """List the sub-commands from the table, loading none of them."""
        with formatter.section("Commands"):
            formatter.write_dl([(name, entry.summary) for name, entry in COMMANDS.items()])

    def make_context(
        self, info_name: str | None, args: list[str], parent: click.Context | None = None, **extra: Any
    ) -> click.Context:
        """Read the command line; ``--help`` is printed here."""
        with faults_in_words():
            return super().make_context(info_name, args, parent, **extra)

    def invoke(self, ctx: click.Context) -> Any:
        """Run the sub-command."""
        with faults_in_words():
            result = super().invoke(ctx)
            sys.stdout.flush()  # a full disk is noticed here, while we can still say so
            return result


@click.group(cls=Root, context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100})
@click.version_option(__version__, message="cxsim %(version)s")
@click.pass_context
def root(ctx: click.Context) -> None:
    """A flight simulator for customer experience.

    Customers, agents and leaders in a discrete-event model: what managing by fear and managing by empowerment
    do to service, people and money.
    """
    if os.environ.get("NO_COLOR"):
        ctx.color = False


def main() -> None:
    """Run the command line and end the process with its exit code."""
    root(prog_name="cxsim")
