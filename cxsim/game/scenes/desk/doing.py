"""What can be done at a desk of a shift: answers to whoever is there, ways on while nobody is, and what is at hand."""

from __future__ import annotations

from collections.abc import Callable
from typing import Final

from cxsim.game.scenes.desk import wording
from cxsim.game.scenes.desk.hinting import hint_tool
from cxsim.game.scenes.desk.surroundings import Surroundings
from cxsim.game.scenes.desk.view import Answer, Remedy, Tool
from cxsim.game.words import Words
from cxsim.live import observation as seen

NEXT, WAIT, KEEP, REWIND, COACH = "next", "wait", "keep:", "rewind", "coach"
WAITS_MIN: Final = 5.0
MOVES: Final = {
    "look_up": "book-open", "hold": "pause", "escalate": "arrow-up", "transfer": "arrow-left-right",
    "promise": "calendar-clock", "note": "sticky-note", "let_go": "log-out",
}
"""Moves besides answers in the order of the drawer, with their icons."""


class Doing:
    """Words what can be done now.

    Parameters
    ----------
    quoted
        Sets what is said in quotation marks.
    """

    def __init__(self, now: seen.Observation, around: Surroundings, quoted: Callable[[str], str]) -> None:
        self._seen = now
        self.around = around
        self.words: Words = around.words
        self._quoted = quoted

    def answers(self, has_coach: bool) -> tuple[Answer, ...]:
        """What can be said, or what to do next; ``has_coach`` where a coach can look back on the last conversation."""
        now = self._seen
        here = now.encounter
        if here is not None and not here.is_over:
            return tuple(self._said_or_done(here, choice) for choice in here.choices)
        if now.is_over:
            return ()
        return self._moving_on(now, has_coach)

    def tools(self) -> tuple[Tool, ...]:
        """What is at hand besides answers."""
        now, words = self._seen, self.words
        here = now.encounter
        tools = []
        if here is not None and not here.is_over:
            offered = dict(here.moves)
            for key, icon in MOVES.items():
                if key in offered:
                    reason = offered[key]
                    tools.append(Tool(key, words(f"desk.tool.{key}"), icon, reason_in_words(reason, words) or reason,
                                      words(f"desk.hint.{key}")))
        if now.mode == "practice" and here is not None and not here.is_over:
            tools.append(hint_tool(words))
        if now.mode == "practice":
            reason = "" if now.can_rewind else words("desk.nothing-to-rewind")
            tools.append(Tool(REWIND, words("desk.rewind"), "undo-2", reason))
        return tuple(tools)

    def _moving_on(self, now: seen.Observation, has_coach: bool) -> tuple[Answer, ...]:
        """What can be done while nobody is spoken to: the next in line, call-backs that are due, or wait."""
        words, made = self.words, []
        if now.queue:
            first = now.queue[0]
            who = self.around.name(first.customer_id, first.seed)
            made.append(Answer(NEXT, words("desk.take-next", who=who), "user",
                               wording.long_time(words, first.waited_min), first.issue_title, "info", "dim"))
        else:
            made.append(Answer(NEXT, words("desk.wait-for-next"), "hourglass", ""))
        for call in now.call_backs:
            if call.state != "due" and not call.is_open:
                continue
            left = call.due_min - now.clock_min
            early = call.from_min > now.clock_min
            who = self.around.name(call.customer_id, call.seed)
            made.append(Answer(
                f"{KEEP}{call.case_id}", words("desk.ring-back", who=who), "phone-call", "",
                words("desk.due-in", n=round(left)) if left >= 0.0 else words("desk.late-by", n=round(-left)),
                "clock", "good" if left > 10.0 else "warn" if left >= 0.0 else "bad",
                words("desk.rings-from", time=seen.clock_words(call.from_min)) if early else ""))
        if now.queue:
            made.append(Answer(WAIT, words("desk.breathe", n=round(WAITS_MIN)), "hourglass", "",
                               words("desk.queue-grows"), "users", "warn"))
        if has_coach:
            made.append(Answer(COACH, words("desk.coach"), "graduation-cap", "", words("desk.hint.coach"), "info",
                               "dim"))
        return tuple(made)

    def _said_or_done(self, here: seen.Encounter, choice: seen.Choice) -> Answer:
        words = self.words
        line, icon, tone = "", "clock", "good"
        late = here.target_min > 0.0 and here.elapsed_min + choice.clock_min > here.target_min
        if choice.keeps:
            line, icon, tone = words("desk.keeps"), "check", "good"
        elif choice.promises_min > 0.0:
            line = words("desk.promises", time=wording.long_time(words, choice.promises_min))
        elif choice.remedy is not None and choice.remedy.own_risk and (
                choice.remedy.usual_usd > choice.remedy.allowed_usd + 0.5):
            line, icon, tone = words("desk.own-risk"), "triangle-alert", "warn"
        elif choice.rule_bent:
            line, icon, tone = words("desk.bends"), "key-round", "warn"
        elif choice.move in ("transfer", "escalate", "hold", "refuse", "let_go"):
            line, icon, tone = words(f"desk.move.{choice.move}"), "info", "dim"
        elif late:
            line, icon, tone = words("desk.over-target"), "timer", "warn"
        elif choice.scripted:
            line, icon, tone = words("desk.scripted"), "copy", "dim"
        return Answer(choice.name, self._quoted(choice.says),
                      wording.icon_of(choice.skills, choice.move, choice.scripted),
                      wording.seconds(words, 60.0 * choice.clock_min), line, icon, tone, choice.locked,
                      self._remedy(choice.remedy))

    def _remedy(self, offer: seen.RemedyOffer | None) -> Remedy | None:
        if offer is None or offer.high_usd <= 0.0:
            return None
        words = self.words
        scale = max(offer.high_usd, offer.loss_usd)
        yours = min(scale, offer.high_usd if offer.own_risk else self._allowed_usd(offer))
        beyond = yours < scale - 0.5
        ticks: tuple[tuple[float, str], ...] = ((0.0, words.money(0.0)),)
        if beyond:
            ticks = ((yours, words("desk.yours", amount=words.money(yours))),)
        elif offer.loss_usd > 0.0:
            ticks = ((0.0, words.money(0.0)), (offer.loss_usd, words("desk.loss", amount=words.money(offer.loss_usd))))
        minutes = round(self._seen.supervisor.busy_min)
        ask = words("desk.ask-busy", n=minutes) if minutes > 0 else words("desk.ask-above")
        return Remedy(words(f"desk.kind.{offer.kind}"), offer.usual_usd, offer.low_usd, min(offer.high_usd, yours),
                      yours, scale, ticks, ask if beyond and self._seen.supervisor.exists else "")

    def _allowed_usd(self, offer: seen.RemedyOffer) -> float:
        """What the rules leave; an offer that is allowed to its end says nothing of what lies beyond it."""
        here = self._seen.encounter
        if offer.allowed_usd < offer.high_usd - 0.5 or here is None:
            return offer.allowed_usd
        return max(offer.allowed_usd, self._seen.policy.limit_usd, here.approved_usd)


def reason_in_words(reason: str, words: Words) -> str:
    """Why something cannot be done, where the table has it."""
    return words(f"desk.reason.{reason}") if f"desk.reason.{reason}" in words else ""
