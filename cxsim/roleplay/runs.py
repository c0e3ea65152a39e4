"""What comes out when many people play a scene: at random, bound to the script, or with skill, under each policy."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from itertools import pairwise
from typing import Final

from cxsim.roleplay.authority import authority
from cxsim.roleplay.choosers import Chooser, Learner, Play, at_random, by_the_script, play, worth
from cxsim.roleplay.player import Player
from cxsim.roleplay.story import Story
from cxsim.roleplay.vocabulary import QUALITIES, Quality
from cxsim.rules.company import Company
from cxsim.rules.levers import Levers

PLAYERS: Final = ("random", "script", "skilled")
"""Who plays: see `cxsim.roleplay.choosers`."""

PRACTICE_PLAYS: Final = 200
"""Plays after which a player counts as skilled; assumed."""


@dataclass(frozen=True, slots=True)
class Outcome:
    """What plays of one kind of player under one policy came to.

    Attributes
    ----------
    endings
        Share of plays by ending, in the order of the file.
    edges
        Times each way was taken, by (node, choice, next node); the choice is empty where a node goes on by itself.
    csat, remembered
        Mean of the customer's satisfaction, 1 to 5, and of the memory, SD.
    granted_usd, value_usd
        Mean given, and mean worth of the customer from then on less what was given.
    minutes, choices
        Mean length of the conversation.
    promises_kept
        Promises kept by promises made; NaN if none was made.
    """

    policy: str
    player: str
    plays: int
    endings: Mapping[str, float]
    edges: Mapping[tuple[str, str, str], int]
    csat: float
    remembered: float
    worth: float
    granted_usd: float
    value_usd: float
    minutes: float
    choices: float
    promises_kept: float

    def quality_shares(self, story: Story) -> dict[Quality, float]:
        """Share of plays by quality of the ending."""
        return {
            quality: sum(share for name, share in self.endings.items() if story.endings[name].quality == quality)
            for quality in QUALITIES
        }


def outcomes(
    story: Story,
    policies: Mapping[str, Levers],
    company: Company | None,
    *,
    plays: int,
    seed: int,
    chooser: Chooser | None = None,
) -> Iterator[Outcome]:
    """Play a story under each policy with each kind of player.

    Parameters
    ----------
    chooser
        Plays alone, once, instead of the three kinds: a script of choices.

    Yields
    ------
    Outcome
        For each policy, in order, one per kind of player. The same seed gives the same plays.
    """
    for name, levers in policies.items():
        player = Player(story, authority(story, levers, company))
        if chooser is not None:
            yield _summed(name, "choices", player, [play(player, chooser, seed=seed, number=0)])
            continue
        learner = Learner(player)
        learner.practise(PRACTICE_PLAYS, seed=seed + 1)
        for kind, each in zip(PLAYERS, (at_random, by_the_script, learner.chooser()), strict=True):
            yield _summed(name, kind, player, [play(player, each, seed=seed, number=n) for n in range(plays)])


def _summed(policy: str, kind: str, player: Player, done: list[Play]) -> Outcome:
    n = len(done)
    ends = Counter(each.state.at for each in done if each.is_over)
    results = [player.appraise(each.state) for each in done]
    made = sum(len(each.state.promised) for each in done)
    broken = sum(len(player.broken(each.state)) for each in done)
    return Outcome(
        policy=policy,
        player=kind,
        plays=n,
        endings={name: ends[name] / n for name in player.story.endings},
        edges=_ways(done),
        csat=sum(each.csat for each in results) / n,
        remembered=sum(each.remembered for each in results) / n,
        worth=sum(worth(player, each) for each in done) / n,
        granted_usd=sum(each.granted_usd for each in results) / n,
        value_usd=sum(each.value_usd for each in results) / n,
        minutes=sum(each.state.elapsed_s for each in done) / n / 60.0,
        choices=sum(len(each.choices) for each in done) / n,
        promises_kept=1.0 - broken / made if made else float("nan"),
    )


def _ways(done: list[Play]) -> Counter[tuple[str, str, str]]:
    """Count the ways taken: each node passed leads to the next, by the choice made there if there was one."""
    ways: Counter[tuple[str, str, str]] = Counter()
    for each in done:
        chosen = iter(each.choices)
        at, name = next(chosen, ("", ""))
        for source, target in pairwise(each.nodes):
            by = ""
            if source == at:
                by = name
                at, name = next(chosen, ("", ""))
            ways[source, by, target] += 1
    return ways
