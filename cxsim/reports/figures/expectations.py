"""The nine expectations as a radar: one petal line per policy, from 0 in the middle to 1 at the rim."""

from __future__ import annotations

import math
import textwrap

from cxsim.experiments.results import Comparison
from cxsim.reports import theme
from cxsim.reports.figures import frame
from cxsim.reports.figures.svg import PANEL_WIDTH_IN, to_svg
from cxsim.rules.expectations import EXPECTATIONS, MET_FROM

_SIDE_IN = 1.85
_LABEL_CHARACTERS = 13


def expectations_plot(comparison: Comparison, places: tuple[frame.Seat, ...]) -> frame.Plot | None:
    """Mean score of each of the nine expectations under each policy."""
    names = [f"expectation_{name}" for name in EXPECTATIONS]
    shown = [seat for seat in places if all(name in comparison.estimates.get(seat.name, {}) for name in names)]
    if not shown:
        return None
    title = "Nine least expectations"
    note = f"Middle: 0, rim: 1, dashed: {MET_FROM:g}, where a score counts as met."
    height = 1.35 + _SIDE_IN + frame.LINE_IN * len(frame.key_rows(shown))
    figure, top = frame.start(title, height, [note])
    frame.draw_key(figure, shown, top)
    left = (PANEL_WIDTH_IN - _SIDE_IN) / 2.0
    panel = frame.axes(figure, left, 0.35, left + _SIDE_IN, 0.35 + _SIDE_IN, projection="polar")
    angles = [2.0 * math.pi * i / len(names) for i in range(len(names))]
    panel.set_theta_offset(math.pi / 2.0)  # type: ignore[attr-defined]
    panel.set_theta_direction(-1)  # type: ignore[attr-defined]
    panel.set_ylim(0.0, 1.0)
    panel.set_yticks([0.25, 0.5, 0.75, 1.0], labels=[])
    panel.set_xticks(angles, labels=[])
    panel.grid(color=theme.DIM, alpha=0.25, linewidth=0.6)
    rim = [*angles, angles[0]]
    panel.plot(rim, [MET_FROM] * len(rim), color=theme.DIM, linewidth=0.9, linestyle=(0, (3, 2)))
    for angle, (label, _) in zip(angles, EXPECTATIONS.values(), strict=True):
        across = math.sin(angle)
        align = "center" if abs(across) < 0.2 else "left" if across > 0.0 else "right"
        panel.text(angle, 1.1, textwrap.fill(label, _LABEL_CHARACTERS), fontsize=8, ha=align, va="center")
    for seat in shown:
        scores = [comparison.estimates[seat.name][name].mean for name in names]
        panel.plot(rim, [*scores, scores[0]], color=seat.look.colour, linestyle=seat.look.dash,
                   linewidth=1.8, marker=seat.look.marker, markersize=4.0)
    spoken = "; ".join(
        f"{seat.title}: " + ", ".join(
            f"{label.lower()} {comparison.estimates[seat.name][name].mean:.2f}"
            for name, (label, _) in zip(names, EXPECTATIONS.values(), strict=True))
        for seat in shown
    )
    return frame.Plot(
        key="nine-expectations",
        title=title,
        caption=(
            "Every case is scored from 0 to 1 on the nine things that customers expect at least (essay E5); the lines "
            "are means over all cases and worlds. A mean above the dashed line does not say that every case is."
        ),
        description=f"Radar of nine scores. {spoken}.",
        svg=to_svg(figure, title, spoken),
    )
