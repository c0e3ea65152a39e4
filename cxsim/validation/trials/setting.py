"""Settings: a company and levers, and how a registered design makes them."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import fields, replace
from functools import cache
from itertools import product
from typing import Any, Final, NamedTuple, get_type_hints

import numpy as np

from cxsim.config.scenarios import load_policy
from cxsim.rules.company import Company
from cxsim.rules.levers import Levers
from cxsim.rules.parameters import Parameters
from cxsim.validation.register.plan import CENTRES
from cxsim.validation.register.plan import NEUTRAL as REGISTERED
from cxsim.validation.register.row import Design, Move

Label = tuple[int, ...]
"""Names an arm within its design: 0 for the base and 1 for the policy against it, then the level of what moves."""

START: Final[Label] = (0, 0)
END: Final[Label] = (0, 1)
NEUTRAL: Final[Label] = (0,)
AGAINST: Final[Label] = (1,)
LOW_LOW: Final[Label] = (0, 0, 0)
HIGH_LOW: Final[Label] = (0, 1, 0)
LOW_HIGH: Final[Label] = (0, 0, 1)
HIGH_HIGH: Final[Label] = (0, 1, 1)


class Setting(NamedTuple):
    """What an arm is, apart from its length and its worlds."""

    company: Company
    levers: Levers

    def moved(self, name: str, level: float, *, times: bool = False) -> Setting:
        """With a lever, a parameter or a field of the company at another level.

        Raises
        ------
        LookupError
            When there is no such number.
        """
        company, levers = self
        if name in Levers._fields:
            return Setting(company, levers._replace(**{name: _level(getattr(levers, name), level, times)}))
        if name in Parameters._fields:
            now = getattr(company.parameters, name)
            changed = company.parameters._replace(**{name: _level(now, level, times)})
            return Setting(replace(company, parameters=changed), levers)
        part, _, field = name.partition(".")
        if part == "issues":
            issues = tuple(_with_field(issue, field, level, times) for issue in company.issues)
            return Setting(replace(company, issues=issues), levers)
        if part in ("staffing", "economics"):
            return Setting(replace(company, **{part: _with_field(getattr(company, part), field, level, times)}), levers)
        raise LookupError(name)


Tweak = Callable[[Setting], Setting]


def unchanged(setting: Setting) -> Setting:
    """The setting as it is."""
    return setting


@cache
def neutral_levers() -> Levers:
    """The registered neutral levers; those that came later at their default, or else in the middle of their scale."""
    values = {}
    for name, hint in get_type_hints(Levers, include_extras=True).items():
        (lever,) = hint.__metadata__
        middle = 0.5 * (lever.low + lever.high)
        values[name] = REGISTERED.get(name, Levers._field_defaults.get(name, middle))
    return Levers(**values)


@cache
def levers_of(base: str) -> Levers:
    """Levers of ``neutral`` or of a shipped policy."""
    return neutral_levers() if base == "neutral" else load_policy(base).levers


def arms_of(design: Design, company: Company, seed: int, tweak: Tweak = unchanged) -> dict[Label, Setting]:
    """The arms of a design in one company, each first put through ``tweak``.

    Labels are (side, level) where all moves together, (side, level of the first, of the second, ...) where they are
    crossed, (side,) where nothing moves, and (0, unit) for centres.

    Raises
    ------
    LookupError
        When something is to be moved that the model does not have.
    """
    sides = [design.base, design.against] if design.against else [design.base]
    arms: dict[Label, Setting] = {}
    for side, base in enumerate(sides):
        start = tweak(Setting(company, levers_of(base)))
        if design.units > 1:
            arms |= {(side, unit): centre for unit, centre in enumerate(centres(start, design.units, seed))}
            continue
        for levels in _levels(design):
            setting = start
            for move, level in zip(design.moves, levels or (0,) * len(design.moves), strict=False):
                setting = setting.moved(move.name, move.levels[level], times=move.times)
            arms[(side, *(levels if design.crossed else levels[:1]))] = setting
    return arms


def centres(start: Setting, units: int, seed: int, more: tuple[tuple[str, float, float], ...] = ()) -> list[Setting]:
    """Centres that differ as registered, and in ``more``: a Latin hypercube with the block's seed.

    `staffing.agents` is a multiple of the company's own number.
    """
    from scipy.stats import qmc

    spans = (*CENTRES, *more)
    points = qmc.LatinHypercube(d=len(spans), seed=np.random.default_rng(seed)).random(units)
    found = []
    for point in points:
        setting = start
        for (name, low, high), share in zip(spans, point.tolist(), strict=True):
            setting = setting.moved(name, low + share * (high - low), times=name == "staffing.agents")
        found.append(setting)
    return found


def _levels(design: Design) -> list[Label]:
    """The level of each move in each arm."""
    if not design.moves:
        return [()]
    if design.crossed:
        return list(product(*(range(len(move.levels)) for move in design.moves)))
    return [(level,) * len(design.moves) for level in range(_steps(design.moves))]


def _steps(moves: tuple[Move, ...]) -> int:
    (steps,) = {len(move.levels) for move in moves}
    return steps


def _level(now: float, level: float, times: bool) -> float:
    return now * level if times else level


def _with_field(part: Any, field: str, level: float, times: bool) -> Any:
    """A dataclass with another value in one of its fields; whole numbers stay whole."""
    if field not in {known.name for known in fields(part)}:
        raise LookupError(field)
    now = getattr(part, field)
    value = _level(now, level, times)
    return replace(part, **{field: round(value) if isinstance(now, int) else value})

