# ruff: noqa: E501  (prose and tables of prose, not wrapped)
"""``docs/model.md``, made from the code: rules, parameters, levers, events, switches, and two records of the model.

``python -m cxsim.reports.model_document > docs/model.md``; a test holds that the file is current.
"""

from __future__ import annotations

import inspect
import pkgutil
import sys
from collections.abc import Iterator
from importlib import import_module
from typing import Any, Final, get_type_hints

import cxsim.rules
import cxsim.rules.arithmetic
from cxsim.config.faults import range_words
from cxsim.experiments.horizons import HORIZONS_WEEKS
from cxsim.experiments.mechanisms import MECHANISMS, PATHS, PSYCHOLOGICAL_LEVERS
from cxsim.metrics.kpis import KPIS
from cxsim.metrics.moments import MOMENT_FIGURES
from cxsim.reports.formulas import formulas
from cxsim.reports.limits import NOT_YET
from cxsim.reports.repairs import REPAIRS
from cxsim.rules.company import WEEKS_PER_YEAR
from cxsim.rules.events import BOT_OUTCOMES, CONDUCT, COSTS, EVENTS
from cxsim.rules.expectations import EXPECTATIONS, MET_FROM
from cxsim.rules.levers import Levers
from cxsim.rules.parameters import Parameters
from cxsim.rules.rule import RULES

COMMAND: Final = "python -m cxsim.reports.model_document > docs/model.md"

_STRENGTHS: Final = [
    hint.__metadata__[0].strength for hint in get_type_hints(Parameters, include_extras=True).values()
]

CANNOT: Final = (
    "**Whether fear or empowerment is better.** No study that we know of randomises one against the other in a service "
    "centre. The model says what follows if its assumptions hold; it cannot say that they do.",
    "**What will happen in your firm.** The shipped companies are invented: some of their figures come from public "
    "sources, most are assumed. Put in your own before you read a number as yours, and even then read differences, not "
    "levels.",
    "**That it is right.** It was held against facts, against worlds in which control should win, and against claims, "
    "all written down before. Most of what holds was set to hold or is said by a rule; of the rows that could have come "
    "out either way fewer than half hold ([validation](validation.md)).",
    f"**More than its weakest numbers.** Of {len(_STRENGTHS)} behavioural numbers {_STRENGTHS.count('assumption')} are assumptions, at least in their "
    "size. More replications shrink the error of chance, never that of an assumption: vary them (`cxsim sweep`, "
    "`compare --kappa`, `--without`, `--why`, `--robust`).",
    "**What correlations mean.** Effects known from correlations are multiplied by kappa, a discount that is itself "
    "assumed. Links that rest on an assumed size and not on a correlation are not discounted at all, see the table of "
    "paths; so a low kappa does not make the model sceptical of everything.",
    "**Anything about a person.** Agents differ in five traits drawn at random. The model is no basis for a decision "
    "about a human being.",
    "**What is right.** Fear may pay within a horizon in some world here. That it pays is no reason to do it.",
    "**What is not in it**, listed below under limits, with the way each may lean.",
)

ODD: Final = (
    ("Purpose and patterns",
     "To compare ways of managing a service firm, by their consequences for customers, agents and money over weeks to "
     "years. Judged by stylised facts, counter-hypotheses and claims that were registered beforehand "
     "(`docs/preregistration.md`)."),
    ("Entities, state variables, scales",
     "Customers (satisfaction, expectation, effort and failures remembered, belief in complaining), cases (issue, "
     "severity, loss, contacts, remedies), agents (aptitude, drive, integrity, speed, how easily they tire, tenure; skill, "
     "fear, empowerment, trust, satisfaction, boredom, exhaustion), levels above the agents, channels with queues, the firm "
     "(reputation, money, time standard, usual load, causes put right). Customers also carry how often they buy, what they "
     "expect in compensation and whether they take advantage. Time is continuous, in minutes; agents' feelings and the "
     "books change at the end of each week; runs last weeks to years. Shipped companies have 10 to 34 agents and up to "
     "250,000 customers."),
    ("Process overview and scheduling",
     "Customers buy; some purchases fail; some customers contact the firm; agents answer, decide, resolve or not; "
     "customers appraise, tell, stay or leave. At one instant: work ends, agents come and go, contacts are offered, "
     "patience ends, new contacts and purchases arrive, weeks end (`cxsim.rules.events.Tie`). At a week's end, in this "
     "order: wages and other costs; audits, quits, pressure, praise, promotions, feelings, learning, suggestions, hires; "
     "customers; the market; every 26 weeks what the customers are worth."),
    ("Design concepts",
     "Basic principles: queueing; justice and recovery of service; demands and resources at work; control and "
     "commitment, each number with its source. Objectives and prediction: none; nobody here optimises or foresees, "
     "people follow rules. Collectives: groups of agents by skill, levels above them. Emergence: queues, service levels, churn, reputation and profit. Adaptation: effort, courage and misuse follow "
     "feelings and incentives by rules. Learning: by experience, training, coaching, colleagues in meetings, letters of "
     "thanks and mistakes that are owned up to. Sensing: agents see levers, promises, their own week, and what colleagues "
     "are punished for or get away with; customers remember their own. Interaction: through queues, escalation, colleagues, "
     "word of mouth. Stochasticity: keyed draws, one stream for each purpose and entity, so that "
     "policies meet the same chance. Observation: an event log; every figure is a fold over it."),
    ("Initialization",
     "Policies begin on the first day in a firm as it is: traits and tenures drawn, exhaustion by how easily each tires, "
     "other feelings neutral, a little fear, satisfaction of customers neutral. A warm-up can be left out of the figures."),
    ("Input data", "Company and policy files (`scenarios/`), with the source of every number. No time series."),
    ("Submodels", "The rules below, each with its source and strength; the formulas of a file follow its table."),
)

