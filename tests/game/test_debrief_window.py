"""A shift that is held against another policy, in a real window: what is found comes in while the debrief stands open.

The shift was worked before and is taken up from its save, so that the window begins with the debrief. What it shows is
held against the same comparison made without a window.
"""

from __future__ import annotations

import json
import os
import sys
import time
from collections.abc import Iterator
from pathlib import Path

import pytest
from live_play import kindly, work
from window import LOOKS_EVERY_S, PATIENCE_S, Display, Keyboard, Mouse, Seen, Window, needs_screen

from cxsim.config.scenarios import load_policy
from cxsim.game.scenes.saves import FOLDER
from cxsim.game.settings import FILE_NAME
from cxsim.game.words import load
from cxsim.live.outcome import ShiftOutcome
from cxsim.live.replay import under_policy
from cxsim.live.setting import Setup
from cxsim.live.shift import Shift

pytestmark = [pytest.mark.slow, pytest.mark.timeout(1200), needs_screen]

SHOTS = os.environ.get("CXSIM_TEST_SHOTS")
"""Folder for pictures of what was seen, for somebody who wants to look."""
ENGLISH = load("en")
HOTEL = Setup("grand-hotel", "fear", "counter", seed=2, length_min=30.0)
"""Half an hour at the front desk under fear: the debrief holds it against empowerment first."""
FIRST, OTHER = "empowerment", "firm-and-fair"
CHIP, PAGE = "debrief.other.", "debrief.tab."


@pytest.fixture(scope="module")
def display(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Display]:
    """One screen for all of them."""
    with Display(tmp_path_factory.mktemp("screen")) as screen:
        yield screen


def worked(home: Path) -> Path:
    """The save of a shift that is over and was not looked back on."""
    path = home / FOLDER / "over.shift"
    path.parent.mkdir()
    shift = Shift.start(HOTEL, path)
    work(shift, kindly)
    assert shift.is_over
    shift.close()
    return path


def drawn(display: Display, path: Path) -> bytes:
    """What is on the screen."""
    display.picture(path)
    return path.read_bytes()


def meters(seen: Seen) -> dict[str, str]:
    """What is said of each figure that is compared, by its name."""
    return {node["name"]: node["value"] for node in seen.nodes if node["kind"] == "meter"}


def there(outcome: ShiftOutcome) -> dict[str, str]:
    """How the figures of the same words under another policy are written."""
    found = {"stay": outcome.stay_share, "content": outcome.satisfied_share, "again": outcome.came_back_share}
    shown = {name: ENGLISH("debrief.percent", n=round(100 * share)) for name, share in found.items()}
    shown |= {"given": ENGLISH.money(outcome.given_usd), "worth": ENGLISH.money(outcome.value_per_customer_usd)}
    return {ENGLISH(f"debrief.compare.{name}"): ENGLISH("debrief.there", what=what) for name, what in shown.items()}


@pytest.mark.parametrize(("text", "device"), [(100, Mouse), (200, Keyboard)])
def test_a_comparison_comes_in_while_the_debrief_stands_open(
    text: int, device: type[Mouse] | type[Keyboard], display: Display, tmp_path: Path
) -> None:
    settings = {"reduced_motion": True, "sound": False, "text_percent": text}
    (tmp_path / FILE_NAME).write_text(json.dumps(settings), encoding="utf-8")
    journal = worked(tmp_path)
    window = Window(display, [sys.executable, "-m", "cxsim", "play"], ["--home", str(tmp_path)], tmp_path / "told")

    def look(at: str) -> None:
        if SHOTS:
            window.shot(Path(SHOTS) / f"compared-{text}-{at}.png")

    def same_words(name: str) -> str:
        return ENGLISH("debrief.same-words", title=load_policy(name).title)

    try:
        hand = device(window)
        hand.use("title.resume")
        window.offers(f"{PAGE}customers")
        before = hand.use(f"{PAGE}rules")
        assert same_words(FIRST) in before.text
        again = ENGLISH("debrief.playing-again", title=load_policy(OTHER).title)
        asked = hand.use(f"{CHIP}{OTHER}")
        assert again in window.told.read_text(encoding="utf-8")
        waits = drawn(display, tmp_path / "asked.png")
        look("asked")
        came = window.sees(lambda now: same_words(OTHER) in now.text, "the comparison")
        end = time.monotonic() + PATIENCE_S
        while drawn(display, tmp_path / "came.png") == waits:  # what was told is on the screen as well, by itself
            assert time.monotonic() < end, "the comparison is not drawn"
            time.sleep(LOOKS_EVERY_S)
        look("came")
        assert came.taken == asked.taken, "nothing was pressed for it"
        assert came.focus == asked.focus == f"{CHIP}{OTHER}"
        assert again not in came.text
        assert came.controls[f"{CHIP}{OTHER}"]["chosen"]
        assert not came.controls[f"{CHIP}{FIRST}"].get("chosen", False)
        back = hand.use(f"{CHIP}{FIRST}")
        assert same_words(FIRST) in back.text, "what was found is not worked out twice"
        assert meters(back) == meters(before)
        look("back")
        window.kill()
        shift = Shift.resume(journal)
        for name, seen in ((FIRST, before), (OTHER, came)):
            said, expected = meters(seen), there(under_policy(shift, name))
            assert {name: expected[name] in said[name] for name in expected} == dict.fromkeys(expected, True)
        assert meters(before) != meters(came)
    finally:
        window.end()
