"""The game round its scenes, played without a screen: scripts, settings, sound, voice, passages, devices."""

from __future__ import annotations

import json
import os
import tempfile
from dataclasses import replace
from pathlib import Path

import pygame
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from cxsim.config.faults import ScenarioError
from cxsim.game import script
from cxsim.game import settings as store
from cxsim.game.app import App
from cxsim.game.devices import own_keys
from cxsim.game.layout.box import Box
from cxsim.game.layout.rows import Column
from cxsim.game.motion import Ease, Motion, eased
from cxsim.game.scene import Go, House, Open, Quit, Scene, StageScene, Turn, lines_of
from cxsim.game.scenes import saves, working
from cxsim.game.scenes.title import TitleScene
from cxsim.game.script import Playing, ScriptError
from cxsim.game.settings import Settings
from cxsim.game.sound import RATE_HZ, RECIPES, Silence, wave
from cxsim.game.speech import NullVoice, command
from cxsim.game.timings import Timings
from cxsim.game.widgets.actions import Action, Do
from cxsim.game.widgets.buttons import Button
from cxsim.game.widgets.control import Message
from cxsim.game.words import load
from cxsim.live.decisions import Next
from cxsim.live.journal import Journal, Taken
from cxsim.live.setting import Setup

SCRIPTS = Path(__file__).parent / "scripts"
SIZE = (1280, 720)


class TwoButtons(StageScene):
    """A scene for tests: on, over, back."""

    made = 0

    def __init__(self, house: House) -> None:
        TwoButtons.made += 1
        super().__init__(house)

    @property
    def name(self) -> str:
        return "Two"

    def build(self) -> Box:
        return Column([Button("on", "On"), Button("over", "Over"), Button("fail", "Fail")])

    def heard(self, message: Message) -> Turn | None:
        def broken() -> Scene:
            raise RuntimeError("made badly")

        house = self.house
        return {"on": Go(lambda: TwoButtons(house)), "over": Open(lambda: TwoButtons(house)),
                "fail": Go(broken)}[message.key]


def app_of(tmp_path: Path, settings: Settings | None = None, first: type[StageScene] = TwoButtons) -> App:
    app = App(pygame.Surface(SIZE), settings or Settings(), tmp_path, lambda house: first(house), Silence(),
              NullVoice(), script.STEP_S)
    app.settle()
    return app


def press(app: App, *codes: int) -> None:
    for code in codes:
        app.frame([pygame.event.Event(kind, key=code, mod=0) for kind in (pygame.KEYDOWN, pygame.KEYUP)], 0.0)
        app.settle()


@pytest.fixture
def app(tmp_path: Path) -> App:
    return app_of(tmp_path)


# --- scripts of the shell's own scenes


@pytest.mark.parametrize("name", ["title", "settings", "tutorial", "shelf", "shift"])
def test_the_script_of_a_scene_plays_to_its_end(name: str, tmp_path: Path) -> None:
    app = app_of(tmp_path, first=TitleScene)
    Playing(app, script.read(SCRIPTS / f"{name}.yaml"), None).run()
    assert app.timings.summary()["frames"] > 0


def test_everything_can_be_reached_and_read_at_every_size_of_text(tmp_path: Path) -> None:
    app = app_of(tmp_path, first=TitleScene)
    for percent in (100, 150, 200):
        for contrast in (False, True):
            app.change(replace(app.house.settings, text_percent=percent, high_contrast=contrast))
            scene = app.scene
            assert isinstance(scene, StageScene)
            for _ in scene.stage.controls:
                assert scene.stage.focus is not None
                node = scene.tree().find(scene.stage.focus.key)
                assert node.shown.height >= min(node.rect.height, 40), (percent, node.key)
                scene.handle(Action(Do.NEXT))


# --- scenes on one another


def test_scenes_are_replaced_stacked_and_closed(app: App) -> None:
    before = TwoButtons.made
    first = app.scene
    press(app, pygame.K_RETURN)
    assert (app.scene is first, TwoButtons.made) == (False, before + 1)
    second = app.scene
    press(app, pygame.K_DOWN, pygame.K_RETURN)
    assert app.scene is not second
    press(app, pygame.K_ESCAPE)
    assert app.scene is second, "what was below is there again"
    press(app, pygame.K_ESCAPE)
    assert app.is_over


def test_nothing_is_pressed_while_scenes_change(app: App) -> None:
    made = TwoButtons.made
    events = [pygame.event.Event(pygame.KEYDOWN, key=pygame.K_RETURN, mod=0)] * 5
    app.frame(events, 0.0)
    app.settle()
    assert TwoButtons.made == made + 1


def test_a_scene_that_cannot_be_made_says_so(app: App) -> None:
    press(app, pygame.K_DOWN, pygame.K_DOWN)
    with pytest.raises(RuntimeError, match="made badly"):
        press(app, pygame.K_RETURN)


