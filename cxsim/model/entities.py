"""What the model is about: customers, cases and agents, as plain records that processes change."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Final

from cxsim.model.blocks import NUMBERS_AHEAD, PLACE_AHEAD
from cxsim.rules.draws import uniform

if TYPE_CHECKING:
    from cxsim.model.clock import Alarm
    from cxsim.model.customer import Customer
    from cxsim.model.person import Person
    from cxsim.model.public import Post

NEVER: Final = float("inf")


class Agent:
    """An agent: traits fixed at hiring, state updated each week, whereabouts changed by roster and desk."""

    __slots__ = (
        "aggression_week",
        "aptitude",
        "attended_min",
        "bad_example",
        "boredom",
        "busy",
        "busy_min_week",
        "chats",
        "comes_back",
        "contacts_week",
        "disposition",
        "drive",
        "duty_since",
        "empowerment",
        "error_prob",
        "errors_week",
        "example",
        "exception_prob",
        "exceptions_week",
        "exhaustion",
        "experience_weeks",
        "fear",
        "first_misuse_week",
        "good_faith_felt",
        "handle_factor",
        "hours_paid_week",
        "id",
        "idle_since",
        "integrity",
        "is_promoted",
        "leave",
        "lesson_skill",
        "lessons_week",
        "log_speed",
        "measured_effort",
        "misuse_prob",
        "misuses_found",
        "misuses_week",
        "needless_prob",
        "on_duty",
        "on_duty_min_week",
        "overtime_min_week",
        "peer_efficiency",
        "peer_skill",
        "person",
        "planned_end",
        "practised_discretion",
        "praise_freshness",
        "praised_weeks",
        "rattled",
        "refusal_prob",
        "restricted",
        "running_in_loss",
        "satisfaction",
        "seat",
        "selling_effort",
        "shift",
        "skill",
        "slight",
        "speed_effort",
        "tenure_weeks",
        "training_sd",
        "transfer_prob",
        "trust",
        "voluntary_effort",
        "wronged",
    )

    def __init__(self, agent_id: int) -> None:
        self.id = agent_id
        self.seat = -1
        """Number of the post."""
        self.person: Person | None = None
        """Who decides in his place, where somebody from outside does."""
        # whereabouts: roster and desk
        self.shift = -1
        self.on_duty = False
        """At the desk, whether idle or busy."""
        self.comes_back = True
        """Will be at the desk again after this shift: has not left the firm, and is no guest."""
        self.busy = False
        self.chats = 0
        """Chats that he holds now."""
        self.attended_min = 0.0
        """While he holds chats: up to when his time is booked."""
        self.idle_since = 0.0
        self.duty_since = 0.0
        self.planned_end = NEVER
        """When the present spell at the desk is meant to end, minutes."""
        self.leave: Alarm | None = None
        """Rings when the agent has left the desk; None while no leave is due."""
        # the books of the week
        self.hours_paid_week = 0.0
        self.overtime_min_week = 0.0
        self.on_duty_min_week = 0.0
        self.busy_min_week = 0.0
        self.contacts_week = 0
        self.aggression_week = 0
        self.errors_week = 0
        self.misuses_week = 0
        self.exceptions_week = 0
        self.lessons_week = 0.0
        """What his mistakes that he owned up to can teach, added up."""
        # traits
        self.aptitude = 0.0
        """For service, z."""
        self.drive = 0.0
        """Intrinsic drive, z."""
        self.integrity = 0
        """STEADFAST, CONDITIONAL or OPPORTUNIST of `cxsim.rules.conduct`."""
        self.log_speed = 0.0
        self.disposition = 0.0
        """How easily he tires, z."""
        # standing in the firm
        self.tenure_weeks = 0.0
        self.first_misuse_week = -1
        self.misuses_found = 0
        self.restricted = False
        """Must ask before any exception, since misuse came to light again."""
        self.is_promoted = False
        # state
        self.experience_weeks = 0.0
        """Tenure as far as learning goes; runs faster with a coach."""
        self.fear = 0.0
        self.empowerment = 0.0
        self.exhaustion = 0.0
        self.satisfaction = 0.0
        self.trust = 0.0
        self.boredom = 0.0
        self.wronged = 0.0
        """Punishments for exceptions in good faith within four weeks."""
        self.good_faith_felt = 0.0
        """The same, with what he sees of colleagues."""
        self.example = 0.0
        """What colleagues see him get away with, 0 to 1."""
        self.bad_example = 0.0
        """Share of colleagues who get away with misuse, as he remembers it."""
        self.slight = 0.0
        """How much of having been passed over is still felt, 0 to 1."""
        self.praised_weeks = 0.0
        self.praise_freshness = 1.0
        self.training_sd = 0.0
        self.peer_efficiency = 0.0
        """Share of full efficiency that colleagues showed him, beyond his own experience."""
        self.peer_skill = 0.0
        """Skill learned from colleagues, part of ``skill``."""
        self.lesson_skill = 0.0
        """Skill learned from mistakes owned up to, part of ``skill``."""
        self.skill = 1.0
        self.practised_discretion = 1.0
        """Freedom to decide that he is used to, 0 to 1."""
        self.rattled = False
        """The last customer was aggressive."""
        # conduct that follows from state, traits and levers; renewed each week
        self.measured_effort = 0.0
        self.voluntary_effort = 0.0
        self.speed_effort = 0.0
        self.selling_effort = 0.0
        self.handle_factor = 1.0
        self.transfer_prob = 0.0
        self.exception_prob = 0.0
        self.needless_prob = 0.0
        self.refusal_prob = 0.0
        self.misuse_prob = 0.0
        self.error_prob = 0.0
        self.running_in_loss = 0.0
        """Share of the chance to solve a case that unaccustomed freedom costs."""


class Seat:
    """A post at the desk: people come and go, the post keeps its shift and its days off."""

    __slots__ = ("agent", "generation", "number", "share", "shift", "vacant_weeks")

    def __init__(self, number: int, share: float = 1.0) -> None:
        self.number = number
        self.share = share
        """Shifts that it works, as a share of a full post's."""
        self.shift = -1
        self.agent: Agent | None = None
        """Who has the post; None while it is vacant."""
        self.generation = 0
        """How many people had the post before."""
        self.vacant_weeks = 0


