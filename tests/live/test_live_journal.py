"""What was decided is on disk: after kill -9, after a cut, and never opened once it is damaged."""

from __future__ import annotations

import errno
import json
import os
import random
import signal
import subprocess
import sys
import tempfile
import time
from contextlib import suppress
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from live_play import SHORT, carelessly, kindly, work

from cxsim.live.decisions import LookUp, Next
from cxsim.live.journal import DamagedSaveError, Journal, Taken, line_of, load
from cxsim.live.observation import Desk
from cxsim.live.setting import Setup
from cxsim.live.shift import Shift

TAKEN = [Taken(5100.0 + 0.1 * number, 5100.1 + 0.1 * number, (Next(), LookUp())[number % 2]) for number in range(6)]

HEAD = line_of({"format": "cxsim-shift", "version": 1, "setup": SHORT.to_json()})

PLAYER = """
import os, sys
sys.path.insert(0, sys.argv[1])
from pathlib import Path
from live_play import kindly, work
from cxsim.live.observation import Desk
from cxsim.live.setting import Setup
from cxsim.live.shift import Shift

def say(*words):
    os.write(1, (" ".join(map(str, words)) + "\\n").encode())  # at once: whoever is killed leaves no half line

for line in sys.stdin:
    path, company, desk, length_min = line.split()
    player = os.fork()
    if not player:
        resumed = Path(path).exists()
        setup = Setup(company, "empowerment", desk, seed=3, length_min=float(length_min))
        shift = Shift.resume(path) if resumed else Shift.start(setup, path)
        say("begun", os.getpid(), len(shift.decided))
        while not shift.is_over:
            work(shift, kindly, most=1)
            say("done", os.getpid(), len(shift.decided))
        say("over", os.getpid(), len(shift.decided))
        os._exit(0)
    os.waitpid(player, 0)
    say("gone", player, -1)
"""
"""Plays the shift of a line on standard input, in a process of its own, from the beginning or from where it was."""

DESKS = {"counter": "grand-hotel", "phone": "airline", "inbox": "software", "posts": "electronics"}
KILLS = 3


def written(path: Path) -> Path:
    with Journal.create(path, SHORT) as journal:
        for taken in TAKEN:
            journal.write(taken)
    return path


def killed(player: subprocess.Popen[str], line: str, after: int, chance: random.Random) -> tuple[int, bool]:
    """Have a shift played, and kill -9 it some milliseconds after so many more decisions, unless it is over before.

    Returns how many decisions it told of, and whether it was over.
    """
    assert player.stdin is not None
    assert player.stdout is not None
    player.stdin.write(line)
    player.stdin.flush()
    told, begun, is_over = 0, 0, False
    for heard in player.stdout:
        what, pid, number = heard.split()
        if what == "gone":
            break
        told, is_over = int(number), what == "over"
        begun = told if what == "begun" else begun
        if after and told >= begun + after:
            after = 0
            time.sleep(chance.uniform(0.0, 0.02))
            with suppress(ProcessLookupError):
                os.kill(int(pid), signal.SIGKILL)
    return told, is_over


@pytest.mark.skipif(sys.platform == "win32", reason="there is no kill -9")
@pytest.mark.parametrize("desk", DESKS)
def test_kill_9_loses_at_most_the_decision_being_taken(desk: Desk, tmp_path: Path) -> None:
    """A shift is killed again and again, taken up each time, and comes to the end that it would have had."""
    path, chance = tmp_path / "x.shift", random.Random(desk)
    setup = Setup(DESKS[desk], "empowerment", desk, seed=3, length_min=30.0)
    line = f"{path} {setup.company} {desk} {setup.length_min}\n"
    command = [sys.executable, "-c", PLAYER, str(Path(__file__).parent.parent)]
    with subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True) as player:
        told = 0
        for _ in range(KILLS):
            now, is_over = killed(player, line, 1 + chance.randrange(8), chance)
            found = len(load(path).decided)
            assert max(told, now) <= found <= max(told, now) + 1
            told = found
            if is_over:
                break
        _, is_over = killed(player, line, 0, chance)
        assert is_over
    again = Shift(setup)
    work(again, kindly)
    assert load(path).decided == tuple(again.decided)
    assert told > 0


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


