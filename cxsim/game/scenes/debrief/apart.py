"""Work of the model in a process of its own: a thread would share its processor with the screen, which then stands
still every few frames."""

from __future__ import annotations

import multiprocessing
import signal
from collections.abc import Callable
from dataclasses import dataclass
from multiprocessing.connection import Connection
from multiprocessing.process import BaseProcess
from typing import Any

from cxsim.live.journal import Taken
from cxsim.live.setting import Setup
from cxsim.live.shift import Shift
from cxsim.rules.company import Company, Policy


@dataclass(frozen=True, slots=True)
class Played:
    """A shift as another process can play it again."""

    setup: Setup
    company: Company
    policy: Policy
    decided: tuple[Taken, ...]
    until_min: float

    @classmethod
    def of(cls, shift: Shift) -> Played:
        """A shift as it stands."""
        return cls(shift.setup, shift.company, shift.policy, tuple(shift.decided), shift.now)

    def again(self) -> Shift:
        """The shift, without its journal."""
        shift = Shift(self.setup, company=self.company, policy=self.policy)
        shift.replay(self.decided)
        shift.to(self.until_min)
        return shift


class Apart:
    """One piece of work in another process."""

    def __init__(self) -> None:
        self._process: BaseProcess | None = None

    def found(self, work: Callable[..., Any], given: tuple[Any, ...], tell: Callable[[Any], None]) -> Any:
        """What the work finds; None where no process can be had, or where it did not come to an end.

        Parameters
        ----------
        work
            A function at the top of a module; gets a function that tells of steps, then ``given``.
        """
        try:
            context = multiprocessing.get_context("spawn")
            told, tells = context.Pipe(duplex=False)
            process = context.Process(target=_run, args=(tells, work, given), daemon=True)
            process.start()
        except (OSError, RuntimeError):
            return None
        self._process = process
        tells.close()
        with told:
            while True:
                try:
                    is_found, news = told.recv()
                except EOFError:
                    return None
                if is_found:
                    return news
                tell(news)

    def stop(self) -> None:
        """Nobody wants to know any more."""
        if self._process is not None:
            self._process.terminate()


def _run(tells: Connection, work: Callable[..., Any], given: tuple[Any, ...]) -> None:
    """In the other process."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # the game hears Ctrl-C, and lets go of this
    tells.send((True, work(lambda step: tells.send((False, step)), *given)))
