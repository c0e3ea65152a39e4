"""What was decided is on disk: after kill -9, after a cut, and never opened once it is damaged."""

from __future__ import annotations

import json
import random
import signal
import subprocess
import sys
from pathlib import Path

import pytest
from live_play import SHORT, carelessly, kindly, work

from cxsim.live.decisions import LookUp, Next
from cxsim.live.journal import DamagedSaveError, Journal, Taken, line_of, load
from cxsim.live.setting import Setup
from cxsim.live.shift import Shift

TAKEN = [Taken(5100.0 + 0.1 * number, 5100.1 + 0.1 * number, (Next(), LookUp())[number % 2]) for number in range(6)]

HEAD = line_of({"format": "cxsim-shift", "version": 1, "setup": SHORT.to_json()})

PLAYER = """
import sys
sys.path.insert(0, sys.argv[2])
from live_play import SHORT, kindly, work
from cxsim.live.shift import Shift
shift = Shift.start(SHORT, sys.argv[1])
print("ready", flush=True)
while not shift.is_over:
    work(shift, kindly, most=1)
    print(len(shift.decided), flush=True)
"""


def written(path: Path) -> Path:
    with Journal.create(path, SHORT) as journal:
        for taken in TAKEN:
            journal.write(taken)
    return path


@pytest.mark.skipif(sys.platform == "win32", reason="there is no kill -9")
def test_kill_9_loses_at_most_the_decision_being_taken(tmp_path: Path) -> None:
    path, tests = tmp_path / "shift.jsonl", Path(__file__).parent.parent
    command = [sys.executable, "-c", PLAYER, str(path), str(tests)]
    told = 0
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True) as player:
        assert player.stdout is not None
        assert player.stdout.readline() == "ready\n"
        for _ in range(random.randrange(1, 12)):
            told = int(player.stdout.readline())
        player.send_signal(signal.SIGKILL)
        rest = player.stdout.read().split()
    told = max([told, *(int(number) for number in rest)])
    shift = Shift.resume(path)
    assert told <= len(shift.decided) <= told + 1
    again = Shift(SHORT)
    work(again, kindly, most=len(shift.decided))
    assert shift.decided == again.decided
    assert shift.observe() == again.observe()
    shift.close()


def test_a_journal_cut_anywhere_gives_what_was_whole(tmp_path: Path) -> None:
    content = written(tmp_path / "whole").read_bytes()
    ends = [number + 1 for number, byte in enumerate(content) if byte == ord("\n")]
    for length in range(0, len(content) + 1, 3):
        path = tmp_path / f"cut-{length}"
        path.write_bytes(content[:length])
        whole = sum(end <= length for end in ends)
        if whole == 0:
            with pytest.raises(DamagedSaveError, match="set aside"):
                load(path)
            continue
        loaded = load(path)
        assert list(loaded.decided) == TAKEN[: whole - 1]
        with Journal.reopen(path, loaded) as journal:
            journal.write(TAKEN[-1])
        assert list(load(path).decided) == [*TAKEN[: whole - 1], TAKEN[-1]]


@pytest.mark.parametrize(
    ("content", "why"),
    [
        (b"", "empty"),
        (b"\x00\xff\x13 garbage\n", "damaged"),
        (b"{}\n", "damaged"),
        (line_of({"format": "something else"}), "not a shift"),
        (line_of({"format": "cxsim-shift", "version": 99, "setup": {}}), "another version"),
        (line_of({"format": "cxsim-shift", "version": 1, "setup": []}), "no set-up"),
        (line_of({"format": "cxsim-shift", "version": 1, "setup": {"company": "x", "loud": 1}}), "argument"),
        (HEAD + line_of({"rewind": 1}), "rewind"),
        (HEAD + line_of({"do": "Next"}), "no time"),
    ],
)
def test_what_is_no_shift_is_set_aside_with_the_reason(tmp_path: Path, content: bytes, why: str) -> None:
    path = tmp_path / "shift.jsonl"
    path.write_bytes(content)
    with pytest.raises(DamagedSaveError, match=why) as caught:
        load(path)
    assert not path.exists()
    assert caught.value.aside is not None
    assert caught.value.aside.read_bytes() == content
    assert "shift.jsonl.damaged" in str(caught.value)


@pytest.mark.parametrize("seed", range(12))
def test_a_flipped_byte_is_noticed(tmp_path: Path, seed: int) -> None:
    chance = random.Random(seed)
    content = bytearray(written(tmp_path / "shift.jsonl").read_bytes())
    last_line = bytes(content).rstrip(b"\n").rfind(b"\n")
    place = chance.randrange(last_line)
    content[place] ^= 1 << chance.randrange(7)
    (tmp_path / "shift.jsonl").write_bytes(bytes(content))
    with pytest.raises(DamagedSaveError):
        load(tmp_path / "shift.jsonl")


def test_a_shift_goes_on_where_it_was(tmp_path: Path) -> None:
    path = tmp_path / "shift.jsonl"
    shift = Shift.start(SHORT, path)
    work(shift, kindly, most=5)
    shift.rewind(2)
    work(shift, carelessly, most=1)
    shift.save(tmp_path / "copy.jsonl")
    shift.close()
    for saved in (path, tmp_path / "copy.jsonl"):
        again = Shift.resume(saved)
        assert again.decided == shift.decided
        assert again.observe() == shift.observe()
        again.close()


def test_a_shift_of_other_rules_is_set_aside(tmp_path: Path) -> None:
    path = tmp_path / "shift.jsonl"
    with Journal.create(path, SHORT) as journal:
        journal.write(Taken(5100.0, 5400.0, Next()))  # nobody waits that long
    with pytest.raises(DamagedSaveError, match="other rules"):
        Shift.resume(path)
    with Journal.create(path, Setup("no-such-company", "fear")):
        pass
    with pytest.raises(DamagedSaveError, match="no-such-company"):
        Shift.resume(path)
    with pytest.raises(FileNotFoundError):
        Shift.resume(tmp_path / "never.jsonl")


def test_every_line_is_json_behind_its_check_sum(tmp_path: Path) -> None:
    for line in written(tmp_path / "shift.jsonl").read_text(encoding="utf-8").splitlines():
        assert isinstance(json.loads(line[9:]), dict)
