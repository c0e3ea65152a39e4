"""What the report says: words follow the verdicts, figures follow the data."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest
from fake_comparison import fake_comparison
from hypothesis import given, settings
from hypothesis import strategies as st

from cxsim.experiments.results import NEITHER, FailedTask
from cxsim.metrics.kpis import KPIS
from cxsim.reports import numbers
from cxsim.reports.answer import answer
from cxsim.reports.content import make_content
from cxsim.reports.discipline import discipline_words
from cxsim.reports.limits import NOT_YET
from cxsim.reports.pairs import paired, titles
from cxsim.reports.stakeholders import GROUPS, groups
from cxsim.rules.levers import Levers
from cxsim.rules.parameters import Parameters

OUTCOMES = {"seed": st.integers(1, 10_000), "shift": st.sampled_from([-2.0, -0.6, 0.0, 0.3, 2.0])}


@settings(max_examples=15)
@given(**OUTCOMES)
def test_exchanging_the_outcomes_exchanges_the_favoured_names(seed: int, shift: float) -> None:
    """No verdict depends on a policy's name, title or place."""
    one, other = (fake_comparison(2, seed=seed, shift=shift, swap=swap) for swap in (False, True))
    first, second = one.policy_names
    exchanged = {0: 1, 1: 0, None: None}
    for a, b in zip(groups(one, first, second), groups(other, first, second), strict=True):
        for row, turned in zip(a.rows, b.rows, strict=True):
            assert turned.favours == exchanged[row.favours]
            assert turned.levels == row.levels[::-1]
    for sentence, turned in zip(answer(one)[:2], answer(other)[:2], strict=True):
        x, y = titles(one)
        assert turned.claim == _exchange(sentence.claim, x, y)
        assert turned.grounds == _exchange(sentence.grounds, x, y)


@settings(max_examples=15)
@given(**OUTCOMES)
def test_a_claim_names_the_favoured_policy_and_nobody_else(seed: int, shift: float) -> None:
    """Better: the favoured title stands in the claim. Otherwise nobody is said to be better."""
    comparison = fake_comparison(2, seed=seed, shift=shift)
    names = dict(zip(comparison.policy_names, titles(comparison), strict=True))
    for sentence, kpi in zip(answer(comparison), ("profit", "customer_equity"), strict=False):
        pair = paired(comparison, *comparison.policy_names, kpi)
        assert pair is not None
        assert sentence.verdict == pair.verdict
        named = [name for name, title in names.items() if title in sentence.claim]
        assert named == ([] if pair.favours == NEITHER else [pair.favours])


def test_a_pair_turned_round_is_the_same_pair() -> None:
    """Second minus first, whichever way it is stored."""
    comparison = fake_comparison(3)
    a, _, c = comparison.policy_names
    there, back = paired(comparison, a, c, "csat"), paired(comparison, c, a, "csat")
    assert there is not None
    assert back is not None
    assert (there.mean, there.low, there.high) == (-back.mean, -back.high, -back.low)
    assert there.favours == back.favours


def test_the_figures_of_the_answer_are_those_of_the_data() -> None:
    """Mean difference, share and number of worlds, computed here once more from the values."""
    comparison = fake_comparison(2, shift=2.0)
    first, second = comparison.policy_names
    money = answer(comparison)[0]
    differences = comparison.values[second]["profit"] - comparison.values[first]["profit"]
    pair = paired(comparison, first, second, "profit")
    assert pair is not None
    assert pair.mean == pytest.approx(differences.mean())
    assert numbers.difference(float(differences.mean()), "USD", pair.resolution, signed=False) in money.grounds
    assert f"{(differences > 0).sum()} of {differences.size}" in money.grounds
    relative = differences.mean() / comparison.values[first]["profit"].mean()
    assert f"{100 * relative:.1f}\u00a0%" in money.grounds
    assert numbers.interval(pair.low, pair.high, "USD", pair.resolution) in money.grounds


