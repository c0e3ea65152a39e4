"""How a post spreads: its author in the middle, those who pass it on round them, and further out who reads it."""

from __future__ import annotations

import math
from dataclasses import dataclass
from typing import Final

import pygame

from cxsim.game.people.heads import head_picture
from cxsim.game.people.mood import Mood
from cxsim.game.people.person import Person
from cxsim.game.scenes.desk.surroundings import somebody
from cxsim.game.theme.colour import mix
from cxsim.game.theme.edges import draw_card
from cxsim.game.theme.fonts import Role
from cxsim.game.theme.kept import keeps
from cxsim.game.theme.look import Look
from cxsim.game.theme.moods import MoodMark, mood_picture
from cxsim.game.widgets.control import Meaningful
from cxsim.game.widgets.node import Kind, Node
from cxsim.rules.draws import purpose_key, uniform

PURPOSE: Final = 1140
"""Of the draws of faces and marks round a post; far from the model's."""
OTHERS: Final = tuple(range(7_100, 7_112))
"""Seeds of those who pass posts on: a few faces, so that they are drawn once."""
RING: Final = 6
STEPS: Final = 30
"""How finely a growing post is drawn anew."""
MOODS: Final = (Mood(-0.75, 0.7, 0.2), Mood(-0.35, 0.5, 0.4), Mood(0.45, 0.4, 0.7))
KEPT_MB: Final = 8
STILL_MB: Final = 4


@dataclass(frozen=True)
class Reached:
    """A post as the board shows it.

    Attributes
    ----------
    share
        Of those whom it reaches in the end, who has seen it, 0 to 1.
    passed
        How much of the time until the deadline has passed, 0 to 1.
    state
        ``"open"``, ``"answered"`` or ``"too_late"``.
    """

    post_id: int
    person: Person
    mood: Mood
    reach: float
    share: float
    passed: float
    state: str

    def stepped(self) -> Reached:
        """The same in coarse steps, so that it need not be drawn in every frame."""
        share, passed = round(self.share * STEPS) / STEPS, round(self.passed * STEPS) / STEPS
        return Reached(self.post_id, self.person, self.mood.stepped(), self.reach, share, passed, self.state)


@dataclass(frozen=True)
class Legend:
    """Words on the board, in the language that is set."""

    title: str
    angry: str
    unsure: str
    with_us: str
    seen: str
    end: str
    now: str


class Spread(Meaningful):
    """The board.

    Parameters
    ----------
    said
        What the board shows, in words for the voice.
    height
        Least height in pixels at 720 lines.
    """

    def __init__(self, reached: Reached, legend: Legend, said: str, height: float = 420, grows: bool = True) -> None:
        super().__init__(grows=grows)
        self.reached = reached
        self.legend = legend
        self.said = said
        self.height = height

    def _node(self) -> Node:
        return Node(Kind.FACT, self.legend.title, self.said)

    def _least(self, look: Look) -> int:
        words = (self.legend.angry, self.legend.unsure, self.legend.with_us)
        return sum(look.fonts.width(word, Role.LABEL) + look.em(24) + look.px(18) for word in words) + look.px(36)

    def _natural(self, look: Look) -> int:
        return max(self._least(look), look.px(460))

    def _height(self, look: Look, width: int) -> int:
        return look.px(self.height) + 3 * look.line_height(Role.LABEL) - 3 * look.px(19)

    def _paint(self, target: pygame.Surface, look: Look) -> None:
        target.blit(_board(self.reached.stepped(), self.legend, look, self.rect.size), self.rect.topleft)


class StaysPut(Meaningful):
    """The same board where nobody passes a post on: its author alone.

    Parameters
    ----------
    said
        That nobody does, in the board's own words.
    """

    def __init__(self, person: Person, mood: Mood, title: str, said: str) -> None:
        super().__init__(grows=True)
        self.person = person
        self.mood = mood
        self.title = title
        self.said = said

    def _node(self) -> Node:
        return Node(Kind.FACT, self.title, self.said)

    def _least(self, look: Look) -> int:
        words = max(look.fonts.width(self.title, Role.SECTION), look.fonts.width(self.said, Role.FACT))
        return words + 2 * look.px(20)

    def _natural(self, look: Look) -> int:
        return max(self._least(look), look.px(460))

    def _height(self, look: Look, width: int) -> int:
        return look.px(280) + look.line_height(Role.FACT)

    def _paint(self, target: pygame.Surface, look: Look) -> None:
        drawn = _still_board(self.person, self.mood.stepped(), self.title, self.said, look, self.rect.size)
        target.blit(drawn, self.rect.topleft)


