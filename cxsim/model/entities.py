"""What the model is about: customers, cases and agents, as plain records that processes change."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from cxsim.model.clock import Alarm

NEVER: Final = float("inf")


class Customer:
    """A customer of the firm. Tastes are drawn when first needed; memory changes with episodes."""

    __slots__ = (
        "belief", "compensation_expectation", "drawn", "effort", "expectation", "failures", "hazard_spent",
        "id", "left", "loyalty", "next_purchase", "purchases", "rate_per_week", "satisfaction", "swept_week",
        "unresolved",
    )

    def __init__(self, customer_id: int, rate_per_week: float) -> None:
        self.id = customer_id
        self.rate_per_week = rate_per_week
        self.purchases = 0
        self.next_purchase = 0.0
        """Time of the next purchase, in weeks of demand (operational time)."""
        self.left = False
        self.loyalty = -1.0
        """Threshold of accumulated churn hazard at which the customer leaves (unit exponential); -1 not drawn."""
        self.hazard_spent = 0.0
        self.swept_week = 0
        self.satisfaction = 0.0
        """Cumulative satisfaction, z from the neutral point."""
        self.expectation = 0.0
        self.compensation_expectation = 1.0
        self.belief = 0.5
        """Belief that complaining pays, 0 to 1."""
        self.effort = 0.0
        """Effort events remembered, fading."""
        self.failures = 0.0
        """Failures remembered, fading."""
        self.unresolved = 0.0
        """Unrepaired failures remembered, fading."""
        self.drawn = False


class Agent:
    """An agent: traits fixed at hiring, state updated each week, whereabouts changed by roster and desk."""

    __slots__ = (
        "absent_until_day", "aptitude", "away", "busy", "busy_min_week", "drive", "duty_since", "empowerment",
        "exhaustion", "fear", "id", "idle_since", "integrity", "log_speed", "measured_effort", "on_duty",
        "on_duty_min_week", "aggression_week", "planned_end", "satisfaction", "selling_effort", "shift", "skill",
        "tenure_weeks", "training_effect", "trust", "voluntary_effort", "weeks_here", "floor",
        "care", "courtesy", "handle_factor", "speed_effort", "hours_paid_week", "overtime_min_week", "leave",
    )

    id: int
    shift: int
    on_duty: bool
    """At the desk, whether idle or busy."""
    busy: bool
    idle_since: float
    duty_since: float
    planned_end: float
    """When the present spell at the desk is meant to end, minutes."""
    leave: Alarm | None
    """Rings when the agent has left the desk; None while no leave is due."""
    hours_paid_week: float
    overtime_min_week: float
    aptitude: float
    drive: float
    integrity: int
    log_speed: float
    tenure_weeks: float
    fear: float
    empowerment: float
    exhaustion: float
    satisfaction: float
    trust: float
    skill: float


class Case:
    """One reason to contact the firm, from opening to the customer's appraisal. May take several contacts."""

    __slots__ = (
        "abandoned_tries", "case_no", "channel", "compensation_usd", "complexity", "contacts", "customer",
        "customer_id", "effort", "handle_z_issue", "id", "is_problem", "issue", "judgement", "loss_usd",
        "moment_extreme", "moment_last", "moment_n", "moment_sum", "opened_min", "refusals", "resolved",
        "severity", "transfers", "wait_min", "courtesy_sum", "empathy_sum", "faked_sum", "served", "tries",
        "aggression", "sold_to", "escalations", "granted_usd",
    )
