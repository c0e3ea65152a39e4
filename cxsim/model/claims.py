"""False claims: some customers ask for what is not due, and the more so the more freely a firm is known to give."""

from __future__ import annotations

from cxsim.model.customer import Customer
from cxsim.model.entities import Case
from cxsim.model.world import World
from cxsim.rules import complaining
from cxsim.rules.arithmetic import approach, to_cents
from cxsim.rules.company import MINUTES_PER_WEEK
from cxsim.rules.draws import Purpose, uniform
from cxsim.rules.events import Kind


class FalseClaims:
    """What the public knows of the firm's generosity, and who makes use of it."""

    def __init__(self, world: World) -> None:
        self._world = world
        self._lenience = world.p.lenience_reference
        self._week = 0
        self._given = 0.0
        self._cases = 0

    def tempts(self, customer: Customer, number: int) -> bool:
        """Whether the customer claims for purchase ``number`` although nothing is wrong with it."""
        if not customer.is_opportunist:
            return False
        world = self._world
        self._spread_the_word()
        prob = complaining.false_claim_prob(self._lenience, world.levers.claim_checks, world.p)
        return uniform(world.keys[Purpose.FALSE_CLAIM], customer.id, number) < prob

    def note(self, case: Case) -> None:
        """A complaint is closed: what was given becomes known; false money is recorded as such."""
        world = self._world
        self._spread_the_word()
        self._given += complaining.lenience_of(case.granted_usd, case.loss_usd)
        self._cases += 1
        if case.is_false and to_cents(case.granted_usd) > 0:
            world.emit(
                world.clock.now, Kind.FALSE_CLAIM_PAID, case.id, case.customer.id, -1, case.channel,
                float(to_cents(case.granted_usd)),
            )  # fmt: skip

    def _spread_the_word(self) -> None:
        """Once a week, what was given in the week before moves what is known."""
        week = int(self._world.clock.now // MINUTES_PER_WEEK)
        if week > self._week:
            if self._cases:
                mean = self._given / self._cases
                self._lenience = approach(self._lenience, mean, week - self._week, self._world.p.lenience_weeks)
            self._week, self._given, self._cases = week, 0.0, 0
