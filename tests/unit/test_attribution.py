"""Why policies differ: horizons, mechanisms off, other kappas; and how a report says it."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest
from small_company import small_company

from cxsim.experiments.attribution import KAPPAS, PRIMARY, attribute
from cxsim.experiments.compare import compare
from cxsim.experiments.horizons import HORIZON_KPIS, leads
from cxsim.experiments.journal import Journal
from cxsim.experiments.mechanisms import MECHANISMS, NAMES, with_parameters
from cxsim.experiments.results import NEITHER
from cxsim.reports.why import horizon_tables, path_table, switched_off_words, why_tables


@pytest.fixture(scope="module")
def explained():
    with Journal(None) as journal:
        firm = small_company(customers=150, agents=2)
        found = compare(firm, "fear", "empowerment", weeks=4, replications=3, seed=3, journal=journal)
        yield replace(found, attribution=attribute(found, journal=journal))


def test_a_mechanism_carries_what_is_missing_without_it(explained):
    why = explained.attribution
    assert {c.mechanism for c in why.contributions} == set(NAMES)
    for c in why.contributions:
        full = explained.difference("fear", "empowerment", c.kpi).mean
        assert c.carried.mean + c.without.mean == pytest.approx(full), c
        assert c.carried.low <= c.carried.mean <= c.carried.high


def test_the_default_kappa_gives_the_headline_again(explained):
    kappa = explained.company.parameters.kappa
    assert kappa in KAPPAS
    for kpi in PRIMARY:
        at = {k.kappa: k.difference.mean for k in explained.attribution.at_kappas if k.kpi == kpi}
        assert set(at) == set(KAPPAS)
        assert at[kappa] == pytest.approx(explained.difference("fear", "empowerment", kpi).mean)


def test_the_report_tells_of_every_mechanism(explained):
    carried, left, kappas = why_tables(explained)
    for table in (carried, left):
        assert {row[0] for row in table.rows} >= {m.title for m in MECHANISMS.values()}
        assert all(len(row) == len(table.heads) for row in table.rows)
    assert len(kappas.rows) == len(KAPPAS)
    assert why_tables(replace(explained, attribution=None)) == ()


def test_switching_off_is_said_and_changes_the_company():
    off = compare(small_company(), "fear", "empowerment", weeks=2, replications=2, without=["fear"])
    assert off.company.parameters.fear_start == 0.0
    assert "Fear" in switched_off_words(off)
    assert off.summary()["switched_off"] == ["fear"]


def test_effective_kappa_is_told_for_every_path(explained):
    low = path_table(replace(explained, company=with_parameters(explained.company, {"kappa": 0.3})))
    assert {row[2] for row in low.rows} == {"1", "0.3", "0.09"}


def test_horizons_are_judged_together_and_skip_what_is_not_reached():
    rng = np.random.default_rng(1)
    values = {kpi: 100.0 + rng.normal(size=8) for kpi in (*HORIZON_KPIS, "revenue")}
    better = {kpi: v + 50.0 for kpi, v in values.items()}
    found = leads({26: {"a": values, "b": better}, 52: {"a": values, "b": dict(values)}})
    assert len(found) == 2 * len(HORIZON_KPIS)
    for lead in found:
        assert lead.favours == ("b" if lead.weeks == 26 else NEITHER)
        assert lead.low <= lead.mean <= lead.high


def test_half_a_year_has_its_own_standing_and_the_customers_of_that_moment():
    found = compare(small_company(), "fear", "scripted", weeks=27, replications=2, seed=2)
    assert set(found.standing) == {26}
    for by_kpi in found.standing[26].values():
        assert set(by_kpi) == {*HORIZON_KPIS, "revenue"}
        assert (by_kpi["customer_equity"] > 0.0).all()
    (table,) = horizon_tables(found)
    assert table.heads == ("", "26 weeks")
    assert table.rows[0][0] == "Profit"
