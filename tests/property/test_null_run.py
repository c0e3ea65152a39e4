"""The null run: with all psychology off, levers that work through minds change costs and nothing else. Exactly."""

from __future__ import annotations

from typing import get_type_hints

import numpy as np
import pytest
from small_company import MIXED, run, small_company

from cxsim.config.scenarios import list_scenarios, load_policy
from cxsim.experiments.mechanisms import (
    MECHANISMS,
    NAMES,
    PATHS,
    PSYCHOLOGICAL_LEVERS,
    PSYCHOLOGY,
    with_mechanical_levers_equal,
    without,
)
from cxsim.rules.events import Kind
from cxsim.rules.levers import Levers
from cxsim.rules.parameters import Parameters

COMPANY = without(small_company(), [PSYCHOLOGY])
WEEKS = 4
OF_MINDS = (
    Kind.AGENT_FEELING, Kind.AGENT_BEARING, Kind.AGENT_EFFORT, Kind.AGENT_MOOD, Kind.COST,
    Kind.AUDITED, Kind.PUNISHED, Kind.RECOGNISED,
)


def what_happens(levers):
    """The log without money out, without how agents feel, and without what leaders merely say to them."""
    log = run(COMPANY, levers, weeks=WEEKS, seed=21)
    seen = ~np.isin(log["kind"], OF_MINDS)
    return {name: column[seen] for name, column in log.items()}


def same(a, b) -> bool:
    return all(np.array_equal(a[name], b[name]) for name in a)


def ends(name):
    lever = get_type_hints(Levers, include_extras=True)[name].__metadata__[0]
    return lever.low, lever.high


@pytest.fixture(scope="module")
def base():
    return what_happens(MIXED)


@pytest.mark.parametrize("name", sorted(PSYCHOLOGICAL_LEVERS))
def test_no_lever_of_minds_changes_what_happens(name, base):
    for value in ends(name):
        assert same(base, what_happens(MIXED._replace(**{name: value}))), value


def test_all_shipped_policies_come_to_the_same(base):
    policies = with_mechanical_levers_equal([load_policy(found.name) for found in list_scenarios("policy")])
    assert len(policies) >= 7
    assert len({policy.levers for policy in policies}) == len(policies)
    first, *others = (what_happens(policy.levers) for policy in policies)
    assert first["kind"].size > 1000
    assert all(same(first, other) for other in others)


def test_with_minds_they_do_not():
    policies = with_mechanical_levers_equal([load_policy("fear"), load_policy("empowerment")])
    first, second = (run(small_company(), policy.levers, weeks=WEEKS, seed=21) for policy in policies)
    assert not np.array_equal(first["kind"], second["kind"])


def test_every_switch_sets_parameters_that_exist_to_what_they_are_not():
    defaults = Parameters()
    for name, mechanism in MECHANISMS.items():
        assert mechanism.off, name
        for parameter, value in mechanism.off.items():
            assert getattr(defaults, parameter) != value, parameter
    assert len(NAMES) == len(MECHANISMS) + 1


def test_unknown_mechanisms_are_named():
    with pytest.raises(ValueError, match="no mechanism 'gravity'"):
        without(COMPANY, ["gravity"])


def test_the_discount_of_a_path_compounds():
    p = Parameters()._replace(kappa=0.5)
    found = {path.title: path.effective_kappa(p) for path in PATHS}
    assert set(found.values()) == {1.0, 0.5, 0.25}