STRESS: Final = (
    ("1.1 Purpose", "As under ODD. Intended for learning and for research, not for staffing decisions."),
    ("1.2 Outputs", "The key figures of `cxsim.metrics.kpis`, with five primary ones named beforehand: "
     + ", ".join(kpi.title.lower() for kpi in KPIS.values() if kpi.primary) + "; all are defined under key figures."),
    ("1.3 Aims of experiments", "Paired differences between policies under common random numbers, with simultaneous "
     "95 % intervals; verdicts against smallest differences that matter, fixed beforehand."),
    ("2.1 Base model overview diagram", "Customer → purchase → problem → silence, or a case: bot, queue, agent, the levels "
     "above him and other departments → resolved or not → memory → buys again, tells others, leaves. Beside it, week by "
     "week: levers and what agents lived through → feelings and skill → how they serve, stay or leave."),
    ("2.2 Base model logic", "Process interaction: a process for each case, for each agent's shifts, for arrivals and "
     "for the firm's weeks."),
    ("2.3 Scenario logic", "A policy is a set of levers and nothing else; no rule knows a policy by its name."),
    ("2.4 Algorithms", "The rules below."),
    ("2.5.1 Entities", "As under ODD."),
    ("2.5.2 Activities", "Conversations, escalations, written work, work after the call, week's end."),
    ("2.5.3 Resources", "Agents on duty by shift and group, lines of a channel, staff of each level."),
    ("2.5.4 Queues", "By priority, then first come, first served, or by a group's list; messages left are called back "
     "when agents are free."),
    ("2.5.5 Entry and exit points", "Entry: purchases by season, week and hour, and streams of callers. Exit: closing of a "
     "case, leaving of a customer or agent."),
    ("3.1 Data sources", "Files of companies and policies and the table of parameters below, each number with its source."),
    ("3.2 Pre-processing", "None within cxsim: sources give their figures as they are used, or say how they were reckoned."),
    ("3.3 Input parameters", "`cxsim show` with a company or policy tells all of a file, `--parameters` with behaviour too."),
    ("3.4 Assumptions", "Numbers marked assumption below, and the limits above."),
    ("4.1 Initialisation", "As under ODD; default warm-up 0, so that short horizons show what a firm would see."),
    ("4.2 Run length", f"Any number of weeks; headline horizons {', '.join(map(str, HORIZONS_WEEKS))} weeks. Default of "
     "10 replications, or as many as a precision needs."),
    ("4.3 Estimation", "Student t over replications; Bonferroni within the families of primary and other figures."),
    ("5.1 Software", "Python 3.11 to 3.13, SimPy 4, NumPy; versions in `pyproject.toml`."),
    ("5.2 Random sampling", "SplitMix64 keyed by seed, replication, purpose, entity and index; inversion throughout."),
    ("5.3 Execution", "`cxsim compare`, `cxsim sweep`, `cxsim search`; the same command gives the same bytes."),
    ("5.4 System", "Any that runs Python; a replication uses one processor. For the author of a study: name yours."),
    ("6 Code access", "This repository, Apache-2.0."),
)


