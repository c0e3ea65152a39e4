"""Many independent tasks on many processes: nothing lost, nothing counted twice, whatever happens to a worker.

The seam is `concurrent.futures.Executor`: anything with ``submit`` can stand in for the process pool. A window
of a few tasks per worker is in flight, so that stopping loses little and memory stays level.

When a worker dies the pool is broken and every task in flight fails, the guilty with the innocent. So all are
tried again on a new pool; a task that was in flight at two deaths runs alone, and one that then kills its worker
again is the poison: it is recorded as failed and the rest goes on.

Workers hold one end of a pipe, the lifeline. When the parent lets go of the other end, or dies in whatever way,
they end at once. A pool takes SIGTERM as Ctrl-C, so that it is taken down in order and leaves no semaphore behind.
"""

from __future__ import annotations

import multiprocessing
import os
import signal
import threading
from collections import deque
from collections.abc import Callable, Iterable, Sequence
from concurrent.futures import FIRST_COMPLETED, BrokenExecutor, Executor, Future, ProcessPoolExecutor, wait
from contextlib import ExitStack
from multiprocessing.connection import Connection
from types import TracebackType
from typing import Final, Generic, Protocol, TypeVar

from cxsim.experiments.interruption import hear_requests, requests_held, terminable

TASKS_PER_WORKER: Final = 3
"""Tasks in flight per worker: enough that no worker idles, few enough that little is lost."""

MOST_ATTEMPTS: Final = 3
"""Deaths of a worker after which a task is given up."""

ALONE_AFTER: Final = 2
"""Deaths after which a task is tried with nothing else in flight."""

T = TypeVar("T")
R = TypeVar("R")


class Pool(Protocol):
    """Executors to be had, and a way to end all that works for them at once."""

    def open(self) -> Executor:
        """Start a new executor, in place of the last one if there was one."""
        ...

    def stop(self) -> None:
        """End the executor and its workers now; what is in flight is lost."""
        ...


class Processes:
    """A process pool that can be rebuilt, and whose workers never outlive it."""

    def __init__(self, jobs: int) -> None:
        """``jobs`` worker processes, started afresh (not forked), so that they hold no copy of our state."""
        self._jobs: Final = jobs
        self._executor: ProcessPoolExecutor | None = None
        self._lifeline: tuple[Connection, Connection] | None = None

    def open(self) -> Executor:
        """Start a new pool."""
        self.stop()
        context = multiprocessing.get_context("spawn")
        held_by_workers, held_here = context.Pipe(duplex=False)
        self._lifeline = held_by_workers, held_here
        self._executor = ProcessPoolExecutor(
            self._jobs, mp_context=context, initializer=_hold_on, initargs=(held_by_workers,)
        )
        return self._executor

    def stop(self) -> None:
        """Let go of the workers."""
        if self._lifeline is not None:
            for end in self._lifeline:
                end.close()
            self._lifeline = None
        if self._executor is not None:
            self._executor.shutdown(wait=True, cancel_futures=True)
            self._executor = None


