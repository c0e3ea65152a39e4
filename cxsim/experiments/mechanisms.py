"""Mechanisms that can be switched off, to see what carries a difference, and the null run in which nothing should.

A switch changes parameters of a company and nothing else: the value at which the mechanism does nothing. So every
run with a mechanism off is an ordinary run, of an ordinary company, with the same chance.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace
from typing import Final, Literal, NamedTuple

from cxsim.rules.company import Company, Policy
from cxsim.rules.levers import Levers
from cxsim.rules.parameters import Parameters


class Mechanism(NamedTuple):
    """Something in the model that can carry a difference between policies.

    ``kind`` says whose it is: of ``agents`` (psychology), of ``customers``, or of the ``firm``. ``off`` gives for each
    parameter that it works through the value at which it does nothing.
    """

    title: str
    kind: Literal["agents", "customers", "firm"]
    meaning: str
    off: dict[str, float]


MECHANISMS: Final[dict[str, Mechanism]] = {
    "correlations": Mechanism(
        "All effects that rest on correlations", "agents",
        "Attitudes, strain and leaving answer to nothing that is known from correlations alone: kappa is 0. "
        "Customers stay or go by unrepaired failures only.", {"kappa": 0.0}),
    "lessons": Mechanism(
        "Learning from mistakes", "agents", "Mistakes that are owned up to are put right and teach nobody.",
        {"lesson_learning": 0.0}),
    "good_faith": Mechanism(
        "Punishing good faith", "agents", "Exceptions in good faith that break the letter of a rule are let pass.",
        {"good_faith_punished": 0.0}),
    "bad_example": Mechanism(
        "Misuse that spreads", "agents", "Who gets away with misuse tempts no colleague.", {"misuse_contagion": 0.0}),
    "fear": Mechanism(
        "Fear", "agents", "Nobody is afraid, whatever leaders do: no fear to lame effort, courage or speech.",
        {"fear_contingent": 0.0, "fear_noncontingent": 0.0, "fear_start": 0.0}),
    "empowerment": Mechanism(
        "Psychological empowerment", "agents", "Feeling empowered changes neither satisfaction, strain nor effort.",
        {"empowerment_satisfaction": 0.0, "empowerment_strain": 0.0, "empowerment_extra_role": 0.0}),
    "trust": Mechanism("Trust", "agents", "Trust in leaders does not move effort.", {"voluntary_trust": 0.0}),
    "exhaustion": Mechanism(
        "Exhaustion", "agents", "Worn-out people work, err, fall ill and quit like rested ones.",
        {"voluntary_exhaustion": 0.0, "exhaustion_error": 0.0, "sickness_exhaustion": 0.0, "quit_exhaustion": 0.0}),
    "job_satisfaction": Mechanism(
        "Job satisfaction", "agents",
        "Moods do not spread to customers; the discontented quit no more than others, and no opportunist cheats more.",
        {"mood_contagion": 0.0, "quit_satisfaction": 0.0, "misuse_unfairness": 0.0}),
    "compliance": Mechanism(
        "Compliance", "agents", "Being watched and punished neither enforces measured acts nor spoils free ones.",
        {"compliance_floor_max": 0.0, "hidden_cost_of_control": 0.0, "violation_checked": 0.0}),
    "incentives": Mechanism(
        "Incentives and praise", "agents",
        "Pay, praise, feedback and hope of promotion do not steer effort, and letters of thanks teach nobody.",
        {"service_incentive": 0.0, "measured_incentive": 0.0, "recognition_effort": 0.0, "feedback_effort": 0.0,
         "promotion_effort": 0.0, "promotion_rivalry": 0.0, "letter_learning": 0.0}),
    "attitude": Mechanism(
        "Attitude from the top", "agents", "How leaders speak of customers changes neither courtesy nor refusals.",
        {"attitude_courtesy": 0.0, "refusal_attitude": 0.0}),
    "courage": Mechanism(
        "Courage to use discretion", "agents", "All who may make an exception are equally ready to make one.",
        {"exception_clarity": 0.0, "exception_fear": 0.0, "exception_effort": 0.0, "exception_script": 0.0}),
    "running_in": Mechanism(
        "Running-in of new discretion", "agents", "Who is given freedom uses it well from the first day.",
        {"running_in": 0.0}),
    "silence": Mechanism(
        "Silence out of fear", "agents", "Mistakes are owned up to and suggestions made whoever leads, and however.",
        {"report_fear": 0.0, "report_support": 0.0, "voice_fear": 0.0}),
    "boredom": Mechanism(
        "Boredom", "agents", "Scripts and orders bore nobody into doing and refusing by the book.",
        {"boredom_discretion": 0.0, "boredom_script": 0.0}),
    "misuse": Mechanism(
        "Misuse of discretion", "agents", "Nobody gives away what he should not.", {"misuse_rate": 0.0}),
    "effort_to_churn": Mechanism(
        "Effort that drives customers away", "customers", "Being sent round does not make customers leave.",
        {"churn_effort": 0.0}),
    "satisfaction_to_churn": Mechanism(
        "Satisfaction that keeps customers", "customers", "Satisfied customers stay no longer than others.",
        {"churn_satisfaction": 0.0}),
    "failures_to_churn": Mechanism(
        "Failures left unrepaired", "customers", "A loss that was never made good drives nobody away.",
        {"churn_unresolved": 0.0}),
    "word_of_mouth": Mechanism(
        "Reviews and word of mouth", "customers", "What is said in public and in private wins and loses nobody.",
        {"review_elasticity": 0.0, "word_of_mouth_up": 0.0, "word_of_mouth_down": 0.0}),
    "hearsay": Mechanism(
        "Awards that are heard of", "customers",
        "No customer hears what another was granted, and asking for more gets nobody more.",
        {"award_heard_prob": 0.0, "demand_anchor": 0.0}),
    "late_claims": Mechanism(
        "Late claims", "firm", "What was refused or never served does not come back as a claim.",
        {"late_claim_prob": 0.0}),
    "lost_purchases": Mechanism(
        "Lost purchases", "firm", "Whoever asks and is never answered buys all the same.", {"lost_purchase_prob": 0.0}),
}
"""Every mechanism that has a switch, by name."""

PSYCHOLOGY: Final = "psychology"
"""Name of all mechanisms of agents together."""

NAMES: Final = (PSYCHOLOGY, *MECHANISMS)

PSYCHOLOGICAL_LEVERS: Final = frozenset({
    "support", "monitoring", "punish_deserved_per_4wk", "punish_undeserved_per_4wk", "punish_visibility",
    "weight_speed", "weight_sales", "weight_service", "recognition", "attitude", "promised",
})
"""Levers that work through agents' minds alone, and through what they cost. All others do something by themselves:
what may be granted, how long a conversation takes, who is taught or hired. A test holds this, lever by lever."""


def without(company: Company, names: Iterable[str]) -> Company:
    """The company with these mechanisms off.

    Raises
    ------
    ValueError
        When there is no mechanism of that name.
    """
    values: dict[str, float] = {}
    for name in names:
        if name not in NAMES:
            raise ValueError(f"no mechanism '{name}' (there are: {', '.join(NAMES)})")
        switched = [m for m in MECHANISMS.values() if m.kind == "agents"] if name == PSYCHOLOGY else [MECHANISMS[name]]
        for mechanism in switched:
            values |= mechanism.off
    return with_parameters(company, values)


def with_parameters(company: Company, values: dict[str, float]) -> Company:
    """The company with some parameters at other values."""
    return replace(company, parameters=company.parameters._replace(**values)) if values else company


def with_mechanical_levers_equal(policies: Sequence[Policy]) -> tuple[Policy, ...]:
    """The policies with all levers but the psychological ones as the first has them.

    With this and all psychology off, policies differ in what their levers cost and in nothing else: the null run.
    """
    first = policies[0].levers
    return tuple(
        replace(policy, levers=first._replace(**{
            name: getattr(policy.levers, name) for name in Levers._fields if name in PSYCHOLOGICAL_LEVERS
        }))
        for policy in policies
    )


class Path(NamedTuple):
    """A way from a lever to an outcome through minds: how often kappa is multiplied along it."""

    title: str
    links: tuple[tuple[str, bool], ...]
    """Each link in words, and whether kappa multiplies it."""

    def effective_kappa(self, parameters: Parameters) -> float:
        """What is left of the product of correlations along the path."""
        return float(parameters.kappa ** sum(discounted for _, discounted in self.links))


PATHS: Final = (
    Path("Punishment to courtesy, through fear",
         (("punishment to fear", False), ("fear to voluntary effort", True), ("effort to courtesy", False))),
    Path("Punishment to leaving of agents, through satisfaction",
         (("punishment to satisfaction", True), ("satisfaction to quitting", True))),
    Path("Punishment to effort, through trust", (("punishment to trust", True), ("trust to effort", False))),
    Path("Punishment to leaving of agents, through fear and exhaustion",
         (("punishment to fear", False), ("fear to exhaustion", False), ("exhaustion to quitting", True))),
    Path("Discretion to effort, through empowerment",
         (("discretion to empowerment", False), ("empowerment to effort", True))),
    Path("Discretion to leaving of agents, through empowerment and satisfaction",
         (("discretion to empowerment", False), ("empowerment to satisfaction", True),
          ("satisfaction to quitting", True))),
    Path("Discretion to errors, through empowerment and exhaustion",
         (("discretion to empowerment", False), ("empowerment to exhaustion", True),
          ("exhaustion to errors", False))),
    Path("Little freedom to effort, through boredom",
         (("discretion to boredom", True), ("boredom to effort", False))),
    Path("Support to effort, through trust", (("support to trust", True), ("trust to effort", False))),
    Path("A promise not kept to effort, through trust",
         (("say-do gap to trust", True), ("trust to effort", False))),
    Path("A promise not kept to leaving of agents, through satisfaction",
         (("say-do gap to satisfaction", True), ("satisfaction to quitting", True))),
    Path("Mistakes owned up to, to skill", (("reports to lessons", False), ("lessons to skill", True))),
    Path("Monitoring to strain", (("monitoring to exhaustion", True),)),
    Path("Service to churn, through satisfaction",
         (("justice to satisfaction", False), ("satisfaction to leaving", True))),
    Path("Runaround to churn, through effort", (("contacts to effort", False), ("effort to leaving", True))),
    Path("Discretion to churn, all the way",
         (("discretion to empowerment", False), ("empowerment to effort", True), ("effort to courtesy", False),
          ("justice to satisfaction", False), ("satisfaction to leaving", True))),
    Path("An unrepaired failure to churn", (("failure to leaving", False),)),
)
"""Paths as the rules have them: where a path has several discounted links, the discount compounds."""