def document() -> str:
    """The whole page."""
    return "\n".join(_lines()) + "\n"


def _lines() -> Iterator[str]:
    yield "# The model"
    yield ""
    yield f"Made from the code by `{COMMAND}`. Do not edit: change the code, and make it again."
    yield ""
    yield ("Marks in sources: *seen* (the figure was read at its source), *seen-2nd* (on a secondary page), *remembered*, "
           "*assumed* (a modelling choice). Sections such as B4 are those of the evidence base that the model was built "
           "from. The strength of a rule is that of the evidence for its effect. The strength of a number is that of its "
           "size: where that is assumed, the number is an assumption, however strong the effect.")
    yield from _section("What this model cannot tell you")
    yield from (f"- {words}" for words in CANNOT)
    yield ""
    yield "Limits, and which way each may lean:"
    yield ""
    yield from _table(("missing", "what that means", "leans"), ((limit.title, limit.meaning, limit.leans) for limit in NOT_YET))
    yield from _section("ODD record")
    yield from _table(("element", "in this model"), ODD)
    yield from _section("STRESS-DES record")
    yield from _table(("item", "in this model"), STRESS)
    yield from _section("Rules")
    yield from _rules()
    yield from _section("Parameters")
    yield from _parameters()
    yield from _section("Levers")
    yield from _levers()
    yield from _section("Mechanisms that can be switched off")
    yield from _mechanisms()
    yield from _section("Repairs")
    yield ("A coarse weekly prototype was run before this model was written, and its equations ran away, counted things "
           "twice or said nothing. \"Repair 8\" in a source above is the eighth of these. Where the evidence contradicts "
           "itself (\"conflict 2\"), the [preregistration](preregistration.md#conflicts-in-the-evidence) says what was done.")
    yield ""
    yield from _table(("repair", "what was wrong", "what was done"), (
        (str(number), repair.fault, repair.answer) for number, repair in REPAIRS.items()
    ))
    yield from _section("Nine expectations")
    yield (f"Scored from 0 to 1 on every case, from events alone; a score counts as met from {MET_FROM:g}. All forms are "
           "assumed.")
    yield ""
    yield from _table(("expectation", "score"), ((title, _first(rule)) for title, rule in EXPECTATIONS.values()))
    yield from _section("Key figures")
    yield from _key_figures()
    yield from _section("Events")
    yield from _events()


def _rules() -> Iterator[str]:
    for found in sorted(module.name for module in pkgutil.iter_modules(cxsim.rules.__path__)):
        import_module(f"cxsim.rules.{found}")
    counts = {strength: sum(p.strength == strength for p in RULES.values())
              for strength in ("strong", "moderate", "weak", "assumption")}
    yield (f"{len(RULES)} rules: " + ", ".join(f"{count} {strength}" for strength, count in counts.items())
           + ". The formulas of a file follow its table, as they stand in the code: `p` holds the numbers of the table of "
           f"parameters below, `levers` a policy, and a year has {WEEKS_PER_YEAR} weeks.")
    yield ""
    yield "Arithmetic that all of them share:"
    yield from _code(formulas(cxsim.rules.arithmetic))
    by_module: dict[str, list[str]] = {}
    for name in RULES:
        by_module.setdefault(name.rpartition(".")[0], []).append(name)
    for module in sorted(by_module):
        page = import_module(module)
        yield ""
        yield f"### `{module}`"
        yield ""
        yield _first(page)
        yield ""
        yield from _table(("rule", "what it says", "section", "source", "strength"), (
            (f"`{name.rpartition('.')[2]}`", _words(getattr(page, name.rpartition(".")[2])), *RULES[name])
            for name in by_module[module]
        ))
        yield from _code(formulas(page))


def _code(text: str) -> Iterator[str]:
    """Formulas that a reader can open; ``py`` because tests run what is marked as an example in Python."""
    yield ""
    yield "<details><summary>Formulas</summary>"
    yield ""
    yield f"```py\n{text}\n```"
    yield ""
    yield "</details>"


def _parameters() -> Iterator[str]:
    rows = []
    for name, hint in get_type_hints(Parameters, include_extras=True).items():
        mark = hint.__metadata__[0]
        default = Parameters._field_defaults[name]
        rows.append((f"`{name}`", f"{default:g}", f"{mark.low:g} to {mark.high:g}", mark.unit, mark.section, mark.source,
                     mark.strength))
    yield f"{len(rows)} numbers. A company may set any of them within its range."
    yield ""
    yield from _table(("parameter", "default", "range", "unit", "section", "source", "strength"), rows)


