"""Stylised facts 18 to 34: agents, their leaders, and the firm."""

from __future__ import annotations

from math import inf
from typing import Final

from cxsim.validation.register.row import Criterion, Design, Move, Row

FACTS_WORKPLACE: Final = (
    Row("F18", "New agents are half as quick in their first month as after a year.",
        "C11: Cinareo/Alpern, 1,800 agents (seen-2nd)", "calibration",
        "Geometric mean handle time of month 12 ÷ of the first month since `agent_hired`, from `contact_ended`, "
        "within issue and "
        "channel; the same with month 10 ÷ month 24 for full efficiency",
        Design(("airline-desk",), weeks=120, warm_up_weeks=0, replications=10,
               note="all agents begin without experience; nobody leaves"),
        (Criterion("month 1 ÷ month 12", 0.45, 0.60, "ratio"),
         Criterion("month 10 ÷ month 24", 0.93, 1.0, "ratio")),
        "The first month is outside 45 to 60 %, or month 10 still lacks more than 7 %.",
        "\"Full by 8 to 12 months\" read as at most 7 % short in month 10. The source's first-year mean of 67 % "
        "cannot be had together with 53 % in month 1 and any plausible curve (78 to 86 %), and is not judged.",
        needs=("small-firm", "hiring", "agent_hired")),
    Row("F19", "About a third of agents leave in a year; fear raises and support lowers that, and newcomers "
        "leave first.",
        "C10: vendor figures (seen-2nd), Batt & Colvin 2011 (seen: signs); Humphrey et al. 2007 (seen: 2 %)",
        "calibration",
        "`agent_attrition` under neutral levers, and differences from it; hazard of `agent_left` (quits by the "
        "chances that "
        "each week's `agent_feeling` and `agent_bearing` give, dismissals as they come) in the first 13 weeks "
        "after `agent_hired` ÷ later, neutral",
        Design(("airline-desk",), weeks=104, replications=8, note="three arms: neutral, fear, empowerment",
               warm_up_weeks=0),
        (Criterion("neutral", 0.25, 0.35, "a year"),
         Criterion("fear less neutral", 0.02, 0.20, "a year"),
         Criterion("fear", 0.0, 0.70, "a year"),
         Criterion("empowerment less neutral", -0.15, -0.02, "a year"),
         Criterion("early ÷ later hazard", 2.0, 5.0, "ratio")),
        "Neutral attrition misses its band, a policy changes it by less than 2 points or in the other direction, fear "
        "goes beyond 70 %, or newcomers stay as long as others.",
        "The neutral band is calibration. One path from empowerment gives 24 to 37 %, so bands of 15 to 25 and of 35 "
        "to 50 % would need the same correlation twice; differences of 2 to 15 or 20 points instead. 25 % gone in 90 "
        "days contradicts a hazard of three times: only the ratio is judged.",
        needs=("agent_attrition", "quitting", "hiring", "agent_hired", "agent_left"), conflicts=(4, 5)),
    Row("F20", "Units with more quits do a little worse; dismissals hardly matter.",
        "C10: Park & Shaw 2013 (seen: -.15, involuntary -.01)", "evidence",
        "Correlation across centres of a year's quits and of dismissals, each ÷ headcount, with the mean of "
        "standardised `csat` and `resolution_rate` in the half after",
        Design(("small-firm",), weeks=78, warm_up_weeks=0, replications=1, units=36,
               note="centres differ also in their base rate of quitting (20 to 60 % a year)"),
        (Criterion("quits", -0.25, -0.05, "correlation"),
         Criterion("dismissals", -0.10, 0.10, "correlation")),
        "Quits do not go with worse results, or by more than -.25; or dismissals do by more than .10.",
        "A correlation depends on how much centres differ otherwise, so the range of their differences is stated "
        "(see centres). With 60 centres the interval is wide.",
        needs=("small-firm", "quitting", "misuse_response", "agent_left")),
    Row("F21", "Customers are aggressive in every sixth to twelfth contact, and the next contact suffers.",
        "B9: Grandey et al. 2004 (seen: ten a day; derived: 8 to 17 % of contacts); Rafaeli et al. 2012 (seen)",
        "calibration",
        "`aggression` ÷ `contact_ended` at phone and counter (`aggression_rate` over those channels); failure in the "
        "agent's next conversation after an aggressive one ÷ after others, within issue, relative",
        Design(("grand-hotel", "airline"), weeks=104, warm_up_weeks=0, replications=14),
        (Criterion("share of contacts", 0.08, 0.17, "share"),
         Criterion("next failure", 0.05, 0.40, "relative")),
        "The share lies outside 8 to 17 %, or the next contact suffers by less than 5 or more than 40 %.",
        "Five to fifteen a day needs 60 to 80 contacts a day; at 24 to 52 contacts the share is what can be compared. "
        "Its level is calibrated, the next contact's error is a rule.", conflicts=(1,)),
    Row("F22", "Monitoring alone leaves average performance where it was, strains agents and curbs misconduct.",
        "C8: Siegel et al., Ravid et al. 2023 (seen: -.01, +.12); Pierce et al. 2015 (seen)", "evidence",
        "Resolved cases per hour with customers (`case_closed`, `contact_ended`) relative; `exhaustion`; `misuse` "
        "events "
        "÷ `contact_ended`, relative",
        Design(("airline-desk",), moves=(Move("monitoring", (0.2, 0.8)),), replications=9, weeks=52, warm_up_weeks=13),
        (Criterion("resolved cases per agent-day", -0.03, 0.03, "relative"),
         Criterion("exhaustion", 0.05, inf, "z"),
         Criterion("misuse", -inf, -0.20, "relative")),
        "Performance moves by more than 3 %, strain rises by less than 0.05, or misuse falls by less than a fifth."),
    Row("F23", "When monitoring is cut some agents misbehave more, many do not, and more do where they feel wronged.",
        "C8: Nagin et al. 2002 (seen)", "construction",
        "Share of agents with any `misuse` that rises; ratio of the mean rise in misuse to be expected in a "
        "conversation (`agent_tempted`) with to "
        "without "
        "undeserved punishment",
        Design(("airline-desk",), moves=(Move("monitoring", (0.8, 0.2)), Move("punish_undeserved_per_4wk", (0.0,
               0.25))),
               crossed=True, weeks=52, replications=7, warm_up_weeks=13),
        (Criterion("share of agents who misuse more", 0.05, 0.65, "share"),
         Criterion("rise where wronged ÷ elsewhere", 1.1, inf, "ratio")),
        "Nearly nobody or nearly everybody reacts, or the wronged react no more than others.",
        "Subset read as 5 to 65 % of agents: the source says a significant fraction does and a substantial one does "
        "not."),
    Row("F24", "Punishment without cause lowers satisfaction and voluntary effort; deserved punishment does not.",
        "C5: Podsakoff et al. 2006, 1984 (seen: signs); sizes remembered", "construction",
        "`agent_satisfaction`, `engagement`: each kind of punishment moved alone",
        Design(("airline-desk",), moves=(Move("punish_undeserved_per_4wk", (0.0, 0.2)),
                                    Move("punish_deserved_per_4wk", (0.0, 0.2))), crossed=True, replications=3,
               weeks=39, warm_up_weeks=13),
        (Criterion("satisfaction, undeserved", -inf, -0.1, "z"),
         Criterion("engagement, undeserved", -inf, -0.03, "0 to 1"),
         Criterion("satisfaction, deserved", -0.1, 0.1, "z")),
        "Undeserved punishment changes less than what matters, or deserved punishment changes satisfaction by 0.1."),
    Row("F25", "In the first eight weeks fear is ahead of empowerment in money and in cases resolved.",
        "C3: Lorinkova et al. 2013 (seen, laboratory); D3, essay E4", "evidence",
        "`profit` of weeks 1 to 8 ÷ `revenue`; `resolved_cases_per_agent_day` of the same weeks; whether and when the "
        "lead changes in either and in `csat` is reported with its interval, and not judged",
        Design(("grand-hotel", "airline"), base="empowerment", against="fear", weeks=8, warm_up_weeks=0,
               replications=3),
        (Criterion("profit", 0.01, inf, "share of revenue"),
         Criterion("resolved cases per agent-day", 0.1, inf, "cases")),
        "Fear is not ahead by 1 % of revenue, or not by a tenth of a case a day.",
        "A required crossing in weeks 2 to 26 has no source beyond a session of three hours: sign and interval by "
        "company instead. Cases resolved and not contacts handled, since repeats are contacts. Since version 2 new "
        "discretion costs success until it is practised (C3, `running_in`), with the size of the evidence page: should "
        "the row hold with it and not without it, it holds by construction.", conflicts=(9,)),
    Row("F26", "Noise in demand alone erodes time standards that follow practice downwards only.",
        "D5: Oliva & Sterman 2001 (structure and numbers remembered: a reconstruction)", "construction",
        "Time standard (`standards_ratchet`) at the end ÷ at the start, in the fluid limit: many agents, behaviour "
        "reduced to the seven equations, against the same equations integrated",
        Design(("neutral",), moves=(Move("standards_ratchet", (0.0, 1.0)),), weeks=156, warm_up_weeks=0, replications=1,
               note="pink noise in demand of SD 5 %, staffing by the eroded standard; and symmetric goals"),
        (Criterion("standard, downwards only", 0.85, 0.97, "ratio"),
         Criterion("standard, symmetric", 0.98, 1.02, "ratio"),
         Criterion("distance from the integrated equations", -0.02, 0.02, "relative")),
        "The standard does not erode, erodes with symmetric goals too, or leaves the equations by 2 %.",
        "In isolation and against the equations, because a policy that contains the lever erodes by construction. "
        "Read from the checks of `cxsim validate erosion`; throughput is equal by the equations and is left out.",
        needs=("standards_ratchet", "work_pressure")),
    Row("F27", "Paying for sales draws effort from service; paying for both brings it back.",
        "D4: Holmström & Milgrom 1991 (form remembered)", "construction",
        "`engagement` and `csat`: first `weight_sales` alone, then both weights",
        Design(("airline-desk",), moves=(Move("weight_sales", (0.1, 0.9)), Move("weight_service", (0.3, 0.9))),
               crossed=True, replications=4, weeks=39, warm_up_weeks=13),
        (Criterion("engagement, sales alone", -inf, -0.03, "0 to 1"),
         Criterion("satisfaction, sales alone", -inf, -0.05, "1 to 5"),
         Criterion("share of the loss in engagement that the service weight restores", 0.5, inf, "share")),
        "Sales pay costs nothing that matters in service, or service pay restores less than half."),
    Row("F28", "A high promise that is not kept leaves less trust than a low one that is.",
        "C15: Simons et al. 2015 (seen: sign)", "construction",
        "`trust`, with the enacted levers of fear, and of empowerment as a check",
        Design(("airline-desk",), base="fear", moves=(Move("promised", (0.2, 0.9)),),
               note="and with base empowerment: promised 0.2 to 0.8", replications=3, weeks=39, warm_up_weeks=13),
        (Criterion("trust, not kept", -inf, -0.1, "z"),
         Criterion("trust, kept", -0.1, inf, "z")),
        "A promise not kept costs less than 0.1, or one that is kept costs 0.1.",
        "After the first 26 weeks, since promises are believed at first."),
    Row("F29", "Meetings in which agents advise each other raise output, for months, and the weak gain most.",
        "C17: Sandvik et al. 2020 (seen; sizes seen-2nd; one trial)", "calibration",
        "Resolved cases per hour with customers (`case_closed`, `contact_ended`), relative, over 52 weeks of "
        "meetings; gain in "
        "`skill` of the "
        "lower half by `skill` at the start ÷ of the upper half",
        Design(("airline-desk",), moves=(Move("peer_meetings_per_week", (0.0, 1.0)),), weeks=52, warm_up_weeks=0,
               replications=7),
        (Criterion("during", 0.05, 0.20, "relative"),
         Criterion("lower ÷ upper half", 1.05, inf, "ratio")),
        "The gain is below 5 or above 20 %, or the strong gain as much.",
        "That the gain lasts is not tested: levers do not change within a run. The trial was on sales; here it is "
        "cases resolved.",
        needs=("peer_meetings_per_week", "peer_learning")),
    Row("F30", "Customers whom a bot failed come to the agent angrier, and leave less satisfied.",
        "A10: Dixon (seen), Gartner 2023 (seen-2nd)", "construction",
        "Top-box share, relative, and effort in `case_appraised`, of cases handed over by the bot against direct ones, "
        "within issue; `aggression` in their first conversation",
        Design(("electronics",), note="customers sent to the bot at random (half of them)", weeks=26, warm_up_weeks=0,
               replications=13),
        (Criterion("satisfaction", -0.15, -0.05, "relative"),
         Criterion("effort", 0.5, inf, "events"),
         Criterion("aggression", 0.005, inf, "share")),
        "Satisfaction suffers by less than 5 or more than 15 %, or anger or effort is no higher.",
        "By lot, because those who choose the bot differ; scale as in F07.", needs=("electronics", "bot")),
    Row("F31", "Speaking up safely pays where work is complex and hardly where it is scripted.",
        "C7: Sanner & Bunderson 2015 (seen)", "construction",
        "Gain in `first_contact_resolution` over 52 weeks from safety (error reporting without consequence against "
        "with), catalogue of complexity at most 0.2 ÷ catalogue of at least 0.7",
        Design(("airline-desk",), moves=(Move("punish_undeserved_per_4wk", (0.25, 0.0)),), replications=5,
               note="two catalogues, with and without the factor that scales learning by complexity", weeks=52,
               warm_up_weeks=13),
        (Criterion("gain, simple ÷ complex", -0.33, 0.33, "ratio"),
         Criterion("gain, complex", 0.005, inf, "share")),
        "Simple work gains more than a third of what complex work gains, or complex work gains nothing.",
        "The factor is set by hand, so the row is an ablation: the ratio without the factor is reported beside it.",
        needs=("small-firm", "error_reporting")),
    Row("F32", "Under fear fewer errors are reported while no fewer are made.",
        "C7: Edmondson 1999 (remembered), Frazier et al. 2017 (seen)", "evidence",
        "`errors_reported` relative; `errors` relative, both over the last 52 weeks",
        Design(("airline-desk",), moves=(Move("punish_undeserved_per_4wk", (0.0, 0.25)),
                                    Move("punish_visibility", (0.2, 0.9))), replications=6, weeks=39, warm_up_weeks=13),
        (Criterion("errors reported ÷ made", -inf, -0.20, "relative"),
         Criterion("errors made", -0.02, inf, "relative")),
        "Reporting falls by less than a fifth, or errors fall by more than 2 %: fear would then work as intended.",
        "Two levers and not the whole bundle, so that speed and script do not carry it.",
        needs=("errors", "errors_reported", "error_reporting")),
    Row("F33", "A star more brings an independent firm some revenue, and a known chain next to none.",
        "B14: Luca 2011 (seen: 5 to 9 %, none for chains)", "calibration",
        "`revenue` over 104 weeks, relative; `new_customers` reported",
        Design(("grand-hotel",), moves=(Move("review_reference_stars", (4.2, 3.2)),
                                        Move("economics.brand_dampening", (1.0, 0.2))), crossed=True, weeks=104,
               warm_up_weeks=0, replications=4),
        (Criterion("independent", 0.005, 0.09, "relative"),
         Criterion("chain", -0.005, 0.02, "relative")),
        "An independent firm gains nothing or more than 9 %, or a chain more than 2 %.",
        "A star more is a reference lower by one star; the elasticity is the source's own, so it is calibrated. It "
        "works on newcomers only, so two years are given for it."),
    Row("F34", "Training helps the gifted somewhat more than others, and the others too.",
        "C12: aptitude-treatment interactions (seen: small)", "arithmetic",
        "Gain in the logit of `skill` of agents with two years and more, training high against low, at aptitude +1 ÷ "
        "at aptitude -1",
        Design(("airline-desk",), moves=(Move("training_h_per_week", (0.0, 1.5)),
                                    Move("staffing.aptitude_mean_z", (-1.0, 1.0))), crossed=True, weeks=78,
               warm_up_weeks=52, replications=3, note="tenure of at least 104 weeks at the start"),
        (Criterion("gain at +1 ÷ gain at -1", 1.2, 2.0, "ratio"),),
        "The ratio is below 1.2 or above 2.",
        "On the logit scale, where the rule adds; on 0 to 1 the ceiling works against the gifted. Cannot hold together "
        "with C34: evidence and essay differ there, and both stand."),
)
"""In order of their ids."""
