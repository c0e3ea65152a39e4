"""The page on the model is made from the code, complete, and current."""

from __future__ import annotations

import ast
import inspect
import re
import textwrap
from importlib import import_module
from pathlib import Path

import pytest

from cxsim.metrics.kpis import KPIS
from cxsim.reports.model_document import COMMAND, document
from cxsim.reports.repairs import REPAIRS
from cxsim.rules.events import EVENTS
from cxsim.rules.levers import Levers
from cxsim.rules.parameters import Parameters
from cxsim.rules.rule import RULES

PAGE = Path(__file__).resolve().parents[2] / "docs" / "model.md"


@pytest.fixture(scope="module")
def text() -> str:
    return document()


def test_the_page_is_current(text):
    assert PAGE.read_text(encoding="utf-8") == text, COMMAND


def test_every_rule_number_lever_and_event_is_on_it(text):
    words = {name.rpartition(".")[2] for name in RULES} | {event.name for event in EVENTS}
    assert all(f"| `{word}` |" in text for word in words | {*Parameters._fields, *Levers._fields})


def test_its_tables_are_whole(text):
    """Every row of a table has as many cells as its head."""
    for table in re.findall(r"(?:^\|.*\n)+", text, re.MULTILINE):
        cells = {len(re.findall(r"(?<!\\)\|", row)) for row in table.splitlines()}
        assert len(cells) == 1, table[:80]


def test_every_rule_has_its_formula_and_no_other_on_it(text):
    """Run as it stands, what is printed does what the model does."""
    printed = {
        statement.name: statement
        for block in re.findall(r"^```py\n(.*?)^```$", text, re.MULTILINE | re.DOTALL)
        for statement in ast.parse(block).body if isinstance(statement, ast.FunctionDef)
    }
    for name in RULES:
        module, _, rule = name.rpartition(".")
        written = ast.parse(textwrap.dedent(inspect.getsource(getattr(import_module(module), rule)))).body[0]
        assert isinstance(written, ast.FunctionDef)
        assert [a.arg for a in printed[rule].args.args] == [a.arg for a in written.args.args]
        assert [*map(ast.dump, printed[rule].body)] == [*map(ast.dump, written.body[1:])], name


def test_every_repair_that_a_source_names_is_told_and_names_what_exists(text):
    told = [int(number) for number in re.findall(r"^\| (\d+) \|", text.partition("## Repairs")[2].partition("\n## ")[0],
                                                 re.MULTILINE)]
    assert told == list(REPAIRS) == list(range(1, 18))
    assert set(map(int, re.findall(r"\(repair (\d+)", text))) <= set(REPAIRS)
    names = {name.rpartition(".")[2] for name in RULES} | {*Parameters._fields, *Levers._fields, *KPIS}
    for repair in REPAIRS.values():
        assert {word for word in re.findall(r"`([^`]+)`", repair.answer) if not word.startswith("cxsim ")} <= names
