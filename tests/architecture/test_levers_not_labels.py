"""No rule, model or metric knows a policy by its name: they see levers."""

from __future__ import annotations

import ast
from pathlib import Path

import pytest
from source_code import modules_of, names_imported, string_constants

from cxsim.metrics.kpis import KPIS


@pytest.fixture(scope="module")
def policy_names() -> set[str]:
    """Names of the shipped policies, as in their files and as in Python."""
    folder = Path(__file__).resolve().parents[2] / "scenarios" / "policies"
    names = {path.stem for path in folder.glob("*.yaml")}
    assert len(names) >= 7
    return names | {name.replace("-", "_") for name in names}


def test_rules_model_and_metrics_never_see_a_policy() -> None:
    for module in modules_of("rules", "model", "metrics"):
        assert ("cxsim.rules.company", "Policy") not in set(names_imported(module)), module.name
        used = {node.id for node in ast.walk(module.tree) if isinstance(node, ast.Name)}
        assert "Policy" not in used, module.name


def test_no_policy_is_named_but_where_a_kpi_has_the_same_name(policy_names: set[str]) -> None:
    """Fear and empowerment are policies and also feelings of agents; feelings are kept and measured."""
    for module in modules_of("rules", "model", "metrics", "engine"):
        named = {node.value for node in string_constants(module)} & (policy_names - set(KPIS))
        assert not named, f"{module.name} names {named}"


def test_nothing_is_decided_by_comparing_with_a_policys_name(policy_names: set[str]) -> None:
    for module in modules_of("rules", "model", "metrics", "engine", "experiments"):
        for node in ast.walk(module.tree):
            if isinstance(node, (ast.Compare, ast.MatchValue)):
                compared = {
                    part.value for part in ast.walk(node)
                    if isinstance(part, ast.Constant) and isinstance(part.value, str)
                }
                assert not compared & policy_names, f"{module.name}:{node.lineno} compares with {compared}"
