"""Levers moved alone, a fixed few whose good and cost a small firm shows in a few weeks; all: cxsim validate levers."""

from __future__ import annotations

from typing import get_type_hints

import numpy as np
import pytest
from click.testing import CliRunner

from cxsim.cli.validate import validate
from cxsim.cli.validate_levers import lever_lines
from cxsim.config.company_schema import EconomicsSection, Problem, Staffing
from cxsim.metrics.intervals import mean_interval
from cxsim.metrics.kpis import KPIS
from cxsim.rules.levers import Levers
from cxsim.rules.parameters import Parameters
from cxsim.validation.lever_promises import PROMISES
from cxsim.validation.lever_trials import Change, LeverResult, check_levers, setting_of

FEW = ("support", "recognition")


def test_every_lever_promises_something_and_its_figures_exist():
    assert tuple(PROMISES) == tuple(sorted(PROMISES, key=Levers._fields.index))
    assert set(PROMISES) == set(Levers._fields)
    for promise in PROMISES.values():
        for figure in (*promise.good, *promise.bad):
            for kpi in figure.rstrip("+-").split("/"):
                assert kpi in KPIS
            # without a better side there must be a sign, and quotients have none
            assert figure[-1] in "+-" or KPIS[figure].better != "neither"


@pytest.mark.parametrize("name", PROMISES)
def test_nothing_but_the_lever_moves(name):
    low, high = (setting_of(name, is_high) for is_high in (False, True))
    assert low.company == high.company
    assert [field for field in Levers._fields if getattr(low.levers, field) != getattr(high.levers, field)] == [name]
    assert low.company.economics.budget_usd_per_agent_week == 0.0


@pytest.mark.parametrize("name", PROMISES)
def test_what_a_lever_is_moved_amid_is_within_the_range_of_every_number(name):
    ranges = {field: (about.low, about.high)
              for table in (Levers, Parameters)
              for field, hint in get_type_hints(table, include_extras=True).items() for about in hint.__metadata__}
    ranges |= {f"{part}.{field}": (_bound(info, "ge"), _bound(info, "le"))
               for part, section in (("staffing", Staffing), ("economics", EconomicsSection), ("issues", Problem))
               for field, info in section.model_fields.items()}
    for number, level in PROMISES[name].where:
        low, high = ranges[number]
        assert low <= level <= high, number


def _bound(info, end):
    return next((getattr(limit, end) for limit in info.metadata if hasattr(limit, end)), None)


@pytest.mark.slow
def test_a_few_levers_show_what_they_do_good_and_what_they_cost():
    for result in check_levers(FEW, worlds=3, jobs=1):
        assert result.word == "both show", result
        assert np.sign(result.good[0].change.low) == np.sign(result.good[0].change.high)


def test_what_a_lever_is_moved_amid_is_told_beside_its_verdict():
    moved = Change("csat", mean_interval(np.array([1.0, 2.0])), shows=True)
    for name, promise in PROMISES.items():
        result = LeverResult(name, good=(moved,), bad=(moved,))
        assert result.to_json()["where"] == dict(promise.where)
        told = "\n".join(lever_lines([result], replications=2))
        assert all(f"{number} {level:g}" in told for number, level in promise.where)
        assert ("where" in told) == bool(promise.where)


def test_the_command_refuses_a_lever_that_does_not_exist():
    result = CliRunner().invoke(validate, ["levers", "--only", "joy"])
    assert result.exit_code == 2
    assert "no lever 'joy'" in result.output


