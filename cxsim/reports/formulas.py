"""The formulas of rules, cut from their source: what ``docs/model.md`` prints cannot differ from what the model does.

A formula is a function without its decorator, types and docstring. The body stands as it does in the file.
"""

from __future__ import annotations

import ast
import inspect
from collections.abc import Iterator
from types import ModuleType
from typing import Final

_OF_A_NUMBER: Final = (ast.Constant, ast.BinOp, ast.UnaryOp, ast.operator, ast.unaryop, ast.Name, ast.expr_context)


def formulas(module: ModuleType) -> str:
    """Every number and function of a module of rules, in order, as text.

    Parameters
    ----------
    module
        A module whose source can be had; numbers are what is assigned to names at its top level.
    """
    source = inspect.getsource(module)
    found = [text for statement in ast.parse(source).body for text in _formula(statement, source)]
    numbers = [text for text in found if not text.startswith("def ")]
    functions = [text for text in found if text.startswith("def ")]
    return "\n\n".join(["\n".join(numbers), *functions] if numbers else functions)


def _formula(statement: ast.stmt, source: str) -> Iterator[str]:
    if isinstance(statement, ast.FunctionDef):
        yield _function(statement, source)
    elif isinstance(statement, ast.Assign | ast.AnnAssign) and statement.value is not None:
        target = statement.targets[0] if isinstance(statement, ast.Assign) else statement.target
        if _is_number(statement.value):
            yield f"{ast.unparse(target)} = {ast.get_source_segment(source, statement.value)}"
        elif isinstance(target, ast.Tuple) and ast.unparse(statement.value).startswith("range("):
            yield f"{', '.join(map(ast.unparse, target.elts))} = {ast.unparse(statement.value)}"


def _function(function: ast.FunctionDef, source: str) -> str:
    names = ", ".join(argument.arg for argument in function.args.args)
    body = function.body[1:] if ast.get_docstring(function) is not None else function.body
    first, last = body[0].lineno, function.end_lineno
    lines = source.splitlines()[first - 1:last]
    return "\n".join([f"def {function.name}({names}):", *lines])


def _is_number(value: ast.expr) -> bool:
    """Whether an expression is a number, or made of numbers by arithmetic."""
    return all(
        isinstance(part, _OF_A_NUMBER) and not (isinstance(part, ast.Constant) and isinstance(part.value, str))
        for part in ast.walk(value)
    )
