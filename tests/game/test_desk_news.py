"""What a desk tells of what happened meanwhile: the own first, and much of one kind as a number."""

from __future__ import annotations

from desk_hands import ENGLISH

from cxsim.game.scenes.desk.names import name_of
from cxsim.game.scenes.desk.notices import Notices
from cxsim.game.scenes.desk.surroundings import MANY, Surroundings
from cxsim.live.observation import Caption


def test_what_concerns_the_person_is_told_apart_from_what_concerns_others() -> None:
    mine = [Caption(1.0, "approved", about_you=True), Caption(2.0, "watched", about_you=True)]
    news = [Caption(0.0, "gave_up", 4), *mine]
    around = Surroundings(ENGLISH)
    assert around.own_news(news) == (ENGLISH("desk.caption.approved"), ENGLISH("desk.caption.watched"))
    assert around.other_news(news) == (ENGLISH("desk.caption.gave_up", who=name_of(4)),)


def test_much_news_of_a_kind_is_counted_and_little_is_named() -> None:
    """Each line shows for seconds, and half an hour on hold can hold fifty of them."""
    around = Surroundings(ENGLISH)
    gone = [Caption(0.0, "gave_up", customer) for customer in range(MANY)]
    (counted,) = around.other_news(gone)
    assert counted == ENGLISH("desk.caption.gave_up-many", n=MANY)
    named = around.other_news(gone[1:])
    assert named == tuple(ENGLISH("desk.caption.gave_up", who=name_of(each.customer_id)) for each in gone[1:])
    mixed = around.other_news([*gone, Caption(1.0, "arrived", 9), Caption(2.0, "taken_by_colleague", 8)])
    taken = ENGLISH("desk.caption.taken_by_colleague", who=name_of(8))
    assert mixed == (counted, taken), "an arrival is seen, not told"


def test_many_of_ones_own_are_each_named() -> None:
    mine = [Caption(0.0, "promise_broken", customer, about_you=True) for customer in range(MANY + 1)]
    assert len(set(Surroundings(ENGLISH).own_news(mine))) == len(mine)


def test_what_stands_behind_waits_until_nothing_else_does() -> None:
    notices = Notices(shows_s=1.0)
    assert notices.add("others 1", behind=True), "nothing shows yet"
    for text, behind in (("others 2", True), ("own 1", False), ("others 3", True), ("own 2", False)):
        assert not notices.add(text, behind=behind)
    shown = [notices.text]
    while notices.update(1.0) and notices.text:
        shown.append(notices.text)
    assert shown == ["others 1", "own 1", "own 2", "others 2", "others 3"]
