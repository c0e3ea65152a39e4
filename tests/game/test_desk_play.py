"""A role-play at the desk, played as somebody plays it: by keyboard alone, by mouse alone, by gamepad alone."""

from __future__ import annotations

import pygame
import pytest
from desk_hands import ENGLISH, Hands, at_desk, player_of

from cxsim.game.people.mood import Mood
from cxsim.game.scenes.desk.alone import RoleplayDesk
from cxsim.game.theme.look import Look
from cxsim.game.widgets.node import Kind

GOOD = ["ask", "shower", "ring"]
POOR = ["check_in_time", "drink", "next_guest", "key"]


def by_keyboard(hands: Hands, name: str) -> None:
    """Number, then enter."""
    number = [node.key for node in hands.answers()].index(f"say:{name}") + 1
    hands.press(pygame.K_0 + number)
    assert hands.sitting.chosen == name
    assert hands.sitting.telling.is_done, "the number alone says nothing"
    hands.press(pygame.K_RETURN)


def by_mouse(hands: Hands, name: str) -> None:
    """A click on the answer chooses it, a click on the button says it."""
    hands.click(f"say:{name}")
    assert hands.sitting.chosen == name
    hands.click("say-it")


def by_pad(hands: Hands, name: str) -> None:
    """Cross up and down, then A."""
    for _ in range(12):
        focus = hands.sitting.stage.focus
        assert focus is not None
        if focus.key == f"say:{name}":
            hands.pad(pygame.CONTROLLER_BUTTON_A)
            return
        hands.pad(pygame.CONTROLLER_BUTTON_DPAD_DOWN)
    raise AssertionError(f"{name} cannot be reached")


@pytest.mark.parametrize("way", [by_keyboard, by_mouse, by_pad])
@pytest.mark.parametrize(("choices", "ending"), [(GOOD, "ready_in_time"), (POOR, "ready_late")])
def test_a_scene_is_played_to_its_end(way: object, choices: list[str], ending: str) -> None:
    hands = at_desk()
    for name in choices:
        assert callable(way)
        way(hands, name)
        hands.hear_out()
    assert hands.is_over
    desk = hands.sitting.desk
    assert isinstance(desk, RoleplayDesk)
    assert desk.state.at == ending
    assert [each.name for each in desk.made] == choices
    assert hands.sitting.stage.focus is not None
    assert hands.sitting.stage.focus.key == "coach"
    hands.press(pygame.K_RETURN)
    assert hands.sitting.wants == "coach"


def test_the_desk_scores_as_the_rules_do() -> None:
    hands = at_desk()
    for name in GOOD:
        hands.sitting.say(name)
        hands.hear_out()
    desk = hands.sitting.desk
    assert isinstance(desk, RoleplayDesk)
    alone = player_of("first-steps", "empowerment")
    assert desk.state == alone.play(GOOD)[-1].state
    told = desk.coaching()
    assert [step.coach for step in told.steps] == [
        next(c for c in node.choices if c.name == name).coach
        for name, node in zip(GOOD, map(alone.story.nodes.__getitem__, ("desk", "offer", "three_o_clock")), strict=True)
    ]
    assert told.promises[0].is_kept
    assert told.quality == "good"


def test_a_locked_answer_is_refused_with_its_reason() -> None:
    hands = at_desk("hotel-spoiled-night", "fear")
    for name in ("what_happened", "policy_quiet"):
        hands.sitting.say(name)
        hands.hear_out()
    locked = next(node for node in hands.answers() if node.key == "say:full_now")
    assert not locked.enabled
    assert "up to $" in locked.reason
    number = [node.key for node in hands.answers()].index("say:full_now") + 1
    before = hands.sitting.view
    for _ in range(2):
        hands.press(pygame.K_0 + number)
    assert hands.sitting.view is before, "nothing has happened"
    assert hands.sitting.desk.answer("full_now", None).refused == locked.reason
    assert any(node.kind is Kind.FACT and node.name == locked.reason for node in hands.sitting.tree().walk())
    assert not hands.node("say-it").enabled
    assert locked.reason in hands.node("say-it").reason
    hands.click("say:full_now")
    hands.click("say-it")
    assert hands.sitting.view is before


