"""Who leads: a page for every company, made by one command."""

from __future__ import annotations

from click.testing import CliRunner
from fake_comparison import fake_comparison

from cxsim.cli.leads import leads
from cxsim.reports.leads_document import LED, leads_document


def test_the_page_has_a_row_for_each_measure_of_each_pair_and_says_how_many_worlds():
    comparison = fake_comparison(3)
    page = leads_document([comparison], "cxsim leads")
    assert page.count("| Satisfaction") == 2
    assert page.count("\n| ") == 2 * (len(LED) + 1)
    assert f"A grand hotel {comparison.replications}" in page
    assert "Made by `cxsim leads`" in page


def test_one_policy_cannot_lead():
    result = CliRunner().invoke(leads, ["fear", "--company", "utility"])
    assert result.exit_code == 2
    assert "at least two policies" in result.output
