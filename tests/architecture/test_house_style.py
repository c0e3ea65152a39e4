"""Small files with one subject, and a model without a clock, chance or memory of its own."""

from __future__ import annotations

import ast

import pytest
from source_code import Module, every_module, modules_of, names_imported

LONGEST_FILE_LINES = 400
LONGER_FILES = {
    "cxsim.rules.parameters": "one table, to be searched and not read: a number, its range and its source to an entry",
}
"""Modules that may be longer, each with the reason."""

BANNED_NAMES = {"utils", "util", "helpers", "helper", "manager", "misc", "common", "tools"}

IMPURE = {"datetime", "os", "random", "secrets", "time", "uuid", "numpy.random"}
"""Sources of anything but the arguments: what would make two runs differ."""


@pytest.mark.parametrize("module", every_module(), ids=lambda module: module.name)
def test_no_file_is_too_long_to_read(module: Module) -> None:
    lines = module.text.count("\n")
    assert lines <= LONGEST_FILE_LINES or module.name in LONGER_FILES, f"{lines} lines"


def test_longer_files_exist_and_have_their_reasons() -> None:
    assert set(LONGER_FILES) <= {module.name for module in every_module()}
    assert all(LONGER_FILES.values())


def test_every_file_is_named_after_its_subject() -> None:
    for module in every_module():
        assert not BANNED_NAMES & set(module.name.split(".")), module.name


@pytest.mark.parametrize("module", modules_of("rules", "model", "metrics"), ids=lambda module: module.name)
def test_a_run_depends_on_its_arguments_alone(module: Module) -> None:
    imported = set(names_imported(module))
    sources = {source for source, _ in imported} | {f"{source}.{name}" for source, name in imported}
    assert not sources & IMPURE
    for node in ast.walk(module.tree):
        assert not isinstance(node, ast.Global), f"line {node.lineno}: global state"
        if isinstance(node, ast.Attribute) and isinstance(node.value, ast.Name):
            assert (node.value.id, node.attr) not in {("np", "random"), ("numpy", "random")}
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Name):
            assert node.func.id not in {"hash", "id"}, f"line {node.lineno}: differs between processes"
