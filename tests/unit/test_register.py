"""The register is whole, can be judged by machine, names only what exists, and can come out either way."""

from __future__ import annotations

import dataclasses
import json
import random
import re
import subprocess
import sys
from collections.abc import Iterator
from math import inf, isfinite, isinf, nan
from pathlib import Path
from typing import get_args, get_type_hints

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cxsim.metrics.kpis import KPIS
from cxsim.rules.company import Calendar, Channel, Company, Economics, Issue, Staffing
from cxsim.rules.events import CONDUCT, EVENTS
from cxsim.rules.levers import Lever, Levers
from cxsim.rules.parameters import Param, Parameters
from cxsim.validation.register import CLAIMS, COUNTER, FACTS, ROWS, Criterion, Row, plan, rows
from cxsim.validation.register.conflicts import CONFLICTS
from cxsim.validation.register.document import document
from cxsim.validation.register.missing import MISSING
from cxsim.validation.register.row import COUNTS_AS, Verdict, combined
from cxsim.validation.register.versions import EARLIER

ROOT = Path(__file__).resolve().parents[2]
POLICIES = {path.stem for path in (ROOT / "scenarios" / "policies").glob("*.yaml")}
EXACT = {"F26"}
"""Rows read from equations, which need no replications."""
MADE_SINCE = {"small-firm", "airline-desk"}
"""Companies that corrections before the first verdict run brought in."""
SHIPPED_AT_REGISTRATION = {"grand-hotel", "airline", "neutral"}
NEUTRAL_LEVERS = "neutral"

RESTATED_BY_THE_NOTES = {
    "F05", "F06", "F07", "F09", "F10", "F11", "F14", "F18", "F19", "F21", "F25", "F26", "F31",
    "CH01", "CH03", "CH04", "CH05", "CH07", "CH09", "CH10", "CH11",
}  # fmt: skip
"""Rows whose wording the design notes found untestable, in conflict, or true by itself."""

NOT_EVIDENCE = {"F01", "F02", "F03", "F04", "F05", "F08", "F12", "F15", "F17", "F18", "F26", "F31", "F33", "F34"}
"""Rows that theory, a setting or a single rule decides."""

all_rows = pytest.mark.parametrize("row", ROWS.values(), ids=lambda row: row.id)


def fields_of(part: str, table: type) -> Iterator[str]:
    """Fields of a part of a company, as rows name them."""
    return (f"{part}.{name}" for name in get_type_hints(table))


COMPANY_FIELDS = {
    *fields_of("staffing", Staffing), *fields_of("economics", Economics), *fields_of("issues", Issue),
    *fields_of("channels", Channel), *fields_of("calendar", Calendar),
}  # fmt: skip
WORDS = {
    *KPIS, *(event.name for event in EVENTS), *CONDUCT, *Levers._fields, *Parameters._fields, *COMPANY_FIELDS,
}  # fmt: skip


def texts(row: Row) -> Iterator[str]:
    """Every piece of prose of a row."""
    yield from (row.claim, row.source, row.measure, row.fails_if, row.restated, row.shown, row.design.note)
    yield from (criterion.figure for criterion in row.criteria)


def named(text: str) -> list[str]:
    """What stands in backquotes."""
    assert text.count("`") % 2 == 0, text
    return re.findall(r"`([^`]*)`", text)


def test_all_facts_counter_hypotheses_and_claims_are_there_in_order() -> None:
    assert [row.id for row in FACTS] == [f"F{n:02}" for n in range(1, 35)]
    assert [row.id for row in COUNTER] == [f"CH{n:02}" for n in range(1, 13)]
    assert [row.id for row in CLAIMS] == [f"C{n:02}" for n in range(1, 37)]
    assert len(ROWS) == 34 + 12 + 36
    assert (rows("fact"), rows("counter"), rows("claim")) == (FACTS, COUNTER, CLAIMS)


