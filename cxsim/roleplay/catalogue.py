"""Makes ``docs/roleplays.md``: every shipped role-play, and how play comes out under each shipped policy.

``python -m cxsim.roleplay.catalogue > docs/roleplays.md`` (some minutes). The same version gives the same page.
"""

from __future__ import annotations

import sys
from collections.abc import Iterator, Sequence
from typing import Final

from cxsim.config.scenarios import list_scenarios, load_policy
from cxsim.roleplay.runs import PLAYERS, Outcome, outcomes
from cxsim.roleplay.shelf import company_of, list_roleplays, load_roleplay
from cxsim.roleplay.story import Story
from cxsim.roleplay.vocabulary import EXPECTATIONS, QUALITIES, SKILLS

PLAYS: Final = 100
SEED: Final = 1

HEAD: Final = f"""# The role-plays

Made by `python -m cxsim.roleplay.catalogue > docs/roleplays.md`; `cxsim roleplay run NAME` shows more of each.

Each row is {PLAYS} plays, seed {SEED}: the share of **good / mixed / poor** endings, in per cent, as the author of the
case judges them for customer and firm together. Random players take any choice. Script players read the script, or do
what asks for the least judgement. Skilled players have practised the scene 200 times under that policy, and still slip
now and then. **A 0 in front for the skilled means that the policy, not the player, closes the good ending**: a policy
trap, told below its table.
"""


def pages() -> Iterator[str]:
    """The page, part by part."""
    yield HEAD
    policies = {
        each.name: load_policy(each.path).levers for each in list_scenarios("policy") if each.origin == "shipped"
    }
    companies: dict[str, list[Story]] = {}
    for entry in list_roleplays():
        if entry.origin == "shipped":
            companies.setdefault(entry.company, []).append(load_roleplay(entry.path).story)
    total = sum(map(len, companies.values()))
    yield f"{total} role-plays in {len(companies)} companies.\n"
    for name, stories in sorted(companies.items()):
        company = company_of(name)
        yield f"\n## {name if company is None else company.title}\n"
        for story in stories:
            print(story.name, file=sys.stderr)
            yield section(story, list(outcomes(story, policies, company, plays=PLAYS, seed=SEED)))


def section(story: Story, found: Sequence[Outcome]) -> str:
    """One role-play: what it is about, what it practises, and its table."""
    learning = story.learning
    claims = f" Claims {', '.join(map(str, learning.claims))}." if learning.claims else ""
    lines = [
        f"\n### {story.title}\n",
        f"`{story.name}`, difficulty {story.difficulty} of 5.{claims} "
        f"Skills: {', '.join(SKILLS[each].lower() for each in learning.skills)}. "
        f"Expectations: {', '.join(EXPECTATIONS[each].lower() for each in learning.expectations)}.\n",
        f"{' '.join(story.summary.split())}\n",
        "| policy | " + " | ".join(PLAYERS) + " |",
        "|---|" + "---|" * len(PLAYERS),
    ]
    rows: dict[str, list[str]] = {}
    for each in found:
        shares = each.quality_shares(story)
        rows.setdefault(each.policy, []).append(" / ".join(f"{100 * shares[quality]:.0f}" for quality in QUALITIES))
    lines += [f"| {policy} | " + " | ".join(cells) + " |" for policy, cells in rows.items()]
    traps = [f"*{end.title}*: {end.policy_trap}" for end in story.endings.values() if end.policy_trap]
    return "\n".join([*lines, *([""] if traps else []), *traps])


if __name__ == "__main__":
    for page in pages():
        print(page)
