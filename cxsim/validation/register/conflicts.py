"""Where the evidence contradicts itself, and how the register answers."""

from __future__ import annotations

from typing import Final, NamedTuple


class Conflict(NamedTuple):
    """Statements that cannot all hold with the defaults, and what was decided."""

    between: str
    problem: str
    answer: str


CONFLICTS: Final[dict[int, Conflict]] = {
    1: Conflict(
        "Fact 21, B9, A2",
        "8 % of 46 contacts a day is 3.7 aggressive contacts; 5 to 15 a day would need 11 % and more.",
        "Judge the share of contacts (8 to 17 %), which the study also gives; events a day follow from volume."),
    2: Conflict(
        "Fact 10, B7, B14",
        "Effort counts only for those who contact, so a silent customer would stay and a complainer leave.",
        "An unresolved loss works on leaving, spoken or silent. No order is asked for between the silent and the "
        "unsatisfied complainer: the source selects loyal people into complaining, and the panel study finds the "
        "reverse."),
    3: Conflict(
        "Facts 10 and 11, base churn",
        "A gap of 15 to 35 points needs about 1.5 % churn a month over 12 to 24 months.",
        "Judge the gap over 52 weeks where base churn is 26 % a year, with ends derived from the hazard ratios; "
        "exempt locked-in customers."),
    4: Conflict(
        "C10 within itself",
        "Three times the hazard in the first 90 days gives 18 % gone, not 25 %.",
        "Judge the ratio of hazards (2 to 5); the share gone in 90 days is reported and not judged."),
    5: Conflict(
        "Fact 19, C4, C1",
        "One path from empowerment moves attrition from 30 to 24 or 37 %; 20 and 42 % need the same correlation "
        "counted twice.",
        "Judge differences from neutral that one path can give (2 to 20 points), and a ceiling for fear."),
    6: Conflict(
        "Fact 14, z-scores",
        "With satisfaction centred on its own mean, good and bad word cannot be 2 to 5 to one.",
        "The neutral point is absolute: what neither pleases nor annoys. It is fixed by a parameter and not fitted "
        "to the ratio."),
    7: Conflict(
        "D2, B4, B15",
        "Half to one per cent of a customer's value gives 1 to 10 USD, while a loss is 60 to 80.",
        "Limits are multiples of the company's mean loss (about 1.0 to 1.5 at full discretion); the limit as a "
        "share of a customer's value is shown beside it and not judged."),
    8: Conflict(
        "Occupancy of 77 to 88 %, 5 % abandonment, small teams",
        "Fewer than 14 agents on duty cannot have both.",
        "Below 8 on duty the phone is staffed for 65 to 70 % and written work fills up to 77 to 83 %; 80 % and "
        "more is asked for only from about 14 on duty. Staffing is varied in CH10."),
    9: Conflict(
        "Fact 25, C3",
        "An imposed learning dip makes the J-curve true by construction; without it the dip may be missing.",
        "No curve of results is imposed. Since version 2 those who get new discretion use it less well until they are "
        "used to it (`running_in`); whether results dip, in what, and for how long, is measured, and told without it."),
}
"""By the number that rows refer to."""