def test_the_best_of_many_is_named_or_left_open() -> None:
    """Seven policies: the claim is about the two best means."""
    comparison = fake_comparison(7, shift=1.5)
    profits = {name: comparison.estimates[name]["profit"].mean for name in comparison.policy_names}
    best = sorted(profits, key=lambda name: -profits[name])[:2]
    names = dict(zip(comparison.policy_names, titles(comparison), strict=True))
    sentence = answer(comparison)[0]
    assert names[best[0]] in sentence.claim
    assert all(names[name] in sentence.grounds for name in best)


def test_timing_says_who_is_ahead_from_the_week_on() -> None:
    """The crossing of the fake is in week 21; whoever has more from then on is named with it."""
    comparison = fake_comparison(2)
    first, second = comparison.policy_names
    after = comparison.weekly[second]["profit"] - comparison.weekly[first]["profit"]
    later = titles(comparison)[1 if after[:, comparison.warm_up_weeks + 20:].sum() > 0 else 0]
    assert f"{later} from week 21" in answer(comparison)[2].grounds


def test_one_world_gives_no_claim() -> None:
    """Without an interval nobody is better."""
    content = make_content(fake_comparison(2, replications=1))
    assert content.answer[0].claim == "One world is not enough to tell."
    assert any("One world only" in warning for warning in content.warnings)
    assert {row.verdict for group in content.pairs[0].groups for row in group.rows} == {"one world only"}


def test_policies_that_are_the_same_are_said_to_be_the_same() -> None:
    """A renamed copy: no "higher by $0"."""
    comparison = fake_comparison(2)
    first, second = comparison.policy_names
    nil = {"mean": 0.0, "ci_low": 0.0, "ci_high": 0.0, "simultaneous_low": 0.0, "simultaneous_high": 0.0}
    same = tuple(replace(d, **nil, favours=NEITHER, verdict="practically equal") for d in comparison.differences)
    values = {first: comparison.values[first], second: comparison.values[first]}
    content = make_content(replace(comparison, differences=same, values=values))
    assert all("the same under" in sentence.grounds for sentence in content.answer[:2])
    assert content.pairs[0].pairing == ()


def test_failures_are_reported() -> None:
    """Nobody has to search for what went wrong."""
    failed = (FailedTask("policy-1", 3, "killed twice"),)
    warnings = make_content(fake_comparison(2, failed=failed)).warnings
    assert any("killed twice" in warning and "Empowerment" in warning for warning in warnings)


def test_every_row_of_the_groups_is_a_kpi_and_every_kpi_is_in_the_complete_table() -> None:
    """A KPI that is renamed does not drop out unseen."""
    assert {kpi for kpis in GROUPS.values() for kpi in kpis} <= set(KPIS)
    assert [row.name for row in make_content(fake_comparison(2)).table] == list(KPIS)


def test_the_counts_in_a_group_add_up() -> None:
    """Every measure has one verdict."""
    comparison = fake_comparison(2, shift=0.4)
    for group in groups(comparison, *comparison.policy_names):
        counted = [int(word) for word in group.summary.replace(numbers.NO_BREAK, " ").split() if word.isdigit()]
        assert counted[0] == len(group.rows) == sum(counted[1:])


def test_paired_worlds_are_worth_what_the_removed_variance_says() -> None:
    """n ÷ (1 − removed), from the values themselves."""
    comparison = fake_comparison(2)
    first, second = (comparison.values[name]["profit"] for name in comparison.policy_names)
    worth = round(20 * (first.var(ddof=1) + second.var(ddof=1)) / (second - first).var(ddof=1))
    words = next(w for w in make_content(comparison).pairs[0].pairing if w.startswith("Profit"))
    assert f"as much as {worth} unpaired" in words


def test_all_levers_and_parameters_are_listed_weakest_evidence_first() -> None:
    """What is assumed is not hidden at the end."""
    content = make_content(fake_comparison(2))
    assert len(content.levers) == len(Levers._fields)
    assert len(content.parameters) == len(Parameters._fields)
    strengths = [row.strength for row in content.parameters]
    assert strengths == sorted(strengths, key=["assumption", "weak", "moderate", "strong"].index)
    assert {lever.differs for lever in content.levers[:1]} == {True}


