"""Faces, voices and words of the desk as functions of time: what may be counted on, picture by picture."""

from __future__ import annotations

from dataclasses import replace
from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from cxsim.config.scenarios import list_scenarios, load_policy
from cxsim.game.motion import EXPRESSION_S, SPEECH_PER_S
from cxsim.game.people.mood import DELIGHTED, FURIOUS, Mood
from cxsim.game.scenes.desk.cast import person_from
from cxsim.game.scenes.desk.crowd import pose_of
from cxsim.game.scenes.desk.feeling import EXPRESSION_STEPS, Expression, after_words, mood_of, mouth
from cxsim.game.scenes.desk.names import INITIALS, SURNAMES, name_of
from cxsim.game.scenes.desk.telling import Telling
from cxsim.game.scenes.desk.view import Spoken
from cxsim.game.scenes.desk.voice_line import moment
from cxsim.game.scenes.desk.warmth import room_warmth, warmth_of_levers

HELLO = Spoken("guest", "Mrs Okafor", "I booked the quiet room eleven weeks ago.")
LATER = Spoken("guest", "Mrs Okafor", "Nobody rang me back.")
unit = st.floats(0.0, 1.0)
levers = load_policy("empowerment").levers


def test_words_come_at_forty_characters_a_second() -> None:
    telling = Telling()
    telling.add([HELLO])
    assert telling.shown == 0
    telling.update(0.5)
    assert telling.shown == SPEECH_PER_S * 0.5
    assert telling.is_speaking
    telling.update(60.0)
    assert telling.shown == len(HELLO.text)
    assert telling.is_done


def test_a_key_says_it_all_and_the_next_key_goes_on() -> None:
    telling = Telling()
    telling.add([HELLO, LATER])
    telling.go_on()
    assert (telling.line, telling.is_speaking, telling.is_done) == (HELLO, False, False)
    telling.go_on()
    assert telling.line is LATER
    assert telling.shown == 0
    telling.go_on()
    telling.go_on()
    assert telling.is_done
    assert telling.line is LATER


def test_without_motion_lines_come_whole() -> None:
    telling = Telling(at_once=True)
    telling.add([HELLO, LATER])
    assert not telling.is_speaking
    assert telling.has_more


@given(st.floats(-3.0, 3.0), st.floats(0.0, 0.5))
def test_a_better_mood_never_looks_worse(mood_sd: float, more: float) -> None:
    assert mood_of(mood_sd + more, 0.5).valence >= mood_of(mood_sd, 0.5).valence
    face = mood_of(mood_sd, 0.5)
    assert -1.0 <= face.valence <= 1.0
    assert 0.0 <= face.arousal <= 1.0


def test_moods_of_role_plays_have_their_faces() -> None:
    assert mood_of(-1.5, 0.2).channels.anger > 0.5
    assert mood_of(1.5, 0.8).channels.joy > 0.8
    assert mood_of(0.0, 0.5).channels.anger == mood_of(0.0, 0.5).channels.joy == 0.0


def test_an_expression_gets_there_in_few_steps_and_never_jumps() -> None:
    expression = Expression(FURIOUS)
    expression.turn_to(DELIGHTED)
    seen = [expression.now]
    for _ in range(round(EXPRESSION_S * 60) + 2):
        expression.update(1 / 60)
        seen.append(expression.now)
    assert seen[-1] == DELIGHTED
    assert len(dict.fromkeys(seen)) <= EXPRESSION_STEPS + 1
    valences = [mood.valence for mood in seen]
    assert valences == sorted(valences)
    steps = [later - sooner for sooner, later in pairwise(valences)]
    assert max(steps) < 0.25 * (DELIGHTED.valence - FURIOUS.valence)


def test_an_expression_can_turn_on_the_way_and_be_at_once() -> None:
    expression = Expression(FURIOUS)
    expression.turn_to(DELIGHTED)
    expression.update(EXPRESSION_S / 2)
    middle = expression.now.valence
    expression.turn_to(FURIOUS)
    assert expression.now.valence == middle
    expression.turn_to(DELIGHTED, at_once=True)
    assert expression.now == DELIGHTED


