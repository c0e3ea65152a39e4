"""The game as a person meets it: installed from its wheel, in a real window, with real keys, clicks and buttons.

By keyboard alone, by mouse alone and by gamepad alone: the first shift, a shift with six customers that is killed in
the middle, taken up again and played to its end, the debrief, another shift that is left and taken up again. Set
CXSIM_TEST_SHOTS to a folder to see what was seen.
"""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from distribution import Installation
from window import SAY, Display, Hand, Keyboard, Mouse, Pad, Seen, Window, needs_screen

pytestmark = [pytest.mark.slow, pytest.mark.timeout(1200), needs_screen]

SHOTS = os.environ.get("CXSIM_TEST_SHOTS")
SERVED = 6
KILLED_AFTER = 2
DAY = "7"
NEXT, BREATHE, COACH = "say:next", "say:wait", "say:coach"
"""What can be done while nobody is spoken to."""


@pytest.fixture(scope="module")
def display(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Display]:
    """One screen for all of them."""
    with Display(tmp_path_factory.mktemp("screen")) as screen:
        yield screen


Start = Callable[..., Window]


@pytest.fixture
def start(display: Display, installed: Installation, tmp_path: Path) -> Iterator[Start]:
    """Starts the installed game from an empty folder, in a home of its own; what still runs at the end is ended."""
    home = tmp_path / "home"
    home.mkdir()
    own = {name: value for name, value in os.environ.items() if not name.startswith(("XDG_", "SDL_", "PYTHON"))}
    windows: list[Window] = []

    def begin(*arguments: str, command: tuple[str, ...] = ("cxsim",), **environment: str) -> Window:
        program, *rest = command
        windows.append(Window(
            display, [str(installed.binaries / program), *rest, "play"], arguments, tmp_path / f"{len(windows)}.jsonl",
            {**own, "HOME": str(home), **environment}, installed.folder))
        return windows[-1]

    yield begin
    for window in windows:
        window.end()


class Person:
    """Somebody who plays with one device alone, whatever the game shows."""

    def __init__(self, hand: Hand, name: str) -> None:
        self.hand = hand
        self.window = hand.window
        self.name = name

    def look(self, at: str) -> None:
        """Take a picture, if somebody wants to see it."""
        if SHOTS:
            self.window.shot(Path(SHOTS) / f"{self.name}-{at}.png")

    def plays_first_shift(self) -> None:
        """Four pages, a short shift with a colleague who shows the desk, the coach after a talk, the debrief."""
        self.hand.use("title.tutorial")
        self.window.offers("tutorial.on")
        self.look("tutorial")
        while self.window.now().has("tutorial.on"):
            self.hand.use("tutorial.on")
        seen = self.moves()
        assert "Lene" in seen.text
        while COACH not in seen.controls:
            self.look("tutorial-desk")
            seen = self.says(seen.keys(SAY)[0])
        self.goes(COACH)
        self.window.shows("To ask yourself")
        self.look("coach")
        self.hand.use("leave")
        self.window.offers(NEXT)
        self.sees_it_out()
        self.looks_back()

    def begins(self, policy: str) -> None:
        """The choice, the briefing, a prediction."""
        self.hand.use("title.shift")
        self.window.offers("choose.begin")
        self.hand.use(f"choose.policy.{policy}")
        self.look("choose")
        self.hand.use("choose.begin")
        self.window.offers("briefing.satisfied.6")  # the room first, the words by themselves
        self.hand.use("briefing.satisfied.6")
        self.hand.use("briefing.back.2")
        self.look("briefing")
        self.hand.use("briefing.start")

    def serves(self, customers: int) -> Seen:
        """Talk to so many customers, each to the end; what is seen when the last one has left the desk."""
        served, talked = 0, False
        while True:
            seen = self.moves()
            between = not seen.keys(SAY) or NEXT in seen.controls
            served += between and talked
            if served == customers or not seen.keys(SAY):
                return seen
            talked = not between
            self.says(NEXT if between else seen.keys(SAY)[0])

    def calls_somebody(self) -> Seen:
        """Wait until somebody stands at the desk; what can be said to them."""
        seen = self.moves()
        while NEXT in seen.controls:
            seen = self.says(NEXT)
        return seen

    def sees_it_out(self) -> None:
        """Talk to nobody who need not be talked to, until the shift is over."""
        while (seen := self.moves()).keys(SAY):
            self.says(BREATHE if seen.has(BREATHE) else seen.keys(SAY)[0])
        self.look("over")

    def looks_back(self) -> int:
        """The debrief, every page of it, and an answer to its question; how many customers it shows."""
        self.goes("leave")
        self.window.offers("debrief.tab.customers")
        self.look("debrief-customers")
        shown = len(self.window.now().keys("debrief.customer."))
        for page in self.window.now().keys("debrief.tab."):
            self.hand.use(page)
            self.look(page.replace(".", "-"))
        self.hand.use("debrief.cause.both")
        self.hand.use("debrief.title")
        self.window.offers("title.record")
        return shown

    def pauses_and_leaves(self) -> None:
        """Through the pause out of the game, which ends well."""
        self.goes("pause")
        self.window.offers("pause.leave")
        self.look("pause")
        self.hand.use("pause.leave")
        assert self.window.left() == 0

    def goes(self, key: str) -> None:
        """Take a way out of a screen; a press right after the last word is still meant for that, and does nothing."""
        while self.hand.use(key).has(key):
            pass

    def says(self, answer: str) -> Seen:
        """Give an answer; what can be done next."""
        self.hand.say(answer)
        return self.moves()

    def moves(self) -> Seen:
        """Listen until something can be chosen or left."""
        while True:
            seen = self.window.sees(lambda now: now.has("next") or now.has("leave") or now.keys(SAY), "a desk")
            if not seen.has("next"):
                return seen
            self.hand.use("next")


