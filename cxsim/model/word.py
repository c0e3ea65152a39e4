"""What customers say in public and to each other."""

from __future__ import annotations

from cxsim.model.world import World
from cxsim.rules import market
from cxsim.rules.events import Kind


class WordOfMouth:
    """What was said since the last week's end."""

    def __init__(self) -> None:
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

    def tell(self, world: World, opinion: float, case_id: int, customer_id: int, channel: int) -> None:
        """A customer recommends the firm to others, or warns them.

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
