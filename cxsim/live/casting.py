"""Which role-play a customer is: a hand-written one where it fits company, issue and desk, otherwise a generic one.

`story_for` is the seam: it makes a story for any case of any company, from `cxsim.roleplay.generic`. A hand-written
role-play is played once a shift.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache
from pathlib import Path
from typing import Final, NamedTuple

from cxsim import paths
from cxsim.config.faults import ScenarioError
from cxsim.live.observation import Way
from cxsim.live.setting import WAYS
from cxsim.live.titles import title_of, titles
from cxsim.model.entities import Case
from cxsim.model.world import World
from cxsim.roleplay.generic import GenericCase, GenericStories, Turn
from cxsim.roleplay.shelf import is_in, load_roleplay, source_language
from cxsim.roleplay.story import SCENE, Story

CHANNEL_OF_WAY: Final[Mapping[Way, str]] = {
    "counter": "counter", "phone": "phone", "written": "written", "chat": "written", "public": "public",
}  # fmt: skip
"""What role-plays call it."""

_HEAD: Final = 4_000
"""Characters of a file in which company, issue and channel are named."""


@dataclass(frozen=True, slots=True)
class CaseCard:
    """A case of the model as far as a story needs to know it."""

    company: str
    issue: str
    way: Way
    case: GenericCase
    turn: Turn
    language: str = "en"


class Part(NamedTuple):
    """The story of one customer."""

    story: Story
    is_hand_written: bool


class Author(NamedTuple):
    """Who wrote a ticket: empty where the game may name and draw the person."""

    message: str
    name: str = ""
    look: tuple[tuple[str, str | int | bool], ...] = ()
    about: str = ""


def author_of(part: Part) -> Author | None:
    """The author of a ticket that a hand-written role-play is cast for."""
    if not part.is_hand_written:
        return None
    story = part.story
    who = story.characters[story.counterpart]
    return Author(_first_words(story), who.full_name, tuple(who.look.items()), who.about)


def _first_words(story: Story) -> str:
    """What a ticket says before it is opened: its author's words, or the letter as the story describes it.

    Where a colleague speaks first, the author's words come later in the story.
    """
    first = story.nodes[story.start].lines
    if first and all(line.who == SCENE and line.when is None for line in first):
        return " ".join(line.text for line in first)
    found = [story.start]
    for name in found:
        node = story.nodes[name]
        told = [line.text for line in node.lines if line.who == story.counterpart]
        if told:
            return " ".join(told)
        ways = [node.goes, *(choice.goes for choice in node.choices)]
        found += [way for way in dict.fromkeys(ways) if way is not None and way in story.nodes and way not in found]
    return story.summary


def card_of(world: World, case: Case, turn: Turn, *, language: str) -> CaseCard:
    """The card of a case as it stands now."""
    company, customer = world.company, case.customer
    issue, channel = company.issues[case.issue], company.channels[case.channel]
    way = WAYS[channel.kind]
    return CaseCard(
        company=company.name,
        issue=issue.name,
        way=way,
        case=GenericCase(
            issue=issue.name,
            title=title_of(issue.title, language),
            is_problem=case.is_problem,
            channel=CHANNEL_OF_WAY[way],
            loss_usd=case.loss_usd,
            fair_remedy_usd=case.loss_usd,
            standard_remedy_share=world.standard_remedy_share(case.issue),
            severity=case.severity,
            complexity=case.complexity,
            needs_judgement=case.needs_judgement,
            is_regulated=case.is_regulated,
            wait_min=case.wait_min,
            contacts=max(1, case.contacts),
            refusals=case.refusals,
            transfers=case.transfers,
            earlier_failures=round(customer.failures),
            expectation=customer.expectation,
            compensation_expectation=customer.compensation_expectation,
        ),
        turn=turn,
        language=language,
    )


def post_card(world: World, issue: int, turn: Turn, *, language: str, contacts: int = 1) -> CaseCard:
    """The card of a case of which only what was written in public is known."""
    company, kind = world.company, world.company.issues[issue]
    case = GenericCase(
        issue=kind.name,
        title=title_of(kind.title, language),
        is_problem=kind.is_problem,
        channel="public",
        loss_usd=kind.loss_mean_usd,
        fair_remedy_usd=kind.loss_mean_usd,
        standard_remedy_share=world.standard_remedy_share(issue),
        severity=kind.severity_mean,
        complexity=kind.complexity,
        needs_judgement=False,
        contacts=contacts,
    )
    return CaseCard(company.name, kind.name, "public", case, turn, language)


def story_for(card: CaseCard) -> Story:
    """A story for any case: made from its issue type."""
    return _stories(card.company, card.language).story(card.case, card.turn)


@lru_cache(maxsize=1024)
def message_for(card: CaseCard) -> str:
    """What the customer writes where the case comes in writing."""
    return _stories(card.company, card.language).message(card.case, card.turn)


@lru_cache(maxsize=4)
def _stories(company: str, language: str) -> GenericStories:
    return GenericStories(company, language)


def part_for(card: CaseCard, names: Sequence[str]) -> Part:
    """The story of a case: the first of the hand-written ones named that fits, with this case's own past; else made."""
    for name in names:
        story = _hand_written(name, card.language)
        if story is not None and story.is_problem == card.case.is_problem:
            opening = replace(
                story.opening,
                wait_min=card.case.wait_min,
                expectation=card.case.expectation,
                compensation_expectation=card.case.compensation_expectation,
            )
            return Part(replace(story, opening=opening), is_hand_written=True)
    return Part(story_for(card), is_hand_written=False)


