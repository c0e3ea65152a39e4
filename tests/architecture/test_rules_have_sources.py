"""Every claim of the model is a documented rule with a source, and every one is used."""

from __future__ import annotations

import ast
import importlib

import pytest
from source_code import Module, attributes_read, every_module, modules_of, names_imported

from cxsim.rules.rule import RULES

WITHOUT_CLAIMS = {"cxsim.rules.arithmetic", "cxsim.rules.rule"}
"""Files that hold no rules at all."""

ARITHMETIC = {
    "cxsim.rules.draws.splitmix64",
    "cxsim.rules.draws.purpose_key",
    "cxsim.rules.draws.uniform",
    "cxsim.rules.draws.exponential",
    "cxsim.rules.draws.lognormal",
}
"""Public functions in files of rules that claim nothing about people or firms."""

ALLOWED_IMPORTS = {"__future__", "collections.abc", "dataclasses", "math", "typing"}


def public_functions(module: Module) -> list[ast.FunctionDef]:
    return [
        node for node in module.tree.body
        if isinstance(node, ast.FunctionDef) and not node.name.startswith("_")
    ]


@pytest.mark.parametrize("module", modules_of("rules"), ids=lambda module: module.name)
def test_rules_know_arithmetic_and_each_other(module: Module) -> None:
    """No clock, no chance but keyed draws, no files: so that two engines can agree to the last bit."""
    foreign = {source for source, _ in names_imported(module) if not source.startswith("cxsim.rules")}
    assert foreign <= ALLOWED_IMPORTS


@pytest.mark.parametrize("module", modules_of("rules"), ids=lambda module: module.name)
def test_every_public_function_is_documented_and_has_a_source(module: Module) -> None:
    importlib.import_module(module.name)
    for function in public_functions(module):
        name = f"{module.name}.{function.name}"
        assert ast.get_docstring(function), f"{name} has no docstring"
        if module.name not in WITHOUT_CLAIMS and name not in ARITHMETIC:
            assert name in RULES, f"{name} claims something: give it a source with @rule"


def test_every_source_says_something() -> None:
    assert RULES
    for name, provenance in RULES.items():
        assert provenance.section, name
        assert len(provenance.source) >= len("assumed"), name
        assert provenance.strength in {"strong", "moderate", "weak", "assumption"}, name


def test_every_rule_is_used() -> None:
    """A rule that nothing calls is a claim that the model does not make."""
    modules = list(every_module())
    called = attributes_read(modules) | {
        node.id
        for module in modules
        for node in ast.walk(module.tree)
        if isinstance(node, ast.Name) and isinstance(node.ctx, ast.Load)
    }
    idle = {name for name in RULES if name.rpartition(".")[2] not in called}
    assert not idle
