"""What each lever promises from its low end to its high end: something that gets better, and something that costs.

The figures are those that the lever's own description names (`cxsim.rules.levers`), chosen from it and not from runs.
Where a figure has no better side, a sign says which way it must go: ``+`` up, ``-`` down. A few levers act on what is
rare or slow; they are moved where it is not, within the plausible range of every number.
"""

from __future__ import annotations

from typing import Final, NamedTuple


class Promise(NamedTuple):
    """The figures of a lever.

    One of ``good`` must get better, and one of ``bad`` worse. ``a/b`` is a quotient of two figures. ``where`` moves
    levers, parameters or numbers of the company, ``firm`` is what the small firm is made of.
    """

    good: tuple[str, ...]
    bad: tuple[str, ...]
    where: tuple[tuple[str, float], ...] = ()
    firm: str = "electronics"
    weeks: int = 12


_FREE: Final = (("discretion", 0.9), ("remedy_limit_x_loss", 1.25), ("opportunist_share", 0.4), ("misuse_rate", 0.1))
"""Agents who are free, and many of them opportunists."""

_WATCHED: Final = (*_FREE, ("monitoring", 0.9), ("punish_deserved_per_4wk", 0.25))
"""The same, and watched."""

_YOUNG: Final = (*_FREE, ("staffing.agents", 20.0), ("staffing.tenure_mean_weeks", 4.0),
                 ("staffing.quit_per_year", 2.0), ("staffing.hiring_lead_weeks", 1.0))
"""Many posts that have been filled anew within weeks, most of them by whoever is hired now."""

_UNWILLING: Final = (("staffing.drive_mean_z", -1.5), ("monitoring", 0.9), ("weight_service", 0.0))
"""A team that does what is enforced, and is watched."""

PROMISES: Final[dict[str, Promise]] = {
    "discretion": Promise(("escalation_rate", "empowerment", "time_to_resolution_h"), ("goodwill_cost", "misuse_cost"),
                          (("remedy_limit_x_loss", 1.25),)),
    "remedy_limit_x_loss": Promise(("escalation_rate", "csat"), ("goodwill_cost", "misuse_cost"),
                                   (("discretion", 0.9),)),
    "clarity": Promise(("exhaustion", "exception_rate+"), ("occupancy+",), (("clarity_h", 1.0),)),
    "information": Promise(("empowerment", "csat"), ("information_cost",)),
    "support": Promise(("trust", "exhaustion"), ("support_cost",)),
    "training_h_per_week": Promise(("skill",), ("training_cost", "occupancy+")),
    "monitoring": Promise(("misuse_rate", "measured_effort+"), ("agent_satisfaction", "exhaustion", "monitoring_cost"),
                          (*_FREE, ("punish_deserved_per_4wk", 0.25))),
    "punish_deserved_per_4wk": Promise(("measured_effort+",), ("fear",), _UNWILLING),
    "punish_undeserved_per_4wk": Promise(("measured_effort+",), ("fear", "agent_satisfaction", "engagement"),
                                         (*_UNWILLING, ("punish_deserved_per_4wk", 0.0))),
    "punish_visibility": Promise(("misuse_rate",), ("fear",), _WATCHED),
    "script": Promise(("average_handle_time_min-", "consistency_between_agents"), ("csat", "boredom")),
    "weight_speed": Promise(("average_handle_time_min-",), ("engagement", "first_contact_resolution")),
    "weight_sales": Promise(("conversion_rate",), ("engagement", "csat")),
    "weight_service": Promise(("engagement", "csat"), ("average_handle_time_min+",)),
    "recognition": Promise(("engagement",), ("recognition_cost", "agent_satisfaction")),
    "attitude": Promise(("csat", "refusal_rate"), ("false_claims_cost", "goodwill_cost")),
    "promised": Promise(("empowerment",), ("trust",)),
    "promise_caution": Promise(("promises_kept",), ("time_to_resolution_h", "csat"),
                               (("issues.departments_prob", 0.6), ("issues.departments", 2.0))),
    "bot_share": Promise(("occupancy-",), ("csat", "customer_effort_score", "resolution_rate")),
    "human_access": Promise(("resolution_rate",), ("occupancy+",)),
    "handover_context": Promise(("average_handle_time_min-", "csat"), ("bot_cost",),
                                (("bot_share", 1.0), ("human_access", 1.0))),
    "claim_checks": Promise(("false_claims_cost", "false_claim_rate"), ("refusal_rate", "average_handle_time_min+")),
    "chat_limit": Promise(("occupancy-", "abandonment_rate"), ("csat", "first_contact_resolution"),
                          (("chat_inflation", 0.3), ("chat_harm", 0.3), ("staffing.agents", 3.0))),
    "canned_replies": Promise(("average_handle_time_min-",), ("csat", "first_contact_resolution"), firm="software"),
    "knowledge_base": Promise(("first_contact_resolution",), ("knowledge_cost",)),
    "inbox_ownership": Promise(("resolution_rate", "average_handle_time_min-"), ("first_reply_h",),
                               (("resolve_intercept", 0.0), ("recontact_prob", 0.95), ("max_contacts", 8.0)),
                               firm="software"),
    "public_replies": Promise(("reputation", "public_complaints_answered+"), ("occupancy+",), (("post_curve", 0.1),)),
    "hiring_care": Promise(("skill", "engagement", "misuse_rate"), ("hiring_cost/hires+", "headcount-"), _YOUNG,
                           weeks=26),
    "misuse_response": Promise(("dismissal_rate-", "agent_attrition"), ("misuse_cost", "misuse_rate"),
                               (*_WATCHED, ("audit_share", 0.3), ("coached_misuse", 1.0), ("restricted_misuse", 0.5),
                                ("staffing.hiring_lead_weeks", 1.0))),
    "coaching_h_per_week": Promise(("exhaustion", "skill"), ("coaching_cost",)),
    "peer_meetings_per_week": Promise(("skill",), ("peer_meetings_cost",), (("peer_learning", 0.12),)),
    "front_line_h_per_month": Promise(("trust",), ("front_line_cost",)),
    "act_on_suggestions": Promise(("problem_rate",), ("suggestions_cost",),
                                  (("suggestion_rate", 0.2), ("root_cause_step", 0.1))),
    "promotion": Promise(("engagement", "skill"), ("agent_satisfaction", "skill_from_peers"),
                         (("promotions_per_year", 0.2), ("promotion_slight", 1.5), ("peer_learning", 0.12),
                          ("peer_meetings_per_week", 1.0)), weeks=26),
    "standards_ratchet": Promise(("average_handle_time_min-", "occupancy-"), ("first_contact_resolution",),
                                 (("staffing.agents", 2.0), ("pressure_speed_up", 0.64)), firm="software", weeks=78),
}
"""Every lever, in the order of the table of levers; a lever without a figure that shows is reported so."""