def cast_queue(company: str, waiting: Iterable[tuple[int, str, Way]]) -> dict[int, str]:
    """Give each hand-written role-play to the first who waits with such a case.

    Parameters
    ----------
    waiting
        Case, issue and way of everybody, in order.

    Returns
    -------
    dict
        Names of role-plays by case.
    """
    cast: dict[int, str] = {}
    for case_id, issue, way in waiting:
        free = [name for name in fitting(company, issue, way) if name not in cast.values()]
        if free:
            cast[case_id] = free[0]
    return cast


def fitting(company: str, issue: str, way: Way) -> tuple[str, ...]:
    """Names of hand-written role-plays for this kind of case, sorted; files are looked at, not yet read."""
    return tuple(sorted(
        name for name, head in _heads().items() if head.place == (company, issue, CHANNEL_OF_WAY[way])
    ))  # fmt: skip


def rehearse(company: str, ways: Collection[Way], language: str) -> None:
    """Read all that a shift may need, so that no customer has to wait for a file."""
    _stories(company, language)
    titles(language)
    channels = {CHANNEL_OF_WAY[way] for way in ways}
    for name, head in _heads().items():
        if head.place[0] == company and head.place[2] in channels:
            _hand_written(name, language)


class _Head(NamedTuple):
    """A role-play file before it is read: where it belongs, and when it was written."""

    place: tuple[str, str, str]
    """Company, issue and channel."""
    path: Path
    written: float


def _heads() -> dict[str, _Head]:
    """Every role-play that says near its beginning where it belongs; the user's own come last and win."""
    folders = [folder for _, folder in reversed(paths.folders_of("roleplay"))]
    files = [path for folder in folders if folder.is_dir() for path in sorted(folder.glob("*.yaml"))]
    heads = {path.stem: _head(path, path.stat().st_mtime) for path in files}
    return {name: head for name, head in heads.items() if head is not None}


@lru_cache(maxsize=256)
def _head(path: Path, written: float) -> _Head | None:
    try:
        text = path.read_text(encoding="utf-8")[:_HEAD]
    except (OSError, UnicodeDecodeError):
        return None
    values = [re.search(rf"^ *{key}: *([a-z0-9-]+)", text, re.MULTILINE) for key in ("company", "issue", "channel")]
    company, issue, channel = (match.group(1) if match else "" for match in values)
    return _Head((company, issue, channel), path, written) if company and issue and channel else None


def _hand_written(name: str, language: str) -> Story | None:
    """A role-play in which the counterpart is a customer; None for others and for what cannot be read."""
    head = _heads().get(name)
    return _read(head, language) if head is not None else None


@lru_cache(maxsize=64)
def _read(head: _Head, language: str) -> Story | None:
    try:
        if not is_in(head.path, language):
            ours = paths.shipped(paths.FOLDERS["roleplay"])
            if ours in head.path.parents:  # the same case can be made in the language of the shift
                return None
            language = source_language(head.path)
        story = load_roleplay(head.path, language).story
    except ScenarioError:
        return None
    return story if story.characters[story.counterpart].role == "customer" else None