def test_a_still_scene_is_not_drawn_again(app: App) -> None:
    for _ in range(5):
        app.frame([], 0.02)
    app.screen.fill("#123456")
    app.frame([], 0.02)
    assert app.screen.get_at((5, 5)) == pygame.Color("#123456")
    app.frame([pygame.event.Event(pygame.KEYDOWN, key=pygame.K_DOWN, mod=0)], 0.02)
    assert app.screen.get_at((5, 5)) != pygame.Color("#123456")


def test_closing_the_window_ends_the_game(app: App) -> None:
    app.frame([pygame.event.Event(pygame.QUIT)], 0.0)
    assert app.is_over
    assert app.scene is None
    app.follow(Quit())


# --- settings


def test_settings_come_back_as_they_were_kept(tmp_path: Path) -> None:
    mine = Settings(text_percent=150, high_contrast=True, language="de", keys={"back": "b"}, drawing="plain")
    store.save(mine, tmp_path)
    assert store.load(tmp_path) == store.Loaded(mine)
    assert list(tmp_path.iterdir()) == [tmp_path / store.FILE_NAME], "no temporary file stays"
    assert store.load(tmp_path / "none") == store.Loaded(Settings())


@pytest.mark.parametrize("content", [
    b"", b"{", b"[]", b"null", b"\xff\xfe", b'{"text_percent": 500}', b'{"text_percent": true}', b'{"language": "xx"}',
    b'{"keys": {"back": 1}}', b'{"keys": []}', b'{"sound": "yes"}', b'{"drawing": "nice"}',
])
def test_a_damaged_settings_file_is_set_aside_and_never_lost(content: bytes, tmp_path: Path) -> None:
    (tmp_path / store.FILE_NAME).write_bytes(content)
    loaded = store.load(tmp_path)
    assert loaded.settings == Settings()
    assert loaded.set_aside is not None
    assert loaded.set_aside.read_bytes() == content
    assert not (tmp_path / store.FILE_NAME).exists()


def test_what_a_newer_version_wrote_passes(tmp_path: Path) -> None:
    (tmp_path / store.FILE_NAME).write_text(json.dumps({"text_percent": 120, "of_tomorrow": 1}))
    assert store.load(tmp_path).settings == Settings(text_percent=120)


@given(st.integers(-1000, 1000))
def test_text_keeps_its_range_and_steps(percent: int) -> None:
    size = Settings().with_text(percent).text_percent
    assert 100 <= size <= 200
    assert size % 10 == 0


def test_changed_settings_are_kept_and_take_effect(app: App, tmp_path: Path) -> None:
    app.frame([pygame.event.Event(pygame.KEYDOWN, key=pygame.K_EQUALS, mod=pygame.KMOD_CTRL)], 0.0)
    assert app.house.settings.text_percent == 110
    assert store.load(app.house.folder).settings.text_percent == 110
    assert isinstance(app.scene, StageScene)
    assert app.scene.stage.look.text == pytest.approx(1.1)


def test_a_folder_that_cannot_be_written_is_told_and_no_fault(app: App, tmp_path: Path) -> None:
    app.house.folder = tmp_path / "file" / "below"
    (tmp_path / "file").write_text("in the way")
    app.change(Settings(text_percent=120))
    assert app.house.settings.text_percent == 120
    assert load()("app.not-saved") in app.captions.texts


def test_own_keys_come_before_the_usual_ones(app: App) -> None:
    app.change(Settings(keys={"next": "n", "back": "tab", "nothing": "x", "up": "no such key"}))
    assert own_keys(app.house.settings.keys) == {pygame.K_n: Do.NEXT, pygame.K_TAB: Do.BACK}
    assert isinstance(app.scene, StageScene)
    press(app, pygame.K_n)
    assert app.scene.stage.focus is not None
    assert app.scene.stage.focus.key == "over"


# --- voice, sound, captions


def test_the_voice_says_what_has_the_focus_and_reads_all_on_demand(tmp_path: Path) -> None:
    app = app_of(tmp_path, Settings(self_voicing=True))
    voice = app.speech
    assert isinstance(voice, NullVoice)
    assert voice.said == ["Two. On, button."]
    press(app, pygame.K_DOWN)
    assert voice.said[-1] == "Over, button."
    press(app, pygame.K_F1)
    assert voice.said[-1] == "Two On, button. Over, button. Fail, button."
    app.change(replace(app.house.settings, language="de"))
    press(app, pygame.K_UP)
    assert voice.said[-1] == "On, Knopf."


def test_without_self_voicing_nothing_is_said_unasked(app: App) -> None:
    press(app, pygame.K_DOWN)
    assert isinstance(app.speech, NullVoice)
    assert app.speech.said == []


