"""The runner: nothing lost, nothing counted twice, whatever happens to workers."""

from __future__ import annotations

import functools
import os
import signal
import subprocess
import sys
import time
from concurrent.futures import BrokenExecutor, Executor, Future
from multiprocessing import active_children
from pathlib import Path

import pytest

from cxsim.experiments.runner import MOST_ATTEMPTS, Processes, Runner

TASKS = range(20)


def square(n: int) -> int:
    return n * n


def raises_on_seven(n: int) -> int:
    if n == 7:
        raise ArithmeticError("seven\nis too much")
    return n * n


def dies_once_on_seven(folder: str, n: int) -> int:
    marker = Path(folder) / "died"
    if n == 7 and not marker.exists():
        marker.touch()
        os.kill(os.getpid(), signal.SIGKILL)
    return n * n


def always_dies_on_seven(n: int) -> int:
    if n == 7:
        os.kill(os.getpid(), signal.SIGKILL)
    return n * n


class Book:
    """What the runner reported."""

    def __init__(self) -> None:
        self.done: list[tuple[int, int]] = []
        self.failed: list[tuple[int, str]] = []

    def run(self, work, pool, tasks=TASKS, jobs=2) -> Book:
        with Runner(work, pool=pool, jobs=jobs) as runner:
            runner.run(tasks, lambda n, r: self.done.append((n, r)), lambda n, why: self.failed.append((n, why)))
        return self


ALL = [(n, n * n) for n in TASKS]
BUT_SEVEN = [(n, n * n) for n in TASKS if n != 7]


@pytest.mark.parametrize("pool", [None, Processes(2)], ids=["here", "processes"])
def test_every_task_is_done_once(pool):
    assert sorted(Book().run(square, pool).done) == ALL
    assert not active_children()


@pytest.mark.parametrize("pool", [None, Processes(2)], ids=["here", "processes"])
def test_a_task_that_raises_fails_alone_and_at_once(pool):
    book = Book().run(raises_on_seven, pool)
    assert sorted(book.done) == BUT_SEVEN
    assert book.failed == [(7, "ArithmeticError: seven is too much")]


def test_a_killed_worker_is_replaced_and_nothing_is_lost_or_doubled(tmp_path):
    book = Book().run(functools.partial(dies_once_on_seven, str(tmp_path)), Processes(2))
    assert (tmp_path / "died").exists()
    assert sorted(book.done) == ALL
    assert book.failed == []


def test_a_poison_task_is_given_up_and_takes_nobody_with_it():
    book = Book().run(always_dies_on_seven, Processes(2))
    assert sorted(book.done) == BUT_SEVEN
    assert book.failed == [(7, f"its worker process died {MOST_ATTEMPTS} times")]


def test_an_idle_worker_that_is_killed_is_replaced():
    class Killing(Book):
        """Kills every worker when the first task is done."""

        kills = 0

        def run(self, work, pool, tasks=TASKS, jobs=2):
            def done(n, r):
                self.done.append((n, r))
                if self.kills < 1:
                    self.kills += 1
                    for child in active_children():
                        os.kill(child.pid, signal.SIGKILL)

            with Runner(work, pool=pool, jobs=jobs) as runner:
                runner.run(tasks, done, lambda n, why: self.failed.append((n, why)))
            return self

    book = Killing().run(square, Processes(2))
    assert book.kills == 1
    assert sorted(book.done) == ALL
    assert book.failed == []


@pytest.mark.parametrize("stop", [KeyboardInterrupt, OSError])
@pytest.mark.parametrize("pool", [None, Processes(2)], ids=["here", "processes"])
def test_an_interruption_ends_the_run_and_the_workers(stop, pool):
    seen = []

    def done(n: int, r: int) -> None:
        seen.append(n)
        if len(seen) == 3:
            raise stop

    with pytest.raises(stop), Runner(square, pool=pool, jobs=2) as runner:
        runner.run(TASKS, done, lambda n, why: None)
    assert len(seen) == 3
    assert not active_children()


class BreaksOnSubmit:
    """Executors that break as `submit` is called, every third time, without having run anything."""

    def __init__(self) -> None:
        self.opened = 0
        self.submitted = 0

    def open(self) -> Executor:
        self.opened += 1
        outer = self

        class Breaking(Executor):
            def submit(self, work, /, *args, **kwargs):
                outer.submitted += 1
                if outer.submitted % 3 == 0:
                    raise BrokenExecutor
                future: Future = Future()
                future.set_result(work(*args))
                return future

        return Breaking()

    def stop(self) -> None:
        pass


def test_any_executor_will_do_and_may_break_when_called():
    pool = BreaksOnSubmit()
    assert sorted(Book().run(square, pool).done) == ALL
    assert pool.opened > 1


ORPHANS = """
import os, sys, time
from cxsim.experiments.runner import Processes

def sleep(folder):
    open(os.path.join(folder, str(os.getpid())), "w").close()
    time.sleep(600)

if __name__ == "__main__":
    pool = Processes(2)
    executor = pool.open()
    for _ in range(2):
        executor.submit(sleep, sys.argv[1])
    while len(os.listdir(sys.argv[1])) < 2:
        time.sleep(0.02)
    os._exit(3)
"""


@pytest.mark.skipif(sys.platform == "win32", reason="looks at processes the POSIX way")
def test_workers_end_when_the_parent_dies(tmp_path):
    script = tmp_path / "orphans.py"
    script.write_text(ORPHANS)
    workers = tmp_path / "workers"
    workers.mkdir()
    assert subprocess.run([sys.executable, script, workers], timeout=60, check=False).returncode == 3
    pids = [int(name) for name in os.listdir(workers)]
    assert len(pids) == 2
    deadline = time.monotonic() + 30.0
    while any(map(is_running, pids)):
        assert time.monotonic() < deadline, "workers outlive their parent"
        time.sleep(0.05)


def is_running(pid: int) -> bool:
    try:
        os.kill(pid, 0)
    except ProcessLookupError:
        return False
    status = Path(f"/proc/{pid}/stat")
    return not (status.exists() and status.read_text().rsplit(")", 1)[1].split()[0] == "Z")
