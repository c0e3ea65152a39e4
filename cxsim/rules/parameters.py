# ruff: noqa: E501  (a table: one row, one number, not wrapped)
"""Every behavioural number of the model: unit, default, range, source, strength. One line, one number.

A company file may override any of them under ``parameters:`` within the range given here. ``kappa`` is the
causal discount: rules multiply by it where an effect rests on correlations. To add a parameter, add a field
here and use it in a rule; a test fails if a field is never read.

Marks in ``source``: *seen* (the figure was read at its source), *seen-2nd* (on a secondary page), *remembered*,
*assumed* (a modelling choice: sweep it). ``strength`` is that of the number: where sign or form was seen and the size
is assumed, it is an assumption.
"""

from __future__ import annotations

from typing import Annotated, NamedTuple

from cxsim.rules.rule import Strength


class Param(NamedTuple):
    """Unit, lowest and highest plausible value, evidence section, source and strength of one parameter."""

    unit: str
    low: float
    high: float
    section: str
    source: str
    strength: Strength


class Parameters(NamedTuple):
    """All behavioural parameters with their defaults; see `Param` of each field."""

    # --- how far correlations are trusted
    kappa: Annotated[float, Param(
        "1", 0.0, 1.0, "0.1", "Causal discount on correlational effects, 0.3 to 0.8 plausible; assumed", "assumption")] = 0.5

    # --- A: service times, patience, retrials, resolution
    agent_speed_sigma: Annotated[float, Param(
        "log SD", 0.0, 0.3, "A2", "Ibrahim et al. 2016; Gans et al. 2010 (form seen, size assumed)", "assumption")] = 0.18
    patience_early_hazard: Annotated[float, Param(
        "x base hazard", 0.0, 3.0, "A3", "Brown et al. 2005 (early peak seen, size assumed)", "assumption")] = 1.0
    patience_early_s: Annotated[float, Param(
        "s", 1.0, 60.0, "A3", "Decay of the early impatience; assumed", "assumption")] = 10.0
    break_stagger_max_min: Annotated[float, Param(
        "min", 0.0, 240.0, "A5", "Breaks of one shift are spread over at most this time; assumed", "assumption")] = 120.0
    least_at_work: Annotated[float, Param(
        "agents", 1.0, 5.0, "A5", "Wanted of each shift on the quietest open day; assumed", "assumption")] = 2.0
    redial_prob: Annotated[float, Param(
        "1", 0.0, 0.8, "A4", "Share who try again after giving up; assumed", "assumption")] = 0.55
    redial_delay_mean_min: Annotated[float, Param(
        "min", 5.0, 240.0, "A4", "assumed", "assumption")] = 30.0
    max_tries: Annotated[float, Param(
        "tries", 1.0, 8.0, "A4", "Tries to get through in one contact; assumed", "assumption")] = 4.0
    speed_up_max: Annotated[float, Param(
        "share of handle time", 0.0, 0.4, "A6", "Time saved by full speed effort; sign from KC & Terwiesch 2009 (seen), size assumed", "assumption")] = 0.2
    care_time: Annotated[float, Param(
        "share of handle time", 0.0, 0.4, "A6", "Time taken by full voluntary effort; assumed", "assumption")] = 0.1
    resolve_intercept: Annotated[float, Param(
        "logit", -1.0, 3.0, "A7", "Calibrated so that first-contact resolution is 60 to 80 % (SQM, seen-2nd); assumed", "assumption")] = 1.45
    resolve_skill: Annotated[float, Param(
        "logit per unit of skill", 0.0, 6.0, "A7", "assumed", "assumption")] = 3.0
    resolve_care: Annotated[float, Param(
        "logit per unit of care", 0.0, 2.5, "A7", "assumed", "assumption")] = 1.0
    resolve_complexity: Annotated[float, Param(
        "logit per unit of complexity", 0.0, 3.0, "A7", "Shumsky & Pinker 2003 (sign seen), size assumed", "assumption")] = 1.5
    resolve_rush: Annotated[float, Param(
        "logit per unit of speed effort", 0.0, 1.5, "A6", "KC & Terwiesch 2009 (sign seen), size assumed", "assumption")] = 0.5
    resolve_transfer: Annotated[float, Param(
        "logit per transfer", 0.0, 1.0, "A8", "SQM (seen-2nd: -14 % resolution); calibrated to it (F08)", "weak")] = 0.5
    script_help: Annotated[float, Param(
        "logit at full script, simple case", 0.0, 1.5, "F", "Bowen & Lawler 1992 (remembered), size assumed", "assumption")] = 0.5
    script_harm: Annotated[float, Param(
        "logit at full script, complex case", 0.0, 2.5, "F", "Bowen & Lawler 1992 (remembered), size assumed", "assumption")] = 1.0
    script_time: Annotated[float, Param(
        "share of handle time", 0.0, 0.15, "F", "Scripts save 5 to 10 % on simple work; assumed", "assumption")] = 0.08
    recontact_prob: Annotated[float, Param(
        "1", 0.6, 0.95, "A7", "assumed", "assumption")] = 0.8
    recontact_delay_median_min: Annotated[float, Param(
        "min", 288.0, 5760.0, "A7", "assumed", "assumption")] = 1440.0
    recontact_delay_sigma: Annotated[float, Param(
        "log SD", 0.3, 1.5, "A7", "assumed", "assumption")] = 1.0
    max_contacts: Annotated[float, Param(
        "contacts", 2.0, 8.0, "A7", "After so many contacts a customer gives the case up; assumed", "assumption")] = 5.0
    severity_growth: Annotated[float, Param(
        "per failed contact", 0.0, 0.3, "B3", "Small problems grow (essay E2); assumed", "assumption")] = 0.08
    transfer_prob: Annotated[float, Param(
        "1", 0.05, 0.25, "A8", "SQM 19 %, another vendor 10 % (seen-2nd)", "weak")] = 0.12
    transfer_skill: Annotated[float, Param(
        "log per unit of skill", 0.0, 3.0, "A8", "assumed", "assumption")] = 1.0
    max_transfers: Annotated[float, Param(
        "transfers", 1.0, 6.0, "A8", "After so many a case is handled where it is; assumed", "assumption")] = 3.0
    short_time_share: Annotated[float, Param(
        "share of handle time", 0.1, 0.8, "A8", "Finding out that someone else must help, or is still at it; assumed", "assumption")] = 0.35
    transfer_fear: Annotated[float, Param(
        "log per unit of fear", 0.0, 1.5, "A8", "Passing a case on is the safe choice; assumed", "assumption")] = 0.5
    opening_rush_min: Annotated[float, Param(
        "min", 5.0, 240.0, "A1", "Mean time after opening of those who waited for it; assumed", "assumption")] = 60.0
    department_delay_median_min: Annotated[float, Param(
        "min", 240.0, 4320.0, "A8", "Clock time until another department answers; assumed", "assumption")] = 1440.0
    department_delay_sigma: Annotated[float, Param(
        "log SD", 0.2, 1.2, "A8", "assumed", "assumption")] = 0.8
    callback_forgotten: Annotated[float, Param(
        "1", 0.0, 0.5, "A8", "Call-backs forgotten by an agent without any care; assumed", "assumption")] = 0.3
    bot_avoidance: Annotated[float, Param(
        "1", 0.0, 0.7, "A10", "Ask for a person at once, and get one at full access; assumed", "assumption")] = 0.3
    handover_least: Annotated[float, Param(
        "1", 0.1, 0.7, "A10", "Reach a person after the bot failed, at no access; assumed so that middling access gives .7", "assumption")] = 0.4
    context_time: Annotated[float, Param(
        "share of handle time", 0.0, 0.25, "A10", "Saved where the bot passes on what it was told; assumed", "assumption")] = 0.08
    context_usd: Annotated[float, Param(
        "USD/session", 0.0, 2.0, "A10", "Price of passing it on; assumed", "assumption")] = 0.3
    check_min: Annotated[float, Param(
        "min/problem", 0.0, 6.0, "B13", "Time of a full check; assumed", "assumption")] = 1.5
    check_finds: Annotated[float, Param(
        "1", 0.2, 1.0, "B13", "False claims that a full check finds; assumed", "assumption")] = 0.6
    check_doubts: Annotated[float, Param(
        "1", 0.0, 0.2, "B13", "Honest claims within procedure that a full check turns down; assumed", "assumption")] = 0.05
    chat_inflation: Annotated[float, Param(
        "per further chat", 0.05, 0.3, "A2", "Longer with each further chat at once (seen-2nd: longer; size assumed)", "assumption")] = 0.15
    chat_harm: Annotated[float, Param(
        "relative rise of failure per further chat", 0.0, 0.3, "A2", "Who holds several chats solves fewer (Goes, Ilk, Lin & Zhao 2018, seen: sign); size assumed", "assumption")] = 0.1
    silent_chat_prob: Annotated[float, Param(
        "1", 0.3, 0.7, "A3", "Chats given up without a word; Castellanos, Yom-Tov & Goldberg (seen)", "strong")] = 0.5
    silent_chat_min: Annotated[float, Param(
        "min", 0.5, 5.0, "A3", "Until an agent sees that nobody is there; assumed", "assumption")] = 1.5
    canned_time: Annotated[float, Param(
        "share of handle time", 0.0, 0.4, "A2", "Saved by stock sentences on simple written work; assumed", "assumption")] = 0.25
    canned_harm: Annotated[float, Param(
        "relative rise of failure", 0.0, 1.0, "-", "Stock replies to complex cases (essay E2); assumed", "assumption")] = 0.4
    canned_courtesy: Annotated[float, Param(
        "0 to 1", 0.0, 0.3, "B8", "Stock replies read like it (authenticity: Hennig-Thurau et al. 2006, remembered); assumed", "assumption")] = 0.08
    knowledge_help: Annotated[float, Param(
        "relative fall of failure per unit of missing skill", 0.0, 1.0, "C11", "Help for novices, little for the best: Brynjolfsson et al. (seen: sign); size assumed", "assumption")] = 0.6
    knowledge_usd: Annotated[float, Param(
        "USD/agent-week", 0.0, 60.0, "D", "Price of the knowledge base at level 1; assumed", "assumption")] = 15.0
    owner_time: Annotated[float, Param(
        "share of handle time", 0.0, 0.4, "A8", "Saved by who knows the case already; assumed", "assumption")] = 0.2
    owner_help: Annotated[float, Param(
        "relative fall of failure", 0.0, 0.5, "A8", "Surer answers of who knows the case; assumed", "assumption")] = 0.15
    owner_wait_h: Annotated[float, Param(
        "h", 1.0, 72.0, "A8", "A letter waits so long for its owner, over his breaks and nights, then it is everybody's; a day assumed", "assumption")] = 24.0

    # --- CH5: law
    violation_prob: Annotated[float, Param(
        "per regulated case", 0.0, 0.2, "F", "Unchecked agent of average skill (CH5); assumed", "assumption")] = 0.05
    violation_checked: Annotated[float, Param(
        "log", 0.0, 3.0, "C8", "Effect of checks with consequences, as on misuse; assumed", "assumption")] = 1.2
    violation_script: Annotated[float, Param(
        "log", 0.0, 2.0, "F", "Prescribed steps keep to the law (CH5); assumed", "assumption")] = 1.0
    violation_unclear: Annotated[float, Param(
        "log", 0.0, 2.0, "F", "Discretion without clear limits (CH5); assumed", "assumption")] = 1.0
    violation_rush: Annotated[float, Param(
        "log", 0.0, 2.0, "A6", "Cutting corners under speed; assumed", "assumption")] = 0.7
    violation_skill: Annotated[float, Param(
        "log per unit of skill", 0.0, 4.0, "C7", "Not knowing the law; assumed", "assumption")] = 1.5
    violation_detected: Annotated[float, Param(
        "1", 0.0, 0.5, "F", "Violations that somebody outside finds (CH5); assumed", "assumption")] = 0.1

    # --- B: the customer
    justice_distributive: Annotated[float, Param(
        "weight", 0.3, 0.6, "B2", "Orsingher et al. 2010; Gelbrich & Roschk 2011 (order seen, weights assumed)", "assumption")] = 0.45
    justice_interactional: Annotated[float, Param(
        "weight", 0.2, 0.5, "B2", "as above", "assumption")] = 0.35
    justice_reference: Annotated[float, Param(
        "0 to 1", 0.4, 0.75, "B2", "Justice that neither pleases nor annoys; assumed", "assumption")] = 0.58
    justice_sd: Annotated[float, Param(
        "0 to 1", 0.15, 0.4, "B2", "SD of justice between episodes, turns scores into z; assumed", "assumption")] = 0.25
    justice_gain: Annotated[float, Param(
        "SD", 0.8, 1.6, "B2", "Gelbrich & Roschk 2011 (normalised here)", "assumption")] = 1.2
    treatment_sd: Annotated[float, Param(
        "0 to 1", 0.0, 0.35, "B2", "How differently the same treatment is felt, from case to case; assumed, so that felt treatment varies about as much as justice does (justice_sd)", "assumption")] = 0.2
    satisfaction_residual_sd: Annotated[float, Param(
        "SD", 0.0, 1.0, "B1", "What justice, waiting and expectation leave unexplained of one case's satisfaction: correlations of about .5 each (Szymanski & Henard 2001, remembered) leave half the variance; assumed", "assumption")] = 0.7
    paradox_sd: Annotated[float, Param(
        "SD", 0.0, 0.3, "B3", "Pleasure at an excellent recovery after a first failure; in this case's satisfaction alone (de Matos et al. 2007, seen: yes there, none in loyalty); size of the evidence page, assumed", "assumption")] = 0.15
    paradox_severity: Annotated[float, Param(
        "0 to 1", 0.3, 1.0, "B3", "Up to which severity; assumed", "assumption")] = 0.6
    customer_promise: Annotated[float, Param(
        "SD", 0.0, 1.0, "B1", "What the firm promises its customers above what they have learned to expect; none unless a study moves it", "assumption")] = 0.0
    performance_weight: Annotated[float, Param(
        "SD per SD", 0.2, 0.6, "B1", "Szymanski & Henard 2001 (sign seen, size remembered)", "moderate")] = 0.35
    disconfirmation_up: Annotated[float, Param(
        "SD per SD", 0.1, 0.4, "B1", "Anderson & Sullivan 1993 (remembered)", "moderate")] = 0.25
    disconfirmation_down: Annotated[float, Param(
        "SD per SD", 0.3, 0.8, "B1", "Anderson & Sullivan 1993 (remembered)", "moderate")] = 0.5
    tolerance_zone: Annotated[float, Param(
        "SD", 0.25, 1.0, "B1", "Zeithaml, Berry & Parasuraman 1993 (remembered)", "moderate")] = 0.5
    expectation_rate: Annotated[float, Param(
        "per episode", 0.05, 0.4, "B1", "assumed", "assumption")] = 0.2
    fix_weight: Annotated[float, Param(
        "share of distributive justice", 0.3, 0.8, "B2", "Having it put right against being compensated; assumed", "assumption")] = 0.5
    compensation_concavity: Annotated[float, Param(
        "1", 1.5, 4.0, "B4", "Gelbrich et al. 2015 (form seen, size assumed)", "assumption")] = 2.5
    compensation_steepness: Annotated[float, Param(
        "1", 3.0, 10.0, "B4", "Gelbrich et al. 2015 (form seen, size assumed)", "assumption")] = 6.0
    compensation_midpoint: Annotated[float, Param(
        "x loss", 0.6, 1.2, "B4", "Gelbrich et al. 2015 (seen)", "moderate")] = 0.9
    overcompensation_penalty: Annotated[float, Param(
        "per x loss beyond 1.5", 0.0, 0.6, "B4", "Haesevoets et al. 2017 (seen: falls beyond 150 %)", "moderate")] = 0.3
    repeat_injustice: Annotated[float, Param(
        "0 to 1 per further contact", 0.05, 0.3, "B2", "Fact 7: each further call lowers satisfaction (SQM, seen-2nd), calibrated to it; home of repeats in satisfaction", "weak")] = 0.1
    transfer_injustice: Annotated[float, Param(
        "0 to 1 per transfer", 0.02, 0.2, "A8", "SQM: -12 % (seen-2nd)", "weak")] = 0.1
    promise_injustice: Annotated[float, Param(
        "0 to 1 per broken promise", 0.05, 0.4, "A8", "Essay E4: promises not kept hurt most; assumed", "assumption")] = 0.2
    handover_injustice: Annotated[float, Param(
        "0 to 1", 0.0, 0.3, "A10", "A bot that failed before a person helped; assumed, Dixon (seen: sign)", "assumption")] = 0.1
    customer_opportunist_share: Annotated[float, Param(
        "share of customers", 0.0, 0.15, "B13", "Prone to claim what is not due; assumed", "assumption")] = 0.05
    false_claim_rate: Annotated[float, Param(
        "per purchase", 0.0, 0.3, "B13", "False claims of those prone, at usual lenience; assumed", "assumption")] = 0.05
    false_claim_lenience: Annotated[float, Param(
        "log per loss given", 0.0, 4.0, "B13", "Claims multiply with known lenience; assumed", "assumption")] = 2.0
    check_deters: Annotated[float, Param(
        "share", 0.0, 0.9, "B13", "False claims not made where all are checked; assumed", "assumption")] = 0.4
    lenience_reference: Annotated[float, Param(
        "x loss", 0.2, 0.9, "B13", "Usual share of a loss that firms make good; assumed", "assumption")] = 0.5
    lenience_weeks: Annotated[float, Param(
        "weeks", 2.0, 52.0, "B12", "Until the public knows; assumed", "assumption")] = 13.0
    refusal_injustice: Annotated[float, Param(
        "0 to 1 per refusal", 0.1, 0.4, "B2", "Procedural rigidity; assumed", "assumption")] = 0.25
    double_deviation: Annotated[float, Param(
        "x", 1.2, 2.2, "B3", "Maxham & Netemeyer 2002 (seen: sign), size assumed", "assumption")] = 1.6
    severity_sigma: Annotated[float, Param(
        "logit SD", 0.2, 1.6, "B11", "How much problems of one kind differ in severity; assumed", "assumption")] = 0.8
    failure_moment_base: Annotated[float, Param(
        "SD", 0.1, 0.8, "B5", "How a failure feels at severity 0; assumed", "assumption")] = 0.4
    failure_moment_severity: Annotated[float, Param(
        "SD per unit of severity", 0.6, 2.0, "B5", "assumed", "assumption")] = 1.2
    peak_weight: Annotated[float, Param(
        "share", 0.2, 0.45, "B5", "Alaybek et al. 2022 (remembered)", "moderate")] = 0.35
    end_weight: Annotated[float, Param(
        "share", 0.2, 0.45, "B5", "Alaybek et al. 2022 (remembered)", "moderate")] = 0.35
    loss_aversion: Annotated[float, Param(
        "x", 1.0, 2.5, "B5", "Peak is found on the loss-weighted scale (repair 15); assumed", "assumption")] = 1.5
    memory_rate: Annotated[float, Param(
        "per episode", 0.1, 0.6, "B1", "Weight of a new episode in cumulative satisfaction; assumed", "assumption")] = 0.3
    memory_ordinary: Annotated[float, Param(
        "x weight of a case", 0.0, 1.0, "B14", "Weight in it of a purchase at which nothing went wrong: all experiences count (Bolton & Drew 1991; Johnson, Anderson & Fornell 1995, remembered), bad news of a firm is short-lived (Knox & van Oest 2014, seen); no rate is known: 0 keeps what F11 and F13 take from sources, 1 weighs as any episode", "assumption")] = 0.0
    wait_weight: Annotated[float, Param(
        "SD per log unit", 0.03, 0.25, "B6", "Garcia et al. 2012 (seen: small), size assumed", "assumption")] = 0.1
    wait_scale_min: Annotated[float, Param(
        "min", 0.5, 5.0, "B6", "assumed", "assumption")] = 1.0
    written_wait_scale_min: Annotated[float, Param(
        "min", 60.0, 1440.0, "A9", "Median first reply of 6 h (SuperOffice, seen-2nd)", "weak")] = 360.0
    authentic_courtesy: Annotated[float, Param(
        "0 to 1 per unit of voluntary effort", 0.15, 0.5, "B8", "Pugh 2001; Hennig-Thurau et al. 2006 (sign seen)", "moderate")] = 0.25
    measured_courtesy: Annotated[float, Param(
        "0 to 1 per unit of measured effort", 0.15, 0.5, "B8", "assumed", "assumption")] = 0.25
    faked_courtesy: Annotated[float, Param(
        "0 to 1 per unit of faked effort", 0.0, 0.2, "B8", "Hennig-Thurau et al. 2006 (remembered)", "moderate")] = 0.1
    courtesy_base: Annotated[float, Param(
        "0 to 1", 0.1, 0.5, "B8", "Courtesy without any effort; assumed", "assumption")] = 0.4
    attitude_courtesy: Annotated[float, Param(
        "0 to 1 per unit of attitude", 0.0, 0.4, "-", "Essay E3; assumed", "assumption")] = 0.15
    mood_contagion: Annotated[float, Param(
        "SD per SD", 0.05, 0.3, "B8", "Pugh 2001; Barger & Grandey 2006 (seen: through quality)", "moderate")] = 0.15
    explanation: Annotated[float, Param(
        "0 to 1 per unit of information", 0.0, 0.3, "B2", "Explaining needs knowing; assumed", "assumption")] = 0.1
    pushiness: Annotated[float, Param(
        "0 to 1 per unit of selling effort", 0.0, 0.3, "D4", "assumed", "assumption")] = 0.15
    aggression_intercept: Annotated[float, Param(
        "logit", -3.5, -1.7, "B9", "8 % of contacts (Grandey et al. 2004, derived)", "moderate")] = -2.44
    aggression_failures: Annotated[float, Param(
        "logit per failed contact", 0.0, 1.0, "B9", "assumed", "assumption")] = 0.5
    aggression_refusal: Annotated[float, Param(
        "logit", 0.0, 1.5, "B9", "assumed", "assumption")] = 0.8
    aggression_wait: Annotated[float, Param(
        "logit per log unit", 0.0, 0.4, "B9", "assumed", "assumption")] = 0.15
    aggression_error: Annotated[float, Param(
        "relative rise of failure", 0.0, 0.4, "B9", "Rafaeli et al. 2012 (sign seen), size assumed", "assumption")] = 0.2
    complaint_severity: Annotated[float, Param(
        "logit per unit of severity", 0.5, 4.0, "B11", "Goodman & Newman (seen: order), size assumed", "assumption")] = 2.0
    complaint_belief: Annotated[float, Param(
        "logit per unit of belief", 0.0, 2.5, "B11, B12", "Assumed, and set by F16, whose range its own end just reaches", "assumption")] = 2.5
    complaint_effort: Annotated[float, Param(
        "logit per effort event", 0.0, 0.6, "B11", "assumed", "assumption")] = 0.2
    award_heard_prob: Annotated[float, Param(
        "1", 0.0, 0.6, "B12, B14", "Customers with a problem who heard what another was granted for such a problem; assumed", "assumption")] = 0.2
    award_heard_weight: Annotated[float, Param(
        "share of the way", 0.0, 0.7, "B12", "Kron et al. 2023 (abstract seen: told that others get 200, people ask for 800 instead of 1,000 to 1,400: .4 of the way)", "moderate")] = 0.4
    less_than_others: Annotated[float, Param(
        "0 to 1 per loss", 0.0, 0.4, "B3", "Being granted less than another is unfair (Bortoli & Pizzutti 2017, seen: propositions); size assumed", "assumption")] = 0.15
    belief_rate: Annotated[float, Param(
        "per episode", 0.0, 0.3, "B12", "Ma, Sun & Kekre 2015 (seen: sign), size assumed", "assumption")] = 0.15
    compensation_expectation_rate: Annotated[float, Param(
        "per episode", 0.0, 0.4, "B12", "Maxham & Netemeyer 2002 (seen: sign), size assumed", "assumption")] = 0.2
    memory_half_life_weeks: Annotated[float, Param(
        "weeks", 4.0, 26.0, "B3", "Failures fade with a half-life of 3 months; assumed", "assumption")] = 13.0
    late_claim_prob: Annotated[float, Param(
        "1", 0.0, 0.4, "-", "Unserved or refused losses that come back as charge-back or statutory refund (repair 13); assumed", "assumption")] = 0.15
    late_claim_x_loss: Annotated[float, Param(
        "x loss", 1.0, 2.0, "-", "Loss, fees and handling of a late claim; assumed", "assumption")] = 1.3
    lost_purchase_prob: Annotated[float, Param(
        "1", 0.0, 0.5, "A6, F", "Questions that nobody ever answered and that end in no purchase: sales fall where too few serve (Tan & Netessine 2014, seen: sign); as often as unserved losses come back (late_claim_prob), assumed", "assumption")] = 0.15

    # --- B14, B15: the market
    churn_satisfaction: Annotated[float, Param(
        "log hazard per SD", 0.4, 1.6, "B14", "assumed; multiplied by kappa", "assumption")] = 0.9
    churn_tolerance: Annotated[float, Param(
        "SD", 0.0, 0.5, "B14", "Flat inside the zone of tolerance; assumed", "assumption")] = 0.25
    churn_effort: Annotated[float, Param(
        "log hazard per event", 0.15, 0.6, "B7", "Dixon (seen-2nd; stated loyalty); multiplied by kappa", "weak")] = 0.35
    churn_unresolved: Annotated[float, Param(
        "log hazard per unrepaired failure", 0.2, 1.0, "B10", "TARP order (seen-2nd), shrunk; the loss itself counts, said or not (conflict 2)", "weak")] = 0.5
    churn_cap: Annotated[float, Param(
        "log hazard", 1.0, 2.5, "B14", "Multipliers are capped (repair 8); assumed", "assumption")] = 1.5
    review_prob: Annotated[float, Param(
        "per episode", 0.005, 0.1, "B14", "assumed", "assumption")] = 0.03
    review_curve: Annotated[float, Param(
        "per SD^1.5", 0.0, 0.1, "B14", "U-shaped posting; Chevalier & Mayzlin 2006 (seen: sign)", "assumption")] = 0.04
    review_elasticity: Annotated[float, Param(
        "per star", 0.0, 0.09, "B14", "Luca 2011 (seen: 5 to 9 %, independent firms)", "strong")] = 0.04
    review_memory_weeks: Annotated[float, Param(
        "weeks", 8.0, 104.0, "B14", "Time constant of the public score; assumed", "assumption")] = 26.0
    review_shock_week: Annotated[float, Param(
        "week", 0.0, 260.0, "B14", "At the end of which week reviews are put in from outside, from 1; 0 never; only studies move it", "assumption")] = 0.0
    review_shock: Annotated[float, Param(
        "reviews of one star", 0.0, 1000.0, "B14", "How many; only studies move it", "assumption")] = 0.0
    review_reference_stars: Annotated[float, Param(
        "stars", 3.0, 4.2, "B14", "Score of a firm that neither gains nor loses; assumed", "assumption")] = 3.5
    post_curve: Annotated[float, Param(
        "per SD^1.5", 0.0, 0.1, "B14", "Public complaints after bad episodes (essay E2); assumed", "assumption")] = 0.01
    post_reach_sigma: Annotated[float, Param(
        "log SD", 0.3, 2.5, "B14", "Most posts are read by few; assumed", "assumption")] = 1.5
    post_reach_mean: Annotated[float, Param(
        "people", 20.0, 2000.0, "-", "Readers of a post, lognormal; assumed", "assumption")] = 200.0
    post_reviews: Annotated[float, Param(
        "reviews", 0.0, 6.0, "B14", "A post counts as so many reviews of one star; assumed", "assumption")] = 2.0
    post_answered: Annotated[float, Param(
        "share of harm", 0.0, 1.0, "-", "Harm left when the firm answers in time (essay E2); assumed", "assumption")] = 0.4
    post_impact: Annotated[float, Param(
        "x word of mouth", 0.0, 0.2, "B14", "Impact of a stranger's post against a friend's warning; assumed", "assumption")] = 0.05
    post_deadline_min: Annotated[float, Param(
        "min", 240.0, 4320.0, "A9", "Answered within a day counts; assumed", "assumption")] = 1440.0
    post_reply_min: Annotated[float, Param(
        "min", 3.0, 8.0, "A2", "Time of a public reply (remembered)", "weak")] = 5.0
    tell_base: Annotated[float, Param(
        "per episode", 0.0, 0.15, "B14", "assumed", "assumption")] = 0.05
    tell_up: Annotated[float, Param(
        "per SD^1.5", 0.03, 0.2, "B14", "Anderson 1998 (seen: U-shape), size assumed", "assumption")] = 0.1
    tell_down_ratio: Annotated[float, Param(
        "x", 1.0, 2.0, "B14", "Anderson 1998 (seen: smaller than supposed)", "moderate")] = 1.3
    tell_ordinary: Annotated[float, Param(
        "x chance after a case", 0.0, 1.0, "B14", "Purchases at which nothing went wrong are spoken of as well: Anderson 1998 counts all customers (seen); assumed as often as a case of the same satisfaction", "assumption")] = 1.0
    told_up: Annotated[float, Param(
        "people", 2.0, 8.0, "B14", "Goodman (seen-2nd)", "weak")] = 5.0
    told_down: Annotated[float, Param(
        "people", 4.0, 16.0, "B14", "Goodman (seen-2nd)", "weak")] = 10.0
    word_of_mouth_up: Annotated[float, Param(
        "purchase probability", 0.05, 0.25, "B14", "East, Hammond & Lomax 2008 (seen)", "moderate")] = 0.15
    word_of_mouth_down: Annotated[float, Param(
        "purchase probability", 0.05, 0.25, "B14", "East, Hammond & Lomax 2008 (seen)", "moderate")] = 0.13
    word_of_mouth_reach: Annotated[float, Param(
        "share of hearers in the market", 0.02, 0.4, "B14", "Head-room; assumed", "assumption")] = 0.1
    newcomer_cap: Annotated[float, Param(
        "x neutral acquisition", 1.2, 2.5, "B14", "The market is finite (repair 14); assumed", "assumption")] = 1.6

    # --- C: the agent
    empowerment_discretion: Annotated[float, Param(
        "weight", 0.2, 0.5, "C1", "Spreitzer 1995 (remembered); weights assumed", "assumption")] = 0.35
    empowerment_information: Annotated[float, Param(
        "weight", 0.1, 0.3, "C1", "as above", "assumption")] = 0.2
    empowerment_support: Annotated[float, Param(
        "weight", 0.1, 0.4, "C1", "as above", "assumption")] = 0.25
    empowerment_competence: Annotated[float, Param(
        "weight", 0.1, 0.3, "C1", "as above", "assumption")] = 0.2
    empowerment_reference: Annotated[float, Param(
        "raw score", 0.3, 0.6, "C1", "Mean of the reference population (repair 3); assumed", "assumption")] = 0.45
    empowerment_sd: Annotated[float, Param(
        "raw score", 0.15, 0.4, "C1", "SD of the reference population (repair 3); assumed", "assumption")] = 0.2
    empowerment_satisfaction: Annotated[float, Param(
        "r", 0.4, 0.7, "C1", "Seibert et al. 2011 (sign seen, size remembered); multiplied by kappa", "moderate")] = 0.64
    empowerment_strain: Annotated[float, Param(
        "r", 0.2, 0.45, "C1", "Seibert et al. 2011; multiplied by kappa", "moderate")] = 0.37
    empowerment_extra_role: Annotated[float, Param(
        "r", 0.2, 0.45, "C1", "Seibert et al. 2011; multiplied by kappa", "moderate")] = 0.38
    lever_sd: Annotated[float, Param(
        "lever units", 0.15, 0.4, "C1", "SD of levers between firms (repair 3); assumed", "assumption")] = 0.25
    decision_time_min: Annotated[float, Param(
        "min", 0.0, 2.0, "C2", "assumed", "assumption")] = 0.75
    ambiguity_strain: Annotated[float, Param(
        "SD", 0.0, 0.4, "C2", "Chan & Lam 2011 (seen: sign); multiplied by kappa", "assumption")] = 0.15
    ambiguity_handling: Annotated[float, Param(
        "SD", 0.0, 0.25, "C2", "Complaints handled worse where roles are unclear: Chan & Lam 2011 (seen: sign); multiplied by kappa", "assumption")] = 0.1
    running_in: Annotated[float, Param(
        "share of success per unit of new discretion", 0.0, 0.12, "C3", "Directed teams lead at first (Lorinkova et al. 2013, seen, laboratory); size of the evidence page, assumed", "assumption")] = 0.05
    running_in_weeks: Annotated[float, Param(
        "weeks", 2.0, 26.0, "C3", "Until new discretion is second nature; one session of three hours in the source, in weeks assumed", "assumption")] = 8.0
    discretion_start: Annotated[float, Param(
        "0 to 1", 0.0, 0.8, "C3", "What agents had been used to decide before the first day: firms as they are, the middle of the scale; assumed", "assumption")] = 0.4
    state_time_weeks: Annotated[float, Param(
        "weeks", 4.0, 26.0, "C", "Time constant of attitudes (repair 2); assumed", "assumption")] = 8.0
    fear_contingent: Annotated[float, Param(
        "per event", 0.1, 1.0, "C5", "Podsakoff et al. 2006 (sign seen), size assumed", "assumption")] = 0.5
    fear_noncontingent: Annotated[float, Param(
        "per event", 1.0, 5.0, "C5", "Podsakoff et al. 2006 (sign seen), size assumed", "assumption")] = 3.0
    fear_rise_weeks: Annotated[float, Param(
        "weeks", 2.0, 8.0, "C5", "assumed", "assumption")] = 4.0
    fear_start: Annotated[float, Param(
        "0 to 1", 0.0, 0.4, "C5", "Fear on the first day, whatever the policy: firms as they are; assumed", "assumption")] = 0.1
    fear_decay_weeks: Annotated[float, Param(
        "weeks", 4.0, 26.0, "C5", "assumed", "assumption")] = 16.0
    punishment_satisfaction: Annotated[float, Param(
        "r", 0.2, 0.5, "C5", "Podsakoff et al. 2006 (size remembered, low); multiplied by kappa", "moderate")] = 0.4
    punishment_sd_per_4wk: Annotated[float, Param(
        "events/agent/4 weeks", 0.05, 0.3, "C5", "SD of undeserved punishment between firms; assumed", "assumption")] = 0.1
    voluntary_intercept: Annotated[float, Param(
        "logit", -2.0, 0.0, "C6", "assumed", "assumption")] = -1.0
    voluntary_drive: Annotated[float, Param(
        "logit per SD", 0.2, 1.0, "C6", "Cerasoli et al. 2014 (sign seen), size assumed", "assumption")] = 0.6
    voluntary_trust: Annotated[float, Param(
        "logit per SD", 0.1, 0.8, "C6", "assumed", "assumption")] = 0.4
    voluntary_fear: Annotated[float, Param(
        "logit per unit of fear", 0.5, 2.5, "C6", "Anchored on Liu et al. 2024 (seen: sign); assumed; multiplied by kappa", "assumption")] = 1.5
    voluntary_exhaustion: Annotated[float, Param(
        "logit per SD", 0.2, 0.8, "C6", "assumed", "assumption")] = 0.5
    recognition_effort: Annotated[float, Param(
        "effort", 0.04, 0.3, "C14", "Stajkovic & Luthans 2003 (seen), halved", "moderate")] = 0.12
    feedback_effort: Annotated[float, Param(
        "effort", 0.03, 0.25, "C14", "Feedback on one's own work, in talks with a leader: Stajkovic & Luthans 2001 (20 %, recognition 24 %, seen), so five sixths of recognition (recognition_effort)", "moderate")] = 0.1
    service_incentive: Annotated[float, Param(
        "effort per unit of weight", 0.1, 0.8, "C4", "Cerasoli et al. 2014 (sign seen), size assumed", "assumption")] = 0.2
    measured_incentive: Annotated[float, Param(
        "effort per unit of weight", 0.1, 0.8, "C4", "as above", "assumption")] = 0.2
    effort_substitution: Annotated[float, Param(
        "1", 0.0, 0.8, "D4", "Holmström & Milgrom 1991 (form remembered), size assumed", "assumption")] = 0.5
    compliance_floor_max: Annotated[float, Param(
        "effort", 0.3, 0.8, "C6", "Measured acts can be enforced up to here; assumed", "assumption")] = 0.6
    compliance_slope: Annotated[float, Param(
        "per event/4 weeks", 2.0, 12.0, "C5", "Contingent punishment raises compliance (Podsakoff et al. 2006, seen: sign); size assumed", "assumption")] = 6.0
    hidden_cost_of_control: Annotated[float, Param(
        "share of voluntary effort", 0.0, 0.15, "C6", "Falk & Kosfeld 2006 and replications (seen: low magnitude)", "weak")] = 0.05
    monitoring_satisfaction: Annotated[float, Param(
        "r", 0.05, 0.15, "C8", "Siegel et al. (seen); not discounted below its small size: multiplied by kappa", "strong")] = 0.09
    monitoring_strain: Annotated[float, Param(
        "r", 0.05, 0.2, "C8", "Siegel et al. (seen); multiplied by kappa", "strong")] = 0.12
    misuse_deterrence: Annotated[float, Param(
        "1", 0.5, 3.0, "C8", "Pierce et al. 2015; Nagin et al. 2002 (sign seen), size assumed", "assumption")] = 1.5
    misuse_rate: Annotated[float, Param(
        "per contact of an opportunist", 0.002, 0.1, "C16", "assumed", "assumption")] = 0.02
    misuse_unfairness: Annotated[float, Param(
        "1", 0.0, 1.5, "C16", "Nagin et al. 2002 (seen: sign), size assumed", "assumption")] = 0.5
    misuse_contagion: Annotated[float, Param(
        "x per colleague who gets away with it, as a share", 0.0, 6.0, "C16", "Gino, Ayal & Ariely 2009 (remembered: a bad apple of one's own group); form of the evidence page, size assumed", "assumption")] = 2.0
    example_weeks: Annotated[float, Param(
        "weeks", 2.0, 26.0, "C16", "How long what colleagues got away with is remembered; assumed", "assumption")] = 8.0
    opportunist_share: Annotated[float, Param(
        "share of agents", 0.02, 0.4, "C16", "assumed, anchored on Nagin et al. 2002", "assumption")] = 0.1
    conditional_share: Annotated[float, Param(
        "share of agents", 0.2, 0.7, "C16", "assumed, anchored on Nagin et al. 2002", "assumption")] = 0.5
    conditional_misuse: Annotated[float, Param(
        "x opportunist's rate", 0.0, 0.5, "C16", "assumed", "assumption")] = 0.1
    strain_load: Annotated[float, Param(
        "SD per .10 of occupancy beyond .85", 0.1, 1.2, "C9", "Bakker et al. 2003 (structure seen), size assumed", "assumption")] = 0.5
    strain_aggression: Annotated[float, Param(
        "SD per doubling of 8 %", 0.1, 0.8, "C9", "Grandey et al. 2004 (sign seen), size assumed", "assumption")] = 0.3
    strain_fear: Annotated[float, Param(
        "SD per unit of fear", 0.3, 1.5, "C9", "Mackey et al. 2017 (r .35, remembered), size assumed", "assumption")] = 0.8
    strain_faking: Annotated[float, Param(
        "SD per unit of faked effort", 0.0, 1.0, "C9", "Grandey (seen: partial), size assumed", "assumption")] = 0.5
    strain_support: Annotated[float, Param(
        "SD per SD", 0.1, 0.6, "C9", "Bakker et al. 2003 (structure seen); multiplied by kappa", "assumption")] = 0.3
    strain_disposition: Annotated[float, Param(
        "SD", 0.0, 1.2, "C9", "How differently people take the same strain, so that exhaustion has the SD of 1 that its scale means; assumed", "assumption")] = 0.9
    strain_time_weeks: Annotated[float, Param(
        "weeks", 6.0, 26.0, "C9", "1 / .08 a week; assumed", "assumption")] = 12.5
    exhaustion_error: Annotated[float, Param(
        "logit per SD", 0.0, 0.5, "C9", "assumed", "assumption")] = 0.2
    sickness_base_prob: Annotated[float, Param(
        "per shift", 0.02, 0.08, "C9", "Part of absence that answers to exhaustion; assumed", "assumption")] = 0.04
    sickness_exhaustion: Annotated[float, Param(
        "log per SD", 0.1, 0.5, "C9", "assumed", "assumption")] = 0.3
    efficiency_start: Annotated[float, Param(
        "share", 0.4, 0.7, "C11", "On the first day; .53 is the mean of the first month (Cinareo/Alpern, seen-2nd), so it begins lower (derived)", "moderate")] = 0.45
    learning_time_weeks: Annotated[float, Param(
        "weeks", 8.7, 35.0, "C11", "4 months (2 to 8); seen-2nd", "moderate")] = 17.4
    skill_intercept: Annotated[float, Param(
        "logit", 0.5, 2.5, "C11", "Share of situations an average experienced agent masters; assumed", "assumption")] = 1.4
    skill_aptitude: Annotated[float, Param(
        "logit per SD", 0.2, 1.0, "C13", "assumed", "assumption")] = 0.5
    training_effect: Annotated[float, Param(
        "SD", 0.2, 0.62, "C12", "Arthur et al. 2003 (seen), shrunk", "moderate")] = 0.4
    training_scale_h: Annotated[float, Param(
        "h/agent-week", 0.5, 3.0, "C12", "Hours for 63 % of the effect; assumed", "assumption")] = 1.0
    training_aptitude: Annotated[float, Param(
        "per SD", 0.0, 0.6, "C12", "Interactions exist but are small (seen)", "weak")] = 0.25
    training_time_weeks: Annotated[float, Param(
        "weeks", 4.0, 26.0, "C12", "assumed", "assumption")] = 13.0
    training_start_h: Annotated[float, Param(
        "h/agent-week", 0.0, 1.5, "C12", "Training that agents had been used to before the first day; assumed", "assumption")] = 0.5
    first_training_h: Annotated[float, Param(
        "h per h/agent-week", 0.0, 160.0, "C10, F", "First training of a newcomer, in proportion to what a policy trains: 40 h where half an hour a week is usual; more selection and training is a cost of freedom (Bowen & Lawler 1992, remembered); 4.2 weeks in US centres (Batt et al. 2005, seen); assumed", "assumption")] = 80.0
    training_decay_weeks: Annotated[float, Param(
        "weeks", 26.0, 104.0, "C12", "Half-life 9 months; assumed", "assumption")] = 56.0
    clarity_h: Annotated[float, Param(
        "h/agent-week", 0.0, 1.0, "C2", "Time to teach and keep clear limits, at full clarity; assumed", "assumption")] = 0.25
    trainer_usd_per_h: Annotated[float, Param(
        "USD/agent-hour", 0.0, 60.0, "D", "Price of a training hour beyond wages; assumed", "assumption")] = 30.0
    quit_satisfaction: Annotated[float, Param(
        "log hazard per SD", 0.2, 0.7, "C10", "Griffeth et al. 2000 (r about -.2, remembered) at 30 % a year; multiplied by kappa", "moderate")] = 0.45
    quit_exhaustion: Annotated[float, Param(
        "log hazard per SD", 0.1, 0.6, "C9", "Exhaustion and intention to leave (Mackey et al. 2017, remembered), shrunk; multiplied by kappa", "assumption")] = 0.3
    quit_cap: Annotated[float, Param(
        "x base hazard", 1.5, 3.0, "C10", "Total multiplier at most this, at least its inverse (repair 6); assumed", "assumption")] = 2.0
    quit_early_factor: Annotated[float, Param(
        "x settled hazard", 2.0, 8.0, "C10", "25 % gone in 90 days (seen-2nd) needs x5 (derived), where x3 is said too: the middle", "weak")] = 4.0
    quit_early_weeks: Annotated[float, Param(
        "weeks", 8.0, 26.0, "C10", "90 days (seen-2nd)", "weak")] = 12.9
    selection_validity: Annotated[float, Param(
        "r", 0.2, 0.5, "C13", "Sackett et al. 2022 (revision seen, structured interview .42 remembered)", "moderate")] = 0.4
    applicants_max: Annotated[float, Param(
        "applicants per post", 2.0, 10.0, "C13", "Looked at for one post at full care; assumed", "assumption")] = 5.0
    applicant_usd: Annotated[float, Param(
        "USD", 0.0, 1000.0, "C13", "Price of looking at one more applicant; assumed", "assumption")] = 250.0
    selection_weeks: Annotated[float, Param(
        "weeks", 0.0, 6.0, "C13", "Longer vacancy at full care; assumed", "assumption")] = 2.0
    integrity_test: Annotated[float, Param(
        "x opportunist share", 0.4, 0.9, "C13", "Effect of integrity tests at full care (remembered)", "assumption")] = 0.7
    audit_share: Annotated[float, Param(
        "share of conversations", 0.005, 0.3, "C16", "Checked at full monitoring; one contact a week of about 100 is the middle; assumed", "assumption")] = 0.03
    coached_misuse: Annotated[float, Param(
        "x misuse", 0.2, 1.0, "C16", "What one talk leaves of misuse; assumed", "assumption")] = 0.5
    restricted_misuse: Annotated[float, Param(
        "x misuse", 0.0, 0.5, "C16", "What is left once an agent must ask; assumed", "assumption")] = 0.1
    exception_audit: Annotated[float, Param(
        "x chance of a conversation", 1.0, 20.0, "C16", "Money given beyond procedure stands in the books and is looked at more often; assumed", "assumption")] = 5.0
    good_faith_punished: Annotated[float, Param(
        "log per event of undeserved punishment in 4 weeks", 0.0, 8.0, "C5", "Punishing an exception in good faith once it is found: about two thirds at .25; assumed", "assumption")] = 4.0
    error_prob: Annotated[float, Param(
        "per case that seems settled", 0.005, 0.1, "C7", "assumed", "assumption")] = 0.03
    error_skill: Annotated[float, Param(
        "log per unit of skill", 0.0, 4.0, "C7", "Newcomers err more; assumed", "assumption")] = 2.0
    report_base: Annotated[float, Param(
        "1", 0.3, 0.9, "C7", "assumed", "assumption")] = 0.6
    report_fear: Annotated[float, Param(
        "log per unit of fear", 0.4, 2.0, "C7", "Frazier et al. 2017 (sign seen), size assumed", "assumption")] = 1.2
    report_support: Annotated[float, Param(
        "share", 0.0, 0.8, "C7", "What leaders who do not stand behind agents take off reporting (.5 + .5 safety); assumed", "assumption")] = 0.5
    error_least_severity: Annotated[float, Param(
        "0 to 1", 0.0, 0.6, "C7", "Hidden mistake about a mere question, before it has grown; assumed", "assumption")] = 0.3
    error_delay_median_min: Annotated[float, Param(
        "min", 1440.0, 43200.0, "C7", "Hidden mistakes come to light after 10 days; assumed", "assumption")] = 14400.0
    error_delay_sigma: Annotated[float, Param(
        "log SD", 0.2, 1.6, "C7", "assumed", "assumption")] = 0.8
    error_severity: Annotated[float, Param(
        "x severity", 1.0, 2.0, "C7", "Hidden mistakes come back worse; assumed", "assumption")] = 1.5
    error_care: Annotated[float, Param(
        "log per unit of care", 0.0, 2.5, "C5, C7", "Who is punished without cause does worse (Podsakoff et al. 2006, seen: sign): as care does in solving cases (resolve_care); assumed", "assumption")] = 1.0
    lesson_learning: Annotated[float, Param(
        "share of missing skill per lesson", 0.0, 0.03, "C7", "Mistakes owned up to teach: Edmondson 1999 (remembered), Frazier et al. 2017 (seen: sign), size assumed; multiplied by kappa", "assumption")] = 0.01
    lesson_of_simple: Annotated[float, Param(
        "share", 0.0, 0.5, "C7", "Lesson of the simplest work: .2 low, 1 high complexity (evidence page; Sanner & Bunderson 2015, seen: sign)", "moderate")] = 0.2
    lesson_reach: Annotated[float, Param(
        "colleagues", 0.0, 12.0, "C7", "Of how many others' mistakes, and letters of thanks, an agent hears; assumed", "assumption")] = 4.0
    praise_half_life_weeks: Annotated[float, Param(
        "weeks of full recognition", 8.0, 104.0, "C14", "Habituation, 6 months; assumed", "assumption")] = 26.0
    praise_lasting: Annotated[float, Param(
        "share of effect", 0.0, 0.8, "C14", "What recognition never loses; assumed", "assumption")] = 0.4
    praise_envy: Annotated[float, Param(
        "SD per unit of recognition", 0.0, 0.6, "C14", "Praise that looks arbitrary annoys those without it; assumed; multiplied by kappa", "assumption")] = 0.3
    coaching_scale_h: Annotated[float, Param(
        "h/agent-week", 0.25, 2.0, "C12", "Hours for 63 % of the effect; assumed", "assumption")] = 0.5
    coaching_learning: Annotated[float, Param(
        "share faster", 0.0, 1.0, "C11", "Experience gained with a coach; assumed", "assumption")] = 0.4
    coaching_relief: Annotated[float, Param(
        "SD", 0.0, 0.6, "C9", "Bakker et al. 2003 (coaching among resources seen), size assumed; multiplied by kappa", "assumption")] = 0.3
    peer_learning: Annotated[float, Param(
        "share of the gap a meeting", 0.05, 0.43, "C17", "Sandvik et al. 2020 (seen): output rose by 15 % (.25) to 24 % (.43) with four meetings, at an SD of 32 % (derived)", "moderate")] = 0.25
    letter_learning: Annotated[float, Param(
        "share of the gap a letter", 0.0, 0.02, "C17", "A thank-you letter read out takes a tenth of the time of a meeting and teaches a fiftieth of what it does (peer_learning); assumed", "assumption")] = 0.005
    peer_meeting_h: Annotated[float, Param(
        "h a meeting", 0.1, 1.0, "C17", "Time of each agent; assumed", "assumption")] = 0.5
    front_line_scale_h: Annotated[float, Param(
        "h/month", 4.0, 40.0, "C15", "Hours for 63 % of the effect of leaders' time at the front line; assumed", "assumption")] = 16.0
    front_line_climate: Annotated[float, Param(
        "SD", 0.0, 0.8, "C15", "kappa x .1 per 4 h a month at first (assumed): .4 at full presence; multiplied by kappa", "assumption")] = 0.4
    front_line_gap: Annotated[float, Param(
        "share of the say-do gap", 0.0, 0.6, "C15", "What leaders who are seen take off it; assumed", "assumption")] = 0.3
    front_line_fixes: Annotated[float, Param(
        "share of suggestions", 0.0, 0.5, "C15", "Acted on because leaders saw it themselves; assumed", "assumption")] = 0.15
    suggestion_rate: Annotated[float, Param(
        "per agent-week", 0.01, 0.2, "C7", "Without fear and at a voluntary effort of .4; assumed", "assumption")] = 0.05
    voice_fear: Annotated[float, Param(
        "log per unit of fear", 0.5, 4.0, "C7", "Frazier et al. 2017 (sign seen), size assumed", "assumption")] = 2.0
    root_cause_share: Annotated[float, Param(
        "share of problems", 0.0, 0.7, "-", "What the front line could have put right in the end; assumed", "assumption")] = 0.3
    root_cause_step: Annotated[float, Param(
        "share of what is left, for 30 agents", 0.0, 0.1, "-", "One fix, of a cause or of a rule; assumed", "assumption")] = 0.03
    rule_share: Annotated[float, Param(
        "share of suggestions", 0.0, 0.7, "-", "Suggestions that are about a rule and not about a cause; assumed", "assumption")] = 0.3
    rule_fit: Annotated[float, Param(
        "share of what a rule lacks", 0.0, 0.7, "-", "What the front line could have put right of a rule in the end; assumed, as with causes", "assumption")] = 0.3
    promotions_per_year: Annotated[float, Param(
        "per agent-year", 0.0, 0.2, "-", "assumed", "assumption")] = 0.06
    promotion_satisfaction: Annotated[float, Param(
        "SD", 0.0, 1.5, "-", "What being promoted is worth to an agent; assumed; multiplied by kappa", "assumption")] = 0.8
    promotion_slight: Annotated[float, Param(
        "SD", 0.0, 1.5, "-", "What being passed over costs at first; assumed; multiplied by kappa", "assumption")] = 0.8
    slight_weeks: Annotated[float, Param(
        "weeks", 4.0, 104.0, "-", "Getting over having been passed over; assumed", "assumption")] = 26.0
    promotion_effort: Annotated[float, Param(
        "effort per unit of rivalry", 0.0, 0.3, "C14, -", "Working for promotion by merit: Drago & Garvey 1998 (remembered: sign); as recognition (recognition_effort); assumed", "assumption")] = 0.12
    promotion_prospect_per_year: Annotated[float, Param(
        "per agent-year", 0.02, 0.2, "-", "Promotions at which 63 % of what hope of them can do is done; assumed", "assumption")] = 0.06
    promotion_rivalry: Annotated[float, Param(
        "share per unit of rivalry", 0.0, 1.0, "-", "Helping that rivals for promotion withhold: Drago & Garvey 1998 (remembered: sign); assumed", "assumption")] = 0.4
    promotion_usd_per_week: Annotated[float, Param(
        "USD/week", 0.0, 400.0, "-", "Higher pay of the promoted; assumed", "assumption")] = 100.0
    boredom_discretion: Annotated[float, Param(
        "SD per SD", 0.0, 1.0, "C1", "Essay E4: no freedom bores; assumed; multiplied by kappa", "assumption")] = 0.4
    boredom_script: Annotated[float, Param(
        "SD per SD", 0.0, 1.0, "C1", "Prescribed words bore; assumed; multiplied by kappa", "assumption")] = 0.4
    voluntary_boredom: Annotated[float, Param(
        "logit per SD", 0.0, 0.8, "C6", "assumed", "assumption")] = 0.3
    refusal_boredom: Annotated[float, Param(
        "logit per SD", 0.0, 0.8, "-", "Essay E4: defensive robots; assumed", "assumption")] = 0.3
    normal_occupancy: Annotated[float, Param(
        "share", 0.75, 0.95, "A5", "Planning ceiling: nobody gets used to more (practice, seen-2nd)", "weak")] = 0.85
    habit_weeks: Annotated[float, Param(
        "weeks", 8.0, 104.0, "A6", "How long a team takes to get used to a load; assumed", "assumption")] = 26.0
    pressure_speed_up: Annotated[float, Param(
        "elasticity", 0.0, 0.64, "A6", ".15 in service with a customer waiting (KC & Terwiesch 2009, sign seen); .64 in the back office (D5, remembered)", "weak")] = 0.15
    pressure_rush: Annotated[float, Param(
        "speed effort per share of time saved", 0.0, 10.0, "A6", "The same harm per minute saved as by speed effort: 1 / speed_up_max; assumed", "assumption")] = 5.0
    pace_least: Annotated[float, Param(
        "share of handle time", 0.3, 0.9, "D5", "No pressure makes a conversation shorter: saturation at extreme load (structure remembered), size assumed", "assumption")] = 0.5
    erosion_weeks: Annotated[float, Param(
        "weeks", 6.0, 52.0, "D5", "Oliva & Sterman 2001 (18.8, remembered)", "moderate")] = 18.8
    standards_rise: Annotated[float, Param(
        "x speed downwards", 0.0, 1.0, "D5", "Standards never follow practice upwards (Oliva & Sterman 2001, remembered); 1 is a symmetric goal", "moderate")] = 0.0
    hypocrisy_trust: Annotated[float, Param(
        "SD per SD of gap", 0.2, 0.6, "C15", "Simons et al. 2015 (seen: sign); multiplied by kappa", "moderate")] = 0.4
    hypocrisy_satisfaction: Annotated[float, Param(
        "SD per SD of gap", 0.2, 0.6, "C15", "Leaders' word and deed and job satisfaction: Davis & Rothstein 2006 (r .48 with attitudes, remembered); size as with trust, assumed; multiplied by kappa", "assumption")] = 0.4
    support_trust: Annotated[float, Param(
        "r", 0.2, 0.5, "C15", "assumed from perceived support; multiplied by kappa", "assumption")] = 0.35
    promise_weeks: Annotated[float, Param(
        "weeks", 2.0, 26.0, "C15", "How long a promise is believed; assumed", "assumption")] = 8.0

    # --- the remedy decision
    exception_intercept: Annotated[float, Param(
        "logit", 0.0, 3.0, "C6", "Courage to use discretion that one has; assumed", "assumption")] = 1.5
    exception_clarity: Annotated[float, Param(
        "logit per unit of clarity", 0.0, 4.0, "C2", "Chan & Lam 2011 (sign seen), size assumed", "assumption")] = 2.0
    exception_fear: Annotated[float, Param(
        "logit per unit of fear", 1.0, 5.0, "C6", "assumed", "assumption")] = 3.0
    exception_effort: Annotated[float, Param(
        "logit per unit of voluntary effort", 0.0, 3.0, "C6", "assumed", "assumption")] = 1.5
    exception_script: Annotated[float, Param(
        "logit per unit of script", 0.0, 2.0, "C6", "assumed", "assumption")] = 1.0
    refusal_intercept: Annotated[float, Param(
        "logit", -4.0, -1.5, "-", "Refusing what procedure permits; assumed", "assumption")] = -2.5
    refusal_attitude: Annotated[float, Param(
        "logit per unit of attitude", 0.0, 4.0, "-", "Benefit of the doubt, essay E3; assumed", "assumption")] = 2.0
    escalation_prob: Annotated[float, Param(
        "1", 0.2, 0.9, "A8", "An agent without authority passes the case up rather than refuse; assumed", "assumption")] = 0.6
    remedy_error: Annotated[float, Param(
        "log SD per unit of missing skill", 0.2, 1.5, "F", "Wrong concessions of the unskilled (CH4); assumed", "assumption")] = 0.8
    needless_exception: Annotated[float, Param(
        "1 at full discretion, no skill, middling clarity", 0.0, 0.8, "F",
        "Giveaways and bad decisions (CH4), Bowen & Lawler 1992 (remembered); size assumed", "assumption")] = 0.3
    limit_anchor: Annotated[float, Param(
        "share of the way to the limit", 0.0, 0.7, "F",
        "Anchoring index of amateurs .48 (Northcraft & Neale 1987, seen-2nd in Kahneman 2011); that limits anchor: Robbennolt & Studebaker 1999 (seen); multiplied by kappa", "moderate")] = 0.48
    limit_anchor_skill: Annotated[float, Param(
        "share of the way to the limit", 0.0, 0.4, "F",
        "Experts' index is .41, .07 below amateurs' (Northcraft & Neale 1987, seen-2nd)", "moderate")] = 0.07
    demand_anchor: Annotated[float, Param(
        "share of the way to the demand", 0.0, 0.6, "F",
        "First offers draw outcomes, r .50 (Orr & Guthrie 2006: meta-analysis seen, its r remembered), read as a share of the way; multiplied by kappa", "weak")] = 0.5
