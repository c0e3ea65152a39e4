"""The page of the companies at rest: every shipped company and every figure, with its interval."""

from __future__ import annotations

import math

from cxsim.metrics.intervals import Interval
from cxsim.validation.register.plan import COMPANIES, SEEDS
from cxsim.validation.worlds import FIGURES, SEED, WARM_UP_WEEKS, WEEKS, WORLDS, document, tasks


def test_the_page_has_a_line_for_each_company_and_a_cell_for_each_figure() -> None:
    none = Interval(math.nan, math.nan, math.nan, math.nan, 0)
    half = Interval(0.5, 0.4, 0.6, 0.1, WORLDS)
    found = {
        name: {figure.kpi: none if figure.kpi == "service_level" else half for figure in FIGURES} for name in COMPANIES
    }
    lines = [line for line in document(found).splitlines() if line.startswith("|")]
    assert len(lines) == 2 + len(COMPANIES)
    assert {line.count("|") for line in lines} == {len(FIGURES) + 3}
    assert all("50 ± 10" in line and "none" in line for line in lines[2:])


def test_worlds_are_of_the_tuning_block_and_demand_has_no_season() -> None:
    planned = tasks()
    assert len(planned) == len(COMPANIES) * WORLDS
    assert min(first for block, first in SEEDS.items() if block != "tuning") > SEED
    for task in planned:
        assert (task.weeks, task.warm_up_weeks, task.seed) == (WEEKS, WARM_UP_WEEKS, SEED)
        assert set(task.setting.company.calendar.season) == {1.0}
