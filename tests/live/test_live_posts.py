"""The desk of public posts: everything that waits in public is shown, can be answered, and is enough for a shift."""

from __future__ import annotations

from dataclasses import replace
from functools import cache

import pytest

from cxsim.config.scenarios import load_company
from cxsim.live.decisions import Accepted, AnswerPost, Wait
from cxsim.live.observation import PublicPost
from cxsim.live.setting import LEAST_IN_PUBLIC_PER_DAY, Setup, live_company
from cxsim.live.shift import Shift
from cxsim.rules.company import PUBLIC

COMPANIES = ("airline", "electronics", "software")
LEAST_TO_ANSWER = 8


@cache
def worked(company: str) -> tuple[Shift, tuple[PublicPost, ...]]:
    """A whole shift in which everything is answered as it comes, and what was answered, as it looked before."""
    shift, answered = Shift(Setup(company, "empowerment", "posts", seed=3)), []
    while not shift.is_over:
        waits = {
            (place.case_id, place.contact is None) for place in shift.run.person.queue()
            if place.contact is None or not place.contact.promises  # what colleagues have promised, they keep
        }  # fmt: skip
        posts = shift.observe().posts
        shown = {(post.case_id, post.is_aftermath) for post in posts if post.is_answerable}
        assert waits <= shown
        post = next((each for each in posts if each.is_answerable), None)
        if post is None:
            shift.decide(Wait(15.0))
            continue
        assert isinstance(shift.decide(AnswerPost(post.post_id, "personal")), Accepted)
        now = next(each for each in shift.observe().posts if each.post_id == post.post_id)
        assert (now.state, now.is_answerable, now.message) == ("answered", False, post.message)
        answered.append(post)
    return shift, tuple(answered)


@pytest.mark.parametrize("company", COMPANIES)
def test_a_shift_at_the_posts_has_enough_to_answer(company: str) -> None:
    shift, answered = worked(company)
    assert len(answered) >= LEAST_TO_ANSWER
    assert shift.observe().figures.served >= LEAST_TO_ANSWER


@pytest.mark.parametrize("company", COMPANIES)
def test_only_a_complaint_spreads(company: str) -> None:
    _, answered = worked(company)
    assert {post.spreads for post in answered} == {True, False}
    for post in answered:
        assert (post.reach > 0.0) == post.spreads
        assert post.is_problem or not post.spreads


def test_only_where_few_write_in_public_more_do_so() -> None:
    for name in COMPANIES:
        company = load_company(name)
        usual, played = live_company(company, "inbox"), live_company(company, "posts")
        assert sum(channel.share for channel in played.channels) == pytest.approx(1.0)
        assert (played == usual) == (name != "software")
        assert replace(played, channels=usual.channels) == usual
    shares = [[channel.share for channel in live_company(load_company("software"), desk).channels
               if channel.kind == PUBLIC] for desk in ("inbox", "posts")]  # type: ignore[arg-type]  # fmt: skip
    assert shares[1][0] > shares[0][0]
    assert LEAST_IN_PUBLIC_PER_DAY > 0.0
