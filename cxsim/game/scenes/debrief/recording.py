"""The shift on record: once, as soon as it is known what came of it; the answers follow when they are given."""

from __future__ import annotations

import hashlib
import json
from collections import Counter
from collections.abc import Iterable
from datetime import date
from math import isfinite
from pathlib import Path
from typing import TYPE_CHECKING

from cxsim.game.scenes.debrief.looking_back import LookedBack, Said
from cxsim.live.decisions import Answer, to_json
from cxsim.records.mastery import Practised
from cxsim.records.store import FILE_NAME, Records, ShiftRecord
from cxsim.roleplay.vocabulary import SKILLS, Skill

if TYPE_CHECKING:
    from cxsim.live.shift import Shift


def name_of_shift(shift: Shift) -> str:
    """A name that is the same for the same shift, and for no other: of its set-up and all decisions in it."""
    decided = [(taken.at_min, to_json(taken.decision)) for taken in shift.decided
               if not isinstance(taken.decision, Answer)]
    body = json.dumps([shift.setup.to_json(), decided], sort_keys=True)
    return hashlib.sha256(body.encode()).hexdigest()[:24]


def practised(said: Iterable[Said]) -> dict[Skill, Practised]:
    """Opportunities of each skill: moments where an answer that practises it could be given, and where it was."""
    offered: Counter[Skill] = Counter()
    taken: Counter[Skill] = Counter()
    for each in said:
        offered.update(each.offered)
        taken.update(set(each.skills) & each.offered)
    return {skill: Practised(taken[skill], offered[skill]) for skill in SKILLS if offered[skill]}


def record_of(shift: Shift, found: LookedBack, today: date) -> ShiftRecord:
    """The shift as it goes on record."""
    told, setup = found.told, shift.setup
    yours = told.yours
    return ShiftRecord(
        id=name_of_shift(shift),
        played_on=today,
        company=setup.company,
        policy=shift.policy.name,
        desk=setup.desk,
        difficulty=setup.difficulty,
        mode=setup.mode,
        seed=setup.seed,
        served=yours.served,
        satisfied=round(yours.satisfied_share * yours.served) if isfinite(yours.satisfied_share) else 0,
        came_back=round(yours.came_back_share * yours.served) if isfinite(yours.came_back_share) else 0,
        score=yours.points if isfinite(yours.points) else 0.0,
        best=told.best.outcome.points if isfinite(told.best.outcome.points) else 0.0,
        skills=practised(found.said),
        expectations=dict(yours.expectations),
        predicted_satisfied_share=told.prediction.satisfied_share if told.prediction is not None else None,
        hints=tuple(shift.hints().values()),
    )


def put_on_record(home: Path, record: ShiftRecord) -> Path | None:
    """Write it down; a second time changes nothing. Returns where a damaged file of records was put, if it was one.

    Raises
    ------
    OSError
        When it cannot be written.
    """
    with Records(home / FILE_NAME) as records:
        records.add(record)
        return records.set_aside


def put_answer(home: Path, name: str, cause: str, lever: str) -> None:
    """Add what the person held to be the cause, and would change.

    Raises
    ------
    OSError
        When it cannot be written.
    """
    with Records(home / FILE_NAME) as records:
        records.answer(name, cause, lever)