def money(policy: str) -> Hands:
    """At the question of the bill, where the answer has a slider."""
    hands = at_desk("hotel-spoiled-night", policy)
    for name in ("what_happened", "and_he", "own_it", "tonight_quiet", "garden_at_three", "note"):
        if any(node.key == "say:one_sentence" for node in hands.answers()):
            hands.sitting.say("one_sentence")
            hands.hear_out()
        hands.sitting.say(name)
        hands.hear_out()
    if any(node.key == "say:one_sentence" for node in hands.answers()):
        hands.sitting.say("one_sentence")
        hands.hear_out()
    return hands


@pytest.mark.parametrize("policy", ["fear", "scripted", "empowerment"])
def test_the_slider_never_gives_more_than_the_rules_allow(policy: str) -> None:
    hands = money(policy)
    number = [node.key for node in hands.answers()].index("say:fair_share") + 1
    hands.press(pygame.K_0 + number)
    desk = hands.sitting.desk
    assert isinstance(desk, RoleplayDesk)
    option = next(o for o in desk.player.options(desk.state) if o.choice.name == "fair_share")
    loss_usd, most_usd = 90.0, option.largest_share * 90.0
    hands.sitting.stage.focus_on("offer")
    for key in (pygame.K_END, pygame.K_RIGHT, pygame.K_PAGEUP, pygame.K_RIGHT):
        hands.press(key)
    answer = hands.sitting.answer
    assert answer is not None
    assert answer.remedy is not None
    assert answer.remedy.value_usd == pytest.approx(most_usd)
    assert f"${most_usd:,.0f}" in answer.words, "what is said names what is given"
    hands.press(pygame.K_HOME)
    answer = hands.sitting.answer
    assert answer is not None
    assert answer.remedy is not None
    assert answer.remedy.value_usd == pytest.approx(0.1 * loss_usd), "no less than goes with these words"
    hands.press(pygame.K_END)
    hands.press(pygame.K_0 + number)
    hands.press(pygame.K_RETURN)
    assert desk.made[-1].name == "fair_share"
    assert desk.state.course.granted_x_loss * loss_usd == pytest.approx(most_usd)


