"""Laws of mastery: more taken is never worse, evidence outweighs luck, practice is spaced and mixed."""

from __future__ import annotations

from datetime import date, timedelta

from hypothesis import given
from hypothesis import strategies as st

from cxsim.records.mastery import (
    PASSING_DAYS,
    PASSING_LEVEL,
    PASSING_OPPORTUNITIES,
    Practice,
    Practised,
    standing,
    standings,
    suggestions,
)
from cxsim.roleplay.vocabulary import SKILLS

DAY = date(2026, 3, 2)
counts = st.integers(1, 12).flatmap(lambda offered: st.tuples(st.integers(0, offered), st.just(offered)))


def history(days: list[tuple[int, int]], skill: str = "listening") -> list[Practice]:
    return [Practice(DAY + timedelta(days=n), skill, Practised(*each)) for n, each in enumerate(days)]


@given(st.lists(counts, min_size=1, max_size=12), st.integers(0, 11))
def test_taking_one_more_opportunity_raises_the_level(days, place):
    place %= len(days)
    taken, offered = days[place]
    if taken == offered:
        taken -= 1
    fewer, more = list(days), list(days)
    fewer[place], more[place] = (taken, offered), (taken + 1, offered)
    assert standing("listening", history(fewer)).level < standing("listening", history(more)).level


@given(st.lists(counts, max_size=12))
def test_a_level_is_a_share_and_what_is_held_has_met_the_standard(days):
    found = standing("listening", history(days))
    assert 0.0 < found.level < 1.0
    if found.is_held:
        assert found.level >= PASSING_LEVEL
        assert found.offered >= PASSING_OPPORTUNITIES
        assert found.days >= PASSING_DAYS


def test_the_order_in_which_shifts_are_read_does_not_matter():
    days = history([(1, 4), (5, 6), (2, 3)])
    assert standing("listening", days) == standing("listening", days[::-1])


def test_a_perfect_day_is_not_yet_mastery_and_two_are():
    assert not standing("listening", history([(12, 12)])).is_held
    assert standing("listening", history([(12, 12), (12, 12)])).is_held


def test_the_latest_shift_counts_most():
    better = standing("listening", history([(0, 5), (5, 5)])).level
    worse = standing("listening", history([(5, 5), (0, 5)])).level
    assert better > 0.5 > worse


@given(st.integers(1, 8))
def test_good_days_in_a_row_are_due_later_and_a_poor_one_begins_anew(good):
    days = [(9, 10)] * good
    found = standing("listening", history(days))
    longer = standing("listening", history([*days, (9, 10)]))
    anew = standing("listening", history([*days, (1, 10)]))
    assert found.due is not None
    assert longer.due is not None
    assert anew.due is not None
    last = DAY + timedelta(days=good)
    assert (longer.due - last).days >= (found.due - (last - timedelta(days=1))).days
    assert anew.due == last + timedelta(days=1)


def test_a_beginner_is_offered_new_skills_and_other_skills_do_not_count():
    assert [each.why for each in suggestions([], DAY)] == ["new", "new", "new"]
    assert standing("pace", history([(9, 9)])).offered == 0
    assert [each.skill for each in standings([])] == list(SKILLS)


def test_what_was_practised_last_steps_back_and_the_weak_come_before_the_new():
    practice = [*history([(3, 9)], "listening"), *history([(4, 5)], "ownership")]
    offered = suggestions(practice, DAY + timedelta(days=5), most=7)
    assert offered[0].skill == "ownership"
    assert offered[-1].skill == "listening"
    assert {each.why for each in offered[1:-1]} == {"new"}


def test_what_is_held_and_not_due_is_left_in_peace():
    practice = history([(10, 10)] * 4)
    tomorrow, much_later = DAY + timedelta(days=4), DAY + timedelta(days=60)
    assert "listening" not in {each.skill for each in suggestions(practice, tomorrow, most=7)}
    found = {each.skill: each.why for each in suggestions(practice, much_later, most=7)}
    assert found["listening"] == "due"
