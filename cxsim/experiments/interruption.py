"""Being asked to end: SIGTERM is taken as Ctrl-C is, and neither comes while a worker is being started."""

from __future__ import annotations

import signal
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from time import monotonic
from types import FrameType
from typing import Final

AGAIN_AFTER_S: Final = 1.0
"""A second SIGTERM sooner than this is the same request."""

_REQUESTS: Final = (signal.SIGINT, signal.SIGTERM)


@contextmanager
def terminable() -> Iterator[None]:
    """Within this, SIGTERM raises KeyboardInterrupt in the main thread.

    The default of the system ends a process on the spot: nothing is closed, nothing said, and the semaphores of its
    pool are left to be found. Who has a handler of his own keeps it, and so does whoever works in another thread.
    """
    in_main_thread = threading.current_thread() is threading.main_thread()
    if not in_main_thread or signal.getsignal(signal.SIGTERM) is not signal.SIG_DFL:
        yield
        return
    last_s: float | None = None

    def interrupt(number: int, frame: FrameType | None) -> None:
        # Some senders tell the process and then its group: that must not cut short what the first set going.
        nonlocal last_s
        before_s, last_s = last_s, monotonic()
        if before_s is None or last_s - before_s > AGAIN_AFTER_S:
            raise KeyboardInterrupt

    try:
        signal.signal(signal.SIGTERM, interrupt)
        yield
    finally:
        signal.signal(signal.SIGTERM, signal.SIG_DFL)


@contextmanager
def requests_held() -> Iterator[None]:
    """Within this, requests to end wait, for this thread and for processes that it starts; these must `hear_requests`.

    So no process is left half started, and none is met by Ctrl-C before it can say that it does not listen.
    """
    if not hasattr(signal, "pthread_sigmask"):
        yield
        return
    before = signal.pthread_sigmask(signal.SIG_BLOCK, _REQUESTS)
    try:
        yield
    finally:
        signal.pthread_sigmask(signal.SIG_SETMASK, before)


def hear_requests() -> None:
    """In a process that was started while requests were held: let them through."""
    if hasattr(signal, "pthread_sigmask"):
        signal.pthread_sigmask(signal.SIG_UNBLOCK, _REQUESTS)
