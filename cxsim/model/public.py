"""Public posts: complaints that others read, and whether the firm answers them in time."""

from __future__ import annotations

from cxsim.model.clock import Steps
from cxsim.model.entities import NEVER, Case
from cxsim.model.word import WordOfMouth
from cxsim.model.world import World
from cxsim.rules import market
from cxsim.rules.company import PUBLIC
from cxsim.rules.draws import Purpose, lognormal, uniform
from cxsim.rules.events import Kind, Tie

REACH, REPLIED = range(2)
"""Index of each draw of `Purpose.PUBLIC_POST`; the posts of a case come 2 after 2."""


class Post:
    """One post. Answered in time it does less harm; the harm is counted once, at the answer or at the deadline."""

    __slots__ = ("_case", "_posted_min", "_reach", "_settled", "_word", "_world")

    def __init__(self, world: World, word: WordOfMouth, case: Case, reach: float) -> None:
        self._world = world
        self._word = word
        self._case = case
        self._reach = reach
        self._posted_min = world.clock.now
        self._settled = False
        world.emit(
            world.clock.now, Kind.PUBLIC_POST, case.id, case.customer.id, -1, case.channel, reach
        )  # fmt: skip
        world.clock.call(world.clock.now + world.p.post_deadline_min, Tie.PATIENCE_ENDS, self._give_up)

    def answer(self) -> None:
        """The firm answers where everybody can read it."""
        self._settle(answered=True)

    def _give_up(self) -> None:
        self._settle(answered=False)

    def _settle(self, *, answered: bool) -> None:
        if self._settled:
            return
        self._settled = True
        world, case, p = self._world, self._case, self._world.p
        weight = market.post_weight(answered, p)
        self._word.stars += weight
        self._word.reviews += weight
        self._word.won -= weight * market.customers_warned_off(self._reach, p)
        world.emit(
            world.clock.now, Kind.POST_SETTLED, case.id, case.customer.id, -1, case.channel,
            1.0 if answered else 0.0, world.clock.now - self._posted_min,
        )  # fmt: skip


class PublicPosts:
    """What customers post, and who answers. Firms without a public channel answer nothing."""

    def __init__(self, world: World, word: WordOfMouth) -> None:
        self._world = world
        self._word = word
        channels = world.company.channels
        self._channel = next((i for i, channel in enumerate(channels) if channel.kind == PUBLIC), -1)
        others = [i for i, channel in enumerate(channels) if channel.kind != PUBLIC]
        self._elsewhere = max(others, key=lambda i: channels[i].share, default=-1)
        """Where those go whom nobody answers in public."""

    def post(self, case: Case) -> Post:
        """The customer posts now."""
        u = uniform(self._world.keys[Purpose.PUBLIC_POST], case.id, 2 * case.posts + REACH)
        case.posts += 1
        p = self._world.p
        return Post(self._world, self._word, case, lognormal(u, p.post_reach_mean, p.post_reach_sigma))

    def open(self, case: Case) -> bool:
        """A case begins with a post; returns whether the firm takes it up. If not, it will go on elsewhere."""
        if case.is_problem:
            case.post = self.post(case)
        u = uniform(self._world.keys[Purpose.PUBLIC_POST], case.id, REPLIED)
        return u < self._world.levers.public_replies or self._elsewhere < 0

    def switch_channel(self, case: Case) -> None:
        """Nobody answered: the customer tries where most go."""
        case.channel = self._elsewhere
        case.post = None
        case.switched = True

    def complain(self, case: Case, episode: float) -> None:
        """A case is over, and the customer may tell everybody what he makes of it."""
        world = self._world
        u = case.draw(world.keys, Purpose.ANGRY_POST, 0)
        if u >= market.post_prob(episode, world.p):
            return
        post = self.post(case)
        replied = uniform(world.keys[Purpose.ANGRY_POST], case.id, 1) < world.levers.public_replies
        if replied and self._channel >= 0:
            world.clock.start(self._reply(case, post))

    def _reply(self, case: Case, post: Post) -> Steps:
        """An agent reads and answers a post; the case itself is closed."""
        world = self._world
        agent = yield world.desk.join(None, self._channel, NEVER, case.id, case.customer.id, case.issue)
        begun = world.clock.now
        yield world.clock.after(world.p.post_reply_min * agent.handle_factor, Tie.WORK_ENDS)
        post.answer()
        agent.busy_min_week += world.clock.now - begun
        world.emit(
            world.clock.now, Kind.OTHER_WORK, case.id, case.customer.id, agent.id, self._channel,
            world.clock.now - begun,
        )  # fmt: skip
        world.desk.release(agent)