def test_the_slider_follows_the_mouse_while_the_screen_is_built_anew() -> None:
    hands = money("empowerment")
    hands.click("say:fair_share")
    at = hands.node("offer").rect
    track = at.centery + 6
    hands.event(pygame.MOUSEBUTTONDOWN, button=1, pos=(at.x + at.width // 4, track))
    seen = []
    for share in (0.3, 0.5, 0.7):
        hands.event(pygame.MOUSEMOTION, pos=(round(at.x + share * at.width), track), rel=(1, 0), buttons=(1, 0, 0))
        hands.wait(0.1)
        answer = hands.sitting.answer
        assert answer is not None
        assert answer.remedy is not None
        seen.append(answer.remedy.value_usd)
    assert seen == sorted(set(seen)), "each pull moves it on"
    hands.event(pygame.MOUSEBUTTONUP, button=1, pos=(at.right, track))
    assert hands.sitting.answer is not None
    assert hands.sitting.answer.key == "fair_share", "letting go of the slider says nothing"


def test_speech_comes_word_by_word_and_whole_at_a_key_or_a_click() -> None:
    for skip in ("key", "click"):
        hands = Hands(RoleplayDesk(player_of("first-steps", "empowerment"), ENGLISH))
        hands.wait(16 / 60)
        telling = hands.sitting.telling
        assert telling.is_speaking
        assert telling.shown == 10
        assert not hands.answers(), "nothing can be said while the guest speaks"
        assert "Good afternoon. I have a booking" in hands.read(), "the voice does not wait for the letters"
        if skip == "key":
            hands.press(pygame.K_RETURN)
        else:
            hands.click("next")
        hands.wait(1 / 60)
        assert telling.is_done
        assert len(hands.answers()) == 2


def test_a_key_that_was_meant_for_the_words_says_nothing() -> None:
    hands = Hands(RoleplayDesk(player_of("first-steps", "empowerment"), ENGLISH))
    desk = hands.sitting.desk
    assert isinstance(desk, RoleplayDesk)
    for _ in range(12):  # hammering the key through the opening
        hands.press(pygame.K_RETURN)
        hands.wait(1 / 60)
    assert desk.made == []
    hands.wait(0.5)
    hands.press(pygame.K_RETURN)
    assert len(desk.made) == 1


def test_when_patience_ends_somebody_cuts_in() -> None:
    hands = at_desk("hotel-spoiled-night", "empowerment")
    desk = hands.sitting.desk
    assert isinstance(desk, RoleplayDesk)
    for name in ("please_tell", "and_he", "own_it", "what_would_help", "suite_now", "i_do"):
        assert not desk.state.interrupted
        hands.sitting.say(name)
        hands.hear_out()
    assert desk.state.interrupted
    assert "I cannot leave him alone" in hands.hears
    assert any(node.key == "say:one_sentence" for node in hands.answers())


def test_a_choice_can_be_taken_back_in_practice_and_not_in_a_test() -> None:
    hands = at_desk()
    first = [node.name for node in hands.answers()]
    hands.sitting.say("check_in_time")
    hands.hear_out()
    assert [node.name for node in hands.answers()] != first
    hands.click("use:rewind")
    hands.hear_out()
    assert [node.name for node in hands.answers()] == first
    strict = RoleplayDesk(player_of("first-steps", "fear"), ENGLISH, is_practice=False)
    strict.answer("ask", None)
    assert strict.use("rewind").refused
    assert len(strict.made) == 1


def test_what_was_heard_and_promised_is_in_the_notes() -> None:
    hands = at_desk()
    for name in ("ask", "shower"):
        hands.sitting.say(name)
        hands.hear_out()
    hands.click("notes")
    said = hands.read()
    for words in ("a shower and a quiet corner", "Ring Ren by three", "since Lima", "Then take the spa"):
        assert words in said
    hands.press(pygame.K_ESCAPE)
    assert hands.sitting.drawer is None
    assert hands.answers()


def test_the_face_goes_with_words_and_feeling() -> None:
    felt: list[Mood] = []
    for names in (("own_it", "what_would_help", "suite_now"), ("breakfast", "tonight_quiet", "keep_room")):
        hands = at_desk("hotel-spoiled-night", "empowerment")
        for name in ("what_happened", "you_rang", *names):
            hands.sitting.say(name)
            hands.hear_out()
        hands.wait(0.5)
        felt.append(hands.sitting.hall.felt)
    kind, careless = felt
    assert kind.valence > careless.valence
    assert kind.trust > careless.trust


def test_a_colleague_who_is_asked_is_seen_instead_of_the_guest() -> None:
    hands = at_desk("hotel-spoiled-night", "empowerment")
    for name in ("what_happened", "and_he", "own_it", "tonight_quiet"):
        hands.sitting.say(name)
        hands.hear_out()
    assert hands.sitting.hall.seen is not None
    assert hands.sitting.hall.seen.key == "bernadette"
    hands.sitting.say("yusuf_helps")
    hands.hear_out()
    assert hands.sitting.hall.seen.key in ("yusuf", "bernadette")
    assert hands.sitting.view.facing is not None
    assert hands.sitting.hall.seen.key == hands.sitting.view.facing.key


def test_a_caller_is_heard_and_not_seen() -> None:
    hands = at_desk("utility-third-bill", "fear")
    hands.wait(1.0)
    assert hands.sitting.hall.seen is None
    voices = [node for node in hands.sitting.tree().walk() if node.kind is Kind.FACT and "loud" in node.value]
    assert [node.name for node in voices] == ["Arthur Kowalczyk"]


def test_who_writes_is_neither_seen_nor_heard() -> None:
    hands = at_desk("software-fourth-reply", "fear")
    assert hands.sitting.hall.seen is None
    facing = hands.sitting.view.facing
    assert facing is not None
    assert facing.writes
    sheets = [node for node in hands.sitting.tree().walk() if node.kind is Kind.FACT and node.name == facing.name]
    assert len(sheets) == 1
    assert "waited 25 h" in hands.read()


def test_everything_that_matters_is_read_aloud_in_order() -> None:
    hands = at_desk("hotel-spoiled-night", "fear")
    said = hands.sitting.voice_of_all()
    where = [next(i for i, line in enumerate(said) if part in line) for part in (
        "Bernadette Moreau says", "“Good morning, Mrs", "Say it", "House rules today", "Mood", "in conversation")]
    assert where == sorted(where), "speech, answers, what goes with them, rules, guest, pills"
    together = " ".join(said)
    for fact in ("Recorded and checked", "Exceptions need approval", "Patience", "Trust", "40 s"):
        assert fact in together


def test_without_motion_nothing_moves_by_itself() -> None:
    hands = at_desk(look=Look(reduced_motion=True))
    first, second = pygame.Surface((1280, 720)), pygame.Surface((1280, 720))
    hands.wait(1.0)
    hands.sitting.draw(first)
    hands.wait(7.0)
    hands.sitting.draw(second)
    assert pygame.image.tobytes(first, "RGB") == pygame.image.tobytes(second, "RGB")
