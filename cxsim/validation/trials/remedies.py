"""What rows that do not hold would take, in words: judgement of the makers, and no result.

Written with quick runs on tuning seeds known, those of counter-hypotheses with their verdicts. Printed beside a row
only while it does not hold.
"""

from __future__ import annotations

from typing import Final

_POWER: Final = "The range is narrow against what chance does in so few worlds; it takes more of them (`--run-on`)."

WOULD_TAKE: Final[dict[str, str]] = {
    "F01": _POWER,
    "F05": "An intercept and the catalogues' complexity set it; they may be set again, as calibration.",
    "F06": (
        "The bot makes most of the gap: who is handed over counts as a second contact, and who gives up at the bot as "
        "unsolved. It would take a bot that fewer are sent to, or that solves more; a larger desk changes nothing."),
    "F07": "Few problems take three contacts: about a hundred worlds would decide it.",
    "F09": (
        "A stronger effect of a solved case on being very satisfied would raise the slope; nearly half of what makes "
        "people very satisfied is left to chance (`satisfaction_residual_sd`), which no centre can change."),
    "F10": (
        "Base churn, and what an unrepaired loss adds to it (`churn_unresolved`, weakly sourced), set the gap; it "
        "would take a stronger one, and no source gives its size."),
    "F12": (
        "In version 3 the retention of those without a problem was counted wrongly (the last of five half years ended "
        "with the run, and nobody seemed to stay), which adds about .17 to the third figure; it is mended, and the row "
        "is judged anew with the next version. The first figure would take several hundred worlds."),
    "F13": _POWER,
    "F14": (
        "Customers to whom nothing happened think neither well nor ill of the firm here, and say so as often as after "
        "a case; who was let down warns again and again. Good purchases that heal (`memory_ordinary`), for which no "
        "rate is known, bring the airline to about 2 at full weight and not the hotel, and leave too little of what "
        "F11 and F13 ask for."),
    "F15": _POWER,
    "F16": (
        "The slope of belief on complaining (`complaint_belief`, assumed) would have to be two to three times as "
        "large. The source gives the sign and no size, and it is not fitted, because it acts where policies differ."),
    "F19": _POWER,
    "F20": (
        "A correlation of this size takes some 1,500 centres to be told from none; a run of the table has 48."),
    "F25": (
        "Under one budget fear has more agents (9 % more shifts at the airline, 6 % at the hotel), and customers and "
        "not agents set how many cases there are: that is half of the hotel's difference and a third of the airline's. "
        "The rest is there from the first day: cases that need judgement are settled instead of refused, and fewer "
        "customers are left with the bot. Running-in (`running_in`, C3) takes one to one and a half points off "
        "first-contact resolution in these weeks; at the top of its range, four, and the row fails still."),
    "F27": (
        "Effort for service gives way as asked; what is lost of it costs customers about half of the smallest "
        "difference that matters. The slopes of courtesy on effort and of selling on courtesy have signs from sources "
        "and sizes from nobody."),
    "F29": (
        "Meetings spread skill and a novice's efficiency at the assumed rate (`peer_learning`, .05 of the gap a "
        "meeting, .01 to .12 plausible). By arithmetic the trial's 15 % after four meetings, at an SD of output of "
        "32 %, is .33 of the gap a meeting. Agents differ in output as much as the field finds, but mostly in speed by "
        "nature, which nobody can be shown; in their chance to solve a case by 6 % only, while sellers differ by far "
        "more in what they sell."),
    "F31": (
        "Lessons and the weight of the person grow with complexity; but fear also takes effort and rest from simple "
        "work, by about as much. It would take a weight of lessons that swamps both."),
    "F32": (
        "Fear takes care, and careless work holds more mistakes. If fewer are made all the same, frightened agents "
        "settle fewer cases themselves; it would take a larger `error_care`."),
    "F18": _POWER,
    "F22": _POWER,
    "F23": "Misuse is rare, seven cases a run: no affordable number of worlds decides it.",
    "F33": _POWER,
    "F34": _POWER,
    "CH01": "Misuse turns the lead by more than is asked for in both; in the hotel the lead itself lies on the edge.",
    "CH02": (
        "What freedom gives away beyond procedure is small beside what both sides give, and customers who stay "
        "and speak well bring more even at a fifth of the margin. It would take dearer goodwill, or a market in which "
        "word of mouth wins fewer."),
    "CH03": (
        "Scripts save the time that they should, and time saved is idle time: customers and not agents set how many "
        "cases there are, and every policy spends the same money on people. It would take posts that are cut when "
        "there is less to do."),
    "CH04": (
        "Structure is ahead where hiring is poor, and nearly as far where it is good: giveaways of the unskilled "
        "(`needless_exception`, assumed) make a tenth to half of the difference that is asked for."),
    "CH05": "Enforcement leads because of the fines, as expected; its lead is not yet certain in so few worlds.",
    "CH06": (
        "Fear leads after half a year, and its lead shrinks, as expected. In the hotel goodwill and wages together are "
        "a tenth of revenue, so that saving on them cannot come to one hundredth of it soon."),
    "CH07": (
        "Lavish goodwill costs more than it brings, as expected, but demands hardly creep: what is awarded raises what "
        "is expected by less each time, even at the top of the range."),
    "CH08": (
        "In money firm and fair leads; in satisfaction what clarity, training and feedback add is nearly what "
        "freedom adds on the other side."),
    "CH09": (
        "Trust falls and quitting rises, as expected; of voluntary effort there is too little under these levers for "
        "a broken promise to take much of it."),
    "CH10": (
        "The best staffing lies within the range and slack is dear, as expected; what too few hands cost is not "
        "certain in so few worlds of a year."),
    "CH11": (
        "Readiness to quit multiplies a base, so where everybody leaves soon fear drives away more people, each of "
        "whom costs as much. It would take leaving that no policy can move, such as the end of a season."),
    "CH12": (
        "Captive customers help control by as much as is asked for; but they also cost its desk repeats and late "
        "claims, so that it does not lead."),
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
