"""What the house did with the person in a shift, and what its audits would do to somebody who always works so.

The person is at the desk for one shift, and the model's leaders audit, punish and answer at the week's end. So what
they do to every other agent is told as a chance, from the very rules by which the model does it: a week of such
shifts, under these levers.
"""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final, Literal

from cxsim.rules import colleagues, leadership
from cxsim.rules.staffing import paid_h_per_week

if TYPE_CHECKING:
    from cxsim.live.shift import Shift

MisuseAnswer = Literal["coach", "restrict", "dismiss"]
ANSWERS: Final[dict[int, MisuseAnswer]] = {
    leadership.COACH: "coach", leadership.RESTRICT: "restrict", leadership.DISMISS: "dismiss",
}


@dataclass(frozen=True, slots=True)
class Treatment:
    """What was said to the person, and what a week of such shifts would bring.

    Attributes
    ----------
    conversations, looked_at
        Conversations of the shift, and those that the supervisor looked at.
    praised, asked, reproved, for_nothing, in_good_faith, called_in
        How often he said what: thanks, a question, a reproof for a fault, for nothing, for an exception meant well;
        called in for money beyond the limit.
    exceptions, beyond
        Conversations in which more was given than procedure gives, within the limit and beyond it.
    week_in_good_faith_prob, week_for_nothing_prob, week_found_prob
        Chances within a week: to be punished for an exception meant well, to be punished for nothing, and that money
        beyond the limit comes to light.
    first_answer
        What follows when it comes to light for the first time.
    """

    conversations: int = 0
    looked_at: int = 0
    praised: int = 0
    asked: int = 0
    reproved: int = 0
    for_nothing: int = 0
    in_good_faith: int = 0
    called_in: int = 0
    exceptions: int = 0
    beyond: int = 0
    week_in_good_faith_prob: float = 0.0
    week_for_nothing_prob: float = 0.0
    week_found_prob: float = 0.0
    first_answer: MisuseAnswer = "coach"


def treatment(shift: Shift) -> Treatment:
    """How the person was treated in a shift so far."""
    world, levers, p = shift.run.world, shift.policy.levers, shift.run.world.p
    said = Counter(reaction.key for _, reaction in shift.seen_doing if reaction is not None)
    done = [conduct for conduct, _ in shift.seen_doing]
    exceptions = sum(conduct.is_exception for conduct in done)
    beyond = sum(conduct.beyond_usd > 0.0 for conduct in done)
    shifts = 60.0 * paid_h_per_week(shift.company.staffing) / (shift.run.end_min - shift.run.start_min)
    meant_well = colleagues.good_faith_found_prob(
        round(exceptions * shifts), levers.monitoring, world.letter_broken_prob, p
    ) * colleagues.good_faith_punished_prob(levers.punish_undeserved_per_4wk, p)
    return Treatment(
        conversations=len(done),
        looked_at=sum(shift.watch.looks_at(conduct) for conduct in done),
        praised=said["praised"],
        asked=said["asked_time"] + said["asked_script"],
        reproved=said["reproved_time"] + said["reproved_script"],
        for_nothing=said["reproved_for_nothing"],
        in_good_faith=said["reproved_in_good_faith"],
        called_in=said["called_in"],
        exceptions=exceptions,
        beyond=beyond,
        week_in_good_faith_prob=meant_well,
        week_for_nothing_prob=leadership.undeserved_punishment_prob(levers.punish_undeserved_per_4wk),
        week_found_prob=leadership.found_prob(round(beyond * shifts), levers.monitoring, p),
        first_answer=ANSWERS[leadership.misuse_answer(1, levers.misuse_response)],
    )
