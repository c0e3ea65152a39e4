# ruff: noqa: E501  (a table of prose, not wrapped)
"""What was wrong with the first draft of the equations, and what was done about each fault.

A coarse weekly prototype was run before this model was written. Sources of rules and numbers that say "repair 8" mean
the eighth of these. Names in backquotes are rules, parameters, levers, key figures and commands; a test holds that
each of them exists.
"""

from __future__ import annotations

from typing import Final, NamedTuple


class Repair(NamedTuple):
    """A fault of the first draft, and its answer."""

    fault: str
    answer: str


REPAIRS: Final[dict[int, Repair]] = {
    1: Repair(
        "Numbers were blank, and nothing at all was said of suggestions, attitude, errors in hiring and breaches of the law.",
        "Each has a default, a range, and the word *assumed* (strength: assumption). The four got rules: `suggestion_prob` and `left_after_fix`; `interactional_justice` and `refusal_prob`; `interview_score`; `violation_prob`."),
    2: Repair(
        "Differences had no time step: added up week by week, satisfaction rises by 25 SD in a year.",
        "A feeling is a level that approaches a target with a time constant (`state_time_weeks`, `strain_time_weeks`, `fear_rise_weeks`); targets end at ±2.5."),
    3: Repair(
        "Levers were standardised without a mean or an SD, on which the size of every effect hangs.",
        "The reference population is stated: `empowerment_reference`, `empowerment_sd`, `lever_sd`, `punishment_sd_per_4wk`. The product of freedom, kept promises and clarity became freedom as agents see it (`perceived_discretion`), weighted by clarity from a half up. `cxsim compare --robust` moves each of these numbers to both ends of its range."),
    4: Repair(
        "Kappa compounds along a path, and spares what control saves at once.",
        "It is applied once to each link that rests on a correlation, and the table of paths says what is left. `cxsim compare --why` tells the headline at kappa 0.3, 0.5 and 0.8, `cxsim compare --robust` with every slope halved that has no source."),
    5: Repair(
        "Fear ratcheted: it rises fast and fades slowly, and punishments are rare events.",
        "It tends to what is to be expected of the present rate of punishment (`fear_target`), told per event in four weeks. Only punishments of good faith are counted as they fall, within four weeks (`good_faith_felt_per_4wk`)."),
    6: Repair(
        "Turnover was moved by three paths for the same cause: under fear 66 to 142 % left in a year.",
        "Levers act through satisfaction and exhaustion alone (`quit_multiplier`), by a factor of 1/2 to 2 in all (`quit_cap`); newcomers' early leaving is contained in the neutral rate (`settled_quit_hazard_per_week`). What comes of it is told with [the companies](worlds.md)."),
    7: Repair(
        "Exhaustion came out as nothing or as 5 SD, and absence that feeds on it could run away.",
        "Load counts by .10 of occupancy beyond .85 (`strain_load`), exhaustion ends at -2 and 3 (`exhaustion_target`), and sickness that follows it at 15 % of shifts (`absence_prob`)."),
    8: Repair(
        "A few bad events took a customer's hazard of leaving to 33 % a month, or to more than 1.",
        "Hazards become chances by 1 - exp(-h dt), the log of their multiplier ends at ±`churn_cap` (`churn_hazard_per_week`), and effort and failures fade by half in `memory_half_life_weeks`."),
    9: Repair(
        "Several things were counted twice or three times.",
        "One home each. Waiting lowers satisfaction in `wait_cost` alone; repeats and hand-offs in `procedural_justice` alone, and make effort, which drives away and silences (`churn_hazard_per_week`, `contact_prob`) and lowers no satisfaction. Incentives hurry by `handle_factor`, load by `pace`. Discretion decides whether a case that needs judgement is settled (`exception_prob`), being empowered how much care is taken (`voluntary_motive`). Deliberating costs minutes (`decision_time_min`), being new to freedom success (`running_in_loss`), being new to the work speed (`efficiency`). Monitoring strains by itself (`monitoring_strain`) and is no part of empowerment. A loss that was never made good drives away by `churn_unresolved`, told to the firm or not; what a case was like, by satisfaction."),
    10: Repair(
        "Effort for several tasks became negative.",
        "Solved with both efforts at least 0, corners included (`service_effort`, `counted_effort`)."),
    11: Repair(
        "The floor that control puts under effort decided all of fear's effort, and fear none of it.",
        "Effort is two numbers: the floor binds the acts that are measured alone (`compliance_floor`), and fear lowers the voluntary one (`voluntary_motive`); simple work lives on the first, complex work on the second (`care`)."),
    12: Repair(
        "Misuse grew with the square root of dollars, and whoever was found was dismissed: 20 to 60 % of all staff in a year.",
        "The limit counts as a multiple of the company's mean loss (`misuse_prob`); leaders talk first, then restrict, then dismiss (`misuse_answer`, `misuse_response`)."),
    13: Repair(
        "Bad service saved money: what was refused or never served cost nothing.",
        "Part of it comes back dearer as a late claim (`late_claim_usd`); who asks and is never answered may not buy (`loses_purchase`); an unrepaired loss drives customers away, complained of or not (`churn_unresolved`)."),
    14: Repair(
        "Word of mouth by itself won 4 to 8 % new customers a year from cases, and 60 % from every purchase.",
        "Newcomers at rest replace those who leave at rest, and what people usually say is part of that (`usual_customers_won`); beyond it, good and bad word move them to at most `newcomer_cap` times as many (`newcomer_factor`). Since version 2 ordinary purchases are spoken of as well (F14)."),
    15: Repair(
        "The most extreme moment could be a mild success, and hide a failure.",
        "The extreme is taken on a scale on which failures weigh more (`more_extreme`, `loss_aversion`)."),
    16: Repair(
        "Repeats and redials multiply load, and without an end it never settles.",
        "At most `max_tries` tries to get through, `max_contacts` contacts for a case, `max_transfers` hand-offs."),
    17: Repair(
        "No backlog ran away, since callers give up; nobody gives up a letter.",
        "What waits at week ends, letters included, is a figure of every run (`contacts_waiting`, `first_reply_h`), and work that waits presses (`work_load`). A queue of 100,000, weeks without demand and a desk without anybody are among the tests."),
}
"""By number."""
