"""After the shift: what is said is what happened, every page fits, and answers and shifts are kept once."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from itertools import combinations
from math import nan
from pathlib import Path

import pygame
import pytest
from debrief_fakes import SAID, OverShift, house, looked_back, nobody

from cxsim.config.scenarios import load_policy
from cxsim.game.launch import Wish, launch
from cxsim.game.layout.leaves import Text
from cxsim.game.layout.scroll import Scroll
from cxsim.game.scene import Go, Home, House
from cxsim.game.scenes import saves, ways, working
from cxsim.game.scenes.debrief import debrief, looking_back
from cxsim.game.scenes.debrief.apart import Apart
from cxsim.game.scenes.debrief.change import FELT, changes, most_unlike, title_of, write_policy
from cxsim.game.scenes.debrief.customers import Customers
from cxsim.game.scenes.debrief.figures import reach_words
from cxsim.game.scenes.debrief.looking_back import Comparing, LookedBack, LookingBack, said_in
from cxsim.game.scenes.debrief.recording import name_of_shift, practised
from cxsim.game.scenes.debrief.scene import TABS, DebriefScene, other_policy
from cxsim.game.scenes.shelf import policies
from cxsim.game.widgets.actions import Inputs
from cxsim.game.widgets.node import Kind
from cxsim.game.widgets.stage import Stage
from cxsim.game.words import load
from cxsim.live.decisions import Answer, Choose, Next
from cxsim.live.setting import Setup
from cxsim.live.shift import Shift
from cxsim.records.store import FILE_NAME, Records

ENGLISH = load("en")
SCREENS = (((1280, 720), 100, "en"), ((1280, 720), 100, "de"), ((1280, 720), 150, "en"), ((1280, 720), 200, "de"),
           ((1024, 768), 200, "en"), ((2560, 1440), 100, "en"))


@pytest.fixture(autouse=True)
def at_once(monkeypatch: pytest.MonkeyPatch) -> None:
    """Nothing is worked out by the model here, unless a test asks for it."""
    monkeypatch.setattr(LookingBack, "start", lambda self: None)
    monkeypatch.setattr(Comparing, "start", lambda self: None)


def opened(
    in_house: House, found: LookedBack | None = None, shift: OverShift | None = None, done: list[int] | None = None
) -> DebriefScene:
    """The debrief of a shift made by hand, with what was found."""
    left = done if done is not None else []
    scene = debrief(in_house, shift or OverShift(), lambda: left.append(1))  # type: ignore[arg-type]
    assert isinstance(scene, DebriefScene)
    scene._work.result = found or looked_back()
    scene.update(0.1)
    return scene


def click(scene: DebriefScene, key: str) -> object:
    """Click on a control found in the tree, after bringing it into sight."""
    scene.stage.focus_on(key)
    inputs, turn = Inputs(), None
    at = scene.tree().find(key).rect.center
    for kind in (pygame.MOUSEBUTTONDOWN, pygame.MOUSEBUTTONUP):
        action = inputs.action(pygame.event.Event(kind, button=1, pos=at))
        assert action is not None
        turn = scene.handle(action) or turn
    return turn


def press(scene: DebriefScene, key: int) -> object:
    action = Inputs().action(pygame.event.Event(pygame.KEYDOWN, key=key, mod=0))
    assert action is not None
    return scene.handle(action)


def read(scene: DebriefScene) -> str:
    return " ".join(scene.voice_of_all())


def check(stage: Stage) -> None:
    """No text is cut, nothing lies outside the window or the list that scrolls it, and no two controls meet."""
    look, window = stage.look, pygame.Rect((0, 0), stage.size)
    scrolled = {id(inner) for box in stage.root.walk() if isinstance(box, Scroll) for inner in box.walk()
                if inner is not box}
    for box in stage.root.walk():
        if id(box) not in scrolled:
            assert window.contains(box.rect), f"{type(box).__name__} at {box.rect} is outside {window}"
        assert box.rect.right <= window.right, f"{type(box).__name__} at {box.rect} is too wide"
        if isinstance(box, Text) and box.text:
            lines = box.lines(look, box.rect.width)
            assert len(lines) * look.line_height(box.role) <= box.rect.height + 1, f"{box.text!r} needs more lines"
            assert max(look.fonts.width(each, box.role) for each in lines) <= box.rect.width + 1, f"{box.text!r} is cut"
        for one, other in combinations([child for child in box.children if child.rect.size != (0, 0)], 2):
            assert not one.rect.colliderect(other.rect), f"{type(one).__name__} meets {type(other).__name__} in {box}"


def pages(scene: DebriefScene) -> Iterator[str]:
    """Every page in its turn, the last with its answers."""
    for tab in TABS:
        click(scene, f"debrief.tab.{tab}")
        yield tab
    click(scene, "debrief.cause.both")
    click(scene, "debrief.change.monitoring-down")
    yield "answered"
    click(scene, "debrief.tab.customers")
    click(scene, "debrief.customer.1")
    yield "opened"


@pytest.mark.parametrize(("size", "text", "language"), SCREENS)
def test_every_page_fits_every_screen(size: tuple[int, int], text: int, language: str, tmp_path: Path) -> None:
    scene = opened(house(tmp_path, size, text, language))
    for _ in pages(scene):
        check(scene.stage)
        scene.draw(pygame.Surface(size))


@pytest.mark.parametrize("found", [nobody(), looked_back(None), looked_back(30.0), looked_back(you=0.0, best=100.0)])
def test_every_outcome_has_its_pages(found: LookedBack, tmp_path: Path) -> None:
    scene = opened(house(tmp_path, high_contrast=True), found)
    for tab in TABS:
        click(scene, f"debrief.tab.{tab}")
        check(scene.stage)
        scene.draw(pygame.Surface((1280, 720)))


def test_a_shift_can_be_held_against_any_other_rules(tmp_path: Path) -> None:
    scene = opened(house(tmp_path))
    click(scene, "debrief.tab.rules")
    offered = {node.key for node in scene.tree().walk() if node.key.startswith("debrief.other.")}
    assert offered == {f"debrief.other.{each}" for each in policies() if each != "fear"}
    assert "other rules: Managing by empowerment" in read(scene)
    click(scene, "debrief.other.scripted")
    assert "Your shift is being played again" in read(scene)
    check(scene.stage)
    work = scene._comparing
    assert work is not None
    click(scene, "debrief.other.lip-service")  # one after the other
    assert scene._comparing is work
    before = looked_back()
    work.result = replace(before, told=replace(before.told, other_policy="scripted", other_title="By the script"))
    scene.update(0.1)
    assert "being played again" not in read(scene)
    assert scene.found is work.result
    click(scene, "debrief.other.empowerment")  # known already
    assert scene._comparing is None
    assert "other rules: Managing by empowerment" in read(scene)


def test_rules_that_cannot_be_played_are_told_and_leave_what_is_known(tmp_path: Path) -> None:
    scene = opened(house(tmp_path))
    click(scene, "debrief.tab.rules")
    click(scene, "debrief.other.scripted")
    assert scene._comparing is not None
    scene._comparing.fault = "ScenarioError: torn"
    scene.update(0.1)
    assert "torn" in read(scene)
    assert "other rules: Managing by empowerment" in read(scene)
    click(scene, "debrief.other.scripted")
    assert "torn" not in read(scene)


@pytest.mark.parametrize("comes", [True, False])
def test_what_became_of_a_comparison_is_drawn_though_nobody_does_anything(comes: bool, tmp_path: Path) -> None:
    scene = opened(house(tmp_path))
    click(scene, "debrief.tab.rules")
    click(scene, "debrief.other.scripted")
    assert "being played again" in read(scene)
    order = [control.key for control in scene.stage.controls]
    assert scene._comparing is not None
    if comes:  # from beside the screen, at any moment between two frames
        told = replace(looked_back().told, other_policy="scripted", other_title="By the script")
        scene._comparing.result = replace(looked_back(), told=told)
    else:
        scene._comparing.fault = "ScenarioError: torn"
    scene.update(0.1)
    assert scene.is_moving, "the frame that hears of it is not the one that shows it"
    assert ("other rules: Scripted service" if comes else "torn") in read(scene)
    assert "being played again" not in read(scene)
    assert [control.key for control in scene.stage.controls] == order, "nothing leaves its place"
    scene.update(1.0)
    assert not scene.is_moving


def test_the_customers_page_tells_each_story(tmp_path: Path) -> None:
    scene = opened(house(tmp_path))
    rows = [node for node in scene.tree().walk() if node.key.startswith("debrief.customer.")]
    assert len(rows) == 4
    okafor = rows[0]
    assert okafor.name == "Mrs Okafor"
    for told in ("stays", "came back 3 times", "13:03 refused", "gave $60", "promise kept", "at first upset"):
        assert told in okafor.value, told
    assert "left for good" in rows[1].value
    assert "told 4, against you" in rows[1].value
    assert "promise broken" in rows[1].value
    assert rows[1].name, "whoever no author has named has a name all the same"
    all_of_it = read(scene)
    for told in ("1 left for good", "2 stay", "1 won back", "1 wrote in public"):
        assert told in all_of_it, told


def test_a_customer_opens_moment_by_moment_and_closes(tmp_path: Path) -> None:
    scene = opened(house(tmp_path))
    assert "It says so in the terms." not in read(scene)
    click(scene, "debrief.customer.1")
    assert "“It says so in the terms.”" in read(scene)
    assert "50 points; 60 were within reach" in read(scene)
    click(scene, "debrief.customer.1")
    assert "It says so in the terms." not in read(scene)


def test_the_nine_are_told_with_the_best_beside_them(tmp_path: Path) -> None:
    for text in (100, 200):
        scene = opened(house(tmp_path, text_percent=text))
        click(scene, "debrief.tab.nine")
        flower = next(node for node in scene.tree().walk() if node.name == ENGLISH("debrief.nine") and node.value)
        assert "Respect 51, best under these rules 54" in " ".join(node.value for node in scene.tree().walk())
        assert flower.kind in (Kind.FACT, Kind.LIST)
        assert "Kept: 1" in read(scene)
        assert "Broken: 2" in read(scene)


def test_nobody_is_blamed_for_the_rules_nor_the_rules_for_a_choice(tmp_path: Path) -> None:
    told = looked_back().told
    assert reach_words(told, ENGLISH).startswith("Within reach under other rules")
    assert ": 29 more of 100." in reach_words(told, ENGLISH)
    assert reach_words(told, ENGLISH).endswith("Within your reach here: 3 more of 100.")
    worse = looked_back(elsewhere=50.0).told
    assert "would not have put more within reach" in reach_words(worse, ENGLISH)
    own = looked_back(you=54.0).told
    assert "Nothing better was found than what you did" in reach_words(own, ENGLISH)
    scene = opened(house(tmp_path))
    click(scene, "debrief.tab.rules")
    said = read(scene)
    for part in ("54 was the best possible that was found; you got 51", "Content", "50 %", "there 80 %",
                 "you said 80 %", "about 3 fewer were content"):
        assert part in said or part in str([box.text for box in scene.stage.root.walk() if isinstance(box, Text)]), part


def test_answers_are_kept_in_the_journal_and_on_record(tmp_path: Path) -> None:
    shift = OverShift()
    scene = opened(house(tmp_path), shift=shift)
    click(scene, "debrief.tab.you")
    assert not scene.tree().find("debrief.try").enabled
    click(scene, "debrief.cause.rules")
    click(scene, "debrief.change.monitoring-down")
    assert scene.tree().find("debrief.try").enabled
    assert shift.answers[-1] == Answer("rules", "monitoring")
    with Records(tmp_path / FILE_NAME) as records:
        (kept,) = records.shifts()
    assert (kept.cause, kept.lever) == ("rules", "monitoring-down")
    click(scene, "debrief.change.none")
    assert not scene.tree().find("debrief.try").enabled


def test_a_shift_goes_on_record_once(tmp_path: Path) -> None:
    shift = OverShift()
    for _ in range(2):
        opened(house(tmp_path), shift=shift)
    with Records(tmp_path / FILE_NAME) as records:
        (kept,) = records.shifts()
    assert (kept.company, kept.policy, kept.served, kept.satisfied, kept.came_back) == ("grand-hotel", "fear", 4, 2, 1)
    assert kept.hints == (2, 1)
    assert (kept.score, kept.best, kept.predicted_satisfied_share) == (51.0, 54.0, 0.8)


def test_a_shift_keeps_its_name_when_it_is_answered_and_shares_it_with_no_other() -> None:
    shift, other = OverShift(), OverShift()
    name = name_of_shift(shift)  # type: ignore[arg-type]
    shift.decide(Answer("me"))
    assert name_of_shift(shift) == name  # type: ignore[arg-type]
    other.decided.append(other.decided[0])
    assert name_of_shift(other) != name  # type: ignore[arg-type]


def test_a_skill_counts_where_it_could_be_practised() -> None:
    counted = practised(SAID)
    assert counted["ownership"] == (1, 2)
    assert counted["listening"] == (1, 2)
    assert counted["judgement"] == (0, 1)
    assert "pace" not in counted


def test_leaving_puts_the_journal_away_once_and_only_when_all_is_known(tmp_path: Path) -> None:
    done: list[int] = []
    scene = opened(house(tmp_path), done=done)
    assert isinstance(press(scene, pygame.K_ESCAPE), Home)
    scene.dropped()
    assert done == [1]
    early: list[int] = []
    waiting = debrief(house(tmp_path), OverShift(), lambda: early.append(1))  # type: ignore[arg-type]
    waiting.dropped()
    assert early == []


def test_while_it_is_worked_out_the_day_is_told_and_the_steps_are(tmp_path: Path) -> None:
    scene = debrief(house(tmp_path), OverShift())  # type: ignore[arg-type]
    assert isinstance(scene, DebriefScene)
    assert scene.is_moving
    check(scene.stage)
    said = read(scene)
    for step in looking_back.STEPS:
        assert ENGLISH(f"debrief.step.{step}", title="Managing by empowerment") in said
    scene.update(1.0)
    assert not scene.is_moving, "the work gets the processor"
    scene._work.step = looking_back.STEPS[2]
    scene.update(0.1)
    assert scene.is_moving, "how far it is is drawn"
    scene.update(1.0)
    scene._work.fault = "ReplayError: other rules"
    scene.update(0.1)
    assert "other rules" in read(scene)
    assert isinstance(click(scene, "debrief.title"), Home)


def test_trying_at_once_changes_one_rule_and_nothing_else(tmp_path: Path) -> None:
    scene = opened(house(tmp_path))
    click(scene, "debrief.tab.you")
    click(scene, "debrief.change.remedy_limit_x_loss-up")
    assert isinstance(click(scene, "debrief.try"), Go)
    (path,) = (tmp_path / "policies").glob("*.yaml")
    changed, before = load_policy(path), load_policy("fear")
    differing = {name for name in before.levers._fields
                 if getattr(changed.levers, name) != getattr(before.levers, name)}
    assert differing == {"remedy_limit_x_loss"}
    assert "Managing by fear: Let me give up to" in changed.title
    assert title_of(tmp_path, changed.name) == changed.title
    assert title_of(tmp_path, "none") == ""


@pytest.mark.parametrize("policy", ["fear", "empowerment", "laissez-faire", "scripted"])
def test_every_change_goes_the_other_way_and_can_be_written(policy: str, tmp_path: Path) -> None:
    rules = load_policy(policy)
    found = changes(rules.levers)
    assert len(found) == len(FELT)
    for change in found:
        now = getattr(rules.levers, change.lever)
        assert change.value > now if change.goes_up else change.value < now, change
        assert f"debrief.change.{change.key}" in ENGLISH
        path = write_policy(tmp_path, rules, change, 'A "title" of: mine')
        assert getattr(load_policy(path).levers, change.lever) == change.value


def test_the_other_rules_are_those_that_feel_least_alike() -> None:
    assert other_policy(load_policy("fear")).name == "empowerment"
    fear = load_policy("fear")
    assert other_policy(load_policy("empowerment")).name != "empowerment"
    assert most_unlike(fear, [fear, load_policy("empowerment")]).name == "empowerment"


@pytest.mark.parametrize("text", [100, 200])
def test_by_keyboard_alone_everything_is_reached_and_pages_scroll(text: int, tmp_path: Path) -> None:
    scene = opened(house(tmp_path, text_percent=text))
    seen = set()
    for _ in range(len(scene.stage.controls)):
        assert scene.stage.focus is not None
        seen.add(scene.stage.focus.key)
        assert pygame.Rect(0, 0, 1280, 720).contains(scene.stage.focus.rect) or scene.stage.focus.rect.height > 300
        press(scene, pygame.K_TAB)
    assert seen == {control.key for control in scene.stage.controls}
    scene = opened(house(tmp_path, text_percent=200))
    click(scene, "debrief.tab.rules")
    (scroll, *_) = [box for box in scene.stage.root.walk() if isinstance(box, Scroll)]
    assert scroll.furthest > 0
    for _ in range(40):
        press(scene, pygame.K_DOWN)
    assert scroll.offset == scroll.furthest


def test_with_a_gamepad_a_page_is_turned_and_left(tmp_path: Path) -> None:
    scene, inputs = opened(house(tmp_path)), Inputs()
    assert scene.stage.focus is not None
    assert scene.stage.focus.key == "debrief.tab.customers"
    turn = None
    for button in (pygame.CONTROLLER_BUTTON_RIGHTSHOULDER, pygame.CONTROLLER_BUTTON_A, pygame.CONTROLLER_BUTTON_B):
        action = inputs.action(pygame.event.Event(pygame.CONTROLLERBUTTONDOWN, button=button))
        assert action is not None
        turn = scene.handle(action)
        if button == pygame.CONTROLLER_BUTTON_A:
            assert scene.tree().find("debrief.tab.nine").chosen
    assert isinstance(turn, Home)


def test_what_was_said_is_found_again() -> None:
    shift = Shift(Setup("grand-hotel", "fear", seed=2, length_min=8.0))
    chosen: list[str] = []
    while not shift.is_over:
        here = shift.observe().encounter
        free = [choice for choice in here.choices if not choice.locked] if here is not None and not here.is_over else []
        if free:
            chosen.append(free[0].name)
        shift.decide(Choose(free[0].name) if free else Next())
    said = said_in(shift)
    assert [each.choice for each in said] == chosen
    assert all(set(each.skills) <= each.offered for each in said)


def test_what_cannot_be_worked_out_is_told(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.undo()
    work = LookingBack(Shift(Setup("grand-hotel", "fear", length_min=5.0)), load_policy("empowerment"), _fail)
    monkeypatch.setattr(looking_back, "debrief", lambda shift, other, tell: tell("best"))
    work.start()
    work.wait(60.0)
    assert work.is_done
    assert work.step == "best"
    assert work.result is None
    assert work.fault == "OSError: no room"


def _fail(found: LookedBack) -> None:
    raise OSError("no room")


def test_a_case_without_points_has_none_within_reach(tmp_path: Path) -> None:
    found = looked_back()
    lines = tuple(replace(each, best_points=nan, result=replace(each.result, points=nan))
                  for each in found.told.customers)
    scene = opened(house(tmp_path), LookedBack(replace(found.told, customers=lines), found.said))
    click(scene, "debrief.customer.1")
    assert "within reach" not in read(scene)
    click(scene, "debrief.tab.you")
    assert "nan" not in read(scene)


def worked(home: Path) -> Path:
    """The file of a short shift that was worked to its end, and not looked back on."""
    path = saves.new_path(home)
    shift = Shift.start(Setup("grand-hotel", "fear", seed=2, length_min=5.0), path)
    while not shift.is_over:
        here = shift.observe().encounter
        free = [choice for choice in here.choices if not choice.locked] if here is not None and not here.is_over else []
        shift.decide(Choose(free[0].name) if free else Next())
    shift.close()
    return path


def test_a_shift_that_is_over_is_found_again_until_its_debrief_was_left(tmp_path: Path) -> None:
    at_home, path = house(tmp_path), worked(tmp_path)
    for is_known in (False, True):
        assert saves.latest(at_home) is not None
        scene = working.resumed(at_home, path)
        assert isinstance(scene, DebriefScene)
        if is_known:
            scene._work.result = nobody()
            scene.update(0.1)
            click(scene, "debrief.tab.you")
            click(scene, "debrief.cause.me")
        press(scene, pygame.K_ESCAPE)
    assert saves.latest(at_home) is None
    played = path.with_suffix(saves.PLAYED)
    assert Shift.resume(played).answer == Answer("me", "")
    assert "record" in {way.key for way in ways.into(at_home)}


def test_the_debrief_plays_in_the_game_itself(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    """From the title through every page to the briefing of the same day with one rule changed, by clicks."""
    monkeypatch.undo()
    path = worked(tmp_path / "home")
    script = Path(__file__).parent / "scripts" / "debrief.yaml"
    launch(Wish(script=script, shots=tmp_path / "shots", home=tmp_path / "home"))
    assert {shot.stem for shot in (tmp_path / "shots").iterdir()} == {
        "debrief-waits", "debrief-customers", "debrief-nine", "debrief-rules", "debrief-you", "debrief-tried"}
    assert path.with_suffix(saves.PLAYED).exists()
    with Records(tmp_path / "home" / FILE_NAME) as records:
        (kept,) = records.shifts()
    assert kept.best >= kept.score > 0.0
    assert kept.served > 0
    assert sum(each.offered for each in kept.skills.values()) > 0
    assert (kept.cause, kept.lever) == ("both", "discretion-up")


def test_work_that_was_stopped_is_not_begun_again_here(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(Apart, "found", lambda self, work, given, tell: None)  # as when its process has ended
    worked: list[int] = []
    monkeypatch.setattr(looking_back, "debrief", lambda *given, **named: worked.append(1))
    work = LookingBack(Shift(Setup("grand-hotel", "fear", length_min=5.0)), load_policy("empowerment"), apart=True)
    work.stop()
    work._work()
    assert work.is_done
    assert work.result is None
    assert not worked


def test_a_time_of_another_day_says_which(tmp_path: Path) -> None:
    scene = opened(house(tmp_path))
    click(scene, "debrief.tab.customers")
    node = scene.tree().find("debrief.customer.2")
    said = f"{node.name} {node.value} {node.hint}"
    assert "Fri, 04:00 " in said, "a promise that was broken on the next day"
    assert " 17:50 " in said
    assert "Thu" not in said, "nobody needs to be told the day of the shift"
    page = Customers(looked_back(), {}, 5400.0, ENGLISH)
    assert [page.time(6000.0 + days * 1440) for days in (-1, 0, 7)] == [
        "04:00", "Fri, 04:00", "Fri, a week later, 04:00"]