def _hold_on(lifeline: Connection) -> None:
    """In a worker: leave Ctrl-C to the parent, and end when it lets go."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    hear_requests()

    def wait_for_the_end() -> None:
        lifeline.poll(None)  # nothing is ever sent: this returns when the other end is closed
        os._exit(1)

    threading.Thread(target=wait_for_the_end, daemon=True).start()


class Runner(Generic[T, R]):
    """Runs tasks; a context, at the end of which no worker is left.

    While there is a pool, SIGTERM raises KeyboardInterrupt, unless it is handled already.

    Parameters
    ----------
    work
        What is done for each task: a function at the top of a module, so that workers can import it, or a
        partial of one. It depends on nothing but its arguments.
    pool
        Where; None for in this process, one after another.
    jobs
        Workers of the pool, for the size of the window.
    """

    def __init__(self, work: Callable[[T], R], *, pool: Pool | None, jobs: int) -> None:
        self._work: Final = work
        self._pool: Final = pool
        self._window: Final = max(1, jobs) * TASKS_PER_WORKER
        self._executor: Executor | None = None
        self._at_the_end: Final = ExitStack()

    def __enter__(self) -> Runner[T, R]:
        if self._pool is not None:
            self._at_the_end.enter_context(terminable())
            self._at_the_end.callback(self._pool.stop)
        return self

    def __exit__(
        self, kind: type[BaseException] | None, fault: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._at_the_end.close()

    def run(
        self,
        tasks: Iterable[T],
        done: Callable[[T, R], None],
        failed: Callable[[T, str], None],
    ) -> None:
        """Do all tasks, in any order; call ``done`` or ``failed`` once for each, here, as they end.

        A task that raises has failed: it would raise again. What ``done`` raises ends the run, as does
        KeyboardInterrupt; results handed over before are complete.
        """
        if self._pool is None:
            self._run_here(tasks, done, failed)
        else:
            self._run_there(self._pool, deque(tasks), done, failed)

    def _run_here(
        self, tasks: Iterable[T], done: Callable[[T, R], None], failed: Callable[[T, str], None]
    ) -> None:
        for task in tasks:
            try:
                result = self._work(task)
            except Exception as fault:
                failed(task, _words(fault))
            else:
                done(task, result)

    def _run_there(
        self, pool: Pool, waiting: deque[T], done: Callable[[T, R], None], failed: Callable[[T, str], None]
    ) -> None:
        deaths: dict[T, int] = {}
        suspects: deque[T] = deque()
        flying: dict[Future[R], T] = {}
        while waiting or suspects or flying:
            broken = not self._fill(pool, waiting, suspects, flying)
            ended, _ = wait(flying, return_when=FIRST_COMPLETED)
            lost: list[T] = []
            for future in ended:
                task = flying.pop(future)
                try:
                    result = future.result()
                except BrokenExecutor:
                    lost.append(task)
                except Exception as fault:
                    failed(task, _words(fault))
                else:
                    done(task, result)
            if not (lost or broken):
                continue
            self._executor = None
            for future, task in flying.items():  # the pool is gone: whatever has not ended never will
                if future.done() and not future.cancelled() and future.exception() is None:
                    done(task, future.result())
                else:
                    lost.append(task)
            flying.clear()
            for task in lost:
                deaths[task] = deaths.get(task, 0) + 1
                if deaths[task] >= MOST_ATTEMPTS:
                    failed(task, f"its worker process died {deaths[task]} times")
                elif deaths[task] >= ALONE_AFTER:
                    suspects.append(task)
                else:
                    waiting.appendleft(task)

    def _fill(
        self, pool: Pool, waiting: deque[T], suspects: deque[T], flying: dict[Future[R], T]
    ) -> bool:
        """Submit what the window allows, suspects last and one at a time; False if the pool is broken."""
        while waiting and len(flying) < self._window:
            if not self._submit(pool, waiting, flying):
                return False
        if suspects and not flying:
            return self._submit(pool, suspects, flying)
        return True

    def _submit(self, pool: Pool, queue: deque[T], flying: dict[Future[R], T]) -> bool:
        if self._executor is None:
            self._executor = pool.open()
        try:
            with requests_held():  # the executor starts its workers here
                future = self._executor.submit(self._work, queue[0])
        except BrokenExecutor:
            return False
        flying[future] = queue.popleft()
        return True


def processes(jobs: int) -> Pool | None:
    """The pool for so many jobs: none for one, which runs in this process."""
    return Processes(jobs) if jobs > 1 else None


def default_jobs() -> int:
    """One job per processor that this process may use."""
    if hasattr(os, "sched_getaffinity"):
        return max(1, len(os.sched_getaffinity(0)))
    return max(1, os.cpu_count() or 1)


def run_all(work: Callable[[T], R], tasks: Sequence[T], *, jobs: int, progress: Callable[[], None]) -> list[R]:
    """Do every task, a replication each, and return the results in their order; ``progress`` is called after each.

    Raises
    ------
    RuntimeError
        As soon as one fails.
    """
    found: dict[T, R] = {}

    def done(task: T, result: R) -> None:
        found[task] = result
        progress()

    def failed(task: T, fault: str) -> None:
        raise RuntimeError(f"replication {tasks.index(task)} failed: {fault}")

    with Runner(work, pool=processes(jobs), jobs=jobs) as runner:
        runner.run(tasks, done, failed)
    return [found[task] for task in tasks]


def _words(fault: Exception) -> str:
    """An exception on one line."""
    return " ".join(f"{type(fault).__name__}: {fault}".split())
