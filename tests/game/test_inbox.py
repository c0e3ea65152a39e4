"""The inbox: what is read, answered, talked through and given away is what the shift is told, by every way of input."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pygame
import pytest
from fake_shift import encounter, ticket
from written_hands import FEAR, HD, TRUST, Hands, Heard, Shift, closes, house, quits, stand_apart

from cxsim.game.scene import Close, Quit
from cxsim.game.scenes.written.inbox import InboxScene
from cxsim.game.words import load
from cxsim.live import decisions as do
from cxsim.live.observation import Supervisor
from cxsim.live.setting import Setup
from cxsim.live.shift import Shift as RealShift

ENGLISH = load("en")
FIRST, SECOND = ticket(0), ticket(1)
"""The first is open on this screen; the second waits in the shared inbox."""


def at(shift: Shift, folder: Path, size: tuple[int, int] = HD, **settings: object) -> Hands:
    return Hands(InboxScene(house(folder, size, **settings), shift, FEAR, closes, quits))


@pytest.fixture
def shift() -> Shift:
    return Shift("inbox")


def scene_of(hands: Hands) -> InboxScene:
    assert isinstance(hands.scene, InboxScene)
    return hands.scene


def row(case_id: int) -> str:
    return f"ticket:{case_id}"


def test_tickets_are_read_with_their_face_mood_wait_and_owner(shift: Shift, tmp_path: Path) -> None:
    hands = at(shift, tmp_path)
    assert len(hands.keys("ticket:")) == len(shift.seen.tickets)
    first = hands.node(row(FIRST.case_id))
    for part in ("Copy of a bill", "upset", "12 min", "yours"):
        assert part in first.value
    assert "late" in hands.node(row(ticket(5).case_id)).value
    said = hands.read()
    for fact in ("Supervisor listens in", "14:32", "until 18:00", "The usual, or up to $5 a case", "13 open"):
        assert fact in said


def test_a_long_inbox_lists_those_that_wait_longest_and_counts_the_rest(shift: Shift, tmp_path: Path) -> None:
    many = tuple(replace(ticket(1), case_id=i) for i in range(45))
    done = tuple(replace(ticket(4), case_id=100 + i, state="answered") for i in range(9))
    shift.change(tickets=(*many, *done), call_backs=())
    hands = at(shift, tmp_path)
    assert hands.keys("ticket:") == [row(i) for i in (*range(20), *range(105, 109))]
    assert "and 25 more" in hands.read()
    assert "45 open" in hands.read()


def test_reading_a_ticket_takes_it_from_nobody(shift: Shift, tmp_path: Path) -> None:
    hands = at(shift, tmp_path)
    hands.click(row(SECOND.case_id))
    assert shift.decided == []
    assert "tax number of the firm" in hands.read()
    assert hands.node(row(SECOND.case_id)).chosen


def test_a_template_by_keyboard_alone(shift: Shift, tmp_path: Path) -> None:
    hands = at(shift, tmp_path)
    hands.tab_to(row(SECOND.case_id))
    hands.press(pygame.K_RETURN)
    assert not hands.node("send").enabled
    hands.press(pygame.K_1, pygame.K_1)
    assert hands.node("template").chosen
    hands.press(pygame.K_1)
    assert shift.decided == [do.Reply(SECOND.case_id, "canned", 0.0, False)]


def test_own_words_with_a_remedy_by_mouse_alone(shift: Shift, tmp_path: Path) -> None:
    hands = at(shift, tmp_path)
    one = ticket(3)
    hands.click(row(one.case_id))
    hands.click("own")
    slider = hands.node("offer").rect
    hands.event(pygame.MOUSEBUTTONDOWN, button=1, pos=(slider.x + 40, slider.centery))
    hands.event(pygame.MOUSEBUTTONUP, button=1, pos=(slider.x + 40, slider.centery))
    hands.click("send")
    decided = shift.decided[-1]
    assert isinstance(decided, do.Reply)
    assert (decided.case_id, decided.style, decided.refuse) == (one.case_id, "personal", False)
    assert 0.0 <= decided.remedy_usd < one.allowed_usd
    assert "is sent" in hands.read()


def test_what_is_offered_never_passes_the_limit(shift: Shift, tmp_path: Path) -> None:
    hands = at(shift, tmp_path)
    one = ticket(3)
    assert one.usual_usd > one.allowed_usd
    hands.click(row(one.case_id))
    assert "ask the supervisor" in hands.node("offer").hint
    hands.scene.stage.focus_on("offer")
    hands.press(pygame.K_END, pygame.K_RIGHT, pygame.K_RIGHT)
    hands.press(pygame.K_2, pygame.K_2, pygame.K_2)
    assert shift.decided[-1] == do.Reply(one.case_id, "personal", one.allowed_usd, False)


def test_a_no_gives_nothing_and_says_so(shift: Shift, tmp_path: Path) -> None:
    hands = at(shift, tmp_path)
    hands.click(row(FIRST.case_id))
    hands.click("refuse")
    assert not hands.node("offer").enabled
    assert "a refusal" in hands.node("own").hint
    hands.click("own")
    hands.click("own")
    assert shift.decided[-1] == do.Reply(FIRST.case_id, "personal", 0.0, True)


def test_the_words_carry_the_amount_and_the_minutes(shift: Shift, tmp_path: Path) -> None:
    hands = at(shift, tmp_path)
    hands.click(row(FIRST.case_id))
    own, template = hands.node("own"), hands.node("template")
    assert "$5" in own.hint
    assert "10 min" in own.hint
    assert "1 min" in template.hint
    assert "same text to everyone" in template.hint
    assert "somebody reads what you write" in own.hint


def test_only_a_free_colleague_gets_a_ticket(shift: Shift, tmp_path: Path) -> None:
    hands = at(shift, tmp_path)
    hands.click(row(SECOND.case_id))
    hands.click("assign")
    assert [hands.node(key).enabled for key in hands.keys("to:")] == [True, False, False]
    hands.press(pygame.K_2, pygame.K_RETURN)
    assert shift.decided == []
    hands.click("to:9")
    assert shift.decided == [do.Assign(SECOND.case_id, 9)]
    assert hands.scene.drawer is None


def test_a_ticket_on_the_own_screen_is_not_given_away(shift: Shift, tmp_path: Path) -> None:
    hands = at(shift, tmp_path)
    hands.click(row(FIRST.case_id))
    hands.click("assign")
    assert all(hands.node(key).reason == "it is open on your screen" for key in hands.keys("to:"))


def test_a_ticket_that_a_colleague_takes_is_told(shift: Shift, tmp_path: Path) -> None:
    hands = at(shift, tmp_path)
    hands.click(row(SECOND.case_id))
    shift.change(tickets=(shift.seen.tickets[0], *shift.seen.tickets[2:]))
    hands.wait(0.3)
    assert scene_of(hands).reading == -1
    assert "A colleague has taken" in hands.read()


def test_a_ticket_is_talked_through_step_by_step_with_a_pad(shift: Shift, tmp_path: Path) -> None:
    here = replace(encounter(), case_id=SECOND.case_id, is_hand_written=False, way="written")
    hands = at(shift, tmp_path)
    hands.click(row(SECOND.case_id))
    shift.change(encounter=here)
    hands.scene.stage.focus_on("steps")
    hands.pad(pygame.CONTROLLER_BUTTON_A)
    assert len(hands.keys("say:")) == 4
    hands.pad(pygame.CONTROLLER_BUTTON_DPAD_DOWN, pygame.CONTROLLER_BUTTON_DPAD_UP)
    assert hands.focus.startswith("say:")
    hands.press(pygame.K_3, pygame.K_3)
    assert hands.node("offer").enabled
    hands.click("say-it")
    decided = shift.decided[-1]
    assert isinstance(decided, do.Choose)
    assert decided.choice == "offer"
    assert decided.remedy_usd == pytest.approx(5.0)
    hands.click("one-go")
    assert hands.keys("template")


def test_what_is_locked_says_why_and_is_not_asked_of_the_shift(shift: Shift, tmp_path: Path) -> None:
    shift.change(encounter=replace(encounter(), case_id=SECOND.case_id, way="written"))
    hands = at(shift, tmp_path)
    hands.click(row(SECOND.case_id))
    hands.click("steps")
    before = list(shift.decided)
    hands.click("say:move")
    assert shift.decided == before
    assert "You may give up to $5" in hands.read()
    sounds = hands.scene.house.sounds
    assert isinstance(sounds, Heard)
    assert "locked" in sounds.names


def test_looking_up_opens_the_ticket_first(shift: Shift, tmp_path: Path) -> None:
    hands = at(shift, tmp_path)
    hands.click(row(SECOND.case_id))
    hands.click("look-up")
    assert shift.decided == [do.Open(SECOND.case_id), do.LookUp()]
    assert hands.scene.drawer is not None


def test_a_promise_that_is_due_stands_first_and_can_be_kept(shift: Shift, tmp_path: Path) -> None:
    hands = at(shift, tmp_path)
    assert "due in 10 min" in hands.node("keep:412000002").value
    hands.click("keep:412000002")
    assert shift.decided == [do.KeepPromise(412_000_002)]


def test_a_letter_that_is_open_at_the_end_is_put_back_and_the_shift_is_over(tmp_path: Path) -> None:
    real = RealShift.start(Setup("software", "empowerment", "inbox", seed=3, time_pressure=False, length_min=60.0))
    hands = Hands(InboxScene(house(tmp_path), real, TRUST, closes))
    scene_of(hands).read(next(each.case_id for each in real.observe().tickets if each.state == "open"))
    case_id = scene_of(hands).reading
    hands.click("steps")
    assert ENGLISH("inbox.put-back") not in hands.read(), "as long as there is time"
    for _ in range(12):
        hands.click("more")
        hands.tab_to("wait")
        hands.press(pygame.K_RETURN)
    assert real.now >= real.run.end_min
    assert not real.is_over
    assert not hands.keys("leave")
    assert hands.node("wait").name == ENGLISH("inbox.put-back")
    hands.click("wait")
    assert real.is_over
    assert real.scenes[case_id].outcome == "passed_on"
    assert real.observe().figures.passed_on == 1
    assert ENGLISH("inbox.put-back-told", n=1) in hands.read()
    hands.click("leave")
    assert hands.turns[-1] == Close()


def test_an_empty_inbox_waits_and_a_shift_that_is_over_is_left(shift: Shift, tmp_path: Path) -> None:
    shift.change(tickets=(), call_backs=())
    hands = at(shift, tmp_path)
    assert "The inbox is empty" in hands.read()
    hands.click("wait")
    assert shift.decided == [do.Wait(5.0)]
    shift.change(is_over=True)
    hands.wait(0.4)
    hands.click("leave")
    assert hands.turns[-1] == Close()
    hands.press(pygame.K_ESCAPE)
    assert hands.turns[-1] == Quit()


@pytest.mark.parametrize("text", [100, 200])
def test_a_shift_that_is_over_is_left_though_a_ticket_is_being_read(text: int, shift: Shift, tmp_path: Path) -> None:
    hands = at(shift, tmp_path, text_percent=text)
    hands.click(hands.keys("ticket:")[0])
    hands.click("own")
    hands.leaves_when_over(shift)


def test_a_supervisor_who_is_away_for_days_is_not_counted_in_minutes(shift: Shift, tmp_path: Path) -> None:
    shift.change(supervisor=Supervisor(1, exists=True, busy_min=1546.0, watching=False))
    assert "Supervisor busy, 26 h" in at(shift, tmp_path).read()


def test_the_room_is_warmer_under_trust(shift: Shift, tmp_path: Path) -> None:
    cold = InboxScene(house(tmp_path), shift, FEAR, closes)
    warm = InboxScene(house(tmp_path), shift, TRUST, closes)
    assert warm.look.warmth > cold.look.warmth + 0.3
    assert cold.people_in_view > 0


@pytest.mark.parametrize(("size", "text", "language"), [
    (HD, 100, "en"), (HD, 150, "de"), (HD, 200, "de"), (HD, 100, "de"), ((1024, 768), 120, "en"),
    ((2560, 1440), 130, "en"),
])
def test_nothing_overlaps_or_leaves_the_window(
    shift: Shift, tmp_path: Path, size: tuple[int, int], text: int, language: str
) -> None:
    hands = at(shift, tmp_path, size, text_percent=text, language=language, high_contrast=text == 150)
    scene_of(hands).read(FIRST.case_id)
    stand_apart(hands.scene)


def test_a_real_shift_is_answered_in_every_way(tmp_path: Path) -> None:
    real = RealShift.start(Setup("software", "empowerment", "inbox", seed=3))
    hands = Hands(InboxScene(house(tmp_path), real, TRUST, closes))
    styles = ("1", "2", "steps")
    for style in styles:
        open_ones = [each for each in real.observe().tickets if each.state == "open"]
        scene_of(hands).read(open_ones[0].case_id)
        before = real.now
        if style == "steps":
            hands.scene.stage.focus_on("steps")
            hands.press(pygame.K_RETURN)
            for _ in range(14):
                if not hands.keys("say:"):
                    break
                hands.press(pygame.K_1, pygame.K_RETURN, pygame.K_RETURN)
        else:
            key = pygame.K_1 if style == "1" else pygame.K_2
            hands.press(key, key, key)
        assert real.now > before
    assert {type(each.decision).__name__ for each in real.decided} >= {"Reply", "Open", "Choose"}
    assert real.observe().figures.served >= 2
    hands.wait(1.0)
    assert hands.scene.view.clock in hands.read()
