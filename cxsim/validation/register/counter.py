"""Counter-hypotheses: worlds in which control should do well, and must be able to in the model.

Each says which side is expected to lead in a stated world. The verdict takes that as a claim like any other: it
fails if the other side leads or neither does.
"""

from __future__ import annotations

from math import inf
from typing import Final

from cxsim.validation.register.row import Criterion, Design, Move, Row

BOWEN_LAWLER: Final = "F: Bowen & Lawler 1992 (seen: that there are contingencies; list remembered)"

COUNTER: Final = (
    Row("CH01", "Where many misuse their freedom, firm-and-fair control earns more than empowerment.",
        "F (CH1): break-even derived; C16: shares and rates assumed", "evidence",
        "`profit` ÷ `revenue` over 104 weeks, at both ends of the share of opportunists",
        Design(("grand-hotel", "small-firm"), base="empowerment", against="firm-and-fair",
               moves=(Move("opportunist_share", (0.02, 0.4)),), crossed=True, weeks=104, warm_up_weeks=0,
               note="misuse_rate at 0.1, the top of its range; nothing follows misuse, as no audit finds it "
                    "(audit_share 0)", replications=4, size=0.5),
        (Criterion("difference at a share of 0.4, no response", 0.01, inf, "share of revenue"),
         Criterion("difference at 0.4 less at 0.02, no response", 0.005, inf, "share of revenue")),
        "Empowerment still leads, or leads by as much as where few misuse.",
        "A curve with response and replacement stated: with automatic dismissal the question dissolves in turnover. "
        "Against firm-and-fair and not fear, whose other levers would blur it."),
    Row("CH02", "Where a customer is worth little, goodwill does not pay and the frugal side leads.",
        "F (CH2): break-even derived", "evidence",
        "`profit` ÷ `revenue` over 104 weeks at 4 and at 0.2 times the margin of a purchase",
        Design(("small-firm",), base="empowerment", against="fear",
               moves=(Move("economics.margin_per_purchase_usd", (4.0, 0.2), times=True),), crossed=True,
               weeks=104, warm_up_weeks=0, replications=8),
        (Criterion("difference at 0.2 times the margin", 0.01, inf, "share of revenue"),
         Criterion("difference at 0.2 less at 4 times the margin", 0.005, inf, "share of revenue")),
        "Empowerment leads at a fifth of the margin, or margin makes no difference.",
        "The gate is the margin of a retained customer; the price of goodwill is unchanged. Nobody in the model acts "
        "on the margin, "
        "so both levels are reckoned from the same runs."),
    Row("CH03", "Where work is simple and standardised, structured control earns more than empowerment.",
        BOWEN_LAWLER, "evidence",
        "`profit` ÷ `revenue` over 104 weeks; `average_handle_time_min` relative, of the same agents "
        "(`contact_ended`); `csat` reported",
        Design(("utility",), base="empowerment", against="scripted", weeks=104, warm_up_weeks=0, replications=6,
               note="1 % of cases need judgement, mean complexity at most 0.2"),
        (Criterion("profit", 0.01, inf, "share of revenue"),
         Criterion("handle time", -0.15, -0.03, "relative")),
        "Empowerment leads, neither does by 1 %, or scripts save no time.",
        "\"Control wins\" read as scripted, decent control: the prototype saw it there and not for fear, and the "
        "source means production lines and not threats.", needs=("utility",)),
    Row("CH04", "Where hiring is poor, freedom without guidance loses more against structure.",
        "F (CH4); Day-lab thesis 2009 (seen: structure attenuates aptitude)", "evidence",
        "`profit` ÷ `revenue` over 104 weeks at aptitudes of +1 and -1; `remedy_to_fair_ratio` spread reported",
        Design(("grand-hotel", "small-firm"), base="laissez-faire", against="scripted",
               moves=(Move("staffing.aptitude_mean_z", (1.0, -1.0)),), crossed=True, weeks=104, warm_up_weeks=0,
               replications=3),
        (Criterion("difference at -1", 0.01, inf, "share of revenue"),
         Criterion("difference at -1 less at +1", 0.005, inf, "share of revenue")),
        "Laissez-faire leads with weak agents, or loses no more with weak agents than with strong ones.",
        "The prototype had no decision errors that depend on skill and could not show it; the model has "
        "`remedy_error`, and the difference of differences is judged."),
    Row("CH05", "Where the law binds and a breach is dear, checked and contingent enforcement earns more.",
        "F (CH5); Pierce et al. 2015 (seen: misconduct falls)", "construction",
        "`violations` relative; `profit` ÷ `revenue` over 104 weeks with and without fines",
        Design(("utility",), base="empowerment", against="firm-and-fair", weeks=104, warm_up_weeks=0,
               note="20 % of cases regulated, 5 % violated by an unchecked agent of average skill, 10 % of violations "
                    "detected from outside, a fine of 50 times the mean loss; all four assumed; and a fine of 0",
               replications=5),
        (Criterion("violations", -inf, -0.20, "relative"),
         Criterion("profit with fines", 0.01, inf, "share of revenue"),
         Criterion("profit, with less without fines", 0.005, inf, "share of revenue")),
        "Violations fall by less than a fifth, empowerment leads in spite of the fines, or fines change nothing.",
        "The four numbers had no default; they are set here and stay. Nobody in the model acts on the size of a fine, "
        "so "
        "the runs without one are those with it less what was paid.",
        needs=("utility", "regulation", "violations")),
    Row("CH06", "Over a short horizon fear earns more than empowerment, and its lead shrinks with time.",
        "F (CH6), C3, D3", "evidence",
        "`profit` ÷ `revenue`, running total after 26 weeks; difference in weekly profit in weeks 79 to 104 less in "
        "weeks 1 to 26; value of the customer base at the end reported beside it",
        Design(("grand-hotel", "airline"), base="empowerment", against="fear", weeks=104, warm_up_weeks=0,
               replications=4, size=0.5),
        (Criterion("after 26 weeks", 0.01, inf, "share of revenue"),
         Criterion("last less first half-year", -inf, -0.005, "share of revenue")),
        "Empowerment is ahead after half a year, or fear's lead grows.",
        "Without discounting, so that the horizon alone decides; the discounted sum is reported."),
    Row("CH07", "Lavish and unclear goodwill breeds claims, and costs more than it brings.",
        "F (CH7), B12: Ma et al. 2015 (seen: sign)", "evidence",
        "`goodwill_cost` per problem, third year ÷ first; share of `problem` events that become cases, third year less "
        "first; in both what the years' losses and issues differ by chance is taken off; `profit` ÷ `revenue` over "
        "156 weeks",
        Design(("small-firm",), base="empowerment",
               moves=(Move("remedy_limit_x_loss", (1.0, 3.0)), Move("clarity", (0.8, 0.15))), weeks=156,
               warm_up_weeks=0,
               note="compensation_expectation_rate 0.4 and belief_rate 0.3, the tops of their ranges", replications=4),
        (Criterion("spending, lavish arm, third ÷ first year", 1.10, inf, "ratio"),
         Criterion("complaining, lavish arm", 0.005, inf, "share"),
         Criterion("profit, lavish less plain", -inf, -0.01, "share of revenue")),
        "Spending or complaining does not creep up, or lavish goodwill pays.",
        "A demand that follows the last award with a gain below 1 converges: a creep of 10 % in two years is asked for "
        "and no spiral. The gain of award on award is reported.", conflicts=(7,)),
    Row("CH08", "Firm and fair control does better than freedom without clarity, training or feedback.",
        "F (CH8): Chan & Lam 2011, Podsakoff et al. 2006 (seen)", "evidence",
        "`profit` ÷ `revenue` over 104 weeks and `csat`",
        Design(("grand-hotel", "airline"), base="laissez-faire", against="firm-and-fair", weeks=104, warm_up_weeks=0,
               replications=3, size=0.5),
        (Criterion("profit", 0.01, inf, "share of revenue"),
         Criterion("satisfaction", 0.05, inf, "1 to 5")),
        "Laissez-faire leads in either, or they are equal."),
    Row("CH09", "Control that promises freedom is worse than the same control that does not.",
        "F (CH9), C15: Simons et al. 2015 (seen: sign)", "construction",
        "`trust` and `engagement`; `agent_attrition`, as in F19; `profit` reported",
        Design(("airline-desk",), base="scripted", moves=(Move("promised", (0.2, 0.9)),), weeks=104,
               warm_up_weeks=0, replications=4,
               note="scripted control, under which people do something unasked; under fear next to nobody does"),
        (Criterion("trust", -inf, -0.1, "z"),
         Criterion("engagement", -inf, -0.005, "0 to 1"),
         Criterion("attrition", 0.005, inf, "a year")),
        "Trust is not lower by 0.1, or voluntary effort or staying is no worse.",
        "Identical enacted levers, judged on trust, effort and staying: profit did not move in the prototype and "
        "nothing in the sources says it must.", needs=("agent_attrition", "quitting")),
    Row("CH10", "An overstaffed desk gains from tightening, up to a point.",
        "F (CH10): Tan & Netessine 2014 (seen)", "evidence",
        "`profit` ÷ `revenue` over 52 weeks plus the change in `customer_equity`, at five staffing levels; "
        "`resolved_cases_per_agent_day`; `late_claims_cost` reported",
        Design(("airline",), moves=(Move("staffing.agents", (1.4, 1.2, 1.0, 0.8, 0.6), times=True),),
               weeks=52, warm_up_weeks=0, replications=3, size=1.0),
        (Criterion("cases per agent-day, 1.2 less 1.4", 0.1, inf, "cases"),
         Criterion("money, best of 0.8 to 1.2 less 1.4", 0.01, inf, "share of revenue"),
         Criterion("money, best of 0.8 to 1.2 less 0.6", 0.01, inf, "share of revenue")),
        "Slack costs nothing, or 40 % fewer agents cost nothing.",
        "An optimum inside the range is required, or every cut would pay; what the unserved cost later counts.",
        conflicts=(8,)),
    Row("CH11", "Where people stay for months only, training and freedom pay back less.",
        "F (CH11); replacement costs C10 (seen-2nd)", "construction",
        "`profit` ÷ `revenue` over 104 weeks, fear less empowerment, transient less stable workforce",
        Design(("small-firm",), base="empowerment", against="fear", weeks=104, warm_up_weeks=0, replications=6,
               note="base quitting 30 % and 250 % a year (mean tenure 5 months), of which what is beyond 30 % is the "
                    "end of seasons and studies, and answers to nothing at work; 3,000 USD to replace an agent, and 40 "
                    "hours of training up front where half an hour a week is usual, in proportion under each policy; a "
                    "week until the desk is filled, however carefully anybody is chosen"),
        (Criterion("difference, transient less stable", 0.01, inf, "share of revenue"),),
        "A transient workforce does not favour control by 1 % of revenue.",
        "Training is paid up front for each hire, as much as a policy trains, and tenure is below its payback, which "
        "the prototype lacked. That it is paid so is a rule (`first_training_h`), its size assumed.",
        needs=("quitting", "hiring")),
    Row("CH12", "The harder it is to leave, the better control does.",
        "F (CH12)", "evidence",
        "`profit` ÷ `revenue` over 104 weeks, fear less empowerment, with customers who are free and who are captive",
        Design(("small-firm",), base="empowerment", against="fear",
               moves=(Move("economics.lock_in", (0.0, 1.5)),), crossed=True, weeks=104, warm_up_weeks=0,
               replications=8),
        (Criterion("difference at 1.5", 0.01, inf, "share of revenue"),
         Criterion("difference at 1.5 less at 0", 0.01, inf, "share of revenue")),
        "Empowerment leads even with captive customers, or lock-in does not help control by 1 % of revenue.",
        "Ends of the scale instead of a monotone series: four noisy points need not be in order."),
)
"""In order of their ids."""