@pytest.mark.parametrize("name", RECIPES)
def test_every_sound_is_short_starts_and_ends_softly_and_never_clips(name: str) -> None:
    samples = wave(name)
    assert 0.03 < len(samples) / RATE_HZ < 2.0
    assert abs(int(samples[0])) < 400
    assert abs(int(samples[-1])) < 400
    assert 2000 < max(abs(int(samples.max())), abs(int(samples.min()))) < 32767


def test_a_sound_is_played_and_written_as_the_person_wants(tmp_path: Path) -> None:
    for sound, captions in ((True, True), (True, False), (False, True), (False, False)):
        app = app_of(tmp_path, Settings(sound=sound, captions=captions))
        app.play("bell")
        assert isinstance(app.sounds, Silence)
        assert app.sounds.played == (["bell"] if sound else [])
        assert app.captions.texts == ((load()("sound.bell"),) if captions else ())
        said = [node.name for node in app.tree().walk()]
        assert (load()("sound.bell") in said) is captions
        for _ in range(50):
            app.frame([], 0.1)
            app.pass_time(0.1)
        assert app.captions.texts == ()


def test_every_caption_is_of_a_sound() -> None:
    assert {line.removeprefix("sound.") for line in load() if line.startswith("sound.")} <= set(RECIPES)


@pytest.mark.parametrize("program", ["espeak-ng", "say", "powershell"])
def test_the_text_of_a_voice_never_stands_on_a_command_line(program: str) -> None:
    assert command(program, "de")[0] == program
    assert all("{" not in part and "text" not in part for part in command(program, "de")[:1])


# --- small life


@given(st.floats(0, 1e5), st.integers(0, 500))
def test_small_life_stays_small_and_stops_when_asked(now_s: float, who: int) -> None:
    moving, still = Motion(now_s), Motion(now_s, reduced=True)
    assert 0.0 <= moving.breath_px(who) <= 2.0
    assert 0.0 <= moving.blink(who) <= 1.0
    assert 0.0 <= moving.pulse() <= 1.0
    assert (still.breath_px(who), still.blink(who), still.pulse()) == (0.0, 0.0, 0.5)


def test_everybody_blinks_in_their_own_time() -> None:
    def first(who: int) -> int:
        return next(i for i in range(700) if Motion(i / 100).blink(who) > 0)

    assert len({first(who) for who in range(12)}) > 6
    for who in range(12):
        shut = sum(Motion(i / 100).blink(who) > 0 for i in range(6000))
        assert 100 <= shut <= 300, "a tenth of a second every three to six"


@given(st.floats(-5, 5), st.floats(-5, 5), st.lists(st.floats(0, 0.3), max_size=30))
def test_easing_never_overshoots_and_arrives(start: float, end: float, steps: list[float]) -> None:
    ease = Ease(start, 0.4)
    ease.to(end)
    for step in steps:
        ease.update(step)
        assert min(start, end) - 1e-9 <= ease.value <= max(start, end) + 1e-9
    ease.update(0.4)
    assert ease.is_there
    assert ease.value == pytest.approx(end)
    ease.to(start, at_once=True)
    assert ease.value == start
    assert (eased(-1), eased(0.5), eased(2)) == (0, 0.5, 1)


# --- saves, sizes, timings


def test_a_damaged_save_is_set_aside_and_the_next_one_offered(tmp_path: Path) -> None:
    app = app_of(tmp_path)
    path = saves.new_path(app.house.folder)
    path.write_bytes(b"no journal")
    assert saves.latest(app.house) is None
    assert not path.exists()
    assert len(app.house.notices) == 1
    assert saves.new_path(app.house.folder) == saves.new_path(app.house.folder)


@settings(max_examples=30)  # each waits for the disk some times
@given(st.lists(st.sampled_from(["whole", "cut", "changed", "emptied"]), min_size=1, max_size=4))
def test_damaged_saves_are_set_aside_and_the_others_stay_as_they_are(fates: list[str]) -> None:
    with tempfile.TemporaryDirectory() as folder:
        house = House(Settings(), SIZE, Path(folder), Silence(), lambda changed: None)
        before: dict[Path, bytes] = {}
        for number, fate in enumerate(fates):
            path = saves.new_path(house.folder)
            with Journal.create(path, Setup("grand-hotel", "fear", seed=number)) as journal:
                journal.write(Taken(5100.0, 5100.5, Next()))
            whole = path.read_bytes()
            changed = whole[:9] + b"?" + whole[10:]
            before[path] = {"whole": whole, "cut": whole[:40], "changed": changed, "emptied": b""}[fate]
            path.write_bytes(before[path])
            os.utime(path, (1000.0 + number, 1000.0 + number))
        found = saves.latest(house)
        last_whole = max((number for number, fate in enumerate(fates) if fate == "whole"), default=None)
        assert (found.setup.seed if found else None) == last_whole
        for number, (path, content) in enumerate(before.items()):
            is_aside = fates[number] != "whole" and (last_whole is None or number > last_whole)
            kept = path.with_name(f"{path.name}.damaged") if is_aside else path
            assert kept.read_bytes() == content
            assert any(kept.name in notice for notice in house.notices) == is_aside
        assert len(list((house.folder / saves.FOLDER).iterdir())) == len(fates)


