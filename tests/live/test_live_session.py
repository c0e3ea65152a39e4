"""The door for Python."""

from __future__ import annotations

from pathlib import Path

import pytest
from live_play import kindly

import cxsim
from cxsim.live.decisions import Decision, Next
from cxsim.live.shift import Shift
from cxsim.rules.expectations import EXPECTATIONS


def test_a_program_works_a_shift(tmp_path: Path) -> None:
    pandas = pytest.importorskip("pandas")
    session = cxsim.LiveSession("grand-hotel", "fear", seed=5, length_min=30.0, journal=tmp_path / "shift.jsonl")
    while not session.is_over:
        here = session.observe().encounter
        decision: Decision = Next()
        if here is not None and not here.is_over:
            decision = kindly(here, [choice for choice in here.choices if not choice.locked])
        session.decide(decision)
    table = session.to_pandas()
    assert isinstance(table, pandas.DataFrame)
    assert len(table) == session.outcome().served > 0
    assert set(EXPECTATIONS) <= set(table.columns)
    assert session.under("empowerment").policy == "empowerment"
    assert Shift.resume(tmp_path / "shift.jsonl").decided == session.shift.decided
