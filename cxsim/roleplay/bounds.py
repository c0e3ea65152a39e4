"""What a condition can be at all: interval arithmetic over the ranges of its names.

Intervals know nothing of how names hang together, so "can be true" may be too generous; "cannot be true" is proof.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import NamedTuple

from cxsim.roleplay.condition import Arithmetic, Comparison, Expression, Logic, Name, Not, Number, Truth, type_of


class Span(NamedTuple):
    """Least and greatest value; truths run from 0 (false) to 1 (true)."""

    low: float
    high: float

    @property
    def can_be_true(self) -> bool:
        """Whether a truth with this span is ever true."""
        return self.high > 0.0

    @property
    def can_be_false(self) -> bool:
        """Whether a truth with this span is ever false."""
        return self.low < 1.0


def span(expression: Expression, range_of: Callable[[str], Span]) -> Span:
    """Span of a condition or number, given the span of each name."""
    match expression:
        case Number(value=value) | Truth(value=value):
            return Span(float(value), float(value))
        case Name(name=name):
            return range_of(name)
        case Not(inner=inner):
            inside = span(inner, range_of)
            return Span(1.0 - inside.high, 1.0 - inside.low)
        case Logic(operator=operator, left=left, right=right):
            a, b = span(left, range_of), span(right, range_of)
            choose = min if operator == "and" else max
            return Span(choose(a.low, b.low), choose(a.high, b.high))
        case Comparison(operator=operator, left=left, right=right):
            return _compared(operator, span(left, range_of), span(right, range_of))
        case Arithmetic(operator=operator, left=left, right=right):
            assert type_of(expression) == "number"
            return _computed(operator, span(left, range_of), span(right, range_of))


def _compared(operator: str, a: Span, b: Span) -> Span:
    match operator:
        case "<":
            return _truth(a.low < b.high, a.high >= b.low)
        case "<=":
            return _truth(a.low <= b.high, a.high > b.low)
        case ">":
            return _truth(a.high > b.low, a.low <= b.high)
        case ">=":
            return _truth(a.high >= b.low, a.low < b.high)
    meet = a.low <= b.high and b.low <= a.high
    one_value = a.low == a.high == b.low == b.high
    return _truth(meet, not one_value) if operator == "==" else _truth(not one_value, meet)


def _truth(can_be_true: bool, can_be_false: bool) -> Span:
    return Span(0.0 if can_be_false else 1.0, 1.0 if can_be_true else 0.0)


def _computed(operator: str, a: Span, b: Span) -> Span:
    if operator == "+":
        return Span(a.low + b.low, a.high + b.high)
    if operator == "-":
        return Span(a.low - b.high, a.high - b.low)
    corners = [a.low * b.low, a.low * b.high, a.high * b.low, a.high * b.high]
    return Span(min(corners), max(corners))
