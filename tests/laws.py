"""Laws of every run, whatever the world: it ends, nothing is lost or counted twice, and figures are numbers."""

from __future__ import annotations

from typing import Any

import numpy as np
from small_company import MIXED

from cxsim.metrics.kpis import KPIS, horizon_figures, weekly_figures
from cxsim.metrics.totals import WeeklyFold, WeeklyTotals
from cxsim.model.simulation import Simulation
from cxsim.rules.company import Company
from cxsim.rules.events import COLUMNS, Kind
from cxsim.rules.levers import Levers

MONEY = (Kind.PURCHASE, Kind.REMEDY, Kind.MISUSE, Kind.SALE, Kind.COST, Kind.VIOLATION, Kind.FALSE_CLAIM_PAID)
"""Kinds whose first value is cents, never fewer than none."""

Log = dict[str, Any]


def lived_through(company: Company, levers: Levers = MIXED, weeks: int = 1, seed: int = 5) -> Log:
    """Run a world, hold its log and its key figures to what must always be true; return the log."""
    chunks = []
    fold = WeeklyFold(company, weeks)

    def sink(chunk: Any) -> None:
        fold(chunk)
        chunks.append(chunk)

    Simulation(company, levers, seed=seed, replication=0, weeks=weeks, sink=sink).run()
    log = dict(zip(COLUMNS, (np.concatenate(parts) for parts in zip(*chunks, strict=True)), strict=True))
    holds_together(log, company, weeks)
    gives_figures(fold.totals(), weeks)
    return log


def count(log: Log, *kinds: int) -> int:
    """Events of these kinds."""
    return int(np.isin(log["kind"], kinds).sum())


def holds_together(log: Log, company: Company, weeks: int) -> None:
    """Time runs forward, every case and contact is accounted for, money is whole and has the sign it should have."""
    kind, value = log["kind"], log["value"]
    for name in ("time_min", "value", "value_2", "value_3"):
        assert np.isfinite(log[name]).all(), name
    assert (np.diff(log["time_min"]) >= 0.0).all()
    assert log["time_min"][-1] == weeks * 10080.0

    opened, closed = (log["case_id"][kind == each] for each in (Kind.CASE_OPENED, Kind.CASE_CLOSED))
    end = kind == Kind.RUN_ENDED
    assert len(set(opened.tolist())) == opened.size
    assert set(closed.tolist()) <= set(opened.tolist())
    cases_open = opened.size - closed.size
    assert cases_open == log["value_3"][end][0]
    answered = count(log, Kind.CONTACT_ANSWERED)
    waiting = count(log, Kind.CONTACT_OFFERED) - answered - count(
        log, Kind.CONTACT_ABANDONED, Kind.CONTACT_BLOCKED, Kind.MESSAGE_LEFT
    )
    assert 0 <= waiting <= cases_open
    begun = answered + count(log, Kind.TRANSFERRED, Kind.CALLED_BACK, Kind.MESSAGE_ANSWERED)
    assert 0 <= begun - count(log, Kind.CONTACT_ENDED) <= cases_open

    customers = company.economics.customers + count(log, Kind.CUSTOMER_JOINED) - count(log, Kind.CUSTOMER_LEFT)
    assert customers == log["value_2"][end][0] >= 0.0

    money = value[np.isin(kind, MONEY)]
    assert np.array_equal(money, np.rint(money))
    assert (money >= 0.0).all()
    assert value[end][0] >= 0.0  # what customers are worth
    lengths = value[np.isin(kind, (Kind.CONTACT_ENDED, Kind.OTHER_WORK, Kind.WRAPPED_UP, Kind.OFF_DUTY))]
    assert (lengths >= 0.0).all()


def gives_figures(totals: WeeklyTotals, weeks: int) -> None:
    """Key figures are numbers or absent, and shares lie between 0 and 1."""
    figures = horizon_figures(totals, 0)
    assert all(np.isfinite(value) for value in figures.values())
    for name, value in figures.items():
        if KPIS[name].unit == "share":
            assert -1e-9 <= value <= 1.0 + 1e-9 or name == "occupancy", f"{name} is {value}"
    for name, series in weekly_figures(totals).items() if weeks > 1 else ():
        assert not np.isinf(series).any(), name
