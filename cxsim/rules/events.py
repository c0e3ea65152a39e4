"""The vocabulary of the event log, and the order of things that happen at one instant.

A run is a stream of rows; every KPI is a fold over them. A row has the columns of `COLUMNS`; what the three
values of a kind mean stands in `EVENTS`. Numbers of kinds are part of every stored log: append, never renumber.
"""

from __future__ import annotations

from typing import Final, NamedTuple

COLUMNS: Final = (
    "time_min", "kind", "case_id", "customer_id", "agent_id", "channel", "value", "value_2", "value_3",
)
"""``time_min`` float64 minutes from the start (week 0, Monday 00:00); ids int64 and -1 where none;
``channel`` int16, index into the company's channels; three float64 values, 0.0 where unused."""


class Kind:
    """What happened. Money is in whole cents."""

    PURCHASE: Final = 0
    PROBLEM: Final = 1
    PROBLEM_SILENT: Final = 2
    CASE_OPENED: Final = 3
    CONTACT_OFFERED: Final = 4
    CONTACT_ANSWERED: Final = 5
    CONTACT_ABANDONED: Final = 6
    CONTACT_ENDED: Final = 7
    REMEDY: Final = 8
    MISUSE: Final = 9
    ESCALATED: Final = 10
    ESCALATION_DECIDED: Final = 11
    TRANSFERRED: Final = 12
    AGGRESSION: Final = 13
    CASE_CLOSED: Final = 14
    CASE_APPRAISED: Final = 15
    REVIEW: Final = 16
    RECOMMENDATION: Final = 17
    CUSTOMER_JOINED: Final = 18
    CUSTOMER_LEFT: Final = 19
    SALE: Final = 20
    ON_DUTY: Final = 21
    OFF_DUTY: Final = 22
    AGENT_FEELING: Final = 23
    AGENT_BEARING: Final = 24
    AGENT_EFFORT: Final = 25
    COST: Final = 26
    WEEK_ENDED: Final = 27
    RUN_ENDED: Final = 28
    AGENT_TRAITS: Final = 29
    AGENT_HIRED: Final = 30
    AGENT_LEFT: Final = 31
    SHIFT_MISSED: Final = 32
    PROMISED: Final = 33
    PROMISE_SETTLED: Final = 34
    CALLED_BACK: Final = 35
    AUDITED: Final = 36
    MISUSE_FOUND: Final = 37
    PUNISHED: Final = 38
    ERROR_MADE: Final = 39
    ERROR_SURFACED: Final = 40
    RECOGNISED: Final = 41
    SUGGESTED: Final = 42
    PROBLEM_AVERTED: Final = 43
    PROMOTED: Final = 44
    AGENT_MOOD: Final = 45
    WORK_PRESSED: Final = 46
    BOT_STARTED: Final = 47
    BOT_ENDED: Final = 48
    REGULATED: Final = 49
    VIOLATION: Final = 50
    FALSE_CLAIM: Final = 51
    FALSE_CLAIM_PAID: Final = 52
    CASE_JUDGED: Final = 53
    CONTACT_BLOCKED: Final = 54
    OTHER_WORK: Final = 55
    PUBLIC_POST: Final = 56
    POST_SETTLED: Final = 57
    CUSTOMERS_VALUED: Final = 58
    MESSAGE_LEFT: Final = 59
    MESSAGE_ANSWERED: Final = 60
    WRAPPED_UP: Final = 61
    TEAM_WAYS: Final = 62
    CUSTOMER_REMEMBERS: Final = 63
    AGENT_TEMPTED: Final = 64
    PROBLEM_WEIGHED: Final = 65
    COUNT: Final = 66


class EventKind(NamedTuple):
    """One row of the vocabulary: name in logs, meaning, and what the three values hold."""

    name: str
    meaning: str
    value: str = ""
    value_2: str = ""
    value_3: str = ""


