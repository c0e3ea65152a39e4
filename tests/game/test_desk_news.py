"""What a desk tells of what happened meanwhile: the own first, and much of one kind as a number."""

from __future__ import annotations

from desk_hands import ENGLISH

from cxsim.game.scenes.desk.names import name_of
from cxsim.game.scenes.desk.surroundings import MANY, Surroundings
from cxsim.live.observation import Caption


def test_what_concerns_the_person_is_told_first() -> None:
    mine = [Caption(1.0, "approved", about_you=True), Caption(2.0, "watched", about_you=True)]
    news = [Caption(0.0, "gave_up", 4), *mine]
    told = Surroundings(ENGLISH).captions(news)
    assert told[:2] == (ENGLISH("desk.caption.approved"), ENGLISH("desk.caption.watched"))
    assert told[2:] == (ENGLISH("desk.caption.gave_up", who=name_of(4)),)


def test_much_news_of_a_kind_is_counted_and_little_is_named() -> None:
    """Each line shows for seconds: after half an hour on hold what matters must not wait behind fifty of them."""
    gone = [Caption(0.0, "gave_up", customer) for customer in range(MANY)]
    (counted,) = Surroundings(ENGLISH).captions(gone)
    assert counted == ENGLISH("desk.caption.gave_up-many", n=MANY)
    named = Surroundings(ENGLISH).captions(gone[1:])
    assert named == tuple(ENGLISH("desk.caption.gave_up", who=name_of(each.customer_id)) for each in gone[1:])
    mixed = Surroundings(ENGLISH).captions([*gone, Caption(1.0, "arrived", 9), Caption(2.0, "taken_by_colleague", 8)])
    taken = ENGLISH("desk.caption.taken_by_colleague", who=name_of(8))
    assert mixed == (counted, taken), "an arrival is seen, not told"


def test_many_of_those_who_are_ones_own_are_each_named() -> None:
    mine = [Caption(0.0, "promise_broken", customer, about_you=True) for customer in range(MANY + 1)]
    assert len(set(Surroundings(ENGLISH).captions(mine))) == len(mine)
