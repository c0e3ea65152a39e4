"""The shipped scenarios give the event logs that are on record, to the bit."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest

sys.path.insert(0, str(Path(__file__).parent))

from event_logs import digest, pairs, recorded


def test_every_shipped_pair_is_on_record() -> None:
    assert set(recorded()) == {f"{company}/{policy}" for company, policy in pairs()}


@pytest.mark.parametrize(("company", "policy"), pairs())
def test_the_event_log_is_the_one_on_record(company: str, policy: str) -> None:
    assert digest(company, policy) == recorded()[f"{company}/{policy}"], (
        "The event log has changed. If that is meant: python tests/golden/event_logs.py, and say why in the commit."
    )
