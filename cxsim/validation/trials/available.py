"""Whether a row can be tested with this version of the model, and if not, what it waits for.

The register says what the model lacked when it was written; that list stays. This says what has come since, by looking:
at levers, key figures, events and companies by name, and at mechanisms by what shows that they are there.
"""

from __future__ import annotations

from typing import Final

from cxsim.metrics.kpis import KPIS
from cxsim.rules.company import Economics
from cxsim.rules.events import EVENTS
from cxsim.rules.levers import Levers
from cxsim.rules.parameters import Parameters
from cxsim.validation.register.missing import MISSING
from cxsim.validation.register.row import Row
from cxsim.validation.trials.claims import CLAIM_TRIALS
from cxsim.validation.trials.company import company_named
from cxsim.validation.trials.counter import COUNTER_TRIALS
from cxsim.validation.trials.facts import FACT_TRIALS
from cxsim.validation.trials.trial import Trial

TRIALS: Final[dict[str, Trial]] = {**FACT_TRIALS, **COUNTER_TRIALS, **CLAIM_TRIALS}
"""How each row is measured, by id."""

FOLDED: Final = frozenset({"nine_expectations"})
"""Names of the register that stand for several key figures together."""

SHOWN_BY: Final[dict[str, str]] = {
    "quitting": "agent_left",
    "hiring": "agent_hired",
    "audits": "audited",
    "error_reporting": "error_made",
    "regulation": "violation",
    "bot": "bot_started",
    "departments": "promised",
    "root_causes": "problem_averted",
    "boredom": "agent_mood",
    "habituation": "recognised",
    "work_pressure": "work_pressed",
    "social_channel": "public_post",
    "inbox_tools": "inbox_ownership",
    "peer_learning": "peer_meetings_per_week",
    "equal_budgets": "budget_usd_per_agent_week",
}
"""The event, lever or field of the company that shows that a mechanism is built."""

NO_LONGER_ASKED: Final = frozenset({"guest_day_budget", "remedy_needed", "contractors"})
"""What rows do without since they were corrected, before any verdict run; each row says how."""

_THERE: Final = frozenset({
    *Levers._fields, *Parameters._fields, *KPIS, *FOLDED, *(event.name for event in EVENTS),
    *Economics.__dataclass_fields__,
})


def is_there(name: str) -> bool:
    """Whether something that the model once lacked is there now; ``name`` is one of the register's `MISSING`."""
    if MISSING[name].kind == "company":
        try:
            company_named(name)
        except LookupError:
            return False
        return True
    return SHOWN_BY.get(name, name) in _THERE


def waits_for(row: Row) -> str | None:
    """What a row waits for, in words; None if it can be tested, as far as can be told before its arms are made."""
    lacking = [name for name in row.needs if name not in NO_LONGER_ASKED and not is_there(name)]
    if lacking:
        return "needs " + ", ".join(lacking)
    if row.id not in TRIALS:
        return "needs a way to measure it"
    return None
