"""What happens round a conversation, in a real window: a queue longer than the screen, a promised call, a supervisor.

Each shift is taken up from a save, so that a scene begins where it gets interesting; from there on all is done with
real keys and clicks. What the window showed is held against the journal that it left, played again without a window.
"""

from __future__ import annotations

import json
import os
import re
import sys
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from window import GO_ON, SAY, Display, Keyboard, Mouse, Seen, Window, needs_screen

from cxsim.game.scenes.desk.cards import MOST_LAMPS
from cxsim.game.scenes.saves import FOLDER
from cxsim.game.settings import FILE_NAME
from cxsim.game.words import load
from cxsim.live.decisions import Accepted, Choose, Decision, Hold, Next, Wait
from cxsim.live.setting import Setup
from cxsim.live.shift import Shift

pytestmark = [pytest.mark.slow, needs_screen]

SHOTS = os.environ.get("CXSIM_TEST_SHOTS")
"""Folder for pictures of what was seen, for somebody who wants to look."""
ENGLISH = load("en")
PHONE = Setup("utility", "empowerment", "phone", "rushed", seed=1, time_pressure=False, length_min=120.0)
"""Two hours on the phone on a day with too few people; the clock waits for who thinks."""
HOTEL = Setup("grand-hotel", "empowerment", "counter", seed=3, time_pressure=False, length_min=120.0)
"""Two hours at the front desk."""
NEXT, KEEP = f"{SAY}next", f"{SAY}keep:"
AT_HAND, PROMISE, LET_GO, HOLD = "at-hand", "use:promise", "use:let_go", "use:hold"
OFFER, GIVES = "offer", f"{SAY}off_for_good"


@pytest.fixture(scope="module")
def display(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Display]:
    """One screen for all of them."""
    with Display(tmp_path_factory.mktemp("screen")) as screen:
        yield screen


class Desk:
    """A shift that is taken up in a real window, and what its journal says of it."""

    def __init__(self, window: Window, journal: Path, name: str) -> None:
        self.window = window
        self.journal = journal
        self.name = name

    def look(self, at: str) -> None:
        """Take a picture, if somebody wants to see it."""
        if SHOTS:
            self.window.shot(Path(SHOTS) / f"{self.name}-{at}.png")

    def hears_out(self, hand: Keyboard | Mouse) -> Seen:
        """Listen until something can be said or left."""
        while True:
            seen = self.window.sees(lambda now: now.has(GO_ON) or now.keys(SAY) or now.has("leave"), "a turn")
            if not seen.has(GO_ON):
                return seen
            hand.use(GO_ON)

    def says(self, hand: Keyboard | Mouse, answer: str) -> Seen:
        """Give an answer, again where a press came too soon after a word; what can be said next."""
        offered = self.hears_out(hand).keys(SAY)
        while hand.say(answer).keys(SAY) == offered:
            pass
        return self.hears_out(hand)

    def talks_to_the_end(self, hand: Keyboard | Mouse) -> Seen:
        """Say the first that can be said until nobody is there any more."""
        seen = self.hears_out(hand)
        while NEXT not in seen.controls and not seen.has("leave"):
            seen = self.says(hand, seen.keys(SAY)[0])
        return seen

    def does(self, hand: Keyboard | Mouse, tool: str) -> Seen:
        """Take what is at hand besides answers; what can be said next."""
        self.hears_out(hand)
        while not self.window.now().has(tool):
            hand.use(AT_HAND)
        while hand.use(tool).has(tool):
            pass
        return self.hears_out(hand)

    def tells(self, words: str) -> None:
        """Wait until these words have been on the screen, however shortly; news are told one after the other."""
        told, line = self.window.told, json.dumps(words, ensure_ascii=False)[1:-1]
        self.window.sees(lambda _: line in told.read_text(encoding="utf-8"), repr(words))

    def model(self) -> Shift:
        """End the game, and play its journal again without a window."""
        self.window.kill()
        return Shift.resume(self.journal)


Sits = Callable[..., Desk]


@pytest.fixture
def sits(display: Display, tmp_path: Path) -> Iterator[Sits]:
    """Sits down at a shift in which so much has been decided already."""
    begun: list[Window] = []

    def sit(name: str, setup: Setup, *decided: Decision, text: int = 100) -> Desk:
        settings = {"reduced_motion": True, "sound": False, "text_percent": text}
        (tmp_path / FILE_NAME).write_text(json.dumps(settings), encoding="utf-8")
        journal = tmp_path / FOLDER / "left.shift"
        journal.parent.mkdir()
        shift = Shift.start(setup, journal)
        for decision in decided:
            assert isinstance(shift.decide(decision), Accepted)
        shift.close()
        window = Window(display, [sys.executable, "-m", "cxsim", "play"], ["--home", str(tmp_path)], tmp_path / "told")
        begun.append(window)
        Keyboard(window).use("title.resume")
        return Desk(window, journal, name)

    yield sit
    for window in begun:
        window.end()


