"""The event log's vocabulary is complete, numbered without gaps, and spoken."""

from __future__ import annotations

import ast

import pytest
from source_code import modules_of

from cxsim.rules.draws import Purpose
from cxsim.rules.events import CONDUCT, COSTS, EVENTS, Kind, Tie

GIVEN_UP = {Purpose: {2, 37}}
"""Numbers of a table that no word has any more."""


def numbers(table: type) -> dict[str, int]:
    return {name: value for name, value in vars(table).items() if name.isupper() and name != "COUNT"}


@pytest.mark.parametrize("table", [Kind, Purpose, Tie])
def test_numbers_run_from_0_without_gap_or_repetition(table: type) -> None:
    given_up = GIVEN_UP.get(table, set())
    count = len(numbers(table)) + len(given_up)
    assert sorted([*numbers(table).values(), *given_up]) == list(range(count))
    assert getattr(table, "COUNT", count) == count


def test_every_kind_has_its_row_in_the_table() -> None:
    assert len(EVENTS) == Kind.COUNT
    for name, number in numbers(Kind).items():
        assert EVENTS[number].name == name.lower()
        assert EVENTS[number].meaning


@pytest.mark.parametrize("names", [[event.name for event in EVENTS], CONDUCT, COSTS], ids=["event", "conduct", "cost"])
def test_names_in_logs_are_unique_and_fit_a_csv_file(names: tuple[str, ...]) -> None:
    assert len(set(names)) == len(names)
    assert all(name.isidentifier() and name.islower() for name in names)


@pytest.mark.parametrize("table", [Kind, Purpose, Tie])
def test_every_word_is_spoken_by_the_model(table: type) -> None:
    """A kind that is never emitted or a purpose that is never drawn is dead vocabulary."""
    spoken = {
        node.attr
        for module in modules_of("model")
        for node in ast.walk(module.tree)
        if isinstance(node, ast.Attribute) and isinstance(node.value, ast.Name) and node.value.id == table.__name__
    }
    unspoken = {f"{table.__name__}.{name}" for name in set(numbers(table)) - spoken}
    assert not unspoken