@keeps("still boards", STILL_MB)
def _still_board(
    person: Person, mood: Mood, title: str, said: str, look: Look, size: tuple[int, int]
) -> pygame.Surface:
    board, top = _blank(title, look, size)
    words = look.fonts.render(said, Role.FACT, look.tokens.on_deep)
    foot = size[1] - look.px(22) - look.line_height(Role.FACT)
    board.blit(words, ((size[0] - words.get_width()) // 2, foot))
    area = pygame.Rect(look.px(20), top, size[0] - 2 * look.px(20), foot - look.px(8) - top)
    inner, outer = _dotted(board, look, area)
    faint = _faint(look)
    for i in range(RING):
        angle = math.tau * (i + 0.5) / RING
        pygame.draw.circle(board, faint, _on(area.center, inner, angle), look.px(20))
        for aside in (-0.28, 0.0, 0.28):
            pygame.draw.circle(board, faint, _on(area.center, outer, angle + aside), look.px(6))
    _head(board, person, mood, area.center, look.px(82), look)
    return board


def _blank(title: str, look: Look, size: tuple[int, int]) -> tuple[pygame.Surface, int]:
    """A board with its title, and where there is room below it."""
    board = pygame.Surface(size, pygame.SRCALPHA)
    t = look.tokens
    line = t.line if look.high_contrast else "#0d0a14"
    draw_card(board, look, board.get_rect(), t.deep, line, 16, edge=6.0 if not look.high_contrast else 0.0,
              opacity=1.0, shadow=0)
    board.blit(look.fonts.render(title, Role.SECTION, t.on_deep), (look.px(20), look.px(12)))
    return board, look.px(14) + look.line_height(Role.SECTION)


@keeps("boards", KEPT_MB)
def _board(reached: Reached, legend: Legend, look: Look, size: tuple[int, int]) -> pygame.Surface:
    board, top = _blank(legend.title, look, size)
    pad, row = look.px(20), look.line_height(Role.LABEL)
    curve = max(look.px(84), size[1] // 5)
    foot = size[1] - look.px(14)
    net = pygame.Rect(pad, top, size[0] - 2 * pad, foot - curve - 2 * row - look.px(14) - top)
    _network(board, reached, look, net)
    _key(board, legend, look, pad, net.bottom + look.px(6))
    _line(board, reached, legend, look, pygame.Rect(pad, foot - curve - row, size[0] - 2 * pad, curve))
    return board


def _network(board: pygame.Surface, reached: Reached, look: Look, area: pygame.Rect) -> None:
    """Who passes it on, and who reads it; what has not been reached is only dotted."""
    middle = area.center
    inner, outer = _dotted(board, look, area)
    heads, fans = [], 2 + min(3, int(math.log10(max(10.0, reached.reach))))
    strands = "#ffffff" if look.high_contrast else "#c08b70"
    faint = _faint(look)
    marks: list[tuple[tuple[int, int], MoodMark]] = []
    key = purpose_key(PURPOSE, 0, 0)
    for i in range(RING):
        angle = math.tau * (i + 0.35 + 0.3 * uniform(key, reached.post_id, i)) / RING
        spot = _on(middle, inner, angle)
        is_reached = (i + 0.5) / RING <= max(reached.share, 0.09)
        pygame.draw.line(board, strands if is_reached else faint, middle, spot, max(2, look.px(4 if is_reached else 2)))
        for j in range(fans):
            number = 10 + i * 10 + j
            there = _on(middle, outer, angle + (j - (fans - 1) / 2) * 0.85 / fans)
            reads = is_reached and uniform(key, reached.post_id, 100 + number) <= 0.25 + reached.share
            pygame.draw.line(board, strands if reads else faint, spot, there, max(1, look.px(1.5)))
            if reads:
                marks.append((there, _mark(reached, uniform(key, reached.post_id, 200 + number))))
            else:
                pygame.draw.circle(board, faint, there, look.px(6))
        if is_reached:
            heads.append((spot, i))
        else:
            pygame.draw.circle(board, faint, spot, look.px(20))
    side = look.px(20)
    for spot, mark in marks:
        drawn = mood_picture(mark, side, look.high_contrast)
        board.blit(drawn, drawn.get_rect(center=spot))
    for spot, i in heads:
        chance = uniform(key, reached.post_id, 300 + i)
        who = somebody(OTHERS[int(chance * len(OTHERS))])
        mood = MOODS[2 if _mark(reached, chance) is MoodMark.GLAD else 0 if chance < 0.6 else 1]
        _head(board, who, mood, spot, look.px(44), look)
    _head(board, reached.person, reached.mood, middle, look.px(82), look)


def _dotted(board: pygame.Surface, look: Look, area: pygame.Rect) -> tuple[tuple[float, float], tuple[float, float]]:
    """Draw the two rings round an author; their radii."""
    outer = (area.width // 2 - look.px(18), area.height // 2 - look.px(14))
    inner = (outer[0] * 0.54, outer[1] * 0.56)
    quiet = "#ffffff" if look.high_contrast else "#6d6478"
    for radii in (inner, outer):
        for i in range(90):
            pygame.draw.circle(board, quiet, _on(area.center, radii, math.tau * i / 90), max(1, look.px(1)))
    return inner, outer


def _faint(look: Look) -> str:
    """Colour of what has not been reached."""
    return "#5a5a5a" if look.high_contrast else mix(look.tokens.deep, look.tokens.on_deep, 0.16)


def _mark(reached: Reached, chance: float) -> MoodMark:
    """How somebody takes it: after an answer in time more stand by the house, after silence fewer."""
    angry, unsure = {"open": (0.55, 0.85), "answered": (0.25, 0.5), "too_late": (0.75, 0.95)}[reached.state]
    return MoodMark.ANGRY if chance < angry else MoodMark.UNEASY if chance < unsure else MoodMark.GLAD


def _head(board: pygame.Surface, who: Person, mood: Mood, at: tuple[int, int], side: int, look: Look) -> None:
    rim = side + 2 * look.px(3)
    pygame.draw.circle(board, "#ffffff" if look.high_contrast else "#fff4e2", at, rim // 2)
    drawn = head_picture(who, mood, side)
    board.blit(drawn, drawn.get_rect(center=at))


def _on(middle: tuple[int, int], radii: tuple[float, float], angle: float) -> tuple[int, int]:
    return round(middle[0] + radii[0] * math.cos(angle)), round(middle[1] + radii[1] * math.sin(angle))


def _key(board: pygame.Surface, legend: Legend, look: Look, x: int, y: int) -> None:
    """What the marks mean."""
    side = look.em(18)
    for mark, word in ((MoodMark.ANGRY, legend.angry), (MoodMark.UNEASY, legend.unsure),
                       (MoodMark.GLAD, legend.with_us)):
        board.blit(mood_picture(mark, side, look.high_contrast), (x, y + (look.line_height(Role.LABEL) - side) // 2))
        drawn = look.fonts.render(word, Role.LABEL, look.tokens.on_deep)
        board.blit(drawn, (x + side + look.px(6), y - look.fonts.overhang(Role.LABEL)))
        x += side + look.px(6) + drawn.get_width() + look.px(18)


def _line(board: pygame.Surface, reached: Reached, legend: Legend, look: Look, area: pygame.Rect) -> None:
    """How many have seen it so far, and how many will: spread evenly, as the model has it."""
    t = look.tokens
    warm = t.act if look.high_contrast else "#f2a65a"
    quiet = "#ffffff" if look.high_contrast else "#8b8396"
    pygame.draw.line(board, quiet, area.bottomleft, area.bottomright, max(1, look.px(2)))
    now_x = area.x + round(area.width * min(1.0, reached.passed))
    start, end = area.bottomleft, (area.right, area.y + look.px(8))
    now_y = start[1] + round((end[1] - start[1]) * min(1.0, reached.passed))
    if now_x > area.x + 2:
        if not look.high_contrast:
            shade = pygame.Surface(area.size, pygame.SRCALPHA)
            pygame.draw.polygon(shade, (242, 166, 90, 60), [
                (0, area.height), (now_x - area.x, now_y - area.y), (now_x - area.x, area.height)])
            board.blit(shade, area.topleft)
        pygame.draw.line(board, warm, start, (now_x, now_y), max(2, look.px(3)))
    for i in range(26):
        share = i / 25
        x, y = now_x + (end[0] - now_x) * share, now_y + (end[1] - now_y) * share
        pygame.draw.circle(board, "#ffffff" if look.high_contrast else "#e98b78", (round(x), round(y)),
                           max(1, look.px(2)))
    pygame.draw.circle(board, "#ffffff", (now_x, now_y), look.px(7))
    lift = look.fonts.overhang(Role.LABEL)
    seen = look.fonts.render(legend.seen, Role.LABEL, t.on_deep)
    board.blit(seen, (area.x, area.bottom + look.px(4) - lift))
    last = look.fonts.render(legend.end, Role.LABEL, t.on_deep)
    board.blit(last, (area.right - last.get_width(), area.bottom + look.px(4) - lift))
    here = look.fonts.render(legend.now, Role.LABEL, t.on_deep)
    x = min(max(area.x, now_x - here.get_width() - look.px(8)), area.right - here.get_width())
    board.blit(here, (x, max(area.y - look.px(6), now_y - here.get_height() - look.px(2))))