@all_rows
def test_every_row_has_numbers_to_be_judged_by(row: Row) -> None:
    assert row.criteria
    for criterion in row.criteria:
        assert criterion.low <= criterion.high
        assert isfinite(criterion.low) or isfinite(criterion.high)
        assert criterion.figure
        assert criterion.unit


@all_rows
def test_no_effect_at_all_never_holds_as_a_direction(row: Row) -> None:
    """A one-sided range must leave out 0, or two equal arms would pass as better and as worse."""
    for criterion in row.criteria:
        if isinf(criterion.low) or isinf(criterion.high):
            end = criterion.high if isinf(criterion.low) else criterion.low
            assert end != 0.0, criterion.figure


@all_rows
def test_every_row_can_come_out_either_way(row: Row) -> None:
    """Some possible result holds, another fails on each criterion, and the failing case is said in words."""
    inside = [(max(c.low, -1e6), min(c.high, 1e6)) for c in row.criteria]
    assert row.verdict(inside) == "holds"
    for index, criterion in enumerate(row.criteria):
        outside = criterion.low - 1.0 if isfinite(criterion.low) else criterion.high + 1.0
        spoilt = [*inside]
        spoilt[index] = (outside, outside)
        assert row.verdict(spoilt) == "fails"
    assert len(row.fails_if) > 20


@all_rows
def test_every_design_has_sizes_and_a_place(row: Row) -> None:
    design = row.design
    assert design.companies
    assert len(set(design.companies)) == len(design.companies)
    for company in design.companies:
        assert company in SHIPPED_AT_REGISTRATION | MADE_SINCE or (
            company in row.needs and MISSING[company].kind == "company")
    assert 0 <= design.warm_up_weeks < design.weeks
    assert design.replications * design.units >= 2 or row.id in EXACT
    assert design.units == 1 or design.units >= 20
    assert design.base in POLICIES | {NEUTRAL_LEVERS}
    assert design.against in POLICIES | {""}
    assert design.base != design.against
    assert row.kind in plan.SEEDS


@all_rows
def test_what_moves_exists_and_stays_in_its_range(row: Row) -> None:
    tables = {**get_type_hints(Levers, include_extras=True), **get_type_hints(Parameters, include_extras=True)}
    for move in row.design.moves:
        assert len(move.levels) >= 2
        assert len(set(move.levels)) == len(move.levels)
        if move.name in tables:
            entry = get_args(tables[move.name])[1]
            assert isinstance(entry, Lever | Param)
            assert all(entry.low <= level <= entry.high for level in move.levels), move.name
        else:
            assert move.name in COMPANY_FIELDS | set(row.needs)
        if move.times:
            assert move.name in COMPANY_FIELDS
            assert all(level > 0.0 for level in move.levels)


@all_rows
def test_every_name_exists_or_is_listed_as_needed(row: Row) -> None:
    assert set(row.needs) <= set(MISSING)
    for text in texts(row):
        for name in named(text):
            assert name in WORDS | set(row.needs) or name.startswith("cxsim "), name
    assert named(row.measure)


@all_rows
def test_every_row_says_where_it_comes_from(row: Row) -> None:
    assert re.search(r"seen|remembered|assumed|derived|Essay|\(CH\d+\)", row.source)
    assert row.counts_as in COUNTS_AS
    assert (row.kind == "claim") == bool(row.shown) == row.source.startswith("Essay")
    assert row.kind == "claim" or not row.played


@all_rows
def test_prose_is_plain(row: Row) -> None:
    for text in texts(row):
        assert "—" not in text
        assert "|" not in row.claim
        assert all(len(sentence.split()) <= 60 for sentence in re.split(r"[.;:] ", text)), text
    assert row.claim.endswith(".")
    assert row.fails_if.endswith(".")
    assert not row.restated or row.restated.endswith(".")
    assert not row.measure.endswith(".")


