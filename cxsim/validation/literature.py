"""Worked examples of the literature, stated as company files and held against their published results.

Each example is a week of a contact centre, simulated a thousand times by its authors, who print means and 95 %
intervals over weeks. Here the same week is simulated again, and a figure agrees when the two means are within four
standard errors of each other, both errors taken into account, and what the print rounds off. That criterion is the
one of `cxsim.validation.agreement`, and was fixed before the first run.

Both examples come from the guide of ContactCenters, a library of the Université de Montréal for the simulation of
contact centres (E. Buist and P. L'Ecuyer, 2003 to 2021, Apache licence), files ``doc/examples/Telethon.res`` and
``Bilingual.res``, which were read there; the guide adapts them from Rockwell's Arena Contact Center Edition. No code
of theirs is used.
"""

from __future__ import annotations

import math
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any, Final

import numpy as np

from cxsim.config.scenarios import LITERATURE, load_company
from cxsim.experiments.runner import run_all
from cxsim.metrics.intervals import mean_interval
from cxsim.metrics.stream import Chunk, Floats
from cxsim.model.simulation import Simulation
from cxsim.model.skilled_desk import group_of_seats
from cxsim.paths import shipped
from cxsim.rules.company import MINUTES_PER_WEEK, Company
from cxsim.rules.events import COLUMNS, Kind
from cxsim.validation.agreement import STANDARD_ERRORS, Row, Verdict
from cxsim.validation.queue_model import NEUTRAL_LEVERS

PUBLISHED_WEEKS: Final = 1000
IN_TARGET_MIN: Final = 1.0


@dataclass(frozen=True, slots=True)
class Figure:
    """A published mean over weeks, and its standard deviation between weeks."""

    name: str
    mean: float
    sd: float
    rounding: float = 0.0005
    """Half of the last digit that is printed."""

    @property
    def half_width(self) -> float:
        """Half of the 95 % interval around the published mean."""
        return 1.962 * self.sd / math.sqrt(PUBLISHED_WEEKS)


@dataclass(frozen=True, slots=True)
class Example:
    """A worked example: its company file, where it stands, and what was published of a week."""

    name: str
    title: str
    source: str
    remark: str
    figures: tuple[Figure, ...]


TELETHON: Final = Example(
    "telethon",
    "Telethon: 12 volunteers, 24 lines, callers who give up or leave a message",
    "Buist & L'Ecuyer, ContactCenters, doc/examples/Telethon.res; after Arena Contact Center Edition 8",
    "Who still waits at ten is cut off there (0.28 a week), and waits on here until he gives up or leaves a message.",
    (
        Figure("calls", 1000.169, 33.164),
        Figure("served", 963.109, 27.984),
        Figure("blocked", 0.0, 0.0),
        Figure("gave up", 31.820, 10.437),
        Figure("messages", 4.960, 2.973),
        Figure("served within 1 min", 950.265, 27.173),
        Figure("speed of answer, min", 0.036, 0.012),
        Figure("busy volunteers, %", 66.772, 2.650),
    ),
)

BILINGUAL: Final = Example(
    "bilingual",
    "Bilingual contact center: two languages, three groups of agents, callers who try again",
    "Buist & L'Ecuyer, ContactCenters, doc/examples/Bilingual.res; after Arena Contact Center Edition 8",
    "Who still waits at five is cut off there (0.06 a week), and waits on here until he gives up.",
    (
        Figure("calls, English", 2555.811, 56.822),
        Figure("calls, Spanish", 2554.350, 57.003),
        Figure("retrials, English", 54.073, 13.495),
        Figure("retrials, Spanish", 53.095, 13.253),
        Figure("served, English", 2483.933, 48.612),
        Figure("served, Spanish", 2483.302, 49.449),
        Figure("gave up, English", 71.848, 16.652),
        Figure("gave up, Spanish", 71.020, 16.459),
        Figure("served within 1 min, English", 2448.662, 46.470),
        Figure("served within 1 min, Spanish", 2448.223, 47.889),
        Figure("busy, English only, %", 47.624, 0.977),
        Figure("busy, Spanish only, %", 47.639, 0.962),
        Figure("busy, bilingual, %", 63.254, 0.908),
        Figure("busy, all, %", 51.103, 0.719),
    ),
)

EXAMPLES: Final = (TELETHON, BILINGUAL)


@dataclass(frozen=True, slots=True)
class Comparison:
    """One figure: published, simulated with its interval, and whether they agree."""

    figure: Figure
    row: Row


def load_example(example: Example) -> Company:
    """The company file of an example."""
    return load_company(shipped(LITERATURE) / f"{example.name}.yaml")


def compare_example(
    example: Example,
    *,
    seed: int,
    replications: int,
    weeks: int,
    jobs: int = 1,
    progress: Callable[[], None] = lambda: None,
) -> list[Comparison]:
    """Simulate an example and hold every published figure against it; ``progress`` is called after each replication.

    Every one of the ``weeks`` of a replication begins with an empty line, as the authors' weeks do, and counts as an
    observation of its own.
    """
    tasks = [(example.name, seed, number, weeks) for number in range(replications)]
    observed = np.concatenate(run_all(_run_task, tasks, jobs=jobs, progress=progress))
    return [
        Comparison(figure, _judge(example, figure, observed[:, column]))
        for column, figure in enumerate(example.figures)
    ]


