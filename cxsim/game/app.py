"""The game itself: scenes on top of one another, time, devices, the voice, and the frame.

`App` knows no scene. It turns events into actions, hands them to the scene on top, follows its turns, and draws only
when something may have changed. `run` is the loop at a window; a test calls `frame` as often as it likes.
"""

from __future__ import annotations

import time
import weakref
from collections.abc import Callable
from pathlib import Path
from typing import Final

import pygame

from cxsim.game import garbage
from cxsim.game import settings as store
from cxsim.game.captions import Captions
from cxsim.game.devices import Pads, by_shortcut, own_keys
from cxsim.game.passage import Passage
from cxsim.game.readout import Readout
from cxsim.game.scene import Close, Go, Home, House, Meanwhile, Open, Quit, Scene, Turn
from cxsim.game.settings import Settings
from cxsim.game.sound import Sounds
from cxsim.game.speech import Speech
from cxsim.game.timings import Timings
from cxsim.game.widgets.actions import ONCE, Action, Do, Held, Inputs
from cxsim.game.widgets.node import Kind, Node
from cxsim.game.window import change_mode

FRAMES_PER_S: Final = 60
LONGEST_STEP_S: Final = 0.1
"""After a stall the game does not jump further than this."""
FIRST_FRAMES: Final = 3
"""Frames drawn after every change, for systems that show a picture late."""
BUSY_S: Final = 0.008
MOST_PUT_OFF: Final = 2
"""A frame that has worked for so long leaves the drawing to the next one, so often in a row at most: what somebody
decided is carried out in one frame, written on the screen in another, and drawn in a third."""


