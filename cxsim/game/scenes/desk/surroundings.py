"""What a shift shows around a conversation, in words: who waits, who works, the rules, notes and news."""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache
from typing import Final

from cxsim.game.people.generate import person
from cxsim.game.people.mood import Mood
from cxsim.game.people.person import Person
from cxsim.game.scenes.desk import wording
from cxsim.game.scenes.desk.house_rules import rule_line
from cxsim.game.scenes.desk.names import name_of
from cxsim.game.scenes.desk.view import Colleague, Note, Rule, Waiting
from cxsim.game.words import Words
from cxsim.live import observation as seen
from cxsim.rules.arithmetic import clamp

ON_THE_CARD: Final = ("limit", "discretion", "monitoring", "target_min", "script", "punish")
"""Rules in the order of their weight at a desk; the card has room for the first ones."""
TOLD_ELSEWHERE: Final = ("day_budget",)
"""The same number as another rule's."""
MANY: Final = 3
"""From so many news of a kind on they are counted, and not named one by one."""


class Surroundings:
    """Puts what is around the desk into words and faces.

    Attributes
    ----------
    names
        Names of customers that were told, by customer; the others have the name of their seed.
    """

    def __init__(self, words: Words) -> None:
        self.words = words
        self.names: dict[int, str] = {}

    def name(self, customer_id: int, seed: int) -> str:
        """What a customer is called."""
        return self.names.get(customer_id) or name_of(seed)

    def waiting(self, one: seen.Waiting) -> Waiting:
        """Somebody in the queue."""
        waited = wording.long_time(self.words, one.waited_min)
        return Waiting(f"case{one.case_id}", somebody(one.seed), mood_from(one.feelings),
                       f"{self.name(one.customer_id, one.seed)}, {waited}")

    def longest(self, queue: tuple[seen.Waiting, ...]) -> str:
        """How long the one has waited who has waited longest."""
        if not queue:
            return ""
        return self.words("desk.longest", time=wording.long_time(self.words, max(one.waited_min for one in queue)))

    def colleague(self, one: seen.Colleague) -> Colleague:
        """A colleague, held as fear and satisfaction hold them."""
        mood = Mood(clamp(0.35 * one.satisfaction - 0.6 * one.fear, -0.9, 0.8), clamp(0.35 + 0.4 * one.fear, 0.0, 1.0),
                    clamp(0.65 - 0.5 * one.fear, 0.0, 1.0))
        doing = f"{name_of(one.seed)}, {self.words(f'desk.doing.{one.doing}')}"
        serves = somebody(one.customer_seed) if one.way == "counter" and one.customer_seed >= 0 else None
        return Colleague(f"agent{one.agent_id}", somebody(one.seed), mood, doing, serves)

    def rules(self, now: seen.Observation) -> tuple[Rule, ...]:
        """The house rules, what matters most at this desk first, and what has been given so far."""
        known = {rule.key: rule for rule in now.policy.rules if rule.key not in ("target_min",) or rule.value > 0.0}
        order = [key for key in ON_THE_CARD if key in known] + [key for key in known if key not in ON_THE_CARD]
        lines = [rule_line(self.words, key, known[key].value, known[key].level) for key in order
                 if key not in TOLD_ELSEWHERE]
        given = self.words("desk.rule.given", amount=self.words.money(now.figures.given_usd))
        return (*lines[:1], Rule("tag", given), *lines[1:])

    def supervisor(self, one: seen.Supervisor) -> str:
        """Whether the supervisor listens, is busy or is free."""
        if not one.exists:
            return ""
        if one.watching:
            return self.words("desk.supervisor.watching")
        if one.busy_min > 0.0:
            return self.words("desk.supervisor.busy", n=max(1, round(one.busy_min)))
        return self.words("desk.supervisor.free")

    def budget(self, now: seen.Observation) -> str:
        """What may be given in this case, or what the coach says once it is over."""
        here = now.encounter
        if here is None or here.is_over:
            return here.coach if here is not None else ""
        if not here.is_problem:
            return self.words("desk.nothing-lost")
        standard_usd = max((each.remedy.allowed_usd for each in here.choices if each.remedy is not None), default=0.0)
        own_usd = max(now.policy.limit_usd, here.approved_usd)
        if here.approved_usd > now.policy.limit_usd:
            return self.words("desk.approved", limit=self.words.money(max(own_usd, standard_usd)))
        return wording.may_give(self.words, here.granted_usd, standard_usd, own_usd)

    def notes(self, now: seen.Observation) -> tuple[Note, ...]:
        """What is known of whoever is here, what was written down, and every call that was promised."""
        words, here = self.words, now.encounter
        lines = [Note("info", fact) for fact in here.facts] if here is not None else []
        if here is not None:
            lines += [Note("sticky-note", note.text or words("desk.note.written")) for note in now.notes
                      if note.case_id == here.case_id]
        for call in now.call_backs:
            who = self.name(call.customer_id, call.seed)
            text = words(f"desk.call.{call.state}", who=who, time=seen.clock_words(call.due_min))
            if call.text:
                text = words("desk.call.for", call=text, what=call.text)
            sign, tone = {"due": ("clock", "warn"), "kept": ("check", "good"), "broken": ("x", "bad")}[call.state]
            lines.append(Note(sign, text, tone))
        return tuple(lines)

    def knowledge(self, here: seen.Encounter | None) -> tuple[Note, ...]:
        """What was looked up."""
        if here is None:
            return ()
        return tuple(
            Note("book-open", self.words(f"desk.known.{line.key}", amount=self.words.money(line.value),
                                         percent=self.words.number(100.0 * line.value)))
            for line in here.knowledge
        )  # fmt: skip

    def own_news(self, news: Sequence[seen.Caption]) -> tuple[str, ...]:
        """What of the news concerns this person, in words."""
        return tuple(filter(None, (self._caption(each) for each in news if each.about_you)))

    def other_news(self, news: Sequence[seen.Caption]) -> tuple[str, ...]:
        """What of the news concerns others, in words: like with like where much has happened."""
        others: dict[str, list[seen.Caption]] = {}
        for each in news:
            if not each.about_you:
                others.setdefault(each.key, []).append(each)
        lines: list[str] = []
        for key, alike in others.items():
            many = f"desk.caption.{key}-many"
            if len(alike) >= MANY and many in self.words:
                lines.append(self.words(many, n=len(alike)))
            else:
                lines += map(self._caption, alike)
        return tuple(filter(None, lines))

    def _caption(self, news: seen.Caption) -> str:
        """One piece of news in words; empty where it concerns nobody here."""
        key = f"desk.caption.{news.key}"
        if key not in self.words:
            return ""
        who = self.name(news.customer_id, news.customer_id) if news.customer_id >= 0 else ""
        return self.words(key, who=who, n=round(news.value))


@lru_cache(1000)
def somebody(seed: int) -> Person:
    """Whoever is drawn from a seed."""
    return person(seed, 0)


def mood_from(feelings: seen.Feelings) -> Mood:
    """A face for what the shift says of somebody's feelings."""
    return Mood(clamp(feelings.valence, -1.0, 1.0), clamp(feelings.arousal, 0.0, 1.0), clamp(feelings.trust, 0.0, 1.0))


def trust_of(colleagues: tuple[seen.Colleague, ...]) -> float | None:
    """How far those who work here trust the house, 0 to 1, from their fear and satisfaction; None without any."""
    if not colleagues:
        return None
    each = [clamp(0.55 + 0.2 * one.satisfaction - 0.5 * one.fear, 0.0, 1.0) for one in colleagues]
    return sum(each) / len(each)
