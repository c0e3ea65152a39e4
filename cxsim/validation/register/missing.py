"""What rows need and the model lacked on the day of registration. The list stays as it was written."""

from __future__ import annotations

from typing import Final, Literal, NamedTuple


class Missing(NamedTuple):
    """A thing that was not there, and what it has to do so that rows can be judged."""

    kind: Literal["company", "event", "kpi", "mechanism", "lever", "record"]
    meaning: str


MISSING: Final[dict[str, Missing]] = {
    # Companies
    "small-firm": Missing("company", (
        "An airline-like firm for tests of people rather than of queues: 20,000 customers, phone and inbox, the "
        "airline's catalogue, about 8 agents; staffed on tuning seeds for a neutral occupancy of 0.70 to 0.80")),
    "electronics": Missing("company", "The electronics retailer: 250,000 customers, 75 USD of margin a year"),
    "software": Missing("company", "The software firm with a shared inbox: 20,000 customers, written work only"),
    "utility": Missing("company", "The utility: 200,000 customers, 24 USD of margin a year, lock-in 0.3, simple tasks"),
    # Events
    "agent_hired": Missing("event", "An agent begins, with aptitude, drive and the weeks of experience brought along"),
    "agent_left": Missing("event", "An agent goes: quit or dismissed, and tenure in weeks"),
    "agent_traits": Missing("event", "Aptitude, drive and integrity of each agent, once, for analysis only"),
    "remedy_needed": Missing("event", "Whether a case needs judgement, so that exceptions have a denominator"),
    # KPIs
    "agent_attrition": Missing("kpi", "Quits and dismissals ÷ mean headcount, a year; each of the two beside it"),
    "absence_rate": Missing("kpi", "Shifts missed ÷ shifts rostered"),
    "promises_kept": Missing("kpi", "Call-backs made in time ÷ call-backs promised"),
    "bot_containment": Missing("kpi", "Bot sessions that end without a person ÷ sessions"),
    "public_complaints": Missing("kpi", "Public posts against the firm, and the share answered in a day"),
    "suggestions_voiced": Missing("kpi", "Suggestions a year and agent"),
    "suggestions_acted_on": Missing("kpi", "Suggestions acted on ÷ voiced"),
    "errors": Missing("kpi", "Errors made ÷ conversations ended, as the model knows them"),
    "errors_reported": Missing("kpi", "Errors reported ÷ errors made"),
    "weeks_to_tell_stars": Missing("kpi", (
        "Weeks until an agent's mean satisfaction is above the team's with a one-sided error of 5 %, the error "
        "over the looks controlled; agents of the true top tenth")),
    "weeks_to_tell_misuse": Missing("kpi", "Weeks until an audit first shows misuse; agents who misuse"),
    "nine_expectations": Missing("kpi", "Nine scores of each case, 0 to 1, and `all_nine_met`"),
    "variance_split": Missing("kpi", "Variance of case satisfaction between agents, weeks, channels and issues"),
    "violations": Missing("kpi", "Regulated cases handled against the rule ÷ regulated cases"),
    # Levers
    "hiring_care": Missing("lever", "0 to 1: validity and ratio of selection"),
    "peer_meetings_per_week": Missing("lever", "Structured meetings in which agents learn from each other"),
    "front_line_h_per_month": Missing("lever", "Hours of leaders at the front line"),
    "act_on_suggestions": Missing("lever", "Share of voiced suggestions acted on"),
    "standards_ratchet": Missing("lever", "0 to 1: how far the time standard follows what was done in a hurry"),
    "misuse_response": Missing("lever", "What follows detected misuse: nothing, coaching, restriction or dismissal"),
    "human_access": Missing("lever", "0 to 1: how easily a customer gets past the bot"),
    "guest_day_budget": Missing("lever", "Limit for each guest and day, open only while a problem is open"),
    "promotion": Missing("lever", "Share of promotions that go to the best instead of the longest-serving"),
    # Mechanisms
    "quitting": Missing("mechanism", "Agents quit; hazard from strain, satisfaction, support and tenure, on one path"),
    "hiring": Missing("mechanism", "Vacancies, lead time, selection, up-front training and its price"),
    "audits": Missing("mechanism", "Work is sampled, misuse and exceptions found, good-faith ones punished or not"),
    "error_reporting": Missing("mechanism", "Errors are reported or hidden; hidden ones come back worse"),
    "regulation": Missing("mechanism", "Cases bound by law, violations, detection, fines"),
    "bot": Missing("mechanism", "Self-service first, containment, hand-over with or without context"),
    "social_channel": Missing("mechanism", "Public posts with reach, answered or not"),
    "departments": Missing("mechanism", "Cases for several departments, promised call-backs kept or missed"),
    "inbox_tools": Missing("mechanism", "Assignment, canned replies and knowledge base in the shared inbox"),
    "peer_learning": Missing("mechanism", "Skill spreads from agent to agent in meetings and by praise"),
    "root_causes": Missing("mechanism", "Fixes lower the chance that a purchase fails"),
    "boredom": Missing("mechanism", "Low variety and low discretion bore; boredom lowers courtesy"),
    "habituation": Missing("mechanism", "Recognition wears off and, given by whim, annoys"),
    "work_pressure": Missing("mechanism", "Backlog presses; time standards erode (the reconstructed equations)"),
    "customer_promise": Missing("mechanism", "What the firm promises sets expectation; a price that can move"),
    "review_shock": Missing("mechanism", "Reviews put in from outside at a stated week"),
    "contractors": Missing("mechanism", "Part of the desk is staffed by another employer with levers of its own"),
    # Records of the comparison itself
    "policy_search": Missing("record", "The best policy of a kind under a budget, by a search that can be repeated"),
    "equal_budgets": Missing("record", "The same money for every policy, the rest put into staff"),
    "mechanism_switches": Missing("record", "Each psychological mechanism off, for attribution and the null run"),
    "run_in": Missing("record", "Weeks under neutral levers before the policy begins"),
    "equity_by_week": Missing("record", "Value of the customer base at weeks 26, 52, 104 and 156 of one run"),
    "version_count": Missing("record", "How many versions of model, defaults and scenarios met registered seeds"),
}
"""By name. A row lists the names it needs."""

NOT_REPORTED: Final[dict[str, str]] = {
    "F31": "The ratio without the factor: it takes four more arms of five worlds each, which no version was given.",
    "C06": "The airline: it takes two more arms there, which no version was given.",
    "C22": "By moment of truth: the report of `cxsim compare` shows it by kind of issue; these runs keep no such sums.",
}
"""What rows say is reported and is not, by id, and why."""
