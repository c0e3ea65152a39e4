"""Where, when and how hard: the set-up of a shift, and what follows from it for the model."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import asdict, dataclass, replace
from math import fsum
from typing import TYPE_CHECKING, Any, Final

from cxsim.live.observation import Desk, Difficulty, Mode, Way
from cxsim.rules.company import (
    CHAT,
    COUNTER,
    MINUTES_PER_DAY,
    PHONE,
    PUBLIC,
    SLOT_MIN,
    WEEKS_PER_YEAR,
    WRITTEN,
    Channel,
    Company,
)

if TYPE_CHECKING:
    from cxsim.model.presence import Presence

WAYS: Final[Mapping[int, Way]] = {
    COUNTER: "counter", PHONE: "phone", WRITTEN: "written", CHAT: "chat", PUBLIC: "public",
}  # fmt: skip
DESKS: Final[Mapping[Desk, int]] = {"counter": COUNTER, "phone": PHONE, "inbox": WRITTEN, "posts": PUBLIC}
"""Kind of channel that each desk serves."""

HORIZON_WEEKS: Final = 2
"""The shift lies in the first week; the rest is there to see what comes of it."""

THURSDAY: Final = 3
SCENE_SPEED: Final = 4.0
"""Clock seconds in a second of a role-play: two to four minutes of talk stand for a conversation with its wrap-up."""

SPEEDS: Final[Mapping[Difficulty, float]] = {"calm": 2.0, "usual": 4.0, "rushed": 6.0}
"""Clock seconds that pass while the person thinks for a second."""

HANDS: Final[Mapping[Difficulty, float]] = {"calm": 1.6, "usual": 1.3, "rushed": 1.05}
"""Hands on duty as a multiple of the work that comes in; near one, a queue builds up and seldom ends."""

REPEATS: Final = 1.2
"""Contacts per case, for planning; assumed."""

AWAY_SHARE: Final = 0.1
"""Share of a shift that breaks take; assumed, for planning."""

COMES_BACK_AFTER_MIN: Final = 60.0
"""Median time until a customer whose case is still open tries again, minutes. In the model it is a day; a shift
would hardly see any of them. The only parameter that a live shift changes."""

LEAST_IN_PUBLIC_PER_DAY: Final = 30.0
"""Cases that begin in public on an open day of the busiest season, at least, where a person is at the desk of posts: a
small firm has four, and a shift at that desk would be waiting. There more people than usual write in public; the same
people have the same cases, under every policy. Firms with as many as that are played as they are."""


class NoSuchDeskError(ValueError):
    """The company has no channel of this kind, or is a plain queue without feelings."""


@dataclass(frozen=True, slots=True)
class Setup:
    """All that a shift is, before the first decision.

    Attributes
    ----------
    company, policy
        Names or paths, as `cxsim.config.scenarios` resolves them.
    desk, difficulty, mode
        Practice allows rewinding; a test does not.
    seed
        Chooses the world: the same customers under every policy.
    weekday
        0 Monday to 6 Sunday; the first open day from there.
    starts, length_min
        Time of day, minutes from midnight, and length. Moved into opening hours where it must be.
    time_pressure
        False: the clock stands still while the person thinks.
    language
        Of role-plays, where they are translated.
    is_first
        The first shift of all, in which a colleague shows the desk.
    """

    company: str
    policy: str
    desk: Desk = "counter"
    difficulty: Difficulty = "usual"
    seed: int = 1
    mode: Mode = "practice"
    weekday: int = THURSDAY
    starts: float = 13 * 60.0
    length_min: float = 300.0
    time_pressure: bool = True
    language: str = "en"
    is_first: bool = False

    @property
    def speed(self) -> float:
        """Clock seconds that pass while the person thinks for a second."""
        return SPEEDS[self.difficulty] if self.time_pressure else 0.0

    def to_json(self) -> dict[str, Any]:
        """As a JSON object."""
        return asdict(self)

    @classmethod
    def from_json(cls, data: Mapping[str, Any]) -> Setup:
        """What `to_json` wrote.

        Raises
        ------
        ValueError
            If it is none.
        """
        try:
            return cls(**data)
        except TypeError as error:
            raise ValueError(str(error)) from None


def served_channels(company: Company, desk: Desk) -> frozenset[int]:
    """Index of each channel that a desk serves."""
    return frozenset(
        number for number, channel in enumerate(company.channels) if channel.kind == DESKS[desk]
    )


def desks_of(company: Company) -> tuple[Desk, ...]:
    """Desks that a company has for a person."""
    if not company.psychology:
        return ()
    return tuple(desk for desk in DESKS if served_channels(company, desk))


def live_company(company: Company, desk: Desk) -> Company:
    """The company as a live shift plays it: in its busiest season, and who has an open case comes back sooner.

    At the desk of posts no fewer write in public than `LEAST_IN_PUBLIC_PER_DAY`.
    """
    parameters = company.parameters._replace(recontact_delay_median_min=COMES_BACK_AFTER_MIN)
    season = company.calendar.season
    busiest = season.index(max(season))
    calendar = replace(company.calendar, season=season[busiest:] + season[:busiest])
    played = replace(company, parameters=parameters, calendar=calendar)
    return _talked_about(played) if desk == "posts" else played


def _talked_about(company: Company) -> Company:
    """The company with as many who write in public as a shift needs."""
    public = fsum(channel.share for channel in company.channels if channel.kind == PUBLIC)
    opened = sum(low < high for low, high in company.calendar.open_min)
    contacts = fsum(issue.prob_per_purchase * (issue.contact_prob if issue.is_problem else 1.0)
                    for issue in company.issues)  # fmt: skip
    per_day = _purchases_per_week(company) / opened * contacts * public
    if not 0.0 < per_day < LEAST_IN_PUBLIC_PER_DAY or public >= 1.0:
        return company
    raised = min(1.0, public * LEAST_IN_PUBLIC_PER_DAY / per_day)
    channels = tuple(
        replace(channel, share=channel.share * (
            raised / public if channel.kind == PUBLIC else (1.0 - raised) / (1.0 - public)))
        for channel in company.channels
    )  # fmt: skip
    return replace(company, channels=channels)


def _purchases_per_week(company: Company) -> float:
    """In the first week of the calendar."""
    economics = company.economics
    return economics.customers * economics.purchases_per_year / WEEKS_PER_YEAR * company.calendar.season[0]


def presence(setup: Setup, company: Company, *, decides: bool = True) -> Presence:
    """The shift as the model takes it.

    Raises
    ------
    NoSuchDeskError
        If the company has no such desk.
    """
    from cxsim.model.presence import Presence  # now, not for whoever only chooses a desk: it brings the whole model

    if setup.desk not in desks_of(company):
        has = ", ".join(desks_of(company)) or "none"
        raise NoSuchDeskError(f"{company.name} has no desk '{setup.desk}' (there is: {has})")
    start_min, end_min = _hours(setup, company)
    return Presence(
        channels=served_channels(company, setup.desk),
        start_min=start_min,
        end_min=end_min,
        colleagues_missing=_colleagues_missing(setup, company, start_min, end_min),
        alone=setup.desk == "posts",
        decides=decides,
    )


def _hours(setup: Setup, company: Company) -> tuple[float, float]:
    """Start and end on the first open day from the wanted one on, within opening hours."""
    hours = company.calendar.open_min
    days = [(setup.weekday + step) % len(hours) for step in range(len(hours))]
    day = next(day for day in days if hours[day][0] < hours[day][1])
    opening, close = hours[day]
    length = min(setup.length_min, close - opening)
    start = min(max(setup.starts, opening), close - length)
    return day * MINUTES_PER_DAY + start, day * MINUTES_PER_DAY + start + length


def _colleagues_missing(setup: Setup, company: Company, start_min: float, end_min: float) -> float:
    """Share of the roster that stays away, so that hands and work are in the relation of the difficulty.

    Worked out from the company alone, so that it is the same under every policy.
    """
    wanted = max(1.0, HANDS[setup.difficulty] * work_erlangs(company, setup.desk, start_min, end_min) - 1.0)
    planned = planned_hands(company, start_min, end_min)
    return min(0.9, max(0.0, 1.0 - wanted / planned)) if planned > 0.0 else 0.0


def work_erlangs(company: Company, desk: Desk, start_min: float, end_min: float) -> float:
    """Work that comes in while a shift lasts, in people busy with it all the time.

    At counter and phone only what goes first there counts: written work can wait.
    """
    per_week = _purchases_per_week(company)
    live = desk in ("counter", "phone")
    handle = fsum(channel.share * channel.handle_factor for channel in company.channels if _counts(channel, live=live))
    minutes = fsum(
        issue.prob_per_purchase * (issue.contact_prob if issue.is_problem else 1.0) * issue.handle_min
        for issue in company.issues
    )
    share = _share_of_week(company, start_min, end_min)
    return per_week * share * minutes * handle * REPEATS / (end_min - start_min)


def _counts(channel: Channel, *, live: bool) -> bool:
    return channel.is_live or not live


def _share_of_week(company: Company, start_min: float, end_min: float) -> float:
    """Share of a week's demand that falls between two times of one day."""
    calendar = company.calendar
    day = int(start_min // MINUTES_PER_DAY)
    midnight = day * MINUTES_PER_DAY
    opening, close = calendar.open_min[day]

    def demand(low: float, high: float) -> float:
        return fsum(
            weight * max(0.0, min(high, (slot + 1) * SLOT_MIN) - max(low, slot * SLOT_MIN))
            for slot, weight in enumerate(calendar.profile)
        )

    weights = [
        weight if hours[0] < hours[1] else 0.0
        for weight, hours in zip(calendar.day_weights, calendar.open_min, strict=True)
    ]
    whole = demand(opening, close)
    part = demand(start_min - midnight, end_min - midnight)
    return weights[day] / fsum(weights) * (part / whole if whole > 0.0 else 0.0)


def planned_hands(company: Company, start_min: float, end_min: float) -> float:
    """Agents at the desk in those hours by plan, mean, with middling absence and time for paperwork."""
    staffing = company.staffing
    midnight = start_min // MINUTES_PER_DAY * MINUTES_PER_DAY
    start, end = start_min - midnight, end_min - midnight
    open_days = sum(low < high for low, high in company.calendar.open_min)
    at_work = min(1.0, staffing.days_per_week / open_days) * (1.0 - staffing.absence_prob)
    shares = fsum(shift.share for shift in staffing.shifts)
    hands = 0.0
    for shift in staffing.shifts:
        overlap = max(0.0, min(end, shift.end_min) - max(start, shift.start_min)) / (end - start)
        paperwork = staffing.off_phone_h_per_week / staffing.days_per_week * 60.0 / (shift.end_min - shift.start_min)
        hands += shift.share / shares * overlap * (1.0 - paperwork - AWAY_SHARE)
    return staffing.agents * at_work * hands
