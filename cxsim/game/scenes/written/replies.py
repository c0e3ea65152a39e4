"""Answering a ticket in one go: by the template or in one's own words, with a remedy or with a no."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import Final

from cxsim.game.layout.box import Box
from cxsim.game.layout.rows import Flow, Row
from cxsim.game.scenes.written.letters import WayToAnswer
from cxsim.game.theme.look import Look
from cxsim.game.widgets.buttons import Chip
from cxsim.game.widgets.facts import Statement
from cxsim.game.widgets.slider import Slider
from cxsim.game.words import Words
from cxsim.live import observation as seen
from cxsim.live.deeds import REPLIES

CANNED, PERSONAL, REFUSE, OFFER = "template", "own", "refuse", "offer"
STYLES: Final[dict[str, seen.Style]] = {CANNED: "canned", PERSONAL: "personal"}
VARIANTS: Final = 3
"""Own words differ from letter to letter; the template never does."""


@dataclass(frozen=True)
class Draft:
    """What is about to be sent: in which way, with how much, or a no."""

    style: str = ""
    usd: float | None = None
    refuses: bool = False

    def styled(self, style: str) -> Draft:
        """The same in another way."""
        return replace(self, style=style)

    def offering(self, usd: float) -> Draft:
        """The same with an amount."""
        return replace(self, usd=usd)

    def turned(self) -> Draft:
        """A no instead of a yes, and the other way round."""
        return replace(self, refuses=not self.refuses)


class Halves(Row):
    """Two boxes of one width, as high as each other."""

    def _widths(self, look: Look, width: int) -> list[int]:
        own = (width - self._gaps(look)) // len(self.children)
        return [own] * len(self.children)

    def folded(self, look: Look, width: int) -> bool:
        """Whether they stand under one another at this width."""
        least = max(child.least_width(look) for child in self.children)
        return len(self.children) * least + self._gaps(look) > width


def minutes_of(style: str, now: seen.Observation, *, in_public: bool = False) -> float:
    """Minutes on the clock that an answer takes."""
    _, for_ticket_s, for_post_s = REPLIES[STYLES[style]]
    return (for_post_s if in_public else for_ticket_s) * now.scene_speed / 60.0


def level_of(now: seen.Observation, key: str) -> str:
    """How strongly a rule of the house holds; empty where there is none."""
    return next((rule.level for rule in now.policy.rules if rule.key == key), "")


class Replies:
    """The two ways to answer one ticket."""

    def __init__(self, words: Words, ticket: seen.Ticket, now: seen.Observation, draft: Draft) -> None:
        self.words = words
        self.ticket = ticket
        self.now = now
        self.draft = draft

    @property
    def has_remedy(self) -> bool:
        """Whether money could give anything back."""
        return self.ticket.is_problem and self.ticket.loss_usd >= 0.5

    @property
    def given_usd(self) -> float:
        """What goes with the answer: what was set, else what procedure gives as far as it may be given."""
        if not self.has_remedy:
            return 0.0
        usual = min(self.ticket.usual_usd, self.ticket.allowed_usd)
        return usual if self.draft.usd is None else min(self.draft.usd, self.ticket.allowed_usd)

    def text(self, style: str) -> str:
        """The words of a way to answer."""
        words, ticket = self.words, self.ticket
        if self.draft.refuses:
            what = "refuse"
        elif not ticket.is_problem:
            what = "question"
        else:
            what = "give" if self.given_usd >= 0.5 else "nothing"
        amount = words.money(self.given_usd)
        if style == CANNED:
            return words(f"inbox.letter.template.{what}", amount=amount)
        text = words(f"inbox.letter.own.{what}.{ticket.case_id % VARIANTS}", amount=amount)
        if ticket.contacts > 1:
            return f"{words('inbox.letter.own.again', n=ticket.contacts)} {text[1:]}"
        return text

    def ways(self) -> Box:
        """Both ways beside one another."""
        return Halves([self._way(1, CANNED, "copy"), self._way(2, PERSONAL, "pen-line")], 12, grows=True)

    def _way(self, number: int, style: str, sign: str) -> WayToAnswer:
        words = self.words
        cost = words("inbox.minutes", n=max(1, round(minutes_of(style, self.now))))
        return WayToAnswer(style, number, words(f"inbox.{style}"), sign, cost, self.text(style), self._tags(style),
                           quiet=style == CANNED, chosen=self.draft.style == style, grows=True)

    def _tags(self, style: str) -> list[tuple[str, str, str]]:
        words = self.words
        tags: list[tuple[str, str, str]] = []
        if self.draft.refuses:
            tags.append(("x", words("inbox.refusal"), "warn"))
        elif self.given_usd >= 0.5:
            tags.append(("gift", words("inbox.gives", amount=words.money(self.given_usd)), "good"))
        if style == CANNED:
            tags.append(("copy", words("inbox.same-to-all"), "dim"))
        elif level_of(self.now, "canned") == "high":
            tags.append(("triangle-alert", words("inbox.house-wants"), "warn"))
        elif self.now.supervisor.watching:
            tags.append(("eye", words("inbox.read-closely"), "warn"))
        else:
            tags.append(("user-check", words("inbox.from-you"), "good"))
        return tags

    def offer(self) -> Box:
        """What goes with it: a slider against the limit, and the no."""
        words, ticket = self.words, self.ticket
        refuse = Chip(REFUSE, words("inbox.refuse"), self.draft.refuses, "x")
        if not self.has_remedy:
            nothing = [Statement(words("inbox.nothing-lost"))] if ticket.is_problem else []
            return Flow([*nothing, refuse], 12)
        most = max(ticket.loss_usd, ticket.allowed_usd, 1.0)
        yours = min(ticket.allowed_usd, most)
        ticks: list[tuple[float, str]] = [(yours, words("desk.yours", amount=words.money(yours)))]
        beyond = yours < most - 0.5
        if not beyond:
            ticks = [(0.0, words.money(0.0)), (most, words("desk.loss", amount=words.money(ticket.loss_usd)))]
        minutes = round(self.now.supervisor.busy_min)
        ask = words("desk.ask-busy", n=minutes) if 0 < minutes < 600 else words("desk.ask-above")
        slider = Slider(OFFER, words("desk.offer"), self.given_usd, most, yours, words.money, ticks,
                        ask if beyond and self.now.supervisor.exists else "",
                        words("inbox.no-refusing") if self.draft.refuses else "")
        slider.grows = True
        return Row([slider, refuse], 16, middle=True)
