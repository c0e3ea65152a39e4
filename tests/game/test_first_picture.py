"""What the first picture waits for: nothing that it does not show."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

import pytest

from cxsim.game.scene import House, Meanwhile
from cxsim.game.scenes.choose import Choice, ChooseScene, desks_at
from cxsim.game.settings import Settings
from cxsim.game.sound import Silence
from cxsim.game.widgets.control import Message

MODEL = ("cxsim.model", "simpy", "numpy")
FILES = ("pydantic", "ruamel")

CODE = """
import json, os, sys
from pathlib import Path
os.environ["SDL_VIDEODRIVER"] = "dummy"
from cxsim.game import launch
from cxsim.game.app import App
first_picture = App.first_picture


def then_leave(app, begun_s):
    first_picture(app, begun_s)
    print(json.dumps(sorted(sys.modules)), flush=True)
    os._exit(0)


App.first_picture = then_leave
launch.launch(launch.Wish(home=Path(sys.argv[1]), **json.loads(sys.argv[2])))
"""


@pytest.mark.parametrize(("wish", "unused"), [
    ({}, (*MODEL, *FILES)),
    ({"roleplay": "hotel-spoiled-night", "policy": "fear"}, MODEL),
    ({"company": "grand-hotel"}, MODEL),
], ids=["title", "role-play", "choice"])  # fmt: skip
def test_the_first_picture_waits_for_nothing_it_does_not_show(
    wish: dict[str, str], unused: tuple[str, ...], tmp_path: Path
) -> None:
    """Modules that only a shift needs are a second of the first start after an installation."""
    command = [sys.executable, "-c", CODE, str(tmp_path), json.dumps(wish)]
    done = subprocess.run(command, capture_output=True, text=True, check=True)
    loaded = json.loads(done.stdout.splitlines()[-1])
    assert [name for name in loaded if name.startswith(unused)] == []


def test_a_choice_reads_a_company_when_it_is_chosen_and_no_other_before(tmp_path: Path) -> None:
    desks_at.cache_clear()
    house = House(Settings(), (1280, 720), tmp_path, Silence(), lambda new: None)
    scene = ChooseScene(house, Choice("airline", "posts"))
    assert desks_at.cache_info().currsize == 1

    turn = scene.heard(Message("choose.company.software"))
    assert isinstance(turn, Meanwhile)
    assert scene.choice.company == "airline"
    turn.work()
    assert scene.choice.company == "software"
    assert scene.choice.desk in desks_at("software")

    assert scene.heard(Message("choose.company.airline")) is None
    assert scene.choice.company == "airline"