@given(data=st.data())
def test_whatever_happens_to_a_save_it_is_what_was_played_or_set_aside(data: st.DataObject) -> None:
    """Bytes are changed, taken out, doubled, put in: what opens then is the beginning of what was played."""
    with tempfile.TemporaryDirectory() as folder:
        path = written(Path(folder) / "x.shift")
        whole = path.read_bytes()
        start = data.draw(st.integers(0, len(whole)), "from")
        end = data.draw(st.integers(start, min(len(whole), start + 40)), "to")
        doubled, zeros = st.just(whole[start:end] * 2), st.just(bytes(512))
        put_in = data.draw(st.one_of(st.binary(max_size=8), doubled, zeros), "put in")
        damaged = whole[:start] + put_in + whole[end:]
        path.write_bytes(damaged)
        loaded, aside = None, None
        try:
            loaded = load(path)
        except DamagedSaveError as fault:
            aside = fault.aside
        if loaded is None:
            assert aside is not None
            assert aside.read_bytes() == damaged
            assert not path.exists()
        else:
            assert list(loaded.decided) == TAKEN[: len(loaded.decided)]
            kept = loaded.whole_bytes
            assert damaged[:kept] == whole[:kept], "only what follows the last whole line may be left out"


class FullDisk:
    """A disk that takes so many bytes more, then none."""

    def __init__(self, free_bytes: int) -> None:
        self.free_bytes = free_bytes
        self._write = os.write

    def write(self, descriptor: int, data: bytes) -> int:
        """As `os.write`: what has room is written."""
        if not self.free_bytes:
            raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))
        written = self._write(descriptor, data[: self.free_bytes])
        self.free_bytes -= written
        return written


@pytest.mark.parametrize("free_bytes", [0, 1, 60, 100])
def test_on_a_full_disk_the_shift_goes_on_and_is_saved_when_there_is_room(
    free_bytes: int, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "x.shift"
    shift = Shift.start(SHORT, path)
    work(shift, kindly, most=2)
    assert shift.is_saved
    disk = FullDisk(free_bytes)
    with monkeypatch.context() as patch:
        patch.setattr("cxsim.live.journal.os.write", disk.write)
        said = []
        for _ in range(3):
            work(shift, kindly, most=1)
            said += [caption.key for caption in shift.observe().captions if "save" in caption.key]
        assert said == ["not_saved"]
        assert not shift.is_saved
        assert 2 <= len(load(path).decided) < 5, "whoever is killed now loses what was not saved, and no more"
    shift.rewind()
    assert shift.is_saved
    work(shift, carelessly, most=1)
    assert load(path).decided == tuple(shift.decided)
    shift.close()


def test_a_journal_that_cannot_be_begun_says_so_and_leaves_nothing(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("cxsim.live.journal.os.write", FullDisk(10).write)
    with pytest.raises(OSError, match="No space left"):
        Shift.start(SHORT, tmp_path / "x.shift")
    assert list(tmp_path.iterdir()) == []


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


def test_hints_are_counted_once_a_moment_and_outlive_a_rewind_and_a_restart(tmp_path: Path) -> None:
    path = tmp_path / "shift.jsonl"
    shift = Shift.start(SHORT, path)
    assert shift.hint() is None
    shift.decide(Next())
    assert shift.hints() == {}, "nobody has asked yet"
    for _ in range(3):
        assert shift.hint() is not None
    shift.let_time_pass(1.0)
    shift.hint()
    case_id = shift.current
    assert case_id is not None
    assert shift.hints() == {case_id: 1}, "the same moment, however often"
    shift.decide(LookUp())
    shift.hint()
    assert shift.hints() == {case_id: 2}
    assert shift.is_saved
    shift.rewind()
    shift.hint()
    assert shift.hints() == {case_id: 2}, "what was read is read, and this moment's was counted"
    shift.decide(LookUp())
    shift.hint()
    assert shift.hints() == {case_id: 3}, "another moment than the one taken back"
    shift.save(tmp_path / "copy.jsonl")
    shift.close()
    for saved in (path, tmp_path / "copy.jsonl"):
        again = Shift.resume(saved)
        assert again.hinted == shift.hinted
        assert again.decided == shift.decided
        again.hint()
        assert again.hints() == {case_id: 3}
        again.close()


@pytest.mark.parametrize("entry", [
    {"hint": "one", "after": 0}, {"hint": 1}, {"hint": 1, "after": 2}, {"hint": 1, "after": -2},
    {"hint": 1, "after": 1.0},
])  # fmt: skip
def test_a_hint_that_cannot_be_is_damage(entry: dict[str, object], tmp_path: Path) -> None:
    path = tmp_path / "shift.jsonl"
    path.write_bytes(HEAD + line_of(entry))
    with pytest.raises(DamagedSaveError, match="line 2: a hint that cannot be"):
        load(path)


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
