"""What the model is held against, written down before its defaults were tuned.

`ROWS` holds 34 stylised facts, 12 counter-hypotheses and 36 claims of the essays, each with what is measured, how it
is run, and the numbers at which it holds. `cxsim.validation.register.plan` says the same of the comparison itself.
Nothing here runs anything; ``python -m cxsim.validation.register`` prints it all as a document.
"""

from __future__ import annotations

from typing import Final

from cxsim.validation.register.claims_employees import CLAIMS_EMPLOYEES
from cxsim.validation.register.claims_leaders import CLAIMS_LEADERS
from cxsim.validation.register.counter import COUNTER
from cxsim.validation.register.facts_service import FACTS_SERVICE
from cxsim.validation.register.facts_workplace import FACTS_WORKPLACE
from cxsim.validation.register.row import Criterion, Design, Kind, Move, Row

FACTS: Final[tuple[Row, ...]] = FACTS_SERVICE + FACTS_WORKPLACE
CLAIMS: Final[tuple[Row, ...]] = CLAIMS_EMPLOYEES + CLAIMS_LEADERS
ROWS: Final[dict[str, Row]] = {row.id: row for row in (*FACTS, *COUNTER, *CLAIMS)}
"""Every row by id: facts, counter-hypotheses, claims."""


def rows(kind: Kind | None = None) -> tuple[Row, ...]:
    """All rows, or those of one kind, in order of their ids."""
    return tuple(row for row in ROWS.values() if kind is None or row.kind == kind)


__all__ = ["CLAIMS", "COUNTER", "FACTS", "ROWS", "Criterion", "Design", "Kind", "Move", "Row", "rows"]
