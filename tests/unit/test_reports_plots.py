"""The pictures: well-formed, repeatable, complete, safe against odd titles and missing data."""

from __future__ import annotations

import xml.etree.ElementTree as ET
from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest
from fake_comparison import fake_comparison

from cxsim.experiments.results import Histogram
from cxsim.metrics.whole_files import write_whole
from cxsim.reports.figures.distributions import quantile
from cxsim.reports.figures.frame import seats, shorten
from cxsim.reports.figures.svg import for_page
from cxsim.reports.plots import draw_plots, write_plots
from cxsim.reports.theme import LOOKS, PANEL, look

SVG = "{http://www.w3.org/2000/svg}"
ODD_TITLES = ("<b>Fear</b> & $x^{2$", "\u6a21\u62df \U0001f600 " + "long " * 30)


@pytest.mark.parametrize("policies", [2, 3, 7])
def test_every_picture_is_a_titled_document_without_style_attributes(policies: int) -> None:
    """Well-formed XML that a strict page can take in."""
    found = draw_plots(fake_comparison(policies, weeks=30, warm_up_weeks=4))
    plots = [plot for drawn in found.values() for plot in drawn]
    assert len({plot.key for plot in plots}) == len(plots) == 18 + policies - 1
    for plot in plots:
        root = ET.fromstring(plot.svg)
        assert root.findtext(f"{SVG}title") == plot.title
        assert root.findtext(f"{SVG}desc")
        assert plot.caption
        assert not [element for element in root.iter() if "style" in element.attrib]
        assert plot.title in [element.text for element in root.iter(f"{SVG}text")]


def test_the_same_comparison_gives_the_same_bytes(tmp_path: Path) -> None:
    """Twice in one process; no half file is left."""
    for folder in ("one", "two"):
        (tmp_path / folder).mkdir()
        write_plots(draw_plots(fake_comparison(2)), tmp_path / folder)
    one, two = ({p.name: p.read_bytes() for p in (tmp_path / f / "plots").iterdir()} for f in ("one", "two"))
    assert one == two
    assert all(name.endswith(".svg") and not name.startswith(".") for name in one)


def test_odd_titles_are_drawn_as_words() -> None:
    """Markup, formulas, rare glyphs and endless titles neither break a picture nor run out of it."""
    for drawn in draw_plots(fake_comparison(2, policy_titles=ODD_TITLES)).values():
        for plot in drawn:
            words = [element.text or "" for element in ET.fromstring(plot.svg).iter(f"{SVG}text")]
            assert max(map(len, words)) < 70


def test_one_world_and_missing_data_leave_gaps_not_errors() -> None:
    """No interval, no weekly series, no histogram: those pictures are left out, the others drawn."""
    comparison = fake_comparison(2, replications=1)
    bare = replace(
        comparison, weekly={name: {} for name in comparison.policy_names},
        histograms={name: {} for name in comparison.policy_names}, moments={}, money={},
    )
    found = draw_plots(bare)
    assert [subject for subject, plots in found.items() if plots] == ["differences", "expectations", "risk"]


def test_no_two_policies_look_alike() -> None:
    """Colour, dash and mark all differ: one is enough to tell policies apart."""
    assert len({one.colour for one in LOOKS}) == len({one.dash for one in LOOKS}) == len(LOOKS)
    assert len({one.marker for one in LOOKS}) == len(LOOKS)
    assert all(contrast(one.colour, PANEL) >= 3.0 for one in LOOKS)
    assert look(len(LOOKS)) == look(0)


def test_lines_differ_in_lightness_for_the_first_two() -> None:
    """A grey print keeps the pair apart by dash even where lightness is near; titles keep 4.5 to 1 on the panel."""
    assert look(0).dash != look(1).dash
    assert min(contrast(look(i).colour, PANEL) for i in (0, 1)) >= 4.5


def test_identifiers_are_unique_between_pictures_on_a_page() -> None:
    """Each picture refers to its own parts only."""
    plots = draw_plots(fake_comparison(2))["time"][:2]
    sets = []
    for plot in plots:
        page = f'<r xmlns="http://www.w3.org/2000/svg">{for_page(plot.svg, plot.key)}</r>'
        elements = list(ET.fromstring(page).iter())
        ids = [element.attrib["id"] for element in elements if "id" in element.attrib]
        used = {element.attrib["href"][1:] for element in elements if "href" in element.attrib}
        assert len(ids) == len(set(ids))
        assert used <= set(ids)
        sets.append(set(ids))
    assert not sets[0] & sets[1]


def test_file_names_come_from_names_and_stay_in_the_folder() -> None:
    """A policy's name may be anything."""
    slugs = [seat.slug for seat in seats(("../../x", "A b", "a-b", "\u6a21"), ("1", "2", "3", "4"))]
    assert slugs == ["x", "a-b-2", "a-b-3", "policy-4"]


def test_a_failed_write_leaves_the_old_file(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Disk full: what was there stays, nothing half is left beside it."""
    path = tmp_path / "a.svg"
    path.write_text("old")

    def full(*_: object) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr("os.replace", full)
    with pytest.raises(OSError, match="No space"):
        write_whole(path, "new")
    assert [p.name for p in tmp_path.iterdir()] == ["a.svg"]
    assert path.read_text() == "old"


def test_quantiles_of_a_histogram() -> None:
    """Linear within a class: a uniform distribution gives the identity."""
    uniform = Histogram(np.linspace(0.0, 1.0, 11), np.full(10, 0.1))
    for prob in (0.0, 0.05, 0.5, 0.995, 1.0):
        assert quantile(uniform, prob) == pytest.approx(prob)


def test_shortening_keeps_short_texts_and_one_line() -> None:
    """Never longer than asked."""
    assert shorten("a\n b", 10) == "a b"
    assert shorten("abcdefgh", 5) == "abcd…"


def contrast(one: str, other: str) -> float:
    """Contrast ratio of two colours (WCAG 2.2, relative luminance)."""
    lighter, darker = sorted((_luminance(one), _luminance(other)), reverse=True)
    return (lighter + 0.05) / (darker + 0.05)


def _luminance(colour: str) -> float:
    parts = [int(colour[i:i + 2], 16) / 255 for i in (1, 3, 5)]
    linear = [p / 12.92 if p <= 0.04045 else ((p + 0.055) / 1.055) ** 2.4 for p in parts]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]