EVENTS: Final[tuple[EventKind, ...]] = (
    EventKind("purchase", "A customer bought", "margin, cents", "purchase number of this customer, from 0"),
    EventKind("problem", "The purchase failed", "issue, index", "severity, 0 to 1", "loss, cents"),
    EventKind("problem_silent", "The customer kept it to himself", "issue, index", "severity, 0 to 1", "loss, cents"),
    EventKind("case_opened", "A customer asks for something", "issue, index", "complexity, 0 to 1",
              "1 problem, 0 enquiry"),
    EventKind("contact_offered", "A contact reached the firm", "contact number within the case, from 1",
              "1 redial after abandoning, else 0"),
    EventKind("contact_answered", "An agent took the contact", "wait, min", "contact number within the case"),
    EventKind("contact_abandoned", "The customer gave up waiting", "wait, min", "contact number within the case"),
    EventKind("contact_ended", "The conversation ended; work after the call has a row of its own",
              "handle time, min", "conduct, index into CONDUCT", "1 resolved, else 0"),
    EventKind("remedy", "Something was given to the customer", "amount, cents", "fair remedy, cents",
              "1 exception beyond procedure, else 0"),
    EventKind("misuse", "An agent gave away what he should not", "amount, cents"),
    EventKind("escalated", "The case went up a level", "level, from 1", "contact number within the case"),
    EventKind("escalation_decided", "A level answered", "level, from 1", "delay, min", "1 resolved, else 0"),
    EventKind("transferred", "Passed on to another agent", "contact number within the case"),
    EventKind("aggression", "The customer turned on the agent"),
    EventKind("case_closed", "The case ended", "1 resolved, 0 not", "contacts made", "open time, min"),
    EventKind("case_appraised", "What the customer made of it", "satisfaction, 1 to 5", "effort, events",
              "likelihood to recommend, 0 to 10"),
    EventKind("review", "A review was posted", "stars, 1 to 5"),
    EventKind("recommendation", "The customer told others of a case; without one, of an ordinary purchase",
              "people told", "1 for, -1 against",
              "customers won (expected; negative: lost)"),
    EventKind("customer_joined", "A new customer", "1 by word of mouth, else 0"),
    EventKind("customer_left", "A customer is lost", "purchases made", "failures remembered"),
    EventKind("sale", "An agent sold something more", "margin, cents"),
    EventKind("on_duty", "An agent is available from now", "shift, index"),
    EventKind("off_duty", "An agent leaves, breaks, meets or the week is cut", "minutes since on duty",
              "of which after the planned end", "1 the shift is over, else 0"),
    EventKind("agent_feeling", "Week's end: how the agent feels", "fear, 0 to 1", "empowerment, z",
              "exhaustion, z"),
    EventKind("agent_bearing", "Week's end: how the agent stands", "satisfaction, z", "trust, z", "skill, 0 to 1"),
    EventKind("agent_effort", "Week's end: what the agent puts in", "measured effort, 0 to 1",
              "voluntary effort, 0 to 1", "selling effort, 0 to 1"),
    EventKind("cost", "Money out", "amount, cents", "index into COSTS"),
    EventKind("week_ended", "The firm at the week's end", "reputation, stars", "customers", "contacts waiting"),
    EventKind("run_ended", "The end of the horizon", "customer equity, cents", "customers", "cases open"),
    EventKind("agent_traits", "An agent as he is, when he begins; no leader sees this", "aptitude, z", "drive, z",
              "integrity: 0 steadfast, 1 conditional, 2 opportunist"),
    EventKind("agent_hired", "A vacant post is filled", "aptitude, z", "drive, z", "weeks of experience brought along"),
    EventKind("agent_left", "An agent goes", "1 dismissed, 0 quit", "tenure, weeks"),
    EventKind("shift_missed", "A rostered shift without its agent: holiday or illness"),
    EventKind("promised", "A call-back was promised", "until due, min", "promise number within the case, from 0"),
    EventKind("promise_settled", "A call-back came in time, or did not", "1 kept, 0 broken"),
    EventKind("called_back", "An agent called the customer back", "since the answer was there, min",
              "contact number within the case"),
    EventKind("audited", "Week's end: an agent's work was checked", "conversations checked (expected)",
              "kinds of fault found", "1 he misuses and nobody knows, else 0"),
    EventKind("misuse_found", "An audit brought misuse to light", "how often so far",
              "0 coached, 1 restricted, 2 dismissed", "weeks since his first misuse"),
    EventKind("punished", "An agent was punished",
              "1 for a fault that was found, 0 for nothing, 2 for an exception in good faith"),
    EventKind("error_made", "A case that seems settled holds a mistake", "1 reported and put right, else 0"),
    EventKind("error_surfaced", "A hidden mistake came back to the customer", "issue, index", "severity, 0 to 1"),
    EventKind("recognised", "An agent was praised for good service", "share of its effect that praise still has"),
    EventKind("suggested", "An agent said what should be put right", "1 acted on, else 0", "issue, index",
              "1 about a rule, 0 about a cause"),
    EventKind("problem_averted", "A purchase went well because a cause was put right", "issue, index",
              "chance that the customer would have contacted the firm"),
    EventKind("promoted", "An agent was promoted", "1 the best, 0 the longest-serving"),
    EventKind("agent_mood", "Week's end: what else moves the agent", "boredom, z",
              "share of its effect that praise still has", "skill learned from colleagues, 0 to 1"),
    EventKind("work_pressed", "Week's end: pressure of work", "work to do ÷ what is usual, 1/2 to 2",
              "time taken ÷ full time", "time held to be right ÷ full time"),
    EventKind("bot_started", "The bot takes a new case first", "issue, index"),
    EventKind("bot_ended", "The bot is done with it", "outcome, index into BOT_OUTCOMES", "length, min",
              "1 handed over without what was told, else 0"),
    EventKind("regulated", "A case is opened that a law binds", "issue, index"),
    EventKind("violation", "A regulated case was handled against the law", "fine, cents", "1 detected, else 0"),
    EventKind("false_claim", "A customer claims although nothing is wrong", "issue, index", "claimed, cents"),
    EventKind("false_claim_paid", "A false claim ended with money given", "amount, cents"),
    EventKind("case_judged", "How fair the customer found it, told before he appraises", "what he got, 0 to 1",
              "how he was treated, 0 to 1", "the way there, 0 to 1"),
    EventKind("contact_blocked", "All lines were taken", "contact number within the case"),
    EventKind("other_work", "An agent spent time without a conversation: on a silent chat or a public reply", "min"),
    EventKind("public_post", "A customer complains in public", "people reached"),
    EventKind("post_settled", "The firm answered a post in time, or did not", "1 answered, else 0", "after, min"),
    EventKind("customers_valued", "Every half year: what the customers of that moment are worth",
              "customer equity, cents", "customers"),
    EventKind("message_left", "The customer stopped waiting and left a message", "wait, min",
              "contact number within the case"),
    EventKind("message_answered", "An agent called back who had left a message", "since the message, min",
              "contact number within the case"),
    EventKind("wrapped_up", "The agent finished what was to be done after the call", "min"),
    EventKind("team_ways", "Week's end: what agents take from each other, mean",
              "skill learned from mistakes owned up to, 0 to 1",
              "share of colleagues who get away with misuse, as remembered",
              "punishments for good faith within four weeks, as felt"),
    EventKind("customer_remembers", "What a customer makes of the firm from now on, on which his leaving hangs",
              "satisfaction so far, SD", "effort remembered, events", "severity of what was never put right"),
    EventKind("agent_tempted", "Week's end: how readily the agent misuses his freedom in the week to come",
              "chance in each conversation, 0 to 1"),
    EventKind("problem_weighed", "The customer asks himself whether to tell the firm of his problem",
              "chance that he does, 0 to 1", "award that he heard of, as a multiple of the loss; -1 none"),
)

