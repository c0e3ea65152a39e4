"""The language of conditions: what it means, what it refuses, and that nothing is ever run."""

from __future__ import annotations

import pytest

from cxsim.roleplay.bounds import Span, span
from cxsim.roleplay.condition import MAX_DEPTH, MAX_LENGTH, ConditionError, Type, evaluate, names_in, parse

NAMES: dict[str, Type] = {"mood": "number", "trust": "number", "settled": "truth", "knows.rings": "truth"}
VALUES: dict[str, float | bool] = {"mood": -0.5, "trust": 2.0, "settled": False, "knows.rings": True}


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("mood < 0", True),
        ("mood < 0 and trust > 2", False),
        ("mood > 0 or trust >= 2", True),
        ("not settled", True),
        ("not settled and knows.rings", True),
        ("not (settled or knows.rings)", False),
        ("settled == false", True),
        ("knows.rings != settled", True),
        ("trust - 1 == 1", True),
        ("2 + 2 * trust == 6", True),
        ("(2 + 2) * trust == 8", True),
        ("trust - 1 - 1 == 0", True),
        ("-mood > .4", True),
        ("settled or settled or true", True),
        ("true or settled and settled", True),
    ],
)
def test_a_condition_means_what_it_says(text: str, expected: bool) -> None:
    assert evaluate(parse(text, NAMES), VALUES.__getitem__) is expected


@pytest.mark.parametrize(
    ("text", "offset", "words"),
    [
        ("", 0, "is incomplete"),
        ("mood", 0, "is a number"),
        ("mood <", 6, "is incomplete"),
        ("mod < 0", 0, "uses a name that is not known"),
        ("mood < 0 and", 12, "is incomplete"),
        ("(mood < 0", 9, "lacks a closing bracket"),
        ("mood < 0)", 8, "goes on where it should end"),
        ("0 < mood < 1", 9, "compares twice"),
        ("settled < 1", 10, "needs a number"),
        ("not mood", 4, "needs something true or false"),
        ("settled + 1 == 1", 8, "needs a number"),
        ("mood < 0; import os", 8, "has a character that means nothing"),
        ("__import__('os')", 0, "has a character that means nothing"),
        ("mood.__class__ == 1", 4, "has a character that means nothing"),
        ("mood / 2 < 1", 5, "has a character that means nothing"),
        ("trust ** 2 > 1", 7, "is incomplete"),
        ("lambda < 1", 0, "uses a name that is not known"),
    ],
)
def test_what_cannot_be_read_is_refused_with_its_place(text: str, offset: int, words: str) -> None:
    with pytest.raises(ConditionError) as caught:
        parse(text, NAMES)
    assert caught.value.wrong.startswith(words)
    assert caught.value.offset == offset


@pytest.mark.parametrize(
    "text",
    [
        "(" * (MAX_DEPTH + 1) + "settled" + ")" * (MAX_DEPTH + 1),
        "not " * (MAX_DEPTH + 1) + "settled",
        "settled" + " " * MAX_LENGTH,
        " or ".join(["true"] * 41),
        "-" * (MAX_DEPTH + 2) + "1 < 2",
    ],
    ids=["brackets", "negations", "length", "parts", "signs"],
)
def test_size_is_limited(text: str) -> None:
    with pytest.raises(ConditionError):
        parse(text, NAMES)


def test_every_name_that_is_read_is_named() -> None:
    expression = parse("not settled and (mood < 0 or trust - mood > 1)", NAMES)
    assert list(names_in(expression)) == ["settled", "mood", "trust", "mood"]


@pytest.mark.parametrize(
    ("text", "can_be_true", "can_be_false"),
    [
        ("trust > 3", False, True),
        ("trust >= 3", True, True),
        ("trust <= 3", True, False),
        ("trust * 2 > 6", False, True),
        ("trust == 4", False, True),
        ("trust != 4", True, False),
        ("settled", True, True),
        ("settled or trust < 9", True, False),
        ("settled and trust > 9", False, True),
        ("not trust < 9", False, True),
    ],
)
def test_bounds_prove_what_can_never_be(text: str, can_be_true: bool, can_be_false: bool) -> None:
    ranges = {"trust": Span(0.0, 3.0), "mood": Span(-3.0, 3.0)}
    found = span(parse(text, NAMES), lambda name: ranges.get(name, Span(0.0, 1.0)))
    assert (found.can_be_true, found.can_be_false) == (can_be_true, can_be_false)
