"""The page: well-formed, self-contained, strict, escaped, repeatable, and true to the data."""

from __future__ import annotations

import base64
import hashlib
import os
import re
import subprocess
import sys
from dataclasses import replace
from functools import cache
from html.parser import HTMLParser
from pathlib import Path

import pytest
from fake_comparison import fake_comparison

from cxsim.reports.content import make_content
from cxsim.reports.html import render_report, write_report
from cxsim.reports.plots import draw_plots

VOID = {"meta", "link", "br", "img", "input", "hr", "line"}
NO_LINE_END = "\u2060"
HOSTILE = '<script>alert(1)</script><img src=x onerror="alert(2)">" onload="x {{ 7 * 7 }} ${x}'


class Page(HTMLParser):
    """Reads a page strictly: every tag closed in order, identifiers unique."""

    def __init__(self, text: str) -> None:
        super().__init__(convert_charrefs=True)
        self.open: list[str] = []
        self.tags: list[tuple[str, dict[str, str]]] = []
        self.words: list[str] = []
        self.feed(text)
        self.close()
        assert self.open == []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        names = [name for name, _ in attrs]
        assert len(names) == len(set(names)), (tag, names)
        self.tags.append((tag, {name: value or "" for name, value in attrs}))
        if tag not in VOID:
            self.open.append(tag)

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append((tag, {name: value or "" for name, value in attrs}))

    def handle_endtag(self, tag: str) -> None:
        if tag not in VOID:
            assert self.open.pop() == tag

    def handle_data(self, data: str) -> None:
        if "style" not in self.open:
            self.words.append(data)

    @property
    def text(self) -> str:
        return " ".join(" ".join(self.words).split())

    def all(self, tag: str) -> list[dict[str, str]]:
        return [attributes for name, attributes in self.tags if name == tag]


@cache
def html(policies: int) -> str:
    return render_report(fake_comparison(policies, weeks=40, warm_up_weeks=4))


@cache
def page(policies: int) -> Page:
    return Page(html(policies))


@pytest.mark.parametrize("policies", [2, 7])
def test_the_page_is_well_formed_and_its_references_resolve(policies: int) -> None:
    """One main, one h1; every id once; every link and label leads somewhere on the page."""
    found = page(policies)
    ids = [attributes["id"] for _, attributes in found.tags if "id" in attributes]
    assert len(ids) == len(set(ids))
    for tag in ("main", "header", "footer", "nav", "h1", "title"):
        assert len(found.all(tag)) == 1
    for _, attributes in found.tags:
        for name in ("aria-labelledby", "href"):
            if name in attributes:
                assert attributes[name].removeprefix("#") in ids
    assert found.all("html")[0]["lang"] == "en"


@pytest.mark.parametrize("policies", [2, 7])
def test_nothing_is_fetched_and_nothing_runs(policies: int) -> None:
    """No address, no script, no handler, no style attribute; the policy allows this style sheet and its fonts only."""
    found = page(policies)
    without_fonts = re.sub(r"url\(data:font/woff;base64,[A-Za-z0-9+/=]+\)", "", html(policies))
    assert not re.search(r"https?:|//[a-z]|url\((?!#)|@import|javascript:", without_fonts)
    for tag, attributes in found.tags:
        assert tag not in {"script", "iframe", "object", "embed", "link", "img", "form", "base"}
        assert not {name for name in attributes if name.startswith("on") or name in ("src", "style", "srcset")}
    rules = next(a["content"] for a in found.all("meta") if a.get("http-equiv") == "Content-Security-Policy")
    style = html(policies).split("<style>")[1].split("</style>")[0]
    digest = base64.b64encode(hashlib.sha256(style.encode()).digest()).decode()
    assert rules.startswith("default-src 'none'")
    assert "font-src data:;" in rules
    assert f"style-src 'sha256-{digest}'" in rules
    assert "unsafe" not in rules


def test_what_others_wrote_stays_words() -> None:
    """Titles, descriptions, names and the command cannot become markup."""
    comparison = fake_comparison(2, company_title=HOSTILE, policy_titles=(HOSTILE, "B</title><style>*{}</style>"))
    policies = tuple(replace(policy, description=HOSTILE) for policy in comparison.policies)
    text = render_report(replace(comparison, policies=policies), command=HOSTILE)
    found = Page(text)
    assert not found.all("script")
    assert not found.all("img")
    assert len(found.all("style")) == 1
    assert not [name for _, attributes in found.tags for name in attributes if name.startswith("on")]
    assert found.text.count("{{ 7 * 7 }}") >= 4


