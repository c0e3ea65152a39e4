"""Published results of contact centres are reproduced; a wrong model of them is not."""

from __future__ import annotations

import json
from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest
from click.testing import CliRunner

from cxsim import cli
from cxsim.config.scenarios import list_scenarios, load_company
from cxsim.rules.events import COLUMNS, Kind
from cxsim.validation import literature
from cxsim.validation.literature import BILINGUAL, EXAMPLES, TELETHON, compare_example, load_example

pytestmark = pytest.mark.statistical


@pytest.mark.parametrize(("example", "weeks"), [(TELETHON, 60), (BILINGUAL, 15)], ids=lambda each: str(each)[:20])
def test_every_published_figure_is_reproduced(example: literature.Example, weeks: int) -> None:
    found = compare_example(example, seed=7, replications=2, weeks=weeks)
    assert [each.figure for each in found] == list(example.figures)
    wrong = [f"{each.figure.name}: {each.row.measured:.3f}" for each in found if each.row.verdict != "holds"]
    assert not wrong


def test_without_retrials_or_with_specialists_first_the_bilingual_centre_is_another(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """The comparison has teeth: two features of the model, each taken away, show in the figures that they carry."""
    company = load_example(BILINGUAL)
    silent = replace(company, streams=tuple(replace(stream, redial_prob=0.0) for stream in company.streams))
    groups = tuple(replace(group, rank=2 if group.name == "bilingual" else 1) for group in company.staffing.groups)
    ranked = replace(company, staffing=replace(company.staffing, groups=groups))
    for other, sign in ((silent, "retrials, English"), (ranked, "busy, bilingual, %")):
        monkeypatch.setattr(literature, "load_example", lambda _, other=other: other)
        found = compare_example(BILINGUAL, seed=7, replications=2, weeks=4)
        assert next(each.row.verdict for each in found if each.figure.name == sign) == "fails"


def test_who_is_served_at_a_second_try_has_waited_at_both() -> None:
    """As the authors count it: 0.4 and 0.4 minutes are within the one that is asked, 0.6 and 0.6 are not."""
    tries = [(Kind.CONTACT_ABANDONED, 0, 0.6), (Kind.CONTACT_ABANDONED, 2, 0.4), (Kind.CONTACT_ANSWERED, 4, 0.6),
             (Kind.CONTACT_ANSWERED, 0, 0.6), (Kind.CONTACT_ANSWERED, 2, 0.4)]  # fmt: skip
    for cut in range(len(tries) + 1):
        fold = literature.WeekFold(load_example(BILINGUAL), weeks=1)
        for part in (tries[:cut], tries[cut:]):
            columns = {name: np.zeros(len(part)) for name in COLUMNS}
            columns |= {"kind": np.array([kind for kind, _, _ in part], int),
                        "case_id": np.array([case for _, case, _ in part], int),
                        "agent_id": np.zeros(len(part), int), "value": np.array([wait for _, _, wait in part])}
            fold(tuple(columns[name] for name in COLUMNS))
        within = [figure.name for figure in BILINGUAL.figures].index("served within 1 min, English")
        assert fold.bilingual()[0, within] == 2.0  # of three who were served


def test_examples_have_names_and_are_not_among_the_companies_to_manage() -> None:
    assert not {example.name for example in EXAMPLES} & {scenario.name for scenario in list_scenarios("company")}
    for example in EXAMPLES:
        assert load_company(example.name) == load_example(example)
        assert not load_company(example.name).psychology


def test_the_command_prints_published_and_simulated_and_ends_by_the_verdicts() -> None:
    arguments = ["validate", "literature", "--replications", "2", "--weeks", "4", "--jobs", "1"]
    plain = CliRunner().invoke(cli.root, arguments)
    assert plain.exit_code == 0, plain.output
    document = json.loads(CliRunner().invoke(cli.root, [*arguments, "--json"]).stdout)
    assert [each["name"] for each in document["examples"]] == [example.name for example in EXAMPLES]
    for example, told in zip(EXAMPLES, document["examples"], strict=True):
        assert example.title in plain.stdout
        assert [figure["published"] for figure in told["figures"]] == [figure.mean for figure in example.figures]
        for figure in told["figures"]:
            assert figure["verdict"] == "holds"
            assert f"{figure['published']:.3f}" in plain.stdout


def test_what_was_found_is_kept_in_a_folder_and_not_overwritten_unasked(tmp_path: Path) -> None:
    out = tmp_path / "out"
    arguments = ["validate", "literature", "--replications", "2", "--weeks", "2", "--jobs", "1", "--out", str(out)]
    printed = CliRunner().invoke(cli.root, [*arguments, "--json"])
    kept = json.loads((out / "summary.json").read_text("utf-8"))
    assert kept == json.loads(printed.stdout)
    assert (kept["replications"], kept["weeks"], kept["seed"]) == (2, 2, 1)
    again = CliRunner().invoke(cli.root, arguments)
    assert again.exit_code == 2
    assert "--force" in again.stderr