def test_every_conflict_of_the_evidence_is_answered_by_a_row_that_says_how() -> None:
    assert sorted(CONFLICTS) == list(range(1, 10))
    assert {number for row in ROWS.values() for number in row.conflicts} == set(CONFLICTS)
    assert all(row.restated for row in ROWS.values() if row.conflicts)


def test_what_the_notes_found_wanting_is_restated() -> None:
    assert {name for name in RESTATED_BY_THE_NOTES if not ROWS[name].restated} == set()


def test_what_holds_by_itself_counts_as_no_evidence() -> None:
    assert {name for name in NOT_EVIDENCE if ROWS[name].counts_as == "evidence"} == set()


def test_everything_missing_is_missed_by_somebody() -> None:
    needed = {name for row in ROWS.values() for name in row.needs} | set(plan.NEEDS)
    assert needed == set(MISSING)


def test_what_was_there_already_was_not_called_missing() -> None:
    assert not {name for name, thing in MISSING.items() if thing.kind == "company"} & SHIPPED_AT_REGISTRATION


def test_essay_and_evidence_on_training_exclude_each_other() -> None:
    """F34 and C34 judge one ratio from its two ends; the text says that they cannot both hold."""
    (fact,), (claim,) = ROWS["F34"].criteria, ROWS["C34"].criteria
    assert 1.0 / fact.high > claim.high


def test_the_plan_names_the_kpis_and_differences_that_were_fixed() -> None:
    primary = {p.kpi: p for p in plan.PRIMARY}
    assert set(primary) == {kpi.name for kpi in KPIS.values() if kpi.primary}
    for name, fixed in primary.items():
        assert fixed.smallest_difference == KPIS[name].smallest_difference
        assert fixed.of == KPIS[name].smallest_difference_of
    assert set(plan.LEADS) <= set(KPIS)
    assert plan.HORIZONS_WEEKS == (26, 52, 104, 156)
    assert plan.KAPPAS == (0.3, 0.5, 0.8)


def test_the_plans_names_exist() -> None:
    assert set(plan.COMPANIES) <= SHIPPED_AT_REGISTRATION | set(MISSING)
    assert {name for pair in plan.PAIRS for name in pair} - POLICIES == {"best control", "best empowerment"}
    assert {number for number, *_ in plan.CENTRES} <= WORDS
    prose = [*plan.RULES, *plan.KNOWN, *(text for pair in plan.TUNABLE for text in pair)]
    assert {name for text in prose for name in named(text)} <= WORDS
    assert not any("—" in text for text in prose)


def test_neutral_levers_are_allowed_and_promise_what_they_do() -> None:
    """Levers that are added later take the middle of their scale; these were fixed."""
    table = get_type_hints(Levers, include_extras=True)
    for name, value in plan.NEUTRAL.items():
        lever = get_args(table[name])[1]
        assert lever.low <= value <= lever.high, name
    assert plan.NEUTRAL["promised"] == plan.NEUTRAL["discretion"]


def test_no_seed_is_used_twice() -> None:
    seeds = [plan.seed(block, version) for block in plan.SEEDS for version in range(1, 1001)]
    assert len(set(seeds)) == len(seeds)


def test_company_fields_are_named_as_in_companies() -> None:
    assert {name.partition(".")[0] for name in COMPANY_FIELDS} <= {field.name for field in dataclasses.fields(Company)}


finite = st.floats(-1e6, 1e6)


@given(low=finite, width=st.floats(0.0, 1e6), a=finite, b=finite)
def test_a_verdict_is_sound(low: float, width: float, a: float, b: float) -> None:
    criterion = Criterion("figure", low, low + width, "unit")
    ends = sorted((a, b))
    verdict = criterion.verdict(*ends)
    assert (verdict == "holds") == all(criterion.low <= end <= criterion.high for end in ends)
    assert (verdict == "fails") == (ends[1] < criterion.low or criterion.high < ends[0])


