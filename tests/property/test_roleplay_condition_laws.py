"""Laws of conditions over random trees and random text."""

from __future__ import annotations

from typing import Any

from hypothesis import given
from hypothesis import strategies as st

from cxsim.roleplay.bounds import Span, span
from cxsim.roleplay.condition import ConditionError, Type, evaluate, parse

NUMBERS = {"mood": Span(-3.0, 3.0), "trust": Span(0.0, 2.0)}
TRUTHS = ("settled", "knows.rings")
NAMES: dict[str, Type] = dict.fromkeys(NUMBERS, "number") | dict.fromkeys(TRUTHS, "truth")  # type: ignore[assignment]

numbers = st.deferred(
    lambda: st.sampled_from(list(NUMBERS))
    | st.integers(0, 9).map(str)
    | st.tuples(numbers, st.sampled_from("+-*"), numbers).map(lambda t: f"({t[0]} {t[1]} {t[2]})")
)
truths = st.deferred(
    lambda: st.sampled_from(TRUTHS)
    | st.tuples(numbers, st.sampled_from(["<", "<=", ">", ">=", "==", "!="]), numbers).map(" ".join)
    | truths.map(lambda text: f"not ({text})")
    | st.tuples(truths, st.sampled_from(["and", "or"]), truths).map(lambda t: f"({t[0]} {t[1]} {t[2]})")
)
values = st.fixed_dictionaries(
    {name: st.floats(limits.low, limits.high) for name, limits in NUMBERS.items()}
    | {name: st.booleans() for name in TRUTHS}
)


def in_python(text: str, scene: dict[str, Any]) -> bool:
    """What Python would make of the same words; the tests may do what the program must not."""
    words = {name.replace(".", "_"): value for name, value in scene.items()}
    return bool(eval(text.replace("knows.rings", "knows_rings"), {"__builtins__": {}}, words))


def parsed(text: str) -> Any:
    """The condition, or None where it is too large; any other refusal is a failure."""
    try:
        return parse(text, NAMES)
    except ConditionError as error:
        if error.wrong in {"is nested too deeply", "is too long", "has too many parts"}:
            return None
        raise


@given(truths, values)
def test_a_condition_means_what_python_means(text: str, scene: dict[str, Any]) -> None:
    expression = parsed(text)
    if expression is not None:
        assert evaluate(expression, scene.__getitem__) == in_python(text, scene)


@given(truths, values)
def test_bounds_hold_every_value(text: str, scene: dict[str, Any]) -> None:
    expression = parsed(text)
    if expression is not None:
        found = span(expression, lambda name: NUMBERS.get(name, Span(0.0, 1.0)))
        assert found.low <= float(evaluate(expression, scene.__getitem__)) <= found.high


@given(st.text(max_size=120) | st.text("()<>=!+-* andornotmoodtrust.settled0123", max_size=120))
def test_any_text_is_read_or_refused_in_words(text: str) -> None:
    refused: ConditionError | None = None
    try:
        parse(text, NAMES)
    except ConditionError as error:
        refused = error
    assert refused is None or (0 <= refused.offset <= len(text) and refused.wrong and refused.allowed)
