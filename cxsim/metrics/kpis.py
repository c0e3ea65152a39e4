"""Key figures: one table, one formula each, read by every report, test and command.

A KPI is a formula over additive totals of a span of weeks, so the same line gives the figure of the horizon, of
a year and of each week. To add one, add a line to `KPIS`; if it needs a new total, one to
`cxsim.metrics.measures.MEASURES`. Where a span has no data (a rate without a denominator), the value is NaN.

The smallest differences that matter were fixed before the first comparison was run; they are the authors'
judgement (assumed), and a report says so.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Final, Literal

import numpy as np

from cxsim.metrics.measures import BURNOUT_Z
from cxsim.metrics.signals import weeks_to_tell_misuse, weeks_to_tell_stars
from cxsim.metrics.spread import between_agents, between_weeks, ratio, share_between, share_systematic
from cxsim.metrics.stream import Floats
from cxsim.metrics.totals import WeeklyTotals, Window
from cxsim.rules.company import WEEKS_PER_YEAR
from cxsim.rules.events import COSTS
from cxsim.rules.expectations import EXPECTATIONS, MET_FROM

MINUTES_PER_HOUR: Final = 60.0


@dataclass(frozen=True, slots=True)
class Kpi:
    """A key figure.

    ``better`` says which direction is good, without saying for whom; ``neither`` where more is not better or
    worse by itself. ``primary`` KPIs are the five that were named beforehand as those a decision rests on (the
    firm's profit and customer base, the customers' satisfaction and leaving, the agents' exhaustion);
    simultaneous intervals are made within the primary and within the other KPIs.
    """

    name: str
    title: str
    unit: str
    better: Literal["higher", "lower", "neither"]
    definition: str
    formula: Callable[[Window], Floats]
    smallest_difference: float
    """The smallest difference that matters, in the KPI's unit; a share of another KPI's mean if
    ``smallest_difference_of`` names one."""
    smallest_difference_of: str = ""
    primary: bool = False


def of(numerator: str, denominator: str, scale: float = 1.0) -> Callable[[Window], Floats]:
    """Formula ``scale * numerator / denominator`` over measures."""
    return lambda w: scale * ratio(w[numerator], w[denominator])


def usd(measure: str) -> Callable[[Window], Floats]:
    """Formula that gives a sum of cents in USD."""
    return lambda w: w[measure] / 100.0


def _revenue_cents(w: Window) -> Floats:
    return w["purchase_margin_cents"] + w["sale_margin_cents"]


def _profit_usd(w: Window) -> Floats:
    """The subtraction is made in whole cents, so it is exact."""
    return (_revenue_cents(w) - w["cost_cents"]) / 100.0


def _churn_rate(w: Window) -> Floats:
    """Share lost in a year if customers left at the span's rate throughout."""
    per_week = ratio(w["left"], w["customer_weeks"])
    return 1.0 - np.exp(-per_week * WEEKS_PER_YEAR)


def _at_end(measure: str, scale: float = 1.0) -> Callable[[Window], Floats]:
    return lambda w: np.where(w["runs_ended"] > 0.0, w[measure] * scale, np.nan)


_ALL: Final[tuple[Kpi, ...]] = (
    # --- service
    Kpi("service_level", "Service level", "share", "higher",
        "Contacts at counter and phone answered within the channel's threshold ÷ contacts offered there "
        "(abandoned ones count as not in time)",
        of("live_answered_in_time", "live_offered"), 0.02),
    Kpi("average_speed_of_answer_min", "Average speed of answer", "min", "lower",
        "Mean wait of answered contacts at counter and phone", of("live_wait_min", "live_answered"), 0.25),
    Kpi("abandonment_rate", "Abandonment rate", "share", "lower",
        "Contacts abandoned ÷ offered, at counter and phone; each try counts",
        of("live_abandoned", "live_offered"), 0.01),
    Kpi("blocked_rate", "Busy signals", "share", "lower",
        "Contacts that found all lines taken ÷ offered, at counter, phone and chat",
        of("live_blocked", "live_offered"), 0.005),
    Kpi("redial_share", "Redials", "share", "lower",
        "Tries after an abandoned one ÷ contacts offered, at counter and phone",
        of("live_redials", "live_offered"), 0.01),
    Kpi("first_reply_h", "Reply to written work", "h", "lower",
        "Mean time until a written contact is taken up", of("written_wait_min", "written_answered", 1 / 60.0), 1.0),
    Kpi("average_handle_time_min", "Average handle time", "min", "neither",
        "Mean handle time of a conversation, wrap-up included; a transferred contact has two",
        lambda w: ratio(w["handle_min"] + w["wrap_up_min"], w["ended"]), 0.25),
    Kpi("occupancy", "Occupancy", "share", "neither",
        "Time for customers, public replies and silent chats included ÷ time on duty at the desk (breaks, meetings and "
        "training excluded)",
        lambda w: ratio(w["handle_min"] + w["wrap_up_min"] + w["other_work_min"], w["duty_min"]), 0.02),
    Kpi("message_share", "Messages left", "share", "neither",
        "Contacts whose customer left a message instead of waiting on ÷ contacts offered, at counter, phone and chat",
        of("messages_left", "live_offered"), 0.01),
    Kpi("message_wait_h", "Call-back of messages", "h", "lower",
        "Mean time from a message to the call-back", of("message_wait_min", "messages_answered", 1 / 60.0), 0.5),
    Kpi("first_contact_resolution", "First-contact resolution", "share", "higher",
        "Cases that agents resolved in their first contact, transfers within it included and escalations not ÷ "
        "first contacts answered: the denominator is cases that got through",
        of("resolved_first", "answered_first"), 0.02),
    Kpi("one_contact_case_share", "Cases solved in one contact", "share", "higher",
        "Cases closed as resolved for which the customer had to make one contact, escalations included ÷ cases "
        "closed: the denominator also has cases that nobody ever answered",
        of("cases_resolved_in_one", "cases_closed"), 0.02),
    Kpi("resolution_rate", "Cases resolved", "share", "higher",
        "Cases closed as resolved ÷ cases closed", of("cases_resolved", "cases_closed"), 0.02),
    Kpi("escalation_rate", "Escalation rate", "share", "lower",
        "Escalations to the first level ÷ contacts answered", of("escalated", "answered"), 0.01),
    Kpi("transfer_rate", "Transfer rate", "share", "lower",
        "Transfers to another agent ÷ contacts answered; a contact may be passed on twice",
        of("transferred", "answered"), 0.01),
    Kpi("promises_kept", "Call-backs kept", "share", "higher",
        "Promised call-backs that began in time ÷ promised call-backs that were made or fell due",
        of("promises_kept", "promises_settled"), 0.02),
    Kpi("public_complaints", "Public complaints", "posts/1000 cases", "lower",
        "Complaints posted in public ÷ cases opened × 1,000", of("public_posts", "cases_opened", 1000.0), 1.0),
    Kpi("public_complaints_answered", "Public complaints answered", "share", "neither",
        "Public complaints that the firm answered within a day ÷ those answered or a day old",
        of("posts_answered", "posts_settled"), 0.02),
    Kpi("bot_containment", "Kept by the bot", "share", "neither",
        "Sessions with the bot that end without a person, solved or given up ÷ sessions",
        of("bot_contained", "bot_sessions"), 0.02),
    Kpi("bot_resolution", "Solved by the bot", "share", "higher",
        "Sessions with the bot that solve the case ÷ sessions", of("bot_solved", "bot_sessions"), 0.02),
    Kpi("violations", "Violations of law", "share", "lower",
        "Regulated cases handled against the law, detected or not ÷ regulated cases",
        of("violations", "regulated"), 0.005),
    Kpi("false_claim_rate", "False claims", "share", "lower",
        "Claims made although nothing was wrong ÷ purchases", of("false_claims", "purchases"), 0.0005),
    Kpi("false_claims_cost", "Paid on false claims", "USD", "lower",
        "Goodwill that went to false claims; part of the cost of goodwill",
        usd("false_claims_paid_cents"), 0.002, "revenue"),
    Kpi("exception_rate", "Exceptions granted", "share", "neither",
        "Conversations in which the agent went beyond procedure ÷ conversations ended",
        of("conduct_exception", "ended"), 0.01),
    Kpi("refusal_rate", "Refusals", "share", "lower",
        "Conversations in which the agent refused ÷ conversations ended", of("conduct_refused", "ended"), 0.01),
    Kpi("time_to_resolution_h", "Time to resolution", "h", "lower",
        "Mean time from opening to close of cases closed as resolved, nights and closed days included",
        of("resolved_open_min", "cases_resolved", 1 / MINUTES_PER_HOUR), 2.0),
    Kpi("resolved_cases_per_agent_day", "Resolved cases per agent-day", "cases/agent-day", "higher",
        "Cases closed as resolved ÷ shifts worked", of("cases_resolved", "agent_days"), 1.0),
    Kpi("contacts_handled_per_agent_day", "Contacts per agent-day", "contacts/agent-day", "neither",
        "Conversations ended ÷ shifts worked; repeats count, so more is not better", of("ended", "agent_days"), 1.0),
    # --- customers
    Kpi("csat", "Customer satisfaction", "1 to 5", "higher",
        "How satisfied customers are with the way their case was handled, from 1 (very dissatisfied) to 5 (very "
        "satisfied): the mean over all closed cases, as if everybody were asked and answered",
        of("satisfaction", "appraised"), 0.05, primary=True),
    Kpi("satisfied_share", "Satisfied customers", "share", "higher",
        "Appraised cases with satisfaction of at least 3.5 (4 or 5 when rounded) ÷ appraised cases",
        of("satisfied", "appraised"), 0.02),
    Kpi("nps", "Net promoter score", "points", "higher",
        "100 × (promoters − detractors) ÷ appraised cases; the likelihood to recommend is rounded, 9 and 10 "
        "promote, 0 to 6 detract",
        lambda w: 100.0 * ratio(w["promoters"] - w["detractors"], w["appraised"]), 3.0),
    Kpi("customer_effort_score", "Customer effort", "events/case", "lower",
        "Mean number of effort events (repeats, transfers, long waits and the like) of appraised cases",
        of("effort_events", "appraised"), 0.1),
    Kpi("consistency_between_agents", "Inconsistency between agents", "points of 1 to 5", "lower",
        "Standard deviation between agents' mean case satisfaction, what chance explains taken off",
        between_agents, 0.03),
    Kpi("consistency_between_weeks", "Inconsistency between weeks", "points of 1 to 5", "lower",
        "Standard deviation between weekly means of case satisfaction", between_weeks, 0.03),
    *(Kpi(f"variance_between_{groups}s", f"Ups and downs by {groups}", "share", "neither",
          f"Share of the variance of case satisfaction between {groups}s, what chance explains taken off",
          lambda w, groups=groups: share_between(w, groups), 0.02)  # type: ignore[misc]
      for groups in ("agent", "week", "channel", "issue")),
    Kpi("variance_split", "Ups and downs by agent, week, channel or issue", "share", "neither",
        "The four shares together, each taken by itself, at most 1; the rest differs from case to case",
        share_systematic, 0.02),
    *(Kpi(f"expectation_{name}", title, "0 to 1", "higher",
          f"Mean score of all cases: {(rule.__doc__ or '').splitlines()[0]}",
          of(f"expectation_{name}", "appraised"), 0.02)
      for name, (title, rule) in EXPECTATIONS.items()),
    Kpi("all_nine_met", "Cases meeting all nine expectations", "share", "higher",
        f"Cases in which each of the nine scores is at least {MET_FROM:g} ÷ cases",
        of("all_nine_met", "appraised"), 0.02),
    Kpi("remedy_to_fair_ratio", "Remedies against fair ones", "ratio", "neither",
        "Money given ÷ fair remedies, over all remedies given; a case with two remedies counts twice",
        of("remedy_cents", "fair_remedy_cents"), 0.05),
    Kpi("aggression_rate", "Aggression", "share", "lower",
        "Conversations in which the customer turned on the agent ÷ conversations ended",
        of("aggressions", "ended"), 0.005),
    Kpi("problem_rate", "Failed purchases", "share", "lower",
        "Problems ÷ purchases; falls as causes are put right", of("problems", "purchases"), 0.005),
    Kpi("silent_share", "Problems kept to oneself", "share", "lower",
        "Problems of which the firm never hears ÷ problems", of("silent_problems", "problems"), 0.02),
    Kpi("review_score", "Review score", "1 to 5 stars", "higher",
        "Mean stars of reviews posted", of("review_stars", "reviews"), 0.05),
    Kpi("reputation", "Reputation", "1 to 5 stars", "higher",
        "Mean over weeks of the stars that the public sees", of("reputation_stars", "weeks_ended"), 0.05),
    Kpi("advocacy_rate", "Advocacy", "share", "higher",
        "Customers who recommend the firm to others because of a case ÷ appraised cases",
        of("recommendations_for", "appraised"), 0.01),
    Kpi("warning_rate", "Warnings to others", "share", "lower",
        "Customers who advise others against the firm because of a case ÷ appraised cases",
        of("recommendations_against", "appraised"), 0.01),
    Kpi("churn_rate", "Churn", "share a year", "lower",
        "Share of customers lost in a year at the span's weekly rate: 1 − exp(−52 × left ÷ customer-weeks)",
        _churn_rate, 0.005, primary=True),
    Kpi("purchases_per_customer_year", "Purchases", "purchases/customer-year", "higher",
        "Purchases ÷ customer-weeks × 52", of("purchases", "customer_weeks", WEEKS_PER_YEAR), 0.02),
    Kpi("repeat_purchase_rate", "Repeat purchases", "share", "higher",
        "Purchases by customers who have bought before, within the run ÷ purchases",
        of("repeat_purchases", "purchases"), 0.01),
    Kpi("conversion_rate", "Sales per enquiry", "share", "higher",
        "Extra sales by agents ÷ enquiries opened", of("sales", "enquiries_opened"), 0.005),
    Kpi("customers", "Customers", "customers", "higher",
        "Mean number of customers at week ends", of("customer_weeks", "weeks_ended"), 0.005, "customers"),
    Kpi("new_customers", "New customers", "customers", "higher",
        "Customers who joined in the span", lambda w: w["joined"], 0.02, "new_customers"),
    # --- agents
    Kpi("fear", "Fear", "0 to 1", "lower", "Mean over agents and weeks", of("fear", "agent_weeks"), 0.03),
    Kpi("empowerment", "Psychological empowerment", "z", "higher",
        "Mean over agents and weeks; 0 is the neutral agent", of("empowerment", "agent_weeks"), 0.1),
    Kpi("exhaustion", "Exhaustion", "z", "lower",
        "Mean over agents and weeks; 0 is the neutral agent", of("exhaustion", "agent_weeks"), 0.1, primary=True),
    Kpi("burnout_rate", "Burnout", "share", "lower",
        f"Agent-weeks with exhaustion of at least {BURNOUT_Z:g} (z; an assumed cut) ÷ agent-weeks",
        of("burnt_out", "agent_weeks"), 0.02),
    Kpi("agent_satisfaction", "Job satisfaction", "z", "higher",
        "Mean over agents and weeks", of("agent_satisfaction", "agent_weeks"), 0.1),
    Kpi("engagement", "Engagement", "0 to 1", "higher",
        "Mean voluntary effort, in what nobody measures", of("voluntary_effort", "agent_weeks"), 0.03),
    Kpi("measured_effort", "Effort in what is measured", "0 to 1", "neither",
        "Mean over agents and weeks", of("measured_effort", "agent_weeks"), 0.03),
    Kpi("selling_effort", "Effort in selling", "0 to 1", "neither",
        "Mean over agents and weeks", of("selling_effort", "agent_weeks"), 0.03),
    Kpi("trust", "Trust in leaders", "z", "higher", "Mean over agents and weeks", of("trust", "agent_weeks"), 0.1),
    Kpi("skill", "Skill", "0 to 1", "higher", "Mean over agents and weeks", of("skill", "agent_weeks"), 0.02),
    Kpi("overtime_share", "Overtime", "share", "lower",
        "Time on duty after the planned end ÷ time on duty", of("overtime_min", "duty_min"), 0.005),
    Kpi("agent_attrition", "Attrition", "share a year", "lower",
        "Quits and dismissals ÷ people employed (mean over weeks), a year",
        lambda w: WEEKS_PER_YEAR * ratio(w["quits"] + w["dismissals"], w["agent_weeks"]), 0.02),
    Kpi("quit_rate", "Quits", "share a year", "lower",
        "Quits ÷ people employed (mean over weeks), a year", of("quits", "agent_weeks", WEEKS_PER_YEAR), 0.02),
    Kpi("dismissal_rate", "Dismissals", "share a year", "neither",
        "Dismissals ÷ people employed (mean over weeks), a year",
        of("dismissals", "agent_weeks", WEEKS_PER_YEAR), 0.02),
    Kpi("hires", "Hires", "people", "neither", "People hired in the span", lambda w: w["hires"], 2.0),
    Kpi("headcount", "People employed", "people", "neither",
        "Mean number of agents employed at week ends; vacant posts are not filled",
        of("agent_weeks", "weeks_ended"), 0.5),
    Kpi("absence_rate", "Absence", "share", "lower",
        "Shifts missed ÷ shifts missed or worked",
        lambda w: ratio(w["shifts_missed"], w["shifts_missed"] + w["agent_days"]), 0.005),
    Kpi("boredom", "Boredom", "z", "lower",
        "Mean over agents and weeks; 0 in the middle of the levers", of("boredom", "agent_weeks"), 0.1),
    # --- leaders
    Kpi("misuse_rate", "Misuse", "share", "lower",
        "Conversations in which the agent gave away what he should not ÷ conversations ended",
        of("misuses", "ended"), 0.001),
    Kpi("misuse_detected", "Misuse found", "share", "neither",
        "Audits that brought an agent's misuse to light ÷ misuses; one audit may find several",
        of("misuse_detections", "misuses"), 0.02),
    Kpi("weeks_to_tell_misuse", "Weeks until misuse shows", "weeks", "lower",
        "Median weeks from an agent's first misuse until an audit finds one: ln 2 × weeks of undiscovered misusers ÷ "
        "first discoveries", weeks_to_tell_misuse, 2.0),
    Kpi("weeks_to_tell_stars", "Weeks until stars show", "weeks", "lower",
        "Weeks of case satisfaction until half of the top tenth of agents stand out of the team, with a one-sided "
        "error of 5 % over all weekly looks; from the spread between agents and the scatter within",
        weeks_to_tell_stars, 2.0),
    Kpi("punishments_deserved", "Punishments with cause", "per agent-year", "neither",
        "Punishments that followed a fault that was found ÷ people employed, a year",
        of("punished_deserved", "agent_weeks", WEEKS_PER_YEAR), 0.1),
    Kpi("punishments_undeserved", "Punishments without cause", "per agent-year", "lower",
        "Punishments for nothing ÷ people employed, a year",
        of("punished_undeserved", "agent_weeks", WEEKS_PER_YEAR), 0.1),
    Kpi("punishments_good_faith", "Punishments for good faith", "per agent-year", "lower",
        "Punishments for an exception in good faith that broke the letter of a rule ÷ people employed, a year",
        of("punished_good_faith", "agent_weeks", WEEKS_PER_YEAR), 0.1),
    Kpi("bad_example", "Misuse seen to go unanswered", "share", "lower",
        "Share of colleagues whom agents remember to get away with misuse, mean over weeks",
        of("bad_example", "team_weeks"), 0.02),
    Kpi("errors", "Errors", "share", "lower",
        "Mistakes in conversations that seemed to settle a case, as the model knows them ÷ conversations ended",
        of("errors", "ended"), 0.002),
    Kpi("errors_reported", "Errors reported", "share", "higher",
        "Mistakes that the agent reported ÷ mistakes made", of("errors_reported", "errors"), 0.05),
    Kpi("errors_reported_rate", "Errors on the dashboard", "share", "neither",
        "Mistakes reported ÷ conversations ended: all that a leader sees", of("errors_reported", "ended"), 0.002),
    Kpi("skill_from_errors", "Learned from mistakes", "0 to 1", "higher",
        "Part of skill that agents have from mistakes which they or colleagues owned up to, mean over weeks",
        of("lesson_skill", "team_weeks"), 0.01),
    Kpi("skill_from_peers", "Learned in peer meetings", "0 to 1", "higher",
        "Part of skill that agents have from meetings with colleagues, mean over agents and weeks",
        of("peer_skill", "agent_weeks"), 0.01),
    Kpi("recognitions", "Recognition", "per agent-year", "neither",
        "Times an agent was praised ÷ people employed, a year", of("recognitions", "agent_weeks", WEEKS_PER_YEAR), 0.5),
    Kpi("suggestions_voiced", "Suggestions voiced", "per agent-year", "higher",
        "Suggestions ÷ people employed, a year", of("suggestions", "agent_weeks", WEEKS_PER_YEAR), 0.2),
    Kpi("suggestions_acted_on", "Suggestions acted on", "share", "higher",
        "Suggestions acted on ÷ suggestions voiced", of("suggestions_acted_on", "suggestions"), 0.02),
    Kpi("problems_averted", "Problems averted", "share", "higher",
        "Purchases that would have failed, had nobody put the cause right ÷ those and problems",
        lambda w: ratio(w["problems_averted"], w["problems_averted"] + w["problems"]), 0.01),
    Kpi("contacts_avoided", "Contacts avoided", "contacts", "higher",
        "Contacts that averted problems would have brought, at the issue's chance to be told",
        lambda w: w["contacts_avoided"], 20.0),
    Kpi("work_pressure", "Pressure of work", "ratio", "lower",
        "Work to be done ÷ work that the team is used to, at least 1; mean over weeks",
        of("work_pressure", "weeks_pressed"), 0.02),
    Kpi("time_standard", "Time standard", "share of full time", "neither",
        "Time held to be right for a case ÷ the time it takes without hurry; mean over weeks",
        of("time_standard", "weeks_pressed"), 0.01),
    # --- firm
    Kpi("revenue", "Revenue (margin)", "USD", "higher",
        "Margin on purchases and on extra sales, before the costs below",
        lambda w: _revenue_cents(w) / 100.0, 0.01, "revenue"),
    *(Kpi(f"{name}_cost", f"Cost: {name.replace('_', ' ')}", "USD", "lower",
          f"Money spent on {name.replace('_', ' ')}", usd(f"cost_{name}_cents"), 0.002, "revenue")
      for name in COSTS),
    Kpi("operating_cost", "Operating cost", "USD", "lower",
        "All costs together", usd("cost_cents"), 0.01, "revenue"),
    Kpi("profit", "Profit", "USD", "higher",
        "Revenue − operating cost, not discounted", _profit_usd, 0.01, "revenue", primary=True),
    Kpi("customer_equity", "Value of customers", "USD", "higher",
        "Discounted margin still to come from the customers at the end of the horizon",
        _at_end("equity_cents", 0.01), 0.01, "customer_equity", primary=True),
    Kpi("customers_at_end", "Customers at the end", "customers", "higher",
        "Customers at the end of the horizon", _at_end("customers_at_end"), 0.005, "customers_at_end"),
    Kpi("cases_open_at_end", "Cases still open at the end", "cases", "lower",
        "Cases neither resolved nor given up when the horizon ends", _at_end("cases_open_at_end"), 10.0),
    Kpi("contacts_waiting", "Contacts waiting at week ends", "contacts", "lower",
        "Mean number of contacts waiting, written work included", of("contacts_waiting", "weeks_ended"), 5.0),
)

KPIS: Final[dict[str, Kpi]] = {kpi.name: kpi for kpi in _ALL}
"""Every KPI by name, in the order in which tables show them."""


def figures(window: Window) -> dict[str, Floats]:
    """Every KPI of each span: name to array (spans,), NaN where a span has no data."""
    return {name: kpi.formula(window) for name, kpi in KPIS.items()}


def horizon_figures(totals: WeeklyTotals, warm_up_weeks: int) -> dict[str, float]:
    """KPIs of all weeks after the warm-up; those without data are left out."""
    found = {name: float(v[0]) for name, v in figures(Window.horizon(totals, warm_up_weeks)).items()}
    return {name: value for name, value in found.items() if np.isfinite(value)}


def weekly_figures(totals: WeeklyTotals) -> dict[str, Floats]:
    """KPIs of each week, warm-up included: arrays (weeks,), NaN in weeks without data; none that is all NaN."""
    found = figures(Window.each_week(totals))
    return {name: values for name, values in found.items() if np.isfinite(values).any()}