CONDUCT: Final = (
    "answered", "standard_remedy", "exception", "escalated", "transferred", "refused", "misused", "promised",
)
"""What an agent did in a contact: the index is ``value_2`` of ``contact_ended``."""

ANSWERED, STANDARD_REMEDY, EXCEPTION, ESCALATE, TRANSFER, REFUSE, MISUSE, PROMISE = range(8)

BOT_OUTCOMES: Final = ("solved", "handed_over", "gave_up", "person_at_once")
"""How a session with the bot ended: the index is ``value`` of ``bot_ended``."""

BOT_SOLVED, HANDED_OVER, GAVE_UP, PERSON_AT_ONCE = range(4)

COSTS: Final = (
    "wages", "overtime", "escalation_staff", "training", "support", "information", "monitoring", "recognition",
    "goodwill", "misuse", "late_claims", "fixed", "hiring",
    "coaching", "peer_meetings", "front_line", "suggestions", "promotion", "bot", "fines", "knowledge",
    "lost_purchases",
)
"""Cost categories: the index is ``value_2`` of ``cost``."""


class Tie:
    """Order at one instant, smallest first: (time, tie, sequence) is the only order the model knows.

    Work ends before agents change, agents change before customers give up, customers give up before new ones
    arrive: so a caller whose patience ends in the very moment an agent comes free is served.
    """

    WORK_ENDS: Final = 0
    DUTY_STARTS: Final = 1
    DUTY_ENDS: Final = 2
    OFFER: Final = 3
    PATIENCE_ENDS: Final = 4
    ESCALATION: Final = 5
    CONTACT: Final = 6
    PURCHASE: Final = 7
    NEWCOMER: Final = 8
    WEEK_ENDS: Final = 9
