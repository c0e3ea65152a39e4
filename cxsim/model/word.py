"""What customers say in public and to each other."""

from __future__ import annotations

from cxsim.model.customer import Customer
from cxsim.model.entities import NOTHING_HEARD
from cxsim.model.hearsay import Hearsay
from cxsim.model.world import World
from cxsim.rules import comparison, market
from cxsim.rules.draws import Purpose, uniform
from cxsim.rules.events import Kind


class WordOfMouth:
    """What was said since the last week's end."""

    def __init__(self, issues: int) -> None:
        self.hearsay = Hearsay(issues)
        self.clear()

    def clear(self) -> None:
        """Begin a new week."""
        self.stars = 0.0
        self.reviews = 0.0
        """Reviews; a public post counts as a number of them."""
        self.won = 0.0
        """Expected customers won less lost by recommendations."""
        self.ordinary = 0
        """Purchases at which nothing went wrong: what people usually say of them is part of neutral acquisition."""

    def hear(self, world: World, customer: Customer, case_id: int, issue: int) -> float:
        """A customer with a problem may know what another got for such a one, and learns of it.

        Returns the award as a multiple of the loss, or `NOTHING_HEARD`.
        """
        hearsay, p = self.hearsay, world.p
        if not world.company.psychology or not comparison.hears_of_award(
            uniform(world.keys[Purpose.AWARD_HEARD], case_id, 0), hearsay.told[issue], p
        ):
            return NOTHING_HEARD
        heard_x_loss = hearsay.award(issue)
        customer.compensation_expectation = comparison.expectation_after_hearing(
            customer.compensation_expectation, heard_x_loss, p
        )
        customer.belief = comparison.belief_after_hearing(customer.belief, hearsay.paid(issue), p)
        return heard_x_loss

    def tell(self, world: World, opinion: float, case_id: int, customer_id: int, channel: int) -> float:
        """A customer recommends the firm to others, or warns them; returns how many people he tells.

        Parameters
        ----------
        opinion
            What he thinks of the case, or of the firm; SD.
        """
        p = world.p
        won = market.customers_won(opinion, p)
        self.won += won
        told, side = (p.told_up, 1.0) if opinion >= 0.0 else (p.told_down, -1.0)
        world.emit(world.clock.now, Kind.RECOMMENDATION, case_id, customer_id, -1, channel, told, side, won)
        return told
