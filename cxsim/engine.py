"""The one door to a replication: run the model, fold its events, return a typed result."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import ExitStack
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING, Final, Literal

from cxsim.metrics.event_log import event_log as open_event_log
from cxsim.metrics.kpis import horizon_figures, weekly_figures
from cxsim.metrics.stream import Chunk, Floats
from cxsim.metrics.totals import WeeklyFold, WeeklyTotals
from cxsim.rules.company import Company, Policy
from cxsim.rules.levers import Levers

if TYPE_CHECKING:
    import pandas as pd

LogSink = Callable[[Chunk], None]
Engine = Literal["auto", "simpy", "compiled"]

DEFAULT_WEEKS: Final = 52
DEFAULT_WARM_UP_WEEKS: Final = 0


class EngineError(RuntimeError):
    """The engine asked for is not there. Results would not depend on it."""


class HorizonError(ValueError):
    """Weeks and warm-up that do not go together."""


@dataclass(frozen=True)
class Replication:
    """One run of one company under one policy: its weekly totals, and KPIs made from them."""

    company: str
    policy: str
    seed: int
    replication: int
    weeks: int
    warm_up_weeks: int
    engine: str
    totals: WeeklyTotals

    @cached_property
    def kpis(self) -> dict[str, float]:
        """KPIs over the weeks after the warm-up, by name; those without data are left out."""
        return horizon_figures(self.totals, self.warm_up_weeks)

    @cached_property
    def weekly(self) -> dict[str, Floats]:
        """KPIs of every week, warm-up included: arrays (weeks,), NaN where a week has no data."""
        return weekly_figures(self.totals)

    def to_pandas(self) -> pd.DataFrame:
        """Weekly KPIs: one row per week (index, from 1), one column per KPI.

        Raises
        ------
        ImportError
            When pandas is not installed (``pip install cxsim[research]``).
        """
        import pandas as pd

        return pd.DataFrame(self.weekly, index=pd.RangeIndex(1, self.weeks + 1, name="week"))


def simulate(
    company: Company | str | Path,
    policy: Policy | str | Path,
    *,
    weeks: int = DEFAULT_WEEKS,
    warm_up_weeks: int = DEFAULT_WARM_UP_WEEKS,
    seed: int = 1,
    replication: int = 0,
    engine: Engine = "auto",
    event_log: Path | None = None,
) -> Replication:
    """Run one replication.

    Parameters
    ----------
    company, policy
        Names, paths or objects, as `cxsim.config.scenarios` resolves them.
    weeks
        Horizon, warm-up included, in weeks.
    warm_up_weeks
        Weeks at the start that KPIs leave out; fewer than ``weeks``.
    seed, replication
        Choose the world: the same two numbers give the same customers under every policy.
    engine
        ``"simpy"``, or ``"auto"``: what is there.
    event_log
        File for the complete event log, ``.csv`` or ``.parquet``.

    Raises
    ------
    EngineError
        For ``engine="compiled"``, which this version does not have.
    HorizonError
        When the weeks are not at least 1, or the warm-up leaves none.
    """
    from cxsim.config.scenarios import load_company, load_policy

    company, policy = load_company(company), load_policy(policy)
    check_horizon(weeks, warm_up_weeks)
    with ExitStack() as open_files:
        log = open_files.enter_context(open_event_log(event_log, company)) if event_log else None
        totals = weekly_totals(
            company, policy.levers, weeks=weeks, seed=seed, replication=replication, engine=engine, log=log
        )
    return Replication(
        company.name, policy.name, seed, replication, weeks, warm_up_weeks, resolve_engine(engine), totals
    )


def weekly_totals(
    company: Company,
    levers: Levers,
    *,
    weeks: int,
    seed: int,
    replication: int,
    engine: Engine = "auto",
    log: LogSink | None = None,
) -> WeeklyTotals:
    """Run one replication and fold its events; ``log`` takes every chunk as well."""
    resolve_engine(engine)
    from cxsim.model.simulation import Simulation

    fold = WeeklyFold(company, weeks)

    def sink(chunk: Chunk) -> None:
        fold(chunk)
        if log is not None:
            log(chunk)

    Simulation(company, levers, seed=seed, replication=replication, weeks=weeks, sink=sink).run()
    return fold.totals()


def resolve_engine(engine: Engine) -> str:
    """Name of the engine that ``engine`` stands for here.

    Raises
    ------
    EngineError
        When it is not part of this version.
    """
    if engine == "compiled":
        raise EngineError("the compiled engine is not in this version; use --engine simpy or auto")
    return "simpy"


def check_horizon(weeks: int, warm_up_weeks: int) -> None:
    """Refuse a horizon that leaves no week to measure."""
    if weeks < 1:
        raise HorizonError(f"weeks: must be at least 1 (found {weeks})")
    if not 0 <= warm_up_weeks < weeks:
        raise HorizonError(
            f"warm-up: must leave at least one week to measure (found {warm_up_weeks}; 0 to {weeks - 1} allowed)"
        )