class App:
    """The running game.

    Parameters
    ----------
    screen
        What is drawn on: the window, or any surface in a test.
    first
        Makes the first scene.
    fixed_step_s
        Length of every frame for the scenes, so that a script shows the same pictures every time; None for the
        clock's own.
    readout
        Where every change of the screen is told, if anywhere.
    """

    def __init__(
        self, screen: pygame.Surface, settings: Settings, folder: Path, first: Callable[[House], Scene],
        sounds: Sounds, speech: Speech, fixed_step_s: float | None = None, is_window: bool = False,
        readout: Readout | None = None,
    ) -> None:
        self.screen = screen
        self.sounds = sounds
        self.speech = speech
        self.captions = Captions()
        self.timings = Timings()
        self.readout = readout
        self.is_over = False
        self.house = House(settings, screen.get_size(), folder, self, self.change)
        self.inputs = Inputs(own_keys(settings.keys))
        self.pads = Pads()
        self._down = Held()
        self._scenes: list[Scene] = []
        self._left: list[weakref.ref[Scene]] = []
        """Scenes that were dropped since the last way home, as far as they are still there."""
        self._passage: Passage | None = None
        self._after: Callable[[Scene], None] = self._scenes.append
        self._fixed_step_s = fixed_step_s
        self._is_window = is_window
        self._draw_frames = FIRST_FRAMES
        self._put_off = 0
        self._held: list[Action] | None = None
        """What is pressed while a scene takes a new look; None while scenes change, when presses mean nothing."""
        self._spoken = ""
        self.speech.language = settings.language
        garbage.prepare()
        self._pass_to(lambda: first(self.house), self._scenes.append)

    # --- what scenes use

    def play(self, name: str) -> None:
        """Play a sound, and write its caption when captions are wanted."""
        if self.house.settings.sound:
            self.sounds.play(name)
        line = f"sound.{name}"
        if self.house.settings.captions and line in self.house.words:
            self.captions.sound(self.house.words(line))

    def change(self, settings: Settings) -> None:
        """Take new settings: keep them, and draw everything anew."""
        before, self.house.settings = self.house.settings, settings
        self.inputs.own = own_keys(settings.keys)
        self.speech.language = settings.language
        if not settings.self_voicing:
            self.speech.stop()
        if settings.full_screen != before.full_screen and self._is_window:
            self.screen = change_mode(self.house.size, settings.full_screen)
            self.house.size = self.screen.get_size()
        try:
            store.save(settings, self.house.folder)
        except OSError:
            self.captions.notice(self.house.words("app.not-saved"))
        self._anew()

    # --- what is there

    @property
    def scene(self) -> Scene | None:
        """The scene on top; None before the first one is made."""
        return self._scenes[-1] if self._scenes else None

    @property
    def is_passing(self) -> bool:
        """Whether one scene is giving way to the next."""
        return self._passage is not None

    def tree(self) -> Node:
        """The tree of meaning: the scene's, and the captions over it."""
        top = self.scene.tree() if self.scene else Node(Kind.SCREEN, "cxsim")
        top.children += [Node(Kind.FACT, text) for text in self.captions.texts]
        return top

    # --- one frame

    def run(self) -> None:
        """Play until somebody leaves."""
        self.pads.begin()
        clock = pygame.time.Clock()
        while not self.is_over:
            step_s = min(LONGEST_STEP_S, clock.tick(FRAMES_PER_S) / 1000)
            self.frame(pygame.event.get(), step_s)

    def first_picture(self, begun_s: float) -> None:
        """Show the first scene as soon as it is made; the time since ``begun_s`` is kept."""
        while self._passage is not None and not self._passage.is_made:
            pygame.event.pump()
            time.sleep(0.002)
        self.settle()
        self.frame([], 0.0)
        self.timings.first_frame_s = time.perf_counter() - begun_s
        self.timings.forget()
        self.house.look().fonts.prepare()  # what would hold up a later frame
        garbage.begin()

    def resize(self, size: tuple[int, int]) -> None:
        """Give the window, or what stands for it, another size."""
        self.screen = change_mode(size, False) if self._is_window else pygame.Surface(size)
        self.house.size = self.screen.get_size()
        self._anew()

    def frame(self, events: list[pygame.event.Event], step_s: float) -> None:
        """Take events, let time pass, draw if anything may have changed."""
        begun = time.perf_counter()
        for event in events:
            self.take(event)
        self.pass_time(step_s if self._fixed_step_s is None else self._fixed_step_s)
        self.house.over.take_a_piece()
        drawn = (self._draw_frames > 0 or self._is_moving) and not self.is_over and not self._puts_off(begun)
        if drawn:
            self._draw_frames = max(0, self._draw_frames - 1)
            self.draw()
            if self._is_window:
                pygame.display.flip()
            garbage.a_frame_is_drawn()
        self.timings.frame(time.perf_counter() - begun, self.scene.people_in_view if self.scene else 0, drawn)
        if self.readout is not None and not self.is_over:
            self.readout.take([event for event in events if self.pads.hears(event)])
            self.readout.tell(None if self.is_passing else self.tree)

    def take(self, event: pygame.event.Event) -> None:
        """React to one event of the window or of a device."""
        repeats = self._down.repeats(event)
        if event.type == pygame.QUIT:
            self.leave()
        elif event.type in (pygame.WINDOWFOCUSLOST, pygame.WINDOWMINIMIZED):
            garbage.nobody_looks()
        elif event.type in (pygame.VIDEORESIZE, pygame.WINDOWSIZECHANGED) and self._is_window:
            self.screen = pygame.display.get_surface() or self.screen
            if self.screen.get_size() != self.house.size:
                self.house.size = self.screen.get_size()
                self._anew()
        elif event.type in (pygame.WINDOWEXPOSED, pygame.WINDOWFOCUSGAINED, pygame.WINDOWSHOWN) or self._asked(event):
            self._draw_frames = FIRST_FRAMES
        elif self.pads.take(event) and not self._takes_shortcut(event, repeats):
            action = self.inputs.action(event)
            if action and not (repeats and action.do in ONCE):
                self.act(action)

    def act(self, action: Action) -> None:
        """Hand an action to the scene on top."""
        scene = self.scene
        if scene is None or self._passage is not None:
            if self._held is not None:
                self._held.append(action)
            return
        self._draw_frames = FIRST_FRAMES
        if action.do is Do.READ:
            self.speech.say(" ".join(scene.voice_of_all()))
            return
        self.follow(scene.handle(action))
        self.captions.look_again()
        self._voice_focus()

    def pass_time(self, step_s: float) -> None:
        """Let time pass for what is on top."""
        if self.captions.update(step_s) or self._passage is not None:
            self._draw_frames = FIRST_FRAMES
        if self._passage is not None:
            if self._passage.update(step_s):
                self._arrive()
        elif self.scene is not None:
            self.follow(self.scene.update(step_s))

    def draw(self) -> None:
        """Draw what is on top."""
        if self._passage is not None:
            self._passage.draw(self.screen)
        elif self.scene is not None:
            self.scene.draw(self.screen)
        if self.captions.texts and self._passage is None:  # the thread that makes a scene writes as well
            self.captions.draw(self.screen, self.house.look(), self.scene.tree if self.scene else None)

    def follow(self, turn: Turn | None) -> None:
        """Go where a scene wants to go."""
        match turn:
            case Go(make):
                self._pass_to(make, self._replace)
            case Open(make):
                self._pass_to(make, self._scenes.append)
            case Home(make):
                self._pass_to(make, self._go_home)
            case Close():
                self._close()
            case Quit():
                self.leave()
            case Meanwhile(work):
                self._do_meanwhile(work)
            case None:
                pass

    def leave(self) -> None:
        """End the game; scenes let go of what they hold, the one on top first."""
        self.is_over = True
        while self._scenes:
            self._drop()
        self.speech.close()

    def settle(self) -> None:
        """Wait for a passage to end; for scripts and tests."""
        while self._passage is not None and not self.is_over:
            self._passage.wait()
            self.pass_time(1.0)

    def _puts_off(self, begun_s: float) -> bool:
        """Whether the drawing is left to the next frame; what is to be drawn is built on the way."""
        if self._is_window and self._passage is None and self.scene is not None and self._put_off < MOST_PUT_OFF:
            self._put_off += 1
            if time.perf_counter() - begun_s > BUSY_S:
                return True
            self.scene.freshen()
            if time.perf_counter() - begun_s > BUSY_S:
                return True
        self._put_off = 0
        return False

    # --- scenes

    def _pass_to(self, make: Callable[[], Scene], after: Callable[[Scene], None], fades: bool = True) -> None:
        before, size = self.screen.copy() if self._scenes else None, self.screen.get_size()
        self._after = after
        self._held = None if fades else []
        garbage.hold()
        self._passage = Passage(make, before, self.house.look(), size, fades, self.house.words("app.wait"))

    def _arrive(self) -> None:
        assert self._passage is not None
        scene, held = self._passage.scene, self._held
        assert scene is not None
        self._passage = self._held = None
        self._after(scene)
        garbage.between_scenes()
        if held is None:
            self._greet(scene)
        for action in held or ():
            self.act(action)
        if scene is self.scene and scene.seen_changes != self.house.changes:  # the window changed while it was made
            self._adapt(scene)

    def _replace(self, scene: Scene) -> None:
        if self._scenes:
            self._drop()
        self._scenes.append(scene)
        self.house.over.scenes_are_gone()

    def _go_home(self, scene: Scene) -> None:
        while self._scenes:
            self._drop()
        for gone in [left() for left in self._left]:
            if gone is not None:  # until now a scene after it might have asked it for something
                garbage.empty(gone)
        self._left.clear()
        self._replace(scene)

    def _drop(self) -> None:
        scene = self._scenes.pop()
        scene.dropped()
        self._left = [*(left for left in self._left if left() is not None), weakref.ref(scene)]

    def _close(self) -> None:
        self._drop()
        if not self._scenes:
            self.leave()
            return
        below = self._scenes[-1]

        def again() -> Scene:
            below.resumed()
            return below

        self._pass_to(again, lambda _: None)

    def _greet(self, scene: Scene) -> None:
        self._draw_frames = FIRST_FRAMES
        if self._is_window:
            name = scene.tree().name
            pygame.display.set_caption(f"{name} · cxsim" if name != "cxsim" else name)
        for notice in self.house.notices:
            self.captions.notice(notice)
        self.house.notices.clear()
        self._spoken = ""
        if self.house.settings.self_voicing:
            self._spoken = scene.voice()
            self.speech.say(f"{scene.tree().name}. {self._spoken}")

    def _anew(self) -> None:
        self._draw_frames = FIRST_FRAMES
        self.house.changes += 1
        if self.scene is not None and self._passage is None:
            self._adapt(self.scene)

    def _adapt(self, scene: Scene) -> None:
        """Have a scene take size, settings and language as they are now: at a window beside the frames, which show
        it as it was until then."""
        scene.seen_changes = self.house.changes
        if not self._is_window:
            scene.resize()
            return

        self._do_meanwhile(scene.resize)

    def _do_meanwhile(self, work: Callable[[], None]) -> None:
        """Have the scene on top do something in a thread; what is pressed until then is done afterwards."""
        scene = self.scene
        assert scene is not None

        def done() -> Scene:
            work()
            return scene

        self._pass_to(done, lambda _: self._voice_focus(), fades=False)

    def _voice_focus(self) -> None:
        if self.house.settings.self_voicing and self.scene is not None and self._passage is None:
            said = self.scene.voice()
            if said != self._spoken:
                self._spoken = said
                self.speech.say(said)

    # --- devices

    @property
    def _is_moving(self) -> bool:
        return self._passage is not None or (self.scene is not None and self.scene.is_moving)

    def _asked(self, event: pygame.event.Event) -> bool:
        """Whether the scene asked for a key, and takes this one."""
        if event.type != pygame.KEYDOWN or self.scene is None or self.is_passing:
            return False
        return self.scene.takes_key(event.key)

    def _takes_shortcut(self, event: pygame.event.Event, repeats: bool) -> bool:
        """Change a setting by a key that means the same everywhere; a held one does not switch to and fro."""
        wanted = by_shortcut(event, self.house.settings)
        if wanted is None:
            return False
        if not repeats or wanted.full_screen == self.house.settings.full_screen:
            self.change(wanted)
        return True