def test_a_parameter_that_the_company_changed_shows_its_default() -> None:
    """An override is visible."""
    comparison = fake_comparison(2)
    company = replace(comparison.company, parameters=Parameters(kappa=0.3))
    content = make_content(replace(comparison, company=company))
    assert content.kappa == "0.3"
    assert next(row for row in content.parameters if row.name == "kappa").default == "0.5"


def test_what_is_missing_leans_both_ways() -> None:
    """The list of limits names each direction and does not repeat itself."""
    assert len({limit.title for limit in NOT_YET}) == len(NOT_YET)
    assert len({limit.leans for limit in NOT_YET}) == 3


def test_money_adds_up_within_rounding() -> None:
    """Margin less costs is profit, in thousands of dollars, for every policy and year."""
    for table in make_content(fake_comparison(3, weeks=120)).money:
        sums = {line.title: line.cells for line in table.lines}
        for margin, costs, profit in zip(sums["Margin earned"], sums["All costs"], sums["Profit"], strict=True):
            left = int(margin.replace(",", "")) - int(costs.replace(",", ""))
            assert abs(left - int(profit.split(" ")[0].replace(",", ""))) <= 1


def test_equal_titles_are_told_apart() -> None:
    """A reader must know which is which."""
    assert titles(fake_comparison(2, policy_titles=("Fair", "Fair"))) == ("Fair (policy-0)", "Fair (policy-1)")


def test_a_kpi_without_data_is_left_out() -> None:
    """No row of made-up numbers."""
    comparison = fake_comparison(2)
    estimates = {name: {k: e for k, e in by.items() if k != "nps"} for name, by in comparison.estimates.items()}
    differences = tuple(d for d in comparison.differences if d.kpi != "nps")
    content = make_content(replace(comparison, estimates=estimates, differences=differences))
    assert "nps" not in [row.name for row in content.table]


def test_a_single_policy_is_refused() -> None:
    """There is nothing to compare."""
    with pytest.raises(ValueError, match="two policies"):
        make_content(replace(fake_comparison(2), policies=fake_comparison(2).policies[:1]))


def test_the_command_is_the_users_own_where_given() -> None:
    """Otherwise one that a shell understands, names quoted."""
    comparison = fake_comparison(2)
    assert make_content(comparison, "cxsim demo").command == "cxsim demo"
    odd = replace(comparison, company=replace(comparison.company, name="a b; rm c"))
    assert "--company 'a b; rm c'" in make_content(odd).command


def _exchange(text: str, a: str, b: str) -> str:
    return text.replace(a, "\0").replace(b, a).replace("\0", b)


def test_values_in_the_fake_are_paired() -> None:
    """The fake itself: common random numbers, or the tests above would mean little."""
    comparison = fake_comparison(2)
    a, b = (comparison.values[name]["profit"] for name in comparison.policy_names)
    assert np.corrcoef(a, b)[0, 1] > 0.5


def test_a_policy_is_told_how_it_answers_exceptions_meant_well() -> None:
    """By its levers alone: who punishes nobody without a fault, or never looks, is told so."""
    comparison = fake_comparison(2)

    def told(**levers: float) -> str:
        policy = replace(comparison.policies[0], levers=comparison.policies[0].levers._replace(**levers))
        return discipline_words(comparison, policy)

    assert "60 % break" in told(monitoring=0.5, punish_undeserved_per_4wk=0.25, clarity=0.25, script=0.8)
    assert "63 % are punished" in told(monitoring=0.5, punish_undeserved_per_4wk=0.25)
    assert "not held against anybody" in told(monitoring=0.5, punish_undeserved_per_4wk=0.0)
    assert "not looked at" in told(monitoring=0.0, punish_undeserved_per_4wk=0.25)