def test_a_queue_longer_than_the_screen_is_counted_and_falls_when_somebody_is_served(sits: Sits) -> None:
    desk = sits("queue", PHONE, *[Wait(5.0)] * 12)  # until many have come
    hand = Mouse(desk.window)
    before = desk.hears_out(hand)
    waiting = len(Shift.resume(desk.journal).observe().queue)
    assert waiting > MOST_LAMPS + 1
    assert ENGLISH("desk.more-waiting", n=waiting - MOST_LAMPS) in before.text
    assert ENGLISH("desk.waiting", n=waiting) in before.text
    desk.look("long")
    desk.says(hand, NEXT)
    taken = desk.window.shows(ENGLISH("desk.waiting", n=waiting - 1))
    assert ENGLISH("desk.more-waiting", n=waiting - 1 - MOST_LAMPS) in taken.text
    desk.look("taken")
    after = desk.talks_to_the_end(hand)
    desk.look("served")
    assert NEXT in after.controls, "the desk is free again"
    model = desk.model()
    assert [type(each.decision) for each in model.decided[11:13]] == [Wait, Next]
    assert model.observe().figures.served == 1
    assert ENGLISH("desk.waiting", n=len(model.observe().queue)) in after.text


def test_a_call_that_was_promised_falls_due_while_others_are_served_and_is_made(sits: Sits) -> None:
    desk = sits("call", HOTEL, Next())
    hand = Keyboard(desk.window)
    seen = desk.does(hand, PROMISE)
    (call,) = seen.keys(KEEP)
    assert ENGLISH("desk.due-in", n=60) in seen.text
    desk.look("promised")
    who = seen.controls[call]["name"].removeprefix("Ring ").removesuffix(" back, as promised")
    while _due_in_min(seen) > 12:
        seen = desk.does(hand, LET_GO) if NEXT not in seen.controls else desk.says(hand, NEXT)
    desk.tells(ENGLISH("desk.caption.call_back_due", who=who))
    desk.look("due")
    seen = desk.says(hand, call)
    assert ENGLISH("desk.call-back") in seen.text
    assert who in seen.text
    desk.look("ringing")
    seen = desk.talks_to_the_end(hand)
    assert not seen.keys(KEEP), "nothing is owed any more"
    desk.tells(ENGLISH("desk.caption.promise_kept", who=who))
    model = desk.model()
    figures = model.observe().figures
    assert (figures.promises_kept, figures.promises_open, figures.promises_broken) == (1, 0, 0)
    assert model.history[-1].talk.case.id == model.history[0].talk.case.id == int(call.removeprefix(KEEP))
    assert figures.served > 1, "others came in between"


def _due_in_min(seen: Seen) -> int:
    """In how many minutes the call is due; as long as anybody is spoken with, that is not told."""
    found = re.search(ENGLISH("desk.due-in", n=0).replace("0", "([0-9]+)"), seen.text)
    return int(found[1]) if found is not None else 60


def test_the_supervisor_is_asked_says_yes_and_that_much_is_given(sits: Sits) -> None:
    setup = Setup("utility", "firm-and-fair", "phone", seed=42, time_pressure=False, length_min=120.0)
    talked = [Choose(name) for name in ("take_it_down", "is_that_a_choice", "year_end", "no_rush", "why_did_you_ring",
                                        "fuse_test", "online")]
    desk = sits("asked", setup, Next(), *talked)
    hand = Keyboard(desk.window)
    own_usd = _most_usd(Shift.resume(desk.journal), "off_for_good")
    desk.hears_out(hand)
    seen = desk.does(hand, HOLD)
    desk.tells(ENGLISH("desk.caption.approved"))
    asked = Shift.resume(desk.journal)
    agreed_usd = _most_usd(asked, "off_for_good")
    assert agreed_usd > own_usd + 1.0, "the answer allows more than the person may give alone"
    assert ENGLISH("desk.approved", limit=ENGLISH.money(agreed_usd)) in seen.text
    desk.look("approved")
    desk.window.press("key", str(1 + [key for key in seen.controls if key.startswith(SAY)].index(GIVES)))
    while desk.window.now().focus != OFFER:
        desk.window.press("key", "Tab")
    desk.window.press("key", "End")
    most = ENGLISH.money(agreed_usd)
    desk.window.sees(lambda now: most in now.controls[GIVES]["name"], "what is said names what is given")
    desk.look("offered")
    hand.use("say-it")
    desk.talks_to_the_end(hand)
    model = desk.model()
    (scene,) = model.history[:1]
    assert [type(each.decision) for each in model.decided if isinstance(each.decision, Hold)] == [Hold]
    assert scene.talk.case.granted_usd == pytest.approx(agreed_usd)
    assert model.observe().figures.given_usd == pytest.approx(agreed_usd)


def _most_usd(shift: Shift, choice: str) -> float:
    """The most that may go with a choice that is offered now."""
    here = shift.observe().encounter
    assert here is not None
    remedy = next(each.remedy for each in here.choices if each.name == choice)
    assert remedy is not None
    return remedy.allowed_usd