DEVICES = {"keyboard": Keyboard, "mouse": Mouse, "gamepad": Pad}


@pytest.mark.parametrize("device", DEVICES)
def test_with_one_device_alone(device: str, start: Start) -> None:
    command = ("python", str(Path(__file__).with_name("virtual_pad.py"))) if device == "gamepad" else ("cxsim",)

    def sits_down() -> Person:
        window = start("--seed", DAY, command=command)
        window.offers("title.leave")
        return Person(DEVICES[device](window), device)

    person = sits_down()
    assert not person.window.now().has("title.resume")
    person.look("title")
    person.plays_first_shift()

    person.begins("empowerment")
    person.serves(KILLED_AFTER)
    seen = person.calls_somebody()
    person.look("before-the-kill")
    person.window.kill()

    person = sits_down()
    assert person.window.now().focus == "title.resume"
    person.look("title-after")
    person.hand.use("title.resume")
    assert person.moves().keys(SAY) == seen.keys(SAY), "not a decision is lost"
    person.look("after-the-kill")
    person.serves(SERVED - KILLED_AFTER)
    person.sees_it_out()
    assert person.looks_back() >= SERVED
    assert not person.window.now().has("title.resume")

    person.begins("fear")
    before = person.serves(1).text
    person.pauses_and_leaves()
    person = sits_down()
    person.hand.use("title.resume")
    again = person.moves()
    assert again.keys(SAY)
    assert _clock(again.text) >= _clock(before)
    person.pauses_and_leaves()


def test_in_writing_and_in_german_a_shift_is_killed_taken_up_and_looked_back_on(start: Start) -> None:
    wish = ("--seed", DAY, "--language", "de")
    house = ("--company", "software", "--policy", "empowerment", "--desk", "inbox")
    person = Person(Mouse(start(*wish, *house)), "inbox")
    hand = person.hand
    hand.use("choose.begin")
    person.window.offers("briefing.satisfied.6")
    for key in ("briefing.satisfied.6", "briefing.back.2", "briefing.start"):
        hand.use(key)
    for style in ("template", "own"):
        seen = person.window.sees(lambda now: now.keys("ticket:"), "a ticket")
        hand.use(seen.keys("ticket:")[0])
        person.look(style)
        hand.use(style)
        hand.use("send")
        hand.use("next")
    hand.use(person.window.sees(lambda now: now.keys("ticket:"), "a ticket").keys("ticket:")[0])
    waiting = len(person.window.now().keys("ticket:"))
    person.window.kill()

    person = Person(Mouse(start(*wish)), "inbox")
    hand = person.hand
    hand.use("title.resume")
    seen = person.window.sees(lambda now: now.keys("ticket:"), "the tickets")
    assert len(seen.keys("ticket:")) >= min(waiting, 2)
    hand.use(seen.keys("ticket:")[0])
    while not person.window.now().has("leave"):  # a ticket lies open to the end
        hand.use("wait" if person.window.now().has("wait") else "more")
    person.look("over")
    assert person.looks_back() == 2
    hand.use("title.leave")
    assert person.window.left() == 0


def _clock(text: str) -> str:
    """The time of day on a desk."""
    return next(line for line in text.splitlines() if line[:2].isdigit() and line[2:3] == ":")


def test_without_its_fonts_the_game_writes_in_another(start: Start, installed: Installation, tmp_path: Path) -> None:
    (fonts,) = installed.binaries.parent.glob("lib/python*/site-packages/cxsim/_data/assets/fonts")
    kept = fonts.rename(tmp_path / "fonts")
    try:
        (fonts / "lato").mkdir(parents=True)
        (fonts / "lato" / "Lato-Regular.ttf").write_bytes(b"no font at all")
        window = start()
        person = Person(Keyboard(window), "no-fonts")
        window.offers("title.leave")
        person.look("title")
        person.hand.use("title.leave")
        assert window.left() == 0
        assert window.murmur.read_text() == ""
    finally:
        shutil.rmtree(fonts)
        kept.rename(fonts)


@pytest.mark.parametrize("driver", ["alsa", "no-such-driver"])
def test_without_a_sound_device_the_game_is_silent(driver: str, start: Start) -> None:
    window = start(SDL_AUDIODRIVER=driver)
    Keyboard(window).use("title.settings")
    window.offers("settings.back")
    Keyboard(window).use("settings.back")
    window.offers("title.leave")
    Keyboard(window).use("title.leave")
    assert window.left() == 0
    assert window.murmur.read_text() == ""


def test_without_a_screen_the_message_says_what_to_do(tmp_path: Path) -> None:
    environment = {name: value for name, value in os.environ.items() if name not in ("DISPLAY", "WAYLAND_DISPLAY")}
    environment["SDL_VIDEODRIVER"] = "x11"
    done = subprocess.run([sys.executable, "-m", "cxsim", "play", "--home", str(tmp_path)], env=environment,
                          capture_output=True, text=True, check=False)
    assert done.returncode == 1
    assert "xvfb-run" in done.stderr
    assert "Traceback" not in done.stderr