def _levers() -> Iterator[str]:
    yield "A policy is a value for each of these, and nothing else."
    yield ""
    yield from _table(("lever", "range", "meaning", "good for", "costs", "works", "source"), (
        (f"`{name}`", range_words(mark.low, mark.high, mark.unit), mark.meaning, mark.benefit, mark.cost,
         "through minds" if name in PSYCHOLOGICAL_LEVERS else "by itself", f"{mark.source} ({mark.strength})")
        for name, mark in ((name, hint.__metadata__[0])
                           for name, hint in get_type_hints(Levers, include_extras=True).items())
    ))


def _mechanisms() -> Iterator[str]:
    yield ("`compare --without NAME` runs the same worlds with a mechanism off; `--without psychology` takes all of agents, "
           "and `--null` sets levers that act by themselves equal as well: then policies differ in their direct costs and "
           "in nothing else, exactly, which a test holds.")
    yield ""
    yield ("`psychology: off` in a company file goes further, and takes feelings from customers as well. Agents are all "
           "alike: they know the work, do it with middling care, refuse nothing that procedure permits, and never err, "
           "cheat or quit. "
           "Customers buy, have problems, keep silent or speak up, wait, give up and try again as ever; but they appraise "
           "nothing, tell nobody, claim nothing false, and leave and join at the neutral rate. What is refused or never "
           "served still comes back as a claim, and who asks and is never answered may still buy elsewhere. Key figures of "
           "satisfaction are then absent.")
    yield ""
    yield from _table(("name", "mechanism", "of", "when off", "parameters"), (
        (f"`{name}`", m.title, m.kind, m.meaning, ", ".join(f"`{p}` = {value:g}" for p, value in m.off.items()))
        for name, m in MECHANISMS.items()
    ))
    yield ""
    defaults = Parameters()
    yield f"What kappa = {defaults.kappa:g} leaves of the correlations along a path, where links compound:"
    yield ""
    yield from _table(("path", "links (× kappa where marked)", "left"), (
        (path.title, "; ".join(f"{words}{' ×' if discounted else ''}" for words, discounted in path.links),
         f"{path.effective_kappa(defaults):.3g}")
        for path in PATHS
    ))


def _events() -> Iterator[str]:
    yield "Every figure is a fold over these rows: time, kind, case, customer, agent, channel and three values."
    yield ""
    yield from _table(("kind", "name", "meaning", "value", "value 2", "value 3"), (
        (str(number), f"`{event.name}`", event.meaning, event.value, event.value_2, event.value_3)
        for number, event in enumerate(EVENTS)
    ))
    yield ""
    yield (f"Conduct, by index: {', '.join(CONDUCT)}. Costs, by index: {', '.join(COSTS)}. Outcomes of the bot, by index: "
           f"{', '.join(BOT_OUTCOMES)}.")


def _key_figures() -> Iterator[str]:
    yield "Every one is worked out of the events, and defined for any weeks of a run."
    yield ""
    yield from _table(("key figure", "title", "unit", "better", "definition"), (
        (f"`{kpi.name}`", kpi.title, kpi.unit, kpi.better, kpi.definition) for kpi in KPIS.values()
    ))
    yield ("Moments of truth are the issues of a company's catalogue; the report of a comparison shows what becomes of "
           "each of them:")
    yield ""
    yield from _table(("figure", "title", "unit", "better", "definition"), (
        (f"`{name}`", each.title, each.unit, each.better, each.definition) for name, each in MOMENT_FIGURES.items()
    ))


def _section(title: str) -> tuple[str, ...]:
    return "", f"## {title}", ""


def _table(heads: tuple[str, ...], rows: Any) -> Iterator[str]:
    yield f"| {' | '.join(heads)} |"
    yield f"|{'---|' * len(heads)}"
    for row in rows:
        yield f"| {' | '.join(_cell(cell) for cell in row)} |"


def _cell(text: str) -> str:
    return " ".join(text.split()).replace("|", "\\|")


def _first(thing: object) -> str:
    """First paragraph of a docstring."""
    return " ".join((inspect.getdoc(thing) or "").split("\n\n")[0].split())


def _words(thing: object) -> str:
    """A docstring up to its list of parameters."""
    return " ".join((inspect.getdoc(thing) or "").split("\nParameters\n")[0].split())


if __name__ == "__main__":
    sys.stdout.write(document())
