"""The page on the model is made from the code, complete, and current."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from cxsim.reports.model_document import COMMAND, document
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
