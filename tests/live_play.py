"""Ways to work a shift, for tests: kindly, by the script, carelessly."""

from __future__ import annotations

from collections.abc import Callable

from cxsim.live.decisions import Accepted, AnswerPost, Choose, Decision, Next, Refused, Reply, Wait
from cxsim.live.observation import Choice, Encounter, Style
from cxsim.live.setting import Setup
from cxsim.live.shift import Shift

Manner = Callable[[Encounter, list[Choice]], Decision]

SHORT = Setup("grand-hotel", "empowerment", seed=3, length_min=60.0)
"""An hour at the front desk."""


def kindly(encounter: Encounter, free: list[Choice]) -> Decision:
    """Listen, own it, give what is due; never no where there is another way."""
    best = max(free, key=lambda choice: (choice.move != "refuse", choice.remedy is not None, choice.seconds))
    if best.remedy is None or best.remedy.low_usd == best.remedy.high_usd:
        return Choose(best.name)
    return Choose(best.name, min(max(best.remedy.low_usd, encounter.loss_usd), best.remedy.allowed_usd))


def by_the_script(encounter: Encounter, free: list[Choice]) -> Decision:
    """What the script says, and what procedure gives."""
    return Choose(min(free, key=_boldness).name)


def _boldness(choice: Choice) -> tuple[bool, bool, bool, bool, float]:
    """Procedure promises nothing that it does not give at once."""
    return not choice.scripted, choice.move == "refuse", choice.rule_bent, choice.promises_min > 0.0, choice.seconds


def carelessly(encounter: Encounter, free: list[Choice]) -> Decision:
    """No, and quickly."""
    return Choose(min(free, key=lambda choice: (choice.move != "refuse", choice.seconds)).name)


def in_writing(shift: Shift) -> Decision:
    """Answer whoever waits longest, now with the template and now in own words; wait a while where nobody does."""
    style: Style = ("canned", "personal")[len(shift.decided) % 2]
    seen = shift.observe()
    if shift.setup.desk == "posts":
        post = next((each for each in seen.posts if each.state == "open" and not each.locked), None)
        return Wait(5.0) if post is None else AnswerPost(post.post_id, style)
    ticket = next((each for each in seen.tickets if each.state == "open"), None)
    return Wait(5.0) if ticket is None else Reply(ticket.case_id, style)


def work(shift: Shift, manner: Manner, *, most: int = 10_000) -> int:
    """Work until the shift is over, or so many decisions were taken; returns how many were."""
    taken = 0
    while not shift.is_over and taken < most:
        encounter = shift.observe().encounter
        decision: Decision = in_writing(shift) if shift.setup.desk in ("inbox", "posts") else Next()
        if encounter is not None and not encounter.is_over:
            decision = manner(encounter, [choice for choice in encounter.choices if not choice.locked])
        done: Accepted | Refused = shift.decide(decision)
        assert isinstance(done, Accepted), (decision, done)
        taken += 1
    return taken
