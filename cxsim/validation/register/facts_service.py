"""Stylised facts 1 to 17: queues, contacts and what customers make of them."""

from __future__ import annotations

from math import inf
from typing import Final

from cxsim.validation.register.row import Criterion, Design, Move, Row

TOP_BOX: Final = "top-box share (satisfaction of 4.5 or more, a 5 when rounded)"

FACTS_SERVICE: Final = (
    Row("F01", "With neutral people the queue gives the exact Erlang-A values.",
        "A3: Garnett, Mandelbaum & Reiman 2002 (seen); exact values derived", "arithmetic",
        "`abandonment_rate`, `average_speed_of_answer_min` and `service_level` of five queues, from `contact_offered`, "
        "`contact_answered` and `contact_abandoned`",
        Design(("neutral",), weeks=1, warm_up_weeks=0, replications=60,
               note="AHT 6 min, patience 6.3 min; (arrivals/min, agents) = (2, 12), (2, 14), (2, 16), (10, 60), "
                    "(10, 66); 20,000 customers a replication, the first ten relaxation times left out; once with "
                    "exponential and once with lognormal handle times of CV 1"),
        (Criterion("largest distance from the exact value, exponential, in standard errors", 0.0, 4.0, "SE"),
         Criterion("relative error of the abandonment rate, lognormal", -0.10, 0.10, "share")),
        "An exponential figure is more than four standard errors off, or the lognormal error leaves ±10 %.",
        "Fifteen figures at 95 % would miss once in most runs of a right program, so four standard errors; the "
        "distance is a number without an interval, and its verdict is taken from itself."),
    Row("F02", "Abandonment is proportional to mean wait, with one over mean patience as slope, whatever the load.",
        "A3: identity of exponential patience (derived); Zeltyn 2005 (seen)", "arithmetic",
        "Slope through the origin of `abandonment_rate` on the mean wait of all who were offered, over five loads, "
        "times mean patience; `contact_answered` and `contact_abandoned`",
        Design(("neutral",), weeks=1, warm_up_weeks=0, replications=5,
               note="50 agents, service 1 min, patience 2 min, arrivals 42, 47, 50, 55, 65 a minute"),
        (Criterion("slope x mean patience", 0.95, 1.05, "ratio"),),
        "The slope is more than 5 % off.",
        "For exponential patience only (`patience_early_hazard` 0): with an early peak the identity is not exact."),
    Row("F03", "Daily counts vary more than Poisson counts, and the more so the larger they are.",
        "A1: Oreshkin et al. 2016, Zhang 2014 (seen), CV remembered", "construction",
        "`purchase` events by day; for each (week, day) the variance over replications ÷ mean, less 1, ÷ (squared CV "
        "of busyness x mean), averaged over days; whatever customers do afterwards is left out",
        Design(("small-firm", "airline"), weeks=8, warm_up_weeks=0, replications=96),
        (Criterion("excess dispersion ÷ expected", 0.85, 1.15, "ratio"),),
        "Excess dispersion is more than 15 % off its formula in either company, the small or the large.",
        "The base rate and the CV are known, so the formula itself is tested instead of \"rising\"; purchases and not "
        "contacts, because repeats are not Poisson even without busyness.",
        needs=("small-firm",)),
    Row("F04", "Handle times are lognormal within an agent and differ between agents.",
        "A2: Brown et al. 2005, Ibrahim et al. 2016, Gans et al. 2010 (seen); share remembered", "construction",
        "`contact_ended` handle times of one enquiry on one channel, untransferred: correlation of the normal Q-Q plot "
        "of log time within agents (mean over agents with 200 or more); share of log variance between agents "
        "(one-way random effects)",
        Design(("airline",), note="enquiry baggage-rules by phone", weeks=104, warm_up_weeks=0, replications=14),
        (Criterion("Q-Q correlation", 0.995, 1.0, "correlation"),
         Criterion("share of log variance between agents", 0.02, 0.10, "share")),
        "The plot bends, or agents differ by less than 2 % or more than 10 % of the variance."),
    Row("F05", "First-contact resolution lies where vendors find it, by kind of work.",
        "A7: SQM (seen-2nd): average 70 %, telecoms 61, technical 65, retail 78", "calibration",
        "`first_contact_resolution`: cases that agents resolved in their first contact ÷ first contacts answered",
        Design(("grand-hotel", "airline", "electronics", "software", "utility"), weeks=26, warm_up_weeks=0,
               replications=8),
        (Criterion("hotel and airline", 0.65, 0.75, "share"),
         Criterion("software (complex mix)", 0.58, 0.65, "share"),
         Criterion("electronics and utility (simple mix)", 0.75, 0.82, "share")),
        "A company lies outside its band.",
        "The prototype shows that an intercept sets it: a check of calibration and no validation.",
        needs=("electronics", "software", "utility")),
    Row("F06", "Fewer cases are solved in one contact over all channels than in the first contact with an agent.",
        "A7: SQM (seen-2nd): 70 % against 59 %", "calibration",
        "`first_contact_resolution` (÷ first contacts answered) less `one_contact_case_share` (÷ cases closed); both "
        "over cases; the share of all contacts that were one and done is reported and not judged",
        Design(("airline", "electronics"), weeks=26, warm_up_weeks=0, replications=16),
        (Criterion("difference", 0.08, 0.15, "share"),),
        "The gap is smaller than 8 or larger than 15 points.",
        "Denominators are given first, and the bot counts as a contact: most of the gap is customers who had tried "
        "self-service.", needs=("electronics", "bot")),
    Row("F07", "Each further contact lowers satisfaction by a tenth to a fifth.",
        "A7: SQM (seen-2nd): -15 % a call, older -20 points", "calibration",
        f"`case_closed` joined to `case_appraised`: {TOP_BOX} of resolved problem cases with 2 contacts against 1, and "
        "3 against 2, relative, weighted to the issue mix of the later, over all worlds together; mean `csat` "
        "reported and not judged",
        Design(("grand-hotel", "airline"), weeks=104, warm_up_weeks=0, replications=14),
        (Criterion("2 contacts against 1", -0.20, -0.10, "relative"),
         Criterion("3 contacts against 2", -0.20, -0.10, "relative")),
        "A further contact costs less than 10 % or more than 20 %.",
        "The source speaks of the share very satisfied, so the top box and not the mean on 1 to 5; `repeat_injustice` "
        "was given its place with this fact in mind."),
    Row("F08", "Transferred contacts satisfy less and solve less.",
        "A8: SQM (seen-2nd): satisfaction -12 %, first-contact resolution -14 %", "calibration",
        f"{TOP_BOX}, and share resolved in the first contact, of cases transferred in their first contact against "
        "others, relative, weighted to the issue mix of the transferred; `transferred`, `contact_ended`, "
        "`case_appraised`",
        Design(("airline",), weeks=104, warm_up_weeks=0, replications=14),
        (Criterion("satisfaction", -0.16, -0.08, "relative"),
         Criterion("first-contact resolution", -0.18, -0.10, "relative")),
        "Either effect lies outside its band.",
        "Relative and on the top box, as the source counts; `resolve_transfer` and `transfer_injustice` cite it."),
    Row("F09", "Across centres, a point of first-contact resolution goes with about a point of satisfaction.",
        "A7: SQM (seen-2nd): 1 point for 1 point", "evidence",
        f"Least-squares slope across centres of the {TOP_BOX}, in points, on `first_contact_resolution`, in points; "
        "slopes for `satisfied_share` and for 25 x (`csat` - 1) reported and not judged",
        Design(("small-firm",), weeks=78, replications=1, units=36, warm_up_weeks=0),
        (Criterion("slope", 0.6, 1.4, "points per point"),),
        "The slope is below 0.6 or above 1.4.",
        "Scale and cut are the source's, named before the test; with another scale the slope is another."),
    Row("F10", "The sooner a problem is resolved, the more stay; severity keeps fewer.",
        "B10: TARP (seen-2nd), order only; ends derived from F11 at 26 % a year", "construction",
        "Share still customers 52 weeks after the first `problem` (each counts until his next one or the end of the "
        "run: Kaplan-Meier, by the chances of leaving that each one's `customer_remembers` gives), by state (resolved "
        "in one contact, resolved later, complained and unresolved, silent), severity above and below 0.6; "
        "`case_closed`, `problem_silent`, `customer_left`",
        Design(("grand-hotel",), weeks=104, warm_up_weeks=0, replications=24),
        (Criterion("resolved in one contact less resolved later", 0.005, 0.30, "share"),
         Criterion("resolved later less unresolved, complained", 0.005, 0.32, "share"),
         Criterion("resolved in one contact less unresolved, severity above 0.6", 0.05, 0.32, "share"),
         Criterion("low less high severity, unresolved", 0.005, 0.30, "share")),
        "A step of the order is reversed, or the large gap is below 5 or above 32 points.",
        "Horizon 52 weeks at a base churn of 26 % without lock-in; with hazard ratios of 1.05 to 1.6 and of 1.5 to 3 "
        "the gap can be at most 32 points. No order between the silent and the unsatisfied complainer (conflict 2). "
        "The original 15 to 35 points had no horizon.", conflicts=(2, 3)),
    Row("F11", "Recovery lowers the hazard of leaving but not to that of customers without a failure.",
        "B3: Knox & van Oest 2014 (seen: never fully offsets); ratios derived", "evidence",
        "Hazard of `customer_left` in the 26 weeks after `case_closed`, against customers without a `problem` in the "
        "26 weeks before, stratified by quartile of purchases (Mantel-Haenszel)",
        Design(("grand-hotel",), weeks=104, warm_up_weeks=0, replications=32),
        (Criterion("resolved ÷ no failure", 1.05, 1.6, "ratio"),
         Criterion("unresolved ÷ no failure", 1.5, 3.0, "ratio")),
        "Recovered customers are as loyal as others, or either ratio lies outside its band.",
        "The window was missing: 26 weeks, the first horizon of all comparisons, as the source calls the effect of "
        "complaints short-lived. Without lock-in. The prototype's arithmetic at other windows was known.",
        conflicts=(3,)),
    Row("F12", "After one failure an excellent recovery pleases more than none was needed; loyalty gains nothing, and "
        "after a second failure nothing is gained at all.",
        "B3: de Matos et al. 2007, Maxham & Netemeyer 2002 (seen)", "construction",
        "Satisfaction in SD of `case_appraised`: first problem of a customer in 52 weeks, resolved in one contact with "
        "a `remedy` of at least the loss, less enquiries resolved in one contact; the same for a second problem; "
        "26-week retention (Kaplan-Meier, by chances) of the first group less that of customers without a `problem`",
        Design(("grand-hotel",), base="empowerment", weeks=104, warm_up_weeks=0, replications=3),
        (Criterion("satisfaction, first failure", 0.02, 0.3, "SD"),
         Criterion("satisfaction, second failure", -inf, 0.02, "SD"),
         Criterion("retention, first failure", -0.03, 0.03, "share")),
        "No paradox, one above 0.3 SD, one that survives a second failure, or one in loyalty.",
        "The comparison group was missing; less than 0.02 SD counts as no paradox. In loyalty |r| below .05 at a "
        "26-week churn of about 13 % is 3 points of retention. Run with generous levers, or too few remedies are "
        "excellent."),
    Row("F13", "Two recoveries, bad then good, leave a better impression than good then bad.",
        "B3: Maxham & Netemeyer 2002 (seen)", "construction",
        "Likelihood to recommend (0 to 10) in `case_appraised` of the second case, less the 1.6 points per SD that "
        "speak of that case itself, of customers with two problem cases within 52 weeks: unresolved then resolved, "
        "less resolved then unresolved; answers of 0 and 10 are left out, as they are cut off",
        Design(("grand-hotel",), weeks=104, warm_up_weeks=0, replications=32),
        (Criterion("difference", 0.1, inf, "points of 0 to 10"),),
        "No difference of 0.1, or the reverse.",
        "The impression left by both cases, as the source asks, is what remains of the answer once the present case is "
        "taken off. Measured at the next enquiry before, where expectations raised by the good end worked against "
        "the impression itself (corrected before any verdict run, with a tuning run known that found no difference). "
        "0.1 of ten points is the least that would matter in a survey (judgement)."),
    Row("F14", "Very displeased customers tell somewhat more often than very pleased ones; yet praise outnumbers "
        "warnings in a decent firm.",
        "B14: Anderson 1998 (seen: U-shape, small asymmetry); East et al. (seen-2nd: 3 to 1)", "evidence",
        "Frequency of `recommendation` at remembered satisfaction of -2 against +2 SD by the rule; number of "
        "`recommendation` for ÷ against, after cases and after ordinary purchases, each who tells counted once",
        Design(("grand-hotel", "airline"), weeks=104, warm_up_weeks=0, replications=14),
        (Criterion("frequency at -2 ÷ at +2 SD", 1.1, 2.0, "ratio"),
         Criterion("praise ÷ warnings", 2.0, 5.0, "ratio")),
        "The asymmetry lies outside 1.1 to 2, or praise is less than twice or more than five times as frequent.",
        "Only the second criterion is evidence, the first holds by construction. The neutral point is absolute. Those "
        "who tell are counted and not those told. All customers are counted, as the source does.",
        conflicts=(6,)),
    Row("F15", "Compensation beyond one and a half times the loss wins no more loyalty.",
        "B4: Gelbrich et al. 2015, Haesevoets et al. 2017 (seen)", "construction",
        "26-week retention (Kaplan-Meier, by the chances of leaving) by `remedy` ÷ loss of resolved problem cases: "
        "1.5 to 2.5 less 1.0 to 1.5 times the loss",
        Design(("grand-hotel",), base="empowerment", weeks=104, warm_up_weeks=0,
               moves=(Move("remedy_limit_x_loss", (1.0, 3.0)), Move("clarity", (0.8, 0.0)),
                      Move("information", (0.8, 0.0)), Move("limit_anchor", (0.48, 0.7)),
                      Move("remedy_error", (0.8, 1.5))),
               note="the second arm is judged; it gives awards of all sizes", replications=3),
        (Criterion("difference in retention", -inf, 0.005, "share"),),
        "Retention rises by half a point or more.",
        "Half a point of churn is the smallest difference that matters; a rise of exactly 0 cannot be shown."),
    Row("F16", "Customers who were compensated complain more readily next time, and still stay longer.",
        "B12: Ma, Sun & Kekre 2015 (seen); ratio assumed", "calibration",
        "Share of later `problem` events that become a `case_opened`, by their chances to (`problem_weighed`), "
        "customers compensated at their last problem ÷ not compensated, within issues; 26-week retention of the two "
        "(Kaplan-Meier, by the chances of leaving)",
        Design(("grand-hotel", "airline"), weeks=104, warm_up_weeks=0, replications=14),
        (Criterion("contact rate, ratio", 1.05, 1.5, "ratio"),
         Criterion("retention, difference", 0.005, inf, "share")),
        "The ratio lies outside its band, or the compensated leave sooner.",
        "Rate ratio taken over the next problem, so that more problems do not count as more complaining."),
    Row("F17", "Waiting matters for satisfaction, and far less than being helped.",
        "B6: Garcia et al. 2012 (seen: significant but small)", "arithmetic",
        "Standardised coefficients of log(1 + wait) and of resolved on satisfaction, phone problem cases, from "
        "`contact_answered`, `case_closed` and `case_appraised`",
        Design(("airline",), weeks=104, warm_up_weeks=0, replications=14),
        (Criterion("|wait| ÷ |resolved|", 0.0, 0.333, "ratio"),
         Criterion("coefficient of wait", -inf, -0.01, "SD")),
        "Waiting weighs more than a third of being helped, or pleases.",
        "One contact's waits of phone cases only; follows from two parameters that the arithmetic of the design notes "
        "had already shown."),
)
"""In order of their ids."""
