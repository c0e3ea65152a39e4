# ruff: noqa: E501  (a table: one row, one number, not wrapped)
"""The levers of management: all that a policy is.

A policy is a file with these keys and nothing else. No rule knows a policy by its name. To add a lever, add a
field here, use it in a rule, price it in the company's economics if it costs money, and give every shipped
policy a value; the schema, ``cxsim show`` and the documentation follow from this table.

A file states every lever. Levers that came later have the middle of their scale, or 0 for "not done", where code
builds a table of levers without naming them.
"""

from __future__ import annotations

from typing import Annotated, NamedTuple

from cxsim.rules.rule import Strength


class Lever(NamedTuple):
    """What a lever means: unit, allowed range, what it is good for and what it costs, and the source."""

    unit: str
    low: float
    high: float
    meaning: str
    benefit: str
    cost: str
    source: str
    strength: Strength


class Levers(NamedTuple):
    """One policy as numbers. See `Lever` of each field for unit and range."""

    discretion: Annotated[float, Lever(
        "0 to 1", 0.0, 1.0, "How far an agent may decide without asking",
        "exceptions without escalation, speed of repair, empowerment", "goodwill, decision time, misuse, strain without clarity",
        "Bowen & Lawler 1992; Seibert et al. 2011 (seen: signs)", "moderate")]
    remedy_limit_x_loss: Annotated[float, Lever(
        "x mean loss", 0.0, 5.0, "Most an agent may spend on one case, as a multiple of the company's mean loss",
        "fair remedies at once", "goodwill and the size of each misuse",
        "Hotel practice of a fixed sum per guest (seen, second hand); multiples of the loss: assumed", "assumption")]
    clarity: Annotated[float, Lever(
        "0 to 1", 0.0, 1.0, "How clear it is which exceptions are welcome",
        "right decisions, less strain, courage to decide", "time to write and teach the rules",
        "Chan & Lam 2011 (seen)", "moderate")]
    information: Annotated[float, Lever(
        "0 to 1", 0.0, 1.0, "How much agents are told about customers, costs and results",
        "empowerment, better judgement", "systems and time", "Spreitzer 1995 (remembered)", "moderate")]
    support: Annotated[float, Lever(
        "0 to 1", 0.0, 1.0, "How far leaders and colleagues stand behind an agent",
        "trust, recovery from strain", "leaders' time", "Humphrey et al. 2007; Bakker et al. 2003 (seen)", "moderate")]
    training_h_per_week: Annotated[float, Lever(
        "h/agent-week", 0.0, 6.0, "Paid training away from the desk",
        "skill", "wages and hours away from customers; first training of every newcomer", "Arthur et al. 2003 (seen)", "moderate")]
    monitoring: Annotated[float, Lever(
        "0 to 1", 0.0, 1.0, "Share of work that is recorded and checked",
        "less misuse, a compliance floor under measured work", "stress, satisfaction, systems",
        "Pierce et al. 2015; Siegel et al. (seen)", "strong")]
    punish_deserved_per_4wk: Annotated[float, Lever(
        "events/agent/4 weeks", 0.0, 2.0, "Punishments that follow a real fault",
        "compliance", "fear where it is on show", "Podsakoff et al. 2006 (seen)", "strong")]
    punish_undeserved_per_4wk: Annotated[float, Lever(
        "events/agent/4 weeks", 0.0, 2.0, "Punishments without a fault of the agent's, tempers included",
        "compliance in the short run", "fear, satisfaction, voluntary effort; good faith punished where it breaks the letter", "Podsakoff et al. 2006 (seen)", "strong")]
    punish_visibility: Annotated[float, Lever(
        "0 to 1", 0.0, 1.0, "How many colleagues see a punishment",
        "deters misuse", "spreads fear", "Podsakoff et al. 2006 (seen); form assumed", "assumption")]
    script: Annotated[float, Lever(
        "0 to 1", 0.0, 1.0, "How strictly words and steps are prescribed",
        "consistency, speed, help for novices", "complex cases, authenticity", "Bowen & Lawler 1992 (remembered)", "moderate")]
    weight_speed: Annotated[float, Lever(
        "0 to 1", 0.0, 1.0, "Weight of speed in pay and praise", "shorter handle times", "care, by multitasking",
        "Holmström & Milgrom 1991 (remembered form)", "moderate")]
    weight_sales: Annotated[float, Lever(
        "0 to 1", 0.0, 1.0, "Weight of sales in pay and praise", "extra sales", "care; customers feel sold to",
        "Holmström & Milgrom 1991 (remembered form); Jasmand et al. 2012 (seen)", "moderate")]
    weight_service: Annotated[float, Lever(
        "0 to 1", 0.0, 1.0, "Weight of service quality in pay and praise", "care", "longer handle times",
        "Holmström & Milgrom 1991 (remembered form)", "moderate")]
    recognition: Annotated[float, Lever(
        "0 to 1", 0.0, 1.0, "Recognition for good service; 1 is about one event per agent and month",
        "effort, colleagues' skill", "money", "Stajkovic & Luthans 2003 (seen), halved", "moderate")]
    attitude: Annotated[float, Lever(
        "0 to 1", 0.0, 1.0, "How the top speaks of customers: 0 as a nuisance, 1 as who pays the bills",
        "courtesy, benefit of the doubt", "generosity to claims that are not fair", "Essay E3; size assumed", "assumption")]
    promised: Annotated[float, Lever(
        "0 to 1", 0.0, 1.0, "What agents are told of their freedom; against `discretion` it gives the say-do gap",
        "trust while the promise is believed", "trust and job satisfaction once it is not", "Simons et al. 2015 (seen)", "moderate")]
    promise_caution: Annotated[float, Lever(
        "0 to 1", 0.0, 1.0, "How late a call-back is promised: 0 as soon as hoped, 1 when it is nearly sure",
        "promises kept, fewer customers who chase", "later dates disappoint at once, and forgotten cases wait longer",
        "Essay E4; quantile form assumed", "assumption")]
    bot_share: Annotated[float, Lever(
        "0 to 1", 0.0, 1.0, "Share of cases that meet the bot first, where a company has one",
        "simple cases cost cents instead of agents' minutes", "those it fails are angrier, have told it twice or give up",
        "Gartner 2019, 2023 (seen-2nd)", "weak")]
    human_access: Annotated[float, Lever(
        "0 to 1", 0.0, 1.0, "How easily a customer gets past the bot to a person",
        "fewer give up", "agents get cases that the bot would have solved", "Essay E2; sizes assumed", "assumption")]
    handover_context: Annotated[float, Lever(
        "0 to 1", 0.0, 1.0, "Share of hand-overs in which the agent sees what the bot was told",
        "shorter conversations, less to tell again", "price of the connection, for each session",
        "Essay E2; sizes assumed", "assumption")]
    claim_checks: Annotated[float, Lever(
        "0 to 1", 0.0, 1.0, "How thoroughly claims are checked before anything is given",
        "false claims found and deterred", "time for every claim, honest customers doubted",
        "Wirtz & McColl-Kennedy 2010 (remembered); sizes assumed", "assumption")]
    chat_limit: Annotated[float, Lever(
        "chats", 1.0, 4.0, "Chats that an agent may hold at once, rounded", "more customers in the same time",
        "answers come later, fewer cases are solved",
        "Concurrency 2 with 15 % longer chats (seen-2nd); Castellanos et al. (seen); Goes et al. 2018 (seen)", "moderate")]
    canned_replies: Annotated[float, Lever(
        "0 to 1", 0.0, 1.0, "How far written replies are put together from stock sentences",
        "faster written work", "complex cases come back, and it reads like it", "Essay E1, E2; sizes assumed", "assumption")]
    knowledge_base: Annotated[float, Lever(
        "0 to 1", 0.0, 1.0, "How well the firm keeps what agents can look up",
        "the less skilled solve more", "money for those who write it",
        "Essay E1; Brynjolfsson et al. (seen: help for novices); size assumed", "assumption")]
    inbox_ownership: Annotated[float, Lever(
        "0 to 1", 0.0, 1.0, "Share of written cases that stay with the agent who began them, and wait for him",
        "no second reading, surer answers", "waits for the owner, who is busy or not there", "Essay E1; sizes assumed", "assumption")]
    public_replies: Annotated[float, Lever(
        "0 to 1", 0.0, 1.0, "Share of public posts that the firm answers",
        "less harm to its name", "agents' time", "Essay E2; sizes assumed", "assumption")]
    hiring_care: Annotated[float, Lever(
        "0 to 1", 0.0, 1.0, "How carefully new people are chosen: applicants looked at, interviews, tests of integrity",
        "talent, drive, fewer who abuse freedom", "money for each hire, posts vacant for longer",
        "Sackett et al. 2022 (revision seen, sizes remembered)", "moderate")] = 0.5
    misuse_response: Annotated[float, Lever(
        "detections", 1.0, 5.0, "How often an agent's misuse must come to light until he is dismissed; coached at first, then restricted",
        "people who learn stay, dismissals are spared", "misuse goes on for longer", "Essay E1; form assumed", "assumption")] = 3.0
    coaching_h_per_week: Annotated[float, Lever(
        "h/agent-week", 0.0, 2.0, "Talks about one's own work with a leader who helps",
        "faster learning, less strain, effort", "wages, leaders' time, hours away from customers",
        "Bakker et al. 2003 (seen: among resources); Stajkovic & Luthans 2001 (seen: feedback)", "moderate")] = 0.0
    peer_meetings_per_week: Annotated[float, Lever(
        "meetings/agent-week", 0.0, 2.0, "Structured meetings in which agents learn from each other",
        "skill and pace of the weaker", "hours away from customers, preparation", "Sandvik et al. 2020 (seen)", "strong")] = 0.0
    front_line_h_per_month: Annotated[float, Lever(
        "h/month", 0.0, 16.0, "Hours that leaders spend at the front line",
        "trust, a smaller gap between word and deed, better fixes", "leaders' time", "Hong et al. 2013 (seen), size assumed", "assumption")] = 0.0
    act_on_suggestions: Annotated[float, Lever(
        "0 to 1", 0.0, 1.0, "Share of agents' suggestions that are acted on",
        "fewer things go wrong", "money and time of those who put them right", "Essay E3; size assumed", "assumption")] = 0.0
    promotion: Annotated[float, Lever(
        "0 to 1", 0.0, 1.0, "Share of promotions that go to the best instead of the longest-serving",
        "the best stay, and agents work for it", "the longest-serving, passed over, are slighted; rivals teach each other less", "Essay E5; Drago & Garvey 1998 (remembered); sizes assumed", "assumption")] = 0.5
    standards_ratchet: Annotated[float, Lever(
        "0 to 1", 0.0, 1.0, "How far the time held to be right for a case follows what was done in a hurry",
        "capacity", "resolution, once nobody remembers the full time", "Oliva & Sterman 2001 (structure remembered)", "moderate")] = 0.0
