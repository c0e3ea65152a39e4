"""The page of role-plays holds every one of them."""

from __future__ import annotations

from pathlib import Path

from cxsim.config.scenarios import list_scenarios
from cxsim.roleplay.shelf import list_roleplays


def test_the_page_of_role_plays_has_a_table_for_each_with_a_row_for_every_policy(root_folder: Path) -> None:
    page = (root_folder / "docs" / "roleplays.md").read_text(encoding="utf-8")
    sections = page.split("\n### ")[1:]
    shipped = [each for each in list_roleplays() if each.origin == "shipped"]
    assert len(sections) == len(shipped) >= 31
    policies = [each.name for each in list_scenarios("policy") if each.origin == "shipped"]
    for entry in shipped:
        (section,) = [each for each in sections if f"`{entry.name}`, difficulty {entry.difficulty} of 5" in each]
        assert section.startswith(entry.title + "\n")
        assert all(f"\n| {policy} | " in section for policy in policies)
