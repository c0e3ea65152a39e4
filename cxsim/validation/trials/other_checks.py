"""What is checked beside the register, as the page of verdicts tells it: from what the commands wrote, and only that.

Every number comes from the ``summary.json`` of ``cxsim validate levers``, ``erosion`` and ``literature``; of a check
that was not run for the page, the page says so.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from typing import Any, Final

Document = Mapping[str, Any]

MODEL: Final = "model/"
"""How rows of the model against the equations are called (`cxsim.validation.erosion`)."""
EQUATIONS: Final = "equations/"
SIMULATED: Final = "simulated/"


def is_register(document: Document) -> bool:
    """Whether a folder holds rows of the register: it says on which seeds they were run."""
    return "seeds" in document


def other_checks(documents: Sequence[Document]) -> Iterator[str]:
    """The section, from the documents of all folders; where several tell of the same, the last one does."""
    yield "## Beside the register\n"
    yield (
        "- **Exact theory**: `cxsim validate queueing` holds the model against Erlang-A, Erlang-C, M/M/1 and Little's "
        "law; [what is held against what](contact-centres.md).")
    for title, command, tell in _CHECKS:
        told = list(tell(documents))
        words = told or [f"not run for this page; `cxsim validate {command} --out FOLDER` runs it."]
        yield f"- **{title}**: {' '.join(words)}"
    yield ""


def _literature(documents: Sequence[Document]) -> Iterator[str]:
    found = [document for document in documents if "examples" in document]
    if not found:
        return
    last = found[-1]
    figures = [figure for example in last["examples"] for figure in example["figures"]]
    held = sum(figure["verdict"] == "holds" for figure in figures)
    overlap = sum(
        figure["ci_low"] <= figure["published_high"] and figure["published_low"] <= figure["ci_high"]
        for figure in figures)
    yield (
        f"`cxsim validate literature --seed {last['seed']}`, {last['replications']} runs of {last['weeks']} weeks of "
        f"each of {len(last['examples'])}. Of {len(figures)} published figures {held} hold, and of {overlap} both "
        "intervals overlap; [which they are](contact-centres.md).")
    for figure in figures:
        if figure["verdict"] != "holds":
            yield (
                f"{figure['name']}: {figure['simulated']:.4g} ({figure['ci_low']:.4g} to {figure['ci_high']:.4g}), "
                f"published {figure['published']:.4g} ({figure['published_low']:.4g} to "
                f"{figure['published_high']:.4g}).")


def _erosion(documents: Sequence[Document]) -> Iterator[str]:
    last = {
        row["id"] + row["claim"]: row for document in documents for row in document.get("rows", ())
        if row["id"].startswith((MODEL, EQUATIONS, SIMULATED))
    }
    rows = list(last.values())
    if not rows:
        return
    equations, model, simulated = (
        [row for row in rows if row["id"].startswith(group)] for group in (EQUATIONS, MODEL, SIMULATED))
    yield (
        "`cxsim validate erosion` integrates the equations of Oliva and Sterman (2001), as remembered, and takes the "
        "model in the fluid limit through the same runs.")
    if equations:
        yield f"Of {len(equations)} recorded figures the equations give {_held(equations)} as near as is asked."
    if model:
        yield _distances("The model", model)
    if simulated:
        yield _distances("Whole runs of the model", simulated)


def _distances(what: str, rows: Sequence[Document]) -> str:
    """How far some runs are from the equations, relative, and the one that is farthest."""
    farthest = max(rows, key=lambda row: abs(row["measured"]))
    runs = len({_run(row) for row in rows})
    return (
        f"{what}, compared in every week in {runs} {'run' if runs == 1 else 'runs'}: {_held(rows)} of {len(rows)} "
        f"comparisons are within {100.0 * max(row['tolerance'] for row in rows):.2g} %, and the farthest, "
        f"{_run(farthest)}, is {100.0 * abs(farthest['measured']):.2g} % off.")


def _run(row: Document) -> str:
    return str(row["id"].partition("/")[2])


def _held(rows: Sequence[Document]) -> int:
    return sum(row["verdict"] == "holds" for row in rows)


def _levers(documents: Sequence[Document]) -> Iterator[str]:
    found = {
        result["lever"]: (result, document) for document in documents for result in document.get("levers", ())}
    if not found:
        return
    worlds = [document["replications"] for _, document in found.values()]
    usual = max(set(worlds), key=worlds.count)
    seeds = " and ".join(sorted({str(document["seed"]) for _, document in found.values()}))
    shown = [result for result, _ in found.values() if result["verdict"] == "both show"]
    set_for = sum(bool(result["where"]) for result in shown)
    yield (
        f"each from its low to its high end: `cxsim validate levers`, seed {seeds}, {usual} worlds, intervals that "
        f"hold together for each lever. Of {len(found)} levers {len(shown)} show a good and a cost, {set_for} of them "
        "in a firm that is set so that what they act on is not rare or slow; the command says how.")
    for result, document in found.values():
        in_worlds = "" if document["replications"] == usual else f" in {document['replications']} worlds"
        if in_worlds and result["where"]:
            in_worlds += f", with {', '.join(f'`{number}` {level:g}' for number, level in result['where'].items())}"
        if result["verdict"] != "both show":
            sides = (("good", result["good"][0]), ("cost", result["bad"][0]))
            tried = "; ".join(f"{_change(change)} (its {side})" for side, change in sides if not change["shows"])
            yield f"`{result['lever']}`: {result['verdict']}{in_worlds}, surest {tried}."
        elif in_worlds:
            yield f"`{result['lever']}` shows both{in_worlds}."


def _change(change: Document) -> str:
    mean, low, high = ("none" if change[end] is None else f"{change[end]:.3g}" for end in ("mean", "low", "high"))
    return f"`{change['kpi']}` {mean} ({low} to {high})"


_CHECKS: Final[tuple[tuple[str, str, Callable[[Sequence[Document]], Iterator[str]]], ...]] = (
    ("Contact centres with published results", "literature", _literature),
    ("Standards that erode", "erosion", _erosion),
    ("Each lever moved alone", "levers", _levers),
)
"""What a check is called on the page, the command that runs it, and what it tells."""
