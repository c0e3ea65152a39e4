"""What lies on the desk of public posts: the post with what others write, the board, and ways to answer."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

import pygame

from cxsim.game.layout.box import Box, Inset
from cxsim.game.layout.leaves import Icon, Text
from cxsim.game.layout.rows import Column, Flow, Row
from cxsim.game.scenes.desk import wording
from cxsim.game.scenes.desk.doing import WAIT, WAITS_MIN
from cxsim.game.scenes.desk.names import name_of
from cxsim.game.scenes.desk.surroundings import mood_from, somebody
from cxsim.game.scenes.desk.view import DeskView
from cxsim.game.scenes.written.answering import NEXT, SEND, coached, looks_back, waits
from cxsim.game.scenes.written.letters import TICKET_FACE_PX, TicketRow, Toned, WayToAnswer, face
from cxsim.game.scenes.written.replies import CANNED, OFFER, PERSONAL, VARIANTS, Draft, level_of, minutes_of
from cxsim.game.scenes.written.spread import MOODS, OTHERS, Legend, Reached, Spread, StaysPut
from cxsim.game.theme.edges import draw_card
from cxsim.game.theme.fonts import Role
from cxsim.game.theme.look import Look
from cxsim.game.widgets.buttons import Button
from cxsim.game.widgets.facts import Fact, Statement, Wrapper
from cxsim.game.widgets.node import Kind, Node
from cxsim.game.widgets.slider import Slider
from cxsim.game.words import Words
from cxsim.live import observation as seen
from cxsim.rules.arithmetic import clamp
from cxsim.rules.draws import purpose_key, uniform

POST: Final = "post:"
FACE_PX: Final = 60
COMMENT_PX: Final = 32
COMMENTS: Final = 4
"""So many different things others write in each mood."""
MOST_COMMENTS: Final = 2
FIRST_AT, MORE_AT = 0.04, 0.25
"""Shares of readers from which on a first and a second one writes something; art, not model."""
SIGNS: Final = {"open": "megaphone", "answered": "check", "too_late": "x"}


@dataclass(frozen=True)
class Sight:
    """All that the desk of posts shows at one moment; ``wrote`` is what was written under the post that is read."""

    words: Words
    now: seen.Observation
    view: DeskView
    reading: int
    draft: Draft
    wrote: str

    @property
    def post(self) -> seen.PublicPost | None:
        """The post that is read."""
        return next((each for each in self.now.posts if each.post_id == self.reading), None)


def rounded(people: float) -> int:
    """A number of readers as it is told: to two digits once there are a hundred."""
    if people < 100.0:
        return round(people)
    step = int("1" + "0" * (len(str(int(people))) - 2))
    return round(people / step) * step


def next_post(sight: Sight, *, every: bool = False) -> int:
    """The answerable post that reaches most people, besides the one that is read; else any with ``every``; else −1."""
    others = [each for each in sight.now.posts if each.post_id != sight.reading]
    able = [each for each in others if each.is_answerable]
    if not able and every:
        able = [each for each in others if each.state == "open"] or others
    return max(able, key=lambda each: each.reach - each.seen).post_id if able else -1


# --- what is written in public


class Comment(Wrapper):
    """What somebody else writes under a post."""

    def __init__(self, name: str, text: str, seed: int, mood: int) -> None:
        self.name, self.text = name, text
        words = Column([Text(name, Role.CHIP, "dim"), Text(text, Role.NOTE, grows=True)], 0, grows=True)
        super().__init__([Row([face(somebody(seed), MOODS[mood], COMMENT_PX), words], 10, middle=True)])

    def _node(self) -> Node:
        return Node(Kind.SPEECH, self.name, self.text)


class PostCard(Wrapper):
    """A post as everyone sees it."""

    def __init__(self, who: str, text: str, mood: str, inner: Box) -> None:
        self.who, self.text, self.mood = who, text, mood
        super().__init__([Inset(inner, sides=18, ends=14)])

    def _node(self) -> Node:
        return Node(Kind.SPEECH, self.who, self.text, hint=self.mood)

    def _paint(self, target: pygame.Surface, look: Look) -> None:
        fill = look.tokens.panel if look.high_contrast else "#fffdf8"
        draw_card(target, look, self.rect, fill, look.tokens.line, 16, shadow=90)
        super()._paint(target, look)


def card(sight: Sight) -> Box | None:
    """The post that is read: who, when, what, how many have seen it, and what others write below."""
    one = sight.post
    if one is None:
        return None
    words, mood = sight.words, mood_from(one.feelings)
    who = name_of(one.seed)
    since = wording.long_time(words, max(0.0, sight.now.clock_min - one.posted_min))
    title = Column([Text(who, Role.NAME, grows=True), Text(words("posts.public", time=since), Role.NOTE, "dim",
                                                           grows=True)], 0, grows=True)
    head = Row([face(somebody(one.seed), mood, FACE_PX), title], 12, middle=True)
    left = one.deadline_min - sight.now.clock_min
    tags: list[Box] = []
    if one.state == "open":
        tone = "bad" if left < 120.0 else "dim"
        time = wording.long_time(words, max(0.0, left))
        if one.spreads or left > 0.0:
            tags.append(Toned(words("posts.deadline" if one.spreads else "posts.left", time=time), "clock", tone))
    tags.append(Toned(words("posts.closed" if one.is_aftermath else "posts.case-open"),
                      "x" if one.is_aftermath else "inbox"))
    numbers: Box = Fact("eye", words("posts.quiet"))
    if one.spreads:
        numbers = Row([
            Fact("eye", words("posts.readers", n=words.number(rounded(one.seen)))),
            Fact("share-2", words("posts.in-all", n=words.number(rounded(one.reach)))),
        ], 14)  # fmt: skip
    inner = Column([head, Text(one.message, Role.CHOICE), numbers, Flow(tags, 6), *_comments(sight, one)], 8)
    return PostCard(who, one.message, wording.mood_word(words, mood), inner)


def _comments(sight: Sight, one: seen.PublicPost) -> list[Box]:
    """What a few of the readers write: more as it spreads, kinder once it was answered."""
    share = one.seen / one.reach if one.reach > 0.0 else 0.0
    count = (share >= FIRST_AT) + (share >= MORE_AT or one.state != "open") if one.spreads else 0
    key = purpose_key(1_141, 0, 0)
    rows: list[Box] = []
    for i in range(min(MOST_COMMENTS, count)):
        chance = uniform(key, one.post_id, i)
        kind = 2 if one.state == "answered" and i == 0 else 0 if chance < 0.6 else 1
        said = ("angry", "unsure", "kind")[kind]
        which = int(uniform(key, one.post_id, 10 + i) * COMMENTS)
        seed = OTHERS[int(uniform(key, one.post_id, 20 + i) * len(OTHERS))]
        rows.append(Comment(name_of(seed), sight.words(f"posts.comment.{said}.{which}"), seed, kind))
    return rows


def rows(sight: Sight) -> list[Box]:
    """All posts, those first that can be answered."""

    def rank(one: seen.PublicPost) -> tuple[bool, bool, float]:
        return not one.is_answerable, one.state != "open", one.deadline_min

    return [_row(sight, each) for each in sorted(sight.now.posts, key=rank)]


def _row(sight: Sight, one: seen.PublicPost) -> Box:
    words, mood = sight.words, mood_from(one.feelings)
    left = one.deadline_min - sight.now.clock_min
    wait = words("posts.readers", n=words.number(rounded(one.seen))) if one.spreads else words("posts.quiet")
    if one.state == "open":
        waited = wording.long_time(words, sight.now.clock_min - one.posted_min)
        wait = words("posts.left", time=wording.long_time(words, left)) if left > 0.0 else (
            words("posts.unanswered", time=waited))
    locked = one.state == "open" and not one.is_answerable
    owner = words(f"posts.lock.{one.locked or 'house'}") if locked else words(f"posts.state.{one.state}")
    return TicketRow(f"{POST}{one.post_id}", name_of(one.seed), one.issue_title, wait,
                     face(somebody(one.seed), mood, TICKET_FACE_PX), mood, wording.mood_word(words, mood), owner,
                     "lock" if locked else SIGNS[one.state], late=one.state == "open" and left < 120.0,
                     chosen=one.post_id == sight.reading)


def board(sight: Sight) -> Box | None:
    """How the post that is read spreads."""
    one = sight.post
    if one is None:
        return None
    words, now = sight.words, sight.now
    if not one.spreads:
        return StaysPut(somebody(one.seed), mood_from(one.feelings), words("posts.spread"), words("posts.quiet"))
    span = max(1.0, one.deadline_min - one.posted_min)
    share = clamp(one.seen / one.reach if one.reach > 0.0 else 0.0, 0.0, 1.0)
    passed = clamp((now.clock_min - one.posted_min) / span, 0.0, 1.0)
    reached = Reached(one.post_id, somebody(one.seed), mood_from(one.feelings), one.reach, share, passed, one.state)
    left = wording.long_time(words, max(0.0, one.deadline_min - now.clock_min))
    seen_by, all_ = words.number(rounded(one.seen)), words.number(rounded(one.reach))
    legend = Legend(words("posts.spread"), words("posts.angry"), words("posts.unsure"), words("posts.with-us"),
                    seen.clock_words(one.posted_min), words("posts.end", n=all_, time=left),
                    words("posts.now", n=seen_by))
    return Spread(reached, legend, words("posts.spread-said", n=seen_by, all=all_, time=left))


# --- what can be answered


def heading(sight: Sight) -> Box | None:
    """What the right side is about; on dark in the room."""
    one = sight.post
    if one is None or one.state != "open":
        return None
    return OnDark(sight.words("posts.answer"))


class OnDark(Wrapper):
    """A heading over the dark room."""

    def __init__(self, words: str) -> None:
        self.words = words
        self._text = Text(words, Role.SECTION, "on_deep")
        super().__init__([Inset(Row([Icon("megaphone", 18, "brass"), self._text], 9, middle=True), sides=14, ends=6)])

    def _node(self) -> Node:
        return Node(Kind.FACT, self.words)

    def _paint(self, target: pygame.Surface, look: Look) -> None:
        line = look.tokens.line if look.high_contrast else ""
        draw_card(target, look, self.rect, look.tokens.deep, line, 20, opacity=0.9, shadow=40)
        super()._paint(target, look)


def given_usd(one: seen.PublicPost, draft: Draft) -> float:
    """What goes with the answer."""
    if one.is_aftermath or not one.is_problem or draft.usd is None:
        return 0.0
    return min(draft.usd, one.allowed_usd)


def text(sight: Sight, one: seen.PublicPost, style: str) -> str:
    """The words of a way to answer."""
    words = sight.words
    amount = given_usd(one, sight.draft)
    what = "give" if amount >= 0.5 else "nothing" if one.is_problem else "question"
    if style == CANNED:
        return words(f"posts.letter.template.{what}", amount=words.money(amount))
    return words(f"posts.letter.own.{what}.{one.post_id % VARIANTS}", amount=words.money(amount))


def answers(sight: Sight) -> list[Box]:
    """Ways to answer, what goes with it, and saying nothing; or why it is not to be answered, or what came of it."""
    one, words = sight.post, sight.words
    if one is None or (sight.now.is_over and one.state == "open"):  # somebody else may answer it tomorrow
        return [_nothing(sight)]
    if one.state != "open":
        return [_after(sight, one)]
    reason = "" if one.is_answerable else words(f"posts.why.{one.locked or 'house'}")
    ways: list[Box] = [] if one.is_aftermath else [_way(sight, one, CANNED, "copy", reason)]
    ways.append(_way(sight, one, PERSONAL, "key-round", reason))
    send = Button(SEND, words("posts.send"), "send", main=True)
    if reason or not sight.draft.style:
        send.enabled, send.reason = False, reason or words("inbox.choose-how")
    wait = Button(WAIT, words("posts.say-nothing", n=round(WAITS_MIN)), "hourglass", hint=words("posts.grows"))
    return [*ways, *_offer(sight, one, reason), Flow([send, wait], 10)]


def _way(sight: Sight, one: seen.PublicPost, style: str, sign: str, reason: str) -> WayToAnswer:
    """One way; under a case that is closed nothing but words can be given, and they take as long as they take."""
    words = sight.words
    minutes = max(1, round(minutes_of(style, sight.now, in_public=True)))
    cost = words("posts.takes") if one.is_aftermath else words("inbox.minutes", n=minutes)
    number = 1 if style == CANNED or one.is_aftermath else 2
    tags: list[tuple[str, str, str]] = []
    amount = given_usd(one, sight.draft)
    if amount >= 0.5:
        tags.append(("gift", words("posts.in-public", amount=words.money(amount)), "good"))
    if reason:
        pass
    elif style == CANNED:
        tags.append(("copy", words("posts.approved"), "dim"))
    elif level_of(sight.now, "script") == "high":
        tags.append(("eye", words("posts.judged"), "warn"))
    else:
        tags.append(("user-check", words("inbox.from-you"), "good"))
    return WayToAnswer(style, number, words(f"posts.{style}"), sign, cost,
                       text(sight, one, style), tags, quiet=style == CANNED, chosen=sight.draft.style == style,
                       reason=reason)


def _offer(sight: Sight, one: seen.PublicPost, reason: str) -> list[Box]:
    words = sight.words
    if one.is_aftermath:
        return [Plate(Statement(words("posts.only-words")))]
    if one.allowed_usd < 0.5 or reason or not one.is_problem:
        return []
    yours = one.allowed_usd
    ticks = ((yours, words("desk.yours", amount=words.money(yours))),)
    ask = words("desk.ask-above") if sight.now.supervisor.exists else ""
    value = given_usd(one, sight.draft)
    return [Plate(Slider(OFFER, words("posts.offer"), value, 1.6 * yours, yours, words.money, ticks, ask))]


class Plate(Wrapper):
    """A card without a title."""

    def __init__(self, inner: Box) -> None:
        super().__init__([Inset(inner, sides=16, ends=8)])

    def _node(self) -> Node:
        return Node(Kind.GROUP, "")

    def _paint(self, target: pygame.Surface, look: Look) -> None:
        draw_card(target, look, self.rect, look.tokens.panel, look.tokens.line, 14, shadow=60)
        super()._paint(target, look)


def _nothing(sight: Sight) -> Box:
    """No post is read."""
    words = sight.words
    if sight.now.is_over:
        line, button = words("desk.caption.shift_over"), looks_back(words)
    else:
        line, button = words("posts.nothing"), waits(words, sight.now, main=True)
    return Plate(Column([Statement(line, Role.SPEECH, "ink"), Flow([button])], 12))


def _after(sight: Sight, one: seen.PublicPost) -> Box:
    """A post that was answered, or for which it is too late."""
    words = sight.words
    good = one.state == "answered"
    parts: list[Box] = [Fact("check" if good else "x", words(f"posts.came.{one.state}"), "good" if good else "bad",
                             "good" if good else "bad", Role.BUTTON)]
    if sight.wrote:
        parts += [Statement(words("inbox.you-wrote"), Role.LABEL, "act"), Statement(sight.wrote, Role.QUOTE)]
    here = sight.now.encounter
    if here is not None and here.case_id == one.case_id and here.outcome:
        parts.append(Statement(words(f"inbox.outcome.{here.outcome}"), Role.FACT, "ink"))
    buttons: list[Box] = []
    if next_post(sight) >= 0:
        buttons.append(Button(NEXT, words("posts.next"), "arrow-right", main=True))
    if sight.now.is_over:
        buttons.append(looks_back(words, main=not buttons))
    elif not buttons:
        buttons.append(waits(words, sight.now))
    if not one.is_aftermath:
        buttons += coached(sight.view, words, here, one.case_id)
    return Plate(Column([*parts, Flow(buttons, 10)], 9))