def test_who_has_just_spoken_still_shows_it() -> None:
    felt = Mood(0.0, 0.3, 0.5)
    assert after_words(felt, None) == felt
    assert felt.valence > after_words(felt, FURIOUS).valence > FURIOUS.valence


def test_the_mouth_is_shut_before_and_after_speech_and_opens_for_vowels() -> None:
    text = "Oh, a aa eee ooo iii"
    assert mouth(text, 0, 0.0) == 0.0
    assert mouth(text, len(text), 0.0) == 0.0
    assert {mouth("aaaaaaa", i, 0.0) for i in range(1, 6)} == {0.6}
    assert mouth("a    a", 3, 0.0) == 0.0


@given(st.integers(0, 500))
def test_an_angry_voice_is_louder_and_more_jagged_than_a_calm_one(start: int) -> None:
    def heights(mood: Mood) -> list[float]:
        return [moment(start + i, mood, 1.0).height for i in range(60)]

    angry, calm, low = heights(FURIOUS), heights(Mood(0.0, 0.3, 0.5)), heights(Mood(-0.8, 0.1, 0.4))
    assert max(angry) > max(calm) > max(low)
    jumps = [sum(abs(a - b) for a, b in pairwise(each)) for each in (angry, calm)]
    assert jumps[0] > jumps[1]
    assert all(moment(start + i, FURIOUS, 0.0).height < 0.06 for i in range(20))


WARMING = ("support", "discretion", "recognition", "attitude", "information")
COOLING = ("monitoring", "script", "weight_speed", "punish_visibility")


@given(st.sampled_from(WARMING), unit, unit)
def test_freedom_and_support_never_cool_a_room(name: str, low: float, high: float) -> None:
    low, high = sorted((low, high))
    cooler, warmer = (warmth_of_levers(levers._replace(**{name: value})) for value in (low, high))
    assert cooler <= warmer


@given(st.sampled_from(COOLING), unit, unit)
def test_watching_and_punishing_never_warm_a_room(name: str, low: float, high: float) -> None:
    low, high = sorted((low, high))
    harsh = levers._replace(punish_undeserved_per_4wk=0.3)
    warmer, cooler = (warmth_of_levers(harsh._replace(**{name: value})) for value in (low, high))
    assert cooler <= warmer


def test_the_shipped_policies_lie_between_cold_and_warm() -> None:
    shown = {each.name: warmth_of_levers(load_policy(each.path).levers) for each in list_scenarios("policy")
             if each.origin == "shipped"}
    assert shown["fear"] < 0.1
    assert shown["empowerment"] > 0.9
    assert any(0.3 < warmth < 0.7 for warmth in shown.values()), "the mix between both is shown somewhere"


@given(unit, unit)
def test_trust_warms_a_room_and_its_loss_cools_it(low: float, high: float) -> None:
    low, high = sorted((low, high))
    assert room_warmth(levers, low) <= room_warmth(levers, high)
    assert 0.0 <= room_warmth(levers, low) <= room_warmth(levers, high) <= 1.0


def test_only_what_an_author_says_is_taken_from_an_author() -> None:
    look: dict[str, str | int | bool] = {"age": 67, "skin": 2, "hair": "short, grey", "glasses": True,
                                         "dress": "cardigan, blue", "beard": False}
    someone = person_from(look, 7)
    assert (someone.skin, someone.hair, someone.hair_colour, someone.beard) == (2, "crop", "grey", "")
    assert someone.glasses
    assert someone.dress == "sweater"
    assert person_from(look, 7) == someone
    assert person_from({**look, "skin": 8}, 7) == replace(someone, skin=8)
    assert person_from({"covering": "hijab", "wheelchair": True}, 3).wheelchair


def test_everyone_waits_in_their_own_way_and_shows_impatience() -> None:
    calm = {pose_of(Mood(0.2), seed) for seed in range(20)}
    cross = {pose_of(Mood(-0.9), seed) for seed in range(20)}
    assert len(calm) > 2
    assert calm.isdisjoint(cross)


def test_names_are_the_same_for_the_same_person_and_seldom_for_two() -> None:
    assert name_of(412) == name_of(412)
    assert len({name_of(seed) for seed in range(200)}) > 180
    assert len(set(SURNAMES)) == len(SURNAMES)
    assert len(SURNAMES) * len(INITIALS) > 2000
