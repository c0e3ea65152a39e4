"""The page of the companies at rest: every shipped company and every figure, with its interval."""

from __future__ import annotations

import math
from pathlib import Path

from cxsim.metrics.intervals import Interval
from cxsim.paths import shipped
from cxsim.validation.register.plan import COMPANIES, SEEDS
from cxsim.validation.worlds import FIGURES, SEED, WARM_UP_WEEKS, WEEKS, WORLDS, document, tasks


def test_the_page_has_a_line_for_each_company_and_a_cell_for_each_figure() -> None:
    none = Interval(math.nan, math.nan, math.nan, math.nan, 0)
    half = Interval(0.5, 0.4, 0.6, 0.1, WORLDS)
    found = {
        name: {figure.kpi: none if figure.kpi == "service_level" else half for figure in FIGURES} for name in COMPANIES
    }
    at_rest, _, made_of = document(found).partition("## What they are made of")
    lines = [line for line in at_rest.splitlines() if line.startswith("|")]
    assert len(lines) == 2 + len(COMPANIES)
    assert {line.count("|") for line in lines} == {len(FIGURES) + 3}
    assert all("50 ± 10" in line and "none" in line for line in lines[2:])
    lines = [line for line in made_of.splitlines() if line.startswith("|")]
    assert [line.split()[1] for line in lines[2:]] == list(COMPANIES)
    assert len({line.count("|") for line in lines}) == 1
    assert "| grand-hotel | 90,000 | 375 | 26 | 1.00 | 0.50 |" in made_of


def test_what_the_companies_are_made_of_stands_on_the_page() -> None:
    """The files name the world design note as their source, and this page is where it can be read."""
    page = (Path(__file__).parents[2] / "docs" / "worlds.md").read_text("utf-8")
    *_, made_of = document({}).partition("## What they are made of")
    assert page.endswith(made_of)
    for name in COMPANIES:
        assert "world design note" in (shipped("companies") / f"{name}.yaml").read_text("utf-8")


def test_worlds_are_of_the_tuning_block_and_demand_has_no_season() -> None:
    planned = tasks()
    assert len(planned) == len(COMPANIES) * WORLDS
    assert min(first for block, first in SEEDS.items() if block != "tuning") > SEED
    for task in planned:
        assert (task.weeks, task.warm_up_weeks, task.seed) == (WEEKS, WARM_UP_WEEKS, SEED)
        assert set(task.setting.company.calendar.season) == {1.0}
