"""Makes ``docs/roleplays.md`` and its picture: every shipped role-play, and how play comes out under each policy.

``python -m cxsim.roleplay.catalogue docs`` writes both into that folder (some minutes). The same version gives the
same page.
"""

from __future__ import annotations

import sys
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import Final

from cxsim.config.scenarios import list_scenarios, load_policy
from cxsim.roleplay.authority import authority
from cxsim.roleplay.catalogue_picture import Block, Row, picture
from cxsim.roleplay.exploration import explore
from cxsim.roleplay.player import Player
from cxsim.roleplay.runs import PLAYERS, Outcome, outcomes
from cxsim.roleplay.shelf import company_of, list_roleplays, load_roleplay
from cxsim.roleplay.story import Story
from cxsim.roleplay.vocabulary import QUALITIES, SKILLS, Quality
from cxsim.rules.expectations import EXPECTATIONS
from cxsim.rules.levers import Levers

PLAYS: Final = 100
SEED: Final = 1
PAGE: Final = "roleplays.md"
PICTURE: Final = "pictures/roleplays.svg"

RANK: Final[Mapping[Quality, float]] = {"good": 2.0, "mixed": 1.0, "poor": 0.0}
"""What endings count when two players are compared."""

HEAD: Final = """# The role-plays

Made by `python -m cxsim.roleplay.catalogue docs`; `cxsim roleplay run NAME` shows more of each.
"""

READING: Final = f"""\
Each row of the tables is {PLAYS} plays, seed {SEED}: the share of **good / mixed / poor** endings, in per cent, as the
author of the case judges them for customer and firm together; *memory* is how the customer remembers it, mean, SD from
neutral, by the model's own rules. Random players take any choice. Script players read the script, or do what asks for
the least judgement. Skilled players have practised the scene 200 times under that policy, and slip now and then, at one
choice in ten.
"""


@dataclass(frozen=True)
class Played:
    """A role-play, and what came of it.

    Attributes
    ----------
    found
        By policy and kind of player.
    closed
        Policies under which no way leads to a good ending, whoever plays.
    """

    story: Story
    found: Mapping[tuple[str, str], Outcome]
    closed: frozenset[str]

    @cached_property
    def policies(self) -> tuple[str, ...]:
        """Policies, in their order."""
        return tuple(dict.fromkeys(policy for policy, _ in self.found))

    def share(self, policy: str, player: str, quality: Quality = "good") -> float:
        """Share of endings of a quality."""
        return self.found[policy, player].quality_shares(self.story)[quality]

    def rank(self, policy: str, player: str) -> float:
        """How good the endings are on average, 0 poor to 2 good."""
        return sum(RANK[quality] * self.share(policy, player, quality) for quality in QUALITIES)


def played(story: Story, policies: Mapping[str, Levers]) -> Played:
    """Play a story under every policy, and search it for good endings."""
    company = company_of(story.company)
    found = {(each.policy, each.player): each for each in outcomes(story, policies, company, plays=PLAYS, seed=SEED)}
    good = {name for name, ending in story.endings.items() if ending.quality == "good"}
    closed = frozenset(
        name for name, levers in policies.items()
        if not good & explore(Player(story, authority(story, levers, company))).endings.keys()
    )  # fmt: skip
    return Played(story, found, closed)


def titles(stories: Sequence[Played]) -> dict[str, str]:
    """Titles of the companies, by name, in order."""
    found = {}
    for name in sorted({each.story.company for each in stories}):
        company = company_of(name)
        found[name] = name if company is None else company.title
    return found


def page(stories: Sequence[Played]) -> Iterator[str]:
    """The page, part by part."""
    yield HEAD
    companies = titles(stories)
    yield "\n".join(summary(stories, len(companies)))
    yield f"\n![Good endings of every role-play under every policy]({PICTURE})\n"
    yield READING
    for name, title in companies.items():
        yield f"\n## {title}\n"
        for each in stories:
            if each.story.company == name:
                yield section(each)


