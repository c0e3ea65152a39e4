"""The search: within its bounds, the same twice, judged in worlds that chose nothing, and written as a policy."""

from __future__ import annotations

import pytest
from small_company import small_company

from cxsim.config.faults import ScenarioError
from cxsim.config.lever_bounds import load_bounds
from cxsim.config.scenarios import check_file, load_company, load_policy
from cxsim.experiments.search import SearchError, policy_text, search

COMPANY = small_company()
BASE = load_policy("firm-and-fair").levers
BOUNDS = {"discretion": (0.0, 0.4), "training_h_per_week": (0.0, 3.0)}
SMALL = {"weeks": 2, "points": 4, "rounds": 2, "worlds": 1, "finalists": 2, "final_worlds": 3}


@pytest.fixture(scope="module")
def found():
    return search(COMPANY, BASE, BOUNDS, kpi="profit", **SMALL)


def test_finalists_lie_within_bounds_and_the_rest_is_the_base(found):
    for finalist in found.finalists:
        for name, value in finalist.levers._asdict().items():
            low, high = BOUNDS.get(name, (getattr(BASE, name), getattr(BASE, name)))
            assert low <= value <= high, name


def test_the_best_comes_first_and_the_same_search_gives_the_same(found):
    means = [finalist.figure.mean for finalist in found.finalists]
    assert means == sorted(means, reverse=True)
    assert found.best.behind.mean == 0.0
    assert all(finalist.figure.n == 3 for finalist in found.finalists)
    assert found == search(COMPANY, BASE, BOUNDS, kpi="profit", jobs=1, **SMALL)


def test_what_should_be_small_is_sought_small():
    found = search(COMPANY, BASE, {"training_h_per_week": (0.0, 6.0)}, kpi="training_cost", **SMALL)
    means = [finalist.figure.mean for finalist in found.finalists]
    assert means == sorted(means)
    assert found.best.levers.training_h_per_week < BASE.training_h_per_week + 1e-9


def test_the_policy_that_is_written_is_the_one_that_was_run(found, tmp_path):
    path = tmp_path / "best.yaml"
    path.write_text(policy_text(found.best.levers, "Best: \"control\"", "Found: by search"), encoding="utf-8")
    check_file(path, "policy")
    assert load_policy(path).levers == found.best.levers


@pytest.mark.parametrize(
    ("bounds", "kpi", "words"),
    [({}, "profit", "nothing to search"), ({"joy": (0, 1)}, "profit", "no lever"),
     ({"script": (0.6, 0.5)}, "profit", "above"), (BOUNDS, "occupancy", "no KPI with a better side")])
def test_what_makes_no_sense_is_refused(bounds, kpi, words):
    with pytest.raises(SearchError, match=words):
        search(COMPANY, BASE, bounds, kpi=kpi, **SMALL)


def test_a_queue_without_customers_has_no_best_policy():
    with pytest.raises(SearchError, match="no customers"):
        search(load_company("neutral"), BASE, BOUNDS, kpi="profit", **SMALL)


@pytest.mark.parametrize("kind", ["control", "empowerment"])
def test_shipped_bounds_are_sound(kind):
    bounds = load_bounds(kind)
    assert len(bounds.bounds) > 10
    assert set(bounds.bounds) <= set(bounds.base.levers._fields)


def test_both_kinds_are_free_in_the_same_levers_but_for_what_makes_them():
    control, empowerment = (load_bounds(kind).bounds for kind in ("control", "empowerment"))
    assert control.keys() == empowerment.keys()
    apart = {name for name in control if control[name] != empowerment[name]}
    assert control["discretion"][1] < empowerment["discretion"][0]
    assert apart == {
        "discretion", "remedy_limit_x_loss", "script", "monitoring", "punish_deserved_per_4wk",
        "punish_undeserved_per_4wk", "punish_visibility",
    }


def test_faults_in_bounds_have_their_places(tmp_path):
    path = tmp_path / "odd.yaml"
    path.write_text("kind: bounds\ntitle: Odd\ndescription: Odd\nbase: fear\nlevers:\n  script: [0.9, 0.1]\n"
                    "  discretion: [0, 2]\n", encoding="utf-8")
    with pytest.raises(ScenarioError) as error:
        load_bounds(path)
    assert any(f":{line}:" in str(error.value) for line in (6, 7))
    with pytest.raises(ScenarioError, match="no kind of management"):
        load_bounds("contrl")
