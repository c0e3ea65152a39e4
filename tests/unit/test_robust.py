"""Does an answer hold: every pair under every assumption, and what is said of it."""

from __future__ import annotations

import math
from dataclasses import replace
from typing import get_type_hints

import numpy as np
import pytest
from fake_comparison import fake_comparison
from small_company import CONTROL, TRUST, small_company

from cxsim.config.company_schema import ParametersSection
from cxsim.config.scenarios import load_company
from cxsim.engine import weekly_totals
from cxsim.experiments.budget import means_of
from cxsim.experiments.conditions import (
    BUDGET_KEPT,
    CHURN_VALUES,
    REMEDY_VALUES,
    assumed_numbers,
    conditions_of,
    setting_of,
    unsourced_slopes,
)
from cxsim.experiments.journal import Journal
from cxsim.experiments.robust import RobustError, check_robust, examine
from cxsim.paths import shipped
from cxsim.reports.content import make_content
from cxsim.reports.figures.svg import style
from cxsim.reports.figures.tornado import tornado_plot
from cxsim.reports.holds_document import holds_document
from cxsim.reports.robust import robust_content
from cxsim.rules.company import Policy
from cxsim.rules.parameters import Parameters

FIRM = small_company(customers=30, agents=2)
PAIR = (Policy("a", "Rules", "", CONTROL), Policy("b", "Freedom", "", TRUST))
ASKED = {"weeks": 26, "replications": 2, "numbers": ("voluntary_fear", "complaint_belief"), "tornado_worlds": 2}


@pytest.fixture(scope="module")
def found(tmp_path_factory):
    with Journal(tmp_path_factory.mktemp("robust") / "journal.sqlite") as journal:
        first = examine(FIRM, [PAIR], journal=journal, **ASKED)
        said = []
        again = examine(FIRM, [PAIR], journal=journal, progress=said.append, **ASKED)
        assert said == [said[0]]  # nothing is run twice
        assert said[0].finished == said[0].wanted
    assert first == again
    return first


def test_every_condition_gives_a_lead_at_every_horizon(found):
    assert found.horizons_weeks == (26,)
    assert found.conditions() == (
        "as it stands", "fresh worlds", "kappa 0.3", "kappa 0.8", "psychology off",
        "all slopes without a source halved")
    for condition in found.conditions():
        lead = found.lead(0, condition, 26, "profit")
        assert lead is not None
        assert lead.gap.low <= lead.gap.mean <= lead.gap.high


def test_turns_run_through_the_values_and_swings_from_end_to_end(found):
    assert [tuple(at for at, _ in turn.points) for turn in found.turns] == [CHURN_VALUES, REMEDY_VALUES]
    assert {swing.number for swing in found.swings} == set(ASKED["numbers"])
    assert [swing.width for swing in found.swings] == sorted((swing.width for swing in found.swings), reverse=True)
    for swing in found.swings:
        range_of = assumed_numbers()[swing.number]
        assert (swing.low, swing.high) == (range_of.low, range_of.high)
        assert swing.as_it_stands == pytest.approx(found.lead(0, "as it stands", 26, "profit").gap.mean)
        assert swing.width >= abs(swing.at_high.mean - swing.at_low.mean)


def test_a_number_that_stands_at_an_end_of_its_range_changes_nothing_there(found):
    (swing,) = (swing for swing in found.swings if swing.number == "complaint_belief")
    assert FIRM.parameters.complaint_belief == swing.high
    assert swing.at_high.mean == swing.as_it_stands
    assert swing.at_low.mean != swing.as_it_stands


def test_a_tornado_names_each_number_with_its_range(found):
    with style():
        plot = tornado_plot(found, 0)
    for swing in found.swings:
        name = swing.number.replace("_", " ")
        assert f"{name}, {swing.low:g} to {swing.high:g}: {swing.at_low.mean:,.0f} at the low end" in plot.description
        assert "nan" not in plot.description.lower().replace("finan", "")
    with style():
        assert tornado_plot(replace(found, swings=()), 0) is None


def test_somebody_is_best_everywhere_so_regret_is_never_below_zero(found):
    for regret in found.regrets:
        assert regret.most >= regret.mean >= 0.0
    assert {regret.policy for regret in found.regrets} == {"a", "b"}


def test_versions_are_counted_once_each(found):
    # 5 plain conditions and 4 churn values for two policies (0.5 kappa is the plain one), 4 limits in one, 3 ends
    settings = len(conditions_of(FIRM, ASKED["numbers"]))
    assert found.versions <= 2 * settings
    assert found.versions >= 2 * (5 + 3) + len(CHURN_VALUES)


def test_fresh_worlds_are_worlds_that_no_other_condition_meets(found):
    first, second = (found.lead(0, condition, 26, "profit") for condition in ("as it stands", "fresh worlds"))
    assert first.gap.n == second.gap.n == ASKED["replications"]
    assert first.gap.mean != second.gap.mean


def test_a_budget_may_be_kept_where_there_is_one():
    rich = small_company(customers=30, agents=4, budget_usd_per_agent_week=80.0)
    assert BUDGET_KEPT in conditions_of(rich, ())
    assert BUDGET_KEPT not in conditions_of(FIRM, ())
    kept = setting_of(rich, BUDGET_KEPT)
    for policy in PAIR:
        spent, posts = means_of(kept, policy)
        assert posts == 4.0
        assert (means_of(rich, policy).posts > 4.0) == (spent < 80.0)