NOTHING_HEARD: Final = -1.0
"""In place of an award that a customer has heard of, if he has not."""

CASES_PER_CUSTOMER: Final = 1_000_000
"""A case's id is ``customer_id * CASES_PER_CUSTOMER + case number``: the same under every policy."""


class Case:
    """One reason to contact the firm, from opening to the customer's appraisal. May take several contacts.

    Moments (``moment_…``) are how the customer felt along the way, SD, for the rule of peak and end.
    """

    __slots__ = (
        "ahead",
        "answer_min",
        "broken_promises",
        "channel",
        "chases",
        "complexity",
        "contacts",
        "customer",
        "departments",
        "escalations",
        "first_channel",
        "granted_usd",
        "handed_over",
        "heard_x_loss",
        "id",
        "is_false",
        "is_problem",
        "is_regulated",
        "issue",
        "justice_sum",
        "loss_usd",
        "moment_extreme",
        "moment_sum",
        "moments",
        "needs_judgement",
        "on_line",
        "opened_min",
        "owner",
        "pause_min",
        "post",
        "posts",
        "promises",
        "refusals",
        "refused",
        "resolved",
        "severity",
        "switched",
        "touches",
        "transfers",
        "tries",
        "untold",
        "wait_min",
    )

    def __init__(
        self,
        case_id: int,
        customer: Customer,
        issue: int,
        channel: int,
        opened_min: float,
        ahead: Sequence[float] = (),
    ) -> None:
        self.id = case_id
        self.ahead = ahead
        """Draws that were made beforehand; see `draw`."""
        self.customer = customer
        self.issue = issue
        self.channel = channel
        self.first_channel = channel
        """Where it began; a customer whom nobody answers in public goes on elsewhere."""
        self.opened_min = opened_min
        self.is_problem = False
        self.severity = 0.0
        self.loss_usd = 0.0
        self.complexity = 0.0
        self.needs_judgement = False
        self.owner: Agent | None = None
        """Who keeps the case, where written cases have owners."""
        self.post: Post | None = None
        """The public post with which it began, until it is answered."""
        self.posts = 0
        self.switched = False
        """The customer had to try another channel."""
        self.is_false = False
        """Nothing is wrong: the customer claims all the same."""
        self.is_regulated = False
        """A law binds it, and has not been broken yet."""
        self.handed_over = False
        """A bot failed before a person helped."""
        self.untold = False
        """What the bot was told had to be told again."""
        self.departments = 0
        """Other departments that must still be asked."""
        self.answer_min = 0.0
        """When the department that was asked last has answered."""
        self.promises = 0
        self.broken_promises = 0
        self.chases = False
        """The customer contacts the firm because a promised call did not come."""
        self.on_line = False
        """The customer has one of the channel's lines now; who is called back has none."""
        self.contacts = 0
        """Times the customer contacted the firm."""
        self.tries = 0
        """Times the customer joined a queue, redials included."""
        self.touches = 0
        """Conversations with an agent, transfers included: the index of a conversation's draws."""
        self.transfers = 0
        self.escalations = 0
        self.refusals = 0
        self.refused = False
        """The last conversation ended with a refusal."""
        self.granted_usd = 0.0
        self.heard_x_loss = NOTHING_HEARD
        """What he had heard that others got for such a problem, as a multiple of the loss."""
        self.resolved = False
        self.wait_min = 0.0
        self.pause_min = 0.0
        """Waiting within chats, while the agent answered others."""
        self.justice_sum = 0.0
        """Interactional justice added over conversations."""
        self.moment_sum = 0.0
        self.moment_extreme = 0.0
        self.moments = 0

    def draw(self, keys: Sequence[int], purpose: int, index: int) -> float:
        """Draw ``index`` of this case for a purpose: the number of `cxsim.rules.draws.uniform`, made ahead or now."""
        if self.ahead and index < NUMBERS_AHEAD:
            place = PLACE_AHEAD[index][purpose]
            if place >= 0:
                return self.ahead[place]
        return uniform(keys[purpose], self.id, index)

    def feel(self, moment: float, extreme: float) -> None:
        """Add a moment; ``extreme`` is the more memorable of it and what was so far."""
        self.moment_sum += moment
        self.moment_extreme = extreme
        self.moments += 1
