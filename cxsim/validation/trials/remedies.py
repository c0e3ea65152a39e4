"""What rows that do not hold would take, in words: judgement of the makers, and no result.

Written with quick runs on tuning seeds known, those of counter-hypotheses and claims with their verdicts. Printed
beside a row only while it does not hold.
"""

from __future__ import annotations

from typing import Final

_POWER: Final = "The range is narrow against what chance does in so few worlds; it takes more of them (`--run-on`)."

WOULD_TAKE: Final[dict[str, str]] = {
    "F01": _POWER,
    "F05": "An intercept and the catalogues' complexity set it; they may be set again, as calibration.",
    "F06": (
        "The bot makes nearly all of the gap: who is handed over counts as a second contact, and who gives up at the "
        "bot as unsolved; without one the gap is next to none. How many are sent to it is set so that it helps 9 % "
        "for good; it would take a bot that solves more of what it is asked."),
    "F07": "Few problems take three contacts: about a hundred worlds would decide it.",
    "F09": (
        "A stronger effect of a solved case on being very satisfied would raise the slope; nearly half of what makes "
        "people very satisfied is left to chance (`satisfaction_residual_sd`), which no centre can change."),
    "F10": (
        "Base churn, and what an unrepaired loss adds to it (`churn_unresolved`, weakly sourced), set the gap; it "
        "would take a stronger one, and no source gives its size."),
    "F12": (
        "The first figure would take several hundred worlds: recovery pleases by little more than chance moves."),
    "F13": (
        "It lies on the edge of what is asked, .1 on a scale of ten: version 5 gave .105. Peak and end of a "
        "memory (`peak_weight`, `end_weight`) set it, and both stand where their source puts them."),
    "F14": (
        "Customers to whom nothing happened think neither well nor ill of the firm here, and say so as often as after "
        "a case; who was let down warns again and again. Good purchases that heal (`memory_ordinary`), for which no "
        "rate is known, bring the airline to about 2 at full weight and not the hotel, and leave too little of what "
        "F11 and F13 ask for."),
    "F15": _POWER,
    "F16": (
        "The slope of belief on complaining (`complaint_belief`) stands at the end of its range, set there by this "
        "row; it would take beliefs that move faster (`belief_rate`), or less weariness of effort."),
    "F19": _POWER,
    "F20": (
        "A correlation of this size takes some 1,500 centres to be told from none; a run of the table has 36, which "
        "gave -.61 in one world each and -.26 in four; 36 others gave -.10 in version 5. Of dismissals there is no "
        "correlation: in the weeks that count nobody was dismissed in any centre."),
    "F25": (
        "In money fear leads, since it saves on programmes from the first day. In cases it does not: with equal "
        "posts, customers and not agents set how many cases there are, and from the first day cases that need "
        "judgement are settled instead of refused, and fewer customers are left with the bot. Running-in "
        "(`running_in`, C3) takes one to one and a half points off first-contact resolution in these weeks; at the "
        "top of its range, four, and the row failed still."),
    "F27": (
        "Effort for service gives way as asked; what is lost of it costs customers about half of the smallest "
        "difference that matters. The slopes of courtesy on effort and of selling on courtesy have signs from sources "
        "and sizes from nobody."),
    "F29": (
        "Meetings spread skill and a novice's efficiency at the rate that the trial's effect implies "
        "(`peer_learning`). Agents differ in output as much as the field finds, but mostly in speed by nature, which "
        "nobody can be shown; in their chance to solve a case by 6 % only, while sellers differ by far more in what "
        "they sell."),
    "F31": (
        "Lessons and the weight of the person grow with complexity; but fear also takes effort and rest from simple "
        "work, by about as much. It would take a weight of lessons that swamps both."),
    "F32": (
        "Fear takes care, and careless work holds more mistakes. If fewer are made all the same, frightened agents "
        "settle fewer cases themselves; it would take a larger `error_care`."),
    "F18": (
        "In the tenth month agents do 92 % of what they do in the second year, where 93 % is asked: they still learn. "
        "A shorter `learning_time_weeks` with a lower `efficiency_start` would fit this end and the first month; they "
        "may be set again, as calibration."),
    "F22": _POWER,
    "F23": (
        "Who feels wronged misuses more often once nobody looks, by 15 % where a tenth is asked; the run-on, which "
        "may have four times the worlds, left the interval a hair too wide. Until version 5 unfairness was counted "
        "twice, and the row held by it."),
    "F33": _POWER,
    "F34": _POWER,
    "CH01": (
        "Misuse turns the lead by what is asked; more worlds would decide it. In plain profit, which counts the "
        "customers that empowerment wins, it does not turn the lead in the hotel."),
    "CH02": (
        "What is saved on programmes counts for more where a customer is worth less, as expected; what goodwill "
        "brings differs much from world to world."),
    "CH03": (
        "Scripts save the time that they should, and little of the time that is saved is worth money at a desk that "
        "is not short of hands."),
    "CH04": (
        "Structure costs money that laissez-faire saves (training, checking, praise), and sends up or refuses what "
        "needs judgement, of which a hotel has much; giveaways of the unskilled (`needless_exception`, assumed) "
        "bring back less than that. It would take costlier mistakes of the unskilled; no "
        "source gives their size."),
    "CH05": "Enforcement leads because of the fines, as expected; its lead is not yet certain in so few worlds.",
    "CH06": (
        "Fear leads after half a year, and its lead shrinks, as expected. In the hotel goodwill and wages together are "
        "a tenth of revenue, so that saving on them cannot come to one hundredth of it soon."),
    "CH07": (
        "Lavish goodwill costs more than it brings, and more people complain, as expected. What is spent on a "
        "problem creeps up by a thirtieth in two years where a tenth is asked. Customers hear what others were "
        "granted, and awards follow what is asked where limits are unclear; but what is heard lies below what is "
        "granted, since who got nothing tells of it too, so that hearing can hold demands down instead."),
    "CH08": (
        "In satisfaction firm and fair leads, by about what is asked, and it wins customers: in plain profit it "
        "leads by three quarters of what is asked. But revenue is margin here, so that profit ÷ revenue knows "
        "nothing of customers won at the usual margin, and of what is left clarity, training and feedback take "
        "three quarters."),
    "CH09": (
        "Trust falls and quitting rises, as expected; effort falls by about what is asked for, and more worlds "
        "would decide it."),
    "CH10": (
        "The best staffing lies within the range, slack is dear and too few hands are dearer, as expected; more "
        "worlds would decide it."),
    "CH11": (
        "Empowerment loses the training of everybody who leaves, as expected; how much that is rests on an assumed "
        "size (`first_training_h`)."),
    "CH12": (
        "Captive customers help control, and it leads; but between the loosest and the tightest hold its lead grows "
        "by .0097 of revenue where .01 is asked, and after the run-on the interval ends just below that."),
    "C12": (
        "Centres differ in what moves agents and customers alike (support, training), and little else differs; real "
        "ones differ in trade, place and price, which lowers the correlation."),
    "C23": (
        "Twenty reviews are a week's worth in this house, and the public score follows each week's mean over half a "
        "year, however many reviews there are: no number of them in one week takes more than a tenth of a star off it, "
        "which at `review_elasticity` (.04 a star) is .4 % of newcomers. It would take half a star for half a year."),
    "C31": (
        "A letter read out teaches a tenth of what a meeting does (`letter_learning`, assumed), which brings nine "
        "tenths of what is asked; after the run-on the interval still reaches the edge."),
    "C08": (
        "Owners save a second reading, and stock sentences save time; letters that wait for an owner who is busy or "
        "off duty lose about as much, and stock sentences read like it (`canned_courtesy`, assumed). It would take a "
        "desk where letters pile up, so that time saved shortens a queue."),
    "C14": (
        "A script kept against the case harms where cases are complex, by 2.4 points in the hotel where 2 are asked; "
        "after the run-on the interval still reaches down to 1.9."),
    "C15": (
        "Clarity brings about three times what is asked. Without punishment exceptions rise too, by about half of what "
        "is asked: where all else is as under empowerment, punishment alone frightens little."),
    "C19": (
        "Satisfaction moves as asked. Refusals fall by about one in a hundred, the edge of what is asked: the hotel "
        "lies just below it and the airline's desk about on it."),
    "C34": "Evidence (F34) and essay differ, and the model follows the evidence; both cannot hold.",
    "C02": (
        "Fear takes most of what anybody does unasked, so that little is left for drive to explain; freedom is what "
        "lets drive show. The essay speaks of who is still excellent under fear, and of those the drive is above the "
        "mean, as it says."),
    "C04": (
        "Misuse costs as little as expected. But to bind everybody neither costs nor saves anything to speak of "
        "within one year: what limits save of goodwill is about what they lose of customers by then (who leads by "
        "the year: docs/who-leads.md). Misuse is so rare that who does it shows in no run's time."),
    "C10": (
        "More cases go up the ladder and end in less, as expected; who is refused instead of helped tries again and "
        "takes days longer, but few do, so that the mean over them varies much between worlds."),
    "C13": (
        "Training moves how many cases are solved, freedom what may be given in those that need judgement: two sets "
        "of cases that hardly meet, so that the effects add up and do not multiply."),
    "C17": (
        "The public score falls as expected, and for a chain so little of it reaches newcomers (Luca 2011: none for "
        "chains; `brand_dampening`) that one hundredth is out of reach. It would take an independent firm."),
    "C18": (
        "Under one budget centres that serve better have spent more on people and goodwill, and the margin of a year "
        "is lower for it; customers won show in revenue later. It would take more years, and centres that differ in "
        "luck as well."),
    "C20": (
        "Lessons avert about one failed purchase in twenty, as many as are asked: the row lies on the edge, and the "
        "run-on, which may have four times the worlds, left it there."),
    "C21": (
        "Twice as much is said where it is safe, as expected. What is said mends one cause by a small step "
        "(`root_cause_step`, assumed), or a rule (`rule_share`), which averts nothing: of what goes wrong a few in a "
        "hundred are averted in these weeks, and of the enquiries, half of all contacts, none."),
    "C22": (
        "Attitude moves what customers feel and say. Conversion stands at 0 in both arms, since under neutral levers "
        "nobody sells (at full effort it would be .05), and no source says how much manners add to it. Purchases "
        "answer to customers who leave, of whom a year and a half of better manners keeps few; so money does not move "
        "by one hundredth."),
    "C25": (
        "The best manners outweigh a cut to four tenths of what procedure grants. The source orders how much money "
        "and manners weigh (distributive justice first), and nobody says how large the two steps are."),
    "C27": (
        "`front_line_climate` (.4 SD at full presence, assumed) times kappa leaves .08 SD of trust at eight hours a "
        "month; it would take more hours than leaders have, or a larger slope."),
    "C28": (
        "The arms press for speed and sales and punish, and save nothing on programmes. The time that pressure wins "
        "is idle time with the same posts; and to sell at full effort would earn the hotel .8 % of its revenue "
        "(`sale_prob`, `sale_margin_usd`, assumed), of which pressure reaches a seventh. What aggressive leaders gain "
        "at first they save (CH06, which holds), and the loss that follows comes out, by less than asked."),
    "C29": (
        "Strain and its price in solved cases come out; absence rises by less than asked, as sickness follows "
        "exhaustion slowly (`sickness_exhaustion`, form seen) from a base of a few in a hundred."),
    "C33": (
        "In simple work, as the utility's, people, weeks and channels are alike, so that chance makes nearly all of "
        "the difference between cases; in the electronics firm they make 4.7 %, just below the 5 that are asked."),
    "C35": (
        "Agents differ less, by about two thirds of what is asked, and customers are more satisfied. Weeks differ as "
        "before: they differ by demand and by who is away, which no procedure smooths."),
    "C36": (
        "The share of stars rises by about four points, and not surely by the two that are asked: even after the "
        "run-on the worlds differ too much. Whether they leave less often cannot be told either: quitting answers to "
        "satisfaction and strain, and promotion reaches few of them in these weeks."),
}
"""By id."""