def test_another_limit_is_another_policy_and_nothing_to_regret(found):
    assert not [regret for regret in found.regrets if regret.where.startswith("remedy")]


def test_every_number_that_was_assumed_is_moved_and_none_that_has_a_source():
    numbers = set(assumed_numbers())
    assert {"lost_purchase_prob", "letter_learning", "late_claim_prob", "kappa", "voluntary_fear"} <= numbers
    strengths = {name: hint.__metadata__[0].strength
                 for name, hint in get_type_hints(Parameters, include_extras=True).items()}
    assert {strengths[name] for name in numbers} == {"assumption"}
    assert "assumption" not in {strengths[name] for name in set(strengths) - numbers}
    moved = [condition for condition in conditions_of(FIRM, tuple(numbers)) if condition.kind == "end"]
    assert len(moved) == len({condition.title for condition in moved}) == 2 * len(numbers)


def test_slopes_are_assumed_and_no_intercepts():
    slopes = unsourced_slopes()
    assert {"voluntary_fear", "resolve_care", "exception_fear"} <= set(slopes)
    assert set(slopes) <= set(assumed_numbers())
    assert not [name for name in slopes if name.endswith(("_intercept", "_cap", "_sigma"))]


@pytest.mark.parametrize("name", sorted(file.stem for file in shipped("companies").glob("*.yaml")))
def test_only_what_is_switched_off_leaves_the_range_that_a_company_file_may_use(name):
    company = load_company(name)
    for condition in conditions_of(company, tuple(assumed_numbers())):
        values = setting_of(company, condition).parameters._asdict()
        if condition.kind == "psychology" or (condition.kind, condition.at) == ("churn", 0.0):
            continue
        ParametersSection(**values)  # raises outside a range


def test_a_firm_can_work_at_either_end_of_every_range():
    for i, condition in enumerate(conditions_of(FIRM, tuple(assumed_numbers()))):
        if condition.kind == "end":
            levers = PAIR[i % 2].levers
            totals = weekly_totals(setting_of(FIRM, condition), levers, weeks=1, seed=1, replication=0)
            assert all(np.isfinite(measure).all() for measure in totals.measures.values()), condition.title


@pytest.mark.parametrize(("weeks", "warm_up", "worlds"), [(25, 0, 4), (30, 5, 4), (52, 0, 1)])
def test_what_cannot_be_examined_is_refused(weeks, warm_up, worlds):
    with pytest.raises(RobustError):
        check_robust(weeks, warm_up, worlds)


def test_words_name_whom_the_figures_favour(found):
    content = robust_content(found, FIRM)
    (sentence,) = content.sentences
    lead = found.lead(0, "as it stands", 26, "profit")
    titles = {"a": "Rules", "b": "Freedom"}
    expected = f"{titles[lead.favours]} earns more." if lead.favours in titles else "Neither is shown to earn more."
    assert sentence.claim == expected
    told = {fact.label.lower() for fact in content.meanings}
    assert told == {condition for condition in found.conditions() if not condition.startswith("kappa")} | {"kappa"}
    words = " ".join([sentence.grounds, content.run, *(" ".join(cell for row in t.rows for cell in row)
                                                      for t in content.tables)])
    assert "nan" not in words.lower().replace("finan", "")
    assert content.run.startswith(content.counted)
    assert content.counted.startswith(f"{found.versions}\u00a0versions ")


def test_the_report_has_a_section_where_somebody_asked_and_none_else(found):
    assert make_content(fake_comparison()).robust is None
    asked = make_content(replace(fake_comparison(), robustness=found)).robust
    assert asked is not None
    assert [sentence.topic for sentence in asked.sentences] == ["Freedom against Rules"]


def test_nobody_is_sent_to_an_option_that_he_took(found):
    plain = fake_comparison()
    company = replace(plain.company, economics=replace(plain.company.economics, budget_usd_per_agent_week=100.0))
    for asked, words in ((None, "`--robust` tells"), (found, "unspent budget kept” tell")):
        content = make_content(replace(plain, company=company, robustness=asked))
        (warning,) = (told for told in content.warnings if "budget" in told)
        assert words in warning


def test_a_page_says_of_every_company_who_leads_under_every_assumption(found):
    page = holds_document([(FIRM, found), (replace(FIRM, title="Twin | firm"), found)], "cxsim leads --robust")
    rows = [line for line in page.splitlines() if line.startswith(("| Small firm |", "| Twin \\| firm |"))]
    assert len(rows) == 2
    cells = [cell.strip() for cell in rows[0].split(" | ")]
    for condition, cell in zip(found.conditions(), cells[3:], strict=False):
        lead = found.lead(0, condition, 26, "profit")
        assert cell == {"a": "**Rules**", "b": "**Freedom**"}.get(lead.favours, lead.verdict)
    heads = page.count("\n|---")
    assert heads == 1 + 2 * (len(robust_content(found, FIRM).tables) + 1)
    for line in page.splitlines():
        assert not line.startswith("|") or line.endswith("|")
    assert "nan" not in page.lower().replace("finan", "")


def test_the_summary_is_plain(found):
    text = repr(found.summary())
    assert "nan" not in text
    assert found.summary()["versions_run"] == found.versions
    assert all(math.isfinite(row["as_it_stands"]) for row in found.summary()["tornado"])
