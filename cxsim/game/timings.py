"""How long frames take: what ``--timings`` writes."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any


class Timings:
    """Work of each drawn frame, from the first event to the picture on the screen, without the wait for the next.

    Frames of a still scene, in which nothing is drawn, count as well: their work is what a person waits for.
    """

    def __init__(self) -> None:
        self._frames_s: list[float] = []
        self._people = 0
        self.first_frame_s = 0.0
        """From the start of the command to the first picture; set by whoever knows when it began."""

    def frame(self, work_s: float, people: int, drawn: bool) -> None:
        """Note a frame and how many people were in view."""
        self._frames_s.append(work_s)
        if drawn:
            self._people = max(self._people, people)

    def forget(self) -> None:
        """Begin anew, as a script may ask for once its scene is there."""
        self._frames_s.clear()
        self._people = 0

    def summary(self) -> dict[str, Any]:
        """The named figures: frames, p50_ms, p99_ms, max_ms, first_frame_s, people_in_view."""
        ordered = sorted(self._frames_s) or [0.0]
        last = len(ordered) - 1
        return {
            "frames": len(self._frames_s),
            "p50_ms": round(1000 * ordered[round(0.50 * last)], 3),
            "p99_ms": round(1000 * ordered[-(-99 * last // 100)], 3),
            "max_ms": round(1000 * ordered[-1], 3),
            "first_frame_s": round(self.first_frame_s, 3),
            "people_in_view": self._people,
        }

    def write(self, path: Path) -> None:
        """Write the figures as one JSON document."""
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(json.dumps(self.summary(), indent=2) + "\n", encoding="utf-8")
