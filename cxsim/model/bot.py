"""The bot: a machine that answers first, where a company has one. It solves some cases and hands over others."""

from __future__ import annotations

from collections.abc import Generator
from typing import Any, Final

from simpy import Event

from cxsim.model.entities import Case
from cxsim.model.escalation import grant
from cxsim.model.world import COST, World
from cxsim.rules import selfservice
from cxsim.rules.arithmetic import to_cents
from cxsim.rules.company import Bot
from cxsim.rules.draws import Purpose, exponential
from cxsim.rules.events import BOT_SOLVED, GAVE_UP, HANDED_OVER, PERSON_AT_ONCE, Kind, Tie

MEETS, LENGTH, INSISTS, SOLVES, PERSISTS, TELLS = range(6)
"""Index of each draw of `Purpose.BOT`."""


class SelfService:
    """The bot of one company."""

    def __init__(self, world: World, bot: Bot) -> None:
        self._world = world
        self._bot: Final = bot
        self._session_usd = bot.session_usd + world.p.context_usd * world.levers.handover_context

    def meets(self, case: Case) -> bool:
        """Whether the customer of a new case comes to the bot first."""
        if case.channel not in self._bot.channels:
            return False
        return case.draw(self._world.keys, Purpose.BOT, MEETS) < self._world.levers.bot_share

    def serve(self, case: Case) -> Generator[Event, Any, int]:
        """One session; returns how it ended. Sets ``case.resolved``, ``case.handed_over`` and ``case.untold``."""
        world = self._world
        begun = world.clock.now
        world.emit(begun, Kind.BOT_STARTED, case.id, case.customer.id, -1, case.channel, float(case.issue))
        world.pay(begun, COST["bot"], self._session_usd, case.id, case.customer.id, -1, case.channel)
        insists = selfservice.insists_prob(world.levers.human_access, world.p)
        is_insistent = case.draw(world.keys, Purpose.BOT, INSISTS) < insists
        if not is_insistent:
            minutes = exponential(case.draw(world.keys, Purpose.BOT, LENGTH), self._bot.session_mean_min)
            yield world.clock.after(minutes, Tie.CONTACT)
        outcome = PERSON_AT_ONCE if is_insistent else self._outcome(case)
        world.emit(
            world.clock.now, Kind.BOT_ENDED, case.id, case.customer.id, -1, case.channel,
            float(outcome), world.clock.now - begun, 1.0 if case.untold else 0.0,
        )  # fmt: skip
        return outcome

    def _outcome(self, case: Case) -> int:
        world = self._world
        issue = world.company.issues[case.issue]
        if not case.needs_judgement and case.draw(world.keys, Purpose.BOT, SOLVES) < issue.containment_prob:
            case.resolved = True
            usd = world.standard_remedy_usd(case.issue, case.loss_usd)
            if to_cents(usd) > 0:
                grant(world, case, usd, agent_id=-1, is_exception=False)
            return BOT_SOLVED
        persists = selfservice.handover_prob(world.levers.human_access, world.p)
        if case.draw(world.keys, Purpose.BOT, PERSISTS) >= persists:
            return GAVE_UP
        case.handed_over = True
        case.untold = case.draw(world.keys, Purpose.BOT, TELLS) >= world.levers.handover_context
        return HANDED_OVER
