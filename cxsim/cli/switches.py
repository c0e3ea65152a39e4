"""Options that switch mechanisms off or set the causal discount: ``--without``, ``--kappa``, ``--null``."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, Any, Final, NamedTuple, TypeVar

import click

if TYPE_CHECKING:
    from cxsim.rules.company import Company, Policy

F = TypeVar("F", bound=Callable[..., Any])


class Switches(NamedTuple):
    """What a user switched off or set for a comparison."""

    without: tuple[str, ...] = ()
    kappa: float | None = None
    is_null: bool = False

    def turn(self, company: Company, policies: list[Policy]) -> tuple[Company, list[Policy], tuple[str, ...]]:
        """The company and policies so set, and the mechanisms that are to be off."""
        from cxsim.experiments.mechanisms import (
            NAMES,
            PSYCHOLOGY,
            with_mechanical_levers_equal,
            with_parameters,
        )

        for name in self.without:
            if name not in NAMES:
                raise click.UsageError(f"--without: no mechanism '{name}' (there are: {', '.join(NAMES)})")
        if self.kappa is not None:
            company = with_parameters(company, {"kappa": self.kappa})
        if not self.is_null:
            return company, policies, self.without
        off = tuple(dict.fromkeys((PSYCHOLOGY, *self.without)))
        return company, list(with_mechanical_levers_equal(policies)), off

    def words(self) -> list[str]:
        """The options that say the same."""
        found = [word for name in self.without for word in ("--without", name)]
        if self.kappa is not None:
            found += ["--kappa", f"{self.kappa:g}"]
        return [*found, "--null"] if self.is_null else found


NO_SWITCHES: Final = Switches()


def with_switches(function: F) -> F:
    """The three options as one decorator; the command takes ``without``, ``kappa`` and ``is_null``."""
    options = (
        click.option("--without", multiple=True, metavar="MECHANISM",
                     help="Switch a mechanism off: fear, misuse, psychology, …; an unknown name lists all."),
        click.option("--kappa", type=click.FloatRange(0.0, 1.0), default=None,
                     help="Causal discount on effects known from correlations. [default: the company's]"),
        click.option("--null", "is_null", is_flag=True,
                     help="Null run: psychology off, and levers that act by themselves as in the first policy."),
    )
    for option in reversed(options):
        function = option(function)
    return function