def summary(stories: Sequence[Played], companies: int) -> Iterator[str]:
    """What a reader should know after half a minute."""
    pairs = [(each, policy) for each in stories for policy in each.policies]
    share = {
        player: sum(each.share(policy, player) for each, policy in pairs) / len(pairs) for player in PLAYERS
    }
    gap = [each.rank(policy, "skilled") - each.rank(policy, "script") for each, policy in pairs]
    better, worse = sum(d > 0.0 for d in gap), sum(d < 0.0 for d in gap)
    right = {each.story.name: each.story.title for each, policy in pairs
             if each.share(policy, "script") > each.share(policy, "skilled")}  # fmt: skip
    slips = [-d for (each, _), d in zip(pairs, gap, strict=True) if d < 0.0 and each.story.name not in right]
    trapped = [each for each in stories if 0 < len(each.closed) < len(each.policies)]
    yield f"{len(stories)} role-plays in {companies} companies, {len(stories[0].policies)} policies.\n"
    yield (
        f"- **Skill pays.** A good ending comes to {_percent(share['skilled'])} % of skilled plays, "
        f"{_percent(share['random'])} % of random ones and {_percent(share['script'])} % of those that keep to the "
        f"script. Skilled players end better than the script in {better} of {len(pairs)} pairs of role-play and "
        f"policy, as well in {len(pairs) - better - worse}, and worse in {worse}."
    )
    yield (
        f"- **Sometimes the script is right**: {_listed(sorted(right.values()))}. There procedure is what the case "
        f"needs; whoever has practised finds that too, and loses by slips alone: {worse - len(slips)} of the {worse}. "
        f"In the other {len(slips)} a slip makes at most {_percent(max(slips, default=0.0))} plays in 100 worse."
    )
    yield (
        f"- **The policy is part of the case.** In {len(trapped)} role-plays some policy closes every good ending, "
        "whoever plays (*closed* in the picture, by search through all that can be chosen). Why is told below the "
        "table of each. The cases were written to show such doors: this is how they work, not how often they are met."
    )
    yield "\n| policy | random | script | skilled | role-plays it closes |\n|---|---|---|---|---|"
    for policy in stories[0].policies:
        cells = [f"{_percent(sum(each.share(policy, player) for each in stories) / len(stories))} %"
                 for player in PLAYERS]  # fmt: skip
        yield f"| {policy} | {' | '.join(cells)} | {sum(policy in each.closed for each in stories)} |"
    yield "\nGood endings under each policy, mean of all role-plays."


def section(each: Played) -> str:
    """One role-play: what it is about, what it practises, and its table."""
    story, learning = each.story, each.story.learning
    claims = f" Claims {', '.join(map(str, learning.claims))}." if learning.claims else ""
    lines = [
        f"\n### {story.title}\n",
        f"`{story.name}`, difficulty {story.difficulty} of 5.{claims} "
        f"Skills: {', '.join(SKILLS[name].lower() for name in learning.skills)}. "
        f"Expectations: {', '.join(EXPECTATIONS[name][0].lower() for name in learning.expectations)}.\n",
        f"{' '.join(story.summary.split())}\n",
        "| policy | " + " | ".join(PLAYERS) + " | memory: " + ", ".join(PLAYERS) + " |",
        "|---|" + "---|" * (len(PLAYERS) + 1),
    ]
    for policy in each.policies:
        cells = [" / ".join(f"{_percent(each.share(policy, player, quality))}" for quality in QUALITIES)
                 for player in PLAYERS]  # fmt: skip
        memory = ", ".join(_signed(each.found[policy, player].remembered) for player in PLAYERS)
        mark = " (closed)" if policy in each.closed else ""
        lines.append(f"| {policy}{mark} | {' | '.join(cells)} | {memory} |")
    traps = [f"- *{end.title}*: {end.policy_trap}" for end in story.endings.values() if end.policy_trap]
    return "\n".join([*lines, *([""] if traps else []), *traps])


def blocks(stories: Sequence[Played]) -> list[Block]:
    """The rows of the picture."""
    found = []
    for name, title in titles(stories).items():
        rows = []
        for each in (each for each in stories if each.story.company == name):
            mean = {player: sum(each.share(policy, player) for policy in each.policies) / len(each.policies)
                    for player in PLAYERS}  # fmt: skip
            skilled = [None if policy in each.closed else each.share(policy, "skilled") for policy in each.policies]
            rows.append(Row(each.story.title, (mean["random"], mean["script"]), tuple(skilled)))
        found.append(Block(title, tuple(rows)))
    return found


def _percent(share: float) -> str:
    return f"{100.0 * share:.0f}"


def _signed(number: float) -> str:
    return f"{round(number, 1) + 0.0:+.1f}".replace("-", "−")


def _listed(names: Sequence[str]) -> str:
    marked = [f"*{each}*" for each in names]
    return " and ".join([", ".join(marked[:-1]), marked[-1]]) if len(marked) > 1 else "".join(marked)


def main(folder: Path) -> None:
    """Play everything, and write the page and its picture."""
    policies = {
        each.name: load_policy(each.path).levers for each in list_scenarios("policy") if each.origin == "shipped"
    }
    stories = []
    for entry in list_roleplays():
        if entry.origin == "shipped":
            print(entry.name, file=sys.stderr)
            stories.append(played(load_roleplay(entry.path).story, policies))
    (folder / PAGE).write_text("\n".join(page(stories)) + "\n", encoding="utf-8")
    (folder / PICTURE).write_text(picture(blocks(stories), tuple(policies)), encoding="utf-8")


if __name__ == "__main__":
    main(Path(sys.argv[1]))
