"""The package as syntax trees: what the tests of the architecture read instead of running it."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path

PACKAGE = Path(__file__).resolve().parents[2] / "cxsim"


@dataclass(frozen=True)
class Module:
    """One source file."""

    name: str
    """Dotted name, such as ``cxsim.rules.conduct``."""
    text: str
    tree: ast.Module

    @property
    def room(self) -> str:
        """``rules`` for ``cxsim.rules.conduct``, ``engine`` for ``cxsim.engine``, empty for ``cxsim``."""
        return [*self.name.split("."), ""][1]


@cache
def every_module() -> tuple[Module, ...]:
    """All source files of the package, in order of their names."""
    found = []
    for path in sorted(PACKAGE.rglob("*.py")):
        name = ".".join(path.relative_to(PACKAGE.parent).with_suffix("").parts).removesuffix(".__init__")
        text = path.read_text(encoding="utf-8")
        found.append(Module(name, text, ast.parse(text, str(path))))
    return tuple(found)


def modules_of(*rooms: str) -> list[Module]:
    """Source files of some rooms; a room without any is a mistake in the test."""
    chosen = [module for module in every_module() if module.room in rooms]
    assert {module.room for module in chosen} == set(rooms)
    return chosen


def attributes_read(modules: list[Module]) -> set[str]:
    """Names ``x`` of every ``something.x`` that is read."""
    return {
        node.attr
        for module in modules
        for node in ast.walk(module.tree)
        if isinstance(node, ast.Attribute) and isinstance(node.ctx, ast.Load)
    }


def names_imported(module: Module) -> Iterator[tuple[str, str]]:
    """Pairs (module, name) of every import, wherever it stands; the name is empty for a whole module."""
    for node in ast.walk(module.tree):
        if isinstance(node, ast.Import):
            for alias in node.names:
                yield alias.name, ""
        elif isinstance(node, ast.ImportFrom):
            for alias in node.names:
                yield node.module or "", alias.name


def string_constants(module: Module) -> Iterator[ast.Constant]:
    """Every string of the code that is not a docstring or another string that stands alone."""
    standing_alone = {id(node.value) for node in ast.walk(module.tree) if isinstance(node, ast.Expr)}
    for node in ast.walk(module.tree):
        if isinstance(node, ast.Constant) and isinstance(node.value, str) and id(node) not in standing_alone:
            yield node
