"""The desk within a shift: what is shown is what the shift says, and what is decided is what was chosen."""

from __future__ import annotations

from dataclasses import replace
from itertools import pairwise
from pathlib import Path

import pygame
import pytest
from desk_hands import ENGLISH, HD, Hands, player_of
from fake_shift import FakeShift, waiting

from cxsim.config.scenarios import load_policy
from cxsim.game.scene import Close, Go, House, Quit
from cxsim.game.scenes.desk import scene as desk_scene
from cxsim.game.scenes.desk.alone import RoleplayDesk
from cxsim.game.scenes.desk.crowd import AWAY, Crowd
from cxsim.game.scenes.desk.customer import CustomersChair
from cxsim.game.scenes.desk.hall import Hall
from cxsim.game.scenes.desk.names import name_of
from cxsim.game.scenes.desk.on_shift import ShiftDesk
from cxsim.game.scenes.desk.scene import CoachScene, DeskScene
from cxsim.game.scenes.desk.served import agent_of, recording
from cxsim.game.scenes.desk.sitting import Sitting
from cxsim.game.scenes.desk.surroundings import trust_of
from cxsim.game.settings import Settings
from cxsim.game.theme.look import Look
from cxsim.game.widgets.actions import Action, Do
from cxsim.live import decisions as do
from cxsim.live.observation import Colleague, Encounter, Observation, Supervisor

LEVERS = load_policy("fear").levers


class Shift(FakeShift):
    """A fake that can be changed, and taken back."""

    rewound = 0
    is_rehearsed = False

    def rewind(self, decisions: int = 1) -> None:
        self.rewound += decisions

    def rehearse(self) -> None:
        self.is_rehearsed = True

    def change(self, **fields: object) -> None:
        self.seen = replace(self.seen, **fields)  # type: ignore[arg-type]

    @property
    def here(self) -> Encounter:
        assert self.seen.encounter is not None
        return self.seen.encounter


def at(shift: Shift) -> Hands:
    hands = Hands(ShiftDesk(shift, LEVERS, ENGLISH))
    hands.hear_out()
    return hands


def test_an_answer_with_a_slider_is_decided_with_its_amount() -> None:
    shift = Shift()
    hands = at(shift)
    hands.press(pygame.K_3)
    hands.sitting.stage.focus_on("offer")
    hands.press(pygame.K_HOME)
    hands.press(pygame.K_RIGHT)
    hands.click("say-it")
    decided = shift.decided[-1]
    assert isinstance(decided, do.Choose)
    assert decided.choice == "offer"
    assert decided.remedy_usd is not None
    assert 0.0 < decided.remedy_usd <= 5.0
    hands.hear_out()
    hands.press(pygame.K_1)
    hands.press(pygame.K_1)
    assert shift.decided[-1] == do.Choose("listen", None)


def test_what_is_locked_is_not_even_asked_of_the_shift() -> None:
    shift = Shift()
    hands = at(shift)
    for _ in range(3):
        hands.press(pygame.K_4)
    assert shift.decided == []
    assert "You may give up to $5" in hands.read()


@pytest.mark.parametrize(("tool", "decision"), [
    ("hold", do.Hold()), ("escalate", do.Escalate()), ("transfer", do.Transfer()), ("promise", do.PromiseCallBack()),
    ("note", do.WriteNote()),
])
def test_everything_at_hand_becomes_a_decision(tool: str, decision: do.Decision) -> None:
    shift = Shift()
    hands = at(shift)
    hands.click("at-hand")
    hands.click(f"use:{tool}")
    assert shift.decided == [decision]
    assert hands.sitting.drawer is None


def test_what_cannot_be_used_says_why() -> None:
    shift = Shift()
    hands = at(shift)
    hands.click("at-hand")
    node = hands.node("use:look_up")
    assert (node.enabled, node.reason) == (False, "done already")
    hands.click("use:let_go")
    assert shift.decided == []
    assert "not yet" in hands.read(), "the shift refused, and its reason is shown"


def test_what_is_looked_up_is_told_and_otherwise_the_last_words_stay() -> None:
    shift = Shift()
    hands = at(shift)
    moves = tuple((name, "") for name, _ in shift.here.moves)
    shift.change(encounter=replace(shift.here, fresh=0, moves=moves))
    hands.wait(0.3)
    hands.sitting.use("look_up")
    assert hands.hears == "By procedure: $18"
    hands.hear_out()
    assert hands.hears == "No rule fits this case. It needs judgement."
    hands.sitting.use("hold")
    hands.hear_out()
    assert hands.hears == "No rule fits this case. It needs judgement.", "nothing was said since"
    assert hands.answers()


