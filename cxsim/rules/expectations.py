"""The nine least expectations of essay E5, scored from 0 to 1 on every case: the only place where events become scores.

What is written here is + - * / and ** alone, so that a rule takes one case or an array of cases alike. The list is
the essay's; every form and number is assumed, chosen so that 0.5 is where an ordinary customer would say "just met".
They measure and do nothing: no other rule reads them, so their numbers are definitions and no parameters.

No source says from where an expectation counts as met; 0.5 is a point that can be said in words for each: one refusal
(respect), half of what is fair (fairness), three times the firm's own threshold (response time), 3 of 5 (quality),
every second conversation solves (knowledge), solved but nothing made good (delivery), one mistake, the middle of the
scale of treatment, just under where it neither pleases nor annoys (courtesy), two days (errors put right). Because
the same treatment is felt differently (`treatment_sd`), the share of cases that meet one moves by degrees: without
that, a firm whose mean courtesy is 0.49 would meet it in no case, and one with 0.51 in all.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Final, Literal, NamedTuple

from cxsim.rules.rule import rule

Expectation = Literal[
    "respect", "fairness", "response_time", "quality", "knowledge", "delivery", "few_mistakes", "courtesy",
    "errors_put_right",
]  # fmt: skip
"""The nine least things that customers expect; `EXPECTATIONS` says what each is called and how it is scored."""

MET_FROM: Final = 0.5
"""A score counts as met from here (fixed in the register of claims before any run)."""

ACCEPTABLE_WAIT_X_THRESHOLD: Final = 3.0
"""Mean wait, as a multiple of what the company itself calls in time, at which the reply is just reasonable."""

PROMPT_MIN: Final = 2880.0
"""Time in which an error that is put right is put right just promptly enough: two days."""


class CaseFacts(NamedTuple):
    """What the events of a closed case say, as numbers of at least 0 (or arrays of them)."""

    is_problem: float
    """1 problem, 0 enquiry."""
    resolved: float
    """1 or 0."""
    open_min: float
    """From opening to close, minutes."""
    wait_x_threshold: float
    """Mean wait over tries, answered or not, as a multiple of the channel's threshold."""
    given_up: float
    """Tries that ended because patience did."""
    conversations: float
    solved: float
    """Share of conversations after which the case was solved, 0 to 1; 0 without any."""
    mistakes: float
    """Conversations that were meant to settle the case and did not, and call-backs that never came."""
    passed_on: float
    """Times the customer was sent to somebody else: transfers and escalations."""
    refusals: float
    made_good: float
    """Given ÷ fair remedy, 0 to 1; 1 for enquiries."""
    outcome_fairness: float
    """Distributive justice as the customer felt it, 0 to 1."""
    treatment: float
    """Interactional justice as the customer felt it, mean over conversations, 0 to 1."""
    procedure_fairness: float
    """Procedural justice as the customer felt it, 0 to 1."""
    satisfaction: float
    """With the case, 1 to 5."""


@rule("essay E5, B2", "How one is treated: Colquitt 2001 (remembered); weights and factors assumed", "assumption")
def respect(case: CaseFacts) -> float:
    """Half how one was treated, half what was done: a refusal halves that, passing on takes .1, giving up .25 of it."""
    done: float = 0.5**case.refusals * 0.9**case.passed_on * 0.75**case.given_up
    return 0.5 * case.treatment + 0.5 * done


@rule("essay E5, B2", "Mean of distributive and procedural justice; equal weights assumed", "assumption")
def fairness(case: CaseFacts) -> float:
    """What one got and the way to it, in equal parts."""
    return 0.5 * case.outcome_fairness + 0.5 * case.procedure_fairness


@rule("essay E5, A5", "Against the company's own threshold; multiple assumed", "assumption")
def response_time(case: CaseFacts) -> float:
    """Halved for every three thresholds of waiting; nothing for cases that nobody ever answered."""
    score: float = 0.5 ** (case.wait_x_threshold / ACCEPTABLE_WAIT_X_THRESHOLD)
    return _some(case.conversations) * score


@rule("essay E5, B1", "Scale only: satisfaction with the case", "assumption")
def quality(case: CaseFacts) -> float:
    """Satisfaction with the case, from 1 to 5 brought to 0 to 1."""
    return (case.satisfaction - 1.0) / 4.0


@rule("essay E5, A7", "Whoever knows solves it; share of conversations assumed as the measure", "assumption")
def knowledge(case: CaseFacts) -> float:
    """Share of conversations after which the case was solved; failing, passing on and asking above count against."""
    return case.solved


@rule("essay E5", "What was bought works in the end, and is made good; equal weights assumed", "assumption")
def delivery(case: CaseFacts) -> float:
    """Nothing while the case is not solved; else a half, and a half for what was made good of the loss."""
    return case.resolved * (0.5 + 0.5 * case.made_good)


@rule("essay E5", "One mistake is few, two are not; factor assumed", "assumption")
def few_mistakes(case: CaseFacts) -> float:
    """Halved by every answer that did not help and every call-back that never came."""
    score: float = 0.5**case.mistakes
    return score


@rule("essay E5, B8", "Interactional justice as it stands", "assumption")
def courtesy(case: CaseFacts) -> float:
    """How the customer was treated; nothing where nobody ever spoke with him."""
    return _some(case.conversations) * case.treatment


@rule("essay E5, B10", "Half-life of two days assumed", "assumption")
def errors_put_right(case: CaseFacts) -> float:
    """Of problems and of answers that failed: put right, the sooner the better; 1 where nothing went wrong."""
    went_wrong: float = 1.0 - (1.0 - case.is_problem) * 0.0**case.mistakes * case.resolved
    promptness: float = case.resolved * 0.5 ** (case.open_min / PROMPT_MIN)
    return 1.0 - went_wrong * (1.0 - promptness)


def _some(count: float) -> float:
    """1 if there is at least one, else 0, in arithmetic that arrays know too."""
    none: float = 0.0**count
    return 1.0 - none


EXPECTATIONS: Final[dict[Expectation, tuple[str, Callable[[CaseFacts], float]]]] = {
    "respect": ("Respect", respect),
    "fairness": ("Fairness", fairness),
    "response_time": ("Reasonable response time", response_time),
    "quality": ("Quality", quality),
    "knowledge": ("Knowledgeable staff", knowledge),
    "delivery": ("Delivery as ordered", delivery),
    "few_mistakes": ("Few mistakes", few_mistakes),
    "courtesy": ("Courtesy", courtesy),
    "errors_put_right": ("Errors put right promptly", errors_put_right),
}
"""The nine by name: title and rule, in the essay's order."""