def test_where_nothing_can_be_written_a_shift_is_played_all_the_same_and_that_is_told(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("in the way")
    house = House(Settings(), SIZE, tmp_path / "file" / "below", Silence(), lambda changed: None)
    shift, path = working.started(house, Setup("grand-hotel", "fear", length_min=5.0))
    assert path is None
    assert house.notices == [load()("saves.impossible")]
    assert not shift.is_saved
    shift.decide(Next())
    assert shift.decided


def test_how_long_ago_is_said_in_words() -> None:
    words = load()
    said = [saves.ago(seconds, words) for seconds in (0, 59, 60, 7200, 200_000)]
    assert said == ["just now", "just now", "1 min ago", "2 h ago", "2 days ago"]


@given(st.tuples(st.integers(300, 8000), st.integers(300, 5000)))
def test_a_narrow_window_does_not_make_things_larger(size: tuple[int, int]) -> None:
    assert lines_of(size) <= max(400, size[1])
    assert lines_of((1280, 720)) == 720
    assert lines_of((2560, 1440)) == 1440


def test_timings_have_exactly_the_named_fields(tmp_path: Path) -> None:
    timings = Timings()
    for i in range(100):
        timings.frame(i / 1000, i, drawn=i % 2 == 0)
    timings.write(tmp_path / "t.json")
    found = json.loads((tmp_path / "t.json").read_text())
    assert list(found) == ["frames", "p50_ms", "p99_ms", "max_ms", "first_frame_s", "people_in_view"]
    assert (found["frames"], found["p99_ms"], found["max_ms"], found["people_in_view"]) == (100, 99.0, 99.0, 98)
    timings.forget()
    assert timings.summary()["frames"] == 0


# --- scripts as input


@pytest.mark.parametrize(("text", "part"), [
    ("key: return", "a script is a list of steps"),
    ("- kee: return", "did you mean 'key'"),
    ("- key: nokey", "no such key"),
    ("- wait: -1", "not a time to wait"),
    ("- wait: true", "not a value of 'wait'"),
    ("- {key: a, wait: 1}", "one key with a value"),
    ("- set: {nothing: 1}", "no such setting"),
    ("- resize: [1, 2, 3]", "not a size"),
    ("- pad: z", "no such button"),
    ("- shot: ../x", "not a name for a picture"),
    ("- repeat: {times: 2, steps: [{kee: a}]}", "no such step"),
])
def test_a_bad_script_is_named_with_its_line(text: str, part: str, tmp_path: Path) -> None:
    path = tmp_path / "s.yaml"
    path.write_text(f"# a script\n{text}\n", encoding="utf-8")
    with pytest.raises(ScenarioError) as caught:
        script.read(path)
    assert part in str(caught.value)
    assert str(caught.value).startswith(f"{path}:2:")


@pytest.mark.parametrize("step", ["expect: nobody", "click: nothing", "focus: over", "set: {text_percent: 7}"])
def test_a_step_that_cannot_be_done_says_what_is_there(step: str, tmp_path: Path) -> None:
    app = app_of(tmp_path)
    path = tmp_path / "s.yaml"
    path.write_text(f"- expect: Over\n- {step}\n", encoding="utf-8")
    with pytest.raises(ScriptError, match=r"line 2(.|\n)*on the screen: Two \| On \| Over"):
        Playing(app, script.read(path)).run()


def test_a_script_whose_window_is_closed_meanwhile_did_not_play_to_its_end(tmp_path: Path) -> None:
    app = app_of(tmp_path)
    path = tmp_path / "s.yaml"
    path.write_text("- wait: 1\n- key: down\n", encoding="utf-8")
    pygame.event.post(pygame.event.Event(pygame.QUIT))
    with pytest.raises(ScriptError, match="window was closed"):
        Playing(app, script.read(path)).run()
    assert app.is_over


def test_pictures_are_taken_and_pads_and_loops_work(tmp_path: Path) -> None:
    app = app_of(tmp_path)
    path = tmp_path / "s.yaml"
    path.write_text("- repeat: {times: 2, steps: [{pad: down}]}\n- focus: fail\n- if_there: {key: gone, steps: "
                    "[{key: escape}]}\n- resize: [900, 600]\n- shot: one\n- quit: true\n", encoding="utf-8")
    Playing(app, script.read(path), tmp_path / "shots").run()
    assert app.is_over
    assert pygame.image.load(tmp_path / "shots" / "one.png").get_size() == (900, 600)
