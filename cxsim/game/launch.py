"""From a command to the first picture: settings, window, voice, the first scene."""

from __future__ import annotations

import tempfile
import time
from contextlib import ExitStack
from dataclasses import dataclass, replace
from pathlib import Path

from cxsim.game import script
from cxsim.game import settings as store
from cxsim.game.app import App
from cxsim.game.readout import Readout
from cxsim.game.scene import House, Scene
from cxsim.game.script import ScriptError
from cxsim.game.sound import Mixer, Silence, Sounds
from cxsim.game.speech import NullVoice, Speech, system_voice
from cxsim.game.window import FIRST_SIZE, NoWindowError, choose_drivers, open_window


@dataclass(frozen=True)
class Wish:
    """What somebody wants to play, and how.

    Attributes
    ----------
    roleplay
        A single scene to be played; empty for the title.
    company, policy, desk
        Where a shift takes place; empty for what is chosen in the game.
    seed
        The day of its shifts; None for the first day where the shift is wished for, and for another one every time
        that somebody chooses in the game.
    script, shots, timings
        A script to play, the folder for its pictures, the file for the times of frames.
    tell
        The file in which every change of the screen is told.
    home
        Folder of settings and saves; a scripted game without one keeps nothing.
    """

    roleplay: str = ""
    company: str = ""
    policy: str = ""
    desk: str = ""
    seed: int | None = None
    language: str = ""
    size: tuple[int, int] = FIRST_SIZE
    script: Path | None = None
    shots: Path | None = None
    timings: Path | None = None
    tell: Path | None = None
    home: Path | None = None


def launch(wish: Wish, begun_s: float | None = None) -> None:
    """Play until somebody leaves.

    Parameters
    ----------
    begun_s
        When the command began (`time.perf_counter`), for the time to the first picture.

    Raises
    ------
    NoWindowError
        When there is no screen; says what to do.
    cxsim.config.faults.ScenarioError
        When a scenario, role-play or script is at fault.
    cxsim.game.script.ScriptError
        When a script could not go on.
    """
    begun = time.perf_counter() if begun_s is None else begun_s
    steps = None
    with ExitStack() as stack:
        home = wish.home
        if home is None:
            home = Path(stack.enter_context(tempfile.TemporaryDirectory(prefix="cxsim-"))) if wish.script else (
                store.data_folder())
        loaded = store.load(home)
        choose_drivers(loaded.settings)
        screen = open_window(wish.size, loaded.settings.full_screen and wish.script is None)
        if wish.script is not None:
            steps = script.read(wish.script)
        settings = replace(loaded.settings, language=wish.language) if wish.language else loaded.settings
        sounds: Sounds = Silence() if steps is not None else Mixer()
        voice: Speech = NullVoice() if steps is not None else system_voice()
        app = App(
            screen, settings, home, lambda house: _first(house, wish), sounds, voice,
            script.STEP_S if steps is not None else None, is_window=True,
            readout=stack.enter_context(Readout(wish.tell)) if wish.tell is not None else None,
        )
        app.house.seed = wish.seed
        if steps is None:
            app.house.missing = lambda: _missing(sounds, voice)
        if loaded.set_aside is not None:
            app.house.notices.append(app.house.words("app.settings-damaged", name=loaded.set_aside.name))
        try:
            app.first_picture(begun)
            if isinstance(sounds, Mixer):
                sounds.open()
            if steps is None:
                app.run()
            else:
                script.Playing(app, steps, wish.shots).run()
        finally:
            if not app.is_over:
                app.leave()
            if wish.timings is not None:
                app.timings.write(wish.timings)


def _missing(sounds: Sounds, voice: Speech) -> frozenset[str]:
    """Settings that change nothing on this machine."""
    lacks = {"sound": sounds.has_no_device, "self_voicing": isinstance(voice, NullVoice)}
    return frozenset(name for name, is_missing in lacks.items() if is_missing)


def _first(house: House, wish: Wish) -> Scene:
    """The scene that was asked for: a single role-play, a shift, or the title."""
    if wish.roleplay:
        from cxsim.game.scenes.shelf import single

        return single(house, wish.roleplay, wish.policy or "empowerment")
    if wish.company or wish.policy or wish.desk:
        from cxsim.game.scenes.choose import Choice, ChooseScene

        seed = 1 if wish.seed is None else wish.seed
        return ChooseScene(house, Choice.wished(wish.company, wish.policy, wish.desk, seed))
    from cxsim.game.scenes.title import TitleScene

    return TitleScene(house)


__all__ = ["NoWindowError", "ScriptError", "Wish", "launch"]
