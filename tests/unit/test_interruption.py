"""Being asked to end: in order, at whatever moment, with no worker, no semaphore and no traceback left behind."""

from __future__ import annotations

import math
import os
import signal
import subprocess
import sys
from pathlib import Path

import pytest

from cxsim.experiments import interruption
from cxsim.experiments.interruption import terminable

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="signals are sent the POSIX way")


def ask_to_end() -> None:
    os.kill(os.getpid(), signal.SIGTERM)


def test_sigterm_is_an_interruption_within_and_the_default_again_after() -> None:
    with pytest.raises(KeyboardInterrupt), terminable():
        ask_to_end()
    assert signal.getsignal(signal.SIGTERM) is signal.SIG_DFL


def test_the_same_request_told_twice_does_not_cut_the_end_short(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(interruption, "AGAIN_AFTER_S", math.inf)
    ended = []

    def asked_twice() -> None:
        try:
            ask_to_end()
        finally:
            ask_to_end()
            ended.append("in order")

    with pytest.raises(KeyboardInterrupt), terminable():
        asked_twice()
    assert ended == ["in order"]


def test_who_asks_again_later_is_heard(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(interruption, "AGAIN_AFTER_S", -1.0)
    with terminable():
        for _ in range(2):
            with pytest.raises(KeyboardInterrupt):
                ask_to_end()


def test_who_handles_it_already_keeps_his_handler() -> None:
    heard = []
    signal.signal(signal.SIGTERM, lambda number, frame: heard.append(number))
    try:
        with terminable():
            ask_to_end()
    finally:
        signal.signal(signal.SIGTERM, signal.SIG_DFL)
    assert heard == [signal.SIGTERM]


RUN = """
import os, signal, sys, time
from cxsim.experiments.runner import Processes, Runner

when, number, marker = sys.argv[1], getattr(signal, sys.argv[2]), sys.argv[3]
if __name__ != "__main__" and when == "starting":  # a worker, importing
    open(marker, "w").close()
    time.sleep(0.5)

class Asked(Processes):
    def open(self):
        executor = super().open()
        submit = executor.submit
        def submit_and_ask(*what):
            future = submit(*what)
            while not os.path.exists(marker):
                time.sleep(0.01)
            os.killpg(0, number)
            return future
        if when == "starting":
            executor.submit = submit_and_ask
        return executor

def work(n):
    if n:
        time.sleep(600)
    return os.getpid()

if __name__ == "__main__":
    try:
        with Runner(work, pool=Asked(2), jobs=2) as runner:
            runner.run(range(4), lambda n, pid: os.kill(os.getpid(), number), lambda n, why: print(why))
    except KeyboardInterrupt:
        print("interrupted")
    from multiprocessing import active_children
    print(active_children())
"""


@pytest.mark.parametrize("number", ["SIGINT", "SIGTERM"])
@pytest.mark.parametrize("when", ["starting", "working"])
def test_a_pool_that_is_asked_to_end_leaves_nothing_and_says_nothing(when: str, number: str, tmp_path: Path) -> None:
    script = tmp_path / "run.py"
    script.write_text(RUN)
    run = subprocess.run([sys.executable, script, when, number, tmp_path / "importing"], capture_output=True,
                         text=True, timeout=120, check=False, start_new_session=True)  # fmt: skip
    assert (run.returncode, run.stdout.split(), run.stderr) == (0, ["interrupted", "[]"], "")