@pytest.mark.parametrize("policies", [2, 7])
def test_every_picture_has_a_caption_and_words_for_those_who_cannot_see_it(policies: int) -> None:
    """As many figures as pictures; each labelled by its own caption."""
    found = page(policies)
    drawn = [p for plots in draw_plots(fake_comparison(policies, weeks=40, warm_up_weeks=4)).values() for p in plots]
    assert len(found.all("figure")) == len(found.all("figcaption")) == len(drawn)
    for plot in drawn:
        assert {"id": f"figure-{plot.key}", "aria-labelledby": f"caption-{plot.key}"} in found.all("figure")
        assert " ".join(plot.caption.split()) in found.text
    labels = [attributes["aria-label"] for attributes in found.all("div") if attributes.get("role") == "img"]
    assert labels == [f"{plot.title}. {plot.description}" for plot in drawn]


def without_marks(words: str) -> str:
    """Words as a page shows them: what stands between backticks is set as code."""
    return words.replace("`", "")


def test_an_option_is_set_as_code_wherever_it_is_named() -> None:
    found = fake_comparison(2)
    of_one_budget = replace(found.company.economics, budget_usd_per_agent_week=80.0)
    text = render_report(replace(found, company=replace(found.company, economics=of_one_budget)))
    assert "`" not in text
    assert text.count("--robust") == text.count("<code>--robust</code>") >= 3


@pytest.mark.parametrize("policies", [2, 7])
def test_all_that_is_to_be_said_is_on_the_page(policies: int) -> None:
    """Every sentence, row, limit, lever, parameter and figure of the content."""
    content = make_content(fake_comparison(policies, weeks=40, warm_up_weeks=4))
    text = page(policies).text.replace(NO_LINE_END, "")
    wanted = [
        *(s for sentence in content.answer for s in (sentence.topic, sentence.claim, sentence.grounds)),
        *(level for row in content.table for level in row.levels),
        *(cell for table in content.money for line in table.lines for cell in line.cells),
        *(row.difference for pair in content.pairs for group in pair.groups for row in group.rows),
        *(words for pair in content.pairs for words in pair.pairing),
        *(limit.title for limit in content.limits), *(without_marks(limit.meaning) for limit in content.limits),
        *(lever.meaning for lever in content.levers), *(row.source for row in content.parameters),
        content.psychology, f"kappa = {content.kappa}", content.command,
    ]
    assert [words for words in wanted if " ".join(words.split()) not in text] == []


def test_a_sign_stays_with_its_amount() -> None:
    """No line ends between the minus and the dollars of a sentence or a table of words."""
    behind = fake_comparison(2, weeks=40, warm_up_weeks=4, shift=0.0)
    assert any("−$" in sentence.grounds for sentence in make_content(behind).answer)
    for article in re.findall(r'<article class="card answer">.*?</article>', render_report(behind), re.DOTALL):
        assert "−$" not in article


def test_tables_name_their_columns_and_rows() -> None:
    """Every header cell has a scope; every table a heading."""
    for tag, attributes in page(2).tags:
        if tag == "th":
            assert attributes.get("scope") in ("col", "row")


def test_same_comparison_same_bytes_in_another_process(tmp_path: Path) -> None:
    """Whatever the hash seed; and writing gives what rendering gave."""
    path = write_report(fake_comparison(2, weeks=40, warm_up_weeks=4), tmp_path / "new" / "folder")
    assert path.read_text(encoding="utf-8") == html(2)
    assert [p.name for p in path.parent.iterdir()] == ["report.html"]
    code = (
        "import hashlib; from fake_comparison import fake_comparison; from cxsim.reports.html import render_report\n"
        "print(hashlib.sha256(render_report(fake_comparison(2, weeks=40, warm_up_weeks=4)).encode()).hexdigest())"
    )
    environment = {
        **os.environ, "PYTHONHASHSEED": "7", "PYTHONPATH": os.pathsep.join(p for p in sys.path if p),
    }
    shown = subprocess.run(
        [sys.executable, "-c", code], env=environment, capture_output=True, text=True, check=True, timeout=120
    )
    assert shown.stdout.strip() == hashlib.sha256(html(2).encode()).hexdigest()
