"""Decisions survive the way to the journal and back; what is no decision is refused."""

from __future__ import annotations

import json

import pytest
from fake_shift import NOON, FakeShift

from cxsim.live.decisions import (
    KINDS,
    AnswerPost,
    Assign,
    Choose,
    KeepPromise,
    Open,
    Predict,
    Reply,
    from_json,
    to_json,
)
from cxsim.live.observation import clock_words, weekday_words

NEED_FIELDS = {
    "Choose": Choose("listen", 12.5), "KeepPromise": KeepPromise(4), "Open": Open(4), "Reply": Reply(4, "personal"),
    "Assign": Assign(4, 5), "AnswerPost": AnswerPost(1, "canned"), "Wait": KINDS["Wait"](3.0),
    "Predict": Predict(0.5, 0.2), "Answer": KINDS["Answer"]("rules", "discretion"),
}  # fmt: skip


@pytest.mark.parametrize("name", sorted(KINDS))
def test_every_decision_survives_json(name: str) -> None:
    decision = NEED_FIELDS.get(name) or KINDS[name]()
    assert from_json(json.loads(json.dumps(to_json(decision)))) == decision


@pytest.mark.parametrize("data", [{}, {"do": "Dance"}, {"do": "Choose"}, {"do": "Choose", "choice": "a", "loud": 1}])
def test_what_is_no_decision_is_refused(data: dict[str, object]) -> None:
    with pytest.raises(ValueError, match=r"decision|argument"):
        from_json(data)


def test_times_read_as_people_read_them() -> None:
    assert (weekday_words(NOON), clock_words(NOON)) == ("Thursday", "14:32")


def test_the_fake_takes_and_refuses() -> None:
    shift = FakeShift("inbox")
    assert shift.observe().tickets
    assert not shift.observe().queue
    assert shift.decide(Open(shift.observe().tickets[0].case_id)).clock_min == NOON