def test_between_customers_there_is_the_next_in_line_and_calls_that_are_due() -> None:
    shift = Shift()
    shift.change(encounter=None)
    hands = Hands(ShiftDesk(shift, LEVERS, ENGLISH))
    hands.hear_out()
    keys = [node.key for node in hands.answers()]
    assert keys == ["say:next", "say:keep:412000002", "say:wait"]
    assert "due in 10 min" in hands.read()
    hands.press(pygame.K_2)
    hands.press(pygame.K_2)
    assert shift.decided == [do.KeepPromise(412_000_002)]
    hands.hear_out()
    hands.press(pygame.K_1)
    hands.press(pygame.K_RETURN)
    assert shift.decided[-1] == do.Next()


def test_a_call_back_that_comes_due_is_announced() -> None:
    shift = Shift()
    hands = at(shift)
    hands.wait(10.0)
    caption = replace(shift.seen.captions[0], key="call_back_due", customer_id=412)
    shift.change(captions=(*shift.seen.captions, caption))
    hands.wait(0.6)
    assert "You promised to ring" in hands.read()


def test_who_is_rung_back_is_heard_and_the_words_of_who_was_here_are_over() -> None:
    shift = Shift()
    desk = ShiftDesk(shift, LEVERS, ENGLISH)
    before = desk.view().facing
    assert before is not None
    assert not before.unseen
    shift.change(encounter=replace(shift.here, case_id=7, is_call_back=True, fresh=0, remarks=()))
    reply = desk.answer("keep:412000002", None)
    assert shift.decided == [do.KeepPromise(412_000_002)]
    there = desk.view().facing
    assert there is not None
    assert there.unseen
    assert [line.text for line in reply.lines] == [f"You ring {there.name}, as promised."]
    assert desk.use("hold").lines == (), "nothing was said since"


def test_in_high_contrast_who_waits_and_works_is_told_beside_the_face() -> None:
    shift = Shift()
    for is_high in (False, True):
        hands = Hands(ShiftDesk(shift, LEVERS, ENGLISH), Look(high_contrast=is_high))
        hands.hear_out()
        said = hands.read()
        for one in shift.seen.queue[:6]:
            assert (name_of(one.seed) in said) is is_high
        assert (f"and {len(shift.seen.queue) - 6} more" in said) is is_high
        assert all(node.rect.width > 0 for node in hands.sitting.tree().walk() if node.name == "Around you")


def test_somebody_who_comes_while_nobody_is_here_begins_to_speak() -> None:
    shift = Shift()
    here = shift.here
    shift.change(encounter=None)
    hands = Hands(ShiftDesk(shift, LEVERS, ENGLISH))
    hands.hear_out()
    assert hands.sitting.hall.seen is None
    shift.change(encounter=here)
    hands.wait(0.5)
    assert hands.sitting.telling.is_speaking
    assert "I booked the quiet room" in hands.hears
    assert hands.sitting.hall.seen is not None


def test_the_card_has_limit_what_was_given_freedom_and_watching() -> None:
    hands = at(Shift())
    said = hands.read()
    for fact in ("The usual, or up to $5 a case", "Given today: $45", "Recorded and checked", "12 minutes a case"):
        assert fact in said


@pytest.mark.parametrize(("supervisor", "words"), [
    (Supervisor(1, exists=True, busy_min=6.0, watching=True), "Supervisor listens in"),
    (Supervisor(1, exists=True, busy_min=6.2, watching=False), "Supervisor busy, 6 min"),
    (Supervisor(1, exists=True, busy_min=0.0, watching=False), "Supervisor free"),
])
def test_the_supervisor_is_watching_busy_or_free(supervisor: Supervisor, words: str) -> None:
    shift = Shift()
    shift.change(supervisor=supervisor)
    assert words in at(shift).read()


def test_who_waits_and_who_works_is_also_told_in_words() -> None:
    shift = Shift()
    hands = at(shift)
    hands.click("at-hand")
    said = hands.read()
    for one in shift.seen.queue:
        assert name_of(one.seed) in said
    for colleague in shift.seen.colleagues:
        assert name_of(colleague.seed) in said
    assert "with a customer" in said


def test_the_stopwatch_runs_without_the_screen_being_built_anew() -> None:
    shift = Shift()
    hands = at(shift)
    stage = hands.sitting.stage
    shift.change(encounter=replace(shift.here, elapsed_min=3.6))
    hands.wait(0.3)
    assert hands.sitting.stage is stage
    assert "3:36" in hands.read()
    shift.change(encounter=replace(shift.here, elapsed_min=10.1))
    hands.wait(0.3)
    assert "10:06" in hands.read()


def test_a_click_is_not_lost_when_the_screen_changes_between_down_and_up() -> None:
    shift = Shift()
    hands = at(shift)
    hands.click("say:terms")
    at_button = hands.node("say-it").rect.center
    hands.event(pygame.MOUSEBUTTONDOWN, button=1, pos=at_button)
    shift.change(clock_min=shift.seen.clock_min + 1.0)
    hands.wait(0.3)
    hands.event(pygame.MOUSEBUTTONUP, button=1, pos=at_button)
    assert shift.decided == [do.Choose("terms", None)]


