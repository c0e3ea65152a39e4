"""What rows that do not hold would take, in words: judgement of the makers, and no result.

Written with quick runs on tuning seeds known. Printed beside a row only while it does not hold.
"""

from __future__ import annotations

from typing import Final

_POWER: Final = "The range is narrow against what chance does in so few worlds; it takes more of them (`--run-on`)."

WOULD_TAKE: Final[dict[str, str]] = {
    "F05": _POWER,
    "F10": (
        "Base churn, and what an unrepaired loss adds to it (`churn_unresolved`, weakly sourced), set the gap; it "
        "would take a stronger one, and no source gives its size."),
    "F12": _POWER,
    "F13": _POWER,
    "F14": (
        "Only customers with a case are asked, and some of these cases are never solved, while the source counts all "
        "customers. It would take word of mouth after purchases at which nothing went wrong."),
    "F15": _POWER,
    "F16": (
        "The slope of belief on complaining (`complaint_belief`, assumed) would have to be two to three times as "
        "large. It is not fitted, because it acts where policies differ."),
    "F19": _POWER,
    "F20": (
        "A correlation of this size takes some 1,500 centres to be told from both ends of its range; with 24 it stays "
        "undecided whatever the model does."),
    "F25": (
        "Nothing makes those slower who get discretion: no learning dip is imposed (conflict 9), or the row would hold "
        "by construction. Under one budget fear has more agents, and demand and not agents sets how many cases a day "
        "are resolved."),
    "F27": (
        "Effort for service gives way less than the source's theory allows (`effort_substitution`), and what is left "
        "costs satisfaction little."),
    "F29": (
        "Meetings spread skill at the assumed rate (`peer_learning`, .05 of the gap a meeting); the trial's gain would "
        "take a rate beyond its plausible range, or a channel other than skill."),
    "F31": _POWER,
    "C12": (
        "Centres differ in what moves agents and customers alike (support, training), and little else differs; real "
        "ones differ in trade, place and price, which lowers the correlation."),
    "C23": (
        "Twenty reviews are a week's worth in this house, and the public score is smoothed over half a year; it would "
        "take hundreds."),
    "C31": (
        "Praise lifts effort here and nobody's skill: only meetings teach. It would take a rule by which others learn "
        "from a letter that is read out, for which there is no source."),
    "C34": "Evidence (F34) and essay differ, and the model follows the evidence; both cannot hold.",
}
"""By id."""
