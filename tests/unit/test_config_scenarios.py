"""Names of scenarios: a path first, then the user's folder, then what is shipped."""

from __future__ import annotations

from pathlib import Path

import pytest

from cxsim.config.loader import ScenarioError
from cxsim.config.scenarios import find, find_any, list_scenarios, load_company, load_policy
from cxsim.paths import shipped

FEAR = (shipped("policies") / "fear.yaml").read_text(encoding="utf-8")


@pytest.fixture
def user_folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The user's folder, with room for policies; the current folder is another one, and empty."""
    folder = tmp_path / "mine"
    (folder / "policies").mkdir(parents=True)
    (tmp_path / "here").mkdir()
    monkeypatch.setenv("CXSIM_SCENARIOS", str(folder))
    monkeypatch.chdir(tmp_path / "here")
    return folder


def write(path: Path, title: str) -> Path:
    path.write_text(FEAR.replace("title: Managing by fear", f"title: {title}"), encoding="utf-8")
    return path


def test_a_path_comes_before_the_users_folder_and_that_before_the_shipped_ones(user_folder: Path) -> None:
    assert load_policy("fear").title == "Managing by fear"
    write(user_folder / "policies" / "fear.yaml", "Mine")
    assert load_policy("fear").title == "Mine"
    write(Path("fear.yaml"), "Here")
    assert load_policy("fear").title == "Mine"
    assert load_policy("fear.yaml").title == "Here"
    assert load_policy(Path("fear.yaml")).name == "fear"
    write(Path("fear"), "A file of this very name")
    assert load_policy("fear").title == "A file of this very name"


@pytest.mark.parametrize("name", ["lip-service", "lip_service", "Lip_Service"])
def test_hyphens_and_underscores_are_one(name: str) -> None:
    assert load_policy(name).name == "lip-service"


def test_a_users_file_with_underscores_is_found_under_both_spellings(user_folder: Path) -> None:
    write(user_folder / "policies" / "my_own.yml", "Mine")
    assert load_policy("my-own").title == load_policy("my_own").title == "Mine"
    [mine] = [each for each in list_scenarios("policy") if each.origin == "yours"]
    assert (mine.name, mine.title) == ("my_own", "Mine")


def test_an_unknown_name_says_what_was_probably_meant() -> None:
    with pytest.raises(ScenarioError) as caught:
        load_policy("feer")
    assert str(caught.value) == "feer:0:0: policy: is no policy that is known (found 'feer'; did you mean 'fear'?)"
    known = "known: airline, bilingual, electronics, grand-hotel, neutral, software, telethon, utility"
    with pytest.raises(ScenarioError, match=known):
        load_company("bakery")


def test_an_unknown_name_points_to_a_file_of_that_name_beside_it(user_folder: Path) -> None:
    write(Path("mine.yaml"), "Mine")
    with pytest.raises(ScenarioError, match=r"did you mean the file 'mine\.yaml'"):
        load_policy("mine")


def test_the_kinds_are_kept_apart() -> None:
    assert find_any("airline") == find("company", "airline")
    with pytest.raises(ScenarioError, match="is no policy that is known"):
        find("policy", "airline")
    with pytest.raises(ScenarioError, match=r"kind: is another kind of file \(found text 'company'; policy\)"):
        load_policy(shipped("companies") / "airline.yaml")


@pytest.mark.parametrize("name", ["../policies/fear", "..", "../../etc/passwd", "/etc/passwd", "", "."])
def test_no_name_leads_out_of_a_folder(name: str, user_folder: Path) -> None:
    with pytest.raises(ScenarioError):
        load_policy(name)


def test_links_out_of_the_users_folder_are_not_followed(user_folder: Path, tmp_path: Path) -> None:
    outside = write(tmp_path / "outside.yaml", "Outside")
    (user_folder / "policies" / "sly.yaml").symlink_to(outside)
    with pytest.raises(ScenarioError, match="is no policy that is known"):
        load_policy("sly")


def test_a_broken_file_does_not_hide_the_others(user_folder: Path) -> None:
    (user_folder / "policies" / "broken.yaml").write_text("a: [", encoding="utf-8")
    found = {each.name: each.title for each in list_scenarios("policy")}
    assert found["broken"] == ""
    assert found["fear"] == "Managing by fear"


def test_faults_name_the_file_as_the_user_did(user_folder: Path) -> None:
    Path("bad.yaml").write_text("kind: policy\ntitel: Bad\n", encoding="utf-8")
    with pytest.raises(ScenarioError) as caught:
        load_policy("bad.yaml")
    assert [str(fault).split(" (")[0] for fault in caught.value.faults] == [
        "bad.yaml:1:1: description: is missing",
        "bad.yaml:1:1: levers: is missing",
        "bad.yaml:1:1: title: is missing",
        "bad.yaml:2:1: titel: is not known here",
    ]