def test_a_choice_is_taken_back_in_practice_only() -> None:
    shift = Shift()
    desk = ShiftDesk(shift, LEVERS, ENGLISH)
    desk.use("rewind")
    assert shift.rewound == 1
    shift.change(mode="test", can_rewind=False)
    desk = ShiftDesk(shift, LEVERS, ENGLISH)
    assert all(tool.key != "rewind" for tool in desk.view().tools)
    assert desk.use("rewind").refused


def test_the_queue_steps_up_and_who_gives_up_leaves() -> None:
    shift = Shift()
    hands = at(shift)
    hall = hands.sitting.hall
    assert hall.waiting == 12
    shift.change(queue=(*shift.seen.queue[1:6], *shift.seen.queue[7:], waiting(20)))
    hands.wait(0.3)
    assert hall.waiting == 11
    hands.wait(2.0)
    hands.sitting.draw(pygame.Surface(HD))
    assert hall.waiting == 11


def test_people_walk_and_nobody_jumps() -> None:
    shift = Shift()
    desk = ShiftDesk(shift, LEVERS, ENGLISH)
    hall = Hall(desk.view(), Look(), HD)
    crowd: Crowd = hall._crowd
    before = {one.who.key: (one.x, one.y) for one in crowd._people}
    crowd.show(desk.view().waiting[1:])
    places = [dict(before)]
    for _ in range(70):
        crowd.update(1 / 60)
        places.append({one.who.key: (one.x, one.y) for one in crowd._people})
    fastest = AWAY[0] / 20
    for sooner, later in pairwise(places):
        for key in sooner.keys() & later.keys():
            assert abs(sooner[key][0] - later[key][0]) < fastest * 2
    assert desk.view().waiting[0].key not in places[-1]


def test_trust_and_fear_of_colleagues_are_in_the_air() -> None:
    calm = Colleague(1, 1, "free", None, -1, 0.0, 0.0, 1.0)
    afraid = replace(calm, fear=0.9, satisfaction=-1.0)
    assert trust_of(()) is None
    high, low = trust_of((calm,)), trust_of((afraid, calm))
    assert high is not None
    assert low is not None
    assert high > low > 0.0
    warm, cold = Shift(), Shift()
    warm.change(colleagues=(calm,))
    cold.change(colleagues=(afraid,))
    levers = load_policy("firm-and-fair").levers
    assert ShiftDesk(warm, levers, ENGLISH).view().warmth > ShiftDesk(cold, levers, ENGLISH).view().warmth


# --- the customer's chair


@pytest.mark.parametrize("policy", ["fear", "empowerment"])
def test_the_customer_is_served_to_an_end_and_says_how_it_felt(policy: str) -> None:
    player = player_of("hotel-spoiled-night", policy)
    hands = Hands(CustomersChair(player, agent_of(player, 2), ENGLISH, 2))
    desk = hands.sitting.desk
    assert isinstance(desk, CustomersChair)
    hands.hear_out()
    answers = 0
    while not hands.is_over:
        hands.press(pygame.K_2)
        hands.press(pygame.K_RETURN)
        hands.hear_out()
        answers += 1
        assert answers < 40
    told = desk.coaching()
    assert len(told.felt_sd) == len(told.steps) + 1
    assert list(told.felt_sd) == sorted(told.felt_sd), "a little better each time"
    locked = [step for step in told.steps if "did not let them" in step.coach]
    assert bool(locked) == (policy == "fear")


def test_the_same_seed_serves_the_same_and_leaving_is_always_open() -> None:
    player = player_of("hotel-spoiled-night", "scripted")
    served = []
    for _ in range(2):
        chair = CustomersChair(player, agent_of(player, 5), ENGLISH, 5)
        while not chair.is_over:
            chair.answer("same", None)
        served.append([each.name for each in chair.served])
    assert served[0] == served[1]
    chair = CustomersChair(player, agent_of(player, 5), ENGLISH, 5)
    chair.answer("enough", None)
    assert chair.is_over
    assert chair.coaching().quality == "poor"
    assert chair.view().answers == ()


def test_ones_own_choices_can_serve_oneself() -> None:
    player = player_of("first-steps", "empowerment")
    chair = CustomersChair(player, recording(("ask", "shower", "ring")), ENGLISH)
    while not chair.is_over:
        chair.answer("better", None)
    assert [each.name for each in chair.served] == ["ask", "shower", "ring"]
    again = chair.again()
    assert again.served[0].name == "ask"