def _judge(example: Example, figure: Figure, weeks: Floats) -> Row:
    interval = mean_interval(weeks)
    error = math.hypot(interval.sd / math.sqrt(interval.n), figure.sd / math.sqrt(PUBLISHED_WEEKS))
    tolerance = STANDARD_ERRORS * error + figure.rounding
    verdict: Verdict = "holds" if abs(interval.mean - figure.mean) <= tolerance else "fails"
    return Row(
        f"literature/{example.name}/{figure.name}", f"{figure.name} is {figure.mean:g}",
        interval.mean, interval.low, interval.high, tolerance, verdict,
    )  # fmt: skip


def _run_task(task: tuple[str, int, int, int], /) -> Floats:
    name, seed, replication, weeks = task
    example = next(each for each in EXAMPLES if each.name == name)
    company = load_example(example)
    fold = WeekFold(company, weeks)
    Simulation(company, NEUTRAL_LEVERS, seed=seed, replication=replication, weeks=weeks, sink=fold).run()
    return fold.telethon() if example is TELETHON else fold.bilingual()


class WeekFold:
    """Counts of each week by stream and by group of agents."""

    def __init__(self, company: Company, weeks: int) -> None:
        groups = company.staffing.groups
        self._weeks = weeks
        self._streams = len(company.streams)
        self._group_of = np.array(group_of_seats([group.share for group in groups] or [1.0], company.staffing.agents))
        open_min = math.fsum(end - start for start, end in company.calendar.open_min)
        self._staffed_min = open_min * np.bincount(self._group_of)
        self._counts: dict[int, Floats] = {kind: np.zeros((weeks, self._streams)) for kind in range(Kind.COUNT)}
        self._again = np.zeros((weeks, self._streams))
        self._in_target = np.zeros((weeks, self._streams))
        self._wait_min = np.zeros((weeks, self._streams))
        self._tried_min: dict[int, float] = {}
        self._busy_min = np.zeros((weeks, self._staffed_min.size))

    def __call__(self, chunk: Chunk) -> None:
        """Add one chunk of the log."""
        column: dict[str, Any] = dict(zip(COLUMNS, chunk, strict=True))
        week = np.minimum((column["time_min"] // MINUTES_PER_WEEK).astype(int), self._weeks - 1)
        stream = column["case_id"] % self._streams
        kind, value = column["kind"], column["value"]
        for each in (Kind.CONTACT_OFFERED, Kind.CONTACT_BLOCKED, Kind.CONTACT_ABANDONED, Kind.MESSAGE_LEFT,
                     Kind.CONTACT_ENDED, Kind.CONTACT_ANSWERED):  # fmt: skip
            rows = kind == each
            np.add.at(self._counts[each], (week[rows], stream[rows]), 1.0)
        again = (kind == Kind.CONTACT_OFFERED) & (column["value_2"] > 0.0)
        np.add.at(self._again, (week[again], stream[again]), 1.0)
        answered = kind == Kind.CONTACT_ANSWERED
        np.add.at(self._wait_min, (week[answered], stream[answered]), value[answered])
        soon = answered & (value + self._waited_before_min(column, answered) < IN_TARGET_MIN)
        np.add.at(self._in_target, (week[soon], stream[soon]), 1.0)
        ended = kind == Kind.CONTACT_ENDED
        np.add.at(self._busy_min, (week[ended], self._group_of[column["agent_id"][ended]]), value[ended])

    def _waited_before_min(self, column: dict[str, Any], answered: Any) -> Floats:
        """Minutes that each caller who is answered had waited at earlier tries; the authors count all of his waits."""
        case, value = column["case_id"], column["value"]
        for row in np.flatnonzero(column["kind"] == Kind.CONTACT_ABANDONED):
            self._tried_min[int(case[row])] = self._tried_min.get(int(case[row]), 0.0) + float(value[row])
        before = np.zeros(case.size)
        for row in np.flatnonzero(answered & np.isin(case, list(self._tried_min))):
            before[row] = self._tried_min.pop(int(case[row]))
        return before

    def telethon(self) -> Floats:
        """A row for each week, a column for each figure of `TELETHON`."""
        count = {kind: counts[:, 0] for kind, counts in self._counts.items()}
        speed = self._wait_min[:, 0] / count[Kind.CONTACT_ANSWERED]
        return np.column_stack((
            count[Kind.CONTACT_OFFERED], count[Kind.CONTACT_ENDED], count[Kind.CONTACT_BLOCKED],
            count[Kind.CONTACT_ABANDONED], count[Kind.MESSAGE_LEFT], self._in_target[:, 0], speed,
            100.0 * self._busy_min[:, 0] / self._staffed_min[0],
        ))  # fmt: skip

    def bilingual(self) -> Floats:
        """A row for each week, a column for each figure of `BILINGUAL`."""
        count = self._counts
        return np.column_stack((
            count[Kind.CONTACT_OFFERED], self._again, count[Kind.CONTACT_ENDED], count[Kind.CONTACT_ABANDONED],
            self._in_target, 100.0 * self._busy_min / self._staffed_min,
            100.0 * self._busy_min.sum(axis=1) / self._staffed_min.sum(),
        ))  # fmt: skip


def all_rows(comparisons: Sequence[Comparison]) -> list[Row]:
    """The rows of several comparisons."""
    return [each.row for each in comparisons]
