"""``cxsim compare --robust``: which policies meet, and what is said of them."""

from __future__ import annotations

import pytest
from fake_comparison import fake_comparison

from cxsim.cli import leader_robust
from cxsim.cli.leader_robust import RobustRequest
from cxsim.config.scenarios import load_policy
from cxsim.experiments import robust
from cxsim.experiments.journal import Journal
from cxsim.experiments.search import policy_text
from cxsim.paths import shipped


@pytest.fixture
def pairs(monkeypatch):
    """What would be examined; nothing is run."""
    asked = []
    monkeypatch.setattr(robust, "examine", lambda company, pairs, **rest: asked.extend(pairs))
    return asked


def test_two_files_of_one_name_are_two_policies(pairs, tmp_path):
    for folder, name in (("control", "scripted"), ("empowerment", "empowerment")):
        (tmp_path / folder).mkdir()
        text = policy_text(load_policy(name).levers, f"Best {folder}", "Found.")
        (tmp_path / folder / "best.yaml").write_text(text, encoding="utf-8")
    files = tuple(str(tmp_path / folder / "best.yaml") for folder in ("control", "empowerment"))
    with Journal(None) as journal:
        leader_robust.examined(
            fake_comparison(), RobustRequest(files), jobs=1, journal=journal, out=None, silent=True, share=1.0)
    names = [policy.name for pair in pairs for policy in pair]
    assert names[-2:] == ["best-control", "best-empowerment"]
    assert pairs[-1][0].levers == load_policy("scripted").levers
    assert pairs[-1][1].levers == load_policy("empowerment").levers


def test_firm_and_fair_meets_the_second_policy_as_well(pairs):
    best = tuple(str(shipped("policies") / f"{name}.yaml") for name in ("scripted", "empowerment"))
    comparison = fake_comparison()
    with Journal(None) as journal:
        leader_robust.examined(
            comparison, RobustRequest(best), jobs=1, journal=journal, out=None, silent=True, share=1.0)
    first, second = comparison.policies
    assert pairs[0] == (first, second)
    assert pairs[1] == (load_policy(leader_robust.FAIR), second)
    assert len(pairs) == 3