@given(low=finite, width=st.floats(0.0, 1e6), ends=st.lists(finite, min_size=4, max_size=4).map(sorted))
def test_a_narrower_interval_never_turns_a_verdict_round(low: float, width: float, ends: list[float]) -> None:
    criterion = Criterion("figure", low, low + width, "unit")
    wide, narrow = criterion.verdict(ends[0], ends[3]), criterion.verdict(ends[1], ends[2])
    assert wide in ("undecided", narrow)


def test_too_few_replications_decide_nothing() -> None:
    assert Criterion("figure", 0.0, inf, "unit").verdict(nan, nan) == "undecided"
    assert Criterion("figure", -inf, 1.0, "unit").verdict(nan, nan) == "undecided"


VERDICTS: list[Verdict] = ["holds", "fails", "undecided"]


@given(st.lists(st.sampled_from(VERDICTS)), st.randoms(use_true_random=False))
def test_verdicts_combine_whatever_their_order(verdicts: list[Verdict], order: random.Random) -> None:
    shuffled = order.sample(verdicts, len(verdicts))
    assert combined(verdicts) == combined(shuffled)
    assert (combined(verdicts) == "fails") == ("fails" in verdicts)
    assert (combined(verdicts) == "holds") == (set(verdicts) <= {"holds"})


@all_rows
def test_intervals_of_a_row_hold_together(row: Row) -> None:
    figures = len(row.criteria) * len(row.design.companies)
    assert figures * (1.0 - row.confidence) == pytest.approx(0.05)


def test_no_range_has_moved_since_the_first_verdict_run(root_folder: Path) -> None:
    """The file is never made anew: it holds the ranges of the day on which the first version met verdict seeds."""
    kept = json.loads((root_folder / "tests" / "golden" / "register_ranges.json").read_text(encoding="utf-8"))
    assert kept == {
        row.id: [[c.figure, *(None if isinf(end) else end for end in (c.low, c.high)), c.unit] for c in row.criteria]
        for row in ROWS.values()
    }


def test_every_version_that_was_judged_before_is_told_with_all_its_rows(root_folder: Path) -> None:
    page = (root_folder / "docs" / "validation.md").read_text(encoding="utf-8")
    assert len(EARLIER) == int(page.partition("met verdict seeds: ")[2].partition(".")[0]) - 1
    for version in EARLIER:
        for count, chosen in ((version.facts, FACTS), (version.counter, COUNTER), (version.claims, CLAIMS)):
            assert count is None or sum(count) == len(chosen)


def test_the_document_is_the_one_in_the_repository(root_folder: Path) -> None:
    kept = (root_folder / "docs" / "preregistration.md").read_text(encoding="utf-8")
    assert kept == document(), "python -m cxsim.validation.register > docs/preregistration.md"


def test_the_document_tells_every_row_and_every_number() -> None:
    text = document()
    for row in ROWS.values():
        section = text.partition(f"\n### {row.id}\n")[2].partition("\n## ")[0].partition("\n### ")[0]
        for piece in (row.claim, row.measure, row.fails_if, row.restated, row.source, row.design.note):
            assert piece in section
        for criterion in row.criteria:
            for end in (criterion.low, criterion.high):
                assert isinf(end) or f" {end:g} " in section
    for answer in (*(conflict.answer for conflict in CONFLICTS.values()), *plan.RULES, *plan.KNOWN):
        assert answer in text


def test_the_documents_tables_are_whole() -> None:
    for block in document().split("\n\n"):
        lines = block.splitlines()
        if lines[0].startswith("| "):
            assert len({line.count("|") for line in lines}) == 1, lines[0]


def test_the_document_is_printed_by_the_module() -> None:
    done = subprocess.run(
        [sys.executable, "-X", "utf8", "-W", "error", "-m", "cxsim.validation.register"],
        cwd=ROOT, capture_output=True, text=True, check=True, encoding="utf-8",
    )  # fmt: skip
    assert done.stdout == document()