def test_the_customer_does_not_hear_what_is_said_behind_the_desk() -> None:
    player = player_of("hotel-spoiled-night", "empowerment")
    chair = CustomersChair(player, recording(("please_tell", "and_he", "own_it", "what_would_help", "yusuf_helps",
                                              "say_why")), ENGLISH)
    for _ in range(5):
        chair.answer("same", None)
    said = " ".join(line.text for line in chair.view().said)
    assert "nineteen rooms" not in said
    assert "You wait for" in said


# --- scenes


class Silence:
    def play(self, name: str) -> None:
        """Nothing to hear."""


def test_what_happens_is_heard_as_well() -> None:
    shift = Shift()
    heard: list[str] = []
    shift.change(encounter=None)
    sitting = Sitting(ShiftDesk(shift, LEVERS, ENGLISH), ENGLISH, Look(), HD, heard.append)
    while not sitting.telling.is_done:
        sitting.handle(Action(Do.ACTIVATE))
        sitting.update(1 / 60)
    heard.clear()
    fallen = replace(shift.seen.captions[0], key="promise_broken")
    shift.change(encounter=Shift().seen.encounter, captions=(*shift.seen.captions, fallen))
    for _ in range(30):
        sitting.update(1 / 60)
    assert heard == ["bell", "broken"]
    while not sitting.telling.is_done:
        sitting.handle(Action(Do.ACTIVATE))
        sitting.update(1 / 60)
    heard.clear()
    for number in (4, 4, 1, 1):
        sitting.handle(Action(Do.PICK, number))
    assert heard[:4] == ["pick", "locked", "pick", "say"]


def house(tmp_path: Path, **settings: object) -> House:
    return House(Settings(**settings), HD, tmp_path, Silence(), lambda new: None)  # type: ignore[arg-type]


def hear_out(scene: DeskScene) -> None:
    while not scene.sitting.telling.is_done:
        scene.handle(Action(Do.ACTIVATE))
        scene.update(1 / 60)
    for _ in range(30):
        scene.update(1 / 60)


def test_a_scene_leads_to_the_coach_and_back_to_a_choice(tmp_path: Path) -> None:
    scene = desk_scene.alone(house(tmp_path), player_of("first-steps", "empowerment"), leave=Quit)
    for name in ("", "check_in_time", "hurry", "ring"):
        if name:
            scene.sitting.say(name)
        hear_out(scene)
    turn = scene.handle(Action(Do.ACTIVATE))
    assert isinstance(turn, Go)
    coach = turn.make()
    assert isinstance(coach, CoachScene)
    said = " ".join(coach.voice_of_all())
    for words in ("In the room before the talk", "True, quick, and of no use", "Kept: Ring Ren by three",
                  "Satisfaction", "What did the guest need"):
        assert words in said
    coach.draw(pygame.Surface(HD))
    coach.stage.focus_on("back-to:1")
    turn = coach.handle(Action(Do.ACTIVATE))
    assert isinstance(turn, Go)
    again = turn.make()
    assert isinstance(again, DeskScene)
    assert isinstance(again.desk, RoleplayDesk)
    assert [each.name for each in again.desk.made] == ["check_in_time"]
    coach.stage.focus_on("chair")
    turn = coach.handle(Action(Do.ACTIVATE))
    assert isinstance(turn, Go)
    chair = turn.make()
    assert isinstance(chair, DeskScene)
    assert isinstance(chair.desk, CustomersChair)
    assert chair.desk.served[0].name == "check_in_time", "served by one's own answers"
    assert isinstance(coach.handle(Action(Do.BACK)), Quit)


@pytest.mark.parametrize("settings", [{}, {"text_percent": 200}, {"high_contrast": True}, {"language": "de"}])
def test_scenes_take_new_settings_as_they_are(tmp_path: Path, settings: dict[str, object]) -> None:
    place = house(tmp_path)
    scene = desk_scene.as_customer(place, player_of("first-steps", "fear"))
    assert scene.is_moving
    assert scene.people_in_view >= 1
    place.settings = Settings(**settings)  # type: ignore[arg-type]
    place.size = (1600, 900)
    scene.resize()
    scene.draw(pygame.Surface(place.size))
    assert scene.sitting.look.lines == 900
    assert scene.tree().walk()
    assert isinstance(scene.handle(Action(Do.BACK)), Close)


def test_a_shift_without_anything_left_to_do_can_be_left(tmp_path: Path) -> None:
    shift = Shift()
    seen: Observation = replace(shift.seen, is_over=True, encounter=None, queue=())
    shift.seen = seen
    scene = desk_scene.on_shift(house(tmp_path), shift, LEVERS, leave=Quit)
    assert shift.is_rehearsed, "nothing has to be read while somebody waits"
    hear_out(scene)
    assert scene.sitting.stage.focus is not None
    assert scene.sitting.stage.focus.key == "leave"
    assert isinstance(scene.handle(Action(Do.ACTIVATE)), Quit)
