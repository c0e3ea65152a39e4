"""All pictures of a comparison, in the order of the report, and their files."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Final

from cxsim.experiments.results import Comparison
from cxsim.metrics.histograms import HISTOGRAMS
from cxsim.metrics.kpis import KPIS
from cxsim.metrics.moments import MOMENT_FIGURES
from cxsim.metrics.whole_files import write_whole
from cxsim.reports.figures.differences import difference_plot
from cxsim.reports.figures.distributions import distribution_plot
from cxsim.reports.figures.expectations import expectations_plot
from cxsim.reports.figures.frame import Plot, Seat, seats
from cxsim.reports.figures.moments import moment_plot
from cxsim.reports.figures.money import money_plot
from cxsim.reports.figures.risk import risk_plot, worlds_plot
from cxsim.reports.figures.svg import style
from cxsim.reports.figures.tornado import tornado_plot
from cxsim.reports.figures.weekly import running_difference_plot, weekly_plot
from cxsim.reports.pairs import paired, titles

HEADLINE_KPIS: Final = (
    "profit", "customer_equity", "csat", "first_contact_resolution", "customer_effort_score", "churn_rate",
    "review_score", "goodwill_cost", "fear", "exhaustion", "engagement", "trust", "skill",
    "average_speed_of_answer_min",
)
"""Rows of the picture of differences: the primary KPIs and those that tell how they come about."""

WEEKLY_KPIS: Final = ("profit", "csat", "first_contact_resolution", "fear", "exhaustion")


def draw_plots(comparison: Comparison) -> dict[str, tuple[Plot, ...]]:
    """Every picture by subject: ``robust``, ``differences``, ``time``, ``moments``, ``expectations``, ``money``,
    ``risk``, ``distributions``.

    Parameters
    ----------
    comparison
        The comparison, of two policies or more. Pictures for which it has no data are left out.
    """
    places = seats(comparison.policy_names, titles(comparison))
    profit = KPIS["profit"]
    with style():
        examined = comparison.robustness
        found: dict[str, Sequence[Plot | None]] = {
            "robust": [] if examined is None else [
                tornado_plot(examined, pair) for pair in range(len(examined.pairs))
            ],
            "differences": [_differences(comparison, places[0], other) for other in places[1:]],
            "time": [
                running_difference_plot(comparison, profit, places),
                *(weekly_plot(comparison, KPIS[name], places) for name in WEEKLY_KPIS),
            ],
            "moments": [moment_plot(comparison, name, places) for name in MOMENT_FIGURES],
            "expectations": [expectations_plot(comparison, places)],
            "money": [money_plot(comparison, places)],
            "risk": [risk_plot(comparison, profit, places), worlds_plot(comparison, profit, places)],
            "distributions": [
                distribution_plot(comparison, name, distribution, places)
                for name, distribution in HISTOGRAMS.items()
            ],
        }
    return {subject: tuple(plot for plot in plots if plot is not None) for subject, plots in found.items()}


def write_plots(drawn: Mapping[str, Sequence[Plot]], out_dir: Path) -> list[Path]:
    """Write every picture as ``out_dir/plots/KEY.svg``; the same comparison gives the same bytes.

    Parameters
    ----------
    drawn
        What `draw_plots` gave.
    out_dir
        An existing folder; ``plots`` is made in it.

    Returns
    -------
    list of Path
        The files, in the order of the report.

    Raises
    ------
    OSError
        When a file cannot be written; finished files stay.
    """
    folder = out_dir / "plots"
    folder.mkdir(parents=True, exist_ok=True)
    written = []
    for plots in drawn.values():
        for plot in plots:
            path = folder / f"{plot.key}.svg"
            write_whole(path, plot.svg)
            written.append(path)
    return written


def _differences(comparison: Comparison, first: Seat, second: Seat) -> Plot | None:
    rows = ((KPIS[name], paired(comparison, first.name, second.name, name)) for name in HEADLINE_KPIS)
    return difference_plot([(kpi, pair) for kpi, pair in rows if pair is not None], first, second)
