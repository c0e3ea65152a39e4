"""The page of role-plays holds every one of them, and its summary and picture say what its tables say."""

from __future__ import annotations

import re
from pathlib import Path
from xml.etree import ElementTree

import pytest

from cxsim.config.scenarios import list_scenarios
from cxsim.roleplay.catalogue import PAGE, PICTURE
from cxsim.roleplay.catalogue_picture import LONGEST
from cxsim.roleplay.shelf import list_roleplays

SHARES = r" \| (\d+) / (\d+) / (\d+)"
ROW = re.compile(rf"^\| ([a-z-]+)( \(closed\))?{SHARES}{SHARES}{SHARES} \|", re.MULTILINE)
"""Policy, whether it closes every good ending, and good, mixed and poor of random, script and skilled players."""


@pytest.fixture
def page(root_folder: Path) -> str:
    return (root_folder / "docs" / PAGE).read_text(encoding="utf-8")


def test_the_page_of_role_plays_has_a_table_for_each_with_a_row_for_every_policy(page: str) -> None:
    sections = page.split("\n### ")[1:]
    shipped = [each for each in list_roleplays() if each.origin == "shipped"]
    assert len(sections) == len(shipped) >= 31
    policies = [each.name for each in list_scenarios("policy") if each.origin == "shipped"]
    for entry in shipped:
        (section,) = [each for each in sections if f"`{entry.name}`, difficulty {entry.difficulty} of 5" in each]
        assert section.startswith(entry.title + "\n")
        assert [row[0] for row in ROW.findall(section)] == policies


def test_where_a_policy_closes_every_good_ending_no_player_has_one_and_elsewhere_the_skilled_do(page: str) -> None:
    rows = ROW.findall(page)
    assert {closed for _, closed, *_ in rows} == {"", " (closed)"}
    for _, closed, *shares in rows:
        random, script, skilled = shares[0::3]
        assert (closed != "") == (skilled == "0")
        assert not closed or random == script == "0"


def test_the_summary_counts_what_the_tables_show(page: str) -> None:
    rows = ROW.findall(page)
    gap = [2 * (int(row[8]) - int(row[5])) + int(row[9]) - int(row[6]) for row in rows]
    better, worse = sum(each > 0 for each in gap), sum(each < 0 for each in gap)
    assert f"better than the script in {better} of {len(rows)} pairs" in page
    assert f"as well in {len(rows) - better - worse}, and worse in {worse}" in page
    for policy in dict.fromkeys(row[0] for row in rows):
        closed = sum(row[0] == policy and row[1] != "" for row in rows)
        assert re.search(rf"^\| {policy} \| \d+ % \| \d+ % \| \d+ % \| {closed} \|$", page, re.MULTILINE)


def test_the_picture_has_a_row_for_each_and_as_many_closed_cells_as_the_tables(page: str, root_folder: Path) -> None:
    words = [each.text for each in ElementTree.parse(root_folder / "docs" / PICTURE).iter() if each.text]
    for entry in list_roleplays():
        if entry.origin == "shipped":
            assert any(each.startswith(entry.title[: LONGEST - 1].rstrip()) for each in words)
    assert words.count("closed") == sum(row[1] != "" for row in ROW.findall(page))
    assert f"]({PICTURE})" in page
